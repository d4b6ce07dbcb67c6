package importers_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"kitei/importers"
	"kitei/internal/xlsxcheck"
	"kitei/policy"
)

// Workbooks made to do harm are refused, each with its own sentence, or read within bounds.
func TestXLSXHostile(t *testing.T) {
	first := xlsxcheck.InlineRow(1, "条", "見出し", "本文") + xlsxcheck.InlineRow(2, "第1条", "目的", "この規程は、情報資産を守る。")
	for _, h := range xlsxcheck.Hostiles(first) {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		d, _, err := importers.ReadXLSX("x.xlsx", h.Data)
		runtime.ReadMemStats(&after)
		if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 700 {
			t.Errorf("%s: %d MB for %d KB", h.Name, used, len(h.Data)>>10)
		}
		var n *policy.Notice
		switch refused := errors.As(err, &n); {
		case refused && h.Fault == xlsxcheck.Damaged && n.Code == "xlsx-damaged":
		case refused && h.Fault == xlsxcheck.Large && (n.Code == "file-too-large" || n.Code == "xlsx-rows"):
		case h.Fault != xlsxcheck.Readable || err != nil:
			t.Errorf("%s: %v", h.Name, err)
		case !strings.Contains(outline(d), "この規程は、情報資産を"):
			t.Errorf("%s: the sentence is gone\n%.500s", h.Name, outline(d))
		}
	}
}

// However a workbook is damaged, reading ends with a sentence or a document.
func TestXLSXDamaged(t *testing.T) {
	src := workbook(t, nil, sheet{name: "S", rows: [][]string{{"条", "見出し", "本文"}, {"第1条", "目的", "定める。"}}, merges: []string{"A3", "B4"}})
	r := rand.New(rand.NewPCG(7, 7))
	for i := range 600 {
		b := bytes.Clone(src)
		for range 1 + r.IntN(4) {
			b[r.IntN(len(b))] = byte(r.Uint32())
		}
		if i%3 == 0 {
			b = b[:r.IntN(len(b))]
		}
		var n *policy.Notice
		if _, _, err := importers.ReadXLSX("x.xlsx", b); err != nil && !errors.As(err, &n) {
			t.Fatalf("%d: %v", i, err)
		}
	}
}

// FuzzXLSXSheet takes the markup of rows and of shared texts: a damaged archive is mostly refused before anything is read.
func FuzzXLSXSheet(f *testing.F) {
	f.Add(xlsxcheck.InlineRow(1, "条", "見出し", "本文")+xlsxcheck.InlineRow(2, "第1条", "目的", "定める。"), "")
	f.Add(`<row r="3"><c r="B3" t="s"><v>0</v></c><c r="XFD3" s="1"><v>45000.5</v></c></row><row r="2" hidden="1"><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c><f>A1</f></c></row>`, `<si><r><t>第1</t></r><r><rPr><b/></rPr><t>条</t></r></si>`)
	f.Fuzz(func(t *testing.T, rows, shared string) {
		if len(rows)+len(shared) > 8192 {
			t.Skip("too long")
		}
		d, _, err := importers.ReadXLSX("x.xlsx", xlsxcheck.Book(rows, shared))
		if err != nil {
			var n *policy.Notice
			if !errors.As(err, &n) {
				t.Fatalf("no sentence: %v", err)
			}
			return
		}
		for _, c := range policy.Clauses(d) {
			_ = c.Text() + c.Path()
		}
	})
}
