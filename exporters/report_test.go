package exporters

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// sampleReport is a report with one of everything, and with text that must stay text.
func sampleReport() *Report {
	return &Report{
		Kind: "sample/1", Title: "見本報告", Subject: "見本町情報セキュリティ対策基準（令和８年３月版に対して）", Footer: "r8-03　0123456789ab",
		Summary:    []string{"不足が１件あります。「不足」を確認してください。", "=1+1 <b>太字ではない</b> | 縦線"},
		Properties: []ReportProperty{{"kitei.edition", "r8-03"}},
		Sections: []ReportSection{
			{
				Name: "不足", Warning: true, Lead: []string{"この版が求め、規程に見当たらない条項です。"},
				Columns: []ReportColumn{
					{Key: "cite", Title: "番号", Width: 10, Format: FormatMark},
					{Key: "title", Title: "見出し", Width: 24},
					{Key: "text", Title: "国のモデル", Width: 60},
					{Key: "do", Title: "対応", Width: 14, Input: true, Choices: []string{"追加する", "追加しない"}},
					{Key: "id", Title: "識別子", Hidden: true},
				},
				Rows: []ReportRow{
					{Heading: "組織体制"},
					{Key: "org.ciso", Fingerprint: "abc", Tone: Bad, Cells: Words("1.(1)", "最高情報セキュリティ責任者", "副町長を充てる。\n@二行目 =HYPERLINK(\"x\")", "", "org.ciso")},
					{Key: "org.long", Fingerprint: "def", Tone: Doubt, Cells: Words("1.(2)", "長い条項", strings.Repeat("長い文を折り返して読めるようにしなければならない。", 34), "追加する", "org.long")},
				},
			},
			{
				Name: "件数", Lead: []string{"章ごとの件数です。"}, Chart: &ReportChart{Title: "章ごとの割合", Category: 0, Values: []int{1}},
				Columns: []ReportColumn{{Title: "章", Width: 20}, {Title: "条項", Format: FormatCount}, {Title: "割合", Format: FormatPercent}},
				Rows: []ReportRow{
					{Cells: append(Words("組織体制"), Quantity(14), Quantity(0.5))},
					{Cells: append(Words("物理的セキュリティ"), Quantity(9), Quantity(1.0)), Tone: Good},
					{Cells: append(Words("計"), Quantity(23), Quantity(0.695)), Tone: Total},
				},
			},
			{Name: "独自規定", Empty: "ありません。", Columns: []ReportColumn{{Title: "条"}}},
			{Name: "見えない", Columns: []ReportColumn{{Title: "条"}}},
		},
	}
}

func TestReportAsText(t *testing.T) {
	for name, write := range map[string]func(io.Writer, *Report) error{
		"report.txt": WriteReportText, "report.md": WriteReportMarkdown, "report.html": WriteReportHTML,
	} {
		checkGolden(t, name, string(written(t, func(w io.Writer) error { return write(w, sampleReport()) })))
	}
}

func TestReportAsWorkbook(t *testing.T) {
	data := written(t, func(w io.Writer) error { return WriteReportXLSX(w, sampleReport()) })
	f := workbook(t, data)
	checkGolden(t, "reportxlsx.txt", asText(t, f))
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		for r, cells := range rows {
			for c := range cells {
				if formula, _ := f.GetCellFormula(name, at(c+1, r+1)); formula != "" {
					t.Errorf("%s!%s is the formula %s", name, at(c+1, r+1), formula)
				}
			}
		}
	}
	if hidden, _ := f.GetColVisible("不足", "E"); hidden {
		t.Error("a hidden column shows")
	}
}

func TestReportAsWord(t *testing.T) {
	data := written(t, func(w io.Writer) error { return WriteReportDocx(w, sampleReport()) })
	text := describe(t, unzipped(t, data)["word/document.xml"])
	for _, want := range []string{"見本報告", "不足", "=1+1 <b>太字ではない</b> | 縦線", "@二行目", "69.5%", "ありません。"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the document", want)
		}
	}
	if strings.Contains(text, "見えない") {
		t.Error("an empty section was written")
	}
}

// Numbers and short words of a column stay on one line, and short rows on one page.
func TestReportColumnsHoldTheirNumbers(t *testing.T) {
	s := ReportSection{Name: "不足", Columns: []ReportColumn{{Title: "番号", Width: 4}, {Title: "区分", Width: 2, Format: FormatMark}, {Title: "内容", Width: 90}}}
	for i := range 40 {
		s.Rows = append(s.Rows, ReportRow{Cells: Words(fmt.Sprintf("6.1(%d)", i+1), "必須", strings.Repeat("統括情報セキュリティ責任者は、記録する。", 1+i%9))})
	}
	widths := s.docxWidths(s.visible(), []string{"番号", "区分", "内容"}, landscape.textWidth())
	if sum(widths) != landscape.textWidth() {
		t.Errorf("%v: %d", widths, sum(widths))
	}
	for r := range s.Rows {
		for c := range 2 {
			if w := widths[c] - 2*cellSide - cellBorder; countLines(s.cell(&s.Rows[r], c), w, w, cellEm) != 1 {
				t.Errorf("%q is broken in %d", s.cell(&s.Rows[r], c), widths[c])
			}
		}
	}
	data := written(t, func(w io.Writer) error {
		return WriteReportDocx(w, &Report{Title: "過不足", Sections: []ReportSection{s}})
	})
	x := unzipped(t, data)["word/document.xml"]
	if rows, kept := strings.Count(x, "<w:tr>"), strings.Count(x, "<w:cantSplit/>"); rows != 41 || kept != rows {
		t.Errorf("%d of %d rows are kept together", kept, rows)
	}
}

func TestSheetNames(t *testing.T) {
	used := map[string]bool{}
	for _, tt := range []struct{ name, want string }{
		{"条項/一覧", "条項／一覧"},
		{"条項/一覧", "条項／一覧（2）"},
		{"", "表"},
		{"'引用'", "引用"},
		{strings.Repeat("長", 40), strings.Repeat("長", 31)},
		{strings.Repeat("長", 40), strings.Repeat("長", 28) + "（2）"},
	} {
		if got := sheetName(tt.name, used); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func BenchmarkReportXLSX(b *testing.B) {
	r := sampleReport()
	row := r.Sections[0].Rows[1]
	for range 2000 {
		r.Sections[0].Rows = append(r.Sections[0].Rows, row)
	}
	for b.Loop() {
		if err := WriteReportXLSX(&bytes.Buffer{}, r); err != nil {
			b.Fatal(err)
		}
	}
}

// The columns of a sheet go together on a page in print of a size that can be read; narrow ones and those that fit keep their widths.
func TestReportWidths(t *testing.T) {
	columns := func(widths ...float64) *ReportSection {
		s := &ReportSection{}
		for i, w := range widths {
			s.Columns = append(s.Columns, ReportColumn{Title: strconv.Itoa(i), Width: w, Hidden: w == 99})
		}
		return s
	}
	for _, test := range []struct {
		in, want []float64
		portrait bool
	}{
		{[]float64{8, 60, 80}, []float64{8, 60, 80}, false},
		{[]float64{8, 60, 130}, []float64{8, 53.5, 113.5}, false},
		{[]float64{8, 60, 80}, []float64{8, 46.5, 60.5}, true},
		{[]float64{10, 60, 80, 99, 99}, []float64{10, 60, 80, 99, 99}, false},
		{[]float64{160, 40}, []float64{139, 36}, false},
	} {
		if got, _ := columns(test.in...).widths(test.portrait); !slices.Equal(got, test.want) {
			t.Errorf("%v: %v, want %v", test.in, got, test.want)
		}
	}
}
