package exporters

import (
	"strings"

	"kitei/diffing"
	"kitei/policy"
)

// Table is a 新旧対照表 before it has a file format.
type Table struct {
	Profile  *Profile
	Title    string
	Lead     string // 前文
	Remark   string // 備考
	OldHead  string // heading of the old column: 現行 and its source
	NewHead  string
	NoteHead string // of the third column; empty without one
	Rows     []Row
	LeftOut  []int    // indexes of the changes that have no row (Unchanged: leave-out)
	Traps    []string // same number with other content, and the like
	Reviews  []ReviewRow
	Counts   []Count
	Footer   string
	Receipt  *Receipt // of the proof; nil when nothing was proved
}

// RowKind says what a row is about.
type RowKind uint8

// The kinds of row.
const (
	RowClause   RowKind = iota // clauses that belong together, provision by provision
	RowFolded                  // several unchanged clauses in one line
	RowGroup                   // the heading of a chapter over all columns: Group
	RowHeading                 // the heading of a chapter in both columns
	RowTitle                   // 題名
	RowContents                // 目次
)

// Row is a row of the table: the clauses of one change, or what Kind says.
type Row struct {
	Kind         RowKind
	Group        string
	ID           string // stable id of the clause, where it has one
	OldAt, NewAt []int  // clauses of each side that stand here, of RowClause and RowFolded
	Lines        []Pair
	Note         string // basis and reason
	State        string // 字句, 新設, 削除, …
}

// Pair is a provision of the old text and what became of it, at one height.
type Pair struct {
	Old, New Line // nil where nothing stands at this height
	Omit     int  // lines of the text that are left out here, the same on both sides; both lines then say （略）
	NoOld    bool // the old line says （新設） and is no text
	NoNew    bool // the new line says （削る） and is no text
	Place    Place
	head     bool // never left out
}

// Place is how deep a provision stands.
type Place uint8

// The places of a line.
const (
	PlaceCaption   Place = iota // （見出し） above an article
	PlaceArticle                // 条, or the heading of a clause
	PlaceParagraph              // 項
	PlaceItem                   // 号
	PlaceSub1                   // ア
	PlaceSub2                   // (ア)
	PlaceSub3                   // a
	PlaceTable                  // a row of a table, cells separated by tabs
)

// level gives the step of profiles a place belongs to.
func (p Place) level() LevelWord {
	switch p {
	case PlaceCaption, PlaceArticle:
		return LevelArticle
	case PlaceParagraph:
		return LevelParagraph
	case PlaceItem, PlaceSub1, PlaceSub2, PlaceSub3, PlaceTable:
	}
	return LevelItem
}

// Line is one provision of a clause as it stands in a cell.
type Line []Run

// Run is a piece of a line; Mark says that it changed.
type Run struct {
	Text   string
	Mark   bool
	Number bool     // the number of a provision that as a whole is new or gone
	kind   MarkKind // how it is drawn, while a file is written; single when empty
}

// Old gives the lines of the old column, those that are not there left out.
func (r *Row) Old() []Line { return r.side(SideOld) }

// New gives the lines of the new column.
func (r *Row) New() []Line { return r.side(SideNew) }

func (r *Row) side(s Side) []Line {
	var out []Line
	for i := range r.Lines {
		if l := r.Lines[i].Side(s); l != nil {
			out = append(out, l)
		}
	}
	return out
}

// Side gives the line of one side, nil where there is none.
func (p *Pair) Side(s Side) Line {
	if s == SideOld {
		return p.Old
	}
	return p.New
}

// Left gives the side of the left column, Right that of the right one.
func (t *Table) Left() Side { return t.Profile.Left }

// Right gives the side of the right column.
func (t *Table) Right() Side {
	if t.Profile.Left == SideNew {
		return SideOld
	}
	return SideNew
}

// Head gives the heading of the column of a side.
func (t *Table) Head(s Side) string {
	if s == SideOld {
		return t.OldHead
	}
	return t.NewHead
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

// TableOptions are what a table depends on besides the comparison.
type TableOptions struct {
	Profile      *Profile // the usual one when nil
	All          bool     // nothing left out, whatever the profile says
	Title        string
	Footer       string
	Number, Date string           // of the rule, for the lead
	Model        string           // edition of the national model the new side was drafted from (令和8年3月版), for 根拠; "" for a rule of a town's own
	Old, New     *policy.Document // for 題名 and 目次; nil leaves them out
}

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
var effects = map[diffing.Effect]string{diffing.Formal: "形式的", diffing.Stricter: "強化", diffing.Looser: "緩和", diffing.Mixed: "強化・緩和", diffing.Unknown: "要判断"}

func stateWord(c *diffing.Change) string {
	word := ""
	for _, s := range states {
		if s.kind == c.Kind {
			word = s.word
		}
	}
	switch {
	case c.Kind == diffing.Unchanged:
		word = ""
	case c.State() == diffing.StateRemoved:
		return "削除"
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

// NewTable lays a comparison out as a 新旧対照表 in the form of a profile: changed words marked on both sides, （新設） and （削る） for what has no
// counterpart, unchanged provisions folded to （略）.
//
// Only provisions whose text is the same on both sides, character for character, are left out, and how many is kept with them.
func NewTable(c *diffing.Comparison, o TableOptions) *Table {
	p := o.Profile
	if p == nil {
		p = FindProfile("")
	}
	if o.All {
		all := *p
		all.Unchanged, all.Fold = UnchangedFull, nil
		p = &all
	}
	if p.Caption == CaptionAbove && unlike(c) {
		inline := *p
		inline.Caption = CaptionInline
		p = &inline
	}
	t := &Table{
		Profile: p, Title: o.Title, Footer: o.Footer, NoteHead: p.noteHead(),
		OldHead: columnHead(p.OldHead, c.Old), NewHead: columnHead(p.NewHead, c.New),
		Lead: leadSentence(p.Lead, c.Old.Title, o.Number, o.Date), Remark: leadSentence(p.Remark, c.Old.Title, o.Number, o.Date),
	}
	if t.Title == "" {
		t.Title = "新旧対照表"
	}
	l := &layouter{c: c, t: t, p: p, model: o.Model, counterpart: counterparts(c)}
	l.front(o.Old, o.New)
	l.layAll()
	t.Traps = traps(c)
	t.count(c)
	for _, r := range c.Reviews {
		if p.Summary == SummaryNone { // an amending rule has no place for what it does not amend
			break
		}
		t.Reviews = append(t.Reviews, ReviewRow{Clause: l.clauseNames(r.New), What: r.Reason.What, Why: r.Reason.Why, Source: r.Reason.Source})
	}
	return t
}

// unlike reports whether one side is in 条文形式 and the other is not: a caption above the number would have nothing opposite it.
func unlike(c *diffing.Comparison) bool {
	forms := func(s diffing.Side) (articles, others bool) {
		for i := range s.Clauses {
			if n := s.Clauses[i].Node; n.Kind == policy.Article && n.Label != "" {
				article := isArticleLabel(n.Label)
				articles, others = articles || article, others || !article
			}
		}
		return articles, others
	}
	a, notA := forms(c.Old)
	b, notB := forms(c.New)
	return a && notB || b && notA
}

// isArticleLabel reports whether a number is one of 条文形式: 第５条, 第５条の２.
func isArticleLabel(label string) bool {
	return strings.HasSuffix(label, "条") || strings.Contains(label, "条の")
}

func (t *Table) count(c *diffing.Comparison) {
	for _, s := range states {
		n := 0
		for i := range c.Changes {
			if c.Changes[i].Kind == s.kind {
				n++
			}
		}
		t.Counts = append(t.Counts, Count{s.word, n})
	}
}

func columnHead(word string, s diffing.Side) string {
	if s.Title == "" {
		return word
	}
	return word + "\n" + s.Title
}

// note is what the third column says of a change: what changed and why, and with it where that is written.
func note(c *diffing.Change, third ThirdColumn) string {
	if len(c.Steps) > 0 {
		return stepNote(c, third)
	}
	if c.Reason == nil {
		return ""
	}
	s := c.Reason.What
	if c.Reason.Why != "" {
		s += "\n" + c.Reason.Why
	}
	if c.Reason.Source != "" && third == ThirdBasis {
		s += "\n（" + c.Reason.Source + "）"
	}
	if c.Reason.Mark == "unsure" {
		s += "\n※原典で確認のこと"
	}
	return s
}
