package diffing

import (
	"slices"
	"unicode/utf8"

	"kitei/internal/parallel"
	"kitei/policy"
)

// Follow says which edition's wording a local clause is closest to.
type Follow struct {
	Place
	Edition    string  // the newest of the editions it is equally close to
	Since      string  // the oldest of them; the same as Edition where the wording tells one edition
	Similarity float64 // 0 to 1, of the folded texts
	Identical  int     // characters it has in common with that edition
	Length     int     // characters it has
}

// Tells reports whether the wording tells editions apart: text that has stood unchanged through all of them tells nothing of its age.
func (f *Follow) Tells(editions []EditionGap) bool {
	return f.Since != editions[0].Edition || f.Edition != editions[len(editions)-1].Edition
}

// LocalChapter is a chapter of a local document: how much of it is taken from the model, and from which edition.
type LocalChapter struct {
	Doc       int
	Title     string
	Clauses   int
	Identical int    // characters in the words of the edition each clause follows
	Adapted   int    // characters of such clauses in other words
	Own       int    // characters of clauses that follow no edition
	Telling   int    // clauses whose wording tells editions apart
	Nearest   string // the edition whose wording its clauses together are closest to; empty when none tells
}

// Age is how old the local documents are by their wording.
type Age struct {
	Editions []EditionCount // in the order given
	Telling  int            // clauses whose wording tells editions apart
	Nearest  string         // the edition whose wording all clauses together are closest to; empty when none follows any
	Median   string         // the edition in the middle of the clauses that tell; empty when there is none
	Older    []Follow       // the clauses whose wording is older than Nearest, the oldest first
}

// EditionCount counts the clauses that follow an edition.
type EditionCount struct {
	Edition, Name string
	Clauses       int // that follow it, the newest of several
	Telling       int // dated to it, of those whose wording tells editions apart
}

// following is the likeness from which a clause follows the wording of an edition: see [gapItem].
const following = gapItem

// follower compares local units with the units of all editions they were linked to.
type follower struct {
	*town
	measured []*measurement
	linked   []map[string]bool // by local unit: ids of units it was linked to in any edition
	texts    []map[string]string
}

func (t *town) follower(measured []*measurement) *follower {
	f := &follower{town: t, measured: measured, linked: make([]map[string]bool, len(t.places))}
	for _, m := range measured {
		texts := map[string]string{}
		for u, c := range m.cmp.Old.Clauses {
			if m.of[u] < 0 || c.Node.ID == "" {
				continue
			}
			texts[c.Node.ID] = c.Text()
			if !m.held[u] {
				continue
			}
			for _, v := range m.cmp.Changes[m.change[u]].New {
				f.link(v, c.Node.ID)
			}
		}
		f.texts = append(f.texts, texts)
	}
	return f
}

func (f *follower) link(v int, id string) {
	if f.linked[v] == nil {
		f.linked[v] = map[string]bool{}
	}
	f.linked[v][id] = true
}

// closest gives the unit of an edition a local unit is most like, and how much; "" when it was linked to none that the edition has.
func (f *follower) closest(v, edition int, text string) (best string, likeness float64) {
	ids := make([]string, 0, len(f.linked[v]))
	for id := range f.linked[v] {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	mine := f.wording.count(text)
	for _, id := range ids {
		theirs, ok := f.texts[edition][id]
		if !ok {
			continue
		}
		if l := dice(f.wording.count(theirs), mine); l > likeness || best == "" {
			best, likeness = theirs, l
		}
	}
	return best, likeness
}

// dice is twice the grams two texts share over all their grams.
func dice(x, y []counted) float64 {
	n := float64(size(x))
	return ratio(2*n*shareOf(x, y), n+float64(size(y)))
}

// near is how close a local clause is to every edition, and the texts it is closest to there.
type near struct {
	likeness []float64
	texts    [][]string // by edition and unit of the clause
	units    []string   // texts of its units
	length   int
}

// nearness measures every local clause, by document and clause.
func (f *follower) nearness() [][]near {
	out := make([][]near, len(f.clauses))
	for d := range f.clauses {
		out[d] = make([]near, len(f.clauses[d]))
	}
	for v, c := range policy.Clauses(f.joined) {
		n := &out[f.places[v].Doc][f.places[v].N]
		if n.likeness == nil {
			n.likeness, n.texts = make([]float64, len(f.measured)), make([][]string, len(f.measured))
		}
		text := c.Text()
		length := utf8.RuneCountInString(text)
		n.units = append(n.units, text)
		n.length += length
		for e := range f.measured {
			theirs, likeness := f.closest(v, e, text)
			n.likeness[e] += likeness * float64(length)
			n.texts[e] = append(n.texts[e], theirs)
		}
	}
	for d := range out {
		for i := range out[d] {
			for e := range out[d][i].likeness {
				out[d][i].likeness[e] = ratio(out[d][i].likeness[e], float64(out[d][i].length))
			}
		}
	}
	return out
}

// sameLikeness is how little two likenesses may differ and still be the same: less than one gram in a text of ten thousand.
const sameLikeness = 1e-5

// follows says for every local clause near enough to an edition which one it follows.
func (f *follower) follows(all [][]near) []Follow {
	var out []Follow
	for d := range all {
		for i := range all[d] {
			n := &all[d][i]
			best := slices.Max(n.likeness)
			if best < following {
				continue
			}
			x := Follow{Place: Place{d, i}, Similarity: best, Length: n.length}
			for e, l := range n.likeness {
				if l < best-sameLikeness {
					continue
				}
				if x.Since == "" {
					x.Since = f.measured[e].edition.ID
				}
				x.Edition = f.measured[e].edition.ID
			}
			out = append(out, x)
		}
	}
	parallel.Do(len(out), func(i int) {
		x := &out[i]
		n := &all[x.Doc][x.N]
		for k, theirs := range n.texts[f.at(x.Edition)] {
			x.Identical += inCommon(theirs, n.units[k])
		}
	})
	return out
}

// at gives the place of an edition among those measured.
func (f *follower) at(id string) int {
	return slices.IndexFunc(f.measured, func(m *measurement) bool { return m.edition.ID == id })
}

// inCommon counts the characters of a local text that stand in the other one in the same order: all of them where only spelling and the numbers
// in references differ.
func inCommon(theirs, mine string) int {
	if theirs == mine || fold(theirs) == fold(mine) {
		return utf8.RuneCountInString(mine)
	}
	n := 0
	for _, s := range Spans(theirs, mine) {
		if s.Op == Equal {
			n += utf8.RuneCountInString(s.Text)
		}
	}
	return n
}
