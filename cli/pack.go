package cli

import (
	"io"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"kitei/diffing"
	"kitei/exporters"
	"kitei/importers"
	"kitei/policy"
	"kitei/templates"
)

func (p *program) packCommand() *cli.Command {
	return &cli.Command{
		Name:      "pack",
		Usage:     p.tr("委員会の資料一式を作成する", "write the committee's folder"),
		UsageText: "kitei pack [LOCAL...] -p kitei.yaml [--decisions FILE] [--profile NAME] [-o 委員会資料]",
		Description: p.tr(`概要（A4判1枚）、条の行方台帳、新旧対照表、点検票、作業計画、引継書及び規程案を一つのフォルダーに作成します。
   LOCAL には今の規程のファイル又はフォルダーを指定します。省略したときは、設定ファイルの edition.from の版と比較します。
   「--opinions」に意見と対応の一覧を指定すると、意見の反映状況を加えます。
   台帳の「判断」に記入したときは、--decisions にその台帳を指定して作り直します。
   例: kitei pack samples/mizuho/local -p samples/mizuho/kitei.yaml -o 委員会資料
   例: kitei pack samples/mizuho/local -p samples/mizuho/kitei.yaml --decisions 委員会資料/01_条の行方台帳.xlsx -o 委員会資料`,
			`Writes one page for the head, the ledger, the comparison table, the checklist, the plan, the hand-over sheet and the drafted rules into a folder.
   --opinions adds what became of the opinions of the sections.
   After filling in 判断 in the ledger, name it with --decisions and write the folder again.
   Example: kitei pack samples/mizuho/local -p samples/mizuho/kitei.yaml -o pack`),
		Flags: []cli.Flag{
			p.paramsFlag(),
			&cli.StringFlag{Name: "edition", Aliases: []string{"e"}, Usage: p.tr("国のモデルの版。省略時は設定ファイルの edition.to", "edition of the national model; default: edition.to of the parameter file")},
			p.decisionsFlag(),
			&cli.StringFlag{Name: "profile", Usage: p.tr("新旧対照表の様式（kitei diff --list-profiles の名前又は自団体の様式のファイル）", "form of the table: a name of kitei diff --list-profiles or a file of your own")},
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Value: "委員会資料", Usage: p.tr("出力先のフォルダー", "output folder")},
			p.opinionsFlag(),
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
	out := c.String("out")
	files, err := k.files(p)
	if err != nil {
		return err
	}
	reflection, left, err := p.reflection(c.String("opinions"), k.set, k.params)
	if err != nil {
		return err
	}
	if reflection != nil {
		files = append(files, file{"07_意見の反映状況.docx", sealed(".docx", func(w io.Writer) error { return exporters.WriteReportDocx(w, reflection) })})
	}
	var read []string
	if ownLedger(c) {
		read = []string{packLedger}
	}
	if err := p.writeAll(out, files, c.Bool("force"), read...); err != nil {
		return err
	}
	p.notices(append(k.notices, left...))
	p.say("委員会の資料（%d 個のファイル）を %s に作成しました。", "Wrote %d files for the committee to %s.", len(files), filepath.ToSlash(out))
	if n := k.count(diffing.Undecided); n > 0 {
		p.say("対応を確かめていない条項が %d 件あります。%s の「判断」に記入し、--decisions に指定して作り直してください。", "%d clauses are undecided; fill in 判断 in %s and name it with --decisions.", n, filepath.ToSlash(filepath.Join(out, packLedger)))
	}
	return nil
}

// ownLedger reports whether the decisions come from the ledger of the folder itself: it is replaced then, so every decision in it must be understood.
func ownLedger(c *cli.Context) bool {
	return filepath.Clean(c.String("decisions")) == filepath.Join(c.String("out"), packLedger)
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
	comparing := diffing.Options{Slots: slots(values)}
	if comparing.Decisions, err = p.decisions(c.String("decisions"), ownLedger(c)); err != nil {
		return nil, err
	}
	k.comparison = diffing.Compare(old, now, comparing)
	p.obstacles(c.String("decisions"), k.comparison)
	k.table = exporters.TableOptions{Model: set.Edition.Name, Footer: set.Edition.ShortStatement(), Old: old, New: now, Number: old.Head.Number, Date: now.Head.Date}
	if k.table.Profile, err = p.profile(c.String("profile"), values); err != nil {
		return nil, err
	}
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
	words, err := p.sources(c.Args().Slice())
	if err != nil {
		return nil, err
	}
	docs, err := p.documents(c.String("params"), words...)
	if err != nil {
		return nil, err
	}
	docs, notices := importers.Gather(docs)
	p.notices(notices)
	k.before = titles(docs)
	if len(docs) == 1 {
		return docs[0], nil
	}
	return policy.Join("現行", k.before, docs...), nil
}
