package importers

import (
	"strings"

	"kitei/internal/ooxml"
	"kitei/policy"
)

// maxLevel is the innermost level of a list, from 0.
const maxLevel = 8

// wordNumbering holds the lists of a document and how far each has counted.
type wordNumbering struct {
	styles   *wordStyles
	lists    map[int]*wordList         // w:abstractNum
	uses     map[int]*wordUse          // w:num
	counters map[*wordList]*listCounts // shared by all uses of a list
	unknown  map[string]bool           // formats that are written in plain digits instead
}

// wordList is a w:abstractNum. A list may be defined by a style (numStyleLink), which another list then defines (styleLink).
type wordList struct {
	levels    [maxLevel + 1]*listLevel
	styleLink string // the style this list takes its levels from
}

// listLevel is one level of a list.
type listLevel struct {
	start   int
	format  string
	custom  string // members of a format beyond the standard's list
	text    string // 第%1条
	restart int    // the level from 1 behind which counting begins anew; 0 never, -1 behind every outer level
	legal   bool   // outer numbers in plain digits
	style   string // paragraph style that takes this level
	hidden  bool
	picture bool
	suffix  string // tab, space, nothing
}

// wordUse is a w:num: a list, with changes of its own.
type wordUse struct {
	list   int
	starts map[int]int // startOverride by level
	levels map[int]*listLevel
	begun  [maxLevel + 1]bool // levels whose startOverride was carried out
}

// listCounts are the numbers a list has reached.
type listCounts struct {
	value [maxLevel + 1]int
	used  [maxLevel + 1]bool
}

func (r *reader) wordNumbering(f *wordFile, styles *wordStyles) (*wordNumbering, error) {
	n := &wordNumbering{styles: styles, lists: map[int]*wordList{}, uses: map[int]*wordUse{}, counters: map[*wordList]*listCounts{}, unknown: map[string]bool{}}
	err := r.wordPart(f, "numbering", "numbering", func(e *ooxml.Element) error {
		switch e.Name {
		case "abstractNum":
			n.lists[number(e.Attr("abstractNumId"))] = newList(e)
		case "num":
			n.uses[number(e.Attr("numId"))] = newUse(e)
		}
		return nil
	})
	return n, err
}

func newList(e *ooxml.Element) *wordList {
	l := &wordList{}
	l.styleLink, _ = e.Val("numStyleLink")
	for _, c := range e.Children {
		if c.Name == "lvl" {
			if i := number(c.Attr("ilvl")); i >= 0 && i <= maxLevel {
				l.levels[i] = newLevel(c)
			}
		}
	}
	return l
}

func newUse(e *ooxml.Element) *wordUse {
	u := &wordUse{starts: map[int]int{}, levels: map[int]*listLevel{}}
	if v, ok := e.Val("abstractNumId"); ok {
		u.list = number(v)
	}
	for _, c := range e.Children {
		i := number(c.Attr("ilvl"))
		if c.Name != "lvlOverride" || i < 0 || i > maxLevel {
			continue
		}
		if v, ok := c.Val("startOverride"); ok {
			u.starts[i] = number(v)
		}
		if level := c.Child("lvl"); level != nil {
			u.levels[i] = newLevel(level)
		}
	}
	return u
}

func newLevel(e *ooxml.Element) *listLevel {
	l := &listLevel{start: 0, format: "decimal", restart: -1, suffix: "tab"}
	if v, ok := e.Val("start"); ok {
		l.start = number(v)
	}
	if f := numberFormat(e); f != nil {
		l.format, l.custom = f.Attr("val"), f.Attr("format")
	}
	if v, ok := e.Val("lvlRestart"); ok {
		l.restart = number(v)
	}
	if v, ok := e.Val("suff"); ok {
		l.suffix = v
	}
	l.text, _ = e.Val("lvlText")
	l.style, _ = e.Val("pStyle")
	l.legal, l.hidden = e.On("isLgl"), e.Child("rPr").On("vanish")
	l.picture = e.Child("lvlPicBulletId") != nil
	return l
}

// numberFormat finds w:numFmt, which newer files offer in a form older programs understand beside its own.
func numberFormat(e *ooxml.Element) *ooxml.Element {
	if f := e.Child("numFmt"); f != nil {
		return f
	}
	alternate := e.Child("mc:AlternateContent")
	if f := alternate.Find("mc:Choice", "numFmt"); f != nil {
		if _, known := ooxml.CustomListNumber(f.Attr("format"), 1); known || f.Attr("val") != "custom" {
			return f
		}
	}
	return alternate.Find("mc:Fallback", "numFmt")
}

// place finds the list and level of a paragraph: what it says itself, else what its style says. In a style the level is the one that
// names the style. num is 0 where the paragraph has no number.
func (n *wordNumbering) place(own numbering, style string) (num, level int) {
	num, level = own.num, own.level
	inherited := -1
	for _, st := range n.styles.chain(style) {
		if inherited < 0 {
			inherited = st.numbering.level
		}
		if num < 0 {
			num = st.numbering.num
		}
	}
	if level < 0 && own.num < 0 {
		if level = n.levelOf(num, style); level < 0 {
			level = inherited
		}
	}
	return max(num, 0), max(level, 0)
}

// levelOf gives the level of a list that names the style or one it is based on; -1 where none does.
func (n *wordNumbering) levelOf(num int, style string) int {
	for _, st := range n.styles.chain(style) {
		for i := range maxLevel + 1 {
			if l := n.level(n.uses[num], i); l != nil && l.style == st.id {
				return i
			}
		}
		if st.numbering.num >= 0 {
			break
		}
	}
	return -1
}

// list follows numStyleLink to the list that has the levels.
func (n *wordNumbering) list(u *wordUse) *wordList {
	if u == nil {
		return nil
	}
	l := n.lists[u.list]
	for range maxChain {
		if l == nil || l.styleLink == "" {
			return l
		}
		use := n.uses[n.styleNumber(l.styleLink)]
		if use == nil {
			return l
		}
		l = n.lists[use.list]
	}
	return nil
}

func (n *wordNumbering) styleNumber(style string) int {
	for _, st := range n.styles.chain(style) {
		if st.numbering.num >= 0 {
			return st.numbering.num
		}
	}
	return 0
}

// level gives a level with the changes of the use; nil where there is none.
func (n *wordNumbering) level(u *wordUse, i int) *listLevel {
	if u == nil {
		return nil
	}
	if l := u.levels[i]; l != nil {
		return l
	}
	if l := n.list(u); l != nil {
		return l.levels[i]
	}
	return nil
}

// start is the first number of a level.
func (n *wordNumbering) start(u *wordUse, i int) int {
	if v, ok := u.starts[i]; ok {
		return v
	}
	if l := n.level(u, i); l != nil {
		return l.start
	}
	return 1
}

// wordLabel is a number as Word shows it.
type wordLabel struct {
	text   string
	bullet bool
	level  int
	suffix string
}

// next listCounts a paragraph and gives its number; "" for a paragraph without one.
func (n *wordNumbering) next(own numbering, style string) wordLabel {
	num, at := n.place(own, style)
	use := n.uses[num]
	level, list := n.level(use, at), n.list(use)
	if num == 0 || level == nil || list == nil {
		return wordLabel{}
	}
	n.count(use, list, at)
	label := wordLabel{level: at, suffix: level.suffix}
	switch {
	case level.hidden:
	case level.format == "bullet" || level.picture:
		label.bullet, label.text = true, bulletSign(level.text)
	default:
		label.text = n.format(use, list, at)
	}
	return label
}

// count moves a list on by one at a level.
func (n *wordNumbering) count(use *wordUse, list *wordList, at int) {
	c := n.counters[list]
	if c == nil {
		c = &listCounts{}
		n.counters[list] = c
	}
	_, override := use.starts[at]
	switch {
	case override && !use.begun[at], !c.used[at]:
		c.value[at] = n.start(use, at)
	default:
		c.value[at]++
	}
	c.used[at], use.begun[at] = true, true
	for i := range at {
		if !c.used[i] { // an outer level that was left out listCounts as begun
			c.used[i], c.value[i] = true, n.start(use, i)
		}
	}
	for i := at + 1; i <= maxLevel; i++ {
		if l := n.level(use, i); l == nil || l.restart < 0 || at < l.restart {
			c.used[i] = false
		}
	}
}

// format writes the number of a level: 第%1条, %1.%2.
func (n *wordNumbering) format(use *wordUse, list *wordList, at int) string {
	c, level := n.counters[list], n.level(use, at)
	var b strings.Builder
	for s := level.text; s != ""; {
		i := strings.IndexByte(s, '%')
		if i < 0 || i+1 >= len(s) || s[i+1] < '1' || s[i+1] > '9' {
			if i < 0 || i+1 >= len(s) {
				b.WriteString(s)
				break
			}
			b.WriteString(s[:i+1])
			s = s[i+1:]
			continue
		}
		b.WriteString(s[:i])
		b.WriteString(n.member(use, c, at, int(s[i+1]-'1'), level.legal))
		s = s[i+2:]
	}
	return b.String()
}

// member writes the number of one level inside the number of another.
func (n *wordNumbering) member(use *wordUse, c *listCounts, at, i int, legal bool) string {
	l := n.level(use, i)
	if l == nil || i > at {
		return ""
	}
	if legal && l.format != "none" && l.format != "bullet" {
		return policy.FormatNumber(max(c.value[i], 0), policy.Hankaku)
	}
	text, known := "", false
	if l.format == "custom" {
		text, known = ooxml.CustomListNumber(l.custom, c.value[i])
	} else {
		text, known = ooxml.ListNumber(l.format, c.value[i])
	}
	if !known {
		n.unknown[l.format] = true
	}
	return text
}

// bulletSign gives the sign in front of an item. Those of symbol fonts have codes of their own and become a plain dot.
func bulletSign(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0xE000 && r <= 0xF8FF {
			return '•'
		}
		return r
	}, text)
}
