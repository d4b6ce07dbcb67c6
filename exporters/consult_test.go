package exporters

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kitei/diffing"
	"kitei/policy"
)

// sampleConsultation asks about a small rule of which an article changed, one is new and one goes.
func sampleConsultation(t testing.TB) *Consultation {
	t.Helper()
	before, after := ruled("旧訓令", "端末を施錠する。", "媒体を管理する。"), ruled("新訓令", "端末を必ず施錠する。", "媒体を管理する。")
	before.Nodes[0].Children[2] = &policy.Node{Kind: policy.Article, Label: "第３条", Title: "当番", Children: []*policy.Node{
		{Kind: policy.Paragraph, Text: "電算室に当番を置き、日誌を付けさせる。"},
	}}
	long := &policy.Node{Kind: policy.Article, ID: "new.long", Label: "第５条", Title: "調査", Children: []*policy.Node{{Kind: policy.Paragraph, Text: strings.Repeat("統括情報セキュリティ責任者は、脅威の変化を調査し、その結果を記録する。", 20)}}}
	after.Nodes[1].Children = append(after.Nodes[1].Children, long)
	after.Short = "対策基準"
	policy.Number(after, policy.Styling{Numbering: policy.ByArticle})
	return NewConsultation([]*policy.Document{after}, diffing.Compare(before, after, diffing.Options{}), ConsultOptions{
		Body: "見本町", Edition: "令和8年3月版", Revision: "0123456789ab", Section: "総務課", Due: "令和８年１２月１８日（金曜日）", Return: "総務課情報係",
	})
}

// Every clause of the draft and every clause that goes has one row, in the order of reading, with a key of its own.
func TestConsultationClauses(t *testing.T) {
	c := sampleConsultation(t)
	var got []string
	keys := map[string]bool{}
	for _, x := range c.Clauses {
		got = append(got, x.Document+" "+x.Place()+" "+x.State)
		if keys[x.Key] || x.Key == "" || x.Fingerprint == "" || x.Text == "" {
			t.Errorf("%+v", x)
		}
		keys[x.Key] = true
	}
	want := []string{
		"対策基準 第１条　目的 変更なし", "対策基準 第２条　定義 変更なし", "現行の旧訓令 第３条　当番 削除", "対策基準 第３条　対象 新設", "対策基準 第４条　遵守事項 字句の変更", "対策基準 第５条　調査 新設",
		"対策基準 別表　分類 字句の変更",
	}
	for i := range want {
		if i >= len(got) || !strings.HasPrefix(got[i], want[i]) {
			t.Fatalf("%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	if n := len(c.Changed().Clauses); n != 5 || len(c.Clauses) != 7 {
		t.Errorf("%d of %d changed", n, len(c.Clauses))
	}
}

// The fingerprint of a draft is that of its words: who is asked and until when is no part of it, a word is.
func TestDraftFingerprint(t *testing.T) {
	d := ruled("新訓令", "端末を施錠する。")
	one := NewConsultation([]*policy.Document{d}, nil, ConsultOptions{Due: "明日"})
	if other := NewConsultation([]*policy.Document{ruled("新訓令", "端末を施錠する。")}, nil, ConsultOptions{Section: "総務課"}); other.Draft != one.Draft || one.For("税務課").Draft != one.Draft {
		t.Error("the same draft has two fingerprints")
	}
	if other := NewConsultation([]*policy.Document{ruled("新訓令", "端末を施錠しない。")}, nil, ConsultOptions{}); other.Draft == one.Draft {
		t.Error("two drafts have one fingerprint")
	}
	compared := NewConsultation([]*policy.Document{d}, diffing.Compare(ruled("旧訓令", "別の文。"), d, diffing.Options{}), ConsultOptions{})
	if compared.Draft != one.Draft {
		t.Error("what went before is part of the fingerprint")
	}
}

func TestWriteConsultation(t *testing.T) {
	f := workbook(t, written(t, func(w io.Writer) error { return WriteConsultation(w, sampleConsultation(t)) }))
	checkGolden(t, "consult.txt", asText(t, f))
}

// A section can fill in what it is asked, and nothing else; rows without a clause take a place too.
func TestConsultationIsProtected(t *testing.T) {
	c := sampleConsultation(t)
	f := workbook(t, written(t, func(w io.Writer) error { return WriteConsultation(w, c) }))
	protection, err := f.GetSheetProtection(consultSheet)
	if err != nil || !protection.AutoFilter || protection.Password != "" {
		t.Errorf("protection: %+v, %v", protection, err)
	}
	free := consultFirst + len(c.Clauses)
	for row, open := range map[int][]int{
		consultFirst: {conKind, conOpinion, conProposal, conReason},
		free:         {conDocument, conPlace, conText, conKind, conOpinion, conProposal, conReason},
	} {
		for col := conNumber; col <= conReason; col++ {
			id, err := f.GetCellStyle(consultSheet, at(col, row))
			if err != nil {
				t.Fatal(err)
			}
			style, err := f.GetStyle(id)
			if err != nil {
				t.Fatal(err)
			}
			if got := style.Protection != nil && !style.Protection.Locked; got != slices.Contains(open, col) {
				t.Errorf("%s: open is %v", at(col, row), got)
			}
		}
	}
	for _, col := range []int{conKey, conFingerprint} {
		if visible, err := f.GetColVisible(consultSheet, column(col)); err != nil || visible {
			t.Errorf("column %s is visible (%v)", column(col), err)
		}
	}
	if visible, err := f.GetSheetVisible(dataSheet); err != nil || visible {
		t.Errorf("%s is visible (%v)", dataSheet, err)
	}
	validations, err := f.GetDataValidations(consultSheet)
	if err != nil || len(validations) != 4 || !strings.Contains(validations[0].Formula1, "賛成,修正,質問,反対,その他") {
		t.Errorf("validations: %+v, %v", validations, err)
	}
	comments, err := f.GetComments(consultSheet)
	if err != nil || len(comments) != 1 || !strings.HasPrefix(comments[0].Cell, "E") {
		t.Errorf("comments: %d, %v", len(comments), err)
	}
	layout, err := f.GetPageLayout(consultSheet)
	if err != nil || *layout.Size != a4 || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 {
		t.Errorf("layout: %+v, %v", layout, err)
	}
}

// A row that is typed into grows with the text: only rows above the table have heights set by hand.
func TestConsultationRowsGrow(t *testing.T) {
	parts := unzipped(t, written(t, func(w io.Writer) error { return WriteConsultation(w, sampleConsultation(t)) }))
	for _, row := range elements(t, parts["xl/worksheets/sheet1.xml"], "row") {
		if n, err := strconv.Atoi(row["r"]); err != nil || (row["customHeight"] != "") != (n < consultFirst) || row["ht"] == "" {
			t.Errorf("row %v", row)
		}
	}
}

// Nothing that stands in a rule or a list of sections becomes a formula.
func TestConsultationTextStaysText(t *testing.T) {
	for _, text := range hostile {
		d := &policy.Document{Title: text, Short: text, Nodes: []*policy.Node{{Kind: policy.Article, Label: text, Title: text, Children: []*policy.Node{{Kind: policy.Paragraph, Text: text}}}}}
		c := NewConsultation([]*policy.Document{d}, nil, ConsultOptions{Body: text, Edition: text, Section: text, Due: text, Return: text})
		f := workbook(t, written(t, func(w io.Writer) error { return WriteConsultation(w, c) }))
		for _, name := range f.GetSheetList() {
			rows, err := f.GetRows(name)
			if err != nil {
				t.Fatal(err)
			}
			for r, cells := range rows {
				for col := range cells {
					if formula, err := f.GetCellFormula(name, at(col+1, r+1)); err != nil || formula != "" {
						t.Errorf("%q: %s!%s is a formula %q (%v)", text, name, at(col+1, r+1), formula, err)
					}
				}
			}
		}
	}
}

func BenchmarkWriteConsultation(b *testing.B) {
	c := NewConsultation([]*policy.Document{largeDocument(policy.Styling{Numbering: policy.ByArticle})}, nil, ConsultOptions{Body: "見本町"})
	for b.Loop() {
		if err := WriteConsultation(io.Discard, c); err != nil {
			b.Fatal(err)
		}
	}
}
