package importers_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"kitei/exporters"
	"kitei/importers"
	"kitei/policy"
)

// Read(Write(d)) = d for a policy kept as a workbook.
func TestXLSXRoundTrip(t *testing.T) {
	t.Parallel()
	for seed := range uint64(60) {
		d := randomDocument(rand.New(rand.NewPCG(seed, 7)))
		long := d.Nodes[0].Children[0]
		long.Text = strings.Repeat("職員等は、情報資産を適切に管理しなければならない。", 60) + "\n" + strings.Repeat("長", 1500) + "\n末尾"
		var b bytes.Buffer
		if err := exporters.WriteXLSX(&b, d, exporters.Layout{}); err != nil {
			t.Fatal(err)
		}
		got, notices, err := importers.ReadXLSX("x.xlsx", b.Bytes())
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if len(notices) > 0 {
			t.Errorf("seed %d: notices %v", seed, notices)
		}
		if diff := cmp.Diff(d, got, sameTree); diff != "" {
			t.Fatalf("seed %d (-written +read):\n%s", seed, diff)
		}
	}
}

// Every edition and every document of every sample, in every style of numbering, comes back from a workbook whole.
func TestXLSXRoundTripOfModels(t *testing.T) {
	t.Parallel()
	styles := stylings()
	for i, src := range sources() {
		d := numbered{src.name, src.doc.Clone()}
		if s := styles[i*5%len(styles)]; i%7 > 0 { // 5 and the 24 styles have no factor in common; the others stay as they are drafted
			policy.Number(d.doc, s)
			d.name = fmt.Sprintf("%s %+v", d.name, s)
		}
		for n := range d.doc.All() {
			n.Rows = evenly(n.Rows)
		}
		var b bytes.Buffer
		if err := exporters.WriteXLSX(&b, d.doc, exporters.Layout{}); err != nil {
			t.Fatal(err)
		}
		got, notices, err := importers.ReadXLSX("x.xlsx", b.Bytes())
		if err != nil {
			t.Fatalf("%s: %v", d.name, err)
		}
		if len(notices) > 0 {
			t.Errorf("%s: notices %v", d.name, notices)
		}
		if want, have := nodeLines(d.doc), nodeLines(got); !slices.Equal(want, have) {
			t.Fatalf("%s (-written +read):\n%s", d.name, cmp.Diff(want, have))
		}
	}
}

// nodeLines is a document as lines, a node each, with all that a workbook keeps of it; quicker to compare than the tree.
func nodeLines(d *policy.Document) []string {
	lines := []string{fmt.Sprintf("%q %q %+v", d.Title, d.Short, d.Head)}
	for n, up := range d.Walk() {
		lines = append(lines, fmt.Sprintf("%d %s %q %q %q %q %q %v %v %q %q %q", len(up), n.Kind, n.ID, n.Label, n.Title, n.Text, n.Rows, n.Level, n.Who, n.Also, n.Check, n.Cite))
	}
	return lines
}

// evenly gives all rows of a table as many cells as the longest has: a sheet knows no short rows.
func evenly(rows [][]string) [][]string {
	width := 0
	for _, row := range rows {
		width = max(width, len(row))
	}
	for i, row := range rows {
		rows[i] = append(row[:len(row):len(row)], make([]string, width-len(row))...)
	}
	return rows
}

// sheet is a sheet of a workbook made for a test: rows of cells.
type sheet struct {
	name   string
	rows   [][]string
	hidden bool
	merges []string // pairs of cells
}

func workbook(t testing.TB, properties map[string]string, sheets ...sheet) []byte {
	t.Helper()
	f := excelize.NewFile()
	check := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	for i, s := range sheets {
		if i == 0 {
			check(f.SetSheetName("Sheet1", s.name))
		} else {
			_, err := f.NewSheet(s.name)
			check(err)
		}
		for y, row := range s.rows {
			for x, c := range row {
				cell, err := excelize.CoordinatesToCellName(x+1, y+1)
				check(err)
				check(f.SetCellStr(s.name, cell, c))
			}
		}
		for k := 0; k+1 < len(s.merges); k += 2 {
			check(f.MergeCell(s.name, s.merges[k], s.merges[k+1]))
		}
		if s.hidden {
			check(f.SetSheetVisible(s.name, false))
		}
	}
	for name, value := range properties {
		check(f.SetCustomProps(excelize.CustomProperty{Name: name, Value: value}))
	}
	var b bytes.Buffer
	check(f.Write(&b))
	return b.Bytes()
}

func codes(notices []policy.Notice) []string {
	var out []string
	for _, n := range notices {
		out = append(out, fmt.Sprintf("%s %s%s", n.Code, n.Pos.Cell, strings.TrimPrefix(fmt.Sprintf(" %d", n.Pos.Line), " 0")))
	}
	return out
}

// Policies in the forms of tables that town halls keep them in.
func TestReadXLSX(t *testing.T) {
	byArticle := [][]string{
		{"瑞穂町情報セキュリティ規程"},
		{},
		{"章", "条", "項", "見出し", "本文", "所管"},
		{"第1章　総則", "第1条", "", "目的", "この規程は、目的を定める。", "情報政策課"},
		{"", "第2条", "", "（定義）", "次に掲げる用語は、次による。\n(1)　端末　機器をいう。\n(2)　媒体　記録するもの", ""},
		{"", "", "２", "", "前項の規定は、適用する。", ""},
		{"第2章　運用", "第3条の2", "", "運用", "運用する。", "総務課"},
	}
	guideline := [][]string{
		{"番号", "項目", "規程"},
		{"1.", "組織体制", ""},
		{"(1)", "責任者", "①副町長とする。\n②報告を受ける。"},
		{"(2)", "委員会", "次に掲げる事項を審議する。"},
		{"番号", "項目", "規程"},
		{"2.", "物理", ""},
		{"(1)", "設置", "設置する。"},
	}
	for _, test := range []struct {
		name    string
		src     []byte
		want    string
		notices []string
	}{
		{"条文形式", workbook(t, nil, sheet{name: "規程", rows: byArticle, merges: []string{"A4", "A6"}}), `瑞穂町情報セキュリティ規程  
chapter|第1章|総則|
 article|第1条|目的|
  paragraph|||この規程は、目的を定める
 article|第2条|定義|
  paragraph|||次に掲げる用語は、次によ
   item|(1)||端末　機器をいう。
   item|(2)||媒体　記録するもの
  paragraph|２||前項の規定は、適用する。
chapter|第2章|運用|
 article|第3条の2|運用|
  paragraph|||運用する。
`, []string{"xlsx-columns-skipped 規程!F3"}},
		{"guideline", workbook(t, nil, sheet{name: "対策基準", rows: guideline}), `  
chapter|1.|組織体制|
 article|(1)|責任者|
  paragraph|①||副町長とする。
  paragraph|②||報告を受ける。
 article|(2)|委員会|
  paragraph|||次に掲げる事項を審議する
chapter|2.|物理|
 article|(1)|設置|
  paragraph|||設置する。
`, nil},
		{"bare numbers under their units", workbook(t, nil, sheet{name: "S", rows: [][]string{
			{"章", "条", "号", "内容"}, {"1", "1", "", "次による。"}, {"1", "1", "1", "甲"}, {"1", "1", "2", "乙"}, {"2", "5の2", "", "定める。"},
		}}), `  
chapter|第1章||
 article|第1条||
  paragraph|||次による。
   item|(1)||甲
   item|(2)||乙
chapter|第2章||
 article|第5条の2||
  paragraph|||定める。
`, nil},
		{"no header", workbook(t, nil, sheet{name: "S", rows: [][]string{
			{"第1条", "目的", "この規程は、必要な事項を定めるものとする。"}, {"第2条", "定義", "この規程において、用語の意義は、次のとおりとする。"},
		}}), `  
article|第1条|目的|
 paragraph|||この規程は、必要な事項を
article|第2条|定義|
 paragraph|||この規程において、用語の
`, []string{"xlsx-columns-guessed S!A1"}},
		{"lines in one column", workbook(t, nil, sheet{name: "S", rows: [][]string{{"庁舎規則"}, {"（目的）"}, {"第1条　定める。"}}}), `庁舎規則  
article|第1条|目的|
 paragraph|||定める。
`, nil},
		{"a table", workbook(t, nil, sheet{name: "一覧", rows: [][]string{{"区分", "例", "担当"}, {"機密性3", "個人情報", "各課"}}}), "  \ntable|||\n", []string{"xlsx-table 一覧!A1"}},
		{"several sheets", workbook(t, nil,
			sheet{name: "基本方針", rows: [][]string{{"条", "本文"}, {"1", "目的を定める。"}, {"2", "定義を定める。"}}},
			sheet{name: "下書き", rows: [][]string{{"x"}}, hidden: true},
			sheet{name: "空"},
			sheet{name: "別表第1", rows: [][]string{{"区分", "例", "担当"}, {"機密性3", "個人情報", "各課"}}}), `  
part||基本方針|
 article|第1条||
  paragraph|||目的を定める。
 article|第2条||
  paragraph|||定義を定める。
annex|別表第1||
 table|||
`, []string{"xlsx-sheet-hidden 下書き", "xlsx-sheet-empty 空"}},
	} {
		d, notices, err := importers.ReadXLSX("x.xlsx", test.src)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if diff := cmp.Diff(test.want, outline(d)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
		if diff := cmp.Diff(test.notices, codes(notices)); diff != "" {
			t.Errorf("%s: notices (-want +got):\n%s", test.name, diff)
		}
	}
}

// A person edits a policy in Excel: words, levels, a new row, a row taken out.
func TestXLSXEdited(t *testing.T) {
	d, _, err := importers.ReadMarkdown("x.md", []byte("---\nnumbering: guideline\n---\n# 基準\n\n## 1.　組織 {#org}\n\n#### （1）　責任者 {#org.a must}\n\n①　置く。 {#org.a1 must who=ciso}\n\n②　報告する。 {#org.a2}\n"))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := exporters.WriteXLSX(&b, d, exporters.Layout{}); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows("規程")
	if err != nil {
		t.Fatal(err)
	}
	last := len(rows)
	for cell, value := range map[string]string{fmt.Sprintf("E%d", last): "定期に報告する。", fmt.Sprintf("F%d", last): "推奨", fmt.Sprintf("C%d", last+1): "③", fmt.Sprintf("E%d", last+1): "見直す。"} {
		if err := f.SetCellStr("規程", cell, value); err != nil {
			t.Fatal(err)
		}
	}
	var edited bytes.Buffer
	if err := f.Write(&edited); err != nil {
		t.Fatal(err)
	}
	got, notices, err := importers.ReadXLSX("x.xlsx", edited.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	want := `基準  
chapter|1.|組織|
 article|（1）|責任者|
  paragraph|①||置く。
  paragraph|②||定期に報告する。
  paragraph|③||見直す。
`
	if diff := cmp.Diff(want, outline(got)); diff != "" {
		t.Error(diff)
	}
	if n := got.Find("org.a2"); n.Level != policy.Recommended {
		t.Errorf("level %v", n.Level)
	}
	if diff := cmp.Diff([]string{fmt.Sprintf("xlsx-row-added 規程!E%d", last+1)}, codes(notices)); diff != "" {
		t.Error(diff)
	}
}

// What Excel hides, what it failed to calculate and what nobody calculated: read or left out, and always said.
func TestXLSXOddities(t *testing.T) {
	f := excelize.NewFile()
	for y, row := range [][]string{{"条", "本文", "見出し"}, {"第1条", "定める。", "目的"}, {"第2条", "運用する。", "運用"}, {"第3条", "", "委任"}, {"第4条", "", "雑則"}} {
		for x, c := range row {
			cell, _ := excelize.CoordinatesToCellName(x+1, y+1)
			if c == "" {
				continue
			}
			if err := f.SetCellStr("Sheet1", cell, c); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, err := range []error{
		f.SetCellFormula("Sheet1", "B4", `CONCATENATE("a","b")`), f.SetCellStr("Sheet1", "B5", "#REF!"), f.SetRowVisible("Sheet1", 3, false),
		f.SetColVisible("Sheet1", "C", false), f.SetCellValue("Sheet1", "A6", 5), f.SetCellValue("Sheet1", "B6", 0.5),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	d, notices, err := importers.ReadXLSX("x.xlsx", b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	want := `  
article|第1条|目的|
 paragraph|||定める。
article|第2条|運用|
 paragraph|||運用する。
article|第3条|委任|
article|第4条|雑則|
article|第5条||
 paragraph|||0.5
`
	if diff := cmp.Diff(want, outline(d)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"xlsx-rows-hidden Sheet1", "xlsx-columns-hidden Sheet1", "xlsx-formulas Sheet1!B4", "xlsx-cell-error Sheet1!B5"}, codes(notices)); diff != "" {
		t.Error(diff)
	}
}

// A workbook that Excel would ask a password for.
func TestXLSXEncrypted(t *testing.T) {
	src, err := excelize.Encrypt(workbook(t, nil, sheet{name: "S", rows: [][]string{{"条", "本文"}, {"1", "あ"}}}), &excelize.Options{Password: "p"})
	if err != nil {
		t.Fatal(err)
	}
	var n *policy.Notice
	if _, _, err := importers.ReadXLSX("x.xlsx", src); !errors.As(err, &n) || n.Code != "xlsx-password" {
		t.Errorf("%v", err)
	}
}

// 10,000 articles in one sheet.
func TestLongWorkbook(t *testing.T) {
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	for y, row := range tableOf(10_000) {
		cells := make([]any, len(row))
		for x, c := range row {
			cells[x] = c
		}
		if err := w.SetRow(fmt.Sprintf("A%d", y+1), cells); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	d, _, err := importers.ReadXLSX("x.xlsx", b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if n := len(policy.Clauses(d)); n != 10_000 {
		t.Errorf("%d clauses", n)
	}
}

func TestXLSXRefuses(t *testing.T) {
	good := workbook(t, nil, sheet{name: "S", rows: [][]string{{"a"}}})
	encrypted := append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")...)
	many := make([]sheet, 201)
	for i := range many {
		many[i] = sheet{name: fmt.Sprint("s", i)}
	}
	for name, test := range map[string]struct {
		src  []byte
		code string
	}{
		"empty": {nil, "file-empty"}, "truncated": {good[:len(good)/2], "xlsx-damaged"}, "random": {[]byte("PK\x03\x04 nothing"), "xlsx-damaged"},
		"encrypted": {encrypted, "xlsx-password"}, "old": {[]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 Workbook"), "file-old-excel"},
		"checklist":                      {workbook(t, map[string]string{"kitei.kind": "checklist/1"}, sheet{name: "点検票", rows: [][]string{{"a"}}}), "xlsx-own"},
		"no cells":                       {workbook(t, nil, sheet{name: "S"}), "file-empty"},
		"sheets":                         {workbook(t, nil, many...), "xlsx-sheets"},
		"a document without its columns": {workbook(t, map[string]string{"kitei.kind": "document/1"}, sheet{name: "規程", rows: [][]string{{"本文"}}}), "xlsx-own-damaged"},
	} {
		_, _, err := importers.ReadXLSX("x.xlsx", test.src)
		var n *policy.Notice
		if !errors.As(err, &n) || n.Code != test.code || n.Pos.File != "x.xlsx" {
			t.Errorf("%s: %v, want %s", name, err, test.code)
		}
	}
}
