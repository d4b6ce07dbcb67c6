package templates

import "testing"

// DraftRules gives the same two rules as Draft, for every edition.
func TestDraftRulesAreTheDrafts(t *testing.T) {
	p := Defaults("例町").With("body.kind", "town")
	for _, i := range Editions() {
		e, err := Open(i.ID)
		if err != nil {
			t.Fatal(err)
		}
		values, _ := p.For(i.ID)
		whole, _, err := Draft(e, values)
		if err != nil {
			t.Fatal(err)
		}
		rules, _, err := DraftRules(e, values)
		if err != nil {
			t.Fatal(err)
		}
		if len(rules.Procedures) != 0 {
			t.Errorf("%s: %d procedures", i.ID, len(rules.Procedures))
		}
		for k, d := range rules.Documents() {
			want := whole.Documents()[k]
			got := d.All()
			var lines []string
			for n := range got {
				lines = append(lines, n.Line())
			}
			at := 0
			for n := range want.All() {
				if at >= len(lines) || lines[at] != n.Line() {
					t.Fatalf("%s %s: %q is not %q", i.ID, d.Title, lines[min(at, len(lines)-1)], n.Line())
				}
				at++
			}
			if at != len(lines) {
				t.Errorf("%s %s: %d provisions, want %d", i.ID, d.Title, len(lines), at)
			}
		}
	}
}
