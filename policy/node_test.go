package policy_test

import (
	"reflect"
	"slices"
	"testing"

	"kitei/policy"
)

// Every kind has a name for files and a word for officers, both of which lead back to it.
func TestKindNames(t *testing.T) {
	names, words := map[string]bool{}, map[string]bool{}
	for k := policy.Part; k <= policy.Form; k++ {
		if got, ok := policy.ParseKind(k.String()); !ok || got != k {
			t.Errorf("%q is read as %v", k, got)
		}
		if got, ok := policy.ParseKindWord(k.Word()); !ok || got != k {
			t.Errorf("%s is read as %v", k.Word(), got)
		}
		names[k.String()], words[k.Word()] = true, true
	}
	if n := int(policy.Form); len(names) != n || len(words) != n {
		t.Errorf("%d names and %d words for %d kinds", len(names), len(words), n)
	}
	for _, other := range []string{"", "clause", "節目"} {
		if _, ok := policy.ParseKind(other); ok {
			t.Errorf("%q is the name of a kind", other)
		}
		if _, ok := policy.ParseKindWord(other); ok {
			t.Errorf("%q is the word for a kind", other)
		}
	}
	if beyond := policy.Form + 1; beyond.String() != "" || beyond.Word() != "" {
		t.Errorf("a kind there is not has the names %q and %q", beyond, beyond.Word())
	}
}

// set is a rule with a grouping, an article with items and a table, and a supplement with articles of its own.
func set() *policy.Document {
	return &policy.Document{
		Title: "見本町規程",
		Head:  policy.Head{History: []policy.Revision{{Date: "令和8年4月1日", Summary: "制定"}}},
		Nodes: []*policy.Node{
			{Kind: policy.Chapter, Title: "総則", Children: []*policy.Node{
				{Kind: policy.Article, ID: "a", Also: []string{"a.1"}, Who: []string{"ciso"}, Title: "目的", Children: []*policy.Node{
					{Kind: policy.Paragraph, Text: "目的を定める。"},
					{Kind: policy.Paragraph, Text: "次のとおりとする。", Refs: []policy.Ref{{ID: "b"}}, Children: []*policy.Node{{Kind: policy.Item, ID: "a.i", Text: "記録"}}},
					{Kind: policy.Table, Rows: [][]string{{"分類", "例"}, {"１", "名簿"}}},
				}},
				{Kind: policy.Article, ID: "b", Title: "定義", Children: []*policy.Node{{Kind: policy.Paragraph, Text: "用語を定める。"}}},
			}},
			{Kind: policy.Supplement, Children: []*policy.Node{
				{Kind: policy.Article, Children: []*policy.Node{{Kind: policy.Paragraph, Text: "公布の日から施行する。"}}},
				{Kind: policy.Article, Children: []*policy.Node{{Kind: policy.Paragraph, Text: "従前の例による。"}}},
			}},
		},
	}
}

// A copy equals what it was made of, and nothing that is written into it is seen there.
func TestClone(t *testing.T) {
	d := set()
	policy.Number(d, policy.Styling{Numbering: policy.ByArticle})
	c := d.Clone()
	if !reflect.DeepEqual(c, d) {
		t.Fatal("a copy differs")
	}
	for _, n := range slices.Collect(c.All()) {
		n.Text, n.Label = "×", "×"
		for _, list := range [][]string{n.Also, n.Who, slices.Concat(n.Rows...)} {
			for i := range list {
				list[i] = "×"
			}
		}
		for _, row := range n.Rows {
			row[0] = "×"
		}
		for i := range n.Refs {
			n.Refs[i].ID = "×"
		}
		n.Children = append(n.Children, &policy.Node{Kind: policy.Item})
	}
	c.Head.History[0].Date = "×"
	again := set()
	policy.Number(again, policy.Styling{Numbering: policy.ByArticle})
	if !reflect.DeepEqual(d, again) {
		t.Error("the original changed with its copy")
	}
}

func TestStandsFor(t *testing.T) {
	n := &policy.Node{ID: "a", Also: []string{"b"}}
	for id, want := range map[string]bool{"a": true, "b": true, "c": false, "": false} {
		if n.StandsFor(id) != want {
			t.Errorf("stands for %q: %v", id, !want)
		}
	}
	if (&policy.Node{}).StandsFor("") {
		t.Error("a node without id stands for one")
	}
}

// The numbers that provisions are cited by, in the styles rules are written in.
func TestCite(t *testing.T) {
	for _, c := range []struct {
		style policy.Styling
		want  []string // of the item, and of the second article of the supplement
	}{
		{policy.Styling{Numbering: policy.ByArticle, Digits: policy.Zenkaku}, []string{"第１条第２項第１号", "附則第２条"}},
		{policy.Styling{Numbering: policy.ByGuideline, Digits: policy.Hankaku}, []string{"1.（1）②（ア）", "附則第2条"}},
		{policy.Styling{Numbering: policy.ByOrdinal, Digits: policy.Hankaku}, []string{"第1の1（2）ア", "附則第2条"}},
	} {
		d := set()
		policy.Number(d, c.style)
		var got []string
		articles := 0
		for n, up := range d.Walk() {
			if n.ID == "a.i" {
				got = append(got, policy.Cite(d, up, n))
			}
			if n.Kind == policy.Article && len(up) > 0 && up[0].Kind == policy.Supplement {
				if articles++; articles == 2 {
					got = append(got, policy.Cite(d, up, n))
				}
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.style.Numbering, got, c.want)
		}
	}
}

// A set has the clauses of its documents, one after another, where they stood.
func TestJoin(t *testing.T) {
	one, two := set(), set()
	policy.Number(one, policy.Styling{Numbering: policy.ByArticle})
	policy.Number(two, policy.Styling{Numbering: policy.ByArticle})
	var want, got []string
	for _, d := range []*policy.Document{one, two} {
		for _, c := range policy.Clauses(d) {
			want = append(want, c.Path()+" "+c.Text())
		}
	}
	for _, c := range policy.Clauses(policy.Join("set", "一式", one, two)) {
		got = append(got, c.Path()+" "+c.Text())
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
	if !slices.ContainsFunc(want, func(s string) bool {
		return s == "第1章/第1条 目的を定める。\n２　次のとおりとする。\n（１）　記録\n分類\t例\n１\t名簿"
	}) {
		t.Errorf("%q", want)
	}
}

func TestNoticeAsError(t *testing.T) {
	for _, c := range []struct {
		pos  policy.Pos
		args []any
		want string
	}{
		{policy.Pos{}, nil, "no-clauses"},
		{policy.Pos{File: "規程.md"}, nil, "規程.md: no-clauses"},
		{policy.Pos{File: "規程.md", Line: 3, Col: 7}, []any{"甲", 2}, "規程.md:3:7: no-clauses 甲 2"},
	} {
		if got := policy.Problem("no-clauses", c.pos, c.args...).Error(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
