package exporters

import (
	"strings"

	"kitei/diffing"
	"kitei/policy"
)

// Table is a 新旧対照表 before it has a file format.
type Table struct {
	Title    string
	OldHead  string // heading of the old column: 現行 and its source
	NewHead  string
	NewLeft  bool // the new text stands on the left, as in 省令
	NoteHead string
	Rows     []Row
	Traps    []string // same number with other content, and the like: shown first
	Reviews  []ReviewRow
	Counts   []Count
	Footer   string
}

// Row is one clause, or the heading of a group of clauses.
type Row struct {
	Group string // heading of a chapter or section; the rest is empty then
	ID    string // stable id of the clause, where it has one
	Old   []Line
	New   []Line
	Note  string // basis and reason
	State string // 字句, 新設, 削除, …
}

// Line is one provision of a clause as it stands in a cell.
type Line []Run

// Run is a piece of a line; Mark says that it changed and is underlined.
type Run struct {
	Text string
	Mark bool
}

// ReviewRow is a clause to be looked at because the commentary of the guideline changed, though its text did not.
type ReviewRow struct {
	Clause string
	What   string
	Why    string
	Source string
}

// Count is a line of the summary.
type Count struct {
	State string
	N     int
}

// TableOptions are the choices municipalities make differently.
type TableOptions struct {
	NewLeft bool
	Note    bool // third column
	All     bool // unchanged clauses in full instead of （略）
	Title   string
	Footer  string
}

// omitted, added and removed are the customary marks of a 新旧対照表.
const (
	omitted = "（略）"
	added   = "（新設）"
	removed = "（削る）"
)

// states are the words for the kinds of change, in the order of the summary.
var states = []struct {
	kind diffing.Kind
	word string
}{
	{diffing.Changed, "字句の変更"},
	{diffing.Added, "新設"},
	{diffing.Removed, "削除"},
	{diffing.Split, "分割"},
	{diffing.Merged, "統合"},
	{diffing.Undecided, "保留（要確認）"},
	{diffing.Unchanged, "変更なし"},
}

// effects are the words for what a change does to the duties; one that says nothing new is not marked.
var effects = map[diffing.Effect]string{diffing.Formal: "形式的", diffing.Stricter: "強化", diffing.Looser: "緩和", diffing.Mixed: "強化・緩和"}

func stateWord(c *diffing.Change) string {
	word := ""
	for _, s := range states {
		if s.kind == c.Kind {
			word = s.word
		}
	}
	if c.Kind == diffing.Unchanged {
		word = ""
	}
	for _, more := range []struct {
		is   bool
		word string
	}{{c.Renumbered, "番号"}, {c.Moved, "移動"}, {c.Retitled, "見出し"}} {
		if more.is {
			if word != "" {
				word += "・"
			}
			word += more.word
		}
	}
	if effect := effects[c.Effect]; effect != "" {
		word += "（" + effect + "）"
	}
	return word
}

// NewTable lays a comparison out as a 新旧対照表: changed words marked on both sides, （新設） and （削る） for what has no counterpart,
// unchanged provisions folded to （略）.
func NewTable(c *diffing.Comparison, o TableOptions) *Table {
	t := &Table{
		Title: o.Title, NewLeft: o.NewLeft, Footer: o.Footer,
		OldHead: columnHead("現行", c.Old), NewHead: columnHead("改正案", c.New),
	}
	if t.Title == "" {
		t.Title = "新旧対照表"
	}
	if o.Note {
		t.NoteHead = "根拠・改正理由"
	}
	l := &layouter{c: c, t: t, all: o.All}
	for i := range c.Changes {
		l.change(&c.Changes[i])
	}
	l.flush()
	t.Traps = traps(c)
	for _, s := range states {
		n := 0
		for i := range c.Changes {
			if c.Changes[i].Kind == s.kind {
				n++
			}
		}
		t.Counts = append(t.Counts, Count{s.word, n})
	}
	for _, r := range c.Reviews {
		t.Reviews = append(t.Reviews, ReviewRow{Clause: l.clauseNames(r.New), What: r.Reason.What, Why: r.Reason.Why, Source: r.Reason.Source})
	}
	return t
}

func columnHead(word string, s diffing.Side) string {
	if s.Title == "" {
		return word
	}
	return word + "\n" + s.Title
}

type layouter struct {
	c     *diffing.Comparison
	t     *Table
	all   bool
	group []*policy.Node    // groupings of the row before
	same  []*diffing.Change // unchanged clauses waiting to be folded
}

// change adds the rows of one change.
func (l *layouter) change(c *diffing.Change) {
	up := l.groups(c)
	if !sameNodes(up, l.group) {
		l.flush()
		l.heading(up)
	}
	untouched := c.Kind == diffing.Unchanged && !c.Renumbered && !c.Moved && !c.Retitled
	if untouched && !l.all && c.Reason == nil {
		l.same = append(l.same, c)
		return
	}
	l.flush()
	row := Row{State: stateWord(c), Note: note(c), ID: l.id(c)}
	oldLines, newLines := l.lines(c)
	switch c.Kind {
	case diffing.Added:
		row.Old, row.New = []Line{{{Text: added}}}, newLines
	case diffing.Removed:
		row.Old, row.New = oldLines, []Line{{{Text: removed}}}
	case diffing.Undecided:
		row.Old, row.New = oldLines, newLines
	default:
		row.Old, row.New = oldLines, newLines
		if !l.all {
			row.Old, row.New = fold(oldLines), fold(newLines)
		}
	}
	l.t.Rows = append(l.t.Rows, row)
}

// groups gives the groupings a change stands in: those of the new side where there is one.
func (l *layouter) groups(c *diffing.Change) []*policy.Node {
	if len(c.New) > 0 {
		return l.c.New.Clauses[c.New[0]].Up
	}
	return l.group // a removed clause is shown where its neighbour went
}

func sameNodes(a, b []*policy.Node) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// heading adds a row for each grouping that begins here.
func (l *layouter) heading(up []*policy.Node) {
	common := 0
	for common < len(up) && common < len(l.group) && up[common] == l.group[common] {
		common++
	}
	for _, n := range up[common:] {
		l.t.Rows = append(l.t.Rows, Row{Group: title(n)})
	}
	l.group = append([]*policy.Node(nil), up...)
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
	first, last := l.same[0], l.same[len(l.same)-1]
	l.t.Rows = append(l.t.Rows, Row{
		Old: []Line{{{Text: span(l.c.Old.Clauses[first.Old[0]].Node, l.c.Old.Clauses[last.Old[0]].Node, len(l.same))}}},
		New: []Line{{{Text: span(l.c.New.Clauses[first.New[0]].Node, l.c.New.Clauses[last.New[0]].Node, len(l.same))}}},
	})
	l.same = nil
}

// span names n clauses in a row that are left out.
func span(first, last *policy.Node, n int) string {
	a, b := name(first), name(last)
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
	return a + "～" + b + "　" + omitted
}

func name(n *policy.Node) string {
	if n.Label != "" {
		return n.Label
	}
	return n.Title
}

func note(c *diffing.Change) string {
	if c.Reason == nil {
		return ""
	}
	s := c.Reason.What
	if c.Reason.Why != "" {
		s += "\n" + c.Reason.Why
	}
	if c.Reason.Source != "" {
		s += "\n（" + c.Reason.Source + "）"
	}
	if c.Reason.Mark == "unsure" {
		s += "\n※原典で確認のこと"
	}
	return s
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
