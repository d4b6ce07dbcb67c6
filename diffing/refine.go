package diffing

import (
	"strings"
	"unicode/utf8"
)

// readable drops equal pieces that only happen to be the same: a particle or a mark between two replacements, which would chop a rewritten
// phrase into pieces nobody can read.
func readable(spans []Span) []Span {
	out := make([]Span, 0, len(spans))
	for i, s := range spans {
		if s.Op == Equal && chance(s.Text) && (replaced(spans[:i], -1) && replaced(spans[i+1:], 1) || disowned(spans, i)) {
			out = appendSpan(out, Delete, s.Text)
			out = appendSpan(out, Insert, s.Text)
			continue
		}
		out = appendSpan(out, s.Op, s.Text)
	}
	return out
}

// maxChance is the length in characters of an equal piece of 平仮名 and marks that says nothing between two replacements: particles have
// one or two.
const maxChance = 2

// chance reports whether an equal piece is too small to mean that something was kept. A particle with its comma is more than that: it ends
// a phrase, the subject or a condition, and what stands before it and behind it are two changes.
func chance(s string) bool {
	if r, size := utf8.DecodeLastRuneInString(s); size < len(s) && (r == '、' || r == '，') {
		return false
	}
	n := 0
	for _, r := range s {
		switch scriptOf(r) {
		case kanji, katakana, letter, digit:
			return false
		case hiragana, mark, blank:
			n++
		}
		if r == '\n' || r == '。' || strings.ContainsRune(paired, r) {
			return false
		}
	}
	return n <= maxChance
}

// paired are the marks that come in pairs: what changed inside them is no part of what changed outside.
const paired = opening + "）)」』】］]〕〉》"

// replaced reports whether the spans begin (dir 1) or end (dir -1) with something replaced by something else.
func replaced(spans []Span, dir int) bool {
	if len(spans) < 2 {
		return false
	}
	pair := spans[:2]
	if dir < 0 {
		pair = spans[len(spans)-2:]
	}
	return pair[0].Op == Delete && pair[1].Op == Insert
}

// refine looks inside every replacement for what stayed: 外部委託→業務委託 changes 外部 only.
func refine(spans []Span) []Span {
	out := make([]Span, 0, len(spans))
	for i := 0; i < len(spans); i++ {
		if i+1 < len(spans) && spans[i].Op == Delete && spans[i+1].Op == Insert {
			out = appendSpans(out, inside(spans[i].Text, spans[i+1].Text, endsInNumber(out)))
			i++
			continue
		}
		out = appendSpan(out, spans[i].Op, spans[i].Text)
	}
	return out
}

// maxRefined is the length in bytes of the longest replacement that is looked into, about a line of print: what is longer has no word
// in common, or the tokens would have shown it.
const maxRefined = 400

// inside compares two texts, one of which replaced the other, character by character, and keeps an equal piece where a reader would say
// that this word stayed. Counted says that a number stands before them.
func inside(old, new string, counted bool) []Span {
	if len(old) > maxRefined || len(new) > maxRefined || !strings.ContainsAny(old, new) {
		return []Span{{Delete, old}, {Insert, new}}
	}
	var out []Span
	var del, ins strings.Builder
	flush := func() {
		out = appendSpan(out, Delete, del.String())
		out = appendSpan(out, Insert, ins.String())
		del.Reset()
		ins.Reset()
	}
	i, j := 0, 0
	for _, s := range differ(old, new, characters(old), characters(new)) {
		switch s.Op {
		case Delete:
			del.WriteString(s.Text)
			i += len(s.Text)
		case Insert:
			ins.WriteString(s.Text)
			j += len(s.Text)
		case Equal:
			from, to := piece{old, new, i, j, len(s.Text)}.kept(counted)
			for _, part := range []struct {
				text string
				kept bool
			}{{s.Text[:from], false}, {s.Text[from:to], true}, {s.Text[to:], false}} {
				if part.kept && part.text != "" {
					flush()
					out = appendSpan(out, Equal, part.text)
				} else {
					del.WriteString(part.text)
					ins.WriteString(part.text)
				}
			}
			i += len(s.Text)
			j += len(s.Text)
		}
	}
	flush()
	return out
}

// isWord reports whether an equal piece is a word by itself: two characters of 漢字 or 片仮名, or three of anything.
func isWord(s string) bool {
	n, solid := 0, 0
	for _, r := range s {
		n++
		if k := scriptOf(r); k == kanji || k == katakana {
			solid++
		}
	}
	return solid >= 2 || n >= longKana
}

// longKana is the length from which a piece of 平仮名 is more than the ending of a word: ときは, とする, ならない.
const longKana = 3

// clean reports whether the piece s[i:j] may be cut out of s.
func clean(s string, i, j int) bool {
	return cuttable(s, i, s[i:j], leading(s[i:j], kanji)) && cuttable(s, j, s[i:j], trailing(s[i:j], kanji))
}

// cuttable reports whether s may be cut at i beside an equal piece: where the script changes, beside a mark, between two 漢字 that are no
// number when the piece has a word of them there, and inside 平仮名 when the piece has enough of them. Run is how many 漢字 the piece has
// there: words of 漢字 that stand alone in a compound have two, and one is a part of a word (副市長 and 副町長 share no word).
func cuttable(s string, i int, piece string, run int) bool {
	if i == 0 || i == len(s) {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i:])
	a, b := scriptOf(before), scriptOf(after)
	if a != b {
		return !separates(before) && !separates(after)
	}
	switch a {
	case mark, blank:
		return true
	case kanji:
		return run > 1 && (!isNumeral(before) || !isNumeral(after))
	case hiragana:
		return kanaCount(piece) >= longKana
	case katakana, letter, digit:
	}
	return false
}

func kanaCount(s string) int {
	n := 0
	for _, r := range s {
		if scriptOf(r) == hiragana {
			n++
		}
	}
	return n
}
