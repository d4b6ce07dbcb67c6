package cli

import (
	"io"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"kitei/diffing"
	"kitei/exporters"
	"kitei/policy"
	"kitei/templates"
)

func (p *program) packCommand() *cli.Command {
	return &cli.Command{
		Name:      "pack",
		Usage:     p.tr("委員会の資料一式を作成する", "write the committee's folder"),
		UsageText: "kitei pack [LOCAL...] -p kitei.yaml [-o 委員会資料]",
		Description: p.tr(`概要、条の行方台帳、新旧対照表、点検票、作業計画及び引継書を一つのフォルダーに作成します。
   LOCAL には今の規程のファイル又はフォルダーを指定します。省略したときは、設定ファイルの edition.from の版と比較します。
   例: kitei pack samples/mizuho/local -p samples/mizuho/kitei.yaml -o 委員会資料`,
			`Writes one page for the head, the ledger, the comparison table, the checklist, the plan and the hand-over sheet into a folder.
   Example: kitei pack samples/mizuho/local -p samples/mizuho/kitei.yaml -o pack`),
		Flags: []cli.Flag{
			p.paramsFlag(),
			&cli.StringFlag{Name: "edition", Aliases: []string{"e"}, Usage: p.tr("国のモデルの版。省略時は設定ファイルの edition.to", "edition of the national model; default: edition.to of the parameter file")},
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Value: "委員会資料", Usage: p.tr("出力先のフォルダー", "output folder")},
			p.forceFlag(),
		},
		Action: p.runPack,
	}
}

func (p *program) runPack(c *cli.Context) error {
	k, err := p.packing(c)
	if err != nil {
		return err
	}
	files, err := k.files(p)
	if err != nil {
		return err
	}
	out := c.String("out")
	if err := p.writeAll(out, files, c.Bool("force")); err != nil {
		return err
	}
	p.notices(k.notices)
	p.say("委員会の資料（%d 個のファイル）を %s に作成しました。", "Wrote %d files for the committee to %s.", len(files), filepath.ToSlash(out))
	if n := k.count(diffing.Undecided); n > 0 {
		p.say("対応を確かめていない条項が %d 件あります。条の行方台帳に記入してください。", "%d clauses are undecided; fill in the ledger.", n)
	}
	return nil
}

// packing drafts, compares and plans.
func (p *program) packing(c *cli.Context) (*packing, error) {
	set, values, err := p.draft(c.String("params"), c.String("edition"))
	if err != nil {
		return nil, err
	}
	k := &packing{set: set, params: values, notices: set.Unimplemented()}
	old, err := p.packedBefore(c, k)
	if err != nil {
		return nil, err
	}
	now := set.Document()
	now.Source = set.Edition.ID
	k.comparison = diffing.Compare(old, now, diffing.Options{})
	if templates.Known(old.Source) {
		if err := explainChanges(k.comparison, old.Source, set.Edition.ID); err != nil {
			return nil, err
		}
	}
	if k.duties, err = set.LegalCoverage(values); err != nil {
		return nil, err
	}
	var planned []policy.Notice
	k.tasks, planned = templates.Plan(values)
	k.notices = append(k.notices, planned...)
	return k, nil
}

// packedBefore gives the old side: the files named, else the edition the policy follows today.
func (p *program) packedBefore(c *cli.Context, k *packing) (*policy.Document, error) {
	if c.Args().Len() == 0 {
		from := k.params.Str("edition.from")
		if from == k.set.Edition.ID {
			return nil, p.usageError("pack-nothing", from)
		}
		d, err := p.filled(c.String("params"), from)
		if err != nil {
			return nil, err
		}
		d.Source = from
		e, err := p.openEdition(from)
		if err != nil {
			return nil, err
		}
		k.before = "国のモデル（" + e.Name + "）"
		return d, nil
	}
	var docs []*policy.Document
	files, err := p.sources(c.Args().Slice())
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		d, err := p.document(file, c.String("params"))
		if err != nil {
			return nil, err
		}
		docs = append(docs, d)
		if k.before != "" {
			k.before += "、"
		}
		k.before += d.Title
	}
	if len(docs) == 1 {
		return docs[0], nil
	}
	return policy.Join("local", k.before, docs...), nil
}

// files are the parts of the folder in the order a committee reads them.
func (k *packing) files(p *program) ([]file, error) {
	overview, err := k.overview()
	if err != nil {
		return nil, err
	}
	table := exporters.NewTable(k.comparison, k.tableOptions())
	list, err := k.checklist()
	if err != nil {
		return nil, err
	}
	return []file{
		{"00_概要.docx", func(w io.Writer) error { return exporters.WriteReportDocx(w, overview) }},
		{"02_新旧対照表.xlsx", func(w io.Writer) error { return exporters.WriteDiffXLSX(w, table) }},
		{"03_点検票.xlsx", func(w io.Writer) error { return exporters.WriteChecklist(w, list) }},
		{"04_作業計画.xlsx", func(w io.Writer) error { return exporters.WriteSchedule(w, k.schedule()) }},
		{"05_引継書.docx", func(w io.Writer) error { return exporters.WriteReportDocx(w, k.handover(p)) }},
	}, nil
}

func (k *packing) tableOptions() exporters.TableOptions {
	return exporters.TableOptions{
		Profile: exporters.FindProfile("").With(exporters.Side(k.params.Str("table.left")), exporters.ThirdColumn(k.params.Str("table.third_column"))),
		Footer:  k.set.Edition.ShortStatement(),
	}
}

func (k *packing) checklist() (*exporters.Checklist, error) {
	return checklistOf(k.set, exporters.ChecklistOptions{
		RoleName: k.params.RoleName, Body: k.params.Str("body.name"), Edition: k.set.Edition.Name, Revision: k.set.Revision,
	})
}

func (k *packing) schedule() *exporters.Schedule {
	s := &exporters.Schedule{
		Title: k.params.Str("body.name") + "情報セキュリティポリシー見直しの作業計画", Subject: k.before + "から" + k.set.Edition.Name + "を基にした案へ",
		Footer: k.set.Edition.ID + "　" + k.set.Revision,
	}
	for _, t := range k.tasks {
		s.Tasks = append(s.Tasks, exporters.ScheduleTask{Name: t.Name, Who: t.Who, Output: t.Output, From: t.From, To: t.To, Milestone: t.Milestone, Guessed: t.Guessed})
	}
	return s
}
