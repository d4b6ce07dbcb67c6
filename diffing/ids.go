package diffing

import "kitei/policy"

// byID links clauses that have the same stable id. Where a clause also stands for other ids ([policy.Node.Also]), it was taken apart
// from them or took them over, and is linked to the clauses that have those ids: a split or a merger.
func (a *aligner) byID() {
	own, stands := map[string]int{}, map[string][]int{}
	for n := range a.new {
		node := a.new[n].Node
		if _, twice := own[node.ID]; !twice && node.ID != "" {
			own[node.ID] = n
		}
		for _, id := range ids(node) {
			stands[id] = append(stands[id], n)
		}
	}
	for o := range a.old {
		if n, ok := own[a.old[o].Node.ID]; ok && a.open(o, n) {
			a.link(o, n, "id", 1)
		}
	}
	for o := range a.old {
		for _, id := range ids(a.old[o].Node) {
			for _, n := range stands[id] {
				if !a.linked(o, n) && a.joinable(o, n) {
					a.link(o, n, "id", 1)
				}
			}
		}
	}
}

// ids are all the ids a node stands for.
func ids(n *policy.Node) []string {
	if n.ID == "" {
		return n.Also
	}
	return append([]string{n.ID}, n.Also...)
}
