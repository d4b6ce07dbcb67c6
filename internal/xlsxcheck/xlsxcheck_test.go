package xlsxcheck

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// Each thing that may not be is found in a workbook that has it.
func TestFaults(t *testing.T) {
	for _, tt := range []struct {
		name string
		do   func(f *excelize.File) error
		want string
	}{
		{"a formula", func(f *excelize.File) error { return f.SetCellFormula("Sheet1", "A1", "1+1") }, "Sheet1!A1 is the formula 1+1"},
		{"a link", func(f *excelize.File) error {
			return f.SetCellHyperLink("Sheet1", "A1", "https://example.org/", "External")
		}, "leads out of the file"},
		{"a person", func(f *excelize.File) error {
			return f.SetDocProps(&excelize.DocProperties{Creator: "課長", Created: "2026-04-01T00:00:00Z"})
		}, "the dc:creator is 課長"},
		{"a time", func(f *excelize.File) error {
			return f.SetDocProps(&excelize.DocProperties{Creator: "kitei", Created: "2026-04-01T00:00:00Z"})
		}, "created is 2026"},
		{"a low row", func(f *excelize.File) error {
			return f.SetCellStr("Sheet1", "B2", "長い文"+strings.Repeat("あ", 100))
		}, "Sheet1!B2 needs a height"},
		{"no paper", func(*excelize.File) error { return nil }, "does not print on A4"},
		{"a rule", func(f *excelize.File) error {
			return f.SetConditionalFormat("Sheet1", "A1:A2", []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: `HYPERLINK("a")="b"`, Format: new(int)}})
		}, "the rule HYPERLINK"},
		{"a name", func(f *excelize.File) error {
			return f.SetDefinedName(&excelize.DefinedName{Name: "値", RefersTo: "Sheet1!$A$1"})
		}, "the name 値 is defined"},
	} {
		f := excelize.NewFile()
		if err := tt.do(f); err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(Faults(b.Bytes()), "\n"); !strings.Contains(got, tt.want) {
			t.Errorf("%s: %q is not among\n%s", tt.name, tt.want, got)
		}
	}
	if len(Faults([]byte("x"))) == 0 {
		t.Error("no archive, no fault")
	}
}
