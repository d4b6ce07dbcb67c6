package diffing

import (
	"fmt"
	"strings"
	"testing"

	"kitei/policy"
)

// around stands before and after the clauses of a test.
func around(lines ...string) *policy.Document {
	out := append([]string{"第1条|目的|この規程は、情報資産を守ることを目的とする。"}, lines...)
	return read(append(out, "第20条|雑則|この規程に定めるもののほか必要な事項は、市長が別に定める。")...)
}

// TestRepealed: 第9条　削除 ends as 同一 when both sides have it, as 削除 alone, and never as 保留; a clause whose number a new one keeps ends
// as 削除.
func TestRepealed(t *testing.T) {
	log := "第9条|記録|情報システム管理者は、アクセスの記録を取得し、これを三年間保存しなければならない。"
	room := "第10条|管理区域|管理区域に入る者は、許可を得て、名札を着けなければならない。"
	guest := "第11条|来訪者|来訪者には、職員が付き添わなければならない。"
	for _, test := range []struct {
		name     string
		old, new []string
		want     string // states of the old clauses, then of the new ones, without what is around
	}{
		{"on both sides", []string{"第9条||削除", room}, []string{"第9条||削除", room}, "同一 同一 / 同一 同一"},
		{"in the old one", []string{"第9条|削除|", room}, []string{room}, "削除 同一 / 同一"},
		{"in the old one, the number used again", []string{"第9条||削除"}, []string{log}, "削除 / 新設"},
		{"in the new one", []string{log, room}, []string{"第9条||削除", room}, "削除 同一 / 削除 同一"},
		{"a range in the new one", []string{log, room, guest}, []string{"第9条から第11条まで|削除|"}, "削除 削除 削除 / 削除"},
		{"two in the new one", []string{log, room}, []string{"第9条及び第10条||削除"}, "削除 削除 / 削除"},
		{"a range that grew", []string{"第9条から第10条まで|削除|", guest}, []string{"第9条から第11条まで|削除|"}, "番号のみ 削除 / 番号のみ"},
		{"other numbers", []string{"第9条||削除", room}, []string{log, "第10条||削除"}, "削除 削除 / 新設 削除"},
		{"moved away", []string{log}, []string{"第9条||削除", strings.Replace(log, "第9条", "第9条の2", 1)}, "番号のみ / 新設 番号のみ"},
		{"with the note of the amendment", []string{"第9条||削除〔平成30年規程第3号〕"}, []string{"第9条||削除（平成30年規程第3号）"}, "字句 / 字句"},
	} {
		l, err := NewLedger(Compare(around(test.old...), around(test.new...), Options{}))
		if err != nil {
			t.Fatal(err)
		}
		words := func(list []Entry) string {
			var out []string
			for _, e := range list[1 : len(list)-1] {
				out = append(out, e.State.Word())
			}
			return strings.Join(out, " ")
		}
		if got := words(l.Old) + " / " + words(l.New); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// TestRepealedIsNothing: against every edition a rule full of 削除 leaves none of them to a person.
func TestRepealedIsNothing(t *testing.T) {
	var lines []string
	for i := range 30 {
		lines = append(lines, fmt.Sprintf("第%d条||削除", i+1))
	}
	for _, doc := range editions(t) {
		for _, c := range Compare(read(lines...), doc, Options{}).Changes {
			if len(c.Old) > 0 && c.Kind != Removed {
				t.Errorf("%s: 第%d条 is %s", doc.Source, c.Old[0]+1, c.Kind)
			}
		}
	}
}
