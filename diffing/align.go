package diffing

import "slices"

// link says that a clause of each side belong together, which pass found it, and how sure that is (0 to 1).
type link struct {
	old, new   int
	pass       string
	confidence float64
}

// doubt is a link that was too unsure to be made and too likely to be passed over in silence.
type doubt struct {
	old, new   int
	confidence float64
}

// aligner holds the state of one alignment; the passes add links to it.
//
// Links form stars: of two linked clauses at least one has no other link. So every group is one to one, one to several (分割) or
// several to one (統合).
type aligner struct {
	old, new []clause
	vocab    vocabulary
	links    []link
	toNew    [][]int // the links of an old clause, as places in links
	toOld    [][]int // the links of a new clause
	doubts   []doubt
	rules    rulings
	decided  []Decided
	keys     folding
	spans    *spanMemory
	roles    []string // keys of the words that name somebody who acts
}

// align runs the passes, each on what the ones before left open.
func (a *aligner) align(o Options) {
	a.decided = a.byDecision(o.Decisions)
	if !o.IgnoreIDs {
		a.byID()
	}
	a.byNumber()
	a.byContent()
	a.weigh()
	a.byText()
	a.byRepeal()
}

func (a *aligner) link(old, new int, pass string, confidence float64) {
	a.toNew[old] = append(a.toNew[old], len(a.links))
	a.toOld[new] = append(a.toOld[new], len(a.links))
	a.links = append(a.links, link{old, new, pass, confidence})
}

// open reports whether neither clause has a link and a link may be made.
func (a *aligner) open(old, new int) bool {
	return len(a.toNew[old]) == 0 && len(a.toOld[new]) == 0 && a.rules.allows(old, new)
}

// news gives the new clauses an old one is linked to, in the order they were found.
func (a *aligner) news(old int) []int {
	out := make([]int, len(a.toNew[old]))
	for i, l := range a.toNew[old] {
		out[i] = a.links[l].new
	}
	return out
}

// olds gives the old clauses a new one is linked to, in the order they were found.
func (a *aligner) olds(new int) []int {
	out := make([]int, len(a.toOld[new]))
	for i, l := range a.toOld[new] {
		out[i] = a.links[l].old
	}
	return out
}

// linked reports whether the two clauses have a link.
func (a *aligner) linked(old, new int) bool {
	return slices.Contains(a.news(old), new)
}

// joinable reports whether a link between the two would leave every group a star.
func (a *aligner) joinable(old, new int) bool {
	news, olds := a.toNew[old], a.toOld[new]
	switch {
	case !a.rules.allows(old, new):
		return false
	case len(news) == 0 && len(olds) == 0:
		return true
	case len(news) > 0 && len(olds) > 0:
		return false
	case len(olds) == 0: // one more part of old: each of its parts must be old's alone
		for _, l := range news {
			if len(a.toOld[a.links[l].new]) > 1 {
				return false
			}
		}
	default:
		for _, l := range olds {
			if len(a.toNew[a.links[l].old]) > 1 {
				return false
			}
		}
	}
	return true
}
