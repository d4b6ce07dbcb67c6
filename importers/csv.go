package importers

import (
	"strings"

	"kitei/policy"
)

// ReadCSV reads a policy kept as a table in a text file (.csv, .tsv), with commas, semicolons or tabs between the cells and quotes around those that
// hold such signs or line feeds. The character set is found as in any text file.
//
// Errors are *policy.Notice values: an empty file, one that is no text, a quote that nothing closes.
func ReadCSV(name string, src []byte) (*policy.Document, []policy.Notice, error) {
	r := &reader{name: name}
	lines, err := r.lines(src)
	if err != nil {
		return nil, nil, err
	}
	s, err := r.csv(strings.Join(lines, "\n"))
	if err != nil {
		return nil, nil, err
	}
	d, err := r.tables([]tableSheet{s})
	return d, r.notices, err
}

// csv cuts a text into rows and cells.
//
// The rules are those Excel writes by, and not stricter: a quote inside a cell that does not begin with one is a quote.
func (r *reader) csv(text string) (tableSheet, error) {
	comma := separatorOf(text)
	var s tableSheet
	var row []string
	var cell strings.Builder
	line, began, quoted := 1, 1, false
	flush := func() {
		row = append(row, strings.Trim(cell.String(), " 　\t\n"))
		cell.Reset()
	}
	endRow := func() {
		flush()
		s.rows, s.lines = append(s.rows, row), append(s.lines, began)
		row, began = nil, line
	}
	opened := 0
	runes := []rune(text)
	for i := 0; i < len(runes); i++ {
		c := runes[i]
		if c == '\n' {
			line++
		}
		switch {
		case quoted && c == '"' && i+1 < len(runes) && runes[i+1] == '"':
			cell.WriteByte('"')
			i++
		case quoted && c == '"':
			quoted = false
		case quoted:
			cell.WriteRune(c)
		case c == '"' && strings.TrimSpace(cell.String()) == "":
			quoted, opened = true, line
			cell.Reset()
		case c == comma:
			flush()
		case c == '\n':
			endRow()
		default:
			cell.WriteRune(c)
		}
		if len(s.rows) > maxSheetRows {
			return s, policy.Problem("xlsx-rows", r.at(line), maxSheetRows)
		}
	}
	if quoted {
		return s, policy.Problem("csv-quote", r.at(opened))
	}
	endRow()
	return s, nil
}

// separatorOf is the sign that stands most evenly in the first lines: in the most of them, and of these the most often.
func separatorOf(text string) rune {
	const looked = 50
	best, most := ',', 0
	for _, c := range []rune{',', '\t', ';'} {
		in, all, seen := 0, 0, 0
		for l := range strings.Lines(text) {
			if seen++; seen > looked {
				break
			}
			if n := strings.Count(l, string(c)); n > 0 {
				in++
				all += min(n, 20)
			}
		}
		if score := in*1000 + all; score > most {
			best, most = c, score
		}
	}
	return best
}
