package exporters

import (
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
		noOld, top := first.Old == nil, first.Place
		for ; i < len(pairs) && (pairs[i].Old == nil) == noOld && (pairs[i].Old == nil || pairs[i].New == nil); i++ {
			p := &pairs[i]
			if p != first && (p.Place > top || p.Place == PlaceTable) {
				continue
			}
			top = p.Place
			if !l.p.names(p.Place.level()) {
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
		text := l.foldedLabels(pairs[i:j]) + l.p.Omitted
		out = append(out, Pair{Old: Line{{Text: text}}, New: Line{{Text: text}}, Omit: j - i, Place: pairs[i].Place})
		i = j
	}
	return out
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
			if pairs[m].Place < place {
				place = pairs[m].Place
				out[m], out[m+1] = true, true
			}
		}
	}
	return out
}

// foldEnd gives the end of the pairs from i on that are left out together: the first, what is nested under it, and what follows it at its
// level with numbers of its form.
func (l *layouter) foldEnd(pairs []Pair, i int, alone []bool) int {
	if !l.unchanged(&pairs[i]) {
		return i
	}
	first, _, labelled := policy.ParseLabel(pairs[i].Old.Text())
	j := i + 1
	for ; j < len(pairs) && l.unchanged(&pairs[j]); j++ {
		p := &pairs[j]
		if alone[j] || p.Place < pairs[i].Place || (p.Place == PlaceTable) != (pairs[i].Place == PlaceTable) && pairs[i].Place != PlaceItem && pairs[i].Place != PlaceParagraph {
			break
		}
		if p.Place != pairs[i].Place || p.Place == PlaceTable {
			continue
		}
		label, _, ok := policy.ParseLabel(p.Old.Text())
		if ok != labelled || ok && (label.Shape != first.Shape || label.Unit != first.Unit) {
			break
		}
	}
	return j
}

// unchanged reports whether a pair may be left out: the same text, character for character.
func (l *layouter) unchanged(p *Pair) bool {
	level := p.Place.level()
	if p.Place == PlaceArticle {
		level = LevelParagraph // its first 項, on the line of its number
	}
	return !p.head && l.p.folds(level) && p.Old != nil && p.New != nil && !p.NoOld && !p.NoNew &&
		!p.Old.marked() && !p.New.marked() && p.Old.Text() == p.New.Text()
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
