package exporters

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
)

// Excel does not fit a row to its text when a program wrote it, and a row too low hides the end of a duty. So the height is worked
// out here, on the safe side: text is broken as Excel breaks it, in a cell a little narrower than it is, with lines high enough for the
// fonts that stand in for ＭＳ ゴシック elsewhere. A row can come out too high, never too low.
const (
	digitWidth  = 8.0       // pixels of one unit of column width: a digit of ＭＳ ゴシック 11, the standard font of the workbook
	cellPadding = 6.0       // pixels kept free in a cell
	pixels      = 96.0 / 72 // of a point
	halfWidth   = 0.6       // of the size of the font: Latin letters and digits, also in a font that is not of fixed width
	lineHeight  = 1.45      // of the size of the font: a line of Noto Sans CJK, the tallest of them; ＭＳ ゴシック has 1.2
	rowPadding  = 3.0       // points added to a row
	maxHeight   = 409.0     // points a row can be high
)

// Characters that do not begin or end a line (禁則).
var (
	noStart = runesOf("、。，．・：；？！）〕］｝〉》」』】ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％)]},.:;?!")
	noEnd   = runesOf("（〔［｛〈《「『【([{")
)

// runeSet is a set of characters of the basic plane.
type runeSet [1 << 16 / 64]uint64

func runesOf(s string) *runeSet {
	set := new(runeSet)
	for _, r := range s {
		set[r/64] |= 1 << (r % 64)
	}
	return set
}

func (s *runeSet) has(r rune) bool { return r < 1<<16 && s[r/64]&(1<<(r%64)) != 0 }

// eastAsian measures characters as Japanese fonts do: those of ambiguous width (○, ①, ×) are wide.
var eastAsian = &runewidth.Condition{EastAsianWidth: true}

// rowHeight gives the height of a row of n lines at a size of font, at most what Excel can show.
func rowHeight(n int, size float64) float64 {
	points := float64(max(n, 1))*size*lineHeight + rowPadding
	return math.Min(math.Ceil(points/0.75)*0.75, maxHeight)
}

// wrappedLines gives how many lines text takes in a column of a width at a size of font: at least one for each of its own lines.
func wrappedLines(text string, width, size float64) int {
	n := 0
	for line := range strings.SplitSeq(lineFeeds(text), "\n") {
		n += 1 + len(lineBreaks(line, width, size))
	}
	return n
}

// lineFeeds gives a text with line feeds for line ends, as a cell holds it.
func lineFeeds(s string) string {
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return lineEnds.Replace(s)
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// lineBreaks gives the bytes before which a line of text is broken. A Latin word is kept whole where it fits, and the
// characters of noStart take the one before them along to the next line, as those of noEnd go along with the one after.
func lineBreaks(line string, width, size float64) []int {
	room := width*digitWidth - cellPadding
	em := size * pixels
	if float64(len(line))*em <= room { // a byte takes less than a full width
		return nil
	}
	var breaks []int
	used, start := 0.0, 0 // of the line being filled
	unit, unitWidth := 0, 0.0
	var before rune
	for i, r := range line {
		w := runeWidth(r) * em
		if i > 0 && !sticks(before, r) {
			unit, unitWidth = i, 0
		}
		unitWidth += w
		used += w
		if used > room && i > start {
			if unit > start && unitWidth <= room {
				breaks = append(breaks, unit)
				start, used = unit, unitWidth
			} else { // one word longer than the line
				breaks = append(breaks, i)
				start, unit = i, i
				used, unitWidth = w, w
			}
		}
		before = r
	}
	return breaks
}

// sticks reports whether no line is broken between two characters.
func sticks(before, r rune) bool {
	if r < utf8.RuneSelf && before < utf8.RuneSelf {
		return r != ' ' && before != ' ' && before != '-' && before != '/'
	}
	return noStart.has(r) || noEnd.has(before)
}

// runeWidth is the width of a character as a part of the size of the font.
func runeWidth(r rune) float64 {
	switch {
	case r < utf8.RuneSelf:
		return halfWidth
	case r >= 0x3000 && r <= 0x9fff:
		return 1
	case eastAsian.RuneWidth(r) == 1:
		return halfWidth
	}
	return 1
}
