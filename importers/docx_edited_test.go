package importers_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kitei/exporters"
	"kitei/importers"
	"kitei/policy"
)

// edited gives a Word file whose text was changed: every pair of old and new markup stands for what a person did in Word.
func edited(t *testing.T, src []byte, changes ...string) []byte {
	t.Helper()
	return importers.Rewritten(t, src, func(part, content string) string {
		if part != "word/document.xml" {
			return content
		}
		for i := 0; i+1 < len(changes); i += 2 {
			if strings.Count(content, changes[i]) != 1 {
				t.Fatalf("%q stands %d times", changes[i], strings.Count(content, changes[i]))
			}
			content = strings.Replace(content, changes[i], changes[i+1], 1)
		}
		return content
	})
}

func editedRule() *policy.Document {
	d := &policy.Document{Title: "対策基準", Nodes: []*policy.Node{{Kind: policy.Chapter, ID: "org", Title: "組織体制", Children: []*policy.Node{
		{Kind: policy.Article, ID: "org.ciso", Title: "責任者", Children: []*policy.Node{
			{Kind: policy.Paragraph, ID: "org.ciso.p", Text: "責任者は、次の事務を行う。", Children: []*policy.Node{
				{Kind: policy.Item, ID: "org.ciso.a", Text: "対策の決定"}, {Kind: policy.Item, ID: "org.ciso.b", Text: "監査の命令"}, {Kind: policy.Item, ID: "org.ciso.c", Text: "報告の受理"},
			}},
		}},
		{Kind: policy.Article, ID: "org.office", Title: "事務局", Children: []*policy.Node{{Kind: policy.Paragraph, ID: "org.office.p", Text: "事務局を置く。"}}},
	}}}}
	policy.Number(d, policy.Styling{Numbering: policy.ByArticle})
	return d
}

// What people do to a draft in Word: ids stay with the provisions they belong to, and what is new is found by its number.
func TestDocxEdited(t *testing.T) {
	var typed, counted bytes.Buffer
	if err := exporters.WriteDocx(&typed, editedRule(), exporters.Layout{}); err != nil {
		t.Fatal(err)
	}
	if err := exporters.WriteDocx(&counted, editedRule(), exporters.Layout{AutoNumber: true}); err != nil {
		t.Fatal(err)
	}
	run := func(s string) string { return `<w:r><w:t>` + s + `</w:t></w:r>` }
	para := func(style, s string) string {
		return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + run(s) + `</w:p>`
	}
	mark := func(name string) string { return `w:name="` + name + `"/>` }
	// head is the markup from the beginning of a paragraph to its bookmark.
	head := func(src []byte, bookmark string) string {
		x := mainPart(t, src)
		end := strings.Index(x, mark(bookmark)) + len(mark(bookmark))
		return x[strings.LastIndex(x[:end], "<w:p>"):end]
	}
	whole := func(src []byte, bookmark string) string {
		x := mainPart(t, src)
		h := head(src, bookmark)
		at := strings.Index(x, h)
		return x[at : at+strings.Index(x[at:], "</w:p>")+len("</w:p>")]
	}
	base := `chapter org 第１章 組織体制
  article org.ciso 第１条 責任者
    paragraph org.ciso.p 責任者は、次の事務を行う。
      item org.ciso.a （１） 対策の決定
      item org.ciso.b （２） 監査の命令
      item org.ciso.c （３） 報告の受理
  article org.office 第２条 事務局
    paragraph org.office.p 事務局を置く。
`
	for _, test := range []struct {
		name    string
		src     []byte
		changes []string
		want    string
	}{
		{"nothing", typed.Bytes(), nil, base},
		{"nothing, automatic", counted.Bytes(), nil, base},
		{"words retyped without styles", typed.Bytes(), []string{whole(typed.Bytes(), "k_org_ciso_b"), head(typed.Bytes(), "k_org_ciso_b") + `<w:bookmarkEnd w:id="9"/>` + run("（２）　監査を命ずること") + `</w:p>`}, strings.Replace(base, "監査の命令", "監査を命ずること", 1)},
		{"an item removed", typed.Bytes(), []string{whole(typed.Bytes(), "k_org_ciso_b"), ""}, strings.Replace(base, "      item org.ciso.b （２） 監査の命令\n", "", 1)},
		{"an item added by return", typed.Bytes(), []string{head(typed.Bytes(), "k_org_ciso_c"), para("KItem", "（２の２）　訓練の実施") + head(typed.Bytes(), "k_org_ciso_c")}, strings.Replace(base, "      item org.ciso.c", "      item  （２の２） 訓練の実施\n      item org.ciso.c", 1)},
		{"an item added in plain text", typed.Bytes(), []string{whole(typed.Bytes(), "k_org_ciso_c"), whole(typed.Bytes(), "k_org_ciso_c") + para("Normal", "（４）　訓練の実施")}, strings.Replace(base, "報告の受理\n", "報告の受理\n      item  （４） 訓練の実施\n", 1)},
		{"an item added, automatic", counted.Bytes(), []string{whole(counted.Bytes(), "k_org_ciso_b"), whole(counted.Bytes(), "k_org_ciso_b") + strings.Replace(whole(counted.Bytes(), "k_org_ciso_c"), "k_org_ciso_c", "x", 1)}, strings.Replace(base, "      item org.ciso.c （３）", "      item  （３） 報告の受理\n      item org.ciso.c （４）", 1)},
		{"an article added", typed.Bytes(), []string{head(typed.Bytes(), "k_org_office"), para("Normal", "（報告）") + para("Normal", "第１条の２　責任者は、報告する。") + para("Normal", "２　前項の報告は、文書による。") + head(typed.Bytes(), "k_org_office")}, strings.Replace(base, "  article org.office", "  article  第１条の２ 報告\n    paragraph  責任者は、報告する。\n    paragraph  ２ 前項の報告は、文書による。\n  article org.office", 1)},
		{"an article added in kitei's styles", typed.Bytes(), []string{head(typed.Bytes(), "k_org_office"), para("KArticleCaption", "（報告）") + para("KArticle", "第１条の２　責任者は、報告する。") + para("KBody", "２　文書による。") + head(typed.Bytes(), "k_org_office")}, strings.Replace(base, "  article org.office", "  article  第１条の２ 報告\n    paragraph  責任者は、報告する。\n    paragraph  ２ 文書による。\n  article org.office", 1)},
		{"a chapter added", typed.Bytes(), []string{`<w:sectPr>`, para("Normal", "第２章　雑則") + para("Normal", "第３条（委任）町長が定める。") + `<w:sectPr>`}, base + "chapter  第２章 雑則\n  article  第３条 委任\n    paragraph  町長が定める。\n"},
		{"a sentence added", typed.Bytes(), []string{`<w:sectPr>`, para("a", "事務局の職員は、別に命ずる。") + `<w:sectPr>`}, base + "    paragraph  事務局の職員は、別に命ずる。\n"},
	} {
		d, _, err := importers.ReadDocx("x.docx", edited(t, test.src, test.changes...))
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for n, up := range d.Walk() {
			b.WriteString(strings.Repeat("  ", len(up)) + n.Kind.String() + " " + n.ID)
			for _, s := range []string{n.Label, n.Title, n.Text} {
				if s != "" {
					b.WriteString(" " + s)
				}
			}
			b.WriteString("\n")
		}
		if diff := cmp.Diff(strings.Split(test.want, "\n"), strings.Split(b.String(), "\n")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

func mainPart(t *testing.T, src []byte) string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := r.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
