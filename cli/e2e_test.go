//go:build e2e

package cli_test

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"kitei/cli"
	"kitei/internal/office"
)

// These tests open what kitei writes in the programs its readers use: LibreOffice in place of Word and Excel, and Chromium. They fail, and
// are not skipped, where those programs are missing; .ci/run installs them.

// run runs kitei and fails the test unless it exits with 0.
func run(t *testing.T, args ...string) {
	t.Helper()
	var stderr bytes.Buffer
	if code := cli.Main(append([]string{"kitei"}, args...), io.Discard, &stderr); code != 0 {
		t.Fatalf("kitei %v: exit %d\n%s", args, code, stderr.String())
	}
}

// pdf converts an office file and gives the text of the pages.
func pdf(t *testing.T, file string) []string {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	made := filepath.Join(t.TempDir(), "made.pdf")
	if err := os.WriteFile(made, office.Convert(t, strings.TrimPrefix(filepath.Ext(file), "."), "pdf", map[string][]byte{"": src})[""], 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command("pdftotext", "-layout", made, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(text), "\f"), "\f")
}

func contains(t *testing.T, text string, wants ...string) {
	t.Helper()
	flat := regexp.MustCompile(`[\s　]+`).ReplaceAllString(text, "")
	for _, w := range wants {
		if !strings.Contains(flat, strings.ReplaceAll(w, "　", "")) {
			t.Errorf("%q is not in the pages:\n%.600s", w, text)
		}
	}
}

func TestWordOpens(t *testing.T) {
	t.Parallel()
	out := t.TempDir()
	run(t, "draft", "-p", "../samples/mizuho/kitei.yaml", "-f", "docx", "-o", out)
	pages := pdf(t, filepath.Join(out, "02_情報セキュリティ対策基準.docx"))
	if len(pages) < 20 {
		t.Errorf("only %d pages", len(pages))
	}
	contains(t, strings.Join(pages, "\n"), "瑞穂町情報セキュリティ対策基準", "目次", "最高情報セキュリティ責任者", "附則")
	contains(t, pages[1], "2/") // page numbers in the footer
	procedures, err := filepath.Glob(filepath.Join(out, "実施手順", "*.docx"))
	if err != nil || len(procedures) < 5 {
		t.Fatalf("%d procedures, %v", len(procedures), err)
	}
	contains(t, strings.Join(pdf(t, procedures[1]), "\n"), "様式", "附則")
}

func TestExcelOpens(t *testing.T) {
	t.Parallel()
	out := t.TempDir()
	check := filepath.Join(out, "check.xlsx")
	run(t, "checklist", "export", "-p", "../samples/mizuho/kitei.yaml", "-o", check)
	contains(t, strings.Join(pdf(t, check), "\n"), "点検項目", "集計")
	table := filepath.Join(out, "table.xlsx")
	run(t, "diff", "r5-03", "r8-03", "-f", "xlsx", "-o", table)
	contains(t, strings.Join(pdf(t, table), "\n"), "（新設）", "（略）", "令和8年3月版")
}

func TestPagesOpen(t *testing.T) {
	t.Parallel()
	out := t.TempDir()
	page := filepath.Join(out, "table.html")
	run(t, "diff", "r5-03", "r8-03", "-f", "html", "-o", page)
	run(t, "draft", "-p", "../samples/mizuho/kitei.yaml", "-f", "html", "-o", out)
	for file, want := range map[string]string{page: "（新設）", filepath.Join(out, "01_情報セキュリティ基本方針.html"): "瑞穂町情報セキュリティ基本方針"} {
		contains(t, string(office.Browse(t, file, "--dump-dom")), want)
		if info, err := os.Stat(file); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", file, err)
		}
	}
}
