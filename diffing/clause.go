package diffing

import (
	"strings"

	"kitei/internal/parallel"
	"kitei/policy"
)

// clause is one clause of a side as the comparison sees it.
type clause struct {
	*policy.Clause
	text  string // as written
	key   string // the folded texts of its provisions, one a line, without their numbers
	title string // folded, as a key
	label string // key of the number
	up    *policy.Node
	under string // key of up's title

	heading string // title, folded in its spelling only: a new term in it is a new title

	provisions []provision

	grams  []gram  // of the key, ascending
	heads  []gram  // of the title, ascending
	weight float64 // of all grams
	crown  float64 // of all heads
	best   float64 // the likeness of the best candidate
	near   float64 // the odds of the best link that was not made

	rest  []gram  // what it says beyond its partners, as of when it had parts of them
	left  float64 // weight of rest
	parts int

	named    bool // no other clause of its side has the title
	repealed bool // it says 削除 and nothing else
	finished bool // the partner accounts for every word
}

// provision is a provision of a clause and the part of the clause's key that is its own.
type provision struct {
	node       *policy.Node
	start, end int
}

// clauses prepares one side.
func clauses(d *policy.Document, f folding) (Side, []clause) {
	side := Side{Source: d.Source, Title: d.Title, Clauses: policy.Clauses(d)}
	out := make([]clause, len(side.Clauses))
	parallel.Do(len(out), func(i int) {
		c := &side.Clauses[i]
		out[i] = clause{Clause: c, text: c.Text(), title: f.key(c.Node.Title), heading: fold(c.Node.Title), label: labelKey(c)}
		if out[i].repealed = repealed(c.Node.Title, out[i].text); out[i].repealed {
			if first, last := out[i].freed(); first != last {
				out[i].label = first + "-" + last
			}
		}
		out[i].fold(f)
		if len(c.Up) > 0 {
			out[i].up = c.Up[len(c.Up)-1]
			out[i].under = f.key(out[i].up.Title)
		}
	})
	times := map[string]int{}
	for i := range out {
		times[out[i].title]++
	}
	for i := range out {
		out[i].named = times[out[i].title] == 1
	}
	return side, out
}

// fold fills in the key and where each provision stands in it. Numbers of provisions are left out: (1) and ア are form.
func (c *clause) fold(f folding) {
	var b strings.Builder
	line := func(s string) {
		if s = f.key(s); s != "" {
			b.WriteString(s)
			b.WriteByte('\n')
		}
	}
	cells := func(n *policy.Node) {
		for _, row := range n.Rows {
			for _, cell := range row {
				line(cell)
			}
		}
	}
	cells(c.Node)
	line(c.Node.Text)
	for _, p := range c.Parts {
		for n := range p.All() {
			start := b.Len()
			line(n.Title)
			line(n.Text)
			if b.Len() > start {
				c.provisions = append(c.provisions, provision{n, start, b.Len()})
			}
			cells(n)
		}
	}
	c.key = b.String()
}

// labelKey gives the number of a clause as a reader compares it, in one form whatever its digits and brackets: with the numbers of the
// groupings it stands in, except where articles are counted through the document (第5条).
func labelKey(c *policy.Clause) string {
	label, _, ok := policy.ParseLabel(c.Node.Label)
	if !ok {
		return fold(c.Node.Label)
	}
	key := label.Key()
	if label.Shape == policy.ShapeUnit && label.Unit == policy.Article || c.Node.Kind.Attached() {
		return key
	}
	for i := len(c.Up) - 1; i >= 0; i-- {
		if up, _, ok := policy.ParseLabel(c.Up[i].Label); ok {
			key = up.Key() + "/" + key
		}
	}
	return key
}
