package diffing

import (
	"math"
	"slices"
)

// joinModel weighs what speaks for an open clause being one more part of a linked one (分割, 統合). It was fitted like [pairModel], to
// 87,000 candidates of which 2,300 were right.
var joinModel = struct {
	base, agreement, titled, title, beside, better float64
}{base: -6.24, agreement: 11.83, titled: -2.19, title: 4.09, beside: 2.59, better: -8.14}

// part is an open clause beside a linked one of the other side.
type part struct {
	better    float64 // how much more like another clause it is
	agreement float64 // of the part with what the whole's other parts leave of it
	beside    float64 // 1 when it is the neighbour of another part
}

// part compares the clause at i of a side with what a whole of the other side says beyond its partners, which stand in side too.
func (a *aligner) part(i int, whole *clause, side []clause, partners []int) part {
	piece := &side[i]
	p := part{better: piece.best}
	if whole.parts != len(partners) {
		whole.rest = slices.Clone(whole.grams)
		for _, q := range partners {
			subtract(whole.rest, side[q].grams)
		}
		whole.left, whole.parts = a.vocab.weight(whole.rest), len(partners)
	}
	for _, q := range partners {
		if q == i+1 || q == i-1 {
			p.beside = 1
		}
	}
	shared := a.vocab.shared(piece.grams, whole.rest)
	p.agreement = math.Sqrt(ratio(shared, piece.weight) * ratio(shared, whole.left))
	return p
}

// hopeless reports whether an edge stays below sure whatever the other parts of the whole say: with what both texts share left over
// whole. It saves weighing most of the edges.
func (a *aligner) hopeless(e *edge, piece *clause) bool {
	agreement := math.Sqrt(min(1, ratio(e.shared, piece.weight)))
	return a.joinOdds(e, part{better: piece.best, agreement: agreement, beside: 1}) < sure
}

func (a *aligner) joinOdds(e *edge, p part) float64 {
	m := &joinModel
	return logistic(m.base + m.agreement*p.agreement + m.titled*e.titled + m.title*e.title + m.beside*p.beside + m.better*(p.better-e.likeness))
}

// subtract takes the counts of b from those of a.
func subtract(a, b []gram) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].id < b[j].id:
			i++
		case a[i].id > b[j].id:
			j++
		default:
			a[i].count = max(0, a[i].count-b[j].count)
			i++
			j++
		}
	}
}
