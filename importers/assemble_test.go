package importers_test

import (
	"strings"
	"testing"

	"kitei/importers"
	"kitei/policy"
)

func TestAssemble(t *testing.T) {
	for _, test := range []struct {
		name  string
		files []string
		want  string // titles of the documents and how many top nodes each has
	}{
		{"two halves", []string{"甲町規程\n第1条　甲とする。\n第2条　乙とする。\n", "第3条　丙とする。\n附　則\nこの規程は、施行する。\n"}, "甲町規程 4"},
		{"half behind a 附則", []string{"甲町規程\n第1条　甲とする。\n附　則\nこの規程は、施行する。\n", "第2条　丙とする。\n"}, "甲町規程 2, 1"},
		{"no continuation", []string{"甲町規程\n第1条　甲とする。\n", "第5条　丙とする。\n"}, "甲町規程 1, 1"},
		{"annex", []string{"甲町規程\n第1条　甲とする。\n", "別表第1（第1条関係）\n区分　内容\n"}, "甲町規程 2"},
		{
			"layers",
			[]string{"甲町情報セキュリティ実施手順\n第1条　甲とする。\n", "甲町情報セキュリティ対策基準\n第1条　乙とする。\n", "甲町情報セキュリティ基本方針\n第1条　丙とする。\n"},
			"甲町情報セキュリティ基本方針 1, 甲町情報セキュリティ対策基準 1, 甲町情報セキュリティ実施手順 1",
		},
	} {
		var docs []*policy.Document
		for _, src := range test.files {
			d, _ := readText(t, src)
			docs = append(docs, d)
		}
		before := outline(docs[0])
		got, notices := importers.Assemble(docs)
		var parts []string
		for _, d := range got {
			parts = append(parts, strings.TrimSpace(d.Title+" "+policy.FormatNumber(len(d.Nodes), policy.Hankaku)))
		}
		if s := strings.Join(parts, ", "); s != test.want || len(notices) != len(docs)-len(got) {
			t.Errorf("%s: %s, want %s; %v", test.name, s, test.want, notices)
		}
		if outline(docs[0]) != before {
			t.Errorf("%s: a document given was changed", test.name)
		}
	}
}

// What was read by its numbers and written in kitei's form reads back to the same tree, without ids.
func TestReadOnceForAll(t *testing.T) {
	for _, src := range []string{
		"甲町規程\n前書きを置く。\n第1章　総則\n(目的)\n第1条　甲とする。\n２　乙とする。\n(1)　丙\nア　丁\n(ア)　戊\n第2条から第4条まで　削除\n第5条の2　己とする。\n附　則\n(施行期日)\n１　この規程は、施行する。\n別表第1(第2条関係)\n区分　内容\n様式第1号(第3条関係)\n",
		"対策基準\n1. 組織体制\n(1) 責任者\n①副町長とする。\nア　決定\n②報告を受ける。\n(2) 委員会\n次に掲げる事項を審議する。\n①方針\n2．物理\n2.1．サーバ\n（１）設置\n設置する。\n",
		"要綱\n第1　趣旨\n甲とする。\n第2　定義\n1　乙\n(1)　丙\nア　丁\n",
	} {
		d, _ := readText(t, src)
		d.Head.Styling.Numbering = policy.ByArticle
		checkRoundTrip(t, d)
	}
}
