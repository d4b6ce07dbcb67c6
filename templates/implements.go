package templates

import (
	"regexp"
	"slices"

	"kitei/policy"
)

// demands is how a duty of the standards asks for a written procedure: 実施手順を整備し, 手順を文書に定め, 運用規程に…定めなければならない.
// It is read in the model's words, before a town's own are put in.
var demands = regexp.MustCompile(`(実施手順|利用手順|運用の手順|手順書|運用規程|規定)を整備|手順を文書に定め|(実施手順|利用手順|運用の手順|運用規程)に(、[^。]*を)?定めなければならない`)

// generalDemands are the articles that ask for procedures as such and for none in particular: any procedure answers them.
var generalDemands = []string{"org.tokatsu", "org.sysadmin"}

// Unimplemented gives a notice for every clause of the draft that demands a procedure no procedure of the draft carries out
// (procedure-missing: label, title of the article). Only a set that [Draft] made can answer.
func (s *Set) Unimplemented() []policy.Notice {
	find := newFinder(s)
	carried := map[string]bool{}
	for _, p := range s.Procedures {
		for _, id := range p.Implements {
			carried[id] = true
		}
	}
	var out []policy.Notice
	for n, up := range s.model.Walk() {
		if n.Kind != policy.Paragraph || n.Level == policy.Unspecified || !demands.MatchString(n.Text) {
			continue
		}
		clause, drafted := find.clause(n.ID)
		if !drafted || answered(append(slices.Clone(up), n), carried) {
			continue
		}
		title := ""
		for _, a := range up {
			title = a.Title
		}
		out = append(out, policy.Notice{Code: "procedure-missing", Args: []any{clause.Label, title}})
	}
	return out
}

// answered reports whether a procedure carries out a clause or anything it stands in.
func answered(chain []*policy.Node, carried map[string]bool) bool {
	for _, n := range chain {
		if slices.Contains(generalDemands, n.ID) {
			return len(carried) > 0
		}
		if carried[n.ID] || slices.ContainsFunc(n.Also, func(id string) bool { return carried[id] }) {
			return true
		}
	}
	return false
}

// Implements gives the ids of the clauses a procedure carries out as far as this draft has them.
func (s *Set) Implements(p Procedure) []string {
	find := newFinder(s)
	return slices.DeleteFunc(slices.Clone(p.Implements), func(id string) bool {
		_, ok := find.clause(id)
		return !ok
	})
}
