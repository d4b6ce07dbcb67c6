package importers

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// equation gives the words of an EQ field: \o\ac(○,1) is ①, \o\ad(\s\up 9(じん),靱) is 靱 with its reading above, \o\ad(氏名,　　　　) is 氏名
// spread over five characters, \f(1,2) is 1/2; of anything else the words stand one after another.
func equation(instruction string) string {
	e := equationReader{rest: []rune(strings.TrimSpace(instruction))}
	return strings.TrimSpace(strings.ReplaceAll(e.text(0), raised, ""))
}

// equationReader reads an instruction from its beginning.
type equationReader struct{ rest []rune }

// maxEquation is how deep an equation may nest.
const maxEquation = 20

// text reads up to the end of an argument.
func (e *equationReader) text(depth int) string {
	var b strings.Builder
	for len(e.rest) > 0 && !strings.ContainsRune(",;)", e.rest[0]) {
		switch c := e.rest[0]; {
		case c == '\\' && len(e.rest) > 1:
			b.WriteString(e.command(depth))
		case c == '(':
			b.WriteString("(" + strings.Join(e.arguments(depth), ",") + ")")
		default:
			b.WriteRune(c)
			e.rest = e.rest[1:]
		}
	}
	return b.String()
}

// command reads a command with its options and arguments.
func (e *equationReader) command(depth int) string {
	if !unicode.IsLetter(e.rest[1]) && e.rest[1] != '*' { // \( is a bracket
		c := e.rest[1]
		e.rest = e.rest[2:]
		return string(c)
	}
	names := e.options()
	if len(names) == 0 {
		return ""
	}
	if len(e.rest) == 0 || e.rest[0] != '(' {
		return ""
	}
	arguments := e.arguments(depth)
	switch {
	case names[0] == "o" && len(arguments) == 2 && isRing(arguments[0]):
		return inRing(arguments[0], arguments[1])
	case names[0] == "o" && len(arguments) == 2 && strings.HasPrefix(arguments[0], raised):
		return strings.TrimRight(arguments[1], " 　")
	case names[0] == "f":
		return strings.Join(arguments, "/")
	case names[0] == "s" && depth > 0:
		return raised + strings.Join(arguments, "")
	}
	words := strings.Join(arguments, "")
	return strings.TrimRight(strings.ReplaceAll(words, raised, ""), " 　")
}

// raised marks words that stand above the line.
const raised = "\x00"

// options reads the names of a command and its options: \s\up 9 is s, up. A switch for the looks of the field, \* jc2, is passed over with its word.
func (e *equationReader) options() (names []string) {
	for len(e.rest) > 1 && e.rest[0] == '\\' {
		e.rest = e.rest[1:]
		if e.rest[0] == '*' {
			e.rest = []rune(strings.TrimLeft(string(e.rest[1:]), " "))
			e.word()
			return nil
		}
		n := 0
		for n < len(e.rest) && e.rest[n] < unicode.MaxASCII && unicode.IsLetter(e.rest[n]) {
			n++
		}
		if n == 0 {
			return names
		}
		names = append(names, strings.ToLower(string(e.rest[:n])))
		e.rest = e.rest[n:]
		for len(e.rest) > 0 && (e.rest[0] == ' ' || e.rest[0] == '-' || unicode.IsDigit(e.rest[0])) {
			e.rest = e.rest[1:]
		}
	}
	return names
}

// word passes over a word, or one in quotation marks.
func (e *equationReader) word() {
	quoted := len(e.rest) > 0 && e.rest[0] == '"'
	for i, c := range e.rest {
		if !quoted && (c == ' ' || c == '\\') || quoted && i > 0 && c == '"' {
			e.rest = []rune(strings.TrimLeft(string(e.rest[i:]), "\" "))
			return
		}
	}
	e.rest = nil
}

// arguments reads what stands in brackets.
func (e *equationReader) arguments(depth int) []string {
	e.rest = e.rest[1:]
	if depth >= maxEquation {
		e.rest = nil
		return nil
	}
	var out []string
	for {
		out = append(out, e.text(depth+1))
		if len(e.rest) == 0 {
			return out
		}
		end := e.rest[0] == ')'
		e.rest = e.rest[1:]
		if end {
			return out
		}
	}
}

// isRing reports whether a character is put around another.
func isRing(s string) bool {
	s = strings.ReplaceAll(s, raised, "")
	return s != "" && strings.Trim(s, "○◯〇□△◇◎") == ""
}

// inRing gives a character in a circle, or the character alone where Unicode has none for it.
func inRing(ring, inner string) string {
	inner = strings.TrimSpace(strings.ReplaceAll(inner, raised, ""))
	if sign := circled[norm.NFKC.String(inner)]; sign != 0 && strings.Trim(ring, raised+"○◯〇") == "" {
		return string(sign)
	}
	return inner
}

// circled are the characters in circles by what stands in them: 1 to 50, letters, 秘, 印, 一, ア.
var circled = func() map[string]rune {
	m := map[string]rune{}
	for _, r := range [][2]rune{{'①', '⑳'}, {'㉑', '㉟'}, {'㊱', '㊿'}, {'Ⓐ', 'ⓩ'}, {'㊀', '㊰'}, {'㋐', '㋾'}} {
		for c := r[0]; c <= r[1]; c++ {
			if inner := norm.NFKC.String(string(c)); m[inner] == 0 {
				m[inner] = c
			}
		}
	}
	return m
}()
