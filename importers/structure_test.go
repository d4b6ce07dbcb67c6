package importers_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kitei/importers"
	"kitei/policy"
)

// outline writes a tree as one line a node: kind, number, caption and the beginning of the text.
func outline(d *policy.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s %s\n", d.Title, d.Head.Number, d.Head.Date)
	for n, up := range d.Walk() {
		text := []rune(strings.ReplaceAll(n.Text, "\n", "⏎"))
		fmt.Fprintf(&b, "%s%s|%s|%s|%s\n", strings.Repeat(" ", len(up)), n.Kind, n.Label, n.Title, string(text[:min(len(text), 12)]))
	}
	return b.String()
}

func TestStructure(t *testing.T) {
	for _, test := range []struct{ name, src, want string }{
		{"条文形式", "○瑞穂町電算規則\n(平成18年規則第5号)\n目次\n　第1章　総則(第1条―第3条)\n　第2章　運用(第4条)\n　附則\n　　　第1章　総則\n(目的)\n第1条　この規則は、目的を定める。\n２　前項の規定は、適用する。\n(定義)\n第2条　次に掲げる用語は、次による。\n(1)　端末　機器をいう。\nア　据え置くもの\n(ア)　机上のもの\n(2)　媒体　記録するもの\n第3条　削除\n(平18規則5)\n　　　第2章　運用\n第4条の2　運用する。(平20規則3・追加)\n第5条から第7条まで　削除\n附　則\n(施行期日)\n１　この規則は、施行する。\n(経過措置)\n２　なお従前の例による。\n別表第1(第2条関係)\n区分　内容\n", `瑞穂町電算規則 平成18年規則第5号 
chapter|第1章|総則|
 article|第1条|目的|
  paragraph|||この規則は、目的を定める
  paragraph|２||前項の規定は、適用する。
 article|第2条|定義|
  paragraph|||次に掲げる用語は、次によ
   item|(1)||端末　機器をいう。
    subitem1|ア||据え置くもの
     subitem2|(ア)||机上のもの
   item|(2)||媒体　記録するもの
 article|第3条||
  paragraph|||削除
chapter|第2章|運用|
 article|第4条の2||
  paragraph|||運用する。
 article|第5条から第7条まで||
  paragraph|||削除
supplement|附　則||
 paragraph|１|施行期日|この規則は、施行する。
 paragraph|２|経過措置|なお従前の例による。
annex|別表第1|(第2条関係)|
 paragraph|||区分　内容
`},
		{"縦書きの号と条の中の見出し", "第一条（趣旨）この規程は、次による。\n一　甲\n二　乙\n", `  
article|第一条|趣旨|
 paragraph|||この規程は、次による。
  item|一||甲
  item|二||乙
`},
		{"guideline", "情報セキュリティ対策基準\n1. 組織体制\n(1) 責任者\n①副町長とする。\nア　決定\nイ　指示\n②報告を受ける。\n(2) 委員会\n次に掲げる事項を審議する。\n①方針\n②基準\n2．物理\n2.1．サーバ\n（１）設置\n設置する。\n2.2．回線\n①管理する。\n②記録する。\n", `情報セキュリティ対策基準  
chapter|1.|組織体制|
 article|(1)|責任者|
  paragraph|①||副町長とする。
   item|ア||決定
   item|イ||指示
  paragraph|②||報告を受ける。
 article|(2)|委員会|
  paragraph|||次に掲げる事項を審議する
   item|①||方針
   item|②||基準
chapter|2．|物理|
 section|2.1．|サーバ|
  article|（１）|設置|
   paragraph|||設置する。
 section|2.2．|回線|
  paragraph|①||管理する。
  paragraph|②||記録する。
`},
		{"lists that are not headings", "規程\n1. 定義\n次の用語を定める。\n(1) 機密性\n(2) 完全性\n2. 目的\n定める。\n", `規程  
article|1.|定義|
 paragraph|||次の用語を定める。
  item|(1)||機密性
  item|(2)||完全性
article|2.|目的|
 paragraph|||定める。
`},
		{"hyphen", "2―1　組織\n2―1―1　責任者\n(1)　設置\n置く。\n", `  
chapter|2―1|組織|
 section|2―1―1|責任者|
  article|(1)|設置|
   paragraph|||置く。
`},
	} {
		d, _, err := importers.ReadText("x.txt", []byte(test.src))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, outline(d)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

func TestStructureOfMarkdown(t *testing.T) {
	src := "# 基本規程\n\n(平成16年4月1日訓令第3号)\n\n## 1. 総則\n\n### (1) 目的\n\nこの規程は、\n次による。\n\n### (2) 定義\n\n① 端末\n② **媒体** 記録するもの\n\n- 一つ\n    - 細目\n\n| 区分 | 例 |\n|---|---|\n| 1 | a\\|b |\n\n## 2. 運用\n\n運用する。\n\n## 付則\n\n1　施行する。\n"
	d, _, err := importers.ReadMarkdown("x.md", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	want := `基本規程 平成16年4月1日訓令第3号 
chapter|1.|総則|
 article|(1)|目的|
  paragraph|||この規程は、⏎次による。
 article|(2)|定義|
  paragraph|①||端末
  paragraph|②||媒体 記録するもの
   item|||一つ
    subitem1|||細目
  table|||
chapter|2.|運用|
 paragraph|||運用する。
supplement|付則||
 paragraph|1||施行する。
`
	if diff := cmp.Diff(want, outline(d)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := d.Find("").Rows; got != nil {
		t.Errorf("rows on %v", got)
	}
}

// What is left out or taken off is said.
func TestStructureNotices(t *testing.T) {
	src := "目次\n第1章　総則(第1条)\n第1章　総則\n第1条　定める。(平18訓令5・一部改正)\n"
	_, notices, err := importers.ReadText("x.txt", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, n := range notices {
		codes = append(codes, fmt.Sprintf("%s %d", n.Code, n.Pos.Line))
	}
	if diff := cmp.Diff([]string{"contents-skipped 1", "amendment-note 4"}, codes); diff != "" {
		t.Error(diff)
	}
}

// The old rules of Mizuho read as a person would read them: as many articles as the files number.
func TestReadSamples(t *testing.T) {
	for file, articles := range map[string]int{"電子計算組織管理運営規則.txt": 28, "情報セキュリティ基本規程.md": 31} {
		src, err := os.ReadFile(filepath.Join("../samples/mizuho/local", file))
		if err != nil {
			t.Fatal(err)
		}
		d, _, err := importers.Read(file, strings.NewReader(string(src)))
		if err != nil {
			t.Fatal(err)
		}
		got := 0
		for n, up := range d.Walk() {
			if n.Kind == policy.Article && (len(up) == 0 || up[0].Kind != policy.Supplement) {
				got++
			}
		}
		if got != articles {
			t.Errorf("%s: %d articles, want %d\n%s", file, got, articles, outline(d))
		}
	}
}

func TestReadRefuses(t *testing.T) {
	for name, test := range map[string]struct{ src, code string }{
		"a.txt": {"", "file-empty"}, "b.txt": {" \n\n", "file-empty"}, "c.txt": {"a\x00b", "file-binary"}, "d.txt": {"PK\x03\x04\x14\x00\x06\x00\x08\x00\xff\xfe\x81", "file-binary"},
		"e.txt": {"ok\n\xff\xfe\xfd", "file-charset"}, "f.doc": {"x", "file-old-word"}, "g.jtd": {"x", "file-ichitaro"}, "h.zip": {"x", "file-archive"}, "k.xyz": {"x", "file-unknown-type"},
		"i.md": {"# a {#x what}\n", "markdown-attribute"}, "j.md": {"# a\n\n## b {#x kind=none}\n", "markdown-kind"},
	} {
		_, _, err := importers.Read(name, strings.NewReader(test.src))
		var n *policy.Notice
		if !errors.As(err, &n) || n.Code != test.code || n.Pos.File != name {
			t.Errorf("%s: %v, want %s", name, err, test.code)
		}
	}
}
