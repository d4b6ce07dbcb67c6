package returns

import (
	"errors"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/unicode/norm"

	"kitei/importers"
	"kitei/policy"
)

// Book is a workbook somebody sent back, whatever happened to it on the way: sorted, filtered, rows and columns put in or taken out, saved by
// another program, cells merged.
type Book struct {
	Name       string
	Properties map[string]string // kitei.kind, kitei.edition, …: some programs drop them
	Sheets     []Sheet
	remarks    []remark
}

// remark is a comment somebody put on a cell.
type remark struct {
	sheet, cell string
	text        string
}

// Sheet is a sheet of a book as rows of text.
type Sheet struct {
	Name string
	Rows [][]string
}

// maxWorkbook bounds what a workbook unpacks to, in bytes.
const maxWorkbook = 256 << 20

// Open reads a workbook. Errors are *policy.Notice values: workbook-old (.xls), workbook-password, workbook-large, workbook-unreadable.
func Open(name string, src []byte) (*Book, error) {
	f, err := importers.OpenWorkbook(src, maxWorkbook)
	if err != nil {
		return nil, workbookProblem(err, policy.Pos{File: name})
	}
	b := &Book{Name: name, Properties: f.Properties()}
	for _, sheet := range f.Sheets() {
		rows, err := f.Rows(sheet)
		if err == nil {
			err = spread(rows, f.Merged(sheet))
		}
		if err != nil {
			return nil, workbookProblem(err, policy.Pos{File: name, Cell: sheet})
		}
		b.Sheets = append(b.Sheets, Sheet{Name: sheet, Rows: rows})
		for _, r := range f.Remarks(sheet) {
			b.remarks = append(b.remarks, remark{sheet, r.Cell, r.Text})
		}
	}
	return b, nil
}

// workbookProblem says what is wrong with a workbook.
func workbookProblem(err error, pos policy.Pos) error {
	switch {
	case errors.Is(err, importers.ErrWorkbookOld):
		return policy.Problem("workbook-old", pos)
	case errors.Is(err, importers.ErrWorkbookLocked):
		return policy.Problem("workbook-password", pos)
	case errors.Is(err, importers.ErrWorkbookLarge):
		return policy.Problem("workbook-large", pos)
	}
	return policy.Problem("workbook-unreadable", pos)
}

// maxSpread bounds the cells that are filled from joined ones.
const maxSpread = 1_000_000

// spread puts the value of merged cells into every row they cover, in their first column: a person who merged the answers of three duties
// answered all three.
func spread(rows [][]string, merged [][2]string) error {
	filled := 0
	for _, m := range merged {
		col, first, err := excelize.CellNameToCoordinates(m[0])
		if err != nil || first > len(rows) || col > len(rows[first-1]) {
			continue
		}
		_, last, err := excelize.CellNameToCoordinates(m[1])
		value := rows[first-1][col-1]
		if err != nil || last == first || value == "" {
			continue
		}
		for row := first; row < min(last, len(rows)); row++ {
			if filled += max(col-len(rows[row]), 1); filled > maxSpread {
				return importers.ErrWorkbookLarge
			}
			for len(rows[row]) < col {
				rows[row] = append(rows[row], "")
			}
			if rows[row][col-1] == "" {
				rows[row][col-1] = value
			}
		}
	}
	return nil
}

// Column is a column to be looked for: by its heading, however wide its letters and wherever its line breaks are.
type Column struct {
	Key      string
	Headings []string // any of them
	Required bool     // a row without it is no row of headings
}

// Table is the rows below a row of headings.
type Table struct {
	Sheet   string
	Rows    []Row
	columns map[string]int
	heads   []string // the row of headings as it stands
	head    int      // its place in the rows of the sheet, from 0
}

// Has reports whether the table has a column.
func (t *Table) Has(key string) bool { _, ok := t.columns[key]; return ok }

// Row is a row of a table.
type Row struct {
	book   string
	table  *Table
	number int // in the sheet, from 1
	cells  []string
}

// Tables finds every row of headings in the book and what stands below it, up to the next one. Sheets without one are passed over.
func (b *Book) Tables(columns []Column) []*Table {
	var out []*Table
	wanted := wantedHeadings(columns)
	for _, s := range b.Sheets {
		var t *Table
		for i, cells := range s.Rows {
			if found := match(cells, columns, wanted); found != nil {
				t = &Table{Sheet: s.Name, columns: found, heads: cells, head: i}
				out = append(out, t)
				continue
			}
			if t != nil && slices.ContainsFunc(cells, func(c string) bool { return strings.TrimSpace(c) != "" }) {
				t.Rows = append(t.Rows, Row{book: b.Name, table: t, number: i + 1, cells: cells})
			}
		}
	}
	return out
}

// wantedHeadings gives the places of the columns by their folded headings.
func wantedHeadings(columns []Column) map[string][]int {
	out := map[string][]int{}
	for i, c := range columns {
		for _, h := range c.Headings {
			out[fold(h)] = append(out[fold(h)], i)
		}
	}
	return out
}

// longestHeading is longer than any heading that is looked for, in bytes, however it is spaced: other cells need no folding.
const longestHeading = 300

// match gives the places of the columns in a row of headings, nil for any other row.
func match(cells []string, columns []Column, wanted map[string][]int) map[string]int {
	found := map[string]int{}
	for i, cell := range cells {
		if cell == "" || len(cell) > longestHeading {
			continue
		}
		for _, c := range wanted[fold(cell)] {
			if _, twice := found[columns[c].Key]; !twice {
				found[columns[c].Key] = i
			}
		}
	}
	for _, c := range columns {
		if _, ok := found[c.Key]; c.Required && !ok {
			return nil
		}
	}
	return found
}

// Cell gives a cell without the spaces around it, "" where the column is missing.
func (r Row) Cell(key string) string {
	if i, ok := r.table.columns[key]; ok && i < len(r.cells) {
		return strings.Trim(r.cells[i], " 　\t\r\n")
	}
	return ""
}

// Pos is where a cell stands; the first cell of the row where the column is missing.
func (r Row) Pos(key string) policy.Pos {
	cell, err := excelize.CoordinatesToCellName(r.table.columns[key]+1, r.number)
	if err != nil {
		return policy.Pos{File: r.book, Cell: r.table.Sheet}
	}
	return policy.Pos{File: r.book, Cell: r.table.Sheet + "!" + cell}
}

// fold makes what is typed in several ways one: width, spaces, line feeds.
func fold(s string) string { return strings.Join(strings.Fields(norm.NFKC.String(s)), "") }

// rest gives the cells of the row in columns nobody looks for, by their places from 0; "" for all others.
func (r Row) rest() []string {
	out := make([]string, len(r.cells))
	for i, cell := range r.cells {
		out[i] = strings.Trim(cell, " 　\t\r\n")
	}
	for _, i := range r.table.columns {
		if i < len(out) {
			out[i] = ""
		}
	}
	return out
}

// keep adds to a text what stands in columns nobody looks for, each with its heading; report is told of every such column once.
func (r Row) keep(text string, reported map[int]bool, report func(at policy.Pos, heading string)) string {
	for i, cell := range r.rest() {
		if cell == "" {
			continue
		}
		heading := r.table.heading(i)
		if !reported[i] {
			reported[i] = true
			report(r.at(i), heading)
		}
		text = line(text, heading, cell)
	}
	return text
}

// heading gives the heading of a column by its place from 0; its letter where it has none.
func (t *Table) heading(i int) string {
	if i < len(t.heads) && fold(t.heads[i]) != "" {
		return fold(t.heads[i])
	}
	name, err := excelize.ColumnNumberToName(i + 1)
	if err != nil {
		return ""
	}
	return name + "列"
}

// at is where a cell of the row stands, by its place from 0.
func (r Row) at(i int) policy.Pos { return cellPos(r.book, r.table.Sheet, i, r.number-1) }

// cellPos names a cell; column and row are counted from 0.
func cellPos(book, sheet string, column, row int) policy.Pos {
	name, err := excelize.CoordinatesToCellName(column+1, row+1)
	if err != nil {
		return policy.Pos{File: book, Cell: sheet}
	}
	return policy.Pos{File: book, Cell: sheet + "!" + name}
}

// filled counts the cells with anything in them.
func (s *Sheet) filled() int {
	n := 0
	for _, cells := range s.Rows {
		for _, c := range cells {
			if strings.TrimSpace(c) != "" {
				n++
			}
		}
	}
	return n
}

// Around gives the value that stands behind a label somewhere above the tables: 所属 ［総務課］. The label must fill its cell. Where one of ends comes first,
// the field is empty.
func (b *Book) Around(label string, ends ...string) (string, policy.Pos) {
	for _, s := range b.Sheets {
		for i, cells := range s.Rows {
			for j, cell := range cells {
				if fold(cell) != fold(label) {
					continue
				}
				for k := j + 1; k < len(cells); k++ {
					if slices.ContainsFunc(ends, func(e string) bool { return fold(cells[k]) != "" && fold(e) == fold(cells[k]) }) {
						return "", policy.Pos{File: b.Name}
					}
					if text := strings.Trim(cells[k], " 　\t\r\n"); text != "" {
						name, err := excelize.CoordinatesToCellName(k+1, i+1)
						if err != nil {
							name = ""
						}
						return text, policy.Pos{File: b.Name, Cell: s.Name + "!" + name}
					}
				}
			}
		}
	}
	return "", policy.Pos{File: b.Name}
}
