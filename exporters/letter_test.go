package exporters

import (
	"io"
	"strings"
	"testing"

	"kitei/policy"
)

func sampleLetter() *Letter {
	return &Letter{
		Number: "桜総第12号", Date: "令和８年１２月１日", To: "税務課長　様", From: "総務課長", Subject: "桜町情報セキュリティ基本方針の案に対する意見について（照会）",
		Body:    []string{"このことについて、別紙のとおり案を作成しましたので、下記により意見を照会します。"},
		Items:   []LetterItem{{Title: "回答の期限", Lines: []string{"令和８年１２月１８日（金曜日）"}}, {Title: "添付書類", Numbered: true, Lines: []string{"改正の概要", "回答票"}}, {Title: "その他", Lines: []string{"問い合わせは、担当にしてください。", "電話でも構いません。"}}},
		Contact: []string{"担当　総務課情報係"}, Footer: "案 0123456789ab",
	}
}

// The letter stands as official letters do: number and day at the right, addressee, sender, subject in the middle, 記, items.
func TestWriteLetter(t *testing.T) {
	parts := unzipped(t, written(t, func(w io.Writer) error { return WriteLetter(w, sampleLetter(), policy.Zenkaku) }))
	checkGolden(t, "letter.txt", describe(t, parts["word/document.xml"]))
	if footer := parts["word/footer1.xml"]; strings.Contains(footer, "NUMPAGES") || !strings.Contains(footer, "案 0123456789ab") {
		t.Errorf("footer: %s", footer)
	}
}

// A letter without a footer still has a footer part Word can open.
func TestLetterWithoutFooter(t *testing.T) {
	l := sampleLetter()
	l.Footer = ""
	parts := unzipped(t, written(t, func(w io.Writer) error { return WriteLetter(w, l, policy.Hankaku) }))
	if !strings.Contains(parts["word/footer1.xml"], "<w:p>") {
		t.Errorf("footer: %s", parts["word/footer1.xml"])
	}
	if text := parts["word/document.xml"]; !strings.Contains(text, "(1)　改正の概要") {
		t.Error("the numbers are not in the digits given")
	}
}

func TestLetterPages(t *testing.T) {
	l := sampleLetter()
	if n := LetterPages(l, policy.Hankaku); n != 1 {
		t.Errorf("%d pages", n)
	}
	for range 40 {
		l.Body = append(l.Body, strings.Repeat("長い文である。", 20))
	}
	if n := LetterPages(l, policy.Hankaku); n < 3 {
		t.Errorf("%d pages", n)
	}
}

// Text of a letter never becomes markup.
func TestLetterTextStaysText(t *testing.T) {
	l := sampleLetter()
	l.To, l.Body = "<w:br/>&課長　様", []string{"</w:t>\x00"}
	parts := unzipped(t, written(t, func(w io.Writer) error { return WriteLetter(w, l, policy.Hankaku) }))
	if text := parts["word/document.xml"]; !strings.Contains(text, "&lt;w:br/&gt;&amp;課長") || strings.Contains(text, "</w:t></w:t>") || strings.Contains(text, "\x00") {
		t.Error("text became markup")
	}
}
