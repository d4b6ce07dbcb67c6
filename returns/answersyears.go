package returns

import (
	"fmt"
	"slices"
	"strings"

	"kitei/exporters"
)

// turn is what became of the result of a duty since last year.
type turn uint8

const (
	altered   turn = iota // from or to 対象外 or no answer
	improved              // 改善
	worsened              // 後退
	turnCount = iota
)

// turnOf names what became of a result.
func turnOf(old, now Result) turn {
	rank := map[Result]int{NotDone: 1, Partly: 2, Done: 3}
	switch {
	case rank[old] == 0 || rank[now] == 0:
		return altered
	case rank[now] > rank[old]:
		return improved
	}
	return worsened
}

// turns are the words, and the order in which the changes are listed: what got worse first.
var turns = []struct {
	turn turn
	word string
	tone exporters.Tone
}{
	{worsened, "後退", exporters.Bad}, {altered, "変更", exporters.Plain}, {improved, "改善", exporters.Good},
}

// turned is an answer that differs from last year's.
type turned struct {
	section string
	answer  *Answer
	before  Result
	turn    turn
}

// turned compares the answers with last year's, duty by duty within a section. Duties that were not asked then are left out.
func (a *Answers) turned(last *Answers) []turned {
	before := map[string]Result{}
	for _, sheet := range last.Sheets {
		for i := range sheet.Answers {
			before[fold(sheet.Section)+"\x00"+sheet.Answers[i].Key] = sheet.Answers[i].Result
		}
	}
	var out []turned
	for _, sheet := range a.Sheets {
		for i := range sheet.Answers {
			x := &sheet.Answers[i]
			if old, known := before[fold(sheet.Section)+"\x00"+x.Key]; known && old != x.Result {
				out = append(out, turned{sheet.Section, x, old, turnOf(old, x.Result)})
			}
		}
	}
	return out
}

// yearBefore sets the rates of both years side by side, section by section, with how many duties changed. A section that answered in only one of the
// years has a － for the other.
func (a *Answers) yearBefore(last *Answers) exporters.ReportSection {
	s := exporters.ReportSection{
		Name: "前回との比較", Lead: []string{"改善、後退及び変更は、結果が前回と異なる点検項目の数です。変更は、対象外又は未回答との間の変化です。"},
		Columns: []exporters.ReportColumn{
			{Title: "所属", Width: 30},
			{Title: "前回の実施率", Width: 14, Format: exporters.FormatPercent},
			{Title: "今回の実施率", Width: 14, Format: exporters.FormatPercent},
			{Title: "改善", Width: 9, Format: exporters.FormatCount},
			{Title: "後退", Width: 9, Format: exporters.FormatCount},
			{Title: "変更", Width: 9, Format: exporters.FormatCount},
		},
	}
	counts, sum := map[string][turnCount]int{}, [turnCount]int{}
	for _, t := range a.turned(last) {
		n := counts[t.section]
		n[t.turn]++
		sum[t.turn]++
		counts[t.section] = n
	}
	rate := func(of *Answers, section string) exporters.ReportCell {
		c := of.Count(section, "")
		if c.All() == c[Outside] {
			return exporters.ReportCell{Text: "－"}
		}
		return exporters.Quantity(c.Rate())
	}
	line := func(name, section string, n [turnCount]int, tone exporters.Tone) {
		cells := append(exporters.Words(name), rate(last, section), rate(a, section), exporters.Quantity(n[improved]), exporters.Quantity(n[worsened]), exporters.Quantity(n[altered]))
		s.Rows = append(s.Rows, exporters.ReportRow{Tone: tone, Cells: cells})
	}
	names := a.sectionNames()
	for _, name := range last.sectionNames() {
		if sectionOf(name, names) == "" {
			names = append(names, name)
		}
	}
	for _, name := range names {
		tone := exporters.Plain
		if n := counts[name]; n[worsened] > n[improved] {
			tone = exporters.Doubt
		}
		line(name, name, counts[name], tone)
	}
	line("計", "", sum, exporters.Total)
	return s
}

// since lists the duties whose results changed since last year, what got worse first.
func (a *Answers) since(last *Answers) exporters.ReportSection {
	s := exporters.ReportSection{
		Name: "前回から変わった項目", Empty: "前回から変わった項目はありません。",
		Columns: []exporters.ReportColumn{
			{Title: "変化", Width: 8, Format: exporters.FormatMark},
			{Title: "所属", Width: 16},
			{Title: "根拠", Width: 24},
			{Title: "点検項目", Width: 58},
			{Title: "前回", Width: 7, Format: exporters.FormatMark},
			{Title: "今回", Width: 7, Format: exporters.FormatMark},
		},
	}
	all := a.turned(last)
	for _, kind := range turns {
		for _, t := range all {
			if t.turn == kind.turn {
				x := t.answer
				s.Rows = append(s.Rows, exporters.ReportRow{Tone: kind.tone, Cells: exporters.Words(kind.word, t.section, x.Basis, x.Question, t.before.word(), x.Result.word())})
			}
		}
	}
	return s
}

// word is how a result is shown beside others.
func (r Result) word() string {
	if r == Unanswered {
		return "未回答"
	}
	return r.Mark()
}

// mostUndone is how many duties the summary names.
const mostUndone = 10

// Summary lays the answers out on the few pages a committee reads: totals, the comparison with last year (last may be nil), the duties most
// sections have not done, and who has not answered. Everything else stands in [NewAnswersReport].
func (a *Answers) Summary(last *Answers) *exporters.Report {
	r := NewAnswersReport(a, last, nil)
	r.Portrait = true
	r.Summary = append(r.Summary, "全ての項目は、Excel の報告を確認してください。")
	r.Sections = slices.DeleteFunc(r.Sections, func(s exporters.ReportSection) bool {
		return !slices.Contains([]string{"所属別", "区分別", "前回との比較", "未回答の所属"}, s.Name)
	})
	r.Sections = slices.Insert(r.Sections, len(r.Sections)-1, a.most())
	return r
}

// most lists the duties that the most sections have not done or done in part.
func (a *Answers) most() exporters.ReportSection {
	s := exporters.ReportSection{
		Name: "未実施の多い項目", Empty: "未実施及び一部実施の項目はありません。",
		Columns: []exporters.ReportColumn{{Title: "根拠", Width: 22}, {Title: "点検項目", Width: 48}, {Title: "×", Width: 6, Format: exporters.FormatCount}, {Title: "△", Width: 6, Format: exporters.FormatCount}, {Title: "所属", Width: 26}},
	}
	type undone struct {
		answer   *Answer
		bad      Count
		sections []string
	}
	by, order := map[string]*undone{}, []*undone(nil)
	for _, sheet := range a.Sheets {
		for i := range sheet.Answers {
			x := &sheet.Answers[i]
			if x.Result != NotDone && x.Result != Partly {
				continue
			}
			u := by[x.Key]
			if u == nil {
				u = &undone{answer: x, bad: Count{}}
				by[x.Key], order = u, append(order, u)
			}
			u.bad[x.Result]++
			u.sections = append(u.sections, sheet.Section)
		}
	}
	slices.SortStableFunc(order, func(x, y *undone) int {
		if d := y.bad.All() - x.bad.All(); d != 0 {
			return d
		}
		return y.bad[NotDone] - x.bad[NotDone]
	})
	if len(order) > mostUndone {
		s.Lead = []string{fmt.Sprintf("全%d項目のうち、多い方から%d項目です。", len(order), mostUndone)}
		order = order[:mostUndone]
	}
	for _, u := range order {
		question, _, _ := strings.Cut(u.answer.Question, "\n") // the items of its list stand in the workbook
		cells := append(exporters.Words(u.answer.Basis, question), exporters.Quantity(u.bad[NotDone]), exporters.Quantity(u.bad[Partly]))
		s.Rows = append(s.Rows, exporters.ReportRow{Cells: append(cells, exporters.Words(strings.Join(u.sections, "、"))...)})
	}
	return s
}
