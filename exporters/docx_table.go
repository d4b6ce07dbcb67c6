package exporters

import "strings"

// Measures of a cell, in twips but for its size in half-points.
const (
	cellSize   = 19 // half-points
	cellLine   = 290
	cellEm     = cellSize * 10
	cellSide   = 85 // left and right of the text
	cellAbove  = 30 // above and below it
	cellBorder = 10
	formRow    = 680
	leastRow   = 450
	leastChars = 3                         // narrowest column, in characters
	keptRow    = 12*cellLine + 2*cellAbove // rows up to this height are never parted by the end of a page
)

// table is a table of a Word document with its widths and heights worked out.
type table struct {
	rows    [][]string
	widths  []int
	heights []int // what the text of each row takes
	least   int   // least height of a row
	form    bool
	justify []string // w:jc of each column, "" for that of the style; nil for none
	fills   []string // colour of each row, "" for none; nil for none
	breaks  bool     // a row may go on on the next page
}

// newTable lays out rows for a page. In a 様式 rows are as high as the page allows, up to 12 mm, to be written in by hand.
func newTable(rows [][]string, on paper, form bool) *table {
	t := measured(rows, columnWidths(rows, on.textWidth(), form))
	t.form = form
	if form {
		const heading = 8 * pitch // what stands above the table, and the note on the wording below the last one
		t.least = formRow
		for t.least > leastRow && t.total() > on.textHeight()-heading {
			t.least -= 10
		}
	}
	return t
}

// measured lays out rows in columns of given widths.
func measured(rows [][]string, widths []int) *table {
	t := &table{rows: rows, widths: widths, heights: make([]int, len(rows))}
	for row := range rows {
		t.heights[row] = t.textHeight(row)
	}
	return t
}

// cell gives a cell, "" where the row is short.
func (t *table) cell(row, column int) string {
	if column < len(t.rows[row]) {
		return t.rows[row][column]
	}
	return ""
}

// look gives how the cells of a row and column stand out.
func (t *table) look(row, column int) (justify, fill string) {
	if column < len(t.justify) {
		justify = t.justify[column]
	}
	if row < len(t.fills) {
		fill = t.fills[row]
	}
	return justify, fill
}

func (t *table) textHeight(row int) int {
	lines := 1
	for column, width := range t.widths {
		w := width - 2*cellSide - cellBorder
		lines = max(lines, countLines(t.cell(row, column), w, w, cellEm))
	}
	return lines*cellLine + 2*cellAbove
}

func (t *table) rowHeight(row int) int {
	height := max(t.heights[row], t.least) + cellBorder
	if row == 0 {
		height += 2 * cellBorder // the frame is thicker
	}
	return height
}

func (t *table) total() int {
	sum := 0
	for row := range t.rows {
		sum += t.rowHeight(row)
	}
	return sum
}

// columnWidths shares a width among columns.
//
// A column that needs no more than its equal share gets what it needs; the others share the rest by the square root of what they need, so that
// a long text gets more room without crowding out the short ones. What is left over goes to the columns that will be written in, or
// else to all in proportion.
func columnWidths(rows [][]string, width int, form bool) []int {
	n := columns(rows)
	need, blank := make([]int, n), make([]bool, n)
	for c := range need {
		need[c], blank[c] = columnNeed(rows, c)
	}
	if form && n == 2 { // 項目 and 記入欄: names may wrap, what is filled in should not
		need[0] = min(need[0], width*3/10)
	}
	widths := make([]int, n)
	rest, open := width, n
	for again := true; again && open > 0; {
		again = false
		share := rest / open
		for c := range widths {
			if widths[c] == 0 && need[c] <= share {
				widths[c] = need[c]
				rest -= need[c]
				open--
				again = true
			}
		}
	}
	if open > 0 {
		shareByRoot(widths, need, rest)
	} else {
		shareSpare(widths, blank, rest, form)
	}
	sum := 0
	for _, w := range widths {
		sum += w
	}
	widths[n-1] += width - sum
	return widths
}

// columnNeed is the width a column would take without wrapping, and whether nothing stands in it but its heading.
func columnNeed(rows [][]string, c int) (need int, blank bool) {
	blank = len(rows) > 1
	widest := leastChars * cellEm
	for r, row := range rows {
		if c >= len(row) {
			continue
		}
		if r > 0 && strings.Trim(row[c], " 　／：") != "" {
			blank = false
		}
		for line := range strings.SplitSeq(row[c], "\n") {
			widest = max(widest, textWidth(line, cellEm))
		}
	}
	return widest + 2*cellSide + cellEm/2, blank
}

func shareByRoot(widths, need []int, rest int) {
	sum := 0
	for c := range widths {
		if widths[c] == 0 {
			sum += root(need[c])
		}
	}
	for c := range widths {
		if widths[c] == 0 {
			widths[c] = rest * root(need[c]) / sum
		}
	}
}

func shareSpare(widths []int, blank []bool, spare int, form bool) {
	count, sum := 0, 0
	for c := range widths {
		sum += widths[c]
		if blank[c] {
			count++
		}
	}
	if form && count > 0 {
		for c := range widths {
			if blank[c] {
				widths[c] += spare / count
			}
		}
		return
	}
	for c, w := range widths {
		widths[c] += spare * w / sum
	}
}

// root is the integer square root.
func root(n int) int {
	r := n
	for next := (r + 1) / 2; next < r; next = (r + n/r) / 2 {
		r = next
	}
	return max(r, 1)
}

func sum(values []int) int {
	total := 0
	for _, v := range values {
		total += v
	}
	return total
}
