package diffing

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// slide moves every insertion or deletion that begins with the mark which also follows it to the other side of that mark, so that it
// begins a phrase and ends with its comma: 、[-暗号化した上で、-] and not [-、暗号化した上で-]、. What a number counts goes with the number in
// the same way: ３年[-、１年-] and not ３[-年、１-]年.
func slide(spans []Span) []Span {
	for i := 1; i+1 < len(spans); i++ {
		before, s, after := &spans[i-1], &spans[i], &spans[i+1]
		if s.Op == Equal || before.Op != Equal || after.Op != Equal {
			continue
		}
		n := max(leadingMark(s.Text), counter(before.Text, s.Text))
		if n == 0 || n == len(after.Text) || n != max(leadingMark(after.Text), counter(before.Text, after.Text)) || !strings.HasPrefix(after.Text, s.Text[:n]) {
			continue
		}
		lead := s.Text[:n]
		before.Text += lead
		s.Text = s.Text[n:] + lead
		after.Text = after.Text[n:]
	}
	return spans
}

// leadingMark gives the length of the mark or white space that s begins with, 0 when it begins with anything else or when something
// combines with it.
func leadingMark(s string) int {
	ends := characters(s[:min(len(s), maxCharacter)])
	if len(ends) == 0 {
		return 0
	}
	r, n := utf8.DecodeRuneInString(s)
	if k := scriptOf(r); ends[0] != n || k != mark && k != blank || strings.ContainsRune(opening, r) {
		return 0
	}
	return n
}

// maxCharacter is enough bytes to see whether something combines with the first character of a text.
const maxCharacter = 16

// opening are the marks that belong to what follows them.
const opening = "（(「『【［[〔〈《"

// counter gives the length of the 漢字 at the head of s that counts the number before it, 0 for none.
func counter(before, s string) int {
	ends := characters(s[:min(len(s), maxCharacter)])
	r, n := utf8.DecodeRuneInString(s)
	if len(ends) == 0 || ends[0] != n || scriptOf(r) != kanji || !endsInDigit(before) {
		return 0
	}
	return n
}

// rotate writes with fewer marks what can be written so: an insertion or deletion that begins with all that separates it from the next
// change, or ends with all that separates it from the one before, is moved over that piece and joins its neighbour. Between 指定された者でなければ
// and 指定された者以外の者が that gives 者[-でなければ-]{+以外の者が+} and not {+者以外の+}者[-でなければ-]{+が+}.
func rotate(spans []Span) []Span {
	var out []Span
	for i := 0; i < len(spans); i++ {
		s := spans[i]
		if s.Op != Equal && i+2 < len(spans) && (i == 0 || spans[i-1].Op == Equal) && spans[i+1].Op == Equal {
			if lead := spans[i+1].Text; len(lead) < len(s.Text) && strings.HasPrefix(s.Text, lead) && parted(s.Text, len(lead)) {
				out = appendSpan(out, Equal, lead)
				out = appendSpan(out, s.Op, s.Text[len(lead):]+lead)
				i++
				continue
			}
		}
		out = appendSpan(out, s.Op, s.Text)
	}
	return out
}

// parted reports whether s may be cut at i: at the end of a token, or between two 漢字 that are no number.
func parted(s string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i:])
	if scriptOf(before) == kanji && scriptOf(after) == kanji && !isNumeral(before) && !isNumeral(after) {
		return true
	}
	return slices.Contains(tokens(s), i)
}
