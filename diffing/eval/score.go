// Package eval measures how well clauses are aligned, on documents whose true alignment is known: the editions of the national model
// with their ids unseen, and documents that a seeded generator edits as town halls do.
//
// Start from [Mutate] and [Score]. The stored table of results is results.md; go test ./diffing/eval -run TestResults -update writes it.
package eval

import (
	"fmt"
	"slices"

	"kitei/diffing"
)

// Pair is an old and a new clause that belong together, by their places among the clauses of their documents.
type Pair struct{ Old, New int }

// Pairs gives the pairs of a comparison; a split or a merger gives one for each of its parts.
func Pairs(c *diffing.Comparison) []Pair {
	var out []Pair
	for i := range c.Changes {
		for _, o := range c.Changes[i].Old {
			for _, n := range c.Changes[i].New {
				out = append(out, Pair{o, n})
			}
		}
	}
	return out
}

// Result counts what an alignment found of the truth. Results add up.
type Result struct {
	Found, Right, True    int // pairs: found, found and true, true
	Splits, SplitsRight   int // old clauses with several new ones, and those of which all parts and no others were found
	Mergers, MergersRight int
	Kept, Missing         int // old clauses that have a counterpart, and those of them called removed
	Gone, Ghosts          int // old clauses that have none, and those of them paired with something
	Undecided             int // clauses left to a person
	Errors                []string
}

// Score holds a comparison to the true pairs. Clauses in skipOld and skipNew count for nothing.
func Score(truth []Pair, c *diffing.Comparison, skipOld, skipNew map[int]bool) *Result {
	s := &Result{}
	keep := func(p Pair) bool { return !skipOld[p.Old] && !skipNew[p.New] }
	isTrue, isFound := map[Pair]bool{}, map[Pair]bool{}
	for _, p := range truth {
		if keep(p) {
			isTrue[p] = true
		}
	}
	for _, p := range Pairs(c) {
		if !keep(p) {
			continue
		}
		isFound[p] = true
		if isTrue[p] {
			s.Right++
		} else {
			s.Errors = append(s.Errors, fmt.Sprintf("wrong %s", name(c, p)))
		}
	}
	s.Found, s.True = len(isFound), len(isTrue)
	for _, p := range truth {
		if keep(p) && !isFound[p] {
			s.Errors = append(s.Errors, fmt.Sprintf("lost %s", name(c, p)))
		}
	}
	trueOld, trueNew := partners(isTrue)
	foundOld, foundNew := partners(isFound)
	s.Splits, s.SplitsRight = joins(trueOld, foundOld)
	s.Mergers, s.MergersRight = joins(trueNew, foundNew)
	for o := range c.Old.Clauses {
		switch {
		case skipOld[o]:
		case len(trueOld[o]) == 0:
			s.Gone++
			if len(foundOld[o]) > 0 {
				s.Ghosts++
			}
		default:
			s.Kept++
		}
	}
	for i := range c.Changes {
		ch := &c.Changes[i]
		switch {
		case ch.Kind == diffing.Removed && len(trueOld[ch.Old[0]]) > 0:
			s.Missing++
		case ch.Kind == diffing.Undecided:
			s.Undecided++
		}
	}
	return s
}

func name(c *diffing.Comparison, p Pair) string {
	o, n := c.Old.Clauses[p.Old].Node, c.New.Clauses[p.New].Node
	return fmt.Sprintf("%d %s %s → %d %s %s", p.Old, o.Label, o.Title, p.New, n.Label, n.Title)
}

// partners gives the partners of every clause of either side, ascending.
func partners(pairs map[Pair]bool) (ofOld, ofNew map[int][]int) {
	ofOld, ofNew = map[int][]int{}, map[int][]int{}
	for p := range pairs {
		ofOld[p.Old] = append(ofOld[p.Old], p.New)
		ofNew[p.New] = append(ofNew[p.New], p.Old)
	}
	for _, side := range []map[int][]int{ofOld, ofNew} {
		for _, list := range side {
			slices.Sort(list)
		}
	}
	return ofOld, ofNew
}

// joins counts the clauses with several true partners, and those whose partners were found exactly.
func joins(truth, found map[int][]int) (all, right int) {
	for i, list := range truth {
		if len(list) > 1 {
			all++
			if slices.Equal(list, found[i]) {
				right++
			}
		}
	}
	return all, right
}

// Add adds the counts of another result.
func (s *Result) Add(o *Result) {
	s.Found, s.Right, s.True = s.Found+o.Found, s.Right+o.Right, s.True+o.True
	s.Splits, s.SplitsRight = s.Splits+o.Splits, s.SplitsRight+o.SplitsRight
	s.Mergers, s.MergersRight = s.Mergers+o.Mergers, s.MergersRight+o.MergersRight
	s.Kept, s.Missing = s.Kept+o.Kept, s.Missing+o.Missing
	s.Gone, s.Ghosts = s.Gone+o.Gone, s.Ghosts+o.Ghosts
	s.Undecided += o.Undecided
}

// F1 is the harmonic mean of precision and recall of the pairs; 1 where there is nothing to find and nothing was found.
func (s *Result) F1() float64 { return share(2*s.Right, s.Found+s.True) }

// share is part of whole, 1 for nothing of nothing.
func share(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

// String gives the figures in one line.
func (s *Result) String() string {
	return fmt.Sprintf("F1 %.4f, splits %d/%d, mergers %d/%d, missing %d/%d, ghosts %d/%d, undecided %d",
		s.F1(), s.SplitsRight, s.Splits, s.MergersRight, s.Mergers, s.Missing, s.Kept, s.Ghosts, s.Gone, s.Undecided)
}
