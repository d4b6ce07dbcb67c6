package exporters

import (
	_ "embed"
	"html/template"
	"io"
)

//go:embed diff.html.tmpl
var diffTemplate string

var diffPage = template.Must(template.New("diff").Parse(diffTemplate))

// WriteDiffHTML writes a 新旧対照表 as one self-contained page that prints on A4 as its profile says, with repeated headings. Equal tables give equal
// bytes, and no text of them becomes markup.
func WriteDiffHTML(w io.Writer, t *Table) error {
	return diffPage.Execute(w, diffView{t})
}

// diffView is a table with what the page asks of it.
type diffView struct{ *Table }

func (v diffView) Properties() []ReportProperty { return v.properties() }

func (v diffView) Sides() []Side { return []Side{v.Left(), v.Right()} }

// Summary reports whether 件数 and 番号に注意 stand at a place of the page.
func (v diffView) Summary(at SummaryPlace) bool { return v.Profile.Summary == at }

// Heading reports whether a row is the heading of a chapter in both columns.
func (v diffView) Heading(r Row) bool { return r.Kind == RowHeading }

// Parts gives the rows of the page for a row of the table.
func (v diffView) Parts(r Row) []rowPart { return v.parts(&r) }

// Cell gives what stands in a cell of a part: provisions, and tables for rows of tables that follow each other.
func (v diffView) Cell(p rowPart, s Side) []tableHTMLBlock {
	var out []tableHTMLBlock
	for i := range p {
		l := p[i].Side(s)
		if l == nil {
			continue
		}
		runs := v.runs(l, s)
		inTable := len(out) > 0 && out[len(out)-1].Rows != nil
		if !p[i].cells(s) && (!inTable || p[i].Place != PlaceTable) {
			out = append(out, tableHTMLBlock{Place: int(p[i].Place), Runs: runs})
			continue
		}
		row := tableHTMLRow{Omitted: p[i].Omit > 0 || !p[i].cells(s), Cells: [][]tableHTMLRun{nil}}
		for _, r := range runs {
			if r.Text == "\t" {
				row.Cells = append(row.Cells, nil)
				continue
			}
			last := len(row.Cells) - 1
			row.Cells[last] = append(row.Cells[last], r)
		}
		if !inTable {
			out = append(out, tableHTMLBlock{side: s})
		}
		block := &out[len(out)-1]
		block.Rows, block.pairs = append(block.Rows, row), append(block.pairs, &p[i])
	}
	return out
}

// tableHTMLBlock is a provision, or rows of a table.
type tableHTMLBlock struct {
	Place int
	Runs  []tableHTMLRun
	Rows  []tableHTMLRow
	pairs []*Pair // of the rows
	side  Side
}

// tableHTMLRow is a row of a table inside a cell.
type tableHTMLRow struct {
	Omitted bool
	Cells   [][]tableHTMLRun
}

// Span is the number of columns an omitted row goes over.
func (b tableHTMLBlock) Span() int {
	n := 1
	for _, r := range b.Rows {
		n = max(n, len(r.Cells))
	}
	return n
}

// Widths are the widths of the columns of a table in percent: by what stands in them, as in Word.
func (b tableHTMLBlock) Widths() []int {
	total := landscape.textWidth() * 2 / 5
	var out []int
	for _, width := range innerWidths(b.pairs, b.side, total) {
		out = append(out, 100*width/total)
	}
	return out
}

// tableHTMLRun is a run with the name of its mark, "" for none.
type tableHTMLRun struct{ Text, Mark string }

func (v diffView) runs(l Line, s Side) []tableHTMLRun {
	out := make([]tableHTMLRun, len(l))
	for i, r := range l {
		out[i].Text = r.Text
		if m := v.Profile.drawn(r, s); m != MarkNone {
			out[i].Mark = string(m)
		}
	}
	return out
}

// Open reports whether no lines are drawn between the cells of a side.
func (v diffView) Open(parts []rowPart, s Side) bool { return oneSided(parts, s) }

// Goes reports whether a row goes on after part i.
func (v diffView) Goes(i int, parts []rowPart) bool { return i+1 < len(parts) }

// tableHTMLCell is what a cell of the page holds.
type tableHTMLCell struct {
	Blocks []tableHTMLBlock
	Frame  bool // changed cells of tables are framed
}

// Framing gives a cell with how changed cells of tables in it stand out.
func (v diffView) Framing(blocks []tableHTMLBlock) tableHTMLCell {
	return tableHTMLCell{blocks, v.Profile.MarkTable == TableFrame}
}

// Marked reports whether a cell of a table changed.
func (c tableHTMLCell) Marked(cell []tableHTMLRun) bool {
	for _, r := range cell {
		if r.Mark != "" {
			return true
		}
	}
	return false
}

// Columns gives the number of columns, for headings that span all of them.
func (t *Table) Columns() int {
	if t.NoteHead != "" {
		return 3
	}
	return 2
}
