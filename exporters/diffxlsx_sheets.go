package exporters

// trapFill and trapColor are the colours of a warning.
const (
	trapFill  = "FDECEA"
	trapColor = "A33333"
)

// writeTraps writes 番号に注意.
func writeTraps(b *book, t *Table) {
	rows := make([][]string, len(t.Traps))
	for i, trap := range t.Traps {
		rows[i] = []string{trap}
	}
	b.list(trapsSheet, t, listing{
		title: "番号に注意", lead: "旧と新とで番号が同じでも、内容が異なる条項等です。番号だけを見て対応させないでください。",
		widths: []float64{76}, heads: []string{"内容"}, rows: rows, fill: trapFill,
	})
}

// writeReviews writes 解説のみの変更.
func writeReviews(b *book, t *Table) {
	rows := make([][]string, len(t.Reviews))
	for i, r := range t.Reviews {
		why := r.Why
		if r.Source != "" {
			why += "（" + r.Source + "）"
		}
		rows[i] = []string{r.Clause, r.What, why}
	}
	b.list(reviewsSheet, t, listing{
		title: "解説のみの変更", lead: "本文は同じですが、国の解説が変わりました。運用及び実施手順を確認してください。",
		widths: []float64{30, 52, 42}, heads: []string{"条項", "変更の内容", "理由・出典"}, rows: rows, landscape: true,
	})
}

// listing is a sheet with a numbered list in columns.
type listing struct {
	title, lead string
	widths      []float64
	heads       []string
	rows        [][]string
	fill        string // of the headings; softFill when empty
	landscape   bool
}

// listHead is the row of the headings.
const listHead = 4

func (b *book) list(name string, t *Table, l listing) {
	s := b.sheet(name, append([]float64{5}, l.widths...)...)
	last := len(l.widths) + 1
	for i, line := range []string{l.title, l.lead} {
		look := look{size: 14, bold: true, middle: true}
		if i > 0 {
			look.size, look.bold = noteSize, false
		}
		s.text(1, i+1, line)
		s.style(1, i+1, last, i+1, look)
		s.merge(1, i+1, last, i+1)
		s.height(i+1, rowHeight(1, look.size)+3)
	}
	s.text(1, listHead, "No.")
	for i, head := range l.heads {
		s.text(i+2, listHead, head)
	}
	fill := l.fill
	if fill == "" {
		fill = softFill
	}
	s.style(1, listHead, last, listHead, look{bold: true, center: true, middle: true, border: boxed, fill: fill})
	row := listHead + 1
	for i, cells := range l.rows {
		var block []blockCell
		for j, text := range cells {
			block = append(block, blockCell{col: j + 2, lines: plainLines(text)})
		}
		n := s.block(row, dutyLines, continued, block...)
		s.number(1, row, i+1)
		s.style(1, row, 1, row+n-1, look{center: true, border: boxed})
		s.style(2, row, last, row+n-1, look{border: boxed})
		row += n
	}
	s.freeze(listHead)
	s.print(printing{portrait: !l.landscape, repeat: listHead, lastCol: last, lastRow: row - 1, head: t.Title, foot: t.Footer})
	s.finish()
}

// writeTableCounts writes 件数.
func writeTableCounts(b *book, t *Table) {
	s := b.sheet(countsSheet, 30, 12)
	s.text(1, 1, "変更の件数")
	s.style(1, 1, 2, 1, look{size: 14, bold: true, middle: true})
	s.height(1, 27)
	s.text(1, 3, "区分")
	s.text(2, 3, "件数")
	s.style(1, 3, 2, 3, look{bold: true, center: true, middle: true, border: boxed, fill: softFill})
	row, sum := 4, 0
	for _, c := range t.Counts {
		s.text(1, row, c.State)
		s.number(2, row, c.N)
		s.height(row, rowHeight(wrappedLines(c.State, s.widths[0], bodySize), bodySize)+3)
		row++
		sum += c.N
	}
	s.text(1, row, "計")
	if row > 4 {
		s.formula(2, row, "SUM("+at(2, 4)+":"+at(2, row-1)+")", sum)
		s.style(1, 4, 1, row-1, look{middle: true, border: boxed})
		s.style(2, 4, 2, row-1, look{middle: true, right: true, border: boxed, format: "#,##0"})
	} else {
		s.number(2, row, 0)
	}
	s.style(1, row, 1, row, look{bold: true, middle: true, border: boxed, fill: softFill})
	s.style(2, row, 2, row, look{bold: true, middle: true, right: true, border: boxed, fill: softFill, format: "#,##0"})
	s.print(printing{portrait: true, lastCol: 2, lastRow: row, head: t.Title, foot: t.Footer})
	s.finish()
}
