package diffing

import (
	"slices"
	"sort"

	"kitei/policy"
)

// moved reports for every old clause whether it left its place: it is not in the longest run of linked clauses whose order is the
// same on both sides, or the grouping it stands in is not the counterpart of the one it stood in.
func (a *aligner) moved() []bool {
	moved := make([]bool, len(a.old))
	var old, new []int
	for o := range a.old {
		if len(a.toNew[o]) > 0 {
			moved[o] = true
			old = append(old, o)
			new = append(new, slices.Min(a.news(o)))
		}
	}
	for _, i := range longestRun(new) {
		moved[old[i]] = false
	}
	counterpart := a.counterparts()
	for o := range a.old {
		for _, n := range a.news(o) {
			if !counterpart[[2]*policy.Node{a.old[o].up, a.new[n].up}] {
				moved[o] = true
			}
		}
	}
	return moved
}

// longestRun gives the places of a longest rising (not necessarily strictly: mergers share a place) subsequence.
func longestRun(values []int) []int {
	var tails []int // places: the smallest last value of a run of each length
	before := make([]int, len(values))
	for i, v := range values {
		at := sort.Search(len(tails), func(k int) bool { return values[tails[k]] > v })
		before[i] = -1
		if at > 0 {
			before[i] = tails[at-1]
		}
		if at == len(tails) {
			tails = append(tails, i)
		} else {
			tails[at] = i
		}
	}
	if len(tails) == 0 {
		return nil
	}
	var run []int
	for i := tails[len(tails)-1]; i >= 0; i = before[i] {
		run = append(run, i)
	}
	slices.Reverse(run)
	return run
}

// counterparts finds which groupings correspond: a pair does when it holds most of the linked clauses of either of the two.
func (a *aligner) counterparts() map[[2]*policy.Node]bool {
	count := map[[2]*policy.Node]int{}
	var pairs [][2]*policy.Node
	for o := range a.old {
		for _, n := range a.news(o) {
			p := [2]*policy.Node{a.old[o].up, a.new[n].up}
			if count[p]++; count[p] == 1 {
				pairs = append(pairs, p)
			}
		}
	}
	most := [2]map[*policy.Node]int{{}, {}}
	for _, p := range pairs {
		for side := range most {
			most[side][p[side]] = max(most[side][p[side]], count[p])
		}
	}
	out := map[[2]*policy.Node]bool{}
	for _, p := range pairs {
		out[p] = count[p] == most[0][p[0]] || count[p] == most[1][p[1]]
	}
	return out
}
