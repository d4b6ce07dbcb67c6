package exporters

import (
	"testing"
)

// No page holds more than fits, a heading never ends one, and no page is left early but for a heading.
func TestPages(t *testing.T) {
	b := newBook("", "")
	s := b.sheet("表", 60, 60)
	keep := map[int]bool{}
	const head, last = 2, 400
	for row := 1; row <= last; row++ {
		s.height(row, float64(15+row*7%60))
		keep[row] = row > head && (row%9 == 0 || row%45 == 1)
	}
	begins := s.pages(head, last, 2, false, keep)
	if s.err != nil {
		t.Fatal(s.err)
	}
	room := pageShort * pageUse / min(1, pageLong*pixels/(120*digitWidth))
	height := func(from, to int) float64 {
		sum := 0.0
		for row := from; row < to; row++ {
			sum += s.cells.row(row).height
		}
		return sum
	}
	begin, above, pages := 1, 0.0, 0
	for row := 2; row <= last+1; row++ {
		if !begins[row] && row <= last {
			continue
		}
		used := above + height(begin, row)
		if used > room {
			t.Errorf("rows %d to %d take %.1f of %.1f", begin, row-1, used, room)
		}
		end := row
		for end <= last && keep[end] {
			end++
		}
		if row <= last && (keep[row-1] || used+height(row, end+1) <= room) {
			t.Errorf("row %d begins a page, row %d keeps %v, %.1f of %.1f used", row, row-1, keep[row-1], used, room)
		}
		begin, above = row, s.cells.row(head).height
		pages++
	}
	if pages < 20 {
		t.Errorf("%d pages", pages)
	}
}

// At the end of a page the lines around a clause are full ones, in all columns.
func TestTablePagesAreClosed(t *testing.T) {
	w := &tableWriter{t: &Table{Profile: FindProfile("")}, noteCol: 3, clauses: []clauseRows{{2, 6, [2]bool{false, true}, false}}, size: 10, noteAt: 9}
	b := newBook("", "")
	w.sheet = b.sheet("表", 50, 50, 20)
	w.borders(map[int]bool{4: true})
	want := map[int][2]borders{2: {boxedFirst, boxedOpen}, 3: {boxedLast, boxedEnd}, 4: {boxedFirst, boxedOpen}, 5: {boxedInner, boxedMid}, 6: {boxedLast, boxedEnd}}
	for row, lines := range want {
		for col, border := range map[int]borders{1: lines[0], 2: lines[1], 3: lines[1]} {
			size := w.size
			if col == 3 {
				size = w.noteAt
			}
			if got := w.cells.cell(col, row).style; got != int32(b.id(look{size: size, border: border})) {
				t.Errorf("%s has another look", at(col, row))
			}
		}
	}
}
