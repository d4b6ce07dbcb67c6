package importers_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kitei/importers"
	"kitei/policy"
)

func readText(t testing.TB, src string) (*policy.Document, []policy.Notice) {
	t.Helper()
	d, notices, err := importers.ReadText("x.txt", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	return d, notices
}

// Numbers as shown against numbers as counted.
func TestDiagnosisNumbers(t *testing.T) {
	for _, test := range []struct{ name, src, want string }{
		{"in order", "第1条　甲とする。\n２　乙とする。\n３　丙とする。\n第2条　丁とする。\n(1)　戊\n(2)　己\n", ""},
		{"gap", "第1条　甲とする。\n第3条　乙とする。\n", "gap 第3条 2 2\n"},
		{"gap at the start", "第2条　甲とする。\n", "gap 第2条 1 1\n"},
		{"duplicate", "第1条　甲とする。\n第2条　乙とする。\n第2条　丙とする。\n第3条　丁とする。\n", "duplicate 第2条 3 3\n"},
		{"order", "第1条　甲とする。\n第2条　乙とする。\n第1条　丙とする。\n", "order 第1条 3 3\n"},
		{"branch", "第1条　甲とする。\n第1条の2　乙とする。\n第1条の3　丙とする。\n第2条　丁とする。\n", "branch 第1条の2 0 2\nbranch 第1条の3 0 3\n"},
		{"branch out of order", "第1条　甲とする。\n第1条の3　乙とする。\n第1条の2　丙とする。\n", "branch 第1条の3 0 2\nbranch 第1条の2 0 3\norder 第1条の2 2 3\n"},
		{"deleted", "第1条　甲とする。\n第2条　削除\n第3条　丙とする。\n", "deleted 第2条 0 2\n"},
		{"deleted range", "第1条　甲とする。\n第2条から第4条まで　削除\n第5条　丙とする。\n", "deleted 第2条から第4条まで 0 2\n"},
		{"paragraph missing", "第1条　甲とする。\n３　乙とする。\n", "gap ３ 2 2\n"},
		{"item missing", "第1条　次のとおりとする。\n(1)　甲\n(3)　乙\n", "gap (3) 2 3\n"},
		{"supplement counts anew", "第1条　甲とする。\n第2条　乙とする。\n附　則\n第1条　丙とする。\n第2条　丁とする。\n", ""},
		{"kana", "第1条　次のとおりとする。\n(1)　甲\nア　乙\nウ　丙\n", "gap ウ 2 4\n"},
		{"chapters", "第1章　総則\n第1条　甲とする。\n第3章　雑則\n第2条　乙とする。\n", "gap 第3章 2 3\n"},
	} {
		d, notices := readText(t, test.src)
		got := ""
		for _, f := range importers.Diagnose(d, notices).Numbers {
			got += fmt.Sprintln(f.Kind, f.Shown, f.Expected, f.Pos.Line)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

// What was assumed of a provision.
func TestDiagnosisGuesses(t *testing.T) {
	for _, test := range []struct{ name, src, want string }{
		{"nothing", "第1条　甲とする。\n２　乙とする。\n", ""},
		{"broken line", "第1条　職員等は、情報資産を\n適切に管理する。\n", "line-broken 適切に管理する。\n"},
		{"lost mark", "第1条　次のとおりとする。\n(1)　甲\n(2)　乙\n", ""},
		{"guideline", "対策基準\n1. 組織体制\n(1) 責任者\n①副町長とする。\n②報告を受ける。\n", "number-from-form 組織体制\nnumber-from-form 責任者\n"},
		{"lost number", "第1条　甲とする。\n（定義）\n乙とする。\n第2条　丙とする。\n", "article-unnumbered 定義\n"},
		{"jump", "第1条　甲とする。\n第3条　丙とする。\n", "number-jumps \n"},
		{"head", "前書きを置く。\n第1条　甲とする。\n", "outside 前書きを置く。\n"},
	} {
		d, notices := readText(t, test.src)
		got := ""
		for _, p := range importers.Diagnose(d, notices).Provisions {
			if p.Guess != importers.Certain {
				got += fmt.Sprintln(p.Guess, p.Title+p.Text)
			}
			if (p.Confidence == 1) != (p.Guess == importers.Certain) {
				t.Errorf("%s: %v with confidence %v", test.name, p.Guess, p.Confidence)
			}
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

// Every node stands in the diagnosis once, with a key of its own; the diagnosis changes nothing.
func TestDiagnosisReconciles(t *testing.T) {
	for _, file := range []string{"電子計算組織管理運営規則.txt", "情報セキュリティ基本規程.md"} {
		src, err := os.ReadFile("../samples/mizuho/local/" + file)
		if err != nil {
			t.Fatal(err)
		}
		doc, notices, err := importers.Read(file, strings.NewReader(string(src)))
		if err != nil {
			t.Fatal(err)
		}
		before := outline(doc)
		d := importers.Diagnose(doc, notices)
		if outline(doc) != before {
			t.Error("the document was changed")
		}
		nodes, total := 0, 0
		for range doc.All() {
			nodes++
		}
		keys := map[string]bool{}
		for _, p := range d.Provisions {
			if keys[p.Key] {
				t.Errorf("%s: key %s twice", file, p.Key)
			}
			keys[p.Key] = true
		}
		for _, c := range d.Counts {
			total += c.Count
		}
		if len(d.Provisions) != nodes || total != nodes || len(keys) != nodes {
			t.Errorf("%s: %d nodes, %d rows, %d counted, %d keys", file, nodes, len(d.Provisions), total, len(keys))
		}
		if d.Format == "" || d.Extent.Lines == 0 {
			t.Errorf("%s: %q %+v", file, d.Format, d.Extent)
		}
	}
}

func BenchmarkDiagnose(b *testing.B) {
	for _, times := range []int{1, 4, 16} {
		var src strings.Builder
		for i := range 300 * times {
			fmt.Fprintf(&src, "第%d条　職員等は、情報資産%dを適切に管理しなければならない。\n２　前項の規定は、次に掲げるものに適用する。\n(1)　端末\n(2)　媒体\n", i+1, i)
		}
		d, notices := readText(b, src.String())
		b.Run(fmt.Sprintf("%dx", times), func(b *testing.B) {
			for b.Loop() {
				importers.Diagnose(d, notices)
			}
		})
	}
}
