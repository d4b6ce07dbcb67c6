package exporters

import (
	"testing"

	"kitei/policy"
)

func TestCountLines(t *testing.T) {
	const em = 10
	for _, test := range []struct {
		text        string
		first, rest int // characters
		want        int
	}{
		{"", 5, 5, 1},
		{"あいうえお", 5, 5, 1},
		{"あいうえおか", 5, 5, 2},
		{"あいうえおかきくけ", 5, 4, 2},
		{"あ\nい", 5, 5, 2},
		// Punctuation may stand in the margin, but only one character of it and not a bracket.
		{"あいうえお。", 5, 5, 1},
		{"あいうえ（お）か", 5, 5, 2},
		{"あいうえお」か", 5, 5, 2},
		{"あいうえお。」", 5, 5, 2},
		// A line that would end with an opening bracket gives it to the next: あいうえ／（おかきく／け.
		{"あいうえ（おかきくけ", 5, 5, 3},
		// Latin letters and digits are half as wide and words stay whole; there is a little space on each side.
		{"あいうABCD", 5, 5, 2},
		{"あいうえ12", 5, 5, 2},
		{"ABCDEFGHIJ", 5, 5, 1},
		{"ABCDEFGHIJK", 5, 5, 2},
		{"あLGWAN接", 5, 5, 1},
		{"あLGWAN接続", 5, 5, 2},
	} {
		if got := countLines(test.text, test.first*em, test.rest*em, em); got != test.want {
			t.Errorf("%q in %d and %d: %d lines, want %d", test.text, test.first, test.rest, got, test.want)
		}
	}
}

// LibreOffice 7.4 sets these documents on as many pages and begins these provisions on the same ones.
func TestPaginate(t *testing.T) {
	for _, test := range []struct {
		name  string
		total int
		pages map[string]int
	}{
		{"article", 71, map[string]int{"第５章": 28, "別表": 68, "様式第２号": 70}},
		{"guideline", 74, map[string]int{"９．２．": 59, "別表": 71, "様式第２号": 73}},
	} {
		m := makeBlocks(largeDocument(sampleStylings[test.name]), sampleLayout.withDefaults())
		starts, total := paginate(m.blocks)
		if total != test.total {
			t.Errorf("%s: %d pages, want %d", test.name, total, test.total)
		}
		pages := entryPages(m.blocks, m.entries, starts)
		for i, e := range m.entries {
			if want := test.pages[e.node.Label]; want != 0 && pages[i] != want {
				t.Errorf("%s: %s on page %d, want %d", test.name, e.text, pages[i], want)
			}
			if i > 0 && pages[i] < pages[i-1] {
				t.Errorf("%s: %s comes before the entry above it", test.name, e.text)
			}
		}
	}
}

func BenchmarkPaginate(b *testing.B) {
	m := makeBlocks(largeDocument(policy.Styling{}), sampleLayout.withDefaults())
	for b.Loop() {
		paginate(m.blocks)
	}
}
