package importers

import (
	"kitei/policy"
)

// holdsHeadings reports whether the first block, a heading, has headings of a deeper level under it.
func holdsHeadings(blocks []block) bool {
	for _, b := range blocks[1:] {
		if b.heading > 0 {
			return b.heading > blocks[0].heading
		}
	}
	return false
}

// numberedHeadings takes the format's marks off headings that have numbers, or are captions above an article, when nearly all of a rule's headings are such:
// their numbers say more than their levels, which differ from writer to writer.
func numberedHeadings(blocks []block) []block {
	numbered, all := 0, 0
	telling := func(i int) bool {
		b := blocks[i]
		_, _, ok := policy.ParseLabel(b.text)
		return !b.sure && (ok || isCaption(b.text) || isDeletedRange(b.text) || i > 0 && bareAttached(blocks[i-1].text))
	}
	for i, b := range blocks {
		if b.heading > 0 {
			all++
			if telling(i) {
				numbered++
			}
		}
	}
	if numbered == 0 || numbered*10 < all*9 {
		return blocks
	}
	out := append([]block(nil), blocks...)
	for i := range out {
		if out[i].heading > 0 && telling(i) {
			out[i].heading = 0
		}
	}
	return out
}

// bareAttached reports whether a line is 別表第1 or 様式第1号 without a title, which then stands in the next.
func bareAttached(s string) bool {
	label, rest, ok := policy.ParseLabel(s)
	return ok && rest == "" && (label.Unit == policy.Annex || label.Unit == policy.Form)
}

// group opens a 編, 章, 節, 款 or 目, or a heading of the given rank.
func (s *structurer) group(b block, label policy.Label, title string, rank int) {
	s.flushCaption()
	kind := policy.Kind(rank)
	if label.Shape == policy.ShapeUnit {
		kind = label.Unit
	}
	s.openHead(rank, &policy.Node{Kind: kind, Label: label.Text, Title: title, Pos: b.pos})
}

func (s *structurer) openHead(rank int, n *policy.Node) {
	for len(s.heads) > 0 && s.heads[len(s.heads)-1].level >= rank {
		s.heads = s.heads[:len(s.heads)-1]
	}
	s.appendTo(s.group0(), n)
	s.heads = append(s.heads, head{rank, n})
	s.article, s.sub, s.levels = nil, nil, nil
}

// heading places a heading of the format. A heading with headings under it groups; the others are articles.
func (s *structurer) heading(b block) {
	label, title, ok := policy.ParseLabel(b.text)
	if !ok {
		title = b.text
	}
	switch {
	case ok && label.Shape == policy.ShapeNamed && s.startsAttached(b, label, title):
		s.attached(b, label, title)
	case ok && label.Shape == policy.ShapeUnit && label.Unit == policy.Article:
		s.closeHeads(b.heading)
		s.openArticle(b, label, "")
		if t, rest, found := leadingCaption(title); found && rest == "" {
			s.article.Title = t
		} else {
			s.article.Title = title
		}
	case !ok && isDeletedRange(b.text):
		s.closeHeads(b.heading)
		m := deletedRange.FindStringSubmatch(b.text)
		s.openArticle(b, policy.Label{Text: m[1]}, m[2])
	case b.heading >= s.leaf && !s.groups && !(s.articles && ok && label.Shape == policy.ShapeUnit && label.Unit.Grouping()):
		s.flushCaption()
		s.closeHeads(b.heading)
		n := &policy.Node{Kind: policy.Article, Label: label.Text, Title: title, Pos: b.pos}
		s.startArticle(n)
	default:
		kind := policy.Chapter + policy.Kind(min(max(b.heading-2, 0), int(policy.Division-policy.Chapter)))
		if ok && label.Shape == policy.ShapeUnit && label.Unit.Grouping() {
			kind = label.Unit
		}
		s.flushCaption()
		s.openHead(b.heading, &policy.Node{Kind: kind, Label: label.Text, Title: title, Pos: b.pos})
	}
}

// closeHeads closes the groupings that a heading of the level ends.
func (s *structurer) closeHeads(level int) {
	for len(s.heads) > 0 && s.heads[len(s.heads)-1].level >= level {
		s.heads = s.heads[:len(s.heads)-1]
	}
}
