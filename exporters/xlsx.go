package exporters

import (
	"io"

	"github.com/xuri/excelize/v2"

	"kitei/policy"
)

// book is a workbook being written. The first error stays and makes everything after it do nothing; write gives it back.
type book struct {
	f     *excelize.File
	looks map[look]int
	err   error
	grids []*grid // cells of the sheets, in their order

	notices []policy.Notice // what could not be kept, see [Noter]
}

// newBook starts a workbook whose bytes depend on what is put into it alone.
func newBook(title, subject string) *book {
	b := &book{f: excelize.NewFile(), looks: map[look]int{}}
	b.f.SetZipWriter(b.zip)
	b.do(b.f.SetDefaultFont(sheetFont))
	b.do(b.f.SetDocProps(&excelize.DocProperties{
		Title: cellText(title), Subject: cellText(subject), Language: "ja-JP", Creator: application,
		Created: fixedTime, Modified: fixedTime,
	}))
	b.do(b.f.SetAppProps(&excelize.AppProperties{Application: application}))
	recalculate := true
	b.do(b.f.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &recalculate}))
	return b
}

// fixedTime stands where a workbook must name a time: the clock would make two writes differ.
const fixedTime = "2000-01-01T00:00:00Z"

func (b *book) do(err error) {
	if b.err == nil {
		b.err = err
	}
}

// property adds a custom property: what a later import recognises the workbook by.
func (b *book) property(name, value string) {
	if b.err == nil && value != "" {
		b.do(b.f.SetCustomProps(excelize.CustomProperty{Name: name, Value: cellText(value)}))
	}
}

// write writes the workbook, opened at its first sheet.
func (b *book) write(w io.Writer) error {
	if b.err != nil {
		return b.err
	}
	b.f.SetActiveSheet(0)
	if err := b.f.Write(w); err != nil {
		return err
	}
	if n, ok := w.(Noter); ok {
		for _, notice := range b.notices {
			n.Note(notice)
		}
	}
	return b.f.Close()
}

// sheet is one sheet of a book.
type sheet struct {
	*book
	name   string
	cells  *grid
	widths []float64 // of the columns from A, see digitWidth
	mincho bool      // runs of marked text are in 明朝
	merges []string  // done last: excelize looks through all of them for every cell it writes
}

// sheet adds a sheet behind those there are. The first one takes the place of the sheet every new workbook has.
func (b *book) sheet(name string, widths ...float64) *sheet {
	s := &sheet{book: b, name: name, widths: widths, cells: &grid{}}
	b.grids = append(b.grids, s.cells)
	if first := b.f.GetSheetName(0); first == "Sheet1" {
		b.do(b.f.SetSheetName(first, name))
	} else {
		_, err := b.f.NewSheet(name)
		b.do(err)
	}
	for i, w := range widths {
		b.do(b.f.SetColWidth(name, column(i+1), column(i+1), w))
	}
	off := false
	b.do(b.f.SetSheetView(name, 0, &excelize.ViewOptions{ShowGridLines: &off}))
	return s
}

// column gives the letter of a column, counted from 1.
func column(n int) string {
	name, err := excelize.ColumnNumberToName(n)
	if err != nil {
		panic(err) // columns are counted by us
	}
	return name
}

// at gives the name of a cell; both are counted from 1.
func at(col, row int) string {
	name, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		panic(err) // rows beyond Excel's 1,048,576 are not reached: see maxRows
	}
	return name
}

// text puts a string into a cell. It stays a string whatever it begins with.
func (s *sheet) text(col, row int, text string) {
	if s.err == nil && text != "" {
		s.cells.put(col, row, textCell, escapeCodes(s.kept(col, row, text)), 0)
	}
}

func (s *sheet) number(col, row, n int) { s.cells.put(col, row, numberCell, "", float64(n)) }

// formula puts a formula into a cell together with the value it has now, for readers that do not calculate. No text from outside
// may become part of formula.
func (s *sheet) formula(col, row int, formula string, now int) {
	s.cells.put(col, row, formulaCell, formula, float64(now))
}

func (s *sheet) height(row int, points float64) { s.cells.row(row).height = points }

// raise makes a row high enough for a text in a cell that goes from one column to another.
func (s *sheet) raise(row int, text string, first, last int, size float64) {
	width := 0.0
	for _, w := range s.widths[first-1 : last] {
		width += w
	}
	if n := wrappedLines(text, width, size); n > 1 {
		r := s.cells.row(row)
		r.height = max(r.height, rowHeight(n, size))
	}
}

// grow lets the rows from one on grow when somebody types more than fits: their heights are those of the text so far.
func (s *sheet) grow(first int) { s.cells.growing = first }

// style gives every cell of a rectangle a look.
func (s *sheet) style(col, row, lastCol, lastRow int, l look) {
	id := int32(s.id(l)) //nolint:gosec // excelize refuses more than 65,430 styles
	for r := row; r <= lastRow; r++ {
		for c := col; c <= lastCol; c++ {
			s.cells.cell(c, r).style = id
		}
	}
}

// merge joins cells when the sheet is finished.
func (s *sheet) merge(col, row, lastCol, lastRow int) {
	s.merges = append(s.merges, at(col, row), at(lastCol, lastRow))
}

// hide hides a column.
func (s *sheet) hide(col int) {
	if s.err == nil {
		s.do(s.f.SetColVisible(s.name, column(col), false))
	}
}

// finish does what has to come last on a sheet.
func (s *sheet) finish() {
	for i := 0; i+1 < len(s.merges) && s.err == nil; i += 2 {
		s.do(s.f.MergeCell(s.name, s.merges[i], s.merges[i+1]))
	}
	if g := s.cells; s.err == nil && g.columns > 0 {
		s.do(s.f.SetSheetDimension(s.name, "A1:"+at(g.columns, len(g.rows))))
	}
}
