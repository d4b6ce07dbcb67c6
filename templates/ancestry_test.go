package templates

import (
	"strings"
	"testing"
)

func requirements(t *testing.T, e *Edition) []Requirement {
	t.Helper()
	list, err := Requirements(e, Defaults("例町").With("body.kind", "town"))
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// The first step of every clause is the edition that introduced it, or took it out of another clause, and the list names only editions up to the one asked for.
func TestLineageBeginsWhereAClauseWasIntroduced(t *testing.T) {
	for _, edition := range Editions() {
		lineage, err := Lineage(edition.ID)
		if err != nil {
			t.Fatal(err)
		}
		introduced, err := Introduced(edition.ID)
		if err != nil {
			t.Fatal(err)
		}
		e, err := Open(edition.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range requirements(t, e) {
			steps := lineage[r.ID]
			if len(steps) == 0 {
				steps = []Step{Oldest()}
			}
			divided := len(steps[0].Old) > 0 // its subject stood in another clause before
			if got, want := steps[0].Edition, introduced[r.ID].ID; got != want && (!divided || Before(got, want)) {
				t.Errorf("%s: %s begins in %s, was introduced by %s", edition.ID, r.ID, got, want)
			}
			for _, s := range steps {
				if Before(edition.ID, s.Edition) {
					t.Errorf("%s: %s has a step of %s", edition.ID, r.ID, s.Edition)
				}
			}
		}
	}
}

// Requirements are the article-level clauses of an edition, each with an id of its own and a number.
func TestRequirements(t *testing.T) {
	for _, info := range Editions() {
		e, err := Open(info.ID)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		recommended := 0
		for _, r := range requirements(t, e) {
			if strings.Contains(r.Title+r.ChapterTitle, "{") {
				t.Errorf("%s: %s is called %s", info.ID, r.ID, r.Title)
			}
			if r.ID == "" || seen[r.ID] || r.Title == "" || r.Chapter == "" {
				t.Errorf("%s: %+v", info.ID, r)
			}
			seen[r.ID] = true
			for _, p := range r.Parts {
				if seen[p] {
					t.Errorf("%s: part %s twice", info.ID, p)
				}
				seen[p] = true
			}
			if !r.Required {
				recommended++
			}
		}
		for _, id := range []string{"bp.1", "org.ciso", "asset.manage", "eva.review"} {
			if !seen[id] {
				t.Errorf("%s lacks %s", info.ID, id)
			}
		}
		if recommended == 0 || recommended > len(seen)/3 {
			t.Errorf("%s: %d of %d clauses are not required", info.ID, recommended, len(seen))
		}
	}
}
