package diffing

import (
	"slices"
	"strings"
	"testing"

	"kitei/importers"
	"kitei/policy"
)

// A town's rules by another hand: other words, old terms, another numbering, two articles in one, and one subject in two rules.
var handMade = []string{`例町情報セキュリティ対策規程

第1章　組織

（最高情報セキュリティ責任者）
第1条　副町長を最高情報セキュリティ責任者（以下「CISO」という。）とする。
2　CISOは、本町の全てのネットワーク、情報システム等の情報資産の管理及び情報セキュリティ対策に関する最終的な決定の権限及び責任を有する。

（情報セキュリティ委員会）
第2条　情報セキュリティ対策を統一的に進めるため、情報セキュリティ委員会において、ポリシー等の重要な事項を決定する。
2　委員会は、毎年度、本町の情報セキュリティ対策の改善計画を作り、その実施の状況を確かめる。

第2章　物理的対策

（機器の取付け及び電源）
第3条　情報システム管理者は、サーバー等の機器を取り付けるときは、火災、水害、ほこり、振動、温度、湿度等の影響をできる限り受けない場所に置き、容易に取り外すことができないよう固定しなければならない。
2　情報システム管理者は、停電に備え、サーバー等の機器に、正常に停止するまでの間に十分な電力を供給する予備の電源を備え付けなければならない。落雷等による過電流に対しても、機器を保護するための措置を講じなければならない。

（管理区域の入退室管理）
第4条　管理区域に入る者を許可された者に限り、ICカード又は入退室管理簿により入退室を管理しなければならない。

第3章　技術的対策

（ログの取得等）
第5条　各種のログ及び情報セキュリティの確保に必要な記録を取得し、6か月の間保存しなければならない。

（ひな祭りの飾付け）
第6条　庁舎の玄関には、毎年3月3日までの間、ひな人形を飾るものとする。
`, `例町電子計算機運用要綱

第1章　運用

（バックアップの実施）
第1条　業務システムのデータベース、ファイルサーバー等に記録された情報について、冗長化の有無にかかわらず、定期的にバックアップを取らなければならない。

（ログの保存）
第2条　端末の操作のログは、取得した日から3か月の間保存しなければならない。

（外部委託契約）
第3条　電子計算機の運用を外部委託する契約には、次の事項を定めなければならない。
(1)　この要綱の遵守
(2)　委託事業者の責任者、作業者及び作業の場所
(3)　再委託に関する制限
(4)　委託業務の終了時における情報資産の返還及び廃棄
(5)　町による監査及び検査
`}

func handMadeRules(t *testing.T) []*policy.Document {
	t.Helper()
	var docs []*policy.Document
	for i, text := range handMade {
		d, _, err := importers.Read([]string{"規程.txt", "要綱.txt"}[i], strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d)
	}
	return docs
}

func TestGapOfRulesByAnotherHand(t *testing.T) {
	edition := gapEdition(t, "r2-12", policy.ByArticle)
	r := Gap(handMadeRules(t), []Edition{edition}, GapOptions{})
	checkGap(t, r, []Edition{edition})
	titles, maybe := map[string][]string{}, map[string][]string{}
	for _, c := range r.Editions[0].Clauses {
		for _, k := range c.Candidates {
			maybe[c.ID] = append(maybe[c.ID], r.Local[k.Doc].Clauses[k.N].Node.Title)
		}
		for _, a := range c.Local {
			titles[c.ID] = append(titles[c.ID], r.Local[a.Doc].Clauses[a.N].Node.Title)
		}
	}
	for id, want := range map[string]string{
		"org.ciso": "最高情報セキュリティ責任者", "org.committee": "情報セキュリティ委員会", "phy.mount": "機器の取付け及び電源",
		"phy.entry": "管理区域の入退室管理", "tec.net.06": "ログの取得等", "tec.net.02": "バックアップの実施",
	} {
		if !slices.Contains(titles[id], want) {
			t.Errorf("%s is answered by %v, want %s", id, titles[id], want)
		}
	}
	for id, want := range map[string]string{"phy.power": "機器の取付け及び電源", "out.contract": "外部委託契約"} { // left to a person
		if !slices.Contains(maybe[id], want) {
			t.Errorf("%s may be answered by %v, want %s", id, maybe[id], want)
		}
	}
	for _, id := range []string{"org.csirt", "hum.train.drill", "tec.mal.staff", "ope.emergency.plan", "eva.audit.method"} {
		if len(titles[id]) > 0 {
			t.Errorf("%s is answered by %v", id, titles[id])
		}
	}
	own := false
	for _, l := range r.Editions[0].LocalOnly {
		own = own || strings.Contains(r.Local[l.Doc].Clauses[l.N].Node.Title, "ひな祭り") && len(l.Candidates) == 0
	}
	if !own {
		t.Error("the article on dolls is not the town's own")
	}
}

// The two rules say how long logs are kept, and not the same.
func TestTwinsAndConflicts(t *testing.T) {
	edition := gapEdition(t, "r2-12", policy.ByArticle)
	r := Gap(handMadeRules(t), []Edition{edition}, GapOptions{})
	for _, w := range r.Twins {
		a, b := r.Local[w.A.Doc].Clauses[w.A.N].Node.Title, r.Local[w.B.Doc].Clauses[w.B.N].Node.Title
		if a == "ログの取得等" && b == "ログの保存" {
			if len(w.Conflicts) != 1 || w.Conflicts[0] != (Conflict{"number", "6か月", "3か月"}) {
				t.Errorf("conflicts: %v", w.Conflicts)
			}
			return
		}
	}
	t.Errorf("the articles on logs are not found to be twins: %+v", r.Twins)
}

func TestConflicts(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want []Conflict
	}{
		{"その記録は６か月保存する。", "3か月間保存しなければならない。", []Conflict{{"number", "6か月", "3か月"}}},
		{"1年保存する。", "365日保存する。", nil},
		{"平成28年3月25日から施行する。第12条の規定", "令和6年1月1日から施行する。第13条", nil},
		{"企画課長をもって充てる。", "総務課長をもつて充てる。", []Conflict{{"post", "企画課長", "総務課長"}}},
		{"総務課長をもって充てる。", "総務課長をもつて充てる。", nil},
		{"(1)　再委託の禁止", "(1)　再委託をする場合の届出", []Conflict{{"force", "再委託の禁止", "(1)　再委託をする場合の届出"}}},
		{"(1)　再委託をする場合の届出", "(1)　再委託の禁止", []Conflict{{"force", "(1)　再委託をする場合の届出", "再委託の禁止"}}},
		{"(1)　再委託の禁止", "再委託をしてはならない。", nil},
	} {
		got := slices.Concat(amountConflicts(c.a, c.b), postConflicts(c.a, c.b), bans(c.a, c.b, false), bans(c.b, c.a, true))
		if !slices.Equal(got, c.want) {
			t.Errorf("%s | %s: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

// Old rules of one town: where each article goes.
func TestDispose(t *testing.T) {
	edition := gapEdition(t, "r2-12", policy.ByArticle)
	r := Gap(handMadeRules(t), []Edition{edition}, GapOptions{})
	got := map[string]Fate{}
	for _, d := range r.Dispose(&r.Editions[0]) {
		got[r.Local[d.Doc].Clauses[d.N].Node.Title] = d.Fate
	}
	for title, want := range map[string]Fate{
		"最高情報セキュリティ責任者": FateAdapted, "機器の取付け及び電源": FateAdapted, "バックアップの実施": FateAdapted, "ひな祭りの飾付け": FateOwn,
	} {
		if got[title] != want {
			t.Errorf("%s: %s, want %s", title, got[title], want)
		}
	}
}

// A rule with the chapters of an old edition, and with nothing else, is placed by them.
func TestOutlines(t *testing.T) {
	edition := gapEdition(t, "h30-09", policy.ByArticle)
	r := Gap(handMadeRules(t), []Edition{edition}, GapOptions{})
	got := r.Outlines([]Outline{{ID: "h18-09", Chapters: []string{"組織体制", "物理的セキュリティ", "評価・見直し"}, Topics: []OutlineTopic{
		{What: "委員会", IDs: []string{"org.committee"}}, {What: "監査", IDs: []string{"eva.audit.method"}},
	}}})
	if len(got) != 1 || got[0].Chapters != 3 || got[0].Found != 2 || !slices.Equal(got[0].Topics, []string{"委員会"}) || !slices.Equal(got[0].Without, []string{"監査"}) {
		t.Errorf("%+v", got)
	}
}
