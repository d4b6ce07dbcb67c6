package diffing

import (
	"strings"
	"testing"

	"kitei/policy"
)

// TestEffect goes through changes as the rules of municipalities and revisions of the national model make them, with the words that decide,
// and through changes that look like one and are none.
func TestEffect(t *testing.T) {
	for _, test := range []struct {
		old, new string
		want     Effect
		words    string // of the first finding
	}{
		// how binding: prohibition and duty, ものとする, effort, desirable, permission
		{"ログを取得し、保存するものとする。", "ログを取得し、保存しなければならない。", Stricter, "ものとする→しなければならない"},
		{"定期的に点検しなければならない。", "定期的に点検するよう努めなければならない。", Looser, "しなければならない→よう努めなければならない"},
		{"職員は、離席時に端末をロックするよう努めるものとする。", "職員は、離席時に端末をロックしなければならない。", Stricter, "よう努めるものとする→しなければならない"},
		{"多要素認証を導入することが望ましい。", "多要素認証を導入しなければならない。", Stricter, "ことが望ましい→しなければならない"},
		{"多要素認証を導入するよう努めるものとする。", "多要素認証を導入することが望ましい。", Looser, "よう努めるものとする→ことが望ましい"},
		{"監査を外部に委託することができる。", "監査を外部に委託するものとする。", Stricter, "ことができる→ものとする"},
		{"外部に持ち出してはならない。", "外部に持ち出すことができる。", Looser, "てはならない→ことができる"},
		{"私物の端末を業務に使用することができる。", "私物の端末を業務に使用してはならない。", Stricter, "ことができる→てはならない"},
		{"私物の端末を業務に使用してはならない。", "私物の端末を業務に使用しないものとする。", Looser, "てはならない→ないものとする"},
		{"媒体を持ち出してはならない。", "媒体を持ち出すときは、管理者の許可を得なければならない。", Looser, "てはならない→なければならない"},
		{"媒体を持ち出すときは、管理者の許可を得なければならない。", "媒体を持ち出してはならない。", Stricter, "なければならない→てはならない"},
		{"記録を消去しなければならない。", "記録を消去してはならない。", Unknown, "しなければならない→てはならない"},
		{"暗号化すること。", "暗号化することが望ましい。", Looser, "こと。→ことが望ましい"},
		{"パスワードを漏らさないこと。", "パスワードを漏らさないよう努めること。", Looser, "ないこと。→よう努めること。"},
		{"The operator should keep all records of access to the servers.", "The operator shall keep all records of access to the servers.", Stricter, " should → shall "},
		{"The operator must not share passwords with other persons.", "The operator may share passwords with other persons.", Looser, " must not → may "},
		// numbers and periods, by what they bound
		{"ログを90日以上保存しなければならない。", "ログを１年以上保存しなければならない。", Stricter, "90日以上→1年以上"},
		{"ログを１年間保存しなければならない。", "ログを６か月間保存しなければならない。", Looser, "1年間保存→6か月間保存"},
		{"記録を三年間保管しなければならない。", "記録を五年間保管しなければならない。", Stricter, "3年間保管→5年間保管"},
		{"24時間以内に報告しなければならない。", "３日以内に報告しなければならない。", Looser, "24時間以内→3日以内"},
		{"事故の発生から３日以内に報告しなければならない。", "事故の発生から24時間以内に報告しなければならない。", Stricter, "3日以内→24時間以内"},
		{"パスワードは８文字以上としなければならない。", "パスワードは12文字以上としなければならない。", Stricter, "8文字以上→12文字以上"},
		{"パスワードは十二文字以上としなければならない。", "パスワードは八文字以上としなければならない。", Looser, "12文字以上→8文字以上"},
		{"ログインに５回以上失敗した場合には、利用を停止しなければならない。", "ログインに３回以上失敗した場合には、利用を停止しなければならない。", Stricter, "5回以上→3回以上"},
		{"ログインに５回以上失敗した場合には、利用を停止しなければならない。", "ログインに10回以上失敗した場合には、利用を停止しなければならない。", Looser, "5回以上→10回以上"},
		{"機密性３以上の情報を暗号化しなければならない。", "機密性２以上の情報を暗号化しなければならない。", Stricter, "機密性3以上→機密性2以上"},
		{"機密性２以上の情報を暗号化しなければならない。", "機密性３以上の情報を暗号化しなければならない。", Looser, "機密性2以上→機密性3以上"},
		{"100人以上の事業者に委託しなければならない。", "50人以上の事業者に委託しなければならない。", Unknown, "100人以上→50人以上"},
		{"10日前までに申請しなければならない。", "５日前までに申請しなければならない。", Unknown, "10日前までに→5日前までに"},
		{"バックアップを３世代以上保持しなければならない。", "バックアップを２世代以上保持しなければならない。", Looser, "3世代以上→2世代以上"},
		{"ログを保存しなければならない。", "ログを１年以上保存しなければならない。", Stricter, "→1年以上"},
		{"修正プログラムを10日以内に適用しなければならない。", "修正プログラムを適用しなければならない。", Looser, "10日以内→"},
		{"記録を12か月以上保存しなければならない。", "記録を１年以上保存しなければならない。", Equivalent, ""},
		// how often and how soon
		{"市長は、毎年度監査を実施するものとする。", "市長は、必要に応じて監査を実施するものとする。", Looser, "毎年度→必要に応じ"},
		{"研修を年１回実施しなければならない。", "研修を年２回実施しなければならない。", Stricter, "年1回→年2回"},
		{"監査を２年に１回実施しなければならない。", "監査を毎年実施しなければならない。", Stricter, "2年に1回→毎年"},
		{"点検を毎月実施しなければならない。", "点検を四半期ごとに実施しなければならない。", Looser, "毎月→四半期ごと"},
		{"点検を定期的に実施しなければならない。", "点検を年１回実施しなければならない。", Stricter, "定期的に→年1回"},
		{"点検を実施しなければならない。", "点検を定期的に実施しなければならない。", Stricter, "→定期的に"},
		{"事故を直ちに報告しなければならない。", "事故を速やかに報告しなければならない。", Looser, "直ちに→速やかに"},
		{"事故を速やかに報告しなければならない。", "事故を遅滞なく報告しなければならない。", Unknown, "速やかに→遅滞なく"},
		{"事故を報告しなければならない。", "事故を直ちに報告しなければならない。", Stricter, "→直ちに"},
		{"事故を速やかに報告しなければならない。", "事故を24時間以内に報告しなければならない。", Stricter, "→24時間以内"},
		// who has to act
		{"情報セキュリティ管理者は、媒体を管理しなければならない。", "情報システム管理者は、媒体を管理しなければならない。", Unknown, "情報セキュリティ管理者→情報システム管理者"},
		{"情報システム管理者は、記録を確認しなければならない。", "情報セキュリティ管理者及び情報システム管理者は、記録を確認しなければならない。", Stricter, "情報システム管理者→情報セキュリティ管理者及び情報システム管理者"},
		{"情報セキュリティ管理者及び情報システム管理者は、記録を確認しなければならない。", "情報システム管理者は、記録を確認しなければならない。", Looser, "情報セキュリティ管理者及び情報システム管理者→情報システム管理者"},
		{"事故を発見したときは、情報セキュリティ管理者は、調査しなければならない。", "事故を発見したときは、情報システム管理者は、調査しなければならない。", Unknown, "情報セキュリティ管理者→情報システム管理者"},
		{"この規程は、情報資産の保護について定めるものとする。", "この基準は、情報資産の保護について定めるものとする。", Equivalent, ""},
		// what it is about
		{"職員は、端末及び媒体を施錠して保管しなければならない。", "職員は、端末、媒体及び書類を施錠して保管しなければならない。", Stricter, "→書類"},
		{"職員は、端末、媒体及び書類を施錠して保管しなければならない。", "職員は、端末及び書類を施錠して保管しなければならない。", Looser, "媒体→"},
		{"端末又は媒体を持ち出してはならない。", "端末、媒体又は書類を持ち出してはならない。", Stricter, "→書類"},
		{"課長は、端末及び媒体の持出しを許可することができる。", "課長は、端末、媒体及び書類の持出しを許可することができる。", Looser, "→書類"},
		{"知識又は所持により利用者を認証しなければならない。", "知識、所持又は生体により利用者を認証しなければならない。", Unknown, "→生体"},
		{"端末及び媒体を管理しなければならない。", "端末及び書類を管理しなければならない。", Unknown, "媒体→書類"},
		{"媒体及び端末を管理しなければならない。", "端末及び媒体を管理しなければならない。", Equivalent, ""},
		// exceptions
		{"媒体を持ち出してはならない。", "媒体を持ち出してはならない。ただし、管理者が認めた場合は、この限りでない。", Looser, "→ただし"},
		{"媒体を持ち出してはならない。ただし、管理者が認めた場合は、この限りでない。", "媒体を持ち出してはならない。", Stricter, "ただし→"},
		{"媒体を暗号化しなければならない。", "媒体を原則として暗号化しなければならない。", Looser, "→原則として"},
		{"端末を可能な限り施錠しなければならない。", "端末を施錠しなければならない。", Stricter, "可能な限り→"},
		{"業務以外の目的で利用してはならない。", "やむを得ない場合を除き、業務以外の目的で利用してはならない。", Looser, "→を除き"},
		{"媒体を持ち出してはならない。", "管理者の許可なく媒体を持ち出してはならない。", Looser, "→許可なく"},
		{"管理者の許可なく媒体を持ち出してはならない。", "媒体を持ち出してはならない。", Stricter, "許可なく→"},
		{"職員は、媒体を持ち出すことができる。", "職員は、管理者の許可を得て、媒体を持ち出すことができる。", Stricter, "→許可を得"},
		// provisions that are new or gone
		{passwords, passwords + " / " + backups, Stricter, "→しなければならない"},
		{passwords + " / " + backups, passwords, Looser, "しなければならない→"},
		{passwords, passwords + "管理者は、状況を確認しなければならない。", Stricter, "→しなければならない"},
		{passwords, passwords + "この規定の解釈は、別に示す。", Equivalent, ""},
		{"点検を定期的に実施しなければならない。", "点検を統括情報セキュリティ責任者が定める期間ごとに実施しなければならない。", Equivalent, ""},
		// what a list also has, by what its lead says
		{list("次に掲げる事項を定めなければならない。", 2), list("次に掲げる事項を定めなければならない。", 3), Stricter, "→委託先の監督"},
		{list("次に掲げる者は、端末を持ち出すことができる。", 2), list("次に掲げる者は、端末を持ち出すことができる。", 3), Looser, "→委託先の監督"},
		{list("次に掲げる場合を除き、端末を持ち出してはならない。", 2), list("次に掲げる場合を除き、端末を持ち出してはならない。", 3), Looser, "→委託先の監督"},
		{list("次のいずれかの方法により確認しなければならない。", 2), list("次のいずれかの方法により確認しなければならない。", 3), Unknown, "→委託先の監督"},
		{list("用語の意義は、次に定めるところによる。", 2), list("用語の意義は、次に定めるところによる。", 3), Equivalent, ""},
		// form, and words that say the same
		{"サーバー及び端末を管理しなければならない。", "サーバおよび端末を管理しなければならない。", Formal, ""},
		{"第12条の規定により許可を得なければならない。", "第十五条の規定により許可を得なければならない。", Formal, ""},
		{"外部委託の契約を締結しなければならない。", "業務委託の契約を締結しなければならない。", Equivalent, ""},
		{"情報を適切に管理しなければならない。", "情報を適正に管理しなければならない。", Equivalent, ""},
		{"次に掲げる事項を確認しなければならない。", "以下の事項を確認しなければならない。", Equivalent, ""},
		{"情報セキュリティの原則を理解しなければならない。", "情報セキュリティの考え方を理解しなければならない。", Unknown, "原則→考え方"},
		{"許可を得た者以上の権限を与えてはならない。", "許可を得た者を超える権限を与えてはならない。", Equivalent, ""},
		{"令和３年度までに整備しなければならない。", "令和５年度までに整備しなければならない。", Equivalent, ""},
		{"３月31日までに報告しなければならない。", "４月30日までに報告しなければならない。", Unknown, "3月31日までに→4月30日までに"},
	} {
		c := Compare(read(actors+test.old), read(actors+test.new), Options{}).Changes[0]
		words := ""
		if len(c.Findings) > 0 {
			words = c.Findings[0].Old + "→" + c.Findings[0].New
		}
		if c.Effect != test.want || words != test.words {
			t.Errorf("%s → %s: %s %q, want %s %q", test.old, test.new, c.Effect, words, test.want, test.words)
		}
		checkOpposite(t, test.old, test.new, c.Effect)
	}
}

// actors is an article in which those act who are the subjects of the changes: subjects are known by being said several times.
var actors = "第1条|運用|" + strings.Repeat("情報セキュリティ管理者は、記録を残す。情報システム管理者は、記録を残す。 / ", 3)

// list is a provision with so many items.
func list(lead string, n int) string {
	return lead + strings.Join([]string{"", "体制の整備及び役割の分担", "記録の作成及び保存の方法", "委託先の監督"}[:n+1], " / ・")
}

// checkOpposite: what makes a rule stricter makes it looser the other way round.
func checkOpposite(t *testing.T, old, new string, effect Effect) {
	t.Helper()
	back := Compare(read(actors+new), read(actors+old), Options{}).Changes[0].Effect
	if back != opposite(effect) {
		t.Errorf("%s → %s is %s, and the other way round %s", old, new, effect, back)
	}
}

// Somebody else in the place of somebody who is not the subject is for a person to read; a name for the same role is no change, and one more is left
// to the enumerations.
func TestOfficeChange(t *testing.T) {
	acting := "課長は、記録を保管しなければならない。課長は、台帳を作成しなければならない。課長は、端末を管理しなければならない。" +
		"情報管理者は、点検を行わなければならない。情報管理者は、結果を報告しなければならない。情報管理者は、計画を定めなければならない。"
	rule := func(sentence string) *policy.Document {
		return &policy.Document{Nodes: []*policy.Node{
			{Kind: policy.Article, Title: "体制", Text: acting},
			{Kind: policy.Article, Title: "持出し", Text: sentence},
		}}
	}
	for _, test := range []struct{ old, new, words string }{
		{"職員は、媒体を持ち出すときは、課長の許可を得なければならない。", "職員は、媒体を持ち出すときは、情報管理者の許可を得なければならない。", "課長→情報管理者"},
		{"職員は、媒体を持ち出すときは、課長の許可を得なければならない。", "職員は、媒体を持ち出すときは、所属長の許可を得なければならない。", ""},
		{"職員は、媒体を持ち出すときは、課長の許可を得なければならない。", "職員は、記録媒体を持ち出すときは、課長の許可を得なければならない。", ""},
	} {
		c := Compare(rule(test.old), rule(test.new), Options{Slots: []Slot{{Name: "課長", Role: true, Words: []string{"課長", "所属長"}}}})
		got := ""
		for _, change := range c.Changes {
			for _, f := range change.Findings {
				if f.Topic == OfScope {
					continue
				}
				got += f.Old + "→" + f.New
				if f.Effect != Unknown || f.Topic != OfActor {
					t.Errorf("%s: %+v", test.new, f)
				}
			}
		}
		if got != test.words {
			t.Errorf("%s: %q, want %q", test.new, got, test.words)
		}
	}
}
