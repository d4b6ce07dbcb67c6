package diffing

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// amountChange finds amounts that only one version has: a fee, a class of information, a number of members. Whether more of it is stricter, the words
// do not tell.
func amountChange(old, new string) []Finding {
	if !strings.ContainsFunc(old+new, unicode.IsDigit) {
		return nil
	}
	x, y := amounts(old), amounts(new)
	lost, gained := beyondAmounts(y, x), beyondAmounts(x, y)
	if lost == "" && gained == "" {
		return nil
	}
	return []Finding{{Unknown, OfLimit, lost, gained}}
}

// beyondAmounts gives the words of the amounts of new that old has not, in their order.
func beyondAmounts(old, new []amount) string {
	left := map[amount]int{}
	bare := func(a amount) amount { return amount{value: a.value, unit: a.unit} }
	for _, a := range old {
		left[bare(a)]++
	}
	var words []string
	for _, a := range new {
		if left[bare(a)]--; left[bare(a)] < 0 {
			words = append(words, a.words)
		}
	}
	return strings.Join(words, "、")
}

// officeChange finds somebody else in the place of somebody who is not the subject: who permits, who is told, who is named. Names for the same role
// ([Slot]) are no change.
func (r *reader) officeChange(old, new string) []Finding {
	x, y := r.named(old), r.named(new)
	lost, gained := othersThan(x, y), othersThan(y, x)
	if lost == "" || gained == "" {
		return nil
	}
	return []Finding{{Unknown, OfActor, lost, gained}}
}

// office is somebody who acts, as documents name it.
type office struct{ key, words string }

// named gives the known actors that a sentence names, the longest words first; a word inside a longer one is none.
func (r *reader) named(sentence string) []office {
	var out []office
	for sentence != "" {
		first, size := utf8.DecodeRuneInString(sentence)
		for _, o := range r.offices[first] {
			if strings.HasPrefix(sentence, o.words) {
				size = len(o.words)
				if !slices.Contains(out, o) {
					out = append(out, o)
				}
				break
			}
		}
		sentence = sentence[size:]
	}
	return out
}

// othersThan gives the words of those of x that are not among y.
func othersThan(x, y []office) string {
	keys := map[string]bool{}
	for _, o := range y {
		keys[o.key] = true
	}
	var words []string
	for _, o := range x {
		if !keys[o.key] {
			words = append(words, o.words)
		}
	}
	return strings.Join(words, "、")
}
