package diffing

import (
	"regexp"
	"slices"
	"strings"
)

// excepts reports whether a sentence takes something back from the one before it.
func excepts(text string) bool { return exceptWords(text) != "" }

func exceptWords(text string) string {
	t := strings.TrimLeft(text, " 　\t")
	for _, w := range []string{"ただし", "但し"} {
		if strings.HasPrefix(t, w) {
			return w
		}
	}
	return firstOf(t, "この限りでない", "この限りではない", "適用しない")
}

// hedge is words that take something back from a duty inside its sentence.
var (
	exceptions = []string{"を除き", "を除く", "を除いて", "以外の者", "場合以外", "者でなければ"}
	easings    = []string{"原則として", "原則", "可能な限り", "可能な範囲で", "できる限り", "合理的な範囲で"}
	conditions = []string{"やむを得ない場合", "業務上必要な場合", "緊急の場合", "特に必要がある場合"}
)

// hedges compares what the two versions of a sentence except, ease, or make depend on a permission.
func hedges(old, new string, a, b duty) []Finding {
	var out []Finding
	for _, list := range [][]string{exceptions, easings} {
		was, is := hedged(old, list), hedged(new, list)
		if was != "" && is != "" {
			list = slices.DeleteFunc(slices.Clone(list), func(w string) bool { return strings.Contains(old, w) && strings.Contains(new, w) })
			was, is = hedged(old, list), hedged(new, list) // 本人以外の者から in both, を除き in one
		}
		switch {
		case (was == "") == (is == ""):
			continue
		case max(a.force, b.force) < ought.force:
			out = append(out, Finding{Unknown, OfException, was, is})
		case is != "":
			out = append(out, Finding{Looser, OfException, "", is})
		default:
			out = append(out, Finding{Stricter, OfException, was, ""})
		}
	}
	was, is := licence(old), licence(new)
	if (was == "") != (is == "") && (a.not == b.not || a.force == 1 || b.force == 1) {
		effect := Stricter // 許可を得て持ち出すことができる
		if b.not {
			effect = Looser // 許可なく持ち出してはならない: with a permission one may
		}
		if was != "" {
			effect = opposite(effect)
		}
		if a.force*b.force == 0 || a.not != b.not {
			effect = Unknown
		}
		if a.not == b.not {
			out = append(out, Finding{effect, OfException, was, is})
		}
	}
	return append(out, conditional(old, new, a, b)...)
}

// hedged gives the first hedge of a sentence. 原則 counts at the head of a phrase only: 情報セキュリティの原則 is none.
func hedged(text string, list []string) string {
	for _, w := range list {
		i := strings.Index(text, w)
		if i < 0 || w == "原則" && !easing.MatchString(text) || strings.HasPrefix(text[i+len(w):], "ならない") {
			continue
		}
		return w
	}
	return ""
}

var easing = regexp.MustCompile(`(^|[、，はが])原則[、，として]`)

// conditional compares the conditions under which something is allowed or demanded.
func conditional(old, new string, a, b duty) []Finding {
	was, is := firstOf(old, conditions...), firstOf(new, conditions...)
	if (was == "") == (is == "") || hedged(old, exceptions) != "" || hedged(new, exceptions) != "" {
		return nil
	}
	effect := Unknown
	switch {
	case a.force == 1 && b.force == 1: // a permission under a condition is narrower
		effect = Stricter
	case a.force >= ought.force && b.force >= ought.force && !a.not && !b.not: // a duty under a condition, too
		effect = Looser
	}
	if was != "" {
		effect = opposite(effect)
	}
	return []Finding{{effect, OfException, was, is}}
}
