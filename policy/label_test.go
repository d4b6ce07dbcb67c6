package policy_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"kitei/policy"
)

func TestParseLabel(t *testing.T) {
	for _, test := range []struct {
		line  string
		shape policy.Shape
		unit  policy.Kind
		nums  []int
		text  string
		rest  string
	}{
		// 条文形式
		{"第5条　職員等は、", policy.ShapeUnit, policy.Article, []int{5}, "第5条", "職員等は、"},
		{"第１２条の３　ログ", policy.ShapeUnit, policy.Article, []int{12, 3}, "第１２条の３", "ログ"},
		{"第二十条の二　記録", policy.ShapeUnit, policy.Article, []int{20, 2}, "第二十条の二", "記録"},
		{"第百四条の三　記録", policy.ShapeUnit, policy.Article, []int{104, 3}, "第百四条の三", "記録"},
		{"　　第3章の2　強靭性", policy.ShapeUnit, policy.Chapter, []int{3, 2}, "第3章の2", "強靭性"},
		{"第1款　サーバ", policy.ShapeUnit, policy.Subsection, []int{1}, "第1款", "サーバ"},
		{"第1条（目的）この規程は", policy.ShapeUnit, policy.Article, []int{1}, "第1条", "（目的）この規程は"},
		{"２　前項の規定", policy.ShapeBare, 0, []int{2}, "２", "前項の規定"},
		{"(1)　情報", policy.ShapeParen, 0, []int{1}, "(1)", "情報"},
		{"（１０）情報", policy.ShapeParen, 0, []int{10}, "（１０）", "情報"},
		{"(一)　情報", policy.ShapeParen, 0, []int{1}, "(一)", "情報"},
		{"(1の2)　情報", policy.ShapeParen, 0, []int{1, 2}, "(1の2)", "情報"},
		{"ア　情報", policy.ShapeKana, 0, []int{1}, "ア", "情報"},
		{"（イ）　情報", policy.ShapeParenKana, 0, []int{2}, "（イ）", "情報"},
		{"一　情報", policy.ShapeKanji, 0, []int{1}, "一", "情報"},
		{"ａ　情報", policy.ShapeLatin, 0, []int{1}, "ａ", "情報"},
		{"(b) 情報", policy.ShapeParenLatin, 0, []int{2}, "(b)", "情報"},
		// the guideline's form
		{"1. 組織体制", policy.ShapeDotted, 0, []int{1}, "1.", "組織体制"},
		{"１．組織体制", policy.ShapeDotted, 0, []int{1}, "１．", "組織体制"},
		{"4.1. サーバ等の管理", policy.ShapeDotted, 0, []int{4, 1}, "4.1.", "サーバ等の管理"},
		{"４．１．サーバ等の管理", policy.ShapeDotted, 0, []int{4, 1}, "４．１．", "サーバ等の管理"},
		{"6.1 ネットワーク", policy.ShapeDotted, 0, []int{6, 1}, "6.1", "ネットワーク"},
		{"①情報資産の分類", policy.ShapeCircled, 0, []int{1}, "①", "情報資産の分類"},
		{"㉑情報", policy.ShapeCircled, 0, []int{21}, "㉑", "情報"},
		// other styles
		{"2―4―1　サーバ", policy.ShapeHyphen, 0, []int{2, 4, 1}, "2―4―1", "サーバ"},
		{"２－４　物理", policy.ShapeHyphen, 0, []int{2, 4}, "２－４", "物理"},
		{"第1　趣旨", policy.ShapeOrdinal, 0, []int{1}, "第1", "趣旨"},
		{"第３ 運用", policy.ShapeOrdinal, 0, []int{3}, "第３", "運用"},
		// what follows the body
		{"附　則", policy.ShapeNamed, policy.Supplement, nil, "附　則", ""},
		{"付則（平成18年規則第5号）", policy.ShapeNamed, policy.Supplement, nil, "付則", "（平成18年規則第5号）"},
		{"別表第1（第5条関係）", policy.ShapeNamed, policy.Annex, []int{1}, "別表第1", "（第5条関係）"},
		{"様式第２号　申請書", policy.ShapeNamed, policy.Form, []int{2}, "様式第２号", "申請書"},
		{"附  則", policy.ShapeNamed, policy.Supplement, nil, "附  則", ""},
		{"第１号様式（第２条関係）", policy.ShapeNamed, policy.Form, []int{1}, "第１号様式", "（第２条関係）"},
		{"第1号の2様式", policy.ShapeNamed, policy.Form, []int{1, 2}, "第1号の2様式", ""},
		{"様式第3号の2（第5条関係）", policy.ShapeNamed, policy.Form, []int{3, 2}, "様式第3号の2", "（第5条関係）"},
		{"別表第1の2（第5条関係）", policy.ShapeNamed, policy.Annex, []int{1, 2}, "別表第1の2", "（第5条関係）"},
		{"別紙", policy.ShapeNamed, policy.Annex, nil, "別紙", ""},
		{"第３条本町は、定める。", policy.ShapeUnit, policy.Article, []int{3}, "第３条", "本町は、定める。"},
		{"別紙２　対象の一覧", policy.ShapeNamed, policy.Annex, []int{2}, "別紙２", "対象の一覧"},
		{"別記（第3条関係）", policy.ShapeNamed, policy.Annex, nil, "別記", "（第3条関係）"},
		{"一の二　記録簿", policy.ShapeKanji, 0, []int{1, 2}, "一の二", "記録簿"},
		{"(1)の2　記録簿", policy.ShapeParen, 0, []int{1, 2}, "(1)の2", "記録簿"},
		// signs and single brackets
		{"⑵　端末", policy.ShapeParen, 0, []int{2}, "⑵", "端末"},
		{"⒊目的", policy.ShapeDotted, 0, []int{3}, "⒊", "目的"},
		{"㈡　目的", policy.ShapeParen, 0, []int{2}, "㈡", "目的"},
		{"㋒　目的", policy.ShapeParenKana, 0, []int{3}, "㋒", "目的"},
		{"(ｲ)　漏えい", policy.ShapeParenKana, 0, []int{2}, "(ｲ)", "漏えい"},
		{"ｳ　漏えい", policy.ShapeKana, 0, []int{3}, "ｳ", "漏えい"},
		{"ⅱ） 目的", policy.ShapeLatin, 0, []int{2}, "ⅱ）", "目的"},
		{"１）目的", policy.ShapeHalfParen, 0, []int{1}, "１）", "目的"},
		{"12) 目的", policy.ShapeHalfParen, 0, []int{12}, "12)", "目的"},
		{"イ）目的", policy.ShapeKana, 0, []int{2}, "イ）", "目的"},
		{"ア．目的", policy.ShapeKana, 0, []int{1}, "ア．", "目的"},
		{"Ⅱ．総則", policy.ShapeRoman, 0, []int{2}, "Ⅱ．", "総則"},
		{"Ⅳ　総則", policy.ShapeRoman, 0, []int{4}, "Ⅳ", "総則"},
		{"III 個人情報", policy.ShapeRoman, 0, []int{3}, "III", "個人情報"},
		{"１－２．目的", policy.ShapeHyphen, 0, []int{1, 2}, "１－２．", "目的"},
		{"【第２章】総則", policy.ShapeUnit, policy.Chapter, []int{2}, "【第２章】", "総則"},
		{"第１部　基本方針", policy.ShapeUnit, policy.Part, []int{1}, "第１部", "基本方針"},
		// set apart, as in the text of a PDF file and in headings
		{"第 3 条の 2 削除", policy.ShapeUnit, policy.Article, []int{3, 2}, "第 3 条の 2", "削除"},
		{"第 1 条この要綱は", policy.ShapeUnit, policy.Article, []int{1}, "第 1 条", "この要綱は"},
		{"第　１　章　総　則", policy.ShapeUnit, policy.Chapter, []int{1}, "第　１　章", "総　則"},
		{"第 1 目的", policy.ShapeOrdinal, 0, []int{1}, "第 1", "目的"},
		{"第 2 条件の付与", policy.ShapeOrdinal, 0, []int{2}, "第 2", "条件の付与"},
		{"別記様式第 1 号（第 8 条関係）", policy.ShapeNamed, policy.Form, []int{1}, "別記様式第 1 号", "（第 8 条関係）"},
		{"別表 2", policy.ShapeNamed, policy.Annex, []int{2}, "別表 2", ""},
		{"様式３号　申請書", policy.ShapeNamed, policy.Form, []int{3}, "様式３号", "申請書"},
		{"（別表第１）", policy.ShapeNamed, policy.Annex, []int{1}, "（別表第１）", ""},
		{"【様式2】　申請書", policy.ShapeNamed, policy.Form, []int{2}, "【様式2】", "申請書"},
		{"別添１", policy.ShapeNamed, policy.Annex, []int{1}, "別添１", ""},
		{"別記第1号様式（第3条関係）", policy.ShapeNamed, policy.Form, []int{1}, "別記第1号様式", "（第3条関係）"},
	} {
		got, rest, ok := policy.ParseLabel(test.line)
		if !ok || got.Shape != test.shape || got.Unit != test.unit || !slices.Equal(got.Nums, test.nums) || got.Text != test.text || rest != test.rest {
			t.Errorf("ParseLabel(%q) = %+v, %q, %v", test.line, got, rest, ok)
		}
	}
}

// Lines that look like a number and are none.
func TestParseLabelRefuses(t *testing.T) {
	for _, line := range []string{
		"第5条の規定により、", "第5条第2項に規定する", "第3条及び第4条", "2025年4月1日", "3.5％以上", "10台以上の端末", "アクセス制御", "一の情報システム",
		"a system", "第三者に提供する", "第1回の研修", "情報資産", "", "　", "（目的）", "附則第2項の規定により", "別表第1に掲げる", "第5条から第7条までの規定", "第３条本文の規定により",
		"1）のとおり", "I am", "V. Smith", "Vネック", "（第5条）", "（第5条関係）", "（附則）", "（別表第1関係）", "別紙 2枚", "第1部会の", "第1部長は", "3-4.5倍", "Ⅰ", "ⅱとする",
	} {
		if l, rest, ok := policy.ParseLabel(line); ok {
			t.Errorf("ParseLabel(%q) = %+v, %q", line, l, rest)
		}
	}
}

// Equal numbers have equal keys however they are written.
func TestLabelKey(t *testing.T) {
	for _, same := range [][]string{
		{"第5条の2　x", "第５条の２　x", "第五条の二　x"},
		{"(1)　x", "（１）x", "(一)　x"},
		{"4.1. x", "４．１．x"},
		{"2―4―1　x", "2-4-1 x", "２－４－１　x"},
		{"ア　x", "ア x"},
	} {
		want := key(t, same[0])
		for _, s := range same[1:] {
			if got := key(t, s); got != want {
				t.Errorf("Key(%q) = %q, Key(%q) = %q", same[0], want, s, got)
			}
		}
	}
	if key(t, "第5条　x") == key(t, "(5)　x") {
		t.Error("an article and an item have the same key")
	}
}

func key(t *testing.T, line string) string {
	t.Helper()
	l, _, ok := policy.ParseLabel(line)
	if !ok {
		t.Fatalf("no label in %q", line)
	}
	return l.Key()
}

// Every number written reads back.
func TestNumbersReadBack(t *testing.T) {
	for n := 1; n <= 99999; n += 1 + n/50 {
		for _, d := range []policy.Digits{policy.Zenkaku, policy.Hankaku, policy.Kanji} {
			line := "第" + policy.FormatNumber(n, d) + "条　x"
			l, _, ok := policy.ParseLabel(line)
			if !ok || len(l.Nums) != 1 || l.Nums[0] != n {
				t.Fatalf("%q read as %+v", line, l)
			}
		}
	}
}

func FuzzParseLabel(f *testing.F) {
	for _, s := range []string{"第5条の2　x", "4.1. x", "(ア)", "①", "2―4―1 x", "附則", "一　x", "第１２３４５６７８９条"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, line string) {
		if len(line) > 4096 || !utf8.ValidString(line) {
			t.Skip("too long or not text")
		}
		l, rest, ok := policy.ParseLabel(line)
		if !ok {
			if rest != line {
				t.Fatalf("no label, but %q became %q", line, rest)
			}
			return
		}
		trimmed := strings.TrimLeft(line, " 　\t")
		if !strings.HasPrefix(trimmed, l.Text) || strings.TrimLeft(trimmed[len(l.Text):], " 　\t") != rest {
			t.Fatalf("%q: label %q and rest %q do not make up the line", line, l.Text, rest)
		}
	})
}

func ExampleParseLabel() {
	label, rest, _ := policy.ParseLabel("第１２条の３　ログを保存しなければならない。")
	fmt.Println(label.Text, label.Unit, label.Nums, rest)
	// Output: 第１２条の３ article [12 3] ログを保存しなければならない。
}
