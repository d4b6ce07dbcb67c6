package cli

import (
	"fmt"
	"slices"
	"strings"

	"kitei/diffing"
	"kitei/exporters"
	"kitei/policy"
	"kitei/templates"
)

// packing is everything the committee's folder is made from.
type packing struct {
	set        *templates.Set
	params     *templates.Params
	comparison *diffing.Comparison
	table      exporters.TableOptions // of the 新旧対照表
	before     string                 // what the old side is called
	tasks      []templates.Task
	notices    []policy.Notice
	duties     []templates.LegalAnswer
}

// overviewRows is how many rows the sections of the one page have at most; the rest stands in the 新旧対照表.
type overviewRows struct{ stronger, burdens int }

var (
	leastRows = overviewRows{stronger: 1, burdens: 1}
	mostRows  = overviewRows{stronger: 8, burdens: 8}
)

// overview is the page for the head and the assembly: what changes, which duties become stronger, what is likely to cost, and when. It names as
// much as fits on one page of A4.
func (k *packing) overview() (*exporters.Report, error) {
	burdens, err := k.burdens()
	if err != nil {
		return nil, err
	}
	rows := leastRows
	page := k.overviewOf(burdens, rows)
	for grown := true; grown; {
		grown = false
		for _, more := range []overviewRows{{stronger: 1}, {burdens: 1}} {
			next := overviewRows{rows.stronger + more.stronger, rows.burdens + more.burdens}
			if next.stronger > mostRows.stronger || next.burdens > mostRows.burdens {
				continue
			}
			if fuller := k.overviewOf(burdens, next); exporters.ReportPages(fuller) == 1 {
				rows, page, grown = next, fuller, true
			}
		}
	}
	return page, nil
}

func (k *packing) overviewOf(burdens []templates.Burden, rows overviewRows) *exporters.Report {
	stronger, looser := k.effects(diffing.Stricter), k.effects(diffing.Looser)
	body := k.params.Str("body.name")
	r := &exporters.Report{
		Title: body + "情報セキュリティポリシーの見直しの概要", Portrait: true,
		Subject: "見直しの前　" + k.before + "\n見直しの後　国のモデル（" + k.set.Edition.Name + "）を基にした案",
		Footer:  k.set.Edition.ShortStatement(),
	}
	if officer := k.params.Str("plan.officer"); officer != "" {
		r.Subject += "\n担当　" + officer
	}
	r.Summary = []string{
		"地方自治法第244条の6に基づく方針を定めて公表するため、国のガイドラインに合わせて見直します。",
		k.counts() + k.effectCounts(len(stronger), len(looser)),
		fmt.Sprintf("費用又は人手を要する見込みのものが%d件あります。金額は見積りによります。", len(burdens)),
	}
	if n := k.count(diffing.Undecided); n > 0 {
		r.Summary = append(r.Summary, fmt.Sprintf("対応を確かめていない条項が%d件あります。この資料は未完です。", n))
	}
	for _, d := range k.duties {
		if d.Applies() && !d.Met() {
			r.Summary = append(r.Summary, d.Law+d.Place+"（"+d.Subject+"）に応える条項がありません。")
		}
	}
	r.Sections = []exporters.ReportSection{k.effectSection(stronger, rows.stronger), burdenSection(burdens, rows.burdens), k.daySection()}
	return r
}

// effectCounts tells how many changes make duties stricter and looser, and of how many the words alone do not tell.
func (k *packing) effectCounts(stronger, looser int) string {
	s := fmt.Sprintf("義務が強まるものは%d件、緩やかになるものは%d件です。", stronger, looser)
	open := 0
	for i := range k.comparison.Changes {
		if k.comparison.Changes[i].Effect == diffing.Unknown {
			open++
		}
	}
	if open > 0 {
		s += fmt.Sprintf("このほか、強まるか緩やかになるかの判断を要するもの（要判断）が%d件あります。", open)
	}
	return s
}

func (k *packing) count(kind diffing.Kind) int {
	n := 0
	for i := range k.comparison.Changes {
		if k.comparison.Changes[i].Kind == kind {
			n++
		}
	}
	return n
}

// effects gives the changes of an effect; those that are stricter and looser at once count as both.
func (k *packing) effects(e diffing.Effect) []*diffing.Change {
	var out []*diffing.Change
	for i := range k.comparison.Changes {
		if c := &k.comparison.Changes[i]; c.Effect == e || c.Effect == diffing.Mixed {
			out = append(out, c)
		}
	}
	return out
}

// kindNames are the words for the kinds of change in the order they are counted.
var kindNames = []struct {
	kind diffing.Kind
	name string
}{
	{diffing.Changed, "字句の変更"},
	{diffing.Added, "新設"},
	{diffing.Removed, "削除"},
	{diffing.Split, "分割"},
	{diffing.Merged, "統合"},
	{diffing.Undecided, "保留（要確認）"},
	{diffing.Unchanged, "変更なし"},
}

// counts tells how many changes there are of each kind.
func (k *packing) counts() string {
	var parts []string
	for _, line := range kindNames {
		if n := k.count(line.kind); n > 0 {
			parts = append(parts, fmt.Sprintf("%s%d件", line.name, n))
		}
	}
	return "条項ごとの変更は、" + strings.Join(parts, "、") + "です。"
}

// effectSection lists the stronger duties with the words that tell.
func (k *packing) effectSection(changes []*diffing.Change, rows int) exporters.ReportSection {
	s := exporters.ReportSection{
		Name: "義務が強まる主な条項", Empty: "ありません。",
		Columns: []exporters.ReportColumn{{Title: "条項", Width: 30}, {Title: "強まる点", Width: 60}},
	}
	for i, c := range changes {
		if i == rows {
			s.Lead = []string{fmt.Sprintf("%d件のうち主な%d件です。全ては、新旧対照表を確認してください。", len(changes), rows)}
			break
		}
		s.Rows = append(s.Rows, exporters.ReportRow{Cells: exporters.Words(k.clauseName(c), strongest(c))})
	}
	return s
}

// clauseName names the new clauses of a change by document, number and title.
func (k *packing) clauseName(c *diffing.Change) string {
	names := make([]string, len(c.New))
	for i, n := range c.New {
		names[i] = k.where(k.comparison.New.Clauses[n].Node.ID)
	}
	return strings.Join(names, "\n")
}

// strongest tells the first thing that makes a change stricter: words that were replaced, else the duty that was added.
func strongest(c *diffing.Change) string {
	more := -1
	first := ""
	for _, f := range c.Findings {
		if f.Effect != diffing.Stricter {
			continue
		}
		more++
		if !strings.HasPrefix(first, "「") {
			first = replaced(&f)
		}
	}
	if first == "" {
		first = addedDuty(c)
	}
	if more > 0 {
		first += fmt.Sprintf("（ほか%d点）", more)
	}
	return first
}

// replaced puts the words of a finding in a sentence; "" for a provision or a list entry that is new, which [addedDuty] shows.
func replaced(f *diffing.Finding) string {
	switch {
	case f.Old != "" && f.New != "":
		return "「" + f.Old + "」から「" + f.New + "」へ"
	case f.Topic == diffing.OfProvision, len([]rune(f.Old+f.New)) > excerpt/2:
		return ""
	case f.New != "":
		return "「" + f.New + "」が加わる。"
	}
	return "「" + f.Old + "」がなくなる。"
}

// excerpt is how much of an added duty the one page shows, in characters.
const excerpt = 40

// addedDuty gives the head of the first provision that was added.
func addedDuty(c *diffing.Change) string {
	for _, item := range c.Items {
		if item.Kind != diffing.Added || item.New.Node.Text == "" {
			continue
		}
		return "加わる義務：" + exporters.Excerpt(item.New.Node.Text, excerpt)
	}
	return "義務が加わる。"
}

// burdens gives what the new and stronger clauses are likely to cost.
func (k *packing) burdens() ([]templates.Burden, error) {
	all, err := templates.Burdens()
	if err != nil {
		return nil, err
	}
	touched := func(id string) bool {
		for i := range k.comparison.Changes {
			c := &k.comparison.Changes[i]
			grows := c.Kind == diffing.Added || c.Effect == diffing.Stricter || c.Effect == diffing.Mixed
			if !grows {
				continue
			}
			for _, n := range c.New {
				if node := k.comparison.New.Clauses[n].Node; node.StandsFor(id) || strings.HasPrefix(node.ID, id+".") {
					return true
				}
			}
		}
		return false
	}
	return slices.DeleteFunc(all, func(b templates.Burden) bool { return !touched(b.ID) }), nil
}

func burdenSection(list []templates.Burden, most int) exporters.ReportSection {
	s := exporters.ReportSection{
		Name: "費用又は人手を要する見込みのもの", Empty: "ありません。",
		Columns: []exporters.ReportColumn{{Title: "区分", Width: 14}, {Title: "内容", Width: 76}},
	}
	for _, kind := range []templates.BurdenKind{templates.Equipment, templates.Service, templates.People} {
		var what []string
		for _, b := range list {
			if b.Kind == kind {
				what = append(what, b.What)
			}
		}
		if n := len(what); n > most {
			what = append(what[:most], fmt.Sprintf("ほか%d件", n-most))
		}
		if len(what) > 0 {
			s.Rows = append(s.Rows, exporters.ReportRow{Cells: exporters.Words(kind.String(), strings.Join(what, "／"))})
		}
	}
	return s
}

// daySection shows the days of the plan that somebody decides or announces, one column each.
func (k *packing) daySection() exporters.ReportSection {
	s := exporters.ReportSection{Name: "今後の日程", Empty: "日程は決まっていません。"}
	var days []string
	for _, t := range k.tasks {
		if !t.Milestone || t.From == "" {
			continue
		}
		day := strings.Replace(templates.EraDate(t.From, policy.Hankaku), "年", "年\n", 1) // the column is too narrow for one line
		if t.Guessed {
			day += "（仮）"
		}
		s.Columns = append(s.Columns, exporters.ReportColumn{Title: t.Name, Width: 20})
		days = append(days, day)
	}
	if len(days) > 0 {
		s.Rows = []exporters.ReportRow{{Cells: exporters.Words(days...)}}
	}
	return s
}
