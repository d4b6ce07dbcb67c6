package importers_test

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"
	"testing"

	"kitei/policy"
	"kitei/samples"
	"kitei/templates"
)

// numbered is a document of the model or of a sample in one style of numbering.
type numbered struct {
	name string
	doc  *policy.Document
}

// stylings are the styles of numbering with their digits and brackets.
func stylings() []policy.Styling {
	var out []policy.Styling
	for _, n := range []policy.Numbering{policy.ByArticle, policy.ByGuideline, policy.ByHyphen, policy.ByOrdinal} {
		for _, d := range []policy.Digits{policy.Zenkaku, policy.Hankaku, policy.Kanji} {
			for _, half := range []bool{false, true} {
				out = append(out, policy.Styling{Numbering: n, Digits: d, HalfBrackets: half, Part: 2})
			}
		}
	}
	return out
}

// sources are the basic policy and the standards of every edition, and every document drafted for the samples.
var sources = sync.OnceValue(func() []numbered {
	var out []numbered
	must := func(err error) {
		if err != nil {
			panic(err)
		}
	}
	for _, e := range templates.Editions() {
		edition, err := templates.Open(e.ID)
		must(err)
		model, err := templates.Model(edition)
		must(err)
		for i, part := range model.Nodes {
			out = append(out, numbered{fmt.Sprintf("%s/%d", e.ID, i+1), &policy.Document{Title: part.Title, Nodes: part.Children}})
		}
	}
	files, err := fs.Glob(samples.Files, "*/kitei.yaml")
	must(err)
	for _, file := range files {
		src, err := fs.ReadFile(samples.Files, file)
		must(err)
		params, err := templates.ReadParams(file, src)
		must(err)
		edition, err := templates.Open(templates.Newest())
		must(err)
		set, _, err := templates.Draft(edition, params)
		must(err)
		for i, d := range set.Documents() {
			out = append(out, numbered{fmt.Sprintf("%s/%d", path.Dir(file), i+1), d})
		}
	}
	return out
})

// everyStyle calls f with every source in every style: all digits and brackets for the first two and the last, and for the others one of them in turn.
// With thin only every third source is taken, each in turn by its place.
func everyStyle(t *testing.T, thin bool, f func(t *testing.T, d numbered, s policy.Styling)) {
	t.Helper()
	styles := stylings()
	all := sources()
	for i, src := range all {
		if thin && i%3 != 0 && i > 13 {
			continue
		}
		for j, s := range styles {
			if i > 1 && i < len(all)-1 && j%6 != i%6 {
				continue
			}
			d := numbered{fmt.Sprintf("%s %s digits %d half %v", src.name, s.Numbering, s.Digits, s.HalfBrackets), src.doc.Clone()}
			policy.Number(d.doc, s)
			f(t, d, s)
		}
	}
}

// plainText writes a document as people keep it in a text file: one provision a line, captions above the articles of 条文形式,
// cells separated by tabs.
func plainText(d *policy.Document) string {
	var b strings.Builder
	line := func(s string) {
		if s != "" {
			b.WriteString(s + "\n")
		}
	}
	line(d.Title)
	if d.Head.Number != "" {
		line("（" + d.Head.Number + "）")
	}
	if d.Head.Date != "" {
		line(d.Head.Date)
	}
	byArticle := d.Head.Styling.Numbering == policy.ByArticle
	var nodes func(list []*policy.Node, captions bool)
	nodes = func(list []*policy.Node, captions bool) {
		for _, n := range list {
			children := n.Children
			switch {
			case n.Kind == policy.Table:
				line(strings.TrimSpace(n.Label + "　" + n.Title))
				for _, row := range n.Rows {
					cells := make([]string, len(row))
					for i, c := range row {
						cells[i] = strings.ReplaceAll(c, "\n", "、")
					}
					b.WriteString(strings.Join(cells, "\t") + "\n")
				}
			case n.Kind == policy.Article && captions:
				if n.Title != "" {
					line("（" + n.Title + "）")
				}
				text := n.Text
				if text == "" && len(children) > 0 && children[0].Kind == policy.Paragraph && children[0].Label == "" && children[0].Title == "" {
					line(strings.TrimRight(n.Label+"　"+children[0].Text, "　"))
					nodes(children[0].Children, captions)
					children = children[1:]
				} else {
					line(strings.TrimRight(n.Label+"　"+text, "　"))
				}
			case n.Kind == policy.Paragraph && captions && n.Title != "":
				line("（" + n.Title + "）")
				line(strings.TrimLeft(n.Label+"　"+n.Text, "　"))
			default:
				line(n.Line())
			}
			nodes(children, captions || n.Kind == policy.Supplement)
		}
	}
	nodes(d.Nodes, byArticle)
	return b.String()
}

// tally counts clauses that were written and read, and those that agree in number, caption and text.
type tally struct{ written, read, same int }

func (c *tally) recall() float64    { return float64(c.same) / float64(max(c.written, 1)) }
func (c *tally) precision() float64 { return float64(c.same) / float64(max(c.read, 1)) }

// compare adds the clauses of two documents. It gives what of the first is not in the second and the other way round.
func (c *tally) compare(want, got *policy.Document) (lost, invented []string) {
	return c.compareKeys(clauseKeys(want), clauseKeys(got))
}

func (c *tally) compareKeys(want, got []string) (lost, invented []string) {
	left := map[string]int{}
	for _, k := range want {
		c.written++
		left[k]++
	}
	for _, k := range got {
		c.read++
		if left[k] > 0 {
			left[k]--
			c.same++
			continue
		}
		invented = append(invented, k)
	}
	for _, k := range want {
		if left[k] > 0 {
			left[k]--
			lost = append(lost, k)
		}
	}
	return lost, invented
}

func clauseKeys(d *policy.Document) []string {
	var out []string
	for _, c := range policy.Clauses(d) {
		out = append(out, c.Node.Kind.String()+"|"+c.Path()+"|"+c.Node.Title+"|"+c.Text())
	}
	return out
}
