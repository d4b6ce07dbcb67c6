package importers

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kitei/policy"
)

// dots are the signs people type in front of the items of a list that is not counted.
const dots = "・･•●◦▪■□◆◇◯➢‣"

// dotOf gives the sign at the head of an item that was typed with one, 0 for none. ・・・ is a gap in a form.
func dotOf(s string) rune {
	sign, size := utf8.DecodeRuneInString(s)
	next, _ := utf8.DecodeRuneInString(s[size:])
	if !strings.ContainsRune(dots, sign) || strings.ContainsRune(dots, next) || len(s) == size {
		return 0
	}
	return sign
}

// dotted places a line that begins with ・ under the provision before it, beside the items with the same sign. The sign stays in the text, since it is
// no number.
func (s *structurer) dotted(b block, n *policy.Node) bool {
	sign := dotOf(b.text)
	if sign == 0 || s.open() == nil {
		return false
	}
	if i := slices.IndexFunc(s.levels, func(l nesting) bool { return l.shape == policy.NoShape && dotOf(l.node.Text) == sign }); i >= 0 {
		s.levels = s.levels[:i]
	}
	n.Kind = policy.Item
	if len(s.levels) == 0 {
		s.appendTo(s.open(), n)
	} else {
		up := s.levels[len(s.levels)-1].node
		n.Kind = below(up.Kind)
		up.Children = append(up.Children, n)
	}
	s.levels = append(s.levels, nesting{policy.NoShape, n, b.indent})
	return true
}

// goesOn adds a line without a number to the item before it when the list goes on behind it, so that the line stands between (1) and (2), and to the last
// item of a list whose others had such lines.
func (s *structurer) goesOn(b block) bool {
	if len(s.levels) == 0 || s.levels[0].node.Kind == policy.Preamble {
		return false
	}
	last := s.levels[len(s.levels)-1]
	end := len(s.levels) > 1 && s.levels[len(s.levels)-2].node == s.lined && titleLike(last.node.Text)
	if !isItem(last.node.Kind) || !end && !s.listGoesOn() {
		return false
	}
	last.node.Text += "\n" + b.text
	s.lined = nil
	if len(s.levels) > 1 {
		s.lined = s.levels[len(s.levels)-2].node
	}
	return true
}

// listGoesOn reports whether the next number belongs to a list that is open and is the one that is due.
func (s *structurer) listGoesOn() bool {
	for _, o := range s.rest[:min(len(s.rest), maxBetween)] {
		label, _, ok := policy.ParseLabel(o.text)
		switch {
		case o.rows != nil || o.heading > 0 || ok && (label.Shape == policy.ShapeUnit || label.Shape == policy.ShapeNamed) || isCaption(o.text):
			return false
		case !ok || o.aside:
			continue
		}
		at := slices.IndexFunc(s.levels, func(l nesting) bool { return l.shape == label.Shape && isItem(l.node.Kind) })
		if at < 0 {
			continue
		}
		open, _, _ := policy.ParseLabel(s.levels[at].node.Label + "　")
		return len(open.Nums) == 1 && len(label.Nums) == 1 && label.Nums[0] == open.Nums[0]+1
	}
	return false
}

// maxBetween is how many lines of an item are looked through for the next one.
const maxBetween = 30
