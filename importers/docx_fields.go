package importers

import (
	"regexp"
	"strconv"
	"strings"

	"kitei/internal/ooxml"
)

// wordField is a field that is open: what stands before its separator is an instruction, what stands behind it is shown.
type wordField struct {
	instruction string // its beginning
	result      bool
	contents    bool // a table of contents
}

// maxInstruction is how much of the instruction of a field is kept, in bytes.
const maxInstruction = 1000

// field follows the beginning, the middle and the end of a field.
func (w *wordWalker) field(c *ooxml.Element, style string) {
	n := len(w.fields)
	switch c.Attr("fldCharType") {
	case "begin":
		if box := c.Find("ffData", "checkBox"); box != nil {
			sign := "□"
			if checked, ok := box.Val("checked"); ok && checked != "0" && checked != "false" || !ok && box.On("default") {
				sign = "☑"
			}
			w.write(sign, style)
		}
		if list := c.Find("ffData", "ddList"); list != nil {
			w.write(chosen(list), style)
		}
		if n < 100 {
			w.fields = append(w.fields, wordField{})
		}
	case "separate":
		if n > 0 {
			f := &w.fields[n-1]
			f.result, f.contents = true, isTableOfContents(f.instruction)
		}
	case "end":
		if n > 0 {
			f := w.fields[n-1]
			w.fields = w.fields[:n-1]
			if !f.result {
				w.write(w.unresolved(f.instruction), style)
			}
		}
	}
}

// chosen gives the entry of a list field that is shown: the one that was chosen, or the first.
func chosen(list *ooxml.Element) string {
	index, ok := list.Val("result")
	if !ok {
		index, _ = list.Val("default")
	}
	n := number(index)
	for _, e := range list.Children {
		if e.Name != "listEntry" {
			continue
		}
		if n == 0 {
			return e.Attr("val")
		}
		n--
	}
	return ""
}

// unresolved gives what Word shows of a field that keeps no result: an equation, which in Japanese files is a letter in a circle, a reading above
// a word or a word that is spread, and a sign of a font.
func (w *wordWalker) unresolved(instruction string) string {
	words := strings.Fields(instruction)
	switch {
	case len(words) < 2:
		return ""
	case strings.EqualFold(words[0], "EQ"):
		return equation(strings.TrimSpace(instruction)[len(words[0]):])
	case strings.EqualFold(words[0], "SYMBOL"):
		return w.symbolField(instruction, words[1])
	}
	return ""
}

var symbolFont = regexp.MustCompile(`\\f\s+(?:"([^"]*)"|(\S+))`)

// symbolField gives the sign of SYMBOL 254 \f Wingdings.
func (w *wordWalker) symbolField(instruction, number string) string {
	code, err := strconv.ParseUint(number, 0, 32)
	if err != nil || code == 0 || code > 0x10FFFF {
		return ""
	}
	m := symbolFont.FindStringSubmatch(instruction)
	if m == nil || code > 0xFF {
		return string(rune(code))
	}
	return w.sign(m[1]+m[2], int(code))
}

func isTableOfContents(instruction string) bool {
	words := strings.Fields(instruction)
	return len(words) > 0 && strings.EqualFold(words[0], "TOC")
}

// wordSigns are signs of the symbol fonts that stand in forms and lists.
var wordSigns = map[string]map[int]string{
	"wingdings": {
		0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x75: "◆", 0x76: "◆", 0xA1: "○", 0xA7: "■", 0xA8: "□", 0xAB: "★",
		0xD8: "➢", 0xE0: "→", 0xE8: "→", 0xF0: "⇨", 0xFB: "×", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
		0x81: "①", 0x82: "②", 0x83: "③", 0x84: "④", 0x85: "⑤", 0x86: "⑥", 0x87: "⑦", 0x88: "⑧", 0x89: "⑨", 0x8A: "⑩",
	},
	"wingdings 2": {0x50: "✓", 0x51: "×", 0x52: "☑", 0x53: "☒", 0xA3: "□"},
	"symbol":      {0xB7: "・", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xA3: "≦", 0xB3: "≧", 0xAE: "→", 0x2D: "−"},
}

// symbol reads a character of a symbol font; one without a place in Unicode becomes 〓, with a notice.
func (w *wordWalker) symbol(e *ooxml.Element) string {
	code, err := strconv.ParseUint(e.Attr("char"), 16, 32)
	if err != nil || code == 0 || code > 0x10FFFF {
		return ""
	}
	if code < 0xF000 || code > 0xF0FF {
		return string(rune(code))
	}
	return w.sign(e.Attr("font"), int(code&0xFF))
}

// sign gives a character of a symbol font by its code of one byte.
func (w *wordWalker) sign(font string, code int) string {
	font = strings.ToLower(font)
	if sign := wordSigns[font][code]; sign != "" {
		return sign
	}
	w.symbols[font+" "+strings.ToUpper(strconv.FormatInt(int64(code), 16))]++
	return "〓"
}
