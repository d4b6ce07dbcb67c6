package importers

import "kitei/internal/ooxml"

// maxSpan is the most columns a cell of Word can reach over.
const maxSpan = 63

// table reads a table. A cell over several columns or rows stands at its first place, the others are empty; text of several paragraphs is
// joined by line feeds, and a table within a cell becomes its text.
func (w *wordWalker) table(e *ooxml.Element) {
	b := wordBlock{pos: w.paras + 1, rows: [][]string{}}
	cells := 0
	w.rows(e.Children, func(row *ooxml.Element) {
		var line []string
		line = append(line, make([]string, span(row.Child("trPr"), "gridBefore", 0))...)
		w.cells(row.Children, func(cell *ooxml.Element) {
			inner := w.cell(cell)
			cells++
			b.single = inner
			for _, c := range inner {
				if c.para != nil {
					b.marks = append(b.marks, c.para.marks...)
				}
			}
			line = append(line, cellText(cell, inner))
			line = append(line, make([]string, span(cell.Child("tcPr"), "gridSpan", 1)-1)...)
		})
		if len(line) > 0 {
			b.rows = append(b.rows, line)
		}
	})
	if cells != 1 {
		b.single = nil
	}
	if len(b.rows) > 0 {
		w.blocks = append(w.blocks, b)
	}
}

// span reads a number of columns.
func span(properties *ooxml.Element, name string, least int) int {
	v, _ := properties.Val(name)
	return min(max(number(v), least), maxSpan)
}

// rows visits the rows of a table that belong to the text that is read.
func (w *wordWalker) rows(elements []*ooxml.Element, visit func(*ooxml.Element)) {
	for _, e := range elements {
		switch e.Name {
		case "tr":
			switch properties := e.Child("trPr"); {
			case w.endDeleted(properties):
			case properties.On("hidden"):
				w.hide()
			default:
				visit(e)
			}
		case "sdt":
			w.rows(e.Child("sdtContent").All(), visit)
		case "customXml", "ins", "moveTo":
			w.rows(e.Children, visit)
		}
	}
}

func (w *wordWalker) cells(elements []*ooxml.Element, visit func(*ooxml.Element)) {
	for _, e := range elements {
		switch e.Name {
		case "tc":
			if !w.cellDeleted(e.Child("tcPr")) {
				visit(e)
			}
		case "sdt":
			w.cells(e.Child("sdtContent").All(), visit)
		case "customXml":
			w.cells(e.Children, visit)
		}
	}
}

// cellDeleted reports whether a cell is not there in the text that is read.
func (w *wordWalker) cellDeleted(properties *ooxml.Element) bool {
	switch {
	case properties.Child("cellDel") != nil:
		return !w.shown("del")
	case properties.Child("cellIns") != nil:
		return !w.shown("ins")
	}
	return false
}

// cell reads what stands in a cell.
func (w *wordWalker) cell(e *ooxml.Element) []wordBlock {
	blocks, pending := w.blocks, w.pending
	w.blocks, w.pending = nil, nil
	w.children(e.Children)
	w.flush()
	inner := w.blocks
	w.blocks, w.pending = blocks, pending
	return inner
}

// cellText gives the text of a cell, nothing for one that goes on from the cell above or before it.
func cellText(e *ooxml.Element, inner []wordBlock) string {
	for _, merge := range []string{"vMerge", "hMerge"} {
		if v, ok := e.Child("tcPr").Val(merge); ok && v != "restart" {
			return ""
		}
	}
	return flatten(inner)
}
