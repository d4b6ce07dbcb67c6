package exporters

import (
	"slices"
	"strings"

	"kitei/diffing"
	"kitei/internal/parallel"
	"kitei/policy"
)

// layouter turns a comparison into the rows of a table.
type layouter struct {
	c           *diffing.Comparison
	t           *Table
	p           *Profile
	model       string                        // edition of the national model behind the new side, "" for none
	counterpart map[*policy.Node]*policy.Node // groupings of the new side and their counterparts on the old
	group       []*policy.Node                // groupings of the row before
	same        []int                         // unchanged changes waiting to be folded
	shown       map[*policy.Node]bool         // groupings of the old side that have their heading
	beside      map[int]int                   // an undecided change of the new side and that of the old side which stands beside it
	joined      map[int]bool                  // changes of the old side that do
}

// counterparts pairs the groupings of both sides: those that the two clauses of a change stand in. The first pair found stays.
func counterparts(c *diffing.Comparison) map[*policy.Node]*policy.Node {
	out := map[*policy.Node]*policy.Node{}
	taken := map[*policy.Node]bool{}
	for i := range c.Changes {
		ch := &c.Changes[i]
		if len(ch.Old) == 0 || len(ch.New) == 0 {
			continue
		}
		before, after := c.Old.Clauses[ch.Old[0]].Up, c.New.Clauses[ch.New[0]].Up
		for j := range min(len(before), len(after)) {
			if out[after[j]] == nil && !taken[before[j]] {
				out[after[j]] = before[j]
				taken[before[j]] = true
			}
		}
	}
	return out
}

// layAll adds the rows of all changes. The lines of a change depend on it alone and are worked out side by side.
func (l *layouter) layAll() {
	l.shown = map[*policy.Node]bool{}
	lines := make([][]Pair, len(l.c.Changes))
	l.stand()
	parallel.Do(len(lines), func(i int) {
		ch := &l.c.Changes[i]
		k, doubled := l.beside[i]
		switch {
		case l.joined[i] || l.foldable(ch):
		case doubled:
			lines[i] = l.doubtful(&l.c.Changes[k], ch)
		case ch.Kind == diffing.Undecided:
			lines[i] = l.pairs(ch)
		default:
			lines[i] = l.fold(l.none(l.pairs(ch)))
		}
	})
	for i := range l.c.Changes {
		if !l.joined[i] {
			l.change(i, lines[i])
		}
	}
	l.flush()
}

// foldable reports whether a change is left out as a whole: nothing in it differs, character for character, and no reason is given for it.
func (l *layouter) foldable(c *diffing.Change) bool {
	if l.p.Unchanged == UnchangedFull || l.p.Unchanged == UnchangedMention && !l.p.folds(LevelArticle) {
		return false
	}
	return c.Reason == nil && l.untouched(c)
}

func (l *layouter) untouched(c *diffing.Change) bool {
	if c.Kind != diffing.Unchanged || c.Renumbered || c.Moved || c.Retitled || len(c.Old) != 1 || len(c.New) != 1 {
		return false
	}
	a, b := l.c.Old.Clauses[c.Old[0]], l.c.New.Clauses[c.New[0]]
	return a.Node.Label == b.Node.Label && a.Node.Title == b.Node.Title && a.Text() == b.Text()
}

// change adds the rows of one change.
func (l *layouter) change(i int, lines []Pair) {
	c := &l.c.Changes[i]
	up := l.groups(c)
	if !slices.Equal(up, l.group) {
		l.flush()
		l.heading(up)
	}
	if l.foldable(c) {
		if l.p.Unchanged == UnchangedLeaveOut {
			l.t.LeftOut = append(l.t.LeftOut, i)
		} else {
			if n := len(l.same); n > 0 && l.separate(l.same[n-1], i) {
				l.flush()
			}
			l.same = append(l.same, i)
		}
		return
	}
	l.flush()
	row := Row{State: stateWord(c), ID: l.id(c), OldAt: c.Old, NewAt: c.New, Lines: lines}
	if l.p.Third == ThirdBasis || l.p.Third == ThirdReason {
		row.Note = note(c, l.p.Third)
		if row.Note == "" && l.p.Third == ThirdBasis {
			row.Note = l.basis(c)
		}
	}
	if k, doubled := l.beside[i]; doubled {
		row.OldAt, row.Note = l.c.Changes[k].Old, strings.TrimSuffix(toConfirm+"\n"+row.Note, "\n")
	}
	if l.p.Third != ThirdBasis {
		row.State = ""
	}
	l.t.Rows = append(l.t.Rows, row)
}

// basis names the provisions of the national model that the new clauses of a change were drafted from; "" for none.
func (l *layouter) basis(c *diffing.Change) string {
	if l.model == "" {
		return ""
	}
	var cites []string
	for _, i := range c.New {
		n := l.c.New.Clauses[i].Node
		switch {
		case n.Cite == "" || !strings.Contains(n.ID, "."):
		case strings.HasPrefix(n.ID, basicPolicy):
			cites = append(cites, "基本方針"+n.Cite)
		default:
			cites = append(cites, "対策基準"+n.Cite)
		}
	}
	if len(cites) == 0 {
		return ""
	}
	return "国のモデル（" + l.model + "）" + strings.Join(cites, "、")
}

// basicPolicy begins the ids of 基本方針.
const basicPolicy = "bp."

// separate reports whether two unchanged changes are not folded into one line: a 附則, a 別表 or a 様式 is never the end of a run of articles.
func (l *layouter) separate(a, b int) bool {
	kind := func(i int) policy.Kind {
		switch k := l.c.New.Clauses[l.c.Changes[i].New[0]].Node.Kind; k {
		case policy.Supplement, policy.Annex, policy.Form:
			return k
		default:
			return policy.Article
		}
	}
	return kind(a) != kind(b)
}

// groups gives the groupings a change stands in: those of the new side where there is one.
func (l *layouter) groups(c *diffing.Change) []*policy.Node {
	if len(c.New) > 0 {
		return l.c.New.Clauses[c.New[0]].Up
	}
	l.goneHeadings(l.c.Old.Clauses[c.Old[0]].Up)
	return l.group // a removed clause is shown where its neighbour went
}

// goneHeadings adds the headings of groupings that have no counterpart, before the first clause that went with them.
func (l *layouter) goneHeadings(up []*policy.Node) {
	if l.p.Headings != HeadingColumns {
		return
	}
	for _, n := range up {
		if l.shown[n] || l.hasCounterpart(n) {
			continue
		}
		l.shown[n] = true
		l.flush()
		l.t.Rows = append(l.t.Rows, Row{Kind: RowHeading, Lines: []Pair{{Old: whole(title(n)), New: Line{{Text: l.p.Removed}}, NoNew: true}}})
	}
}

func (l *layouter) hasCounterpart(old *policy.Node) bool {
	for _, o := range l.counterpart {
		if o == old {
			return true
		}
	}
	return false
}

// whole is a line that is new or gone as a whole.
func whole(text string) Line { return Line{{Text: text, Mark: true}} }

// heading adds a row for each grouping that begins here.
func (l *layouter) heading(up []*policy.Node) {
	common := 0
	for common < len(up) && common < len(l.group) && up[common] == l.group[common] {
		common++
	}
	for _, n := range up[common:] {
		switch l.p.Headings {
		case HeadingSpan:
			l.t.Rows = append(l.t.Rows, Row{Kind: RowGroup, Group: title(n)})
		case HeadingColumns:
			l.t.Rows = append(l.t.Rows, l.headingRow(n))
		case HeadingNone:
		}
	}
	l.group = slices.Clone(up)
}

// headingRow sets the heading of a grouping beside that of its counterpart.
func (l *layouter) headingRow(n *policy.Node) Row {
	old := l.counterpart[n]
	if old == nil {
		return Row{Kind: RowHeading, Lines: []Pair{{Old: Line{{Text: l.p.Added}}, NoOld: true, New: whole(title(n))}}}
	}
	l.shown[old] = true
	a, b := spanLines(title(old), title(n))
	return Row{Kind: RowHeading, Lines: []Pair{{Old: a, New: b}}}
}

// title is a heading as one reads it.
func title(n *policy.Node) string {
	if n.Label == "" || n.Title == "" {
		return n.Label + n.Title
	}
	return n.Label + "　" + n.Title
}

func (l *layouter) id(c *diffing.Change) string {
	if len(c.New) > 0 {
		return l.c.New.Clauses[c.New[0]].Node.ID
	}
	return l.c.Old.Clauses[c.Old[0]].Node.ID
}

// flush adds the row for the unchanged clauses that wait: 第３条から第５条まで　（略）.
func (l *layouter) flush() {
	if len(l.same) == 0 {
		return
	}
	row := Row{Kind: RowFolded, Lines: []Pair{{Place: PlaceArticle}}}
	for _, i := range l.same {
		c := &l.c.Changes[i]
		row.OldAt, row.NewAt = append(row.OldAt, c.Old...), append(row.NewAt, c.New...)
		row.Lines[0].Omit += len(l.sourceLines(l.c.Old.Clauses, c.Old))
	}
	row.Lines[0].Old = Line{{Text: l.span(l.c.Old.Clauses, row.OldAt)}}
	row.Lines[0].New = Line{{Text: l.span(l.c.New.Clauses, row.NewAt)}}
	l.t.Rows = append(l.t.Rows, row)
	l.same = nil
}

// span names clauses in a row that are left out.
func (l *layouter) span(clauses []policy.Clause, at []int) string {
	a, b := name(clauses[at[0]].Node), name(clauses[at[len(at)-1]].Node)
	n, omitted := len(at), l.p.Omitted
	if n > 1 { // 2.・3. reads badly
		a, b = strings.TrimRight(a, ".．"), strings.TrimRight(b, ".．")
	}
	switch {
	case n == 1:
		return a + "　" + omitted
	case strings.HasSuffix(a, "条") && strings.HasSuffix(b, "条"):
		if n == 2 {
			return a + "及び" + b + "　" + omitted
		}
		return a + "から" + b + "まで　" + omitted
	case n == 2:
		return a + "・" + b + "　" + omitted
	}
	return a + l.p.Range + b + "　" + omitted
}

func name(n *policy.Node) string {
	if n.Label != "" {
		return n.Label
	}
	return n.Title
}

// front adds 題名 and 目次 where they change. A set of several rules has neither: each of them has its own.
func (l *layouter) front(old, new *policy.Document) {
	if old == nil || new == nil || isSet(old) || isSet(new) {
		return
	}
	if l.p.RuleTitle && old.Title != new.Title && old.Title != "" && new.Title != "" {
		a, b := spanLines(old.Title, new.Title)
		l.t.Rows = append(l.t.Rows, Row{Kind: RowTitle, Lines: []Pair{{Old: a, New: b}}, State: l.stateOf("題名")})
	}
	if !l.p.Contents || !byArticle(old) || !byArticle(new) || !hasGroupings(old) || !hasGroupings(new) {
		return
	}
	pairs := l.textPairs(ContentsLines(old, l.p.Range), ContentsLines(new, l.p.Range))
	if !slices.ContainsFunc(pairs, func(p Pair) bool { return p.Old.marked() || p.New.marked() }) {
		return
	}
	head := Pair{Old: Line{{Text: "目次"}}, New: Line{{Text: "目次"}}, Place: PlaceArticle}
	l.t.Rows = append(l.t.Rows, Row{Kind: RowContents, Lines: append([]Pair{head}, pairs...), State: l.stateOf("目次")})
}

func (l *layouter) stateOf(word string) string {
	if l.p.Third == ThirdBasis {
		return word
	}
	return ""
}

// isSet reports whether a document is several rules put together, see [policy.Join].
func isSet(d *policy.Document) bool {
	return len(d.Nodes) > 0 && d.Nodes[0].Kind == policy.Part && d.Nodes[0].Label == ""
}

// ContentsLines gives the lines of the 目次 of a document, without pages; sign stands between the first and the last article of a chapter.
func ContentsLines(d *policy.Document, sign string) []string {
	var out []string
	for _, e := range contents(d, Layout{RangeSign: sign}.withDefaults()) {
		out = append(out, e.text)
	}
	return out
}

func (l *layouter) clauseNames(indexes []int) string {
	var names []string
	for _, i := range indexes {
		c := l.c.New.Clauses[i]
		n := title(c.Node)
		if len(c.Up) > 0 && !c.Node.Kind.Grouping() && !strings.HasSuffix(c.Node.Label, "条") {
			for j := len(c.Up) - 1; j >= 0; j-- {
				if c.Up[j].Label != "" {
					n = c.Up[j].Label + n
					break
				}
			}
		}
		names = append(names, n)
	}
	return strings.Join(names, "、")
}
