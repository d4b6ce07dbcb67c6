package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/urfave/cli/v2"

	"kitei/adopting"
	"kitei/exporters"
	"kitei/importers"
	"kitei/policy"
	"kitei/templates"
)

func (p *program) editionImportCommand() *cli.Command {
	return &cli.Command{
		Name:      "import",
		Usage:     p.tr("総務省のガイドライン（例文）から版のフォルダーを作成する", "make an edition of one's own from the official guideline"),
		UsageText: "kitei edition import FILE... -o DIR --id ID [--from r8-03] [--date YYYY-MM-DD] [--name 名称] [--own]",
		Description: p.tr(`手元のガイドライン（PDF、Word 又はテキスト）から例文を取り出し、国のモデルの版と同じ形のフォルダーを作成します。
   条項は収録している版（--from）と対応付け、識別子、必須・推奨の別、義務を負う役割、条件及び設定の値を引き継ぎます。
   判断の付かない点は全て「確認事項.xlsx」に示しますので、原典と照合してください。
   作成した版は draft、diff、gap、checklist の版の指定に使えます（editions フォルダーに置けば識別子で指定できます）。
   例: kitei edition import ガイドライン.pdf -o editions/r8-03-soumu --id r8-03-soumu`,
			`Takes the 例文 out of a local copy of the guideline and makes an edition folder of it, tied to an edition inside kitei (--from), from
   which ids, levels, roles, conditions and values are carried over. Everything unsure is listed in 確認事項.xlsx.
   Example: kitei edition import guideline.docx -o editions/r8-03-soumu --id r8-03-soumu`),
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Usage: p.tr("作成するフォルダー", "folder to make")},
			&cli.StringFlag{Name: "id", Usage: p.tr("版の識別子", "id of the edition")},
			&cli.StringFlag{Name: "from", Usage: p.tr("対応付ける版。省略時は日付の最も近い版", "edition to tie to; default: the one nearest by date")},
			&cli.StringFlag{Name: "date", Usage: p.tr("決定の日（YYYY-MM-DD）。省略時は表紙の年月の初日", "day of decision; default: the first of the month on the cover")},
			&cli.StringFlag{Name: "name", Usage: p.tr("版の名称。省略時は日付による", "name; default: by the date")},
			&cli.BoolFlag{Name: "own", Usage: p.tr("総務省の例文ではなく、利用者の文言とする", "the wording is one's own and not the ministry's")},
			p.forceFlag(),
		},
		Action: p.runEditionImport,
	}
}

func (p *program) runEditionImport(c *cli.Context) error {
	out, id := c.String("out"), c.String("id")
	switch {
	case c.Args().Len() == 0 || out == "" || id == "":
		return p.usageError("edition-import-arguments")
	case templates.Known(id):
		return p.usageError("edition-id-taken", id)
	}
	guideline, err := p.guideline(c.Args().Slice())
	if err != nil {
		return err
	}
	info, err := p.importedInfo(c, guideline)
	if err != nil {
		return err
	}
	model, err := templates.Open(info.Follows)
	if err != nil {
		return err
	}
	if from := c.String("from"); from != "" {
		if model, err = templates.Open(from); err != nil {
			return err
		}
	}
	adopted, err := adopting.Adopt(model, guideline.Basic, guideline.Standards, adopting.Options{Info: info})
	if err != nil {
		return err
	}
	files, err := editionOutput(adopted)
	if err != nil {
		return err
	}
	if err := p.writeAll(out, files, c.Bool("force")); err != nil {
		return err
	}
	p.notices(templates.CheckEdition(os.DirFS(out), nil))
	p.say("例文 %d 条項のうち %d 条項を %s と対応付け、%s に版を作成しました。", "Tied %[2]d of %[1]d clauses to %[3]s and wrote the edition to %[4]s.",
		adopted.Clauses, adopted.Tied, model.Name, filepath.ToSlash(out))
	p.say("確認事項 %d 件を %s に示しました。原典と照合してください。", "%d points to check are in %s.", len(adopted.Findings), filepath.ToSlash(filepath.Join(out, reviewName+".xlsx")))
	return nil
}

// guideline reads the files of the guideline.
func (p *program) guideline(words []string) (*importers.Guideline, error) {
	var files []importers.Source
	for _, w := range words {
		src, err := os.ReadFile(w)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, policy.Problem("file-not-found", policy.Pos{File: filepath.ToSlash(w)})
		}
		if err != nil {
			return nil, err
		}
		files = append(files, importers.Source{Name: filepath.ToSlash(w), Data: src})
	}
	g, notices, err := importers.ReadGuideline(reading(), files...)
	if err != nil {
		return nil, err
	}
	p.notices(notices)
	return g, nil
}

// importedInfo is the edition.yaml of the new edition. Its date decides which edition's rules on parameters hold.
func (p *program) importedInfo(c *cli.Context, g *importers.Guideline) (templates.Info, error) {
	info := templates.Info{
		ID: c.String("id"), Kind: "取込み", Wording: templates.OfficialWording, Mark: "unsure", Basis: "地方公共団体における情報セキュリティポリシーに関するガイドライン（総務省）",
		Source: "手元の文書（" + filepath.Base(c.Args().First()) + "）を kitei で取り込んだもの", Note: "取込みの結果であり、原典と照合していない。確認事項を参照すること。",
	}
	if c.Bool("own") {
		info.Wording, info.Basis = templates.OwnWording, "利用者が用意した文書"
	}
	day := c.String("date")
	if day == "" && g.Year > 0 {
		day = fmt.Sprintf("%04d-%02d-01", g.Year, g.Month)
		info.Note += "日付は表紙の年月の初日とした。"
	}
	date, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return info, p.usageError("edition-import-date", day)
	}
	info.Date = day
	info.Name = c.String("name")
	if info.Name == "" {
		info.Name = fmt.Sprintf("令和%d年%d月版（取込み）", date.Year()-2018, date.Month())
	}
	for _, known := range templates.Editions() {
		if info.Follows == "" || known.Date[:7] <= day[:7] {
			info.Follows = known.ID
		}
	}
	return info, nil
}

// reviewName is the report of what a person should look at, beside the files of the edition.
const reviewName = "確認事項"

// editionOutput are the files of the edition and the report on it.
func editionOutput(a *adopting.Adoption) ([]file, error) {
	contents, err := templates.WriteEdition(a.Edition)
	if err != nil {
		return nil, err
	}
	var files []file
	for name, content := range contents {
		files = append(files, file{name, func(w io.Writer) error { _, err := w.Write(content); return err }})
	}
	slices.SortFunc(files, func(a, b file) int {
		if a.name < b.name {
			return -1
		}
		return 1
	})
	report := reviewReport(a)
	return append(files,
		file{reviewName + ".xlsx", func(w io.Writer) error { return exporters.WriteReportXLSX(w, report) }},
		file{reviewName + ".md", func(w io.Writer) error { return exporters.WriteReportMarkdown(w, report) }}), nil
}

// findingWords are what a finding asks a person to do.
var findingWords = map[adopting.FindingKind][2]string{
	adopting.NoModel:     {"対応なし", "対応する条項が国のモデルにないため、新しい識別子を付けました。"},
	adopting.NotFound:    {"見当たらない", "国のモデルにある条項が見当たりません。削られたか、読み取れていないかを確認してください。"},
	adopting.Divided:     {"分割・統合", "条項が分かれ、又はまとまっています。識別子の付け方を確認してください。"},
	adopting.Undecided:   {"対応未確定", "近い条項がありますが、同じものとは判断できません。"},
	adopting.LevelAsked:  {"必須・推奨", "文末の言葉から必須・推奨の別を決めました。"},
	adopting.WhoAsked:    {"役割", "文中の言葉から義務を負う役割を決めました。"},
	adopting.SlotDropped: {"設定の値", "国のモデルでは設定の値が入る箇所ですが、言葉が異なるため、文のままとしました。"},
	adopting.SlotMade:    {"設定の値（案）", "団体名に当たる言葉を設定の値に置き換えました。"},
	adopting.RefDropped:  {"引用", "引用先の条項がないため、元の番号のままとしました。"},
}

// reviewReport lists what a person should look at, what matters most first.
func reviewReport(a *adopting.Adoption) *exporters.Report {
	info := a.Edition.Info
	s := exporters.ReportSection{Name: reviewName, Empty: "ありません。", Columns: []exporters.ReportColumn{
		{Title: "種類", Width: 14, Format: exporters.FormatMark},
		{Title: "識別子", Width: 24},
		{Title: "番号", Width: 10},
		{Title: "見出し", Width: 24},
		{Title: "元の場所", Width: 12},
		{Title: "国のモデル", Width: 30},
		{Title: "取り込んだ内容", Width: 30},
		{Title: "確認", Width: 8, Input: true, Choices: []string{"○"}},
		{Title: "処置", Width: 24, Input: true},
	}}
	list := slices.Clone(a.Findings)
	slices.SortStableFunc(list, func(x, y adopting.Finding) int { return int(x.Kind) - int(y.Kind) })
	japanese := program{lang: "ja"}
	for i, f := range list {
		if i == 0 || list[i-1].Kind != f.Kind {
			s.Rows = append(s.Rows, exporters.ReportRow{Heading: findingWords[f.Kind][1]})
		}
		f.Pos.File = ""
		row := exporters.ReportRow{Cells: exporters.Words(findingWords[f.Kind][0], f.ID, f.Label, f.Title, japanese.place(f.Pos), f.Old, f.New)}
		if f.Kind <= adopting.Undecided {
			row.Tone = exporters.Doubt
		}
		s.Rows = append(s.Rows, row)
	}
	return &exporters.Report{
		Title: "版の取込みの確認事項", Subject: info.Name + "（" + info.ID + "）", Footer: info.ShortStatement(), Sections: []exporters.ReportSection{s},
		Summary: []string{
			fmt.Sprintf("例文%d条項のうち%d条項を、収録している版の条項と対応付けました。", a.Clauses, a.Tied),
			fmt.Sprintf("確認事項は%d件です。誤りは、このフォルダーの Markdown を直接直し、「kitei edition check」で点検してください。", len(a.Findings)),
			"別表（権限・責任等一覧表）は収録している版のものです。第4編の特則は取り込んでいません。",
		},
	}
}
