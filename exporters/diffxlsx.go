package exporters

import (
	"io"
	"slices"
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

// WriteDiffXLSX writes a 新旧対照表 as a workbook in the form of its profile: the table itself with the changed words marked, 件数, 番号に注意 when there
// are traps, and 解説のみの変更 when there are any. A provision too long for a row goes on in the next one. Two hidden columns of the
// table hold the id of the clause and which cells go on in the middle of a line. Equal tables give equal bytes.
func WriteDiffXLSX(w io.Writer, t *Table) error {
	b := newBook(t.Title, oneLine(t.OldHead)+"／"+oneLine(t.NewHead))
	for _, p := range t.properties() {
		b.property(p.Name, p.Value)
	}
	first := t.Profile.Summary == SummaryFirst
	if first && len(t.Traps) > 0 {
		writeTraps(b, t)
	}
	writeTable(b, t)
	if t.Profile.Summary != SummaryNone {
		writeTableCounts(b, t)
	}
	if t.Profile.Summary == SummaryLast && len(t.Traps) > 0 {
		writeTraps(b, t)
	}
	if len(t.Reviews) > 0 {
		writeReviews(b, t)
	}
	return b.write(w)
}

// tableWriter is 新旧対照表 while it is written.
type tableWriter struct {
	*sheet
	t                   *Table
	noteCol             int // 0 without a third column
	idCol, joinCol      int // hidden
	last                int // the last column that is printed
	row                 int // the next one
	size, least, noteAt float64
	clauses             []clauseRows // of the rows of the table that are no heading over all columns
	headings            map[int]bool // rows that stay with the next one
}

// clauseRows are the rows of the sheet a row of the table takes; open are the columns without lines between them.
type clauseRows struct {
	first, last int
	open        [2]bool // left and right
	heading     bool    // of a chapter, in both columns
}

func writeTable(b *book, t *Table) {
	w := &tableWriter{t: t, idCol: 3, joinCol: 4, last: 2, row: 1, size: float64(t.Profile.Size), headings: map[int]bool{}}
	w.least = float64(t.Profile.RowHeight) * 72 / 25.4
	widths := []float64{64, 64, 16, 6}
	if t.NoteHead != "" {
		widths = []float64{52, 52, 28, 16, 6}
		w.noteCol, w.idCol, w.joinCol, w.last = 3, 4, 5, 3
	}
	portrait := t.Profile.Paper == PaperPortrait
	if portrait {
		for i := range w.last {
			widths[i] *= 0.72
		}
	}
	w.noteAt = min(noteSize, w.size)
	w.sheet = b.sheet(tableSheet, widths...)
	w.mincho = t.Profile.Font == FontMincho
	w.across(t.Title, look{size: 16, bold: true, center: true, middle: true})
	if t.Profile.Summary != SummaryNone && len(t.Traps) > 0 {
		w.across("番号が同じでも内容が異なる条項等があります。シート「"+trapsSheet+"」を確認してください。", look{size: noteSize, center: true, middle: true, color: trapColor})
	}
	if t.Lead != "" {
		w.across(t.Lead, look{size: w.size, mincho: w.mincho})
	}
	if t.Profile.MarkTable == TableFrame { // a 別表 has no cells of its own here, and the lead may speak of frames
		w.across("（このシートでは、表の改正する欄を、太線に代えて下線で示す。）", look{size: noteSize})
	}
	head := w.heads()
	for i := range t.Rows {
		w.tableRow(&t.Rows[i])
	}
	if t.Remark != "" {
		w.headings[w.row-1] = true
		w.across(t.Remark, look{size: noteSize, mincho: w.mincho})
	}
	if t.Footer != "" {
		w.across(t.Footer, look{size: noteSize})
	}
	w.borders(w.pages(head, w.row-1, w.last, portrait, w.headings))
	w.hide(w.idCol)
	w.hide(w.joinCol)
	w.freeze(head)
	w.print(printing{portrait: portrait, repeat: head, lastCol: w.last, lastRow: w.row - 1, head: t.Title, foot: t.Footer})
	w.finish()
}

// acrossMark tells, in the hidden column, a line over all columns from a row of the table.
const acrossMark = "*"

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
	w.text(w.joinCol, w.row, acrossMark)
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
	}{{1, w.t.Head(w.t.Left())}, {2, w.t.Head(w.t.Right())}, {w.noteCol, w.t.NoteHead}} {
		if head.col > 0 {
			w.text(head.col, w.row, head.text)
			lines = max(lines, wrappedLines(head.text, w.widths[head.col-1]*0.9, bodySize)) // bold is wider
		}
	}
	w.text(w.idCol, w.row, "識別子")
	w.text(w.joinCol, w.row, "続き")
	w.style(1, w.row, w.last, w.row, look{bold: true, center: true, middle: true, border: boxed, fill: softFill})
	w.height(w.row, rowHeight(lines, bodySize)+6)
	w.row++
	return w.row - 1
}

// tableRow writes a row of the table, or the heading of a group.
func (w *tableWriter) tableRow(r *Row) {
	if r.Kind == RowGroup {
		w.headings[w.row] = true
		w.across(r.Group, look{bold: true, middle: true, border: boxed, fill: softFill})
		return
	}
	start := w.row
	parts := w.t.parts(r)
	note := w.notes(r)
	for i, part := range parts {
		w.part(part, &note, i == len(parts)-1)
	}
	w.text(w.idCol, start, r.ID)
	w.clauses = append(w.clauses, clauseRows{start, w.row - 1, [2]bool{oneSided(parts, w.t.Left()), oneSided(parts, w.t.Right())}, r.Kind == RowHeading})
	w.headings[start] = r.Kind == RowHeading
}

// borders draws the lines of the table: hairlines between the provisions of a clause, the reason running on beside them, and full lines around it
// and at the ends of pages, before the rows given.
func (w *tableWriter) borders(begins map[int]bool) {
	for _, c := range w.clauses {
		for row := c.first; row <= c.last; row++ {
			above, below := row == c.first || begins[row], row == c.last || begins[row+1]
			texts, open := boxedInner, boxedMid
			switch {
			case above && below:
				texts, open = boxed, boxed
			case above:
				texts, open = boxedFirst, boxedOpen
			case below:
				texts, open = boxedLast, boxedEnd
			}
			for col := 1; col <= 2; col++ {
				l := look{size: w.size, border: texts, mincho: w.mincho}
				if c.heading { // not bold, which is a mark
					l.fill, l.mincho, l.middle = softFill, false, true
				}
				if c.open[col-1] {
					l.border = open
				}
				w.style(col, row, col, row, l)
			}
			if w.noteCol > 0 {
				w.style(w.noteCol, row, w.noteCol, row, look{size: w.noteAt, border: open, mincho: w.mincho})
			}
		}
	}
}

// notes gives the lines of the third column of a row as they are broken in it.
func (w *tableWriter) notes(r *Row) []Line {
	if w.noteCol == 0 {
		return nil
	}
	var out []Line
	for _, l := range noteLines(r) {
		text, start := l.Text(), 0
		for _, end := range append(lineBreaks(text, w.widths[w.noteCol-1], w.noteAt), len(text)) {
			out = append(out, cutLine(l, start, end))
			start = end
		}
	}
	return out
}

// part writes what stands in one row, and in those after it where it is too long. The note runs along beside it; what is left of it goes
// into the last row.
func (w *tableWriter) part(part rowPart, note *[]Line, last bool) {
	left, right := w.pieces(part, w.t.Left()), w.pieces(part, w.t.Right())
	n := max(len(left), len(right), 1)
	for i := range n {
		height := max(rowHeight(1, w.size), w.least)
		joins := ""
		for col, pieces := range [][]cellPart{left, right} {
			if i >= len(pieces) {
				continue
			}
			w.lines(col+1, w.row, w.size, pieces[i].lines)
			height = max(height, rowHeight(pieces[i].height, w.size))
			if pieces[i].cut {
				joins += column(col + 1)
			}
		}
		w.text(w.joinCol, w.row, joins)
		height = w.noteBeside(note, height, last && i == n-1)
		w.height(w.row, height)
		w.row++
	}
}

// noteBeside writes as much of the note as a row has room for and gives the height of the row; rest lets it grow for all that is left.
func (w *tableWriter) noteBeside(note *[]Line, height float64, rest bool) float64 {
	n := len(*note)
	if n == 0 {
		return height
	}
	room := n
	if !rest {
		for room > 0 && rowHeight(room, w.noteAt) > height {
			room--
		}
	} else if need := rowHeight(n, w.noteAt); need >= maxHeight && need > height {
		room = pieceLines
	}
	if room > 0 {
		w.lines(w.noteCol, w.row, w.noteAt, (*note)[:room])
		height = max(height, rowHeight(room, w.noteAt))
	}
	*note = (*note)[room:]
	if rest && len(*note) > 0 {
		w.height(w.row, height)
		w.row++
		return w.noteBeside(note, rowHeight(1, w.size), true)
	}
	return height
}

// pieces gives the text of one column of a part, cut where it is too long for a row.
func (w *tableWriter) pieces(part rowPart, s Side) []cellPart {
	lines := part.side(s)
	if len(lines) == 0 {
		return nil
	}
	return splitLines(w.t.drawnLines(withBars(lines), s), w.widths[0], w.size, pieceLines)
}

// drawnLines gives lines with a mark on what a side of the profile marks.
func (t *Table) drawnLines(lines []Line, s Side) []Line {
	out := make([]Line, len(lines))
	for i, l := range lines {
		out[i] = slices.Clone(l)
		for j, r := range l {
			out[i][j].Mark = t.Profile.drawn(r, s) != MarkNone
			out[i][j].kind = t.Profile.drawn(r, s)
		}
	}
	return out
}

// noteLines is the third column of a row: what kind of change it is, then the reason.
func noteLines(r *Row) []Line {
	var out []Line
	if r.State != "" {
		out = append(out, plainLines("［"+r.State+"］")...)
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
			out[i][j].Text = WithBars(out[i][j].Text)
		}
	}
	return out
}
