package diffing

import (
	"regexp"
	"strings"
)

// duty is a way to say how binding something is.
type duty struct {
	force int
	not   bool // it forbids
	words string
}

// ought is the weakest duty that counts as one when a provision is new or gone.
var ought = duty{force: 3}

// duties are the words that end a duty. Their order is that of the handbooks of drafting (法制執務): prohibition and duty, 「ものとする」 that
// leaves a little room, effort, what is desirable, permission. Of two that fit, the longer counts.
var duties = []duty{
	{5, false, "しなければならない"},
	{5, false, "なければならない"},
	{5, false, "ねばならない"},
	{5, false, "こと。"},
	{5, false, "義務を負う"},
	{5, true, "てはならない"},
	{5, true, "ではならない"},
	{5, true, "ことができない"},
	{5, true, "ないこと。"},
	{5, true, "を禁止する"},
	{5, true, "を禁ずる"},
	{4, false, "ものとする"},
	{4, true, "ないものとする"},
	{3, false, "努めなければならない"},
	{3, false, "よう努めなければならない"},
	{3, false, "努めるものとする"},
	{3, false, "よう努めるものとする"},
	{3, false, "努める"},
	{3, false, "よう努めること。"},
	{3, false, "努めること。"},
	{3, false, "心掛けるものとする"},
	{3, false, "を検討しなければならない"}, // as with effort, no result is owed
	{3, false, "を検討するものとする"},
	{3, false, "を検討すること。"},
	{2, false, "ことが望ましい"},
	{2, false, "望ましい"},
	{2, true, "望ましくない"},
	{1, false, "ことができる"},
	{1, false, "ことができるものとする"},
	{1, false, "できるものとする"},
	{1, false, "を妨げない"},
	{1, false, "して差し支えない"},
	{1, false, "ても差し支えない"},
	{1, false, "てもよい"},
	{1, false, "を認める"},
	{5, true, " must not "},
	{5, true, " shall not "},
	{5, false, " must "},
	{5, false, " shall "},
	{3, false, " should "},
	{1, false, " may "},
}

// dutyOf gives the duty a sentence ends in, or in a language that puts it elsewhere its last one; the zero duty for none.
func dutyOf(text string) duty {
	for end := len(text); end > 0; end-- {
		if strings.IndexByte(dutyEnds, text[end-1]) < 0 {
			continue
		}
		best := duty{}
		for _, d := range duties {
			if len(d.words) > len(best.words) && strings.HasSuffix(text[:end], d.words) {
				best = d
			}
		}
		if best.force > 0 {
			best.not = best.not || strings.HasPrefix(best.words, "よう") && strings.HasSuffix(text[:end-len(best.words)], "ない")
			return best
		}
	}
	return duty{}
}

// dutyEnds are the bytes that the words of duties end in.
var dutyEnds = func() string {
	var ends []byte
	for _, d := range duties {
		ends = append(ends, d.words[len(d.words)-1])
	}
	return string(ends)
}()

// forces compares how binding two versions of a sentence are. Allowing what was forbidden is looser, forbidding what was allowed stricter;
// a duty that became a prohibition, or the other way round, is for a person to read.
func forces(old, new string, a, b duty) []Finding {
	effect := Unknown
	switch {
	case a.force == 0 || b.force == 0:
		return nil
	case a.not != b.not && a.force > 1 && b.force > 1:
		if licensed(old) == licensed(new) && !(b.not && conditionOf(old, new, b) || a.not && conditionOf(new, old, a)) {
			break
		}
		effect = Looser // 持ち出してはならない → 許可を得なければならない, 持ち出すときは、暗号化しなければならない
		if b.not {
			effect = Stricter
		}
	case a.not && b.force == 1:
		effect = Looser
	case a.force == 1 && b.not:
		effect = Stricter
	case a.force == b.force:
		return nil
	case a.force < b.force:
		effect = Stricter
	default:
		effect = Looser
	}
	return []Finding{{effect, OfForce, a.words, b.words}}
}

// conditionOf reports whether a sentence says what to do when doing what another forbids: 送信するときは, 送信してはならない.
func conditionOf(sentence, prohibition string, d duty) bool {
	i := strings.LastIndex(prohibition, d.words)
	m := condition.FindStringSubmatch(sentence)
	return i > 0 && m != nil && lastVerb(prohibition[:i]) != "" && lastVerb(m[1]) == lastVerb(prohibition[:i])
}

var condition = regexp.MustCompile(`^(.*?)(?:とき|場合|際)(?:に)?は、`)

// lastVerb gives the 漢字 of the verb that a phrase ends with, "" for none.
func lastVerb(phrase string) string {
	end := strings.TrimRightFunc(phrase, func(r rune) bool { return scriptOf(r) == hiragana })
	return end[len(strings.TrimRightFunc(end, func(r rune) bool { return scriptOf(r) == kanji })):]
}

// licensed reports whether a sentence makes something depend on a permission.
func licensed(text string) bool { return licence(text) != "" }

// licence gives the words for a permission in a sentence, "" for none. How it is given may stand between them: 承認を書面により得て.
func licence(text string) string {
	if w := firstOf(text, licences...); w != "" {
		return w
	}
	if firstOf(text, "許可を", "承認を", "同意を") == "" {
		return ""
	}
	if m := licenceApart.FindStringSubmatch(text); m != nil {
		return m[1] + m[2]
	}
	return ""
}

var licenceApart = regexp.MustCompile(`((?:許可|承認|同意)を)[^、。]+?(得|受け)`)

// licences are the words for a permission that somebody has to give.
var licences = []string{"許可を得", "許可を受け", "承認を得", "承認を受け", "許可なく", "承認なく", "許可なし", "同意を得", "without permission", "without approval"}
