package templates

import (
	"slices"
	"testing"
)

const planned = `body: {name: 桜町}
doc: {effective: 2027-04-01}
plan:
  start: 2026-08-03
  reviews: [{date: 2027-01-18, by: 県}, {date: 2027-02-15}]
  consult_from: 2026-12-01
  consult_to: 2026-12-18
  committee: 2027-03-10
  decision: 2027-03-25
  procedures_by: 2028-03-31
  tasks: [{name: 予算要求, from: 2026-10-01, to: 2026-10-31, who: 財政課}]
`

func TestPlan(t *testing.T) {
	tasks, notices := Plan(params(t, planned))
	if len(notices) > 0 {
		t.Fatal(notices)
	}
	byName := map[string]Task{}
	for i, task := range tasks {
		byName[task.Name] = task
		if task.From == "" || task.To < task.From || i > 0 && task.From < tasks[i-1].From {
			t.Errorf("%+v", task)
		}
	}
	for name, want := range map[string][2]string{
		"各課への意見照会": {"2026-12-01", "2026-12-18"}, "委員会": {"2027-03-10", "2027-03-10"}, "施行": {"2027-04-01", "2027-04-01"},
		"1回目のレビュー": {"2027-01-18", "2027-01-18"}, "2回目のレビュー": {"2027-02-15", "2027-02-15"}, "予算要求": {"2026-10-01", "2026-10-31"},
		"実施手順の作成": {"2027-04-01", "2028-03-31"},
	} {
		if got := byName[name]; got.From != want[0] || got.To != want[1] || got.Guessed {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if byName["1回目のレビュー"].Who != "県" || !byName["案の修正"].Guessed {
		t.Errorf("%+v %+v", byName["1回目のレビュー"], byName["案の修正"])
	}
}

// What follows from the days of others keeps to them, and who decides has a title.
func TestPlanKeepsToItsDays(t *testing.T) {
	tasks, _ := Plan(params(t, planned+"  officer: 総務課\n"))
	at := map[string]Task{}
	for _, task := range tasks {
		at[task.Name] = task
	}
	if a := at[amending]; a.From < "2027-01-18" || a.To > "2027-02-15" {
		t.Errorf("amended %+v", a)
	}
	if g := at[gathering]; g.From < "2027-02-15" || g.To > "2027-03-10" {
		t.Errorf("gathered %+v", g)
	}
	if s := at[telling]; s.From < "2027-03-25" || s.To < s.From {
		t.Errorf("told %+v", s)
	}
	for body, want := range map[string]string{"{name: 桜村, kind: village}": "村長", "{name: 桜町, kind: town}": "町長", "{name: 桜組合, kind: union}": "管理者", "{name: 桜市, kind: city, head: 桜市長}": "桜市長"} {
		tasks, _ := Plan(params(t, "body: "+body))
		for _, task := range tasks {
			if task.Name == deciding && task.Who != want {
				t.Errorf("%s: %s decides", body, task.Who)
			}
		}
	}
}

// A plan without days says so and still lists the work; days in the wrong order are told.
func TestPlanWithoutDays(t *testing.T) {
	for src, code := range map[string]string{
		"": "plan-days", "plan: {start: 2026-08-03}": "plan-days",
		"doc: {effective: 2026-08-01}\nplan: {start: 2026-08-03}":                                                   "plan-order",
		"doc: {effective: 2027-04-01}\nplan: {start: 2026-08-03, consult_from: 2026-12-18, consult_to: 2026-12-01}": "plan-task-order",
	} {
		tasks, notices := Plan(params(t, "body: {name: 桜町}\n"+src))
		if len(tasks) != len(course) || len(notices) != 1 || notices[0].Code != code {
			t.Errorf("%q: %d tasks, %v", src, len(tasks), notices)
		}
	}
}

// The plan of the work changes nothing that is drafted.
func TestPlanIsNoPartOfTheDraft(t *testing.T) {
	bare := draftSet(t, "r8-03", params(t, "body: {name: 桜町}\ndoc: {effective: 2027-04-01}"))
	if set := draftSet(t, "r8-03", params(t, planned)); set.Revision != bare.Revision {
		t.Error("the fingerprint depends on the plan")
	}
}

// What costs something is a clause of the newest edition, named once.
func TestBurdens(t *testing.T) {
	list, err := Burdens()
	if err != nil {
		t.Fatal(err)
	}
	e := open(t, Newest())
	var seen []string
	for _, b := range list {
		if e.Standards.Find(b.ID) == nil || slices.Contains(seen, b.ID) || b.What == "" || b.Kind.String() == string(b.Kind) {
			t.Errorf("%+v", b)
		}
		seen = append(seen, b.ID)
	}
	if len(list) < 30 {
		t.Errorf("%d entries", len(list))
	}
}
