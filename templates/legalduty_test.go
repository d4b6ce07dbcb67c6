package templates

import (
	"slices"
	"strings"
	"testing"
)

func draftSet(t *testing.T, edition string, p *Params) *Set {
	t.Helper()
	set, _, err := Draft(open(t, edition), p)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func answers(t *testing.T, edition string, p *Params) map[string]LegalAnswer {
	t.Helper()
	list, err := draftSet(t, edition, p).LegalCoverage(p)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]LegalAnswer{}
	for _, a := range list {
		out[a.Key] = a
	}
	return out
}

// The list holds the three duties of the law and the eight items of the ordinance; each names chapters and clauses that exist, and the
// transitional rule is on items 5 and 7 alone.
func TestLegalDuties(t *testing.T) {
	var keys []string
	known := map[string]bool{}
	for _, info := range Editions() {
		e := open(t, info.ID)
		for n := range e.Basic.All() {
			known[n.ID] = true
		}
		for n := range e.Standards.All() {
			known[n.ID] = true
		}
	}
	for _, d := range LegalDuties() {
		keys = append(keys, d.Key)
		if d.Law == "" || d.Since == "" || d.Source == "" || d.Mark != "sourced" || d.Place == "" || d.Subject == "" || d.Duty == "" || len(d.Parts) == 0 {
			t.Errorf("%s is incomplete: %+v", d.Key, d)
		}
		if (d.Transitional != "") != (d.Key == "5" || d.Key == "7") {
			t.Errorf("%s: transitional rule %q", d.Key, d.Transitional)
		}
		item := strings.Contains(d.Law, "施行規則")
		if item != (d.Exemption != "") || item != (len(d.Chapters) > 0) {
			t.Errorf("%s: exemption %q, chapters %v", d.Key, d.Exemption, d.Chapters)
		}
		for _, p := range d.Parts {
			for _, id := range p.Clauses {
				if !known[id] {
					t.Errorf("%s %s: no edition has %s", d.Key, p.Subject, id)
				}
			}
		}
	}
	if want := []string{"set", "joint", "publish", "1", "2", "3", "4", "5", "6", "7", "8"}; !slices.Equal(keys, want) {
		t.Errorf("duties %v, want %v", keys, want)
	}
}

// A draft from the newest edition answers everything, whatever the numbering and bundling.
func TestLegalCoverageOfNewest(t *testing.T) {
	for _, p := range []*Params{
		Defaults("瑞穂町"), Defaults("瑞穂町").With("doc.numbering", "guideline"), Defaults("瑞穂町").With("doc.bundle", "one"),
	} {
		for key, a := range answers(t, "r8-03", p) {
			if !a.Met() || !a.Applies() {
				t.Errorf("%s: met %v, applies %v: %+v", key, a.Met(), a.Applies(), a.Answers)
			}
			for _, part := range a.Answers {
				for _, c := range part.Clauses {
					if c.ID == "" || c.Label == "" || strings.Contains(c.Label, "参照先なし") || strings.Contains(c.Label, "{") {
						t.Errorf("%s %s: clause %+v", key, part.Subject, c)
					}
				}
			}
		}
	}
	first := answers(t, "r8-03", Defaults("瑞穂町"))["1"].Answers[0].Clauses[0]
	if first.ID != "org.ciso" || first.Label != "対策基準第１条" {
		t.Errorf("first clause of item 1: %+v", first)
	}
}

// An edition older than the law does not state the 方針, and a parameter against the law is named.
func TestLegalCoverageFindsGaps(t *testing.T) {
	old := answers(t, "h30-09", Defaults("瑞穂町"))
	for key, want := range map[string]bool{"set": false, "joint": false, "publish": false, "1": true, "5": true, "7": true} {
		if old[key].Met() != want {
			t.Errorf("h30-09 %s: met %v", key, old[key].Met())
		}
	}
	hidden := answers(t, "r8-03", Defaults("瑞穂町").With("doc.publish.basic", false))["publish"]
	if hidden.Met() || hidden.Answers[0].Needs != "doc.publish.basic" {
		t.Errorf("not published: %+v", hidden.Answers)
	}
}

// What does not concern the body is neither met nor missing.
func TestLegalCoverageOfWhatApplies(t *testing.T) {
	alone := answers(t, "r8-03", Defaults("瑞穂町").With("policy.joint_organs", []any{}))
	if alone["joint"].Applies() || !alone["joint"].Met() || !alone["set"].Met() {
		t.Errorf("without joint setting: %+v", alone["joint"])
	}
	grounded := answers(t, "r8-03", Defaults("瑞穂町").With("cloud.use", false))["7"]
	if !grounded.Met() || grounded.Answers[1].Applies {
		t.Errorf("without clouds: %+v", grounded.Answers)
	}
}
