package exporters

import (
	"bytes"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kitei/diffing"
	"kitei/internal/ooxml"
	"kitei/policy"
	"kitei/templates"
)

// taken reads document.xml with all tracked changes accepted, or all of them rejected, as Word carries them out: a line for every paragraph with
// its style and for every row. A paragraph whose end goes is joined to the next, a row that goes takes its cells along. Lines of the 目次 and
// the small empty paragraphs are left out.
func taken(t *testing.T, src []byte, accept bool) []string {
	t.Helper()
	a, err := ooxml.OpenArchive(src)
	if err != nil {
		t.Fatal(err)
	}
	body, err := a.Part(documentPart)
	if err != nil {
		t.Fatal(err)
	}
	gone := map[bool]string{true: "del", false: "ins"}[accept]
	var out []string
	open := ""
	paragraph := func(p *ooxml.Element) (line string, whole bool) {
		mark := p.Find("pPr", "rPr")
		style, _ := p.Child("pPr").Val("pStyle")
		return style + "\t" + wordsOf(p, gone), mark == nil || mark.Child(gone) == nil
	}
	err = ooxml.Elements(body, "body", nil, func(e *ooxml.Element) error {
		switch e.Name {
		case "p":
			line, whole := paragraph(e)
			style, text, _ := strings.Cut(line, "\t")
			open += text
			if !whole {
				return nil
			}
			if !strings.HasPrefix(style, styleTOC) && (style != styleGap || open != "") {
				out = append(out, style+"\t"+open)
			}
			open = ""
		case "tbl":
			rows := 0
			for _, tr := range e.Children {
				if tr.Name != "tr" || tr.Find("trPr", gone) != nil {
					continue
				}
				rows++
				line := "row"
				for _, tc := range tr.Children {
					if tc.Name == "tc" {
						text, whole := paragraph(tc.Child("p"))
						if !whole {
							t.Errorf("the end of a cell that stays goes: %s", text)
						}
						line += "\t" + text
					}
				}
				out = append(out, line)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if open != "" {
		t.Errorf("%q is joined to nothing", open)
	}
	return out
}

// wordsOf gives the text under an element without what goes.
func wordsOf(e *ooxml.Element, gone string) string {
	s := ""
	for _, c := range e.Children {
		switch c.Name {
		case gone, "pPr", "sdt":
		case "t", "delText":
			s += c.Content()
		case "br":
			s += "\n"
		case "tab":
			s += "\t"
		default:
			s += wordsOf(c, gone)
		}
	}
	return s
}

func makeRedline(t *testing.T, a, b *policy.Document) []byte {
	t.Helper()
	var out bytes.Buffer
	c := diffing.Compare(a, b, diffing.Options{})
	if err := WriteRedline(&out, c, a, b, RedlineOptions{Author: "瑞穂町", Date: "2026-04-01"}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// holds checks both sides of a redline against Word files of each text alone, paragraph by paragraph with their styles.
func holds(t *testing.T, a, b *policy.Document) []byte {
	t.Helper()
	src := makeRedline(t, a, b)
	for accept, d := range map[bool]*policy.Document{false: a, true: b} {
		var alone bytes.Buffer
		if err := WriteDocx(&alone, d, Layout{}); err != nil {
			t.Fatal(err)
		}
		if want, got := taken(t, alone.Bytes(), true), taken(t, src, accept); !slices.Equal(want, got) {
			t.Fatalf("accept %v:\n%.3000s", accept, cmp.Diff(want, got))
		}
	}
	return src
}

func rules(articles ...string) *policy.Document {
	d := &policy.Document{Title: "見本町規程"}
	for i, text := range articles {
		caption, words, _ := strings.Cut(text, "/")
		n := &policy.Node{Kind: policy.Article, Label: "第" + strconv.Itoa(i+1) + "条", Title: caption}
		for k, line := range strings.Split(words, "\n") {
			p := &policy.Node{Kind: policy.Paragraph, Text: line}
			if k > 0 {
				p.Label = strconv.Itoa(k + 1)
			}
			n.Children = append(n.Children, p)
		}
		d.Nodes = append(d.Nodes, n)
	}
	return d
}

func withTable(d *policy.Document, rows ...[]string) *policy.Document {
	d.Nodes = append(d.Nodes, &policy.Node{Kind: policy.Annex, Label: "別表", Children: []*policy.Node{{Kind: policy.Table, Rows: rows}}})
	return d
}

func TestRedline(t *testing.T) {
	for name, x := range map[string][2]*policy.Document{
		"nothing":           {rules("目的/守る。"), rules("目的/守る。")},
		"words":             {rules("目的/情報を守る。"), rules("目的/情報資産を常に守る。")},
		"an article added":  {rules("目的/守る。", "雑則/定める。"), rules("目的/守る。", "責任者/置く。\n代行を置く。", "雑則/定める。")},
		"the last one gone": {rules("目的/守る。", "雑則/定める。"), rules("目的/守る。")},
		"all of it new":     {&policy.Document{Title: "規程"}, rules("目的/守る。")},
		"all of it gone":    {rules("目的/守る。"), &policy.Document{Title: "規程"}},
		"other text":        {rules("目的/守る。"), rules("罰則/減給とする。")},
		"markup":            {rules("目的/<w:del>&amp;</w:del> 甲"), rules("目的/<w:ins>&lt;\x01</w:ins>\t乙")},
		"rows": {
			withTable(rules("目的/守る。"), []string{"区分", "保存"}, []string{"甲", "一年"}, []string{"乙", "二年"}),
			withTable(rules("目的/守る。"), []string{"区分", "保存"}, []string{"丙", "五年"}, []string{"甲", "三年"}),
		},
		"columns": {
			withTable(rules("目的/守る。"), []string{"区分", "保存"}, []string{"甲", "一年"}),
			withTable(rules("目的/守る。"), []string{"区分", "保存", "備考"}, []string{"甲", "一年", ""}),
		},
		"a table gone":  {withTable(rules("目的/守る。"), []string{"区分", "保存"}, []string{"甲", ""}), rules("目的/守る。")},
		"a table added": {rules("目的/守る。"), withTable(rules("目的/守る。"), []string{"区分", "保存"}, []string{"甲", "一\n年"})},
		"wide paper": {
			withTable(rules("目的/守る。"), []string{"区分", "保存"}),
			withTable(rules("目的/守る。"), strings.Split(strings.Repeat("とても長い見出しの欄 ", 12), " ")),
		},
	} {
		t.Run(name, func(t *testing.T) {
			src := holds(t, x[0], x[1])
			if again := makeRedline(t, x[0], x[1]); !bytes.Equal(src, again) {
				t.Error("not the same bytes")
			}
		})
	}
}

// Of every pair of neighbouring editions and of the first and the last, in both directions.
func TestRedlineOfEditions(t *testing.T) {
	var docs []*policy.Document
	for _, info := range templates.Editions() {
		e, err := templates.Open(info.ID)
		if err != nil {
			t.Fatal(err)
		}
		d, err := templates.Model(e)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d)
	}
	for i := range docs {
		j := (i + 1) % len(docs)
		holds(t, docs[i], docs[j])
		holds(t, docs[j], docs[i])
	}
}

var changeID = regexp.MustCompile(`<w:(?:ins|del) w:id="(\d+)"( w:author="[^"]*" w:date="2026-04-01T00:00:00Z")?`)

// A clause at another place has a comment at both; every tracked change has a number of its own, the author and the day.
func TestRedlineMoves(t *testing.T) {
	a := rules("目的/情報資産を守ることを目的とする。", "定義/用語の意義は、別に定めるところによる。", "責任者/最高情報セキュリティ責任者を置き、副町長をもって充てる。", "雑則/必要な事項は、町長が定める。")
	b := rules("責任者/最高情報セキュリティ責任者を置き、副町長をもって充てる。", "目的/情報資産を守ることを目的とする。", "定義/用語の意義は、別に定めるところによる。", "雑則/必要な事項は、町長が定める。")
	archive, err := ooxml.OpenArchive(holds(t, a, b))
	if err != nil {
		t.Fatal(err)
	}
	comments, err := archive.Part("word/comments.xml")
	if err != nil || !strings.Contains(string(comments), "改正後の「第1条　責任者」に移しました") || !strings.Contains(string(comments), "改正前の「第3条　責任者」を移した") {
		t.Errorf("%s, %v", comments, err)
	}
	body, err := archive.Part(documentPart)
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(body, []byte("<w:commentReference")); n != 2 {
		t.Errorf("%d references", n)
	}
	var ids []string
	for _, m := range changeID.FindAllSubmatch(body, -1) {
		if len(m[2]) == 0 {
			t.Errorf("no author or day: %s", m[0])
		}
		ids = append(ids, string(m[1]))
	}
	slices.Sort(ids)
	if len(ids) < 4 || len(slices.Compact(slices.Clone(ids))) != len(ids) {
		t.Errorf("numbers: %v", ids)
	}
}

// A rule numbered as in the guideline has its headings behind their numbers, also where several are one document and where nobody says its style.
func TestHeadingsOfGuidelineFormInRedline(t *testing.T) {
	rule := func(word, label string) *policy.Document {
		return &policy.Document{Title: "方針", Nodes: []*policy.Node{{Kind: policy.Article, Label: label, Title: "目的", Children: []*policy.Node{{Kind: policy.Paragraph, Text: word + "を定める。"}}}}}
	}
	for label, above := range map[string]bool{"(1)": false, "1.": false, "第１条": true} {
		old, new := rule("目的", label), rule("趣旨", label)
		compared := diffing.Compare(old, new, diffing.Options{})
		x := unzipped(t, written(t, func(w io.Writer) error { return WriteRedline(w, compared, old, new, RedlineOptions{Author: "町"}) }))["word/document.xml"]
		if got := strings.Contains(x, "（</w:t>"); got != above {
			t.Errorf("%s: caption above: %t", label, got)
		}
	}
	one, two := rule("目的", "1."), rule("対策", "2.")
	one.Head.Styling.Numbering, two.Head.Styling.Numbering = policy.ByGuideline, policy.ByGuideline
	if joined := policy.Join("", "", one, two); joined.Head.Styling.Numbering != policy.ByGuideline || byArticle(joined) {
		t.Error("the whole has lost the style of its parts")
	}
}
