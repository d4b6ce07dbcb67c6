package diffing

import (
	"strings"
	"unicode/utf8"
)

// acts finds what else one version of a duty demands to be done: その原因を調査し、. It must be all that came, so that nothing of weight went for it; and
// it must not stand in the condition of the duty, where it makes the duty rarer.
func acts(old, new string, a, b duty, compared func() []Span) []Finding {
	if min(a.force, b.force) < ought.force || a.not || b.not || strings.Count(old, "を") == strings.Count(new, "を") {
		return nil // an act more or less has an object more or less
	}
	spans := compared()
	var out []Finding
	for i, s := range spans {
		words := act(s.Text)
		if s.Op == Equal || words == "" || inCondition(spans[i+1:]) || heavy(spans, other(s.Op)) {
			continue
		}
		if s.Op == Insert {
			out = append(out, Finding{Stricter, OfScope, "", words})
		} else {
			out = append(out, Finding{Looser, OfScope, words, ""})
		}
	}
	return out
}

func other(op Op) Op {
	if op == Insert {
		return Delete
	}
	return Insert
}

// heavy reports whether anything but 平仮名 and marks came or went.
func heavy(spans []Span, op Op) bool {
	for _, s := range spans {
		if s.Op == op && strings.IndexFunc(s.Text, func(r rune) bool { k := scriptOf(r); return k != hiragana && k != mark && k != blank }) >= 0 {
			return true
		}
	}
	return false
}

// act gives the words of a phrase with an object (を) and a verb in the form in which sentences go on (連用形: its kana are of the rows い and え), "" for
// anything else; て and で join what accompanies an act.
func act(s string) string {
	phrase := strings.TrimFunc(s, func(r rune) bool { return scriptOf(r) == mark || scriptOf(r) == blank })
	last, _ := utf8.DecodeLastRuneInString(phrase)
	switch {
	case phrase == s, !strings.Contains(phrase, "を"), hedged(phrase, exceptions) != "", hedged(phrase, easings) != "", licensed(phrase):
		return ""
	case strings.ContainsRune("いきぎしじちにびみりえけげせねべめれ", last):
		return phrase
	}
	return ""
}

// inCondition reports whether the phrase that the spans go on with ends in a condition: …したときは、.
func inCondition(spans []Span) bool {
	for _, s := range spans {
		phrase, _, comma := strings.Cut(s.Text, "、")
		if s.Op == Equal && firstOf(phrase, "とき", "場合", "際は") != "" {
			return true
		}
		if comma {
			return false
		}
	}
	return false
}
