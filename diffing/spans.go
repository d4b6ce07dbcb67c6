package diffing

import (
	"sync"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// Spans compares two texts in the units a reader would call the change (独立した意味をもつ字句の単位で必要最小限): words as runs of one
// script, whole numbers, and inside a replaced run the part of it that really differs, unless that would cut a word.
//
// Joining the Equal and Delete spans gives old, joining the Equal and Insert spans gives new, exactly; no two neighbouring spans have the
// same Op, and a Delete stands before the Insert that replaces it. Both texts must be valid UTF-8. The result depends on nothing but
// the texts: there is no time limit. What is too large to compare exactly is compared by sentences.
func Spans(old, new string) []Span {
	return slide(whole(refine(rotate(readable(settle(split(old, new)))))))
}

const (
	// maxExact is the number of tokens up to which two texts are compared as a whole: two unrelated texts of this size take 20 ms. Longer
	// ones are first cut at sentences that both have exactly once.
	maxExact = 2000
	// maxTokens is the number of tokens up to which what lies between such sentences is compared exactly (2 s in the worst case, which
	// two texts without one sentence in common are); beyond it whole sentences are the tokens.
	maxTokens = 20000
)

// split compares two texts, however large.
func split(old, new string) []Span {
	if old == new {
		return appendSpan(nil, Equal, old)
	}
	head, tail := common(old, new)
	out := appendSpan(nil, Equal, old[:head])
	end := old[len(old)-tail:]
	old, new = old[head:len(old)-tail], new[head:len(new)-tail]
	out = appendSpans(out, splitRest(old, new))
	return appendSpan(out, Equal, end)
}

// common gives the lengths of the lines that two texts begin and end with together.
func common(old, new string) (head, tail int) {
	n := min(len(old), len(new))
	for i := 0; i < n && old[i] == new[i]; i++ {
		if old[i] == '\n' {
			head = i + 1
		}
	}
	for i := 1; i <= n-head && old[len(old)-i] == new[len(new)-i]; i++ {
		if old[len(old)-i] == '\n' {
			tail = i
		}
	}
	return head, tail
}

// splitRest compares what is left of two texts between their common lines.
func splitRest(old, new string) []Span {
	a, b := tokens(old), tokens(new)
	if len(a) <= maxExact && len(b) <= maxExact {
		return differ(old, new, a, b)
	}
	var out []Span
	i, j := 0, 0
	for _, anchor := range append(anchors(old, new), [3]int{len(old), len(new), 0}) {
		out = appendSpans(out, between(old[i:anchor[0]], new[j:anchor[1]]))
		i, j = anchor[0]+anchor[2], anchor[1]+anchor[2]
		out = appendSpan(out, Equal, old[anchor[0]:i])
	}
	return out
}

// between compares what lies between two anchors.
func between(old, new string) []Span {
	a, b := tokens(old), tokens(new)
	if len(a) > maxTokens || len(b) > maxTokens {
		a, b = sentences(old), sentences(new)
	}
	if len(a) > maxTokens || len(b) > maxTokens {
		return appendSpan(appendSpan(nil, Delete, old), Insert, new)
	}
	return differ(old, new, a, b)
}

// anchors finds the sentences that both texts have exactly once and in the same order: place in old, place in new, length.
func anchors(old, new string) [][3]int {
	x, y := once(old), once(new)
	var found [][3]int
	var places []int
	start := 0
	for _, end := range sentences(old) {
		s := old[start:end]
		if i, ok := x[s]; ok {
			if j, ok := y[s]; ok {
				found = append(found, [3]int{i, j, len(s)})
				places = append(places, j)
			}
		}
		start = end
	}
	var out [][3]int
	for _, k := range longestRun(places) {
		out = append(out, found[k])
	}
	return out
}

// once gives the places of the sentences that s has exactly once.
func once(s string) map[string]int {
	where, seen := map[string]int{}, map[string]bool{}
	start := 0
	for _, end := range sentences(s) {
		sentence := s[start:end]
		if seen[sentence] {
			delete(where, sentence)
		} else {
			seen[sentence], where[sentence] = true, start
		}
		start = end
	}
	return where
}

// differ compares two texts cut at the given places, exactly. The library works on runes, so that every distinct piece is given one.
func differ(old, new string, oldEnds, newEnds []int) []Span {
	codes := map[string]rune{}
	a, b := encode(old, oldEnds, codes), encode(new, newEnds, codes)
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0 // the default gives up after a second, and the result would depend on the machine
	var out []Span
	i, j := 0, 0 // pieces passed
	at := func(ends []int, i int) int {
		if i == 0 {
			return 0
		}
		return ends[i-1]
	}
	for _, d := range dmp.DiffMainRunes(a, b, false) {
		n := utf8.RuneCountInString(d.Text)
		switch d.Type {
		case diffmatchpatch.DiffEqual:
			out = appendSpan(out, Equal, old[at(oldEnds, i):at(oldEnds, i+n)])
			i, j = i+n, j+n
		case diffmatchpatch.DiffDelete:
			out = appendSpan(out, Delete, old[at(oldEnds, i):at(oldEnds, i+n)])
			i += n
		case diffmatchpatch.DiffInsert:
			out = appendSpan(out, Insert, new[at(newEnds, j):at(newEnds, j+n)])
			j += n
		}
	}
	return out
}

func encode(s string, ends []int, codes map[string]rune) []rune {
	out := make([]rune, len(ends))
	start := 0
	for i, end := range ends {
		code, known := codes[s[start:end]]
		if !known {
			code = pieceCode(len(codes))
			codes[s[start:end]] = code
		}
		out[i] = code
		start = end
	}
	return out
}

// pieceCode gives the nth rune that the library keeps apart: surrogates and the replacement character would come back as one.
func pieceCode(n int) rune {
	r := rune(n + 1)
	if r >= 0xD800 {
		r += 0x800
	}
	if r >= utf8.RuneError {
		r++
	}
	return r
}

// appendSpan adds a span, joining it to the last when it does the same. A Delete is kept in front of the Insert it stands beside.
func appendSpan(spans []Span, op Op, text string) []Span {
	n := len(spans)
	switch {
	case text == "":
		return spans
	case n > 0 && spans[n-1].Op == op:
		spans[n-1].Text += text
		return spans
	case op == Delete && n > 0 && spans[n-1].Op == Insert:
		if n > 1 && spans[n-2].Op == Delete {
			spans[n-2].Text += text
			return spans
		}
		return append(spans[:n-1], Span{Delete, text}, spans[n-1])
	}
	return append(spans, Span{op, text})
}

func appendSpans(spans, more []Span) []Span {
	for _, s := range more {
		spans = appendSpan(spans, s.Op, s.Text)
	}
	return spans
}

// spanMemory keeps what was compared: most clauses of an edition read as in the one before, and so a town's clause meets the same text once for
// every edition. It may be used by several at once; a nil one keeps nothing.
type spanMemory struct{ pairs sync.Map }

func (m *spanMemory) of(old, new string) []Span {
	if m == nil {
		return Spans(old, new)
	}
	pair := [2]string{old, new}
	if known, ok := m.pairs.Load(pair); ok {
		return known.([]Span)
	}
	spans := Spans(old, new)
	m.pairs.Store(pair, spans)
	return spans
}
