package adopting

import (
	"strings"
	"testing"

	"kitei/diffing"
)

// Bytes of the old text that stand in the new one are found there; where they changed, what may have taken their place.
func TestMove(t *testing.T) {
	for _, test := range []struct {
		old, slot, now, want string
		exact                bool
	}{
		{"本市は、情報資産を管理する。", "本市", "本市は、情報資産を管理する。", "本市", true},
		{"職員は、本市の情報資産を管理する。", "本市", "全ての職員は、本市の情報資産を保護する。", "本市", true},
		{"職員は、本市の情報資産を管理する。", "本市", "職員は、○○市の情報資産を管理する。", "○○市", false},
		{"職員は、７日以内に報告する。", "７日", "職員は、３０日以内に報告する。", "３０日", false},
		{"職員は、直ちに報告する。", "", "職員は、直ちに報告する。", "", true},
	} {
		m := newMover(test.old, test.now)
		start := strings.Index(test.old, test.slot)
		if test.slot == "" {
			start = len("職員は、")
		}
		from, to, exact := m.move(start, start+len(test.slot))
		if got := test.now[from:to]; got != test.want || exact != test.exact {
			t.Errorf("%q in %q: %q %v, want %q %v", test.slot, test.now, got, exact, test.want, test.exact)
		}
	}
}

// Whatever the texts are, a place lies in the new text, and an exact one holds the same bytes.
func FuzzMove(f *testing.F) {
	f.Add("本市は、管理する。", "当市は、保護する。", 0, 6)
	f.Add("", "甲", 0, 0)
	f.Fuzz(func(t *testing.T, old, now string, start, size int) {
		old, now = strings.ToValidUTF8(old, ""), strings.ToValidUTF8(now, "")
		if start < 0 || size < 0 || start > len(old) || size > len(old)-start {
			return
		}
		from, to, exact := newMover(old, now).move(start, start+size)
		if from < 0 || to < from || to > len(now) {
			t.Fatalf("%d to %d of %d bytes", from, to, len(now))
		}
		if exact && now[from:to] != old[start:start+size] {
			t.Fatalf("%q is not %q (%v)", now[from:to], old[start:start+size], diffing.Spans(old, now))
		}
	})
}
