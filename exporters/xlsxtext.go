package exporters

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// maxCell is how much text a cell holds, in UTF-16 units; anything beyond is lost without a word.
const maxCell = excelize.TotalCellChars

// cellBar stands between the cells of a table that is written into one cell, which shows no tab.
const cellBar = "｜"

// WithBars is a text, such as that of a clause, with bars between the cells of its tables in place of tabs, which neither a cell nor a line shows.
func WithBars(text string) string { return strings.ReplaceAll(text, "\t", cellBar) }

// cellText is s as a cell can hold it: line ends as line feeds, no control characters, valid UTF-8, and never more than maxCell.
// Nothing else is changed; a text is kept from becoming a formula by its type, not by a sign before it.
func cellText(s string) string { return shortened(possible(s)) }

// possible is s without what no cell can hold.
func possible(s string) string {
	if clean(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if !permitted(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(lineFeeds(s), "\uFFFD"))
}

// shortened cuts a text at what a cell can hold.
func shortened(s string) string {
	if len(s) <= maxCell || units(s) <= maxCell {
		return s
	}
	return s[:prefix(s, maxCell-1)] + "…"
}

func clean(s string) bool {
	for _, r := range s {
		if !permitted(r) || r == '\r' || r == utf8.RuneError {
			return false
		}
	}
	return true
}

// permitted reports whether r is a character of a text that XML 1.0 can hold.
func permitted(r rune) bool {
	switch {
	case r == '\n' || r == '\t' || r == '\r':
		return true
	case r < 0x20 || r >= 0x7f && r < 0xa0 || r >= 0xfdd0 && r <= 0xfdef || r&0xfffe == 0xfffe:
		return false
	}
	return true
}

// units is the length of s as Excel counts it.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += max(utf16.RuneLen(r), 1)
	}
	return n
}

// prefix gives the bytes of s that make up at most n units.
func prefix(s string, n int) int {
	for i, r := range s {
		n -= max(utf16.RuneLen(r), 1)
		if n < 0 {
			return i
		}
	}
	return len(s)
}

// escapeCodes keeps what looks like the code of a character (_x000D_) from being read as one. excelize leaves
// that to its caller.
func escapeCodes(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if codeAt(s[i:]) {
			b.WriteString("_x005F")
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// codeAt reports whether s begins like _x000D_.
func codeAt(s string) bool {
	if len(s) < 7 || s[0] != '_' || s[1] != 'x' || s[6] != '_' {
		return false
	}
	return strings.Trim(s[2:6], "0123456789abcdefABCDEF") == ""
}

// Excerpt is the head of a text on one line, at most n characters long: whole sentences where there are any, else it ends after a comma outside brackets.
func Excerpt(s string, n int) string {
	runes := []rune(oneSentence.Replace(strings.Join(strings.Fields(s), " ")))
	if len(runes) <= n {
		return string(runes)
	}
	runes = runes[:n-1]
	sentence, comma, depth := 0, 0, 0
	for i, r := range runes {
		switch r {
		case '（', '(', '「', '『':
			depth++
		case '）', ')', '」', '』':
			depth--
		case '。':
			if depth == 0 {
				sentence = i + 1
			}
		case '、':
			if depth == 0 {
				comma = i + 1
			}
		}
	}
	switch {
	case sentence > n/2:
		return string(runes[:sentence])
	case comma > n/3:
		return string(runes[:comma]) + "…"
	}
	return string(runes) + "…"
}

// oneSentence puts sentences of several lines one after another without a space, as Japanese is written.
var oneSentence = strings.NewReplacer("。 ", "。", "、 ", "、")
