package exporters

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kitei/diffing"
	"kitei/policy"
)

// Every form is complete: what it stands on and what it adds leave no key empty that a table needs.
func TestProfilesAreWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range Profiles() {
		if seen[p.Name] || p.Title == "" {
			t.Errorf("%s: name twice, or no title", p.Name)
		}
		seen[p.Name] = true
		for _, k := range []string{string(p.Left), p.NewHead, p.OldHead, string(p.Third), string(p.Unit), string(p.Unchanged), p.Added, p.Removed, p.Omitted, p.Range, string(p.Mark), string(p.MarkSide), string(p.MarkNumber), string(p.MarkTable), string(p.Between), string(p.Caption), string(p.Headings), string(p.Summary), string(p.Paper), string(p.Font)} {
			if k == "" {
				t.Errorf("%s: a key is empty: %+v", p.Name, p)
			}
		}
		if p.Third != ThirdNone && p.ThirdHead == "" {
			t.Errorf("%s: a third column without a heading", p.Name)
		}
	}
	if FindProfile("") != Profiles()[0] || FindProfile("nowhere") != nil {
		t.Error("FindProfile")
	}
}

func TestReadProfile(t *testing.T) {
	p, err := ReadProfile("own.yaml", []byte("base: shorei\nleft: old\nfold: [条, 項]\nlead: |\n  {title}（{number}）の一部を\n  改正する。\nsize: 12\nname: 見本町\n"))
	if err != nil {
		t.Fatal(err)
	}
	if p.Name != "見本町" || p.Left != SideOld || p.Added != "［新設］" || p.Size != 12 || len(p.Fold) != 2 || p.MarkNumber != MarkDouble {
		t.Errorf("%+v", p)
	}
	if got := leadSentence(p.Lead, "規程", "訓令第１号", ""); !strings.HasPrefix(got, "規程（訓令第１号）の一部を") {
		t.Error(got)
	}
	if got := leadSentence(p.Lead, "規程", "", ""); !strings.HasPrefix(got, "規程の一部を") {
		t.Error(got)
	}
}

// Each thing wrong is named with its line.
func TestReadProfileSaysWhatIsWrong(t *testing.T) {
	for src, want := range map[string][]string{
		"left: middle\nmark: zigzag\n": {"1:7 profile-value", "2:7 profile-value"},
		"left: new\nleft: old\n":       {"2:0 profile-twice"},
		"columns: 3\n":                 {"1:1 profile-key"},
		"base: nobody\n":               {"1:7 profile-value"},
		"fold: 条\n":                    {"1:7 profile-value"},
		"fold: [条, 段]\n":               {"1:11 profile-value"},
		"size: 99\n":                   {"1:7 profile-value"},
		"size: big\n":                  {"1:7 profile-value"},
		"added: （略）\n":                 {"1:6 profile-same"},
		"new_head: 現行\n":               {"1:9 profile-same"},
		"- left\n":                     {"1:1 profile-yaml"},
		"left: [\n":                    {"1:0 profile-yaml"},
		"":                             {"1:0 profile-yaml"},
	} {
		_, err := ReadProfile("own.yaml", []byte(src))
		var got []string
		for _, e := range unjoin(err) {
			var n *policy.Notice
			if !errors.As(e, &n) {
				t.Fatalf("%q: %v", src, err)
			}
			got = append(got, strings.TrimSpace(strings.Join([]string{num(n.Pos.Line) + ":" + num(n.Pos.Col), n.Code}, " ")))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", src, diff)
		}
	}
}

func num(n int) string { return policy.FormatNumber(n, policy.Hankaku) }

func unjoin(err error) []error {
	if j, ok := err.(interface{ Unwrap() []error }); ok {
		return j.Unwrap()
	}
	if err == nil {
		return nil
	}
	return []error{err}
}

func FuzzReadProfile(f *testing.F) {
	f.Add([]byte("base: shorei\nleft: old\nfold: [条]\n"))
	f.Add([]byte("left: &a new\nlead: *a\n? x\n: y\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		p, err := ReadProfile("f", src)
		if (p == nil) == (err == nil) {
			t.Errorf("%v, %v", p, err)
		}
	})
}

// ruled is a rule of 条文形式 for the tables below.
func ruled(title string, second ...string) *policy.Document {
	article := func(label, caption string, texts ...string) *policy.Node {
		n := &policy.Node{Kind: policy.Article, Label: label, Title: caption}
		for i, s := range texts {
			p := &policy.Node{Kind: policy.Paragraph, Text: s}
			if i > 0 {
				p.Label = string(rune('１' + i))
			}
			n.Children = append(n.Children, p)
		}
		return n
	}
	items := article("第４条", "遵守事項", "職員等は、次に掲げる事項を守らなければならない。")
	for i, s := range second {
		items.Children[0].Children = append(items.Children[0].Children, &policy.Node{Kind: policy.Item, Label: "（" + string(rune('１'+i)) + "）", Text: s})
	}
	return &policy.Document{Title: title, Source: title, Nodes: []*policy.Node{
		{Kind: policy.Chapter, Label: "第１章", Title: "総則", Children: []*policy.Node{
			article("第１条", "目的", "この訓令は、情報資産を守ることを目的とする。"), article("第２条", "定義", "用語の意義は、別に定める。"), article("第３条", "対象", "全ての職員等を対象とする。", "委託先にも準用する。"),
		}},
		{Kind: policy.Chapter, Label: "第２章", Title: "対策", Children: []*policy.Node{items}},
		{Kind: policy.Annex, Label: "別表", Title: "分類", Children: []*policy.Node{{Kind: policy.Table, Rows: [][]string{{"区分", "内容"}, {"甲", string([]rune(title)[:1]) + "の情報"}, {"乙", "公開する情報"}, {"丙", "その他の情報"}}}}},
	}}
}

// A small table in every form, to be read by somebody who writes them.
func TestTableInEveryForm(t *testing.T) {
	before := ruled("旧訓令", "端末を施錠する。", "媒体を管理する。", "紛失したときは報告する。")
	after := ruled("新訓令", "端末を施錠する。", "媒体を台帳により管理する。", "私物の端末を使わない。", "紛失したときは報告する。")
	compared := diffing.Compare(before, after, diffing.Options{})
	var b strings.Builder
	for _, p := range Profiles() {
		table := NewTable(compared, TableOptions{Profile: p, Old: before, New: after, Number: "訓令第１号"})
		b.WriteString("==== " + p.Name + "　" + p.Title + "\n")
		if err := WriteDiffText(&b, table); err != nil {
			t.Fatal(err)
		}
	}
	checkGolden(t, "tableforms.txt", b.String())
}
