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
	} {
		d, notices, err := importers.ReadText("t.txt", []byte(test.src))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, outline(d)); diff != "" {
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
