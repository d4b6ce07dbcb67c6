package exporters

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// written gives what a writer writes; it must write the same a second time.
func written(t testing.TB, write func(io.Writer) error) []byte {
	t.Helper()
	var a, b bytes.Buffer
	if err := write(&a); err != nil {
		t.Fatal(err)
	}
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two writes differ")
	}
	return a.Bytes()
}

func workbook(t testing.TB, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// asText is a workbook as one can read it: every row of every sheet with its height, the cells between bars, formulas behind =,
// underlined words between underscores.
func asText(t testing.TB, f *excelize.File) string {
	t.Helper()
	var b strings.Builder
	for _, name := range f.GetSheetList() {
		fmt.Fprintf(&b, "## %s\n", name)
		rows, err := f.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		for r, cells := range rows {
			height, err := f.GetRowHeight(name, r+1)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&b, "%d (%g)", r+1, height)
			for c := range cells {
				b.WriteString(" | " + cellAsText(t, f, name, at(c+1, r+1)))
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

func cellAsText(t testing.TB, f *excelize.File, name, cell string) string {
	t.Helper()
	formula, err := f.GetCellFormula(name, cell)
	if err != nil {
		t.Fatal(err)
	}
	if formula != "" {
		return "=" + formula
	}
	runs, err := f.GetCellRichText(name, cell)
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	for _, r := range runs {
		if r.Font != nil && r.Font.Underline != "" {
			r.Text = "_" + r.Text + "_"
		}
		text += r.Text
	}
	if len(runs) == 0 {
		if text, err = f.GetCellValue(name, cell); err != nil {
			t.Fatal(err)
		}
	}
	return strings.ReplaceAll(text, "\n", "⏎")
}
