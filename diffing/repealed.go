package diffing

import (
	"slices"
	"strings"

	"kitei/policy"
)

// passRepealed is the evidence of a link between a clause and the 「第12条　削除」 that stands in its place.
const passRepealed = "repealed"

// Repealed reports whether all a clause says is that it was deleted: 「第9条　削除」. Such a clause keeps a number free so that the others need not
// be renumbered, and is nothing but that number.
func Repealed(c *policy.Clause) bool { return repealed(c.Node.Title, c.Text()) }

// longestRepeal is the length in bytes of the longest text that is looked at: 削除 and the note of two amendments have half of it.
const longestRepeal = 240

func repealed(title, text string) bool {
	if len(title)+len(text) > longestRepeal {
		return false
	}
	title, text = strings.TrimSpace(fold(title)), strings.TrimSpace(fold(text))
	return (repealWord(title) || repealWord(text)) && (title == "" || repealWord(title)) && (text == "" || repealWord(text))
}

// repealWord reports whether a folded line is 削除, in brackets or not, with or without the note of the amendment behind it.
func repealWord(s string) bool {
	if inner, ok := strings.CutPrefix(s, "("); ok {
		s = strings.TrimSuffix(inner, ")")
	}
	if note, ok := strings.CutPrefix(s, "削除"); ok && slices.ContainsFunc([]string{"(", "[", "〔", "【"}, func(open string) bool { return strings.HasPrefix(note, open) }) {
		return true
	}
	return slices.Contains([]string{"削除", "repealed", "deleted"}, strings.TrimRight(s, "。."))
}

// freed gives the first and the last number a repealed clause keeps free, as label keys: 第10条から第12条まで. Without a range both are its own.
func (c *clause) freed() (first, last string) {
	first, last = c.label, c.label
	for _, joint := range []string{"から", "及び", "〜", "～"} {
		from, to, found := strings.Cut(c.Node.Label, joint)
		if !found {
			continue
		}
		x, _, ok := policy.ParseLabel(strings.TrimSpace(from))
		y, _, also := policy.ParseLabel(strings.TrimSpace(strings.TrimSuffix(to, "まで")))
		if ok && also {
			return x.Key(), y.Key()
		}
	}
	return first, last
}

// byNumber links what is repealed on both sides under the same number.
func (a *aligner) byNumber() {
	where := map[string]int{}
	for n := range a.new {
		if first, _ := a.new[n].freed(); a.new[n].repealed && first != "" {
			where[first] = n
		}
	}
	for o := range a.old {
		if !a.old[o].repealed {
			continue
		}
		first, _ := a.old[o].freed()
		if n, ok := where[first]; ok && a.open(o, n) {
			a.link(o, n, "identical", 1)
		}
	}
}

// byRepeal links what is left of the old clauses with the 「第12条　削除」 in their place: the number says which clause was deleted. A clause that
// went somewhere else, or that a person still has to decide, is left alone.
func (a *aligner) byRepeal() {
	where := map[string]int{}
	for o := range a.old {
		if _, twice := where[a.old[o].label]; !twice {
			where[a.old[o].label] = o
		}
	}
	unsure := map[int]bool{}
	for _, d := range a.doubts {
		unsure[d.old] = true
	}
	for n := range a.new {
		if !a.new[n].repealed || len(a.toOld[n]) > 0 {
			continue
		}
		first, last := a.new[n].freed()
		from, ok := where[first]
		to, also := where[last]
		if !ok || !also || first == "" {
			continue
		}
		for o := from; o <= to; o++ {
			if len(a.toNew[o]) == 0 && !a.old[o].repealed && !unsure[o] && a.rules.allows(o, n) {
				a.link(o, n, passRepealed, 1)
			}
		}
	}
}
