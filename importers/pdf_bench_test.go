package importers

import (
	"fmt"
	"testing"
)

// printedPages makes a file of pages as rules are printed: a running head, 34 lines of 40 characters, a number at the foot, and a table on every fifth.
func printedPages(pages int) []byte {
	const sentence = "情報システム管理者は、所管する情報システムについて、不正アクセスから情報資産を保護するため、必要な措置を講じなければならない。"
	contents := make([]string, pages)
	article := 0
	for i := range contents {
		var s pdfSheet
		s.text(400, 810, 9, "甲市例規集　第３編")
		s.text(290, 30, 9, fmt.Sprintf("- %d -", i+1))
		y := 770.0
		if i%5 == 4 {
			s.table(70, 200, 140, 22, [][]string{{"区分", "内容", "例"}, {"重要性１", "秘密に当たるもの", "住民の記録"}, {"重要性２", "公にしないもの", "会議の記録"}})
		}
		for y > 220 {
			article++
			lines := append(set(40, "　", fmt.Sprintf("第%d条　", article)+sentence+sentence), "　(1)　端末を持ち出さないこと。", "　(2)　媒体を置いたままにしないこと。")
			s.lines(70, y, lines...)
			y -= 18 * float64(len(lines))
		}
		contents[i] = s.String()
	}
	return pdfPages(contents...).bytes()
}

// The cost of 25, 100 and 400 pages grows with the pages. The engine is made before, as it is for every file but the first.
func BenchmarkReadPDF(b *testing.B) {
	for _, pages := range []int{25, 100, 400} {
		src := printedPages(pages)
		if _, _, err := ReadPDF("x.pdf", src); err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprint(pages), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := ReadPDF("x.pdf", src); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*pages), "µs/page")
		})
	}
}
