package exporters

import (
	"strconv"

	"kitei/internal/ooxml"
	"kitei/policy"
)

// block is a paragraph or a table of a Word document, in the order of the file.
type block struct {
	style   *style // of a paragraph; nil for a table
	shift   int    // characters further in than the style says
	runs    []run
	table   *table
	mark    []string     // bookmarks at its head
	entry   int          // index of the line of the 目次 this paragraph is, from 1; 0 for none
	space   int          // below the paragraph beyond what the style says
	node    *policy.Node // the provision whose number stands at its head; nil for none
	number  number       // in place of the typed number; the zero number for none
	newPage bool
	wide    bool         // on a page whose long side is the width
	owner   *policy.Node // what was being written: the provision, chapter or table it comes from; nil before and behind them
}

// run is a stretch of text in one form.
type run struct {
	text   string
	style  string // character style, "" for none
	anchor string // bookmark the text leads to, "" for none
	spread bool   // letters set one character apart: 附　則
}

// blockMaker lays a document out as blocks.
type blockMaker struct {
	doc      *policy.Document
	layout   Layout
	styles   *styles
	articles bool              // 条文形式
	targets  map[string]string // see [targets]
	marked   map[string]bool   // ids that have their bookmark
	blocks   []block
	wide     bool
	at       *policy.Node // what is being written
	level    int          // of the headings of articles; the same in all chapters, whether they have sections or not
	captions bool         // whether the captions of 項 stand above them: in 条文形式 and in every 附則
	entries  []entry
	anchors  map[*policy.Node]string // bookmarks of what the 目次 lists
}

func makeBlocks(d *policy.Document, l Layout) *blockMaker {
	m := &blockMaker{
		doc: d, layout: l, articles: byArticle(d), captions: byArticle(d),
		targets: targets(d), marked: map[string]bool{},
		entries: contents(d, l), anchors: map[*policy.Node]string{},
	}
	captionLevel := maxContents + 1
	if !hasGroupings(d) {
		captionLevel = 1
	}
	m.level = articleLevel(d.Nodes, 1)
	m.styles = newStyles(m.articles, captionLevel)
	for i, e := range m.entries {
		m.anchors[e.node] = "_Toc" + strconv.Itoa(100001+i)
	}
	m.front()
	m.contents()
	m.body()
	m.history()
	if l.Disclaimer != "" {
		wide := len(m.blocks) > 0 && m.blocks[len(m.blocks)-1].wide
		m.paragraph(styleDisclaimer, run{text: l.Disclaimer}).wide = wide // not on a page of its own behind a wide 様式
	}
	return m
}

// front writes the title block.
func (m *blockMaker) front() {
	h := m.doc.Head
	for _, line := range []struct{ style, text string }{
		{styleNumber, h.Number},
		{styleAddressee, h.Addressee},
		{styleEnacting, h.Enacting},
		{styleDate, h.Date},
		{styleIssuer, h.Issuer},
		{styleForm, printedForm(h)},
		{styleTitle, m.doc.Title},
	} {
		if line.text != "" {
			m.paragraph(line.style, run{text: line.text})
		}
	}
}

// longContents is the number of lines from which the 目次 has the first page to itself.
const longContents = 14

// contentsEnd marks the paragraph that closes the field of the 目次.
const contentsEnd = -1

func (m *blockMaker) contents() {
	if len(m.entries) == 0 {
		return
	}
	m.paragraph(styleTOCHeading, run{text: "目次", spread: true})
	for i, e := range m.entries {
		level := e.level
		if e.node.Kind == policy.Article {
			level = min(m.level, maxContents)
		}
		b := m.paragraph(styleTOC+strconv.Itoa(level), run{text: e.text, anchor: m.anchor(e.node)})
		b.entry = i + 1
	}
	m.paragraph(styleGap).entry = contentsEnd
}

// body writes the provisions.
func (m *blockMaker) body() {
	first := len(m.blocks)
	m.nodes(m.doc.Nodes, 1, 0)
	if len(m.entries) >= longContents && first < len(m.blocks) {
		m.blocks[first].newPage = true
	}
}

// anchor is the bookmark a line of the 目次 leads to: the provision's own, or one made for the purpose.
func (m *blockMaker) anchor(n *policy.Node) string {
	if n.ID != "" {
		return ooxml.BookmarkName(n.ID)
	}
	return m.anchors[n]
}

func (m *blockMaker) paragraph(style string, runs ...run) *block {
	m.blocks = append(m.blocks, block{style: m.styles.get(style), runs: runs, wide: m.wide, owner: m.at})
	return &m.blocks[len(m.blocks)-1]
}

// marks gives the bookmarks the node still needs: its own, once in a document, or the one for the 目次.
func (m *blockMaker) marks(n *policy.Node) []string {
	if n.ID == "" {
		if a := m.anchors[n]; a != "" {
			return []string{a}
		}
		return nil
	}
	if m.marked[n.ID] {
		return nil
	}
	m.marked[n.ID] = true
	return []string{ooxml.BookmarkName(n.ID)}
}

func (m *blockMaker) tableNode(n *policy.Node, form bool) {
	if n.Label != "" || n.Title != "" || columns(n.Rows) == 0 {
		m.paragraph(styleTableCaption, labelled(n, "　", styleLabel, styleCaptionText)...).mark = m.marks(n)
	}
	if columns(n.Rows) > 0 {
		m.spaceBelow(pitch / 3)
		b := block{table: newTable(n.Rows, m.paper(), form), mark: m.marks(n), wide: m.wide, owner: m.at}
		m.blocks = append(m.blocks, b)
	}
	m.text(n, styleNote, 0)
	m.paragraph(styleGap)
}

// spaceBelow sets the last paragraph off from a table, unless its style does so.
func (m *blockMaker) spaceBelow(space int) {
	if len(m.blocks) == 0 {
		return
	}
	if last := &m.blocks[len(m.blocks)-1]; last.style != nil && last.style.after < space {
		last.space = space - last.style.after
	}
}

func (m *blockMaker) paper() paper {
	if m.wide {
		return landscape
	}
	return portrait
}

// history writes the 改定履歴, on a page of its own when 別表 or 様式 stand before it.
func (m *blockMaker) history() {
	h := m.doc.Head.History
	if len(h) == 0 {
		return
	}
	m.paragraph(styleHistory, run{text: "改定履歴"}).newPage = hasPages(m.doc)
	const date, edition = 10 * cellEm, 8 * cellEm
	widths := []int{date, edition, portrait.textWidth() - date - edition}
	m.blocks = append(m.blocks, block{table: measured(historyRows(h), widths)})
	m.paragraph(styleGap)
}
