package importers_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kitei/importers"
	"kitei/policy"
)

// summary names documents, what stands at their first level and how many clauses they have.
func summary(docs []*policy.Document) string {
	var b strings.Builder
	for _, d := range docs {
		b.WriteString(d.Source + "|" + d.Title + "|" + d.Short + "|" + d.Head.Number + "|" + d.Head.Date + ":")
		for _, n := range d.Nodes {
			b.WriteString(" " + n.Kind.String() + n.Label)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestSplit(t *testing.T) {
	for _, test := range []struct{ name, src, want string }{
		{"one rule", "規程\n第1条　定める。\n附　則\n施行する。\n", "x.txt|規程|||: article第1条 supplement附　則\n"},
		{
			"two rules, marked", "○甲町情報セキュリティ基本方針\n令和6年4月1日\n訓令第5号\n第1条　定める。\n附　則\n施行する。\n○甲町情報セキュリティ対策基準\n令和6年4月1日\n訓令第6号\n目次\n第1章　総則（第1条）\n第1章　総則\n第1条　定める。\n附　則\n施行する。\n",
			"x.txt#甲町情報セキュリティ基本方針|甲町情報セキュリティ基本方針|基本方針|訓令第5号|令和6年4月1日: article第1条 supplement附　則\nx.txt#甲町情報セキュリティ対策基準|甲町情報セキュリティ対策基準|対策基準|訓令第6号|令和6年4月1日: chapter第1章 supplement附　則\n",
		},
		{
			"three rules, by their names and numbers", "乙市情報セキュリティ基本方針\n1. 目的\n定める。\n2. 定義\n定める。\n乙市情報セキュリティ対策基準\n1. 組織体制\n(1) 責任者\n①置く。\n2. 物理\n(1) 設置\n①設置する。\n乙市情報持出手順\n（趣旨）\n第1条　定める。\n第2条　持ち出す。\n",
			"x.txt#乙市情報セキュリティ基本方針|乙市情報セキュリティ基本方針|基本方針||: article1. article2.\nx.txt#乙市情報セキュリティ対策基準|乙市情報セキュリティ対策基準|対策基準||: chapter1. chapter2.\nx.txt#乙市情報持出手順|乙市情報持出手順|||: article第1条 article第2条\n",
		},
		{
			"chapters of one rule", "丙町情報セキュリティポリシー\n（趣旨）\n第1条　定める。\n第1章　基本方針\n第2条　定める。\n第2章　情報セキュリティ対策基準\n第1節　組織\n第3条　定める。\n附　則\n施行する。\n",
			"x.txt#基本方針|丙町情報セキュリティ基本方針|基本方針||: article第1条 article第2条\nx.txt#対策基準|情報セキュリティ対策基準|対策基準||: section第1節 supplement附　則\n",
		},
		{"a part of a 別紙 is no other rule", "規程\n第1条　定める。\n別紙\n復旧手順\n1　確認\n電源を見る。\n2　連絡\n電話する。\n", "x.txt|規程|||: article第1条 annex別紙\n"},
		{"a name within a rule is no other rule", "規程\n第1条　次の基準による。\n情報セキュリティ対策基準\n第2条　定める。\n", "x.txt|規程|||: article第1条 article第2条\n"},
	} {
		d, _, err := importers.ReadText("x.txt", []byte(test.src))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, summary(importers.Split(d))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

// Split undoes Join: every draft of several documents comes apart into them, and no clause is lost.
func TestSplitJoin(t *testing.T) {
	all := sources()
	for i := 0; i+1 < len(all); i += 2 {
		a, b := all[i].doc.Clone(), all[i+1].doc.Clone()
		if len(importers.Split(a)) > 1 || len(importers.Split(b)) > 1 {
			continue // a rule of both layers
		}
		parts := importers.Split(policy.Join("set", "", a, b))
		if len(parts) != 2 || parts[0].Title != a.Title || parts[1].Title != b.Title {
			t.Fatalf("%s: %s", all[i].name, summary(parts))
		}
		if diff := cmp.Diff(clauseKeys(a), clauseKeys(parts[0])); diff != "" {
			t.Errorf("%s: %s", all[i].name, diff)
		}
		if diff := cmp.Diff(clauseKeys(b), clauseKeys(parts[1])); diff != "" {
			t.Errorf("%s: %s", all[i].name, diff)
		}
	}
}

// Two documents in one text file are read apart as each alone is read.
func TestTextOfTwo(t *testing.T) {
	var c tally
	all := sources()
	for i := 0; i+1 < len(all); i++ {
		a, b := all[i].doc.Clone(), all[i+1].doc.Clone()
		if len(importers.Split(a)) > 1 || len(importers.Split(b)) > 1 {
			continue
		}
		for _, d := range []*policy.Document{a, b} {
			policy.Number(d, policy.Styling{Numbering: policy.ByArticle})
		}
		d, _, err := importers.ReadText("x.txt", []byte(plainText(a)+plainText(b)))
		if err != nil {
			t.Fatal(err)
		}
		parts := importers.Split(d)
		if len(parts) != 2 {
			t.Errorf("%s and %s: %d rules", all[i].name, all[i+1].name, len(parts))
			continue
		}
		c.compare(a, parts[0])
		c.compare(b, parts[1])
	}
	if c.recall() < 0.99 || c.precision() < 0.99 {
		t.Errorf("recall %.4f, precision %.4f", c.recall(), c.precision())
	}
}
