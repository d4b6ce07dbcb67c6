package diffing

import (
	"regexp"
	"strconv"
	"strings"
)

// frequency is how often something has to be done, in times a year, and the words that say so.
type frequency struct {
	rate  float64
	words string
}

// named are frequencies without a number. What is left to judgement counts as less than what is regular, and that as less than any number: a
// body that has to act 定期的に may choose any period.
var named = []frequency{
	{365, "毎日"},
	{365, "日次"},
	{52, "毎週"},
	{52, "週次"},
	{12, "毎月"},
	{12, "月次"},
	{4, "四半期ごと"},
	{4, "四半期に"},
	{2, "半年に"},
	{2, "半期ごと"},
	{1, "毎年度"},
	{1, "毎年"},
	{1, "年次"},
	{regular, "定期的に"},
	{regular, "期間ごとに"},
	{regular, "間隔で"},
	{discretion, "必要に応じ"},
	{discretion, "必要があるとき"},
	{discretion, "必要の都度"},
	{discretion, "随時"},
	{discretion, "適宜"},
}

const regular, discretion = .01, 0

var (
	perYear = regexp.MustCompile(`(毎?年度?|毎?月|毎?週|毎?日)(?:に|間に)?([0-9]+)回`)
	onceIn  = regexp.MustCompile(`([0-9]+)(年|か月|箇月|ヶ月|月|週間|週|日)(?:に|ごとに|毎に|間に)(?:([0-9]+)回)?`)
)

// frequencyOf gives the frequency of a sentence; ok is false when it names none, or several that differ.
func frequencyOf(text string) (f frequency, ok bool) {
	if firstOf(text, "毎", "年", "月", "週", "回", "定期", "必要", "随時", "適宜", "四半期", "半期", "日次", "期間", "間隔") == "" {
		return f, false
	}
	s := digits(compatible(text))
	var found []frequency
	for _, n := range named {
		if strings.Contains(s, n.words) {
			found = append(found, n)
		}
	}
	if strings.ContainsAny(s, "0123456789") {
		found = append(found, numbered(s)...)
	}
	best := frequency{rate: -1}
	for _, x := range found {
		if x.rate > best.rate || x.rate == best.rate && len(x.words) > len(best.words) {
			best = x
		}
	}
	return best, len(found) > 0
}

// numbered gives the frequencies of a text that have a number: 3年に1回, 年2回.
func numbered(s string) []frequency {
	var found []frequency
	for _, m := range onceIn.FindAllStringSubmatch(s, -1) {
		n, err := strconv.ParseFloat(m[1], 64)
		times := 1.0
		if m[3] != "" {
			times, _ = strconv.ParseFloat(m[3], 64)
		}
		if err == nil && n > 0 && (m[3] != "" || !strings.HasSuffix(m[0], "に") || firstOf(m[0], "ごと", "毎") != "") {
			found = append(found, frequency{times * 365 / (n * days[m[2]]), m[0]})
		}
	}
	for _, m := range perYear.FindAllStringSubmatch(onceIn.ReplaceAllString(s, ""), -1) {
		if n, err := strconv.ParseFloat(m[2], 64); err == nil {
			found = append(found, frequency{n * 365 / days[strings.TrimPrefix(strings.TrimSuffix(m[1], "度"), "毎")], m[0]})
		}
	}
	return found
}

// speeds are the words for at once, the more urgent first: 直ちに admits no delay at all, 速やかに and 遅滞なく do; of these two the handbooks
// disagree which is more urgent.
var speeds = []struct {
	rank  int
	words string
}{{2, "直ちに"}, {1, "速やかに"}, {1, "遅滞なく"}, {0, "できるだけ早く"}, {0, "なるべく早く"}}

func speedOf(text string) (rank int, words string) {
	for _, s := range speeds {
		if strings.Contains(text, s.words) {
			return s.rank, s.words
		}
	}
	return -1, ""
}

// frequencies compares how often and how soon two versions of a sentence ask for something.
func frequencies(old, new string) []Finding {
	var out []Finding
	a, x := frequencyOf(old)
	b, y := frequencyOf(new)
	switch {
	case x && y && differs(a.rate, b.rate):
		out = append(out, Finding{direction(floor, b.rate > a.rate), OfLimit, a.words, b.words})
	case x && !y && a.rate > discretion && firstOf(new, a.words) == "":
		out = append(out, Finding{Looser, OfLimit, a.words, ""})
	case x && !y && a.rate == discretion && binds(old, new): // 必要に応じて is no longer left to judgement
		out = append(out, Finding{Stricter, OfLimit, a.words, ""})
	case !x && y && b.rate == discretion && binds(old, new):
		out = append(out, Finding{Looser, OfLimit, "", b.words})
	case !x && y && b.rate > discretion:
		out = append(out, Finding{Stricter, OfLimit, "", b.words})
	}
	from, was := speedOf(old)
	to, is := speedOf(new)
	switch {
	case was == is:
	case from >= 0 && to >= 0 && from != to:
		out = append(out, Finding{direction(floor, to > from), OfLimit, was, is})
	case from >= 0 && to >= 0:
		out = append(out, Finding{Unknown, OfLimit, was, is})
	case from < 0 && len(limitsOf(old)) <= len(limitsOf(new)):
		out = append(out, Finding{Stricter, OfLimit, "", is})
	case to < 0 && len(limitsOf(old)) >= len(limitsOf(new)):
		out = append(out, Finding{Looser, OfLimit, was, ""})
	default:
		out = append(out, Finding{Unknown, OfLimit, was, is}) // 速やかに and a number of hours
	}
	return out
}

// timings are the words for before and after; a weak one counts only against its opposite (した後, する前に).
var timings = []struct {
	rank  int
	weak  bool
	words *regexp.Regexp
}{
	{1, false, regexp.MustCompile(`あらかじめ|事前[にの]`)},
	{-1, false, regexp.MustCompile(`事後[にの]`)},
	{1, true, regexp.MustCompile(`[るうくすつぬぶむの]前に`)},
	{-1, true, regexp.MustCompile(`[たの]後[、に]`)},
}

// timing compares whether something has to be done before or after what it is about: before is stricter, since it leaves no time without it.
func timing(old, new string, a, b duty) []Finding {
	if firstOf(old+new, "あらかじめ", "事前", "事後", "前に", "後") == "" || !binds(old, new) || a.not || b.not {
		return nil
	}
	for _, x := range timings {
		was := x.words.FindString(old)
		if was == "" {
			continue
		}
		for _, y := range timings {
			if is := y.words.FindString(new); is != "" {
				if x.rank == y.rank {
					return nil
				}
				return []Finding{{direction(floor, y.rank > x.rank), OfLimit, was, is}}
			}
		}
	}
	was, is := timings[0].words.FindString(old), timings[0].words.FindString(new)
	switch {
	case was != "" && is == "":
		return []Finding{{Looser, OfLimit, was, ""}}
	case was == "" && is != "":
		return []Finding{{Stricter, OfLimit, "", is}}
	}
	return nil
}

// binds reports whether both versions lay down a duty: what may be done 必要に応じて is as free as what may be done.
func binds(old, new string) bool { return min(dutyOf(old).force, dutyOf(new).force) >= ought.force }

// differs reports whether two rates are more than rounding apart: 90 days and three months are the same period.
func differs(a, b float64) bool { return a < b*.95 || b < a*.95 }
