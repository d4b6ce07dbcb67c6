package importers_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kitei/exporters"
	"kitei/importers"
	"kitei/policy"
	"kitei/templates"
)

// What a Word file does not carry: how binding a provision is, whose duty, the evidence, conditions and numbers of the model, the further ids an
// article stands for, and how many cells a short row of a table has. The lines below say everything else of a document.

// wordLines says what a Word file carries of d, a node a line.
func wordLines(d *policy.Document) []string {
	head := d.Head
	lines := []string{fmt.Sprintf("%q %q %+v", d.Title, d.Short, head)}
	for n, up := range d.Walk() {
		lines = append(lines, fmt.Sprintf("%d %s %s %q %q %q %q", len(up), n.Kind, n.ID, n.Label, n.Title, n.Text, n.Rows))
	}
	return lines
}

// wordForm gives d as a Word file can hold it: rows of a table have the same number of cells.
func wordForm(d *policy.Document) *policy.Document {
	d = d.Clone()
	for n := range d.All() {
		wide := 0
		for _, row := range n.Rows {
			wide = max(wide, len(row))
		}
		for i, row := range n.Rows {
			n.Rows[i] = append(row, make([]string, wide-len(row))...)
		}
	}
	return d
}

var numberings = []policy.Styling{
	{Numbering: policy.ByArticle},
	{Numbering: policy.ByGuideline},
	{Numbering: policy.ByHyphen, Digits: policy.Hankaku, HalfBrackets: true, Part: 2},
	{Numbering: policy.ByOrdinal},
	{Numbering: policy.ByArticle, Digits: policy.Kanji},
	{Numbering: policy.ByArticle, Digits: policy.Hankaku, HalfBrackets: true, ArticleStart: 11, Supplement: "付則"},
	{Numbering: policy.ByGuideline, Digits: policy.Hankaku},
	{Numbering: policy.ByOrdinal, Digits: policy.Hankaku, HalfBrackets: true},
}

// everyDocument gives the rules of every edition and the documents of every sample's draft, by name.
func everyDocument(t testing.TB) map[string]*policy.Document {
	t.Helper()
	docs := map[string]*policy.Document{}
	for _, info := range templates.Editions() {
		id := info.ID
		e, err := templates.Open(id)
		if err != nil {
			t.Fatal(err)
		}
		d, err := templates.Model(e)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range d.Nodes { // one under another in the model, a document each
			docs[id+" "+n.Title] = &policy.Document{Title: n.Title, Nodes: n.Children, Head: policy.Head{Edition: id}}
		}
	}
	samples, err := filepath.Glob("../samples/*/kitei.yaml")
	if err != nil || len(samples) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	for _, file := range samples {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		params, err := templates.ReadParams(file, src)
		if err != nil {
			t.Fatal(err)
		}
		e, err := templates.Open(params.Str("edition.to"))
		if err != nil {
			t.Fatal(err)
		}
		set, _, err := templates.Draft(e, params)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(filepath.Dir(file)) + " "
		docs[name+set.Basic.Title] = set.Basic
		if set.Standards != nil {
			docs[name+set.Standards.Title] = set.Standards
		}
		for _, p := range set.Procedures {
			docs[name+p.Document.Title] = p.Document
		}
	}
	return docs
}

// wordRoundTrip writes and reads a document and compares.
func wordRoundTrip(t *testing.T, name string, d *policy.Document, l exporters.Layout) {
	t.Helper()
	var b bytes.Buffer
	if err := exporters.WriteDocx(&b, d, l); err != nil {
		t.Fatal(err)
	}
	got, notices, err := importers.ReadDocx("x.docx", b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if len(notices) > 0 {
		t.Errorf("%s: notices %v", name, notices)
	}
	want, have := wordLines(wordForm(d)), wordLines(got)
	for i := range max(len(want), len(have)) {
		if i >= len(want) || i >= len(have) || want[i] != have[i] {
			t.Errorf("%s: %d nodes written, %d read; first\n%s\n%s", name, len(want), len(have), at(want, i), at(have, i))
			return
		}
	}
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "nothing"
}

// Read(Write(d)) = d for every edition and every sample, in the four styles of numbering; the ways of writing digits with one sample's rules.
func TestDocxRoundTrip(t *testing.T) {
	for name, d := range everyDocument(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			styles := numberings[:4]
			switch {
			case strings.HasPrefix(name, "mizuho 瑞穂町情報セキュリティ対策基準"):
				styles = numberings
			case len(d.Nodes) > 0 && d.Find("org.ciso") == nil && d.Find("bp") == nil && len(d.Head.History) == 0:
				styles = numberings[len(name)%4 : len(name)%4+1] // a procedure
			}
			for _, s := range styles {
				n := d.Clone()
				policy.Number(n, s)
				wordRoundTrip(t, string(s.Numbering), n, exporters.Layout{Disclaimer: "奥書"})
				wordRoundTrip(t, string(s.Numbering)+" automatic", n, exporters.Layout{AutoNumber: true})
			}
			if d.Head.Styling.Numbering != "" { // as it was drafted
				wordRoundTrip(t, "drafted", d, exporters.Layout{})
			}
		})
	}
}
