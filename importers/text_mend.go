package importers

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"

	"kitei/policy"
)

// restoreCircled puts ①, ② … back where a copy has @, A … in their places: the second bytes of the characters in Shift_JIS. A run begins with @
// and goes on with the letter that is due.
func (r *reader) restoreCircled(lines []textLine) {
	due, count, first := byte(0), 0, 0
	for i := range lines {
		s := lines[i].text
		if s == "" || s[0] != '@' && s[0] != due || len(s) < 2 || s[1] < utf8.RuneSelf || strings.HasPrefix(s[1:], "　") && s[0] != '@' {
			continue
		}
		lines[i].text = string('①'+rune(s[0]-'@')) + s[1:]
		due = s[0] + 1
		if s[0] == '@'+19 {
			due = 0 // ⑳ was the last of these characters
		}
		if count++; count == 1 {
			first = lines[i].number
		}
	}
	if count > 0 {
		r.note("circled-restored", r.at(first), count)
	}
}

// textTable gives the rows of a table of cells that are separated by tabs, or aligned with spaces, at the head of the lines, and how many
// lines it takes; 0 for none.
func textTable(lines []textLine) (rows [][]string, n int) {
	for _, cut := range []func(textLine, int) []string{tabbed, aligned} {
		width := 0
		rows = nil
		for _, l := range lines {
			cells := cut(l, width)
			if cells == nil {
				break
			}
			width = max(width, len(cells))
			rows = append(rows, cells)
		}
		if len(rows) > 1 || len(rows) == 1 && width > 2 && strings.Contains(lines[0].text, "\t") {
			return rows, len(rows)
		}
	}
	return nil, 0
}

// tabbed cuts a row at its tabs. A number and a tab before a sentence is a provision and no row, unless a table of as many columns is open.
func tabbed(l textLine, width int) []string {
	raw := strings.TrimLeft(strings.TrimRight(l.raw, "\f"), " 　")
	if !strings.Contains(raw, "\t") || width == 0 && strings.HasPrefix(raw, "\t") {
		return nil
	}
	cells := strings.Split(raw, "\t")
	if _, rest, ok := policy.ParseLabel(cells[0] + "　"); ok && rest == "" && width != 2 && len(cells) == 2 {
		return nil
	}
	for i := range cells {
		cells[i] = strings.Trim(cells[i], " 　")
	}
	return cells
}

var wideGap = regexp.MustCompile(`(?: {2,}|　{2,}|　 +| +　)[ 　]*`)

// aligned cuts a row at gaps of two spaces and more. Rows of two cells are common in other texts (names, dates), so that three or more cells are
// wanted, of one number in every row.
func aligned(l textLine, width int) []string {
	if _, _, labelled := policy.ParseLabel(l.text); labelled && width == 0 || strings.HasSuffix(l.text, "。") && width == 0 {
		return nil
	}
	cells := wideGap.Split(l.text, -1)
	if len(cells) < 3 || width > 0 && len(cells) != width {
		return nil
	}
	return cells
}

// joinWrapped joins the lines of a text that was cut at a width. A text was cut when most of its longest lines end within a sentence and the next goes on.
// In such a text a line that ends within a sentence was cut even where it is shorter: the indents of items are lost in copying.
func (r *reader) joinWrapped(blocks []block) []block {
	width := wrapWidth(blocks)
	if width == 0 {
		return blocks
	}
	out := blocks[:0:0]
	joined, first, full := 0, 0, false
	for i, b := range blocks {
		w := columns(b.text) + b.indent*2
		if full && b.rows == nil && continues(blocks, i) {
			last := &out[len(out)-1]
			if isLetter(last.text[len(last.text)-1]) && isLetter(b.text[0]) {
				last.text += " "
			}
			last.text += b.text
			if joined++; joined == 1 {
				first = b.pos.Line
			}
		} else {
			out = append(out, b)
		}
		full = b.rows == nil && (w >= width-2 || w >= width-maxIndent && !endsSentence(b.text))
	}
	if joined > 0 {
		r.note("lines-joined", r.at(first), joined)
	}
	return out
}

// maxIndent is how much narrower the lines of the deepest item are than those of a paragraph, in half-width columns: 条, 項, 号, ア and （ア） go in by one
// character each, and a line that must not begin with 、 leaves one more.
const maxIndent = 12

// endsSentence reports whether nothing need follow a line.
func endsSentence(s string) bool {
	end, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("。．）)」", end)
}

// eastAsian measures text as Japanese fonts show it, whatever the machine is set to.
var eastAsian = &runewidth.Condition{EastAsianWidth: true}

// columns is the width of a text in half-width columns.
func columns(s string) int { return eastAsian.StringWidth(s) }

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// continues reports whether a line can go on with the sentence of the line before: it has no number of its own and is no caption.
func continues(blocks []block, i int) bool {
	b := blocks[i]
	if _, _, labelled := policy.ParseLabel(b.text); labelled {
		return false
	}
	return !isCaption(b.text) || i+1 < len(blocks) && !startsProvision(blocks[i+1].text)
}

func startsProvision(s string) bool {
	_, _, labelled := policy.ParseLabel(s)
	return labelled
}

// wrapWidth gives the width, in half-width columns, at which the lines of a text were cut; 0 when they were not.
func wrapWidth(blocks []block) int {
	const narrowest, widest = 36, 140
	longest := 0
	for _, b := range blocks {
		if b.rows == nil {
			longest = max(longest, columns(b.text)+b.indent*2)
			if longest > widest {
				return 0
			}
		}
	}
	if longest < narrowest {
		return 0
	}
	for _, band := range []int{2, maxIndent} { // where no indents are lost the longest lines alone say it better
		if mostlyCut(blocks, longest-band) {
			return longest
		}
	}
	return 0
}

// mostlyCut reports whether two of three lines of the width and more end within a sentence with which the next line goes on.
func mostlyCut(blocks []block, width int) bool {
	full, within := 0, 0
	for i, b := range blocks {
		if b.rows != nil || columns(b.text)+b.indent*2 < width {
			continue
		}
		full++
		if !endsSentence(b.text) && i+1 < len(blocks) && blocks[i+1].rows == nil && continues(blocks, i+1) {
			within++
		}
	}
	return full >= 3 && within*3 >= full*2
}
