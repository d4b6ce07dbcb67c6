package returns

import (
	"fmt"
	"slices"
	"strings"

	"kitei/exporters"
	"kitei/policy"
)

// OpinionsKind is what a 意見と対応の一覧 is recognised by.
const OpinionsKind = "opinions/1"

// The columns of the list. The office fills in the last four of those in sight.
const (
	columnNumber   = "番号"
	columnDocument = "文書名"
	columnAt       = "該当箇所"
	columnSection  = "所属"
	columnStand    = "種別"
	columnOpinion  = "意見"
	columnProposal = "修正案"
	columnReason   = "理由・業務への影響"
	columnResponse = "対応"
	columnAnswer   = "事務局回答（対応の理由）"
	columnWhere    = "反映箇所"
	columnRemark   = "備考"
	columnClause   = "条項の識別子"
	columnAsSent   = "条項の照合値"
	columnOrigin   = "出所"
)

// originOffice stands in 出所 of an opinion that was written into the list itself.
const originOffice = "一覧に記入"

// Names of the sections of the list that are read back.
const (
	opinionsSection  = "意見と対応の一覧"
	withdrawnSection = "今回の回答にない意見"
)

// NewOpinionsReport lays out the 意見と対応の一覧: every opinion in the order of the clauses with what the office makes of it, opinions of an earlier list that no
// sheet says any more, how each section answered, and what is to be looked at. [ReadOpinionList] takes the workbook back. forms says that the list is to be
// filled in, and how. words puts a notice into words.
func NewOpinionsReport(o *Opinions, forms bool, words func(*policy.Notice) string) *exporters.Report {
	r := &exporters.Report{
		Kind: OpinionsKind, Title: o.Body + "情報セキュリティポリシーの案に対する意見と対応の一覧", Subject: "照会した案　国のモデル（" + o.Edition + "）を基にした案（案 " + o.Draft + "）",
		Footer: strings.TrimSpace(o.Edition + "　案 " + o.Draft), Summary: o.summary(),
		Properties: []exporters.ReportProperty{{Name: "kitei.edition", Value: o.Edition}, {Name: "kitei.revision", Value: o.Revision}, {Name: "kitei.draft", Value: o.Draft}},
	}
	main := opinionRows(opinionsSection, "意見はありません。", o.Items)
	if forms {
		main.Lead = []string{"「対応」、「事務局回答（対応の理由）」、「反映箇所」及び「備考」に記入してください。同じ一覧を指定して「kitei consult import」を再び実行しても、記入した内容は残ります。"}
	}
	gone := opinionRows(withdrawnSection, "", o.Withdrawn)
	gone.Lead, gone.Warning = []string{"前の一覧で対応等が記入され、今回読み取った回答票にはない意見です。文が改められたか、回答票が取り除かれています。"}, true
	r.Sections = []exporters.ReportSection{main, gone, o.states(), o.problems(words)}
	return r
}

func (o *Opinions) summary() []string {
	states := map[OpinionState]int{}
	for _, s := range o.Sections {
		states[s.State]++
	}
	out := []string{fmt.Sprintf("回答のあった所属は%d（意見あり%d、意見なし%d）、意見は%d件です（同じ意見は1件にまとめています。）。", states[GaveOpinions]+states[HasNone], states[GaveOpinions], states[HasNone], len(o.Items))}
	if n := states[LeftBlank]; n > 0 {
		out = append(out, fmt.Sprintf("回答票に何も記入されていない所属が%dあります。", n))
	}
	var parts []string
	for _, word := range Responses {
		if n := o.count(func(x *OpinionItem) bool { return fold(x.Entry.Response) == fold(word) }); n > 0 {
			parts = append(parts, fmt.Sprintf("%s%d件", word, n))
		}
	}
	if open := o.count(func(x *OpinionItem) bool { return x.Entry.Response == "" }); open > 0 {
		parts = append(parts, fmt.Sprintf("未記入%d件", open))
	}
	if len(parts) > 0 {
		out = append(out, "対応は、"+strings.Join(parts, "、")+"です。")
	}
	if len(o.Missing) > 0 {
		out = append(out, fmt.Sprintf("回答のない所属が%dあります（%s）。", len(o.Missing), strings.Join(o.Missing, "、")))
	}
	if n := o.count(func(x *OpinionItem) bool { return x.Changed }); n > 0 {
		out = append(out, fmt.Sprintf("照会の後に案が変わった条項への意見が%d件あります。", n))
	}
	if n := len(o.Withdrawn); n > 0 {
		out = append(out, fmt.Sprintf("前の一覧で対応を記入した意見のうち%d件が、今回の回答にありません。", n))
	}
	if n := len(o.Problems); n > 0 {
		out = append(out, fmt.Sprintf("回答に確認を要する点が%d件あります。", n))
	}
	return out
}

// opinionRows is a table of opinions with the columns of the office.
func opinionRows(name, empty string, items []OpinionItem) exporters.ReportSection {
	s := exporters.ReportSection{
		Name: name, Empty: empty,
		Columns: []exporters.ReportColumn{
			{Title: columnNumber, Width: 6, Format: exporters.FormatMark},
			{Title: columnDocument, Width: 9},
			{Title: columnAt, Width: 15},
			{Title: columnSection, Width: 11},
			{Title: columnStand, Width: 7, Format: exporters.FormatMark},
			{Title: columnOpinion, Width: 26},
			{Title: columnProposal, Width: 22},
			{Title: columnReason, Width: 19},
			{Title: columnResponse, Width: 12, Format: exporters.FormatMark, Input: true, Choices: Responses},
			{Title: columnAnswer, Width: 24, Input: true},
			{Title: columnWhere, Width: 12, Input: true},
			{Title: columnRemark, Width: 11, Input: true},
			{Title: columnID, Width: 12, Hidden: true, Repeat: true},
			{Title: columnClause, Width: 12, Hidden: true},
			{Title: columnAsSent, Width: 12, Hidden: true},
			{Title: columnOrigin, Width: 12, Hidden: true},
		},
	}
	for i := range items {
		s.Rows = append(s.Rows, items[i].row(i+1))
	}
	return s
}

// row is the row of an opinion in the list.
func (o *OpinionItem) row(number int) exporters.ReportRow {
	var sections []string
	for _, f := range o.From {
		if !slices.Contains(sections, f.Section) {
			sections = append(sections, f.Section)
		}
	}
	origin := ""
	if o.ByOffice {
		origin = originOffice
	}
	place, row := o.Place, exporters.ReportRow{}
	if o.Changed {
		place += "\n" + changedSince
	}
	if o.Entry.Response == "" || fold(o.Entry.Response) == "検討中" {
		row.Tone = exporters.Doubt
	}
	row.Cells = exporters.Words(fmt.Sprint(number), o.Document, place, strings.Join(sections, "\n"), o.Kind, o.shown(), o.Proposal, o.Reason,
		o.Entry.Response, o.Entry.Answer, o.Entry.Where, o.Entry.Note, o.ID, o.Key, o.Fingerprint, origin)
	return row
}

// changedSince stands behind 該当箇所 of a clause that says something else now.
const changedSince = "（照会の後に変更）"

// shown is the opinion and what was written elsewhere.
func (o *OpinionItem) shown() string { return strings.Trim(o.Text+"\n"+o.Extra, "\n") }

// states lists how every section answered.
func (o *Opinions) states() exporters.ReportSection {
	s := exporters.ReportSection{
		Name: "所属別の回答", Empty: "回答がありません。",
		Columns: []exporters.ReportColumn{
			{Title: "所属", Width: 24},
			{Title: "回答", Width: 12, Format: exporters.FormatMark},
			{Title: "意見の件数", Width: 11, Format: exporters.FormatCount},
			{Title: "担当者", Width: 18},
			{Title: "連絡先", Width: 24},
			{Title: "ファイル", Width: 36},
		},
	}
	for _, x := range o.Sections {
		row := exporters.ReportRow{Cells: append(exporters.Words(x.Name, x.State.Word()), exporters.Quantity(x.N))}
		row.Cells = append(row.Cells, exporters.Words(x.Person, x.Contact, x.File)...)
		if x.State == LeftBlank {
			row.Tone = exporters.Doubt
		}
		s.Rows = append(s.Rows, row)
	}
	for _, name := range o.Missing {
		s.Rows = append(s.Rows, exporters.ReportRow{Tone: exporters.Bad, Cells: exporters.Words(name, "未回答")})
	}
	return s
}

// problems lists what is to be looked at.
func (o *Opinions) problems(words func(*policy.Notice) string) exporters.ReportSection {
	return (&Answers{Problems: o.Problems}).problems(words)
}
