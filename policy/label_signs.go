package policy

import (
	"strings"
	"unicode/utf8"
)

// Word processors offer numbers as one sign (⑴ ⒈ ㈠ ㋐ Ⅰ) and number lists with one bracket (1) ア）), and half the offices type them. This file reads those.

// signs are the runs of numbers written as one sign each.
var signs = []struct {
	first, last rune
	shape       Shape
}{
	{'⑴', '⒇', ShapeParen},
	{'⒈', '⒛', ShapeDotted},
	{'㈠', '㈩', ShapeParen},
	{'㋐', '㋾', ShapeParenKana},
	{'⒜', '⒵', ShapeParenLatin},
	{'ⅰ', 'ⅻ', ShapeLatin},
}

// scanSign reads ⑴, ⒈, ㈠, ㋐, ⒜ and, before a space, a dot or a bracket, ⅰ.
func scanSign(s string) (Label, int) {
	r, n := utf8.DecodeRuneInString(s)
	for _, g := range signs {
		if r < g.first || r > g.last {
			continue
		}
		if g.shape == ShapeLatin {
			if n += stop(s[n:]); !startsWithSpace(s[n:]) && n == utf8.RuneLen(r) {
				return Label{}, 0
			}
		}
		return Label{Shape: g.shape, Nums: []int{int(r-g.first) + 1}}, n
	}
	return Label{}, 0
}

// stop gives the length of a dot or a closing bracket at the start of s, 0 for none.
func stop(s string) int {
	for _, mark := range []string{".", "．", ")", "）"} {
		if strings.HasPrefix(s, mark) {
			return len(mark)
		}
	}
	return 0
}

// romans are the numbers of parts written in letters, longer ones before those they begin with.
var romans = []struct {
	text  string
	value int
}{
	{"VIII", 8}, {"VII", 7}, {"III", 3}, {"VI", 6}, {"IV", 4}, {"IX", 9}, {"II", 2}, {"XII", 12}, {"XI", 11}, {"V", 5}, {"X", 10}, {"I", 1},
}

// scanRoman reads Ⅰ, Ⅱ．, III. and IV before a Japanese word: the numbers of the large parts of a policy. They are signs of their own or capital letters.
func scanRoman(s string) (Label, int) {
	value, n := 0, 0
	if r, size := utf8.DecodeRuneInString(s); r >= 'Ⅰ' && r <= 'Ⅻ' {
		value, n = int(r-'Ⅰ')+1, size
	}
	for _, word := range romans {
		if value == 0 && strings.HasPrefix(s, word.text) {
			value, n = word.value, len(word.text)
		}
	}
	if n == 0 {
		return Label{}, 0
	}
	if dot, size := utf8.DecodeRuneInString(s[n:]); dot == '.' || dot == '．' {
		n += size
	} else if !startsWithSpace(s[n:]) {
		return Label{}, 0
	}
	if after, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[n:], " 　\t")); after < 0x3040 || after == utf8.RuneError {
		return Label{}, 0 // I am, V. Smith
	}
	return Label{Shape: ShapeRoman, Nums: []int{value}}, n
}

// scanHalfParen reads 1) １） ア） ア．: a number or letter with a bracket or dot behind it alone. What goes on as a sentence would is none.
func scanHalfParen(s string) (Label, int) {
	shape := ShapeHalfParen
	v, n := scanArabic(s)
	if n == 0 {
		shape = ShapeKana
		v, n = kanaValue(s)
	}
	if n == 0 {
		return Label{}, 0
	}
	shut := stop(s[n:])
	if shut == 0 || shape == ShapeHalfParen && strings.ContainsAny(s[n:n+shut], ".．") {
		return Label{}, 0
	}
	n += shut
	after, _ := utf8.DecodeRuneInString(s[n:])
	if n == len(s) || strings.ContainsRune("のにをはがとやもで、。，・）)」", after) {
		return Label{}, 0
	}
	return Label{Shape: shape, Nums: []int{v}}, n
}

// halfKana are ｱ, ｲ, ｳ …: Word's format aiueo, and what is typed into narrow columns.
var halfKana = []rune("ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ")

// scanBracketed reads （別表第１）, 【様式第2号】: the number of an appendix in brackets that hold nothing else. What follows it in the line is its title.
func scanBracketed(s string) (Label, int) {
	for _, pair := range []string{"（）", "()", "【】", "［］", "[]", "〔〕", "〈〉", "＜＞"} {
		open, size := utf8.DecodeRuneInString(pair)
		if !strings.HasPrefix(s, string(open)) {
			continue
		}
		end := strings.Index(s, pair[size:])
		if end < 0 || end > maxBracketed {
			return Label{}, 0
		}
		inner := s[size:end]
		for _, read := range []func(string) (Label, int){scanNamed, scanUnit} {
			l, n := read(inner)
			after := end + len(pair) - size
			plain := open == '（' || open == '('
			switch {
			case n == 0 || n < len(inner) || !plain && l.Unit == Paragraph:
			case l.Shape == ShapeNamed && l.Unit != Supplement && startsWithSpace(s[after:]):
				return l, after
			case l.Shape == ShapeUnit && l.Unit <= Article && !plain: // 【第１章】総則; （第5条） says what a line belongs to
				return l, after
			}
		}
	}
	return Label{}, 0
}

// maxBracketed bounds the number of an appendix in brackets, in bytes.
const maxBracketed = 60
