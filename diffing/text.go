package diffing

import (
	"cmp"
	"container/heap"
)

// byText makes the remaining links, the surest first: pairs, and parts of a split or a merger, compete for the clauses that are open.
//
// A link changes what its neighbours and the rest of its clauses are worth, so an edge is weighed again when its turn comes. What stays
// below [sure] is no link; what comes near it is a doubt for a person to decide.
func (a *aligner) byText() {
	edges := a.candidates()
	ofOld, ofNew := make([][]*edge, len(a.old)), make([][]*edge, len(a.new))
	var queue agenda
	offer := func(e *edge) {
		if a.idle(e) {
			return
		}
		if odds, _ := a.odds(e); odds >= sure {
			heap.Push(&queue, offered{e, odds})
		}
	}
	for i := range edges {
		e := &edges[i]
		ofOld[e.old], ofNew[e.new] = append(ofOld[e.old], e), append(ofNew[e.new], e)
	}
	for before := -1; before < len(a.links); { // once more as long as new neighbours speak for what was too unsure
		before = len(a.links)
		for i := range edges {
			offer(&edges[i])
		}
		a.settle(&queue, offer, ofOld, ofNew)
	}
	a.byHeading()
	a.keepDoubts(edges)
}

// settle makes the links of the queue, the surest first. Each offers the edges of its clauses again: as further parts of a split or a
// merger.
func (a *aligner) settle(queue *agenda, offer func(*edge), ofOld, ofNew [][]*edge) {
	for len(*queue) > 0 {
		top := heap.Pop(queue).(offered)
		odds, pass := a.odds(top.edge)
		switch {
		case odds < sure:
		case odds < top.odds:
			heap.Push(queue, offered{top.edge, odds})
		default:
			a.link(top.old, top.new, pass, odds)
			for _, e := range ofOld[top.old] {
				offer(e)
			}
			for _, e := range ofNew[top.new] {
				offer(e)
			}
		}
	}
}

// keepDoubts keeps the edges of open clauses that came near being links, and how near the nearest came.
func (a *aligner) keepDoubts(edges []edge) {
	for i := range edges {
		e := &edges[i]
		o, n := &a.old[e.old], &a.new[e.new]
		odds, _ := a.odds(e)
		o.near, n.near = max(o.near, odds), max(n.near, odds)
		if odds >= doubtful || odds >= remote && a.akin(e) {
			a.doubts = append(a.doubts, doubt{e.old, e.new, odds})
		}
	}
}

// akin reports whether both clauses of an edge are open, each is what the other resembles most, and their titles agree in good part: such
// clauses are about one subject, however little of their words they share.
func (a *aligner) akin(e *edge) bool {
	o, n := &a.old[e.old], &a.new[e.new]
	return len(a.toNew[e.old]) == 0 && len(a.toOld[e.new]) == 0 && e.likeness == o.best && e.likeness == n.best && e.title >= kinTitle
}

const (
	// sure is the odds from which an edge is a link. The odds are a little low in the middle: on the mutated documents of eval six in ten
	// edges between here and one half are right, and F1 is highest here while ghosts stay below two in a hundred.
	sure = .4
	// doubtful is the odds from which an edge that is no link is shown to a person. One in seven of those between here and sure is right; it
	// leaves one clause in fifty open after heavy edits, and one in a thousand after light ones.
	doubtful = .1
	// remote is the odds from which two clauses that are [aligner.akin] are shown to a person, rather than called deleted and new. Of the eleven pairs
	// it adds in the two old rules of the sample ten are about one subject (パスワードの管理, パスワードの取扱い); on mutated documents, where no clause
	// is rewritten that far, it leaves at most five clauses in a thousand open that were not.
	remote = .005
	// kinTitle is how much of two titles' weight must agree for that: a third, one word of substance out of three.
	kinTitle = .3
)

// odds is how sure a link along an edge would be, and which pass it would belong to; 0 where there can be none.
func (a *aligner) odds(e *edge) (float64, string) {
	oldOpen, newOpen := len(a.toNew[e.old]) == 0, len(a.toOld[e.new]) == 0
	switch {
	case oldOpen && newOpen:
		return a.pairOdds(e), "text"
	case !oldOpen && !newOpen || !a.joinable(e.old, e.new):
		return 0, ""
	case newOpen:
		return a.joinOdds(e, a.part(e.new, &a.old[e.old], a.new, a.news(e.old))), "split"
	}
	return a.joinOdds(e, a.part(e.old, &a.new[e.new], a.old, a.olds(e.new))), "merge"
}

// idle reports whether an edge is certain to be worth less than a link, without weighing it.
func (a *aligner) idle(e *edge) bool {
	switch oldOpen, newOpen := len(a.toNew[e.old]) == 0, len(a.toOld[e.new]) == 0; {
	case oldOpen && newOpen:
		return false
	case newOpen:
		return a.hopeless(e, &a.new[e.new])
	case oldOpen:
		return a.hopeless(e, &a.old[e.old])
	}
	return true
}

// offered is an edge with the odds it had when it was put into the queue.
type offered struct {
	*edge
	odds float64
}

// agenda is a queue of edges, the surest first.
type agenda []offered

func (q agenda) Len() int      { return len(q) }
func (q agenda) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q agenda) Less(i, j int) bool {
	return cmp.Or(-cmp.Compare(q[i].odds, q[j].odds), cmp.Compare(q[i].old, q[j].old), cmp.Compare(q[i].new, q[j].new)) < 0
}
func (q *agenda) Push(x any) { *q = append(*q, x.(offered)) }
func (q *agenda) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}
