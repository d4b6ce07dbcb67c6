package diffing

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// maxSubject is the length in characters of the longest subject that is looked for: the longest roles of the national model have twenty, and
// two of them joined by 及び are still one.
const maxSubject = 48

// subjectOf gives who acts in a sentence: what stands before the first は、 (は in texts that do without the comma), "" for nobody. A condition
// before it is passed over: 事故を発見したときは、職員は、….
func subjectOf(sentence string) string {
	s := sentence
	for {
		i := strings.Index(s, "は、")
		if j := strings.Index(s, "は，"); i < 0 || j >= 0 && j < i {
			i = j
		}
		if i < 0 {
			return ""
		}
		subject := s[:i]
		if k := strings.LastIndexAny(subject, "、，。　"); k >= 0 && !strings.Contains(subject, "及び") {
			_, size := utf8.DecodeRuneInString(subject[k:])
			subject = subject[k+size:]
		}
		if utf8.RuneCountInString(subject) <= maxSubject && firstOf(subject, "とき", "場合", "際", "に当たって", "において", "について", "に関して", "ために") == "" {
			return strings.TrimSpace(subject)
		}
		s = s[i+len("は、"):]
	}
}

// actors finds who acts in these documents: the roles that were given as slots, and what is the subject of several sentences. A thing that
// a rule is about (この規程は、) is said seldom; who has to act is said in article after article. It gives their keys, and the words that were read
// as such by their first characters, the longest first.
func (a *aligner) actors() (known map[string]bool, offices map[rune][]office) {
	times := map[string]int{}
	for _, side := range [][]clause{a.old, a.new} {
		for i := range side {
			for _, sentence := range cut(side[i].text) {
				for _, party := range parties(subjectOf(sentence)) {
					times[party]++
				}
			}
		}
	}
	keys := map[string]int{}
	for party, n := range times {
		keys[a.keys.key(party)] += n
	}
	known = map[string]bool{}
	for key, n := range keys {
		if n >= several {
			known[key] = true
		}
	}
	for _, key := range a.roles {
		known[key] = true
	}
	offices = map[rune][]office{}
	for party := range times {
		if key := a.keys.key(party); known[key] {
			first, _ := utf8.DecodeRuneInString(party)
			offices[first] = append(offices[first], office{key, party})
		}
	}
	for _, list := range offices {
		slices.SortFunc(list, func(x, y office) int {
			return cmp.Or(cmp.Compare(len(y.words), len(x.words)), cmp.Compare(x.words, y.words))
		})
	}
	return known, offices
}

// parties takes a subject apart: 情報セキュリティ管理者及び情報システム管理者.
func parties(subject string) []string {
	label := strings.IndexAny(subject, "　 ")
	if label >= 0 {
		subject = strings.TrimLeft(subject[label:], "　 ")
	}
	for _, w := range []string{"並びに", "及び", "および", "又は", "または", "若しくは", "，"} {
		subject = strings.ReplaceAll(subject, w, "、")
	}
	out := strings.Split(subject, "、")
	for i := range out {
		out[i] = strings.TrimSuffix(out[i], "等") // 職員等 and 職員: the definition says whom the word covers
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}

// actorChange compares who has to act. More who have to is stricter, fewer is looser; somebody else is for a person to read, and names for
// the same role ([Slot]) are no change.
func (r *reader) actorChange(old, new string) []Finding {
	was, is := subjectOf(old), subjectOf(new)
	if was == "" || is == "" || was == is {
		return nil
	}
	x, y := r.known(was), r.known(is)
	if len(x) == 0 || len(y) == 0 || slices.Equal(x, y) {
		return nil
	}
	effect := Unknown
	switch fewer, more := contains(y, x), contains(x, y); {
	case fewer && !more:
		effect = Stricter
	case more && !fewer:
		effect = Looser
	}
	if d, e := dutyOf(old), dutyOf(new); d.force < ought.force || e.force < ought.force {
		effect = Unknown // who may, or who is: more are neither stricter nor looser
	}
	return []Finding{{effect, OfActor, was, is}}
}

// known gives the keys of the parties of a subject, when at least one of them is known to act.
func (r *reader) known(subject string) []string {
	var out []string
	any := false
	for _, p := range parties(subject) {
		k := r.keys.key(p)
		any = any || r.actors[k]
		out = append(out, k)
	}
	if !any {
		return nil
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// contains reports whether all of small are in large.
func contains(large, small []string) bool {
	return !slices.ContainsFunc(small, func(s string) bool { return !slices.Contains(large, s) })
}
