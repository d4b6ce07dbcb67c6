package exporters

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kitei/importers"
	"kitei/policy"
)

// What is written as Markdown or as a workbook is read back as it was: every provision in its place with its number, title and text, and every
// cell; but spaces around the text of a cell, and how many empty cells end a row, are not kept.
func TestDocumentReadsBack(t *testing.T) {
	for name, write := range map[string]func(io.Writer, *policy.Document) error{
		"規程.md":   WriteMarkdown,
		"規程.xlsx": func(w io.Writer, d *policy.Document) error { return WriteXLSX(w, d, Layout{}) },
	} {
		for _, numbering := range []policy.Numbering{policy.ByArticle, policy.ByGuideline} {
			d := smallDocument(policy.Styling{Numbering: numbering})
			data := written(t, func(w io.Writer) error { return write(w, d) })
			back, _, err := importers.Read(name, bytes.NewReader(data))
			if err != nil {
				t.Fatal(name, err)
			}
			if diff := cmp.Diff(provisions(d), provisions(back)); diff != "" {
				t.Errorf("%s, %s (-written +read):\n%s", name, numbering, diff)
			}
		}
	}
}

// provisions lists what a document says, each provision on a line.
func provisions(d *policy.Document) []string {
	out := []string{d.Title}
	for n, up := range d.Walk() {
		line := string(rune('0'+len(up))) + " " + n.Kind.String() + " " + n.Label + " " + n.Title + " " + n.Text
		for _, row := range n.Rows {
			cells := ""
			for _, cell := range row {
				cells += "|" + strings.TrimSpace(cell)
			}
			line += "\n" + strings.TrimRight(cells, "|")
		}
		out = append(out, line)
	}
	return out
}
