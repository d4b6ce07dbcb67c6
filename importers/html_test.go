package importers_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kitei/exporters"
	"kitei/importers"
	"kitei/policy"
)

// onPage gives a document as a page for people can hold it, which is what reading the page gives back: without who must act, evidence, conditions and citations
// of the model, ways of writing numbers (they stand written) and places; rows have as many cells as the longest.
func onPage(d *policy.Document) *policy.Document {
	d = d.Clone()
	d.Source = ""
	d.Head.Styling = policy.Styling{Numbering: d.Head.Styling.Numbering}
	if len(d.Head.History) == 0 {
		d.Head.History = nil
	}
	for n := range d.All() {
		*n = policy.Node{Kind: n.Kind, Label: n.Label, Title: n.Title, Text: n.Text, Rows: n.Rows, ID: n.ID, Level: n.Level, Children: n.Children}
		if len(n.Children) == 0 {
			n.Children = nil
		}
		width := 0
		for _, row := range n.Rows {
			width = max(width, len(row))
		}
		for i := range n.Rows {
			for len(n.Rows[i]) < width {
				n.Rows[i] = append(n.Rows[i], "")
			}
		}
	}
	return d
}

// Read(Write(d)) = d for kitei's own pages, in every style, but for what a page for people does not hold.
func TestOwnPageRoundTrip(t *testing.T) {
	t.Parallel()
	everyStyle(t, !foreignAll, func(t *testing.T, d numbered, _ policy.Styling) {
		var b bytes.Buffer
		if err := exporters.WriteHTML(&b, d.doc, exporters.Layout{}); err != nil {
			t.Fatal(err)
		}
		got, notices, err := importers.ReadHTML("x.html", b.Bytes())
		if err != nil || len(notices) > 0 {
			t.Fatalf("%s: %v %v", d.name, err, notices)
		}
		if want, read := onPage(d.doc), onPage(got); !reflect.DeepEqual(want, read) {
			t.Errorf("%s (-written +read):\n%.1500s", d.name, cmp.Diff(want, read))
		}
		checkRefs(t, d.doc, got)
	})
}

// Read(Write(d)) = d for Markdown too, for every document in every style.
func TestMarkdownRoundTripOfDrafts(t *testing.T) {
	everyStyle(t, !foreignAll, func(t *testing.T, d numbered, _ policy.Styling) {
		var b bytes.Buffer
		if err := exporters.WriteMarkdown(&b, d.doc); err != nil {
			t.Fatal(err)
		}
		got, notices, err := importers.ReadMarkdown("x.md", b.Bytes())
		if err != nil || len(notices) > 0 {
			t.Fatalf("%s: %v %v", d.name, err, notices)
		}
		if want, read := onPage(d.doc), onPage(got); !reflect.DeepEqual(want, read) {
			t.Errorf("%s (-written +read):\n%.1500s", d.name, cmp.Diff(want, read))
		}
	})
}

// checkRefs holds the references that were read to those that were written.
func checkRefs(t *testing.T, want, got *policy.Document) {
	t.Helper()
	written := map[string][]policy.Ref{}
	for n := range want.All() {
		written[n.ID+n.Text] = n.Refs
	}
	for n := range got.All() {
		for _, r := range n.Refs {
			found := false
			for _, w := range written[n.ID+n.Text] {
				found = found || reflect.DeepEqual(r, w)
			}
			if !found {
				t.Errorf("reference %v of %q was not written", r, n.Text)
			}
		}
	}
}

// The same page without kitei's marks reads clause by clause like any other page.
func TestForeignPageRoundTrip(t *testing.T) {
	t.Parallel()
	var clear, unclear tally
	everyStyle(t, !foreignAll, func(t *testing.T, d numbered, s policy.Styling) {
		var b bytes.Buffer
		if err := exporters.WriteHTML(&b, d.doc, exporters.Layout{}); err != nil {
			t.Fatal(err)
		}
		page := strings.NewReplacer(`content="kitei"`, `content="x"`, "data-kind", "data-x").Replace(b.String())
		got, _, err := importers.ReadHTML("x.html", []byte(page))
		if err != nil {
			t.Fatal(err)
		}
		c := &clear
		if ambiguous(d.doc, s) {
			c = &unclear
		}
		lost, invented := c.compare(onPage(d.doc), got)
		if c == &unclear {
			return
		}
		for _, l := range lost[:min(len(lost), 2)] {
			t.Errorf("%s: lost %.80q", d.name, l)
		}
		for _, l := range invented[:min(len(invented), 2)] {
			t.Errorf("%s: invented %.80q", d.name, l)
		}
	})
	t.Logf("%d clauses: recall %.4f, precision %.4f; 要綱 with captioned items %d: %.4f, %.4f", clear.written, clear.recall(), clear.precision(), unclear.written, unclear.recall(), unclear.precision())
	if clear.recall() < 0.999 || clear.precision() < 0.999 {
		t.Errorf("recall %.4f, precision %.4f of %d clauses", clear.recall(), clear.precision(), clear.written)
	}
	if unclear.recall() < 0.9 || unclear.precision() < 0.87 {
		t.Errorf("要綱 with captioned items: recall %.4f, precision %.4f of %d clauses", unclear.recall(), unclear.precision(), unclear.written)
	}
}

var update = flag.Bool("update", false, "write the golden files")

// The pages of each 例規 system read as a person would read them: tree and notices.
func TestHTMLPages(t *testing.T) {
	files, err := filepath.Glob("testdata/html/*.html")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		golden := strings.TrimSuffix(file, ".html") + ".golden"
		got := reading(filepath.Base(file), src)
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", file, diff)
		}
	}
}

// reading writes what was read of a file and what was noticed.
func reading(name string, src []byte) string {
	d, notices, err := importers.Read(name, bytes.NewReader(src))
	if err != nil {
		return err.Error() + "\n"
	}
	var b strings.Builder
	b.WriteString(outline(d))
	for n := range d.All() {
		for _, row := range n.Rows {
			b.WriteString("row: " + strings.ReplaceAll(strings.Join(row, " | "), "\n", "⏎") + "\n")
		}
	}
	writeHead(&b, d)
	for i := range notices {
		b.WriteString("notice: " + notices[i].Error() + "\n")
	}
	return b.String()
}

// writeHead writes what stands around the body, but for title, number and date.
func writeHead(b *strings.Builder, d *policy.Document) {
	h := d.Head
	for _, v := range h.History {
		fmt.Fprintf(b, "history: %s %s %s\n", v.Date, v.Edition, v.Summary)
	}
	for _, s := range []string{h.Addressee, h.Enacting, h.Issuer} {
		if s != "" {
			b.WriteString("head: " + s + "\n")
		}
	}
}
