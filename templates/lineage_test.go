package templates

import "testing"

// The editions that introduced the clauses whose history is known (facts: stable keys and editions).
func TestIntroduced(t *testing.T) {
	since, err := Introduced("r8-03")
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]string{
		"org.ciso": "h30-09", "bp.1": "h30-09", "org.cloud": "r5-03", "tec.net.web-meeting": "r2-12", "tec.net.sns": "h30-09", "tec.sys.proc-rule": "r6-10",
		"tec.sys.review": "r6-10", "out.rule": "r6-10", "out.sys.common": "r6-10", "ext.cloud.approve": "r4-03", "ext.cloud.select": "h30-09",
	} {
		if got := since[id].ID; got != want {
			t.Errorf("%s was introduced by %s, want %s", id, got, want)
		}
	}
	if _, still := since["ext.terms"]; still {
		t.Error("a clause that was removed is still there")
	}
	if _, err := Introduced("r9-99"); err == nil {
		t.Error("an unknown edition was accepted")
	}
}
