package importers_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kitei/importers"
)

// The ways of laying a policy out in a table. Each is written as lines of cells separated by |; \n inside a cell is a line feed.
func TestTableLayouts(t *testing.T) {
	const plain = `  
chapter|第1章|総則|
 article|第1条|目的|
  paragraph|||この規程は、必要な事項を
 article|第2条|定義|
  paragraph|||用語の意義は、次のとおり
   item|(1)||端末
   item|(2)||媒体
  paragraph|２||前項は、適用する。
chapter|第2章|運用|
 article|第3条|運用|
  paragraph|||適切に運用する。
`
	const groups = `  
chapter||組織体制|
 article||責任者|
  paragraph|①||副町長とする。
  paragraph|②||報告を受ける。
 article||委員会|
  paragraph|||審議する。
chapter||運用|
 article||記録|
  paragraph|||記録する。
`
	for _, test := range []struct {
		name, table, want, skipped string
	}{
		{"章 条 項 号", `章|条|項|号|見出し|本文
第1章　総則|第1条|||目的|この規程は、必要な事項を定める。
|第2条|||定義|用語の意義は、次のとおりとする。
|||(1)||端末
|||(2)||媒体
||２|||前項は、適用する。
第2章　運用|第3条|||運用|適切に運用する。`, plain, ""},
		{"repeated in every row", `章|章名|条|条見出し|項|号|内容
第1章|総則|第1条|目的|||この規程は、必要な事項を定める。
第1章|総則|第2条|定義|||用語の意義は、次のとおりとする。
第1章|総則|第2条|||(1)|端末
第1章|総則|第2条|||(2)|媒体
第1章|総則|第2条||２||前項は、適用する。
第2章|運用|第3条|運用|||適切に運用する。`, plain, ""},
		{"one number under a merged heading each", `条項|||見出し|規定内容
第1章|||総則|
|第1条||目的|この規程は、必要な事項を定める。
|第2条||定義|用語の意義は、次のとおりとする。\n(1)　端末\n(2)　媒体
||２||前項は、適用する。
第2章|||運用|
|第3条||運用|適切に運用する。`, plain, ""},
		{"running numbers, notes", `No.|章|条|条文|解説|備考
1|第1章　総則|第1条（目的）|この規程は、必要な事項を定める。|趣旨|
2||第2条（定義）|用語の意義は、次のとおりとする。\n(1)　端末\n(2)　媒体\n２　前項は、適用する。||済
3|第2章　運用|第3条（運用）|適切に運用する。||`, plain, "No.、解説、備考"},
		{"one cell per article", `条文|所管課
第1章　総則|
（目的）\n第1条　この規程は、必要な事項を定める。|総務課
（定義）\n第2条　用語の意義は、次のとおりとする。\n(1)　端末\n(2)　媒体\n２　前項は、適用する。|総務課
第2章　運用|
（運用）\n第3条　適切に運用する。|各課`, plain, "所管課"},
		{"one column", `条文
第1章　総則
（目的）
第1条　この規程は、必要な事項を定める。
（定義）
第2条　用語の意義は、次のとおりとする。\n(1)　端末\n(2)　媒体\n２　前項は、適用する。
第2章　運用
（運用）
第3条　適切に運用する。`, plain, ""},
		{"the text says its number too", `番号|見出し|本文
第1章|総則|
第1条|目的|第1条　この規程は、必要な事項を定める。
第2条|定義|第2条　用語の意義は、次のとおりとする。\n(1)　端末\n(2)　媒体\n２　前項は、適用する。
第2章|運用|
第3条|運用|第3条　適切に運用する。`, plain, ""},
		{"現行 and 改正案", `番号|現行|改正案
第1章|総則|
第1条|（目的）\n第1条　この規程は、必要な事項を定める。|変更
第2条|（定義）\n第2条　用語の意義は、次のとおりとする。\n(1)　端末\n(2)　媒体\n２　前項は、適用する。|
第2章|運用|
第3条|（運用）\n第3条　適切に運用する。|`, plain, "改正案"},
		{"the heading of an article before the number of its 項", `条番号|条名|項|本文
第1章　総則|||
第1条|目的||この規程は、必要な事項を定める。
第2条|定義||用語の意義は、次のとおりとする。\n(1)　端末\n(2)　媒体
||２|前項は、適用する。
第2章　運用|||
第3条|運用||適切に運用する。`, plain, ""},
		{"steps of numbers and no header", `1|組織体制
|(1)|責任者
||①|副町長とする。
||②|報告を受け、\n記録する。
|||ア|定例
|||イ|臨時
|(2)|委員会
||①|審議する。
2|運用
|(1)|記録
||①|記録する。`, `  
chapter|1|組織体制|
 article|(1)|責任者|
  paragraph|①||副町長とする。
  paragraph|②||報告を受け、記録する。
   item|ア||定例
   item|イ||臨時
 article|(2)|委員会|
  paragraph|①||審議する。
chapter|2|運用|
 article|(1)|記録|
  paragraph|①||記録する。
`, ""},
		{"a text under a heading nobody knows, numbers of rows", `No.|大項目|中項目|管理のポイント|区分
1|組織体制|責任者|①副町長を責任者とし、報告を受けるものとする。|必須
2|||②報告を受けたときは、その内容を記録するものとする。|必須
3||委員会|委員会は、責任者の求めに応じて審議する。|推奨
4|運用|記録|職員は、機器の利用を記録するものとする。|必須`, `  
chapter||組織体制|
 article||責任者|
  paragraph|①||副町長を責任者とし、報告
  paragraph|②||報告を受けたときは、その
 article||委員会|
  paragraph|||委員会は、責任者の求めに
chapter||運用|
 article||記録|
  paragraph|||職員は、機器の利用を記録
`, "No.、区分"},
		{"大項目 中項目", `大項目|中項目|規定
組織体制|責任者|①副町長とする。
組織体制|責任者|②報告を受ける。
組織体制|委員会|審議する。
運用|記録|記録する。`, groups, ""},
		{"merged 大項目, cells with several lines", `瑞穂町の規程
分類|項目|内容|担当
組織体制|責任者|①副町長とする。\n②報告を受ける。|町長
|委員会|審議する。|
運用|記録|記録する。|各課`, strings.Replace(groups, "  \n", "瑞穂町の規程  \n", 1), "担当"},
		{"numbered 大項目", `大項目|中項目|小項目
1 組織体制|(1) 責任者|①副町長とする。
||②報告を受ける。
|(2) 委員会|①審議する。
2 運用|(1) 記録|①記録する。`, `  
chapter|1|組織体制|
 article|(1)|責任者|
  paragraph|①||副町長とする。
  paragraph|②||報告を受ける。
 article|(2)|委員会|
  paragraph|①||審議する。
chapter|2|運用|
 article|(1)|記録|
  paragraph|①||記録する。
`, ""},
	} {
		var rows [][]string
		for line := range strings.SplitSeq(test.table, "\n") {
			row := strings.Split(line, "|")
			for i := range row {
				row[i] = strings.ReplaceAll(row[i], `\n`, "\n")
			}
			rows = append(rows, row)
		}
		d, notices, err := importers.ReadXLSX("x.xlsx", workbook(t, nil, sheet{name: "Sheet", rows: rows}))
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if diff := cmp.Diff(test.want, outline(d)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
		skipped := ""
		for _, n := range notices {
			if n.Code == "lines-joined" {
				continue
			}
			if n.Code != "xlsx-columns-skipped" {
				t.Errorf("%s: %v", test.name, n)
				continue
			}
			skipped, _ = n.Args[0].(string)
		}
		if skipped != test.skipped {
			t.Errorf("%s: left out %q, want %q", test.name, skipped, test.skipped)
		}
	}
}

// The sheets of one workbook: rules, chapters, 別表, and sheets nobody named.
func TestTableSheets(t *testing.T) {
	table := func(title string, first int) [][]string {
		var rows [][]string
		if title != "" {
			rows = append(rows, []string{title})
		}
		return append(rows, []string{"条", "見出し", "本文"}, []string{strconv.Itoa(first), "目的", "目的を定める。"}, []string{strconv.Itoa(first + 1), "定義", "定義を定める。"})
	}
	articles := func(indent string, first int) string {
		return fmt.Sprintf("%[1]sarticle|第%[2]d条|目的|\n%[1]s paragraph|||目的を定める。\n%[1]sarticle|第%[3]d条|定義|\n%[1]s paragraph|||定義を定める。\n", indent, first, first+1)
	}
	for _, test := range []struct {
		name   string
		sheets []sheet
		want   string
		rules  int
	}{
		{"rules by the names of the sheets", []sheet{{name: "基本方針", rows: table("", 1)}, {name: "対策基準", rows: table("", 1)}}, "  \npart||基本方針|\n" + articles(" ", 1) + "part||対策基準|\n" + articles(" ", 1), 2},
		{"rules by their titles", []sheet{{name: "Sheet1", rows: table("甲町情報セキュリティ基本方針", 1)}, {name: "Sheet2", rows: table("甲町情報セキュリティ対策基準", 1)}}, "  \npart||甲町情報セキュリティ基本方針|\n" + articles(" ", 1) + "part||甲町情報セキュリティ対策基準|\n" + articles(" ", 1), 2},
		{"chapters", []sheet{{name: "第1章 総則", rows: table("", 1)}, {name: "第2章 運用", rows: table("", 3)}, {name: "別表第1", rows: [][]string{{"区分", "例", "注"}, {"1", "2", "3"}}}}, "  \nchapter|第1章|総則|\n" + articles(" ", 1) + "chapter|第2章|運用|\n" + articles(" ", 3) + "annex|別表第1||\n table|||\n", 1},
		{"sheets nobody named", []sheet{{name: "Sheet1", rows: table("甲町規程", 1)}, {name: "Sheet2", rows: table("", 3)}}, "甲町規程  \n" + articles("", 1) + articles("", 3), 1},
	} {
		d, _, err := importers.ReadXLSX("x.xlsx", workbook(t, nil, test.sheets...))
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if diff := cmp.Diff(test.want, outline(d)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
		if got := len(importers.Split(d)); got != test.rules {
			t.Errorf("%s: %d rules", test.name, got)
		}
	}
}
