package exporters

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"kitei/internal/ooxml"
	"kitei/policy"
)

// Automatic numbers: Word counts what is otherwise typed. Chapters and articles of 条文形式 are in lists of their own, since articles are
// counted through the chapters. What Word will show is counted here as well, and a number it would show wrongly (第5条の2, 第10条から第12条まで
// 削除, a letter behind the last one) stays typed; one that only begins anew (項 of a 附則) gets a use of the list with its own beginning.

// The lists of a document.
const (
	groupList   = iota // chapters and sections; in the styles that number by depth everything in the body
	articleList        // 条文形式: articles and what is in them
	loneList           // 項 of a 附則 in the styles that number by depth
	lists
)

const listLevels = 9

// listLevel is a level of a list as the first number on it has it.
type listLevel struct {
	set     bool
	start   int
	format  string // of Word: decimalFullWidth
	text    string // 第%1条, what follows the number included
	between string // what stands between the number and the words
	mixed   bool   // numbers on this level are followed by different things, which are then typed
}

// number is the place of an automatic number.
type number struct{ use, level int }

// listUse is a w:num: a list, perhaps with a beginning of its own on one level.
type listUse struct {
	list, level int
	start       int // 0: as the list has it
}

// counting is how far a list has counted.
type counting struct {
	levels [listLevels]listLevel
	value  [listLevels]int
	used   [listLevels]bool
	base   int // the use that numbers are given
	inner  int // the use for levels from innerAt inward, begun anew; 0 for none
	inAt   int
}

// numberer finds for every paragraph whether Word can count its number.
type numberer struct {
	maker  *blockMaker
	counts [lists]counting
	uses   []listUse // w:num, from 1
}

// automatic replaces the typed numbers of the blocks by automatic ones.
func (m *blockMaker) automatic() *numberer {
	n := &numberer{maker: m}
	for i := range n.counts {
		n.uses = append(n.uses, listUse{list: i})
		n.counts[i].base = len(n.uses)
	}
	for i := range m.blocks {
		n.survey(&m.blocks[i])
	}
	for i := range m.blocks {
		n.block(&m.blocks[i])
	}
	return n
}

// sample is what a typed number says of its level.
type sample struct {
	list, level    int
	format, text   string
	outer          []int // the numbers of the levels above that it repeats
	value          int
	between, label string
}

// read takes the number of a block apart; ok is false for one that is always typed.
func (n *numberer) read(b *block) (s sample, ok bool) {
	if b.node == nil || b.node.Label == "" || len(b.runs) == 0 || b.runs[0].text != b.node.Label || b.runs[0].spread {
		return s, false
	}
	s.label = b.node.Label
	label, rest, parsed := policy.ParseLabel(s.label + "　x")
	if !parsed || rest != "x" || label.Text != s.label || label.Shape == policy.ShapeNamed || len(label.Nums) == 0 {
		return s, false
	}
	if s.list, s.level, ok = n.place(b.node, label); !ok {
		return s, false
	}
	if !s.pattern(label) {
		return s, false
	}
	if len(b.runs) > 1 && b.runs[1].style == "" && b.runs[1].anchor == "" && strings.Trim(b.runs[1].text, " 　") == "" {
		s.between = b.runs[1].text
	}
	return s, true
}

// place gives the list and level of a provision.
func (n *numberer) place(node *policy.Node, label policy.Label) (list, level int, ok bool) {
	if n.maker.articles {
		switch k := node.Kind; {
		case k.Grouping():
			return groupList, int(k - policy.Part), true
		case k == policy.Article:
			return articleList, 0, true
		case k == policy.Paragraph:
			return articleList, 1, true
		case k >= policy.Item && k <= policy.Subitem3:
			return articleList, 2 + int(k-policy.Item), true
		}
		return 0, 0, false
	}
	byDepth := n.maker.doc.Head.Styling.Numbering == policy.ByOrdinal
	switch label.Shape {
	case policy.ShapeOrdinal:
		return groupList, 0, byDepth
	case policy.ShapeDotted, policy.ShapeHyphen:
		level = len(label.Nums) - 1
		if label.Shape == policy.ShapeHyphen {
			level--
		}
		return groupList, level, !byDepth && level >= 0 && level < 3
	case policy.ShapeBare:
		if byDepth && !n.supplement(node) {
			return groupList, 1, true
		}
		return loneList, 0, true
	case policy.ShapeParen:
		return groupList, inward(byDepth, 2, 3), true
	case policy.ShapeCircled:
		return groupList, 4, !byDepth
	case policy.ShapeKana:
		return groupList, 3, byDepth
	case policy.ShapeParenKana:
		return groupList, inward(byDepth, 4, 5), true
	case policy.ShapeLatin:
		return groupList, inward(byDepth, 5, 6), true
	case policy.ShapeParenLatin:
		return groupList, inward(byDepth, 6, 7), true
	case policy.NoShape, policy.ShapeUnit, policy.ShapeKanji, policy.ShapeNamed, policy.ShapeHalfParen, policy.ShapeRoman:
	}
	return 0, 0, false
}

func inward(byDepth bool, ordinal, guideline int) int {
	if byDepth {
		return ordinal
	}
	return guideline
}

// supplement reports whether a 項 stands directly in a 附則.
func (n *numberer) supplement(node *policy.Node) bool {
	for _, top := range n.maker.doc.Nodes {
		if top.Kind != policy.Supplement {
			continue
		}
		for _, c := range top.Children {
			if c == node {
				return true
			}
		}
	}
	return false
}

// pattern turns a number into the text of its level: 第１２条 into 第%1条. Of 2―4―1 the first number is the document's and stays.
func (s *sample) pattern(label policy.Label) bool {
	nums := label.Nums
	if label.Shape == policy.ShapeUnit && len(nums) > 1 || label.Shape == policy.ShapeParen && len(nums) > 1 {
		return false // 枝番号
	}
	skip := 0
	if label.Shape == policy.ShapeHyphen {
		skip = 1
		nums = nums[1:]
	}
	var text strings.Builder
	level := s.level - len(nums) + 1
	for rest := s.label; rest != ""; {
		format, size := memberFormat(rest)
		switch {
		case size == 0:
			_, size = utf8.DecodeRuneInString(rest)
			text.WriteString(rest[:size])
		case skip > 0:
			skip--
			text.WriteString(rest[:size])
		default:
			level++
			text.WriteString("%" + strconv.Itoa(level))
			s.format = format
		}
		rest = rest[size:]
	}
	s.text, s.outer, s.value = text.String(), nums[:len(nums)-1], nums[len(nums)-1]
	return level == s.level+1
}

// memberFormat gives Word's name for the way the number at the head of s is written, and its size.
func memberFormat(s string) (format string, size int) {
	for _, f := range []struct {
		name string
		has  func(rune) bool
	}{
		{"decimal", func(r rune) bool { return '0' <= r && r <= '9' }},
		{"decimalFullWidth", func(r rune) bool { return '０' <= r && r <= '９' }},
		{"japaneseCounting", func(r rune) bool { return strings.ContainsRune("一二三四五六七八九十百千", r) }},
		{"decimalEnclosedCircle", func(r rune) bool { return '①' <= r && r <= '⑳' }},
		{"aiueoFullWidth", func(r rune) bool { return 'ア' <= r && r <= 'ン' }},
		{"lowerLetter", func(r rune) bool { return 'a' <= r && r <= 'z' }},
	} {
		for i, r := range s + " " {
			if !f.has(r) {
				if i > 0 {
					return f.name, i
				}
				break
			}
		}
	}
	return "", 0
}

// survey gives every level the form of the first number on it, and finds levels whose numbers are followed by different things.
func (n *numberer) survey(b *block) {
	s, ok := n.read(b)
	if !ok {
		return
	}
	l := &n.counts[s.list].levels[s.level]
	switch {
	case !l.set:
		*l = listLevel{set: true, start: s.value, format: s.format, text: s.text, between: s.between}
	case l.between != s.between:
		l.mixed = true
	}
}

// block gives a block its automatic number where Word will show the same.
func (n *numberer) block(b *block) {
	s, ok := n.read(b)
	if !ok {
		return
	}
	c := &n.counts[s.list]
	l := &c.levels[s.level]
	if l.format != s.format || l.text != s.text || !c.outerAre(s) || c.shown(s) != s.label {
		return
	}
	b.number = number{use: n.use(c, s), level: s.level}
	b.runs = b.runs[1:]
	if s.between != "" && !l.mixed {
		b.runs = b.runs[1:]
	}
	c.count(s.level, s.value)
}

// shown is the number as Word will write it.
func (c *counting) shown(s sample) string {
	text := s.text
	for i, value := range append(append([]int(nil), s.outer...), s.value) {
		at := s.level - len(s.outer) + i
		number, _ := ooxml.ListNumber(c.levels[at].format, value)
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(at+1), number)
	}
	return text
}

// outerAre reports whether the outer levels stand at the numbers that are repeated.
func (c *counting) outerAre(s sample) bool {
	for i, want := range s.outer {
		at := s.level - len(s.outer) + i
		have := c.value[at]
		if !c.used[at] {
			have = c.levels[at].start
		}
		if have != want {
			return false
		}
	}
	return true
}

// use finds or makes the use of the list under which the next number is the one that is due.
func (n *numberer) use(c *counting, s sample) int {
	if c.inner > 0 && s.level < c.inAt {
		c.inner = 0
	}
	next := c.levels[s.level].start
	if c.used[s.level] {
		next = c.value[s.level] + 1
	}
	if next != s.value {
		n.uses = append(n.uses, listUse{list: s.list, level: s.level, start: s.value})
		if s.level == 0 {
			c.base, c.inner = len(n.uses), 0
		} else {
			c.inner, c.inAt = len(n.uses), s.level
		}
	}
	if c.inner > 0 {
		return c.inner
	}
	return c.base
}

// count moves the list on.
func (c *counting) count(level, value int) {
	c.value[level], c.used[level] = value, true
	for i := range level {
		if !c.used[i] {
			c.used[i], c.value[i] = true, c.levels[i].start
		}
	}
	for i := level + 1; i < listLevels; i++ {
		c.used[i] = false
	}
}

// part gives numbering.xml.
func (n *numberer) part() []byte {
	var x ooxml.XML
	x.Raw(ooxml.Declaration)
	x.Start("w:numbering", "xmlns:w", wordSchema)
	for list := range n.counts {
		x.Start("w:abstractNum", "w:abstractNumId", strconv.Itoa(list+1))
		x.Empty("w:multiLevelType", "w:val", "multilevel")
		for i := range listLevels {
			n.counts[list].levels[i].write(&x, i)
		}
		x.End()
	}
	for i, u := range n.uses {
		x.Start("w:num", "w:numId", strconv.Itoa(i+1))
		x.Empty("w:abstractNumId", "w:val", strconv.Itoa(u.list+1))
		if u.start > 0 {
			x.Start("w:lvlOverride", "w:ilvl", strconv.Itoa(u.level))
			x.Empty("w:startOverride", "w:val", strconv.Itoa(u.start))
			x.End()
		}
		x.End()
	}
	x.End()
	return x.Bytes()
}

// write writes w:lvl; Word insists on the order of its elements. A level without numbers shows nothing.
func (l *listLevel) write(x *ooxml.XML, level int) {
	format, text, start := l.format, l.text, max(l.start, 1)
	if !l.set {
		format = "none"
	} else if !l.mixed {
		text += l.between
	}
	x.Start("w:lvl", "w:ilvl", strconv.Itoa(level))
	x.Empty("w:start", "w:val", strconv.Itoa(start))
	x.Empty("w:numFmt", "w:val", format)
	x.Empty("w:suff", "w:val", "nothing")
	x.Empty("w:lvlText", "w:val", text)
	x.Empty("w:lvlJc", "w:val", "left")
	x.End()
}
