package exporters

import (
	"strconv"

	"kitei/internal/ooxml"
)

// Lengths are in twips, a twentieth of a point. One character (一字) of the body is em.
const (
	em       = 210 // 10.5 pt
	docxSize = 21  // half-points
	pitch    = 360 // from line to line
)

// style is a paragraph style of Word. Every value is spelled out: what a paragraph looks like can be read, and measured, from one entry.
type style struct {
	id, name string
	size     int // half-points
	line     int // exact height of a line
	gothic   bool
	justify  string // w:jc; both when empty
	left     int    // indent of the second and following lines
	first    int    // indent of the first line relative to left; negative hangs
	right    int
	before   int
	after    int
	outline  int // level in the outline from 1; 0 for none
	keepNext bool
	newPage  bool
	leader   bool // a dotted line up to the right edge: 目次
	grey     bool
}

// styles are the paragraph styles of one document by their ids.
type styles struct {
	list []*style
	byID map[string]*style
}

func (s *styles) get(id string) *style {
	st := s.byID[id]
	if st == nil {
		panic("docx: no style " + id)
	}
	return st
}

// maxHeading is the deepest level that has a heading style.
const maxHeading = 6

// Ids of paragraph styles. Those of Word itself keep Word's names, so that its navigation and tables of contents work.
const (
	styleNormal           = "Normal"
	styleTitle            = "Title"
	styleTOCHeading       = "TOCHeading"
	styleTOC              = "TOC"     // and the level
	styleHeading          = "Heading" // and the level
	styleFooter           = "Footer"
	styleNumber           = "KNumber"
	styleDate             = "KDate"
	styleAddressee        = "KAddressee"
	styleEnacting         = "KEnacting"
	styleIssuer           = "KIssuer"
	styleForm             = "KForm"
	styleCaption          = "KArticleCaption"
	styleArticle          = "KArticle"
	styleParagraphCaption = "KParagraphCaption"
	styleParagraph        = "KParagraph"
	styleItem             = "KItem"
	styleSubitem          = "KSubitem" // and the depth, 1 to 3
	styleBody             = "KBody"
	stylePreamble         = "KPreamble"
	styleSupplement       = "KSupplement"
	styleAnnex            = "KAnnex"
	styleFormNumber       = "KFormNumber"
	styleFormTitle        = "KFormTitle"
	styleNote             = "KNote"
	styleTableCaption     = "KTableCaption"
	styleCell             = "KCell"
	styleHeaderCell       = "KHeaderCell"
	styleGap              = "KGap"
	styleHistory          = "KHistory"
	styleEdition          = "KEdition"
	styleDisclaimer       = "KDisclaimer"
)

// Ids of the character styles that tell number and caption from text. They change nothing to the eye.
const (
	styleLabel           = "KLabel"
	styleCaptionText     = "KCaption"
	styleArticleLabel    = "KArticleLabel"
	styleArticleTitle    = "KArticleTitle"
	styleSubarticleLabel = "KSubarticleLabel"
	styleSubarticleTitle = "KSubarticleTitle"
)

var characterStyles = [...]struct{ id, name string }{
	{styleLabel, "番号"},
	{styleCaptionText, "見出し語"},
	{styleArticleLabel, "条の番号"},
	{styleArticleTitle, "条の見出し語"},
	{styleSubarticleLabel, "細目の番号"},
	{styleSubarticleTitle, "細目の見出し語"},
}

// newStyles gives the styles of a document. In 条文形式 chapters are indented as in 例規 and captions take part in the outline at
// level captionLevel; in the other styles headings stand at the margin.
func newStyles(articles bool, captionLevel int) *styles {
	s := &styles{byID: map[string]*style{}}
	for _, st := range frontStyles() {
		s.add(st)
	}
	if articles {
		s.headings(articleHeading)
	} else {
		s.headings(outlineHeading)
	}
	for _, st := range bodyStyles(articles, captionLevel) {
		s.add(st)
	}
	for _, st := range backStyles() {
		s.add(st)
	}
	return s
}

func (s *styles) add(st style) {
	if st.size == 0 {
		st.size = docxSize
	}
	if st.line == 0 {
		st.line = pitch
	}
	if st.justify == "" {
		st.justify = "both"
	}
	s.list = append(s.list, &st)
	s.byID[st.id] = &st
}

func (s *styles) headings(make func(level int) style) {
	for level := 1; level <= maxHeading; level++ {
		st := make(level)
		st.id, st.name = styleHeading+strconv.Itoa(level), "heading "+strconv.Itoa(level)
		st.outline, st.gothic, st.keepNext, st.justify = level, true, true, "left"
		s.add(st)
	}
}

// articleHeading indents 章 by three characters, 節 by four and so on.
func articleHeading(level int) style {
	st := style{left: (3 + level) * em, first: -em, before: pitch / 2}
	if level == 1 {
		st.size, st.before = 24, pitch
	}
	return st
}

func outlineHeading(level int) style {
	switch level {
	case 1:
		return style{size: 26, line: 440, before: pitch, left: 2 * em, first: -2 * em}
	case 2:
		return style{size: 23, line: 400, before: pitch * 2 / 3, left: 2 * em, first: -2 * em}
	}
	return style{left: 2 * em, first: -2 * em, before: pitch / 2}
}

func frontStyles() []style {
	return []style{
		{id: styleNormal, name: "Normal"},
		{id: styleNumber, name: "例規番号", justify: "right"},
		{id: styleDate, name: "例規日付", justify: "right"},
		{id: styleAddressee, name: "宛先", justify: "left", left: em, before: pitch / 2},
		{id: styleEnacting, name: "制定文", first: em, before: pitch / 2, after: pitch / 2},
		{id: styleIssuer, name: "発令者", justify: "right", right: 2 * em, before: pitch / 2},
		{id: styleForm, name: "例規の形式", justify: "center", before: pitch},
		{id: styleTitle, name: "Title", size: 32, line: 560, gothic: true, justify: "center", before: pitch, after: pitch},
		{id: styleTOCHeading, name: "TOC Heading", gothic: true, justify: "left", before: pitch, after: pitch / 3, keepNext: true},
		{id: styleTOC + "1", name: "toc 1", line: 330, leader: true, justify: "left", left: 2 * em, first: -em},
		{id: styleTOC + "2", name: "toc 2", line: 330, leader: true, justify: "left", left: 3 * em, first: -em},
		{id: styleTOC + "3", name: "toc 3", line: 330, leader: true, justify: "left", left: 4 * em, first: -em},
		{id: styleFooter, name: "footer", justify: "center", line: 300},
		{id: styleEdition, name: "版の表示", size: 14, line: 240, justify: "center", grey: true},
	}
}

// bodyStyles are the styles of provisions. In 条文形式 a 号 begins one character in and its second line two, and so on inward.
func bodyStyles(articles bool, captionLevel int) []style {
	in := em // what stands under a heading at the margin is set one character further in
	if articles {
		in = 0
	}
	return []style{
		{id: styleCaption, name: "条見出し", justify: "left", left: 2 * em, first: -em, before: pitch / 3, keepNext: true, outline: captionLevel},
		{id: styleArticle, name: "条", left: em, first: -em},
		{id: styleParagraphCaption, name: "項見出し", justify: "left", left: 2 * em, first: -em, keepNext: true},
		{id: styleParagraph, name: "項", left: in + em, first: -em},
		{id: styleItem, name: "号", left: in + 2*em, first: -em},
		{id: styleSubitem + "1", name: "号の細分１", left: in + 3*em, first: -em},
		{id: styleSubitem + "2", name: "号の細分２", left: in + 4*em, first: -em},
		{id: styleSubitem + "3", name: "号の細分３", left: in + 5*em, first: -em},
		{id: styleBody, name: "項（番号なし）", left: in, first: em},
		{id: stylePreamble, name: "前文", first: em},
	}
}

func backStyles() []style {
	return []style{
		{id: styleSupplement, name: "附則見出し", gothic: true, justify: "left", left: 4 * em, first: -em, before: pitch, after: pitch / 3, outline: 1, keepNext: true},
		{id: styleAnnex, name: "別表見出し", gothic: true, justify: "left", left: em, first: -em, after: pitch / 3, outline: 1, keepNext: true, newPage: true},
		{id: styleFormNumber, name: "様式番号", justify: "left", outline: 0, keepNext: true, newPage: true},
		{id: styleFormTitle, name: "様式名", size: 28, line: 480, gothic: true, justify: "center", before: pitch / 3, after: pitch / 3, outline: 1, keepNext: true},
		{id: styleNote, name: "注記", size: 19, line: 300, left: 0, first: 190, after: pitch / 3},
		{id: styleTableCaption, name: "表題", size: 19, line: 300, gothic: true, justify: "left", before: pitch / 3, after: 40, keepNext: true},
		{id: styleCell, name: "表の本文", size: cellSize, line: cellLine, justify: "left"},
		{id: styleHeaderCell, name: "表の見出し", size: cellSize, line: cellLine, gothic: true, justify: "center"},
		{id: styleGap, name: "表の後", size: 8, line: 120},
		{id: styleHistory, name: "改定履歴見出し", gothic: true, justify: "left", before: pitch, after: pitch / 3, keepNext: true},
		{id: styleDisclaimer, name: "奥書", size: 16, line: 260, justify: "left", before: pitch, grey: true},
	}
}

// part gives styles.xml.
func (s *styles) part(l Layout) []byte {
	var x ooxml.XML
	x.Raw(ooxml.Declaration)
	x.Start("w:styles", "xmlns:w", wordSchema)
	writeDocDefaults(&x, l)
	for _, st := range s.list {
		st.write(&x, l)
	}
	x.Raw(`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>`)
	for _, c := range characterStyles {
		x.Start("w:style", "w:type", "character", "w:customStyle", "1", "w:styleId", c.id)
		x.Empty("w:name", "w:val", c.name)
		x.Empty("w:basedOn", "w:val", "DefaultParagraphFont")
		x.End()
	}
	x.Raw(tableStyles)
	x.End()
	return x.Bytes()
}

func writeDocDefaults(x *ooxml.XML, l Layout) {
	x.Start("w:docDefaults")
	x.Start("w:rPrDefault")
	x.Start("w:rPr")
	writeFont(x, l.FontMincho)
	x.Raw(`<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="ja-JP" w:eastAsia="ja-JP" w:bidi="ar-SA"/>`)
	x.End()
	x.End()
	x.Raw(`<w:pPrDefault><w:pPr><w:widowControl w:val="1"/></w:pPr></w:pPrDefault>`)
	x.End()
}

func writeFont(x *ooxml.XML, name string) {
	x.Empty("w:rFonts", "w:ascii", name, "w:eastAsia", name, "w:hAnsi", name, "w:cs", "Times New Roman")
}

func (st *style) write(x *ooxml.XML, l Layout) {
	attrs := []string{"w:type", "paragraph", "w:styleId", st.id}
	switch {
	case st.id == styleNormal:
		attrs = append(attrs, "w:default", "1")
	case st.id[0] == 'K':
		attrs = append(attrs, "w:customStyle", "1")
	}
	x.Start("w:style", attrs...)
	x.Empty("w:name", "w:val", st.name)
	if st.id != styleNormal {
		x.Empty("w:basedOn", "w:val", styleNormal)
	}
	x.Raw(`<w:qFormat/>`)
	st.writeParagraph(x)
	st.writeCharacters(x, l)
	x.End()
}

// writeParagraph writes w:pPr; Word insists on the order of its elements.
func (st *style) writeParagraph(x *ooxml.XML) {
	x.Start("w:pPr")
	if st.keepNext {
		x.Empty("w:keepNext")
	}
	if st.newPage {
		x.Empty("w:pageBreakBefore")
	}
	if st.leader {
		x.Raw(`<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="` + strconv.Itoa(portrait.textWidth()) + `"/></w:tabs>`)
	}
	x.Empty("w:spacing", "w:before", strconv.Itoa(st.before), "w:after", strconv.Itoa(st.after), "w:line", strconv.Itoa(st.line), "w:lineRule", "exact")
	writeIndent(x, st.left, st.first, st.right)
	x.Empty("w:jc", "w:val", st.justify)
	if st.outline > 0 {
		x.Empty("w:outlineLvl", "w:val", strconv.Itoa(st.outline-1))
	}
	x.End()
}

func writeIndent(x *ooxml.XML, left, first, right int) {
	kind := "w:firstLine"
	if first < 0 {
		kind, first = "w:hanging", -first
	}
	x.Empty("w:ind", "w:left", strconv.Itoa(left), "w:right", strconv.Itoa(right), kind, strconv.Itoa(first))
}

func (st *style) writeCharacters(x *ooxml.XML, l Layout) {
	x.Start("w:rPr")
	if st.gothic {
		writeFont(x, l.FontGothic)
	}
	if st.grey {
		x.Empty("w:color", "w:val", "595959")
	}
	x.Empty("w:sz", "w:val", strconv.Itoa(st.size))
	x.Empty("w:szCs", "w:val", strconv.Itoa(st.size))
	x.End()
}
