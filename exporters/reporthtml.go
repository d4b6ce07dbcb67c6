package exporters

import (
	_ "embed"
	"html/template"
	"io"
)

//go:embed report.html.tmpl
var reportTemplate string

var reportPage = template.Must(template.New("report").Parse(reportTemplate))

// Classes of the cells and rows of a page.
var (
	formatClass = map[ReportFormat]string{FormatMark: "mark", FormatCount: "count", FormatPercent: "percent"}
	toneClass   = map[Tone]string{Bad: "bad", Doubt: "doubt", Good: "good", Total: "total"}
)

type htmlReport struct {
	Title, Subject, Footer string
	Summary                []string
	Portrait               bool
	Sections               []htmlSection
}

type htmlSection struct {
	Name, Empty string
	Lead, Heads []string
	Widths      []int // of the columns, in percent
	Rows        []htmlRow
	Warning     bool
}

type htmlRow struct {
	Heading, Tone string
	Cells         []htmlCell
}

type htmlCell struct{ Text, Class string }

// WriteReportHTML writes a report as one self-contained page that prints on A4 with repeated headings.
func WriteReportHTML(w io.Writer, r *Report) error {
	page := htmlReport{Title: r.Title, Subject: r.Subject, Footer: r.Footer, Summary: r.Summary, Portrait: r.Portrait}
	for _, s := range r.shown() {
		page.Sections = append(page.Sections, s.html(r.Portrait))
	}
	return reportPage.Execute(w, page)
}

func (s *ReportSection) html(portraitPage bool) htmlSection {
	out := htmlSection{Name: s.Name, Empty: s.Empty, Lead: s.Lead, Warning: s.Warning}
	columns := s.visible()
	for _, c := range columns {
		out.Heads = append(out.Heads, s.Columns[c].Title)
	}
	page := landscape
	if portraitPage {
		page = portrait
	}
	for _, width := range s.docxWidths(columns, out.Heads, page.textWidth()) {
		out.Widths = append(out.Widths, 100*width/page.textWidth())
	}
	for i := range s.Rows {
		row := htmlRow{Heading: s.Rows[i].Heading, Tone: toneClass[s.Rows[i].Tone]}
		for _, c := range columns {
			row.Cells = append(row.Cells, htmlCell{s.cell(&s.Rows[i], c), formatClass[s.Columns[c].Format]})
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}
