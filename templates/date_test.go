package templates

import (
	"testing"

	"kitei/policy"
)

// A day that is written as rules do is read as the day it was, in any digits; what no calendar has is none.
func TestDay(t *testing.T) {
	for _, day := range []string{"1912-07-30", "1926-12-25", "1989-01-07", "1989-01-08", "2019-04-30", "2019-05-01", "2026-04-01"} {
		for _, digits := range []policy.Digits{policy.Hankaku, policy.Zenkaku} {
			if got, ok := Day(EraDate(day, digits)); !ok || got != day {
				t.Errorf("%s: %s, %v", EraDate(day, digits), got, ok)
			}
		}
		if got, ok := Day(day); !ok || got != day {
			t.Errorf("%s: %s, %v", day, got, ok)
		}
	}
	for _, none := range []string{"", "来月", "令和8年2月30日", "昭和65年1月1日", "令和元年4月30日", "2026-13-01", "令和８年度"} {
		if got, ok := Day(none); ok {
			t.Errorf("%s: %s", none, got)
		}
	}
}
