package exporters

import (
	"unicode/utf8"

	"kitei/policy"
)

// Noter is a writer that is also told what the file could not hold as it was. The writers of workbooks tell it, with sheet and cell:
//
//	cell-control  control characters and bytes that are no text, left out; their number
//	cell-cut      a text longer than a cell can hold (32,767 characters), cut; how many characters are missing
type Noter interface {
	Note(n policy.Notice)
}

// kept gives a text as a cell holds it and notes what it loses by that.
func (s *sheet) kept(col, row int, text string) string {
	whole := possible(text)
	out := shortened(whole)
	if out == text {
		return out
	}
	note := func(code string, n int) {
		s.notices = append(s.notices, policy.Notice{Code: code, Pos: policy.Pos{Cell: s.name + "!" + at(col, row)}, Args: []any{n}})
	}
	if n := impossible(text); n > 0 {
		note("cell-control", n)
	}
	if out != whole {
		note("cell-cut", units(whole)-maxCell+1)
	}
	return out
}

// impossible counts the characters no cell can hold, and the bytes that are none.
func impossible(text string) int {
	n := 0
	for i, r := range text {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(text[i:]); size > 1 {
				continue
			}
		}
		if !permitted(r) || r == utf8.RuneError {
			n++
		}
	}
	return n
}
