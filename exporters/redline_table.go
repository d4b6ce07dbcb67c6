package exporters

import (
	"strconv"
	"strings"
)

// trackedTable writes a table. old is what it was, nil where it is new or gone as a whole, as state says.
func (b *redline) trackedTable(old, t *table, state trackState) {
	b.Start("w:tbl")
	b.Raw(`<w:tblPr><w:tblStyle w:val="KTable"/><w:tblW w:w="` + strconv.Itoa(sum(t.widths)) + `" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr>`)
	b.Start("w:tblGrid")
	for _, w := range t.widths {
		b.Empty("w:gridCol", "w:w", strconv.Itoa(w))
	}
	b.End()
	if old == nil {
		for row := range t.rows {
			b.trackedRow(t, t, row, row, state)
		}
		b.End()
		return
	}
	j := 0
	for i, to := range alignTexts(rowTexts(old), rowTexts(t)) {
		if to < 0 {
			b.trackedRow(old, t, i, i, trackDeleted)
			continue
		}
		for ; j < to; j++ {
			b.trackedRow(t, t, j, j, trackInserted)
		}
		b.trackedRow(old, t, i, j, trackSame)
		j++
	}
	for ; j < len(t.rows); j++ {
		b.trackedRow(t, t, j, j, trackInserted)
	}
	b.End()
}

func rowTexts(t *table) []string {
	out := make([]string, len(t.rows))
	for i, row := range t.rows {
		out[i] = strings.Join(row, "\t")
	}
	return out
}

// trackedRow writes row j of t, or row i of old where it is gone. A row of both sides is compared cell by cell.
func (b *redline) trackedRow(old, t *table, i, j int, state trackState) {
	of, row := t, j
	if state == trackDeleted {
		of, row = old, i
	}
	header := row == 0 && len(of.rows) > 1
	b.Start("w:tr")
	b.Start("w:trPr")
	if !of.breaks {
		b.Empty("w:cantSplit")
	}
	if of.least > 0 {
		b.Empty("w:trHeight", "w:val", strconv.Itoa(of.least), "w:hRule", "atLeast")
	}
	if header && state != trackDeleted {
		b.Empty("w:tblHeader")
	}
	if state != trackSame {
		b.Empty(state.element(), b.tracking()...)
	}
	b.End()
	style := styleCell
	if header {
		style = styleHeaderCell
	}
	for column, width := range t.widths {
		b.Start("w:tc")
		justify, fill := of.look(row, column)
		b.Raw(`<w:tcPr><w:tcW w:w="` + strconv.Itoa(width) + `" w:type="dxa"/>`)
		if fill != "" {
			b.Raw(`<w:shd w:val="clear" w:color="auto" w:fill="` + fill + `"/>`)
		}
		if header || of.form {
			b.Raw(`<w:vAlign w:val="center"/>`)
		}
		b.Raw(`</w:tcPr><w:p><w:pPr><w:pStyle w:val="` + style + `"/>`)
		if justify != "" && !header {
			b.Empty("w:jc", "w:val", justify)
		}
		if state != trackSame {
			b.Start("w:rPr")
			b.Empty(state.element(), b.tracking()...)
			b.End()
		}
		b.Raw(`</w:pPr>`)
		if state == trackSame {
			b.words([]run{{text: old.cell(i, column)}}, []run{{text: t.cell(j, column)}})
		} else {
			b.tracked([]run{{text: of.cell(row, column)}}, state)
		}
		b.Raw(`</w:p>`)
		b.End()
	}
	b.End()
}
