package xlsxcheck

import (
	"math"
	"strings"
	"unicode/utf16"

	"github.com/mattn/go-runewidth"
	"github.com/xuri/excelize/v2"
)

// What text takes at the very least: no break forbidden, no room kept free, lines of the lowest of the fonts.
const (
	digit  = 8.0       // pixels of one unit of column width
	pixels = 96.0 / 72 // of a point
	line   = 1.2       // of the size of the font: ＭＳ ゴシック
	most   = 32767     // UTF-16 units in a cell
	high   = 409.5     // points
)

var wide = &runewidth.Condition{EastAsianWidth: true}

// lines is the least number of lines of a text in a width of pixels.
func lines(text string, width, size float64) int {
	n := 0
	for part := range strings.SplitSeq(text, "\n") {
		total := 0.0
		for _, r := range part {
			total += 0.5 * float64(max(wide.RuneWidth(r), 1)) * size * pixels
		}
		n += max(1, int(math.Ceil(total/width)))
	}
	return n
}

// area is where a cell stands: itself, or the cells it is merged with.
type area struct{ col, row, lastCol, lastRow int }

// heights holds every visible text to the height of its row, and to what a cell can hold.
func (c *checker) heights(f *excelize.File, sheet string, rows [][]string) {
	merged, inside := mergedAreas(f, sheet)
	sizes := map[int]float64{}
	for r, cells := range rows {
		for col, text := range cells {
			at, _ := excelize.CoordinatesToCellName(col+1, r+1)
			if n := len(utf16.Encode([]rune(text))); n > most {
				c.fault("%s!%s holds %d characters", sheet, at, n)
			}
			if strings.ContainsFunc(text, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r == 0x7f }) {
				c.fault("%s!%s holds a control character", sheet, at)
			}
			place, isMerged := merged[at]
			if !isMerged {
				place = area{col + 1, r + 1, col + 1, r + 1}
			}
			if text == "" || inside[at] {
				continue
			}
			if need, room := c.needed(f, sheet, at, text, place, sizes), height(f, sheet, place); need > room {
				c.fault("%s!%s needs a height of %.1f and has %.1f: %.40s", sheet, at, need, room, text)
			}
		}
	}
}

// needed is the least height of a text; 0 where the column is hidden.
func (c *checker) needed(f *excelize.File, sheet, at, text string, place area, sizes map[int]float64) float64 {
	width := 0.0
	for col := place.col; col <= place.lastCol; col++ {
		name, _ := excelize.ColumnNumberToName(col)
		if shown, _ := f.GetColVisible(sheet, name); shown {
			w, _ := f.GetColWidth(sheet, name)
			width += w * digit
		}
	}
	if width == 0 {
		return 0
	}
	id, err := f.GetCellStyle(sheet, at)
	if err != nil {
		c.fault("%s!%s: %v", sheet, at, err)
		return 0
	}
	size, known := sizes[id]
	if !known {
		size = 11
		if style, err := f.GetStyle(id); err == nil && style.Font != nil && style.Font.Size > 0 {
			size = style.Font.Size
		}
		sizes[id] = size
	}
	return float64(lines(text, width, size)) * size * line
}

func height(f *excelize.File, sheet string, place area) float64 {
	total := 0.0
	for row := place.row; row <= place.lastRow; row++ {
		h, _ := f.GetRowHeight(sheet, row)
		if h > high {
			return 0
		}
		total += h
	}
	return total
}

// mergedAreas gives the areas by their first cells, and the other cells of them.
func mergedAreas(f *excelize.File, sheet string) (areas map[string]area, inside map[string]bool) {
	areas, inside = map[string]area{}, map[string]bool{}
	list, err := f.GetMergeCells(sheet)
	if err != nil {
		return areas, inside
	}
	for _, m := range list {
		col, row, _ := excelize.CellNameToCoordinates(m.GetStartAxis())
		lastCol, lastRow, _ := excelize.CellNameToCoordinates(m.GetEndAxis())
		areas[m.GetStartAxis()] = area{col, row, lastCol, lastRow}
		for c := col; c <= lastCol; c++ {
			for r := row; r <= lastRow; r++ {
				if at, _ := excelize.CoordinatesToCellName(c, r); at != m.GetStartAxis() {
					inside[at] = true
				}
			}
		}
	}
	return areas, inside
}
