package templates

import (
	"fmt"
	"regexp"
	"strconv"
	"time"

	"golang.org/x/text/unicode/norm"

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

// eraDay is a day as [EraDate] writes it, in digits of any width once folded.
var eraDay = regexp.MustCompile(`^(大正|昭和|平成|令和)(元|[0-9]{1,2})年([0-9]{1,2})月([0-9]{1,2})日$`)

// Day reads a day as rules write it (令和8年4月1日) or as YYYY-MM-DD and gives it as YYYY-MM-DD. ok is false for anything else, and for a day that
// the calendar or the era does not have.
func Day(s string) (day string, ok bool) {
	s = norm.NFKC.String(s)
	if _, err := time.Parse(time.DateOnly, s); err == nil {
		return s, true
	}
	m := eraDay.FindStringSubmatch(s)
	if m == nil {
		return "", false
	}
	var n [3]int
	for i, digits := range m[2:] {
		if n[i], _ = strconv.Atoi(digits); digits == "元" {
			n[i] = 1
		}
	}
	for i, era := range eras {
		if era.name != m[1] {
			continue
		}
		first, _ := time.Parse(time.DateOnly, era.first)
		day = fmt.Sprintf("%04d-%02d-%02d", first.Year()+n[0]-1, n[1], n[2])
		_, err := time.Parse(time.DateOnly, day)
		return day, err == nil && day >= era.first && (i+1 == len(eras) || day < eras[i+1].first)
	}
	return "", false
}
