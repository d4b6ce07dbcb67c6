package exporters

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Names of the sheets of a 回答票, besides データ and 記入のしかた.
const consultSheet = "回答票"

// ConsultKind is what a 回答票 is recognised by.
const ConsultKind = "consult/1"

// Columns of 回答票, counted from 1 (facts §8.9).
const (
	conNumber = iota + 1
	conDocument
	conPlace
	conState
	conText
	conKind
	conOpinion
	conProposal
	conReason
	conKey         // hidden
	conFingerprint // hidden
)

var consultOpen = look{border: boxed, open: true, fill: openFill}

// consultColumns are headings, widths and looks of the columns of 回答票.
var consultColumns = []struct {
	head  string
	width float64
	look  look
}{
	conNumber - 1:      {"番号", 5, look{center: true, border: boxed}},
	conDocument - 1:    {"文書名", 10, look{border: boxed}},
	conPlace - 1:       {"該当箇所", 18, look{border: boxed}},
	conState - 1:       {"改正の区分", 10, look{border: boxed}},
	conText - 1:        {"案の記載", 46, look{border: boxed, size: noteSize}},
	conKind - 1:        {"意見の\n種別", 8, look{border: boxed, center: true, open: true, fill: openFill}},
	conOpinion - 1:     {"意見", 28, consultOpen},
	conProposal - 1:    {"修正案", 26, consultOpen},
	conReason - 1:      {"理由・業務への影響", 22, consultOpen},
	conKey - 1:         {"識別子", 18, look{}},
	conFingerprint - 1: {"照合値", 14, look{}},
}

const (
	consultFields = 3 // rows of 回答票: the section, …
	consultAny    = 4 // … whether there is an opinion, …
	consultHead   = 6 // … the headings
	consultFirst  = consultHead + 1

	consultFree  = 20 // rows for what belongs to no clause, or to one that has an opinion already
	consultLines = 9  // lines of a clause that are quoted; all of it stands beside as a comment
)

// Words of 回答票 that a person chooses.
var (
	ConsultKinds = []string{"賛成", "修正", "質問", "反対", "その他"}
	ConsultAny   = []string{"意見あり", "意見なし"}
)

// Labels of the fields above the table.
const (
	FieldSection = "所属"
	FieldPerson  = "担当者"
	FieldContact = "連絡先"
	FieldAny     = "意見の有無"

	ConsultDeadline = "回答期限" // begins the sentence with the deadline
)

// ConsultDataColumns are the headings of データ of a 回答票: a row for each clause, as it was sent.
var ConsultDataColumns = []string{"識別子", "照合値", "文書名", "該当箇所", "改正の区分", "案の記載", "番号"}

// Entries of データ about the sheet as a whole: ConsultMeta and ConsultValue are the headings.
const (
	ConsultMeta  = "項目"
	ConsultValue = "値"

	MetaKind     = "種類"
	MetaEdition  = "版"
	MetaRevision = "設定"
	MetaDraft    = "案"
	MetaSection  = "照会先"
	MetaPrinted  = "印字" // a text of the sheet that nobody filled in
)

// WriteConsultation writes a 回答票 to be filled in: 回答票, 記入のしかた, and データ with what was sent, hidden.
//
// 回答票 is protected without a password: what was sent is locked, what is asked is open, filters work. Every clause carries its key and the
// fingerprint of its text in hidden columns; rows without a clause stand at the end. Equal consultations give equal bytes.
func WriteConsultation(w io.Writer, c *Consultation) error {
	b := newBook(c.Title, c.Subject)
	for _, p := range [][2]string{{"kitei.kind", ConsultKind}, {"kitei.edition", c.Edition}, {"kitei.revision", c.Revision}, {"kitei.draft", c.Draft}} {
		b.property(p[0], p[1])
	}
	writeConsultRows(b, c)
	writeConsultGuide(b, c)
	writeConsultData(b, c)
	return b.write(w)
}

func writeConsultRows(b *book, c *Consultation) {
	widths := make([]float64, len(consultColumns))
	for i, col := range consultColumns {
		widths[i] = col.width
	}
	s := b.sheet(consultSheet, widths...)
	s.consultHead(c)
	row := consultFirst
	comments := map[int]string{}
	for i := range c.Clauses {
		clause := &c.Clauses[i]
		if cut := s.consultRow(row, i+1, clause); cut {
			comments[row] = clause.Text
		}
		row++
	}
	last := s.consultFreeRows(c, row)
	s.consultChoices(c, last)
	s.quotes(comments)
	s.hide(conKey)
	s.hide(conFingerprint)
	s.grow(consultFirst)
	s.freeze(consultHead)
	s.filter(at(conNumber, consultHead) + ":" + at(conReason, last))
	s.print(printing{repeat: consultHead, lastCol: conReason, lastRow: last, head: c.Title, foot: c.foot()})
	s.protect()
	s.finish()
}

// Printed are the sentences above the table of a 回答票: title, documents, what to do, deadline (empty without one).
func (c *Consultation) Printed() []string {
	legend := "薄い黄色の欄に記入してください。意見のない条項は、空欄のままで構いません。一つも意見がないときは、「意見の有無」で「意見なし」を選んで提出してください。"
	deadline := ""
	if c.Due != "" {
		deadline = ConsultDeadline + "　" + c.Due
	}
	if c.Return != "" {
		deadline += "　提出先　" + c.Return
	}
	return []string{c.Title, c.Subject, legend, deadline}
}

// consultHead writes what stands above the clauses.
func (s *sheet) consultHead(c *Consultation) {
	printed := c.Printed()
	s.consultBanner(1, printed[0], look{size: 16, bold: true, middle: true}, 30)
	s.consultBanner(2, printed[1], look{size: noteSize, middle: true}, 16.5)
	for _, f := range []struct {
		row, label, labelEnd, first, last int
		name, value                       string
	}{
		{consultFields, conNumber, conNumber, conDocument, conPlace, FieldSection, c.Section},
		{consultFields, conState, conState, conText, conText, FieldPerson, ""},
		{consultFields, conKind, conKind, conOpinion, conReason, FieldContact, ""},
		{consultAny, conNumber, conDocument, conPlace, conPlace, FieldAny, ""},
	} {
		s.text(f.label, f.row, f.name)
		s.style(f.label, f.row, f.labelEnd, f.row, look{center: true, middle: true, border: boxed, fill: softFill})
		if f.labelEnd > f.label {
			s.merge(f.label, f.row, f.labelEnd, f.row)
		}
		s.text(f.first, f.row, f.value)
		s.style(f.first, f.row, f.last, f.row, look{size: 11, middle: true, border: boxed, fill: openFill, open: true})
		if f.last > f.first {
			s.merge(f.first, f.row, f.last, f.row)
		}
		s.height(f.row, 24)
	}
	s.text(conState, consultAny, printed[3])
	s.style(conState, consultAny, conReason, consultAny, look{size: 11, bold: true, middle: true})
	s.merge(conState, consultAny, conReason, consultAny)
	s.consultBanner(consultAny+1, printed[2], look{size: noteSize, middle: true}, 18)
	for i, col := range consultColumns {
		s.text(i+1, consultHead, col.head)
	}
	s.style(conNumber, consultHead, conReason, consultHead, look{bold: true, center: true, middle: true, border: boxed, fill: softFill})
	s.height(consultHead, 30)
}

func (s *sheet) consultBanner(row int, text string, l look, height float64) {
	s.across(row, conNumber, conReason, text, l, height)
}

// QuoteCut stands behind a clause that is not quoted to its end.
const QuoteCut = "（以下略）"

// quoted gives the lines of a clause that stand in its cell, and whether that is not all.
func quoted(text string) (shown string, cut bool) {
	parts := splitLines(plainLines(text), consultColumns[conText-1].width, noteSize, consultLines)
	if len(parts) == 0 {
		return "", false
	}
	shown = joined(parts[0].lines)
	if len(parts) > 1 {
		return shown + "\n" + QuoteCut, true
	}
	return shown, false
}

// Quote is the clause as far as it stands in 案の記載.
func (c *ConsultClause) Quote() string {
	shown, _ := quoted(c.Text)
	return shown
}

// consultRow writes the row of a clause; cut says that its text was too long to be quoted whole.
func (s *sheet) consultRow(row, number int, c *ConsultClause) (cut bool) {
	text, cut := quoted(c.Text)
	for i, col := range consultColumns[:conReason] {
		s.style(i+1, row, i+1, row, col.look)
	}
	s.block(row, consultLines+2, continued,
		blockCell{col: conDocument, lines: plainLines(c.Document)}, blockCell{col: conPlace, lines: plainLines(c.Place())},
		blockCell{col: conState, lines: plainLines(c.State)}, blockCell{col: conText, lines: plainLines(text), size: noteSize})
	s.number(conNumber, row, number)
	s.text(conKey, row, c.Key)
	s.text(conFingerprint, row, c.Fingerprint)
	return cut
}

// consultFreeRows writes the rows without a clause and gives the last one. Everything but the number is open in them.
func (s *sheet) consultFreeRows(c *Consultation, row int) (last int) {
	for i := range consultFree {
		for col := conNumber; col <= conReason; col++ {
			l := consultColumns[col-1].look
			if col > conNumber && col != conState {
				l.open, l.fill = true, openFill
			}
			s.style(col, row, col, row, l)
		}
		s.number(conNumber, row, len(c.Clauses)+i+1)
		s.height(row, 30)
		row++
	}
	return row - 1
}

// consultChoices gives the columns and fields their lists to choose from.
func (s *sheet) consultChoices(c *Consultation, last int) {
	s.list(at(conKind, consultFirst)+":"+at(conKind, last), ConsultKinds, "意見の種別", "一覧から選んでください。")
	s.list(at(conPlace, consultAny), ConsultAny, "意見の有無", "意見がないときも、「意見なし」を選んで提出してください。")
	var documents []string
	for i := range c.Clauses {
		if d := c.Clauses[i].Document; !slices.Contains(documents, d) {
			documents = append(documents, d)
		}
	}
	s.hint(at(conDocument, last-consultFree+1)+":"+at(conDocument, last), "文書名", "意見を述べる文書の名称を書いてください（"+strings.Join(documents, "、")+"等）。")
	s.hint(fmt.Sprintf("%s:%s", at(conPlace, last-consultFree+1), at(conPlace, last)), "該当箇所", "条、節等の番号を書いてください。全体についての意見は「全般」と書いてください。")
	if s.err == nil {
		s.do(s.f.SetConditionalFormat(s.name, at(conKind, consultFirst)+":"+at(conReason, last), []excelize.ConditionalFormatOptions{{
			Type: "formula", Criteria: fmt.Sprintf(`AND(OR($%s="修正",$%s="質問",$%s="反対"),$%s="",$%s="")`, at(conKind, consultFirst), at(conKind, consultFirst), at(conKind, consultFirst),
				at(conOpinion, consultFirst), at(conProposal, consultFirst)), Format: s.shade(results[2].fill),
		}}))
	}
}

// list makes cells a list to choose from.
func (s *sheet) list(cells string, words []string, title, prompt string) {
	if s.err != nil {
		return
	}
	v := excelize.NewDataValidation(true)
	v.SetSqref(cells)
	s.do(v.SetDropList(words))
	v.SetInput(title, prompt)
	v.SetError(excelize.DataValidationErrorStyleStop, title, "一覧から選んでください。")
	s.do(s.f.AddDataValidation(s.name, v))
}

// hint shows a sentence beside the cell somebody is about to fill in.
func (s *sheet) hint(cells, title, prompt string) {
	if s.err != nil {
		return
	}
	v := excelize.NewDataValidation(true)
	v.SetSqref(cells)
	v.Type = "none"
	v.SetInput(title, prompt)
	s.do(s.f.AddDataValidation(s.name, v))
}

// quotes puts the whole of a clause beside what is quoted of it.
func (s *sheet) quotes(texts map[int]string) {
	if len(texts) > maxComments {
		return
	}
	for _, row := range slices.Sorted(maps.Keys(texts)) {
		if s.err == nil {
			s.do(s.f.AddComment(s.name, excelize.Comment{
				Cell: at(conText, row), Author: application, Width: 480, Height: 320,
				Paragraph: []excelize.RichTextRun{{Text: cellText(texts[row]), Font: &excelize.Font{Family: sheetFont, Size: 9}}},
			}))
		}
	}
}

// writeConsultData writes what was sent, for programs.
func writeConsultData(b *book, c *Consultation) {
	s := b.sheet(dataSheet, 24, 18)
	row := 1
	line := func(cells ...string) {
		for i, text := range cells {
			s.text(i+1, row, text)
		}
		row++
	}
	line(ConsultMeta, ConsultValue)
	for _, m := range [][2]string{{MetaKind, ConsultKind}, {MetaEdition, c.Edition}, {MetaRevision, c.Revision}, {MetaDraft, c.Draft}, {MetaSection, c.Section}} {
		line(m[0], m[1])
	}
	for _, text := range c.Printed() {
		if text != "" {
			line(MetaPrinted, text)
		}
	}
	row++
	line(ConsultDataColumns...)
	for i := range c.Clauses {
		clause := &c.Clauses[i]
		text, _ := quoted(clause.Text)
		line(clause.Key, clause.Fingerprint, clause.Document, clause.Place(), clause.State, text, clause.Number)
	}
	if s.err == nil {
		s.do(s.f.SetSheetVisible(dataSheet, false))
	}
	s.finish()
}
