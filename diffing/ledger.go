package diffing

import "fmt"

// State is how a clause ends in the ledger (条の行方台帳).
type State uint8

// The states, in the order they are shown.
const (
	StateSame       State = iota // 同一
	StateWorded                  // 字句: text or title differ
	StateMoved                   // 移動: the same at another place
	StateRenumbered              // 番号のみ: the same at its place with another number
	StateSplit                   // 分割
	StateMerged                  // 統合
	StateAdded                   // 新設
	StateRemoved                 // 削除; both sides of an old clause whose number a 「第12条　削除」 keeps
	StateOpen                    // 保留: a person has to decide
	states
)

// Word gives the Japanese word for a state.
func (f State) Word() string {
	return [...]string{"同一", "字句", "移動", "番号のみ", "分割", "統合", "新設", "削除", "保留"}[f]
}

// String gives the name used in JSON.
func (f State) String() string {
	return [...]string{"same", "worded", "moved", "renumbered", "split", "merged", "added", "removed", "open"}[f]
}

// States lists all states in their order.
func States() []State {
	out := make([]State, states)
	for i := range out {
		out[i] = State(i)
	}
	return out
}

// State gives how the clauses of a change end.
func (c *Change) State() State {
	if c.Evidence == passRepealed {
		return StateRemoved
	}
	switch c.Kind {
	case Split:
		return StateSplit
	case Merged:
		return StateMerged
	case Added:
		return StateAdded
	case Removed:
		return StateRemoved
	case Undecided:
		return StateOpen
	case Changed:
		return StateWorded
	case Unchanged:
	}
	switch {
	case c.Retitled:
		return StateWorded
	case c.Moved:
		return StateMoved
	case c.Renumbered:
		return StateRenumbered
	}
	return StateSame
}

// Entry is a clause in the ledger.
type Entry struct {
	Clause   int   // index into the clauses of its side
	Change   int   // the change it stands in
	Partners []int // clauses of the other side, ascending
	State    State
	Decided  bool // by a person
}

// Ledger says of every clause of both sides how it ends. The sums reconcile: each clause stands in it once.
type Ledger struct {
	Old, New             []Entry // in the order of the documents
	OldTotals, NewTotals [states]int
}

// NewLedger makes the ledger of a comparison. It is an error when a clause of the comparison stands in no change, or in several.
func NewLedger(c *Comparison) (*Ledger, error) {
	l := &Ledger{}
	var err error
	if l.Old, l.OldTotals, err = entries(c, len(c.Old.Clauses), func(ch *Change) (own, other []int) { return ch.Old, ch.New }); err != nil {
		return nil, fmt.Errorf("old clause %w", err)
	}
	if l.New, l.NewTotals, err = entries(c, len(c.New.Clauses), func(ch *Change) (own, other []int) { return ch.New, ch.Old }); err != nil {
		return nil, fmt.Errorf("new clause %w", err)
	}
	return l, nil
}

// entries gives the entries of one side and how many there are of each state.
func entries(c *Comparison, n int, sides func(*Change) (own, other []int)) ([]Entry, [states]int, error) {
	out, seen := make([]Entry, n), make([]int, n)
	var totals [states]int
	for i := range c.Changes {
		ch := &c.Changes[i]
		own, other := sides(ch)
		for _, k := range own {
			seen[k]++
			out[k] = Entry{Clause: k, Change: i, Partners: other, State: ch.State(), Decided: ch.Evidence == passDecision}
			totals[out[k].State]++
		}
	}
	for k, times := range seen {
		if times != 1 {
			return nil, totals, fmt.Errorf("%d stands in %d changes", k, times)
		}
	}
	return out, totals, nil
}

// Open gives how many clauses of either side a person has to decide: the ledger is unfinished (未完) as long as there are any.
func (l *Ledger) Open() int { return l.OldTotals[StateOpen] + l.NewTotals[StateOpen] }
