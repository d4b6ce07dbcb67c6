package exporters

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"testing"

	"kitei/diffing"
	"kitei/policy"
)

// clauseOf is an article with one paragraph.
func clauseOf(id, title, text string) *policy.Node {
	return &policy.Node{Kind: policy.Article, ID: id, Title: title, Children: []*policy.Node{{Kind: policy.Paragraph, Text: text}}}
}

func chapterOf(id, title string, clauses ...*policy.Node) *policy.Node {
	return &policy.Node{Kind: policy.Chapter, ID: id, Title: title, Children: clauses}
}

func ruleOf(title string, chapters ...*policy.Node) *policy.Document {
	return numbered(&policy.Document{Title: title, Source: title, Nodes: chapters}, policy.Styling{Numbering: policy.ByArticle})
}

// smallGap measures two local rules against two editions: a clause that is the same, one that was adapted and lacks a provision, one that both rules
// have with different periods, one that is missing, one that does not concern the body, and one that only the town has.
func smallGap() *Gap {
	const (
		ciso    = "副町長を最高情報セキュリティ責任者とし、情報セキュリティ対策の決定及び実施について最終の責任を負わせる。"
		log     = "情報システム管理者は、情報システムのアクセス記録を取得し、３年間保存しなければならない。"
		audit   = "監査責任者は、情報セキュリティ対策が守られていることを毎年度確かめ、その結果を委員会に報告しなければならない。"
		cloud   = "情報システム管理者は、クラウドサービスの利用を終了するときは、複製された情報を含めて全て消去させなければならない。"
		council = "情報セキュリティ委員会は、情報セキュリティに関する計画を審議し、決定する。"
	)
	committee := func() *policy.Node {
		n := clauseOf("org.council", "情報セキュリティ委員会", council)
		n.Children = append(n.Children, &policy.Node{Kind: policy.Paragraph, ID: "org.council.2", Level: policy.Must, Text: "委員会は、改善計画の進捗を年度ごとに確かめなければならない。"})
		return n
	}
	edition := func(id, name string, log string) diffing.Edition {
		step := func(edition, name, what string) []diffing.Step {
			return []diffing.Step{{Edition: edition, Name: name, Reason: diffing.Reason{Kind: "new", What: what, Why: "委託先からの情報の流出", Source: "ガイドライン", Mark: "unsure"}}}
		}
		org, ops := diffing.Chapter{ID: "org", Title: "組織体制"}, diffing.Chapter{ID: "ops", Title: "運用"}
		return diffing.Edition{
			ID: id, Name: name,
			Document: ruleOf("対策基準",
				chapterOf("org", "組織体制", clauseOf("org.ciso", "最高情報セキュリティ責任者", ciso), committee()),
				chapterOf("ops", "運用", clauseOf("ops.log", "アクセス記録の取得", log), clauseOf("ops.audit", "監査の実施", audit))),
			Clauses: []diffing.Requirement{
				{ID: "org.ciso", Cite: "1(1)", Title: "最高情報セキュリティ責任者", Chapter: org, Required: true, Applies: true},
				{ID: "org.council", Cite: "1(7)", Title: "情報セキュリティ委員会", Chapter: org, Required: true, Applies: true},
				{ID: "ops.log", Cite: "6.1(4)", Title: "アクセス記録の取得", Chapter: ops, Required: true, Applies: true},
				{ID: "ops.audit", Cite: "9.1(1)", Title: "監査の実施", Chapter: ops, Required: true, Applies: true, History: step("r5-03", "令和5年3月版", "監査を毎年度行うこととした。")},
				{ID: "ops.cloud", Cite: "8.3(1)", Title: "クラウドサービスの終了", Chapter: ops, Reason: "クラウドサービスを利用しない"},
			},
		}
	}
	local := []*policy.Document{
		ruleOf("電算管理規程",
			chapterOf("", "体制", clauseOf("", "最高情報セキュリティ責任者", ciso), clauseOf("", "情報セキュリティ委員会", "情報セキュリティ委員会は、情報セキュリティに関する年度の計画を審議する。"),
				clauseOf("", "電算室の鍵", "電算室の鍵は、守衛が預かり、貸し出した者の氏名を日誌に記す。")),
			chapterOf("", "記録", clauseOf("", "アクセス記録の取得", strings.Replace(log, "３年間", "１年間", 1)))),
		ruleOf("住民情報取扱要領",
			chapterOf("", "記録", clauseOf("", "アクセス記録の取得", log))),
	}
	editions := []diffing.Edition{edition("r5-03", "令和5年3月版", strings.Replace(log, "３年間", "必要な期間", 1)), edition("r8-03", "令和8年3月版", log)}
	g := &Gap{GapResult: diffing.Gap(local, editions, diffing.GapOptions{}), Show: []string{"r5-03", "r8-03"}, Target: "r8-03", Body: "見本町", Unnamed: true}
	g.Duties = g.Edition("r8-03").Duties([]diffing.Duty{{Key: "d", Law: "地方自治法施行規則", Place: "第16条の3第1項", Subject: "監査及び記録", Parts: []diffing.DutyPart{
		{Subject: "記録の保存", IDs: []string{"ops.log"}, Applies: true},
		{Subject: "監査", IDs: []string{"ops.audit"}, Applies: true},
		{Subject: "クラウドサービス", IDs: []string{"ops.cloud"}},
	}}})
	return g
}

func TestGapReport(t *testing.T) {
	g := smallGap()
	checkGolden(t, "gap.txt", string(written(t, func(w io.Writer) error { return WriteReportText(w, g.Report()) })))
	checkGolden(t, "gap_screen.txt", string(written(t, func(w io.Writer) error { return WriteReportText(w, g.ShortReport(1)) })))
}

// Rules that do not contradict each other are said to agree, and not to have none of their pairs in conflict.
func TestGapWithoutConflicts(t *testing.T) {
	g := smallGap()
	for i := range g.Twins {
		g.Twins[i].Conflicts = nil
	}
	words := strings.Join(g.summary(g.Edition("r8-03")), "\n")
	if !strings.Contains(words, "組あります。食い違いは見当たりません。") || strings.Contains(words, "0組") {
		t.Error(words)
	}
}

// Every clause of an edition stands in the file once, every local clause answers one or is the town's own, and the counts by chapter add up.
func TestGapFile(t *testing.T) {
	g := smallGap()
	data := written(t, func(w io.Writer) error { return WriteGapJSON(w, g) })
	if again := written(t, func(w io.Writer) error { return WriteGapJSON(w, smallGap()) }); !bytes.Equal(data, again) {
		t.Error("the same measure gave other bytes")
	}
	var f gapFile
	if err := json.Unmarshal(data, &f); err != nil {
		t.Fatal(err)
	}
	if len(f.Editions) != len(g.Show) || len(f.Local) != len(g.Local) {
		t.Fatalf("%d editions and %d documents", len(f.Editions), len(f.Local))
	}
	locals := 0
	for _, d := range f.Local {
		locals += len(d.Clauses)
	}
	for _, e := range f.Editions {
		checkGapEdition(t, g, e, locals)
	}
	if len(f.Fates) != locals {
		t.Errorf("%d local clauses have %d fates", locals, len(f.Fates))
	}
	for _, fate := range f.Fates {
		if fates[diffing.Fate(fate.Fate)] == "" {
			t.Errorf("no words for the fate %s", fate.Fate)
		}
	}
}

func checkGapEdition(t *testing.T, g *Gap, e gapEdition, locals int) {
	t.Helper()
	var ids []string
	placed := map[gapPlace]bool{}
	counted := map[string]int{}
	for _, c := range e.Clauses {
		ids = append(ids, c.ID)
		counted[c.Chapter+" "+c.Status]++
		for _, p := range c.Local {
			placed[p] = true
		}
		if (c.Introduced != nil) != (c.Status == "missing" && c.ID == "ops.audit") {
			t.Errorf("%s %s: introduced %v", e.Edition, c.ID, c.Introduced)
		}
	}
	if want := []string{"org.ciso", "org.council", "ops.log", "ops.audit", "ops.cloud"}; !slices.Equal(ids, want) {
		t.Errorf("%s has %v, want %v", e.Edition, ids, want)
	}
	for _, o := range e.LocalOnly {
		if placed[o.gapPlace] {
			t.Errorf("%s: %v answers a clause and is the town's own", e.Edition, o.gapPlace)
		}
		placed[o.gapPlace] = true
	}
	if len(placed) != locals {
		t.Errorf("%s: %d of %d local clauses are placed", e.Edition, len(placed), locals)
	}
	for _, c := range e.Chapters {
		for status, n := range map[string]int{"kept": c.Kept, "adapted": c.Adapted, "missing": c.Missing, "not-applicable": c.NotApplicable} {
			if counted[c.ID+" "+status] != n {
				t.Errorf("%s %s: %d %s, counted %d", e.Edition, c.ID, n, status, counted[c.ID+" "+status])
			}
		}
	}
	if want := g.Edition(e.Edition).Coverage; shortly(want) != e.Coverage {
		t.Errorf("%s: coverage %v, want %v", e.Edition, e.Coverage, want)
	}
}
