package diffing

import (
	"regexp"
	"strconv"
	"strings"
)

// limit is a number with a unit and what it bounds: 年１回以上, 24時間以内, 90日間保存.
type limit struct {
	value float64 // in the smallest unit of its family
	unit  string  // the family: 日 for periods, or the unit itself
	sense sense
	apart bool // the number itself is left out: 未満, を超える
	words string
}

// sense is which direction of a number asks for more.
type sense uint8

const (
	unclear sense = iota // the words do not tell
	ceiling              // 以内, 以下, 未満: less is stricter
	floor                // 以上: more is stricter
	trigger              // a condition that sets a duty off (５回以上失敗した場合): less is stricter
)

var limitWords = regexp.MustCompile(`(機密性|完全性|可用性|[0-9]+月)?([0-9]+(?:\.[0-9]+)?)\s*(年間|年|か月間|か月|箇月|ヶ月|月|週間|週|日間|日|時間|分間|分|秒|回|文字|桁|世代|名|人|件|%|メートル|キロメートル|km|m)?\s*(以上|以内|以下|未満|までに|前までに|を超えない|を超え|保存|保管|保持)`)

// days is how many days the units of time have, so that 90日 and 1年 can be compared; 90日 and 3か月 count as the same ([differs]).
var days = map[string]float64{
	"年間": 365, "年": 365, "か月間": month, "か月": month, "箇月": month, "ヶ月": month, "月": month, "週間": 7, "週": 7, "日間": 1, "日": 1, "時間": 1. / 24, "分": 1. / 1440, "分間": 1. / 1440, "秒": 1. / 86400,
}

// month is the mean length of a month in days.
const month = 365. / 12

// bounded reports whether a text has a word that bounds a number, which most have not.
func bounded(text string) bool {
	return firstOf(text, "以", "未満", "までに", "を超え", "保存", "保管", "保持") != "" && strings.ContainsAny(text, "0123456789０１２３４５６７８９一二三四五六七八九十百")
}

// limitsOf gives the limits of a text in their order. 漢数字 count as digits.
func limitsOf(text string) []limit {
	if !bounded(text) {
		return nil
	}
	var out []limit
	s := digits(compatible(text))
	for _, m := range limitWords.FindAllStringSubmatchIndex(s, -1) {
		group := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return s[m[2*i]:m[2*i+1]]
		}
		class, unit, bound := group(1), group(3), group(4)
		v, err := strconv.ParseFloat(group(2), 64)
		if err != nil || unit == "" && class == "" {
			continue // a number too long to be a limit, or of nothing: 第2以下
		}
		l := limit{value: v, unit: class + unit, sense: senseOf(bound, class, s[m[1]:]), words: s[m[0]:m[1]], apart: bound == "未満" || bound == "を超え"}
		if number, date := strings.CutSuffix(class, "月"); date { // 3月31日までに: earlier or later, a person has to judge
			m, _ := strconv.ParseFloat(number, 64)
			l.value, l.unit, l.sense = 31*m+v, "期日", unclear
		}
		if unit == "回" && l.sense == floor && perYear.MatchString(s) {
			continue // 年１回以上 is a frequency, and read as one (frequency.go)
		}
		if unit == "人" || unit == "名" {
			l.sense = unclear // how many take part (委員10人以内) makes no duty stronger or weaker
		}
		if d, ok := days[unit]; ok && class == "" {
			l.value, l.unit = v*d, "日"
		}
		out = append(out, l)
	}
	return out
}

// senseOf tells which direction of a number asks for more, by the word behind it and by what follows to the next comma.
func senseOf(bound, class, after string) sense {
	phrase, _, _ := strings.Cut(after, "、")
	phrase, _, _ = strings.Cut(phrase, "。")
	phrase, _, _ = strings.Cut(phrase, ",")
	condition := firstOf(phrase, "場合", "とき", "経過した") != "" || strings.HasSuffix(phrase, "は") && len(phrase) < len(after) // 10年以上の文書は、
	switch bound {
	case "以上", "を超え":
		switch {
		case condition || class != "": // of a class of information: the lower it begins, the more is covered
			return trigger
		case strings.HasPrefix(phrase, "の") && firstOf(phrase, "情報資産", "情報システム", "事業者", "団体", "組織", "部署") != "":
			return unclear // whom or what a rule covers: 100人以上の事業者
		}
		if bound == "を超え" {
			return unclear // を超えてはならない, を超えるものとする
		}
		return floor
	case "以内", "以下", "未満", "までに", "を超えない":
		if condition || bound == "以下" && class != "" {
			return unclear
		}
		return ceiling
	case "保存", "保管", "保持":
		if condition {
			return unclear
		}
		return floor
	}
	return unclear // 前までに
}

// digits writes 漢数字 before a unit as digits: 二十四時間, 九十日.
func digits(s string) string {
	return kanjiNumber.ReplaceAllStringFunc(s, func(m string) string {
		unit := unitAfter.FindString(m)
		return string(arabic([]rune(strings.TrimSuffix(m, unit)))) + unit
	})
}

var (
	kanjiNumber = regexp.MustCompile(`[〇一二三四五六七八九十百千]+(?:年|か月|箇月|月|週|日|時間|分|秒|回|文字|桁|世代|名|人|件)`)
	unitAfter   = regexp.MustCompile(`(?:年|か月|箇月|月|週|日|時間|分|秒|回|文字|桁|世代|名|人|件)$`)
)

// limits compares the limits of two versions of a sentence. A limit is compared with the one of the same kind in the same place; what has no
// counterpart is a limit more or less, whose direction is known for a duty only.
func limits(old, new string) []Finding {
	x, y := limitsOf(old), limitsOf(new)
	var out []Finding
	if len(x) != len(y) {
		for _, l := range added(x, y) {
			out = append(out, Finding{Stricter, OfLimit, "", l.words})
		}
		for _, l := range added(y, x) {
			out = append(out, Finding{Looser, OfLimit, l.words, ""})
		}
		return out
	}
	for i := range x {
		a, b := x[i], y[i]
		equal := a.value == b.value || a.unit == "日" && !differs(a.value, b.value)
		if a.unit == b.unit && a.sense == b.sense && equal && a.apart == b.apart {
			continue
		}
		effect := Unknown
		switch {
		case a.unit != b.unit || a.sense != b.sense:
		case equal: // ８以下, ８未満: what leaves the number out is as if it were smaller, of a least number as if larger
			effect = direction(a.sense, b.apart != (a.sense == ceiling))
		default:
			effect = direction(a.sense, b.value > a.value)
		}
		out = append(out, Finding{effect, OfLimit, a.words, b.words})
	}
	return out
}

// direction tells what a number that grew or shrank does.
func direction(s sense, grew bool) Effect {
	switch s {
	case floor:
		if grew {
			return Stricter
		}
		return Looser
	case ceiling, trigger:
		if grew {
			return Looser
		}
		return Stricter
	case unclear:
	}
	return Unknown
}

// added gives the limits of new that old has not, of the senses that bind.
func added(old, new []limit) []limit {
	var out []limit
	for _, l := range new {
		known := false
		for _, k := range old {
			known = known || k.unit == l.unit && k.sense == l.sense
		}
		if !known && (l.sense == floor || l.sense == ceiling) {
			out = append(out, l)
		}
	}
	return out
}
