package exporters

import (
	"strings"

	"kitei/diffing"
	"kitei/policy"
)

// lines gives both sides of a change line by line: the heads of the clauses, then their texts.
func (l *layouter) lines(c *diffing.Change) (oldLines, newLines []Line) {
	oldHeads := l.heads(c, c.Old, l.c.Old.Clauses, diffing.Delete)
	newHeads := l.heads(c, c.New, l.c.New.Clauses, diffing.Insert)
	oldLines = insertHeads(oldHeads, bodies(c.Spans, diffing.Delete), lengths(l.c.Old.Clauses, c.Old))
	newLines = insertHeads(newHeads, bodies(c.Spans, diffing.Insert), lengths(l.c.New.Clauses, c.New))
	return oldLines, newLines
}

// lengths gives how many lines of text each clause has.
func lengths(clauses []policy.Clause, indexes []int) []int {
	out := make([]int, len(indexes))
	for i, x := range indexes {
		if text := clauses[x].Text(); text != "" {
			out[i] = strings.Count(text, "\n") + 1
		}
	}
	return out
}

// insertHeads puts the head of each clause before its lines. A clause without text adds an empty line to the joined text only where
// it is not the only one; that line carries nothing and is dropped.
func insertHeads(heads []Line, body []Line, lengths []int) []Line {
	var out []Line
	for i, h := range heads {
		out = append(out, h)
		n := min(lengths[i], len(body))
		out = append(out, body[:n]...)
		body = body[n:]
		if lengths[i] == 0 && len(heads) > 1 && len(body) > 0 && len(body[0]) == 0 {
			body = body[1:]
		}
	}
	return append(out, body...)
}

// heads gives number and title of every clause of one side, marked where they changed.
func (l *layouter) heads(c *diffing.Change, indexes []int, clauses []policy.Clause, op diffing.Op) []Line {
	titles := bodies(c.Title, op)
	var out []Line
	for i, x := range indexes {
		n := clauses[x].Node
		var head Line
		if n.Label != "" {
			head = append(head, Run{Text: n.Label, Mark: c.Renumbered || c.Kind == diffing.Added || c.Kind == diffing.Removed || c.Kind == diffing.Split || c.Kind == diffing.Merged})
		}
		if n.Title != "" {
			if len(head) > 0 {
				head = append(head, Run{Text: "　"})
			}
			if i < len(titles) && len(titles[i]) > 0 {
				head = append(head, titles[i]...)
			} else {
				head = append(head, Run{Text: n.Title, Mark: c.Kind == diffing.Added || c.Kind == diffing.Removed})
			}
		}
		out = append(out, head)
	}
	return out
}

// bodies gives one side of spans line by line. op is what is marked on that side: Delete for the old, Insert for the new.
func bodies(spans []diffing.Span, op diffing.Op) []Line {
	var out []Line
	line := Line{}
	any := false
	for _, s := range spans {
		if s.Op != diffing.Equal && s.Op != op {
			continue
		}
		any = true
		parts := strings.Split(s.Text, "\n")
		for i, part := range parts {
			if i > 0 {
				out = append(out, line)
				line = Line{}
			}
			if part != "" {
				line = append(line, Run{Text: part, Mark: s.Op == op})
			}
		}
	}
	if any {
		out = append(out, line)
	}
	return out
}

// fold replaces runs of unchanged lines behind the head by （略）, keeping their numbers: ２・３　（略）.
func fold(lines []Line) []Line {
	if len(lines) == 0 {
		return lines
	}
	out := []Line{lines[0]}
	for i := 1; i < len(lines); {
		if lines[i].marked() {
			out = append(out, lines[i])
			i++
			continue
		}
		j := i
		for j < len(lines) && !lines[j].marked() {
			j++
		}
		out = append(out, Line{{Text: foldedLabels(lines[i:j]) + omitted}})
		i = j
	}
	return out
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

// foldedLabels gives the numbers of folded lines: ２～４ and a space, or nothing when the first has none. Only numbers of the
// first line's own form count: what is nested below goes with it.
func foldedLabels(lines []Line) string {
	first, _, ok := policy.ParseLabel(lines[0].Text())
	if !ok {
		return ""
	}
	last := first
	for _, l := range lines[1:] {
		if label, _, ok := policy.ParseLabel(l.Text()); ok && label.Shape == first.Shape {
			last = label
		}
	}
	switch {
	case last.Text == first.Text:
		return first.Text + "　"
	case len(last.Nums) == 1 && len(first.Nums) == 1 && last.Nums[0] == first.Nums[0]+1:
		return first.Text + "・" + last.Text + "　"
	}
	return first.Text + "～" + last.Text + "　"
}
