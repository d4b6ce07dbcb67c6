package exporters

import (
	"strings"
	"testing"
)

func TestCellText(t *testing.T) {
	for in, want := range map[string]string{
		"そのまま":                           "そのまま",
		"a\r\nb\rc\n":                    "a\nb\nc\n",
		"a\x00\x1f\x7f\u0085b\uFFFE":     "ab",
		"\xff":                           "\uFFFD",
		"=1+1":                           "=1+1",
		"_x000D_":                        "_x000D_",
		strings.Repeat("あ", maxCell):     strings.Repeat("あ", maxCell),
		strings.Repeat("あ", maxCell+1):   strings.Repeat("あ", maxCell-1) + "…",
		strings.Repeat("𠮷", maxCell/2+1): strings.Repeat("𠮷", maxCell/2) + "…",
	} {
		if got := cellText(in); got != want {
			t.Errorf("%.20q… became %.20q… (%d units, want %d)", in, got, units(got), units(want))
		}
	}
}

func TestEscapeCodes(t *testing.T) {
	for in, want := range map[string]string{
		"_x":              "_x",
		"_x00G0_":         "_x00G0_",
		"a_x000D_b":       "a_x005F_x000D_b",
		"_x005F_x000D_":   "_x005F_x005F_x005F_x000D_",
		"_x000a_x000A_あ_": "_x005F_x000a_x005F_x000A_あ_",
	} {
		if got := escapeCodes(in); got != want {
			t.Errorf("%s became %s, want %s", in, got, want)
		}
	}
}
