package diffing

import (
	"cmp"
	"slices"
)

// localOnly gives the local clauses no clause of the edition is answered by.
func (m *measurement) localOnly(clauses []ClauseGap) []LocalOnly {
	used := map[Place]bool{}
	guesses := map[Place][]IDGuess{}
	for i := range clauses {
		for _, a := range clauses[i].Local {
			used[a.Place] = true
		}
		for _, k := range clauses[i].Candidates {
			guesses[k.Place] = append(guesses[k.Place], IDGuess{clauses[i].ID, k.Confidence})
		}
	}
	var out []LocalOnly
	for d := range m.clauses {
		for n := range m.clauses[d] {
			p := Place{d, n}
			if used[p] {
				continue
			}
			slices.SortStableFunc(guesses[p], func(x, y IDGuess) int { return -cmp.Compare(x.Confidence, y.Confidence) })
			out = append(out, LocalOnly{p, guesses[p]})
		}
	}
	return out
}

// chapters counts the clauses of every chapter, in the order of the edition.
func chapters(clauses []ClauseGap) []ChapterGap {
	var out []ChapterGap
	at := map[string]int{}
	in := map[string][]ClauseGap{}
	for _, c := range clauses {
		k, seen := at[c.Chapter.ID]
		if !seen {
			k = len(out)
			at[c.Chapter.ID] = k
			out = append(out, ChapterGap{Chapter: c.Chapter})
		}
		in[c.Chapter.ID] = append(in[c.Chapter.ID], c)
		switch g := &out[k]; c.Status {
		case Kept:
			g.Kept++
		case Adapted:
			g.Adapted++
		case Missing:
			g.Missing++
			if c.Undecided {
				g.Undecided++
			}
		case NotApplicable:
			g.NotApplicable++
		}
	}
	for k := range out {
		out[k].Coverage = coverage(in[out[k].ID])
	}
	return out
}

// coverage is the share of the required clauses that concern the town and are kept or adapted. Every clause counts once, however long: what
// is asked is on which subjects the town has a rule; what an adapted clause leaves out is in its items.
func coverage(clauses []ClauseGap) float64 {
	required, answered := 0, 0
	for _, c := range clauses {
		if !c.Required || c.Status == NotApplicable {
			continue
		}
		required++
		if c.Status != Missing {
			answered++
		}
	}
	if required == 0 {
		return 1
	}
	return float64(answered) / float64(required)
}
