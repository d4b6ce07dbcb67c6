package cli

import (
	"fmt"
	"regexp"
	"strings"

	"kitei/diffing"
	"kitei/exporters"
	"kitei/policy"
	"kitei/templates"
)

// handover is the sheet for the next officer: what there is, what was decided, what is left, what recurs, and what to type.
func (k *packing) handover(p *program) *exporters.Report {
	r := &exporters.Report{
		Title: "情報セキュリティポリシー引継書", Portrait: true, Footer: k.set.Edition.Name + "　設定 " + k.set.Revision,
		Subject: k.params.Str("body.name"),
		Summary: []string{"この引継書の内容は、設定ファイル（kitei.yaml）から作成しています。直すときは、設定ファイルを直して作り直してください。"},
	}
	if officer := k.params.Str("plan.officer"); officer != "" {
		r.Subject += "　" + officer
	}
	r.Sections = []exporters.ReportSection{
		k.documentsSection(), k.leftSection(p), k.ownSection(), k.yearlySection(), k.decidedSection(), commandSection(),
	}
	return r
}

func (k *packing) documentsSection() exporters.ReportSection {
	s := exporters.ReportSection{Name: "文書の一覧", Columns: []exporters.ReportColumn{{Title: "文書", Width: 50}, {Title: "条項の数", Format: exporters.FormatCount, Width: 10}, {Title: "公表", Width: 12}}}
	for _, d := range k.set.Documents() {
		public := "しない"
		if d.Short == "基本方針" && k.params.Bool("doc.publish.basic") || d.Short == "対策基準" && k.params.Bool("doc.publish.standard") {
			public = "する"
		}
		s.Rows = append(s.Rows, exporters.ReportRow{Cells: append(exporters.Words(d.Title), exporters.Quantity(len(policy.Clauses(d))), exporters.ReportCell{Text: public})})
	}
	return s
}

// leftSection lists what is not finished: undecided clauses, procedures nobody wrote, duties of the law without a clause.
func (k *packing) leftSection(p *program) exporters.ReportSection {
	s := exporters.ReportSection{Name: "残っている事項", Empty: "ありません。", Warning: true, Columns: []exporters.ReportColumn{{Title: "事項", Width: 80}}}
	add := func(text string) {
		s.Rows = append(s.Rows, exporters.ReportRow{Tone: exporters.Doubt, Cells: exporters.Words(text)})
	}
	if n := k.count(diffing.Undecided); n > 0 {
		add(fmt.Sprintf("対応を確かめていない条項が%d件ある（条の行方台帳）。", n))
	}
	for _, d := range k.duties {
		if d.Applies() && !d.Met() {
			add(d.Law + d.Place + "（" + d.Subject + "）に応える条項がない。")
		}
	}
	for i := range k.notices {
		add(p.line(&k.notices[i]))
	}
	return s
}

// ownSection is what the office itself wants handed over (plan.handover).
func (k *packing) ownSection() exporters.ReportSection {
	s := exporters.ReportSection{Name: "引継ぎの事項", Columns: []exporters.ReportColumn{{Title: "事項", Width: 26}, {Title: "場所", Width: 26}, {Title: "注意", Width: 40}}}
	for _, row := range k.params.Rows("plan.handover", "item", "place", "note") {
		s.Rows = append(s.Rows, exporters.ReportRow{Cells: exporters.Words(row...)})
	}
	if by := k.params.Str("plan.procedures_by"); by != "" {
		s.Rows = append(s.Rows, exporters.ReportRow{Cells: exporters.Words("実施手順の完成", "", templates.EraDate(by, policy.Hankaku)+"までにそろえる。")})
	}
	return s
}

// yearlySection lists what the drafted rules ask for again and again.
func (k *packing) yearlySection() exporters.ReportSection {
	s := exporters.ReportSection{Name: "毎年行うこと", Columns: []exporters.ReportColumn{{Title: "業務", Width: 30}, {Title: "時期又は回数", Width: 24}, {Title: "根拠", Width: 40}}}
	for _, line := range []struct{ what, when, id string }{
		{"研修", fmt.Sprintf("年%d回以上", k.params.Int("training.per_year")), "hum.train.plan"},
		{"訓練", fmt.Sprintf("年%d回以上", k.params.Int("drill.per_year")), "hum.train.drill"},
		{"監査", k.params.Str("audit.cycle"), "eva.audit.method"},
		{"自己点検", k.params.Str("selfcheck.cycle"), "eva.self.method"},
		{"ポリシーの見直し", k.params.Str("review.cycle"), "eva.review"},
		{"情報資産の棚卸し", "毎年度1回", "prc.asset.stock"},
		{"バックアップの復元の試験", k.params.Str("backup.test_interval"), "tec.net.02"},
	} {
		if where := k.where(line.id); where != "" {
			s.Rows = append(s.Rows, exporters.ReportRow{Cells: exporters.Words(line.what, line.when, where)})
		}
	}
	return s
}

// where names the clause of the draft with an id: its document, number and title; "" when the draft has none.
func (k *packing) where(id string) string {
	for _, d := range k.set.Documents() {
		for n, up := range d.Walk() {
			if n.StandsFor(id) {
				return strings.TrimSpace(d.Short + policy.Cite(d, up, n) + "　" + n.Title)
			}
		}
	}
	return ""
}

// decidedSection lists what the parameter file sets, in its order.
func (k *packing) decidedSection() exporters.ReportSection {
	s := exporters.ReportSection{
		Name: "設定で決めたこと", Lead: []string{"設定ファイルに書かれている項目です。書かれていない項目は、国のモデルに合わせた既定の値になります。"},
		Columns: []exporters.ReportColumn{{Title: "項目", Width: 28}, {Title: "値", Width: 44}, {Title: "設定の名前", Width: 26}},
	}
	for _, def := range templates.Parameters() {
		if !k.params.IsSet(def.Key) || strings.HasPrefix(def.Key, "plan.") {
			continue
		}
		if words := isoDay.ReplaceAllStringFunc(k.params.Words(def.Key), func(day string) string { return templates.EraDate(day, k.digits()) }); words != "" {
			s.Rows = append(s.Rows, exporters.ReportRow{Cells: exporters.Words(def.Title, words, def.Key)})
		}
	}
	return s
}

// isoDay is a day as the parameter file has it.
var isoDay = regexp.MustCompile(`\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b`)

// commandSection says what to type when.
func commandSection() exporters.ReportSection {
	s := exporters.ReportSection{Name: "よく使う操作", Columns: []exporters.ReportColumn{{Title: "するとき", Width: 30}, {Title: "入力するもの", Width: 66}}}
	for _, line := range [][2]string{
		{"設定を直して文書を作り直す", "kitei draft -p kitei.yaml -f docx -o out"},
		{"国のモデルの改定の影響を見る", "kitei diff 旧の版 新の版 -p kitei.yaml -f docx -o 新旧対照表.docx"},
		{"今の規程に足りない条項を見る", "kitei gap local -p kitei.yaml -f xlsx -o 不足.xlsx"},
		{"点検票を各課に送る", "kitei checklist export -p kitei.yaml -o 点検票.xlsx"},
		{"法律が求める事項を確かめる", "kitei duty -p kitei.yaml"},
		{"委員会の資料を作る", "kitei pack local -p kitei.yaml -o 委員会資料"},
		{"台帳に記入した判断を反映する", "kitei pack local -p kitei.yaml --decisions 委員会資料/01_条の行方台帳.xlsx -o 委員会資料"},
	} {
		s.Rows = append(s.Rows, exporters.ReportRow{Cells: exporters.Words(line[:]...)})
	}
	return s
}
