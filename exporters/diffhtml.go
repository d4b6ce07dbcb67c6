package exporters

import (
	_ "embed"
	"html/template"
	"io"
)

//go:embed diff.html.tmpl
var diffTemplate string

var diffPage = template.Must(template.New("diff").Parse(diffTemplate))

// WriteDiffHTML writes a 新旧対照表 as one self-contained page that prints on A4 landscape with repeated headings.
func WriteDiffHTML(w io.Writer, t *Table) error {
	return diffPage.Execute(w, t)
}

// Columns gives the number of columns, for headings that span all of them.
func (t *Table) Columns() int {
	if t.NoteHead != "" {
		return 3
	}
	return 2
}
