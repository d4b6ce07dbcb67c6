package exporters

import (
	"cmp"
	"math"
)

// blockCell is a cell of text in a row that becomes as many rows as its longest cell needs.
type blockCell struct {
	col   int
	lines []Line
	size  float64 // of the font; bodySize when 0
}

// block writes cells side by side from a row on, marked words underlined, and sets the height of every row it takes.
// It gives how many rows those are: one, unless a text is too long for it (see splitLines). In the rows that follow the first, a cell
// that goes on begins with mark.
func (s *sheet) block(row, room int, mark string, cells ...blockCell) (rows int) {
	heights := make([]float64, 1, 4)
	for _, c := range cells {
		size := cmp.Or(c.size, bodySize)
		for i, p := range splitLines(c.lines, s.widths[c.col-1], size, room) {
			if i > 0 && mark != "" {
				p.lines = append([]Line{{{Text: mark}}}, p.lines...)
				p.height++
			}
			if i == len(heights) {
				heights = append(heights, 0)
			}
			s.lines(c.col, row+i, size, p.lines)
			heights[i] = math.Max(heights[i], rowHeight(p.height, size))
		}
	}
	for i, h := range heights {
		s.height(row+i, h)
	}
	return len(heights)
}

// lines writes lines into one cell.
func (s *sheet) lines(col, row int, size float64, lines []Line) {
	for _, l := range lines {
		if l.marked() {
			s.rich(col, row, size, lines)
			return
		}
	}
	s.text(col, row, joined(lines))
}
