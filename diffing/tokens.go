package diffing

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// script is the class of a character that decides where a word may end.
type script uint8

const (
	mark     script = iota // punctuation and symbols: each a token of its own
	kanji                  // 漢字
	katakana               // 片仮名
	hiragana               // 平仮名
	letter                 // of any script that writes words apart
	digit                  // of any width
	blank                  // white space
)

func scriptOf(r rune) script {
	switch {
	case r >= 'ぁ' && r <= 'ゟ':
		return hiragana
	case r >= 0x4E00 && r <= 0x9FFF:
		return kanji
	case r >= 'ァ' && r <= 'ヺ', r == 'ー':
		return katakana
	case r == '、', r == '。':
		return mark
	case unicode.Is(unicode.Han, r):
		return kanji
	case unicode.Is(unicode.Katakana, r), r == 'ｰ':
		return katakana
	case unicode.IsDigit(r):
		return digit
	case unicode.IsLetter(r):
		return letter
	case unicode.IsSpace(r):
		return blank
	}
	return mark
}

// joinsBack reports a character that belongs to the one before it: combining marks, variation selectors, and what holds the parts of an
// emoji together.
func joinsBack(r rune) bool {
	switch {
	case r < 0x300, r >= 0x3000 && r < 0x302A, r >= 0x30A0 && r < 0xA000: // nearly all text, decided without a table
		return false
	case r == zeroWidthJoiner, r == 'ﾞ', r == 'ﾟ', r >= 0x1F3FB && r <= 0x1F3FF:
		return true
	}
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc, unicode.Variation_Selector)
}

const zeroWidthJoiner = 0x200D

// characters gives the places in s where its characters end; what combines with a character is part of it. Nothing combines with a line
// feed.
func characters(s string) []int {
	ends := make([]int, 0, len(s)/2)
	var last rune
	for i, r := range s {
		if i > 0 && (last == '\n' || !joinsBack(r) && last != zeroWidthJoiner) {
			ends = append(ends, i)
		}
		last = r
	}
	if s != "" {
		ends = append(ends, len(s))
	}
	return ends
}

// tokens gives the places in s where its tokens end: runs of one script, numbers with their separators (1,000), words, single marks.
func tokens(s string) []int {
	var ends []int
	last, lastRune := mark, rune(0)
	for _, end := range characters(s) {
		start := 0
		if len(ends) > 0 {
			start = ends[len(ends)-1]
		}
		r, _ := utf8.DecodeRuneInString(s[start:end])
		now := scriptOf(r)
		switch {
		case len(ends) == 0, now == mark, now != last, r == '\n', lastRune == '\n', conjoins(r, s[end:]):
			if now == digit && separates(lastRune) && len(ends) > 1 && endsInDigit(s[:ends[len(ends)-2]]) {
				ends = append(ends[:len(ends)-2], end) // 1 , 000
			} else {
				ends = append(ends, end)
			}
		default:
			ends[len(ends)-1] = end
		}
		last, lastRune = now, r
	}
	return ends
}

// conjoins reports the 漢字 that the four conjunctions of drafting begin with (公用文作成の考え方 Ⅱ-5): 管理者及び is 管理者 and 及び, and 管理者 is what
// the other text may have, too.
func conjoins(r rune, after string) bool {
	switch r {
	case '及':
		return strings.HasPrefix(after, "び")
	case '又':
		return strings.HasPrefix(after, "は")
	case '並':
		return strings.HasPrefix(after, "びに")
	case '若':
		return strings.HasPrefix(after, "しくは")
	}
	return false
}

// separates reports a mark that stands inside a number.
func separates(r rune) bool { return r == ',' || r == '.' || r == '，' || r == '．' }

func endsInDigit(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsDigit(r)
}

// sentences gives the places in s where its sentences end: behind 。 and ．, a full stop before a space, and a line feed.
func sentences(s string) []int {
	var ends []int
	for i, r := range s {
		next := i + utf8.RuneLen(r)
		if r == '。' || r == '．' || r == '\n' || r == '.' && next < len(s) && s[next] == ' ' {
			ends = append(ends, next)
		}
	}
	if len(ends) == 0 && s != "" || len(ends) > 0 && ends[len(ends)-1] < len(s) {
		ends = append(ends, len(s))
	}
	return ends
}
