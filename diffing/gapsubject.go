package diffing

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"kitei/policy"
)

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
			wanted[len(wanted)-1].over = v.number(m.meaning.count(section(&m.cmp.Old.Clauses[u])), 0)
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
	s.text, s.head = v.number(m.meaning.count(text), side), v.number(m.meaning.count(title), side)
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
// to, by majority, and else by its heading or the name of its document; "" when none tells.
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
		return m.chapterOfDocument(c)
	}
}

// chapterOfDocument gives the chapter that is a document of its own, 基本方針, for a clause of a document with its name; "" for any other.
func (m *measurement) chapterOfDocument(c *policy.Clause) string {
	title := m.cmp.New.Title
	if len(c.Up) > 0 && c.Up[0].Kind == policy.Part && c.Up[0].Label == "" {
		title = c.Up[0].Title
	}
	title = fold(title)
	for i, e := range m.edition.Clauses {
		if i > 0 && m.edition.Clauses[i-1].Chapter == e.Chapter {
			continue
		}
		if name := fold(e.Chapter.Title); name != "" && strings.HasSuffix(title, name) {
			return e.Chapter.ID
		}
	}
	return ""
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
