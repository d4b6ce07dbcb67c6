package diffing

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kitei/policy"
	"kitei/templates"
)

// gapEdition prepares an edition as the command line does, filled for a town.
func gapEdition(t testing.TB, id string, numbering policy.Numbering) Edition {
	t.Helper()
	e, err := templates.Open(id)
	if err != nil {
		t.Fatal(err)
	}
	values, _ := templates.Defaults("例町").With("body.kind", "town").With("doc.numbering", string(numbering)).For(id)
	set, _, err := templates.DraftRules(e, values)
	if err != nil {
		t.Fatal(err)
	}
	out := Edition{ID: id, Name: e.Name, Document: set.Document()}
	kept := map[string]bool{}
	for n := range out.Document.All() {
		for _, x := range ids(n) {
			kept[x] = true
		}
	}
	requirements, err := templates.Requirements(e, values)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range requirements {
		applies := kept[r.ID] || slices.ContainsFunc(r.Parts, func(p string) bool { return kept[p] })
		if r.Local && !applies {
			continue
		}
		out.Clauses = append(out.Clauses, Requirement{
			ID: r.ID, Cite: r.Cite, Title: r.Title, Chapter: Chapter{r.Chapter, r.ChapterTitle}, Parts: r.Parts, Required: r.Required, Applies: applies,
		})
	}
	return out
}

// checkGap holds the laws every measure keeps: each clause of an edition in one status, each local clause referenced or local-only, counts that
// add up.
func checkGap(t *testing.T, r *GapResult, editions []Edition) {
	t.Helper()
	if len(r.Editions) != len(editions) {
		t.Fatalf("%d editions, want %d", len(r.Editions), len(editions))
	}
	for i := range r.Editions {
		checkEditionGap(t, r, &r.Editions[i], editions[i])
	}
	last := Place{-1, 0}
	for _, f := range r.Follows {
		if f.compare(last) <= 0 || r.Edition(f.Edition) == nil || f.Identical > f.Length {
			t.Errorf("follows: %+v after %+v", f, last)
		}
		last = f.Place
	}
	clauses, characters := 0, 0
	for _, c := range r.Chapters {
		clauses, characters = clauses+c.Clauses, characters+c.Identical+c.Adapted+c.Own
	}
	for _, side := range r.Local {
		clauses -= len(side.Clauses)
		for _, c := range side.Clauses {
			characters -= len([]rune(c.Text()))
		}
	}
	if clauses != 0 {
		t.Errorf("the chapters of the documents have %d clauses too many", clauses)
	}
	for _, w := range r.Twins {
		if w.A.Doc >= w.B.Doc {
			t.Errorf("twins of one document: %+v", w)
		}
	}
}

func checkEditionGap(t *testing.T, r *GapResult, g *EditionGap, e Edition) {
	t.Helper()
	seen := map[Place]bool{}
	in := func(p Place) bool {
		return p.Doc >= 0 && p.Doc < len(r.Local) && p.N >= 0 && p.N < len(r.Local[p.Doc].Clauses)
	}
	var got, want []string
	counted := map[Status]int{}
	for i := range g.Clauses {
		c := &g.Clauses[i]
		got = append(got, c.ID)
		counted[c.Status]++
		if (c.Status == Kept || c.Status == Adapted) != (len(c.Local) > 0) {
			t.Errorf("%s %s: %s with %d answers", g.Edition, c.ID, c.Status, len(c.Local))
		}
		if c.Undecided != (len(c.Candidates) > 0) || c.Undecided && c.Status != Missing {
			t.Errorf("%s %s: %s, undecided %v, %d candidates", g.Edition, c.ID, c.Status, c.Undecided, len(c.Candidates))
		}
		if c.Similarity < 0 || c.Similarity > 1 || c.Confidence < 0 || c.Confidence > 1 || c.Status == Missing && c.Similarity != 0 {
			t.Errorf("%s %s: %s similarity %v, confidence %v", g.Edition, c.ID, c.Status, c.Similarity, c.Confidence)
		}
		for _, a := range c.Local {
			seen[a.Place] = true
			if !in(a.Place) {
				t.Errorf("%s %s: no such place %v", g.Edition, c.ID, a.Place)
			}
		}
		for _, item := range c.Items {
			if (item.Local == nil) != (item.Status == Missing) || item.Local != nil && !in(*item.Local) {
				t.Errorf("%s %s: item %q %s at %v", g.Edition, c.ID, item.Node.Text, item.Status, item.Local)
			}
		}
	}
	for _, c := range e.Clauses {
		want = append(want, c.ID)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s: the clauses are not the edition's:\n%s", g.Edition, diff)
	}
	for _, l := range g.LocalOnly {
		if seen[l.Place] || !in(l.Place) {
			t.Errorf("%s: %v is local-only and an answer, or nowhere", g.Edition, l.Place)
		}
		seen[l.Place] = true
	}
	for d, side := range r.Local {
		for n := range side.Clauses {
			if !seen[Place{d, n}] {
				t.Errorf("%s: clause %d of document %d is lost", g.Edition, n, d)
			}
		}
	}
	for _, c := range g.Chapters {
		counted[Kept] -= c.Kept
		counted[Adapted] -= c.Adapted
		counted[Missing] -= c.Missing
		counted[NotApplicable] -= c.NotApplicable
	}
	for s, n := range counted {
		if n != 0 {
			t.Errorf("%s: chapters lack %d clauses that are %s", g.Edition, n, s)
		}
	}
	if len(r.Dispose(g)) == 0 {
		t.Errorf("%s: nothing is disposed of", g.Edition)
	}
}

// A draft keeps every clause of its own edition, in both forms and with and without ids; against every other edition the laws hold. The
// whole follows its own edition.
func TestGapOfDrafts(t *testing.T) {
	for _, numbering := range []policy.Numbering{policy.ByGuideline, policy.ByArticle} {
		var editions []Edition
		for _, info := range templates.Editions() {
			editions = append(editions, gapEdition(t, info.ID, numbering))
		}
		for i, e := range editions {
			if (testing.Short() || numbering == policy.ByArticle) && i%3 > 0 {
				continue
			}
			ignore := i%2 == 0
			r := Gap([]*policy.Document{e.Document}, editions, GapOptions{IgnoreIDs: ignore})
			checkGap(t, r, editions)
			for _, c := range r.Editions[i].Clauses {
				if c.Applies && c.Status != Kept || len(c.Behind) > 0 {
					t.Errorf("%s %s ignoring ids %v: %s is %s (%v), behind %v", numbering, e.ID, ignore, c.ID, c.Status, c.Effect, c.Behind)
				}
			}
			if r.Editions[i].Coverage != 1 {
				t.Errorf("%s covers %v of itself", e.ID, r.Editions[i].Coverage)
			}
			if r.Age.Nearest != e.ID || r.Age.Median != e.ID || len(r.Age.Older) > 0 {
				t.Errorf("%s %s is nearest to %s, median %s, %d older", numbering, e.ID, r.Age.Nearest, r.Age.Median, len(r.Age.Older))
			}
			for _, f := range r.Follows {
				if at(r.Editions, f.Since) > i || at(r.Editions, f.Edition) < i || f.Similarity < 1-sameLikeness || f.Identical != f.Length {
					t.Errorf("%s %s: clause %d follows %s to %s (%.4f)", numbering, e.ID, f.N, f.Since, f.Edition, f.Similarity)
				}
			}
		}
	}
}

// Of a draft without some of its clauses exactly those are missing, whatever they are.
func TestGapFindsWhatWasRemoved(t *testing.T) {
	for k, info := range templates.Editions() {
		numbering := []policy.Numbering{policy.ByGuideline, policy.ByArticle}[k%2]
		e := gapEdition(t, info.ID, numbering)
		for start := range 5 {
			if testing.Short() && start != k%5 {
				continue
			}
			gone := map[string]bool{}
			for i, c := range e.Clauses {
				if i%5 == start && c.Applies {
					gone[c.ID] = true
					for _, p := range c.Parts {
						gone[p] = true
					}
				}
			}
			local := without(e.Document, gone)
			ignore := start%2 == 0
			r := Gap([]*policy.Document{local}, []Edition{e}, GapOptions{IgnoreIDs: ignore})
			checkGap(t, r, []Edition{e})
			for _, c := range r.Editions[0].Clauses {
				if want := c.Applies && gone[c.ID]; want != (c.Status == Missing) {
					t.Errorf("%s %s ignoring ids %v: %s (%s) is %s", info.ID, numbering, ignore, c.ID, c.Title, c.Status)
				}
			}
		}
	}
}

// without gives a copy of a document without the nodes that have the ids.
func without(d *policy.Document, gone map[string]bool) *policy.Document {
	var prune func(nodes []*policy.Node) []*policy.Node
	prune = func(nodes []*policy.Node) []*policy.Node {
		return slices.DeleteFunc(nodes, func(n *policy.Node) bool {
			n.Children = prune(n.Children)
			return gone[n.ID] && !n.Kind.Attached()
		})
	}
	d = d.Clone()
	d.Nodes = prune(d.Nodes)
	return d
}

// Articles shared out among several documents are found again, wherever they went.
func TestGapOfScatteredRules(t *testing.T) {
	e := gapEdition(t, "r8-03", policy.ByArticle)
	docs := make([]*policy.Document, 3)
	where := map[string]int{}
	for d := range docs {
		gone := map[string]bool{}
		i := 0
		for n := range e.Document.All() {
			if n.Kind == policy.Article {
				if i%len(docs) != d {
					gone[n.ID] = true
				} else {
					where[n.ID] = d
				}
				i++
			}
		}
		docs[d] = without(e.Document, gone)
		docs[d].Title = fmt.Sprintf("規程第%d号", d+1)
	}
	r := Gap(docs, []Edition{e}, GapOptions{IgnoreIDs: true})
	checkGap(t, r, []Edition{e})
	for _, c := range r.Editions[0].Clauses {
		if c.Applies && c.Status != Kept {
			t.Errorf("%s is %s", c.ID, c.Status)
		}
		if d, ok := where[c.ID]; ok && len(c.Parts) == 0 && (len(c.Local) != 1 || c.Local[0].Doc != d) {
			t.Errorf("%s is in document %d, found at %v", c.ID, d, c.Local)
		}
	}
}

// An item that a town left out of an article it keeps is missing, and only that.
func TestGapFindsMissingItems(t *testing.T) {
	e := gapEdition(t, "r8-03", policy.ByGuideline)
	gone := map[string]bool{"org.ciso.power.incident": true, "phy.mount.map": true, "bp.8.publish": true}
	r := Gap([]*policy.Document{without(e.Document, gone)}, []Edition{e}, GapOptions{IgnoreIDs: true})
	missing := map[string]bool{}
	for _, c := range r.Editions[0].Clauses {
		for _, i := range c.Items {
			if i.Status == Missing {
				missing[i.Node.ID] = true
			}
		}
	}
	if diff := cmp.Diff(gone, missing); diff != "" {
		t.Errorf("missing items (-want +got):\n%s", diff)
	}
	duties := r.Editions[0].Duties([]Duty{{Key: "publish", Parts: []DutyPart{
		{Subject: "公表", IDs: []string{"bp.8.publish"}, Applies: true}, {Subject: "見直し", IDs: []string{"bp.8"}, Applies: true}, {Subject: "なし", IDs: []string{"bp.8"}},
	}}})
	var met []bool
	for _, a := range duties[0].Answers {
		met = append(met, a.Met)
	}
	if !slices.Equal(met, []bool{false, true, false}) {
		t.Errorf("duties met: %v", met)
	}
}

// The result does not depend on the editions measured beside, nor on chance.
func TestGapOfOneEditionIsThatOfAll(t *testing.T) {
	var all []Edition
	for _, info := range templates.Editions() {
		all = append(all, gapEdition(t, info.ID, policy.ByGuideline))
	}
	local := []*policy.Document{gapEdition(t, "r2-12", policy.ByArticle).Document}
	together := Gap(local, all, GapOptions{IgnoreIDs: true})
	again := Gap(local, all, GapOptions{IgnoreIDs: true})
	for i := range all {
		alone := Gap(local, all[i:i+1], GapOptions{IgnoreIDs: true})
		for k, c := range together.Editions[i].Clauses {
			for _, other := range []ClauseGap{alone.Editions[0].Clauses[k], again.Editions[i].Clauses[k]} {
				if c.ID != other.ID || c.Status != other.Status || c.Similarity != other.Similarity || !slices.EqualFunc(c.Local, other.Local, func(x, y Answer) bool { return x.Place == y.Place }) {
					t.Fatalf("%s %s: %s %v, but %s %v", all[i].ID, c.ID, c.Status, c.Similarity, other.Status, other.Similarity)
				}
			}
		}
	}
}

// Nothing at all answers nothing, and no editions give no findings.
func TestGapOfNothing(t *testing.T) {
	e := gapEdition(t, "h30-09", policy.ByGuideline)
	r := Gap([]*policy.Document{{Title: "空の規程"}}, []Edition{e}, GapOptions{})
	statuses := map[Status]bool{}
	for _, c := range r.Editions[0].Clauses {
		statuses[c.Status] = true
	}
	if want := []Status{Missing, NotApplicable}; !cmp.Equal(slices.Sorted(maps.Keys(statuses)), want) || r.Editions[0].Coverage != 0 {
		t.Errorf("%v, coverage %v", statuses, r.Editions[0].Coverage)
	}
	if r := Gap([]*policy.Document{e.Document}, nil, GapOptions{}); len(r.Local) != 1 || len(r.Editions) != 0 {
		t.Errorf("without editions: %+v", r)
	}
}
