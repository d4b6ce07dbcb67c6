package exporters

import (
	"fmt"
	"slices"
	"strconv"

	"kitei/internal/ooxml"
)

// innerTable writes rows of a table of the text as a table inside the cell. What is left out, and what stands for a row that is not there, goes over
// all its columns.
func (b *tableDocx) innerTable(rows []*Pair, s Side) {
	var cells [][]Line
	for _, p := range rows {
		cells = append(cells, cellsOf(p.Side(s)))
	}
	total := b.widths[0] - 2*cellSide - 60
	widths := innerWidths(rows, s, total)
	b.Start("w:tbl")
	b.Raw(`<w:tblPr><w:tblStyle w:val="KTable"/><w:tblW w:w="` + strconv.Itoa(total) + `" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0000"/></w:tblPr>`)
	b.Start("w:tblGrid")
	for _, w := range widths {
		b.Empty("w:gridCol", "w:w", strconv.Itoa(w))
	}
	b.End()
	for i, row := range cells {
		b.innerRow(row, widths, rows[i].Omit > 0 || !rows[i].cells(s), s)
	}
	b.End()
	b.Raw(`<w:p><w:pPr><w:pStyle w:val="` + styleGap + `"/></w:pPr></w:p>`)
}

func (b *tableDocx) innerRow(row []Line, widths []int, omitted bool, s Side) {
	b.Start("w:tr")
	b.Raw(`<w:trPr><w:cantSplit/></w:trPr>`)
	frame := b.t.Profile.MarkTable == TableFrame && (b.t.Profile.MarkSide == SideBoth || b.t.Profile.MarkSide == s)
	for i, l := range row {
		width, span := widths[min(i, len(widths)-1)], 1
		if i == len(row)-1 && (omitted || len(row) < len(widths)) { // a short row ends at the right edge
			span = len(widths) - i
			width = sum(widths[i:])
		}
		b.Start("w:tc")
		b.Start("w:tcPr")
		b.Empty("w:tcW", "w:w", strconv.Itoa(width), "w:type", "dxa")
		if span > 1 {
			b.Empty("w:gridSpan", "w:val", strconv.Itoa(span))
		}
		side := s
		if frame {
			if side = SideBoth; l.marked() {
				b.Start("w:tcBorders")
				for _, edge := range []string{"w:top", "w:left", "w:bottom", "w:right"} {
					b.Empty(edge, "w:val", "single", "w:sz", "18", "w:space", "0", "w:color", "auto")
				}
				b.End()
			}
		}
		b.End()
		b.cellLine(styleTableInner, l, side)
		b.End()
	}
	b.End()
}

// cellsOf parts a row of a table at its tabs.
func cellsOf(l Line) []Line {
	out := []Line{{}}
	for _, r := range l {
		if r.Text == "\t" {
			out = append(out, Line{})
			continue
		}
		out[len(out)-1] = append(out[len(out)-1], r)
	}
	return out
}

// summary writes 件数 and 番号に注意.
func (b *tableDocx) summary() {
	b.line(styleTableSmall, false, "変更の件数")
	names, counts, widths, total := []string{}, []string{}, []int{}, 0
	for _, c := range append(slices.Clone(b.t.Counts), Count{State: "計"}) {
		total += c.N
		if c.State == "計" {
			c.N = total
		}
		names, counts = append(names, c.State), append(counts, strconv.Itoa(c.N))
		widths = append(widths, b.paper.textWidth()/(len(b.t.Counts)+1))
	}
	b.list([][]string{names, counts}, widths, styleTableCount)
	if len(b.t.Traps) == 0 {
		return
	}
	b.line(styleTableSmall, false, trapsSheet)
	b.line(styleTableLead, false, "旧と新とで番号が同じでも、内容が異なる条項等です。番号だけを見て対応させないでください。")
	for _, trap := range b.t.Traps {
		b.line(styleItem, false, "・"+trap)
	}
}

// reviews writes 解説のみの変更.
func (b *tableDocx) reviews() {
	if len(b.t.Reviews) == 0 {
		return
	}
	b.line(styleGap, true, "")
	b.line(styleTableSmall, false, reviewsSheet)
	b.line(styleTableLead, false, "本文は同じですが、国の解説が変わりました。運用及び実施手順を確認してください。")
	rows := [][]string{{"条項", "変更の内容", "理由・出典"}}
	for _, r := range b.t.Reviews {
		why := r.Why
		if r.Source != "" {
			why += "（" + r.Source + "）"
		}
		rows = append(rows, []string{r.Clause, r.What, why})
	}
	width := b.paper.textWidth()
	b.list(rows, []int{width / 4, width * 2 / 5, width - width/4 - width*2/5}, styleTableNote)
}

// list writes a plain table with a heading; cells is the style of what stands under it.
func (b *tableDocx) list(rows [][]string, widths []int, cells string) {
	b.Start("w:tbl")
	b.Raw(`<w:tblPr><w:tblStyle w:val="KTable"/><w:tblW w:w="` + strconv.Itoa(sum(widths)) + `" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr>`)
	b.Start("w:tblGrid")
	for _, w := range widths {
		b.Empty("w:gridCol", "w:w", strconv.Itoa(w))
	}
	b.End()
	for i, row := range rows {
		b.Start("w:tr")
		header := ""
		if i == 0 {
			header = "<w:tblHeader/>"
		}
		b.Raw(`<w:trPr><w:cantSplit/>` + header + `</w:trPr>`)
		lines := 1
		for c, text := range row {
			style := cells
			if i == 0 {
				style = styleTableHead
			}
			lines = max(lines, countLines(text, widths[c]-2*cellSide, widths[c]-2*cellSide, 170))
			b.cell(cellForm{width: widths[c]}, func() { b.cellLine(style, Line{{Text: text}}, SideBoth) })
		}
		b.height += lines*lineOf(17) + 60
		b.End()
	}
	b.End()
	b.line(styleGap, false, "")
}

func (b *tableDocx) section() {
	p := b.paper
	orient := ""
	if p.width > p.height {
		orient = ` w:orient="landscape"`
	}
	b.Raw(`<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>` +
		fmt.Sprintf(`<w:pgSz w:w="%d" w:h="%d"%s/>`, p.width, p.height, orient) +
		fmt.Sprintf(`<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="567" w:footer="454" w:gutter="0"/>`, p.top, p.right, p.bottom, p.left) +
		`</w:sectPr>`)
}

// headerPart is the head of every page.
func headerPart(title string) []byte {
	var x ooxml.XML
	x.Raw(ooxml.Declaration)
	x.Start("w:hdr", "xmlns:w", wordSchema)
	x.Raw(`<w:p><w:pPr><w:pStyle w:val="` + styleHeader + `"/></w:pPr><w:r>`)
	x.Element("w:t", title, "xml:space", "preserve")
	x.Raw(`</w:r></w:p>`)
	x.End()
	return x.Bytes()
}
