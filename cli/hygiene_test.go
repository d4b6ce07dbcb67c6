package cli

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"

	"kitei/internal/xlsxcheck"
)

// Every workbook any command writes from the sample can be sent as it is: nothing in it calculates but the totals, nothing leads out of it, every
// sheet prints on A4, every row is as high as its text.
func TestEveryWorkbookIsSane(t *testing.T) {
	dir := t.TempDir()
	params, local := mizuho+"/kitei.yaml", mizuho+"/local"
	rule := local + "/情報セキュリティ基本規程.md"
	in := func(name string) string { return filepath.Join(dir, name) }
	steps := [][]string{
		{"checklist", "export", "-p", params, "-o", in("点検票.xlsx")},
		{"checklist", "export", "-p", params, "--for", "audit", "--due", "2027-01-31", "-o", in("監査.xlsx")},
		{"checklist", "export", "-p", params, "--for", "staff", "--sections", "params", "-o", in("返送")},
		{"checklist", "import", in("返送"), "-p", params, "--sections", "params", "-o", in("回答.json")},
		{"checklist", "report", in("回答.json"), "-f", "xlsx", "-o", in("報告.xlsx")},
		{"diff", "r5-03", "r8-03", "-p", params, "-f", "xlsx", "-o", in("新旧.xlsx")},
		{"diff", rule, "project", "-p", params, "--profile", "remark", "-f", "xlsx", "-o", in("規程.xlsx")},
		{"ledger", rule, "project", "-p", params, "-f", "xlsx", "-o", in("台帳.xlsx")},
		{"gap", local, "-p", params, "-f", "xlsx", "-o", in("過不足.xlsx")},
		{"import", local, "--report", in("診断書.xlsx"), "-o", in("取込み")},
		{"consult", "export", local, "-p", params, "-o", in("照会")},
		{"consult", "import", in("照会/回答票/回答票.xlsx"), "-p", params, "-o", in("意見.xlsx")},
		{"pack", local, "-p", params, "-o", in("資料")},
		{"draft", "-p", params, "-f", "xlsx", "-o", in("案")},
	}
	for _, args := range steps {
		var said bytes.Buffer
		if code := Main(append([]string{"kitei", "--quiet"}, args...), io.Discard, &said); code != 0 {
			t.Fatalf("%v: exit %d\n%s", args, code, said.String())
		}
	}
	books := 0
	err := filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		if filepath.Ext(path) != ".xlsx" {
			return err
		}
		books++
		data, err := os.ReadFile(path)
		for i, fault := range xlsxcheck.Faults(data) {
			if i == 5 {
				t.Errorf("%s: and more", filepath.Base(path))
				break
			}
			t.Errorf("%s: %s", filepath.Base(path), fault)
		}
		return err
	})
	if err != nil || books < 15 {
		t.Errorf("%d workbooks, %v", books, err)
	}
}
