package exporters

import (
	"cmp"
	"strings"
	"unicode/utf8"
)

// askBelow follows a duty that could not be put as a question.
const askBelow = "（上記を実施しているか。）"

// question puts a duty as a question: 「…しなければならない。」 as 「…しているか。」, 「…してはならない。」 as 「…していないか。」.
//
// A text of several sentences keeps its order: every sentence that binds is turned, a ただし書 goes into brackets, what explains stays.
// When no sentence binds in so many words (「…とする。」「…を行う。」), all of them are turned. Where a sentence that should be turned cannot
// be, ok is false and the text comes back as it was.
func question(text string) (q string, ok bool) {
	text = strings.TrimSpace(strings.ReplaceAll(text, "【推奨事項】", ""))
	if strings.Contains(text, "，") && !strings.Contains(text, "、") {
		q, ok = question(strings.ReplaceAll(text, "，", "、"))
		return strings.ReplaceAll(q, "、", "，"), ok
	}
	parts := divided(sentences(text))
	turned, ok := ask(parts, bindingEnd)
	if !ok {
		return text, false
	}
	if turned == "" {
		turned, ok = ask(parts, plainEnd)
	}
	if !ok || turned == "" || doubled(turned) > doubled(text) {
		return text, false
	}
	return turned, true
}

// doubled counts the places where the end of a verb stands twice: 備えていている. What would be asked so is no verb that can be.
func doubled(s string) int {
	return strings.Count(s, "ていてい") + strings.Count(s, "でいてい") + strings.Count(s, "ておいてい") + strings.Count(s, "でおいてい")
}

// turn is a way of turning the end of a sentence into a question: whether the sentence is of the kind it is meant for, and whether it could.
type turn func(core string) (a string, meant, ok bool)

// ask turns the sentences that t is meant for. It gives "" when there are none, and ok = false when one of them cannot be turned.
func ask(parts []sentence, t turn) (text string, ok bool) {
	var b strings.Builder
	found := false
	for _, p := range parts {
		core, bracket := splitBracket(p.text)
		switch {
		case strings.HasPrefix(strings.TrimLeft(p.text, "　\n"), "ただし"):
			b.WriteString("（" + strings.TrimLeft(p.text, "　\n") + p.stop + "）")
			continue
		case half(core):
			return "", false
		}
		a, meant, ok := t(core)
		if meant && !ok {
			return "", false
		}
		if !meant {
			b.WriteString(p.text + p.stop)
			continue
		}
		found = true
		b.WriteString(a + bracket + cmp.Or(p.stop, "。"))
	}
	if !found {
		return "", true
	}
	return b.String(), true
}

// divided makes two sentences of one that binds twice: 「…してはならず、…しなければならない。」.
func divided(parts []sentence) []sentence {
	var out []sentence
	for _, p := range parts {
		depth, start := 0, 0
		for i, r := range p.text {
			depth += bracketStep(r)
			if depth > 0 || !strings.HasPrefix(p.text[i:], "ず、") {
				continue
			}
			before := p.text[start:i]
			if strings.HasSuffix(before, "てはなら") || strings.HasSuffix(before, "ではなら") || strings.HasSuffix(before, "なければなら") {
				out = append(out, sentence{joint(start) + before + "ない", cmp.Or(p.stop, "。")})
				start = i + len("ず、")
			}
		}
		out = append(out, sentence{joint(start) + p.text[start:], p.stop})
	}
	return out
}

// joint stands before what was the second half of a sentence.
func joint(start int) string {
	if start == 0 {
		return ""
	}
	return "また、"
}

// half reports whether the end of a sentence cannot be turned alone, because what stands before it binds too.
func half(core string) bool {
	return strings.Contains(core, "ならないが") ||
		strings.HasSuffix(core, "はならない") && strings.Contains(core, "ものとし、")
}

// bindingEnd turns the ends that bind in so many words.
func bindingEnd(core string) (q string, meant, ok bool) {
	if rest, found := strings.CutSuffix(core, "ものとする"); found {
		if q, meant, ok = bindingEnd(rest); meant {
			return q, meant, ok
		}
		if a, ok := fromDictionary(rest); ok {
			return a.yes, true, true
		}
		return rest + "ものとしているか", true, true
	}
	for _, end := range []string{"なければならない", "なくてはならない", "なければいけない", "なくてはいけない"} {
		if stem, found := strings.CutSuffix(core, end); found {
			a, ok := fromNegative(stem)
			return a.yes, true, ok
		}
	}
	if stem, found := strings.CutSuffix(core, "ねばならない"); found {
		a, ok := fromNegative(stem)
		return a.yes, true, ok && (!strings.HasSuffix(stem, "せ") || strings.HasSuffix(stem, "させ")) // 実施せねば is する, 任せねば is not
	}
	for _, end := range []string{"はならない", "はいけない"} {
		if te, found := strings.CutSuffix(core, end); found {
			q, ok = forbidden(te)
			return q, true, ok
		}
	}
	for _, end := range []string{"ことが望ましい", "ことが求められる", "必要がある"} {
		if rest, found := strings.CutSuffix(core, end); found {
			a, ok := fromDictionary(rest)
			return a.yes, true, ok
		}
	}
	for _, end := range []string{"べきである", "べきものとする"} {
		if rest, found := strings.CutSuffix(core, end); found {
			if s, do := strings.CutSuffix(rest, "す"); do && !endsKanji(s) || do && noun(s) {
				rest = s + "する" // すべき
			}
			a, ok := fromDictionary(rest)
			return a.yes, true, ok
		}
	}
	if rest, found := strings.CutSuffix(core, "こととする"); found {
		return rest + "こととしているか", true, true
	}
	return "", false, false
}

// forbidden turns what stands before はならない: して, 持ち込んで. 「…の場合でなければ、許可して」 is asked as 「…の場合に限り、許可しているか」:
// whoever checked first and then refused has kept to it.
func forbidden(te string) (q string, ok bool) {
	if i := strings.LastIndex(te, "なければ、"); i >= 0 {
		condition, found := strings.CutSuffix(te[:i], "で")
		te = te[i+len("なければ、"):]
		if !found || !strings.HasSuffix(te, "て") || strings.HasSuffix(te, "ていて") || strings.ContainsAny(te, "（）()") {
			return "", false
		}
		return condition + "に限り、" + te + "いるか", true
	}
	for _, kana := range []string{"て", "で"} {
		for _, going := range []string{"おいて", "いて"} { // 放置していて, 放置しておいて
			if stem, found := strings.CutSuffix(te, kana+going); found {
				return stem + kana + "いないか", true
			}
		}
	}
	switch {
	case strings.HasSuffix(te, "あって"), strings.HasSuffix(te, "なくて"):
		return "", false
	case strings.HasSuffix(te, "んで"), strings.HasSuffix(te, "いで"), strings.HasSuffix(te, "て"):
		return te + "いないか", true
	}
	return "", false
}

// plainEnd turns a sentence in the present: 「行う」「とする」「すること」.
func plainEnd(core string) (q string, meant, ok bool) {
	if core == "" || strings.HasSuffix(core, "をいう") {
		return "", false, false
	}
	core = strings.TrimSuffix(core, "こと")
	a, ok := fromDictionary(core)
	return a.yes, true, ok
}

// sentence is a sentence without and its stop (。 or ．; "" at the end of a text that has none).
type sentence struct{ text, stop string }

// sentences cuts a text at its full stops, those in brackets and quotation marks left alone.
func sentences(text string) []sentence {
	var out []sentence
	depth, start := 0, 0
	for i, r := range text {
		depth += bracketStep(r)
		switch r {
		case '。', '．':
			next, _ := utf8.DecodeRuneInString(text[i+len("。"):])
			if depth > 0 || r == '．' && (next >= '0' && next <= '9' || next >= '０' && next <= '９') {
				continue
			}
			out = append(out, sentence{text[start:i], string(r)})
			start = i + len("。")
		}
	}
	if rest := text[start:]; strings.TrimSpace(rest) != "" {
		out = append(out, sentence{text: rest})
	}
	return out
}

// bracketStep is what a character adds to the depth of brackets and quotation marks.
func bracketStep(r rune) int {
	switch r {
	case '（', '(', '「', '『', '［', '【':
		return 1
	case '）', ')', '」', '』', '］', '】':
		return -1
	}
	return 0
}

// splitBracket separates a bracket at the end of a sentence: …を行う（利用者を除く。）.
func splitBracket(s string) (core, bracket string) {
	if !strings.HasSuffix(s, "）") && !strings.HasSuffix(s, ")") {
		return s, ""
	}
	depth := 0
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
		depth -= bracketStep(r)
		if depth == 0 {
			return s[:i], s[i:]
		}
	}
	return s, ""
}
