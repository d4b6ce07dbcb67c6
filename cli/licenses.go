package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"kitei/internal/licences"
	"kitei/templates"
)

// licenceGroups are the headings over the parts of the program.
var licenceGroups = map[licences.Group]message{
	licences.Own:    {"本体", "kitei"},
	licences.Golang: {"Go の実行時ライブラリ及び標準ライブラリ", "Run time and standard library of Go"},
	licences.Module: {"組み込んだ Go のモジュール", "Go modules"},
	licences.Engine: {"PDF を読む部分（PDFium 及びその部品）", "PDFium, which reads PDF files, and its parts"},
}

func (p *program) licensesCommand() *cli.Command {
	return &cli.Command{
		Name:      "licenses",
		Usage:     p.tr("組み込んだソフトウェアのライセンスを表示する", "print the licences of everything inside"),
		UsageText: "kitei licenses [NAME] [--list] [-o FILE]",
		Description: p.tr(`kitei に組み込んだ全てのソフトウェアの名前及びライセンスの全文を表示します。NAME を付けると、名前にそれを含むものだけを表示します。
   例: kitei licenses --list
   例: kitei licenses -o ライセンス.txt`,
			`Prints what is inside kitei, and the full texts of its licences. With NAME, only parts with it in their names.
   Example: kitei licenses --list
   Example: kitei licenses -o licences.txt`),
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "list", Usage: p.tr("名前及び種類だけを表示する", "names and kinds only")},
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Usage: p.tr("出力先のファイル。省略時は画面に表示", "output file; default: standard output")},
			p.forceFlag(),
		},
		Action: p.runLicenses,
	}
}

func (p *program) runLicenses(c *cli.Context) error {
	all, err := licences.All()
	if err != nil {
		return err
	}
	wanted := strings.ToLower(c.Args().First())
	var parts []licences.Part
	for _, part := range all {
		if strings.Contains(strings.ToLower(part.Name), wanted) {
			parts = append(parts, part)
		}
	}
	switch {
	case c.Args().Len() > 1:
		return p.usageError("argument-unexpected", c.Args().Get(1), c.Command.FullName())
	case len(parts) == 0:
		return p.usageError("licence-unknown", c.Args().First())
	}
	return p.emit(c.String("out"), c.Bool("force"), func(w io.Writer) error {
		var b strings.Builder
		p.licenceList(&b, parts)
		if !c.Bool("list") {
			licenceTexts(&b, parts)
		}
		_, err := io.WriteString(w, b.String())
		return err
	})
}

// licenceList writes what is inside, with the kinds of the licences.
func (p *program) licenceList(b *strings.Builder, parts []licences.Part) {
	group := licences.Group(0)
	for i, part := range parts {
		if i == 0 || part.Group != group {
			group = part.Group
			if i > 0 {
				b.WriteByte('\n')
			}
			fmt.Fprintf(b, "■ %s\n", p.tr(licenceGroups[group].ja, licenceGroups[group].en))
		}
		fmt.Fprintf(b, "  %s（%s）\n", strings.TrimSpace(part.Name+" "+part.Version), part.Kind)
	}
	fmt.Fprintf(b, "\n■ %s\n  %s\n", p.tr("国のモデル、実施手順その他の文言", "Wording of the national model and the procedures"), templates.Wording)
}

// licenceTexts writes the texts, each under the name of its part.
func licenceTexts(b *strings.Builder, parts []licences.Part) {
	for _, part := range parts {
		for _, t := range part.Texts {
			line := strings.Repeat("=", 80)
			fmt.Fprintf(b, "\n%s\n%s  %s\n%s\n\n%s\n", line, strings.TrimSpace(part.Name+" "+part.Version), t.File, line, strings.TrimRight(strings.ReplaceAll(t.Text, "\r\n", "\n"), "\n"))
		}
	}
}
