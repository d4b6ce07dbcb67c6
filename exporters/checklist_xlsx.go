package exporters

import (
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/xuri/excelize/v2"

	"kitei/policy"
)

// Names of the sheets of a checklist.
const (
	checklistSheet = "点検票"
	totalsSheet    = "集計"
	guideSheet     = "記入のしかた"
)

// Columns of 点検票, counted from 1.
const (
	colNumber = iota + 1
	colChapter
	colHeading
	colWho
	colQuestion
	colBasis
	colLevel
	colCheck
	colResult
	colSection
	colDue
	colChecker
	colRemarks
	colKey         // hidden
	colFingerprint // hidden
)

// checklistColumns are headings, widths and looks of the columns of 点検票.
var checklistColumns = []struct {
	head  string
	width float64
	look  look
}{
	colNumber - 1:      {"No.", 4.5, look{center: true, border: boxed}},
	colChapter - 1:     {"区分", 9, look{border: boxed}},
	colHeading - 1:     {"条の見出し", 11.5, look{border: boxed}},
	colWho - 1:         {"対象者", 13, look{border: boxed}},
	colQuestion - 1:    {"点検項目", 42, look{border: boxed}},
	colBasis - 1:       {"根拠（下段は\n国のモデル）", 13.5, look{border: boxed}},
	colLevel - 1:       {"必須・\n推奨", 5, look{border: boxed, center: true}},
	colCheck - 1:       {"確認方法・\n資料の例", 16, look{border: boxed}},
	colResult - 1:      {"結果", 5, look{border: boxed, center: true, open: true, fill: openFill}},
	colSection - 1:     {"所属", 7.5, look{border: boxed, open: true, fill: openFill}},
	colDue - 1:         {"期限", 8.5, look{border: boxed, open: true, fill: openFill, format: "yyyy/m/d"}},
	colChecker - 1:     {"実施者・\n点検日", 8.5, look{border: boxed, open: true, fill: openFill}},
	colRemarks - 1:     {"備考（未実施の\n理由・改善策）", 15.5, look{border: boxed, open: true, fill: openFill}},
	colKey - 1:         {"識別子", 18, look{}},
	colFingerprint - 1: {"照合値", 14, look{}},
}

const (
	headRow  = 5 // of 点検票
	firstRow = headRow + 1

	dutyLines = 18     // lines of a row of a duty that takes several
	continued = "（続き）" // stands in the cells of what goes on
)

// WriteChecklist writes a checklist as a workbook: 点検票 to be filled in, 集計 that counts the answers by itself, 解説のみの変更
// where there are any, 記入のしかた.
//
// 点検票 is protected without a password: questions are locked, answers open, filters work. Every row carries the key and the
// fingerprint of its duty in hidden columns. Equal checklists give equal bytes.
func WriteChecklist(w io.Writer, c *Checklist) error {
	b := newBook(c.Title, c.Subject)
	b.property("kitei.kind", "checklist/1")
	b.property("kitei.edition", c.Edition)
	b.property("kitei.revision", c.Revision)
	last := writeQuestions(b, c)
	writeTotals(b, c, last)
	if len(c.Reviews) > 0 {
		writeReviews(b, &Table{Title: c.Title, Footer: c.foot(), Reviews: c.Reviews})
	}
	writeGuide(b, c)
	writeData(b, c)
	return b.write(w)
}

// dataSheet holds what was asked, for programs: what comes back is held against it. People do not see it.
const dataSheet = "データ"

// DataColumns are the headings of データ: one row for each duty of the checklist.
var DataColumns = []string{"識別子", "照合値", "区分", "条の見出し", "対象者", "点検項目", "文書", "根拠", "国のモデル", "必須・推奨"}

func writeData(b *book, c *Checklist) {
	s := b.sheet(dataSheet, 24, 14)
	for i, head := range DataColumns {
		s.text(i+1, 1, head)
	}
	for r := range c.Items {
		i := &c.Items[r]
		for col, text := range []string{i.Key, i.Fingerprint, i.Chapter, i.Heading, i.Who, i.Question, i.Document, i.Basis, i.Cite, levelWord(i.Level)} {
			s.text(col+1, r+2, text)
		}
	}
	if s.err == nil {
		s.do(s.f.SetSheetVisible(dataSheet, false))
	}
	s.finish()
}

// levelWord is how binding a duty is, as 点検票 has it.
func levelWord(l policy.Level) string {
	if l == policy.Recommended {
		return "推奨"
	}
	return "○"
}

// maxComments is how many duties a checklist can have for the words of the provision to stand beside each as a comment: beyond it the file would
// take longer to open than to read.
const maxComments = 1000

// comments puts the provision in its own words beside each question.
func (s *sheet) comments(rows map[int]string) {
	for _, row := range slices.Sorted(maps.Keys(rows)) {
		if s.err == nil {
			s.do(s.f.AddComment(s.name, excelize.Comment{
				Cell: at(colBasis, row), Author: application, Width: 420, Height: 160,
				Paragraph: []excelize.RichTextRun{{Text: cellText(rows[row]), Font: &excelize.Font{Family: sheetFont, Size: 9}}},
			}))
		}
	}
}

// writeQuestions writes 点検票 and gives its last row.
func writeQuestions(b *book, c *Checklist) (last int) {
	widths := make([]float64, len(checklistColumns))
	for i, col := range checklistColumns {
		widths[i] = col.width
	}
	s := b.sheet(checklistSheet, widths...)
	s.checklistHead(c)
	row := firstRow
	var going []int // rows that go on with the one above
	texts := map[int]string{}
	for i := range c.Items {
		n := s.duty(row, i+1, &c.Items[i], c.Section)
		texts[row] = c.Items[i].Text
		for r := row + 1; r < row+n; r++ {
			going = append(going, r)
		}
		row += n
	}
	last = max(row-1, firstRow)
	s.dutyLooks(last, going)
	s.answers(last)
	if len(c.Items) <= maxComments {
		s.comments(texts)
	}
	s.hide(colKey)
	s.hide(colFingerprint)
	s.freeze(headRow)
	s.filter(fmt.Sprintf("%s:%s", at(colNumber, headRow), at(colRemarks, last)))
	s.print(printing{repeat: headRow, lastCol: colRemarks, lastRow: last, head: c.Title, foot: c.foot()})
	s.protect()
	s.finish()
	return last
}

// foot is the small line that tells where the checklist comes from.
func (c *Checklist) foot() string {
	if c.Revision == "" {
		return c.Edition
	}
	return c.Edition + "　設定 " + c.Revision
}

// checklistHead writes what stands above the duties: title, what is asked, the fields of the section, the marks, the headings.
func (s *sheet) checklistHead(c *Checklist) {
	s.banner(1, c.Title, look{size: 16, bold: true, middle: true}, 30)
	s.banner(2, c.Subject, look{size: 9, middle: true}, 16.5)
	for _, f := range []struct {
		label, first, last int
		name, value        string
	}{
		{colNumber, colChapter, colWho, "所属", c.Section},
		{colBasis, colLevel, colCheck, "点検日", ""},
		{colResult, colSection, colDue, "点検者", ""},
		{colChecker, colRemarks, colRemarks, "確認者", ""},
	} {
		s.text(f.label, 3, f.name)
		s.style(f.label, 3, f.label, 3, look{center: true, middle: true, border: boxed, fill: softFill})
		s.text(f.first, 3, f.value)
		s.style(f.first, 3, f.last, 3, look{size: 11, middle: true, border: boxed, fill: openFill, open: true})
		if f.last > f.first {
			s.merge(f.first, 3, f.last, 3)
		}
	}
	s.height(3, 24)
	s.raise(3, c.Section, colChapter, colWho, 11)
	legend := "結果　"
	for _, r := range results {
		legend += r.mark + " " + r.meaning + "　"
	}
	legend += "（△又は×のときは、備考に理由及び改善策、期限に改善する日を記入してください。）"
	if c.Due != "" {
		legend += "　提出期限　" + c.Due
	}
	s.banner(4, legend, look{size: 9, middle: true}, 18)
	for i, col := range checklistColumns {
		s.text(i+1, headRow, col.head)
	}
	s.style(colNumber, headRow, colRemarks, headRow, look{bold: true, center: true, middle: true, border: boxed, fill: softFill})
	s.height(headRow, 36)
}

// banner writes a line over all printed columns, at least as high as height.
func (s *sheet) banner(row int, text string, l look, height float64) {
	s.across(row, colNumber, colRemarks, text, l, height)
	s.raise(row, text, colNumber, colRemarks, l.size)
}

// across writes a line over the columns from first to last.
func (s *sheet) across(row, first, last int, text string, l look, height float64) {
	s.text(first, row, text)
	s.style(first, row, last, row, l)
	s.merge(first, row, last, row)
	s.height(row, height)
}

// duty writes one duty from a row on and gives how many rows it takes. What goes on below keeps what is filtered by, and has no number
// and no key, so that it counts for nothing.
func (s *sheet) duty(row, number int, item *ChecklistItem, section string) int {
	level := levelWord(item.Level)
	var basis []Line
	for _, part := range []string{item.Document, item.Basis, item.Cite} {
		if part != "" {
			basis = append(basis, Line{{Text: part}})
		}
	}
	rows := s.block(row, dutyLines, continued,
		blockCell{col: colChapter, lines: plainLines(item.Chapter)}, blockCell{col: colHeading, lines: plainLines(item.Heading)}, blockCell{col: colWho, lines: plainLines(item.Who)},
		blockCell{col: colQuestion, lines: plainLines(item.Question)}, blockCell{col: colBasis, lines: basis}, blockCell{col: colCheck, lines: plainLines(item.Check)})
	s.number(colNumber, row, number)
	s.text(colLevel, row, level)
	s.text(colSection, row, section)
	s.raise(row, section, colSection, colSection, bodySize)
	s.text(colKey, row, item.Key)
	s.text(colFingerprint, row, item.Fingerprint)
	for r := row + 1; r < row+rows; r++ {
		s.text(colChapter, r, item.Chapter)
		s.text(colHeading, r, item.Heading)
		s.text(colWho, r, item.Who)
		s.raise(r, item.Chapter, colChapter, colChapter, bodySize)
		s.raise(r, item.Heading, colHeading, colHeading, bodySize)
		s.raise(r, item.Who, colWho, colWho, bodySize)
		s.text(colLevel, r, level)
	}
	return rows
}

// dutyLooks gives the rows down to last their looks. Rows that go on take no answer.
func (s *sheet) dutyLooks(last int, going []int) {
	for i, col := range checklistColumns[:colRemarks] {
		s.style(i+1, firstRow, i+1, last, col.look)
	}
	for _, row := range going {
		s.style(colResult, row, colRemarks, row, look{border: boxed, fill: softFill})
	}
}

// protect locks the sheet without a password: what is not open cannot be typed over, and the office can lift it.
func (s *sheet) protect() {
	if s.err == nil {
		s.do(s.f.ProtectSheet(s.name, &excelize.SheetProtectionOptions{
			AutoFilter: true, Sort: true, FormatCells: true, FormatColumns: true, FormatRows: true, SelectLockedCells: true, SelectUnlockedCells: true,
		}))
	}
}

func (s *sheet) filter(cells string) {
	if s.err == nil {
		s.do(s.f.AutoFilter(s.name, cells, nil))
	}
}
