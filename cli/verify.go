package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"kitei/exporters"
	"kitei/policy"
	"kitei/returns"
	"kitei/sealing"
)

func (p *program) verifyCommand() *cli.Command {
	return &cli.Command{
		Name:      "verify",
		Usage:     p.tr("kitei が作成したファイルが、その後変更されていないかを調べる", "was an output touched since kitei wrote it, and where"),
		UsageText: "kitei verify FILE... [-f text|json]",
		Description: p.tr(`新旧対照表、過不足の報告及び委員会の資料（.docx、.xlsx、.html）は、変更された箇所（シートとセル、表の行と条、段落）まで示します。
   Word、Excel、LibreOffice 等で開いて保存し直しただけのファイルは、変更とみなしません。
   その他のファイルは、作成したフォルダーの記録と照合し、変更の有無だけを示します。変更があるときの終了コードは 1 です。
   誤って変更したかどうかを調べるものであり、意図的な改ざんを防ぐ電子署名ではありません。
   ヘッダー、フッター、自動で付く番号、コメント、図、色及び幅は調べません。
   例: kitei verify 新旧対照表.xlsx 00_概要.docx`,
			`Tables, gap reports and the committee's files (.docx, .xlsx, .html) are compared piece by piece: sheet and cell, row and clause, paragraph.
   A file that was only opened and saved again counts as untouched. Of other files the record in their folder says whether they changed.
   Exit code 1 when a file was touched. This finds mistakes; it is no signature.
   Headers, footers, automatic numbers, comments, pictures, colours and widths are not looked at.
   Example: kitei verify table.xlsx`),
		Flags:  []cli.Flag{p.formatFlag("text", "text,json")},
		Action: p.runVerify,
	}
}

// verified is what is known of one file.
type verified struct {
	File      string            `json:"file"`
	Untouched bool              `json:"untouched"`
	Resaved   bool              `json:"resaved,omitempty"` // the text is the same but another program saved it
	Sealed    bool              `json:"sealed"`            // else the record of its folder was asked, which knows no places
	Pieces    int               `json:"pieces,omitempty"`
	Findings  []sealing.Finding `json:"findings"`
	Receipt   string            `json:"receipt,omitempty"` // of a 新旧対照表
}

func (p *program) runVerify(c *cli.Context) error {
	format, err := p.outputFormat(c, "", "text", "json")
	if err != nil {
		return err
	}
	if c.Args().Len() == 0 {
		return p.usageError("verify-arguments")
	}
	var all []verified
	var failed []error
	for _, name := range c.Args().Slice() {
		v, err := verifyFile(name)
		if err != nil {
			failed = append(failed, err)
			continue
		}
		all = append(all, v)
	}
	if format == "json" {
		err = p.verifiedJSON(all)
	} else {
		err = p.verifiedText(all)
	}
	if err = errors.Join(append(failed, err)...); err != nil {
		return err
	}
	for i := range all {
		if !all[i].Untouched {
			return errFound
		}
	}
	return nil
}

// verifyFile compares a file with its seal; one without a seal with the record of its folder.
func verifyFile(name string) (verified, error) {
	v := verified{File: filepath.ToSlash(name), Findings: []sealing.Finding{}}
	src, err := os.ReadFile(name)
	if err != nil {
		return v, err
	}
	recorded := readLedger(filepath.Dir(name))[filepath.Base(name)]
	result, err := sealing.Verify(v.File, src)
	var n *policy.Notice
	if errors.As(err, &n) && (n.Code == "seal-none" || n.Code == "seal-format") && recorded != "" {
		v.Untouched = recorded == sum(src)
		return v, nil
	}
	if err != nil {
		return v, err
	}
	v.Sealed, v.Untouched, v.Pieces, v.Findings = true, result.Untouched, result.Pieces, result.Findings
	v.Resaved = v.Untouched && recorded != "" && recorded != sum(src)
	if table, err := returns.ReadTable(v.File, src); err == nil {
		v.Receipt = table.Receipt
	}
	return v, nil
}

func (p *program) verifiedJSON(all []verified) error {
	enc := json.NewEncoder(p.stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(struct {
		Schema string     `json:"schema"`
		Files  []verified `json:"files"`
	}{"kitei.verify/1", append([]verified{}, all...)})
}

func (p *program) verifiedText(all []verified) error {
	var b strings.Builder
	for i := range all {
		v := &all[i]
		fmt.Fprintf(&b, "%s: %s\n", v.File, p.verdict(v))
		p.receiptOf(&b, v)
		for k := range v.Findings {
			if k == maxFindings {
				fmt.Fprintf(&b, p.tr("  ほか %d か所（-f json で全て表示）\n", "  and %d more (-f json lists them all)\n"), len(v.Findings)-k)
				break
			}
			fmt.Fprintf(&b, "  %s\n", p.touched(&v.Findings[k]))
		}
	}
	_, err := io.WriteString(p.stdout, b.String())
	return err
}

// maxFindings is how many places of a file are listed on the screen.
const maxFindings = 50

func (p *program) verdict(v *verified) string {
	switch {
	case v.Untouched && v.Resaved:
		return fmt.Sprintf(p.tr("内容は変更されていません（%d 項目を照合）。別のソフトで保存し直されています。", "untouched (%d pieces compared); saved again by another program."), v.Pieces)
	case v.Untouched && v.Sealed:
		return fmt.Sprintf(p.tr("変更されていません（%d 項目を照合）。", "untouched (%d pieces compared)."), v.Pieces)
	case v.Untouched:
		return p.tr("変更されていません。", "untouched.")
	case !v.Sealed:
		return p.tr("作成後に変更されています。この種類のファイルでは、変更の場所は分かりません。", "touched since it was written; of this kind of file no places are known.")
	case len(v.Findings) == 0:
		return p.tr("作成後に変更されています。行の並び又は照合用の情報が変わっています。", "touched since it was written: the order of the pieces, or the seal itself.")
	}
	return fmt.Sprintf(p.tr("作成後に変更されています（%d か所）。", "touched since it was written, in %d places."), len(v.Findings))
}

// receiptOf tells what was proved of a 新旧対照表 when it was written.
func (p *program) receiptOf(b *strings.Builder, v *verified) {
	r, err := exporters.ParseReceipt(v.Receipt)
	if err != nil {
		return
	}
	fmt.Fprintf(b, p.tr("  作成時の照合: 旧 %d 行・新 %d 行、表示 %d、省略 %d、確認 %d 項目に不一致なし。旧 %s 新 %s\n",
		"  proved when written: %d old and %d new lines, %d shown, %d left out, %d checks, no difference. old %s new %s\n"),
		r.OldLines, r.NewLines, r.Shown, r.Omitted, r.Checks, r.Old, r.New)
}

// touched tells of one place.
func (p *program) touched(f *sealing.Finding) string {
	at := ""
	switch {
	case f.Place.Sheet != "" && f.Place.Column != "":
		at = fmt.Sprintf("%s!%s%d", f.Place.Sheet, f.Place.Column, f.Place.Row)
	case f.Place.Sheet != "":
		at = fmt.Sprintf(p.tr("%s %d 行目", "%s row %d"), f.Place.Sheet, f.Place.Row)
	case f.Place.Table > 0:
		at = fmt.Sprintf(p.tr("表 %d の %d 行目", "table %d, row %d"), f.Place.Table, f.Place.Row)
		if f.Place.Column != "" {
			at += fmt.Sprintf(p.tr("・%d 列目", ", column %d"), f.Place.Column[0]-'A'+1)
		}
	default:
		at = fmt.Sprintf(p.tr("表の外の %d 番目の段落", "paragraph %d outside the tables"), f.Place.Row)
	}
	if f.Clause != "" {
		at += p.tr("（", " (") + f.Clause + p.tr("）", ")")
	}
	what := map[sealing.Kind]string{
		sealing.Changed: p.tr("変更", "changed"), sealing.Added: p.tr("追加", "added"), sealing.Removed: p.tr("削除", "removed"),
	}[f.Kind]
	if f.Text == "" {
		return at + ": " + what
	}
	return at + ": " + what + p.tr("「", ` "`) + shortened(f.Text, 30) + p.tr("」", `"`)
}

// shortened is the beginning of a text, on one line.
func shortened(s string, n int) string {
	runes := []rune(strings.NewReplacer("\n", " ", "\t", " ").Replace(s))
	if len(runes) > n {
		return string(runes[:n]) + "…"
	}
	return string(runes)
}
