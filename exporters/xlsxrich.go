package exporters

import (
	"bytes"
	"fmt"
	"strconv"

	"kitei/internal/ooxml"
)

// excelize compares every cell of several runs with all those before it, which takes a second for a rule of some size. So such a cell is
// given to it as a short text that no other cell can have, and its runs take the place of that text when the workbook is written.

// richMark stands around the number of a cell of several runs. It is no character of a text: cellText lets none through.
const richMark = "\uFDD0"

// rich writes lines into a cell, what is marked underlined.
func (s *sheet) rich(col, row int, size float64, lines []Line) {
	if s.err != nil {
		return
	}
	s.do(s.f.SetCellStr(s.name, at(col, row), richMark+strconv.Itoa(len(s.richCells))+richMark))
	s.richCells = append(s.richCells, runsXML(lines, size))
}

// fillRuns puts the runs of the cells into the part that holds all strings.
func (b *book) fillRuns(strings []byte) []byte {
	const open, end = "<t>" + richMark, richMark + "</t>"
	var out []byte
	for {
		before, rest, found := bytes.Cut(strings, []byte(open))
		out = append(out, before...)
		if !found {
			return out
		}
		number, after, _ := bytes.Cut(rest, []byte(end))
		n, err := strconv.Atoi(string(number))
		if err != nil {
			panic(fmt.Sprintf("exporters: string %q among the runs", number)) // nobody else writes richMark
		}
		out = append(out, b.richCells[n]...)
		strings = after
	}
}

// runsXML gives the runs of a cell, neighbours of the same kind joined.
func runsXML(lines []Line, size float64) []byte {
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
		x.Empty("rFont", "val", sheetFont)
		x.Empty("family", "val", "3")
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
