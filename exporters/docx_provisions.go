package exporters

import (
	"strconv"

	"kitei/internal/ooxml"
	"kitei/policy"
)

// How each kind of provision becomes paragraphs of a Word document.

func (m *blockMaker) nodes(nodes []*policy.Node, depth, shift int) {
	for _, n := range nodes {
		m.node(n, depth, shift)
	}
}

// children writes what is under n. In the styles that number by depth a 号 takes the number, and so the place, of the 項 it has none above it.
func (m *blockMaker) children(n *policy.Node, depth, shift int) {
	bare := !m.articles && (n.Kind != policy.Paragraph || n.Label == "")
	for _, c := range n.Children {
		if bare && c.Kind == policy.Item {
			m.node(c, depth, shift-1)
			continue
		}
		m.node(c, depth, shift)
	}
}

// node writes n and what is under it. depth is the level a heading would have here, shift the characters everything is set in.
func (m *blockMaker) node(n *policy.Node, depth, shift int) {
	outer := m.at
	m.at = n
	defer func() { m.at = outer }()
	switch n.Kind {
	case policy.Part, policy.Chapter, policy.Section, policy.Subsection, policy.Division:
		m.heading(n, depth, styleLabel, styleCaptionText)
		m.text(n, styleBody, shift)
		m.children(n, depth+1, shift)
	case policy.Article:
		m.article(n, depth, shift)
	case policy.Subarticle:
		m.heading(n, m.level+1+shift, styleSubarticleLabel, styleSubarticleTitle).shift = shift + 1
		m.text(n, styleBody, shift+1)
		m.children(n, depth+1, shift+1)
	case policy.Paragraph:
		m.paragraphNode(n, shift)
		m.children(n, depth, shift)
	case policy.Item:
		m.provision(n, styleItem, shift)
		m.children(n, depth, shift)
	case policy.Subitem1, policy.Subitem2, policy.Subitem3:
		m.provision(n, styleSubitem+strconv.Itoa(int(n.Kind-policy.Subitem1)+1), shift)
		m.children(n, depth, shift)
	case policy.Table:
		m.tableNode(n, false)
	case policy.Preamble:
		m.provision(n, stylePreamble, shift)
		m.children(n, depth, shift)
	case policy.Supplement, policy.Annex, policy.Form:
		m.attached(n, depth)
	}
}

func (m *blockMaker) heading(n *policy.Node, depth int, label, title string) *block {
	b := m.paragraph(styleHeading+strconv.Itoa(min(depth, maxHeading)), labelled(n, separator(n.Label), label, title)...)
	b.mark, b.node = m.marks(n), n
	return b
}

// labelled gives number and caption as runs.
func labelled(n *policy.Node, separator, label, title string) []run {
	var runs []run
	if n.Label != "" {
		runs = append(runs, run{text: n.Label, style: label})
	}
	if n.Title != "" {
		if n.Label != "" && separator != "" {
			runs = append(runs, run{text: separator})
		}
		runs = append(runs, run{text: n.Title, style: title})
	}
	return runs
}

// text writes the words of a node that has a heading, if it has any.
func (m *blockMaker) text(n *policy.Node, style string, shift int) {
	if n.Text != "" {
		m.paragraph(style, m.words(n)...).shift = shift
	}
}

// words gives a provision's text as runs, references as links to where they lead.
func (m *blockMaker) words(n *policy.Node) []run {
	var runs []run
	for _, p := range pieces(n.Text, n.Refs) {
		r := run{text: p.text}
		if to := m.targets[p.id]; p.id != "" && to != "" {
			r.anchor = ooxml.BookmarkName(to)
		}
		runs = append(runs, r)
	}
	return runs
}

// provision writes number, caption and text of n in one paragraph.
func (m *blockMaker) provision(n *policy.Node, style string, shift int) {
	runs := labelled(n, "　", styleLabel, styleCaptionText)
	if len(runs) > 0 && n.Text != "" {
		runs = append(runs, run{text: "　"})
	}
	b := m.paragraph(style, append(runs, m.words(n)...)...)
	b.shift, b.mark, b.node = shift, m.marks(n), n
}

// paragraphNode writes a 項.
func (m *blockMaker) paragraphNode(n *policy.Node, shift int) {
	style := styleParagraph
	if n.Label == "" {
		style = styleBody
	}
	if n.Title == "" || !m.captions {
		m.provision(n, style, shift)
		return
	}
	m.caption(n, styleParagraphCaption, styleCaptionText, shift)
	bare := *n
	bare.Title = ""
	m.provision(&bare, style, shift)
	m.blocks[len(m.blocks)-1].node = n
}

// caption writes （見出し） above a provision.
func (m *blockMaker) caption(n *policy.Node, style, title string, shift int) {
	b := m.paragraph(style, run{text: "（"}, run{text: n.Title, style: title}, run{text: "）"})
	b.shift, b.mark = shift, m.marks(n)
}

func (m *blockMaker) article(n *policy.Node, depth, shift int) {
	switch {
	case m.articles:
		m.articleLines(n, depth, shift)
		return
	case n.Title == "":
		m.provision(n, styleArticle, shift)
	default:
		m.heading(n, m.level, styleArticleLabel, styleArticleTitle)
		m.text(n, styleBody, shift)
	}
	m.children(n, depth+1, shift)
}

// articleLines writes an article of 条文形式: caption, then number and first 項 in one paragraph.
func (m *blockMaker) articleLines(n *policy.Node, depth, shift int) {
	var mark []string
	if n.Title != "" {
		m.caption(n, styleCaption, styleArticleTitle, shift)
	} else {
		mark = m.marks(n)
	}
	first, rest, said := opening(n), n.Children, n
	if first != nil {
		said, rest = first, n.Children[1:]
		mark = append(mark, m.marks(first)...)
	}
	var runs []run
	if n.Label != "" {
		runs = append(runs, run{text: n.Label, style: styleArticleLabel}, run{text: "　"})
	}
	if runs = append(runs, m.words(said)...); len(runs) > 0 {
		b := m.paragraph(styleArticle, runs...)
		b.shift, b.mark, b.node = shift, mark, n
	}
	if first != nil {
		m.children(first, depth+1, shift)
	}
	m.nodes(rest, depth+1, shift)
}

// attached writes a 附則, or a 別表 or 様式, which begin on a page of their own.
func (m *blockMaker) attached(n *policy.Node, depth int) {
	m.wide, m.captions = wide(n), m.articles || n.Kind == policy.Supplement
	defer func() { m.wide, m.captions = false, m.articles }()
	switch n.Kind {
	case policy.Form:
		m.formHead(n)
		m.text(n, styleNote, 0)
		for _, c := range n.Children {
			m.formPart(c, depth)
		}
		return
	case policy.Annex:
		b := m.paragraph(styleAnnex, labelled(n, "　", styleLabel, styleCaptionText)...)
		b.mark = m.marks(n)
	default:
		runs := labelled(n, "　", styleLabel, styleCaptionText)
		if spread(n) {
			runs[0].spread = true
		}
		b := m.paragraph(styleSupplement, runs...)
		b.mark = m.marks(n)
	}
	m.text(n, styleBody, 0)
	m.children(n, depth+1, 0)
}

// formHead writes the number of a 様式 in the corner and its name in the middle.
func (m *blockMaker) formHead(n *policy.Node) {
	number := m.paragraph(styleFormNumber, run{text: n.Label, style: styleLabel})
	number.mark = m.marks(n)
	if n.Title != "" {
		m.paragraph(styleFormTitle, run{text: n.Title, style: styleCaptionText})
	}
}

// formPart writes what stands in a 様式: notes in small letters, tables with room to write in.
func (m *blockMaker) formPart(n *policy.Node, depth int) {
	switch {
	case n.Kind == policy.Table:
		m.tableNode(n, true)
	case n.Kind == policy.Paragraph && n.Label == "" && n.Title == "":
		m.provision(n, styleNote, 0)
		m.children(n, depth+1, 0)
	default:
		m.node(n, depth+1, 0)
	}
}
