package diffing

import (
	"slices"

	"kitei/policy"
)

// Outline is an edition of which only chapters and subjects are known.
type Outline struct {
	ID, Name string
	Chapters []string // titles
	Topics   []OutlineTopic
}

// OutlineTopic is something an old edition brought in, and the clauses of later editions that deal with it.
type OutlineTopic struct {
	What string
	IDs  []string
}

// OutlineGap is how the local documents stand to an outline.
type OutlineGap struct {
	ID, Name string
	Chapters int      // that it has
	Found    int      // of these, those a local chapter is named like
	Topics   []string // of what it brought in, what the local documents have
	Without  []string // what they do not have, or perhaps not
}

// Outlines compares the local documents with old editions of which only the outline is known, in the order given: by the names of chapters, and
// by what each edition brought in. It goes by the first of the editions measured, the nearest in time.
func (r *GapResult) Outlines(list []Outline) []OutlineGap {
	if len(r.Editions) == 0 {
		return nil
	}
	var headings [][]counted
	for _, c := range r.Chapters {
		if g := count(fold(withoutNumber(c.Title))); len(g) > 0 {
			headings = append(headings, g)
		}
	}
	first := &r.Editions[0]
	var out []OutlineGap
	for _, o := range list {
		g := OutlineGap{ID: o.ID, Name: o.Name, Chapters: len(o.Chapters)}
		for _, title := range o.Chapters {
			t := count(fold(title))
			if slices.ContainsFunc(headings, func(h []counted) bool { return contained(t, h) >= sameHeading }) {
				g.Found++
			}
		}
		for _, topic := range o.Topics {
			if slices.ContainsFunc(topic.IDs, func(id string) bool { yes, _ := first.found(id); return len(yes) > 0 }) {
				g.Topics = append(g.Topics, topic.What)
			} else {
				g.Without = append(g.Without, topic.What)
			}
		}
		out = append(out, g)
	}
	return out
}

// withoutNumber is a title without the number before it.
func withoutNumber(title string) string {
	if _, rest, ok := policy.ParseLabel(title); ok {
		return rest
	}
	return title
}
