package exporters

import (
	"testing"

	"kitei/policy"
)

// The pieces of a text join to the text, whatever its references.
func FuzzPieces(f *testing.F) {
	f.Add("第２条及び別表による。", 0, 9, 15, 21)
	f.Add("重なり", 0, 6, 3, 9)
	f.Add("", -1, 1, 1, 0)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d int) {
		joined := ""
		for _, p := range pieces(text, []policy.Ref{{Start: a, End: b, ID: "x"}, {Start: c, End: d, ID: "y"}}) {
			if p.text == "" {
				t.Fatalf("empty piece of %q", text)
			}
			joined += p.text
		}
		if joined != text {
			t.Fatalf("%q became %q", text, joined)
		}
	})
}
