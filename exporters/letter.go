package exporters

import (
	"io"

	"kitei/internal/ooxml"
	"kitei/policy"
)

// Letter is an official letter (公文書) before it has a file format: 文書番号, 日付, 宛先, 発信者, 件名, 本文, 記.
type Letter struct {
	Number  string // 文書番号
	Date    string
	To      string // with 様 or 御中
	From    string
	Subject string // 件名
	Body    []string
	Items   []LetterItem // 記; none for a letter without
	Contact []string     // 担当, one line each
	Footer  string
}

// LetterItem is a numbered item under 記. Lines are sentences of their own, or with Numbered points of a list.
type LetterItem struct {
	Title    string
	Lines    []string
	Numbered bool
}

// letterStyles are the paragraphs that only a letter has: the subject is smaller than a title, 記 stands in the middle.
func letterStyles() []style {
	return []style{
		{id: styleSubject, name: "件名", size: 24, line: 440, justify: "center", before: pitch, after: pitch / 2, left: 2 * em, right: 2 * em},
		{id: styleRecord, name: "記", justify: "center", before: pitch / 2, after: pitch / 2},
		{id: styleContact, name: "担当", justify: "right"},
	}
}

// Ids of the paragraph styles of a letter.
const (
	styleSubject = "KSubject"
	styleRecord  = "KRecord"
	styleContact = "KContact"
)

// WriteLetter writes a letter as a Word document on upright A4. Numbers are written in the digits given. Equal arguments give equal bytes.
func WriteLetter(w io.Writer, l *Letter, digits policy.Digits) error {
	return makeLetter(l, digits).write(w, Layout{Footer: l.Footer, NoPages: true}.withDefaults(), []ooxml.Property{{Name: "kitei.kind", Value: "letter/1"}})
}

// LetterPages gives how many pages a letter has.
func LetterPages(l *Letter, digits policy.Digits) int {
	_, pages := paginate(makeLetter(l, digits).blocks)
	return pages
}

func makeLetter(l *Letter, digits policy.Digits) *blockMaker {
	m := &blockMaker{doc: &policy.Document{Title: l.Subject}, styles: newStyles(false, 1)}
	for _, st := range letterStyles() {
		m.styles.add(st)
	}
	m.paragraph(styleNumber, run{text: l.Number})
	m.paragraph(styleDate, run{text: l.Date})
	m.paragraph(styleAddressee, run{text: l.To})
	m.paragraph(styleIssuer, run{text: l.From})
	m.paragraph(styleSubject, run{text: l.Subject})
	for _, text := range l.Body {
		m.paragraph(stylePreamble, run{text: text})
	}
	if len(l.Items) > 0 {
		m.paragraph(styleRecord, run{text: "記"})
	}
	for i, item := range l.Items {
		m.letterItem(policy.FormatNumber(i+1, digits), item, digits)
	}
	if len(l.Items) > 0 {
		m.paragraph(styleContact, run{text: "以上"})
	}
	if len(l.Contact) > 0 {
		m.paragraph(styleGap)
	}
	for _, line := range l.Contact {
		m.paragraph(styleContact, run{text: line})
	}
	return m
}

// letterItem writes an item: one line beside its title, several below it.
func (m *blockMaker) letterItem(number string, item LetterItem, digits policy.Digits) {
	if len(item.Lines) == 1 {
		m.paragraph(styleParagraph, run{text: number + "　" + item.Title + "　" + item.Lines[0]})
		return
	}
	m.paragraph(styleParagraph, run{text: number + "　" + item.Title})
	for i, line := range item.Lines {
		if item.Numbered {
			m.paragraph(styleItem, run{text: parenthesised(i+1, digits) + "　" + line})
		} else {
			m.paragraph(styleBody, run{text: line})
		}
	}
}

// parenthesised writes （１） or (1).
func parenthesised(n int, digits policy.Digits) string {
	number := policy.FormatNumber(n, digits)
	if digits == policy.Hankaku {
		return "(" + number + ")"
	}
	return "（" + number + "）"
}
