package diffing

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"kitei/policy"
)

// age sums up what the clauses follow.
//
// A clause that stood unchanged through several editions is dated by those alone that tell: it is put at the edition all clauses together are
// nearest to, or at the end of its own span that lies next to it.
func (f *follower) age(follows []Follow, all [][]near, editions []EditionGap) Age {
	var a Age
	for _, e := range editions {
		a.Editions = append(a.Editions, EditionCount{Edition: e.Edition, Name: e.Name})
	}
	if len(follows) == 0 {
		return a
	}
	nearest := nearestEdition(follows, all, -1)
	a.Nearest = editions[nearest].Edition
	var places []int
	for i := range follows {
		x := &follows[i]
		from, to := at(editions, x.Since), at(editions, x.Edition)
		a.Editions[to].Clauses++
		if !x.Tells(editions) {
			continue
		}
		place := min(max(nearest, from), to)
		a.Editions[place].Telling++
		places = append(places, place)
		if to < nearest {
			a.Older = append(a.Older, *x)
		}
	}
	slices.SortStableFunc(a.Older, func(x, y Follow) int { return cmp.Compare(at(editions, x.Edition), at(editions, y.Edition)) })
	if a.Telling = len(places); a.Telling > 0 {
		slices.Sort(places)
		a.Median = editions[places[(len(places)-1)/2]].Edition
	}
	return a
}

func at(editions []EditionGap, id string) int {
	return slices.IndexFunc(editions, func(e EditionGap) bool { return e.Edition == id })
}

// nearestEdition is the edition that clauses together are closest to, long clauses counting more; among equals wanted, or the newest where
// that is none of them.
func nearestEdition(follows []Follow, all [][]near, wanted int) int {
	sums := make([]float64, len(all[follows[0].Doc][follows[0].N].likeness))
	total := 0.0
	for _, x := range follows {
		total += float64(x.Length)
		for e, l := range all[x.Doc][x.N].likeness {
			sums[e] += l * float64(x.Length)
		}
	}
	best := 0
	for e, s := range sums {
		if s >= slices.Max(sums)-sameLikeness*total {
			best = e
			if e == wanted {
				break
			}
		}
	}
	return best
}

// localChapters sums up the local chapters: the outermost groupings of each document, and what stands outside them.
func (f *follower) localChapters(follows []Follow, all [][]near, editions []EditionGap, nearest string) []LocalChapter {
	of := map[Place]*Follow{}
	for i := range follows {
		of[follows[i].Place] = &follows[i]
	}
	var out []LocalChapter
	var in [][]Follow
	for d := range f.clauses {
		title := ""
		for n := range f.clauses[d] {
			c := &f.clauses[d][n]
			if here := chapterTitle(c); n == 0 || here != title {
				out, in = append(out, LocalChapter{Doc: d, Title: here}), append(in, nil)
				title = here
			}
			k := &out[len(out)-1]
			k.Clauses++
			x := of[Place{d, n}]
			if x == nil {
				k.Own += utf8.RuneCountInString(c.Text())
				continue
			}
			k.Identical += x.Identical
			k.Adapted += x.Length - x.Identical
			in[len(in)-1] = append(in[len(in)-1], *x)
			if x.Tells(editions) {
				k.Telling++
			}
		}
	}
	for i := range out {
		if out[i].Telling > 0 {
			out[i].Nearest = editions[nearestEdition(in[i], all, at(editions, nearest))].Edition
		}
	}
	return out
}

// chapterTitle is the heading of the outermost grouping a clause stands in, "" for none.
func chapterTitle(c *policy.Clause) string {
	for _, up := range c.Up {
		if up.Kind.Grouping() {
			return (&policy.Node{Label: up.Label, Title: up.Title}).Line()
		}
	}
	if c.Node.Kind.Grouping() {
		return (&policy.Node{Label: c.Node.Label, Title: c.Node.Title}).Line()
	}
	return ""
}
