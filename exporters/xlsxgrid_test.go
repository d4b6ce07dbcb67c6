package exporters

import (
	"bytes"
	"io"
	"strings"
	"testing"
)

// What is put into a grid comes back from the workbook cell by cell, in whatever order it was put there, and the last value counts.
func TestGridComesBack(t *testing.T) {
	b := newBook("題", "")
	s := b.sheet("表", 10, 10, 10)
	for row := 40; row > 0; row -= 3 {
		s.text(1+row%3, row, "前の値")
		s.text(1+row%3, row, strings.Repeat("行", row))
	}
	s.number(2, 50, 7)
	s.value(3, 50, 0.25)
	s.formula(1, 50, "SUM(B50:C50)", 7)
	s.height(51, 30)
	s.merge(1, 60, 3, 61)
	s.text(1, 60, "結合")
	s.finish()
	f := workbook(t, written(t, b.write))
	for row := 1; row <= 61; row++ {
		for col := 1; col <= 3; col++ {
			want := ""
			switch {
			case row <= 40 && (40-row)%3 == 0 && col == 1+row%3:
				want = strings.Repeat("行", row)
			case row == 50:
				want = []string{"7", "7", "0.25"}[col-1]
			case row >= 60:
				want = "結合"
			}
			got, err := f.GetCellValue("表", at(col, row))
			if err != nil || got != want {
				t.Errorf("%s is %q, want %q (%v)", at(col, row), got, want, err)
			}
		}
	}
	if formula, _ := f.GetCellFormula("表", "A50"); formula != "SUM(B50:C50)" {
		t.Errorf("formula %q", formula)
	}
	if height, _ := f.GetRowHeight("表", 51); height != 30 {
		t.Errorf("height %g", height)
	}
	if all, _ := f.GetSheetDimension("表"); all != "A1:C60" {
		t.Errorf("dimension %s", all)
	}
}

// A sheet that has no place for its rows is an error, not a lost sheet.
func TestGridNeedsSheetData(t *testing.T) {
	if err := (&grid{}).fill(io.Discard, []byte("<worksheet/>")); err == nil {
		t.Error("no error")
	}
	var b bytes.Buffer
	if err := (&grid{}).fill(&b, []byte("<worksheet><sheetData><row/></sheetData></worksheet>")); err != nil || b.String() != "<worksheet><sheetData></sheetData></worksheet>" {
		t.Errorf("%s, %v", b.String(), err)
	}
}
