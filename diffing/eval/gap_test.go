package eval

import (
	"fmt"
	"testing"

	"kitei/diffing"
	"kitei/policy"
	"kitei/templates"
)

// measured counts what a measure of a mutated edition found of the truth.
type measured struct {
	kept, missing, undecided int // clauses the town has, and those of them called missing or left to a person
	gone, ghosts             int // clauses it has not, and those of them called answered
	found, right, pairs      int // references to local clauses: given, true ones among them, true ones there are
}

func (m *measured) String() string {
	share := func(n, of int) float64 { return float64(n) / float64(max(of, 1)) }
	return fmt.Sprintf("false missing %.4f, undecided %.4f, ghosts %.4f of %d, references right %.4f, found %.4f", share(m.missing, m.kept), share(m.undecided, m.kept),
		share(m.ghosts, m.gone), m.gone, share(m.right, m.found), share(m.right, m.pairs))
}

// An edition as a town rewrote it: nothing that is there is called missing, nothing that was deleted is called answered, and what is named
// as the answer is it. The bars are those of the alignment; go test -v shows the figures.
func TestGapOfMutatedEditions(t *testing.T) {
	bars := map[string]struct{ missing, right, found float64 }{
		"light": {.005, .99, .99}, "medium": {.005, .98, .98}, "heavy": {.03, .97, .97}, "brutal": {.03, .95, .9},
	}
	const ghosts = .02
	for _, p := range Profiles {
		var all measured
		for i, id := range []string{"r2-12", "r8-03"} {
			all.add(t, id, p, uint64(i))
		}
		t.Logf("%s: %v", p.Name, &all)
		bar := bars[p.Name]
		if float64(all.missing) > bar.missing*float64(all.kept) || float64(all.ghosts) > ghosts*float64(all.gone) ||
			float64(all.right) < bar.right*float64(all.found) || float64(all.right) < bar.found*float64(all.pairs) {
			t.Errorf("%s: %v", p.Name, &all)
		}
	}
}

// add measures one mutated edition.
func (m *measured) add(t *testing.T, id string, p Profile, seed uint64) {
	t.Helper()
	e, err := templates.Open(id)
	if err != nil {
		t.Fatal(err)
	}
	model, err := templates.Model(e)
	if err != nil {
		t.Fatal(err)
	}
	base := Flatten(model)
	local, truth := Mutate(base, Rules(50, 7), Japanese, p, seed)
	r := diffing.Gap([]*policy.Document{local}, []diffing.Edition{named(base)}, diffing.GapOptions{IgnoreIDs: true})
	want := map[Pair]bool{}
	has := map[int]bool{}
	for _, pair := range truth {
		want[pair], has[pair.Old] = true, true
	}
	m.pairs += len(truth)
	for i, c := range r.Editions[0].Clauses {
		missing := c.Status == diffing.Missing
		switch {
		case !has[i]:
			m.gone++
			m.ghosts += count(!missing)
		default:
			m.kept++
			m.missing += count(missing && !c.Undecided)
			m.undecided += count(missing && c.Undecided)
		}
		for _, a := range c.Local {
			m.found++
			m.right += count(want[Pair{i, a.N}])
		}
	}
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// named makes an edition of a document: a requirement for every clause, with ids by their places.
func named(d *policy.Document) diffing.Edition {
	e := diffing.Edition{ID: "mutated", Document: d.Clone()}
	for i, c := range policy.Clauses(e.Document) {
		c.Node.ID = fmt.Sprintf("c.%d", i)
		r := diffing.Requirement{ID: c.Node.ID, Title: c.Node.Title, Applies: true, Required: true}
		if len(c.Up) > 0 {
			r.Chapter = diffing.Chapter{ID: c.Up[0].Title, Title: c.Up[0].Title}
		}
		for k, part := range c.Parts {
			for n := range part.All() {
				if n.Kind == policy.Subarticle {
					n.ID = fmt.Sprintf("c.%d.%d.%d", i, k, len(r.Parts))
					r.Parts = append(r.Parts, n.ID)
				}
			}
		}
		e.Clauses = append(e.Clauses, r)
	}
	return e
}
