package exporters

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"kitei/diffing"
	"kitei/policy"
	"kitei/templates"
)

func sampleTable() *Table {
	long := Line{{Text: "２　"}}
	for i := range 60 {
		long = append(long, Run{Text: fmt.Sprintf("第%d文は、長い文である。", i), Mark: i%3 == 0})
	}
	return &Table{
		Profile: FindProfile("genko"), Title: "見本町情報セキュリティ対策基準　新旧対照表", OldHead: "現行\n令和５年訓令第１号", NewHead: "改正案", NoteHead: "根拠・改正理由", Footer: "=1+1&P",
		Rows: []Row{
			{Kind: RowGroup, Group: "第１章　組織体制"},
			{
				ID: "org.ciso", State: "字句の変更", Note: "=1+1\n（出典）",
				Lines: []Pair{
					{Old: Line{{Text: "第１条　最高情報セキュリティ責任者"}}, New: Line{{Text: "第１条　最高情報セキュリティ責任者"}}, Place: PlaceArticle},
					{
						Old: Line{{Text: "市長を"}, {Text: "最高責任者", Mark: true}, {Text: "とする。"}}, Place: PlaceParagraph,
						New: Line{{Text: "市長を"}, {Text: "CISO", Mark: true}, {Text: "と"}, {Text: "定める", Mark: true}, {Text: "。"}},
					},
					{Old: Line{{Text: "２　（略）"}}, New: Line{{Text: "２　（略）"}}, Omit: 3, Place: PlaceParagraph},
					{Old: Line{{Text: "職"}, {Text: "\t"}, {Text: "課長", Mark: true}}, New: Line{{Text: "職"}, {Text: "\t"}, {Text: "部長", Mark: true}}, Place: PlaceTable},
				},
			},
			{ID: "org.new", State: "新設", Lines: []Pair{
				{Old: Line{{Text: "（新設）"}}, NoOld: true, New: Line{{Text: "=第２条", Mark: true, Number: true}, {Text: "　新しい条", Mark: true}}, Place: PlaceArticle},
				{New: long, Place: PlaceParagraph},
			}},
			{Kind: RowFolded, Lines: []Pair{{Old: Line{{Text: "第３条から第５条まで　（略）"}}, New: Line{{Text: "第３条から第５条まで　（略）"}}, Omit: 9, Place: PlaceArticle}}},
			{ID: "empty", State: "番号"},
		},
		Traps:   []string{"旧第５条と新第５条は、内容が異なる。", "=HYPERLINK(1)"},
		Reviews: []ReviewRow{{Clause: "第７条", What: "解説に例が加わった。", Why: "実務の変化", Source: "第3編"}},
		Counts:  []Count{{"字句の変更", 1}, {"新設", 1}, {"変更なし", 3}},
	}
}

func writtenTable(t testing.TB, table *Table) []byte {
	t.Helper()
	return written(t, func(w io.Writer) error { return WriteDiffXLSX(w, table) })
}

func TestWriteDiffXLSX(t *testing.T) {
	f := workbook(t, writtenTable(t, sampleTable()))
	checkGolden(t, "diffxlsx.txt", asText(t, f))
	noFormulas(t, f, trapsSheet, tableSheet, reviewsSheet)
}

// A sheet cannot frame the cells of a table inside a cell, and says so where the profile does.
func TestSheetSaysHowTablesAreMarked(t *testing.T) {
	for _, name := range []string{"genko", "detailed"} {
		table := sampleTable()
		table.Profile = FindProfile(name)
		said := strings.Contains(asText(t, workbook(t, writtenTable(t, table))), "太線に代えて下線で示す")
		if want := table.Profile.MarkTable == TableFrame; said != want {
			t.Errorf("%s: said %v, want %v", name, said, want)
		}
	}
}

// The new text stands on the left where the profile says so, and without a third column there is none.
func TestTableColumns(t *testing.T) {
	table := sampleTable()
	table.Profile, table.NoteHead, table.Traps, table.Reviews = FindProfile("two-columns"), "", nil, nil
	f := workbook(t, writtenTable(t, table))
	if got := strings.Join(f.GetSheetList(), " "); got != tableSheet+" "+countsSheet {
		t.Errorf("sheets %s", got)
	}
	for cell, want := range map[string]string{"A2": "改正案", "B2": "現行\n令和５年訓令第１号", "C2": "識別子", "C4": "org.ciso"} {
		if got, err := f.GetCellValue(tableSheet, cell); err != nil || got != want {
			t.Errorf("%s is %q (%v), want %q", cell, got, err, want)
		}
	}
}

// Every run of the table stands in the cells of its side in order, marked as it was, and no row hides a line: the text of a cell takes
// at most the height of its row.
func checkTable(t *testing.T, table *Table) {
	t.Helper()
	f := workbook(t, writtenTable(t, table))
	rows, err := f.GetRows(tableSheet)
	if err != nil {
		t.Fatal(err)
	}
	skip := map[string]bool{table.Footer: true, table.Remark: true}
	for i := range table.Rows {
		skip[table.Rows[i].Group] = true
	}
	delete(skip, "")
	for col, side := range []Side{table.Left(), table.Right()} {
		var plain, underlined, wantPlain, wantUnderlined strings.Builder
		for i := range table.Rows {
			for _, l := range table.Rows[i].side(side) {
				for _, r := range l {
					text := strings.ReplaceAll(r.Text, "\t", cellBar)
					wantPlain.WriteString(text)
					if table.Profile.drawn(r, side) != MarkNone {
						wantUnderlined.WriteString(text)
					}
				}
			}
		}
		head := 0
		for head < len(rows) && (len(rows[head]) < 2 || rows[head][col] != table.Head(side)) {
			head++
		}
		for row := head + 1; row < len(rows); row++ {
			cell := at(col+1, row+1)
			got, err := f.GetCellRichText(tableSheet, cell)
			if err != nil {
				t.Fatal(err)
			}
			text, err := f.GetCellValue(tableSheet, cell)
			if err != nil {
				t.Fatal(err)
			}
			if skip[text] { // in a merged cell every column has its text
				continue
			}
			plain.WriteString(strings.ReplaceAll(text, "\n", ""))
			for _, r := range got {
				if r.Font != nil && (r.Font.Underline != "" || r.Font.Bold) {
					underlined.WriteString(strings.ReplaceAll(r.Text, "\n", ""))
				}
			}
			width, _ := f.GetColWidth(tableSheet, column(col+1))
			height, _ := f.GetRowHeight(tableSheet, row+1)
			size := float64(table.Profile.Size)
			if need := float64(neededLines(text, width, size)) * size * 1.2; need > height {
				t.Errorf("%s needs %g points and has %g: %s", cell, need, height, text)
			}
		}
		if plain.String() != wantPlain.String() || underlined.String() != wantUnderlined.String() {
			t.Errorf("%s, %s: the cells do not hold the runs of the table", table.Profile.Name, side)
		}
	}
}

func TestTableKeepsEveryRun(t *testing.T) {
	checkTable(t, sampleTable())
	compared := diffing.Compare(draft(t, "r5-03").Document(), draft(t, "r8-03").Document(), diffing.Options{})
	for _, p := range Profiles() {
		checkTable(t, NewTable(compared, TableOptions{Profile: p, Footer: "令和５年３月版→令和８年３月版"}))
	}
}

// largeTable is the table of a rule of 135 articles, all of them changed.
func largeTable() *Table {
	sentence := func(n int) string {
		return strings.Repeat("情報システム管理者は、所管する情報システムについて、必要な措置を講じなければならない。", 1+n%4)
	}
	table := &Table{Profile: FindProfile("genko"), Title: "新旧対照表", OldHead: "現行", NewHead: "改正案", NoteHead: "理由"}
	for i := range 135 {
		row := Row{ID: fmt.Sprintf("a%d", i), State: "字句の変更", Note: "国のモデルの改定に伴う改正"}
		for p := range 5 {
			text := fmt.Sprintf("%d　%s", p+1, sentence(i+p))
			row.Lines = append(row.Lines, Pair{
				Old:   Line{{Text: text}, {Text: "適正に", Mark: true}, {Text: fmt.Sprint("行う。", i)}},
				New:   Line{{Text: text}, {Text: "適切に", Mark: true}, {Text: fmt.Sprint("行う。", i)}},
				Place: PlaceParagraph,
			})
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

func BenchmarkWriteDiffXLSX135Articles(b *testing.B) {
	table := largeTable()
	b.ReportAllocs()
	for b.Loop() {
		if err := WriteDiffXLSX(io.Discard, table); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWriteChecklistOfADraft(b *testing.B) {
	set := draft(b, "r8-03")
	o := ChecklistOptions{RoleName: templates.Defaults("見本町").RoleName, Body: "見本町"}
	b.ReportAllocs()
	for b.Loop() {
		if err := WriteChecklist(io.Discard, NewChecklist([]*policy.Document{set.Basic, set.Standards}, o)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWriteChecklist20000Rows(b *testing.B) {
	part := NewChecklist(draft(b, "r8-03").Documents(), ChecklistOptions{RoleName: roleName})
	c := &Checklist{Title: "点検票", Chapters: part.Chapters}
	for len(c.Items) < 20000 {
		c.Items = append(c.Items, part.Items...)
	}
	c.Items = c.Items[:20000]
	b.ReportAllocs()
	for b.Loop() {
		if err := WriteChecklist(io.Discard, c); err != nil {
			b.Fatal(err)
		}
	}
}
