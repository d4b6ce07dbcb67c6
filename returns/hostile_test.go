package returns

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"path"
	"runtime"
	"strings"
	"testing"

	"kitei/exporters"
	"kitei/internal/xlsxcheck"
	"kitei/policy"
)

// utf16le gives text as the directory of a compound file holds it.
func utf16le(s string) []byte {
	out := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		out = append(out, s[i], 0)
	}
	return out
}

// bookReaders are the readers of workbooks that come back.
func bookReaders() map[string]func(name string, src []byte) error {
	checklist, consultation := askedChecklist(""), consulted()
	return map[string]func(name string, src []byte) error{
		"checklist": func(name string, src []byte) error { _, _, err := ReadChecklist(name, src, checklist); return err },
		"consultation": func(name string, src []byte) error {
			_, _, err := ReadConsultation(name, src, consultation)
			return err
		},
		"opinions":    func(name string, src []byte) error { _, _, err := ReadOpinionList(name, src); return err },
		"corrections": func(name string, src []byte) error { _, _, err := ReadCorrections(name, src); return err },
		"decisions":   func(name string, src []byte) error { _, _, err := ReadDecisions(name, src); return err },
		"table":       func(name string, src []byte) error { _, err := ReadTable(name, src); return err },
	}
}

// Workbooks made to do harm are refused by every reader with a sentence that names the file, and within bounds of memory; those that are only odd
// are read as far as finding that they are not what was asked for.
func TestHostileBooks(t *testing.T) {
	refusals := map[xlsxcheck.Fault][]string{
		xlsxcheck.Large:    {"workbook-large"},
		xlsxcheck.Damaged:  {"workbook-unreadable", "decisions-unreadable"},
		xlsxcheck.Readable: {"answers-no-table", "consult-no-table", "opinions-no-list", "workbook-no-diagnosis", "workbook-no-ledger"},
	}
	hostiles := xlsxcheck.Hostiles(xlsxcheck.InlineRow(1, "甲", "乙"))
	for reader, read := range bookReaders() {
		for _, h := range hostiles {
			if h.Fault == xlsxcheck.Readable && reader != "checklist" && reader != "table" {
				continue // the others open workbooks as that of checklists does
			}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			err := read("返送.xlsx", h.Data)
			runtime.ReadMemStats(&after)
			if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 1500 {
				t.Errorf("%s of %s: %d MB for %d KB", reader, h.Name, used, len(h.Data)>>10)
			}
			var n *policy.Notice
			if !errors.As(err, &n) || n.Pos.File != "返送.xlsx" {
				t.Errorf("%s of %s: %v", reader, h.Name, err)
				continue
			}
			known := reader == "table" && n.Code == "table-none" // which says nothing of why
			for _, code := range refusals[h.Fault] {
				known = known || n.Code == code
			}
			if !known {
				t.Errorf("%s of %s: %v", reader, h.Name, err)
			}
		}
	}
}

// A table whose rows have numbers no sheet has ends like any other.
func TestTableRows(t *testing.T) {
	for _, row := range []string{"9223372036854775807", "1048577", "0", "-1"} {
		src := xlsxcheck.Book(`<row r="`+row+`"><c r="C1" t="inlineStr"><is><t>続き</t></is></c></row>`, "")
		if _, err := ReadTable("x.xlsx", src); err == nil {
			t.Errorf("row %s was read", row)
		}
	}
}

// However a workbook is damaged on its way, every reader ends with a sentence or with what it read.
func TestDamagedBooks(t *testing.T) {
	var checklist, consultation bytes.Buffer
	must(t, exporters.WriteChecklist(&checklist, askedChecklist("総務課")))
	must(t, exporters.WriteConsultation(&consultation, consulted().For("総務課")))
	r := rand.New(rand.NewPCG(7, 7))
	for reader, read := range bookReaders() {
		src := checklist.Bytes()
		if reader == "consultation" || reader == "opinions" {
			src = consultation.Bytes()
		}
		for i := range 60 {
			b := bytes.Clone(src)
			for range 1 + r.IntN(4) {
				b[r.IntN(len(b))] = byte(r.Uint32())
			}
			if i%3 == 0 {
				b = b[:r.IntN(len(b))]
			}
			var n *policy.Notice
			if err := read("x.xlsx", b); err != nil && !errors.As(err, &n) {
				t.Fatalf("%s, %d: %v", reader, i, err)
			}
		}
	}
}

// Decisions in JSON that are deep, long or cut off are refused.
func TestHostileDecisions(t *testing.T) {
	head := `{"schema":"kitei.decisions/1","decisions":`
	for name, src := range map[string]string{
		"deep":         head + strings.Repeat("[", 1_000_000),
		"deep objects": strings.Repeat(`{"a":`, 1_000_000),
		"cut off":      head + `[{"verdict":"`,
		"no list":      head + `7}`,
		"no schema":    `{"decisions":[]}`,
		"half a pair":  head + "[{\"verdict\":\"\\ud800\"}] x",
		"nothing":      "",
		"NUL":          "\x00",
	} {
		_, _, err := ReadDecisions("x.json", []byte(src))
		if n := (*policy.Notice)(nil); !errors.As(err, &n) || n.Code != "decisions-unreadable" || n.Pos.File != "x.json" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Tables in other formats that are damaged or made to do harm give no table, or what is left of it.
func TestHostileTables(t *testing.T) {
	for name, src := range map[string]string{
		"deep.html":  strings.Repeat("<div>", 100_000) + "<table>",
		"rows.html":  `<table class="table">` + strings.Repeat("<tr><td>甲<td>乙", 50_000),
		"long.md":    "| 改正後 | 改正前 |\n|---|---|\n" + strings.Repeat("| <u>甲 | **乙 |\n", 50_000),
		"wide.md":    "|" + strings.Repeat("甲|", 500_000),
		"empty.md":   "",
		"x.docx":     "PK\x03\x04",
		"x.doc":      "\xd0\xcf\x11\xe0",
		"noname":     "x",
		"marks.html": strings.Repeat("<u><b>", 50_000) + "甲",
	} {
		var n *policy.Notice
		if _, err := ReadTable(name, []byte(src)); err != nil && (!errors.As(err, &n) || n.Pos.File != name) {
			t.Errorf("%s (%s): %v", name, path.Ext(name), err)
		}
	}
}

// FuzzBookRows gives the markup of rows and of shared texts to every reader of workbooks that come back.
func FuzzBookRows(f *testing.F) {
	readers := bookReaders()
	f.Add(xlsxcheck.InlineRow(1, "番号", "点検項目", "結果", "識別子")+xlsxcheck.InlineRow(2, "1", "甲", "○", "x"), "")
	f.Add(xlsxcheck.InlineRow(1, "番号", "該当箇所", "意見の種別", "意見", "修正案", "識別子")+xlsxcheck.InlineRow(2, "1", "第1条", "修正", "甲", "乙", "x"), "")
	f.Add(`<row r="3"><c r="B3" t="s"><v>0</v></c><c r="C3" t="inlineStr"><is><t>続き</t></is></c></row>`, `<si><r><t>判断</t></r></si>`)
	f.Fuzz(func(t *testing.T, rows, shared string) {
		if len(rows)+len(shared) > 8192 {
			t.Skip("too long")
		}
		src := xlsxcheck.Book(rows, shared)
		for name, read := range readers {
			var n *policy.Notice
			if err := read("x.xlsx", src); err != nil && !errors.As(err, &n) {
				t.Fatalf("%s: no sentence: %v", name, err)
			}
		}
	})
}
