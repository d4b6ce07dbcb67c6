package importers_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kitei/importers"
)

// What is seen in the rules of municipalities (facts of numbering and of errors), read as a person would read it, and said where it was guessed.
func TestStructureQuirks(t *testing.T) {
	for _, test := range []struct{ name, src, want, codes string }{
		{"captions below the number, numbers without a space", "第1条\n(目的)\nこの規程は、定める。\n２前項の規定は、適用しない。\n３年を経過したときは、廃棄する。\n第2条この規程は、次による。\n", `  
article|第1条|目的|
 paragraph|||この規程は、定める。
 paragraph|２||前項の規定は、適用しない
 paragraph|||３年を経過したときは、廃
article|第2条||
 paragraph|||この規程は、次による。
`, "number-tight 4 [２]"},
		{"marks of a list lost in copying", "(定義)\n第2条　次による。\n(1)　特性　次に掲げるものをいう。\n　　機密性　漏れないこと。\n　　完全性　正しいこと。\n(2)　端末　機器をいう。\n", `  
article|第2条|定義|
 paragraph|||次による。
  item|(1)||特性　次に掲げるものをい
   subitem1|||機密性　漏れないこと。
   subitem1|||完全性　正しいこと。
  item|(2)||端末　機器をいう。
`, "mark-lost 4 [], mark-lost 5 []"},
		{"letters with a narrow space", "規程\n第1条　次による。\n(1)　甲\nア　次に掲げる事項\na 2の規定によること。\nb　携行すること。\nc 3年間保存すること。\n第2条　定める。\na 項は、例外である。\n", `規程  
article|第1条||
 paragraph|||次による。
  item|(1)||甲
   subitem1|ア||次に掲げる事項
    subitem2|a||2の規定によること。
    subitem2|b||携行すること。
    subitem2|c||3年間保存すること。
article|第2条||
 paragraph|||定める。
 paragraph|||a 項は、例外である。
`, ""},
		{"lead sentence lost in copying", "(定義)\n第2条\n(1)　端末　機器をいう。\n(2)　媒体　物をいう。\n", `  
article|第2条|定義|
 item|(1)||端末　機器をいう。
 item|(2)||媒体　物をいう。
`, "lead-missing 3 [第2条]"},
		{"around the body", "○みなと町規程\n平成18年3月1日\n訓令第5号\n庁中一般\n出先機関\n改正　平成20年3月31日訓令第2号\n令和3年6月1日訓令第11号\nみなと町規程を次のように定める。\nみなと町長　山田　太郎\n注　平成24年から改正経過を注記した。\n第1条　定める。\n", `みなと町規程 訓令第5号 平成18年3月1日
article|第1条||
 paragraph|||定める。
history: 平成20年3月31日 訓令第2号 改正
history: 令和3年6月1日 訓令第11号 
head: 庁中一般
出先機関
head: みなと町規程を次のように定める。
head: みなと町長　山田　太郎
`, "amendment-note 10 [注　平成24年から改正経過を注記した。]"},
		{"目次 with ranges that are no articles", "規程\n目次\n第1章　総則（第1条・第2条）\n第2章　運用\n第1節　総則（第3条～第5条）\n第2節　雑則（第6条-第8条）\n附則\n第1章　総則\n第1条　定める。\n", `規程  
chapter|第1章|総則|
 article|第1条||
  paragraph|||定める。
`, "contents-skipped 2 [5]"},
		{"目次 with dots and pages, guideline form", "対策基準\n目　次\n1. 組織体制 ........ 3\n(1) 責任者 …… 3\n2. 物理\t5\n2.1. サーバ……5\n1. 組織体制\n(1) 責任者\n①置く。\n2. 物理\n2.1. サーバ\n①守る。\n", `対策基準  
chapter|1.|組織体制|
 article|(1)|責任者|
  paragraph|①||置く。
chapter|2.|物理|
 section|2.1.|サーバ|
  paragraph|①||守る。
`, "contents-skipped 2 [4]"},
		{"章 and 算用数字", "ポリシー\n第1章　基本方針\n1　目的\nこの方針は、定める。\n2　定義\n次の用語を定める。\n(1)　端末　機器\n(2)　媒体　物\n第2章　対策基準\n1　組織\n(1)　責任者\n副町長とする。\n(2)　委員会\n置く。\n", `ポリシー  
chapter|第1章|基本方針|
 article|1|目的|
  paragraph|||この方針は、定める。
 article|2|定義|
  paragraph|||次の用語を定める。
   item|(1)||端末　機器
   item|(2)||媒体　物
chapter|第2章|対策基準|
 section|1|組織|
  article|(1)|責任者|
   paragraph|||副町長とする。
  article|(2)|委員会|
   paragraph|||置く。
`, ""},
		{"要綱", "取扱要綱\n第1　趣旨\nこの要綱は、定める。\n第2　管理\n1　保管\n(1)　施錠する。\nア　鍵は、課長が持つ。\n(2)　記録する。\n2　廃棄\n(1)　消去する。\n第3　雑則\n別に定める。\n", `取扱要綱  
chapter|第1|趣旨|
 paragraph|||この要綱は、定める。
chapter|第2|管理|
 article|1|保管|
  paragraph|(1)||施錠する。
   item|ア||鍵は、課長が持つ。
  paragraph|(2)||記録する。
 article|2|廃棄|
  paragraph|(1)||消去する。
chapter|第3|雑則|
 paragraph|||別に定める。
`, ""},
		{"款 and 目, 枝番号, 漢数字, イロハ", "第一編　総則\n第三章の二　管理\n第二節　体制\n第一款　責任\n第二目　委任\n（責任者）\n第二十条の三　次に掲げる者とする。\n一　副町長\n一の二　次に掲げる課長\nイ　総務課長\nロ　企画課長\n二　その他の者\n２　任期は、定めない。\n第二十一条　削除\n", `  
part|第一編|総則|
 chapter|第三章の二|管理|
  section|第二節|体制|
   subsection|第一款|責任|
    division|第二目|委任|
     article|第二十条の三|責任者|
      paragraph|||次に掲げる者とする。
       item|一||副町長
       item|一の二||次に掲げる課長
        subitem1|イ||総務課長
        subitem1|ロ||企画課長
       item|二||その他の者
      paragraph|２||任期は、定めない。
     article|第二十一条||
      paragraph|||削除
`, ""},
		{"what follows the body", "第1条　定める。\n附　則\n第1条　施行する。\n(1)　公布の日\n附則（平成20年3月31日規則第3号）抄\nこの規則は、施行する。\n別紙\n対象の一覧\n別表第1の2（第1条関係）\n第1号様式（第1条関係）\n申請書\n", `  
article|第1条||
 paragraph|||定める。
supplement|附　則||
 article|第1条||
  paragraph|||施行する。
   item|(1)||公布の日
supplement|附則|（平成20年3月31日規則第3号）抄|
 paragraph|||この規則は、施行する。
annex|別紙|対象の一覧|
annex|別表第1の2|（第1条関係）|
form|第1号様式|（第1条関係）|
 paragraph|||申請書
`, ""},
	} {
		d, notices, err := importers.ReadText("x.txt", []byte(test.src))
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
		if got := strings.Join(codes, ", "); got != test.codes {
			t.Errorf("%s: notices %s, want %s", test.name, got, test.codes)
		}
	}
}
