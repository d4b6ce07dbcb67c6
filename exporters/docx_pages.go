package exporters

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Page numbers for the 目次. Word shows what a file says until somebody updates the field, so the numbers must be right to begin with:
// lines have a fixed height and characters a fixed width, and where pages end can be counted.

// paper is a page in twips.
type paper struct{ width, height, left, right, top, bottom int }

var (
	portrait  = paper{width: 11906, height: 16838, left: 1701, right: 1701, top: 1701, bottom: 1418}
	landscape = paper{width: 16838, height: 11906, left: 1418, right: 1418, top: 1418, bottom: 1418}
)

func (p paper) textWidth() int  { return p.width - p.left - p.right }
func (p paper) textHeight() int { return p.height - p.top - p.bottom }

// paginate gives the page every block begins on, from 1, and the number of pages.
func paginate(blocks []block) (starts []int, total int) {
	p := &paginator{page: 1, paper: portrait}
	starts = make([]int, len(blocks))
	for i := range blocks {
		b := &blocks[i]
		p.turn(b)
		if b.table != nil {
			starts[i] = p.addTable(b.table)
			continue
		}
		if p.y > 0 && p.y-p.below+keptHeight(blocks[i:], p.below) > p.paper.textHeight() {
			p.next(true)
		}
		starts[i] = p.addParagraph(b)
	}
	return starts, p.page
}

type paginator struct {
	page  int
	y     int  // how far the page is filled
	below int  // space below the last paragraph, part of y; of it and the space above the next only the larger counts
	full  bool // the page was begun because the one before was full: no space above its first paragraph
	paper paper
	wide  bool
}

func (p *paginator) next(full bool) { p.page, p.y, p.below, p.full = p.page+1, 0, 0, full }

// turn begins a new page where the block asks for one.
func (p *paginator) turn(b *block) {
	fresh := b.newPage || b.style != nil && b.style.newPage
	if b.wide != p.wide {
		p.wide, p.paper, fresh = b.wide, portrait, true
		if b.wide {
			p.paper = landscape
		}
	}
	if fresh && p.y > 0 {
		p.next(false)
	}
}

// keptHeight is the height that must fit on the page for the first of blocks to begin on it: with those it may not be parted from, and
// the first lines after them. below is the space already kept below what stands before.
func keptHeight(blocks []block, below int) int {
	height := 0
	for i := range blocks {
		b := &blocks[i]
		if b.table != nil {
			return height + below + b.table.rowHeight(0)
		}
		height += max(below, b.style.before)
		if !b.style.keepNext {
			return height + b.headLines()*b.style.line
		}
		height += b.lines() * b.style.line
		below = b.style.after + b.space
	}
	return height
}

func (p *paginator) addParagraph(b *block) (start int) {
	if p.y > 0 || !p.full {
		p.y += max(b.style.before-p.below, 0)
	}
	start = p.page
	rest := b.lines()
	for {
		fit := (p.paper.textHeight() - p.y) / b.style.line
		if fit >= rest {
			break
		}
		rest -= min(fit, rest-pair)
		p.next(true)
	}
	p.y += rest * b.style.line
	p.below = b.style.after + b.space
	p.y += p.below
	return start
}

// addTable lets rows go over whole and repeats the first on every page.
func (p *paginator) addTable(t *table) (start int) {
	p.below = 0
	for row := range t.rows {
		height := t.rowHeight(row)
		if p.y > 0 && p.y+height > p.paper.textHeight() {
			p.next(true)
			if row > 0 {
				p.y += t.rowHeight(0)
			}
		}
		if row == 0 {
			start = p.page
		}
		p.y += height
	}
	return start
}

// pair is the least number of lines of one paragraph on each of two pages (widow control).
const pair = 2

// headLines is the number of lines that must stand on the page a paragraph begins on: all of up to three, two of more.
func (b *block) headLines() int {
	if n := b.lines(); n < 2*pair {
		return n
	}
	return pair
}

// lines is the number of lines a paragraph takes, at least one.
func (b *block) lines() int {
	width := portrait.textWidth()
	if b.wide {
		width = landscape.textWidth()
	}
	left := b.style.left + b.shift*em
	var text strings.Builder
	for _, r := range b.runs {
		text.WriteString(r.text)
	}
	if b.entry > 0 {
		text.WriteString(" 000") // the page
	}
	width -= b.style.right
	return countLines(text.String(), width-left-b.style.first, width-left, b.style.size*10)
}

// Characters that may not begin a line, those of them that may stand in the margin behind its end, and those that may not end one (禁則処理).
// The box of a choice stays with its word.
const (
	hanging  = "、。，．"
	notFirst = "、。，．・：；？！）」』】〕］｝〉》ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々ゝゞ,.:;!?)]}"
	notLast  = "（「『【〔［｛〈《([{□"
)

// kinds of every character of the sets above, found in one step: the counting below asks for each character of a document.
var lineRules = func() map[rune]lineRule {
	m := map[rune]lineRule{}
	for _, r := range notFirst {
		m[r] |= cannotBegin
	}
	for _, r := range notLast {
		m[r] |= cannotEnd
	}
	for _, r := range hanging {
		m[r] |= mayHang
	}
	return m
}()

type lineRule uint8

const (
	cannotBegin lineRule = 1 << iota
	cannotEnd
	mayHang
)

// breakable reports whether a line may end between two characters.
func breakable(before, after rune) bool {
	if before < utf8.RuneSelf && after < utf8.RuneSelf {
		return before == ' ' || before == '-' // words of Latin letters stay whole
	}
	return lineRules[after]&cannotBegin == 0 && lineRules[before]&cannotEnd == 0
}

// countLines is the number of lines text takes when its characters are size wide, the first line first and the others rest wide.
func countLines(text string, first, rest, size int) int {
	lines, room := 1, first
	line, tail := 0, 0 // widths of the line so far, and of what stands behind the last place where it may be broken
	var last rune
	for _, r := range text {
		if r == '\n' {
			lines, room, line, tail, last = lines+1, rest, 0, 0, 0
			continue
		}
		w := advance(r, size) + gap(last, r, size)
		if breakable(last, r) {
			tail = 0
		}
		line, tail, last = line+w, tail+w, r
		hangs := line-w <= room && lineRules[r]&mayHang != 0
		if line > room && line > w && !hangs {
			if tail == line {
				tail = w
			}
			lines, room, line = lines+1, rest, tail
		}
	}
	return lines
}

func textWidth(s string, size int) int {
	width := 0
	var last rune
	for _, r := range s {
		width += advance(r, size) + gap(last, r, size)
		last = r
	}
	return width
}

// gap is the space that is set between a Japanese and a Latin letter or digit.
func gap(before, after rune, size int) int {
	if latin(before) && japanese(after) || japanese(before) && latin(after) {
		return size / 5
	}
	return 0
}

func latin(r rune) bool {
	return '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z'
}

func japanese(r rune) bool { return r > utf8.RuneSelf && unicode.IsLetter(r) }

// advance is half of size for ASCII and half-width katakana.
func advance(r rune, size int) int {
	if r < utf8.RuneSelf || '｡' <= r && r <= 'ﾟ' {
		return size / 2
	}
	return size
}
