package diffing

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// limit is a number with a unit and what it bounds: 年１回以上, 24時間以内.
type limit struct {
	value float64 // in the smallest unit of its family
	unit  string  // the family: 日 for periods, or the unit itself
	floor bool    // 以上: more is stricter; otherwise 以内, 以下: less is stricter
	words string
}

var limitWords = regexp.MustCompile(`([0-9]+(?:\.[0-9]+)?)\s*(年間|年|か月間|か月|箇月|ヶ月|月|週間|週|日間|日|時間|分|回|文字|桁|名|人|件|%|％)\s*(以上|以内|以下|未満|までに)`)

// days is how many days the units of time have, so that 90日 and 1年 can be compared.
var days = map[string]float64{
	"年間": 365, "年": 365, "か月間": 30, "か月": 30, "箇月": 30, "ヶ月": 30, "月": 30, "週間": 7, "週": 7, "日間": 1, "日": 1, "時間": 1. / 24, "分": 1. / 1440,
}

// bounded reports whether a text has a word that bounds a number, which most have not.
func bounded(text string) bool {
	return strings.Contains(text, "以") || strings.Contains(text, "未満") || strings.Contains(text, "までに")
}

func limitsOf(text string) []limit {
	var out []limit
	if !bounded(text) {
		return nil
	}
	for _, m := range limitWords.FindAllStringSubmatch(norm.NFKC.String(text), -1) {
		v, err := strconv.ParseFloat(m[1], 64)
		if err != nil {
			continue // a number too long to be a limit
		}
		l := limit{value: v, unit: m[2], floor: m[3] == "以上", words: m[0]}
		if d, ok := days[m[2]]; ok {
			l.value, l.unit = v*d, "日"
		}
		out = append(out, l)
	}
	return out
}

// limits compares the limits of two versions of a provision that have equally many of the same kinds.
func limits(old, new string) []Finding {
	x, y := limitsOf(old), limitsOf(new)
	if len(x) != len(y) {
		return nil
	}
	var out []Finding
	for i := range x {
		a, b := x[i], y[i]
		if a.unit != b.unit || a.floor != b.floor || a.value == b.value {
			continue
		}
		effect := Looser
		if (b.value > a.value) == a.floor {
			effect = Stricter
		}
		out = append(out, Finding{effect, a.words, b.words})
	}
	return out
}
