package diffing

import (
	"kitei/policy"
)

// items says of every provision of the requirement whether the answers have it.
func (m *measurement) items(g *ClauseGap, r int) {
	found := map[*policy.Node]*Item{}
	reworded := map[*policy.Node]bool{}
	whole := map[*policy.Node]*Change{} // of the provisions the town has under the same text
	for _, u := range m.units[r] {
		c := &m.cmp.Changes[m.change[u]]
		for k := range c.Items {
			if i := &c.Items[k]; m.held[u] && i.Old.Node != nil && (i.New.Node != nil || found[i.Old.Node] == nil) {
				found[i.Old.Node] = i
			}
		}
		for _, p := range m.cmp.Old.Clauses[u].Parts {
			for n := range p.All() {
				if m.held[u] && c.Kind == Unchanged {
					whole[n] = c
				}
				reworded[n] = m.held[u] && c.Similarity < sameItem || !m.answered(r) && g.Status != Missing
			}
		}
	}
	for _, u := range m.units[r] {
		for _, p := range m.cmp.Old.Clauses[u].Parts {
			for n := range p.All() {
				if n.Text == "" && n.Title == "" {
					continue
				}
				g.Items = append(g.Items, m.item(n, found[n], whole[n], reworded[n]))
			}
		}
	}
}

func (m *measurement) item(n *policy.Node, i *Item, c *Change, reworded bool) ItemGap {
	g := ItemGap{Node: n, Required: n.Level != policy.Recommended, Status: Missing, Undecided: reworded}
	switch {
	case i != nil && i.New.Node != nil:
		g.Status, g.Undecided = Adapted, false
		if i.Similarity == 1 {
			g.Status = Kept
		}
		p := m.places[i.New.Clause]
		g.Local = &p
	case c != nil:
		g.Status, g.Undecided = Kept, false
		p := m.places[c.New[0]]
		g.Local = &p
	}
	return g
}
