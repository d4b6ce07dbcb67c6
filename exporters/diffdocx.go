package exporters

import (
	"cmp"
	"io"
	"strconv"

	"kitei/internal/ooxml"
)

// WriteDiffDocx writes a 新旧対照表 as a Word document on A4 in the form of its profile: title, lead, one table whose headings are repeated on
// every page, remark, 件数 and 番号に注意 on a page of their own, and 解説のみの変更. Rows of a table of the text are tables inside the cell. Numbers are
// plain text. Equal tables give equal bytes.
func WriteDiffDocx(w io.Writer, t *Table) error {
	b := newTableDocx(t)
	body := b.document()
	var p ooxml.Package
	p.Relate("", "officeDocument", documentPart)
	p.Relate(documentPart, "styles", "word/styles.xml")
	p.Relate(documentPart, "settings", "word/settings.xml")
	p.Relate(documentPart, "fontTable", "word/fontTable.xml")
	p.Relate(documentPart, "header", "word/header1.xml") // rId4 and rId5, see section
	p.Relate(documentPart, "footer", "word/footer1.xml")
	p.Add(documentPart, wordType+"document.main+xml", body)
	p.Add("word/styles.xml", wordType+"styles+xml", b.styles.part(b.layout))
	p.Add("word/settings.xml", wordType+"settings+xml", []byte(settingsPart))
	p.Add("word/fontTable.xml", wordType+"fontTable+xml", fontTable(b.layout))
	p.Add("word/header1.xml", wordType+"header+xml", headerPart(t.Title))
	p.Add("word/footer1.xml", wordType+"footer+xml", footerPart(b.layout, b.pages()))
	var properties []ooxml.Property
	for _, q := range t.properties() {
		properties = append(properties, ooxml.Property(q))
	}
	p.AddProperties(t.Title, application, properties)
	return p.Write(w)
}

// Styles of a table in Word.
const (
	styleTableLine  = "KT" // and the place
	styleTableHead  = "KTHead"
	styleTableGroup = "KTGroup"
	styleTableNote  = "KTNote"
	styleTableCount = "KTCount"
	styleTableInner = "KTInner" // in a cell of a table inside a cell
	styleTableLead  = "KTLead"
	styleTableTitle = "Title"
	styleTableSmall = "KTSmall"
	styleHeader     = "Header"
)

// tableDocx is the document while it is written.
type tableDocx struct {
	ooxml.XML
	t      *Table
	styles *styles
	layout Layout
	paper  paper
	widths []int
	em     int // width of a character
	height int // of everything written, for the number of pages
}

func newTableDocx(t *Table) *tableDocx {
	b := &tableDocx{t: t, paper: paper{width: 16838, height: 11906, left: 1021, right: 1021, top: 1247, bottom: 1134}}
	if t.Profile.Paper == PaperPortrait {
		b.paper.width, b.paper.height = b.paper.height, b.paper.width
	}
	b.layout = Layout{Footer: t.Footer}.withDefaults()
	if t.Profile.Font == FontGothic {
		b.layout.FontMincho = b.layout.FontGothic
	}
	b.em = t.Profile.Size * 20
	width := b.paper.textWidth()
	if t.NoteHead != "" {
		note := width / 5
		b.widths = []int{(width - note) / 2, (width - note) / 2, note + (width-note)%2}
	} else {
		b.widths = []int{width / 2, width - width/2}
	}
	b.makeStyles()
	return b
}

// lineOf is the height of a line at a size of font in half-points.
func lineOf(size int) int { return size*10*3/2 + 10 }

func (b *tableDocx) makeStyles() {
	size := b.t.Profile.Size * 2
	line := lineOf(size)
	small := min(size, 17)
	b.styles = &styles{byID: map[string]*style{}}
	for _, st := range []style{
		{id: styleNormal, name: "Normal"},
		{id: styleTableTitle, name: "Title", size: 30, line: 480, gothic: true, justify: "center", after: 160},
		{id: styleTableLead, name: "前文", size: size, line: line, after: 100},
		{id: styleTableHead, name: "欄の見出し", size: size, line: line, gothic: true, justify: "center", keepNext: true},
		{id: styleTableGroup, name: "章の見出し", size: size, line: line, gothic: true, justify: "left", keepNext: true},
		{id: styleTableNote, name: "理由", size: small, line: lineOf(small), justify: "left"},
		{id: styleTableCount, name: "件数", size: size, line: line, justify: "center"},
		{id: styleTableInner, name: "欄の中の表", size: small, line: lineOf(small), justify: "left"},
		{id: styleTableSmall, name: "小見出し", size: 24, line: 400, gothic: true, justify: "left", before: 200, after: 60, keepNext: true},
		{id: styleItem, name: "箇条", size: size, line: line, justify: "left", left: b.em, first: -b.em},
		{id: styleHeader, name: "header", size: 16, line: 260, justify: "right", grey: true},
		{id: styleFooter, name: "footer", justify: "center", line: 300},
		{id: styleEdition, name: "版の表示", size: 14, line: 240, justify: "center", grey: true},
		{id: styleGap, name: "表の後", size: 8, line: 100},
	} {
		b.styles.add(st)
	}
	for place, in := range [...]int{PlaceCaption: 2, PlaceArticle: 1, PlaceParagraph: 1, PlaceItem: 2, PlaceSub1: 3, PlaceSub2: 4, PlaceSub3: 5} {
		b.styles.add(style{
			id: styleTableLine + strconv.Itoa(place), name: "対照" + strconv.Itoa(place+1), size: size, line: line, left: in * b.em, first: -b.em, justify: "left",
		})
	}
}

func (b *tableDocx) document() []byte {
	b.Raw(ooxml.Declaration)
	b.Start("w:document", "xmlns:w", wordSchema, "xmlns:r", officeSchema)
	b.Start("w:body")
	t := b.t
	b.line(styleTableTitle, false, t.Title)
	first := t.Profile.Summary == SummaryFirst
	if first {
		b.summary()
	}
	alone := first && len(t.Traps) > 0 // a few counts do not fill a page
	if t.Lead != "" {
		b.line(styleTableLead, alone, t.Lead)
	} else if alone {
		b.line(styleGap, true, "")
	}
	b.mainTable()
	b.line(styleGap, false, "")
	if t.Remark != "" {
		b.line(styleTableLead, false, t.Remark)
	}
	if t.Profile.Summary == SummaryLast {
		b.line(styleGap, len(t.Traps) > 0, "")
		b.summary()
	}
	b.reviews()
	b.section()
	b.End()
	b.End()
	return b.Bytes()
}

// line writes a paragraph of one text.
func (b *tableDocx) line(style string, newPage bool, text string) {
	b.Start("w:p")
	b.Start("w:pPr")
	b.Empty("w:pStyle", "w:val", style)
	if newPage {
		b.Empty("w:pageBreakBefore")
		b.height = (b.height/b.paper.textHeight() + 1) * b.paper.textHeight()
	}
	b.End()
	if text != "" {
		b.run(Run{Text: text}, MarkNone)
	}
	b.End()
	st := b.styles.get(style)
	b.height += st.before + st.after + st.line*countLines(text, b.paper.textWidth(), b.paper.textWidth(), st.size*10)
}

func (b *tableDocx) run(r Run, mark MarkKind) {
	b.Start("w:r")
	if value := map[MarkKind]string{MarkSingle: "single", MarkDouble: "double", MarkWavy: "wave"}[mark]; value != "" {
		b.Raw(`<w:rPr><w:u w:val="` + value + `"/></w:rPr>`)
	} else if mark == MarkBold {
		b.Raw(`<w:rPr><w:b/></w:rPr>`)
	}
	writeWords(&b.XML, r.Text, "w:t")
	b.End()
}

// writeWords writes the content of a run; a line feed is an element of Word's own.
func writeWords(x *ooxml.XML, s, element string) {
	start := 0
	flush := func(end int) {
		if end > start {
			x.Element(element, s[start:end], "xml:space", "preserve")
		}
	}
	for i := range len(s) {
		if s[i] != '\n' && s[i] != '\t' {
			continue
		}
		flush(i)
		x.Empty(map[byte]string{'\n': "w:br", '\t': "w:tab"}[s[i]])
		start = i + 1
	}
	flush(len(s))
}

func (b *tableDocx) mainTable() {
	b.Start("w:tbl")
	b.Raw(`<w:tblPr><w:tblStyle w:val="KTable"/><w:tblW w:w="` + strconv.Itoa(sum(b.widths)) + `" w:type="dxa"/>` + b.mainBorders() +
		`<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1"/><w:tblCaption w:val="` + MainTable + `"/></w:tblPr>`)
	b.Start("w:tblGrid")
	for _, w := range b.widths {
		b.Empty("w:gridCol", "w:w", strconv.Itoa(w))
	}
	b.End()
	b.heads()
	for i := range b.t.Rows {
		b.tableRow(&b.t.Rows[i])
	}
	b.End()
}

// mainBorders are the lines of the table: between the provisions of a clause a dotted one or none, as the profile says. A line of its own stands above
// the first row of each clause. No cell says that it has no lower border, so that Word closes every page with the lower border of the table,
// which it uses in place of the lines between rows in the last row on a page.
func (b *tableDocx) mainBorders() string {
	between := `<w:insideH w:val="nil"/>`
	if b.t.Profile.Between == BetweenDotted {
		between = `<w:insideH w:val="dotted" w:sz="4" w:space="0" w:color="808080"/>`
	}
	return `<w:tblBorders><w:top w:val="single" w:sz="6" w:space="0" w:color="auto"/><w:left w:val="single" w:sz="6" w:space="0" w:color="auto"/>` +
		`<w:bottom w:val="single" w:sz="6" w:space="0" w:color="auto"/><w:right w:val="single" w:sz="6" w:space="0" w:color="auto"/>` +
		between + `<w:insideV w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders>`
}

// MainTable is the caption by which the table of a 新旧対照表 is known among those of a document.
const MainTable = "kitei.table/1"

func (b *tableDocx) heads() {
	b.Start("w:tr")
	b.Raw(`<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	for i, text := range []string{b.t.Head(b.t.Left()), b.t.Head(b.t.Right()), b.t.NoteHead}[:len(b.widths)] {
		b.cell(cellForm{width: b.widths[i], middle: true}, func() { b.cellLine(styleTableHead, Line{{Text: text}}, SideBoth) })
	}
	b.End()
}

// cellForm is how a cell of the table looks.
type cellForm struct {
	width  int
	span   int    // columns it goes over, 0 for one
	merge  string // restart or continue of a cell that goes over rows
	fill   string
	top    bool // a line above it
	middle bool
}

func (b *tableDocx) cell(f cellForm, content func()) {
	b.Start("w:tc")
	b.Start("w:tcPr")
	b.Empty("w:tcW", "w:w", strconv.Itoa(f.width), "w:type", "dxa")
	if f.span > 1 {
		b.Empty("w:gridSpan", "w:val", strconv.Itoa(f.span))
	}
	if f.merge != "" {
		b.Empty("w:vMerge", "w:val", f.merge)
	}
	if f.top {
		b.Raw(`<w:tcBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tcBorders>`)
	}
	if f.fill != "" {
		b.Empty("w:shd", "w:val", "clear", "w:color", "auto", "w:fill", f.fill)
	}
	if f.middle {
		b.Raw(`<w:vAlign w:val="center"/>`)
	}
	b.End()
	content()
	b.End()
}

// cellLine writes one line of a cell.
func (b *tableDocx) cellLine(style string, l Line, s Side) {
	b.Raw(`<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`)
	for _, r := range l {
		mark := MarkNone
		if s != SideBoth {
			mark = b.t.Profile.drawn(r, s)
		}
		b.run(r, mark)
	}
	b.Raw(`</w:p>`)
}

// tableRow writes a row of the table: as many rows of the document as it has parts.
func (b *tableDocx) tableRow(r *Row) {
	if r.Kind == RowGroup {
		b.Start("w:tr")
		b.Raw(`<w:trPr><w:cantSplit/></w:trPr>`)
		b.cell(cellForm{width: sum(b.widths), span: len(b.widths), fill: "F2F2F2", top: true}, func() { b.cellLine(styleTableGroup, Line{{Text: r.Group}}, SideBoth) })
		b.End()
		b.height += lineOf(b.t.Profile.Size*2) + 60
		return
	}
	parts := b.t.parts(r)
	for i := range parts {
		b.part(r, parts, i)
	}
}

// keptLines is the number of lines up to which a row is not parted by the end of a page.
const keptLines = 12

func (b *tableDocx) part(r *Row, parts []rowPart, i int) {
	part, n := parts[i], len(parts)
	left, right := b.linesOf(part, b.t.Left(), 0), b.linesOf(part, b.t.Right(), 1)
	lines := max(left, right, 1)
	b.height += lines*lineOf(b.t.Profile.Size*2) + 60
	b.Start("w:tr")
	b.Start("w:trPr")
	if lines <= keptLines && (n > 1 || len(b.widths) < 3 || b.noteLines(r) <= keptLines) {
		b.Empty("w:cantSplit")
	}
	if b.t.Profile.RowHeight > 0 && i == 0 {
		b.Empty("w:trHeight", "w:val", strconv.Itoa(b.t.Profile.RowHeight*567/10), "w:hRule", "atLeast")
	}
	b.End()
	for col, s := range []Side{b.t.Left(), b.t.Right()} {
		form := cellForm{width: b.widths[col], top: i == 0}
		if oneSided(parts, s) {
			form.merge = merged(i)
		}
		b.cell(form, func() { b.content(r, part, s) })
	}
	if len(b.widths) > 2 {
		form := cellForm{width: b.widths[2], top: i == 0}
		if n > 1 {
			form.merge = merged(i)
		}
		b.cell(form, func() {
			if notes := noteLines(r); i == 0 && len(notes) > 0 {
				for _, l := range notes {
					b.cellLine(styleTableNote, l, SideBoth)
				}
				return
			}
			b.cellLine(styleTableNote, nil, SideBoth)
		})
	}
	b.End()
}

// merged is how row i of a cell that goes over rows says so.
func merged(i int) string {
	if i == 0 {
		return "restart"
	}
	return "continue"
}

// linesOf gives how many lines a part takes in a column.
func (b *tableDocx) linesOf(part rowPart, s Side, column int) int {
	n := 0
	for i := range part {
		if l := part[i].Side(s); l != nil {
			width := b.widths[column] - 2*cellSide - b.em*max(int(part[i].Place), 1)
			n += countLines(l.Text(), width+b.em, width, b.em)
		}
	}
	return n
}

func (b *tableDocx) noteLines(r *Row) int {
	n := 0
	for _, l := range noteLines(r) {
		w := b.widths[2] - 2*cellSide
		n += countLines(l.Text(), w, w, 170)
	}
	return n
}

// content writes what stands in a cell.
func (b *tableDocx) content(r *Row, part rowPart, s Side) {
	written := false
	for i := 0; i < len(part); {
		p := &part[i]
		l := p.Side(s)
		i++
		if l == nil {
			continue
		}
		written = true
		if !p.cells(s) {
			style := styleTableLine + strconv.Itoa(min(int(p.Place), int(PlaceSub3)))
			if r.Kind == RowHeading {
				style = styleTableGroup
			}
			b.cellLine(style, l, s)
			continue
		}
		rows := []*Pair{p}
		for i < len(part) && (part[i].Side(s) == nil || part[i].Place == PlaceTable) { // （新設） and （削る） go over the columns
			if part[i].Side(s) != nil {
				rows = append(rows, &part[i])
			}
			i++
		}
		b.innerTable(rows, s)
	}
	if !written {
		b.cellLine(styleTableLine+strconv.Itoa(int(PlaceParagraph)), nil, s)
	}
}

// pages estimates how many pages the document has, for programs that do not count them.
func (b *tableDocx) pages() int {
	return cmp.Or((b.height+b.paper.textHeight()-1)/b.paper.textHeight(), 1)
}
