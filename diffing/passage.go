package diffing

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// passage is words that only one version of a sentence has, without others in their place.
type passage struct {
	sentence string // the version that has them
	i, j     int    // where they stand in it
	duty     duty   // what that version lays down
}

// passages reads what came, went or was replaced where nothing else decides. What was only added or only taken away is read by its grammar
// (bearing.go): a condition, a further act, a manner, an attribute. Words with content in the place of other words with content are for a
// person: no list tells which nouns mean the same.
func (r *reader) passages(old, new string, a, b duty, compared func() []Span) []Finding {
	if strings.HasSuffix(old, commences) && strings.HasSuffix(new, commences) {
		return nil // 附則: the day a rule comes into force is that of the amendment
	}
	if x, y := r.keys.current.Replace(old), r.keys.current.Replace(new); x != old || y != new {
		old, new = x, y
		compared = func() []Span { return Spans(x, y) }
	}
	groups := changedGroups(compared())
	if rearranged(groups) {
		return nil
	}
	counted := strings.ContainsFunc(old+new, unicode.IsDigit) && !slices.Equal(numbers(old), numbers(new))
	var out []Finding
	for _, g := range groups {
		if g.named(old) || elsewhere(groups, g) {
			continue
		}
		g = g.narrowed()
		was, is := g.was, g.is
		f := Finding{Topic: OfScope, Old: wording(g.del, was, is), New: wording(g.ins, is, was)}
		switch {
		case was == is && counted && strings.ContainsFunc(g.del+g.ins, unicode.IsDigit):
			f.Effect = Unknown
		case was == is && (was != "" || !g.others() || len(groups) > 1):
			continue
		case was == "" && g.ins != "":
			p := passage{new, g.j, g.j + len(g.ins), b}
			f.Effect = p.effect(g.del)
		case is == "":
			p := passage{old, g.i, g.i + len(g.del), a}
			f.Effect = opposite(p.effect(g.ins))
		case akin(was, is, new[g.j+len(g.ins):]):
			continue
		default:
			f.Effect = Unknown
		}
		if f.Effect != Equivalent {
			out = append(out, f)
		}
	}
	return out
}

const commences = "から施行する。"

// group is what went and what came between two pieces that stayed, and where.
type group struct {
	del, ins string
	i, j     int    // in old and in new
	was, is  string // their content
}

// maxGroups is how many places of one sentence are looked at, as many as the longest sentences of the national model have phrases: of one that changed
// in more, what changed in these tells enough.
const maxGroups = 32

func changedGroups(spans []Span) []group {
	var out []group
	i, j, open := 0, 0, false
	for _, s := range spans {
		if s.Op == Equal {
			i, j, open = i+len(s.Text), j+len(s.Text), false
			continue
		}
		if !open {
			out = append(out, group{i: i, j: j})
			open = true
		}
		if g := &out[len(out)-1]; s.Op == Delete {
			g.del = s.Text
			i += len(s.Text)
		} else {
			g.ins = s.Text
			j += len(s.Text)
		}
	}
	out = out[:min(len(out), maxGroups)]
	for k := range out {
		out[k].was, out[k].is = content(out[k].del), content(out[k].ins)
	}
	return out
}

// narrowed leaves out what both sides begin or end with, when on one side no content is left: 認め|る, 認め|、かつ、承認した.
func (g group) narrowed() group {
	if g.del == "" || g.ins == "" {
		return g
	}
	head, tail := g, g
	for head.del != "" && head.ins != "" {
		x, n := utf8.DecodeRuneInString(head.del)
		if y, _ := utf8.DecodeRuneInString(head.ins); x != y {
			break
		}
		head = group{del: head.del[n:], ins: head.ins[n:], i: head.i + n, j: head.j + n}
	}
	for tail = head; tail.del != "" && tail.ins != ""; {
		x, n := utf8.DecodeLastRuneInString(tail.del)
		if y, _ := utf8.DecodeLastRuneInString(tail.ins); x != y {
			break
		}
		tail.del, tail.ins = tail.del[:len(tail.del)-n], tail.ins[:len(tail.ins)-n]
	}
	for _, h := range []group{head, tail} {
		if h.was, h.is = content(h.del), content(h.ins); h.was == "" || h.is == "" {
			return h
		}
	}
	return g
}

// others reports whether the group is 等 that came or went. Where the sentence changed elsewhere, too, what 等 stood for may stand there.
func (g group) others() bool {
	t := g.del + g.ins
	return t == "等" || t == "など"
}

// elsewhere reports whether the words of a group that came or went by itself stand in another group that went or came: they moved.
func elsewhere(groups []group, g group) bool {
	x, y := g.was, g.is
	if (x == "") == (y == "") {
		return false
	}
	return slices.ContainsFunc(groups, func(o group) bool {
		return x != "" && strings.Contains(o.is, x) || y != "" && strings.Contains(o.was, y)
	})
}

// named reports whether the words follow a determiner: この規程, 当該機器 mean what was named before, whatever they call it.
func (g group) named(old string) bool {
	return slices.ContainsFunc([]string{"この", "当該", "その"}, func(w string) bool { return strings.HasSuffix(old[:g.i], w) })
}

// rearranged reports whether what went came again elsewhere: 氏名及び住所, 住所及び氏名.
func rearranged(groups []group) bool {
	var went, came []rune
	for _, g := range groups {
		went, came = append(went, []rune(g.was)...), append(came, []rune(g.is)...)
	}
	if len(went) == 0 {
		return false
	}
	slices.Sort(went)
	slices.Sort(came)
	return slices.Equal(went, came)
}

// numbers gives the numbers of a sentence that are neither dates nor of references.
func numbers(sentence string) []string {
	return slices.Sorted(slices.Values(number.FindAllString(date.ReplaceAllString(spelled(fold(sentence)), ""), -1)))
}

var number = regexp.MustCompile(`[0-9]+`)

// content gives what words are about: 漢字, 片仮名 and letters without those that only join (grammatical), without references, dates and numbers.
func content(s string) string {
	if s == "" {
		return ""
	}
	if strings.IndexFunc(s, func(r rune) bool { k := scriptOf(r); return k == kanji || k == katakana || k == letter }) < 0 {
		return ""
	}
	s = spelled(fold(s))
	if dated(s) {
		s = date.ReplaceAllString(s, "")
	}
	s = grammatical.Replace(s)
	return strings.Map(func(r rune) rune {
		switch scriptOf(r) {
		case kanji, katakana, letter:
			return r
		case mark, hiragana, digit, blank:
		}
		return -1
	}, s)
}

// dated reports whether a key may have a date, a period or a reference.
func dated(key string) bool {
	return strings.ContainsAny(key, "0123456789#") || firstOf(key, "明治", "大正", "昭和", "平成", "令和", "期間ごと", "間隔") != ""
}

var date = regexp.MustCompile(`明治|大正|昭和|平成|令和|[0-9]+(年度?|年間|か?月間?|週間?|日間?|時間|分間?|秒)|第?#[条項号章節款編目表]?|[^、。]*が(定める|指定する)(期間ごと|間隔)`)

// grammatical drops the words in 漢字 that join or point and name nothing (形式名詞, 複合辞, 接続詞; 公用文作成の考え方 Ⅱ-5, Ⅱ-6), and those that limits and
// frequencies are read from, which are compared elsewhere.
var grammatical = func() *strings.Replacer {
	var flat []string
	for _, w := range []string{
		"及", "又", "並", "若", "但", "場合", "際", "時", "以上", "以下", "以内", "以外", "未満", "超", "次", "掲", "各号", "上記", "前記", "下記", "係", "関", "基づ", "従", "応じ", "応", "の上", "上で",
		"伴", "対し", "当たつ", "当該", "行わ", "行い", "行う", "行つ", "者", "物", "事", "為", "自ら", "定め", "定期的に", "期間ごと", "間隔", "直ちに", "速やかに", "遅滞なく",
	} {
		flat = append(flat, w, "")
	}
	return strings.NewReplacer(flat...)
}()

// akin reports whether two words of an act or a manner mean about the same, as words of two 漢字 that begin alike mostly do (保管, 保存; 適切, 適正): rest, what
// follows, makes them a verb or an adjective. What names a person, an office or a thing is not compared so: 市長, 市民.
func akin(was, is, rest string) bool {
	x, y := []rune(was), []rune(is)
	r, _ := utf8.DecodeRuneInString(rest)
	return len(x) <= 2 && len(y) <= 2 && x[0] == y[0] && scriptOf(x[0]) == kanji && strings.ContainsRune("しすさなに", r) &&
		!strings.ContainsRune("長民員課室部局係官署", x[len(x)-1]) && !strings.ContainsRune("長民員課室部局係官署", y[len(y)-1])
}

// trimmed gives words without the marks around them.
func trimmed(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { k := scriptOf(r); return k == blank || r == '、' || r == '，' || r == '。' })
}

// wording gives the words of a finding: without marks, joints and brackets around them, "" where only the other side has content.
func wording(s, content, other string) string {
	if content == "" && other != "" {
		return ""
	}
	t := trimmed(s)
	for _, j := range append([]string{"かつ"}, joiners...) {
		t = trimmed(strings.TrimSuffix(trimmed(strings.TrimPrefix(t, j)), j))
	}
	if bracketed(t) {
		_, open := utf8.DecodeRuneInString(t)
		_, closed := utf8.DecodeLastRuneInString(t)
		t = trimmed(t[open : len(t)-closed])
	}
	if lead := goesOn.FindString(t); other == "" && len(lead) < len(t) {
		t = t[len(lead):]
	}
	return t
}

// goesOn is the ending with which a sentence goes on: |し、暗号鍵を管理する.
var goesOn = regexp.MustCompile(`^[ぁ-ん]{1,4}、`)
