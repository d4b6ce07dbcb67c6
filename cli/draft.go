package cli

import (
	"io"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"kitei/exporters"
	"kitei/policy"
	"kitei/templates"
)

// documentWriters are the formats of a drafted document.
var documentWriters = map[string]func(io.Writer, *policy.Document, exporters.Layout) error{
	"md":   exporters.WriteMarkdownDraft,
	"docx": exporters.WriteDocx,
	"html": exporters.WriteHTML,
	"xlsx": exporters.WriteXLSX,
}

// layout gives the lines that go round every drafted document.
func layout(d *policy.Document, info templates.Info, values *templates.Params) exporters.Layout {
	return exporters.Layout{
		AutoNumber: values.Bool("doc.auto_numbering"),
		RangeSign:  values.Str("doc.range_sign"),
		Footer:     modelWord(info) + "（" + info.Name + "）　設定 " + d.Head.Revision,
		Disclaimer: info.Statement(),
		RoleName:   values.RoleName,
	}
}

// modelWord is what stands before the name of an edition in a footer.
func modelWord(info templates.Info) string {
	if info.Wording == templates.OwnWording {
		return "版"
	}
	return "国のモデル"
}

func (p *program) draftCommand() *cli.Command {
	return &cli.Command{
		Name:      "draft",
		Usage:     p.tr("基本方針、対策基準及び実施手順を作成する", "write basic policy, standards and procedures"),
		UsageText: "kitei draft -p kitei.yaml [-e r8-03] [-f md,docx,html,xlsx] [-o out]",
		Description: p.tr(`設定ファイル（kitei.yaml）の内容を国のモデルに当てはめ、三つの層の文書を作成します。
   「--opinions」に意見と対応の一覧を指定すると、各意見が案に反映されたかどうかを「意見の反映状況」として加えます。文書の内容は変わりません。
   例: kitei draft -p samples/mizuho/kitei.yaml -f docx -o out`,
			`Fills the national model with the parameter file and writes the three layers.
   --opinions adds a report on what became of each opinion; the documents themselves stay as they are.
   Example: kitei draft -p samples/mizuho/kitei.yaml -f docx -o out`),
		Flags: []cli.Flag{
			p.paramsFlag(),
			&cli.StringFlag{Name: "edition", Aliases: []string{"e"}, Usage: p.tr("国のモデルの版。省略時は設定ファイルの edition.to", "edition of the national model; default: edition.to of the parameter file")},
			p.formatFlag("md,docx,html", "md,docx,html,xlsx"),
			p.opinionsFlag(),
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Value: "out", Usage: p.tr("出力先のフォルダー", "output folder")},
			p.forceFlag(),
		},
		Action: p.runDraft,
	}
}

func (p *program) runDraft(c *cli.Context) error {
	if err := p.noArguments(c); err != nil {
		return err
	}
	formats, err := p.formats(c.String("format"), "md", "docx", "html", "xlsx")
	if err != nil {
		return err
	}
	set, values, err := p.draft(c.String("params"), c.String("edition"))
	if err != nil {
		return err
	}
	var files []file
	for _, d := range named(set) {
		for _, f := range formats {
			write := documentWriters[f]
			files = append(files, file{d.name + "." + f, func(w io.Writer) error { return write(w, d.document, layout(d.document, set.Edition, values)) }})
		}
	}
	documents := len(files) / len(formats)
	reflection, left, err := p.reflection(c.String("opinions"), set, values)
	if err != nil {
		return err
	}
	for _, f := range formats {
		if reflection != nil {
			files = append(files, file{"意見の反映状況." + f, func(w io.Writer) error { return exporters.ReportWriters[f](w, reflection) }})
		}
	}
	out := c.String("out")
	if err := p.writeAll(out, files, c.Bool("force")); err != nil {
		return err
	}
	p.notices(append(set.Unimplemented(), left...))
	p.say("%s を基に %d 個の文書（%s）を %s に作成しました。", "From %s, wrote %d documents (%s) to %s.",
		set.Edition.Name, documents, strings.Join(formats, ", "), filepath.ToSlash(out))
	if !templates.Known(set.Edition.ID) {
		return nil
	}
	p.say("内容を確認した後、版の違いは「kitei diff r5-03 %s」で確認できます。", "Next: kitei diff r5-03 %s shows what a revision changes.", set.Edition.ID)
	return nil
}

// namedDocument is a document of a set and the name of its file without the ending.
type namedDocument struct {
	name     string
	document *policy.Document
}

// named gives the documents of a set their file names.
func named(set *templates.Set) []namedDocument {
	var out []namedDocument
	if set.Standards == nil {
		out = append(out, namedDocument{"01_情報セキュリティポリシー", set.Basic})
	} else {
		out = append(out, namedDocument{"01_情報セキュリティ基本方針", set.Basic}, namedDocument{"02_情報セキュリティ対策基準", set.Standards})
	}
	for _, proc := range set.Procedures {
		out = append(out, namedDocument{"実施手順/" + proc.FileName(), proc.Document})
	}
	return out
}
