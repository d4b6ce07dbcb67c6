package exporters

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

const (
	summaryName = "概要"
	reportLines = 18 // lines of a row of a report that takes several
)

// Colours of rows by their tone.
var toneFill = map[Tone]string{Bad: trapFill, Doubt: "FFF6DC", Good: "EAF5EC", Total: softFill}

// WriteReportXLSX writes a report as a workbook: 概要 with the sentences, and a sheet for each section. In a sheet with Input columns all else
// is locked, without a password. A row too long for Excel goes on in the next. Equal reports give equal bytes.
func WriteReportXLSX(w io.Writer, r *Report) error {
	b := newBook(r.Title, r.Subject)
	b.property("kitei.kind", r.Kind)
	for _, p := range r.Properties {
		b.property(p.Name, p.Value)
	}
	sections := r.shown()
	used := map[string]bool{summaryName: true}
	names := make([]string, len(sections))
	for i, s := range sections {
		names[i] = sheetName(s.Name, used)
	}
	writeSummary(b, r, sections, names)
	for i, s := range sections {
		b.section(names[i], r, s)
	}
	return b.write(w)
}

// sheetName makes a name Excel allows, at most 31 units and none twice.
func sheetName(name string, used map[string]bool) string {
	const longest = 31
	base := strings.Trim(strings.NewReplacer("[", "（", "]", "）", ":", "：", "*", "＊", "?", "？", "/", "／", `\`, "＼", "\n", " ").Replace(cellText(name)), "' ")
	base = cmp.Or(base[:prefix(base, longest)], "表")
	out := base
	for n := 2; used[strings.ToLower(out)]; n++ {
		tail := fmt.Sprintf("（%d）", n)
		out = base[:prefix(base, longest-units(tail))] + tail
	}
	used[strings.ToLower(out)] = true
	return out
}

// writeSummary writes 概要: title, sentences and the list of sheets.
func writeSummary(b *book, r *Report, sections []*ReportSection, names []string) {
	s := b.sheet(summaryName, 24, 66)
	row := 1
	line := func(text string, l look) {
		s.text(1, row, text)
		s.style(1, row, 2, row, l)
		s.merge(1, row, 2, row)
		s.height(row, rowHeight(wrappedLines(text, s.widths[0]+s.widths[1], cmp.Or(l.size, bodySize)), cmp.Or(l.size, bodySize))+3)
		row++
	}
	line(r.Title, look{size: 16, bold: true, middle: true})
	if r.Subject != "" {
		line(r.Subject, look{middle: true})
	}
	row++
	for _, text := range r.Summary {
		line("・"+text, look{size: 11})
	}
	row++
	for i, sec := range sections {
		s.text(1, row, names[i])
		text := strings.Join(sec.Lead, "")
		s.text(2, row, text)
		s.style(1, row, 2, row, look{border: boxed})
		s.height(row, rowHeight(max(wrappedLines(text, s.widths[1], bodySize), wrappedLines(names[i], s.widths[0], bodySize)), bodySize)+2)
		s.link(1, row, names[i])
		row++
	}
	s.print(printing{portrait: true, lastCol: 2, lastRow: max(row-1, 1), foot: r.Footer})
	s.finish()
}

// link leads from a cell to a sheet of the same book.
func (s *sheet) link(col, row int, sheet string) {
	if s.err == nil {
		s.do(s.f.SetCellHyperLink(s.name, at(col, row), "'"+strings.ReplaceAll(sheet, "'", "''")+"'!A1", "Location"))
	}
}

// section writes one section as a sheet.
func (b *book) section(name string, r *Report, sec *ReportSection) {
	widths, shown := sec.widths(r.Portrait)
	s := b.sheet(name, widths...)
	row := s.reportHead(sec, shown)
	if len(sec.Rows) == 0 {
		s.print(printing{portrait: r.Portrait, lastCol: max(shown, 1), lastRow: row, head: r.Title, foot: r.Footer})
		s.finish()
		return
	}
	head := row
	for i, c := range sec.Columns {
		s.text(i+1, head, c.Title)
	}
	s.style(1, head, shown, head, look{bold: true, center: true, middle: true, border: boxed, fill: headFill(sec)})
	s.height(head, rowHeight(sec.headLines(widths), bodySize)+4)
	last, headings := s.reportRows(sec, head+1, shown)
	if len(headings) > 0 && !sec.open() { // rows that are filled in grow
		s.pages(head, last, shown, r.Portrait, headings)
	}
	s.choices(sec, head+1, last)
	for i, c := range sec.Columns {
		if c.Hidden {
			s.hide(i + 1)
		}
	}
	s.freeze(head)
	s.filter(at(1, head) + ":" + at(shown, last))
	under, beside := s.reportChart(sec, head, last, shown, r.Portrait)
	s.print(printing{portrait: r.Portrait, repeat: head, lastCol: shown + beside, lastRow: last + under, head: r.Title, foot: r.Footer})
	if sec.open() {
		s.grow(head + 1)
		s.protect()
	}
	s.finish()
}

// A sheet is scaled to the width of the page. Columns of more than these widths together would come out in print smaller than 7.5 points.
const (
	widestLandscape = 175.0
	widestPortrait  = 115.0
	narrowText      = 12.0 // a column up to this width keeps it
	leastShare      = 0.45 // of its width that any other column keeps
)

// widths gives the widths of the columns and how many of them are shown, up to the last one that is not hidden. Where they are too wide for
// a page together, those of running text give way.
func (s *ReportSection) widths(portrait bool) (widths []float64, shown int) {
	widths = make([]float64, len(s.Columns))
	total, wide := 0.0, 0.0
	for i, c := range s.Columns {
		if widths[i] = c.width(); c.Hidden {
			continue
		}
		shown = i + 1
		total += widths[i]
		wide += max(widths[i]-narrowText, 0)
	}
	room := widestLandscape
	if portrait {
		room = widestPortrait
	}
	if total <= room {
		return widths, shown
	}
	keep := max((room-(total-wide))/wide, 0)
	for i, c := range s.Columns {
		if w := widths[i]; !c.Hidden && w > narrowText {
			widths[i] = math.Round(2*max(narrowText+(w-narrowText)*keep, w*leastShare)) / 2
		}
	}
	return widths, shown
}

func headFill(sec *ReportSection) string {
	if sec.Warning {
		return trapFill
	}
	return softFill
}

// open reports whether anything is to be filled in.
func (s *ReportSection) open() bool {
	for _, c := range s.Columns {
		if c.Input {
			return true
		}
	}
	return false
}

func (s *ReportSection) headLines(widths []float64) int {
	n := 1
	for i, c := range s.Columns {
		n = max(n, wrappedLines(c.Title, widths[i], bodySize))
	}
	return n
}

// reportHead writes what stands above the table and gives the row below it.
func (s *sheet) reportHead(sec *ReportSection, columns int) (row int) {
	columns = max(columns, 1)
	width := s.width(columns)
	lines := append([]string{sec.Name}, sec.Lead...)
	if len(sec.Rows) == 0 {
		lines = append(lines, sec.Empty)
	}
	for i, text := range lines {
		l := look{size: noteSize}
		if i == 0 {
			l = look{size: 14, bold: true, middle: true}
		}
		s.text(1, i+1, text)
		s.style(1, i+1, columns, i+1, l)
		s.merge(1, i+1, columns, i+1)
		s.height(i+1, rowHeight(wrappedLines(text, width, l.size), l.size)+3)
	}
	return len(lines) + 2
}

// width is that of the first columns together.
func (s *sheet) width(columns int) float64 {
	width := 0.0
	for _, w := range s.widths[:min(columns, len(s.widths))] {
		width += w
	}
	return width
}

// reportRows writes the rows of a section from a row on and gives the last row, and those that are headings.
func (s *sheet) reportRows(sec *ReportSection, row, shown int) (last int, headings map[int]bool) {
	headings = map[int]bool{}
	for i := range sec.Rows {
		r := &sec.Rows[i]
		if r.Heading != "" {
			headings[row] = true
			s.text(1, row, r.Heading)
			s.style(1, row, shown, row, look{bold: true, middle: true, border: boxed, fill: softFill})
			s.merge(1, row, shown, row)
			s.height(row, rowHeight(wrappedLines(r.Heading, s.width(shown), bodySize), bodySize)+3)
			row++
			continue
		}
		row += s.reportRow(sec, r, row)
	}
	return row - 1, headings
}

// reportRow writes one row and gives how many rows of the sheet it takes.
func (s *sheet) reportRow(sec *ReportSection, r *ReportRow, row int) int {
	var texts []blockCell
	for i, c := range sec.Columns {
		if i < len(r.Cells) && !r.Cells[i].Numeric && !c.Hidden {
			lines := plainLines(r.Cells[i].Text)
			if c.Input { // what a person writes stays in one cell: it is read back
				lines = splitLines(lines, s.widths[i], bodySize, reportLines)[0].lines
			}
			texts = append(texts, blockCell{col: i + 1, lines: lines})
		}
	}
	n := s.block(row, reportLines, continued, texts...)
	for i, c := range sec.Columns {
		if i < len(r.Cells) && c.Input && !r.Cells[i].Numeric {
			s.text(i+1, row, r.Cells[i].Text)
		}
		if i < len(r.Cells) && c.Hidden {
			s.text(i+1, row, r.Cells[i].Text)
			for going := row + 1; c.Repeat && going < row+n; going++ {
				s.text(i+1, going, r.Cells[i].Text+"/"+strconv.Itoa(going-row+1))
			}
		}
		if i < len(r.Cells) && r.Cells[i].Numeric {
			s.value(i+1, row, r.Cells[i].Number)
		}
		if !c.Hidden {
			s.style(i+1, row, i+1, row+n-1, c.look(r.Tone))
		}
	}
	return n
}

// look is how a cell of the column looks in a row of a tone.
func (c ReportColumn) look(t Tone) look {
	l := look{border: boxed, fill: toneFill[t], bold: t == Total}
	switch c.Format {
	case FormatMark:
		l.center = true
	case FormatCount:
		l.right, l.format = true, "#,##0"
	case FormatPercent:
		l.right, l.format = true, "0.0%"
	case FormatText:
	}
	if c.Input {
		l.open, l.fill = true, openFill
	}
	return l
}

func (s *sheet) value(col, row int, n float64) { s.cells.put(col, row, numberCell, "", n) }

// choices gives the Input columns their drop-down lists.
func (s *sheet) choices(sec *ReportSection, first, last int) {
	for i, c := range sec.Columns {
		if !c.Input || len(c.Choices) == 0 || s.err != nil {
			continue
		}
		v := excelize.NewDataValidation(true)
		v.Sqref = at(i+1, first) + ":" + at(i+1, last)
		s.do(v.SetDropList(c.Choices))
		v.SetError(excelize.DataValidationErrorStyleStop, "入力できない値です", "一覧から選んでください。")
		s.do(s.f.AddDataValidation(s.name, v))
	}
}

// chartWidth is the least width of a chart in pixels.
const chartWidth = 600

// reportChart draws the chart of a section under its table, on the next page where this one has no room, and gives how many rows that takes, and how
// many columns behind the table.
func (s *sheet) reportChart(sec *ReportSection, head, last, shown int, portrait bool) (rows, columns int) {
	c := sec.Chart
	if c == nil || s.err != nil {
		return 0, 0
	}
	for i, col := range sec.Columns[:shown] {
		if col.Hidden {
			s.widths[i] = 0
		}
	}
	for s.drawnWidth(shown+columns) < chartWidth {
		columns++
	}
	width := s.drawnWidth(shown + columns)
	in := func(col, from, to int) string {
		return fmt.Sprintf("'%s'!$%s$%d:$%s$%d", s.name, column(col+1), from, column(col+1), to)
	}
	end := head
	for i := range sec.Rows {
		if sec.Rows[i].Tone != Total {
			end++
		}
	}
	tall := s.chartRoom(chartRows(end-head), head, last, width, portrait)
	var series []excelize.ChartSeries
	for i, col := range c.Values {
		series = append(series, excelize.ChartSeries{
			Name: fmt.Sprintf("'%s'!$%s$%d", s.name, column(col+1), head), Categories: in(c.Category, head+1, end), Values: in(col, head+1, end),
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{c.color(i)}},
		})
	}
	kind, gap := excelize.Bar, uint(60)
	if c.Stacked {
		kind = excelize.BarPercentStacked
	}
	axis := excelize.Font{Family: sheetFont, Size: 9, Color: "333333"}
	s.do(s.f.AddChart(s.name, at(1, last+2), &excelize.Chart{
		Type: kind, Series: series, GapWidth: &gap,
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.Title, Font: &excelize.Font{Family: sheetFont, Size: 12}}}},
		Legend:    excelize.ChartLegend{Position: "bottom"},
		XAxis:     excelize.ChartAxis{ReverseOrder: true, Font: axis},
		YAxis:     excelize.ChartAxis{MajorGridLines: true, Font: axis},
		Dimension: excelize.ChartDimension{Width: uint(min(width, 1000)) - 10, Height: uint(tall * chartRow)},
		Format:    excelize.GraphicOptions{OffsetX: 2, PrintObject: new(true)},
	}))
	s.chartBreak(last, tall, width, portrait)
	return 2 + tall, columns
}

func (c *ReportChart) color(i int) string {
	if i < len(c.Colors) {
		return c.Colors[i]
	}
	return chartColors[i%len(chartColors)]
}

// chartColors tell the values of a chart apart, also for those who do not see colours and in black and white.
var chartColors = []string{"2F5D8A", "9DC3E6", "F4B183", "C00000", "BFBFBF", "70AD47"}
