package importers

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"kitei/policy"
)

// htmlList is a list that is open.
type htmlList struct {
	style string
	next  int
	step  int
	typed bool // its lines have numbers of their own
}

// list reads ol and ul: every li a line with the number a browser shows.
func (w *htmlWalker) list(n *html.Node) {
	l := &htmlList{style: listStyle(n), next: 1, step: 1}
	if start, err := strconv.Atoi(strings.TrimSpace(attr(n, "start"))); err == nil {
		l.next = start
	}
	if hasAttr(n, "reversed") {
		l.step = -1
		if attr(n, "start") == "" {
			l.next = countItems(n)
		}
	}
	w.lists = append(w.lists, l)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || c.Data != "li" {
			w.node(c)
			continue
		}
		w.flush()
		if v, err := strconv.Atoi(strings.TrimSpace(attr(c, "value"))); err == nil {
			l.next = v
		}
		w.label = marker(styleOr(c, l.style), l.next)
		l.next += l.step
		w.start = c
		w.children(c)
		w.flush()
		w.label = ""
	}
	w.lists = w.lists[:len(w.lists)-1]
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

func countItems(n *html.Node) int {
	count := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && c.Data == "li" {
			count++
		}
	}
	return count
}

// listStyle is the style of the numbers of a list: by its style sheet attribute, its type, or what its element says.
func listStyle(n *html.Node) string {
	if s := styleOr(n, ""); s != "" {
		return s
	}
	if n.Data == "ol" {
		return "decimal"
	}
	return "disc"
}

// styleTypes are the values of the type attribute.
var styleTypes = map[string]string{"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}

// styleOr gives the style of numbers an element sets for itself, or the one given.
func styleOr(n *html.Node, style string) string {
	for _, part := range strings.Split(strings.ToLower(attr(n, "style")), ";") {
		name, value, _ := strings.Cut(part, ":")
		switch strings.TrimSpace(name) {
		case "list-style-type":
			return strings.TrimSpace(value)
		case "list-style":
			for _, word := range strings.Fields(value) {
				if _, known := markers[word]; known {
					return word
				}
			}
		}
	}
	if s, ok := styleTypes[attr(n, "type")]; ok {
		return s
	}
	return style
}

// markers write the number n as the styles of lists do. Styles without numbers are listed with nil.
var markers = map[string]func(n int) string{
	"none": nil, "disc": nil, "circle": nil, "square": nil,
	"decimal":              func(n int) string { return strconv.Itoa(n) + "." },
	"decimal-leading-zero": func(n int) string { return strings.Repeat("0", max(0, 2-len(strconv.Itoa(n)))) + strconv.Itoa(n) + "." },
	"lower-alpha":          func(n int) string { return letters("abcdefghijklmnopqrstuvwxyz", n) + "." },
	"lower-latin":          func(n int) string { return letters("abcdefghijklmnopqrstuvwxyz", n) + "." },
	"upper-alpha":          func(n int) string { return letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ", n) + "." },
	"upper-latin":          func(n int) string { return letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ", n) + "." },
	"lower-roman":          func(n int) string { return strings.ToLower(roman(n)) + "." },
	"upper-roman":          func(n int) string { return roman(n) + "." },
	"katakana":             func(n int) string { return letters(katakana, n) },
	"katakana-iroha":       func(n int) string { return letters(iroha, n) },
	"hiragana":             func(n int) string { return letters(hiragana(katakana), n) },
	"hiragana-iroha":       func(n int) string { return letters(hiragana(iroha), n) },
	"cjk-ideographic":      func(n int) string { return policy.FormatNumber(n, policy.Kanji) },
	"japanese-informal":    func(n int) string { return policy.FormatNumber(n, policy.Kanji) },
	"japanese-formal":      func(n int) string { return policy.FormatNumber(n, policy.Kanji) },
}

const (
	katakana = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヰヱヲン"
	iroha    = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
)

// hiragana turns katakana into hiragana.
func hiragana(s string) string {
	return strings.Map(func(r rune) rune { return r - 'ア' + 'あ' }, s)
}

// marker is the number of an item; "" in a style without numbers, and for values that no style counts to.
func marker(style string, n int) string {
	write, known := markers[style]
	if !known {
		write = markers["decimal"]
	}
	if write == nil {
		return ""
	}
	if n < 1 || n > 99999 {
		return strconv.Itoa(n) + "."
	}
	return write(n)
}

// letters writes n in an alphabet as a to z, aa, ab.
func letters(alphabet string, n int) string {
	runes := []rune(alphabet)
	var out []rune
	for ; n > 0; n = (n - 1) / len(runes) {
		out = append([]rune{runes[(n-1)%len(runes)]}, out...)
	}
	return string(out)
}

// roman writes n from 1 to 3999 in Roman numerals; others in digits, as browsers do.
func roman(n int) string {
	if n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, u := range []struct {
		value int
		mark  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= u.value; n -= u.value {
			b.WriteString(u.mark)
		}
	}
	return b.String()
}
