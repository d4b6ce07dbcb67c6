package diffing

import "kitei/policy"

// Op says what happened to a piece of text.
type Op uint8

// The operations of a [Span].
const (
	Equal Op = iota
	Delete
	Insert
)

// String gives the name used in JSON: equal, delete, insert.
func (o Op) String() string { return [...]string{"equal", "delete", "insert"}[o] }

// Span is a piece of text and what happened to it. The Equal and Delete spans of a change joined give its old text, the Equal
// and Insert spans its new text.
type Span struct {
	Op   Op
	Text string
}

// Kind is what became of the clauses of a change.
type Kind string

// The kinds of change.
const (
	Unchanged Kind = "unchanged" // 同一: the text is the same; number, place or title may differ
	Changed   Kind = "changed"   // 字句
	Added     Kind = "added"     // 新設
	Removed   Kind = "removed"   // 削除
	Split     Kind = "split"     // 分割: one old, several new
	Merged    Kind = "merged"    // 統合: several old, one new
	Undecided Kind = "undecided" // 保留
)

// Side is one of the two documents of a comparison, cut into clauses.
type Side struct {
	Source  string
	Title   string
	Clauses []policy.Clause
}

// Change is the fate of the clauses that belong together. Every clause of both sides stands in at least one change.
type Change struct {
	Kind       Kind
	Old, New   []int // indexes into the clauses of the sides, ascending
	Renumbered bool  // the number differs
	Moved      bool  // it stands at another place among its neighbours, or under another chapter
	Retitled   bool
	Similarity float64 // 0 to 1, of the normalised texts
	Confidence float64 // 0 to 1, how sure the pairing is
	Evidence   string  // the pass that decided: id, identical, text, split, …
	Spans      []Span  // the texts compared; clauses of one side are joined by one line feed, in order
	Title      []Span  // the titles compared, likewise joined
	Candidates []Candidate
	Items      []Item // what became of the 項 and 号 of clauses whose text changed
	Effect     Effect // what the change does to the duties; empty where the text is the same, new or gone
	Findings   []Finding
	Reason     *Reason      // why, where a change log says so
	Steps      []StepChange // of a [Chain]: what the steps did to it, oldest first, but for those that left it as it was
}

// Candidate is a clause of the other side that an undecided one might belong to.
type Candidate struct {
	Index      int
	Confidence float64
}

// Reason is what a change log says of a change.
type Reason struct {
	Kind   string // kind as the log has it: reworded, commentary, …
	What   string
	Why    string
	Source string
	Mark   string // sourced, known or unsure
}

// Comparison is two documents and what became of every clause. The changes stand in the order of the new document; a removed clause
// stands where the clause before it went.
type Comparison struct {
	Old, New Side
	Changes  []Change
	Decided  []Decided // the decisions the comparison was given, in their order, and what became of them
	Reviews  []Review  // clauses whose text is the same but whose commentary changed
}

// Review is a clause to be looked at although its text did not change (解説のみの変更).
type Review struct {
	ID     string
	New    []int
	Reason Reason
}
