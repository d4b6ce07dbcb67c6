package exporters

import (
	"strings"
	"testing"
)

// The pieces of a text are the text, and each fits its row and its cell.
func FuzzSplitLines(f *testing.F) {
	f.Add("第１条　目的\n"+strings.Repeat("この訓令は、必要な事項を定める。", 200), "２　"+strings.Repeat("改", 40000), 7)
	f.Add(strings.Repeat("行\n", 300), "", 3)
	f.Fuzz(func(t *testing.T, plain, marked string, room int) {
		plain, marked = cellText(plain), cellText(marked)
		if len(plain)+len(marked) > 1<<18 || room < 2 || room > 27 {
			t.Skip("no such cell")
		}
		lines := append(plainLines(plain), Line{{Text: marked, Mark: true}, {Text: "末尾"}})
		var got strings.Builder
		for _, p := range splitLines(lines, 50, bodySize, room) {
			text := joined(p.lines)
			got.WriteString(strings.ReplaceAll(text, "\n", ""))
			if n := wrappedLines(text, 50, bodySize); n > p.height || n > room+room/2 || units(text) > maxCell {
				t.Errorf("a piece of %d lines, said to be %d, in rows of %d; %d characters", n, p.height, room, units(text))
			}
		}
		if want := strings.ReplaceAll(joined(lines), "\n", ""); got.String() != want {
			t.Errorf("pieces %q, want %q", got.String(), want)
		}
	})
}
