package exporters

import "kitei/diffing"

// toConfirm is what the third column says of two clauses that may belong together.
const toConfirm = "左右の条項が対応するかどうか、確認してください。"

// unsettled stands opposite a clause of which nobody has said yet what became of it.
const unsettled = "（対応を確認中）"

func (p *Pair) doubt(noOld bool) {
	if noOld {
		p.Old, p.NoOld = Line{{Text: unsettled}}, true
	} else {
		p.New, p.NoNew = Line{{Text: unsettled}}, true
	}
}

// stand finds the undecided clauses that are each other's first candidates. They stand side by side, so that a person can decide, where the table says
// that it is for them to do.
func (l *layouter) stand() {
	l.beside, l.joined = map[int]int{}, map[int]bool{}
	if l.p.Third != ThirdBasis {
		return
	}
	olds := map[int]int{}
	first := func(ch *diffing.Change) int {
		if ch.Kind != diffing.Undecided || len(ch.Old)+len(ch.New) != 1 || len(ch.Candidates) == 0 {
			return -1
		}
		return ch.Candidates[0].Index
	}
	for i := range l.c.Changes {
		if ch := &l.c.Changes[i]; first(ch) >= 0 && len(ch.Old) == 1 {
			olds[ch.Old[0]] = i
		}
	}
	for i := range l.c.Changes {
		ch := &l.c.Changes[i]
		if f := first(ch); f >= 0 && len(ch.New) == 1 {
			if k, open := olds[f]; open && first(&l.c.Changes[k]) == ch.New[0] {
				l.beside[i], l.joined[k] = k, true
			}
		}
	}
}

// doubtful sets two clauses side by side that may belong together: lines that are alike as in a change, the others in their order, whole.
func (l *layouter) doubtful(a, b *diffing.Change) []Pair {
	ch := &diffing.Change{Kind: diffing.Changed, Old: a.Old, New: b.New}
	old, new := l.sourceLines(l.c.Old.Clauses, ch.Old), l.sourceLines(l.c.New.Clauses, ch.New)
	var out, goes, comes []Pair
	level := func() {
		for k := range max(len(goes), len(comes)) {
			switch {
			case k >= len(goes):
				out = append(out, comes[k])
			case k >= len(comes):
				out = append(out, goes[k])
			case (goes[k].Place == PlaceTable) != (comes[k].Place == PlaceTable):
				out = append(out, goes[k], comes[k])
			default:
				p := comes[k]
				p.Old, p.head = goes[k].Old, p.head || goes[k].head
				out = append(out, p)
			}
		}
		goes, comes = nil, nil
	}
	for _, p := range merge(old, new, alignLines(l.c, ch, old, new)) {
		switch {
		case p.New == nil:
			goes = append(goes, p)
		case p.Old == nil:
			comes = append(comes, p)
		default:
			level()
			out = append(out, p)
		}
	}
	level()
	return out
}
