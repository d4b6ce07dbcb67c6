//go:build e2e

package importers_test

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"kitei/exporters"
	"kitei/importers"
	"kitei/internal/office"
	"kitei/policy"
)

func init() { foreignAll = true }

// printedDocuments are the basic policy and the standards of one sample of every size, as drafted, and of two editions, each in another style of
// numbering. The form of 要綱 with captioned items is left out: as in plain text, it does not say which of its levels are provisions.
func printedDocuments(t *testing.T) map[string]*policy.Document {
	t.Helper()
	styles := stylings()
	docs := map[string]*policy.Document{}
	for i, src := range sources() {
		edition := strings.HasPrefix(src.name, "r8-03/") || strings.HasPrefix(src.name, "h30-09/")
		if !edition && !strings.HasSuffix(src.name, "/1") && !strings.HasSuffix(src.name, "/2") || !edition && strings.HasPrefix(src.name, "r") {
			continue
		}
		d := src.doc.Clone()
		if edition {
			policy.Number(d, styles[(i*7)%len(styles)])
		}
		if !ambiguous(d, d.Head.Styling) {
			docs[src.name] = d
		}
	}
	return docs
}

// asPrinted gives a document as its pages show it. What a page shows otherwise than the tree says it:
//
//   - the letters of 附則 are set apart;
//   - the 改定履歴 stands in the last clause, see [withHistory];
//   - blanks to be filled in become one space, however long they are.
func asPrinted(d *policy.Document) *policy.Document {
	d = onPage(d)
	for n := range d.All() {
		if n.Kind == policy.Supplement && utf8.RuneCountInString(n.Label) == 2 {
			n.Label = strings.Replace(n.Label, "則", "　則", 1)
		}
	}
	shortBlanks(d)
	return withHistory(d)
}

var blanks = regexp.MustCompile(`　{2,}`)

func shortBlanks(d *policy.Document) {
	for n := range d.All() {
		n.Text = blanks.ReplaceAllString(n.Text, "　")
		for _, row := range n.Rows {
			for i := range row {
				row[i] = blanks.ReplaceAllString(row[i], "　")
			}
		}
	}
}

// printed says how a document becomes a PDF file.
var printed = map[string]func(t *testing.T, docs map[string]*policy.Document) map[string][]byte{
	"Word": func(t *testing.T, docs map[string]*policy.Document) map[string][]byte {
		files := map[string][]byte{}
		for name, d := range docs {
			files[name] = written(t, d, false)
		}
		return office.Convert(t, "docx", "pdf", files)
	},
	"page": func(t *testing.T, docs map[string]*policy.Document) map[string][]byte {
		files := map[string][]byte{}
		for name, d := range docs {
			var b bytes.Buffer
			if err := exporters.WriteHTML(&b, d, exporters.Layout{}); err != nil {
				t.Fatal(err)
			}
			files[name] = office.Print(t, b.Bytes())
		}
		return files
	},
}

// A document printed from Word and from a browser reads clause by clause. A clause that differs does so by a space or a line break alone: what
// falls at the end of a line leaves no trace in a PDF file.
func TestPrintedRoundTrip(t *testing.T) {
	t.Parallel()
	for way, print := range printed {
		t.Run(way, func(t *testing.T) {
			t.Parallel()
			var c tally
			var labels labelTally
			docs := printedDocuments(t)
			for name, src := range print(t, docs) {
				got, _, err := importers.ReadPDF("x.pdf", src)
				if err != nil {
					t.Fatal(err)
				}
				shortBlanks(got)
				want := asPrinted(docs[name])
				lost, invented := c.compare(want, got)
				if a, b := closed(lost), closed(invented); !slices.Equal(a, b) {
					t.Errorf("%s: lost%s\ninvented%s", name, few(a), few(b))
				}
				for _, l := range labels.compare(want, got) {
					t.Errorf("%s: %.80s", name, l)
				}
			}
			t.Logf("%d files, %d clauses: recall %.4f, precision %.4f; numbers %.4f of %d", len(docs), c.written, c.recall(), c.precision(), labels.exactness(), labels.found)
			if c.recall() < 0.98 || c.precision() < 0.98 || labels.exactness() < 0.99 || c.written < 700 {
				t.Errorf("recall %.4f, precision %.4f, numbers %.4f of %d clauses", c.recall(), c.precision(), labels.exactness(), c.written)
			}
		})
	}
}

// closed gives texts without their spaces and line breaks, in order.
func closed(list []string) []string {
	var out []string
	for _, s := range list {
		out = append(out, strings.NewReplacer("　", "", " ", "", "\n", "").Replace(s))
	}
	slices.Sort(out)
	return out
}

func few(list []string) string {
	var b strings.Builder
	for _, l := range list[:min(len(list), 4)] {
		fmt.Fprintf(&b, "\n  %.300q", l)
	}
	return b.String()
}
