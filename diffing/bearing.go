package diffing

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// bearing is what words do to the sentence they come into, by their grammatical form.
type bearing uint8

const (
	unread  bearing = iota // content whose part in the sentence is not known
	none                   // nothing: 職員等
	narrows                // a condition or an attribute: the sentence speaks of less
	widens                 // a further thing, a further case: it speaks of more
	adds                   // a further act
	binding                // a manner, means or step: what is to be done is to be done so
)

// effect tells what the passage does when it comes; instead is the particle or ending it came for. The words are read in every place where they could
// stand with the same result (を暗号化し、｜し、暗号化): the first that has a known form counts.
func (p passage) effect(instead string) Effect {
	if instead == "等" || instead == "など" {
		return Unknown // 端末及び媒体, 端末等: 等 may stand for what went
	}
	for _, q := range p.places() {
		if k := q.form(instead); k != unread {
			return q.apply(k)
		}
	}
	return Unknown
}

// maxTurn is how many characters a passage is moved to either side: as many as the joints of sentences have (並びに、その).
const maxTurn = 6

// places gives the passage as it stands and moved along the characters that its head and what follows share.
func (p passage) places() []passage {
	out := []passage{p}
	for q, n := p, 0; n < maxTurn && q.j < len(q.sentence); n++ {
		r, size := utf8.DecodeRuneInString(q.sentence[q.j:])
		if s, _ := utf8.DecodeRuneInString(q.sentence[q.i:]); r != s {
			break
		}
		q.i, q.j = q.i+size, q.j+size
		out = append(out, q)
	}
	for q, n := p, 0; n < maxTurn && q.i > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(q.sentence[:q.i])
		if s, _ := utf8.DecodeLastRuneInString(q.sentence[:q.j]); r != s {
			break
		}
		q.i, q.j = q.i-size, q.j-size
		out = append(out, q)
	}
	return out
}

// form tells the form of the passage where it stands; instead is the kana it came for, "" for none.
func (p passage) form(instead string) bearing {
	s, rest := p.sentence[p.i:p.j], p.sentence[p.j:]
	t := trimmed(s)
	switch {
	case t == "等" || t == "など":
		if p.inSubject() {
			return none
		}
		return widens
	case bracketed(t):
		return ofBracket(t)
	case !bracketed(t) && firstOf(t, "以外", "を除") != "":
		return unread
	case p.inRemark():
		return unread
	case whenever.MatchString(s) && (strings.HasSuffix(t, "は") || t != s), asNeeded.MatchString(t):
		return narrows
	case jointed(s, rest, instead, "かつ"):
		if p.inCondition() {
			return narrows
		}
		return adds
	case jointed(s, rest, instead, "又は", "若しくは", "または", "もしくは"):
		if p.inCondition() || p.duty.not || p.duty.force < ought.force || excepts(p.sentence) {
			return widens
		}
		return unread
	case jointed(s, rest, instead, "及び", "並びに", "および", "ならびに"), strings.HasPrefix(t, "その他"), strings.HasSuffix(t, "その他の"), universal.MatchString(t):
		return widens
	case instead != "" && !further.MatchString(s):
		return unread
	case continues(t, s) || further.MatchString(s):
		return adds
	case manner.MatchString(t):
		return binding
	case p.attribute(s, rest):
		return narrows
	}
	return unread
}

// apply tells what a bearing does to the rule: what a duty or a prohibition speaks of more widely binds more, what a permission or an exception does,
// less.
func (p passage) apply(k bearing) Effect {
	free := p.duty.force == 1 || excepts(p.sentence)
	switch k {
	case none:
		return Equivalent
	case binding:
		switch {
		case p.duty.force == 0:
			return Unknown
		case free || !p.duty.not && !p.inCondition():
			return Stricter
		}
		k = narrows
	case adds:
		switch {
		case p.inCondition():
			k = narrows
		case p.duty.not && p.duty.force > 0:
			return Unknown
		default:
			k = widens
		}
	case unread, narrows, widens:
	}
	if p.duty.force == 0 && !free {
		return Unknown
	}
	effect := Stricter
	if free {
		effect = Looser
	}
	if k == narrows {
		effect = opposite(effect)
	}
	if p.excepted() {
		effect = opposite(effect)
	}
	return effect
}

// phrase gives what follows up to the next comma, which the passage belongs to.
func (p passage) phrase() string {
	s, _, _ := strings.Cut(p.sentence[p.j:], "、")
	return s
}

// inCondition reports whether the passage belongs to what says when or of what the sentence speaks: 障害が発生したときは、, 情報は、.
func (p passage) inCondition() bool {
	s := p.phrase()
	return firstOf(s, "とき", "場合", "際は", "際に", "に当たっては") != "" || len(s) < len(p.sentence[p.j:]) && strings.HasSuffix(s, "は")
}

// excepted reports whether the passage belongs to what is excepted: …場合を除き、, …を承認した場合でなければ、. What is before the topic of the rule does not.
func (p passage) excepted() bool {
	rest := p.sentence[p.j:]
	w := hedged(rest, []string{"を除き", "を除いて", "以外", "でなければ"})
	return w != "" && !strings.Contains(rest[:strings.Index(rest, w)], "は、")
}

// inRemark reports whether the passage stands in brackets that give a name: （…を含む。以下「職員等」という。）.
func (p passage) inRemark() bool {
	open := strings.LastIndexAny(p.sentence[:p.i], "（(")
	remark, _, closed := strings.Cut(p.sentence[p.j:], "）")
	return open > strings.LastIndexAny(p.sentence[:p.i], "）)") && closed && strings.Contains(remark, "という")
}

// inSubject reports whether the passage stands in what the sentence says who acts.
func (p passage) inSubject() bool {
	return strings.HasPrefix(p.sentence[p.j:], "は、") || strings.HasSuffix(p.sentence[:p.i], "職員")
}

func bracketed(t string) bool {
	return strings.HasPrefix(t, "（") && strings.HasSuffix(t, "）") || strings.HasPrefix(t, "(") && strings.HasSuffix(t, ")")
}

// ofBracket tells what a remark in brackets does: （再委託を含む。）, （軽微なものを除く。）, （以下「職員等」という。）.
func ofBracket(t string) bearing {
	switch {
	case firstOf(t, "という。", "という）", "同じ。") != "":
		return none
	case firstOf(t, "を除く", "に限る", "以外の") != "":
		return narrows
	case firstOf(t, "を含む") != "":
		return widens
	}
	return unread
}

var (
	whenever  = regexp.MustCompile(`(とき|場合|際)(に|において)?は?、?$`)
	asNeeded  = regexp.MustCompile(`^(必要に応じて?|適宜|随時)$`)
	universal = regexp.MustCompile(`^(全ての?|すべての?|一切の?|いかなる.*も|必ず|常に)$`)
	manner    = regexp.MustCompile(`(により|によって|をもって|を用いて|を経て|の上|上で|に従い|に従って|に基づき|に応じ|に応じて|で|あらかじめ|事前に)$`)
	further   = regexp.MustCompile(`^[ぁ-ん]{0,4}[いきぎしじちにびみりえけげせねべめれ]、(?:[^又若]|$).*`)
)

// jointed reports whether a passage begins with one of the joints, or ends with one where it came for nothing else: 又は点検, 保守又は.
func jointed(s, rest, instead string, joints ...string) bool {
	s = strings.Trim(s, "、，")
	return slices.ContainsFunc(joints, func(j string) bool {
		return strings.HasPrefix(s, j) || instead == "" && (strings.HasSuffix(s, j) || strings.HasPrefix(strings.TrimLeft(rest, "、"), j) && strings.Contains(s, "、"))
	})
}

// continues reports whether words with an object end in the form in which sentences go on: 原因を調査し、.
func continues(t, s string) bool {
	last, _ := utf8.DecodeLastRuneInString(t)
	return t != s && strings.Contains(t, "を") && strings.ContainsRune("いきぎしじちびみりえけげせねべめれ", last)
}

// attribute reports whether the passage says of which kind a thing is, in a place where fewer things mean a narrower rule: 重大な障害が発生したときは、, 個人情報を
// 漏らしてはならない. What is said of a thing that is to be chosen or made may as well ask for more.
func (p passage) attribute(s, rest string) bool {
	if !p.inCondition() && !p.duty.not && p.duty.force != 1 && !excepts(p.sentence) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(rest)
	last, _ := utf8.DecodeLastRuneInString(s)
	k := scriptOf(next)
	return !strings.HasPrefix(s, "の") && (k == kanji || k == katakana || k == letter) && (strings.ContainsRune("のなただうくぐすつぬぶむる", last) || scriptOf(last) == kanji || scriptOf(last) == katakana)
}
