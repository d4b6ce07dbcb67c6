package exporters

import "strings"

// trackedTable writes a table. old is what it was, nil where it is new or gone as a whole, as state says.
func (b *redline) trackedTable(old, t *table, state trackState) {
	b.startTable(t)
	if old == nil {
		for row := range t.rows {
			b.trackedRow(t, t, row, row, state)
		}
		b.End()
		return
	}
	j := 0
	for i, to := range alignRows(old.rows, t.rows) {
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
	b.startRow(of, row, of.headed(row) && state != trackDeleted)
	if state != trackSame {
		b.Empty(state.element(), b.tracking()...)
	}
	b.End()
	for column, width := range t.widths {
		b.startCell(of, row, column, width)
		b.paragraphState(state)
		b.End()
		if state == trackSame {
			b.words([]run{{text: old.cell(i, column)}}, []run{{text: t.cell(j, column)}})
		} else {
			b.tracked([]run{{text: of.cell(row, column)}}, state)
		}
		b.endCell()
	}
	b.End()
}
