package importers

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// pdfLine is a line of text on a page, or a table in its place.
type pdfLine struct {
	rect
	text  string
	size  float64 // of the type, in points
	base  float64
	bold  bool
	box   int        // the ruled box it stands in, from 1 through the file; 0 for none
	rows  [][]string // cells, for a table
	edges []float64  // of the columns of a ruled table
	page  int
	until int     // the last page of a table that was joined over pages
	label float64 // where the words behind the number at its head begin; 0 without a number
	room  rect    // the column, box or cell it stands in
	alone bool    // its page has no columns
}

// Distances in parts of the size of the type.
const (
	sameBase  = 0.45 // characters whose feet are closer stand on one line
	wordGap   = 0.18 // a gap between Latin words
	halfGap   = 0.2  // a gap between Japanese characters that is a half-width space
	spaceGap  = 0.42 // a gap between Japanese characters that is a space
	fullGap   = 0.9  // a gap between Latin words that is a full-width space
	columnGap = 1.9  // a gap that may separate columns
)

// fragments cuts characters into runs that stand close together on one line, in the order of lines, each from left to right.
func fragments(glyphs []glyph) [][]glyph {
	sorted := slices.Clone(glyphs)
	slices.SortStableFunc(sorted, func(a, b glyph) int { return cmp.Compare(a.base, b.base) })
	var out [][]glyph
	for i := 0; i < len(sorted); {
		foot, size := sorted[i].base, sorted[i].size
		j := i + 1
		for j < len(sorted) && sorted[j].base-foot < sameBase*max(min(size, sorted[j].size), 4) {
			foot = sorted[j].base
			j++
		}
		row := sorted[i:j]
		slices.SortStableFunc(row, func(a, b glyph) int { return cmp.Compare(a.left, b.left) })
		out = append(out, splitRuns(row)...)
		i = j
	}
	return out
}

func splitRuns(row []glyph) [][]glyph {
	var out [][]glyph
	start := 0
	for i := 1; i < len(row); i++ {
		if row[i].left-row[i-1].right > columnGap*max(row[i-1].size, row[i].size) {
			out = append(out, row[start:i])
			start = i
		}
	}
	return append(out, row[start:])
}

// isWide reports whether a character takes a full square in Japanese type.
func isWide(r rune) bool {
	return r >= 0x2E80 && r != 0xFFFD && !(r >= 0xFF61 && r <= 0xFFDC)
}

// line makes a line of characters that stand in a row.
func line(row []glyph, page int) pdfLine {
	l := pdfLine{rect: row[0].rect, base: row[0].base, page: page, size: typeSize(row)}
	var b strings.Builder
	heavy, spread := 0, letterSpace(row)
	for i, g := range row {
		if i > 0 {
			b.WriteString(gap(row[i-1], g, l.size, spread))
		}
		b.WriteRune(plainForm(g.char))
		l.rect = l.union(g.rect)
		if g.bold {
			heavy++
		}
	}
	l.bold = heavy*2 > len(row)
	l.text = strings.Trim(b.String(), " 　\t\u00a0")
	if label, ok := labelOf(l.text); ok {
		l.label = startOf(row, utf8.RuneCountInString(label))
	}
	return l
}

// startOf gives the left edge of the first character behind the first n that are no spaces.
func startOf(row []glyph, n int) float64 {
	for _, g := range row {
		if unicode.IsSpace(g.char) {
			continue
		}
		if n == 0 {
			return g.left
		}
		n--
	}
	return 0
}

// typeSize is the size of most of a row.
func typeSize(row []glyph) float64 {
	sizes := make([]float64, 0, len(row))
	for _, g := range row {
		if !unicode.IsSpace(g.char) {
			sizes = append(sizes, g.size)
		}
	}
	if len(sizes) == 0 {
		return row[0].size
	}
	slices.Sort(sizes)
	return sizes[len(sizes)/2]
}

// letterSpace is the usual gap between the Japanese characters of a row, as wide as its justification made it.
func letterSpace(row []glyph) float64 {
	var gaps []float64
	for i := 1; i < len(row); i++ {
		if isWide(row[i-1].char) && isWide(row[i].char) {
			gaps = append(gaps, row[i].left-row[i-1].right)
		}
	}
	if len(gaps) < 4 {
		return 0
	}
	slices.Sort(gaps)
	return max(gaps[len(gaps)/2], 0)
}

// gap is the space that a gap between two characters stands for; spread is how far apart the characters of the row stand anyway.
func gap(a, b glyph, size, spread float64) string {
	if unicode.IsSpace(a.char) || unicode.IsSpace(b.char) {
		return ""
	}
	width := b.left - a.right - spread
	switch {
	case !isWide(a.char) && !isWide(b.char):
		if width > fullGap*size {
			return "　"
		}
		if width > wordGap*size {
			return " "
		}
	case width > spaceGap*size:
		return "　"
	case isWide(a.char) && isWide(b.char) && width > halfGap*size:
		return " "
	}
	return ""
}

// plainForm gives the usual form of a character that vertical writing or a font for compatibility or for symbols puts in another.
func plainForm(r rune) rune {
	if i := slices.Index(verticalForms, r); i >= 0 {
		return plainForms[i]
	}
	switch {
	case r >= 0xF020 && r <= 0xF0FF: // a sign of a symbol font: the dots of lists
		return '•'
	case r == '\u00a0' || r == '\t' || r == '\n' || r == '\r':
		return ' '
	case r >= 0x2F00 && r <= 0x2FD5: // the radicals that stand for whole characters in files made by some printers
		return []rune(norm.NFKC.String(string(r)))[0]
	}
	return r
}

var (
	verticalForms = []rune("︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄︑︒︐︰︱")
	plainForms    = []rune("（）｛｝〔〕【】《》〈〉「」『』、。，：―")
)

// column is a rectangle of a page that is read from top to bottom.
type column struct {
	rect
	lines []pdfLine
}

// maxColumnLines bounds the lines of a page among which columns are looked for. The time that takes grows with the square of the lines where none is.
const maxColumnLines = 1000

// readingOrder cuts what stands on a page into columns and gives them in the order of reading.
func readingOrder(lines []pdfLine) []column {
	if len(lines) == 0 {
		return nil
	}
	slices.SortStableFunc(lines, func(a, b pdfLine) int { return cmp.Compare(a.base, b.base) })
	whole := extent(lines)
	for from := 0; from < len(lines) && len(lines) <= maxColumnLines; from++ {
		gutter, n := findGutter(lines[from:], whole)
		if n == 0 {
			continue
		}
		var left, right []pdfLine
		for _, l := range lines[from : from+n] {
			if l.right <= gutter {
				left = append(left, l)
			} else {
				right = append(right, l)
			}
		}
		var out []column
		out = append(out, readingOrder(lines[:from])...)
		out = append(out, readingOrder(left)...)
		out = append(out, readingOrder(right)...)
		return append(out, readingOrder(lines[from+n:])...)
	}
	return []column{{whole, mergeRows(lines)}}
}

func extent(lines []pdfLine) rect {
	r := lines[0].rect
	for _, l := range lines {
		r = r.union(l.rect)
	}
	return r
}

// minColumnRows is how many lines a column has at least on each side of its gutter.
const minColumnRows = 5

// findGutter looks for an empty strip with full lines of text on both sides, beginning at the first line. It gives the middle of the strip and
// the number of lines it divides; 0 for none. Only strips beside the first line are tried, so that the search stays linear on usual pages.
func findGutter(lines []pdfLine, whole rect) (x float64, n int) {
	first := lines[0]
	if first.right-whole.left > whole.width()*0.75 || first.rows != nil {
		return 0, 0
	}
	from, to := first.right, whole.right
	if first.left-whole.left > whole.width()*0.25 {
		from, to = whole.left, first.left
	}
	for _, l := range lines {
		lo, hi := from, to
		switch {
		case l.rows != nil || l.left < from && l.right > to:
			lo, hi = 0, 0
		case l.right <= (from+to)/2 || l.left <= from:
			lo = max(from, l.right)
		default:
			hi = min(to, l.left)
		}
		if hi-lo < columnGap*0.6*l.size {
			break
		}
		from, to = lo, hi
		n++
	}
	x = (from + to) / 2
	if n < 2*minColumnRows || !isColumn(lines[:n], whole.left, x, true) || !isColumn(lines[:n], x, whole.right, false) {
		return 0, 0
	}
	return x, n
}

// isColumn reports whether the lines on one side of a gutter are running text: enough of them, most as wide as the column.
func isColumn(lines []pdfLine, left, right float64, before bool) bool {
	var side []pdfLine
	for _, l := range lines {
		if l.right <= right && before || l.left >= left && !before {
			side = append(side, l)
		}
	}
	if len(side) < minColumnRows {
		return false
	}
	r, full := extent(side), 0
	for _, l := range side {
		if l.right > r.right-2*l.size && l.width() > r.width()*0.7 {
			full++
		}
	}
	return r.width() > 8*side[0].size && full*2 >= len(side)
}

// mergeRows joins what stands on one line of a column, with a space between.
func mergeRows(lines []pdfLine) []pdfLine {
	var out []pdfLine
	for i := 0; i < len(lines); {
		j := i + 1
		for j < len(lines) && lines[i].rows == nil && lines[j].rows == nil && lines[i].box == lines[j].box &&
			math.Abs(lines[j].base-lines[i].base) < sameBase*min(lines[i].size, lines[j].size) {
			j++
		}
		row := slices.Clone(lines[i:j])
		slices.SortStableFunc(row, func(a, b pdfLine) int { return cmp.Compare(a.left, b.left) })
		whole := row[0]
		for _, l := range row[1:] {
			if whole.label == 0 {
				if _, ok := labelOf(whole.text); ok {
					whole.label = l.left
				}
			}
			whole.text += "　" + l.text
			whole.rect = whole.union(l.rect)
		}
		out = append(out, whole)
		i = j
	}
	return out
}
