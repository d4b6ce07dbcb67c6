package eval

import (
	"fmt"
	"strings"
)

// Language is what an editor of a language changes. Words and Names are pairs of what is replaced and by what.
type Language struct {
	Name             string
	Words            []string // reworded in single articles
	Names            []string // renamed throughout
	Spelling         []string // spelt another way throughout
	Parts, Suffixes  []string // added to captions
	And, TwinTitle   string
	Twin             *strings.Replacer
	Marks            []string // numbers of provisions
	Chapter, Article func(n int) string
}

// Japanese is the language of the editions.
var Japanese = Language{
	Name: "ja",
	Words: []string{
		"しなければならない", "するものとする", "してはならない", "しないこと", "することができる", "できるものとする", "実施する", "行う", "定める", "規定する",
		"当該", "その", "に係る", "に関する", "速やかに", "遅滞なく", "あらかじめ", "事前に", "適切", "適正", "措置を講", "対応を行", "次に掲げる", "以下の",
		"確認", "点検", "必要に応じて", "必要があるときは", "整備", "作成", "及び", "並びに", "周知", "通知", "場合には", "ときは", "全ての", "一切の",
	},
	Names: []string{
		"統括情報セキュリティ責任者", "統括管理者", "情報セキュリティ管理者", "課長", "情報システム管理者", "システム担当課長", "職員等", "職員",
		"労働者", "従事者", "使用者", "雇用者", "委託事業者", "受託者", "情報資産", "情報財産",
	},
	Spelling: []string{"、", "，", "及び", "および", "又は", "または", "サーバ", "サーバー", "1", "１", "2", "２", "3", "３"},
	Parts:    []string{"の特例", "の手続", "の細目", "（続き）"},
	Suffixes: []string{"等", "について", "の取扱い", "に関する事項"},
	And:      "及び", TwinTitle: "（準用）",
	Twin:    strings.NewReplacer("情報", "資料", "端末", "複合機", "外部", "内部", "事業", "附帯事業"),
	Marks:   []string{"(%d)", "%d　", "第%d号", "%d."},
	Chapter: func(n int) string { return fmt.Sprintf("第%d章", n) },
	Article: func(n int) string { return fmt.Sprintf("第%d条", n) },
}

// English is the language of the generated rules.
var English = Language{
	Name: "en",
	Words: []string{
		" shall ", " must ", " may ", " can ", "in accordance with", "under", "prior to", "before", "ensure", "make sure", "appropriate", "suitable",
		"at least", "no less than", "review", "check", "immediately", "without delay", "such as", "including", "establish", "set up", "all ", "every ",
	},
	Names:    []string{"officer", "manager", "system", "facility", "record", "register", "staff", "personnel"},
	Spelling: []string{",", ";", "authorize", "authorise"},
	Parts:    []string{" Procedures", " (continued)", " Details"},
	Suffixes: []string{" Policy", " Rules", " Requirements"},
	And:      " and ", TwinTitle: " for Services",
	Twin:    strings.NewReplacer("system", "service", "record", "file"),
	Marks:   []string{"(%d)", "%d)", "- %d"},
	Chapter: func(n int) string { return fmt.Sprintf("Chapter %d", n) },
	Article: func(n int) string { return fmt.Sprintf("%d", n) },
}
