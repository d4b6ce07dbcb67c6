package importers

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kitei/policy"
)

// onePixel is a page that holds only a picture.
const onePixel = "q 400 0 0 600 90 90 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n"

func readMade(t *testing.T, f *pdfMade) (tree string, notices []string) {
	t.Helper()
	d, found, err := ReadPDF("x.pdf", f.bytes())
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range found {
		notices = append(notices, fmt.Sprintf("%d %s %v", n.Pos.Page, n.Code, n.Args))
	}
	return treeOf(d), notices
}

// set breaks a paragraph into lines of n characters; those after the first begin with hang.
func set(n int, hang, text string) []string {
	var out []string
	for rest := []rune(text); len(rest) > 0; rest = append([]rune(hang), rest...) {
		cut := min(n, len(rest))
		out, rest = append(out, string(rest[:cut])), rest[cut:]
		if len(rest) == 0 {
			break
		}
	}
	return out
}

// A file of several pages with all that stands around the text: running heads, numbers of pages, two columns, sentences over lines and pages.
func TestPDFLayout(t *testing.T) {
	var first, second, third pdfSheet
	for i, s := range []*pdfSheet{&first, &second, &third} {
		s.text(400, 810, 9, "甲市例規集　第３編")
		s.text(290, 30, 9, fmt.Sprintf("- %d -", i+1))
	}
	first.text(180, 770, 16, "甲市情報セキュリティ規程")
	purpose := "この規程は、本市が保有する情報資産の機密性、完全性及び可用性を維持するため、本市が実施する情報セキュリティ対策について必要な事項を定めることを目的とする。"
	medium := "媒体　電磁的記録を移すために用いるものであって、庁舎の外へ持ち出すことができるものをいう。ただし、紙に印刷したものを除く。"
	lines := slices.Concat([]string{"　（目的）"}, set(40, "　", "第１条　"+purpose), []string{"　（定義）"}, set(40, "　", "第２条　用語の意義は、次に定めるところによる。"),
		[]string{"　(1)　端末　職員が業務で使う機器をいう。"}, set(40, "　　", "　(2)　"+medium))
	first.lines(70, 730, lines[:len(lines)-1]...)
	second.lines(70, 730, lines[len(lines)-1], "第３条　職員は、これを守る。")
	left := strings.Repeat("左の段は先に上から下まで読み、", 6) + "終わる。"
	right := strings.Repeat("右の段は後に上から下まで読み、", 6) + "終わる。"
	for i, l := range set(19, "　", "第４条　"+left) { // in the file, the lines of both columns stand beside each other
		third.text(70, 730-18*float64(i), 10.5, l)
		third.text(290.5, 730-18*float64(i), 10.5, set(19, "　", "第５条　"+right)[i])
	}
	got, notices := readMade(t, pdfPages(first.String(), second.String(), third.String()))
	want := `甲市情報セキュリティ規程
article｜第１条｜目的｜
  paragraph｜｜｜` + purpose + `
article｜第２条｜定義｜
  paragraph｜｜｜用語の意義は、次に定めるところによる。
    item｜(1)｜｜端末　職員が業務で使う機器をいう。
    item｜(2)｜｜` + medium + `
article｜第３条｜｜
  paragraph｜｜｜職員は、これを守る。
article｜第４条｜｜
  paragraph｜｜｜` + left + `
article｜第５条｜｜
  paragraph｜｜｜` + right + `
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"0 pdf-furniture [6]"}, notices); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A ruled table becomes rows, also where cells are joined and where it goes on over pages with its header again.
func TestPDFTable(t *testing.T) {
	var first, second pdfSheet
	first.lines(70, 770, "第１条　情報資産は、次の表のとおり分類する。")
	first.table(70, 740, 140, 22, [][]string{{"区分", "内容", "例"}, {"重要性１", "秘密に当たるもの", "住民の記録"}, {"重要性２", "公にしないもの", ""}})
	second.table(70, 770, 140, 22, [][]string{{"区分", "内容", "例"}, {"重要性３", "上の外のもの", "広報紙"}})
	second.lines(70, 690, "第２条　分類を表示する。")
	got, _ := readMade(t, pdfPages(first.String(), second.String()))
	want := `
article｜第１条｜｜
  paragraph｜｜｜情報資産は、次の表のとおり分類する。
  table｜｜｜ [区分|内容|例] [重要性１|秘密に当たるもの|住民の記録] [重要性２|公にしないもの|] [重要性３|上の外のもの|広報紙]
article｜第２条｜｜
  paragraph｜｜｜分類を表示する。
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Short lines of a cover stay apart, though no line of their page is longer; dots begin items; the raised numbers of notes are no lines.
func TestPDFShortLines(t *testing.T) {
	full := strings.Repeat("情報資産を守るために必要な対策を定め", 2) + "、"
	var cover, body pdfSheet
	cover.text(90, 600, 20, "甲町対策基準")
	cover.text(420, 540, 10.5, "令和５年４月")
	cover.text(450, 522, 10.5, "甲　町")
	body.lines(70, 770, "第１条　この規程は、"+full, full+"これを行う。", "・公開する情報", "・公開しない情報", "第２条　町長が定める。", "別紙１　体制図", "責任者")
	body.text(187, 703, 5, "1")
	body.lines(70, 400, "第３条　"+full, full+"別に定める。", full+"行う。", "１"+full, full)
	got, notices := readMade(t, pdfPages(cover.String(), body.String()))
	for _, want := range []string{"preamble｜｜｜令和５年４月\n", "preamble｜｜｜甲　町\n", "item｜｜｜・公開する情報\n", "item｜｜｜・公開しない情報\n", "paragraph｜｜｜町長が定める。\n", "annex｜別紙１｜体制図｜\n", "paragraph｜｜｜責任者\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	if diff := cmp.Diff([]string{"2 pdf-note-marks [1]"}, notices); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A box around text is no table, and says so.
func TestPDFBoxes(t *testing.T) {
	var s pdfSheet
	s.lines(70, 770, "（解説）枠の外の文である。")
	s.WriteString("60 680 480 60 re S\n")
	s.lines(70, 720, "（例文）枠の中の文である。", "第１条　枠の中の条である。")
	blocks, _, err := ReadBlocks("x.pdf", pdfPages(s.String()).bytes(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range blocks {
		got = append(got, fmt.Sprintf("%v %d %s", b.Boxed, b.Box, b.Text))
	}
	if diff := cmp.Diff([]string{"false 0 （解説）枠の外の文である。", "true 1 （例文）枠の中の文である。", "true 1 第１条　枠の中の条である。"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Pages that are pictures are named; a file of nothing else is refused.
func TestPDFScanned(t *testing.T) {
	text := pdfSheet{}
	text.lines(70, 770, "第１条　この規程は、情報資産を守る。")
	_, notices := readMade(t, pdfPages(text.String(), onePixel, onePixel, "", onePixel))
	if diff := cmp.Diff([]string{"2 pdf-pages-scanned [2～3、5]"}, notices); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for code, f := range map[string]*pdfMade{"pdf-scanned": pdfPages(onePixel, "", onePixel), "pdf-no-text": pdfPages("", "")} {
		if _, _, err := ReadPDF("x.pdf", f.bytes()); codeOf(err) != code {
			t.Errorf("%v, want %s", err, code)
		}
	}
}

// The ranges of a 目次 are not articles.
func TestPDFContents(t *testing.T) {
	want := `規程
chapter｜第１章｜総則｜
  article｜第１条｜｜
    paragraph｜｜｜甲を守る。
  article｜第２条｜｜
    paragraph｜｜｜乙を守る。
chapter｜第２章｜雑則｜
  article｜第３条｜｜
    paragraph｜｜｜丙を守る。
`
	text := []string{"第１章　総則", "第１条　甲を守る。", "第２条　乙を守る。", "第２章　雑則", "第３条　丙を守る。"}
	for name, contents := range map[string][]string{
		"ranges":           {"目次", "　第１章　総則（第１条・第２条）", "　第２章　雑則（第３条）"},
		"pages":            {"目　次", "　第１章　総則…………………………………………１", "　第２章　雑則…………………………………………２"},
		"articles, pages":  {"目次", "第１章　総則‥‥‥‥‥‥‥‥1", "第１条　甲‥‥‥‥‥‥‥‥1", "第２章　雑則‥‥‥‥‥‥‥‥2"},
		"ranges by hyphen": {"目次", "　第１章　総則（第１条―第２条）", "　第２章　雑則（第３条）"},
	} {
		got, _ := readMade(t, pdfOf(append(append([]string{"規程"}, contents...), text...)...))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// A page that is turned is read as it is shown, and one in vertical writing from the right. Every character of the second stands alone in the file.
func TestPDFTurned(t *testing.T) {
	var across, down pdfSheet
	across.WriteString("0 1 -1 0 595 0 cm\n")
	across.lines(70, 500, "第一条　右の行を読む。", "第二条　次の行を読む。")
	for i, l := range []string{"第一条　右の行を読む。", "第二条　次の行を読む。"} {
		for k, c := range []rune(l) {
			down.text(500-30*float64(i), 770-12*float64(k), 12, string(c))
		}
	}
	want := `
article｜第一条｜｜
  paragraph｜｜｜右の行を読む。
article｜第二条｜｜
  paragraph｜｜｜次の行を読む。
`
	for _, test := range []struct {
		content, turned, notices string
	}{{across.String(), "/Rotate 90", "[]"}, {down.String(), "", "[1 pdf-vertical [1]]"}} {
		f := pdfPages()
		f.page(test.content, test.turned, "")
		got, notices := readMade(t, f)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		if fmt.Sprint(notices) != test.notices {
			t.Errorf("%v, want %v", notices, test.notices)
		}
	}
}

// Long files that are read at once take turns at the two instances of PDFium and all come to an end, each with its own words.
func TestLongPDFsAtOnce(t *testing.T) {
	const files = 4
	var wg sync.WaitGroup
	for k := range files {
		wg.Go(func() {
			contents := make([]string, twoReaders+pageBatch)
			for i := range contents {
				var s pdfSheet
				s.lines(70, 400+float64(7*i%300), fmt.Sprintf("第%d条　これは、%d番目の規程である。", i+1, k))
				contents[i] = s.String()
			}
			d, _, err := ReadPDF(fmt.Sprintf("%d.pdf", k), pdfPages(contents...).bytes())
			if err != nil {
				t.Error(err)
				return
			}
			articles := 0
			for n := range d.All() {
				if n.Kind == policy.Paragraph && strings.Contains(n.Text, fmt.Sprintf("、%d番目", k)) {
					articles++
				}
			}
			if articles != len(contents) {
				t.Errorf("file %d: %d articles of %d", k, articles, len(contents))
			}
		})
	}
	wg.Wait()
}
