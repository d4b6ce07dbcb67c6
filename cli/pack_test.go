package cli

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kitei/diffing"
	"kitei/exporters"
	"kitei/policy"
	"kitei/templates"
)

// packingOf packs a sample against the edition it follows today.
func packingOf(t testing.TB, sample string) *packing {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("../samples", sample, "kitei.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	values, err := templates.ReadParams("kitei.yaml", src)
	if err != nil {
		t.Fatal(err)
	}
	draft := func(p *templates.Params, edition string) *templates.Set {
		e, err := templates.Open(edition)
		if err != nil {
			t.Fatal(err)
		}
		older, _ := p.For(edition)
		set, _, err := templates.Draft(e, older)
		if err != nil {
			t.Fatal(err)
		}
		return set
	}
	k := &packing{set: draft(values, "r8-03"), params: values, before: "国のモデル"}
	old := draft(values, "r5-03").Document()
	k.comparison = diffing.Compare(old, k.set.Document(), diffing.Options{})
	k.tasks, k.notices = templates.Plan(values)
	if k.duties, err = k.set.LegalCoverage(values); err != nil {
		t.Fatal(err)
	}
	return k
}

// The page for the head is one page, for every sample, and what it counts is what the comparison says.
func TestOverviewIsOnePage(t *testing.T) {
	for _, sample := range []string{"mizuho", "village", "city", "prefecture", "union"} {
		k := packingOf(t, sample)
		r, err := k.overview()
		if err != nil {
			t.Fatal(err)
		}
		if n := exporters.ReportPages(r); n != 1 {
			t.Errorf("%s: %d pages", sample, n)
		}
		sum := 0
		for _, line := range kindNames {
			sum += k.count(line.kind)
		}
		if sum != len(k.comparison.Changes) {
			t.Errorf("%s: %d changes, %d counted", sample, len(k.comparison.Changes), sum)
		}
		var text strings.Builder
		if err := exporters.WriteReportText(&text, r); err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{k.params.Str("body.name"), "義務が強まる主な条項", "費用又は人手", "今後の日程"} {
			if !strings.Contains(text.String(), want) {
				t.Errorf("%s: %q is not on the page:\n%s", sample, want, text.String())
			}
		}
	}
}

// Changes whose direction the words do not tell are counted too: they are for people to judge.
func TestOverviewCountsWhatIsToBeJudged(t *testing.T) {
	k := packingOf(t, "mizuho")
	k.comparison.Changes = slices.Clone(k.comparison.Changes)
	for i := range k.comparison.Changes {
		k.comparison.Changes[i].Effect = diffing.Formal
	}
	if s := k.effectCounts(0, 0); strings.Contains(s, "要判断") {
		t.Error(s)
	}
	k.comparison.Changes[0].Effect, k.comparison.Changes[1].Effect = diffing.Unknown, diffing.Unknown
	if s := k.effectCounts(0, 0); !strings.Contains(s, "（要判断）が2件") {
		t.Error(s)
	}
}

// What is likely to cost belongs to clauses that are new or stricter; a policy that does not change costs nothing.
func TestBurdensFollowTheChanges(t *testing.T) {
	k := packingOf(t, "mizuho")
	list, err := k.burdens()
	if err != nil || len(list) == 0 {
		t.Fatal(list, err)
	}
	k.comparison = diffing.Compare(k.set.Document(), k.set.Document(), diffing.Options{})
	if list, err = k.burdens(); err != nil || len(list) != 0 {
		t.Errorf("nothing changed: %v %v", list, err)
	}
}

// The hand-over names every document, and whatever is left.
func TestHandover(t *testing.T) {
	k := packingOf(t, "mizuho")
	k.notices = append(k.notices, policy.Notice{Code: "procedure-missing", Args: []any{"対策基準3.(4)", "独立系"}})
	var b strings.Builder
	p := &program{lang: "ja"}
	if err := exporters.WriteReportText(&b, k.handover(p)); err != nil {
		t.Fatal(err)
	}
	for _, d := range k.set.Documents() {
		if !strings.Contains(b.String(), d.Title) {
			t.Errorf("%s is not named", d.Title)
		}
	}
	for _, want := range []string{"独立系", "都への相談の窓口", "令和10年3月31日", "年1回以上", "副町長", "kitei draft"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is missing:\n%s", want, b.String())
		}
	}
}

// What changed in the commentary alone is shown to those who keep the rules, and not to the staff and managers who are asked about them.
func TestCommentaryIsForTheOffice(t *testing.T) {
	k := packingOf(t, "mizuho")
	for who, shown := range map[string]bool{"staff": false, "manager": false, "system": true, "committee": true, "audit": true} {
		list, err := checklistOf(k.set, exporters.ChecklistOptions{RoleName: k.params.RoleName, Roles: checkers[who].roles, Audit: checkers[who].audit})
		if err != nil {
			t.Fatal(err)
		}
		if got := len(list.Reviews) > 0; got != shown || len(list.Items) == 0 {
			t.Errorf("%s: %d reviews, %d questions", who, len(list.Reviews), len(list.Items))
		}
	}
}
