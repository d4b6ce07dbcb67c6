package diffing

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold gives the comparison key of a text: what is left when differences that never change a rule are removed.
//
// Folded are the width and case of characters, small and large kana (ハードウェア, ハードウエア), the long mark at the end of a katakana
// word (サーバー, サーバ), the marks 、，and 。．, dashes and waves, variants of a kanji (靱, 靭), the conjunctions that may be written in
// kanji or kana (及び, および), 漢数字 (十二, 12), and the numbers in references (第12条の2, 第#条), since renumbering a rule rewrites all of
// them without changing any. White space goes, except that one space keeps words of other languages apart.
func fold(s string) string {
	if !plain(s) {
		s = norm.NFKC.String(s)
	}
	f := folder{out: make([]rune, 0, len(s)/2)}
	for i, r := range s {
		f.add(s[i:], r)
	}
	f.endKatakana()
	f.endNumber()
	return string(maskReferences(f.out))
}

// plain reports whether s holds only characters that NFKC leaves alone or that [foldRune] folds by itself, which is nearly always so
// and saves most of the time.
func plain(s string) bool {
	for _, r := range s {
		switch {
		case r < 0xA0, r >= 0x3000 && r <= 0x3035, r >= 0x3041 && r <= 0x3096, r >= 0x30A1 && r <= 0x30FE, r >= 0x4E00 && r <= 0x9FFF:
		case r >= 0xFF01 && r <= 0xFF5E, r == '―' || r == '—' || r == '‐' || r == '–':
		default:
			return false
		}
	}
	return true
}

// compatible gives the NFKC form of a text: １０ becomes 10, ㍉ ミリ.
func compatible(s string) string {
	switch {
	case !plain(s):
		return norm.NFKC.String(s)
	case strings.IndexFunc(s, wide) < 0:
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '　':
			return ' '
		case wide(r):
			return r - 0xFF01 + '!'
		}
		return r
	}, s)
}

// wide reports a full-width form of an ASCII character.
func wide(r rune) bool { return r >= 0xFF01 && r <= 0xFF5E || r == '　' }

// folder collects the key; what must be known of the text before the present character is kept here.
type folder struct {
	out      []rune
	katakana int    // characters of the katakana word that is being read
	number   []rune // the number that is being read: digits and 漢数字
	skip     int    // characters of s still to be passed over
}

func (f *folder) add(rest string, r rune) {
	if f.skip > 0 {
		f.skip--
		return
	}
	r = foldRune(r)
	if isNumeral(r) {
		f.endKatakana()
		f.number = append(f.number, r)
		return
	}
	f.endNumber()
	if r >= 'ァ' && r <= 'ヺ' || r == 'ー' && f.katakana > 0 {
		f.katakana++
		f.out = append(f.out, r)
		return
	}
	f.endKatakana()
	switch {
	case frequent(r):
	case r == 'ー': // a long mark that lengthens nothing was meant as a dash
		r = '-'
	case unicode.IsSpace(r):
		f.space(rest)
		return
	case r == 0 || unicode.Is(unicode.Variation_Selector, r):
		return
	}
	if kana, n := conjunction(r, rest); n > 0 {
		f.out = append(f.out, kana...)
		f.skip = n - 1
		return
	}
	f.out = append(f.out, r)
}

// space keeps one space between two letters of a script that writes words apart.
func (f *folder) space(rest string) {
	if len(f.out) == 0 || !spaced(f.out[len(f.out)-1]) {
		return
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(rest, unicode.IsSpace))
	if spaced(foldRune(next)) || isNumeral(foldRune(next)) {
		f.out = append(f.out, ' ')
	}
}

// spaced reports whether r belongs to a script that writes words apart.
func spaced(r rune) bool {
	return r > ' ' && (r < 0x2E80 || r >= 0xAC00 && r <= 0xD7AF) && !unicode.IsPunct(r)
}

// longMark is the number of characters from which on a katakana word loses its last long mark: サーバー has four, キー two.
// It is the rule of JIS Z 8301 for words of three sounds and more, which is where the two spellings come from.
const longMark = 4

func (f *folder) endKatakana() {
	for ; f.katakana >= longMark && f.out[len(f.out)-1] == 'ー'; f.katakana-- {
		f.out = f.out[:len(f.out)-1]
	}
	f.katakana = 0
}

// endNumber writes the number that was read in half-width digits.
func (f *folder) endNumber() {
	if len(f.number) == 0 {
		return
	}
	f.out = append(f.out, arabic(f.number)...)
	f.number = f.number[:0]
}

// maskReferences replaces the number of every 第N条の2 by one mark, in place.
func maskReferences(key []rune) []rune {
	out := key[:0]
	for i := 0; i < len(key); i++ {
		out = append(out, key[i])
		if key[i] != '第' {
			continue
		}
		end := digitsEnd(key, i+1)
		if end == i+1 || end == len(key) || !strings.ContainsRune("条項号章節款編目表", key[end]) {
			continue
		}
		out = append(out, '#', key[end])
		i = end
		for key[end] != '項' && key[end] != '号' && i+2 < len(key) && key[i+1] == 'の' {
			branch := digitsEnd(key, i+2)
			if n := branch - (i + 2); n == 0 || n > maxBranchDigits {
				break
			}
			i = branch - 1
		}
	}
	return out
}

// maxBranchDigits is the most digits of a 枝番号; behind 第3条の a longer number is a year or an amount.
const maxBranchDigits = 2

// digitsEnd gives the end of the digits that begin at i.
func digitsEnd(key []rune, i int) int {
	for i < len(key) && key[i] >= '0' && key[i] <= '9' {
		i++
	}
	return i
}

// numerals are the 漢数字 and their values; the units have values from ten.
var numerals = map[rune]int{
	'〇': 0, '一': 1, '二': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9, '十': 10, '百': 100, '千': 1000,
}

func isNumeral(r rune) bool {
	if r < 0x80 {
		return r >= '0' && r <= '9'
	}
	switch r {
	case '〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千':
		return true
	}
	return false
}

// arabic writes a number in half-width digits: 十二, 一二 and 12 are the same. What is no well-formed number (千千) still has one key.
func arabic(number []rune) []rune {
	total, current, digits, units := 0, 0, 0, false
	for _, r := range number {
		v, kanji := numerals[r]
		switch {
		case !kanji:
			v = int(r - '0')
			fallthrough
		case v < 10:
			current = current*10 + v
			digits++
		default:
			if digits == 0 {
				current = 1
			}
			total, current, digits, units = total+current*v, 0, 0, true
		}
	}
	if units && len(number) < 10 {
		return []rune(strconv.Itoa(total + current))
	}
	out := make([]rune, len(number))
	for i, r := range number {
		out[i] = r
		if v, kanji := numerals[r]; kanji && v < 10 {
			out[i] = rune('0' + v)
		}
	}
	return out
}

// frequent reports a 平仮名 or 漢字, of which most of a text consists; what is asked of other characters need not be asked of these.
func frequent(r rune) bool { return r >= 'ぁ' && r <= 'ゖ' || r >= 0x4E00 && r <= 0x9FFF }

// foldRune folds one character, whatever stands around it.
func foldRune(r rune) rune {
	switch {
	case r < 0x80:
		if r >= 'A' && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	case r >= 0xFF01 && r <= 0xFF5E:
		return foldRune(r - 0xFF01 + '!')
	case r >= 0x4E00 && r <= 0x9FFF:
		if v, ok := kanjiVariants[r]; ok {
			return v
		}
		return r
	case r >= 'ぁ' && r <= 'ヺ':
		return largeKana(r)
	}
	switch r {
	case '、':
		return ','
	case '。':
		return '.'
	case '―', '—', '–', '‐', '‑', '‒', '−', '﹣':
		return '-'
	case '〜', '∼':
		return '~'
	case '’', '‘':
		return '\''
	case '“', '”':
		return '"'
	}
	return unicode.ToLower(r)
}

// largeKana turns a small kana into the large one: old rules have つ for っ, and the small vowels of foreign words vary.
func largeKana(r rune) rune {
	switch r {
	case 'ぁ', 'ぃ', 'ぅ', 'ぇ', 'ぉ', 'っ', 'ゃ', 'ゅ', 'ょ', 'ゎ', 'ァ', 'ィ', 'ゥ', 'ェ', 'ォ', 'ッ', 'ャ', 'ュ', 'ョ', 'ヮ':
		return r + 1
	case 'ヵ', 'ヶ', 'ヵ' - 0x60, 'ヶ' - 0x60:
		return 'ケ'
	}
	return r
}

// kanjiVariants are the pairs of which rules and reports mix both: 強靱, 附則, and those of the names of places and persons.
var kanjiVariants = map[rune]rune{
	'靱': '靭', '附': '付', '﨑': '崎', '髙': '高', '濵': '浜', '濱': '浜', '澤': '沢', '邊': '辺', '邉': '辺', '廣': '広', '國': '国', '萬': '万',
}

// conjunctions are the words that the rules for official documents write in kanji and some prefectures in kana.
var conjunctions = map[rune][]struct{ kanji, kana string }{
	'及': {{"及び", "および"}}, '又': {{"又は", "または"}}, '並': {{"並びに", "ならびに"}}, '若': {{"若しくは", "もしくは"}},
	'但': {{"但し", "ただし"}}, '等': {{"等", "など"}},
}

// conjunction gives the kana of the conjunction that begins with r at the head of s, and its length in characters.
func conjunction(r rune, s string) (kana []rune, size int) {
	if r < 0x4E00 || r > 0x9FFF {
		return nil, 0
	}
	for _, c := range conjunctions[r] {
		if strings.HasPrefix(s, c.kanji) {
			return []rune(c.kana), utf8.RuneCountInString(c.kanji)
		}
	}
	return nil, 0
}
