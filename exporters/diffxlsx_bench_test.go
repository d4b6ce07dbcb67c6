package exporters

import (
	"bytes"
	"io"
	"testing"

	"github.com/xuri/excelize/v2"
)

// bareCell is a cell as the library alone is asked to write it.
type bareCell struct {
	sheet, cell, text string
	runs              []excelize.RichTextRun
}

// bareCells are the cells of the workbook of a table.
func bareCells(b *testing.B, t *Table) []bareCell {
	b.Helper()
	var src bytes.Buffer
	if err := WriteDiffXLSX(&src, t); err != nil {
		b.Fatal(err)
	}
	f, err := excelize.OpenReader(&src)
	if err != nil {
		b.Fatal(err)
	}
	var out []bareCell
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			b.Fatal(err)
		}
		for i, row := range rows {
			for j, text := range row {
				if text == "" {
					continue
				}
				c := bareCell{sheet: sheet, cell: at(j+1, i+1), text: text}
				if c.runs, err = f.GetCellRichText(sheet, c.cell); err != nil {
					b.Fatal(err)
				}
				out = append(out, c)
			}
		}
	}
	return out
}

// BenchmarkBareXLSX135Articles is what the library alone needs for the cells of BenchmarkWriteDiffXLSX135Articles: no widths, heights, borders, print
// set-up or properties. Plain writes their texts without underlines; Rich with them, as its own call for that does.
func BenchmarkBareXLSX135Articles(b *testing.B) {
	cells := bareCells(b, largeTable())
	for name, rich := range map[string]bool{"Plain": false, "Rich": true} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				f := excelize.NewFile()
				for _, sheet := range []string{tableSheet, countsSheet} {
					if _, err := f.NewSheet(sheet); err != nil {
						b.Fatal(err)
					}
				}
				for _, c := range cells {
					err := error(nil)
					if rich && len(c.runs) > 1 {
						err = f.SetCellRichText(c.sheet, c.cell, c.runs)
					} else {
						err = f.SetCellStr(c.sheet, c.cell, c.text)
					}
					if err != nil {
						b.Fatal(err)
					}
				}
				if err := f.Write(io.Discard); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
