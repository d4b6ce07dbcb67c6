package cli

import (
	"errors"

	"kitei/diffing"
	"kitei/policy"
	"kitei/templates"
)

// gapDuties gives what the law asks of the body a set was drafted for.
func gapDuties(set *templates.Set, values *templates.Params) ([]diffing.Duty, error) {
	answers, err := set.LegalCoverage(values)
	if err != nil {
		return nil, err
	}
	var out []diffing.Duty
	for _, a := range answers {
		d := diffing.Duty{Key: a.Key, Law: a.Law, Place: a.Place, Subject: a.Subject}
		for i, part := range a.Parts {
			d.Parts = append(d.Parts, diffing.DutyPart{Subject: part.Subject, IDs: part.Clauses, Applies: a.Answers[i].Applies})
		}
		out = append(out, d)
	}
	return out, nil
}

// gapOutlines gives the editions of which only the outline is known.
func gapOutlines() []diffing.Outline {
	var out []diffing.Outline
	for _, o := range templates.Outlines() {
		x := diffing.Outline{ID: o.ID, Name: o.Name}
		for _, c := range o.Chapters {
			x.Chapters = append(x.Chapters, c.Title)
		}
		for _, t := range o.Topics {
			x.Topics = append(x.Topics, diffing.OutlineTopic{What: t.What, IDs: t.Keys})
		}
		out = append(out, x)
	}
	return out
}

// isCode reports whether an error is the notice with the code.
func isCode(err error, code string) bool {
	var n *policy.Notice
	return errors.As(err, &n) && n.Code == code
}
