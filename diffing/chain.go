package diffing

import (
	"cmp"
	"errors"
	"slices"

	"kitei/internal/parallel"
	"kitei/policy"
)

// Stop is a document on the way from the old to the new one.
type Stop struct {
	Name     string // 令和6年10月版
	Step     string // what the step that leads to it is called; empty for Name
	Document *policy.Document
}

// Chain is a comparison of a document with a much newer one, over everything that lies between them.
//
// Comparison is about the first and the last document and is written like any other; what belongs together in it is what the steps say, one
// after another, and so each link is as sure as the weakest of its steps. [Change.Steps] tells which steps brought the change.
type Chain struct {
	*Comparison
	Names   []string      // of the documents
	Steps   []string      // of the legs
	Legs    []*Comparison // from each stop to the next
	Passing []Passing     // clauses that came after the first document and went before the last
}

// StepChange is what one step did to the clauses of a change.
type StepChange struct {
	Leg  int    // index into [Chain.Legs]
	Name string // of the step
	*Change
}

// Passing is a clause that only documents in between have.
type Passing struct {
	Clause *policy.Clause // as the first of them has it
	Came   int            // the leg that added it
	Went   int            // the leg that removed it
}

// CompareSteps compares every document with the next and joins the results; a comparison of the first with the last by itself would have to find again
// what the ones between tell. Decisions are about the first and the last document.
func CompareSteps(stops []Stop, o Options) (*Chain, error) {
	if len(stops) < 2 {
		return nil, errors.New("a chain needs two documents")
	}
	c := &Chain{Legs: make([]*Comparison, len(stops)-1)}
	each := o
	each.Decisions = nil
	parallel.Do(len(c.Legs), func(i int) { c.Legs[i] = Compare(stops[i].Document, stops[i+1].Document, each) })
	for i, s := range stops {
		c.Names = append(c.Names, s.Name)
		if i > 0 {
			c.Steps = append(c.Steps, cmp.Or(s.Step, s.Name))
		}
	}
	w := newWeb(c.Legs)
	c.Comparison = w.compare(stops[0].Document, stops[len(stops)-1].Document, o)
	for i := range c.Changes {
		w.explain(&c.Changes[i], c.Steps)
	}
	c.Passing = w.passing()
	return c, nil
}

// thread leads from a clause of one stop to one of the next.
type thread struct {
	to         int
	confidence float64
	evidence   string
	doubt      bool // a candidate only
}

// web is all threads between the stops.
type web struct {
	legs     []*Comparison
	forward  [][][]thread // leg, old clause
	backward [][][]thread // leg, new clause
	ofOld    [][]int      // leg, old clause: the change it stands in
	ofNew    [][]int
}

func newWeb(legs []*Comparison) *web {
	w := &web{legs: legs}
	for _, leg := range legs {
		forward, backward := make([][]thread, len(leg.Old.Clauses)), make([][]thread, len(leg.New.Clauses))
		ofOld, ofNew := make([]int, len(forward)), make([]int, len(backward))
		join := func(o, n int, t thread) {
			t.to = n
			forward[o] = append(forward[o], t)
			t.to = o
			backward[n] = append(backward[n], t)
		}
		for i := range leg.Changes {
			ch := &leg.Changes[i]
			for _, o := range ch.Old {
				ofOld[o] = i
				for _, n := range ch.New {
					join(o, n, thread{confidence: ch.Confidence, evidence: ch.Evidence})
				}
				for _, k := range ch.Candidates {
					join(o, k.Index, thread{confidence: k.Confidence, evidence: ch.Evidence, doubt: true})
				}
			}
			for _, n := range ch.New {
				ofNew[n] = i
				for _, k := range ch.Candidates {
					join(k.Index, n, thread{confidence: k.Confidence, evidence: ch.Evidence, doubt: true})
				}
			}
		}
		w.forward, w.backward = append(w.forward, forward), append(w.backward, backward)
		w.ofOld, w.ofNew = append(w.ofOld, ofOld), append(w.ofNew, ofNew)
	}
	return w
}

// path is a way from a clause of the first document to one of the last.
type path struct {
	old int
	thread
	kept bool // both have the same id
	sole bool // one of the two has no other
}

// paths gives the surest way between every two clauses that have one.
func (w *web) paths() []path {
	var out []path
	for o := range w.forward[0] {
		here := map[int]thread{o: {to: o, confidence: 1, evidence: "identical"}}
		for leg := range w.legs {
			next := map[int]thread{}
			for _, x := range here {
				for _, t := range w.forward[leg][x.to] {
					t = weaker(x, t)
					if best, ok := next[t.to]; !ok || surer(t, best) {
						next[t.to] = t
					}
				}
			}
			here = next
		}
		for _, t := range here {
			out = append(out, path{old: o, thread: t})
		}
	}
	return out
}

// weaker goes on along a thread: the way is as sure as its weakest part, and told by that part's evidence.
func weaker(way, next thread) thread {
	next.doubt = next.doubt || way.doubt
	switch {
	case next.evidence == passRepealed:
	case way.evidence == passRepealed, way.confidence < next.confidence, way.confidence == next.confidence && next.evidence == "identical":
		next.evidence = way.evidence
	}
	next.confidence = min(way.confidence, next.confidence)
	return next
}

func surer(a, b thread) bool {
	if a.doubt != b.doubt {
		return b.doubt
	}
	return cmp.Or(cmp.Compare(a.confidence, b.confidence), -cmp.Compare(a.evidence, b.evidence)) > 0
}

// compare makes the comparison of the first with the last document whose links are the ways between them.
//
// Where a split met a merger on the way, the ways form no star ([aligner]). Then those count that continue an id, then those without which a
// clause would have no counterpart, then the surest.
func (w *web) compare(old, new *policy.Document, o Options) *Comparison {
	c, a := prepare(old, new, o)
	a.decided = a.byDecision(o.Decisions)
	ways := w.paths()
	fromOld, toNew := map[int]int{}, map[int]int{}
	for _, p := range ways {
		if !p.doubt {
			fromOld[p.old]++
			toNew[p.to]++
		}
	}
	for i := range ways {
		p := &ways[i]
		id := a.old[p.old].Node.ID
		p.kept = id != "" && id == a.new[p.to].Node.ID
		p.sole = fromOld[p.old] == 1 || toNew[p.to] == 1
	}
	first := func(x bool) int {
		if x {
			return 0
		}
		return 1
	}
	slices.SortFunc(ways, func(x, y path) int {
		return cmp.Or(cmp.Compare(first(x.kept), first(y.kept)), cmp.Compare(first(x.sole), first(y.sole)), -cmp.Compare(x.confidence, y.confidence),
			cmp.Compare(x.old, y.old), cmp.Compare(x.to, y.to))
	})
	for _, p := range ways {
		switch {
		case p.doubt:
			a.doubts = append(a.doubts, doubt{p.old, p.to, p.confidence})
			a.old[p.old].near, a.new[p.to].near = max(a.old[p.old].near, p.confidence), max(a.new[p.to].near, p.confidence)
		case !a.linked(p.old, p.to) && a.joinable(p.old, p.to):
			a.link(p.old, p.to, p.evidence, p.confidence)
		}
	}
	a.weigh()
	c.Changes, c.Decided = a.changes(), a.decided
	return c
}

// explain says which steps brought a change. Of a clause that is new or gone they begin or end with the step that did it; that one is as sure as
// the least sure of them.
func (w *web) explain(c *Change, names []string) {
	stops := w.onTheWay(c)
	weakest := 1.0
	for leg := range w.legs {
		var touched []int
		for _, x := range stops[leg] {
			touched = append(touched, w.ofOld[leg][x])
		}
		for _, x := range stops[leg+1] {
			touched = append(touched, w.ofNew[leg][x])
		}
		slices.Sort(touched)
		for _, i := range slices.Compact(touched) {
			step := &w.legs[leg].Changes[i]
			weakest = min(weakest, step.Confidence)
			if step.State() != StateSame {
				c.Steps = append(c.Steps, StepChange{leg, names[leg], step})
			}
		}
	}
	if (c.Kind == Added || c.Kind == Removed) && c.Evidence != passDecision {
		c.Confidence = min(c.Confidence, weakest)
	}
}

// onTheWay gives the clauses of every stop that lie on the ways of a change: those that come from its old clauses and lead to its new ones, or
// all that do either where it has only one side.
func (w *web) onTheWay(c *Change) [][]int {
	from, to := w.spread(c.Old, true), w.spread(c.New, false)
	switch {
	case len(c.Old) == 0:
		return to
	case len(c.New) == 0:
		return from
	}
	for i := range from {
		from[i] = slices.DeleteFunc(from[i], func(x int) bool { return !slices.Contains(to[i], x) })
	}
	return from
}

// spread follows the threads from clauses of the first stop onwards, or from the last one back; doubts lead nowhere. The clauses of each stop are
// ascending.
func (w *web) spread(start []int, onwards bool) [][]int {
	out := make([][]int, len(w.legs)+1)
	at, threads := 0, w.forward
	if !onwards {
		at, threads = len(w.legs), w.backward
	}
	out[at] = slices.Clone(start)
	for range w.legs {
		next, leg := at+1, at
		if !onwards {
			next, leg = at-1, at-1
		}
		for _, x := range out[at] {
			for _, t := range threads[leg][x] {
				if !t.doubt {
					out[next] = append(out[next], t.to)
				}
			}
		}
		slices.Sort(out[next])
		out[next] = slices.Compact(out[next])
		at = next
	}
	return out
}

// passing finds the clauses that come from nothing in the first document and lead to nothing in the last.
func (w *web) passing() []Passing {
	first, last := w.legs[0].Old.Clauses, w.legs[len(w.legs)-1].New.Clauses
	from, to := w.spread(upTo(len(first)), true), w.spread(upTo(len(last)), false)
	var out []Passing
	for stop := 1; stop < len(w.legs); stop++ {
		clauses := w.legs[stop].Old.Clauses
		for x := range clauses {
			_, known := slices.BinarySearch(from[stop], x)
			_, leads := slices.BinarySearch(to[stop], x)
			if known || leads || slices.ContainsFunc(w.backward[stop-1][x], func(t thread) bool { return !t.doubt }) {
				continue
			}
			out = append(out, Passing{&clauses[x], stop - 1, w.ends(stop, x)})
		}
	}
	return out
}

// ends gives the leg in which a clause of a stop, and all that came of it, went.
func (w *web) ends(stop, x int) int {
	last := stop
	for _, t := range w.forward[stop][x] {
		if !t.doubt && stop+1 < len(w.legs) {
			last = max(last, w.ends(stop+1, t.to))
		}
	}
	return last
}

func upTo(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}
