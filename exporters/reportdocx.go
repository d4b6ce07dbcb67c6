package exporters

import (
	"io"
	"strings"
	"unicode/utf8"

	"kitei/internal/ooxml"
	"kitei/policy"
)

// WriteReportDocx writes a report as a Word document: title, sentences, and each section as a heading with its table. Equal reports give
// equal bytes.
func WriteReportDocx(w io.Writer, r *Report) error {
	m := makeReport(r)
	var properties []ooxml.Property
	for _, p := range append([]ReportProperty{{"kitei.kind", r.Kind}}, r.Properties...) {
		if p.Value != "" {
			properties = append(properties, ooxml.Property{Name: p.Name, Value: p.Value})
		}
	}
	return m.write(w, Layout{Footer: r.Footer}.withDefaults(), properties)
}

// ReportPages gives how many pages a report has as a Word document.
func ReportPages(r *Report) int {
	_, pages := paginate(makeReport(r).blocks)
	return pages
}

func makeReport(r *Report) *blockMaker {
	m := &blockMaker{doc: &policy.Document{Title: r.Title}, styles: newStyles(false, 1), wide: !r.Portrait}
	m.paragraph(styleTitle, run{text: r.Title})
	for line := range strings.SplitSeq(r.Subject, "\n") {
		if line != "" {
			m.paragraph(styleBody, run{text: line})
		}
	}
	for _, line := range r.Summary {
		m.paragraph(styleItem, run{text: "・　" + line})
	}
	for _, s := range r.shown() {
		m.reportSection(s)
	}
	return m
}

func (m *blockMaker) reportSection(s *ReportSection) {
	m.paragraph(styleHeading+"1", run{text: s.Name})
	for _, line := range s.Lead {
		m.paragraph(styleBody, run{text: line})
	}
	if len(s.Rows) == 0 {
		m.paragraph(styleBody, run{text: s.Empty})
		return
	}
	columns := s.visible()
	var heads []string
	for _, c := range columns {
		heads = append(heads, s.Columns[c].Title)
	}
	widths := s.docxWidths(columns, heads, m.paper().textWidth())
	rows, fills := [][]string{heads}, []string{""}
	flush := func() {
		if len(rows) > 1 {
			t := measured(rows, widths)
			t.justify, t.fills, t.breaks = s.justify(columns), fills, true
			m.spaceBelow(pitch / 3)
			m.blocks = append(m.blocks, block{table: t, wide: m.wide})
			m.paragraph(styleGap)
		}
		rows, fills = [][]string{heads}, []string{""}
	}
	for i := range s.Rows {
		if h := s.Rows[i].Heading; h != "" {
			flush()
			m.paragraph(styleHeading+"2", run{text: h})
			continue
		}
		rows = append(rows, s.row(&s.Rows[i], columns))
		fills = append(fills, toneFill[s.Rows[i].Tone])
	}
	flush()
}

// docxWidths shares a width among columns: by the widths they name, or else by what stands in them. No column is narrower than what in it
// cannot be broken.
func (s *ReportSection) docxWidths(columns []int, heads []string, width int) []int {
	for _, c := range columns {
		if s.Columns[c].Width == 0 {
			return columnWidths(s.grid(columns, heads), width, false)
		}
	}
	widths := make([]int, len(columns))
	rest, total := width, 0.0
	for _, c := range columns {
		total += s.Columns[c].Width
	}
	for again := true; again; { // a column that needs more than its share gets what it needs, the others share the rest
		again = false
		for i, c := range columns {
			if least := min(s.leastWidth(columns, heads, i), width/3); widths[i] == 0 && float64(least) > float64(rest)*s.Columns[c].Width/total {
				widths[i], again = least, true
				rest -= least
				total -= s.Columns[c].Width
			}
		}
	}
	left, widest := width, 0
	for i, c := range columns {
		if widths[i] == 0 {
			widths[i] = int(float64(rest) * s.Columns[c].Width / total)
		}
		left -= widths[i]
		if widths[i] > widths[widest] {
			widest = i
		}
	}
	widths[widest] += left
	return widths
}

// leastWidth is the width of what stands in a column without a place to break: numbers and words in Latin letters, and short words and figures whole.
func (s *ReportSection) leastWidth(columns []int, heads []string, at int) int {
	whole := s.Columns[columns[at]].Format != FormatText
	least := 0
	for r, row := range s.grid(columns, heads) {
		for line := range strings.SplitSeq(row[at], "\n") {
			switch {
			case whole:
				least = max(least, textWidth(line, cellEm))
			case r > 0:
				least = max(least, widestWord(line))
			}
		}
	}
	return least + 2*cellSide + cellBorder + cellEm/2
}

// shortName is the number of characters up to which a cell is never broken: 必須, 旧12.
const shortName = 4

// widestWord is the width of the widest part of a line that stays together: a run of letters, digits and signs of the keyboard, or all of a short line.
func widestWord(line string) int {
	if utf8.RuneCountInString(line) <= shortName {
		return textWidth(line, cellEm)
	}
	widest := 0
	for _, word := range strings.FieldsFunc(line, func(r rune) bool { return r <= ' ' || r > '~' }) {
		widest = max(widest, textWidth(word, cellEm))
	}
	return widest
}

// justify gives the alignment of columns by their formats.
func (s *ReportSection) justify(columns []int) []string {
	out := make([]string, len(columns))
	for i, c := range columns {
		switch s.Columns[c].Format {
		case FormatMark:
			out[i] = "center"
		case FormatCount, FormatPercent:
			out[i] = "right"
		case FormatText:
		}
	}
	return out
}

// grid is everything that stands in the tables of a section: what the widths of the columns follow from.
func (s *ReportSection) grid(columns []int, heads []string) [][]string {
	rows := [][]string{heads}
	for i := range s.Rows {
		if s.Rows[i].Heading == "" {
			rows = append(rows, s.row(&s.Rows[i], columns))
		}
	}
	return rows
}

func (s *ReportSection) row(r *ReportRow, columns []int) []string {
	cells := make([]string, len(columns))
	for i, c := range columns {
		cells[i] = s.cell(r, c)
	}
	return cells
}
