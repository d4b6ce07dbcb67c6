package diffing

import (
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestFold(t *testing.T) {
	for _, same := range [][2]string{
		{"サーバー及びハードウェア", "サーバおよびハードウエア"},
		{"強靱性、附則。", "強靭性，付則．"},
		{"ＩＤ（識別子）", "ID(識別子)"},
		{"第十二条の二第三項の規定", "第3条第1項の規定"},
		{"二十日以内", "２０日以内"},
		{"二〇二五年", "2025年"},
		{"よつて", "よって"},
		{"ﾊﾟｿｺﾝ", "パソコン"},
		{"情報　セキュリティ", "情報セキュリティ"},
		{"Keep  the LOGS", "keep the logs"},
		{"1～3", "1〜3"},
		{"か\u3099く", "がく"},
	} {
		if a, b := fold(same[0]), fold(same[1]); a != b {
			t.Errorf("%q and %q have the keys %q and %q", same[0], same[1], a, b)
		}
	}
	for _, differ := range [][2]string{
		{"20日以内", "30日以内"},
		{"第3条の2025年", "第3条の2026年"},
		{"キー", "キ"},
		{"the rapist", "therapist"},
		{"第3条", "第3章"},
	} {
		if a := fold(differ[0]); a == fold(differ[1]) {
			t.Errorf("%q and %q have the same key %q", differ[0], differ[1], a)
		}
	}
}

// The short ways of plain text give what NFKC gives, for every character and beside any other.
func TestCompatible(t *testing.T) {
	for r := rune(1); r <= unicode.MaxRune; r++ {
		if s := "か" + string(r) + "9"; utf8.ValidRune(r) && compatible(s) != norm.NFKC.String(s) {
			t.Errorf("%U: %q, want %q", r, compatible(s), norm.NFKC.String(s))
		}
	}
}
