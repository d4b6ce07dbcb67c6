package policy

import (
	"strings"
	"unicode/utf8"
)

// Shape is the outward form of a number at the head of a provision.
type Shape uint8

// The shapes of labels seen in municipal rules (facts of numbering: 条文形式, guideline form, hyphenated, 要綱 form).
const (
	NoShape         Shape = iota
	ShapeUnit             // 第5条の2, 第3章, 第１項
	ShapeOrdinal          // 第1 (要綱・要領)
	ShapeDotted           // 1. １． 4.1. 4.1
	ShapeHyphen           // 2―4―1
	ShapeParen            // (1) （１） (一)
	ShapeCircled          // ①
	ShapeBare             // 2 (a number and a space: 項)
	ShapeKanji            // 一 (a 漢数字 and a space: 号 in vertical writing)
	ShapeKana             // ア
	ShapeParenKana        // (ア)
	ShapeLatin            // a ａ
	ShapeParenLatin       // (a)
	ShapeNamed            // 附則, 別表第1, 様式第1号
	ShapeHalfParen        // 1) １）
	ShapeRoman            // Ⅰ II.
)

// Label is a number as read: its form and its value.
type Label struct {
	Shape Shape
	Unit  Kind   // what 第N条 counts, or Supplement, Annex, Form; 0 for shapes that name no unit
	Nums  []int  // the number and its 枝番号 (第5条の2 = 5, 2), or the parts of 4.1 and 2―4―1
	Text  string // as written, without the space after it
}

var unitKinds = map[rune]Kind{
	'編': Part, '部': Part, '章': Chapter, '節': Section, '款': Subsection, '目': Division, '条': Article, '項': Paragraph, '号': Item,
}

// ParseLabel reads the label at the head of a line. rest is what follows it without the spaces between.
//
// ok is false when the line does not begin with a label. Shapes that could begin a sentence (a bare number, a letter, a 漢数字)
// count only when a space or the end of the line follows; 第5条 followed by の or 第 is a citation and not a label.
func ParseLabel(line string) (label Label, rest string, ok bool) {
	s := strings.TrimLeft(line, " 　\t")
	for _, read := range []func(string) (Label, int){
		scanNamed, scanUnit, scanHyphen, scanHalfParen, scanDotted, scanParen, scanCircled, scanSign, scanRoman, scanLetter, scanBracketed,
	} {
		if l, n := read(s); n > 0 {
			l.Text = s[:n]
			return l, strings.TrimLeft(s[n:], " 　\t"), true
		}
	}
	return Label{}, line, false
}

// startsWithSpace reports whether s is empty or begins with a space; labels that could be words need one behind them.
func startsWithSpace(s string) bool {
	if s == "" {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s)
	return r == ' ' || r == '　' || r == '\t'
}

// namedWords are the words that begin what follows the body of a rule; a longer word stands before one that it begins with.
var namedWords = []struct {
	word string
	kind Kind
}{
	{"附則", Supplement},
	{"付則", Supplement},
	{"別表", Annex},
	{"別記様式", Form},
	{"別記第", Form},
	{"様式", Form},
	{"別紙様式", Form},
	{"別紙", Annex},
	{"別記", Annex},
	{"別図", Annex},
	{"別添", Annex},
	{"付表", Annex},
}

// scanNamed reads 附則, 付則, 別表, 別表第1, 別紙2, 別記様式第2号, 様式第1号の2, 第1号様式.
func scanNamed(s string) (Label, int) {
	switch first, _ := utf8.DecodeRuneInString(s); first {
	case '第':
		return scanFormNumber(s)
	case '附', '付', '別', '様':
	default:
		return Label{}, 0
	}
	for _, w := range namedWords {
		n := spreadPrefix(s, w.word)
		if n == 0 {
			continue
		}
		if w.word == "別記第" {
			n -= len("第")
		}
		label := Label{Shape: ShapeNamed, Unit: w.kind}
		if nums, size := scanOrdinal(s[n:]); size > 0 {
			label.Nums = nums
			n += size
			if after, found := strings.CutPrefix(strings.TrimPrefix(s[n:], " "), "号"); found {
				n = len(s) - len(after)
			}
			branches, size := scanBranches(s[n:])
			label.Nums = append(label.Nums, branches...)
			n += size
			if strings.HasPrefix(s[n:], "様式") {
				n += len("様式")
			}
		} else if v, size := scanArabic(strings.TrimPrefix(s[n:], " ")); size > 0 && w.kind != Supplement {
			label.Nums = []int{v}
			n += size + len(s[n:]) - len(strings.TrimPrefix(s[n:], " "))
			if after, found := strings.CutPrefix(strings.TrimPrefix(s[n:], " "), "号"); found {
				n = len(s) - len(after)
			}
		}
		if after := s[n:]; startsWithSpace(after) || strings.HasPrefix(after, "（") || strings.HasPrefix(after, "(") {
			return label, n
		}
	}
	return Label{}, 0
}

// spreadPrefix gives the length of word at the start of s, its two letters perhaps set apart (附　則); 0 when s does not begin with it.
func spreadPrefix(s, word string) int {
	if strings.HasPrefix(s, word) {
		return len(word)
	}
	first, size := utf8.DecodeRuneInString(word)
	if utf8.RuneCountInString(word) != 2 || !strings.HasPrefix(s, string(first)) {
		return 0
	}
	rest := strings.TrimLeft(s[size:], " 　")
	if !strings.HasPrefix(rest, word[size:]) {
		return 0
	}
	return len(s) - len(rest) + len(word) - size
}

// scanFormNumber reads 第1号様式, 第1号の2様式.
func scanFormNumber(s string) (Label, int) {
	nums, n := scanOrdinal(s)
	if n == 0 || !strings.HasPrefix(s[n:], "号") {
		return Label{}, 0
	}
	n += len("号")
	branches, size := scanBranches(s[n:])
	n += size
	if !strings.HasPrefix(s[n:], "様式") {
		return Label{}, 0
	}
	n += len("様式")
	more, size := scanBranches(s[n:])
	n += size
	if after := s[n:]; !startsWithSpace(after) && !strings.HasPrefix(after, "（") && !strings.HasPrefix(after, "(") {
		return Label{}, 0
	}
	return Label{Shape: ShapeNamed, Unit: Form, Nums: append(append(nums, branches...), more...)}, n
}

// scanOrdinal reads 第N followed by any number of のN.
func scanOrdinal(s string) (nums []int, size int) {
	if !strings.HasPrefix(s, "第") {
		return nil, 0
	}
	i := len(s) - len(strings.TrimLeft(s[len("第"):], " 　"))
	v, n := scanNumber(s[i:])
	if n == 0 {
		return nil, 0
	}
	return []int{v}, i + n
}

// scanBranches reads のN repeated: の2, の2の3.
func scanBranches(s string) (nums []int, size int) {
	for {
		after, found := strings.CutPrefix(strings.TrimPrefix(s[size:], " "), "の")
		digits := strings.TrimPrefix(after, " ")
		v, n := scanNumber(digits)
		if !found || n == 0 || len(digits) < len(after) && !startsWithSpace(digits[n:]) { // 第3条の 2 and no 第3条の 2項目
			break
		}
		nums = append(nums, v)
		size = len(s) - len(digits) + n
	}
	return nums, size
}

// scanUnit reads 第5条, 第5条の2, 第3章の2, and the bare 第1 of a 要綱.
func scanUnit(s string) (Label, int) {
	nums, n := scanOrdinal(s)
	if n == 0 {
		return Label{}, 0
	}
	spread := startsWithSpace(s[len("第"):]) // 第 1 条, as text of a PDF file has it, and 第　１　章
	if after := strings.TrimLeft(s[n:], " 　"); spread && after != "" && spreadUnit(after) {
		n = len(s) - len(after)
	}
	r, size := utf8.DecodeRuneInString(s[n:])
	kind, known := unitKinds[r]
	if !known {
		if startsWithSpace(s[n:]) {
			return Label{Shape: ShapeOrdinal, Nums: nums}, n
		}
		return Label{}, 0
	}
	n += size
	branches, size := scanBranches(s[n:])
	n += size
	if !labelEnds(s[n:], kind) || r == '部' && !startsWithSpace(s[n:]) {
		return Label{}, 0
	}
	return Label{Shape: ShapeUnit, Unit: kind, Nums: append(nums, branches...)}, n
}

// spreadUnit reports whether s begins with a unit that a space may part from its number: 条 and no 条件, since 第 1 条件 is a title behind 第1.
func spreadUnit(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	kind, known := unitKinds[r]
	after, _ := utf8.DecodeRuneInString(s[size:])
	switch {
	case !known:
		return false
	case kind == Article:
		return !strings.ContainsRune("件例文項約理", after)
	case kind.Grouping() && kind != Division && kind != Part:
		return !strings.ContainsRune("程電度句", after)
	}
	return startsWithSpace(s[size:])
}

// labelEnds tells a label from a citation that happens to stand at the head of a line: 第5条の規定により…, 第5条第2項に….
func labelEnds(after string, kind Kind) bool {
	if startsWithSpace(after) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(after)
	switch r {
	case '（', '(', '【', '［', '[', '「':
		return true
	case '第', 'の', 'に', 'を', 'は', 'が', 'と', 'か', 'ま', '及', '又', 'お', '並', '若', '中', '、', '，', '。', '―', '～', '-', '・', '各', 'た', '）', ')', '」', '等', 'で':
		return false
	case '本': // 第3条本文 is a citation, 第3条本町は a number with no space behind it
		return kind == Article && !strings.HasPrefix(after, "本文")
	}
	return kind != Paragraph && kind != Item
}

// scanHyphen reads 2―4―1 in its various dashes; two parts at least.
func scanHyphen(s string) (Label, int) {
	v, n := scanArabic(s)
	if n == 0 {
		return Label{}, 0
	}
	nums := []int{v}
	for {
		r, size := utf8.DecodeRuneInString(s[n:])
		if !strings.ContainsRune("―—‐－-–ー−", r) || size == 0 {
			break
		}
		v, m := scanArabic(s[n+size:])
		if m == 0 {
			break
		}
		nums = append(nums, v)
		n += size + m
	}
	if r, size := utf8.DecodeRuneInString(s[n:]); (r == '.' || r == '．') && len(nums) > 1 {
		after, _ := utf8.DecodeRuneInString(s[n+size:])
		if n += size; after < 0x3040 && !startsWithSpace(s[n:]) {
			return Label{}, 0
		}
	} else if len(nums) < 2 || !startsWithSpace(s[n:]) {
		return Label{}, 0
	}
	return Label{Shape: ShapeHyphen, Nums: nums}, n
}

// scanDotted reads 1. １． 4.1. 4.1 and, behind a space, the bare number of a 項. A date like 2025. 4. 1 is not a label.
func scanDotted(s string) (Label, int) {
	v, n := scanArabic(s)
	if n == 0 {
		return scanKanjiLabel(s)
	}
	nums, dotted := []int{v}, false
	for {
		r, size := utf8.DecodeRuneInString(s[n:])
		if r != '.' && r != '．' {
			break
		}
		dotted = true
		n += size
		v, m := scanArabic(s[n:])
		if m == 0 {
			break
		}
		dotted = false
		nums = append(nums, v)
		n += m
	}
	switch {
	case len(nums) == 1 && !dotted:
		if !startsWithSpace(s[n:]) || n == len(s) {
			return Label{}, 0
		}
		return Label{Shape: ShapeBare, Nums: nums}, n
	case len(nums) == 1:
		if rest := strings.TrimLeft(s[n:], " "); rest != s[n:] && len(rest) > 0 {
			if _, m := scanArabic(rest); m > 0 && strings.HasPrefix(rest[m:], ".") && nums[0] > 99 {
				return Label{}, 0
			}
		}
	case !startsWithSpace(s[n:]) && !dotted:
		r, _ := utf8.DecodeRuneInString(s[n:])
		if r < 0x3040 { // 4.1版 has no space either, but 4.1GHz and 3.5％ are never numbers of a clause
			return Label{}, 0
		}
		if strings.ContainsRune("％版倍以", r) {
			return Label{}, 0
		}
	}
	return Label{Shape: ShapeDotted, Nums: nums}, n
}

// scanKanjiLabel reads 一 or 一の二 followed by a space, or 一． as in old rules.
func scanKanjiLabel(s string) (Label, int) {
	v, n := scanKanji(s)
	if n == 0 || n == len(s) {
		return Label{}, 0
	}
	branches, size := scanBranches(s[n:])
	n += size
	if n == len(s) {
		return Label{}, 0
	}
	if r, size := utf8.DecodeRuneInString(s[n:]); r == '．' {
		n += size
	} else if !startsWithSpace(s[n:]) {
		return Label{}, 0
	}
	return Label{Shape: ShapeKanji, Nums: append([]int{v}, branches...)}, n
}

// scanParen reads (1) （１） (一) (ア) (a) and 1).
func scanParen(s string) (Label, int) {
	r, open := utf8.DecodeRuneInString(s)
	if r != '(' && r != '（' {
		return Label{}, 0
	}
	inner := s[open:]
	closing := func(i int) int {
		if r, size := utf8.DecodeRuneInString(inner[i:]); r == ')' || r == '）' {
			return size
		}
		return 0
	}
	if v, n := scanNumber(inner); n > 0 {
		branches, m := scanBranches(inner[n:])
		if c := closing(n + m); c > 0 {
			end := open + n + m + c
			more, size := scanBranches(s[end:]) // (1)の2
			if size > 0 && startsWithSpace(s[end+size:]) {
				branches, end = append(branches, more...), end+size
			}
			return Label{Shape: ShapeParen, Nums: append([]int{v}, branches...)}, end
		}
		return Label{}, 0
	}
	if v, n := kanaValue(inner); n > 0 {
		if c := closing(n); c > 0 {
			return Label{Shape: ShapeParenKana, Nums: []int{v}}, open + n + c
		}
	}
	if v, n := latinValue(inner); n > 0 {
		if c := closing(n); c > 0 {
			return Label{Shape: ShapeParenLatin, Nums: []int{v}}, open + n + c
		}
	}
	return Label{}, 0
}

// scanCircled reads ①.
func scanCircled(s string) (Label, int) {
	r, n := utf8.DecodeRuneInString(s)
	if v := circledValue(r); v > 0 {
		return Label{Shape: ShapeCircled, Nums: []int{v}}, n
	}
	return Label{}, 0
}

// scanLetter reads ア or a in front of a space.
func scanLetter(s string) (Label, int) {
	if v, n := kanaValue(s); n > 0 && startsWithSpace(s[n:]) && n < len(s) {
		return Label{Shape: ShapeKana, Nums: []int{v}}, n
	}
	if v, n := latinValue(s); n > 0 && n < len(s) {
		if r, size := utf8.DecodeRuneInString(s[n:]); (r == '.' || r == '．' || r == ')' || r == '）') && n+size < len(s) && startsWithSpace(s[n+size:]) {
			return Label{Shape: ShapeLatin, Nums: []int{v}}, n + size
		}
		if r, _ := utf8.DecodeRuneInString(s[n:]); r == '　' {
			return Label{Shape: ShapeLatin, Nums: []int{v}}, n
		}
	}
	return Label{}, 0
}

// kanaValue gives the place of the letter in ア, イ, ウ …. Of イロハ only what differs from it is told apart by the reader of a list.
func kanaValue(s string) (value, size int) {
	r, n := utf8.DecodeRuneInString(s)
	for _, letters := range [][]rune{aiueoRunes, halfKana} {
		for i, k := range letters {
			if r == k {
				value = i + 1
				for strings.HasPrefix(s[n:], string(k)) {
					value += len(letters)
					n += len(string(k))
				}
				return value, n
			}
		}
	}
	return 0, 0
}

// IrohaValue gives the place of a one-letter label in イ, ロ, ハ …; 0 when it is no such letter.
func IrohaValue(letter string) int {
	for i, k := range irohaRunes {
		if letter == string(k) {
			return i + 1
		}
	}
	return 0
}

func latinValue(s string) (value, size int) {
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case 'a' <= r && r <= 'z':
		return int(r-'a') + 1, n
	case 'ａ' <= r && r <= 'ｚ':
		return int(r-'ａ') + 1, n
	}
	return 0, 0
}

// Key is the label in one form whatever its digits, brackets and dashes: two labels with equal keys are the same number.
func (l Label) Key() string {
	var b strings.Builder
	switch l.Shape {
	case NoShape:
		return ""
	case ShapeUnit, ShapeNamed:
		b.WriteString(l.Unit.String())
	case ShapeOrdinal:
		b.WriteString("第")
	case ShapeDotted, ShapeHyphen, ShapeBare, ShapeKanji:
		b.WriteString("#")
	case ShapeParen:
		b.WriteString("()")
	case ShapeCircled:
		b.WriteString("○")
	case ShapeKana:
		b.WriteString("ア")
	case ShapeParenKana:
		b.WriteString("(ア)")
	case ShapeLatin:
		b.WriteString("a")
	case ShapeParenLatin:
		b.WriteString("(a)")
	case ShapeHalfParen:
		b.WriteString("1)")
	case ShapeRoman:
		b.WriteString("I")
	}
	for _, n := range l.Nums {
		b.WriteByte('.')
		b.WriteString(itoa(n))
	}
	return b.String()
}
