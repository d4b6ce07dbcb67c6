package diffing

import "slices"

// Fate is what becomes of an old local clause when its subject moves into a set written after an edition (統廃合).
type Fate string

// The fates of a local clause.
const (
	FateKept      Fate = "kept"      // 存続: the edition has it in the same words
	FateAdapted   Fate = "adapted"   // 改める: the edition has the subject in other words
	FateDuplicate Fate = "duplicate" // 重複: it goes where a clause of another document goes that says the same
	FateDoubtful  Fate = "doubtful"  // 要確認: it may answer a clause, or say the same as another document
	FateOwn       Fate = "own"       // 町独自又は廃止候補: the edition has nothing like it
	FateFormal    Fate = "formal"    // 附則, 削除 and what has no rule in it
)

// Disposal is the fate of one local clause.
type Disposal struct {
	Place
	Fate   Fate
	Into   []string  // clauses of the edition it goes into
	Maybe  []IDGuess // clauses it may go into
	Merged bool      // other local clauses go into one of them too
	Twins  []int     // of [GapResult.Twins]
}

// Dispose says of every local clause what becomes of it in a set written after an edition, in the order of the documents.
func (r *GapResult) Dispose(e *EditionGap) []Disposal {
	at := map[Place]*Disposal{}
	var out []*Disposal
	for d := range r.Local {
		for n := range r.Local[d].Clauses {
			x := &Disposal{Place: Place{d, n}, Fate: FateOwn}
			if !speaks(&r.Local[d].Clauses[n]) {
				x.Fate = FateFormal
			}
			at[x.Place], out = x, append(out, x)
		}
	}
	for i := range e.Clauses {
		for _, a := range e.Clauses[i].Local {
			at[a.Place].goes(&e.Clauses[i])
		}
	}
	for _, l := range e.LocalOnly {
		if x := at[l.Place]; len(l.Candidates) > 0 && x.Fate == FateOwn {
			x.Fate, x.Maybe = FateDoubtful, l.Candidates
		}
	}
	for i := range r.Twins {
		w := &r.Twins[i]
		a, b := at[w.A], at[w.B]
		a.Twins, b.Twins = append(a.Twins, i), append(b.Twins, i)
		a.follow(b, w)
		b.follow(a, w)
	}
	result := make([]Disposal, len(out))
	for i, x := range out {
		result[i] = *x
	}
	return result
}

func (x *Disposal) goes(c *ClauseGap) {
	x.Into = append(x.Into, c.ID)
	x.Merged = x.Merged || len(c.Local) > 1
	if c.Status == Adapted {
		x.Fate = FateAdapted
	} else if len(x.Into) == 1 {
		x.Fate = FateKept
	}
}

// follow sends a clause where its twin goes.
func (x *Disposal) follow(twin *Disposal, w *Twin) {
	if x.Fate != FateOwn && x.Fate != FateDoubtful || len(twin.Into) == 0 || twin.Fate == FateDuplicate {
		return
	}
	if w.Confidence >= sure {
		x.Fate, x.Into, x.Maybe = FateDuplicate, slices.Clone(twin.Into), nil
		return
	}
	x.Fate = FateDoubtful
	for _, id := range twin.Into {
		if !slices.ContainsFunc(x.Maybe, func(g IDGuess) bool { return g.ID == id }) {
			x.Maybe = append(x.Maybe, IDGuess{id, w.Confidence})
		}
	}
}
