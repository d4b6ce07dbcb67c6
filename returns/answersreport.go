package returns

import (
	"fmt"
	"slices"
	"strings"

	"kitei/exporters"
	"kitei/policy"
)

// NewAnswersReport lays the answers out for the committee: totals by section and by chapter, what is not done and why, what changed since last
// year (last may be nil), who has not answered, and what is wrong with the answers. words puts a notice into words.
func NewAnswersReport(a, last *Answers, words func(*policy.Notice) string) *exporters.Report {
	all := a.Count("", "")
	r := &exporters.Report{
		Kind: "answers-report/1", Title: strings.TrimSpace(a.Body + "　情報セキュリティ自己点検の結果"), Subject: "点検の基準　" + a.Edition,
		Footer: strings.TrimSpace(a.Edition + "　設定 " + a.Revision),
		Summary: []string{
			fmt.Sprintf("回答のあった所属は%d、点検項目は延べ%d件、実施率は%.1f%%です。", len(a.Sheets), all.All(), all.Rate()*100),
			fmt.Sprintf("×（未実施）が%d件、△（一部）が%d件、未回答が%d件あります。", all[NotDone], all[Partly], all[Unanswered]),
		},
	}
	if len(a.Missing) > 0 {
		r.Summary = append(r.Summary, fmt.Sprintf("回答のない所属が%dあります（%s）。", len(a.Missing), strings.Join(a.Missing, "、")))
	}
	if n := len(a.Problems); n > 0 {
		r.Summary = append(r.Summary, fmt.Sprintf("回答に確認を要する点が%d件あります。", n))
	}
	var missing []exporters.ReportRow
	for _, s := range a.Missing {
		missing = append(missing, exporters.ReportRow{Tone: exporters.Bad, Cells: exporters.Words(s)})
	}
	r.Sections = []exporters.ReportSection{
		a.totals("所属別", "所属", a.sectionNames(), func(name string) Count { return a.Count(name, "") }),
		a.totals("区分別", "区分", a.Chapters(), func(name string) Count { return a.Count("", name) }),
		a.rates(),
		a.undone(),
		{Name: "未回答の所属", Warning: true, Columns: []exporters.ReportColumn{{Title: "所属", Width: 40}}, Rows: missing},
		a.problems(words),
	}
	if last != nil {
		r.Sections = slices.Insert(r.Sections, 3, a.yearBefore(last), a.since(last))
		r.Summary = append(r.Summary, fmt.Sprintf("前回の実施率は%.1f%%でした。", last.Count("", "").Rate()*100))
	}
	return r
}

func (a *Answers) sectionNames() []string {
	var out []string
	for _, s := range a.Sheets {
		out = append(out, s.Section)
	}
	return out
}

// totals is a table of counts with a chart.
func (a *Answers) totals(name, what string, names []string, count func(string) Count) exporters.ReportSection {
	s := exporters.ReportSection{
		Name: name, Empty: "回答がありません。", Lead: []string{"実施率＝○÷（件数－対象外）。未回答は、実施に数えません。"},
		Columns: []exporters.ReportColumn{{Title: what, Width: 30}, {Title: "件数", Width: 8, Format: exporters.FormatCount}},
		Chart:   &exporters.ReportChart{Title: name + "の結果", Category: 0, Values: []int{2, 3, 4, 5, 6}, Stacked: true, Colors: exporters.ResultColors()},
	}
	for _, r := range []string{"○ 実施", "△ 一部", "× 未実施", "－ 対象外", "未回答"} {
		s.Columns = append(s.Columns, exporters.ReportColumn{Title: r, Width: 10, Format: exporters.FormatCount})
	}
	s.Columns = append(s.Columns, exporters.ReportColumn{Title: "実施率", Width: 10, Format: exporters.FormatPercent})
	line := func(name string, c Count, tone exporters.Tone) {
		cells := append(exporters.Words(name), exporters.Quantity(c.All()))
		for _, r := range Results {
			cells = append(cells, exporters.Quantity(c[r]))
		}
		s.Rows = append(s.Rows, exporters.ReportRow{Tone: tone, Cells: append(cells, exporters.Quantity(c.Rate()))})
	}
	sum := Count{}
	for _, n := range names {
		c := count(n)
		for _, r := range Results {
			sum[r] += c[r]
		}
		line(n, c, exporters.Plain)
	}
	if len(names) > 0 {
		line("計", sum, exporters.Total)
	}
	return s
}

// rates is the matrix of chapters by sections.
func (a *Answers) rates() exporters.ReportSection {
	s := exporters.ReportSection{Name: "区分別・所属別の実施率", Columns: []exporters.ReportColumn{{Title: "区分", Width: 30}}}
	names := a.sectionNames()
	for _, n := range names {
		s.Columns = append(s.Columns, exporters.ReportColumn{Title: n, Width: 8.5, Format: exporters.FormatPercent})
	}
	for _, chapter := range a.Chapters() {
		cells := exporters.Words(chapter)
		for _, n := range names {
			c := a.Count(n, chapter)
			if c.All() == c[Outside] {
				cells = append(cells, exporters.ReportCell{Text: "－"})
				continue
			}
			cells = append(cells, exporters.Quantity(c.Rate()))
		}
		s.Rows = append(s.Rows, exporters.ReportRow{Cells: cells})
	}
	return s
}

// undone lists × and △ with their reasons, duty by duty; the numbers of one article that fail together are cited together.
func (a *Answers) undone() exporters.ReportSection {
	s := exporters.ReportSection{
		Name: "未実施及び一部実施の項目", Empty: "ありません。",
		Columns: []exporters.ReportColumn{
			{Title: "区分", Width: 16},
			{Title: "根拠", Width: 24},
			{Title: "国のモデル", Width: 12},
			{Title: "点検項目", Width: 44},
			{Title: "所属", Width: 16},
			{Title: "結果", Width: 6, Format: exporters.FormatMark},
			{Title: "理由・改善策", Width: 30},
			{Title: "期限", Width: 11},
		},
	}
	for _, chapter := range a.Chapters() {
		for _, result := range []Result{NotDone, Partly} {
			for _, sheet := range a.Sheets {
				for i := range sheet.Answers {
					x := &sheet.Answers[i]
					if x.Chapter != chapter || x.Result != result {
						continue
					}
					tone := exporters.Doubt
					if result == NotDone {
						tone = exporters.Bad
					}
					s.Rows = append(s.Rows, exporters.ReportRow{Tone: tone, Cells: exporters.Words(x.Chapter, x.Basis, x.Cite, x.Question, sheet.Section, x.Result.Mark(), x.Remarks, x.Due)})
				}
			}
		}
	}
	if cites := a.cites(NotDone); cites != "" {
		s.Lead = []string{"未実施のある国のモデルの番号：" + cites}
	}
	return s
}

// cites gives the numbers of the national model that have a result anywhere, in the order of the questions and folded as the audit
// guideline cites them.
func (a *Answers) cites(result Result) string {
	place := map[string]int{}
	var out []string
	for _, sheet := range a.Sheets {
		for i := range sheet.Answers {
			x := &sheet.Answers[i]
			if x.Result != result || x.Cite == "" {
				continue
			}
			if at, seen := place[x.Cite]; !seen {
				out, place[x.Cite] = append(out, x.Cite), i
			} else {
				place[x.Cite] = max(at, i)
			}
		}
	}
	slices.SortStableFunc(out, func(x, y string) int { return place[x] - place[y] })
	return exporters.FoldCites(out)
}

// problems lists what is wrong with the answers.
func (a *Answers) problems(words func(*policy.Notice) string) exporters.ReportSection {
	if words == nil {
		return exporters.ReportSection{}
	}
	s := exporters.ReportSection{
		Name: "回答の確認事項", Warning: true, Columns: []exporters.ReportColumn{{Title: "ファイル", Width: 28}, {Title: "場所", Width: 14}, {Title: "内容", Width: 70}},
	}
	for i := range a.Problems {
		p := &a.Problems[i]
		s.Rows = append(s.Rows, exporters.ReportRow{Tone: exporters.Doubt, Cells: exporters.Words(baseName(p.Pos.File), p.Pos.Cell, words(p))})
	}
	return s
}
