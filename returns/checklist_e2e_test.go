//go:build e2e

package returns

import (
	"bytes"
	"maps"
	"testing"

	"github.com/xuri/excelize/v2"

	"kitei/internal/office"
)

// A checklist that was saved by another program, as a new workbook or by way of the old format, still has its answers and its keys; what was
// edited before is still found.
func TestChecklistSavedByLibreOffice(t *testing.T) {
	f := sent(t, "総務課")
	want := fill(t, f)
	row := rowsByKey(t, f)["c1.a1.p"]
	set(t, f, "点検項目", row, "情報システム管理者は、おおむね措置を講じているか。")
	original := map[string][]byte{"a": saved(t, f)}
	again := office.Convert(t, "xlsx", "xlsx", original)
	old := office.Convert(t, "xlsx", "xls", original)
	for name, src := range map[string][]byte{"xlsx": again["a"], "xls": office.Convert(t, "xls", "xlsx", old)["a"]} {
		sheet, notices, err := ReadChecklist("総務課.xlsx", src, askedChecklist(""))
		if err != nil {
			t.Fatal(name, err)
		}
		if got := results(sheet); !maps.Equal(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
		if len(notices) != 1 || notices[0].Code != "answers-edited" {
			t.Errorf("%s: %v", name, notices)
		}
		if sheet.Section != "総務課" {
			t.Errorf("%s: section %q", name, sheet.Section)
		}
	}
	if _, err := Open("総務課.xls", old["a"]); err == nil {
		t.Error("an old workbook was read")
	}
	back, err := excelize.OpenReader(bytes.NewReader(again["a"]))
	must(t, err)
	defer back.Close()
	if v, err := back.GetSheetVisible("データ"); err != nil || v {
		t.Errorf("the record of the questions shows: %v", err)
	}
}
