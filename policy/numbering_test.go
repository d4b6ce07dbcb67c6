package policy_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kitei/policy"
)

// small is a document with every kind of place a number can stand.
func small() *policy.Document {
	para := func(id string, kids ...*policy.Node) *policy.Node {
		return &policy.Node{Kind: policy.Paragraph, ID: id, Text: "文" + id, Children: kids}
	}
	item := func(kind policy.Kind, id string, kids ...*policy.Node) *policy.Node {
		return &policy.Node{Kind: kind, ID: id, Text: "文" + id, Children: kids}
	}
	return &policy.Document{Title: "対策基準", Short: "対策基準", Nodes: []*policy.Node{
		{Kind: policy.Chapter, ID: "c1", Title: "組織", Children: []*policy.Node{
			{Kind: policy.Article, ID: "a1", Title: "責任者", Children: []*policy.Node{para("a1p1")}},
			{Kind: policy.Article, ID: "a2", Title: "委員会", Children: []*policy.Node{
				para("a2p1", item(policy.Item, "a2p1i1", item(policy.Subitem1, "s1", item(policy.Subitem2, "s2"))), item(policy.Item, "a2p1i2")),
				para("a2p2"),
			}},
		}},
		{Kind: policy.Chapter, ID: "c2", Title: "物理", Children: []*policy.Node{
			{Kind: policy.Section, ID: "c2s1", Title: "サーバ", Children: []*policy.Node{
				{Kind: policy.Article, ID: "a3", Title: "遵守事項", Check: "記録", Children: []*policy.Node{
					{Kind: policy.Subarticle, ID: "a3x", Title: "持ち出しの制限", Children: []*policy.Node{para("a3xp1"), para("a3xp2")}},
					{Kind: policy.Subarticle, ID: "a3y", Title: "同意", Children: []*policy.Node{para("a3yp1")}},
				}},
			}},
			{Kind: policy.Section, ID: "c2s2", Title: "回線", Children: []*policy.Node{para("l1"), para("l2")}},
		}},
		{Kind: policy.Supplement, ID: "sup", Children: []*policy.Node{para("sup1")}},
		{Kind: policy.Annex, ID: "ann", Title: "役割"},
		{Kind: policy.Form, ID: "f1", Title: "申請書"},
		{Kind: policy.Form, ID: "f2", Title: "台帳"},
	}}
}

// labels writes the labels of a document as an indented outline.
func labels(d *policy.Document) string {
	var b strings.Builder
	for n, up := range d.Walk() {
		b.WriteString(strings.Repeat(" ", len(up)) + n.Label + "|" + n.ID + "\n")
	}
	return b.String()
}

func TestNumber(t *testing.T) {
	for _, test := range []struct {
		name  string
		style policy.Styling
		want  string
	}{
		{"条文形式", policy.Styling{}, `第１章|c1
 第１条|a1
  |a1p1
 第２条|a2
  |a2p1
   （１）|a2p1i1
    ア|s1
     （ア）|s2
   （２）|a2p1i2
  ２|a2p2
第２章|c2
 第１節|c2s1
  第３条|a3x
   |a3xp1
   ２|a3xp2
  第４条|a3y
   |a3yp1
 第２節|
  第５条|c2s2
   |l1
   ２|l2
附則|sup
 |sup1
別表|ann
様式第１号|f1
様式第２号|f2
`},
		{"guideline", policy.Styling{Numbering: policy.ByGuideline, Digits: policy.Hankaku, HalfBrackets: true}, `1.|c1
 (1)|a1
  |a1p1
 (2)|a2
  ①|a2p1
   (ア)|a2p1i1
    a|s1
     (a)|s2
   (イ)|a2p1i2
  ②|a2p2
2.|c2
 2.1.|c2s1
  (1)|a3
   ①|a3x
    (ア)|a3xp1
    (イ)|a3xp2
   ②|a3y
    |a3yp1
 2.2.|c2s2
  ①|l1
  ②|l2
附則|sup
 |sup1
別表|ann
様式第1号|f1
様式第2号|f2
`},
		{"hyphen", policy.Styling{Numbering: policy.ByHyphen, Digits: policy.Hankaku, Part: 2}, `2―1|c1
 （1）|a1
  |a1p1
 （2）|a2
  ①|a2p1
   （ア）|a2p1i1
    a|s1
     （a）|s2
   （イ）|a2p1i2
  ②|a2p2
2―2|c2
 2―2―1|c2s1
  （1）|a3
   ①|a3x
    （ア）|a3xp1
    （イ）|a3xp2
   ②|a3y
    |a3yp1
 2―2―2|c2s2
  ①|l1
  ②|l2
附則|sup
 |sup1
別表|ann
様式第1号|f1
様式第2号|f2
`},
		{"dai", policy.Styling{Numbering: policy.ByOrdinal, Digits: policy.Hankaku}, `第1|c1
 1|a1
  |a1p1
 2|a2
  （1）|a2p1
   ア|a2p1i1
    （ア）|s1
     a|s2
   イ|a2p1i2
  （2）|a2p2
第2|c2
 1|c2s1
  （1）|a3
   ア|a3x
    （ア）|a3xp1
    （イ）|a3xp2
   イ|a3y
    |a3yp1
 2|c2s2
  （1）|l1
  （2）|l2
附則|sup
 |sup1
別表|ann
様式第1号|f1
様式第2号|f2
`},
	} {
		d := small()
		policy.Number(d, test.style)
		if diff := cmp.Diff(test.want, labels(d)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

// Numbering twice gives what numbering once gives, in every style.
func TestNumberIsStable(t *testing.T) {
	for _, n := range []policy.Numbering{policy.ByArticle, policy.ByGuideline, policy.ByHyphen, policy.ByOrdinal} {
		for _, digits := range []policy.Digits{policy.Zenkaku, policy.Hankaku, policy.Kanji} {
			d := small()
			s := policy.Styling{Numbering: n, Digits: digits}
			policy.Number(d, s)
			once := labels(d)
			policy.Number(d, s)
			if diff := cmp.Diff(once, labels(d)); diff != "" {
				t.Errorf("%s %d (-once +twice):\n%s", n, digits, diff)
			}
		}
	}
}

func TestResolveRefs(t *testing.T) {
	for _, test := range []struct {
		style policy.Styling
		want  []string
	}{
		{policy.Styling{Digits: policy.Hankaku}, []string{
			"第2条", "第2条第1項第1号", "第2条第1項第1号ア", "第2条第2項", "第1条", "第3条及び第4条", "第3条第2項", "第5条", "第2章", "別表", "様式第2号",
		}},
		{policy.Styling{Numbering: policy.ByGuideline, Digits: policy.Hankaku, HalfBrackets: true}, []string{
			"1.(2)", "1.(2)①(ア)", "1.(2)①(ア)a", "1.(2)②", "1.(1)", "2.1.(1)", "2.1.(1)①(イ)", "2.2", "第2章", "別表", "様式第2号",
		}},
	} {
		ids := []string{"a2", "a2p1i1", "s1", "a2p2", "a1p1", "a3", "a3xp2", "c2s2", "c2", "ann", "f2"}
		d := small()
		from := d.Find("a1p1")
		from.Text = ""
		for _, id := range ids {
			from.Text += "{ref:" + id + "}、"
		}
		other := &policy.Document{Title: "手順", Short: "手順", Nodes: []*policy.Node{{Kind: policy.Article, Text: "{ref:a2}に基づく。"}}}
		policy.Number(d, test.style)
		policy.Number(other, test.style)
		if notices := policy.ResolveRefs(d, other); len(notices) > 0 {
			t.Errorf("notices: %v", notices)
		}
		text := d.Find("a1p1").Text
		if diff := cmp.Diff(test.want, strings.Split(strings.TrimSuffix(text, "、"), "、")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.style.Numbering, diff)
		}
		for i, r := range d.Find("a1p1").Refs {
			if r.ID != ids[i] || text[r.Start:r.End] != test.want[i] {
				t.Errorf("reference %d is %+v %q", i, r, text[r.Start:r.End])
			}
		}
		if got := other.Nodes[0].Text; got != "対策基準"+test.want[0]+"に基づく。" {
			t.Errorf("from another document: %q", got)
		}
	}
}

// A list names another document once, and a document that has just been given its short name is not named again.
func TestResolveRefsNamesOnce(t *testing.T) {
	for text, want := range map[string]string{
		"{ref:a1}、{ref:a2}及び{ref:c2s2}による。":          "対策基準第1条、第2条及び第5条による。",
		"例町対策基準（以下「対策基準」という。）{ref:a1}及び{ref:a2}による。": "例町対策基準（以下「対策基準」という。）第1条及び第2条による。",
		"{ref:a1}の規定及び{ref:a2}の規定":                   "対策基準第1条の規定及び対策基準第2条の規定",
		"{ref:own}及び{ref:a1}":                        "第1条及び対策基準第1条",
	} {
		d := small()
		from := &policy.Document{Title: "手順", Short: "手順", Nodes: []*policy.Node{{Kind: policy.Article, ID: "own", Text: text}}}
		for _, doc := range []*policy.Document{d, from} {
			policy.Number(doc, policy.Styling{Digits: policy.Hankaku})
		}
		if notices := policy.ResolveRefs(d, from); len(notices) > 0 {
			t.Errorf("notices: %v", notices)
		}
		if got := from.Nodes[0].Text; got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestResolveRefsReportsWhatIsMissing(t *testing.T) {
	d := &policy.Document{Nodes: []*policy.Node{{Kind: policy.Article, ID: "a", Text: "{ref:gone}による。"}}}
	notices := policy.ResolveRefs(d)
	if len(notices) != 1 || notices[0].Code != "ref-unresolved" || strings.Contains(d.Nodes[0].Text, "{") {
		t.Errorf("%v, %q", notices, d.Nodes[0].Text)
	}
}

func TestSetCites(t *testing.T) {
	d := small()
	policy.SetCites(d)
	for id, want := range map[string]string{"a1": "1(1)", "a2p2": "1(2)②", "a2p1i2": "1(2)①(イ)", "a3xp2": "2.1(1)①(イ)", "l2": "2.2②", "c2s1": "2.1"} {
		if got := d.Find(id).Cite; got != want {
			t.Errorf("cite of %s is %q, want %q", id, got, want)
		}
	}
	if d.Find("a1").Label != "" {
		t.Error("SetCites changed a label")
	}
}

// Every node with text or cells belongs to exactly one clause, before and after articles are taken apart.
func TestClausesCoverTheDocument(t *testing.T) {
	for _, style := range []policy.Styling{{}, {Numbering: policy.ByGuideline}} {
		d := small()
		d.Nodes = append([]*policy.Node{{Kind: policy.Preamble, Text: "前文"}}, d.Nodes...)
		policy.Number(d, style)
		seen := map[*policy.Node]int{}
		for _, c := range policy.Clauses(d) {
			seen[c.Node]++
			for _, p := range c.Parts {
				for n := range p.All() {
					seen[n]++
				}
			}
		}
		for n := range d.All() {
			if (n.Text != "" || n.Rows != nil) && seen[n] != 1 {
				t.Errorf("%s: %s %q stands in %d clauses", style.Numbering, n.ID, n.Text, seen[n])
			}
		}
	}
}

func TestClauseText(t *testing.T) {
	d := small()
	policy.Number(d, policy.Styling{Digits: policy.Hankaku, HalfBrackets: true})
	c := policy.Clauses(d)[1]
	want := "文a2p1\n(1)　文a2p1i1\nア　文s1\n(ア)　文s2\n(2)　文a2p1i2\n2　文a2p2"
	if got := c.Text(); got != want {
		t.Errorf("text %q, want %q", got, want)
	}
	if c.Path() != "第1章/第2条" {
		t.Errorf("path %q", c.Path())
	}
}
