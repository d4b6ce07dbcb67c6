package exporters

import (
	"strconv"

	"kitei/internal/ooxml"
)

// rich writes lines into a cell, what is marked underlined.
func (s *sheet) rich(col, row int, size float64, lines []Line) {
	s.kept(col, row, joined(lines))
	s.cells.put(col, row, runsCell, string(runsXML(lines, size, s.mincho)), 0)
}

// Families of fonts in a workbook.
const (
	familyMincho = "1"
	familyGothic = "3"
)

// runsXML gives the runs of a cell, neighbours of the same kind joined.
func runsXML(lines []Line, size float64, mincho bool) []byte {
	name, family := sheetFont, familyGothic
	if mincho {
		name, family = defaultMincho, familyMincho
	}
	var x ooxml.XML
	var text []byte
	mark := MarkNone
	end := func() {
		if len(text) == 0 {
			return
		}
		x.Start("r")
		x.Start("rPr")
		switch mark {
		case MarkSingle, MarkWavy, "": // a workbook has no wavy line
			x.Empty("u")
		case MarkDouble:
			x.Empty("u", "val", "double")
		case MarkBold:
			x.Empty("b")
		case MarkNone:
		}
		x.Empty("sz", "val", strconv.FormatFloat(size, 'f', -1, 64))
		x.Empty("color", "rgb", "FF000000")
		x.Empty("rFont", "val", name)
		x.Empty("family", "val", family)
		x.Empty("charset", "val", "128")
		x.End()
		x.Element("t", escapeCodes(cellText(string(text))), "xml:space", "preserve")
		x.End()
		text = text[:0]
	}
	for i, l := range lines {
		if i > 0 {
			text = append(text, '\n')
		}
		for _, r := range l {
			if m := r.markKind(); m != mark && r.Text != "" {
				end()
				mark = m
			}
			text = append(text, r.Text...)
		}
	}
	end()
	return x.Bytes()
}

// markKind is how a run is drawn.
func (r Run) markKind() MarkKind {
	switch {
	case !r.Mark:
		return MarkNone
	case r.kind == "":
		return MarkSingle
	}
	return r.kind
}
