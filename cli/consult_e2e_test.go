//go:build e2e

package cli_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"kitei/cli"
)

// libre saves workbooks as LibreOffice does, into another folder.
func libre(t *testing.T, to string, files ...string) {
	t.Helper()
	args := append([]string{"--headless", "-env:UserInstallation=file://" + t.TempDir(), "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", to}, files...)
	if out, err := exec.Command("soffice", args...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

// fillBook types into cells of a sheet.
func fillBook(t *testing.T, file, sheet string, cells map[string]string) {
	t.Helper()
	f, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for cell, text := range cells {
		if err := f.SetCellStr(sheet, cell, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
}

// opinionsOf imports a folder and gives the opinions, without the names of files, and the problems.
func opinionsOf(t *testing.T, folder string, more ...string) (opinions, problems string) {
	t.Helper()
	var out, stderr bytes.Buffer
	args := append([]string{"kitei", "consult", "import", folder, "-p", "../samples/mizuho/kitei.yaml", "--sections", "params", "-f", "json"}, more...)
	if code := cli.Main(args, &out, &stderr); code != 0 {
		t.Fatalf("exit %d\n%s", code, stderr.String())
	}
	var list struct {
		Opinions []map[string]any `json:"opinions"`
		Problems []map[string]any `json:"problems"`
	}
	if err := json.Unmarshal(out.Bytes(), &list); err != nil {
		t.Fatal(err)
	}
	a, err := json.MarshalIndent(list.Opinions, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(list.Problems)
	if err != nil {
		t.Fatal(err)
	}
	return string(a), string(b)
}

// Answer sheets and the list of the office come back through LibreOffice without loss.
func TestConsultationThroughLibreOffice(t *testing.T) {
	out := t.TempDir()
	run(t, "consult", "export", "../samples/mizuho/local/情報セキュリティ基本規程.md", "-p", "../samples/mizuho/kitei.yaml", "--sections", "params", "-o", out)
	letter := pdf(t, filepath.Join(out, "依頼文", "依頼文_総務課.docx"))
	if len(letter) != 1 {
		t.Errorf("the letter has %d pages", len(letter))
	}
	contains(t, letter[0], "総務課長　様", "デジタル推進課長", "（照会）", "令和8年12月18日（金曜日）", "記", "回答票")
	if outline := pdf(t, filepath.Join(out, "別紙1_改正の概要.docx")); len(outline) > 2 {
		t.Errorf("the outline has %d pages", len(outline))
	}
	sheets := []string{filepath.Join(out, "回答票", "回答票_総務課.xlsx"), filepath.Join(out, "回答票", "回答票_税務課.xlsx")}
	same := map[string]string{"F7": "修正", "G7": "簡潔にされたい。\n二つの文に分けられる。", "H7": "=1+1 ではない", "I7": "長い。"}
	fillBook(t, sheets[0], "回答票", same)
	same["F9"], same["G9"] = "質問", "○○は 対象か。"
	fillBook(t, sheets[1], "回答票", same)
	sent, back := filepath.Join(out, "返送"), filepath.Join(out, "LibreOffice")
	for _, dir := range []string{sent, back} {
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, s := range sheets {
		src, err := os.ReadFile(s)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(sent, filepath.Base(s)), src, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	libre(t, back, sheets...)
	want, wrong := opinionsOf(t, sent)
	got, strange := opinionsOf(t, back)
	if got != want || strings.Count(want, `"id"`) != 2 || wrong != "[]" || strange != "[]" {
		t.Errorf("through LibreOffice:\n%s\n%s\nwant\n%s\n%s", got, strange, want, wrong)
	}

	list := filepath.Join(out, "一覧.xlsx")
	run(t, "consult", "import", sent, "-p", "../samples/mizuho/kitei.yaml", "--sections", "params", "-o", list)
	fillBook(t, list, "意見と対応の一覧", map[string]string{"I5": "一部反映", "J5": "文を\n改める。", "K5": "1(1)", "L6": "=備考"})
	libre(t, back, list)
	want, _ = opinionsOf(t, sent, "--list", list)
	got, strange = opinionsOf(t, sent, "--list", filepath.Join(back, "一覧.xlsx"))
	if got != want || !strings.Contains(want, `"answer": "文を\n改める。"`) || strange != "[]" {
		t.Errorf("the list through LibreOffice:\n%s\n%s\nwant\n%s", got, strange, want)
	}
	run(t, "consult", "import", sent, "-p", "../samples/mizuho/kitei.yaml", "--list", list, "-o", filepath.Join(out, "一覧.docx"))
	contains(t, strings.Join(pdf(t, filepath.Join(out, "一覧.docx")), "\n"), "意見と対応の一覧", "一部反映", "総務課")
}
