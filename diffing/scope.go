package diffing

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// enumeration is things named in a row: 端末、電磁的記録媒体及び通信回線.
type enumeration struct {
	things []string
	either bool // joined by 又は or 若しくは
	means  bool // by which something is done: 知識又は所持により
	tail   bool // the last thing is followed by の, so that all of them may belong to something else: 滅失及び毀損の防止
	rest   string
}

// joiners hold the things of an enumeration together, beside commas.
var joiners = []string{"並びに", "ならびに", "若しくは", "もしくは", "及び", "および", "又は", "または"}

// enumerations gives the enumerations of a sentence with at least one conjunction. A thing is what stands between two joiners without a verb:
// 漢字, 片仮名, letters, digits, and の, of at most [maxThing] characters.
func enumerations(sentence string) []enumeration {
	if firstOf(sentence, "及び", "および", "又は", "または", "並びに", "若しくは") == "" {
		return nil
	}
	var out []enumeration
	var now enumeration
	joined := false
	s := compatible(sentence)
	finish := func(rest string) {
		if joined && len(now.things) > 1 {
			now.means = strings.HasPrefix(rest, "により") || strings.HasPrefix(rest, "による") || strings.HasPrefix(rest, "によって") || strings.HasPrefix(rest, "を用いて") || strings.HasPrefix(rest, "で")
			now.rest = rest
			now.bare()
			slices.Sort(now.things)
			out = append(out, now)
		}
		now, joined = enumeration{}, false
	}
	for s != "" {
		n := thing(s)
		if n == 0 {
			finish(s)
			_, size := utf8.DecodeRuneInString(s)
			s = s[size:]
			continue
		}
		word := strings.TrimSuffix(strings.TrimSuffix(s[:n], "の"), "等")
		now.things = append(now.things, word)
		s = s[n:]
		switch j := joiner(s); j {
		case "":
			finish(s)
		default:
			joined = joined || j != "、" && j != ","
			now.either = now.either || firstOf(j, "又は", "または", "若しくは", "もしくは") != ""
			s = s[len(j):]
		}
	}
	finish("")
	return out
}

// bare takes from the first thing what it is part of (情報の漏えい、滅失及び毀損), and from the last what is done with all of them (端末及び媒体の
// 持出し).
func (e *enumeration) bare() {
	first, last := &e.things[0], &e.things[len(e.things)-1]
	if i := strings.LastIndex(*first, "の"); i >= 0 {
		*first = (*first)[i+len("の"):]
	}
	if i := strings.Index(*last, "の"); i > 0 {
		*last, e.tail = (*last)[:i], true
	}
}

// joiner gives the joiner at the head of s. A comma belongs to the conjunction behind it.
func joiner(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	switch r {
	case '、', ',', '，':
		if k := joiner(s[size:]); k != "" && k != "、" && k != "," && k != "，" {
			return s[:size+len(k)]
		}
		return s[:size]
	case '並', 'な', '若', 'も', '及', 'お', '又', 'ま':
		for _, j := range joiners {
			if strings.HasPrefix(s, j) {
				return j
			}
		}
	}
	return ""
}

// maxThing is the length in characters of the longest thing of an enumeration; longer runs are phrases.
const maxThing = 24

// thing gives the length of the thing at the head of s.
func thing(s string) int {
	n := 0
	for i, r := range s {
		k := scriptOf(r)
		inside := k == kanji || k == katakana || k == letter || k == digit || r == 'の' && i > 0 || r == '・'
		if !inside || n == maxThing || joiner(s[i:]) != "" {
			return i
		}
		n++
	}
	return len(s)
}

// scopes compares the enumerations of two versions of a sentence: those that share a thing. What a duty or a prohibition also covers is
// stricter, what a permission or an exception also covers looser. acting says that those who act are compared already. A further means to choose from (又は … により) is for a person to read.
func scopes(old, new string, a, b duty, acting bool) []Finding {
	x, y := enumerations(old), enumerations(new)
	if len(x) == 0 && len(y) == 0 || a.force != b.force && min(a.force, b.force) < ought.force {
		return nil
	}
	if len(x) != len(y) {
		if acting {
			x, y = objects(x, old), objects(y, new)
		}
		x, y = counterparts(x, y, old, new)
	}
	var out []Finding
	for i := range x {
		more, less := beyond(y[i].things, x[i].things, old), beyond(x[i].things, y[i].things, new)
		if len(more) == 0 && len(less) == 0 && slices.Equal(x[i].things, y[i].things) && x[i].either != y[i].either {
			out = append(out, choices(x[i], y[i], a, b)...)
		}
		if len(more) == 0 && len(less) == 0 || len(more) == len(y[i].things) {
			continue
		}
		f := Finding{Effect: Unknown, Topic: OfScope, Old: strings.Join(less, "、"), New: strings.Join(more, "、")}
		choice := y[i].either && x[i].either && !b.not && b.force >= ought.force && (x[i].means || y[i].means)
		switch {
		case choice || len(more) > 0 && len(less) > 0 || b.force == 0 || a.force == 0:
		case len(more) > 0:
			f.Effect = wider(b, new)
		default:
			f.Effect = opposite(wider(a, old))
		}
		out = append(out, f)
	}
	return out
}

// choices compares 又は with 及び between the same things. What has to be done with all of them is stricter than with any of them; in a prohibition the
// two say the same (端末又は媒体を, 端末及び媒体を持ち出してはならない), in a condition or a permission a person has to read.
func choices(x, y enumeration, a, b duty) []Finding {
	f := Finding{Effect: Unknown, Topic: OfScope, Old: "又は", New: "及び"}
	if y.either {
		f.Old, f.New = f.New, f.Old
	}
	main := passage{sentence: x.rest}
	switch {
	case a.not || b.not:
		return nil
	case min(a.force, b.force) < ought.force || x.tail || main.inCondition():
	case y.either:
		f.Effect = Looser
	default:
		f.Effect = Stricter
	}
	return []Finding{f}
}

// objects leaves out the enumeration of those who act: actor.go compares them.
func objects(list []enumeration, sentence string) []enumeration {
	subject := subjectOf(compatible(sentence))
	return slices.DeleteFunc(list, func(e enumeration) bool {
		return !slices.ContainsFunc(e.things, func(s string) bool { return !strings.Contains(subject, s) })
	})
}

// counterparts pairs the enumerations of two versions that have not equally many: those that share a thing, and one that became or was a
// single thing (文書及び図画 → 文書), where its other things did not give way to something else.
func counterparts(x, y []enumeration, old, new string) (a, b []enumeration) {
	taken := make([]bool, len(y))
	spans := Spans(old, new)
	for _, e := range x {
		k := slices.IndexFunc(y, func(o enumeration) bool {
			return slices.ContainsFunc(o.things, func(s string) bool { return slices.Contains(e.things, s) })
		})
		if k >= 0 && !taken[k] {
			taken[k] = true
			a, b = append(a, e), append(b, y[k])
		} else if rest, ok := remains(e, spans, Delete); ok && k < 0 {
			a, b = append(a, e), append(b, rest)
		}
	}
	for k, e := range y {
		if taken[k] {
			continue
		}
		if rest, ok := remains(e, spans, Insert); ok {
			a, b = append(a, rest), append(b, e)
		}
	}
	return a, b
}

// remains gives what is left of an enumeration without the things that were only deleted or only inserted; ok is false when that is nothing or
// all of it.
func remains(e enumeration, spans []Span, op Op) (rest enumeration, ok bool) {
	rest = e
	rest.things = nil
	for _, thing := range e.things {
		gone := false
		for i, s := range spans {
			lone := (i == 0 || spans[i-1].Op == Equal) && (i+1 == len(spans) || spans[i+1].Op == Equal)
			gone = gone || s.Op == op && lone && names(compatible(s.Text), thing)
		}
		if !gone {
			rest.things = append(rest.things, thing)
		}
	}
	return rest, len(rest.things) > 0 && len(rest.things) < len(e.things)
}

// names reports whether a text has a thing beside a conjunction or comma.
func names(text, thing string) bool {
	before, after, ok := strings.Cut(text, thing)
	if !ok {
		return false
	}
	return joiner(after) != "" || slices.ContainsFunc(append(joiners, "、", ","), func(j string) bool { return strings.HasSuffix(before, j) })
}

// wider is what it does to cover more.
func wider(d duty, sentence string) Effect {
	if d.force < ought.force || excepts(sentence) {
		return Looser
	}
	if hedged(sentence, exceptions) != "" {
		return Unknown // the enumeration may be of what is excepted
	}
	return Stricter
}

// beyond gives what list has and other has not, nor the sentence that other is of: there it may stand outside the enumeration.
func beyond(list, other []string, sentence string) []string {
	var out []string
	sentence = compatible(sentence)
	for _, s := range list {
		if !slices.Contains(other, s) && !strings.Contains(sentence, s) {
			out = append(out, s)
		}
	}
	return out
}
