package exporters

import (
	"cmp"
	"fmt"
	"strconv"
)

// Report is findings laid out for people: sentences for those with one minute, then tables. The same report is written as text,
// Markdown, HTML, Word and Excel ([WriteReport]); what only a workbook can hold, hidden keys, drop-down lists and charts, is left out elsewhere.
type Report struct {
	Kind       string // what a later import recognises the workbook by: ledger/1; empty for a report nobody sends back
	Title      string
	Subject    string   // documents, edition and date it is about
	Summary    []string // what the reader must know, worst first
	Sections   []ReportSection
	Footer     string
	Portrait   bool // Word and Excel stand upright; lying otherwise
	Properties []ReportProperty
}

// ReportProperty is a custom property of the file: kitei.edition and the like.
type ReportProperty struct{ Name, Value string }

// ReportSection is a table with its heading; in a workbook it is a sheet.
type ReportSection struct {
	Name    string   // heading; as the name of the sheet cut to what Excel allows
	Lead    []string // sentences above the table
	Columns []ReportColumn
	Rows    []ReportRow
	Empty   string // stands in place of a table without rows; the section is left out when it is empty too
	Warning bool   // the section is a warning
	Chart   *ReportChart
}

// ReportColumn is a column of a section.
type ReportColumn struct {
	Key     string // stable name of the column, needed where a returned workbook is read back
	Title   string
	Width   float64 // in half-width characters of 11 points, in a workbook; as a share elsewhere; 0 for 12
	Format  ReportFormat
	Hidden  bool     // only in a workbook, and out of sight there
	Repeat  bool     // of a Hidden column: stands in every row that a long one takes, from the second on with its number (a1b2/2), whatever order people put them in
	Input   bool     // to be filled in; all other cells of a sheet that has such a column are locked
	Choices []string // what can be chosen in an Input column; none contains a comma
}

// reportWidth is the width of a column that names none.
const reportWidth = 12.0

func (c ReportColumn) width() float64 { return cmp.Or(c.Width, reportWidth) }

// ReportFormat is how the cells of a column look.
type ReportFormat uint8

// The formats of a column.
const (
	FormatText    ReportFormat = iota
	FormatMark                 // a short word in the middle of its cell
	FormatCount                // a whole number
	FormatPercent              // a share from 0 to 1
)

// ReportRow is a row of a section, or with Heading a line over all columns.
type ReportRow struct {
	Heading     string
	Key         string // stable key of the row, where a returned workbook is read back
	Fingerprint string // of what the row asks; tells whether a returned row was edited
	Tone        Tone
	Cells       []ReportCell // one a column; missing ones are empty
}

// Tone is what a row tells before it is read.
type Tone uint8

// The tones of a row.
const (
	Plain Tone = iota
	Bad        // wrong or missing
	Doubt      // to be decided by a person
	Good
	Total // a sum
)

// ReportCell is a text or, in a column of a number format, a number.
type ReportCell struct {
	Text    string
	Number  float64
	Numeric bool
}

// ReportChart is a bar chart over the rows of its section, drawn in the workbook only.
type ReportChart struct {
	Title    string
	Category int      // column of the names
	Values   []int    // columns of the numbers
	Stacked  bool     // as shares of a whole
	Colors   []string // RRGGBB of the values; a palette of ours when empty
}

// Words makes cells of texts.
func Words(texts ...string) []ReportCell {
	cells := make([]ReportCell, len(texts))
	for i, t := range texts {
		cells[i].Text = t
	}
	return cells
}

// Quantity makes a cell of a number: a count, or a share from 0 to 1.
func Quantity[N int | float64](n N) ReportCell { return ReportCell{Number: float64(n), Numeric: true} }

// words is what a cell says where there are no numbers.
func (c ReportCell) words(f ReportFormat) string {
	if !c.Numeric {
		return c.Text
	}
	switch f {
	case FormatPercent:
		return strconv.FormatFloat(c.Number*100, 'f', 1, 64) + "%"
	case FormatText, FormatMark, FormatCount:
	}
	return fmt.Sprint(c.Number)
}

// cell gives the words of a cell of a row, "" where the row is short.
func (s *ReportSection) cell(r *ReportRow, column int) string {
	if column >= len(r.Cells) {
		return ""
	}
	return r.Cells[column].words(s.Columns[column].Format)
}

// visible gives the columns that are not hidden.
func (s *ReportSection) visible() []int {
	var out []int
	for i, c := range s.Columns {
		if !c.Hidden {
			out = append(out, i)
		}
	}
	return out
}

// shown gives the sections that have anything to say.
func (r *Report) shown() []*ReportSection {
	var out []*ReportSection
	for i := range r.Sections {
		if s := &r.Sections[i]; len(s.Rows) > 0 || s.Empty != "" {
			out = append(out, s)
		}
	}
	return out
}
