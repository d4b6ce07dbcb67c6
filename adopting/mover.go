package adopting

import "kitei/diffing"

// mover finds the places of an old text in a new one.
type mover struct {
	spans []diffing.Span
}

func newMover(old, now string) *mover { return &mover{diffing.Spans(old, now)} }

// move gives where the bytes from start to end of the old text are in the new one. exact says that they stand there unchanged; for an empty
// place, that nothing was put in or taken out there. Where they changed, the place is all that may have taken theirs.
func (m *mover) move(start, end int) (from, to int, exact bool) {
	from, _, clean := m.at(start)
	_, to, _ = m.at(end)
	if start == end {
		return from, to, clean && from == to
	}
	if at, ok := m.within(start, end); ok {
		return at, at + end - start, true
	}
	return from, to, false
}

// within gives the new place of bytes that lie in one piece that did not change.
func (m *mover) within(start, end int) (at int, ok bool) {
	old, now := 0, 0
	for _, s := range m.spans {
		switch s.Op {
		case diffing.Equal:
			if start >= old && end <= old+len(s.Text) {
				return now + start - old, true
			}
			old, now = old+len(s.Text), now+len(s.Text)
		case diffing.Delete:
			old += len(s.Text)
		case diffing.Insert:
			now += len(s.Text)
		}
	}
	return 0, false
}

// at gives the first and the last new position that a position of the old text can be; they differ where something was put in. clean says that
// nothing was taken out on either side.
func (m *mover) at(position int) (low, high int, clean bool) {
	old, now := 0, 0
	low, high, clean = -1, -1, true
	for _, s := range m.spans {
		switch s.Op {
		case diffing.Equal:
			if position >= old && position <= old+len(s.Text) {
				if here := now + position - old; low < 0 {
					low, high = here, here
				} else {
					high = max(high, here)
				}
			}
			old, now = old+len(s.Text), now+len(s.Text)
		case diffing.Delete:
			if position >= old && position <= old+len(s.Text) {
				clean = false
				if low < 0 {
					low, high = now, now
				}
			}
			old += len(s.Text)
		case diffing.Insert:
			if position == old {
				if low < 0 {
					low = now
				}
				high = now + len(s.Text)
			}
			now += len(s.Text)
		}
	}
	if low < 0 {
		low, high = now, now
	}
	return low, high, clean
}
