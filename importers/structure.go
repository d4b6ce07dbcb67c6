package importers

import (
	"strings"

	"kitei/policy"
)

// structure gives blocks their place in the tree by the numbers at their heads and by the headings of the format.
//
// It never fails and never drops text: what fits nowhere becomes a paragraph of the provision before it. Two families are told
// apart: 条文形式, where 第N条 makes the articles and everything under an article is nested by the shape of its numbers, and the
// guideline's form, where the numbers of headings (1. / 4.1. / （1）) make groups and articles.
//
// A file with several rules in it gives a document with a part for each, as [policy.Join] makes it; [Split] takes them apart.
func (r *reader) structure(blocks []block) *policy.Document {
	blocks = layerFirst(r.dropFirstContents(r.tableProvisions(blocks)))
	starts := ruleStarts(blocks)
	if len(starts) == 0 {
		return r.oneRule(blocks)
	}
	var docs []*policy.Document
	for i, from := range append([]int{0}, starts...) {
		to := len(blocks)
		if i < len(starts) {
			to = starts[i]
		}
		d := r.oneRule(blocks[from:to])
		if i > 0 {
			r.note("rule-found", blocks[from].pos, d.Title)
			d.Nodes = append(headLines(d, blocks[from].pos), d.Nodes...)
		}
		docs = append(docs, d)
	}
	joined := policy.Join("", docs[0].Title, docs...)
	joined.Head = docs[0].Head
	return joined
}

// headLines are number and date of a rule as text, since the document around it has a head of its own.
func headLines(d *policy.Document, pos policy.Pos) []*policy.Node {
	var out []*policy.Node
	for _, s := range []string{d.Head.Number, d.Head.Date} {
		if s != "" {
			out = append(out, &policy.Node{Kind: policy.Preamble, Text: s, Pos: pos})
		}
	}
	return out
}

// oneRule is structure for the blocks of one rule.
func (r *reader) oneRule(blocks []block) *policy.Document {
	s := &structurer{reader: r, doc: &policy.Document{}}
	blocks = s.title(blocks)
	blocks = numberedHeadings(blocks)
	s.survey(blocks)
	blocks = splitTitles(r.dropContents(blocks))
	switch {
	case s.articles, s.headings:
		s.ranks = captionedItems(blocks)
	default:
		s.ranks = outline(blocks, s.doc.Title)
	}
	for i, b := range blocks {
		var next *block
		if i+1 < len(blocks) {
			next = &blocks[i+1]
		}
		s.groups = b.heading > 0 && holdsHeadings(blocks[i:])
		b.text = strings.ReplaceAll(b.text, captionMark, "")
		s.rank = s.ranks[i]
		s.rest = blocks[i+1:]
		s.add(b, next)
	}
	s.flushCaption()
	return s.doc
}

type structurer struct {
	*reader
	doc *policy.Document

	articles bool // 第N条 occurs: 条文形式
	layered  bool // the title had a second line
	titled   bool // the titles of the articles stand behind their numbers: 第1条　目的
	headings bool // headings of the format make the groups and articles
	groups   bool // the heading being placed has headings under it
	leaf     int  // the level of heading that most articles have
	margin   int  // the indent that most articles have; deeper lines with the number of an article are cells or quotations

	ranks map[int]policy.Kind // what the numbered lines of a rule without 第N条 open, see [outline]
	rank  policy.Kind         // of the line being placed
	rest  []block             // the lines behind it

	heads    []head // groupings that are open
	article  *policy.Node
	sub      *policy.Node // a captioned item of the article that is open
	untitled *policy.Node // a 別表 or 様式 whose title may stand in the next line
	bare     bool         // nothing but its number was read of the article
	levels   []nesting    // what is open under the article
	lined    *policy.Node // the provision in whose list an item had a line without a number behind it
	caption  *block       // a line in brackets that waits for its article
}

// nesting is an open provision and the shape its numbers have; later numbers of that shape are its siblings.
type nesting struct {
	shape  policy.Shape
	node   *policy.Node
	indent int // of its line
}

// survey finds out which family the text belongs to.
func (s *structurer) survey(blocks []block) {
	s.titled = titledArticles(blocks)
	leaves, margins := map[int]int{}, map[int]int{}
	for i, b := range blocks {
		label, _, ok := policy.ParseLabel(b.text)
		if ok && label.Shape == policy.ShapeUnit && label.Unit == policy.Article {
			s.articles = true
			margins[b.indent]++
		}
		s.headings = s.headings || b.heading > 0
		if b.heading > 0 && !holdsHeadings(blocks[i:]) && !(ok && label.Shape == policy.ShapeNamed) {
			leaves[b.heading]++
		}
	}
	for indent, n := range margins {
		if n > margins[s.margin] || n == margins[s.margin] && indent < s.margin {
			s.margin = indent
		}
	}
	for level := 1; level <= 6; level++ {
		if leaves[level] > 0 && leaves[level] >= leaves[s.leaf] {
			s.leaf = level
		}
	}
}

func (s *structurer) add(b block, next *block) {
	if b.rows != nil {
		s.flushCaption()
		s.untitled = nil
		n := &policy.Node{Kind: policy.Table, Rows: b.rows, Pos: b.pos}
		s.appendTo(s.open(), n)
		s.levels = nil // what follows stands behind the table
		return
	}
	if b.aside {
		s.appendTo(s.open(), &policy.Node{Kind: policy.Paragraph, Text: b.text, Pos: b.pos})
		return
	}
	if note := amendmentNote(b.text); note != "" {
		s.note("amendment-note", b.pos, note)
		b.text = strings.TrimRight(strings.TrimSuffix(b.text, note), " 　")
		if b.text == "" {
			return
		}
	}
	if b.heading > 0 {
		s.heading(b)
		return
	}
	if isCaption(b.text) && s.bare {
		s.bare = false
		s.article.Title, _ = unbracket(b.text) // 第1条, and its caption in the line below
		return
	}
	if isCaption(b.text) && s.caption == nil && s.captionFits(next) {
		s.caption = &b
		return
	}
	s.bare = false
	label, rest, ok := policy.ParseLabel(b.text)
	if !ok {
		label, rest, ok = s.tightNumber(b)
	}
	if !ok {
		label, rest, ok = s.letterNumber(b, next)
	}
	if due := s.untitled; due != nil {
		if s.untitled = nil; !ok && titleLike(b.text) && b.depth == 0 && len([]rune(b.text)) <= 40 {
			due.Title = b.text
			return
		}
	}
	switch {
	case ok && label.Shape == policy.ShapeNamed && s.startsAttached(b, label, rest):
		s.attached(b, label, rest)
	case ok && label.Shape == policy.ShapeUnit && label.Unit.Grouping() && !strings.HasSuffix(rest, "。"):
		s.group(b, label, rest, int(label.Unit))
	case ok && label.Shape == policy.ShapeUnit && label.Unit == policy.Article && b.indent <= s.margin:
		s.openArticle(b, label, rest)
	case !ok && isDeletedRange(b.text):
		m := deletedRange.FindStringSubmatch(b.text)
		s.openArticle(b, policy.Label{Text: m[1]}, m[2])
	case s.rank.Grouping():
		s.group(b, label, rest, int(s.rank))
	case s.rank == policy.Article:
		s.flushCaption()
		s.numberedArticle(b, label, rest)
	case s.rank == policy.Subarticle && s.article != nil:
		s.flushCaption()
		s.sub = &policy.Node{Kind: policy.Subarticle, Label: label.Text, Title: rest, Pos: b.pos}
		s.levels = nil
		s.article.Children = append(s.article.Children, s.sub)
	default:
		s.provision(b, label, rest, ok)
	}
}

func (s *structurer) openArticle(b block, label policy.Label, rest string) {
	n := &policy.Node{Kind: policy.Article, Label: label.Text, Title: s.takeCaption(), Pos: b.pos}
	if n.Title == "" { // 第1条（目的）この規程は…
		if title, after, ok := leadingCaption(rest); ok {
			n.Title, rest = title, after
		}
	}
	if s.titled && n.Title == "" && isArticleTitle(rest) {
		n.Title, rest = rest, ""
	}
	s.startArticle(n)
	s.bare = rest == "" && n.Title == ""
	if rest != "" {
		s.openParagraph(&policy.Node{Kind: policy.Paragraph, Text: rest, Pos: b.pos})
	}
}

// numberedArticle opens an article of a rule without 第N条. Words that are a sentence are its text.
func (s *structurer) numberedArticle(b block, label policy.Label, rest string) {
	s.startArticle(&policy.Node{Kind: policy.Article, Label: label.Text, Pos: b.pos})
	if titleLike(rest) {
		s.article.Title = rest
	} else {
		s.openParagraph(&policy.Node{Kind: policy.Paragraph, Text: rest, Pos: b.pos})
	}
}

func (s *structurer) startArticle(n *policy.Node) {
	s.appendTo(s.group0(), n)
	s.article, s.sub, s.levels = n, nil, nil
}

// group0 is the innermost open grouping or attached part, nil at the top.
func (s *structurer) group0() *policy.Node {
	if len(s.heads) == 0 {
		return nil
	}
	return s.heads[len(s.heads)-1].node
}

// open is what loose text belongs to: the captioned item, the article, else the grouping.
func (s *structurer) open() *policy.Node {
	if s.sub != nil {
		return s.sub
	}
	if s.article != nil {
		return s.article
	}
	return s.group0()
}

func (s *structurer) appendTo(parent, n *policy.Node) {
	if parent == nil {
		if n.Kind == policy.Paragraph {
			n.Kind = policy.Preamble
		}
		s.doc.Nodes = append(s.doc.Nodes, n)
		return
	}
	parent.Children = append(parent.Children, n)
}

func (s *structurer) openParagraph(n *policy.Node) {
	s.appendTo(s.open(), n)
	s.levels = []nesting{{policy.NoShape, n, 0}}
}

// startsAttached tells the line 附則 or 別表第1 from a sentence or a cell that begins with the words.
func (s *structurer) startsAttached(b block, label policy.Label, rest string) bool {
	if label.Unit != policy.Supplement && s.articles && b.indent > s.margin {
		return false
	}
	return isAttachedTitle(rest)
}

// isAttachedTitle reports whether the words behind 附則 or 別表 are its title and no sentence.
func isAttachedTitle(rest string) bool {
	return !strings.HasSuffix(rest, "。") && len([]rune(rest)) <= 60
}

func (s *structurer) attached(b block, label policy.Label, rest string) {
	s.flushCaption()
	s.heads = nil
	n := &policy.Node{Kind: label.Unit, Label: label.Text, Title: rest, Pos: b.pos}
	s.openHead(0, n)
	if bareAttached(b.text) {
		s.untitled = n
	}
}
