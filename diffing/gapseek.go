package diffing

import (
	"cmp"
	"math"
	"slices"
	"unicode/utf8"

	"kitei/internal/parallel"
	"kitei/policy"
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
	// topicDoubtful is the odds from which it is shown to a person. Of the fourteen candidates of the old rules of the sample between half of it and
	// it none is right.
	topicDoubtful = .1
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
			if odds := v.topicOdds(w, &offered[i], best[i]-l, mutual); odds >= topicDoubtful {
				out = append(out, topic{w.requirement, offered[i].unit, odds})
			}
		}
	}
	slices.SortStableFunc(out, func(x, y topic) int { return -cmp.Compare(x.odds, y.odds) })
	return out
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

// subjects prepares both sides: of the edition every unit, and every article as a whole; of the town every unit.
func (m *measurement) subjects() (wanted, offered []subject, v *vocabulary) {
	v = &vocabulary{}
	for r := range m.edition.Clauses {
		c := &m.edition.Clauses[r]
		if !c.Applies || len(m.units[r]) == 0 {
			continue
		}
		for _, u := range m.units[r] {
			node := m.cmp.Old.Clauses[u].Node
			wanted = append(wanted, subject{requirement: r, unit: u, chapter: c.Chapter.ID})
			m.read(v, &wanted[len(wanted)-1], node.Title, m.cmp.Old.Clauses[u].Text(), 0)
			wanted[len(wanted)-1].over = v.number(m.memory.count(section(&m.cmp.Old.Clauses[u])), 0)
		}
		if len(m.units[r]) > 1 {
			wanted = append(wanted, subject{requirement: r, unit: -1, chapter: c.Chapter.ID})
			m.read(v, &wanted[len(wanted)-1], c.Title, m.text(m.units[r]), 0)
			wanted[len(wanted)-1].over = wanted[len(wanted)-2].over
		}
	}
	guess := m.groupChapters()
	for u := range m.cmp.New.Clauses {
		c := &m.cmp.New.Clauses[u]
		if text := c.Text(); m.speaks(u) {
			offered = append(offered, subject{requirement: -1, unit: u, chapter: guess(c)})
			m.read(v, &offered[len(offered)-1], c.Node.Title, text, 1)
		}
	}
	v.weighSubjects(wanted, offered)
	m.subtractAnswers(v, wanted, offered)
	return wanted, offered, v
}

// subtractAnswers takes from the text of every requirement what the local clauses say that the comparison linked to it. What is sought is a
// further part; a second clause that says the same again is a [Twin].
func (m *measurement) subtractAnswers(v *vocabulary, wanted, offered []subject) {
	texts := map[int][]gram{}
	for i := range offered {
		texts[offered[i].unit] = offered[i].text
	}
	for k := range wanted {
		w := &wanted[k]
		units := m.units[w.requirement]
		if w.unit >= 0 {
			units = []int{w.unit}
		}
		for _, u := range units {
			if !m.held[u] {
				continue
			}
			for _, n := range m.cmp.Changes[m.change[u]].New {
				if w.left == w.weight {
					w.rest = slices.Clone(w.text)
				}
				subtract(w.rest, texts[n])
				w.left = v.weight(w.rest)
			}
		}
	}
}

// weighSubjects fixes the weights of the grams of two sides.
func (v *vocabulary) weighSubjects(x, y []subject) {
	v.weigh(len(x) + len(y))
	for _, side := range [][]subject{x, y} {
		for i := range side {
			s := &side[i]
			sortGrams(s.text)
			sortGrams(s.head)
			sortGrams(s.over)
			s.weight, s.crown, s.roof = v.weight(s.text), v.weight(s.head), v.weight(s.over)
			s.rest, s.left = s.text, s.weight
		}
	}
}

func (m *measurement) read(v *vocabulary, s *subject, title, text string, side int) {
	s.text, s.head = v.number(m.memory.count(text), side), v.number(m.memory.count(title), side)
}

// speaks reports whether a local unit says enough to have a subject.
func (m *measurement) speaks(u int) bool { return speaks(&m.cmp.New.Clauses[u]) }

func speaks(c *policy.Clause) bool {
	return isSubject(c.Node) && utf8.RuneCountInString(c.Text()) >= telling
}

// section is the title of the innermost grouping a clause stands in.
func section(c *policy.Clause) string {
	if len(c.Up) == 0 {
		return ""
	}
	return c.Up[len(c.Up)-1].Title
}

// isSubject reports whether a node can deal with a subject: 附則 and what stands outside the articles do not.
func isSubject(n *policy.Node) bool { return n.Kind != policy.Supplement && n.Kind != policy.Preamble }

// like is the likeness of two subjects, titles and texts together.
func (v *vocabulary) like(w, o *subject) float64 {
	text := ratio(2*v.shared(w.text, o.text), w.weight+o.weight)
	if w.crown == 0 || o.crown == 0 {
		return text
	}
	return (1-titleShare)*text + titleShare*v.heads(w, o)
}

// sectionShare is what agreeing with the title of the section counts beside agreeing with the title of the article: a local article on 監査
// deals with something in the section; with what, the text must tell.
const sectionShare = .5

// heads is how well the title of a local clause agrees with that of the requirement or its section.
func (v *vocabulary) heads(w, o *subject) float64 {
	return max(v.agreement(w.head, w.crown, o), sectionShare*v.agreement(w.over, w.roof, o))
}

func (v *vocabulary) agreement(head []gram, crown float64, o *subject) float64 {
	shared := v.shared(head, o.head)
	return math.Sqrt(ratio(shared, crown) * ratio(shared, o.crown))
}

func (v *vocabulary) topicOdds(w, o *subject, better float64, mutual bool) float64 {
	k := &topicModel
	shared := v.shared(w.rest, o.text)
	chapter := 0.0 // what stands around the two, and how they stand to others
	switch o.chapter {
	case "":
	case w.chapter:
		chapter = k.chapter
	default:
		chapter = -k.chapter
	}
	if mutual {
		chapter += k.mutual * ratio(w.left, w.weight)
	}
	return logistic(k.base + k.text*ratio(2*shared, w.left+o.weight) + k.title*v.heads(w, o)*ratio(w.left, w.weight) +
		k.inside*ratio(shared, min(w.left, o.weight)) + chapter + k.better*better)
}

// sameHeading is the likeness of two headings from which they name the same chapter: half of the shorter one (技術的対策, 技術的セキュリティ).
const sameHeading = .5

// groupChapters gives a function that says to which chapter of the edition the grouping of a local clause corresponds: by what its clauses are linked
// to, by majority, and else by its heading; "" when neither tells.
func (m *measurement) groupChapters() func(*policy.Clause) string {
	votes := map[*policy.Node]map[string]int{}
	for _, c := range m.cmp.Changes {
		for _, u := range c.Old {
			if m.of[u] < 0 {
				continue
			}
			for _, n := range c.New {
				for _, up := range m.cmp.New.Clauses[n].Up {
					if votes[up] == nil {
						votes[up] = map[string]int{}
					}
					votes[up][m.edition.Clauses[m.of[u]].Chapter.ID]++
				}
			}
		}
	}
	named := map[*policy.Node]string{}
	return func(c *policy.Clause) string {
		for i := len(c.Up) - 1; i >= 0; i-- {
			up := c.Up[i]
			if up.Kind == policy.Part && up.Label == "" {
				continue // a document
			}
			if id, sure := majority(votes[up]); sure {
				return id
			}
			id, seen := named[up]
			if !seen {
				id = m.chapterNamed(up.Title)
				named[up] = id
			}
			if id != "" {
				return id
			}
		}
		return ""
	}
}

// majority gives the chapter with more than half of the votes, of which there must be two.
func majority(votes map[string]int) (string, bool) {
	all := 0
	for _, n := range votes {
		all += n
	}
	for id, n := range votes {
		if n >= 2 && 2*n > all {
			return id, true
		}
	}
	return "", false
}

// chapterNamed gives the chapter whose title is most like a heading.
func (m *measurement) chapterNamed(heading string) string {
	best, id := 0.0, ""
	for i, c := range m.edition.Clauses {
		if i > 0 && m.edition.Clauses[i-1].Chapter == c.Chapter {
			continue
		}
		if l := contained(count(fold(heading)), count(fold(c.Chapter.Title))); l > best {
			best, id = l, c.Chapter.ID
		}
	}
	if best < sameHeading {
		return ""
	}
	return id
}

// contained is the share of the grams of the shorter text that the other has too.
func contained(x, y []counted) float64 {
	if size(x) > size(y) {
		x, y = y, x
	}
	return shareOf(x, y)
}

// shareOf is the share of the grams of x that y has too.
func shareOf(x, y []counted) float64 {
	common := int32(0)
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i].hash < y[j].hash:
			i++
		case x[i].hash > y[j].hash:
			j++
		default:
			common += min(x[i].count, y[j].count)
			i++
			j++
		}
	}
	return ratio(float64(common), float64(size(x)))
}

// size is how many grams a text has, each as often as it occurs.
func size(grams []counted) int32 {
	n := int32(0)
	for _, g := range grams {
		n += g.count
	}
	return n
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
