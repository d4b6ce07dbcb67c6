package importers_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/japanese"

	"kitei/importers"
	"kitei/policy"
)

func TestReadCSV(t *testing.T) {
	want := `  
article|第1条|目的|
 paragraph|||この規程は、"目的"を定
article|第2条|定義|
 paragraph|||次による。
  item|(1)||端末
  item|(2)||媒体、電磁的記録
`
	separated := func(sign string) string {
		return strings.ReplaceAll("条|見出し|本文|備考\r\n第1条|目的|\"この規程は、\"\"目的\"\"を定める。\"|済\r\n第2条|定義|\"次による。\n(1)　端末\n(2)　媒体、電磁的記録\"|\r\n", "|", sign)
	}
	commas := separated(",")
	sjis, err := japanese.ShiftJIS.NewEncoder().String(commas)
	if err != nil {
		t.Fatal(err)
	}
	for name, src := range map[string]string{
		"commas": commas, "mark": "\xef\xbb\xbf" + commas, "Shift_JIS": sjis,
		"tabs":       separated("\t"),
		"semicolons": separated(";"),
	} {
		d, notices, err := importers.ReadCSV("x.csv", []byte(src))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(want, outline(d)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if got := strings.Join(codes(notices), "\n"); !strings.Contains(got, "xlsx-columns-skipped  1") {
			t.Errorf("%s: notices %v", name, got)
		}
		if n := d.Nodes[1].Children[0].Children[1]; n.Pos.Line != 3 {
			t.Errorf("%s: the item stands in line %d", name, n.Pos.Line)
		}
	}
}

func TestCSVRefuses(t *testing.T) {
	for src, want := range map[string]string{"": "file-empty 0", "a,b\x00c": "file-binary 1", "条,本文\n1,\"開いたまま\n": "csv-quote 2", ",,\n,\n": "file-empty 0"} {
		_, _, err := importers.ReadCSV("x.csv", []byte(src))
		var n *policy.Notice
		if !errors.As(err, &n) || fmt.Sprintf("%s %d", n.Code, n.Pos.Line) != want {
			t.Errorf("%q: %v, want %s", src, err, want)
		}
	}
}

// tableOf makes a policy of n articles as a table.
func tableOf(n int) [][]string {
	rows := [][]string{{"章", "条", "見出し", "本文", "所管"}}
	for i := range n {
		rows = append(rows, []string{fmt.Sprintf("第%d章　総則", i/10+1), fmt.Sprintf("第%d条", i+1), "管理", "職員等は、情報資産を適切に管理しなければならない。\n(1)　端末\n(2)　媒体", "各課"})
	}
	return rows
}

// Long tables are read, in time that grows with their length.
func TestLongTable(t *testing.T) {
	var b bytes.Buffer
	for _, row := range tableOf(10_000) {
		for x, c := range row {
			if x > 0 {
				b.WriteByte(',')
			}
			fmt.Fprintf(&b, "%q", c)
		}
		b.WriteByte('\n')
	}
	d, _, err := importers.ReadCSV("x.csv", bytes.ReplaceAll(b.Bytes(), []byte(`\n`), []byte("\n")))
	if err != nil {
		t.Fatal(err)
	}
	articles := 0
	for n := range d.All() {
		if n.Kind == policy.Article {
			articles++
		}
	}
	if articles != 10_000 {
		t.Errorf("%d articles", articles)
	}
}

// headingWords are the characters of the headings of columns, which do not become text.
const headingWords = "編章節款目条項号番No.NO細規程定内容見出し題名件大中小標タイトル本文現行対策基準基本方針遵守事項言ポリシー記載"

// Whatever the bytes, reading ends without a panic, and every character stands in the tree or in a notice. A chapter that is repeated in every row
// stands there once, so they are not counted.
func FuzzReadCSV(f *testing.F) {
	for _, s := range []string{
		"条,見出し,本文\n第1条,目的,定める。\n", "番号;項目;規程\n1.;組織;\n(1);責任者;\"①置く。\n②報告する。\"\n", "a\tb\n1\t2\n", "\"\"\"\n", "章,条,本文\n1,1,あ\n,2の3,い\n", "別表\n区分,例\nア,イ\n",
		"目次,本文\n\"第1章,第2章\",次\n", "条,項,号,本文\n1,1,1,甲\n1,1,2,乙\n1,2,,丙\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 4096 {
			t.Skip("too long")
		}
		d, notices, err := importers.ReadCSV("x.csv", src)
		if err != nil || !utf8.Valid(src) || bytes.ContainsAny(src, "\x1b\x00") {
			return
		}
		kept, skipped := keptCharacters(d, notices)
		if skipped {
			return
		}
		for _, c := range string(bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))) {
			if kept[c] == 0 && !strings.ContainsRune(" 　\t\r\n\f()（）○◯〇●目次\",;"+headingWords, c) {
				t.Fatalf("%q was lost\n%s", c, src)
			}
		}
	})
}

func FuzzReadXLSX(f *testing.F) {
	f.Add(workbook(f, nil, sheet{name: "S", rows: [][]string{{"条", "見出し", "本文"}, {"第1条", "目的", "定める。"}}}))
	f.Add(workbook(f, map[string]string{"kitei.kind": "document/1"}, sheet{name: "規程", rows: [][]string{
		{"題"}, {"編章節", "本文", "kitei.kind", "kitei.depth", "kitei.marks", "kitei.table"}, {"第1章", "", "chapter", "0", "{#a}", ""}, {"", "文", "table", "9", "{#b must}", "表1!2x2"}, {"", "続", "+n", "", "", ""},
	}},
		sheet{name: "表1", rows: [][]string{{"a", "b"}}}))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 1<<16 {
			t.Skip("too long")
		}
		d, _, err := importers.ReadXLSX("x.xlsx", src)
		if err != nil {
			var n *policy.Notice
			if !errors.As(err, &n) {
				t.Fatalf("no sentence: %v", err)
			}
			return
		}
		for _, c := range policy.Clauses(d) {
			_ = c.Text()
		}
	})
}

func BenchmarkReadXLSX(b *testing.B) {
	for _, n := range []int{100, 400, 1600} {
		src := workbook(b, nil, sheet{name: "規程", rows: tableOf(n)})
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			for b.Loop() {
				if _, _, err := importers.ReadXLSX("x.xlsx", src); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
