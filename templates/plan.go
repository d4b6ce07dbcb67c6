package templates

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"kitei/policy"
)

// Task is a piece of the work of revising a policy.
type Task struct {
	Name      string
	From, To  string // first and last day, 2026-08-01; empty when nothing in the parameters fixes them
	Who       string
	Output    string // what it leaves behind
	Milestone bool   // a day, not a span
	Guessed   bool   // the days were laid between the start and the day the rule takes effect
}

// stage is a task of the usual course with its place between start (0) and the day the rule takes effect (1).
type stage struct {
	name, who, output string
	from, to          float64
	days              func(p *Params) (from, to string) // days the parameters name
	milestone         bool
}

// headOfBody stands for the title of the head (町長, 管理者 …), which the parameters name.
const headOfBody = "{head}"

// Tasks whose days follow from those of others.
const (
	amending  = "案の修正"
	gathering = "委員会資料の作成"
	sitting   = "委員会"
	deciding  = "決裁、発出及び公表"
	telling   = "職員への周知及び研修"
)

// course is the usual course of a revision: from August to March, two rounds of review, procedures in the year after. It is the course
// 瑞穂町 took in 令和4年度 (第5回東京都・区市町村CIOフォーラム), in shares of the time there is.
var course = []stage{
	{name: "現在の規程の収集及び取込み", who: "事務局", output: "取込み診断書", from: 0, to: 0.08},
	{name: "国のモデルとの差の確認", who: "事務局", output: "不足・準拠版の一覧", from: 0.06, to: 0.17},
	{name: "統廃合の方針及び設定の決定", who: "事務局、関係課", output: "統廃合対応表、設定ファイル", from: 0.15, to: 0.27},
	{name: "基本方針及び対策基準の案の作成", who: "事務局", output: "規程案、新旧対照表", from: 0.25, to: 0.55},
	{name: "各課への意見照会", who: "各課", output: "意見と対応の一覧", from: 0.52, to: 0.62, days: func(p *Params) (string, string) { return p.Str("plan.consult_from"), p.Str("plan.consult_to") }},
	{name: "1回目のレビュー", who: "外部の専門職員等", output: "指摘と対応の記録", from: 0.68, to: 0.68, milestone: true},
	{name: amending, who: "事務局", output: "規程案（修正）", from: 0.68, to: 0.78},
	{name: "2回目のレビュー", who: "外部の専門職員等", output: "指摘と対応の記録", from: 0.80, to: 0.80, milestone: true},
	{name: gathering, who: "事務局", output: "委員会資料一式", from: 0.80, to: 0.90},
	{name: sitting, who: "委員会", output: "会議録", from: 0.91, to: 0.91, milestone: true, days: func(p *Params) (string, string) { return p.Str("plan.committee"), p.Str("plan.committee") }},
	{name: deciding, who: headOfBody, output: "規程、公表の記録", from: 0.96, to: 0.96, milestone: true, days: func(p *Params) (string, string) { return p.Str("plan.decision"), p.Str("plan.decision") }},
	{name: telling, who: "事務局", output: "周知の記録、研修の記録", from: 0.96, to: 1.08},
	{name: "施行", who: "全ての職員等", from: 1, to: 1, milestone: true, days: func(p *Params) (string, string) { return p.Str("doc.effective"), p.Str("doc.effective") }},
}

// Plan gives the course of the work from the days the parameters name: the start, the reviews, the committee and the day the rule takes effect.
// What lies between is laid out in the usual shares and marked Guessed. Without a start or a day of effect the tasks have no days, and
// a notice says so; it also names days that stand in the wrong order.
func Plan(p *Params) ([]Task, []policy.Notice) {
	start, end := day(p.Str("plan.start")), day(p.Str("doc.effective"))
	var notices []policy.Notice
	switch {
	case start.IsZero() || end.IsZero():
		notices = append(notices, policy.Notice{Code: "plan-days", Pos: policy.Pos{File: p.name}})
	case !start.Before(end):
		notices = append(notices, policy.Notice{Code: "plan-order", Pos: policy.Pos{File: p.name}, Args: []any{p.Str("plan.start"), p.Str("doc.effective")}})
		start = time.Time{}
	}
	var tasks []Task
	reviews := p.Rows("plan.reviews", "date", "by")
	for _, s := range course {
		if strings.HasSuffix(s.name, "レビュー") && len(reviews) > 0 {
			if s.name == "1回目のレビュー" {
				tasks = append(tasks, reviewTasks(reviews, s.output)...)
			}
			continue
		}
		tasks = append(tasks, s.task(p, start, end))
	}
	for _, row := range p.Rows("plan.tasks", "name", "from", "to", "who") {
		tasks = append(tasks, Task{Name: row[0], From: row[1], To: row[2], Who: row[3]})
	}
	if by := p.Str("plan.procedures_by"); by != "" {
		tasks = append(tasks, Task{Name: "実施手順の作成", Who: "事務局、関係課", Output: "実施手順", From: p.Str("doc.effective"), To: by})
	}
	settle(tasks)
	for i := range tasks {
		t := &tasks[i]
		if t.From != "" && t.To != "" && t.To < t.From {
			notices = append(notices, policy.Notice{Code: "plan-task-order", Pos: policy.Pos{File: p.name}, Args: []any{t.Name, t.From, t.To}})
			t.From, t.To = t.To, t.From
		}
	}
	slices.SortStableFunc(tasks, func(a, b Task) int { return strings.Compare(cmpDay(a.From), cmpDay(b.From)) })
	return tasks, notices
}

// settle moves what was laid out in shares between the days that the parameters name: a draft is amended after the first review, the papers are
// gathered from the last review to the day the committee sits, and staff are told once the rule is decided.
func settle(tasks []Task) {
	var reviewed, lastReviewed, sits, decided string
	for i := range tasks {
		switch t := &tasks[i]; {
		case t.Guessed || !t.Milestone:
		case strings.HasSuffix(t.Name, "レビュー"):
			reviewed, lastReviewed = cmp.Or(reviewed, t.From), t.From
		case t.Name == sitting:
			sits = t.From
		case t.Name == deciding:
			decided = t.From
		}
	}
	for i := range tasks {
		switch t := &tasks[i]; {
		case !t.Guessed:
		case t.Name == amending:
			t.within(reviewed, lastReviewed)
		case t.Name == gathering:
			t.within(lastReviewed, sits)
		case t.Name == telling:
			t.within(decided, "")
		}
	}
}

// within keeps the days of a task between two others, "" for none; the later of them that it cannot meet gives way to the earlier.
func (t *Task) within(from, to string) {
	t.From = max(t.From, from)
	if to != "" && to < t.To {
		t.To = to
	}
	if to != "" && to < t.From {
		t.From = max(from, min(t.From, to))
	}
	t.To = max(t.To, t.From)
}

// cmpDay puts what has no day last.
func cmpDay(day string) string {
	if day == "" {
		return "9999"
	}
	return day
}

func reviewTasks(rows [][]string, output string) []Task {
	var out []Task
	for i, row := range rows {
		name := "レビュー"
		if len(rows) > 1 {
			name = policy.FormatNumber(i+1, policy.Hankaku) + "回目のレビュー"
		}
		who := row[1]
		if who == "" {
			who = "外部の専門職員等"
		}
		out = append(out, Task{Name: name, From: row[0], To: row[0], Who: who, Output: output, Milestone: true})
	}
	return out
}

// task gives a stage its days: those the parameters name, else its share of the time from start to end.
func (s stage) task(p *Params, start, end time.Time) Task {
	t := Task{Name: s.name, Who: strings.ReplaceAll(s.who, headOfBody, p.Str("body.head")), Output: s.output, Milestone: s.milestone}
	if s.days != nil {
		t.From, t.To = s.days(p)
	}
	if t.From != "" && t.To != "" || start.IsZero() || end.IsZero() {
		return t
	}
	t.Guessed = true
	at := func(share float64) string {
		return start.AddDate(0, 0, int(share*end.Sub(start).Hours()/24)).Format(time.DateOnly)
	}
	if t.From == "" {
		t.From = at(s.from)
	}
	if t.To == "" {
		t.To = at(s.to)
	}
	return t
}

// day reads 2026-08-01; the zero time stands for anything else.
func day(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return time.Time{}
	}
	return t
}
