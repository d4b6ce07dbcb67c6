package exporters

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"kitei/internal/ooxml"
	"kitei/policy"
)

var sampleLayout = Layout{Footer: "r8-03　0123456789ab", Disclaimer: "この文書は案です。"}

var sampleStylings = map[string]policy.Styling{
	"article":   {},
	"guideline": {Numbering: policy.ByGuideline},
	"hyphen":    {Numbering: policy.ByHyphen, Digits: policy.Hankaku, HalfBrackets: true},
	"dai":       {Numbering: policy.ByOrdinal, Digits: policy.Kanji},
}

// What is in a Word document, one paragraph or cell a line: style, bookmarks in [], links in <>, numbers and captions between ‖.
func TestDocxSmall(t *testing.T) {
	for _, name := range []string{"article", "guideline"} {
		parts := docxParts(t, smallDocument(sampleStylings[name]), sampleLayout)
		checkGolden(t, "docx_"+name+".txt", describe(t, parts["word/document.xml"])+"\n"+describe(t, parts["word/footer1.xml"]))
	}
}

func TestDocxSameBytes(t *testing.T) {
	for name, styling := range sampleStylings {
		a, b := docxBytes(t, smallDocument(styling), sampleLayout), docxBytes(t, smallDocument(styling), sampleLayout)
		if !bytes.Equal(a, b) {
			t.Errorf("%s: bytes differ", name)
		}
	}
}

// Every id has one bookmark, every bookmark a name Word accepts, and every link a bookmark to lead to.
func TestDocxBookmarks(t *testing.T) {
	for name, styling := range sampleStylings {
		d := largeDocument(styling)
		d.Nodes[0].Children[0].ID = strings.Repeat("長い", 30)  // too long for a bookmark
		d.Nodes[1].Children[0].Children[0].ID = d.Nodes[2].ID // twice in one document
		x := docxParts(t, d, sampleLayout)["word/document.xml"]
		names, ids := map[string]int{}, map[string]int{}
		for _, e := range elements(t, x, "bookmarkStart") {
			names[e["name"]]++
			ids[e["id"]]++
		}
		for id, n := range ids {
			if n != 1 {
				t.Errorf("%s: bookmark id %s stands %d times", name, id, n)
			}
		}
		for n := range d.All() {
			if n.ID != "" && names[ooxml.BookmarkName(n.ID)] != 1 {
				t.Errorf("%s: %s has %d bookmarks", name, n.ID, names[ooxml.BookmarkName(n.ID)])
			}
		}
		for bookmark := range names {
			if len(bookmark) > 40 {
				t.Errorf("%s: %s is too long", name, bookmark)
			}
		}
		links := elements(t, x, "hyperlink")
		for _, e := range links {
			if names[e["anchor"]] != 1 {
				t.Errorf("%s: no bookmark %s", name, e["anchor"])
			}
		}
		if len(links) < 100 {
			t.Errorf("%s: %d links", name, len(links))
		}
	}
}

// No text becomes markup, none is lost, and characters a file cannot hold are shown as such.
func TestDocxText(t *testing.T) {
	long := strings.Repeat("情報セキュリティ", 4096) // 32,768 characters
	for _, test := range []struct{ text, want string }{
		{`<w:p>&amp; "引用" ]]>`, `<w:p>&amp; "引用" ]]>`},
		{"一\n二\t三", "一⏎二⇥三"},
		{" 　前後の空白 　", " 　前後の空白 　"},
		{"制御\x00\x0b文字\xff", "制御��文字�"},
		{long, long},
	} {
		d := &policy.Document{Title: test.text, Nodes: []*policy.Node{
			{Kind: policy.Article, Label: test.text, Title: test.text, Text: test.text},
			{Kind: policy.Table, Rows: [][]string{{test.text}}},
		}}
		body := describe(t, docxParts(t, d, Layout{})["word/document.xml"])
		if got := strings.Count(body, test.want); got != 7 { // title, 目次 twice, caption, number, text, cell
			t.Errorf("%.40q stands %d times", test.text, got)
		}
	}
}

// Every part is well-formed and has a type, and every relationship leads to a part.
func TestDocxParts(t *testing.T) {
	parts := docxParts(t, smallDocument(policy.Styling{}), Layout{FontMincho: "A&B 明朝"})
	for name, content := range parts {
		elements(t, content, "")
		if !strings.HasSuffix(name, ".rels") && name != "[Content_Types].xml" && !strings.Contains(parts["[Content_Types].xml"], `"/`+name+`"`) {
			t.Errorf("%s has no type", name)
		}
	}
	for from, dir := range map[string]string{"_rels/.rels": "", "word/_rels/document.xml.rels": "word/"} {
		for _, e := range elements(t, parts[from], "Relationship") {
			if parts[dir+e["Target"]] == "" {
				t.Errorf("%s leads to %s", from, e["Target"])
			}
		}
	}
	known := map[string]bool{}
	for _, e := range elements(t, parts["word/styles.xml"], "style") {
		known[e["styleId"]] = true
	}
	for _, kind := range []string{"pStyle", "rStyle", "tblStyle"} {
		for _, e := range elements(t, parts["word/document.xml"], kind) {
			if !known[e["val"]] {
				t.Errorf("no style %s", e["val"])
			}
		}
	}
	custom := parts["docProps/custom.xml"]
	for _, want := range []string{`name="kitei.edition"><vt:lpwstr>r8-03<`, `name="kitei.revision"><vt:lpwstr>0123456789ab<`, `name="kitei.form"><vt:lpwstr>訓令<`} {
		if !strings.Contains(custom, want) {
			t.Errorf("custom properties lack %s", want)
		}
	}
}

// Trees no edition has must not break a file: nothing at all, empty nodes, tables without cells, kinds in unusual places.
func TestDocxOddTrees(t *testing.T) {
	var nodes []*policy.Node
	for k := policy.Part; k <= policy.Form; k++ {
		empty := &policy.Node{Kind: k}
		inner := &policy.Node{Kind: k, Text: "文", Rows: [][]string{{}}, Refs: []policy.Ref{{Start: 2, End: 99, ID: "x"}, {Start: -1, End: 0}}}
		nodes = append(nodes, empty, &policy.Node{Kind: k, ID: "x", Children: []*policy.Node{inner, {Kind: policy.Table, Rows: [][]string{{}, {"a", "b"}, {"c"}}}}})
	}
	for _, styling := range sampleStylings {
		for _, d := range []*policy.Document{{}, {Nodes: nodes, Head: policy.Head{Styling: styling}}} {
			for _, content := range docxParts(t, d, Layout{}) {
				elements(t, content, "")
			}
		}
	}
}

func BenchmarkWriteDocx(b *testing.B) {
	d := largeDocument(policy.Styling{})
	b.ReportAllocs()
	for b.Loop() {
		if err := WriteDocx(io.Discard, d, sampleLayout); err != nil {
			b.Fatal(err)
		}
	}
}
