package diffing

import (
	"slices"
	"strings"
	"sync"

	"kitei/internal/parallel"
)

// Effect is what a change does to the duties a clause lays down.
type Effect string

// The effects of a change.
const (
	Formal     Effect = "formal"     // 形式的: only spelling, marks, numbers of provisions and references differ
	Equivalent Effect = "equivalent" // 同等: other words, and nothing found that makes a duty stronger or weaker
	Stricter   Effect = "stricter"   // 強化
	Looser     Effect = "looser"     // 緩和
	Mixed      Effect = "mixed"      // 強化 and 緩和
	Unknown    Effect = "unknown"    // 要判断: something that matters changed, and the words do not tell in which direction
)

// Topic is what the words of a finding are about.
type Topic string

// The topics of findings.
const (
	OfForce     Topic = "force"     // how binding: しなければならない, 努める, ことができる
	OfLimit     Topic = "limit"     // a number, period or frequency
	OfActor     Topic = "actor"     // who has to act
	OfScope     Topic = "scope"     // what it is about: objects in an enumeration
	OfException Topic = "exception" // ただし書, 除く, 必要に応じて
	OfProvision Topic = "provision" // a provision or a sentence that is new or gone
)

// Finding is the words that decided an effect. Where something is new or gone, one of the two is empty.
type Finding struct {
	Effect   Effect
	Topic    Topic
	Old, New string
}

// judge classes every change of a text. It reads the provisions sentence by sentence: how binding they are (force.go), what limits their
// numbers set (limit.go, frequency.go), who has to act (actor.go), what else is to be done (act.go), what was added to or dropped from an enumeration or
// a list (scope.go, listed.go), what is excepted (exception.go), and, where none of these says anything, what a person has to look at all the same
// (residue.go) and what came, went or was replaced (passage.go). It is a help to find the changes that matter first and no opinion on the law: where the words do not
// tell the direction, the finding is [Unknown].
func (a *aligner) judge(changes []Change) {
	r := reader{keys: a.keys}
	r.actors, r.offices = a.actors()
	parallel.Do(len(changes), func(i int) {
		c := &changes[i]
		switch c.Kind {
		case Changed, Split, Merged:
		case Unchanged, Added, Removed, Undecided:
			return
		}
		if joined(a.old, c.Old, foldedText) == joined(a.new, c.New, foldedText) {
			c.Effect = r.formality(joined(a.old, c.Old, text), joined(a.new, c.New, text))
			return
		}
		if len(c.Old) == 1 && len(c.New) == 1 { // what a clause says itself, before its provisions
			if old, new := a.old[c.Old[0]].Node.Text, a.new[c.New[0]].Node.Text; old != "" && new != "" {
				c.Findings = append(c.Findings, r.provision(old, new, [2]duty{})...)
			}
		}
		l := a.leads(c)
		for k := range c.Items {
			c.Findings = append(c.Findings, r.item(&c.Items[k], l)...)
		}
		if c.Effect = sum(c.Findings); len(c.Findings) == 0 && r.respelled(c.Items) {
			c.Effect = r.formality(joined(a.old, c.Old, text), joined(a.new, c.New, text))
		}
	})
}

// respelled reports whether the provisions that changed may differ in spelling only: all that is cheap to see of it.
func (r *reader) respelled(items []Item) bool {
	for i := range items {
		switch items[i].Kind {
		case Changed:
			for _, p := range sentencePairs(cut(items[i].Old.Node.Text), cut(items[i].New.Node.Text)) {
				if p[0] != p[1] && !r.keys.sameSpelling(p[0], p[1]) {
					return false
				}
			}
		case Added, Removed, Split, Merged, Undecided:
			return false
		case Unchanged:
		}
	}
	return true
}

// formality tells two texts of which nothing was found apart: in spelling only, or in other words for the same.
func (r *reader) formality(old, new string) Effect {
	if old == new || fold(old) == fold(new) || r.keys.sameSpelling(old, new) {
		return Formal
	}
	return Equivalent
}

func sum(findings []Finding) Effect {
	seen := map[Effect]bool{}
	for _, f := range findings {
		seen[f.Effect] = true
	}
	switch {
	case seen[Stricter] && seen[Looser]:
		return Mixed
	case seen[Stricter]:
		return Stricter
	case seen[Looser]:
		return Looser
	case seen[Unknown]:
		return Unknown
	}
	return Equivalent
}

// reader reads what two versions of a provision demand.
type reader struct {
	actors  map[string]bool   // who acts in these documents, as keys
	offices map[rune][]office // the same as written, by the first character, the longest first
	keys    folding
}

func (r *reader) item(i *Item, l leads) []Finding {
	switch i.Kind {
	case Added:
		return l.extra(i.New.Node, false)
	case Removed:
		return l.extra(i.Old.Node, true)
	case Changed:
		return r.provision(i.Old.Node.Text, i.New.Node.Text, [2]duty{l.duty(i.Old.Node), l.duty(i.New.Node)})
	case Unchanged, Split, Merged, Undecided:
	}
	return nil
}

// provision compares two versions of a provision, sentence with sentence. What lays down no duty itself is read with the duties of the leads.
func (r *reader) provision(old, new string, leads [2]duty) []Finding {
	var out []Finding
	for _, p := range sentencePairs(cut(old), cut(new)) {
		switch {
		case p[0] == "":
			out = append(out, extra(p[1], false)...)
			out = append(out, likewise(cut(new), p[1], false)...)
		case p[1] == "":
			out = append(out, extra(p[0], true)...)
			out = append(out, likewise(cut(old), p[0], true)...)
		case p[0] != p[1]:
			if x, y := r.keys.key(p[0]), r.keys.key(p[1]); x == y {
				continue
			} else if found := r.sentence(p[0], p[1], leads); len(found) > 0 && spelled(x) != spelled(y) {
				out = append(out, found...)
			}
		}
	}
	return out
}

// sentence compares two versions of a sentence.
func (r *reader) sentence(old, new string, leads [2]duty) []Finding {
	a, b := dutyOf(old), dutyOf(new)
	if a.force == 0 && b.force == 0 {
		a, b = leads[0], leads[1]
	}
	spans := sync.OnceValue(func() []Span { return Spans(old, new) })
	out := forces(old, new, a, b)
	out = append(out, limits(old, new)...)
	out = append(out, frequencies(old, new)...)
	out = append(out, timing(old, new, a, b)...)
	who := r.actorChange(old, new)
	out = append(out, who...)
	out = append(out, hedges(old, new, a, b)...)
	out = append(out, acts(old, new, a, b, spans)...)
	out = append(out, scopes(old, new, a, b, len(who) > 0)...)
	if len(out) == 0 {
		out = append(amountChange(old, new), r.officeChange(old, new)...)
	}
	if len(out) == 0 {
		out = r.passages(old, new, a, b, spans)
	}
	return out
}

// extra reads a provision or a sentence that only one version has: a duty more or less, or an exception more or less. A sentence that
// only permits or explains decides nothing.
func extra(text string, gone bool) []Finding {
	effect, topic, words := Stricter, OfProvision, ""
	switch d := dutyOf(text); {
	case excepts(text):
		effect, topic, words = Looser, OfException, exceptWords(text)
	case d.force >= ought.force:
		words = d.words
	default:
		return nil
	}
	if gone {
		return []Finding{{Effect: opposite(effect), Topic: topic, Old: words}}
	}
	return []Finding{{Effect: effect, Topic: topic, New: words}}
}

// likewise reads a sentence that only one version has and that extends the one before it: その職を退いた後も、同様とする。
func likewise(sentences []string, sentence string, gone bool) []Finding {
	const words = "同様とする"
	i := slices.Index(sentences, sentence)
	if i < 1 || !strings.Contains(sentence, words) {
		return nil
	}
	d := dutyOf(sentences[i-1])
	if d.force == 0 {
		return nil
	}
	effect := wider(d, sentences[i-1])
	if gone {
		return []Finding{{Effect: opposite(effect), Topic: OfProvision, Old: words}}
	}
	return []Finding{{Effect: effect, Topic: OfProvision, New: words}}
}

func opposite(e Effect) Effect {
	switch e {
	case Stricter:
		return Looser
	case Looser:
		return Stricter
	case Formal, Equivalent, Mixed, Unknown:
	}
	return e
}

// cut gives the sentences of a text. What ends inside brackets ends no sentence (職員（非常勤の者を除く。）は、…), nor does the point of a number
// (８．２．（１）).
func cut(s string) []string {
	var out []string
	start, seen, depth := 0, 0, 0
	closed := max(strings.LastIndex(s, "）"), strings.LastIndexByte(s, ')'))
	for _, end := range sentences(s) {
		if closed >= seen {
			depth = nesting(s[seen:end], depth)
		}
		seen = end
		if depth > 0 && end <= closed || numbering(s[:end]) {
			continue
		}
		out = append(out, s[start:end])
		start, depth = end, 0
	}
	return out
}

// numbering reports whether s ends in a number and a point of full width.
func numbering(s string) bool {
	before, point := strings.CutSuffix(s, "．")
	return point && endsInDigit(before)
}

// nesting gives how many brackets are open behind s, when so many were before.
func nesting(s string, depth int) int {
	for _, r := range s {
		switch r {
		case '（', '(':
			depth++
		case '）', ')':
			depth = max(depth-1, 0)
		}
	}
	return depth
}

// sentencePairs pairs the sentences of two versions: one for one where there are equally many, else the equal ones first and then the most
// alike. A sentence without a partner stands with the empty one.
func sentencePairs(old, new []string) [][2]string {
	var out [][2]string
	if len(old) == len(new) {
		for i := range old {
			out = append(out, [2]string{old[i], new[i]})
		}
		return out
	}
	x, y := make([]item, len(old)), make([]item, len(new))
	for i, s := range old {
		x[i].key = fold(s)
	}
	for i, s := range new {
		y[i].key = fold(s)
	}
	toNew, taken := make([]int, len(old)), make([]bool, len(new))
	for i := range toNew {
		toNew[i] = -1
	}
	for _, p := range alike(x, y, toNew, taken) {
		if toNew[p.old] < 0 && !taken[p.new] {
			toNew[p.old], taken[p.new] = p.new, true
		}
	}
	for i, j := range toNew {
		if j < 0 {
			out = append(out, [2]string{old[i], ""})
		} else {
			out = append(out, [2]string{old[i], new[j]})
		}
	}
	for j, t := range taken {
		if !t {
			out = append(out, [2]string{"", new[j]})
		}
	}
	return out
}

// firstOf gives the first of the words that a text contains, "" for none.
func firstOf(text string, words ...string) string {
	for _, w := range words {
		if strings.Contains(text, w) {
			return w
		}
	}
	return ""
}
