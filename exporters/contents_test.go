package exporters

import (
	"strings"
	"testing"

	"kitei/policy"
)

func TestContents(t *testing.T) {
	article := func(label, title string) *policy.Node {
		return &policy.Node{Kind: policy.Article, Label: label, Title: title}
	}
	chapter := func(label string, children ...*policy.Node) *policy.Node {
		return &policy.Node{Kind: policy.Chapter, Label: label, Title: "総則", Children: children}
	}
	section := &policy.Node{Kind: policy.Section, Label: "第１節", Title: "通則", Children: []*policy.Node{article("第４条", "雑則")}}
	for _, test := range []struct {
		name      string
		numbering policy.Numbering
		nodes     []*policy.Node
		want      string
	}{
		{"ranges", policy.ByArticle, []*policy.Node{
			chapter("第１章", article("第１条", "目的"), article("第２条", "定義"), article("第２条の２", "適用")),
			chapter("第２章", article("第２条の３", ""), article("第３条", "")),
			chapter("第３章", section),
			{Kind: policy.Supplement, Label: "附則", Children: []*policy.Node{article("第１条", "施行期日")}},
		}, "1第１章　総則（第１条～第２条の２） 1第２章　総則（第２条の３・第３条） 1第３章　総則 2第１節　通則（第４条） 1附則"},
		{"no chapters", policy.ByArticle, []*policy.Node{article("第１条", "目的"), article("第２条", "")}, "1第１条（目的） 1第２条"},
		{"guideline", policy.ByGuideline, []*policy.Node{
			{Kind: policy.Chapter, Label: "1.", Title: "組織体制", Children: []*policy.Node{article("(1)", "責任者"), article("（２）", "委員会")}},
			{Kind: policy.Form, Label: "様式第1号", Title: "申請書"},
		}, "11. 組織体制 2(1) 責任者 2（２）委員会 1様式第1号　申請書"},
	} {
		d := &policy.Document{Nodes: test.nodes, Head: policy.Head{Styling: policy.Styling{Numbering: test.numbering}}}
		var got []string
		for _, e := range contents(d, Layout{RangeSign: "～"}) {
			got = append(got, string(rune('0'+e.level))+e.text)
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%s\ngot  %s\nwant %s", test.name, s, test.want)
		}
	}
}
