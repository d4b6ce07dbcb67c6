package diffing

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Twin is two local clauses of different documents that deal with the same subject (重複).
type Twin struct {
	A, B       Place
	IDs        []string // clauses of the newest edition that both answer, or may answer; empty when the two were found by their own words
	Confidence float64
	Conflicts  []Conflict
}

// Conflict is where twins contradict each other (食い違い): other numbers for the same thing, or another strength.
type Conflict struct {
	Kind string // number, post or force
	A, B string // the words
}

// twins finds the clauses of different documents that deal with the same subject: those two documents have in common, and those that answer
// the same clause of the last edition.
func (t *town) twins(last *EditionGap, o GapOptions) []Twin {
	var out []Twin
	for a := range t.docs {
		for b := a + 1; b < len(t.docs); b++ {
			out = append(out, t.common(a, b, o)...)
		}
	}
	if last != nil {
		for i := range last.Clauses {
			out = t.sharing(out, &last.Clauses[i])
		}
	}
	out = slices.DeleteFunc(out, func(w Twin) bool { return last != nil && last.apart(w) })
	for i := range out {
		out[i].Conflicts = t.conflicts(out[i].A, out[i].B)
	}
	slices.SortStableFunc(out, func(x, y Twin) int {
		if c := x.A.compare(y.A); c != 0 {
			return c
		}
		return x.B.compare(y.B)
	})
	return out
}

// apart reports whether two clauses are near the wording of different clauses of an edition: then they are no twins, as 基本方針 and 対策基準 have
// clauses on one subject by design.
func (e *EditionGap) apart(w Twin) bool {
	ofA, ofB := false, false
	for i := range e.Clauses {
		c := &e.Clauses[i]
		a := slices.ContainsFunc(c.Local, func(x Answer) bool { return x.Place == w.A })
		b := slices.ContainsFunc(c.Local, func(x Answer) bool { return x.Place == w.B })
		if a && b {
			return false
		}
		ofA, ofB = ofA || a && c.Similarity >= sameItem, ofB || b && c.Similarity >= sameItem
	}
	return ofA && ofB
}

// common gives the twins that two documents show by their own words: what their comparison finds, and clauses that are each other's best
// answer by subject.
func (t *town) common(a, b int, o GapOptions) []Twin {
	var out []Twin
	add := func(i, k int, confidence float64) {
		for _, w := range out {
			if w.A.N == i && w.B.N == k {
				return
			}
		}
		out = append(out, Twin{A: Place{a, i}, B: Place{b, k}, Confidence: confidence})
	}
	c := Compare(t.docs[a], t.docs[b], o.comparing())
	for _, change := range c.Changes {
		for _, i := range change.Old {
			for _, k := range change.New {
				if speaks(&c.Old.Clauses[i]) && speaks(&c.New.Clauses[k]) {
					add(i, k, change.Confidence)
				}
			}
		}
	}
	for _, x := range t.alike(a, b) {
		add(x.A.N, x.B.N, x.Confidence)
	}
	return out
}

// twinDoubtful is the odds from which clauses of two documents that are each other's best answer are shown as possible twins. The model
// understates them: of the fourteen such pairs in the two old rules of the sample twelve are right, half of them between here and [sure].
const twinDoubtful = .05

// alike gives the clauses of two documents that are each other's best answer by subject.
func (t *town) alike(a, b int) []Twin {
	v := &vocabulary{}
	prepare := func(d, side int) []subject {
		var out []subject
		for n := range t.clauses[d] {
			if c := &t.clauses[d][n]; speaks(c) {
				s := subject{unit: n}
				s.text, s.head = v.number(t.meaning.count(c.Text()), side), v.number(t.meaning.count(c.Node.Title), side)
				out = append(out, s)
			}
		}
		return out
	}
	x, y := prepare(a, 0), prepare(b, 1)
	v.weighSubjects(x, y)
	best := func(from *subject, to []subject) (int, float64) {
		at, odds := -1, 0.0
		for i := range to {
			if o := v.topicOdds(from, &to[i], 0, false); o > odds {
				at, odds = i, o
			}
		}
		return at, odds
	}
	var out []Twin
	for i := range x {
		k, odds := best(&x[i], y)
		if k < 0 || odds < twinDoubtful {
			continue
		}
		if back, _ := best(&y[k], x); back == i {
			out = append(out, Twin{A: Place{a, x[i].unit}, B: Place{b, y[k].unit}, Confidence: odds})
		}
	}
	return out
}

// sharing adds the clauses of different documents that answer the same clause, or may answer it.
func (t *town) sharing(twins []Twin, g *ClauseGap) []Twin {
	var guesses []PlaceGuess
	for _, a := range g.Local {
		guesses = append(guesses, PlaceGuess{a.Place, a.Confidence})
	}
	guesses = append(guesses, g.Candidates...)
	for _, x := range guesses {
		for _, y := range guesses {
			if x.Doc >= y.Doc {
				continue
			}
			at := slices.IndexFunc(twins, func(t Twin) bool { return t.A == x.Place && t.B == y.Place })
			if at < 0 {
				at = len(twins)
				twins = append(twins, Twin{A: x.Place, B: y.Place})
			}
			twins[at].IDs = append(twins[at].IDs, g.ID)
			twins[at].Confidence = max(twins[at].Confidence, min(x.Confidence, y.Confidence))
		}
	}
	return twins
}

// amountWords is a number and what it counts: 6か月, 8文字, 3世代. What follows a 第 is a number of a provision and no amount.
var amountWords = regexp.MustCompile(`(第?)([0-9]+)\s*(か月|箇月|ヶ月|年|月|週|日|時間|分|[^\P{Han}第][^\P{Han}第]?)`)

type amount struct {
	value float64
	unit  string
	words string
}

// amounts gives the amounts of a text, dates and numbers of laws left out.
func amounts(text string) []amount {
	var out []amount
	for _, m := range amountWords.FindAllStringSubmatch(dateWords.ReplaceAllString(compatible(text), ""), -1) {
		v, err := strconv.ParseFloat(m[2], 64)
		if m[1] != "" || err != nil {
			continue
		}
		a := amount{v, m[3], m[0]}
		if d, ok := days[m[3]]; ok {
			a.value, a.unit = v*d, "日"
		}
		out = append(out, a)
	}
	return out
}

// dateWords are dates and the numbers of laws and rules.
var dateWords = regexp.MustCompile(`(明治|大正|昭和|平成|令和)[0-9元]+年([0-9]+月)?([0-9]+日)?|法律第[0-9]+号`)

// conflicts compares two clauses: amounts of one kind that never agree, different posts for what they appoint, and what one forbids and the other
// only speaks of.
func (t *town) conflicts(a, b Place) []Conflict {
	x, y := t.clauses[a.Doc][a.N].Text(), t.clauses[b.Doc][b.N].Text()
	return slices.Concat(amountConflicts(x, y), postConflicts(x, y), bans(x, y, false), bans(y, x, true))
}

func amountConflicts(x, y string) []Conflict {
	var out []Conflict
	mine, theirs := byUnit(amounts(x)), byUnit(amounts(y))
	for _, unit := range sortedKeys(mine) {
		if slices.ContainsFunc(mine[unit], func(p amount) bool { return has(theirs[unit], p.value) }) {
			continue
		}
		if len(theirs[unit]) > 0 {
			out = append(out, Conflict{"number", mine[unit][0].words, theirs[unit][0].words})
		}
	}
	return out
}

// postWords is how rules appoint: 総務課長をもって充てる.
var postWords = regexp.MustCompile(`([^、。，．,.\s]{2,20})をも[っつ]て(充てる|組織)`)

func postConflicts(x, y string) []Conflict {
	p, q := postWords.FindStringSubmatch(x), postWords.FindStringSubmatch(y)
	if p == nil || q == nil || fold(p[1]) == fold(q[1]) {
		return nil
	}
	return []Conflict{{"post", p[1], q[1]}}
}

// banWords is how rules and terms of contract name what is forbidden: 再委託の禁止.
var banWords = regexp.MustCompile(`([\p{Han}\p{Katakana}ー]{2,12})の禁止`)

// bans finds what x forbids in so many words and y has a provision on without forbidding it.
func bans(x, y string, swapped bool) []Conflict {
	var out []Conflict
	for _, m := range banWords.FindAllStringSubmatch(x, -1) {
		for _, line := range strings.Split(y, "\n") {
			if !strings.Contains(line, m[1]) || strings.Contains(line, "禁止") || strings.Contains(line, "てはならない") {
				continue
			}
			c := Conflict{"force", m[0], line}
			if swapped {
				c.A, c.B = c.B, c.A
			}
			out = append(out, c)
		}
	}
	return out
}

func byUnit(list []amount) map[string][]amount {
	out := map[string][]amount{}
	for _, a := range list {
		if !has(out[a.unit], a.value) {
			out[a.unit] = append(out[a.unit], a)
		}
	}
	return out
}

func has(list []amount, value float64) bool {
	return slices.ContainsFunc(list, func(a amount) bool { return a.value == value })
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// Unsure reports whether a person has to confirm that the two deal with the same subject.
func (t *Twin) Unsure() bool { return t.Confidence < sure }
