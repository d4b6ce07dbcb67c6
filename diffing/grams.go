package diffing

import (
	"math"
	"slices"
	"unicode"
)

// gram is a feature of a text and how often it occurs there.
//
// Scripts written without spaces give every two neighbouring characters, other scripts their words; a number counts as one character.
// Punctuation is passed over, so that a comma more or less changes nothing, and so are the numbers of references (第#条): an article that cites
// thirty others is about none of their numbers, and is not like every other such list.
type gram struct {
	id    int32 // in the vocabulary
	count int32
}

// vocabulary numbers the grams of a comparison and knows how rare they are.
type vocabulary struct {
	ids     map[uint64]int32
	clauses [2][]int32 // by side and id: in how many clauses it occurs
	weights []float64  // by id
}

// counted is a gram before it has a number.
type counted struct {
	hash  uint64
	count int32
}

// count gives the grams of a key, each once.
func count(key string) []counted {
	all := hashes(key, make([]uint64, 0, len(key)/2))
	slices.Sort(all)
	distinct := 0
	for i, h := range all {
		if i == 0 || h != all[i-1] {
			distinct++
		}
	}
	out := make([]counted, 0, distinct)
	for i, h := range all {
		if i == 0 || h != all[i-1] {
			out = append(out, counted{hash: h})
		}
		out[len(out)-1].count++
	}
	return out
}

// number gives counted grams of side 0 (old) or 1 (new) their numbers.
func (v *vocabulary) number(grams []counted, side int) []gram {
	if v.ids == nil {
		v.ids = map[uint64]int32{}
	}
	out := make([]gram, len(grams))
	for i, g := range grams {
		id, known := v.ids[g.hash]
		if !known {
			id = int32(len(v.ids))
			v.ids[g.hash] = id
			v.clauses[0], v.clauses[1] = append(v.clauses[0], 0), append(v.clauses[1], 0)
		}
		v.clauses[side][id]++
		out[i] = gram{id, g.count}
	}
	return out
}

// sortGrams puts grams in the order of their numbers, in which texts are compared.
func sortGrams(grams []gram) {
	slices.SortFunc(grams, func(a, b gram) int { return int(a.id - b.id) })
}

// weigh fixes the weights when all grams are known: the logarithm of how rare a gram is among n clauses (inverse document frequency).
// A gram that several clauses of one side have and none of the other is a word that was renamed throughout, and weighs less: it can
// be found nowhere, whatever became of its clauses.
func (v *vocabulary) weigh(n int) {
	v.weights = make([]float64, len(v.clauses[0]))
	for id := range v.weights {
		x, y := v.clauses[0][id], v.clauses[1][id]
		v.weights[id] = math.Log(float64(background+n) / float64(x+y))
		if min(x, y) == 0 && x+y >= several {
			v.weights[id] *= renamed
		}
	}
}

const (
	// background is the number of clauses without a gram that are assumed beside those that were read, so that in a document of two or three
	// clauses what both sides say is not taken for common. It is a small policy's worth, and changes nothing in a large one.
	background = 50
	// several is the number of clauses from which a gram of one side alone counts as renamed; fewer may be what a new clause is about.
	several = 3
	// renamed is how much less such a gram weighs. Between one half and one fifth the results on eval are the same.
	renamed = .5
)

func (v *vocabulary) weight(grams []gram) float64 {
	sum := 0.0
	for _, g := range grams {
		sum += v.weights[g.id] * float64(g.count)
	}
	return sum
}

// shared is the weight of what two texts have in common.
func (v *vocabulary) shared(a, b []gram) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].id < b[j].id:
			i++
		case a[i].id > b[j].id:
			j++
		default:
			sum += v.weights[a[i].id] * float64(min(a[i].count, b[j].count))
			i++
			j++
		}
	}
	return sum
}

// hashes appends the grams of a key to out.
func hashes(key string, out []uint64) []uint64 {
	const none = 0
	var last uint64 = none // the character before, in scripts without spaces
	var word uint64        // hash of the word that is being read
	endWord := func() {
		if word != none {
			out = append(out, word)
			word = none
		}
	}
	var number uint64
	join := func(c uint64) {
		if last != none {
			out = append(out, last<<32|c)
		}
		last = c
	}
	endNumber := func() {
		if number != none {
			join(number)
			number = none
		}
	}
	for _, r := range key {
		switch {
		case r >= '0' && r <= '9' && word == none:
			number = number*31 + uint64(r)
			number &= 1<<30 - 1
			continue
		case r == '\n' || r == '.' || r == '#':
			endWord()
			endNumber()
			last = none
			continue
		}
		endNumber()
		switch {
		case !frequent(r) && spaced(r) && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)):
			if word == none {
				word = 14695981039346656037
				last = none
			}
			word = (word ^ uint64(r)) * 1099511628211
		case frequent(r) || unicode.IsLetter(r) || unicode.IsMark(r) || r == 'ー' || r >= firstSlot:
			endWord()
			join(uint64(r))
		default:
			endWord()
		}
	}
	endWord()
	endNumber()
	return out
}
