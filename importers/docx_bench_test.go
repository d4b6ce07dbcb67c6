package importers

import (
	"strconv"
	"strings"
	"testing"
)

// manyPages makes a Word file of about the given number of pages of 35 lines, with the markup Word adds to every run.
func manyPages(b *testing.B, pages int) []byte {
	b.Helper()
	const run = `<w:r w:rsidRPr="00A12345"><w:rPr><w:rFonts w:ascii="ＭＳ 明朝" w:eastAsia="ＭＳ 明朝" w:hAnsi="ＭＳ 明朝" w:hint="eastAsia"/><w:color w:val="000000"/><w:kern w:val="0"/><w:szCs w:val="21"/></w:rPr><w:t>`
	var body strings.Builder
	for i := range pages * 6 {
		body.WriteString(p("", run+`（目的`+strconv.Itoa(i)+`）</w:t></w:r>`))
		body.WriteString(p(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:ind w:left="210" w:hanging="210"/>`, strings.Repeat(run+`情報システム管理者は、所管する情報システムについて、</w:t></w:r>`, 4)))
		for range 3 {
			body.WriteString(p(`<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>`, run+`不正アクセスから情報資産を保護すること</w:t></w:r>`))
		}
	}
	return wordParts{body: body.String(), numbering: abstract("1", lvl("0", "decimalFullWidth", "第%1条", "")+lvl("1", "decimal", "(%2)", "")) + num("1", "1", "")}.bytes(b)
}

// The cost of 100, 400 and 1,600 pages grows with the pages.
func BenchmarkReadDocx(b *testing.B) {
	for _, pages := range []int{100, 400, 1600} {
		b.Run(strconv.Itoa(pages), func(b *testing.B) {
			src := manyPages(b, pages)
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := ReadDocx("x.docx", src); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*pages), "µs/page")
		})
	}
}
