package exporters

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// Columns and rows of 集計.
const (
	totalChapter = iota + 1
	totalDuties
	totalFirstMark
	totalOpen = totalFirstMark + 4
	totalRate = totalOpen + 1

	totalsHead  = 4
	totalsFirst = totalsHead + 1
)

// writeTotals writes 集計: for each 区分 how many duties have which result, with the rate and a chart. Everything is a formula over
// 点検票, whose duties end at row last; what stands in the cells until a program calculates is the count of an empty 点検票.
func writeTotals(b *book, c *Checklist, last int) {
	s := b.sheet(totalsSheet, 30, 8, 9, 9, 10, 10, 8, 8)
	s.text(totalChapter, 1, c.Title+"　集計")
	s.style(totalChapter, 1, totalRate, 1, look{size: 14, bold: true, middle: true})
	s.merge(totalChapter, 1, totalRate, 1)
	s.height(1, 30)
	s.raise(1, c.Title+"　集計", totalChapter, totalRate, 14)
	s.text(totalChapter, 2, "点検票の結果から自動で計算します。実施率＝○÷（件数－対象外）。未回答は、実施に数えません。")
	s.style(totalChapter, 2, totalRate, 2, look{size: 9, middle: true})
	s.merge(totalChapter, 2, totalRate, 2)
	s.text(totalChapter, totalsHead, "区分")
	s.text(totalDuties, totalsHead, "件数")
	for i, r := range results {
		s.text(totalFirstMark+i, totalsHead, r.mark+" "+r.meaning)
	}
	s.text(totalOpen, totalsHead, "未回答")
	s.text(totalRate, totalsHead, "実施率")
	s.style(totalChapter, totalsHead, totalRate, totalsHead, look{bold: true, center: true, middle: true, border: boxed, fill: softFill})
	s.height(totalsHead, 24)

	duties := map[string]int{}
	for i := range c.Items {
		duties[c.Items[i].Chapter]++
	}
	row := totalsFirst
	for _, chapter := range c.Chapters {
		s.text(totalChapter, row, chapter)
		s.height(row, rowHeight(wrappedLines(chapter, s.widths[0], bodySize), bodySize)+3)
		s.chapterTotals(row, last, duties[chapter])
		row++
	}
	s.sums(row, len(c.Items))
	s.totalsLooks(row)
	if len(c.Chapters) > 0 {
		s.chart(row)
	}
	s.print(printing{portrait: true, lastCol: totalRate, lastRow: row + 2 + chartRows(len(c.Chapters)), head: c.Title, foot: c.foot()})
	s.finish()
}

// chapterTotals writes the counts of one 区分. Rows that only go on have no number in 点検票 and are not counted.
func (s *sheet) chapterTotals(row, last, duties int) {
	in := func(col int) string {
		return fmt.Sprintf("'%s'!$%s$%d:$%s$%d", checklistSheet, column(col), firstRow, column(col), last)
	}
	chapter := fmt.Sprintf(`%s,"="&$%s`, in(colChapter), at(totalChapter, row))
	s.formula(totalDuties, row, fmt.Sprintf(`COUNTIFS(%s,%s,">0")`, chapter, in(colNumber)), duties)
	for i, r := range results {
		s.formula(totalFirstMark+i, row, fmt.Sprintf(`COUNTIFS(%s,%s,"%s")`, chapter, in(colResult), r.mark), 0)
	}
	s.rates(row, duties)
}

// sums writes the last row, 計.
func (s *sheet) sums(row, duties int) {
	s.text(totalChapter, row, "計")
	s.height(row, rowHeight(1, bodySize)+3)
	for col := totalDuties; col < totalOpen; col++ {
		now := 0
		if col == totalDuties {
			now = duties
		}
		if row == totalsFirst {
			s.number(col, row, 0)
			continue
		}
		s.formula(col, row, fmt.Sprintf("SUM(%s:%s)", at(col, totalsFirst), at(col, row-1)), now)
	}
	s.rates(row, duties)
}

// rates writes what follows from the counts of a row: 未回答 and 実施率.
func (s *sheet) rates(row, duties int) {
	all, done, outside := at(totalDuties, row), at(totalFirstMark, row), at(totalFirstMark+3, row)
	s.formula(totalOpen, row, fmt.Sprintf("%s-SUM(%s:%s)", all, done, outside), duties)
	s.formula(totalRate, row, fmt.Sprintf("IF(%s-%s=0,0,%s/(%s-%s))", all, outside, done, all, outside), 0)
}

func (s *sheet) totalsLooks(sumRow int) {
	for _, part := range []struct {
		first, last int
		bold        bool
		fill        string
	}{{totalsFirst, sumRow - 1, false, ""}, {sumRow, sumRow, true, softFill}} {
		if part.last < part.first {
			continue
		}
		cell := look{middle: true, border: boxed, bold: part.bold, fill: part.fill}
		s.style(totalChapter, part.first, totalChapter, part.last, cell)
		cell.right, cell.format = true, "#,##0"
		s.style(totalDuties, part.first, totalOpen, part.last, cell)
		cell.format = "0%"
		s.style(totalRate, part.first, totalRate, part.last, cell)
	}
}

// chart shows for each 区分 how its results divide.
func (s *sheet) chart(sumRow int) {
	if s.err != nil {
		return
	}
	tall := s.chartRoom(chartRows(sumRow-totalsFirst), totalsHead, sumRow, s.drawnWidth(totalRate), true)
	in := func(col int) string {
		return fmt.Sprintf("'%s'!$%s$%d:$%s$%d", totalsSheet, column(col), totalsFirst, column(col), sumRow-1)
	}
	series := func(col int, color string) excelize.ChartSeries {
		return excelize.ChartSeries{
			Name:       fmt.Sprintf("'%s'!$%s$%d", totalsSheet, column(col), totalsHead),
			Categories: in(totalChapter), Values: in(col),
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}},
		}
	}
	var all []excelize.ChartSeries
	for i, r := range results {
		all = append(all, series(totalFirstMark+i, r.color))
	}
	all = append(all, series(totalOpen, openColor))
	s.chartBreak(sumRow, tall, s.drawnWidth(totalRate), true)
	gap := uint(60)
	axis := excelize.Font{Family: sheetFont, Size: 9, Color: "333333"}
	s.do(s.f.AddChart(s.name, at(totalChapter, sumRow+2), &excelize.Chart{
		Type: excelize.BarPercentStacked, Series: all, GapWidth: &gap,
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: "区分ごとの結果", Font: &excelize.Font{Family: sheetFont, Size: 12}}}},
		Legend:    excelize.ChartLegend{Position: "bottom"},
		XAxis:     excelize.ChartAxis{ReverseOrder: true, Font: axis},
		YAxis:     excelize.ChartAxis{MajorGridLines: true, Font: axis},
		Dimension: excelize.ChartDimension{Width: uint(s.drawnWidth(totalRate)) - 10, Height: uint(tall * chartRow)},
		Format:    excelize.GraphicOptions{OffsetX: 2, PrintObject: new(true)},
	}))
}

// chartRows is how many rows of ordinary height the chart of n chapters covers.
func chartRows(n int) int { return 8 + min(2*n, 60) }
