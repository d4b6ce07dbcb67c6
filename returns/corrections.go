package returns

import (
	"regexp"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"kitei/importers"
	"kitei/policy"
)

// ReadCorrections reads what a person wrote into a 取込み診断書: for each file, by its name without folders, the corrections in the order of
// the rows. Rows may be sorted, filtered, put in or taken out, and columns moved; rows are known by their keys and columns by their
// headings. What cannot be understood is a notice with its cell (correction-choice) and left out.
//
// A file that is no workbook, or no 取込み診断書, is an error.
func ReadCorrections(name string, src []byte) (map[string][]importers.Correction, []policy.Notice, error) {
	f, err := importers.OpenWorkbook(src, maxWorkbook)
	if err != nil {
		return nil, nil, workbookProblem(err, policy.Pos{File: name})
	}
	r := &correctionReader{name: name, found: map[string][]importers.Correction{}, byKey: map[string][]importers.Correction{}}
	for _, sheet := range f.Sheets() {
		rows, err := f.Rows(sheet)
		if err != nil {
			return nil, nil, workbookProblem(err, policy.Pos{File: name, Cell: sheet})
		}
		r.sheet(sheet, rows)
	}
	if !r.headed {
		return nil, nil, policy.Problem("workbook-no-diagnosis", policy.Pos{File: name})
	}
	return r.found, r.notices, nil
}

type correctionReader struct {
	name    string
	headed  bool // a sheet with the columns of 条項一覧 was found
	found   map[string][]importers.Correction
	byKey   map[string][]importers.Correction
	notices []policy.Notice
}

// sheet reads the rows of one sheet; sheets without the columns are passed over.
func (r *correctionReader) sheet(sheet string, rows [][]string) {
	var columns map[string]int
	for i, row := range rows {
		if columns == nil {
			columns = headings(row)
			continue
		}
		r.row(sheet, i+1, row, columns)
	}
	r.headed = r.headed || columns != nil
}

// headings gives the columns of a row of headings by their names, nil for any other row.
func headings(row []string) map[string]int {
	out := map[string]int{}
	for i, cell := range row {
		if name := fold(cell); name != "" {
			if _, twice := out[name]; !twice {
				out[name] = i
			}
		}
	}
	for _, c := range []string{columnKey, columnNewKind, columnCut} {
		if _, ok := out[fold(c)]; !ok {
			return nil
		}
	}
	return out
}

var keyForm = regexp.MustCompile(`^[0-9a-f]{16}(-[0-9]+/[0-9]+)?$`)

func (r *correctionReader) row(sheet string, number int, row []string, columns map[string]int) {
	raw := func(name string) string {
		if i, ok := columns[fold(name)]; ok && i < len(row) {
			return strings.Trim(row[i], " 　\t\r\n")
		}
		return ""
	}
	at := func(name string) policy.Pos {
		cell, err := excelize.CoordinatesToCellName(columns[fold(name)]+1, number)
		if err != nil {
			cell = ""
		}
		return policy.Pos{File: r.name, Cell: sheet + "!" + cell}
	}
	c := importers.Correction{Key: raw(columnKey), Pos: at(columnNewKind), Note: beginning(raw(columnLabel)+strings.TrimLeft(raw(columnTitle), "　")+raw(columnText), 20)}
	if !keyForm.MatchString(c.Key) {
		return
	}
	r.choices(&c, raw, at)
	c.Label, c.NoLabel = unlessNone(raw(columnNewNo))
	c.Title, c.NoTitle = unlessNone(raw(columnNewHead))
	if c.Empty() && !c.Seen {
		return
	}
	file := raw(columnFile)
	if slices.ContainsFunc(r.byKey[file+"/"+c.Key], c.Same) {
		return // a row that was copied
	}
	r.byKey[file+"/"+c.Key] = append(r.byKey[file+"/"+c.Key], c)
	r.found[file] = append(r.found[file], c)
}

// choices reads the columns in which something is chosen.
func (r *correctionReader) choices(c *importers.Correction, raw func(string) string, at func(string) policy.Pos) {
	if word := fold(raw(columnNewKind)); word != "" {
		k, known := kindOf(word)
		switch {
		case word == choiceDrop:
			c.Drop = true
		case known:
			c.Kind = k
		default:
			r.notices = append(r.notices, policy.Notice{Code: "correction-choice", Pos: at(columnNewKind), Args: []any{raw(columnNewKind)}})
		}
	}
	switch word := fold(raw(columnCut)); {
	case strings.Contains(word, "つな"):
		c.Join = true
	case strings.Contains(word, "切り離") || strings.Contains(word, "切離"):
		c.Split = true
	case word != "":
		r.notices = append(r.notices, policy.Notice{Code: "correction-choice", Pos: at(columnCut), Args: []any{raw(columnCut)}})
	}
	if c.Split {
		for _, line := range strings.Split(raw(columnCutAt), "\n") {
			if line = strings.Trim(line, " 　\t\r"); line != "" {
				c.SplitAt = append(c.SplitAt, line)
			}
		}
	}
	c.Seen = slices.Contains([]string{"○", "〇", "◯", "0", "O", "o", "✓", "✔", "レ", "済", "v"}, fold(raw(columnSeen)))
}

// kindOf reads the word for a kind, folded.
func kindOf(word string) (policy.Kind, bool) {
	for k := policy.Part; k <= policy.Form; k++ {
		if k != policy.Table && fold(k.Word()) == word {
			return k, true
		}
	}
	return 0, false
}

func unlessNone(s string) (value string, none bool) {
	if fold(s) == choiceNone {
		return "", true
	}
	return s, false
}
