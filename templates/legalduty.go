package templates

import (
	"slices"
	"sync"
)

// LegalDuty is one thing the law asks of every body: to set, or to set jointly, and to publish its 方針 (地方自治法第244条の6), and the
// eight items of measures in 地方自治法施行規則第16条の3第1項.
type LegalDuty struct {
	Key          string      `yaml:"key"`          // set, joint, publish; 1 … 8 for the items
	Law          string      `yaml:"-"`            // 地方自治法施行規則第16条の3第1項
	Place        string      `yaml:"place"`        // 第5号
	Subject      string      `yaml:"subject"`      // 技術的な対策
	Duty         string      `yaml:"duty"`         // what is asked, in kitei's words
	Since        string      `yaml:"-"`            // day it takes force, YYYY-MM-DD
	Transitional string      `yaml:"transitional"` // what it does not yet touch on that day
	Exemption    string      `yaml:"-"`            // who need not do it
	Chapters     []string    `yaml:"chapters"`     // chapters of the 対策基準 that answer it, by id
	Parts        []LegalPart `yaml:"parts"`
	Source       string      `yaml:"-"`
	Mark         string      `yaml:"-"` // sourced, known or unsure
	Note         string      `yaml:"-"`
}

// LegalPart is one of the things a duty consists of.
type LegalPart struct {
	Subject string   `yaml:"subject"`
	Clauses []string `yaml:"clauses"` // ids of clauses that answer it; one of them is enough
	When    string   `yaml:"when"`    // condition under which it concerns a body
	Needs   string   `yaml:"needs"`   // condition that must hold besides
}

// statute is a law with its duties, as legal-duty.yaml has it.
type statute struct {
	Law       string      `yaml:"law"`
	Since     string      `yaml:"since"`
	Source    string      `yaml:"source"`
	Mark      string      `yaml:"mark"`
	Exemption string      `yaml:"exemption"`
	Note      string      `yaml:"note"`
	Duties    []LegalDuty `yaml:"duties"`
}

var loadLegalDuties = sync.OnceValues(func() ([]LegalDuty, error) {
	var laws []statute
	if err := readYAML("national/legal-duty.yaml", &laws); err != nil {
		return nil, err
	}
	var out []LegalDuty
	for _, l := range laws {
		for _, d := range l.Duties {
			d.Law, d.Since, d.Source, d.Mark, d.Exemption, d.Note = l.Law, l.Since, l.Source, l.Mark, l.Exemption, l.Note
			out = append(out, d)
		}
	}
	return out, nil
})

// LegalDuties lists the duties in the order of the laws.
func LegalDuties() []LegalDuty {
	all, err := loadLegalDuties()
	if err != nil {
		panic(err) // the embedded data is ours; a test reads it
	}
	return slices.Clone(all)
}

// LegalAnswer says how a draft answers a duty.
type LegalAnswer struct {
	LegalDuty
	Answers []PartAnswer // one for each of Parts
}

// PartAnswer says which clauses of a draft answer a part of a duty.
type PartAnswer struct {
	Subject string
	Applies bool          // the part concerns this body
	Met     bool          // a clause answers it, and what it needs besides holds
	Clauses []LegalClause // the clauses that answer it, in the order of the model
	Needs   string        // the parameter that would have to change first, when its value stands against the duty
}

// LegalClause is a clause of a draft.
type LegalClause struct {
	ID    string
	Label string // as the set refers to it: 対策基準第9条
	Title string
}

// Applies reports whether the duty concerns this body at all.
func (a LegalAnswer) Applies() bool {
	return slices.ContainsFunc(a.Answers, func(p PartAnswer) bool { return p.Applies })
}

// Met reports whether every part that concerns this body is answered.
func (a LegalAnswer) Met() bool {
	return !slices.ContainsFunc(a.Answers, func(p PartAnswer) bool { return p.Applies && !p.Met })
}

// LegalCoverage says for every duty which clauses of the draft answer it. p are the parameters it was drafted from: they decide what
// concerns the body (no clouds, no joint setting). Clauses are known by their ids, so a text a person rewrote still counts.
func (s *Set) LegalCoverage(p *Params) ([]LegalAnswer, error) {
	p = p.forEdition(s.Edition.Rules())
	find := newFinder(s)
	var out []LegalAnswer
	for _, d := range LegalDuties() {
		a := LegalAnswer{LegalDuty: d}
		for _, part := range d.Parts {
			answer, err := part.answer(p, find)
			if err != nil {
				return nil, err
			}
			a.Answers = append(a.Answers, answer)
		}
		out = append(out, a)
	}
	return out, nil
}

func (part LegalPart) answer(p *Params, find *finder) (PartAnswer, error) {
	a := PartAnswer{Subject: part.Subject}
	when, err := parseCondition(part.When)
	if err != nil {
		return a, err
	}
	needs, err := parseCondition(part.Needs)
	if err != nil {
		return a, err
	}
	a.Applies = when.holds(p)
	for _, id := range part.Clauses {
		if c, ok := find.clause(id); ok && !slices.Contains(a.Clauses, c) {
			a.Clauses = append(a.Clauses, c)
		}
	}
	a.Met = len(a.Clauses) > 0 && needs.holds(p)
	if !needs.holds(p) {
		a.Needs = part.Needs
	}
	return a, nil
}
