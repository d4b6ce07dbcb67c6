package diffing

import (
	"cmp"
	"slices"

	"kitei/internal/parallel"
)

// topic is a local clause that deals with the subject of a requirement, found beyond the comparison of the texts.
type topic struct {
	requirement int
	unit        int // of the town
	odds        float64
}

// subject is what a clause is about, for [measurement.seek].
type subject struct {
	requirement int // of the edition; -1 on the side of the town
	unit        int
	chapter     string
	text        []gram
	rest        []gram  // of the text, what the answers found already leave
	head, over  []gram  // of the title, and of the section's
	weight      float64 // of the text
	left        float64 // of the rest
	crown, roof float64 // of the titles
}

// topicModel weighs what speaks for a local clause dealing with the subject of a requirement. Base, text, title and inside have the weights of
// [pairModel], of which it is a relative: two texts on one subject, here by different authors. It differs where the question does. A
// requirement may be answered by several local clauses, so that only the local clause's better answers count against it. And most local
// rules keep the order of subjects that the guideline has: nine in ten articles stand in the chapter that corresponds, one in nine of others
// would by chance, which is worth ±2 as odds; half of it, since words that chapters share are counted already. Two clauses that are each
// other's nearest are right about three times as often as others of the same likeness, in the two old rules of the sample.
var topicModel = struct {
	base, text, title, inside, chapter, mutual, better float64
}{base: -5.71, text: 5.24, title: 4.22, inside: 6.07, chapter: 1, mutual: 1, better: -6.92}

const (
	// topicSure is the odds from which a local clause counts as an answer. It is above [sure]: the text alone did not show it.
	topicSure = .5
	// topicDoubtful is the odds from which it is shown to a person. Of the old rules of the sample, few of the candidates below are right.
	topicDoubtful = .1
	// topicFaint is the odds from which a local clause that was found nowhere else is shown: half of the candidates between it and topicDoubtful that
	// are so are right in the sample, and the alternative is to say that the town has nothing.
	topicFaint = .05
	// maxGuesses is how many candidates of a clause are shown.
	maxGuesses = 3
)

// seek finds local clauses that deal with a requirement in words of their own. It looks where one of the two is still open: at requirements
// nothing answers, and at local clauses that answer nothing. Towns wrote many rules before the guideline, or under other titles, and the
// same subject stands in several rules.
func (m *measurement) seek() []topic {
	some := false
	for v := range m.here {
		some = some || m.sought(v) && m.speaks(v)
	}
	if !some {
		return nil
	}
	wanted, offered, v := m.subjects()
	likeness := make([][]float64, len(offered))
	best := make([]float64, len(offered))              // of a local clause, over all requirements
	nearest := make([]float64, len(m.edition.Clauses)) // of a requirement, over all local clauses
	parallel.Do(len(offered), func(i int) {
		if !m.sought(offered[i].unit) {
			return
		}
		likeness[i] = make([]float64, len(wanted))
		for k := range wanted {
			likeness[i][k] = v.like(&wanted[k], &offered[i])
			best[i] = max(best[i], likeness[i][k])
		}
	})
	for _, row := range likeness {
		for k, l := range row {
			nearest[wanted[k].requirement] = max(nearest[wanted[k].requirement], l)
		}
	}
	var out []topic
	for i, row := range likeness {
		for k, l := range row {
			w := &wanted[k]
			if l < best[i]/2 || !m.open(offered[i].unit) && m.answered(w.requirement) {
				continue
			}
			mutual := l == best[i] && l == nearest[w.requirement]
			if odds := v.topicOdds(w, &offered[i], best[i]-l, mutual); odds >= topicFaint {
				out = append(out, topic{w.requirement, offered[i].unit, odds})
			}
		}
	}
	slices.SortStableFunc(out, func(x, y topic) int { return -cmp.Compare(x.odds, y.odds) })
	return m.audible(out)
}

// audible takes away faint candidates that were found elsewhere.
func (m *measurement) audible(topics []topic) []topic {
	settled, heard := map[int]bool{}, map[int]bool{}
	for _, t := range topics { // the surest first
		settled[t.requirement] = settled[t.requirement] || t.odds >= topicSure || m.answered(t.requirement)
		if t.odds >= topicSure || t.odds >= topicDoubtful && !settled[t.requirement] {
			heard[t.unit] = true
		}
	}
	return slices.DeleteFunc(topics, func(t topic) bool { return t.odds < topicDoubtful && (heard[t.unit] || !m.open(t.unit)) })
}

// open reports whether the comparison linked a local unit to nothing.
func (m *measurement) open(v int) bool { return len(m.cmp.Changes[m.here[v]].Old) == 0 }

// sought reports whether more is looked for that a local unit answers: it is open, or its answer is in words of its own, so that one cannot say
// that all it says is accounted for.
func (m *measurement) sought(v int) bool {
	return m.open(v) || m.cmp.Changes[m.here[v]].Similarity < sameItem
}

// answered reports whether the comparison linked any unit of a requirement.
func (m *measurement) answered(r int) bool {
	return slices.ContainsFunc(m.units[r], func(u int) bool { return m.held[u] })
}

// addTopics adds to a clause what was found for its subject: sure ones as answers, others as candidates while nothing answers it.
func (m *measurement) addTopics(g *ClauseGap, r int) {
	for _, t := range m.topics {
		if t.requirement != r {
			continue
		}
		p := m.places[t.unit]
		if t.odds >= topicSure {
			if g.Status == Missing {
				g.Status, g.Confidence = Adapted, t.odds
			}
			m.answer(g, Answer{Place: p, Confidence: t.odds, Evidence: "topic"})
		} else if g.Status == Missing && len(g.Candidates) < maxGuesses {
			g.guess(PlaceGuess{p, t.odds})
		}
	}
}
