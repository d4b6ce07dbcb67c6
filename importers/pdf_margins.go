package importers

import (
	"cmp"
	"math"
	"slices"
	"unicode"
)

func sortLines(lines []pdfLine) {
	slices.SortStableFunc(lines, func(a, b pdfLine) int { return cmp.Or(cmp.Compare(a.base, b.base), cmp.Compare(a.left, b.left)) })
}

// isVertical reports vertical writing: most characters stand below the one before them in the file.
func (p *pdfPage) isVertical() bool {
	down, across := 0, 0
	for i := 1; i < len(p.glyphs); i++ {
		a, b := p.glyphs[i-1], p.glyphs[i]
		if !isWide(a.char) || !isWide(b.char) {
			continue
		}
		dx, dy := math.Abs((b.left+b.right-a.left-a.right)/2), b.base-a.base
		switch em := max(a.size, 4); {
		case dx < 0.2*em && dy > 0.5*em && dy < 2*em:
			down++
		case math.Abs(dy) < 0.2*em && dx > 0.5*em && dx < 2*em:
			across++
		}
	}
	return down > 10 && down > 2*across
}

// turn turns a page in vertical writing so that its lines run from left to right.
func (p *pdfPage) turn() {
	turned := func(r rect) rect { return rect{r.top, p.width - r.right, r.bottom, p.width - r.left} }
	for i, g := range p.glyphs {
		r := turned(g.rect)
		p.glyphs[i].rect, p.glyphs[i].base = r, (r.top+r.bottom+g.size)/2
	}
	for i := range p.rules {
		p.rules[i] = turned(p.rules[i])
	}
	p.width, p.height = p.height, p.width
}

// setMargins gives every line the room it could have filled: the margins that many lines of the file share for text that runs across the page, the
// longest line for columns and boxes.
func setMargins(flow []pdfLine) {
	type key struct {
		box  int
		page int
		room rect
	}
	longest := map[key]rect{}
	keyOf := func(l pdfLine) key {
		if l.box > 0 {
			return key{box: l.box, page: l.page}
		}
		return key{page: l.page, room: l.room}
	}
	var across []pdfLine
	wide := rect{}
	for _, l := range flow {
		if l.rows != nil {
			continue
		}
		k := keyOf(l)
		if r, ok := longest[k]; ok {
			longest[k] = r.union(l.rect)
		} else {
			longest[k] = l.rect
		}
		if l.box == 0 {
			across = append(across, l)
			wide.right = max(wide.right, l.room.right)
		}
	}
	left, right := sharedMargins(across)
	for i := range flow {
		l := &flow[i]
		if l.rows != nil {
			continue
		}
		r := longest[keyOf(*l)]
		if l.box == 0 && (l.alone || r.right > left+(right-left)/2 && r.left < left+(right-left)/4) {
			r.left, r.right = min(left, r.left), max(right, r.right)
		}
		l.room.left, l.room.right = r.left, r.right
	}
}

// sharedMargins gives the outermost edges that at least three lines have.
func sharedMargins(lines []pdfLine) (left, right float64) {
	if len(lines) == 0 {
		return 0, 0
	}
	lefts, rights := make([]float64, len(lines)), make([]float64, len(lines))
	for i, l := range lines {
		lefts[i], rights[i] = l.left, -l.right
	}
	return outermost(lefts), -outermost(rights)
}

// outermost is the smallest value that two others are close to; the smallest of all when there is none.
func outermost(list []float64) float64 {
	slices.Sort(list)
	for i := range list {
		if i+2 < len(list) && list[i+2]-list[i] < 8 {
			return list[i]
		}
	}
	return list[0]
}

// isJunk reports a character that stands in no Japanese policy: for private use, a control, or of a script nobody writes here.
func isJunk(r rune) bool {
	switch {
	case r == unicode.ReplacementChar || unicode.Is(unicode.Co, r) || unicode.IsControl(r) && !unicode.IsSpace(r):
		return true
	case r < 0x250 || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Greek, unicode.Cyrillic):
		return r >= 0x80 && r < 0xA0
	case r >= 0x2000 && r <= 0x2BFF || r >= 0x3000 && r <= 0x33FF || r >= 0xFE10 && r <= 0xFE6F || r >= 0xFF00 && r <= 0xFFEF:
		return false
	}
	return !unicode.IsMark(r)
}
