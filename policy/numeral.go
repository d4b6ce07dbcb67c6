package policy

import "strings"

// Digits is how numbers are written.
type Digits uint8

// The ways of writing numbers.
const (
	Zenkaku Digits = iota // １２
	Hankaku               // 12
	Kanji                 // 十二
)

const kanjiDigits = "〇一二三四五六七八九"

// FormatNumber writes n (0 or more) in the given digits: 12, １２ or 十二.
func FormatNumber(n int, d Digits) string {
	switch d {
	case Kanji:
		return kanjiNumber(n)
	case Hankaku:
		return itoa(n)
	case Zenkaku:
		return WidenDigits(itoa(n))
	}
	return itoa(n)
}

// WidenDigits turns every half-width digit into a full-width one.
func WidenDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r - '0' + '０'
		}
		return r
	}, s)
}

// NarrowDigits turns every full-width digit into a half-width one.
func NarrowDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if '０' <= r && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, s)
}

func itoa(n int) string {
	if n == 0 {
		return "0"
	}
	var b [20]byte
	i := len(b)
	for ; n > 0; n /= 10 {
		i--
		b[i] = byte('0' + n%10)
	}
	return string(b[i:])
}

// kanjiNumber writes n as a rule in vertical writing does: 十, 十一, 百二十三, 一万.
func kanjiNumber(n int) string {
	if n == 0 {
		return "〇"
	}
	digits := []rune(kanjiDigits)
	var b strings.Builder
	if n >= 10000 {
		b.WriteString(kanjiNumber(n / 10000))
		b.WriteRune('万')
		n %= 10000
	}
	for _, u := range []struct {
		value int
		mark  rune
	}{{1000, '千'}, {100, '百'}, {10, '十'}} {
		if d := n / u.value; d > 0 {
			if d > 1 {
				b.WriteRune(digits[d])
			}
			b.WriteRune(u.mark)
			n %= u.value
		}
	}
	if n > 0 {
		b.WriteRune(digits[n])
	}
	return b.String()
}

// scanNumber reads a number at the start of s: half- or full-width digits, 漢数字 with or without 十百千万.
// It gives the value and the bytes read; 0 bytes when there is no number or it is larger than 99,999.
func scanNumber(s string) (value, size int) {
	if v, n := scanArabic(s); n > 0 {
		return v, n
	}
	return scanKanji(s)
}

func scanArabic(s string) (value, size int) {
	for i, r := range s {
		switch {
		case '0' <= r && r <= '9':
			value = value*10 + int(r-'0')
		case '０' <= r && r <= '９':
			value = value*10 + int(r-'０')
		default:
			return value, i
		}
		if value > maxNumber {
			return 0, 0
		}
	}
	return value, len(s)
}

// maxNumber bounds numbers that can stand in a label; anything longer is text.
const maxNumber = 99999

func scanKanji(s string) (value, size int) {
	total, current, digits := 0, 0, 0
scan:
	for i, r := range s {
		d := -1
		switch r {
		case '〇', '零':
			d = 0
		case '一', '壱':
			d = 1
		case '二', '弐':
			d = 2
		case '三', '参':
			d = 3
		case '四':
			d = 4
		case '五':
			d = 5
		case '六':
			d = 6
		case '七':
			d = 7
		case '八':
			d = 8
		case '九':
			d = 9
		case '十', '百', '千', '万':
			unit := map[rune]int{'十': 10, '百': 100, '千': 1000, '万': 10000}[r]
			if unit == 10000 {
				total, current = (total+current)*unit, 0
			} else {
				if digits == 0 {
					current = 1
				}
				total, current = total+current*unit, 0
			}
			digits = 0
		default:
			size = i
			break scan
		}
		if d >= 0 {
			current = current*10 + d
			digits++
		}
		size = i + len(string(r))
		if total+current > maxNumber {
			return 0, 0
		}
	}
	return total + current, size
}

// Orders of letters used as numbers.
const (
	aiueo = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
	iroha = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
)

var (
	aiueoRunes = []rune(aiueo)
	irohaRunes = []rune(iroha)
)

// kanaLetter gives the nth letter of ア, イ, ウ …; past ン the letters are doubled (アア, イイ …).
func kanaLetter(n int) string {
	i := (n - 1) % len(aiueoRunes)
	return strings.Repeat(string(aiueoRunes[i]), (n-1)/len(aiueoRunes)+1)
}

// circled gives ①…⑳, ㉑…㉟, ㊱…㊿; beyond 50 the number in brackets.
func circled(n int) string {
	switch {
	case n >= 1 && n <= 20:
		return string(rune('①' + n - 1))
	case n >= 21 && n <= 35:
		return string(rune('㉑' + n - 21))
	case n >= 36 && n <= 50:
		return string(rune('㊱' + n - 36))
	}
	return "（" + itoa(n) + "）"
}

func circledValue(r rune) int {
	switch {
	case r >= '①' && r <= '⑳':
		return int(r-'①') + 1
	case r >= '㉑' && r <= '㉟':
		return int(r-'㉑') + 21
	case r >= '㊱' && r <= '㊿':
		return int(r-'㊱') + 36
	}
	return 0
}
