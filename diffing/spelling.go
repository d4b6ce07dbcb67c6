package diffing

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// spelled folds what the spelling of official documents leaves open, on top of a key: 送り仮名 (取り扱い, 取扱い), words in 漢字 or 平仮名 (全て,
// すべて), and references that a renumbering rewrites (前条, 別表第２, ８．２．（２）). The keys of the alignment keep all this apart; only the class
// of a change is blind to it.
func spelled(key string) string {
	s := writtenAlike.Replace(key)
	if strings.ContainsAny(s, "前次") {
		s = nearReference.ReplaceAllString(s, "第#$1")
	}
	if strings.Contains(s, "別") || strings.Contains(s, "様式") {
		s = listedReference.ReplaceAllString(s, "$1#")
	}
	if strings.Contains(s, ".(") {
		s = dottedReference.ReplaceAllString(s, "#")
	}
	return withoutOkurigana(s)
}

var (
	nearReference   = regexp.MustCompile(`[前次](条|項|号|章|節)`)
	listedReference = regexp.MustCompile(`(別表|様式|別記|別紙)(?:第[0-9#]+表?|[0-9]+)(?:号)?`)
	dottedReference = regexp.MustCompile(`[0-9]+(?:\.[0-9]+)*\.\([0-9]+\)`)
)

// writtenAlike writes in one way the words that 「公用文における漢字使用等について」 (平成22年内閣訓令第1号) writes in 漢字 and older rules in 平仮名, or the
// other way round (箇所 and か所 among them), and the verbs of which 「送り仮名の付け方」 (昭和48年内閣告示第2号、通則１の許容) allows two spellings.
var writtenAlike = func() *strings.Replacer {
	pairs := [][2]string{
		{"すべて", "全て"},
		{"ただちに", "直ちに"},
		{"予め", "あらかじめ"},
		{"さらに", "更に"},
		{"すでに", "既に"},
		{"とくに", "特に"},
		{"つねに", "常に"},
		{"かならず", "必ず"},
		{"すみやかに", "速やかに"},
		{"みずから", "自ら"},
		{"あわせて", "併せて"},
		{"たとえば", "例えば"},
		{"もとづ", "基づ"},
		{"したがい", "従い"},
		{"あたって", "当たって"},
		{"当って", "当たって"},
		{"出来る", "できる"},
		{"出来ない", "できない"},
		{"為に", "ために"},
		{"尚、", "なお、"},
		{"又、", "また、"},
		{"行な", "行"},
		{"表わ", "表"},
		{"著わ", "著"},
		{"現わ", "現"},
		{"断わ", "断"},
		{"賜わ", "賜"},
		{"ヶ月", "か月"},
		{"箇月", "か月"},
		{"ヶ所", "か所"},
		{"箇所", "か所"},
	}
	var flat []string
	for _, p := range pairs {
		flat = append(flat, fold(p[0]), fold(p[1]))
	}
	return strings.NewReplacer(flat...)
}()

// withoutOkurigana drops the 送り仮名 of nouns made from verbs, which may be left out (取り扱い, 取扱い, 取扱): one 平仮名 of the i or e row between 漢字 and
// 漢字, a particle, a mark or the end.
func withoutOkurigana(key string) string {
	var out strings.Builder
	out.Grow(len(key))
	behind := false // a 漢字 stands before
	for i, r := range key {
		size := utf8.RuneLen(r)
		if behind && strings.ContainsRune("いきぎしじちみりえけげせべめれ", r) && (i+size == len(key) || endsNoun(key[i+size:])) {
			behind = false
			continue
		}
		behind = scriptOf(r) == kanji
		out.WriteString(key[i : i+size])
	}
	return out.String()
}

// endsNoun reports whether a noun ends before s: 漢字 that go on with it count, too.
func endsNoun(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	k := scriptOf(r)
	return k == kanji || k == mark || strings.ContainsRune("をのにはがとへや", r)
}

// sameSpelling reports whether two texts differ in spelling only. What the list of terms calls a spelling counts; an old term and its successor
// are other words.
func (f folding) sameSpelling(old, new string) bool {
	return spelled(f.spellings.Replace(fold(old))) == spelled(f.spellings.Replace(fold(new)))
}

// isSpelling reports whether the reason for a line of the list of terms is that one word is written in two ways.
func isSpelling(reason string) bool {
	return slices.ContainsFunc([]string{"仮名書き", "読みを添えた", "ための書き分け"}, func(w string) bool { return strings.Contains(reason, w) })
}
