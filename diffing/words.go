package diffing

import (
	"strings"
	"unicode/utf8"
)

// piece is what both sides of a replacement have: n bytes, at i in old and at j in new.
type piece struct {
	old, new string
	i, j, n  int
}

// kept gives the part of the piece that stays; the two are equal when nothing does. Where the piece as a whole is no word, a single 漢字 at its head or
// end goes, which is a part of a word (副市|長を最高情報).
func (p piece) kept(counted bool) (from, to int) {
	if from, to = p.untorn(); from > 0 || to < p.n {
		if from < to && (p.word(from, to) || p.noun(from, to)) {
			return from, to
		}
		return 0, 0
	}
	if p.word(0, p.n) || p.stays(counted) {
		return 0, p.n
	}
	s := p.old[p.i : p.i+p.n]
	to = p.n
	if r, size := utf8.DecodeRuneInString(s); scriptOf(r) == kanji && leading(s, kanji) == 1 {
		from = size
	}
	if r, size := utf8.DecodeLastRuneInString(s); from < to-size && scriptOf(r) == kanji && trailing(s, kanji) == 1 {
		to -= size
	}
	for _, part := range [][2]int{{from, p.n}, {0, to}, {from, to}} {
		if p.word(part[0], part[1]) {
			return part[0], part[1]
		}
	}
	return 0, 0
}

// word reports whether a part of the piece is a word by its length, and both texts may be cut beside it.
func (p piece) word(from, to int) bool {
	return isWord(p.old[p.i+from:p.i+to]) && clean(p.old, p.i+from, p.i+to) && clean(p.new, p.j+from, p.j+to)
}

// stays reports whether a piece that is too short to be a word by its length is one by its place: it joins what stayed before the
// replacement, or behind it, and one of the two texts shows where it ends.
func (p piece) stays(counted bool) bool {
	s := p.old[p.i : p.i+p.n]
	switch {
	case p.i == 0 && p.j == 0:
		return p.open(p.old, p.n, s) && p.open(p.new, p.n, s) && (counted && counter("0", s) == p.n || p.begins(s))
	case p.i+p.n == len(p.old) && p.j+p.n == len(p.new):
		return p.closes(s)
	}
	particle := strings.TrimRight(s, "、，")
	return particle != s && p.closes(particle)
}

// open reports whether a text may be cut behind the piece at its head.
func (p piece) open(text string, n int, s string) bool {
	if n == len(text) {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(s)
	after, _ := utf8.DecodeRuneInString(text[n:])
	switch a, b := scriptOf(before), scriptOf(after); {
	case joinsBack(after) || separates(before) || separates(after):
		return false
	case a != b:
		return true
	case a == katakana:
		return trailing(s, katakana) >= loan && leading(text[n:], katakana) >= loan
	case a == kanji:
		return !isNumeral(before) || !isNumeral(after)
	default:
		return a == hiragana || a == mark
	}
}

// loan is the length from which a part of a compound in 片仮名 is taken for a word: shorter ones are mostly the head or the end of one (プロ, コン, ー).
const loan = 3

// begins reports whether a piece at the head of both sides is the end of the word before or a word: a whole side (求め → 求め、又は…させ), a form that a
// predicate ends in before a noun (行う|ものとする, 行う|ことができる; its last character is in the u row) or a comma (求め、), the particle of the word
// before (に before する only: において is one word), or a word in 片仮名 that ends on one side.
func (p piece) begins(s string) bool {
	whole := p.n == len(p.old) || p.n == len(p.new)
	last, _ := utf8.DecodeLastRuneInString(s)
	switch scriptOf(last) {
	case hiragana:
		old, new := p.old[p.n:], p.new[p.n:]
		return whole && !p.inKana() || strings.ContainsRune("うくぐすつぬぶむるはがを", last) || leadsComma(old) || leadsComma(new) ||
			last == 'に' && does(old) && does(new)
	case katakana:
		return trailing(s, katakana) >= loan && (p.ends(p.old) || p.ends(p.new))
	case mark, kanji, letter, digit, blank:
	}
	return false
}

func leadsComma(s string) bool { return strings.HasPrefix(s, "、") || strings.HasPrefix(s, "，") }

// does reports whether s begins with a form of する.
func does(s string) bool {
	return strings.HasPrefix(s, "す") || strings.HasPrefix(s, "し") || strings.HasPrefix(s, "さ")
}

// inKana reports whether one side goes on in 平仮名 behind the piece at its head.
func (p piece) inKana() bool {
	return leading(p.old[p.n:], hiragana) > 0 || leading(p.new[p.n:], hiragana) > 0
}

// ends reports whether the script changes behind the piece at the head of text, or the text ends.
func (p piece) ends(text string) bool {
	if p.n == len(text) {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(text[:p.n])
	after, _ := utf8.DecodeRuneInString(text[p.n:])
	return scriptOf(before) != scriptOf(after)
}

// closes reports whether a piece at the end of both sides is a particle that goes with the phrase and not with the last word: は, が, を or も, which one
// side has behind another script or by itself (場合|は, とき|は). に and と are as often the end of an adverb (直ちに).
func (p piece) closes(s string) bool {
	if r, n := utf8.DecodeRuneInString(s); n == 0 || n != len(s) || !strings.ContainsRune("はがをも", r) {
		return false
	}
	return trailing(p.old[:p.i], hiragana) == 0 || trailing(p.new[:p.j], hiragana) == 0
}

// disowned reports whether the particle spans[i] stands between an insertion or deletion that begins with a particle of its own and another
// change: it then follows another word than before (書を提出 → 書に誓約書を添えて提出), and nothing stayed.
func disowned(spans []Span, i int) bool {
	if i < 2 || i+1 >= len(spans) || spans[i-2].Op != Equal || trailing(spans[i].Text, hiragana) == 0 {
		return false
	}
	s := spans[i-1].Text
	r, n := utf8.DecodeRuneInString(s)
	next, _ := utf8.DecodeRuneInString(s[n:])
	return strings.ContainsRune(particles, r) && scriptOf(next) != hiragana
}

// particles are the particles of one character that no ending of a verb begins with, or hardly one.
const particles = "はがをのにとでへもや"

// whole gives a replacement back the 漢字 that its 送り仮名 belong to: a verb is marked whole (保た → 保つよう努め) and not its ending alone. A word of two
// 漢字 stays, since it is a noun that する makes a verb of (確認し → 確認するよう努め).
func whole(spans []Span) []Span {
	for i := 1; i+1 < len(spans); i++ {
		before, del, ins := &spans[i-1], &spans[i], &spans[i+1]
		if before.Op != Equal || del.Op != Delete || ins.Op != Insert || !inflected(del.Text) && !inflected(ins.Text) {
			continue
		}
		n := stem(before.Text)
		if n == 0 || n == len(before.Text) && i > 1 {
			continue
		}
		head := before.Text[len(before.Text)-n:]
		before.Text = before.Text[:len(before.Text)-n]
		del.Text, ins.Text = head+del.Text, head+ins.Text
	}
	if len(spans) > 0 && spans[0].Text == "" {
		return spans[1:]
	}
	return spans
}

// inflected reports whether s begins with the ending of a verb or adjective: 平仮名 that are no particle.
func inflected(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	if scriptOf(r) != hiragana || strings.ContainsRune(particles, r) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(s[n:])
	switch r {
	case 'か':
		return next != 'ら' && next != 'つ' // から, かつ
	case 'よ', 'な': // より, など, なければ
		return false
	case 'ま':
		return next != 'で' // まで
	}
	return true
}

// stem gives the length of the one 漢字 that s ends with when it is the stem of a verb: neither part of a word of more nor a counter. The first half
// of a verb of two (取り|扱う) belongs to it.
func stem(s string) int {
	r, n := utf8.DecodeLastRuneInString(s)
	if scriptOf(r) != kanji || isNumeral(r) {
		return 0
	}
	rest := s[:len(s)-n]
	last, size := utf8.DecodeLastRuneInString(rest)
	switch {
	case size > 0 && (scriptOf(last) == kanji || scriptOf(last) == digit):
		return 0
	case strings.ContainsRune(continuative, last):
		if first := rest[:len(rest)-size]; trailing(first, kanji) == 1 {
			_, m := utf8.DecodeLastRuneInString(first)
			return n + size + m
		}
	}
	return n
}

// continuative are the endings that join a verb to the next (連用形: the i and the e row), but for に, which is a particle.
const continuative = "いきぎしじちびみりえけげせてべめれ"

// leading counts the characters of a script that s begins with.
func leading(s string, k script) int {
	n := 0
	for _, r := range s {
		if scriptOf(r) != k {
			break
		}
		n++
	}
	return n
}

// trailing counts the characters of a script that s ends with.
func trailing(s string, k script) int {
	n := 0
	for s != "" {
		r, size := utf8.DecodeLastRuneInString(s)
		if scriptOf(r) != k {
			break
		}
		s = s[:len(s)-size]
		n++
	}
	return n
}

// endsInNumber reports whether the last span stayed and ends in a digit.
func endsInNumber(spans []Span) bool {
	return len(spans) > 0 && spans[len(spans)-1].Op == Equal && endsInDigit(spans[len(spans)-1].Text)
}
