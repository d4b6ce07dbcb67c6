package exporters

import (
	"fmt"
	"strings"

	"kitei/policy"
)

// smallDocument is a document with one of everything, small enough to be read as a golden file.
func smallDocument(style policy.Styling) *policy.Document {
	return numbered(unnumberedDocument(), style)
}

func numbered(d *policy.Document, style policy.Styling) *policy.Document {
	policy.Number(d, style)
	policy.ResolveRefs(d)
	return d
}

func unnumberedDocument() *policy.Document {
	return &policy.Document{
		Title: "見本町情報セキュリティ対策基準", Short: "対策基準",
		Head: policy.Head{
			Form: "訓令", Number: "見本町訓令第５号", Date: "令和８年４月１日", Addressee: "庁中一般", Enacting: "見本町情報セキュリティ対策基準を次のように定める。", Issuer: "見本町長　見本　太郎",
			Edition: "r8-03", Revision: "0123456789ab",
			History: []policy.Revision{{Date: "令和８年４月１日", Edition: "第１版", Summary: "制定"}},
		},
		Nodes: []*policy.Node{
			{Kind: policy.Chapter, Title: "組織体制", ID: "org", Children: []*policy.Node{
				{Kind: policy.Article, Title: "最高情報セキュリティ責任者", ID: "org.ciso", Children: []*policy.Node{
					{Kind: policy.Paragraph, ID: "org.ciso.1", Level: policy.Must, Text: "副町長を、最高情報セキュリティ責任者（以下「CISO」という。）とする。"},
					{Kind: policy.Paragraph, ID: "org.ciso.2", Level: policy.Must, Text: "CISOは、{ref:cls.class}に定める分類に応じ、次に掲げる事務を行う。", Children: []*policy.Node{
						{Kind: policy.Item, ID: "org.ciso.2.1", Text: "対策の決定", Children: []*policy.Node{
							{Kind: policy.Subitem1, ID: "org.ciso.2.1.1", Text: "費用の見積り"},
							{Kind: policy.Subitem1, Text: "別表第１の見直し", Children: []*policy.Node{{Kind: policy.Subitem2, Text: "細分"}}},
						}},
						{Kind: policy.Item, ID: "org.ciso.2.2", Title: "監査", Text: "監査を命ずること。"},
					}},
				}},
			}},
			{Kind: policy.Chapter, Title: "情報資産の分類と管理", ID: "cls", Children: []*policy.Node{
				{Kind: policy.Section, Title: "分類", ID: "cls.s", Children: []*policy.Node{
					{Kind: policy.Article, Title: "情報資産の分類", ID: "cls.class", Children: []*policy.Node{
						{Kind: policy.Paragraph, ID: "cls.class.p", Text: "情報資産は、{ref:cls.table}及び次の表により分類する。"},
						{Kind: policy.Table, ID: "cls.class.t", Rows: [][]string{{"分類", "基準"}, {"機密性３", "秘密文書に相当する機密性を要する情報資産\n特定個人情報"}, {"機密性１"}}},
					}},
				}},
			}},
			{Kind: policy.Supplement, ID: "fusoku", Children: []*policy.Node{
				{Kind: policy.Paragraph, Title: "施行期日", Text: "この訓令は、令和８年４月１日から施行する。"},
				{Kind: policy.Paragraph, Title: "経過措置", Text: "{ref:org.ciso.2}の規定は、なお従前の例による。"},
			}},
			{Kind: policy.Annex, Title: "情報資産の取扱い", ID: "cls.table", Children: []*policy.Node{
				{Kind: policy.Table, Rows: [][]string{{"分類", "取扱い"}, {"機密性３", "施錠できる場所に保管する。"}}},
			}},
			{Kind: policy.Form, Title: "持出許可申請書", ID: "form.out", Children: []*policy.Node{
				{Kind: policy.Paragraph, ID: "form.out.note", Text: "前日までに提出すること。"},
				{Kind: policy.Table, ID: "form.out.t", Rows: [][]string{{"項目", "記入欄"}, {"所属", ""}, {"目的", "□閲覧　□作業"}}},
			}},
			{Kind: policy.Form, Title: "媒体貸出簿", ID: "form.lend", Children: []*policy.Node{
				{Kind: policy.Table, Rows: [][]string{{"貸出日時", "管理番号", "使用者", "目的", "返却予定日", "返却日", "消去確認"}, {"　／", "", "", "", "　／", "　／", ""}}},
			}},
		},
	}
}

// largeDocument is a document of about the size of a town's standards: 10 chapters of 3 sections of 4 articles.
func largeDocument(style policy.Styling) *policy.Document {
	d := unnumberedDocument()
	sentence := "統括情報セキュリティ責任者及び情報システム管理者は、所管する情報システムについて、{ref:org.ciso}の定めるところにより、不正アクセス、不正プログラムの感染その他の脅威から情報資産を保護するために必要な措置を講じなければならない。"
	var chapters []*policy.Node
	for c := range 10 {
		chapter := &policy.Node{Kind: policy.Chapter, ID: fmt.Sprintf("c%d", c), Title: "技術的セキュリティ及び運用"}
		for s := range 3 {
			section := &policy.Node{Kind: policy.Section, ID: fmt.Sprintf("c%d.s%d", c, s), Title: "コンピュータ及びネットワークの管理"}
			for a := range 4 {
				section.Children = append(section.Children, largeArticle(fmt.Sprintf("c%d.s%d.a%d", c, s, a), sentence, c+s+a))
			}
			chapter.Children = append(chapter.Children, section)
		}
		chapters = append(chapters, chapter)
	}
	d.Nodes = append(chapters, d.Nodes...)
	return numbered(d, style)
}

func largeArticle(id, sentence string, seed int) *policy.Node {
	article := &policy.Node{Kind: policy.Article, ID: id, Title: "文書サーバの設定等"}
	for p := range 2 + seed%3 {
		para := &policy.Node{Kind: policy.Paragraph, ID: fmt.Sprintf("%s.p%d", id, p), Text: sentence}
		if p == 1 {
			for i := range 2 + seed%4 {
				item := &policy.Node{Kind: policy.Item, ID: fmt.Sprintf("%s.p%d.%d", id, p, i), Text: "情報システムの利用者を識別し、及び認証する機能を設けること（利用者の識別符号を共用しないことを含む。）。"}
				para.Children = append(para.Children, item)
			}
		}
		article.Children = append(article.Children, para)
	}
	if seed%5 == 0 {
		article.Children = append(article.Children, &policy.Node{Kind: policy.Table, ID: id + ".t", Rows: [][]string{
			{"区分", "要件", "備考"}, {"マイナンバー利用事務系", strings.ReplaceAll(sentence, "{ref:org.ciso}", "別表"), ""}, {"LGWAN接続系", "無害化通信を行うこと。", "毎年度見直す。"},
		}})
	}
	return article
}
