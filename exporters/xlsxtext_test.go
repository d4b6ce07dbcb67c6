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

func TestExcerpt(t *testing.T) {
	for _, tt := range []struct {
		in   string
		n    int
		want string
	}{
		{"短い文。", 10, "短い文。"},
		{"一行目。\n二行目。", 20, "一行目。二行目。"},
		{"LAN cable の配線", 20, "LAN cable の配線"},
		{"職員等は、報告する。統括責任者は、記録する。", 16, "職員等は、報告する。"},
		{"情報システム管理者を置き、所管する課の長（複数の課が使う場合にあっては、総務課長）を充てる。", 30, "情報システム管理者を置き、…"},
		{"情報システム管理者が（総務課長及び企画課長に限る、という。）を充てる場合に限り認める。", 31, "情報システム管理者が（総務課長及び企画課長に限る、という。）…"},
		{"情報システムごとに情報システム管理者を置き、課の長（複数の課が共同で使うもの", 30, "情報システムごとに情報システム管理者を置き、…"},
	} {
		if got := Excerpt(tt.in, tt.n); got != tt.want || len([]rune(got)) > tt.n+1 {
			t.Errorf("%q: %q, want %q", tt.in, got, tt.want)
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
