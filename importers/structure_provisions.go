package importers

import (
	"strings"
	"unicode/utf8"

	"kitei/policy"
)

// provision places a line under the open article: by the shape of its number, or as text of its own.
func (s *structurer) provision(b block, label policy.Label, rest string, labelled bool) {
	caption := ""
	if up := s.group0(); up != nil && up.Kind == policy.Supplement && s.article == nil {
		caption = s.takeCaption() // （施行期日） above a 項 of a 附則
	}
	s.flushCaption() // else its article has lost its number
	if !labelled && caption == "" {
		s.plain(b)
		return
	}
	n := &policy.Node{Label: label.Text, Title: caption, Text: rest, Pos: b.pos}
	if !labelled {
		n.Text = b.text
	}
	if !labelled || caption != "" || s.isParagraph(label, b) {
		n.Kind = policy.Paragraph
		s.openParagraph(n)
		return
	}
	for i, l := range s.levels {
		if l.shape == label.Shape && l.node.Kind != policy.Paragraph {
			s.levels = s.levels[:i]
			break
		}
	}
	if len(s.levels) == 0 {
		// Numbers without a sentence before them: the items of an article whose lead was lost, or a list under a heading.
		n.Kind = policy.Item
		if s.articles && s.article != nil && !(s.titled && s.article.Title != "") && len(s.article.Children) == 0 && len(label.Nums) > 0 && label.Nums[0] == 1 {
			s.note("lead-missing", b.pos, s.article.Label)
		}
		s.appendTo(s.open(), n)
		if s.open() == nil {
			n.Kind = policy.Preamble
		}
		s.levels = []nesting{{label.Shape, n, b.indent}}
		return
	}
	up := s.levels[len(s.levels)-1].node
	n.Kind = below(up.Kind)
	up.Children = append(up.Children, n)
	s.levels = append(s.levels, nesting{label.Shape, n, b.indent})
}

// below is the kind of a numbered provision under another; below the last there is only the last.
func below(k policy.Kind) policy.Kind {
	switch k {
	case policy.Item:
		return policy.Subitem1
	case policy.Subitem1:
		return policy.Subitem2
	case policy.Subitem2, policy.Subitem3:
		return policy.Subitem3
	}
	return policy.Item
}

// isParagraph tells 項 from lists: a bare number in 条文形式, 第2項, and ① in the guideline's form where it stands directly under
// an article.
func (s *structurer) isParagraph(label policy.Label, b block) bool {
	switch label.Shape {
	case policy.ShapeUnit:
		return label.Unit == policy.Paragraph
	case policy.ShapeBare:
		return b.depth == 0 && (s.article != nil || s.group0() != nil)
	case policy.ShapeCircled, policy.ShapeParen, policy.ShapeHalfParen, policy.ShapeKana, policy.ShapeParenKana, policy.ShapeKanji:
		if s.articles && label.Shape == policy.ShapeKanji {
			return s.countsParagraphs(label.Nums[0])
		}
		if s.articles || b.depth > 0 {
			return false
		}
		if len(s.levels) == 0 {
			return s.open() != nil && (label.Shape == policy.ShapeCircled || s.article != nil)
		}
		first := s.levels[0].node
		return first.Kind == policy.Paragraph && hasShape(first.Label, label.Shape)
	}
	return false
}

// countsParagraphs reports whether the 漢数字 n is the number of the next 項 and none of a 号: the 号 begin with 一.
func (s *structurer) countsParagraphs(n int) bool {
	if s.article == nil || len(s.levels) == 0 {
		return false
	}
	for _, l := range s.levels {
		if l.shape == policy.ShapeKanji && l.node.Kind != policy.Paragraph {
			open, _, _ := policy.ParseLabel(l.node.Label + "　x")
			if len(open.Nums) > 0 && open.Nums[0] < n {
				return false
			}
		}
	}
	count := 0
	for _, c := range s.article.Children {
		if c.Kind == policy.Paragraph {
			count++
		}
	}
	return n > 1 && n == count+1
}

func hasShape(label string, shape policy.Shape) bool {
	l, _, ok := policy.ParseLabel(label + "　")
	return ok && l.Shape == shape
}

// plain places a line without a number of its own: an item of a list of the format, or a paragraph of its own.
func (s *structurer) plain(b block) {
	n := &policy.Node{Kind: policy.Paragraph, Label: b.label, Text: b.text, Pos: b.pos}
	if b.depth == 0 {
		if !s.dotted(b, n) && !s.markLost(b, n) && !s.goesOn(b) {
			s.openParagraph(n)
		}
		return
	}
	// A list of the format without numbers: nested by its depth.
	depth := min(b.depth, len(itemKinds))
	if len(s.levels) == 0 {
		n.Kind = policy.Item
		s.appendTo(s.open(), n)
		if s.open() == nil {
			n.Kind = policy.Preamble
		}
		s.levels = []nesting{{policy.NoShape, n, b.indent}}
		return
	}
	base := 0
	if k := s.levels[0].node.Kind; k == policy.Paragraph || k == policy.Preamble {
		base = 1
	}
	s.levels = s.levels[:min(len(s.levels), base+depth-1)]
	if len(s.levels) == 0 {
		n.Kind = policy.Item
		s.appendTo(s.open(), n)
	} else {
		up := s.levels[len(s.levels)-1].node
		n.Kind = below(up.Kind)
		up.Children = append(up.Children, n)
	}
	s.levels = append(s.levels, nesting{policy.NoShape, n, b.indent})
}

// markLost places a line without a number that stands to the right of the item before it, which announces a list: ア, イ … were lost in copying.
func (s *structurer) markLost(b block, n *policy.Node) bool {
	if len(s.levels) == 0 {
		return false
	}
	last := s.levels[len(s.levels)-1]
	switch {
	case last.shape == policy.NoShape && len(s.levels) > 1 && b.indent == last.indent && last.node.Kind > policy.Item && last.node.Kind <= policy.Subitem3:
		s.levels = s.levels[:len(s.levels)-1]
	case last.shape == policy.NoShape || !isItem(last.node.Kind) || b.indent <= last.indent || !announces(last.node.Text):
		return false
	}
	up := s.levels[len(s.levels)-1].node
	n.Kind = below(up.Kind)
	up.Children = append(up.Children, n)
	s.levels = append(s.levels, nesting{policy.NoShape, n, b.indent})
	s.note("mark-lost", b.pos)
	return true
}

// tightNumber reads the number of a 項 that has no space behind it (２前項の規定は…), when it is the one that is due.
func (s *structurer) tightNumber(b block) (policy.Label, string, bool) {
	if !s.articles || s.article == nil || b.depth > 0 {
		return policy.Label{}, "", false
	}
	digits := 0
	for _, c := range b.text {
		if c < '0' || c > '９' || c > '9' && c < '０' {
			break
		}
		digits += len(string(c))
	}
	after, _ := utf8.DecodeRuneInString(b.text[digits:])
	if digits == 0 || strings.ContainsRune("年月日人個件回週時分秒名倍条項号つ以か箇台枚桁歳円種階等％%.．、，・／/-－～〜：:", after) || after < 0x3040 {
		return policy.Label{}, "", false
	}
	label, rest, ok := policy.ParseLabel(b.text[:digits] + "　" + b.text[digits:])
	count := 0
	for _, c := range s.article.Children {
		if c.Kind == policy.Paragraph {
			count++
		}
	}
	if !ok || len(label.Nums) != 1 || label.Nums[0] < 2 || label.Nums[0] != count+1 {
		return policy.Label{}, "", false
	}
	s.note("number-tight", b.pos, label.Text)
	return label, rest, true
}

// letterNumber reads a letter with a narrow space behind it (a 2.に定める方法), which alone could begin a sentence, when the list shows that it is a number:
// the line after it has the letter that is next, or the line before it the one that came before.
func (s *structurer) letterNumber(b block, next *block) (policy.Label, string, bool) {
	if len(b.text) < 3 || b.text[1] != ' ' {
		return policy.Label{}, "", false
	}
	label, rest, ok := policy.ParseLabel(b.text[:1] + "　" + strings.TrimLeft(b.text[2:], " "))
	if !ok || label.Shape != policy.ShapeLatin {
		return policy.Label{}, "", false
	}
	due := false
	if len(s.levels) > 0 {
		before, _, known := policy.ParseLabel(s.levels[len(s.levels)-1].node.Label + "　")
		due = known && before.Shape == policy.ShapeLatin && before.Nums[0]+1 == label.Nums[0]
	}
	if next != nil && label.Nums[0] == 1 {
		after, _, known := policy.ParseLabel(next.text)
		due = due || known && after.Shape == policy.ShapeLatin && after.Nums[0] == 2
	}
	return label, rest, due
}
