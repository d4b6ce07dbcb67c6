package exporters

import (
	"io"
	"strconv"

	"kitei/internal/ooxml"
	"kitei/policy"
)

// WriteDocx writes d as a Word document: title block, 目次, provisions, what follows them, 改定履歴, and page numbers.
//
// Every kind of provision has a paragraph style, every node with an id a bookmark ([ooxml.BookmarkName]), and number and caption have
// character styles, so that the document can be read back after people edited it. Numbers are plain text. The page numbers of
// the 目次 are counted here, see [paginate]; Word counts them anew when the field is updated. Equal arguments give equal bytes.
func WriteDocx(w io.Writer, d *policy.Document, opts Layout) error {
	l := opts.withDefaults()
	return makeBlocks(d, l).write(w, l, properties(d))
}

// properties are what a reader of the file needs and no paragraph says.
func properties(d *policy.Document) []ooxml.Property {
	s := d.Head.Styling
	half := ""
	if s.HalfBrackets {
		half = "half"
	}
	list := []ooxml.Property{
		{Name: "kitei.edition", Value: d.Head.Edition},
		{Name: "kitei.revision", Value: d.Head.Revision},
		{Name: "kitei.short", Value: d.Short},
		{Name: "kitei.form", Value: d.Head.Form},
		{Name: "kitei.numbering", Value: string(s.Numbering)},
		{Name: "kitei.digits", Value: [...]string{"", "hankaku", "kanji"}[s.Digits]},
		{Name: "kitei.brackets", Value: half},
		{Name: "kitei.supplement", Value: s.Supplement},
		{Name: "kitei.start", Value: positive(s.ArticleStart)},
		{Name: "kitei.part", Value: positive(s.Part)},
		{Name: "kitei.top", Value: top(d).String()},
	}
	for n := range d.All() { // ids too long for the name of a bookmark
		name := ooxml.BookmarkName(n.ID)
		if _, full := ooxml.IDFromBookmark(name); n.ID != "" && !full {
			list = append(list, ooxml.Property{Name: name, Value: n.ID})
		}
	}
	return list
}

func positive(n int) string {
	if n > 0 {
		return strconv.Itoa(n)
	}
	return ""
}

// top is what the headings of the first level are, where they are not chapters.
func top(d *policy.Document) policy.Kind {
	for _, n := range d.Nodes {
		if n.Kind.Grouping() && n.Kind != policy.Chapter {
			return n.Kind
		}
	}
	return 0
}

// write writes the blocks as a Word document.
func (m *blockMaker) write(w io.Writer, l Layout, properties []ooxml.Property) error {
	starts, total := paginate(m.blocks)

	var p ooxml.Package
	p.Relate("", "officeDocument", documentPart)
	p.Relate(documentPart, "styles", "word/styles.xml")
	p.Relate(documentPart, "settings", "word/settings.xml")
	p.Relate(documentPart, "fontTable", "word/fontTable.xml")
	footer := p.Relate(documentPart, "footer", "word/footer1.xml")

	if l.AutoNumber {
		p.Relate(documentPart, "numbering", "word/numbering.xml")
		p.Add("word/numbering.xml", wordType+"numbering+xml", m.automatic().part())
	}
	body := bodyWriter{maker: m, footer: footer, pages: entryPages(m.blocks, m.entries, starts)}
	p.Add(documentPart, wordType+"document.main+xml", body.document())
	p.Add("word/styles.xml", wordType+"styles+xml", m.styles.part(l))
	p.Add("word/settings.xml", wordType+"settings+xml", []byte(settingsPart))
	p.Add("word/fontTable.xml", wordType+"fontTable+xml", fontTable(l))
	p.Add("word/footer1.xml", wordType+"footer+xml", footerPart(l, total))
	p.AddProperties(m.doc.Title, application, properties)
	return p.Write(w)
}

// entryPages gives the page of every line of the 目次: that of the first block which carries its bookmark.
func entryPages(blocks []block, entries []entry, starts []int) []int {
	pages := make([]int, len(entries))
	byMark := map[string]int{}
	for i := range blocks {
		for _, mark := range blocks[i].mark {
			byMark[mark] = starts[i]
		}
	}
	for i := range blocks {
		if e := blocks[i].entry; e > 0 {
			pages[e-1] = byMark[blocks[i].runs[0].anchor]
		}
	}
	return pages
}

// bodyWriter writes document.xml.
type bodyWriter struct {
	ooxml.XML
	maker  *blockMaker
	footer string // relationship
	pages  []int  // of the lines of the 目次
	marks  int    // bookmarks written
}

func (b *bodyWriter) document() []byte {
	b.Raw(ooxml.Declaration)
	b.Start("w:document", "xmlns:w", wordSchema, "xmlns:r", officeSchema)
	b.Start("w:body")
	blocks := b.maker.blocks
	for i := range blocks {
		at := &blocks[i]
		if at.entry == 1 {
			b.startContents()
		}
		switch {
		case at.table != nil:
			b.table(at)
		case at.entry > 0:
			b.contentsLine(at)
		case at.entry == contentsEnd:
			b.endContents()
		default:
			b.paragraph(at, i+1 < len(blocks) && blocks[i+1].wide != at.wide)
		}
	}
	b.section(len(blocks) > 0 && blocks[len(blocks)-1].wide)
	b.End()
	b.End()
	return b.Bytes()
}

// paragraph writes a paragraph; last says that it is the last of its section.
func (b *bodyWriter) paragraph(at *block, last bool) {
	b.Start("w:p")
	b.properties(at, last)
	b.bookmarks(at.mark)
	for _, r := range at.runs {
		b.run(r)
	}
	b.End()
}

// properties writes w:pPr; Word insists on the order of its elements.
func (b *bodyWriter) properties(at *block, last bool) {
	b.Start("w:pPr")
	b.Empty("w:pStyle", "w:val", at.style.id)
	if at.newPage {
		b.Empty("w:pageBreakBefore")
	}
	if at.number.use > 0 {
		b.Start("w:numPr")
		b.Empty("w:ilvl", "w:val", strconv.Itoa(at.number.level))
		b.Empty("w:numId", "w:val", strconv.Itoa(at.number.use))
		b.End()
	}
	if at.space > 0 {
		b.Empty("w:spacing", "w:after", strconv.Itoa(at.style.after+at.space))
	}
	if at.shift != 0 {
		writeIndent(&b.XML, at.style.left+at.shift*em, at.style.first, at.style.right)
	}
	if last {
		b.section(at.wide)
	}
	b.End()
}

// bookmarks writes bookmarks that cover nothing. At the head of a paragraph they stay when its words are replaced; at the end of one
// LibreOffice would set an empty line under punctuation in the margin.
func (b *bodyWriter) bookmarks(names []string) {
	for _, name := range names {
		b.marks++
		id := strconv.Itoa(b.marks)
		b.Empty("w:bookmarkStart", "w:id", id, "w:name", name)
		b.Empty("w:bookmarkEnd", "w:id", id)
	}
}

func (b *bodyWriter) run(r run) {
	if r.text == "" {
		return
	}
	if r.anchor != "" {
		b.Start("w:hyperlink", "w:anchor", r.anchor, "w:history", "1")
		defer b.End()
	}
	b.runOf(r, "w:t")
}

// runOf writes a run whose words stand in the named element.
func (b *bodyWriter) runOf(r run, element string) {
	b.Start("w:r")
	if r.style != "" || r.spread {
		b.Start("w:rPr")
		if r.style != "" {
			b.Empty("w:rStyle", "w:val", r.style)
		}
		if r.spread {
			b.Empty("w:spacing", "w:val", strconv.Itoa(em))
		}
		b.End()
	}
	writeWords(&b.XML, r.text, element)
	b.End()
}

// section writes the properties of a section: its paper and its footer.
func (b *bodyWriter) section(wide bool) {
	p := portrait
	size := []string{"w:w", "", "w:h", ""}
	if wide {
		p = landscape
		size = append(size, "w:orient", "landscape")
	}
	size[1], size[3] = strconv.Itoa(p.width), strconv.Itoa(p.height)
	b.Start("w:sectPr")
	b.Empty("w:footerReference", "w:type", "default", "r:id", b.footer)
	b.Empty("w:type", "w:val", "nextPage")
	b.Empty("w:pgSz", size...)
	b.Empty("w:pgMar",
		"w:top", strconv.Itoa(p.top), "w:right", strconv.Itoa(p.right), "w:bottom", strconv.Itoa(p.bottom), "w:left", strconv.Itoa(p.left),
		"w:header", "567", "w:footer", "567", "w:gutter", "0")
	b.Empty("w:docGrid", "w:linePitch", strconv.Itoa(pitch))
	b.End()
}

// table writes a table. A row stays on one page, and the first is repeated on every page.
func (b *bodyWriter) table(at *block) {
	b.startTable(at.table)
	marks := at.mark
	for row := range at.table.rows {
		b.row(at.table, row, marks)
		marks = nil
	}
	b.End()
}

// startTable begins a table with its columns.
func (b *bodyWriter) startTable(t *table) {
	b.Start("w:tbl")
	b.Raw(`<w:tblPr><w:tblStyle w:val="KTable"/><w:tblW w:w="` + strconv.Itoa(sum(t.widths)) + `" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr>`)
	b.Start("w:tblGrid")
	for _, w := range t.widths {
		b.Empty("w:gridCol", "w:w", strconv.Itoa(w))
	}
	b.End()
}

func (b *bodyWriter) row(t *table, row int, marks []string) {
	b.startRow(t, row, t.headed(row))
	b.End()
	for column, width := range t.widths {
		b.startCell(t, row, column, width)
		b.End()
		b.bookmarks(marks)
		b.run(run{text: t.cell(row, column)})
		marks = nil
		b.endCell()
	}
	b.End()
}

// headed reports whether a row is the head of the table.
func (t *table) headed(row int) bool { return row == 0 && len(t.rows) > 1 }

// startRow begins a row, its properties still open. A low row is never parted by the end of a page.
func (b *bodyWriter) startRow(t *table, row int, repeated bool) {
	b.Start("w:tr")
	b.Start("w:trPr")
	if !t.breaks || t.heights[row] <= keptRow {
		b.Empty("w:cantSplit")
	}
	if t.least > 0 {
		b.Empty("w:trHeight", "w:val", strconv.Itoa(t.least), "w:hRule", "atLeast")
	}
	if repeated {
		b.Empty("w:tblHeader")
	}
}

// startCell begins a cell and its paragraph, whose properties are still open.
func (b *bodyWriter) startCell(t *table, row, column, width int) {
	style, header := styleCell, t.headed(row)
	if header {
		style = styleHeaderCell
	}
	justify, fill := t.look(row, column)
	b.Start("w:tc")
	b.Raw(`<w:tcPr><w:tcW w:w="` + strconv.Itoa(width) + `" w:type="dxa"/>`)
	if fill != "" {
		b.Raw(`<w:shd w:val="clear" w:color="auto" w:fill="` + fill + `"/>`)
	}
	if header || t.form {
		b.Raw(`<w:vAlign w:val="center"/>`)
	}
	b.Raw(`</w:tcPr>`)
	b.Start("w:p")
	b.Start("w:pPr")
	b.Empty("w:pStyle", "w:val", style)
	if justify != "" && !header {
		b.Empty("w:jc", "w:val", justify)
	}
}

// endCell ends a cell and its paragraph.
func (b *bodyWriter) endCell() {
	b.End()
	b.End()
}
