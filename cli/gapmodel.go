package cli

import (
	"slices"

	"kitei/diffing"
	"kitei/internal/parallel"
	"kitei/policy"
	"kitei/templates"
)

// gapModels prepares editions for a measure: each filled with the town's parameters, with what is known of its clauses.
func (p *program) gapModels(ids []string, values *templates.Params) ([]diffing.Edition, []*templates.Set, error) {
	lineage, err := templates.Lineage(templates.Newest())
	if err != nil {
		return nil, nil, err
	}
	editions, sets := make([]diffing.Edition, len(ids)), make([]*templates.Set, len(ids))
	faults := make([]error, len(ids))
	work := make([]func(), len(ids))
	for i := range ids {
		work[i] = func() { editions[i], sets[i], faults[i] = p.gapModel(ids[i], values, lineage) }
	}
	parallel.Each(work...)
	for _, err := range faults {
		if err != nil {
			return nil, nil, err
		}
	}
	return editions, sets, nil
}

func (p *program) gapModel(id string, values *templates.Params, lineage map[string][]templates.Step) (diffing.Edition, *templates.Set, error) {
	out := diffing.Edition{ID: id}
	e, err := p.openEdition(id)
	if err != nil {
		return out, nil, err
	}
	out.ID = e.ID
	values, _ = values.For(e.Rules())
	set, _, err := templates.DraftRules(e, values)
	if err != nil {
		return out, nil, err
	}
	out.Name, out.Document = e.Name, set.Document()
	kept := idsOf(out.Document)
	requirements, err := templates.Requirements(e, values)
	if err != nil {
		return out, nil, err
	}
	for _, c := range requirements {
		applies := kept[c.ID] || slices.ContainsFunc(c.Parts, func(part string) bool { return kept[part] })
		if c.Local && !applies {
			continue // an offer of kitei's the town has no use for is nothing it lacks
		}
		out.Clauses = append(out.Clauses, diffing.Requirement{
			ID: c.ID, Cite: c.Cite, Title: c.Title, Chapter: diffing.Chapter{ID: c.Chapter, Title: c.ChapterTitle}, Parts: c.Parts,
			Required: c.Required, Applies: applies, Reason: c.When, History: stepsOf(lineage[c.ID], e.Rules()),
		})
	}
	return out, set, nil
}

// idsOf gives all ids the nodes of a document have or stand for.
func idsOf(d *policy.Document) map[string]bool {
	out := map[string]bool{}
	for n := range d.All() {
		out[n.ID] = true
		for _, also := range n.Also {
			out[also] = true
		}
	}
	return out
}

// stepsOf gives the steps up to an edition.
func stepsOf(steps []templates.Step, edition string) []diffing.Step {
	if len(steps) == 0 {
		steps = []templates.Step{templates.Oldest()}
	}
	var out []diffing.Step
	for _, s := range steps {
		if !templates.Before(edition, s.Edition) {
			out = append(out, diffing.Step{Edition: s.Edition, Name: s.Name, Reason: diffing.Reason{Kind: s.Kind, What: s.What, Why: s.Why, Source: s.Source, Mark: s.Mark}})
		}
	}
	return out
}
