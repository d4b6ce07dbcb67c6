package cli

import (
	"testing"

	"kitei/policy"
	"kitei/templates"
)

// A section is addressed through its head, whose post follows from the name of the office; what has none as a body.
func TestAddressee(t *testing.T) {
	for section, want := range map[string]string{
		"総務課": "総務課長　様", "議会事務局": "議会事務局長　様", "図書館": "図書館長　様", "デジタル推進室": "デジタル推進室長　様", "中央小学校": "中央小学校長　様", "保健センター": "保健センター長　様",
		"会計管理者": "会計管理者　様", "総務課長": "総務課長　様", "農業委員会": "農業委員会　御中", "": "各所属長　様",
	} {
		if got := addressee(section); got != want {
			t.Errorf("%s: %s, want %s", section, got, want)
		}
	}
}

// A day of a letter has its day of the week, in the digits of the town; no day stays empty.
func TestDayWords(t *testing.T) {
	for digits, want := range map[policy.Digits]string{policy.Hankaku: "令和8年12月18日（金曜日）", policy.Zenkaku: "令和８年１２月１８日（金曜日）", policy.Kanji: "令和８年１２月１８日（金曜日）"} {
		k := &packing{set: &templates.Set{Basic: &policy.Document{Head: policy.Head{Styling: policy.Styling{Digits: digits}}}}}
		if got := k.dayWords("2026-12-18"); got != want {
			t.Errorf("%s, want %s", got, want)
		}
		if got := k.dayWords(""); got != "" {
			t.Errorf("no day is %q", got)
		}
	}
}
