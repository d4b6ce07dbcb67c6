package diffing

import "slices"

// Duty is one thing a law asks of every body, and the clauses of the model that answer its parts.
type Duty struct {
	Key, Law, Place, Subject string
	Parts                    []DutyPart
}

// DutyPart is one of the things a duty consists of.
type DutyPart struct {
	Subject string
	IDs     []string // clauses or provisions of the model; one of them is enough
	Applies bool     // it concerns the town
}

// DutyGap says how the local documents answer a duty.
type DutyGap struct {
	Duty
	Answers []DutyAnswer // one for each of Parts
}

// DutyAnswer says how the local documents answer a part of a duty.
type DutyAnswer struct {
	Met       bool        // a local clause answers it
	Undecided bool        // not met for sure, but a local clause may answer it
	Found     []DutyFound // by what, the surest first
}

// DutyFound is a local clause that answers, or may answer, a clause of the model.
type DutyFound struct {
	Place
	ID         string
	Confidence float64 // 0 where the clause is there and its words do not tell whether the provision is
}

// Duties says which local clauses answer what the law asks. It knows the model's clauses that answer a duty, and goes by what
// answers those; a town may do what the law asks in other ways, so what is not found is not said to be unlawful.
func (e *EditionGap) Duties(list []Duty) []DutyGap {
	out := make([]DutyGap, len(list))
	for i, d := range list {
		out[i].Duty = d
		for _, part := range d.Parts {
			out[i].Answers = append(out[i].Answers, e.answerDuty(part))
		}
	}
	return out
}

func (e *EditionGap) answerDuty(part DutyPart) DutyAnswer {
	var a DutyAnswer
	if !part.Applies {
		return a
	}
	var sureOnes, doubts []DutyFound
	for _, id := range part.IDs {
		yes, maybe := e.found(id)
		sureOnes, doubts = append(sureOnes, yes...), append(doubts, maybe...)
	}
	a.Met, a.Found = len(sureOnes) > 0, sureOnes
	if !a.Met {
		a.Undecided, a.Found = len(doubts) > 0, doubts
	}
	slices.SortStableFunc(a.Found, func(x, y DutyFound) int {
		if x.Confidence != y.Confidence {
			if x.Confidence > y.Confidence {
				return -1
			}
			return 1
		}
		return x.compare(y.Place)
	})
	return a
}

// found gives the local clauses that answer a clause or provision of the model, and those that may.
func (e *EditionGap) found(id string) (yes, maybe []DutyFound) {
	for i := range e.Clauses {
		c := &e.Clauses[i]
		if c.ID == id || slices.Contains(c.Parts, id) {
			for _, a := range c.Local {
				yes = append(yes, DutyFound{a.Place, id, a.Confidence})
			}
			for _, k := range c.Candidates {
				maybe = append(maybe, DutyFound{k.Place, id, k.Confidence})
			}
			continue
		}
		for _, item := range c.Items {
			if item.Node.ID != id {
				continue
			}
			if item.Local != nil {
				yes = append(yes, DutyFound{*item.Local, id, c.Confidence})
				continue
			}
			if !item.Undecided {
				continue
			}
			for _, a := range c.Local {
				maybe = append(maybe, DutyFound{Place: a.Place, ID: id})
			}
		}
	}
	return yes, maybe
}
