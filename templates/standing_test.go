package templates

import (
	"testing"

	"kitei/policy"
)

// Every clause of every edition has a standing, and it agrees with the change logs.
func TestStandings(t *testing.T) {
	for _, info := range Editions() {
		all, err := Standings(info.ID)
		if err != nil {
			t.Fatal(err)
		}
		e := open(t, info.ID)
		for _, d := range []*policy.Document{e.Basic, withOverlay(e.Standards, e.Overlay)} {
			for _, c := range policy.Clauses(d) {
				s, known := all[c.Node.ID]
				if c.Node.ID != "" && (!known || s.Source == "" || s.Mark == "" || order(s.Changed.ID) < order(s.Since.ID) || order(s.Changed.ID) > order(info.ID)) {
					t.Errorf("%s %s: %+v", info.ID, c.Node.ID, s)
				}
			}
		}
	}
	newest, err := Standings("r8-03")
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string][3]string{
		"bp.1": {"h30-09", "r8-03", "known"}, "bp.2": {"h30-09", "h30-09", "known"}, "org.csirt": {"h30-09", "r7-03", "unsure"}, "org.cloud": {"r5-03", "r5-03", "known"},
	} {
		if s := newest[id]; s.Since.ID != want[0] || s.Changed.ID != want[1] || s.Mark != want[2] {
			t.Errorf("%s: %s %s %s, want %v", id, s.Since.ID, s.Changed.ID, s.Mark, want)
		}
	}
}
