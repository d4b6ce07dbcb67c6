package exporters

import (
	"math"
	"strings"
	"testing"
)

// neededLines is the least number of lines a text can take: no break forbidden, no room kept free, Latin letters half as wide as the others.
func neededLines(text string, width, size float64) int {
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		total := 0.0
		for _, r := range line {
			if w := runeWidth(r); w < 1 {
				total += 0.5 * size * pixels
			} else {
				total += size * pixels
			}
		}
		n += max(1, int(math.Ceil(total/(width*digitWidth))))
	}
	return n
}

func TestWrappedLines(t *testing.T) {
	for _, test := range []struct {
		text  string
		width float64
		want  int
	}{
		{"", 10, 1},
		{"一行", 10, 1},
		{"二\n行", 10, 2},
		{"最後は空行\n", 10, 2},
		{strings.Repeat("あ", 11), 20, 1}, // room for 154/13.3 = 11 characters
		{strings.Repeat("あ", 12), 20, 2},
		{strings.Repeat("あ", 22), 20, 2},
		{strings.Repeat("あ", 23), 20, 3},
		// 。 does not begin a line: the character before it goes along.
		{strings.Repeat("あ", 11) + "。", 20, 2},
		{strings.Repeat("あ", 21) + "。" + strings.Repeat("あ", 1), 20, 3},
		// An opening bracket does not end a line.
		{strings.Repeat("あ", 10) + "「ああ」", 20, 2},
		// A word is not broken unless it is longer than a line.
		{"ああああああああ Security", 20, 2},
		{strings.Repeat("x", 100), 20, 6},
		{strings.Repeat("。", 40), 20, 4},
	} {
		if got := wrappedLines(test.text, test.width, 10); got != test.want {
			t.Errorf("%q in %g: %d lines, want %d", test.text, test.width, got, test.want)
		}
	}
}

// However a text is broken, the estimate is never below what is needed, grows with the text, and shrinks with the width.
func FuzzWrappedLines(f *testing.F) {
	for _, text := range append(hostile, "情報システム管理者は、「Windows Update」等により、更新しなければならない。", strings.Repeat("（）「」、。", 50)) {
		f.Add(text, 20.0)
	}
	f.Fuzz(func(t *testing.T, text string, width float64) {
		if len(text) > 1<<12 || !(width >= 4 && width <= 200) {
			t.Skip("no such cell")
		}
		text = cellText(text)
		got := wrappedLines(text, width, bodySize)
		if need := neededLines(text, width, bodySize); got < need {
			t.Errorf("%q in %g: %d lines, needs %d", text, width, got, need)
		}
		if longer := wrappedLines(text+"追加", width, bodySize); longer < got {
			t.Errorf("%q in %g: %d lines, with more text %d", text, width, got, longer)
		}
		last := 0
		for line := range strings.SplitSeq(text, "\n") {
			last = 0
			for _, b := range lineBreaks(line, width, bodySize) {
				if b <= last || b >= len(line) {
					t.Fatalf("%q in %g: breaks %v", line, width, lineBreaks(line, width, bodySize))
				}
				last = b
			}
		}
	})
}

func TestRowHeight(t *testing.T) {
	for _, test := range []struct {
		lines int
		want  float64
	}{{0, 18}, {1, 18}, {2, 32.25}, {27, 394.5}, {100, maxHeight}} {
		if got := rowHeight(test.lines, 10); got != test.want {
			t.Errorf("%d lines: %g points, want %g", test.lines, got, test.want)
		}
	}
	for _, lines := range []int{pieceLines, dutyLines} {
		if h := rowHeight(lines+lines/2, bodySize); h >= maxHeight {
			t.Errorf("a piece of %d lines is higher than a row", lines)
		}
	}
}
