package exporters

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// ReportWriters are the formats of a report.
var ReportWriters = map[string]func(io.Writer, *Report) error{
	"text": WriteReportText,
	"md":   WriteReportMarkdown,
	"html": WriteReportHTML,
	"docx": WriteReportDocx,
	"xlsx": WriteReportXLSX,
}

// Widths of a table on a screen, in half-width characters.
const (
	screenWidth = 110
	screenCell  = 60
)

// WriteReportText writes a report for a terminal or a mail. A narrow table stands in columns; of a wide one every row becomes a paragraph.
func WriteReportText(w io.Writer, r *Report) error {
	b := bufio.NewWriter(w)
	fmt.Fprintln(b, r.Title)
	if r.Subject != "" {
		fmt.Fprintln(b, r.Subject)
	}
	for i, line := range r.Summary {
		if i == 0 {
			fmt.Fprintln(b)
		}
		fmt.Fprintf(b, "・%s\n", oneLine(line))
	}
	for _, s := range r.shown() {
		fmt.Fprintf(b, "\n■ %s\n", s.Name)
		for _, line := range s.Lead {
			fmt.Fprintln(b, oneLine(line))
		}
		switch widths := s.screenWidths(); {
		case len(s.Rows) == 0:
			fmt.Fprintln(b, s.Empty)
		case widths != nil:
			s.writeColumns(b, widths)
		default:
			s.writeParagraphs(b)
		}
	}
	if r.Footer != "" {
		fmt.Fprintf(b, "\n%s\n", r.Footer)
	}
	return b.Flush()
}

// screenWidths gives the widths of the visible columns, nil when they do not fit side by side.
func (s *ReportSection) screenWidths() []int {
	columns := s.visible()
	widths := make([]int, len(columns))
	total := 2 * len(columns)
	for i, c := range columns {
		widths[i] = eastAsian.StringWidth(oneLine(s.Columns[c].Title))
		for r := range s.Rows {
			text := s.cell(&s.Rows[r], c)
			if strings.Contains(text, "\n") {
				return nil
			}
			widths[i] = max(widths[i], eastAsian.StringWidth(text))
		}
		total += widths[i]
		if widths[i] > screenCell {
			return nil
		}
	}
	if total > screenWidth {
		return nil
	}
	return widths
}

func (s *ReportSection) writeColumns(w io.Writer, widths []int) {
	columns := s.visible()
	heads := make([]string, len(columns))
	for i, c := range columns {
		heads[i] = pad(oneLine(s.Columns[c].Title), widths[i], s.Columns[c].Format)
	}
	fmt.Fprintln(w, strings.TrimRight("  "+strings.Join(heads, "  "), " "))
	for r := range s.Rows {
		row := &s.Rows[r]
		if row.Heading != "" {
			fmt.Fprintf(w, "  ［%s］\n", row.Heading)
			continue
		}
		cells := make([]string, len(columns))
		for i, c := range columns {
			cells[i] = pad(s.cell(row, c), widths[i], s.Columns[c].Format)
		}
		fmt.Fprintln(w, strings.TrimRight("  "+strings.Join(cells, "  "), " "))
	}
}

// pad fills a text up to a width: numbers on the left, all else on the right.
func pad(text string, width int, f ReportFormat) string {
	fill := strings.Repeat(" ", max(width-eastAsian.StringWidth(text), 0))
	switch f {
	case FormatCount, FormatPercent:
		return fill + text
	case FormatText, FormatMark:
	}
	return text + fill
}

// writeParagraphs writes a row as its first cells up to the first text, and the others below with the names of their columns.
func (s *ReportSection) writeParagraphs(w io.Writer) {
	for r := range s.Rows {
		row := &s.Rows[r]
		if row.Heading != "" {
			fmt.Fprintf(w, "［%s］\n", row.Heading)
			continue
		}
		var head []string
		rest := s.visible()
		for len(rest) > 0 && len(head) < 3 && !strings.Contains(s.cell(row, rest[0]), "\n") && eastAsian.StringWidth(s.cell(row, rest[0])) <= screenCell {
			if text := s.cell(row, rest[0]); text != "" {
				head = append(head, text)
			}
			rest = rest[1:]
		}
		fmt.Fprintf(w, "・%s\n", strings.Join(head, "　"))
		for _, c := range rest {
			if text := s.cell(row, c); text != "" {
				fmt.Fprintf(w, "    %s: %s\n", oneLine(s.Columns[c].Title), strings.ReplaceAll(text, "\n", "\n      "))
			}
		}
	}
}

// WriteReportMarkdown writes a report as Markdown with pipe tables.
func WriteReportMarkdown(w io.Writer, r *Report) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "# %s\n", escapeLine(r.Title))
	if r.Subject != "" {
		fmt.Fprintf(b, "\n%s\n", escapeInline(oneLine(r.Subject)))
	}
	for i, line := range r.Summary {
		if i == 0 {
			fmt.Fprintln(b)
		}
		fmt.Fprintf(b, "- %s\n", escapeInline(oneLine(line)))
	}
	for _, s := range r.shown() {
		fmt.Fprintf(b, "\n## %s\n", escapeInline(s.Name))
		for _, line := range s.Lead {
			fmt.Fprintf(b, "\n%s\n", escapeInline(oneLine(line)))
		}
		if len(s.Rows) == 0 {
			fmt.Fprintf(b, "\n%s\n", escapeInline(s.Empty))
			continue
		}
		s.writeMarkdown(b)
	}
	if r.Footer != "" {
		fmt.Fprintf(b, "\n%s\n", escapeInline(r.Footer))
	}
	return b.Flush()
}

func (s *ReportSection) writeMarkdown(w io.Writer) {
	columns := s.visible()
	heads, rule := make([]string, len(columns)), "|"
	for i, c := range columns {
		heads[i] = escapeCell(s.Columns[c].Title)
		switch s.Columns[c].Format {
		case FormatCount, FormatPercent:
			rule += "---:|"
		case FormatMark:
			rule += ":---:|"
		case FormatText:
			rule += "---|"
		}
	}
	open := false
	for r := range s.Rows {
		row := &s.Rows[r]
		if row.Heading != "" {
			fmt.Fprintf(w, "\n### %s\n", escapeInline(row.Heading))
			open = false
			continue
		}
		if !open {
			fmt.Fprintln(w)
			markdownRow(w, heads)
			fmt.Fprintln(w, rule)
			open = true
		}
		cells := make([]string, len(columns))
		for i, c := range columns {
			cells[i] = escapeCell(s.cell(row, c))
		}
		markdownRow(w, cells)
	}
}
