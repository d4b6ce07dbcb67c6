package templates

import "kitei/policy"

// finder finds clauses of a drafted set by id, with the numbers by which the set refers to them. Procedures are left out.
type finder struct {
	at     map[string]standing
	labels map[string]string
}

// standing is the clause that has an id or stands for it.
type standing struct {
	node *policy.Node
	own  bool // the id is the clause's own
	many bool // several clauses stand for it, and none has it
}

func newFinder(s *Set) *finder {
	f := &finder{at: map[string]standing{}, labels: map[string]string{}}
	var docs []*policy.Document
	var ids []string
	for _, d := range s.Documents()[:len(s.Documents())-len(s.Procedures)] {
		docs = append(docs, d.Clone()) // resolving writes into the documents
		for n := range d.All() {
			for _, id := range append([]string{n.ID}, n.Also...) {
				if _, seen := f.at[id]; !seen && id != "" {
					ids = append(ids, id)
				}
				f.note(id, n)
			}
		}
	}
	asking := &policy.Document{}
	for _, id := range ids {
		asking.Nodes = append(asking.Nodes, &policy.Node{Kind: policy.Preamble, Text: "{ref:" + id + "}"})
	}
	policy.ResolveRefs(append(docs, asking)...)
	for i, id := range ids {
		f.labels[id] = asking.Nodes[i].Text
	}
	return f
}

func (f *finder) note(id string, n *policy.Node) {
	now, seen := f.at[id]
	switch own := n.ID == id; {
	case id == "":
	case !seen, own && !now.own:
		f.at[id] = standing{node: n, own: own}
	case !own && !now.own:
		now.many = true
		f.at[id] = now
	}
}

// clause gives the clause with the id, or what stands for it: of an article taken apart, the range of its parts.
func (f *finder) clause(id string) (LegalClause, bool) {
	s, ok := f.at[id]
	if !ok {
		return LegalClause{}, false
	}
	c := LegalClause{ID: id, Label: f.labels[id]}
	if !s.many {
		c.ID, c.Title = s.node.ID, s.node.Title
	}
	return c, true
}
