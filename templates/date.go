package templates

import (
	"time"

	"kitei/policy"
)

// eras are the eras since 1912 with their first days.
var eras = []struct {
	name  string
	first string
}{{"大正", "1912-07-30"}, {"昭和", "1926-12-25"}, {"平成", "1989-01-08"}, {"令和", "2019-05-01"}}

// EraDate writes a day YYYY-MM-DD as rules do: 令和8年4月1日, the first year of an era as 元年.
// Anything that is no such day is given back as it is.
func EraDate(day string, d policy.Digits) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	for i := len(eras) - 1; i >= 0; i-- {
		if day < eras[i].first {
			continue
		}
		first, _ := time.Parse(time.DateOnly, eras[i].first)
		year := "元"
		if n := t.Year() - first.Year() + 1; n > 1 {
			year = policy.FormatNumber(n, d)
		}
		return eras[i].name + year + "年" + policy.FormatNumber(int(t.Month()), d) + "月" + policy.FormatNumber(t.Day(), d) + "日"
	}
	return day
}
