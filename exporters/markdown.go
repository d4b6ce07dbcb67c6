package exporters

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/goccy/go-yaml"

	"kitei/policy"
)

// WriteMarkdown writes a document in kitei's own Markdown form, which reads back to the same tree: kinds follow from headings,
// paragraphs and lists, and what Markdown has no place for stands in {#id …} behind each line.
func WriteMarkdown(w io.Writer, d *policy.Document) error { return WriteMarkdownDraft(w, d, Layout{}) }

// WriteMarkdownDraft writes a document as [WriteMarkdown] does, with the disclaimer of the layout as a comment in its head: what it says of the
// text is no part of the text and is not read back.
func WriteMarkdownDraft(w io.Writer, d *policy.Document, l Layout) error {
	m := &markdownWriter{w: bufio.NewWriter(w), note: strings.Join(strings.Fields(l.Disclaimer), " ")}
	if err := m.front(d); err != nil {
		return err
	}
	m.printf("# %s\n", escapeLine(d.Title))
	for _, n := range d.Nodes {
		m.node(n, 2)
	}
	return m.w.Flush()
}

type markdownWriter struct {
	w    *bufio.Writer
	note string // of one line
}

func (m *markdownWriter) printf(format string, args ...any) { fmt.Fprintf(m.w, format, args...) }

// front writes the head of the rule as YAML.
func (m *markdownWriter) front(d *policy.Document) error {
	h := d.Head
	fields := yaml.MapSlice{}
	add := func(key string, value any) {
		if value != "" && value != 0 {
			fields = append(fields, yaml.MapItem{Key: key, Value: value})
		}
	}
	add("title", d.Title)
	add("short", d.Short)
	add("form", h.Form)
	add("number", h.Number)
	add("date", h.Date)
	add("addressee", h.Addressee)
	add("enacting", h.Enacting)
	add("issuer", h.Issuer)
	add("edition", h.Edition)
	add("revision", h.Revision)
	s := h.Styling
	numbering := s.Numbering
	if numbering == "" {
		numbering = policy.ByArticle
	}
	add("numbering", string(numbering))
	add("digits", map[policy.Digits]string{policy.Hankaku: "hankaku", policy.Kanji: "kanji"}[s.Digits])
	if s.HalfBrackets {
		add("brackets", "half")
	}
	add("supplement", s.Supplement)
	add("start", s.ArticleStart)
	add("part", s.Part)
	if len(h.History) > 0 {
		var rows []yaml.MapSlice
		for _, r := range h.History {
			rows = append(rows, yaml.MapSlice{{Key: "date", Value: r.Date}, {Key: "edition", Value: r.Edition}, {Key: "summary", Value: r.Summary}})
		}
		fields = append(fields, yaml.MapItem{Key: "history", Value: rows})
	}
	head, err := yaml.Marshal(fields)
	if err != nil {
		return fmt.Errorf("writing head of %s: %w", d.Title, err)
	}
	m.printf("---\n")
	if m.note != "" {
		m.printf("# %s\n", m.note)
	}
	m.printf("%s---\n\n", head)
	return nil
}

// node writes one node and what is under it. level is the level of heading its kind would have here.
func (m *markdownWriter) node(n *policy.Node, level int) {
	switch n.Kind {
	case policy.Paragraph, policy.Preamble:
		m.printf("\n%s%s\n", m.provision(n), attributes(n, kindAttribute(n)))
		m.items(n.Children, 0)
	case policy.Item, policy.Subitem1, policy.Subitem2, policy.Subitem3:
		m.printf("\n")
		m.items([]*policy.Node{n}, int(n.Kind-policy.Item))
	case policy.Table:
		m.table(n)
	default:
		level = headingLevel(n.Kind, level)
		m.printf("\n%s %s%s\n", strings.Repeat("#", level), heading(n), attributes(n, kindAttribute(n)))
		if n.Text != "" {
			m.printf("\n%s\n", escapeLine(n.Text))
		}
		for _, c := range n.Children {
			m.node(c, level+1)
		}
	}
}

// headingLevel is the level of heading of a kind; what is attached stands at the level of chapters.
func headingLevel(k policy.Kind, level int) int {
	switch k {
	case policy.Chapter, policy.Part, policy.Supplement, policy.Annex, policy.Form:
		return 2
	case policy.Section:
		return 3
	case policy.Article:
		return 4
	}
	return min(max(level, 3), 6)
}

// kindAttribute is the kind to be named because the Markdown alone would be read as another.
func kindAttribute(n *policy.Node) string {
	switch n.Kind {
	case policy.Chapter, policy.Section, policy.Article, policy.Subarticle, policy.Paragraph,
		policy.Item, policy.Subitem1, policy.Subitem2, policy.Subitem3, policy.Table:
		return ""
	}
	return n.Kind.String()
}

func heading(n *policy.Node) string {
	switch {
	case n.Label == "":
		return escapeLine(n.Title)
	case n.Title == "":
		return n.Label
	}
	return n.Label + "　" + escapeInline(n.Title)
}

// provision is the text of a paragraph or item with its number and caption before it. A text that could be taken for a numbered one is set
// off by a space of its own.
func (m *markdownWriter) provision(n *policy.Node) string {
	text := escapeInline(n.Text)
	if n.Title != "" {
		text = "**" + escapeInline(n.Title) + "** " + text
	}
	if n.Label != "" {
		return n.Label + "　" + text
	}
	if before, _, _ := strings.Cut(n.Text, "　"); n.Title == "" {
		if _, _, ok := policy.ParseLabel(before + "　x"); ok {
			return "\\　" + text
		}
	}
	return escapeLine(text)
}

func (m *markdownWriter) items(items []*policy.Node, depth int) {
	for i, n := range items {
		if i == 0 && depth == 0 {
			m.printf("\n")
		}
		if n.Kind == policy.Table {
			m.table(n)
			continue
		}
		indent := strings.Repeat("    ", depth)
		text := strings.ReplaceAll(m.provision(n), "\n", "\n"+indent+"  ")
		m.printf("%s- %s%s\n", indent, text, attributes(n, ""))
		m.items(n.Children, depth+1)
	}
}

func (m *markdownWriter) table(n *policy.Node) {
	m.printf("\n")
	for i, row := range n.Rows {
		m.printf("|")
		for _, cell := range row {
			cell = strings.ReplaceAll(escapeInline(cell), "|", `\|`)
			m.printf(" %s |", strings.ReplaceAll(cell, "\n", "<br>"))
		}
		m.printf("\n")
		if i == 0 {
			m.printf("|%s\n", strings.Repeat("---|", len(row)))
		}
	}
	if a := attributes(n, ""); a != "" {
		m.printf("%s\n", strings.TrimSpace(a))
	}
}

// attributes writes {#id …}. A heading without an id still needs the braces when a kind must be named.
func attributes(n *policy.Node, kind string) string {
	var words []string
	if n.ID != "" {
		words = append(words, "#"+n.ID)
	} else if kind != "" || n.Level != 0 || len(n.Also) > 0 || n.Check != "" || len(n.Who) > 0 || n.Cite != "" {
		words = append(words, "#-")
	}
	if kind != "" {
		words = append(words, "kind="+kind)
	}
	if n.Level != policy.Unspecified {
		words = append(words, n.Level.String())
	}
	if len(n.Who) > 0 {
		words = append(words, "who="+strings.Join(n.Who, ","))
	}
	if len(n.Also) > 0 {
		words = append(words, `also="`+strings.Join(n.Also, " ")+`"`)
	}
	if n.Check != "" {
		words = append(words, `check="`+strings.ReplaceAll(n.Check, `"`, "”")+`"`)
	}
	if n.Cite != "" {
		words = append(words, `cite="`+n.Cite+`"`)
	}
	if len(words) == 0 {
		return ""
	}
	return " {" + strings.Join(words, " ") + "}"
}

// inlineMarks are the characters Markdown could read as marks inside a line.
const inlineMarks = "\\*_`[]<&~!"

func escapeInline(s string) string {
	if !strings.ContainsAny(s, inlineMarks+"{") {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune(inlineMarks, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// escapeLine protects the start of a line, where a mark would make a heading, list, table or rule of it.
func escapeLine(s string) string {
	if s == "" || !strings.ContainsRune("#-+|=>~`", rune(s[0])) {
		return s
	}
	return "\\" + s
}
