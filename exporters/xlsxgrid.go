package exporters

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"

	"kitei/internal/ooxml"
)

// The cells of a sheet do not go through excelize: it keeps a few hundred bytes of each and compares every text with all those before it. They are
// kept here in a few words each and written row by row when the archive is, so that what a long checklist takes is little more than its texts.

// cellKind is what a cell holds.
type cellKind uint8

const (
	emptyCell   cellKind = iota
	textCell             // text as it is; never a formula
	runsCell             // runs of text, as markup
	numberCell           // a number
	formulaCell          // a formula of ours with the value it has now
)

// gridCell is one cell.
type gridCell struct {
	text   string // of a text, runs or formula
	number float64
	style  int32
	kind   cellKind
}

// gridRow is one row; height is in points, 0 for the ordinary one.
type gridRow struct {
	height float64
	cells  []gridCell // by column from A
}

// grid is the cells of a sheet, by row from 1.
type grid struct {
	rows    []gridRow
	columns int
	growing int // the first row that grows when somebody types more than fits; 0 for none
}

func (g *grid) row(row int) *gridRow {
	if more := row - len(g.rows); more > 0 {
		g.rows = append(g.rows, make([]gridRow, more)...)
	}
	return &g.rows[row-1]
}

// cell gives a cell to be changed. The pointer is good until the next call.
func (g *grid) cell(col, row int) *gridCell {
	r := g.row(row)
	if col > len(r.cells) {
		g.columns = max(g.columns, col)
		if col > cap(r.cells) {
			r.cells = slices.Grow(r.cells, max(g.columns, col)-len(r.cells))
		}
		r.cells = r.cells[:col]
	}
	return &r.cells[col-1]
}

// put replaces what a cell holds; its style stays.
func (g *grid) put(col, row int, kind cellKind, text string, number float64) {
	c := g.cell(col, row)
	c.kind, c.text, c.number = kind, text, number
}

// writeRows writes the rows as the content of sheetData.
func (g *grid) writeRows(w io.Writer) error {
	var x ooxml.XML
	for i := range g.rows {
		r := &g.rows[i]
		if r.height == 0 && !slices.ContainsFunc(r.cells, gridCell.says) {
			continue
		}
		x.Reset()
		r.write(&x, i+1, g.growing == 0 || i+1 < g.growing)
		if _, err := w.Write(x.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

// says reports whether a cell must be written at all.
func (c gridCell) says() bool { return c.kind != emptyCell || c.style != 0 }

// write writes the row with its number. A fixed one keeps its height whatever is typed into it.
func (r *gridRow) write(x *ooxml.XML, number int, fixed bool) {
	row := strconv.Itoa(number)
	attrs := []string{"r", row}
	if r.height > 0 {
		attrs = append(attrs, "ht", decimal(r.height))
		if fixed {
			attrs = append(attrs, "customHeight", "1")
		}
	}
	x.Start("row", attrs...)
	for i := range r.cells {
		if c := &r.cells[i]; c.says() {
			c.write(x, column(i+1)+row)
		}
	}
	x.End()
}

func (c *gridCell) write(x *ooxml.XML, at string) {
	attrs := append(make([]string, 0, 6), "r", at)
	if c.style != 0 {
		attrs = append(attrs, "s", strconv.Itoa(int(c.style)))
	}
	switch c.kind {
	case emptyCell:
		x.Empty("c", attrs...)
		return
	case textCell, runsCell:
		attrs = append(attrs, "t", "inlineStr")
	case numberCell, formulaCell:
	}
	x.Start("c", attrs...)
	switch c.kind {
	case textCell:
		x.Start("is")
		x.Element("t", c.text, "xml:space", "preserve")
		x.End()
	case runsCell:
		x.Start("is")
		x.Raw(c.text)
		x.End()
	case formulaCell:
		x.Element("f", c.text)
		x.Element("v", decimal(c.number))
	case numberCell:
		x.Element("v", decimal(c.number))
	case emptyCell:
	}
	x.End()
}

func decimal(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

var (
	sheetDataOpen = []byte("<sheetData>")
	sheetDataEnd  = []byte("</sheetData>")
)

// fill puts the rows of a grid into a sheet as excelize wrote it, in place of the empty cells it may have made.
func (g *grid) fill(w io.Writer, sheet []byte) error {
	start, end := bytes.Index(sheet, sheetDataOpen), bytes.LastIndex(sheet, sheetDataEnd)
	if start < 0 || end < start {
		return fmt.Errorf("exporters: a sheet without sheetData: %.200s", sheet)
	}
	if _, err := w.Write(sheet[:start+len(sheetDataOpen)]); err != nil {
		return err
	}
	if err := g.writeRows(w); err != nil {
		return err
	}
	_, err := w.Write(sheet[end:])
	return err
}
