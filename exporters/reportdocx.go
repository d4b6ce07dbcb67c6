package exporters

import (
	"io"

	"kitei/internal/ooxml"
	"kitei/policy"
)

// WriteReportDocx writes a report as a Word document: title, sentences, and each section as a heading with its table. Equal reports give
// equal bytes.
func WriteReportDocx(w io.Writer, r *Report) error {
	m := &blockMaker{doc: &policy.Document{Title: r.Title}, styles: newStyles(false, 1), wide: !r.Portrait}
	m.paragraph(styleTitle, run{text: r.Title})
	if r.Subject != "" {
		m.paragraph(styleBody, run{text: r.Subject})
	}
	for _, line := range r.Summary {
		m.paragraph(styleItem, run{text: "・　" + line})
	}
	for _, s := range r.shown() {
		m.reportSection(s)
	}
	var properties []ooxml.Property
	for _, p := range append([]ReportProperty{{"kitei.kind", r.Kind}}, r.Properties...) {
		if p.Value != "" {
			properties = append(properties, ooxml.Property{Name: p.Name, Value: p.Value})
		}
	}
	return m.write(w, Layout{Footer: r.Footer}.withDefaults(), properties)
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
	widths := columnWidths(s.grid(columns, heads), m.paper().textWidth(), false)
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
