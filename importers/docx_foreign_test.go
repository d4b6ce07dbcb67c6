package importers_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kitei/exporters"
	"kitei/importers"
	"kitei/policy"
)

var (
	bookmarks  = regexp.MustCompile(`<w:bookmarkStart[^>]*>`)
	ownStyles  = regexp.MustCompile(`(w:(?:val|styleId)=")K([A-Z])`)
	styleNames = regexp.MustCompile(`(customStyle="1"(?: w:styleId="\w*")?><w:name w:val=")`)
)

// foreign takes kitei's marks from a Word file: bookmarks, properties, and the names of its styles.
func foreign(t *testing.T, src []byte) []byte {
	t.Helper()
	return importers.Rewritten(t, src, func(part, content string) string {
		switch part {
		case "docProps/custom.xml":
			return strings.NewReplacer(`name="kitei.`, `name="x.`, `name="h_`, `name="x_`).Replace(content)
		case "word/document.xml":
			content = bookmarks.ReplaceAllString(content, "")
		case "word/styles.xml":
			content = styleNames.ReplaceAllString(content, "${1}町の")
		}
		return ownStyles.ReplaceAllString(content, "${1}T$2")
	})
}

// withHistory puts the 改定履歴 where a reader that does not know kitei's marks finds it: a line and a table behind everything else, in the last clause.
func withHistory(d *policy.Document) *policy.Document {
	if history := d.Head.History; len(history) > 0 {
		table := &policy.Node{Kind: policy.Table, Rows: [][]string{{"年月日", "版", "内容"}}}
		for _, h := range history {
			table.Rows = append(table.Rows, []string{h.Date, h.Edition, h.Summary})
		}
		last := d.Nodes[len(d.Nodes)-1]
		last.Children = append(last.Children, &policy.Node{Kind: policy.Paragraph, Text: "改定履歴"}, table)
	}
	return d
}

// labelTally counts the provisions whose caption and words were found again, and those of them that have the number they were written with.
type labelTally struct{ found, same int }

func (c *labelTally) exactness() float64 { return float64(c.same) / float64(max(c.found, 1)) }

// compare adds the provisions of two documents, each with those of the same words, in order.
func (c *labelTally) compare(want, got *policy.Document) (wrong []string) {
	read := map[string][]string{}
	for n := range got.All() {
		if n.Kind != policy.Table {
			read[n.Title+"|"+n.Text] = append(read[n.Title+"|"+n.Text], n.Label)
		}
	}
	for n := range want.All() {
		key := n.Title + "|" + n.Text
		if n.Kind == policy.Table || len(read[key]) == 0 {
			continue
		}
		c.found++
		if label := read[key][0]; label == n.Label {
			c.same++
		} else {
			wrong = append(wrong, n.Label+" read as "+label+": "+key)
		}
		read[key] = read[key][1:]
	}
	return wrong
}

// foreignAll has every document in every style read; else a part of them is. The end-to-end tests set it.
var foreignAll bool

// A file as anybody's, without kitei's marks and styles, reads clause by clause, with typed numbers and with numbers Word counts.
func TestForeignWordRoundTrip(t *testing.T) {
	for _, auto := range []bool{false, true} {
		t.Run(map[bool]string{false: "typed", true: "automatic"}[auto], func(t *testing.T) {
			t.Parallel()
			foreignWord(t, auto)
		})
	}
}

func foreignWord(t *testing.T, auto bool) {
	var clear, unclear tally
	var labels labelTally
	count := 0
	everyStyle(t, !foreignAll, func(t *testing.T, d numbered, s policy.Styling) {
		if count++; !foreignAll && count%3 != 0 {
			return
		}
		var b bytes.Buffer
		if err := exporters.WriteDocx(&b, d.doc, exporters.Layout{AutoNumber: auto}); err != nil {
			t.Fatal(err)
		}
		got, _, err := importers.ReadDocx("x.docx", foreign(t, b.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		want := withHistory(onPage(d.doc))
		if ambiguous(d.doc, s) {
			unclear.compare(want, got)
			return
		}
		lost, invented := clear.compare(want, got)
		for _, l := range lost[:min(len(lost), 2)] {
			t.Errorf("%s: lost %.80q", d.name, l)
		}
		for _, l := range invented[:min(len(invented), 2)] {
			t.Errorf("%s: invented %.80q", d.name, l)
		}
		for _, l := range labels.compare(want, got) {
			t.Errorf("%s: %.80s", d.name, l)
		}
	})
	t.Logf("%d clauses: recall %.4f, precision %.4f; numbers %.4f of %d; 要綱 with captioned items %d: %.4f, %.4f", clear.written, clear.recall(), clear.precision(),
		labels.exactness(), labels.found, unclear.written, unclear.recall(), unclear.precision())
	if unclear.written > 0 && (unclear.recall() < 0.9 || unclear.precision() < 0.87) {
		t.Errorf("要綱 with captioned items: recall %.4f, precision %.4f", unclear.recall(), unclear.precision())
	}
	if clear.recall() < 0.99 || clear.precision() < 0.99 || labels.exactness() < 0.99 {
		t.Errorf("recall %.4f, precision %.4f, numbers %.4f", clear.recall(), clear.precision(), labels.exactness())
	}
}

// A file that was saved in the strict form of the standard reads to the same tree.
func TestStrictFormRoundTrip(t *testing.T) {
	read := 0
	for name, d := range everyDocument(t) {
		if !strings.HasPrefix(name, "mizuho 瑞穂町情報セキュリティ") {
			continue
		}
		read++
		var b bytes.Buffer
		if err := exporters.WriteDocx(&b, d, exporters.Layout{AutoNumber: true}); err != nil {
			t.Fatal(err)
		}
		strict := importers.Rewritten(t, b.Bytes(), func(_, content string) string { return importers.StrictForm.Replace(content) })
		if !strings.Contains(mainPart(t, strict), "http://purl.oclc.org/ooxml/wordprocessingml/main") {
			t.Fatal("not in the strict form")
		}
		got, _, err := importers.ReadDocx("x.docx", strict)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(wordLines(wordForm(d)), wordLines(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%.600s", name, diff)
		}
	}
	if read < 2 {
		t.Errorf("%d documents", read)
	}
}
