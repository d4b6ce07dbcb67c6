package diffing

import (
	"strings"
	"unicode/utf8"
)

// torn reports whether a cut of s at i goes through a word of 平仮名 or its ending, by a law of the language: no word of it begins with ら, り, る, れ
// or ろ, a small kana or ん. 「ある」 and 「あり」 are so compared as wholes.
func torn(s string, i int) bool {
	if i == 0 || i == len(s) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i:])
	return scriptOf(before) == hiragana && strings.ContainsRune("らりるれろっゃゅょぁぃぅぇぉん", after)
}

// untorn gives the part of the piece at whose ends no word is torn in either text.
func (p piece) untorn() (from, to int) {
	to = p.n
	for from < to && (torn(p.old, p.i+from) || torn(p.new, p.j+from)) {
		_, size := utf8.DecodeRuneInString(p.old[p.i+from:])
		from += size
	}
	for from < to && (torn(p.old, p.i+to) || torn(p.new, p.j+to)) {
		_, size := utf8.DecodeLastRuneInString(p.old[:p.i+to])
		to -= size
	}
	return from, to
}

// noun reports whether a part at the end of both texts is a noun of 平仮名 behind a verb: ある|こと, 有する|こと.
func (p piece) noun(from, to int) bool {
	s := p.old[p.i+from : p.i+to]
	verb, _ := utf8.DecodeLastRuneInString(p.old[:p.i+from])
	return from > 0 && p.i+to == len(p.old) && p.j+to == len(p.new) && kanaCount(s) > 1 && kanaCount(s) == utf8.RuneCountInString(s) && strings.ContainsRune("うくぐすつぬぶむる", verb)
}
