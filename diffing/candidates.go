package diffing

import (
	"cmp"
	"slices"
	"sync"

	"kitei/internal/parallel"
)

// edge is a pair of clauses that might belong together and what speaks for it.
type edge struct {
	old, new int
	shared   float64 // weight of what both texts say
	text     float64 // likeness of the texts
	titled   float64 // 1 when both have titles
	title    float64 // likeness of the titles, 0 when one has none
	named    float64 // 1 when both have the same title and no other clause has it
	likeness float64 // of text and titles together
}

// titleShare is what the likeness of the titles counts beside that of the texts when candidates are ranked. A title is short and often the
// same for several clauses (（準用）): the share is that of a title among the characters of a clause of a few lines.
const titleShare = .2

const (
	// maxVisits bounds the work for one clause: its rarest grams are looked up first, and those alone tell what it is about. Twice as many
	// change nothing on eval; in a document of ten megabytes the bound is what keeps the growth linear.
	maxVisits = 4096
	// maxCandidates is how many partners of one clause are compared in full. Half as many again change nothing on eval.
	maxCandidates = 8
)

// postings is an inverted index: for every gram the clauses of one side that have it.
type postings struct {
	start []int32
	items []int32
}

func newPostings(side []clause, grams int) *postings {
	p := &postings{start: make([]int32, grams+1)}
	for i := range side {
		if side[i].finished {
			continue
		}
		for _, g := range side[i].grams {
			p.start[g.id+1]++
		}
	}
	for i := range grams {
		p.start[i+1] += p.start[i]
	}
	p.items = make([]int32, p.start[grams])
	fill := slices.Clone(p.start)
	for i := range side {
		if side[i].finished {
			continue
		}
		for _, g := range side[i].grams {
			p.items[fill[g.id]] = int32(i)
			fill[g.id]++
		}
	}
	return p
}

func (p *postings) of(id int32) []int32 { return p.items[p.start[id]:p.start[id+1]] }

// search finds for every unfinished clause of one side those of the other that share most of their rare grams with it.
func (a *aligner) search(from, to []clause) [][]int32 {
	index := newPostings(to, len(a.vocab.weights))
	found := make([][]int32, len(from))
	searchers := sync.Pool{New: func() any {
		return &searcher{postings: index, weights: a.vocab.weights, score: make([]float64, len(to))}
	}}
	parallel.Do(len(from), func(i int) {
		if from[i].finished {
			return
		}
		s := searchers.Get().(*searcher)
		found[i] = s.best(from[i].grams)
		searchers.Put(s)
	})
	return found
}

// searcher looks one clause up at a time.
type searcher struct {
	*postings
	weights []float64
	score   []float64 // by clause; zero between two searches
	hits    []int32
	order   []uint64
}

// best gives the clauses that share most with the grams, best first.
func (s *searcher) best(grams []gram) []int32 {
	s.order = s.order[:0]
	for _, g := range grams {
		s.order = append(s.order, uint64(len(s.of(g.id)))<<32|uint64(g.id))
	}
	slices.Sort(s.order)
	s.hits = s.hits[:0]
	visits := 0
	for _, o := range s.order {
		id := int32(o & (1<<32 - 1))
		list := s.of(id)
		if visits += len(list); visits > maxVisits && len(s.hits) > 0 {
			break
		}
		w := s.weights[id]
		for _, j := range list {
			if s.score[j] == 0 {
				s.hits = append(s.hits, j)
			}
			s.score[j] += w
		}
	}
	top := make([]int32, 0, maxCandidates+1)
	for _, j := range s.hits {
		top = s.keep(top, j)
	}
	for _, j := range s.hits {
		s.score[j] = 0
	}
	return top
}

// keep inserts a clause among the best ones in its place.
func (s *searcher) keep(top []int32, j int32) []int32 {
	better := func(x, y int32) bool { return s.score[x] > s.score[y] || s.score[x] == s.score[y] && x < y }
	if len(top) == maxCandidates && !better(j, top[len(top)-1]) {
		return top
	}
	top = append(top, j)
	for k := len(top) - 1; k > 0 && better(top[k], top[k-1]); k-- {
		top[k], top[k-1] = top[k-1], top[k]
	}
	return top[:min(len(top), maxCandidates)]
}

// candidates gives the pairs worth a look, each once, in the order of the old and then the new document.
func (a *aligner) candidates() []edge {
	var out []edge
	for o, list := range a.search(a.old, a.new) {
		for _, n := range list {
			out = append(out, edge{old: o, new: int(n)})
		}
	}
	for n, list := range a.search(a.new, a.old) {
		for _, o := range list {
			out = append(out, edge{old: int(o), new: n})
		}
	}
	slices.SortFunc(out, func(x, y edge) int { return cmp.Or(cmp.Compare(x.old, y.old), cmp.Compare(x.new, y.new)) })
	out = slices.CompactFunc(out, func(x, y edge) bool { return x.old == y.old && x.new == y.new })
	out = slices.DeleteFunc(out, func(e edge) bool {
		return !a.rules.allows(e.old, e.new) || a.old[e.old].repealed || a.new[e.new].repealed
	})
	parallel.Do(len(out), func(i int) { a.measure(&out[i]) })
	for i := range out {
		e := &out[i]
		a.old[e.old].best = max(a.old[e.old].best, e.likeness)
		a.new[e.new].best = max(a.new[e.new].best, e.likeness)
	}
	return out
}

// measure compares the two clauses of an edge.
func (a *aligner) measure(e *edge) {
	o, n := &a.old[e.old], &a.new[e.new]
	e.shared = a.vocab.shared(o.grams, n.grams)
	e.text = ratio(2*e.shared, o.weight+n.weight)
	e.likeness = e.text
	if o.crown > 0 && n.crown > 0 {
		e.titled = 1
		if o.named && n.named && o.title == n.title {
			e.named = 1
		}
		e.title = 2 * a.vocab.shared(o.heads, n.heads) / (o.crown + n.crown)
		e.likeness = (1-titleShare)*e.text + titleShare*e.title
	}
}

func ratio(part, whole float64) float64 {
	if whole == 0 {
		return 0
	}
	return part / whole
}
