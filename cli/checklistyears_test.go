package cli

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"kitei/internal/xlsxcheck"
)

// answerAll fills in every checklist of a folder as a town would: most duties done, some in part with a reason and a day. better is the share of
// what was not done that is done a year later.
func answerAll(t testing.TB, folder string, better float64) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.xlsx"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for i, name := range files {
		f, err := excelize.OpenFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.UnprotectSheet("点検票"); err != nil {
			t.Fatal(err)
		}
		rows, err := f.GetRows("点検票")
		if err != nil {
			t.Fatal(err)
		}
		rnd := rand.New(rand.NewPCG(uint64(i), 3))
		for r := 5; r < len(rows); r++ {
			if len(rows[r]) < 14 || rows[r][13] == "" { // goes on with the row above
				continue
			}
			answerRow(t, f, r+1, rnd.Float64(), better)
		}
		if err := f.Save(); err != nil {
			t.Fatal(err)
		}
	}
}

func answerRow(t testing.TB, f *excelize.File, row int, chance, better float64) {
	t.Helper()
	cells := []string{"○", "", "", "", ""}
	switch {
	case chance < 0.06*(1-better):
		cells = []string{"×", "", "令和9年9月", "", "機器の更新に合わせて実施するため、令和9年度の予算に計上する。それまでは、目視による点検を毎月行う。"}
	case chance < 0.15*(1-better):
		cells = []string{"△", "", "R9.3.31", "", "会計年度任用職員への周知が終わっていない。"}
	case chance > 0.93:
		cells = []string{"－", "", "", "", ""}
	case chance > 0.91:
		cells[0] = ""
	}
	for i, text := range cells {
		if text == "" {
			continue
		}
		at, _ := excelize.CoordinatesToCellName(9+i, row)
		if err := f.SetCellStr("点検票", at, text); err != nil {
			t.Fatal(err)
		}
	}
}

// ran runs kitei and gives what it printed.
func ran(t testing.TB, args ...string) string {
	t.Helper()
	var out, said bytes.Buffer
	if code := Main(append([]string{"kitei", "--quiet"}, args...), &out, &said); code != 0 {
		t.Fatalf("%v: exit %d\n%s", args, code, said.String())
	}
	return out.String()
}

// A year of checklists from paper to committee: sent, filled in, read, compared with the year before, in Excel and Word. What the two years
// count adds up, and a section that did not answer is named.
func TestYearsAreCompared(t *testing.T) {
	dir := t.ArtifactDir()
	params := mizuho + "/kitei.yaml"
	for year, better := range map[string]float64{"前年": 0, "今年": 0.5} {
		folder := filepath.Join(dir, year)
		ran(t, "checklist", "export", "-p", params, "--for", "manager", "--sections", "params", "-o", folder)
		answerAll(t, folder, better)
		if year == "今年" {
			late, err := filepath.Glob(filepath.Join(folder, "*税務課*.xlsx"))
			if err != nil || len(late) != 1 {
				t.Fatal(late, err)
			}
			if err := os.Remove(late[0]); err != nil {
				t.Fatal(err)
			}
		}
		ran(t, "checklist", "import", folder, "-p", params, "--sections", "params", "-o", folder+".json")
	}
	now, last := filepath.Join(dir, "今年.json"), filepath.Join(dir, "前年.json")
	for _, format := range []string{"xlsx", "docx"} {
		ran(t, "checklist", "report", now, "--last", last, "-f", format, "-o", filepath.Join(dir, "点検結果."+format))
	}
	text := ran(t, "checklist", "report", now, "--last", last)
	for _, want := range []string{"回答のない所属が1あります（税務課）", "前回の実施率は", "改善", "前回との比較"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the report:\n%.1500s", want, text)
		}
	}
	data, err := os.ReadFile(filepath.Join(dir, "点検結果.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range xlsxcheck.Faults(data) {
		t.Error(fault)
	}
	compareYears(t, data)
}

// compareYears holds the sheets of the report to each other: the rates of this year are those of the totals, and the changes that are counted are
// those that are listed.
func compareYears(t *testing.T, data []byte) {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	totals, years, changes := rowsUnder(t, f, "所属別"), rowsUnder(t, f, "前回との比較"), rowsUnder(t, f, "前回から変わった項目")
	rates := map[string]string{}
	for _, row := range totals {
		rates[row[0]] = row[7]
	}
	counted := map[string]int{}
	for _, row := range changes {
		counted[row[1]]++
		counted["計"]++
	}
	if len(years) != len(totals)+1 || counted["計"] == 0 { // the section that did not answer this year
		t.Fatalf("%d sections in the totals, %d in the comparison, %d changes", len(totals), len(years), counted["計"])
	}
	for _, row := range years {
		if want := rates[row[0]]; row[2] != want && (row[0] != "税務課" || row[2] != "－") {
			t.Errorf("%s: rate %s, in the totals %s", row[0], row[2], want)
		}
		sum := 0
		for _, cell := range row[3:6] {
			n, err := strconv.Atoi(cell)
			if err != nil {
				t.Error(err)
			}
			sum += n
		}
		if sum != counted[row[0]] {
			t.Errorf("%s: %d changes counted, %d listed", row[0], sum, counted[row[0]])
		}
	}
	if changes[0][0] == "改善" && slices.ContainsFunc(changes, func(r []string) bool { return r[0] == "後退" }) {
		t.Error("what got worse does not stand first")
	}
}

// rowsUnder gives the rows of a sheet of a report below its headings; those that only go on are left out.
func rowsUnder(t *testing.T, f *excelize.File, sheet string) [][]string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	panes, err := f.GetPanes(sheet)
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(rows[panes.YSplit:], func(r []string) bool { return len(r) < 2 || r[0] == "" })
}
