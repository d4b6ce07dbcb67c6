package diffing

// byHeading completes splits and mergers that a heading shows: a section that had text and no articles, and so counted as one clause, became
// a section of the same title with articles, or the other way round. Articles of it that are like nothing else belong to it too.
func (a *aligner) byHeading() {
	for o := range a.old {
		for _, first := range a.news(o) {
			for n := range siblings(a.new, first, &a.old[o]) {
				if len(a.toOld[n]) == 0 && a.joinable(o, n) {
					a.link(o, n, "heading", sure)
				}
			}
		}
	}
	for n := range a.new {
		for _, first := range a.olds(n) {
			for o := range siblings(a.old, first, &a.new[n]) {
				if len(a.toNew[o]) == 0 && a.joinable(o, n) {
					a.link(o, n, "heading", sure)
				}
			}
		}
	}
}

// siblings visits the clauses under the same heading as the one at i, when that heading is the section's.
func siblings(side []clause, i int, section *clause) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		up := side[i].up
		if !section.Node.Kind.Grouping() || up == nil || section.title == "" || side[i].under != section.title {
			return
		}
		for first := i; first >= 0 && side[first].up == up; first-- {
			i = first
		}
		for ; i < len(side) && side[i].up == up; i++ {
			if !yield(i) {
				return
			}
		}
	}
}
