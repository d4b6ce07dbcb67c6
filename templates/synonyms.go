package templates

import (
	"maps"
	"slices"
)

// Synonym is one thing and the words documents of a body use for it: the national model's, the body's own, and the post that holds a role.
type Synonym struct {
	Key   string // of the role, or of the parameter
	Role  bool
	Words []string
}

// posts are the parameters that name who holds a role.
var posts = map[string]string{
	"ciso": "role.ciso.post", "tokatsu": "role.tokatsu.post", "sekininsha": "role.sekininsha.post", "kanrisha": "role.kanrisha.post",
	"audit": "audit.head",
}

// selves are the ways the rules of municipalities call their own body; the model of an edition is written for a town called ○○町.
var selves = []string{"○○市", "○○町", "○○村"}

// Synonyms lists the body's own names beside those of the national model, for a comparison of texts that use either. A word that would
// stand for two things (総務課長 who holds two roles) stands for none.
func (p *Params) Synonyms() []Synonym {
	out := []Synonym{
		{Key: "body.name", Words: append([]string{p.Str("body.name"), p.Str("body.self")}, selves...)},
		{Key: "body.head", Role: true, Words: []string{p.Str("body.head")}},
	}
	for _, key := range slices.Sorted(maps.Keys(roleNames)) {
		words := []string{roleNames[key], p.RoleName(key)}
		if post := posts[key]; post != "" {
			words = append(words, p.Str(post))
		}
		out = append(out, Synonym{Key: key, Role: true, Words: words})
	}
	for _, parameter := range []string{"net.zone_names", "doc.word"} {
		keys, local := p.Map(parameter)
		for _, word := range keys {
			out = append(out, Synonym{Key: parameter + "." + word, Words: []string{word, local[word]}})
		}
	}
	return unambiguous(out)
}

// unambiguous takes away words that stand for several things, and what is left without a word.
func unambiguous(list []Synonym) []Synonym {
	times := map[string]int{}
	for i := range list {
		slices.Sort(list[i].Words)
		list[i].Words = slices.DeleteFunc(slices.Compact(list[i].Words), func(w string) bool { return w == "" })
		for _, w := range list[i].Words {
			times[w]++
		}
	}
	for i := range list {
		list[i].Words = slices.DeleteFunc(list[i].Words, func(w string) bool { return times[w] > 1 })
	}
	return slices.DeleteFunc(list, func(s Synonym) bool { return len(s.Words) == 0 })
}
