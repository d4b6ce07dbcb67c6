package exporters

import (
	"io"
	"slices"
	"strings"
)

// Names of the sheets of a 新旧対照表.
const (
	trapsSheet   = "番号に注意"
	tableSheet   = "新旧対照表"
	countsSheet  = "件数"
	reviewsSheet = "解説のみの変更"
)

const (
	noteSize   = 9.0 // of the font of the third column
	pieceLines = 10  // lines of a row of a clause that takes several, so that pages break well
)

// WriteDiffXLSX writes a 新旧対照表 as a workbook: 番号に注意 first when there are traps, the table itself with the changed words
// underlined, 件数, and 解説のみの変更 when there are any. A provision too long for a row goes on in the next one. The hidden last column
// of the table holds the id of the clause. Equal tables give equal bytes.
func WriteDiffXLSX(w io.Writer, t *Table) error {
	b := newBook(t.Title, oneLine(t.OldHead)+"／"+oneLine(t.NewHead))
	b.property("kitei.kind", "table/1")
	if len(t.Traps) > 0 {
		writeTraps(b, t)
	}
	writeTable(b, t)
	writeTableCounts(b, t)
	if len(t.Reviews) > 0 {
		writeReviews(b, t)
	}
	return b.write(w)
}

// tableWriter is 新旧対照表 while it is written.
type tableWriter struct {
	*sheet
	t                    *Table
	oldCol, newCol       int
	noteCol, idCol, last int // noteCol is 0 without a third column; last is the last column that is printed
	row                  int // the next one
}

func writeTable(b *book, t *Table) {
	w := &tableWriter{t: t, oldCol: 1, newCol: 2, idCol: 3, last: 2, row: 1}
	widths := []float64{64, 64, 16}
	if t.NoteHead != "" {
		widths = []float64{50, 50, 28, 16}
		w.noteCol, w.idCol, w.last = 3, 4, 3
	}
	if t.NewLeft {
		w.oldCol, w.newCol = 2, 1
	}
	w.sheet = b.sheet(tableSheet, widths...)
	w.across(t.Title, look{size: 16, bold: true, center: true, middle: true})
	if len(t.Traps) > 0 {
		w.across("番号が同じでも内容が異なる条項等があります。シート「"+trapsSheet+"」を確認してください。", look{size: noteSize, center: true, middle: true, color: trapColor})
	}
	head := w.heads()
	for i := range t.Rows {
		w.provision(&t.Rows[i])
	}
	if t.Footer != "" {
		w.across(t.Footer, look{size: noteSize})
	}
	w.hide(w.idCol)
	w.freeze(head)
	w.print(printing{repeat: head, lastCol: w.last, lastRow: w.row - 1, head: t.Title, foot: t.Footer})
	w.finish()
}

// across writes a line over all columns.
func (w *tableWriter) across(text string, l look) {
	size := l.size
	if size == 0 {
		size = bodySize
	}
	total := 0.0
	for _, width := range w.widths[:w.last] {
		total += width
	}
	w.text(1, w.row, text)
	w.style(1, w.row, w.last, w.row, l)
	w.merge(1, w.row, w.last, w.row)
	w.height(w.row, rowHeight(wrappedLines(text, total, size), size)+3)
	w.row++
}

// heads writes the headings of the columns and gives their row.
func (w *tableWriter) heads() int {
	lines := 1
	for _, head := range []struct {
		col  int
		text string
	}{{w.oldCol, w.t.OldHead}, {w.newCol, w.t.NewHead}, {w.noteCol, w.t.NoteHead}} {
		if head.col > 0 {
			w.text(head.col, w.row, head.text)
			lines = max(lines, wrappedLines(head.text, w.widths[head.col-1]*0.9, bodySize)) // bold is wider
		}
	}
	w.text(w.idCol, w.row, "識別子")
	w.style(1, w.row, w.last, w.row, look{bold: true, center: true, middle: true, border: boxed, fill: softFill})
	w.height(w.row, rowHeight(lines, bodySize)+6)
	w.row++
	return w.row - 1
}

// provision writes a row of the table, or the heading of a group.
func (w *tableWriter) provision(r *Row) {
	if r.Group != "" {
		w.across(r.Group, look{bold: true, middle: true, border: boxed, fill: softFill})
		return
	}
	cells := []blockCell{{col: w.oldCol, lines: withBars(r.Old)}, {col: w.newCol, lines: withBars(r.New)}}
	if w.noteCol > 0 {
		cells = append(cells, blockCell{col: w.noteCol, lines: noteLines(r), size: noteSize})
	}
	rows := w.block(w.row, pieceLines, "", cells...)
	w.text(w.idCol, w.row, r.ID)
	for i := range rows {
		border := boxed
		switch {
		case rows == 1:
		case i == 0:
			border = boxedOpen
		case i == rows-1:
			border = boxedEnd
		default:
			border = boxedMid
		}
		w.style(1, w.row, 2, w.row, look{border: border})
		if w.noteCol > 0 {
			w.style(w.noteCol, w.row, w.noteCol, w.row, look{size: noteSize, border: border})
		}
		w.row++
	}
}

// noteLines is the third column of a row: what kind of change it is, then the reason.
func noteLines(r *Row) []Line {
	var out []Line
	if r.State != "" {
		out = append(out, Line{{Text: "［" + r.State + "］"}})
	}
	if r.Note != "" {
		out = append(out, plainLines(r.Note)...)
	}
	return out
}

// withBars puts a bar between the cells of a table, which are parted by tabs.
func withBars(lines []Line) []Line {
	out := make([]Line, len(lines))
	for i, l := range lines {
		out[i] = slices.Clone(l)
		for j := range out[i] {
			out[i][j].Text = strings.ReplaceAll(out[i][j].Text, "\t", cellBar)
		}
	}
	return out
}
