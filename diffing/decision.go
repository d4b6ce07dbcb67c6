package diffing

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"kitei/policy"
)

// Verdict is what a person decided about clauses.
type Verdict string

// The verdicts.
const (
	Same       Verdict = "same"    // 対応する: the old and the new clauses belong together; several on one side are a split or a merger
	Apart      Verdict = "apart"   // 別のもの: none of the old belongs to any of the new
	StaysGone  Verdict = "removed" // 削除: the old clauses went nowhere
	StaysAlone Verdict = "added"   // 新設: the new clauses come from nowhere
)

// Decision is a person's verdict on clauses of two documents. It names them so that they are found again in a later run.
type Decision struct {
	Verdict  Verdict
	Old, New []ClauseRef
	Note     string
}

// ClauseRef names a clause of a document for later runs: what it said, and where it stood.
type ClauseRef struct {
	ID    string // stable id, where it has one
	Path  string // [policy.Clause.Path]
	Title string
	Print string // [Fingerprint]
}

// Refer names a clause.
func Refer(c *policy.Clause) ClauseRef {
	return ClauseRef{ID: c.Node.ID, Path: c.Path(), Title: c.Node.Title, Print: Fingerprint(c)}
}

// Fingerprint is the same for two clauses whose titles and texts differ at most in spelling and in the numbers of references.
func Fingerprint(c *policy.Clause) string {
	sum := sha256.Sum256([]byte(fold(c.Node.Title) + "\x00" + fold(c.Text())))
	return hex.EncodeToString(sum[:8])
}

// Obstacle says why a decision was not applied.
type Obstacle string

// The obstacles. A decision with one changes nothing and is kept for a person to look at.
const (
	Applied   Obstacle = ""
	Altered   Obstacle = "changed"   // a clause says something else than when it was decided
	Lost      Obstacle = "gone"      // a clause is no longer there
	Ambiguous Obstacle = "ambiguous" // several clauses are the one that is named
	Opposed   Obstacle = "conflict"  // an earlier decision says otherwise
	Malformed Obstacle = "form"      // several old and several new, or a side that is missing
)

// Decided is a decision and what became of it in this comparison.
type Decided struct {
	Decision
	Obstacle Obstacle
	AtOld    []int // the clauses it was applied to, as indexes of their sides
	AtNew    []int
}

// rulings are the decisions as the aligner keeps to them.
type rulings struct {
	closedOld, closedNew map[int]bool    // a person said all there is to say about the clause
	barred               map[[2]int]bool // pairs that do not belong together
}

// allows reports whether a link may be made that no person decided.
func (r *rulings) allows(old, new int) bool {
	return !r.closedOld[old] && !r.closedNew[new] && !r.barred[[2]int{old, new}]
}

// byDecision makes the links a person decided and keeps the passes from those a person ruled out. Of two decisions that contradict each
// other the first counts.
func (a *aligner) byDecision(decisions []Decision) []Decided {
	a.rules = rulings{closedOld: map[int]bool{}, closedNew: map[int]bool{}, barred: map[[2]int]bool{}}
	if len(decisions) == 0 {
		return nil
	}
	olds, news := newFinder(a.old), newFinder(a.new)
	out := make([]Decided, len(decisions))
	for i, d := range decisions {
		out[i] = Decided{Decision: d}
		if out[i].Obstacle = d.form(); out[i].Obstacle != Applied {
			continue
		}
		o, obstacle := olds.all(d.Old)
		n, second := news.all(d.New)
		if obstacle == Applied {
			obstacle = second
		}
		if obstacle == Applied && !a.rule(d.Verdict, o, n) {
			obstacle = Opposed
		}
		if out[i].Obstacle = obstacle; obstacle == Applied {
			out[i].AtOld, out[i].AtNew = o, n
		}
	}
	return out
}

// form reports whether a decision names what its verdict needs.
func (d *Decision) form() Obstacle {
	o, n, ok := len(d.Old), len(d.New), false
	switch d.Verdict {
	case Same:
		ok = o == 1 && n > 0 || n == 1 && o > 0
	case Apart:
		ok = o > 0 && n > 0
	case StaysGone:
		ok = o > 0 && n == 0
	case StaysAlone:
		ok = o == 0 && n > 0
	}
	if !ok {
		return Malformed
	}
	return Applied
}

// rule applies a decision; false when an earlier one says otherwise. A decision that says once more what holds is applied and changes
// nothing.
func (a *aligner) rule(v Verdict, olds, news []int) bool {
	switch v {
	case Same:
		return a.ruleSame(olds, news)
	case Apart:
		for _, o := range olds {
			for _, n := range news {
				if a.linked(o, n) {
					return false
				}
			}
		}
		for _, o := range olds {
			for _, n := range news {
				a.rules.barred[[2]int{o, n}] = true
			}
		}
	case StaysGone:
		return closeAll(olds, a.toNew, a.rules.closedOld)
	case StaysAlone:
		return closeAll(news, a.toOld, a.rules.closedNew)
	}
	return true
}

// closeAll rules that clauses have no partner; false when one was given one.
func closeAll(list []int, links [][]int, closed map[int]bool) bool {
	for _, i := range list {
		if len(links[i]) > 0 {
			return false
		}
	}
	for _, i := range list {
		closed[i] = true
	}
	return true
}

func (a *aligner) ruleSame(olds, news []int) bool {
	again := true
	for _, o := range olds {
		again = again && sameSet(a.news(o), news)
	}
	for _, n := range news {
		again = again && sameSet(a.olds(n), olds)
	}
	if again {
		return true
	}
	for _, o := range olds {
		for _, n := range news {
			if len(a.toNew[o]) > 0 || len(a.toOld[n]) > 0 || !a.rules.allows(o, n) {
				return false
			}
		}
	}
	for _, o := range olds {
		for _, n := range news {
			a.link(o, n, passDecision, 1)
			a.rules.closedOld[o], a.rules.closedNew[n] = true, true
		}
	}
	return true
}

func sameSet(x, y []int) bool {
	x, y = slices.Clone(x), slices.Clone(y)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

// passDecision is the evidence of what a person decided.
const passDecision = "decision"

// finder finds clauses by their names.
type finder struct {
	side    []clause
	byPrint map[string][]int
	byID    map[string][]int
	byPath  map[string][]int
}

func newFinder(side []clause) *finder {
	f := &finder{side: side, byPrint: map[string][]int{}, byID: map[string][]int{}, byPath: map[string][]int{}}
	for i := range side {
		r := Refer(side[i].Clause)
		f.byPrint[r.Print] = append(f.byPrint[r.Print], i)
		f.byPath[r.Path] = append(f.byPath[r.Path], i)
		if r.ID != "" {
			f.byID[r.ID] = append(f.byID[r.ID], i)
		}
	}
	return f
}

// all finds every clause of a list, ascending and each once.
func (f *finder) all(refs []ClauseRef) ([]int, Obstacle) {
	var out []int
	for _, r := range refs {
		i, obstacle := f.find(r)
		if obstacle != Applied {
			return nil, obstacle
		}
		out = append(out, i)
	}
	slices.Sort(out)
	return slices.Compact(out), Applied
}

// find finds one clause: what says the same, of several the one with the id or at the place. A clause at the place, or with the id, that says
// something else was changed since.
func (f *finder) find(r ClauseRef) (int, Obstacle) {
	same := f.byPrint[r.Print]
	if len(same) == 1 {
		return same[0], Applied
	}
	for _, by := range [][]int{f.byID[r.ID], f.byPath[r.Path]} {
		var both []int
		for _, i := range by {
			if slices.Contains(same, i) {
				both = append(both, i)
			}
		}
		if len(both) == 1 {
			return both[0], Applied
		}
	}
	switch {
	case len(same) > 1:
		return 0, Ambiguous
	case r.ID != "" && len(f.byID[r.ID]) > 0 || len(f.byPath[r.Path]) > 0:
		return 0, Altered
	}
	return 0, Lost
}
