package exporters

import "strconv"

// The 目次 is a table-of-contents field in the control Word offers to update it, filled with lines that are right without updating.

func (b *bodyWriter) startContents() {
	b.Raw(`<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>`)
}

func (b *bodyWriter) endContents() {
	b.Raw(`<w:p><w:pPr><w:pStyle w:val="` + styleGap + `"/></w:pPr><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:sdtContent></w:sdt>`)
}

// contentsLine writes one line; the first begins the field. Levels are taken from headings (\o) and from the outline (\u).
func (b *bodyWriter) contentsLine(at *block) {
	line := at.runs[0]
	b.Start("w:p")
	b.properties(at, false)
	if at.entry == 1 {
		b.fieldStart(` TOC \o "1-` + strconv.Itoa(maxContents) + `" \h \z \u `)
	}
	b.Start("w:hyperlink", "w:anchor", line.anchor, "w:history", "1")
	b.run(run{text: line.text})
	b.run(run{text: "\t"})
	b.fieldStart(` PAGEREF ` + line.anchor + ` \h `)
	b.run(run{text: strconv.Itoa(b.pages[at.entry-1])})
	b.Raw(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`)
	b.End()
	b.End()
}

// fieldStart opens a field; what is written next is what it shows.
func (b *bodyWriter) fieldStart(instruction string) {
	b.Raw(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>`)
	b.Element("w:instrText", instruction, "xml:space", "preserve")
	b.Raw(`</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`)
}
