package exporters

import (
	"slices"
	"strings"

	"kitei/diffing"
	"kitei/policy"
)

// sourceLine is a line of a clause as it is printed: number, caption and words, or the cells of a row of a table.
type sourceLine struct {
	node               *policy.Node // the provision whose number it bears; nil for the lines that go on
	label, title, text string
	cells              []string
	name               string // of a row of a table, in its first cell
	caption            bool   // （見出し） on a line of its own
	head               bool   // never left out: the heading of a clause, the first row of a table
	place              Place
}

// gap stands between number, caption and words.
const gapText = "　"

func (s *sourceLine) String() string {
	if s.caption {
		return "（" + s.title + "）"
	}
	if s.place == PlaceTable {
		return strings.Join(s.cells, "\t")
	}
	return joinWords(s.label, s.title, s.text)
}

func joinWords(words ...string) string {
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), gapText)
}

// sourceLines gives the lines of clauses of one side.
func (l *layouter) sourceLines(clauses []policy.Clause, at []int) []sourceLine {
	var out []sourceLine
	for _, i := range at {
		out = append(out, clauseLines(&clauses[i], l.p.Caption == CaptionAbove)...)
	}
	return out
}

// clauseLines gives the lines of a clause. An article of 条文形式 without a caption, or with it above, has its number before its first words. The
// captions of the 項 of a 附則 stand above them in every profile, as in the rule itself.
func clauseLines(c *policy.Clause, above bool) []sourceLine {
	n := c.Node
	var out, body []sourceLine
	if n.Kind == policy.Table {
		body = rowLines(n)
	}
	body = append(body, textLines(sourceLine{node: n, text: n.Text, place: PlaceParagraph})...)
	for _, part := range c.Parts {
		for p := range part.All() {
			if p.Kind == policy.Table {
				body = append(body, rowLines(p)...)
				continue
			}
			line := sourceLine{node: p, label: p.Label, title: p.Title, text: p.Text, place: placeOf(p.Kind)}
			if n.Kind == policy.Supplement && p.Kind == policy.Paragraph && p.Title != "" && p.Label+p.Text != "" {
				body = append(body, sourceLine{node: p, title: p.Title, caption: true, place: PlaceCaption})
				line.title = ""
			}
			body = append(body, textLines(line)...)
		}
	}
	article := isArticleLabel(n.Label)
	head := sourceLine{node: n, label: n.Label, title: n.Title, head: true, place: PlaceArticle}
	if article && above && n.Title != "" {
		out = append(out, sourceLine{node: n, title: n.Title, caption: true, head: true, place: PlaceCaption})
		head.title = ""
	}
	if article && head.title == "" && len(body) > 0 && body[0].label == "" && body[0].title == "" && body[0].place == PlaceParagraph {
		head.text, head.head = body[0].text, false
		body = body[1:]
	}
	if head.label != "" || head.title != "" {
		out = append(out, head)
	}
	return append(out, body...)
}

func placeOf(k policy.Kind) Place {
	switch k {
	case policy.Item:
		return PlaceItem
	case policy.Subitem1:
		return PlaceSub1
	case policy.Subitem2:
		return PlaceSub2
	case policy.Subitem3:
		return PlaceSub3
	case policy.Table:
		return PlaceTable
	case policy.Part, policy.Chapter, policy.Section, policy.Subsection, policy.Division, policy.Article, policy.Subarticle,
		policy.Paragraph, policy.Preamble, policy.Supplement, policy.Annex, policy.Form:
	}
	return PlaceParagraph
}

// textLines makes a line of each line of a provision's text; number and caption stand in the first.
func textLines(s sourceLine) []sourceLine {
	if s.label == "" && s.title == "" && s.text == "" {
		return nil
	}
	var out []sourceLine
	for i, text := range strings.Split(s.text, "\n") {
		line := s
		line.text = text
		if i > 0 {
			line.label, line.title, line.node = "", "", nil
		}
		out = append(out, line)
	}
	return out
}

// rowLines makes a line of each row of a table, its number and caption before them. A line feed inside a cell begins a line of its own, as in
// [policy.Clause.Text].
func rowLines(n *policy.Node) []sourceLine {
	var out []sourceLine
	for i, row := range n.Rows {
		for k, text := range strings.Split(strings.Join(row, "\t"), "\n") {
			line := sourceLine{cells: strings.Split(text, "\t"), head: i == 0 && k == 0, place: PlaceTable}
			if i == 0 && k == 0 {
				line.node = n
			}
			if k == 0 {
				line.name = rowName(line.cells)
			}
			out = append(out, line)
		}
	}
	return out
}

// pairs sets the provisions of a change side by side.
func (l *layouter) pairs(c *diffing.Change) []Pair {
	old, new := l.sourceLines(l.c.Old.Clauses, c.Old), l.sourceLines(l.c.New.Clauses, c.New)
	pairs := merge(old, new, alignLines(l.c, c, old, new))
	if c.Kind == diffing.Undecided {
		for i := range pairs {
			if i == 0 {
				pairs[i].doubt(len(c.Old) == 0)
			}
		}
	}
	return pairs
}

// merge makes pairs of the lines of both sides; what has no counterpart stands alone, old before new.
func merge(old, new []sourceLine, to []int) []Pair {
	var out []Pair
	j := 0
	for i := range old {
		if to[i] < 0 {
			out = append(out, Pair{Old: old[i].whole(), Place: old[i].place, head: old[i].head})
			continue
		}
		for ; j < to[i]; j++ {
			out = append(out, Pair{New: new[j].whole(), Place: new[j].place, head: new[j].head})
		}
		a, b := compareLines(&old[i], &new[j])
		out = append(out, Pair{Old: a, New: b, Place: new[j].place, head: old[i].head || new[j].head})
		j++
	}
	for ; j < len(new); j++ {
		out = append(out, Pair{New: new[j].whole(), Place: new[j].place, head: new[j].head})
	}
	return out
}

// whole is a line that as a whole is new or gone.
func (s *sourceLine) whole() Line {
	if s.place == PlaceTable {
		var line Line
		for i, cell := range s.cells {
			if i > 0 {
				line = append(line, Run{Text: "\t"})
			}
			if cell != "" {
				line = append(line, Run{Text: cell, Mark: true})
			}
		}
		return filled(line)
	}
	text := s.String()
	if s.label == "" || s.caption {
		return filled(Line{{Text: text, Mark: true}})
	}
	return filled(Line{{Text: s.label, Mark: true, Number: true}, {Text: text[len(s.label):], Mark: true}})
}

// filled drops empty runs; the line itself is not nil.
func filled(l Line) Line {
	out := slices.DeleteFunc(l, func(r Run) bool { return r.Text == "" })
	if out == nil {
		out = Line{}
	}
	return out
}

// compareLines marks what differs between two lines. A number that changed is marked as a whole; words are compared as words, cells one by one.
func compareLines(a, b *sourceLine) (old, new Line) {
	if a.place == PlaceTable && b.place == PlaceTable {
		return compareCells(a.cells, b.cells)
	}
	if a.place == PlaceTable || b.place == PlaceTable || a.caption != b.caption {
		return spanLines(a.String(), b.String())
	}
	if a.caption {
		x, y := spanLines(a.title, b.title)
		return bracketed(x), bracketed(y)
	}
	old, new = Line{}, Line{}
	if a.label != "" {
		old = append(old, Run{Text: a.label, Mark: a.label != b.label})
	}
	if b.label != "" {
		new = append(new, Run{Text: b.label, Mark: a.label != b.label})
	}
	for _, w := range [][2]string{{a.title, b.title}, {a.text, b.text}} {
		x, y := spanLines(w[0], w[1])
		old, new = apart(old, x), apart(new, y)
	}
	return filled(old), filled(new)
}

func bracketed(l Line) Line {
	return append(append(Line{{Text: "（"}}, l...), Run{Text: "）"})
}

// apart adds runs to a line with a space before them.
func apart(l, more Line) Line {
	if len(l) > 0 && len(more) > 0 {
		l = append(l, Run{Text: gapText})
	}
	return append(l, more...)
}

func compareCells(a, b []string) (old, new Line) {
	for i := range max(len(a), len(b)) {
		var x, y Line
		switch {
		case i >= len(a):
			y = whole(b[i])
		case i >= len(b):
			x = whole(a[i])
		default:
			x, y = spanLines(a[i], b[i])
		}
		if i > 0 && i < len(a) {
			old = append(old, Run{Text: "\t"})
		}
		if i > 0 && i < len(b) {
			new = append(new, Run{Text: "\t"})
		}
		old, new = append(old, x...), append(new, y...)
	}
	return filled(old), filled(new)
}

// spanLines compares two texts and gives them as lines with what differs marked.
func spanLines(a, b string) (old, new Line) {
	old, new = Line{}, Line{}
	if a == b {
		return filled(Line{{Text: a}}), filled(Line{{Text: b}})
	}
	for _, s := range diffing.Spans(a, b) {
		switch s.Op {
		case diffing.Equal:
			old, new = append(old, Run{Text: s.Text}), append(new, Run{Text: s.Text})
		case diffing.Delete:
			old = append(old, Run{Text: s.Text, Mark: true})
		case diffing.Insert:
			new = append(new, Run{Text: s.Text, Mark: true})
		}
	}
	return old, new
}

func (l Line) marked() bool {
	for _, r := range l {
		if r.Mark {
			return true
		}
	}
	return false
}

// Text is the line without its marks.
func (l Line) Text() string {
	var b strings.Builder
	for _, r := range l {
		b.WriteString(r.Text)
	}
	return b.String()
}
