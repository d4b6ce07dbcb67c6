package returns

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"kitei/exporters"
	"kitei/policy"
)

// askedDocument is a rule with enough duties to be shuffled: short ones, a long one, two that differ only in their subject.
func askedDocument() *policy.Document {
	d := &policy.Document{Title: "見本町情報セキュリティ対策基準", Short: "対策基準"}
	for c, chapter := range []string{"組織体制", "物理的セキュリティ", "運用"} {
		group := &policy.Node{Kind: policy.Chapter, ID: fmt.Sprintf("c%d", c), Title: chapter}
		for a := range 4 {
			id := fmt.Sprintf("c%d.a%d", c, a)
			text := fmt.Sprintf("情報システム管理者は、%sに関する措置その%dを講じなければならない。", chapter, a)
			if a == 3 {
				text = strings.Repeat("統括情報セキュリティ責任者は、脅威の変化を調査し、その結果を記録しなければならない。", 30)
			}
			level := policy.Must
			if a == 2 {
				level = policy.Recommended
			}
			group.Children = append(group.Children, &policy.Node{Kind: policy.Article, ID: id, Title: fmt.Sprintf("%sの%d", chapter, a), Children: []*policy.Node{
				{Kind: policy.Paragraph, ID: id + ".p", Level: level, Who: []string{"sysadmin"}, Text: text},
			}})
		}
		d.Nodes = append(d.Nodes, group)
	}
	policy.SetCites(d)
	policy.Number(d, policy.Styling{Numbering: policy.ByArticle})
	return d
}

func askedChecklist(section string) *exporters.Checklist {
	return exporters.NewChecklist([]*policy.Document{askedDocument()}, exporters.ChecklistOptions{Edition: "令和8年3月版", Revision: "0123456789ab", Section: section})
}

const sheetName = "点検票"

// sent is a checklist as it was sent, opened to be filled in.
func sent(t testing.TB, section string) *excelize.File {
	t.Helper()
	var b bytes.Buffer
	if err := exporters.WriteChecklist(&b, askedChecklist(section)); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	must(t, f.UnprotectSheet(sheetName))
	return f
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// column finds a column by its heading; the headings stand in row 5.
func columnOf(t testing.TB, f *excelize.File, heading string) string {
	t.Helper()
	rows, err := f.GetRows(sheetName)
	must(t, err)
	for i, cell := range rows[4] {
		if fold(cell) == fold(heading) {
			name, err := excelize.ColumnNumberToName(i + 1)
			must(t, err)
			return name
		}
	}
	t.Fatalf("no column %s", heading)
	return ""
}

// rowsByKey gives the row of every duty.
func rowsByKey(t testing.TB, f *excelize.File) map[string]int {
	t.Helper()
	out := map[string]int{}
	col, err := excelize.ColumnNameToNumber(columnOf(t, f, "識別子"))
	must(t, err)
	rows, err := f.GetRows(sheetName)
	must(t, err)
	for i, cells := range rows[5:] {
		if len(cells) >= col && cells[col-1] != "" {
			out[cells[col-1]] = i + 6
		}
	}
	return out
}

func set(t testing.TB, f *excelize.File, heading string, row int, value string) {
	t.Helper()
	must(t, f.SetCellStr(sheetName, fmt.Sprint(columnOf(t, f, heading), row), value))
}

func saved(t testing.TB, f *excelize.File) []byte {
	t.Helper()
	var b bytes.Buffer
	must(t, f.Write(&b))
	return b.Bytes()
}

func readBack(t testing.TB, f *excelize.File) (*AnswerSheet, []string) {
	t.Helper()
	sheet, notices, err := ReadChecklist("返送/総務課.xlsx", saved(t, f), askedChecklist(""))
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, n := range notices {
		codes = append(codes, n.Code)
	}
	return sheet, codes
}

func results(s *AnswerSheet) map[string]Result {
	out := map[string]Result{}
	for _, a := range s.Answers {
		out[a.Key] = a.Result
	}
	return out
}

// fill answers every duty, ways of writing in turn, and gives what was meant.
func fill(t testing.TB, f *excelize.File) map[string]Result {
	t.Helper()
	ways := []struct {
		text string
		want Result
	}{{"○", Done}, {"〇", Done}, {"0", Done}, {"０", Done}, {"△", Partly}, {"×", NotDone}, {"Ｘ", NotDone}, {"－", Outside}, {"ー", Outside}, {" 実施 ", Done}, {"該当なし", Outside}, {"一部", Partly}, {"◯", Done}, {"Ｏ", Done}, {"レ", Done}, {"✓", Done}, {"▲", Partly}}
	want := map[string]Result{}
	rows := rowsByKey(t, f)
	keys := make([]string, 0, len(rows))
	for key := range rows {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for i, key := range keys {
		way := ways[i%len(ways)]
		set(t, f, "結果", rows[key], way.text)
		if way.want == Partly || way.want == NotDone {
			set(t, f, "備考（未実施の理由・改善策）", rows[key], "予算を要求中")
		}
		want[key] = way.want
	}
	return want
}

// What was filled in comes back, however it was written, with nothing to complain about.
func TestChecklistComesBack(t *testing.T) {
	f := sent(t, "総務課")
	want := fill(t, f)
	sheet, codes := readBack(t, f)
	if len(codes) > 0 {
		t.Errorf("notices: %v", codes)
	}
	if sheet.Section != "総務課" || len(sheet.Answers) != len(askedChecklist("").Items) {
		t.Errorf("%s: %d answers", sheet.Section, len(sheet.Answers))
	}
	for key, r := range results(sheet) {
		if r != want[key] {
			t.Errorf("%s: %q, want %q", key, r, want[key])
		}
	}
}

// Whatever is done to the rows and columns of a filled-in checklist, its answers stay the same: rows shuffled, empty and foreign rows put in,
// a column put in, hidden columns taken out, the sheet renamed, the record of what was asked lost.
func TestChecklistSurvivesTreatment(t *testing.T) {
	for seed := range uint64(40) {
		rnd := rand.New(rand.NewPCG(seed, 1))
		f := sent(t, "総務課")
		want := fill(t, f)
		var allowed []string
		treat(t, f, rnd, &allowed)
		edited := ""
		if rnd.IntN(3) == 0 && !slices.Contains(allowed, "answers-keys") {
			edited = edit(t, f, rnd)
		}
		if rnd.IntN(3) == 0 {
			must(t, f.SetSheetName(sheetName, "R8提出（総務課）"))
		}
		sheet, notices, err := ReadChecklist("返送/総務課.xlsx", saved(t, f), askedChecklist(""))
		must(t, err)
		for _, n := range notices {
			switch {
			case n.Code == "answers-edited" && strings.HasSuffix(n.Pos.Cell, "!"+edited):
				edited = ""
			case !slices.Contains(allowed, n.Code):
				t.Errorf("seed %d: unexpected %s at %s", seed, n.Code, n.Pos.Cell)
			}
		}
		if edited != "" {
			t.Errorf("seed %d: the edited question in %s was not found: %v", seed, edited, notices)
		}
		got := results(sheet)
		for key, r := range want {
			if got[key] != r {
				t.Errorf("seed %d: %s is %q, want %q", seed, key, got[key], r)
			}
		}
	}
}

// treat does to a workbook what people do, some of it at each call.
func treat(t testing.TB, f *excelize.File, rnd *rand.Rand, allowed *[]string) {
	t.Helper()
	if rnd.IntN(2) == 0 {
		shuffle(t, f, rnd)
	}
	if rnd.IntN(2) == 0 {
		must(t, f.InsertRows(sheetName, 6+rnd.IntN(5), 1+rnd.IntN(2)))
	}
	if rnd.IntN(2) == 0 {
		must(t, f.InsertCols(sheetName, "D", 1))
		must(t, f.SetCellStr(sheetName, "D5", "課内の担当"))
	}
	if rnd.IntN(3) == 0 {
		must(t, f.RemoveCol(sheetName, columnOf(t, f, "照合値")))
		must(t, f.RemoveCol(sheetName, columnOf(t, f, "識別子")))
		*allowed = append(*allowed, "answers-keys")
	}
	if rnd.IntN(3) == 0 {
		must(t, f.DeleteSheet("データ"))
	}
	if rnd.IntN(2) == 0 {
		filter(t, f, rnd)
	}
	if rnd.IntN(2) == 0 {
		mergeEqual(t, f)
	}
	if rnd.IntN(3) == 0 {
		must(t, f.SetCellStr(sheetName, "A3", "ご提出先"))
		must(t, f.InsertRows(sheetName, 1, 2))
	}
}

// headRow finds the row of the headings.
func headRow(t testing.TB, f *excelize.File) (row int, cells []string) {
	t.Helper()
	rows, err := f.GetRows(sheetName)
	must(t, err)
	for i, cells := range rows {
		if slices.Contains(cells, "点検項目") {
			return i + 1, cells
		}
	}
	t.Fatal("no row of headings")
	return 0, nil
}

// filter hides rows, as a filter that nobody took off does.
func filter(t testing.TB, f *excelize.File, rnd *rand.Rand) {
	t.Helper()
	head, _ := headRow(t, f)
	for row := head + 1; row < head+16; row++ {
		must(t, f.SetRowVisible(sheetName, row, rnd.IntN(2) == 0))
	}
}

// mergeEqual joins the results of two duties, one above the other, that are the same.
func mergeEqual(t testing.TB, f *excelize.File) {
	t.Helper()
	head, cells := headRow(t, f)
	col := slices.Index(cells, "結果")
	name, err := excelize.ColumnNumberToName(col + 1)
	must(t, err)
	rows, err := f.GetRows(sheetName)
	must(t, err)
	question := slices.Index(cells, "点検項目")
	for row := head + 1; row < len(rows); row++ {
		a, b := rows[row-1], rows[row]
		if len(a) > col && len(b) > col && a[col] != "" && a[col] == b[col] && !strings.HasPrefix(b[question], "（続き）") {
			must(t, f.MergeCell(sheetName, fmt.Sprint(name, row), fmt.Sprint(name, row+1)))
			return
		}
	}
}

// edit rewords a question and gives its cell.
func edit(t testing.TB, f *excelize.File, rnd *rand.Rand) string {
	t.Helper()
	head, cells := headRow(t, f)
	col, key := slices.Index(cells, "点検項目"), slices.Index(cells, "識別子")
	rows, err := f.GetRows(sheetName)
	must(t, err)
	var asked []int
	for row := head; row < len(rows); row++ {
		if key >= 0 && len(rows[row]) > key && rows[row][key] != "" {
			asked = append(asked, row)
		}
	}
	row := asked[rnd.IntN(len(asked))]
	cell, err := excelize.CoordinatesToCellName(col+1, row+1)
	must(t, err)
	must(t, f.SetCellStr(sheetName, cell, strings.Replace(rows[row][col], "しているか", "するよう努めているか", 1)+"（課内で確認）"))
	return cell
}

// shuffle puts the rows of the duties into another order, as a sort does.
func shuffle(t testing.TB, f *excelize.File, rnd *rand.Rand) {
	t.Helper()
	rows, err := f.GetRows(sheetName)
	must(t, err)
	body := rows[5:]
	order := rnd.Perm(len(body))
	for i, from := range order {
		for c := range 15 {
			cell, err := excelize.CoordinatesToCellName(c+1, i+6)
			must(t, err)
			value := ""
			if c < len(body[from]) {
				value = body[from][c]
			}
			must(t, f.SetCellStr(sheetName, cell, value))
		}
	}
}

// Everything wrong with an answer is found, at its cell.
func TestChecklistProblems(t *testing.T) {
	for _, tt := range []struct {
		name string
		do   func(f *excelize.File, row map[string]int)
		want []string
	}{
		{"unreadable result", func(f *excelize.File, row map[string]int) { set(t, f, "結果", row["c0.a0.p"], "まあまあ") }, []string{"answers-result"}},
		{"no reason", func(f *excelize.File, row map[string]int) { set(t, f, "備考", row["c0.a0.p"], "") }, nil},
		{"question edited", func(f *excelize.File, row map[string]int) {
			set(t, f, "点検項目", row["c1.a1.p"], "情報システム管理者は、おおむね措置を講じているか。")
		}, []string{"answers-edited"}},
		{"row deleted", func(f *excelize.File, row map[string]int) { must(t, f.RemoveRow(sheetName, row["c2.a0.p"])) }, []string{"answers-gone"}},
		{"answered twice", func(f *excelize.File, row map[string]int) {
			must(t, f.DuplicateRowTo(sheetName, row["c0.a0.p"], row["c0.a0.p"]+1))
			set(t, f, "結果", row["c0.a0.p"]+1, "×")
			set(t, f, "備考（未実施の理由・改善策）", row["c0.a0.p"]+1, "未定")
		}, []string{"answers-twice"}},
		{"done, with a day to put it right", func(f *excelize.File, row map[string]int) {
			set(t, f, "結果", row["c0.a0.p"], "○")
			set(t, f, "期限", row["c0.a0.p"], "2027/3/31")
		}, []string{"answers-contradiction"}},
		{"a row of their own", func(f *excelize.File, row map[string]int) {
			must(t, f.InsertRows(sheetName, 6, 1))
			set(t, f, "点検項目", 6, "休憩室の鍵は掛かっているか。")
			set(t, f, "結果", 6, "○")
		}, []string{"answers-unknown"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := sent(t, "総務課")
			fill(t, f)
			if strings.Contains(tt.name, "reason") {
				row := rowsByKey(t, f)["c0.a0.p"]
				set(t, f, "結果", row, "△")
				set(t, f, "備考（未実施の理由・改善策）", row, "")
				tt.want = []string{"answers-no-reason"}
			} else {
				tt.do(f, rowsByKey(t, f))
			}
			sheet, notices, err := ReadChecklist("総務課.xlsx", saved(t, f), askedChecklist(""))
			if err != nil || sheet == nil {
				t.Fatal(err)
			}
			var codes []string
			for _, n := range notices {
				codes = append(codes, n.Code)
				if n.Code != "answers-gone" && !strings.HasPrefix(n.Pos.Cell, sheetName+"!") {
					t.Errorf("%s has no cell: %+v", n.Code, n.Pos)
				}
			}
			if !slices.Equal(codes, tt.want) {
				t.Errorf("%v, want %v", codes, tt.want)
			}
		})
	}
}

// A field that was left empty does not take the label of the next one.
func TestChecklistWithoutSection(t *testing.T) {
	f := sent(t, "")
	fill(t, f)
	sheet, _ := readBack(t, f)
	if sheet.Section != "" || sheet.Checker != "" {
		t.Errorf("section %q, checker %q", sheet.Section, sheet.Checker)
	}
}

// What is no checklist is refused with a sentence of its own.
func TestNoChecklist(t *testing.T) {
	other := excelize.NewFile()
	for name, tt := range map[string]struct {
		src  []byte
		code string
	}{
		"another workbook": {saved(t, other), "answers-no-table"},
		"text":             {[]byte("点検項目,結果"), "workbook-unreadable"},
		"old":              {append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 600)...), "workbook-old"},
		"password":         {append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), utf16le("EncryptedPackage")...), "workbook-password"},
		"nothing":          {nil, "workbook-unreadable"},
		"sheet gone":       {without(t, func(f *excelize.File) { must(t, f.DeleteSheet(sheetName)); must(t, f.DeleteSheet("データ")) }), "answers-no-table"},
		"column renamed":   {without(t, func(f *excelize.File) { must(t, f.SetCellStr(sheetName, columnOf(t, f, "結果")+"5", "回答欄")) }), "answers-no-table"},
	} {
		_, _, err := ReadChecklist("x.xlsx", tt.src, askedChecklist(""))
		n, ok := err.(*policy.Notice) //nolint:errorlint // the reader returns notices as they are
		if !ok || n.Code != tt.code {
			t.Errorf("%s: %v, want %s", name, err, tt.code)
		}
	}
}

// without is a checklist that lost something.
func without(t *testing.T, do func(f *excelize.File)) []byte {
	t.Helper()
	f := sent(t, "総務課")
	do(f)
	return saved(t, f)
}

// A missing column is named, and a checklist of another edition is read by its own record of what was asked.
func TestChecklistOfAnotherEdition(t *testing.T) {
	_, _, err := ReadChecklist("a.xlsx", without(t, func(f *excelize.File) { must(t, f.SetCellStr(sheetName, columnOf(t, f, "結果")+"5", "回答欄")) }), askedChecklist(""))
	if n, ok := err.(*policy.Notice); !ok || !slices.Equal(n.Args, []any{"結果"}) { //nolint:errorlint // the reader returns notices as they are
		t.Errorf("%v", err)
	}
	f := sent(t, "総務課")
	want := fill(t, f)
	today := askedChecklist("")
	today.Edition, today.Revision, today.Items = "令和10年3月版", "ffffffffffff", today.Items[:2]
	sheet, notices, err := ReadChecklist("a.xlsx", saved(t, f), today)
	must(t, err)
	if !slices.ContainsFunc(notices, func(n policy.Notice) bool { return n.Code == "answers-other" }) {
		t.Errorf("notices %v", notices)
	}
	if got := results(sheet); !maps.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestParseResult(t *testing.T) {
	for text, want := range map[string]Result{
		"○": Done, "◯": Done, "⭕": Unanswered, "O": Done, "ｏ": Done, "○ 実施": Done, "レ": Done, "△一部": Partly, "× 未実施": NotDone, "✕": NotDone, "x": NotDone, "―": Outside, "－ 対象外": Outside,
		"N/A": Outside, "": Unanswered, "　": Unanswered, "○×": Unanswered, "たぶん": Unanswered,
	} {
		got, ok := ParseResult(text)
		if got != want || ok != (want != Unanswered || strings.TrimSpace(strings.Trim(text, "　")) == "") {
			t.Errorf("%q: %q %v, want %q", text, got, ok, want)
		}
	}
}

func FuzzReadChecklist(f *testing.F) {
	var b bytes.Buffer
	if err := exporters.WriteChecklist(&b, askedChecklist("総務課")); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte("PK\x03\x04"))
	asked := askedChecklist("")
	f.Fuzz(func(t *testing.T, src []byte) {
		sheet, _, err := ReadChecklist("x.xlsx", src, asked)
		if (sheet == nil) == (err == nil) {
			t.Error("neither answers nor an error")
		}
	})
}

func BenchmarkReadChecklist(b *testing.B) {
	var out bytes.Buffer
	if err := exporters.WriteChecklist(&out, askedChecklist("総務課")); err != nil {
		b.Fatal(err)
	}
	asked := askedChecklist("")
	for b.Loop() {
		if _, _, err := ReadChecklist("x.xlsx", out.Bytes(), asked); err != nil {
			b.Fatal(err)
		}
	}
}
