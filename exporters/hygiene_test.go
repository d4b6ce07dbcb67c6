package exporters

import (
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kitei/internal/xlsxcheck"
	"kitei/policy"
)

// sane fails the test for every fault of a workbook.
func sane(t testing.TB, name string, data []byte) {
	t.Helper()
	for i, fault := range xlsxcheck.Faults(data) {
		if i == 5 {
			t.Errorf("%s: and more", name)
			return
		}
		t.Errorf("%s: %s", name, fault)
	}
}

// wild makes texts nobody would write: heads that look like formulas, codes and escapes, words of every width, line feeds, control characters.
type wild struct{ *rand.Rand }

func (w wild) text(pieces int) string {
	words := []string{
		"情報セキュリティ", "、", "。", "Windows Update", "（第１条）", "\n", "𠮷野家", "ｱｲｳ", "0123456789", "e\u0301", "①②③", "…", "　", "ー", "_x0041_", "&amp;", "]]>", "\u200b", "👨‍👩‍👧", "\x07",
	}
	var b strings.Builder
	if w.IntN(2) == 0 {
		b.WriteString(hostile[w.IntN(len(hostile))])
	}
	for range w.IntN(pieces) {
		b.WriteString(words[w.IntN(len(words))])
	}
	return b.String()
}

func (w wild) line() Line {
	var l Line
	for range 1 + w.IntN(4) {
		l = append(l, Run{Text: strings.ReplaceAll(w.text(30), "\n", ""), Mark: w.IntN(2) == 0})
	}
	return l
}

func (w wild) checklist() *Checklist {
	d := &policy.Document{Title: w.text(6), Short: w.text(3)}
	for i := range 12 {
		d.Nodes = append(d.Nodes, &policy.Node{Kind: policy.Chapter, Title: fmt.Sprint(i/4, w.text(3)), Children: []*policy.Node{{
			Kind: policy.Article, Title: w.text(8), Label: w.text(2), Check: w.text(20), Children: []*policy.Node{
				{Kind: policy.Paragraph, ID: fmt.Sprint(i), Level: policy.Must, Who: []string{w.text(3), w.text(3)}, Text: w.text(400), Cite: w.text(2)},
			},
		}}})
	}
	return NewChecklist([]*policy.Document{d}, ChecklistOptions{Body: w.text(3), Edition: w.text(3), Revision: w.text(2), Section: w.text(3), Due: w.text(3), Audit: w.IntN(2) == 0})
}

func (w wild) report() *Report {
	r := &Report{Title: w.text(6), Subject: w.text(10), Summary: []string{w.text(60)}, Footer: w.text(4), Portrait: w.IntN(2) == 0}
	for range 3 {
		s := ReportSection{Name: w.text(8), Lead: []string{w.text(40)}, Columns: []ReportColumn{
			{Title: w.text(4), Width: 8}, {Title: w.text(4), Width: 50}, {Title: w.text(2), Format: FormatPercent}, {Title: w.text(3), Input: true, Choices: []string{"追加する"}},
		}}
		for range 8 {
			s.Rows = append(s.Rows, ReportRow{Heading: w.text(2)}, ReportRow{Cells: []ReportCell{{Text: w.text(20)}, {Text: w.text(300)}, Quantity(0.5), {Text: w.text(3)}}})
		}
		r.Sections = append(r.Sections, s)
	}
	return r
}

func (w wild) table() *Table {
	forms := Profiles()
	t := &Table{Profile: forms[w.IntN(len(forms))], Title: w.text(5), OldHead: w.text(5), NewHead: w.text(5), NoteHead: w.text(3), Lead: w.text(30), Remark: w.text(20), Footer: w.text(4)}
	for i := range 10 {
		row := Row{ID: fmt.Sprint(i), State: w.text(2), Note: w.text(80)}
		for range w.IntN(6) {
			row.Lines = append(row.Lines, Pair{Old: w.line(), New: w.line(), Place: PlaceParagraph})
		}
		t.Rows = append(t.Rows, Row{Kind: RowGroup, Group: w.text(5)}, row)
	}
	t.Traps, t.Counts = []string{w.text(20)}, []Count{{w.text(2), 3}}
	t.Reviews = []ReviewRow{{Clause: w.text(4), What: w.text(60), Why: w.text(40), Source: w.text(5)}}
	return t
}

func (w wild) schedule() *Schedule {
	p := &Schedule{Title: w.text(5), Subject: w.text(8), Footer: w.text(3)}
	for range 10 {
		p.Tasks = append(p.Tasks, ScheduleTask{Name: w.text(12), Who: w.text(8), Output: w.text(8), From: "2026-08-01", To: []string{"2026-09-01", w.text(2)}[w.IntN(2)], Guessed: w.IntN(2) == 0})
	}
	return p
}

// Whatever texts a workbook is made of, none of its cells calculates, nothing leads out of it, every sheet prints on A4 with its headings, no
// row is too low for its text, and it is the same at every write.
func TestWorkbooksAreSane(t *testing.T) {
	for seed := range uint64(4) {
		w := wild{rand.New(rand.NewPCG(seed, 7))}
		checklist, report, table, schedule := w.checklist(), w.report(), w.table(), w.schedule()
		for name, write := range map[string]func(io.Writer) error{
			"checklist": func(out io.Writer) error { return WriteChecklist(out, checklist) },
			"report":    func(out io.Writer) error { return WriteReportXLSX(out, report) },
			"table":     func(out io.Writer) error { return WriteDiffXLSX(out, table) },
			"schedule":  func(out io.Writer) error { return WriteSchedule(out, schedule) },
		} {
			sane(t, fmt.Sprint(name, " ", seed), written(t, write))
		}
	}
}

type noter struct {
	strings.Builder
	notices []policy.Notice
}

func (n *noter) Note(notice policy.Notice) { n.notices = append(n.notices, notice) }

// What a cell cannot hold is left out, and whoever writes the file is told what and where; line ends of another program are no loss.
func TestWhatACellLoses(t *testing.T) {
	long := strings.Repeat("長", maxCell+9)
	p := &Schedule{Title: "計画", Tasks: []ScheduleTask{
		{Name: "改\r\n行", Who: "制\x00御\x07文字", Output: "\xff"}, {Name: long, Who: "=1+1", Output: "_x000D_ のまま\uFFFD"},
	}}
	var out noter
	if err := WriteSchedule(&out, p); err != nil {
		t.Fatal(err)
	}
	want := []policy.Notice{
		{Code: "cell-control", Pos: policy.Pos{Cell: "作業計画!C6"}, Args: []any{2}},
		{Code: "cell-control", Pos: policy.Pos{Cell: "作業計画!D6"}, Args: []any{1}},
		{Code: "cell-cut", Pos: policy.Pos{Cell: "作業計画!B7"}, Args: []any{10}},
	}
	if diff := cmp.Diff(want, out.notices); diff != "" {
		t.Error(diff)
	}
	f := workbook(t, []byte(out.String()))
	for cell, want := range map[string]string{"B6": "改\n行", "C6": "制御文字", "D6": "\uFFFD", "B7": long[:3*(maxCell-1)] + "…", "C7": "=1+1", "D7": "_x000D_ のまま\uFFFD"} {
		if got, err := f.GetCellValue(ganttSheet, cell); err != nil || got != want {
			t.Errorf("%s is %.40q, want %.40q (%v)", cell, got, want, err)
		}
	}
}
