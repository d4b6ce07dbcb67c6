package ooxml

import (
	"strconv"
	"strings"
)

// Cell is a cell of a workbook that holds anything.
type Cell struct {
	Sheet   string
	Row     int  // from 1
	Col     int  // from 1
	Formula bool // what it says is the stored value of a formula
	Number  bool // it is stored as a number, a date for example
	Runs    []CellRun
}

// CellRun is a stretch of text of a cell in one form.
type CellRun struct {
	Text      string
	Underline bool
	Bold      bool
	own       bool // its form is its own and not that of the cell
}

// Text is what the cell says: of a formula its stored value.
func (c *Cell) Text() string {
	if len(c.Runs) == 1 {
		return c.Runs[0].Text
	}
	var b strings.Builder
	for _, r := range c.Runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// Cells visits the cells of a workbook sheet by sheet, row by row. Readings (ruby) are left out. Numbers come as they are stored, and a
// reference to a string that is not there is [ErrDamaged]; so is a row or a column that no sheet has. More text than anybody fills in is [ErrTooLarge].
func Cells(a *Archive, visit func(*Cell) error) error {
	names, parts, err := sheets(a)
	if err != nil {
		return err
	}
	b := &cellReader{visit: visit}
	if b.shared, err = sharedStrings(a); err != nil {
		return err
	}
	if b.looks, err = cellLooks(a); err != nil {
		return err
	}
	for i, part := range parts {
		data, err := a.Part(part)
		if err != nil {
			return err
		}
		row := 0
		err = Elements(data, "x:sheetData", nil, func(e *Element) error {
			if e.Name != "x:row" {
				return nil
			}
			row++
			if r, err := strconv.Atoi(e.Attr("r")); err == nil {
				row = r
			}
			if row < 1 || row > lastRow {
				return ErrDamaged
			}
			return b.row(e, names[i], row)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// cellReader is what the cells of a workbook refer to.
type cellReader struct {
	shared [][]CellRun
	looks  []cellLook
	visit  func(*Cell) error
	text   int // bytes of all cells so far
}

// The size of a sheet, and how much its cells may say: many cells can share a long text.
const (
	lastRow     = 1_048_576
	lastColumn  = 16_384
	maxCellText = 256 << 20
)

func (b *cellReader) row(e *Element, sheet string, row int) error {
	col := 0
	for _, c := range e.Children {
		if c.Name != "x:c" {
			continue
		}
		col++
		if n := columnOf(c.Attr("r")); n > 0 {
			col = n
		}
		runs, err := b.runs(c)
		if err != nil {
			return err
		}
		for _, r := range runs {
			b.text += len(r.Text)
		}
		switch {
		case col > lastColumn:
			return ErrDamaged
		case b.text > maxCellText:
			return ErrTooLarge
		}
		if len(runs) == 0 {
			continue
		}
		if err := b.visit(&Cell{Sheet: sheet, Row: row, Col: col, Formula: c.Child("x:f") != nil, Number: numeric(c.Attr("t")), Runs: runs}); err != nil {
			return err
		}
	}
	return nil
}

// columnOf gives the column of the name of a cell: 28 of AB12, 0 for none.
func columnOf(ref string) int {
	n := 0
	for _, r := range ref {
		if r < 'A' || r > 'Z' {
			break
		}
		n = n*26 + int(r-'A') + 1
	}
	return n
}

func numeric(kind string) bool { return kind == "" || kind == "n" }

// runs gives the text of a cell. Runs without a form of their own have that of the cell.
func (b *cellReader) runs(c *Element) ([]CellRun, error) {
	runs, err := b.stored(c)
	i, _ := strconv.Atoi(c.Attr("s"))
	if err != nil || i <= 0 || i >= len(b.looks) || b.looks[i] == (cellLook{}) {
		return runs, err
	}
	out := make([]CellRun, len(runs))
	for k, r := range runs {
		if out[k] = r; !r.own {
			out[k].Underline, out[k].Bold = b.looks[i].underline, b.looks[i].bold
		}
	}
	return out, nil
}

func (b *cellReader) stored(c *Element) ([]CellRun, error) {
	switch c.Attr("t") {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(c.Child("x:v").Content()))
		if err != nil || i < 0 || i >= len(b.shared) {
			return nil, ErrDamaged
		}
		return b.shared[i], nil
	case "inlineStr":
		return runsOf(c.Child("x:is")), nil
	}
	if v := c.Child("x:v").Content(); v != "" {
		return []CellRun{{Text: v}}, nil
	}
	return nil, nil
}

func sharedStrings(a *Archive) ([][]CellRun, error) {
	data, err := a.Part("xl/sharedStrings.xml")
	if err != nil || data == nil {
		return nil, err
	}
	var out [][]CellRun
	err = Elements(data, "x:sst", nil, func(e *Element) error {
		if e.Name == "x:si" {
			out = append(out, runsOf(e))
		}
		return nil
	})
	return out, err
}

// runsOf reads a string that is plain or of several runs.
func runsOf(e *Element) []CellRun {
	if e == nil {
		return nil
	}
	var out []CellRun
	for _, c := range e.Children {
		switch c.Name {
		case "x:t":
			out = append(out, CellRun{Text: decodeCodes(c.Content())})
		case "x:r":
			p := c.Child("x:rPr")
			out = append(out, CellRun{
				Text: decodeCodes(c.Child("x:t").Content()), Underline: p.Child("x:u") != nil && p.Child("x:u").Attr("val") != "none", Bold: p.Child("x:b") != nil, own: p != nil,
			})
		}
	}
	return out
}

// decodeCodes turns the codes of characters (_x000D_) back.
func decodeCodes(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if len(s)-i >= 7 && s[i] == '_' && s[i+1] == 'x' && s[i+6] == '_' {
			if n, err := strconv.ParseUint(s[i+2:i+6], 16, 16); err == nil {
				b.WriteRune(rune(n))
				i += 6
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// sheets gives the names of the sheets and the parts that hold them, in the order of the tabs.
func sheets(a *Archive) (names, parts []string, err error) {
	targets, err := a.relations("xl/workbook.xml")
	if err != nil {
		return nil, nil, err
	}
	data, err := a.Part("xl/workbook.xml")
	if err != nil {
		return nil, nil, err
	}
	if data == nil {
		return nil, nil, ErrDamaged
	}
	err = Elements(data, "x:sheets", nil, func(e *Element) error {
		for _, at := range e.Attrs {
			if part := targets[at.Value]; at.Name == "id" && part != "" {
				names, parts = append(names, e.Attr("name")), append(parts, part)
			}
		}
		return nil
	})
	return names, parts, err
}

// Properties gives the custom properties of a package by their names.
func (a *Archive) Properties() (map[string]string, error) {
	out := map[string]string{}
	data, err := a.Part("docProps/custom.xml")
	if err != nil || data == nil {
		return out, err
	}
	err = Elements(data, "x:Properties", nil, func(e *Element) error {
		for _, c := range e.Children {
			if c.Name != "" {
				out[e.Attr("name")] = c.Content()
			}
		}
		return nil
	})
	return out, err
}
