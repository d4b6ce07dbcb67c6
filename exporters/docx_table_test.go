package exporters

import (
	"strings"
	"testing"
)

func TestColumnWidths(t *testing.T) {
	long := strings.Repeat("情報", 40)
	for _, test := range []struct {
		name string
		rows [][]string
		form bool
		want []int // percent
	}{
		{"short", [][]string{{"分類", "基準"}, {"１", "２"}}, false, []int{50, 50}},
		{"one long", [][]string{{"分類", "基準"}, {"機密性３", long}}, false, []int{13, 86}},
		{"two long", [][]string{{"分類", "基準", "備考"}, {"機密性３", long, long + long}}, false, []int{13, 35, 50}},
		{"form", [][]string{{"項目", "記入欄"}, {strings.Repeat("所属", 9), ""}}, true, []int{30, 70}},
		{"ragged", [][]string{{"項目"}, {"a", "b", "c"}}, false, []int{33, 33, 33}},
	} {
		const width = 40 * cellEm
		widths := columnWidths(test.rows, width, test.form)
		if sum(widths) != width {
			t.Errorf("%s: %v do not fill %d", test.name, widths, width)
		}
		for c, want := range test.want {
			if got := widths[c] * 100 / width; got != want {
				t.Errorf("%s: column %d has %d %%, want %d", test.name, c, got, want)
			}
		}
	}
}

// A 様式 of many lines is made to fit its page; one of a few has 12 mm a line.
func TestFormHeight(t *testing.T) {
	rows := func(n int) [][]string {
		out := [][]string{{"項目", "記入欄"}}
		for range n {
			out = append(out, []string{"所属", ""})
		}
		return out
	}
	if few := newTable(rows(5), portrait, true); few.least != formRow {
		t.Errorf("rows of %d", few.least)
	}
	if many := newTable(rows(20), portrait, true); many.least >= formRow || many.total() > portrait.textHeight()-6*pitch {
		t.Errorf("rows of %d, %d in all", many.least, many.total())
	}
}
