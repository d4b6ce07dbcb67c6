package diffing

import (
	"cmp"
	"slices"
	"strings"

	"kitei/internal/parallel"
	"kitei/policy"
)

// Options are the choices of a comparison; the zero value is the usual one.
type Options struct {
	IgnoreIDs bool       // align by what the clauses say alone, as for documents that have no ids
	Slots     []Slot     // words that stand for the same: a town's names and those of the model
	Decisions []Decision // what a person decided; the alignment keeps to it

	spans *spanMemory // of several comparisons of texts that are mostly the same; nil for none
}

// Compare aligns two documents clause by clause and says what became of every clause.
//
// The result is a function of the two documents and the options alone. Texts must be valid UTF-8.
func Compare(old, new *policy.Document, o Options) *Comparison {
	c, a := prepare(old, new, o)
	a.align(o)
	c.Changes, c.Decided = a.changes(), a.decided
	return c
}

// prepare cuts two documents into clauses, for an aligner that has no links yet.
func prepare(old, new *policy.Document, o Options) (*Comparison, *aligner) {
	c, f := &Comparison{}, newFolding(o.Slots)
	var x, y []clause
	c.Old, x = clauses(old, f)
	c.New, y = clauses(new, f)
	a := &aligner{old: x, new: y, toNew: make([][]int, len(x)), toOld: make([][]int, len(y)), keys: f, spans: o.spans}
	for _, s := range o.Slots {
		if s.Role && len(s.Words) > 0 {
			a.roles = append(a.roles, f.key(s.Words[0]))
		}
	}
	return c, a
}

// changes turns the links into changes, ordered by the new document; a removed clause stands where the clause before it went.
func (a *aligner) changes() []Change {
	moved := a.moved()
	var out []Change
	place := make([]int, len(a.old)) // the change an old clause stands in
	for n := range a.new {
		olds, news := a.group(n)
		if news[0] < n {
			continue // stands with the first of its group
		}
		for _, o := range olds {
			place[o] = len(out)
		}
		out = append(out, a.change(olds, news, moved))
	}
	var gone []Change
	var behind []int
	last := -1
	for o := range a.old {
		if len(a.toNew[o]) > 0 {
			last = place[o]
			continue
		}
		gone = append(gone, a.change([]int{o}, nil, moved))
		behind = append(behind, last)
	}
	out = interleave(out, gone, behind)
	a.compareTexts(out)
	a.compareItems(out)
	a.judge(out)
	return out
}

// group gives the clauses that belong together with a new one, each side ascending.
func (a *aligner) group(n int) (olds, news []int) {
	olds, news = a.olds(n), []int{n}
	if len(olds) == 1 {
		news = a.news(olds[0])
	}
	slices.Sort(olds)
	slices.Sort(news)
	return olds, news
}

// interleave puts every old clause that went nowhere behind the change that its predecessor stands in.
func interleave(changes, gone []Change, behind []int) []Change {
	at := make([][]Change, len(changes)+1)
	for i := range gone {
		at[behind[i]+1] = append(at[behind[i]+1], gone[i])
	}
	out := append([]Change(nil), at[0]...)
	for i := range changes {
		out = append(out, changes[i])
		out = append(out, at[i+1]...)
	}
	return out
}

// change says what became of the clauses of a group; the texts are compared by [aligner.compareTexts].
func (a *aligner) change(olds, news []int, moved []bool) Change {
	c := Change{Old: olds, New: news}
	switch {
	case len(olds) == 0:
		c.Kind = Added
		a.alone(&c, a.new[news[0]].near)
		return c
	case len(news) == 0:
		c.Kind = Removed
		a.alone(&c, a.old[olds[0]].near)
		return c
	case len(olds) > 1:
		c.Kind = Merged
	case len(news) > 1:
		c.Kind = Split
	case a.old[olds[0]].text == a.new[news[0]].text:
		c.Kind = Unchanged
	default:
		c.Kind = Changed
	}
	c.Similarity = a.similarity(olds, news)
	c.Renumbered = a.renumbered(olds, news)
	c.Retitled = joined(a.old, olds, heading) != joined(a.new, news, heading)
	c.Moved = slices.ContainsFunc(olds, func(o int) bool { return moved[o] })
	c.Confidence = 1
	for _, o := range olds {
		for _, l := range a.toNew[o] {
			if a.links[l].confidence <= c.Confidence {
				c.Evidence, c.Confidence = a.links[l].pass, a.links[l].confidence
			}
		}
	}
	return c
}

// alone completes the change of a clause without a partner. near is the odds of the best link that was not made.
func (a *aligner) alone(c *Change, near float64) {
	c.Evidence, c.Confidence = "unmatched", 1-near
	if len(c.Old) == 1 && a.rules.closedOld[c.Old[0]] || len(c.New) == 1 && a.rules.closedNew[c.New[0]] {
		c.Evidence = passDecision
		return
	}
	for _, d := range a.doubts {
		switch {
		case len(c.Old) == 1 && c.Old[0] == d.old:
			c.Candidates = append(c.Candidates, Candidate{d.new, d.confidence})
		case len(c.New) == 1 && c.New[0] == d.new:
			c.Candidates = append(c.Candidates, Candidate{d.old, d.confidence})
		}
	}
	if len(c.Candidates) == 0 {
		return
	}
	slices.SortStableFunc(c.Candidates, func(x, y Candidate) int { return -cmp.Compare(x.Confidence, y.Confidence) })
	c.Kind, c.Evidence, c.Confidence = Undecided, "doubt", near
}

// renumbered reports that no clause of one side has the number of one of the other.
func (a *aligner) renumbered(olds, news []int) bool {
	for _, o := range olds {
		for _, n := range news {
			if a.old[o].label == a.new[n].label {
				return false
			}
		}
	}
	return true
}

// similarity is the likeness of the folded texts of a group: twice the grams they share over all grams (Dice).
func (a *aligner) similarity(olds, news []int) float64 {
	if joined(a.old, olds, foldedText) == joined(a.new, news, foldedText) {
		return 1
	}
	x, y := grams(a.old, olds), grams(a.new, news)
	common, total := 0, 0
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i].id < y[j].id:
			i++
		case x[i].id > y[j].id:
			j++
		default:
			common += int(min(x[i].count, y[j].count))
			i++
			j++
		}
	}
	for _, g := range append(x, y...) {
		total += int(g.count)
	}
	return ratio(2*float64(common), float64(total))
}

// grams adds up the grams of several clauses.
func grams(side []clause, indexes []int) []gram {
	var out []gram
	for _, i := range indexes {
		out = append(out, side[i].grams...)
	}
	if len(indexes) < 2 {
		return out
	}
	slices.SortFunc(out, func(x, y gram) int { return cmp.Compare(x.id, y.id) })
	n := 0
	for _, g := range out {
		if n > 0 && out[n-1].id == g.id {
			out[n-1].count += g.count
			continue
		}
		out[n] = g
		n++
	}
	return out[:n]
}

// compareTexts fills in the spans of every change. The pairs are shared out among the processors: each is compared by itself, so the
// result is the same in whatever order they are done.
func (a *aligner) compareTexts(changes []Change) {
	parallel.Do(len(changes), func(i int) {
		c := &changes[i]
		c.Spans = a.spans.of(joined(a.old, c.Old, text), joined(a.new, c.New, text))
		c.Title = a.spans.of(joined(a.old, c.Old, title), joined(a.new, c.New, title))
	})
}

func text(c *clause) string       { return c.text }
func title(c *clause) string      { return c.Node.Title }
func foldedText(c *clause) string { return c.key }
func heading(c *clause) string    { return c.heading }

// joined gives a part of several clauses, with one line feed between them.
func joined(side []clause, indexes []int, part func(*clause) string) string {
	if len(indexes) == 1 {
		return part(&side[indexes[0]])
	}
	parts := make([]string, len(indexes))
	for i, x := range indexes {
		parts[i] = part(&side[x])
	}
	return strings.Join(parts, "\n")
}
