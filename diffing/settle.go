package diffing

import (
	"strings"
	"unicode/utf8"
)

// settle puts right what kept a conjunction or a particle in place and moved the word beside it: of 項目及び分類 and 項目、分類及び場所 it is 分類
// that stayed. The comparison of tokens counts both as one.
func settle(spans []Span) []Span {
	out := make([]Span, 0, len(spans))
	for i := 0; i < len(spans); i++ {
		if i+2 < len(spans) && spans[i].Op != Equal && spans[i+1].Op == Equal && slight(spans[i+1].Text) {
			if k := returned(spans, i); k > 0 {
				word, joint, op := spans[k].Text, spans[i+1].Text, spans[i].Op
				out = appendSpan(out, op, strings.TrimSuffix(spans[i].Text, word))
				out = appendSpan(out, spans[k].Op, joint)
				out = appendSpan(out, Equal, word)
				out = appendSpan(out, op, joint)
				if k == i+3 {
					out = appendSpan(out, op, spans[i+2].Text)
				}
				i = k
				continue
			}
		}
		out = appendSpan(out, spans[i].Op, spans[i].Text)
	}
	return phrase(out)
}

// phrase ends a replaced phrase at the first comma that both texts have, when what follows is only on one side: [-使うときは-]{+使うために+}、
// [-保存し、及び-] and not [-使うときは、保存し-]{+使うために+}、[-及び-].
func phrase(spans []Span) []Span {
	for i := 0; i+3 < len(spans); i++ {
		if !replaced(spans[i:], 1) || spans[i+2].Op != Equal || spans[i+3].Op == Equal || i+4 < len(spans) && spans[i+4].Op != Equal {
			continue
		}
		long, rest, comma := &spans[i], &spans[i+3], spans[i+2].Text
		if rest.Op == Insert {
			long = &spans[i+1]
		}
		r, size := utf8.DecodeRuneInString(comma)
		if k := strings.Index(long.Text, comma); k > 0 && size == len(comma) && scriptOf(r) == mark && !severs(long.Text, k) && !severs(long.Text, k+size) {
			rest.Text = long.Text[k+size:] + comma + rest.Text
			long.Text = long.Text[:k]
		}
	}
	return spans
}

// returned gives the span behind spans[i+1] that takes back the word that spans[i] ends with, 0 for none.
func returned(spans []Span, i int) int {
	for k := i + 2; k < len(spans) && k <= i+3 && spans[k].Op != Equal; k++ {
		s := spans[k]
		if s.Op != spans[i].Op && strings.HasSuffix(spans[i].Text, s.Text) && isWord(s.Text) && len(s.Text) >= len(spans[i+1].Text) && clean(spans[i].Text, len(spans[i].Text)-len(s.Text), len(spans[i].Text)) {
			return k
		}
	}
	return 0
}

// slight reports whether an equal piece is a conjunction or too small to mean anything.
func slight(s string) bool {
	return conjunctionAt(s) == len(s) || chance(s) && strings.TrimSpace(s) != ""
}

// conjunctionAt gives the length of the conjunction at the head of s that begins in 漢字: 及び, 又は, 並びに, 若しくは.
func conjunctionAt(s string) int {
	for _, c := range [...]string{"及び", "又は", "並びに", "若しくは"} {
		if strings.HasPrefix(s, c) {
			return len(c)
		}
	}
	return 0
}

// severs reports whether a cut of s at i goes through a character.
func severs(s string, i int) bool {
	if i == 0 || i == len(s) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i:])
	return before == zeroWidthJoiner || joinsBack(after)
}
