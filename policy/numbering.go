package policy

// Numbering is a style of numbering a rule.
type Numbering string

// The numbering styles town halls use.
const (
	ByArticle   Numbering = "article"   // 条文形式: 第1章 第1節 第1条 ２ (1) ア (ア), articles counted through
	ByGuideline Numbering = "guideline" // the guideline's: 1. 4.1. （1） ① （ア）
	ByHyphen    Numbering = "hyphen"    // 2―4 2―4―1 （1） ① （ア）
	ByOrdinal   Numbering = "dai"       // 要綱・要領: 第1 1 (1) ア (ア)
)

// Styling says how the numbers of a document are written. The zero value is 条文形式 in full-width digits.
type Styling struct {
	Numbering    Numbering
	Digits       Digits
	HalfBrackets bool   // (1) instead of （1）
	ArticleStart int    // number of the first article; 0 means 1
	Supplement   string // the word over what follows the body; 附則 when empty
	Part         int    // the document's number in the set, the first part of 2―4―1; 0 means 1
}

// bracket puts s in brackets of the style.
func (s Styling) bracket(text string) string {
	if s.HalfBrackets {
		return "(" + text + ")"
	}
	return "（" + text + "）"
}

func (s Styling) number(n int) string { return FormatNumber(n, s.Digits) }

// arabic is number for places where 漢数字 would be read as something else (4.1., 2―4―1).
func (s Styling) arabic(n int) string {
	if s.Digits == Kanji {
		return FormatNumber(n, Zenkaku)
	}
	return FormatNumber(n, s.Digits)
}

// dot is the full stop behind a number.
func (s Styling) dot() string {
	if s.Digits == Hankaku {
		return "."
	}
	return "．"
}

// Number writes the labels of one style into every node of d, replacing what was there.
//
// A paragraph that stands alone gets no number. In 条文形式 an article whose items have captions of their own is first
// taken apart into articles ([Explode]), since a 項 can have no caption. The result is a function of the tree and s alone.
func Number(d *Document, s Styling) {
	if s.Numbering == "" {
		s.Numbering = ByArticle
	}
	d.Head.Styling = s
	if s.Numbering == ByArticle {
		Explode(d)
	}
	counter := &counter{style: s, article: max(s.ArticleStart, 1) - 1}
	counter.total = map[Kind]int{}
	for _, n := range d.Nodes {
		if n.Kind.Attached() {
			counter.total[n.Kind]++
		}
	}
	counter.groups(d.Nodes, nil)
}

// counter numbers one document. Articles of 条文形式 are counted through it.
type counter struct {
	style   Styling
	article int
	total   map[Kind]int // how many 別表 and 様式 there are: one alone has no number
}

// groups numbers groupings and articles; path holds the numbers of the groupings above.
func (c *counter) groups(nodes []*Node, path []int) {
	count := map[Kind]int{}
	local := 0
	for _, n := range nodes {
		switch {
		case n.Kind.Grouping():
			count[n.Kind]++
			here := append(append([]int(nil), path...), count[n.Kind])
			n.Label = c.groupLabel(n.Kind, here)
			c.groups(n.Children, here)
		case n.Kind == Article:
			c.article++
			local++
			n.Label = c.articleLabel(local, path)
			c.body(n, c.bodyDepth(path))
		case n.Kind.Attached():
			count[n.Kind]++
			n.Label = c.attachedLabel(n.Kind, count[n.Kind])
			c.attached(n)
		}
	}
	depth := c.bodyDepth(path)
	if c.style.Numbering == ByOrdinal {
		depth = len(path) // in place of the articles
	}
	c.paragraphs(nodes, depth)
}

func (c *counter) groupLabel(kind Kind, path []int) string {
	n := path[len(path)-1]
	switch c.style.Numbering {
	case ByGuideline:
		label := ""
		for _, p := range path {
			label += c.style.arabic(p) + c.style.dot()
		}
		return label
	case ByHyphen:
		label := c.style.arabic(max(c.style.Part, 1))
		for _, p := range path {
			label += "―" + c.style.arabic(p)
		}
		return label
	case ByOrdinal:
		return c.ordinalLabel(len(path)-1, n)
	case ByArticle:
	}
	unit := map[Kind]string{Part: "編", Chapter: "章", Section: "節", Subsection: "款", Division: "目"}[kind]
	return "第" + c.style.number(n) + unit
}

// articleLabel gives the label of the local-th article under the groupings of path.
func (c *counter) articleLabel(local int, path []int) string {
	switch c.style.Numbering {
	case ByGuideline:
		if len(path) == 0 {
			return c.style.arabic(local) + c.style.dot()
		}
		return c.style.bracket(c.style.arabic(local))
	case ByHyphen:
		if len(path) == 0 {
			return c.style.arabic(max(c.style.Part, 1)) + "―" + c.style.arabic(local)
		}
		return c.style.bracket(c.style.arabic(local))
	case ByOrdinal:
		return c.ordinalLabel(len(path), local)
	case ByArticle:
	}
	return "第" + c.style.number(c.article) + "条"
}

// ordinalLabel gives the label of 要綱 style at a depth: 第1, 1, (1), ア, (ア), a, (a).
func (c *counter) ordinalLabel(depth, n int) string {
	s := c.style
	switch depth {
	case 0:
		return "第" + s.arabic(n)
	case 1:
		return s.arabic(n)
	case 2:
		return s.bracket(s.arabic(n))
	}
	return s.letter(depth-3, n)
}

// letter gives ア, (ア), a, (a) for the depths 0 to 3; deeper levels stay at the last.
func (s Styling) letter(depth, n int) string {
	switch depth {
	case 0:
		return kanaLetter(n)
	case 1:
		return s.bracket(kanaLetter(n))
	case 2:
		return latinLetter(n)
	}
	return s.bracket(latinLetter(n))
}

func latinLetter(n int) string {
	return string(rune('a' + (n-1)%26))
}

// bodyDepth is the depth at which the provisions of an article begin in the styles that number by depth.
func (c *counter) bodyDepth(path []int) int {
	switch c.style.Numbering {
	case ByGuideline, ByHyphen:
		if len(path) == 0 {
			return 0
		}
		return 1
	case ByOrdinal:
		return len(path) + 1
	case ByArticle:
	}
	return 0
}

// label gives the label of the nth numbered provision at a depth below its article.
func (c *counter) label(kind Kind, depth, n int) string {
	s := c.style
	switch s.Numbering {
	case ByGuideline, ByHyphen:
		switch depth {
		case 0:
			return s.bracket(s.arabic(n))
		case 1:
			return circled(n)
		case 2:
			return s.bracket(kanaLetter(n))
		case 3:
			return latinLetter(n)
		}
		return s.bracket(latinLetter(n))
	case ByOrdinal:
		return c.ordinalLabel(depth, n)
	case ByArticle:
	}
	switch kind {
	case Paragraph:
		return s.number(n)
	case Item:
		if s.Digits == Kanji {
			return s.number(n)
		}
		return s.bracket(s.number(n))
	case Subitem1:
		return s.letter(0, n)
	case Subitem2:
		return s.letter(1, n)
	}
	return s.letter(2, n)
}

// body numbers what stands under an article.
func (c *counter) body(a *Node, depth int) {
	c.paragraphs(a.Children, depth)
}

// paragraphs numbers the captioned items and the 項 among nodes at one depth.
func (c *counter) paragraphs(nodes []*Node, depth int) {
	total := 0
	for _, n := range nodes {
		if n.Kind == Paragraph || n.Kind == Subarticle {
			total++
		}
	}
	i := 0
	for _, n := range nodes {
		switch n.Kind {
		case Subarticle:
			i = n.place(i + 1)
			n.Label = c.label(Paragraph, depth, i)
			c.paragraphs(n.Children, depth+1)
		case Paragraph:
			i = n.place(i + 1)
			below := depth
			n.Label = ""
			if total > 1 && (c.style.Numbering != ByArticle || i > 1) {
				n.Label = c.label(Paragraph, depth, i)
			}
			if total > 1 {
				below++
			}
			c.items(n.Children, below)
		case Item:
			c.items([]*Node{n}, depth)
		}
	}
}

// items numbers 号 and what stands under them.
func (c *counter) items(nodes []*Node, depth int) {
	i := 0
	for _, n := range nodes {
		if n.Kind == Table {
			continue
		}
		i++
		n.Label = c.label(n.Kind, depth, i)
		c.items(n.Children, depth+1)
	}
}

func (c *counter) attachedLabel(kind Kind, n int) string {
	switch kind {
	case Annex:
		if c.total[Annex] == 1 {
			return "別表"
		}
		return "別表第" + c.style.number(n)
	case Form:
		return "様式第" + c.style.number(n) + "号"
	}
	if c.style.Supplement != "" {
		return c.style.Supplement
	}
	return "附則"
}

// attached numbers what stands under 附則, 別表 and 様式. The 項 of a 附則 are all numbered when there are several.
func (c *counter) attached(n *Node) {
	total := 0
	for _, ch := range n.Children {
		if ch.Kind == Paragraph {
			total++
		}
	}
	i := 0
	for _, ch := range n.Children {
		switch ch.Kind {
		case Paragraph:
			i++
			ch.Label = ""
			if total > 1 {
				ch.Label = c.style.number(i)
			}
			c.items(ch.Children, 0)
		case Article:
			c.articleInSupplement(ch, n)
		}
	}
}

func (c *counter) articleInSupplement(a, supplement *Node) {
	i := 0
	for _, ch := range supplement.Children {
		if ch.Kind == Article {
			i++
		}
		if ch == a {
			break
		}
	}
	a.Label = "第" + c.style.number(i) + "条"
	c.body(a, 0)
}

// place is the number the node gets when the next one is due: its own fixed place where it shares one with an alternative.
func (n *Node) place(next int) int {
	if n.Place > 0 {
		return n.Place
	}
	return next
}
