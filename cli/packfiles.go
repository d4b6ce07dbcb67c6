package cli

import (
	"io"

	"kitei/exporters"
	"kitei/returns"
	"kitei/templates"
)

// packLedger is the 条の行方台帳 of the folder: what people write into it comes back with --decisions.
const packLedger = "01_条の行方台帳.xlsx"

// files are the parts of the folder in the order a committee reads them.
func (k *packing) files(p *program) ([]file, error) {
	overview, err := k.overview()
	if err != nil {
		return nil, err
	}
	ledger, err := returns.NewLedger(k.comparison)
	if err != nil {
		return nil, err
	}
	list, err := k.checklist()
	if err != nil {
		return nil, err
	}
	table := exporters.NewTable(k.comparison, k.table)
	files := []file{
		{"00_概要.docx", sealed(".docx", func(w io.Writer) error { return exporters.WriteReportDocx(w, overview) })},
		{packLedger, func(w io.Writer) error { return exporters.WriteReportXLSX(w, ledger) }},
		{"02_新旧対照表.docx", provenTable(k.comparison, table, "docx")},
		{"02_新旧対照表.xlsx", provenTable(k.comparison, table, "xlsx")},
		{"03_点検票.xlsx", func(w io.Writer) error { return exporters.WriteChecklist(w, list) }},
		{"04_作業計画.xlsx", sealed(".xlsx", func(w io.Writer) error { return exporters.WriteSchedule(w, k.schedule()) })},
		{"05_引継書.docx", sealed(".docx", func(w io.Writer) error { return exporters.WriteReportDocx(w, k.handover(p)) })},
	}
	return append(files, k.draftFiles()...), nil
}

// draftFiles are 規程案: the rules that are compared, in Word. The procedures are none of them; sections write those.
func (k *packing) draftFiles() []file {
	var files []file
	for _, d := range named(k.set)[:len(k.set.Documents())-len(k.set.Procedures)] {
		files = append(files, file{"06_規程案/" + d.name + ".docx", func(w io.Writer) error {
			return exporters.WriteDocx(w, d.document, layout(d.document, k.set.Edition, k.params))
		}})
	}
	return files
}

func (k *packing) checklist() (*exporters.Checklist, error) {
	return checklistOf(k.set, exporters.ChecklistOptions{
		RoleName: k.params.RoleName, Body: k.params.Str("body.name"), Edition: k.set.Edition.Name, Revision: k.set.Revision,
	})
}

func (k *packing) schedule() *exporters.Schedule {
	s := &exporters.Schedule{
		Title: k.params.Str("body.name") + "情報セキュリティポリシー見直しの作業計画", Subject: k.before + "から" + k.set.Edition.Name + "を基にした案へ",
		Footer: k.set.Edition.Name + "　設定 " + k.set.Revision,
		Day:    func(day string) string { return templates.EraDate(day, k.digits()) },
	}
	for _, t := range k.tasks {
		s.Tasks = append(s.Tasks, exporters.ScheduleTask{Name: t.Name, Who: t.Who, Output: t.Output, From: t.From, To: t.To, Milestone: t.Milestone, Guessed: t.Guessed})
	}
	return s
}
