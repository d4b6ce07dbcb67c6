package exporters

import (
	"slices"
	"strings"

	"kitei/policy"
)

// none writes （新設） and （削る） opposite provisions that stand alone: for the first of those in a row, and for each that is no part of it.
func (l *layouter) none(pairs []Pair) []Pair {
	for i := 0; i < len(pairs); {
		first := &pairs[i]
		if first.Old != nil && first.New != nil {
			i++
			continue
		}
		noOld, top := first.Old == nil, rank(pairs, i)
		for ; i < len(pairs) && (pairs[i].Old == nil) == noOld && (pairs[i].Old == nil || pairs[i].New == nil); i++ {
			p := &pairs[i]
			if p != first && (rank(pairs, i) > top || p.Place == PlaceTable || pairs[i-1].Place == PlaceCaption) {
				continue
			}
			top = rank(pairs, i)
			if !l.p.names(top.level()) {
				continue
			}
			if noOld {
				p.Old, p.NoOld = Line{{Text: l.p.Added}}, true
			} else {
				p.New, p.NoNew = Line{{Text: l.p.Removed}}, true
			}
		}
	}
	return pairs
}

// rank is how deep a line stands; a caption stands with what it is the caption of.
func rank(pairs []Pair, i int) Place {
	if pairs[i].Place == PlaceCaption && i+1 < len(pairs) {
		return pairs[i+1].Place
	}
	return pairs[i].Place
}

// fold replaces unchanged provisions in a row by （略）, keeping their numbers: ２・３　（略）.
func (l *layouter) fold(pairs []Pair) []Pair {
	if len(l.p.Fold) == 0 {
		return pairs
	}
	var out []Pair
	alone := l.alone(pairs)
	for i := 0; i < len(pairs); {
		j := l.foldEnd(pairs, i, alone)
		if j == i {
			out = append(out, pairs[i])
			i++
			continue
		}
		out = append(out, l.folded(pairs[i:j]))
		i = j
	}
	return out
}

// folded is the line for pairs that are left out. The number of an article stays, with its mark when it changed.
func (l *layouter) folded(pairs []Pair) Pair {
	pairs = slices.DeleteFunc(slices.Clone(pairs), func(p Pair) bool { return p.Place == PlaceCaption }) // one line of the text with what they are above
	first := &pairs[0]
	text := l.foldedLabels(pairs) + l.p.Omitted
	out := Pair{Old: Line{{Text: text}}, New: Line{{Text: text}}, Omit: len(pairs), Place: first.Place}
	if first.renumbered() {
		rest := Run{Text: gapText + l.p.Omitted}
		out.Old, out.New = Line{first.Old[0], rest}, Line{first.New[0], rest}
	}
	return out
}

// renumbered reports whether nothing but the number changed in the first line of an article.
func (p *Pair) renumbered() bool {
	if p.Place != PlaceArticle || len(p.Old) < 2 || len(p.New) < 2 || !p.Old[0].Mark || !p.New[0].Mark {
		return false
	}
	old, new := p.Old[1:], p.New[1:]
	return !old.marked() && !new.marked() && old.Text() == new.Text()
}

// alone says before which pairs a row of provisions that are left out must end: before and behind those that a provision shown stands
// under, so that one sees what it belongs to.
func (l *layouter) alone(pairs []Pair) []bool {
	out := make([]bool, len(pairs)+1)
	for k := range pairs {
		if l.unchanged(&pairs[k]) {
			continue
		}
		place := pairs[k].Place
		for m := k - 1; m >= 0 && !pairs[m].head; m-- {
			if pairs[m].Place < place && pairs[m].Place != PlaceCaption {
				place = pairs[m].Place
				if _, _, labelled := policy.ParseLabel(pairs[m].Old.Text()); labelled || pairs[k].Place != PlaceTable {
					out[m], out[m+1] = true, true // lines without a number above a table have nothing to belong to
				}
			}
		}
	}
	return out
}

// foldEnd gives the end of the pairs from i on that are left out together: the first, what is nested under it, and what follows it at its
// level with numbers of its form. The caption of a 項 goes with it; it stays where the 項 stands alone.
func (l *layouter) foldEnd(pairs []Pair, i int, alone []bool) int {
	base := i
	if pairs[i].Place == PlaceCaption {
		if base++; !l.unchanged(&pairs[i]) || base == len(pairs) || alone[base] {
			return i
		}
	}
	first := &pairs[base]
	if !l.unchanged(first) {
		return i
	}
	number, _, labelled := policy.ParseLabel(first.Old.Text())
	j := base + 1
	for ; j < len(pairs) && l.unchanged(&pairs[j]); j++ {
		p, caption := &pairs[j], pairs[j].Place == PlaceCaption
		if caption && j+1 < len(pairs) && l.unchanged(&pairs[j+1]) {
			p = &pairs[j+1]
		} else if caption {
			break
		}
		if alone[j] || caption && alone[j+1] || p.Place < first.Place || (p.Place == PlaceTable) != (first.Place == PlaceTable) && first.Place != PlaceItem && first.Place != PlaceParagraph {
			break
		}
		if p.Place != first.Place || p.Place == PlaceTable {
			continue
		}
		label, _, ok := policy.ParseLabel(p.Old.Text())
		if ok != labelled || ok && (label.Shape != number.Shape || label.Unit != number.Unit) {
			break
		}
	}
	if first.Place == PlaceArticle && j < len(pairs) { // the first 項 alone: 第４条　（略）, ２　（略）, ３　…
		for k := base + 1; k < j; k++ {
			if pairs[k].Place == PlaceParagraph {
				return k
			}
		}
	}
	return j
}

// unchanged reports whether a pair may be left out: the same text, character for character, but for the number of an article.
func (l *layouter) unchanged(p *Pair) bool {
	level := p.Place.level()
	if p.Place <= PlaceArticle {
		level = LevelParagraph // its first 項, on the line of its number, or the caption of a 項
	}
	if p.head || !l.p.folds(level) || p.Old == nil || p.New == nil || p.NoOld || p.NoNew {
		return false
	}
	return !p.Old.marked() && !p.New.marked() && p.Old.Text() == p.New.Text() || p.renumbered()
}

// foldedLabels gives the numbers of folded lines: ２～４ and a space, or nothing when the first has none. Only numbers of the
// first line's own form count: what is nested below goes with it.
func (l *layouter) foldedLabels(pairs []Pair) string {
	first, _, ok := policy.ParseLabel(pairs[0].Old.Text())
	if !ok || pairs[0].Place == PlaceTable {
		return ""
	}
	last, n := first, 1
	for i := range pairs[1:] {
		p := &pairs[i+1]
		if label, _, ok := policy.ParseLabel(p.Old.Text()); ok && label.Shape == first.Shape && p.Place == pairs[0].Place {
			last = label
			n++
		}
	}
	switch n {
	case 1:
		return first.Text + gapText
	case 2:
		return first.Text + "・" + last.Text + gapText
	}
	return first.Text + l.p.Range + last.Text + gapText
}

// contentsPlace is how deep a line of the 目次 stands: 節 under 章, 款 under 節.
func contentsPlace(unit policy.Kind) Place {
	switch unit {
	case policy.Section:
		return PlaceItem
	case policy.Subsection:
		return PlaceSub1
	case policy.Division:
		return PlaceSub2
	case policy.Part, policy.Chapter, policy.Article, policy.Subarticle, policy.Paragraph, policy.Item, policy.Subitem1, policy.Subitem2, policy.Subitem3,
		policy.Table, policy.Preamble, policy.Supplement, policy.Annex, policy.Form:
	}
	return PlaceParagraph
}

// textPairs sets lines of two texts side by side, for 目次.
func (l *layouter) textPairs(old, new []string) []Pair {
	split := func(texts []string) []sourceLine {
		out := make([]sourceLine, len(texts))
		for i, s := range texts {
			out[i] = sourceLine{text: s, place: PlaceParagraph}
			if label, rest, ok := policy.ParseLabel(s); ok {
				out[i].label, out[i].text, out[i].place = label.Text, strings.TrimPrefix(rest, gapText), contentsPlace(label.Unit)
			}
		}
		return out
	}
	a, b := split(old), split(new)
	return l.fold(l.none(merge(a, b, alignTexts(lineTexts(a), lineTexts(b)))))
}
