package diffing

import (
	"strings"

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
)

// Finding is the words that decided an effect. Where a provision is new or gone, one of the two is empty.
type Finding struct {
	Effect   Effect
	Old, New string
}

// judge classes every change of a text. It reads the provisions one by one: how binding they are, what limits their numbers set, and
// what was added or dropped. It is a help to find the changes that matter first and no opinion on the law.
func (a *aligner) judge(changes []Change) {
	parallel.Do(len(changes), func(i int) {
		c := &changes[i]
		switch c.Kind {
		case Changed, Split, Merged:
		case Unchanged, Added, Removed, Undecided:
			return
		}
		if joined(a.old, c.Old, foldedText) == joined(a.new, c.New, foldedText) {
			c.Effect = formality(joined(a.old, c.Old, text), joined(a.new, c.New, text))
			return
		}
		for k := range c.Items {
			c.Findings = append(c.Findings, c.Items[k].findings()...)
		}
		c.Effect = sum(c.Findings)
	})
}

// formality tells two texts of one key apart: in spelling only, or by a term that was replaced by its successor.
func formality(old, new string) Effect {
	if fold(old) == fold(new) {
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
	}
	return Equivalent
}

func (i *Item) findings() []Finding {
	switch i.Kind {
	case Added:
		if d := dutyOf(i.New.Node.Text); d.force >= ought.force {
			return []Finding{{Effect: Stricter, New: d.words}}
		}
	case Removed:
		if d := dutyOf(i.Old.Node.Text); d.force >= ought.force {
			return []Finding{{Effect: Looser, Old: d.words}}
		}
	case Changed:
		return append(forces(i.Old.Node.Text, i.New.Node.Text), limits(i.Old.Node.Text, i.New.Node.Text)...)
	case Unchanged, Split, Merged, Undecided:
	}
	return nil
}

// duty is a way to say how binding something is.
type duty struct {
	force int
	words string
}

// ought is the weakest duty that counts as one when a provision is new or gone.
var ought = duty{force: 3}

// duties are the words that end a duty, the longer before those they end in. Their order is that of the handbooks of drafting: prohibition
// and duty, 「ものとする」 that leaves a little room, effort, what is desirable, permission.
var duties = []duty{
	{3, "よう努めなければならない"},
	{3, "努めなければならない"},
	{3, "よう努めるものとする"},
	{3, "努めるものとする"},
	{3, "努める"},
	{2, "ことが望ましい"},
	{2, "望ましい"},
	{1, "ことができる"},
	{1, "ことができるものとする"},
	{1, "できるものとする"},
	{5, "しなければならない"},
	{5, "なければならない"},
	{5, "てはならない"},
	{5, "ことができない"},
	{4, "ないものとする"},
	{4, "ものとする"},
	{5, "こと。"},
	{5, " must not "},
	{5, " shall not "},
	{5, " must "},
	{5, " shall "},
	{3, " should "},
	{1, " may "},
}

// dutyOf gives the duty a provision ends in, or in a language that puts it elsewhere its first one; the zero duty for none.
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

// forces compares how binding two versions of a provision are, sentence by sentence where both have equally many.
func forces(old, new string) []Finding {
	x, y := cut(old), cut(new)
	if len(x) != len(y) {
		x, y = []string{old}, []string{new}
	}
	var out []Finding
	for i := range x {
		a, b := dutyOf(x[i]), dutyOf(y[i])
		switch {
		case a.force == 0 || b.force == 0 || a.force == b.force:
		case a.force < b.force:
			out = append(out, Finding{Stricter, a.words, b.words})
		default:
			out = append(out, Finding{Looser, a.words, b.words})
		}
	}
	return out
}

// cut gives the sentences of a text.
func cut(s string) []string {
	var out []string
	start := 0
	for _, end := range sentences(s) {
		out = append(out, s[start:end])
		start = end
	}
	return out
}
