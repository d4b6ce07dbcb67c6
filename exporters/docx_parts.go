package exporters

import (
	"strconv"

	"kitei/internal/ooxml"
)

// The parts of a Word document that do not depend on its text.

const (
	documentPart = "word/document.xml"
	wordType     = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	wordSchema   = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	officeSchema = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)

// settingsPart makes lines and pages break where [paginate] expects: the same characters begin and end no line, Japanese punctuation keeps its
// width and lines ended by hand are not stretched.
const settingsPart = ooxml.Declaration + `<w:settings xmlns:w="` + wordSchema + `">` +
	`<w:zoom w:percent="100"/>` +
	`<w:defaultTabStop w:val="840"/>` +
	`<w:characterSpacingControl w:val="doNotCompress"/>` +
	`<w:noLineBreaksAfter w:lang="ja-JP" w:val="` + notLast + `"/><w:noLineBreaksBefore w:lang="ja-JP" w:val="` + notFirst + `"/>` +
	`<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>` +
	`<w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/>` +
	`<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
	`<w:themeFontLang w:val="ja-JP" w:eastAsia="ja-JP"/>` +
	`<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>` +
	`</w:settings>`

// tableStyles are the one style of tables and the plain one Word expects beside it.
const tableStyles = `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>` +
	`<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>` +
	`<w:style w:type="table" w:customStyle="1" w:styleId="KTable"><w:name w:val="表"/><w:basedOn w:val="TableNormal"/><w:qFormat/>` +
	`<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>` +
	`<w:top w:val="single" w:sz="6" w:space="0" w:color="auto"/><w:left w:val="single" w:sz="6" w:space="0" w:color="auto"/>` +
	`<w:bottom w:val="single" w:sz="6" w:space="0" w:color="auto"/><w:right w:val="single" w:sz="6" w:space="0" w:color="auto"/>` +
	`<w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders>` +
	`<w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="30" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>` +
	`<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/></w:tcPr></w:tblStylePr></w:style>`

// footerPart gives 「－ 1 / 12 －」 and the small line under it.
func footerPart(l Layout, pages int) []byte {
	var x ooxml.XML
	x.Raw(ooxml.Declaration)
	x.Start("w:ftr", "xmlns:w", wordSchema)
	if !l.NoPages || l.Footer == "" { // a footer without a paragraph is no footer
		writePages(&x, pages)
	}
	if l.Footer != "" {
		x.Raw(`<w:p><w:pPr><w:pStyle w:val="` + styleEdition + `"/></w:pPr><w:r>`)
		x.Element("w:t", l.Footer, "xml:space", "preserve")
		x.Raw(`</w:r></w:p>`)
	}
	x.End()
	return x.Bytes()
}

// writePages writes 「－ 1 / 12 －」.
func writePages(x *ooxml.XML, pages int) {
	x.Start("w:p")
	x.Raw(`<w:pPr><w:pStyle w:val="` + styleFooter + `"/></w:pPr><w:r><w:t xml:space="preserve">－ </w:t></w:r>`)
	writeField(x, " PAGE ", 1)
	x.Raw(`<w:r><w:t xml:space="preserve"> / </w:t></w:r>`)
	writeField(x, " NUMPAGES ", pages)
	x.Raw(`<w:r><w:t xml:space="preserve"> －</w:t></w:r>`)
	x.End()
}

func writeField(x *ooxml.XML, instruction string, shown int) {
	x.Start("w:fldSimple", "w:instr", instruction)
	x.Raw(`<w:r><w:t>` + strconv.Itoa(shown) + `</w:t></w:r>`)
	x.End()
}

// fontTable names for each font the one to take where it is missing.
func fontTable(l Layout) []byte {
	var x ooxml.XML
	x.Raw(ooxml.Declaration)
	x.Start("w:fonts", "xmlns:w", wordSchema)
	for _, f := range []struct{ name, instead, family string }{
		{l.FontMincho, instead(l.FontMincho, defaultMincho, secondMincho), "roman"},
		{l.FontGothic, instead(l.FontGothic, defaultGothic, secondGothic), "modern"},
	} {
		x.Start("w:font", "w:name", f.name)
		x.Empty("w:altName", "w:val", f.instead)
		x.Empty("w:charset", "w:val", "80")
		x.Empty("w:family", "w:val", f.family)
		x.Empty("w:pitch", "w:val", "variable")
		x.End()
	}
	x.End()
	return x.Bytes()
}
