package exporters

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"kitei/policy"
)

func TestHTMLSmall(t *testing.T) {
	for _, name := range []string{"article", "guideline"} {
		page := htmlPage(t, smallDocument(sampleStylings[name]), sampleLayout)
		_, body, _ := strings.Cut(page, "</head>\n")
		checkGolden(t, "html_"+name+".html", body)
	}
}

// Every id stands once, every link leads to one, and no heading is more than one level below the one before it.
func TestHTMLStructure(t *testing.T) {
	for name, styling := range sampleStylings {
		d := largeDocument(styling)
		d.Nodes[0].Children[0].ID = "長い id"
		page := htmlPage(t, d, sampleLayout)
		ids, known := map[string]int{}, map[string]int{}
		level := 0
		var links []string
		walkXML(t, body(page), func(token xml.Token) {
			e, ok := token.(xml.StartElement)
			if !ok {
				return
			}
			attrs := xmlAttributes(e)
			if attrs["id"] != "" {
				ids[attrs["id"]]++
			}
			if attrs["data-id"] != "" {
				known[attrs["data-id"]]++
			}
			if e.Name.Local == "a" {
				links = append(links, strings.TrimPrefix(attrs["href"], "#"))
			}
			if h := e.Name.Local; len(h) == 2 && h[0] == 'h' && '1' <= h[1] && h[1] <= '6' {
				if now := int(h[1] - '0'); now > level+1 {
					t.Errorf("%s: %s behind h%d", name, h, level)
				}
				level = int(h[1] - '0')
			}
		})
		for id, n := range ids {
			if n != 1 || strings.ContainsAny(id, " \"'<>&") {
				t.Errorf("%s: id %q stands %d times", name, id, n)
			}
		}
		for _, to := range links {
			if ids[to] != 1 {
				t.Errorf("%s: no element %s", name, to)
			}
		}
		for n := range d.All() {
			if n.ID != "" && known[n.ID] != 1 {
				t.Errorf("%s: %s stands %d times", name, n.ID, known[n.ID])
			}
		}
	}
}

// No text becomes markup, script or style, and none is lost.
func TestHTMLText(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{`</span><script>alert("1")</script>&amp;`, `</span><script>alert("1")</script>&amp;`},
		{`</style><img src=x onerror=alert(1)>`, `</style><img src=x onerror=alert(1)>`},
		{"制御\x00\x1b文字\xff", "制御��文字�"},
		{strings.Repeat("情報セキュリティ", 4096), strings.Repeat("情報セキュリティ", 4096)},
	} {
		d := &policy.Document{Title: test.text, Nodes: []*policy.Node{
			{Kind: policy.Article, ID: test.text, Label: test.text, Title: test.text, Text: test.text},
			{Kind: policy.Table, Rows: [][]string{{test.text}}},
		}}
		page := htmlPage(t, d, Layout{Footer: test.text, FontMincho: test.text, FontGothic: test.text})
		for _, tag := range []string{"<script", "<img", "</style><"} {
			if strings.Contains(page, tag) {
				t.Errorf("%.40q: %s in the page", test.text, tag)
			}
		}
		if got := strings.Count(page, "</style>"); got != 1 {
			t.Errorf("%.40q: %d ends of the style sheet", test.text, got)
		}
		var b strings.Builder
		walkXML(t, body(page), func(token xml.Token) {
			if text, ok := token.(xml.CharData); ok {
				b.Write(text)
			}
		})
		if got := strings.Count(b.String(), test.want); got != 8 { // title, 目次 twice, number, caption, text, cell, foot
			t.Errorf("%.40q stands %d times", test.text, got)
		}
	}
}

func TestHTMLSameBytes(t *testing.T) {
	for name, styling := range sampleStylings {
		once, again := htmlPage(t, smallDocument(styling), sampleLayout), htmlPage(t, smallDocument(styling), sampleLayout)
		if once != again {
			t.Errorf("%s: bytes differ", name)
		}
	}
}

func TestHTMLOddTrees(t *testing.T) {
	var nodes []*policy.Node
	for k := policy.Part; k <= policy.Form; k++ {
		nodes = append(nodes, &policy.Node{Kind: k}, &policy.Node{Kind: k, ID: "x", Rows: [][]string{{}}, Children: []*policy.Node{{Kind: k, Text: "文"}}})
	}
	for _, styling := range sampleStylings {
		for _, d := range []*policy.Document{{}, {Nodes: nodes, Head: policy.Head{Styling: styling}}} {
			walkXML(t, body(htmlPage(t, d, Layout{})), func(xml.Token) {})
		}
	}
}

func BenchmarkWriteHTML(b *testing.B) {
	d := largeDocument(policy.Styling{})
	b.ReportAllocs()
	for b.Loop() {
		if err := WriteHTML(io.Discard, d, sampleLayout); err != nil {
			b.Fatal(err)
		}
	}
}

func htmlPage(t *testing.T, d *policy.Document, l Layout) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteHTML(&b, d, l); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// body is the page from its body on, which is well-formed XML by itself.
func body(page string) string {
	_, rest, _ := strings.Cut(page, "</head>\n")
	return strings.TrimSuffix(rest, "</html>\n")
}
