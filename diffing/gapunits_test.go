package diffing

import (
	"testing"

	"kitei/policy"
)

// Every unit of the joined documents has the place of the clause it comes from, whatever stands in front of, between and behind the articles.
func TestPlacesOfUnits(t *testing.T) {
	preamble := func(text string) *policy.Node { return &policy.Node{Kind: policy.Preamble, Text: text} }
	article := func(title, text string) *policy.Node {
		return &policy.Node{Kind: policy.Article, Title: title, Text: text}
	}
	docs := []*policy.Document{
		{Title: "前文だけの文書", Nodes: []*policy.Node{preamble("この町は、情報を守る。"), preamble("全ての職員がこれに当たる。")}},
		{Title: "規程", Nodes: []*policy.Node{
			preamble("この町は、情報を守る。"), preamble("全ての職員がこれに当たる。"), article("目的", "この規程は、必要な事項を定める。"),
			preamble("次のとおり扱う。"), article("定義", "用語の意義は、次のとおりとする。"),
			{Kind: policy.Chapter, Title: "雑則", Text: "雑則を置く。", Children: []*policy.Node{article("委任", "町長が別に定める。")}},
			{Kind: policy.Supplement, Title: "附則", Text: "この規程は、公布の日から施行する。"},
		}},
		{Title: "空の文書"},
	}
	town := newTown(docs, nil)
	joined := policy.Clauses(town.joined)
	if len(joined) != len(town.places) {
		t.Fatalf("%d units, %d places", len(joined), len(town.places))
	}
	for v, c := range joined {
		p := town.places[v]
		if whole := town.clauses[p.Doc][p.N]; whole.Node.Title != c.Node.Title || whole.Node.Text != c.Node.Text {
			t.Errorf("unit %d is %q %q, its place %q %q", v, c.Node.Title, c.Node.Text, whole.Node.Title, whole.Node.Text)
		}
	}
	if Gap(docs, nil, GapOptions{}) == nil {
		t.Error("no measure of documents against no edition")
	}
}
