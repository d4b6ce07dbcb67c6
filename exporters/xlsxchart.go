package exporters

// Charts stand on a sheet in pixels, which every program makes of the widths of columns in its own way. These are excelize's, which says
// in the file between which cells a chart stands.
const (
	chartDigit   = 7  // pixels of one unit of column width
	chartPadding = 5  // pixels beside it
	chartEmpty   = 64 // pixels of a column nobody set
	chartRow     = 20 // pixels of a row nobody set
)

// drawnWidth is the width of the first columns as a chart is measured; columns behind those of the sheet are empty ones.
func (s *sheet) drawnWidth(columns int) float64 {
	width := 0.0
	for i := range columns {
		switch {
		case i >= len(s.widths):
			width += chartEmpty
		case s.widths[i] > 0:
			width += float64(int(s.widths[i]*chartDigit+0.5) + chartPadding)
		}
	}
	return width
}

// A4 between the margins of our sheets, in points.
const (
	pageLong  = 842 - 1.2*72
	pageShort = 595 - 1.2*72
)

// printedPage gives how much of a page of a sheet there is in points, down and as the sheet is scaled to the width of the page.
func printedPage(width float64, portrait bool) (down, scale float64) {
	across, down := pageLong, pageShort
	if portrait {
		across, down = pageShort, pageLong
	}
	return down, min(1, across*pixels/width)
}

// chartRoom is how many of the rows a chart asks for it gets, below a table whose headings stand in row head and which ends in row last: so many that
// it stands on one page below the repeated headings, and on the page of the table where it need not become much smaller for that.
func (s *sheet) chartRoom(rows, head, last int, width float64, portrait bool) int {
	down, scale := printedPage(width, portrait)
	above := s.cells.row(head).height
	rows = min(rows, int((down/scale-above)*pixels/chartRow)-3)
	used := s.filled(last, width, portrait)
	if left := int((down-used)/scale*pixels/chartRow) - 2; left < rows && left >= rows*chartLeast/100 {
		return left
	}
	return rows
}

// chartLeast is the part of its height, in hundredths, that a chart keeps so as to stand on the page of its table.
const chartLeast = 60

// filled gives how much of its page the last of the rows down to one fills with those above it, in points on paper.
func (s *sheet) filled(last int, width float64, portrait bool) (used float64) {
	down, scale := printedPage(width, portrait)
	for i := range s.cells.rows[:last] {
		height := s.cells.rows[i].height
		if height == 0 {
			height = chartRow / pixels
		}
		if used += height * scale; used > down {
			used = height * scale
		}
	}
	return used
}

// chartBreak begins a new page behind row last when a chart of so many rows, as wide as the print, does not fit on the page the table ends on.
func (s *sheet) chartBreak(last, rows int, width float64, portrait bool) {
	down, scale := printedPage(width, portrait)
	used := s.filled(last, width, portrait)
	chart := float64(rows+2) * chartRow / pixels * scale
	if used+chart > down && s.err == nil {
		s.do(s.f.InsertPageBreak(s.name, at(1, last+1)))
	}
}
