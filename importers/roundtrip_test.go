package importers_test

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kitei/exporters"
	"kitei/importers"
	"kitei/policy"
)

// sameTree compares what the canonical form must keep: everything but places.
var sameTree = cmp.Options{cmpopts.IgnoreFields(policy.Node{}, "Pos", "Refs", "When", "Place"), cmpopts.EquateEmpty(), cmpopts.IgnoreFields(policy.Document{}, "Source")}

// Read(Write(d)) = d, for documents of every shape the tree allows.
func TestMarkdownRoundTrip(t *testing.T) {
	t.Parallel()
	for seed := range uint64(120) {
		d := randomDocument(rand.New(rand.NewPCG(seed, 1)))
		checkRoundTrip(t, d)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

func checkRoundTrip(t *testing.T, d *policy.Document) {
	t.Helper()
	var b bytes.Buffer
	if err := exporters.WriteMarkdownDraft(&b, d, exporters.Layout{Disclaimer: "文言は: 「見本」\n--- であり、# 原文ではない。"}); err != nil {
		t.Fatal(err)
	}
	got, notices, err := importers.ReadMarkdown("x.md", b.Bytes())
	if err != nil {
		t.Fatalf("%v\n%s", err, b.String())
	}
	if len(notices) > 0 {
		t.Errorf("notices: %v", notices)
	}
	if diff := cmp.Diff(d, got, sameTree); diff != "" {
		t.Errorf("(-written +read):\n%s\n%s", diff, b.String())
	}
}

// words are texts that try the marks of Markdown and the shapes of numbers.
var words = []string{
	"職員等は、情報資産を適切に管理しなければならない。", "# 見出しではない", "- 箇条書きではない", "1. 番号ではない", "２　項ではない", "（1）　号ではない",
	"*強調*ではない_下線_", "A|B", "{body.self}の規定", "<b>太字</b>ではない", "[参照](x)", "第5条　条ではない", "ア　記号ではない", "`コード`", "~~消~~", "a\\b", "&amp;",
	"二行に\nわたる文。", "―区切り―", "2025. 4. 1", "+ 加える", "> 引用", "---", "¶", "![図](y)", "①　丸数字ではない", "ア", "（2）", "http://example.jp/a_b_c", "10*20*30",
}

// randomDocument makes a numbered document of random shape.
func randomDocument(r *rand.Rand) *policy.Document {
	id := 0
	text := func() string { return words[r.IntN(len(words))] }
	line := func() string { return strings.ReplaceAll(text(), "\n", "") }
	node := func(k policy.Kind) *policy.Node {
		n := &policy.Node{Kind: k}
		if r.IntN(4) > 0 {
			id++
			n.ID = "x." + policy.FormatNumber(id, policy.Hankaku)
		}
		if r.IntN(3) == 0 {
			n.Level = policy.Level(1 + r.IntN(2))
			n.Who = []string{"ciso", "staff"}[:1+r.IntN(2)]
		}
		return n
	}
	var items func(kind policy.Kind) []*policy.Node
	items = func(kind policy.Kind) []*policy.Node {
		var out []*policy.Node
		for range r.IntN(3) {
			n := node(kind)
			n.Text = text()
			if r.IntN(4) == 0 {
				n.Title = "用語"
			}
			if kind < policy.Subitem3 && r.IntN(2) == 0 {
				n.Children = items(kind + 1)
			}
			out = append(out, n)
		}
		return out
	}
	paragraphs := func() []*policy.Node {
		var out []*policy.Node
		for range 1 + r.IntN(3) {
			n := node(policy.Paragraph)
			n.Text = text()
			n.Children = items(policy.Item)
			out = append(out, n)
			if r.IntN(6) == 0 {
				table := node(policy.Table)
				table.Rows = [][]string{{"区分", "意味"}, {line(), text()}}
				out = append(out, table)
			}
		}
		return out
	}
	article := func() *policy.Node {
		n := node(policy.Article)
		n.Title, n.Check = line(), "記録、台帳"
		n.ID = "a." + policy.FormatNumber(r.IntN(1<<20), policy.Hankaku)
		n.Children = paragraphs()
		if r.IntN(5) == 0 {
			sub := node(policy.Subarticle)
			sub.Title, sub.Children = "見出しの長い号", paragraphs()
			n.Children = []*policy.Node{sub}
		}
		return n
	}
	d := &policy.Document{Title: "対策基準", Short: "基準", Head: policy.Head{
		Number: "第5号", Date: "令和8年4月1日", Edition: "r8-03", Revision: "abc",
		History: []policy.Revision{{Date: "令和8年", Edition: "1.0", Summary: "策定: 初版"}},
	}}
	for range 1 + r.IntN(3) {
		c := node(policy.Chapter)
		c.Title = "章の題名"
		if r.IntN(2) == 0 {
			s := node(policy.Section)
			s.Title = line()
			s.Children = []*policy.Node{article(), article()}
			if r.IntN(3) == 0 {
				s.Children = paragraphs()
			}
			c.Children = append(c.Children, s)
		} else {
			c.Children = append(c.Children, article(), article())
		}
		d.Nodes = append(d.Nodes, c)
	}
	for _, k := range []policy.Kind{policy.Supplement, policy.Annex, policy.Form} {
		n := node(k)
		n.Title = "題"
		n.Children = paragraphs()
		d.Nodes = append(d.Nodes, n)
	}
	styles := []policy.Numbering{policy.ByArticle, policy.ByGuideline, policy.ByHyphen, policy.ByOrdinal}
	policy.Number(d, policy.Styling{Numbering: styles[r.IntN(4)], Digits: policy.Digits(r.IntN(3)), HalfBrackets: r.IntN(2) == 0, Part: r.IntN(3)})
	return d
}

// Whatever the bytes, reading ends without a panic, and no text is lost: every character that is not a mark or a space stands in the
// tree or in a notice.
func FuzzReadText(f *testing.F) {
	for _, s := range []string{
		"○瑞穂町規則\n(平成18年規則第5号)\n目次\n　第1章　総則(第1条―第3条)\n　附則\n　　　第1章　総則\n(目的)\n第1条　この規則は、\n２　前項\n(1)　号\nア　細\n第9条　削除\n附　則\n１　施行する。\n別表第1(第5条関係)\n",
		"1. 目的\n(1) 責任者\n①義務\n（ア）細目\n4.1. サーバ\n本文。\n", "(目的)\n(定義)\n(\n)\n（（\n", "規程\n訓令第1号\n庁中一般\n改正　平成20年3月31日訓令第2号\n規程を次のように定める。\n町長　山田\n注　改正経過を注記した。\n第1条\n（目的）\n２前項\n(1)　次の\n　　甲\n区分\t例\t注\n1\t\t2\n", "第1条（目的）本文\n第2条から第5条まで　削除\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 4096 || !utf8.Valid(src) || bytes.ContainsAny(src, "\x1b\x00") {
			t.Skip("too long, or in another character set")
		}
		d, notices, err := importers.ReadText("x.txt", src)
		if err != nil {
			return
		}
		kept, skipped := keptCharacters(d, notices)
		if skipped {
			return // a 目次 was left out, and the notice says so
		}
		for _, r := range string(bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))) {
			if strings.ContainsRune(" 　\t\r\n\f()（）○◯〇●目次", r) {
				continue
			}
			if kept[r]--; kept[r] < 0 {
				t.Fatalf("%q was lost\n%s", r, src)
			}
		}
	})
}

// keptCharacters counts the characters of a document and of what the notices name. skipped tells that a notice says of something that it was left out.
func keptCharacters(d *policy.Document, notices []policy.Notice) (kept map[rune]int, skipped bool) {
	kept = map[rune]int{}
	count := func(s string) {
		for _, r := range s {
			kept[r]++
		}
	}
	count(d.Title + d.Head.Form + d.Head.Number + d.Head.Date + d.Head.Addressee + d.Head.Enacting + d.Head.Issuer)
	for _, v := range d.Head.History {
		count(v.Date + v.Edition + v.Summary)
	}
	for n := range d.All() {
		count(n.Label + n.Title + n.Text)
		for _, row := range n.Rows {
			count(strings.Join(row, ""))
		}
	}
	for _, n := range notices {
		switch n.Code {
		case "contents-skipped", "page-numbers", "circled-restored", "xlsx-columns-skipped":
			skipped = true
		}
		for _, a := range n.Args {
			if s, ok := a.(string); ok {
				count(s)
			}
		}
	}
	return kept, skipped
}

func FuzzReadMarkdown(f *testing.F) {
	for _, s := range []string{
		"# 題\n\n## 1. 章 {#c}\n\n#### （1） 条 {#a check=\"x\"}\n\n文。 {#p must who=ciso}\n\n- 号 {#i}\n    - 細\n\n| a | b |\n|---|---|\n| 1 | 2 |\n{#t}\n",
		"# 題\n\n## 1 章\n\n### (1) 条\n\n文\n\n1. 一\n2. 二\n", "---\ntitle: x\n---\n# y\n", "```\n# x\n```\n", "| a |\n|--|\n|b|c|\n", "# a {#b}\n####### x\n- \n\t- y\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 4096 {
			t.Skip("too long")
		}
		d, _, err := importers.ReadMarkdown("x.md", src)
		if err != nil {
			return
		}
		for _, c := range policy.Clauses(d) {
			_ = c.Text()
			_ = c.Path()
		}
	})
}

func BenchmarkReadMarkdown(b *testing.B) {
	d := randomDocument(rand.New(rand.NewPCG(3, 1)))
	for len(d.Nodes) < 300 {
		d.Nodes = append(d.Nodes, d.Nodes[0].Clone())
	}
	var src bytes.Buffer
	if err := exporters.WriteMarkdown(&src, d); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(src.Len()))
	for b.Loop() {
		if _, _, err := importers.ReadMarkdown("x.md", src.Bytes()); err != nil {
			b.Fatal(err)
		}
	}
}
