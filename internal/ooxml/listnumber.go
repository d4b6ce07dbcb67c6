package ooxml

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// ListNumber writes n as Word shows it in an automatic number of the given format (ST_NumberFormat, ISO/IEC 29500-1 §17.18.59).
//
// Where Word departs from the standard, Word is followed ([MS-OI29500] 2.1.540): ア and イ orders begin again after their last
// letter and double none, and 一 in a circle is printed in brackets. A sequence that ends (⑳, ⒇, ⒛, 癸, 亥) goes on in plain digits.
// known is false for a format that is not in the table; n is then written in plain digits.
func ListNumber(format string, n int) (text string, known bool) {
	if sequence, ok := letterFormats[format]; ok {
		return sequence.letter(n), true
	}
	if sequence, ok := endingFormats[format]; ok {
		return sequence.sign(n), true
	}
	if digits, ok := kanjiFormats[format]; ok {
		return digits.write(n), true
	}
	switch format {
	case "", "decimal", "decimalHalfWidth":
		return strconv.Itoa(n), true
	case "none", "bullet":
		return "", true
	case "decimalZero":
		return zeroPadded(n, 2), true
	case "decimalFullWidth", "decimalFullWidth2":
		return fullWidth(strconv.Itoa(n)), true
	case "numberInDash":
		return "- " + strconv.Itoa(n) + " -", true
	case "upperRoman":
		return roman(n), true
	case "lowerRoman":
		return strings.ToLower(roman(n)), true
	case "upperLetter":
		return doubled('A', n), true
	case "lowerLetter":
		return doubled('a', n), true
	case "ordinal":
		return ordinal(n), true
	case "hex":
		return strings.ToUpper(strconv.FormatInt(int64(n), 16)), true
	}
	return strconv.Itoa(n), false
}

// letters is an order that begins again behind its last letter.
type letters []rune

func (l letters) letter(n int) string {
	if n < 1 {
		return strconv.Itoa(n)
	}
	return string(l[(n-1)%len(l)])
}

// letterFormats: ヰ and ヱ have no half-width form.
var letterFormats = map[string]letters{
	"aiueo":          letters("ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"),
	"aiueoFullWidth": letters("アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"),
	"iroha":          letters("ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ"),
	"irohaFullWidth": letters("イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"),
	"chicago":        letters("*†‡§"),
}

// signs is a sequence that ends; numbers beyond it stand in plain digits.
type signs []rune

func (s signs) sign(n int) string {
	if n < 1 || n > len(s) {
		return strconv.Itoa(n)
	}
	return string(s[n-1])
}

var endingFormats = map[string]signs{
	"decimalEnclosedCircle":        run('①', 20),
	"decimalEnclosedCircleChinese": run('①', 20),
	"decimalEnclosedParen":         run('⑴', 20),
	"decimalEnclosedFullstop":      run('⒈', 20),
	"ideographEnclosedCircle":      run('㈠', 10),
	"ideographTraditional":         signs("甲乙丙丁戊己庚辛壬癸"),
	"ideographZodiac":              signs("子丑寅卯辰巳午未申酉戌亥"),
}

func run(first rune, length int) signs {
	out := make(signs, length)
	for i := range out {
		out[i] = first + rune(i)
	}
	return out
}

// kanji is a way of writing numbers in ideographs: digit by digit where it has no units.
type kanji struct {
	digits string // 〇 to 九
	units  string // 十百千万; empty for 一二 = 12
	one    bool   // whether 一 stands before 十, 百 and 千
	zeros  bool   // whether a gap between digits is marked: 一百零三
	teens  bool   // whether 一 is left out before 十 from 10 to 19 alone
}

var kanjiFormats = map[string]kanji{
	"ideographDigital":           {digits: "〇一二三四五六七八九"},
	"japaneseDigitalTenThousand": {digits: "〇一二三四五六七八九"},
	"koreanDigital2":             {digits: "零一二三四五六七八九"},
	"taiwaneseDigital":           {digits: "○一二三四五六七八九"},
	"japaneseCounting":           {digits: "〇一二三四五六七八九", units: "十百千万"},
	"japaneseLegal":              {digits: "零壱弐参四伍六七八九", units: "拾百阡萬", one: true},
	"chineseCounting":            {digits: "○一二三四五六七八九", units: "十", teens: true},
	"chineseCountingThousand":    {digits: "零一二三四五六七八九", units: "十百千万", one: true, zeros: true, teens: true},
	"taiwaneseCounting":          {digits: "○一二三四五六七八九", units: "十", teens: true},
	"taiwaneseCountingThousand":  {digits: "零一二三四五六七八九", units: "十百千萬", one: true, zeros: true, teens: true},
	"chineseLegalSimplified":     {digits: "零壹贰叁肆伍陆柒捌玖", units: "拾佰仟万", one: true, zeros: true},
	"ideographLegalTraditional":  {digits: "零壹貳參肆伍陸柒捌玖", units: "拾佰仟萬", one: true, zeros: true},
}

// write gives n, or plain digits for what no list reaches.
func (k kanji) write(n int) string {
	digits, units := []rune(k.digits), []rune(k.units)
	switch {
	case n < 0 || n > 99999:
		return strconv.Itoa(n)
	case n == 0:
		return string(digits[0])
	case len(units) == 0, len(units) == 1 && n > 99:
		return strings.Map(func(r rune) rune { return digits[r-'0'] }, strconv.Itoa(n))
	}
	var b strings.Builder
	decimal := strconv.Itoa(n)
	gap := false
	for i, c := range decimal {
		place := len(decimal) - 1 - i
		d := int(c - '0')
		if d == 0 {
			gap = true
			continue
		}
		if gap && k.zeros {
			b.WriteRune(digits[0])
		}
		gap = false
		bare := place > 0 && place < 4 && d == 1 && (!k.one || k.teens && n < 20)
		if len(units) == 1 && place == 1 && d == 1 {
			bare = true
		}
		if !bare {
			b.WriteRune(digits[d])
		}
		if place > 0 {
			b.WriteRune(units[place-1])
		}
	}
	return b.String()
}

func zeroPadded(n, width int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(width-len(s), 0)) + s
}

func fullWidth(s string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r - '0' + '０'
		}
		return r
	}, s)
}

// maxRoman is the largest number Word writes in Roman numerals.
const maxRoman = 32767

func roman(n int) string {
	if n < 1 || n > maxRoman {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, x := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= x.value; n -= x.value {
			b.WriteString(x.sign)
		}
	}
	return b.String()
}

// doubled gives a to z, then aa, bb to zz, then aaa.
func doubled(first rune, n int) string {
	const maxLetters = 780 // Word begins again at a behind thirty times z
	if n < 1 {
		return strconv.Itoa(n)
	}
	n = (n - 1) % maxLetters
	return strings.Repeat(string(first+rune(n%26)), n/26+1)
}

func ordinal(n int) string {
	s := strconv.Itoa(n)
	switch {
	case n%100 >= 11 && n%100 <= 13:
		return s + "th"
	case n%10 == 1:
		return s + "st"
	case n%10 == 2:
		return s + "nd"
	case n%10 == 3:
		return s + "rd"
	}
	return s + "th"
}

// CustomListNumber writes n in a format given by its first members, as Word 2010 and later do beside ST_NumberFormat ([MS-DOCX] 2.4):
// 「001, 002, 003, ...」. known is false where the members are not understood.
func CustomListNumber(members string, n int) (text string, known bool) {
	first, _, _ := strings.Cut(members, ",")
	first = strings.TrimSpace(first)
	if width := utf8.RuneCountInString(first); width > 1 && width < 10 && strings.Trim(first[:len(first)-1], "0") == "" && strings.HasSuffix(first, "1") {
		return zeroPadded(n, width), true
	}
	for _, format := range []string{
		"aiueo", "aiueoFullWidth", "decimalEnclosedCircle", "decimalEnclosedFullstop", "decimalEnclosedParen", "decimalFullWidth",
		"ideographEnclosedCircle", "ideographTraditional", "ideographZodiac", "iroha", "irohaFullWidth", "japaneseCounting", "upperRoman", "lowerLetter", "upperLetter", "decimal",
	} {
		if one, _ := ListNumber(format, 1); one == first {
			return ListNumber(format, n)
		}
	}
	return strconv.Itoa(n), false
}
