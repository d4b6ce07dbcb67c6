package policy

import (
	"slices"
	"strings"
)

// Clause is the unit in which documents are compared: an article with everything under it; a grouping's own text where it has no
// articles; a 附則 without articles, a 別表, a 様式; and any text that stands outside all of these.
type Clause struct {
	Node  *Node   // the article, or the grouping or attached part that counts as one
	Up    []*Node // its ancestors, outermost first
	Parts []*Node // what belongs to it in the order of reading: all of Node's children for an article, its own text for a grouping
}

// Clauses cuts d into clauses in the order of reading. Every node of d that holds text or cells belongs to exactly one clause.
func Clauses(d *Document) []Clause {
	var out []Clause
	var visit func(n *Node, up []*Node)
	visit = func(n *Node, up []*Node) {
		ancestors := append([]*Node(nil), up...)
		switch {
		case n.Kind == Article || n.Kind == Annex || n.Kind == Form:
			out = append(out, Clause{Node: n, Up: ancestors, Parts: n.Children})
			return
		case n.Kind.Grouping() || n.Kind == Supplement:
		default:
			out = append(out, Clause{Node: n, Up: ancestors, Parts: n.Children})
			return
		}
		own, inner := divide(n)
		if len(own) > 0 || n.Text != "" || len(inner) == 0 {
			out = append(out, Clause{Node: n, Up: ancestors, Parts: own})
		}
		for _, c := range inner {
			visit(c, append(ancestors, n))
		}
	}
	for _, n := range d.Nodes {
		visit(n, nil)
	}
	return out
}

// divide separates a grouping's own text from the articles and groupings in it.
func divide(n *Node) (own, inner []*Node) {
	for _, c := range n.Children {
		if c.Kind.Grouping() || c.Kind == Article || c.Kind.Attached() {
			inner = append(inner, c)
		} else {
			own = append(own, c)
		}
	}
	return own, inner
}

// Text is everything the clause says, one provision a line: label, title and text as written, the clause's own
// label and title left out. Cells of a table are separated by tabs, its rows by line feeds.
func (c Clause) Text() string {
	var b strings.Builder
	if c.Node.Kind == Table {
		writeRows(&b, c.Node.Rows)
	}
	writeText(&b, c.Node.Text)
	for _, p := range c.Parts {
		for n := range p.All() {
			if n.Kind == Table {
				writeRows(&b, n.Rows)
				continue
			}
			writeText(&b, n.Line())
		}
	}
	return b.String()
}

// Line is the provision as one reads it: label, title and text with full-width spaces between.
func (n *Node) Line() string {
	parts := make([]string, 0, 3)
	for _, s := range []string{n.Label, n.Title, n.Text} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, "　")
}

func writeText(b *strings.Builder, s string) {
	if s == "" {
		return
	}
	if b.Len() > 0 {
		b.WriteByte('\n')
	}
	b.WriteString(s)
}

func writeRows(b *strings.Builder, rows [][]string) {
	for _, row := range rows {
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(strings.Join(row, "\t"))
	}
}

// Path is where the clause stands, from the keys of the labels above it and its own: 4/1/(7), 第2章/第5条.
func (c Clause) Path() string {
	parts := make([]string, 0, len(c.Up)+1)
	for _, n := range append(append([]*Node(nil), c.Up...), c.Node) {
		if n.Kind == Part && n.Label == "" { // a document of a set, see Join
			continue
		}
		if s := n.pathPart(); s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, "/")
}

func (n *Node) pathPart() string {
	label, _, ok := ParseLabel(n.Label)
	if ok && label.Shape == ShapeDotted { // of 4.1. only the last number is the section's own
		return itoa(label.Nums[len(label.Nums)-1])
	}
	if n.Label != "" {
		return NarrowDigits(strings.NewReplacer("（", "(", "）", ")").Replace(n.Label))
	}
	return n.Title
}

// Join puts the documents of a set one after another into one, each under an unnumbered Part with its title. Where all are numbered in one style, so
// is the whole.
func Join(source, title string, docs ...*Document) *Document {
	if len(docs) == 1 {
		return docs[0]
	}
	joined := &Document{Source: source, Title: title}
	if len(docs) > 0 && !slices.ContainsFunc(docs, func(d *Document) bool { return d.Head.Styling.Numbering != docs[0].Head.Styling.Numbering }) {
		joined.Head.Styling.Numbering = docs[0].Head.Styling.Numbering
	}
	for _, d := range docs {
		joined.Nodes = append(joined.Nodes, &Node{Kind: Part, Title: d.Title, Children: d.Nodes})
	}
	return joined
}
