package exporters

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"kitei/diffing"
	"kitei/policy"
)

// alignLines gives for each old line the new one opposite: provisions the comparison joined, then, between them, lines that are alike.
func alignLines(c *diffing.Comparison, ch *diffing.Change, old, new []sourceLine) []int {
	to := make([]int, len(old))
	for i := range to {
		to[i] = -1
	}
	var from, into []int
	for _, p := range joinedLines(c, ch, old, new) {
		from, into = append(from, p[0]), append(into, p[1])
	}
	for _, k := range risingRun(into) {
		to[from[k]] = into[k]
	}
	alignBetween(to, old, new)
	return to
}

func lineTexts(lines []sourceLine) []string {
	out := make([]string, len(lines))
	for i := range lines {
		out[i] = lines[i].String()
	}
	return out
}

// joinedLines gives the pairs of lines that belong together by the comparison, in the order of the old side.
func joinedLines(c *diffing.Comparison, ch *diffing.Change, old, new []sourceLine) [][2]int {
	type key struct {
		node    *policy.Node
		caption bool
	}
	at := func(lines []sourceLine) map[key]int {
		m := map[key]int{}
		for i := range lines {
			k := key{lines[i].node, lines[i].caption}
			if _, there := m[k]; !there && k.node != nil {
				m[k] = i
			}
		}
		return m
	}
	before, after := at(old), at(new)
	var out [][2]int
	add := func(a, b *policy.Node, caption bool) {
		i, ok := before[key{a, caption}]
		j, too := after[key{b, caption}]
		if ok && too {
			out = append(out, [2]int{i, j})
		}
	}
	if a, b := heads(c, ch); a != nil {
		add(a, b, true)
		add(a, b, false)
	}
	for _, item := range ch.Items {
		if item.Old.Node != nil && item.New.Node != nil {
			add(item.Old.Node, item.New.Node, true)
			add(item.Old.Node, item.New.Node, false)
		}
	}
	out = append(out, namedRows(old, new)...)
	slices.SortStableFunc(out, func(a, b [2]int) int { return cmp.Compare(a[0], b[0]) })
	return slices.CompactFunc(out, func(a, b [2]int) bool { return a[0] == b[0] })
}

// namedRows pairs the rows of tables that have the same name, in their first cell, once on each side: 送信 stays 送信 whatever else was rewritten.
// A number or a label is no name.
func namedRows(old, new []sourceLine) [][2]int {
	once := func(lines []sourceLine) map[string]int {
		at := map[string]int{}
		for i := range lines {
			name := lines[i].name
			if name == "" {
				continue
			}
			if _, twice := at[name]; twice {
				at[name] = -1
			} else {
				at[name] = i
			}
		}
		return at
	}
	before, after := once(old), once(new)
	var out [][2]int
	for name, i := range before {
		if j, there := after[name]; there && i >= 0 && j >= 0 && old[i].head == new[j].head {
			out = append(out, [2]int{i, j})
		}
	}
	return out
}

// rowName is the first cell of a row where it is the name of what the row says, else "".
func rowName(cells []string) string {
	if len(cells) < 2 {
		return ""
	}
	name := strings.TrimSpace(cells[0])
	if label, rest, ok := policy.ParseLabel(name); ok && rest == "" && label.Text == name {
		return ""
	}
	letters := 0
	for _, r := range name {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	if letters < 2 {
		return ""
	}
	return name
}

// heads gives the clause of each side whose headings stand opposite: of several the one that has the title, else the first.
func heads(c *diffing.Comparison, ch *diffing.Change) (old, new *policy.Node) {
	if len(ch.Old) == 0 || len(ch.New) == 0 {
		return nil, nil
	}
	old, new = c.Old.Clauses[ch.Old[0]].Node, c.New.Clauses[ch.New[0]].Node
	for _, i := range ch.Old {
		for _, j := range ch.New {
			a, b := c.Old.Clauses[i].Node, c.New.Clauses[j].Node
			if a.Title == b.Title && a.Title != "" {
				return a, b
			}
		}
	}
	return old, new
}
