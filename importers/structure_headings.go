package importers

import (
	"strings"

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
	s.article, s.levels = nil, nil
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
	case !ok && deletedRange.MatchString(b.text):
		s.closeHeads(b.heading)
		m := deletedRange.FindStringSubmatch(b.text)
		s.openArticle(b, policy.Label{Text: m[1]}, m[2])
	case b.heading >= s.leaf && !s.groups:
		s.flushCaption()
		s.closeHeads(b.heading)
		n := &policy.Node{Kind: policy.Article, Label: label.Text, Title: title, Pos: b.pos}
		s.appendTo(s.group0(), n)
		s.article, s.levels = n, nil
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

// guidelineHeading opens a chapter, section or article of the guideline's form when the line is one: a number of that level and a short
// title. It reports whether it did.
func (s *structurer) guidelineHeading(b block, label policy.Label, title string, next *block) bool {
	if title == "" || strings.HasSuffix(title, "。") || len([]rune(title)) > 60 {
		return false
	}
	switch label.Shape {
	case policy.ShapeDotted, policy.ShapeHyphen, policy.ShapeOrdinal:
		depth := len(label.Nums)
		if label.Shape == policy.ShapeHyphen {
			depth--
		}
		s.group(b, label, title, int(policy.Chapter)+min(depth, 3)-1)
		return true
	case policy.ShapeParen:
		if len(s.heads) == 0 || next == nil || s.listed(label, next) {
			return false
		}
		s.flushCaption()
		s.startArticle(&policy.Node{Kind: policy.Article, Label: label.Text, Title: title, Pos: b.pos})
		return true
	}
	return false
}

// listed tells an item of a list from the heading of an article: a list goes on with the next number at once, or follows a lead sentence.
func (s *structurer) listed(label policy.Label, next *block) bool {
	after, _, ok := policy.ParseLabel(next.text)
	if ok && after.Shape == label.Shape {
		return true
	}
	if len(s.levels) == 0 {
		return false
	}
	last := s.levels[len(s.levels)-1]
	if last.shape == label.Shape {
		return true
	}
	lead := last.node.Text
	return strings.Contains(lead, "次の") || strings.Contains(lead, "次に") || strings.Contains(lead, "以下の")
}
