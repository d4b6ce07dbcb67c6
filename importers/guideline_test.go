package importers_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"kitei/importers"
	"kitei/policy"
)

// guide is a short guideline in which 例文 stands under marks; lines of commentary look like 例文.
func guide(mark string) string {
	var b strings.Builder
	b.WriteString("ガイドライン（令和8年3月版）\n目次\n第2編　例文………12\nⅱ－1\n第2編　例文\n第1章　情報セキュリティ基本方針\n")
	for i := range 10 {
		fmt.Fprintf(&b, "%s%d. 基本%d\n基本方針の本文%dとする。\n【解説】\n(1) 解説の見出し\n1. 解説の番号\n解説の文%dである。\n", mark, i+1, i+1, i+1, i+1)
	}
	b.WriteString("第2章　情報セキュリティ対策基準\n")
	for i := range 12 {
		fmt.Fprintf(&b, "%d. 章%d\n【趣旨】\n趣旨を述べる。\n%s(1) 条%d\n①対策%dを講ずる。\n②%d.(1)の規定に従い、\n3.(1)に定めるところによる。\n【解説】\n2. 解説の番号\n解説の文である。\n", i+1, i+1, mark, i+1, i+1, i+1)
	}
	return b.String() + "第3編　解説\n1. 目的\n解説である。\n"
}

func TestReadGuideline(t *testing.T) {
	g, _, err := importers.ReadGuideline(importers.Options{}, importers.Source{Name: "g.txt", Data: []byte(guide("【例文】\n"))})
	if err != nil {
		t.Fatal(err)
	}
	if g.How != importers.ByMark || g.Year != 2026 || g.Month != 3 || g.Left == 0 {
		t.Errorf("%+v", g)
	}
	for name, test := range map[string]struct {
		doc  *policy.Document
		kind policy.Kind
		want int
	}{"基本方針": {g.Basic, policy.Article, 10}, "章": {g.Standards, policy.Chapter, 12}, "条": {g.Standards, policy.Article, 12}} {
		got := 0
		for n := range test.doc.All() {
			if n.Kind == test.kind {
				got++
			}
			if strings.Contains(n.Title+n.Text, "解説") || strings.Contains(n.Text, "趣旨") {
				t.Errorf("%s: commentary was taken for 例文: %q", name, n.Title+n.Text)
			}
		}
		if got != test.want {
			t.Errorf("%s: %d, want %d\n%s", name, got, test.want, outline(test.doc))
		}
	}
	joined := false
	for n := range g.Standards.All() {
		joined = joined || n.Text == "1.(1)の規定に従い、3.(1)に定めるところによる。"
	}
	if !joined {
		t.Errorf("a reference at the head of a line was taken for a chapter\n%s", outline(g.Standards))
	}
}

func TestReadGuidelineRefuses(t *testing.T) {
	for code, f := range map[string]importers.Source{
		"guideline-parts":  {Name: "x.txt", Data: []byte("甲町規程\n第1条　甲とする。\n")},
		"guideline-format": {Name: "x.xlsx", Data: []byte("x")},
		"file-empty":       {Name: "x.txt", Data: nil},
	} {
		_, _, err := importers.ReadGuideline(importers.Options{}, f)
		var n *policy.Notice
		if !errors.As(err, &n) || n.Code != code {
			t.Errorf("%v, want %s", err, code)
		}
	}
}

// Whatever a text says, it is read or refused.
func FuzzReadGuideline(f *testing.F) {
	f.Add(guide("【例文】\n"))
	f.Add(guide(""))
	f.Add("第1章　情報セキュリティ基本方針\n1. 甲\n第2章　情報セキュリティ対策基準\n1. 乙\n(1) 丙\n")
	f.Fuzz(func(_ *testing.T, src string) {
		_, _, _ = importers.ReadGuideline(importers.Options{}, importers.Source{Name: "x.txt", Data: []byte(src)})
	})
}
