package importers_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kitei/importers"
)

// What offices type by hand, paste out of PDF files and keep from one version to the next, read as a person would read it.
func TestStructureMessy(t *testing.T) {
	for _, test := range []struct{ name, src, want, codes string }{
		{"plain numbers are the articles of a 基本方針 without 条", "甲町情報セキュリティ基本方針\n1 目的\nこの方針は、定める。\n2 定義\n(1)端末\n機器をいう。\n(2)媒体\n物をいう。\n3 その他\n別に定める。\n", `甲町情報セキュリティ基本方針  
article|1|目的|
 paragraph|||この方針は、定める。
article|2|定義|
 subarticle|(1)|端末|
  paragraph|||機器をいう。
 subarticle|(2)|媒体|
  paragraph|||物をいう。
article|3|その他|
 paragraph|||別に定める。
`, ""},
		{"the first level of a 基本方針 is its articles, also under captions and numbers with dots", "甲町情報セキュリティ基本方針\n１．定義\n（１）端末\n機器をいう。\n（２）媒体\n物をいう。\n２．対策\n（１）体制\n整える。\n（２）分類\n分ける。\n", `甲町情報セキュリティ基本方針  
article|１．|定義|
 subarticle|（１）|端末|
  paragraph|||機器をいう。
 subarticle|（２）|媒体|
  paragraph|||物をいう。
article|２．|対策|
 subarticle|（１）|体制|
  paragraph|||整える。
 subarticle|（２）|分類|
  paragraph|||分ける。
`, ""},
		{"numbers set apart by spaces", "甲市要綱\n第 1 章 総 則\n（趣 旨）\n第 1 条 定める。\n第 1 条の 2 定める。\n２ 次による。\n⑴ 計画\n⑵ 対応\n別表第 1（第 1 条関係）\n甲\n", `甲市要綱  
chapter|第 1 章|総 則|
 article|第 1 条|趣 旨|
  paragraph|||定める。
 article|第 1 条の 2||
  paragraph|||定める。
  paragraph|２||次による。
   item|⑴||計画
   item|⑵||対応
annex|別表第 1|（第 1 条関係）|
 paragraph|||甲
`, ""},
		{"classes that count down behind a heading", "甲町対策基準\n１　体制\n置く。\n２　分類\n２．１　表\n次のとおり分類する。\n３　秘密\n２　非公開\n１　公開\n２．２　管理\n管理する。\n３　点検\n点検する。\n", `甲町対策基準  
chapter|１|体制|
 paragraph|||置く。
chapter|２|分類|
 section|２．１|表|
  paragraph|||次のとおり分類する。
  paragraph|３||秘密
  paragraph|２||非公開
  paragraph|１||公開
 section|２．２|管理|
  paragraph|||管理する。
chapter|３|点検|
 paragraph|||点検する。
`, ""},
		{"headings that define a short name in brackets", "対策基準\n1. 組織体制\n(1) 責任者（長。以下「CISO」という。）\n①置く。\n(2) 委員会\n①開く。\n", `対策基準  
chapter|1.|組織体制|
 article|(1)|責任者（長。以下「CISO」という。）|
  paragraph|①||置く。
 article|(2)|委員会|
  paragraph|①||開く。
`, ""},
		{"parts in Roman numbers, 片括弧", "甲町ポリシー\nⅠ　基本方針\n1　目的\n定める。\n2　範囲\n定める。\nⅡ　対策基準\n1　組織\n1)　責任者\n置く。\n2)　委員会\n置く。\n", `甲町ポリシー  
chapter|Ⅰ|基本方針|
 article|1|目的|
  paragraph|||定める。
 article|2|範囲|
  paragraph|||定める。
chapter|Ⅱ|対策基準|
 section|1|組織|
  article|1)|責任者|
   paragraph|||置く。
  article|2)|委員会|
   paragraph|||置く。
`, ""},
		{"rows of the history are no headings", "甲町ポリシー\n改定履歴\n1.0　平成15年3月1日　制定\n2.0　R5.4.1　全部改定\n1.　目的\n定める。\n2.　範囲\n定める。\n", `甲町ポリシー  
preamble|||改定履歴
 item|1.0||平成15年3月1日　制定
 item|2.0||R5.4.1　全部改定
article|1.|目的|
 paragraph|||定める。
article|2.|範囲|
 paragraph|||定める。
`, ""},
		{"titles behind the numbers of articles, captions of items, dots", "甲町対策基準\n第1条　対象\n全てとする。\n第2条　体制\n次の体制とする。\n(1)　責任者\n・副町長とする。\n・権限を有する。\n(2)　管理者\n・課長とする。\n第3条　資産\n(1)　責任\n①　管理\n・課長が負う。\n②　利用\n・職員が負う。\n(2)　分類\n次に従う。\n第4条　削除\n", `甲町対策基準  
article|第1条|対象|
 paragraph|||全てとする。
article|第2条|体制|
 paragraph|||次の体制とする。
 subarticle|(1)|責任者|
  item|||・副町長とする。
  item|||・権限を有する。
 subarticle|(2)|管理者|
  item|||・課長とする。
article|第3条|資産|
 item|(1)||責任
  subitem1|①||管理
   subitem2|||・課長が負う。
  subitem1|②||利用
   subitem2|||・職員が負う。
 item|(2)||分類
 paragraph|||次に従う。
article|第4条||
 paragraph|||削除
`, ""},
		{"lines between the items of a list, articles deleted together", "（業務）\n第1条　次の業務を行う。\n(1)　計画\n毎年度行う。\n(2)　点検\n(3)　監査\n(4)　報告\n半期ごとに行う。\n第2条及び第3条　削除\n第4条、第5条　削除\n", `  
article|第1条|業務|
 paragraph|||次の業務を行う。
  item|(1)||計画⏎毎年度行う。
  item|(2)||点検
  item|(3)||監査
  item|(4)||報告⏎半期ごとに行う。
article|第2条及び第3条||
 paragraph|||削除
article|第4条、第5条||
 paragraph|||削除
`, ""},
		{"a file whose second line says which part it is", "甲町情報セキュリティポリシー\n情報セキュリティ基本方針\n1.　目的\n定める。\n2.　範囲\n定める。\n情報セキュリティ対策基準\n1.　体制\n置く。\n2.　点検\n行う。\n", `甲町情報セキュリティ基本方針  
part||甲町情報セキュリティ基本方針|
 article|1.|目的|
  paragraph|||定める。
 article|2.|範囲|
  paragraph|||定める。
part||情報セキュリティ対策基準|
 article|1.|体制|
  paragraph|||置く。
 article|2.|点検|
  paragraph|||行う。
`, "rule-found 7 [情報セキュリティ対策基準]"},
		{"provisions in a table", "甲村規程\n条\t見出し\t規定\t所管\n第1条\t目的\t定める。\t総務課\n第2条\t責任者\t村長とする。\t\n附則\n施行する。\n", `甲村規程  
article|第1条|目的|
 paragraph|||定める。
article|第2条|責任者|
 paragraph|||村長とする。
supplement|附則||
 paragraph|||施行する。
`, "table-guessed 2 [3], table-provisions 2 [2], xlsx-columns-skipped 2 [所管]"},
		{"a table in an article stays one", "甲村規程\n第1条　次の表による。\n条\t見出し\t規定\n第1条\t目的\t定める。\n第2条\t責任者\t村長とする。\n", `甲村規程  
article|第1条||
 paragraph|||次の表による。
 table|||
`, "table-guessed 3 [3]"},
		{"a cover, and a 目次 with pages that lists two rules", "甲町情報セキュリティポリシー\n令和5年　改定\n甲　町\n目　次\n情報セキュリティ基本方針\t1\n第1章　総則\t1\n第1条　目的\t1\n情報セキュリティ対策基準 ……… 2\n第1章　体制 ……… 2\n第1条　責任者 ……… 2\n附則\t3\n情報セキュリティ基本方針\n第1章　総則\n（目的）\n第1条　定める。\n情報セキュリティ対策基準\n第1章　体制\n（責任者）\n第1条　置く。\n", `甲町情報セキュリティ基本方針  
part||甲町情報セキュリティ基本方針|
 preamble|||令和5年　改定
 preamble|||甲　町
 chapter|第1章|総則|
  article|第1条|目的|
   paragraph|||定める。
part||情報セキュリティ対策基準|
 chapter|第1章|体制|
  article|第1条|責任者|
   paragraph|||置く。
`, "contents-skipped 4 [7], rule-found 16 [情報セキュリティ対策基準]"},
		{"when a rule was made and changed, without numbers of rules", "甲町取扱要領\n（制定　平成２５年６月１日）\n（最終改正　令和３年４月１日）\n令和 5年 4月　改定\n第１　目的\n定める。\n第２　範囲\n定める。\n", `甲町取扱要領  平成２５年６月１日
article|第１|目的|
 paragraph|||定める。
article|第２|範囲|
 paragraph|||定める。
history: 令和３年４月１日  最終改正
history: 令和5年4月  改定
`, ""},
		{"dates and amendments set apart by spaces", "甲市要綱\n（平成 14 年 3 月 27 日例規第 21 号）\n改正 平成 17 年 3 月 23 日例規第 11 号\n平成 21 年 9 月 25 日例規第 30 号 平成 22 年 3 月 3 日例規第 7 号\n各所属長あて\n第 1 条 定める。\n", `甲市要綱 平成14年3月27日例規第21号 
article|第 1 条||
 paragraph|||定める。
history: 平成17年3月23日 例規第11号 改正
history: 平成21年9月25日 例規第30号 
history: 平成22年3月3日 例規第7号 
head: 各所属長あて
`, ""},
		{"pages pasted from a PDF file: numbers, running heads, lines of several widths", pastedPages, `甲町基本ポリシー  
article|1|目的|
 paragraph|||この方針は、町が保有する
article|2|定義|
 subarticle|(1)|端末|
  paragraph|||職員が事務を行うために使
 subarticle|(2)|媒体|
  paragraph|||情報を記録するために使う
article|3|範囲|
 paragraph|||この方針は、町長部局、教
 paragraph|||別に定めるもののほか、こ
 paragraph|||例外は、町長が定める。
`, "page-numbers 10 [2], running-lines 11 [2], lines-joined 4 [5]"},
	} {
		d, notices, err := importers.ReadText("t.txt", []byte(test.src))
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		b.WriteString(outline(d))
		writeHead(&b, d)
		if diff := cmp.Diff(test.want, b.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
		var codes []string
		for _, n := range notices {
			codes = append(codes, fmt.Sprintf("%s %d %v", n.Code, n.Pos.Line, n.Args))
		}
		if diff := cmp.Diff(test.codes, strings.Join(codes, ", ")); diff != "" {
			t.Errorf("%s, notices (-want +got):\n%s", test.name, diff)
		}
	}
}

// pastedPages is what a PDF viewer puts on the clipboard: the indents are gone, and with them the width that all lines had.
const pastedPages = `甲町基本ポリシー
1 目的
この方針は、町が保有する情報資産の機密性、完全性及び可用性を維持するた
め、町が実施する対策について基本となる事項を定めることを目的とする。
2 定義
(1)端末
職員が事務を行うために使う電子計算機であって、町が貸し与える
もの又は町長が使用を認めたものをいい、持ち運ぶことができるも
のを含む。
1
甲町基本ポリシー
(2)媒体
情報を記録するために使う物であって、電子計算機に取り付けて使
うものをいう。
3 範囲
この方針は、町長部局、教育委員会、選挙管理委員会、農業委員会及び議会
事務局が保有する情報資産及びこれに携わる職員に適用する。
別に定めるもののほか、これによる。
例外は、町長が定める。
2
甲町基本ポリシー
`
