package templates

import (
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"kitei/policy"
)

// Chapters is how many chapters the 対策基準 of an edition has: one file each.
const Chapters = 9

// WriteEdition gives the files of an edition in the form of national/README.md, by their names in its folder, so that [OpenFS] reads the same
// edition back. The numbers at headings are counted. An edition whose 対策基準 does not have nine chapters cannot be written
// (edition-chapters).
func WriteEdition(e *Edition) (map[string][]byte, error) {
	if len(e.Standards.Nodes) != Chapters {
		return nil, policy.Problem("edition-chapters", policy.Pos{File: e.Standards.Source}, len(e.Standards.Nodes))
	}
	head, err := yaml.Marshal(e.Info)
	if err != nil {
		return nil, fmt.Errorf("writing edition.yaml: %w", err)
	}
	files := map[string][]byte{"edition.yaml": head}
	labels := map[*policy.Node]string{}
	write := func(name, head string, nodes []*policy.Node) {
		w := &editionWriter{labels: labels}
		w.b.WriteString(head)
		for _, n := range nodes {
			w.node(n, 0)
		}
		files[name] = []byte(strings.TrimLeft(w.b.String(), "\n"))
	}
	numberedHeadings(e.Basic, labels)
	numberedHeadings(withChapters(e.Standards, e.Overlay), labels)
	write("basic-policy.md", "", e.Basic.Nodes)
	for i, n := range e.Standards.Nodes {
		write("standards/"+chapterFiles[i]+".md", "", []*policy.Node{n})
	}
	write("appendix-roles.md", "# "+e.Roles.Title+" {#app.roles}\n", e.Roles.Nodes)
	if e.Overlay != nil {
		write(overlayFile+".md", "", e.Overlay.Nodes)
	}
	return files, nil
}

// withChapters is the standards and the 特則 behind them, without copying.
func withChapters(standards, overlay *policy.Document) *policy.Document {
	if overlay == nil {
		return standards
	}
	return &policy.Document{Nodes: slices.Concat(standards.Nodes, overlay.Nodes)}
}

// numberedHeadings gives the numbers of headings that counting gives.
func numberedHeadings(d *policy.Document, labels map[*policy.Node]string) {
	counted := d.Clone()
	policy.Number(counted, policy.Styling{Numbering: policy.ByGuideline, Digits: policy.Hankaku})
	var list []string
	for n := range counted.All() {
		list = append(list, n.Label)
	}
	i := 0
	for n := range d.All() {
		labels[n] = list[i]
		i++
	}
}

type editionWriter struct {
	b      strings.Builder
	labels map[*policy.Node]string
}

func (w *editionWriter) printf(format string, args ...any) { fmt.Fprintf(&w.b, format, args...) }

// node writes a provision; depth is that of captioned items in one another.
func (w *editionWriter) node(n *policy.Node, depth int) {
	switch n.Kind {
	case policy.Item, policy.Subitem1, policy.Subitem2, policy.Subitem3:
		w.items([]*policy.Node{n}, int(n.Kind-policy.Item))
	case policy.Table:
		w.table(n)
	case policy.Paragraph, policy.Preamble:
		w.printf("\n%s%s\n", captioned1(n), marksOf(n, ""))
		w.items(n.Children, 0)
	default:
		level, kind := 4, ""
		switch n.Kind {
		case policy.Chapter:
			level = 2
		case policy.Section:
			level = 3
		case policy.Article:
		case policy.Subarticle:
			level = min(5+depth, 6)
			depth++
		default:
			kind = n.Kind.String()
		}
		w.printf("\n%s %s %s%s\n", strings.Repeat("#", level), w.labels[n], markdownText(n.Title), marksOf(n, kind))
		for _, c := range n.Children {
			w.node(c, depth)
		}
	}
}

func (w *editionWriter) items(items []*policy.Node, depth int) {
	for i, n := range items {
		if n.Kind == policy.Table {
			w.table(n)
			continue
		}
		if i == 0 && depth == 0 {
			w.printf("\n")
		}
		indent := strings.Repeat("    ", depth)
		w.printf("%s- %s%s\n", indent, strings.ReplaceAll(captioned1(n), "\n", "\n"+indent+"  "), marksOf(n, ""))
		w.items(n.Children, depth+1)
	}
}

func (w *editionWriter) table(n *policy.Node) {
	w.printf("\n")
	for i, row := range n.Rows {
		w.printf("|")
		for _, cell := range row {
			w.printf(" %s |", strings.ReplaceAll(strings.ReplaceAll(markdownText(cell), "|", `\|`), "\n", "<br>"))
		}
		w.printf("\n")
		if i == 0 {
			w.printf("|%s\n", strings.Repeat("---|", len(row)))
		}
	}
	w.printf("%s\n", strings.TrimSpace(marksOf(n, "")))
}

// captioned1 is the text of a provision with its caption before it.
func captioned1(n *policy.Node) string {
	if n.Title != "" {
		return "**" + markdownText(n.Title) + "** " + markdownText(n.Text)
	}
	text := markdownText(n.Text)
	if text != "" && strings.ContainsRune("#-+|=>", rune(text[0])) {
		return "\\" + text
	}
	return text
}

// markdownText protects what Markdown would read as marks; tokens stay as they are.
func markdownText(s string) string {
	if !strings.ContainsAny(s, "\\*_`[]<&~!") {
		return s
	}
	var b strings.Builder
	depth := 0
	for _, r := range s {
		switch {
		case r == '{':
			depth++
		case r == '}':
			depth--
		case depth == 0 && strings.ContainsRune("\\*_`[]<&~!", r):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// marksOf writes {#id …}.
func marksOf(n *policy.Node, kind string) string {
	words := []string{"#" + n.ID}
	add := func(name, value string) {
		if value != "" {
			words = append(words, name+"="+value)
		}
	}
	quoted := func(name, value string) {
		if value != "" {
			words = append(words, name+`="`+strings.ReplaceAll(value, `"`, "”")+`"`)
		}
	}
	add("kind", kind)
	if n.Level != policy.Unspecified {
		words = append(words, n.Level.String())
	}
	if n.Local {
		words = append(words, "local")
	}
	add("who", strings.Join(n.Who, ","))
	quoted("also", strings.Join(n.Also, " "))
	quoted("check", n.Check)
	quoted("when", n.When)
	if n.Place > 0 {
		add("n", policy.FormatNumber(n.Place, policy.Hankaku))
	}
	return " {" + strings.Join(slices.DeleteFunc(words, func(s string) bool { return s == "#" }), " ") + "}"
}
