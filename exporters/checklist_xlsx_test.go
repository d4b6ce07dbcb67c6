package exporters

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"kitei/policy"
)

func sampleChecklist() *Checklist {
	return NewChecklist([]*policy.Document{dutyDocument(policy.Styling{})}, ChecklistOptions{
		RoleName: roleName, Body: "見本町", Edition: "令和8年3月版", Revision: "0123456789ab", Section: "総務課", Due: "令和８年９月３０日",
	})
}

func TestWriteChecklist(t *testing.T) {
	f := workbook(t, written(t, func(w io.Writer) error { return WriteChecklist(w, sampleChecklist()) }))
	checkGolden(t, "checklist.txt", asText(t, f))
}

// The workbook lets the office answer and nothing else: questions locked, answers open, no password, filters on, marks to choose from.
func TestChecklistIsProtected(t *testing.T) {
	f := workbook(t, written(t, func(w io.Writer) error { return WriteChecklist(w, sampleChecklist()) }))
	protection, err := f.GetSheetProtection(checklistSheet)
	if err != nil {
		t.Fatal(err)
	}
	if !protection.AutoFilter || !protection.SelectUnlockedCells || protection.Password != "" {
		t.Errorf("protection: %+v", protection)
	}
	for col := colNumber; col <= colRemarks; col++ {
		id, err := f.GetCellStyle(checklistSheet, at(col, firstRow))
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if open := style.Protection != nil && !style.Protection.Locked; open != (col >= colResult) {
			t.Errorf("column %s: open is %v", column(col), open)
		}
	}
	for _, col := range []int{colKey, colFingerprint} {
		if visible, err := f.GetColVisible(checklistSheet, column(col)); err != nil || visible {
			t.Errorf("column %s is visible (%v)", column(col), err)
		}
	}
	validations, err := f.GetDataValidations(checklistSheet)
	if err != nil || len(validations) != 1 || !strings.Contains(validations[0].Formula1, "○,△,×,－") {
		t.Errorf("validations: %+v, %v", validations, err)
	}
}

// 集計 counts what is chosen in 点検票, rows that go on left out.
func TestTotalsCount(t *testing.T) {
	f := workbook(t, written(t, func(w io.Writer) error { return WriteChecklist(w, sampleChecklist()) }))
	for i, mark := range []string{"○", "△", "×", "－", "○"} {
		if err := f.SetCellStr(checklistSheet, at(colResult, firstRow+i), mark); err != nil {
			t.Fatal(err)
		}
	}
	for i, want := range []string{"物理的セキュリティ 3 1 1 1 0 0 33%", "=評価・見直し 3 1 0 0 1 1 50%", "計 6 2 1 1 1 1 40%"} {
		var got []string
		for col := totalChapter; col <= totalRate; col++ {
			v, err := f.GetCellValue(totalsSheet, at(col, totalsFirst+i))
			if col > totalChapter {
				v, err = f.CalcCellValue(totalsSheet, at(col, totalsFirst+i))
			}
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, v)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("row %d is %s, want %s", totalsFirst+i, strings.Join(got, " "), want)
		}
	}
}

// Before anything calculates, the cells hold the counts of the empty 点検票.
func TestTotalsAreStored(t *testing.T) {
	c := sampleChecklist()
	f := workbook(t, written(t, func(w io.Writer) error { return WriteChecklist(w, c) }))
	row := totalsFirst + len(c.Chapters)
	for col, want := range map[int]string{totalDuties: strconv.Itoa(len(c.Items)), totalFirstMark: "0", totalOpen: strconv.Itoa(len(c.Items))} {
		got, err := f.GetCellValue(totalsSheet, at(col, row))
		if err != nil || got != want {
			t.Errorf("%s holds %q (%v), want %s", at(col, row), got, err, want)
		}
	}
}

func TestEmptyChecklist(t *testing.T) {
	workbook(t, written(t, func(w io.Writer) error { return WriteChecklist(w, NewChecklist(nil, ChecklistOptions{})) }))
}

// hostile is text that some program would take for a formula, a code or an escape.
var hostile = []string{
	"=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://example.invalid\",\"x\")", "\t=1", "\n=1", "=cmd|'/c calc'!A0", "_x000D_",
	"a\x00b\x0bc", "\r\nx\ry", "&R&P&\"x\"", "<b>&amp;</b>", "\uFFFE", "\xff\xfe", " 　前後の空白　 ", "'=1",
}

// No text becomes a formula, and every text comes back as it went in, control characters aside.
func TestTextStaysText(t *testing.T) {
	d := &policy.Document{Title: "=1+1", Nodes: []*policy.Node{}}
	for i, text := range hostile {
		d.Nodes = append(d.Nodes, &policy.Node{Kind: policy.Chapter, Title: text, Children: []*policy.Node{
			{Kind: policy.Article, Title: text, Label: text, Check: text, Children: []*policy.Node{
				{Kind: policy.Paragraph, ID: fmt.Sprint(i), Level: policy.Must, Who: []string{text}, Text: text, Cite: text},
			}},
		}})
	}
	c := NewChecklist([]*policy.Document{d}, ChecklistOptions{Body: "=1", Edition: "=1+1&P", Revision: "&R", Section: "=1+1", Due: "=NOW()"})
	f := workbook(t, written(t, func(w io.Writer) error { return WriteChecklist(w, c) }))
	noFormulas(t, f, checklistSheet, guideSheet)
	for i := range c.Items {
		for col, want := range map[int]string{colChapter: c.Items[i].Chapter, colQuestion: c.Items[i].Question, colCheck: c.Items[i].Check, colSection: "=1+1"} {
			got, err := f.GetCellValue(checklistSheet, at(col, firstRow+i))
			if err != nil || got != cellText(want) {
				t.Errorf("%s is %q (%v), want %q", at(col, firstRow+i), got, err, cellText(want))
			}
		}
	}
}

func noFormulas(t *testing.T, f *excelize.File, sheets ...string) {
	t.Helper()
	for _, name := range sheets {
		rows, err := f.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		for r, cells := range rows {
			for c := range cells {
				cell := at(c+1, r+1)
				kind, err := f.GetCellType(name, cell)
				if err != nil {
					t.Fatal(err)
				}
				if formula, _ := f.GetCellFormula(name, cell); formula != "" || kind == excelize.CellTypeFormula {
					t.Errorf("%s!%s is the formula %q", name, cell, formula)
				}
			}
		}
	}
}

// A row whose duty is long goes on below, and the parts together are the duty.
func TestLongDutyGoesOn(t *testing.T) {
	c := sampleChecklist()
	f := workbook(t, written(t, func(w io.Writer) error { return WriteChecklist(w, c) }))
	long := c.Items[len(c.Items)-1]
	var b bytes.Buffer
	rows := 0
	for row := firstRow + len(c.Items) - 1; ; row++ {
		text, err := f.GetCellValue(checklistSheet, at(colQuestion, row))
		if err != nil {
			t.Fatal(err)
		}
		if text == "" {
			break
		}
		key, _ := f.GetCellValue(checklistSheet, at(colKey, row))
		if (key == long.Key) != (rows == 0) {
			t.Errorf("row %d of the duty has the key %q", rows, key)
		}
		b.WriteString(strings.TrimPrefix(text, continued+"\n"))
		rows++
	}
	if b.String() != long.Question || rows < 2 {
		t.Errorf("%d rows that join to\n%s\nwant\n%s", rows, b.String(), long.Question)
	}
}
