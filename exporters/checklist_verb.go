package exporters

import (
	"strings"
	"unicode/utf8"
)

// answerable is the end of a sentence turned into a question: whether it is so, whether it is not.
type answerable struct{ yes, no string }

func doing(te string) answerable { return answerable{te + "いるか", te + "いないか"} }

var none answerable

// fromNegative turns a verb in the form before ない (し, 行わ, 防が, 講じ) at the end of s into a question.
//
// The kana before ない tells the conjugation: of the ア row, 五段; of the イ and エ rows, 一段; し, する. Where a noun could stand
// there too (負担がない), or more than one verb, ok is false: a duty is better quoted than bent wrongly.
func fromNegative(s string) (a answerable, ok bool) {
	for _, c := range []struct {
		end string
		a   answerable
	}{
		{"てい", answerable{"ているか", "ていないか"}},
		{"でい", answerable{"でいるか", "でいないか"}},
		{"ておか", doing("て")},
		{"でおか", doing("で")}, // 備えておいている is not said
		{"ていか", doing("て")},
		{"でいか", doing("で")},
		{"でき", answerable{"できるようになっているか", "できないようになっているか"}},
		{"行か", doing("行って")},
		{"死な", doing("死んで")},
		{"問わ", doing("問うて")},
		{"請わ", doing("請うて")},
		{"乞わ", doing("乞うて")},
	} {
		if stem, found := strings.CutSuffix(s, c.end); found {
			return c.a.after(stem), true
		}
	}
	last, size := utf8.DecodeLastRuneInString(s)
	stem := s[:len(s)-size]
	switch last {
	case 'か':
		return ending(stem, "いて", anyVerb(stem) && !endsIn(stem, "いてで"))
	case 'が':
		if noun(stem) {
			return answerable{s + "あるか", s + "ないか"}, true // 承認がなければならない
		}
		return ending(stem, "いで", godanG(stem))
	case 'さ':
		return ending(stem, "して", anyVerb(stem))
	case 'た':
		return ending(stem, "って", godanT(stem))
	case 'ら', 'わ':
		return ending(stem, "って", anyVerb(stem) && !strings.HasSuffix(stem, "あ"))
	case 'ば', 'ま':
		return ending(stem, "んで", anyVerb(stem))
	case 'で':
		return copula(stem)
	case 'に':
		return answerable{s + "あるか", s + "ないか"}, true // 近くになければならない
	}
	return ending(s, "て", ichidan(stem, last) || last == 'し' && stem != "")
}

func (a answerable) after(stem string) answerable { return answerable{stem + a.yes, stem + a.no} }

func ending(stem, te string, ok bool) (answerable, bool) {
	if !ok {
		return none, false
	}
	return doing(stem + te), true
}

// copula is the で of 本人でなければならない.
func copula(stem string) (answerable, bool) {
	if endsIn(stem, "ま奏撫秀茹愛詣") || stem == "" {
		return none, false
	}
	return answerable{stem + "であるか", stem + "でないか"}, true
}

// ichidan reports whether a verb ends in last before ない and る alike.
func ichidan(stem string, last rune) bool {
	switch {
	case strings.ContainsRune("きぎじちびみりえけげせぜねべめれ", last):
		return anyVerb(stem)
	case last == 'い':
		return endsIn(stem, "用率報老悔")
	case last == 'て':
		return endsKanji(stem) // not 〜してない
	case last == '得':
		return !endsKanji(stem) || endsIn(stem, "心")
	case strings.ContainsRune("出経見着来", last):
		return !endsKanji(stem)
	}
	return false
}

// fromDictionary turns a sentence end in the present (する, 行う, 防ぐ, しない, である) into a question.
func fromDictionary(s string) (a answerable, ok bool) {
	if stem, found := strings.CutSuffix(s, "ない"); found {
		a, ok = fromNegative(stem)
		return answerable{a.no, a.yes}, ok
	}
	for _, c := range []struct {
		end string
		a   answerable
	}{
		{"である", answerable{"であるか", "でないか"}},
		{"てある", answerable{"てあるか", "ていないか"}},
		{"にある", answerable{"にあるか", "にないか"}},
		{"がある", answerable{"があるか", "がないか"}},
		{"ている", answerable{"ているか", "ていないか"}},
		{"でいる", answerable{"でいるか", "でいないか"}},
		{"ておく", doing("て")},
		{"でおく", doing("で")},
		{"ていく", doing("て")},
		{"でいく", doing("で")},
		{"できる", answerable{"できるようになっているか", "できないようになっているか"}},
		{"する", doing("して")},
		{"行く", doing("行って")},
		{"問う", doing("問うて")},
		{"請う", doing("請うて")},
		{"乞う", doing("乞うて")},
	} {
		if stem, found := strings.CutSuffix(s, c.end); found {
			return c.a.after(stem), true
		}
	}
	last, size := utf8.DecodeLastRuneInString(s)
	stem := s[:len(s)-size]
	switch last {
	case 'う':
		return ending(stem, "って", endsKanji(stem) && !endsIn(stem, "言") || endsIn(stem, "まなからがわ"))
	case 'く':
		return ending(stem, "いて", endsKanji(stem) || endsIn(stem, "づ"))
	case 'ぐ':
		return ending(stem, "いで", godanG(stem))
	case 'す':
		return ending(stem, "して", endsKanji(stem) || endsIn(stem, "らなか"))
	case 'つ':
		return ending(stem, "って", godanT(stem))
	case 'ぶ', 'む':
		return ending(stem, "んで", endsKanji(stem))
	case 'る':
		return ru(stem)
	}
	return none, false
}

// ru turns a verb in る: サ変 in ずる, 一段 behind kana of the エ row, 五段 behind those of the ア and オ rows. Elsewhere
// both occur, so that only known verbs are taken.
func ru(stem string) (answerable, bool) {
	last, size := utf8.DecodeLastRuneInString(stem)
	before := stem[:len(stem)-size]
	switch {
	case last == 'ず':
		return ending(before, "じて", endsKanji(before) || endsIn(before, "ん"))
	case last == 'じ':
		return ending(stem, "て", endsKanji(before) && !endsIn(before, "混交雑"))
	case strings.ContainsRune("きぎちびみり", last):
		return ending(stem, "て", endsIn(before, "起尽過落満帯浴省試顧鑑足借降懲"))
	case strings.ContainsRune("えけげせぜねべめれ", last), last == 'い', last == 'て', strings.ContainsRune("得出経見着", last):
		return ending(stem, "て", ichidan(before, last))
	case strings.ContainsRune("かがさたなまわやばこそとのもよ", last):
		return ending(stem, "って", before != "")
	case strings.ContainsRune("守取図送残測作断係至限諮執採切知入", last):
		return ending(stem, "って", !endsKanji(before))
	}
	return none, false
}

// godanG and godanT name the verbs in ぐ and つ: before が and た a noun can stand as well (負担がない, いずれか一つ).
func godanG(stem string) bool {
	for _, verb := range []string{"つな", "ふさ", "しの"} {
		if strings.HasSuffix(stem, verb) {
			return true
		}
	}
	last, size := utf8.DecodeLastRuneInString(stem)
	return strings.ContainsRune("防継注急仰研塞稼騒剥削", last) && !endsKanji(stem[:len(stem)-size])
}

func godanT(stem string) bool {
	last, size := utf8.DecodeLastRuneInString(stem)
	return strings.ContainsRune("持保待打放絶断育立", last) && !(last != '立' && endsKanji(stem[:len(stem)-size]))
}

// noun reports whether s clearly ends in a noun: in two Chinese characters, or one of the words that stand before が most.
func noun(s string) bool {
	for _, word := range []string{"こと", "おそれ", "もの", "ところ"} {
		if strings.HasSuffix(s, word) {
			return true
		}
	}
	_, size := utf8.DecodeLastRuneInString(s)
	return endsKanji(s) && endsKanji(s[:len(s)-size])
}

// anyVerb reports whether a verb can end here: behind the beginning of a word, and not behind a particle alone.
func anyVerb(stem string) bool { return stem != "" && !endsIn(stem, "。、，（「を") }

func endsIn(s, set string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return s != "" && strings.ContainsRune(set, last)
}

// endsKanji reports whether s ends in a Chinese character.
func endsKanji(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return last >= 0x4e00 && last <= 0x9fff || last == '々'
}
