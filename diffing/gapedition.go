package diffing

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"kitei/policy"
)

// measurement is the work on one edition.
type measurement struct {
	*town
	edition *Edition
	cmp     *Comparison
	of      []int   // the requirement each unit of the edition belongs to, -1 for none (附則)
	units   [][]int // the units of each requirement
	change  []int   // the change each unit of the edition stands in
	here    []int   // the change each unit of the town stands in
	held    []bool  // local clauses answer the unit
	topics  []topic // what was found beyond the comparison
}

// measure compares the town's documents with one edition and says how each of its clauses is answered.
func (t *town) measure(e *Edition, owners map[string]string, o GapOptions) (EditionGap, *measurement) {
	model, _ := unfold(e.Document, owners)
	m := &measurement{town: t, edition: e, cmp: Compare(model, t.joined, o.comparing())}
	m.assign(owners)
	for u := range m.change {
		m.held = append(m.held, m.holds(u))
	}
	m.topics = m.seek()
	g := EditionGap{Edition: e.ID, Name: e.Name}
	for i := range e.Clauses {
		g.Clauses = append(g.Clauses, m.clause(i))
	}
	g.LocalOnly = m.localOnly(g.Clauses)
	g.Chapters = chapters(g.Clauses)
	g.Coverage = coverage(g.Clauses)
	return g, m
}

// assign finds which requirement every unit belongs to and which change it stands in.
func (m *measurement) assign(owners map[string]string) {
	at := map[string]int{}
	for i, c := range m.edition.Clauses {
		at[c.ID] = i
	}
	m.of = make([]int, len(m.cmp.Old.Clauses))
	m.units = make([][]int, len(m.edition.Clauses))
	for u, c := range m.cmp.Old.Clauses {
		m.of[u] = requirementOf(c.Node, at, owners)
		if r := m.of[u]; r >= 0 {
			m.units[r] = append(m.units[r], u)
		}
	}
	m.change, m.here = make([]int, len(m.cmp.Old.Clauses)), make([]int, len(m.cmp.New.Clauses))
	for i, c := range m.cmp.Changes {
		for _, u := range c.Old {
			m.change[u] = i
		}
		for _, v := range c.New {
			m.here[v] = i
		}
	}
}

func requirementOf(n *policy.Node, at map[string]int, owners map[string]string) int {
	for _, id := range ids(n) {
		if r, ok := at[id]; ok {
			return r
		}
		if r, ok := at[owners[id]]; ok {
			return r
		}
	}
	return -1
}

// clause says how the town answers requirement r.
func (m *measurement) clause(r int) ClauseGap {
	g := ClauseGap{Requirement: &m.edition.Clauses[r], Status: NotApplicable, Confidence: 1}
	if !g.Applies || len(m.units[r]) == 0 {
		return g
	}
	g.Text = m.text(m.units[r])
	g.Status = Missing
	same := true
	var lost []int
	weight, shared := 0.0, 0.0
	for _, u := range m.units[r] {
		c := &m.cmp.Changes[m.change[u]]
		size := float64(utf8.RuneCountInString(m.cmp.Old.Clauses[u].Text()) + 1)
		weight += size
		if !m.held[u] {
			same = false
			lost = append(lost, u)
			m.guess(&g, c)
			continue
		}
		g.Status = Adapted
		shared += size * c.Similarity
		same = same && (c.Kind == Unchanged || c.Effect == Formal)
		g.Confidence = min(g.Confidence, c.Confidence)
		g.Findings = append(g.Findings, c.Findings...)
		for _, v := range c.New {
			m.answer(&g, Answer{Place: m.places[v], Confidence: c.Confidence, Evidence: c.Evidence, Spans: c.Spans})
		}
	}
	g.Similarity = ratio(shared, weight)
	compared := g.Status == Adapted
	m.addTopics(&g, r)
	if !compared && g.Status == Adapted {
		g.Similarity = m.nearness(&g)
	}
	m.items(&g, r)
	switch {
	case g.Status == Missing:
		m.unanswered(&g, r)
	case same:
		g.Status, g.Similarity = Kept, 1
		g.Effect, g.Findings = "", nil
	default:
		g.Candidates = nil
		m.judge(&g, lost)
	}
	return g
}

// nearness is the likeness of a requirement and of all that was found for its subject.
func (m *measurement) nearness(g *ClauseGap) float64 {
	var parts []string
	for _, a := range g.Local {
		parts = append(parts, m.clauses[a.Doc][a.N].Text())
	}
	return dice(m.wording.count(g.Text), m.wording.count(strings.Join(parts, "\n")))
}

// answer adds a local clause to the answers, once, and takes it from the candidates.
func (m *measurement) answer(g *ClauseGap, a Answer) {
	for i := range g.Local {
		if g.Local[i].Place == a.Place {
			return
		}
	}
	g.Local = append(g.Local, a)
	slices.SortStableFunc(g.Local, func(x, y Answer) int { return x.compare(y.Place) })
}

func (p Place) compare(q Place) int { return cmp.Or(cmp.Compare(p.Doc, q.Doc), cmp.Compare(p.N, q.N)) }

// guess adds the candidates of an undecided change.
func (m *measurement) guess(g *ClauseGap, c *Change) {
	for _, k := range c.Candidates {
		if utf8.RuneCountInString(m.cmp.New.Clauses[k.Index].Text()) >= telling { // 第9条　削除 is like nothing
			g.guess(PlaceGuess{m.places[k.Index], k.Confidence})
		}
	}
}

// holds reports whether the local clauses of a change answer unit u. Where several clauses of an edition were linked to one by the ids it also
// stands for, a town may have left one of them out: then at least half of what the unit says must be in the local text, beyond what that says
// for the clause whose id it has.
func (m *measurement) holds(u int) bool {
	c := &m.cmp.Changes[m.change[u]]
	if len(c.New) == 0 || len(c.Old) == 1 || c.Evidence != "id" || m.sameID(c, u) {
		return len(c.New) > 0
	}
	rest := map[uint64]int32{}
	add := func(text string, sign int32) {
		for _, g := range m.wording.count(text) {
			rest[g.hash] = max(0, rest[g.hash]+sign*g.count)
		}
	}
	for _, v := range c.New {
		add(m.cmp.New.Clauses[v].Text(), 1)
	}
	for _, o := range c.Old {
		if m.sameID(c, o) {
			add(m.cmp.Old.Clauses[o].Text(), -1)
		}
	}
	mine := m.wording.count(m.cmp.Old.Clauses[u].Text())
	common := int32(0)
	for _, g := range mine {
		common += min(g.count, rest[g.hash])
	}
	return ratio(float64(common), float64(size(mine))) >= sameItem
}

// sameID reports whether a local clause of the change has the id of unit u.
func (m *measurement) sameID(c *Change, u int) bool {
	id := m.cmp.Old.Clauses[u].Node.ID
	return slices.ContainsFunc(c.New, func(v int) bool { return m.cmp.New.Clauses[v].Node.ID == id })
}

func (g *ClauseGap) guess(p PlaceGuess) {
	for i := range g.Candidates {
		if g.Candidates[i].Place == p.Place {
			g.Candidates[i].Confidence = max(g.Candidates[i].Confidence, p.Confidence)
			return
		}
	}
	g.Candidates = append(g.Candidates, p)
}

// unanswered completes a clause nothing answers: it is doubtful when a local clause came near.
func (m *measurement) unanswered(g *ClauseGap, r int) {
	near := 0.0
	for _, u := range m.units[r] {
		if c := &m.cmp.Changes[m.change[u]]; c.Kind == Removed {
			near = max(near, 1-c.Confidence)
		}
	}
	for _, k := range g.Candidates {
		near = max(near, k.Confidence)
	}
	g.Confidence = 1 - near
	g.Undecided = len(g.Candidates) > 0
	slices.SortStableFunc(g.Candidates, func(x, y PlaceGuess) int {
		return cmp.Or(-cmp.Compare(x.Confidence, y.Confidence), x.compare(y.Place))
	})
}

// judge sums up what the town changed. The duties of the units it left out are gone. Where the town has words of its own for most of it,
// nothing is said.
func (m *measurement) judge(g *ClauseGap, lost []int) {
	if g.Similarity < sameItem {
		g.Findings = nil
		return
	}
	for _, u := range lost {
		for n := range m.cmp.Old.Clauses[u].Node.All() {
			if d := dutyOf(n.Text); d.force >= ought.force {
				g.Findings = append(g.Findings, Finding{Effect: Looser, Topic: OfProvision, Old: d.words})
			}
		}
	}
	g.Effect = sum(g.Findings)
}

// text is what the units of the edition say, in order, with the titles of captioned items.
func (m *measurement) text(units []int) string {
	var parts []string
	for i, u := range units {
		c := &m.cmp.Old.Clauses[u]
		text := c.Text()
		if i > 0 && c.Node.Title != "" {
			text = strings.TrimSuffix(c.Node.Title+"\n"+text, "\n")
		}
		if text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, "\n")
}
