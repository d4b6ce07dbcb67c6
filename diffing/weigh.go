package diffing

import "kitei/internal/parallel"

// maxSample is the number of bytes of finished clauses that are read only to know how rare a gram is. It is about the text of three
// policies, enough for the weights to settle; all of a document that large is still read.
const maxSample = 1 << 20

// weigh computes the grams of the clauses that may still be linked, and weighs them by how rare they are in both documents. A clause
// whose words are all accounted for by its partner can be linked to nothing else; of those only a sample is read.
func (a *aligner) weigh() {
	finished := func(links []int) bool {
		if len(links) != 1 {
			return false
		}
		l := a.links[links[0]]
		return a.old[l.old].key == a.new[l.new].key
	}
	for o := range a.old {
		a.old[o].finished = finished(a.toNew[o])
	}
	for n := range a.new {
		a.new[n].finished = finished(a.toOld[n])
	}
	read := 0
	for side, list := range [][]clause{a.old, a.new} {
		read += a.read(sample(list), side)
	}
	a.vocab.weigh(read)
	for _, list := range [][]clause{a.old, a.new} {
		parallel.Do(len(list), func(i int) {
			c := &list[i]
			sortGrams(c.grams)
			sortGrams(c.heads)
			c.weight, c.crown = a.vocab.weight(c.grams), a.vocab.weight(c.heads)
		})
	}
}

// sample gives the unfinished clauses of a side, and of the finished ones as many as [maxSample] allows, evenly spread.
func sample(side []clause) []*clause {
	size := 0
	for i := range side {
		if side[i].finished {
			size += len(side[i].key)
		}
	}
	every, passed := 1+size/maxSample, 0
	var out []*clause
	for i := range side {
		if side[i].finished {
			if passed++; passed%every != 0 {
				continue
			}
		}
		out = append(out, &side[i])
	}
	return out
}

// read computes the grams of clauses and gives how many clauses there are.
func (a *aligner) read(list []*clause, side int) int {
	grams, heads := make([][]counted, len(list)), make([][]counted, len(list))
	parallel.Do(len(list), func(i int) { grams[i], heads[i] = count(list[i].key), count(list[i].title) })
	for i, c := range list {
		c.grams, c.heads = a.vocab.number(grams[i], side), a.vocab.number(heads[i], side)
	}
	return len(list)
}
