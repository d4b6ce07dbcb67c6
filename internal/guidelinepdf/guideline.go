// Package guidelinepdf makes a document in the arrangement of the official guideline out of an edition of ours, for tests of the readers: cover,
// 目次 with dot leaders, 第1編 総則, 第2編 例文 in ruled boxes, 第3編 解説 in which every section shows its 例文 in a box again before it is explained,
// 図表, 第5編 付録; running heads for each 編 and page numbers like ⅱ-12.
//
// The words of the explanations are made of the titles by rule and say nothing; the arrangement is the one of guideline-facts §1.4. Only tests use
// the package.
package guidelinepdf

import (
	"bytes"
	"fmt"
	"html"
	"strings"

	"kitei/policy"
)

// HTML lays the provisions of d out as the guideline does. d is a set joined by policy.Join, one 編 for 基本方針 and one for 対策基準, numbered in
// the guideline's style. talk is how many times the usual length the explanations have: 1 gives about 130 pages of A4, 10 about 400.
func HTML(d *policy.Document, talk int) []byte {
	g := &guideline{talk: max(talk, 1)}
	g.raw(head)
	g.cover()
	g.contents(d)
	g.general()
	g.examples(d)
	g.comments(d)
	g.appendix()
	g.raw("</body></html>\n")
	return g.b.Bytes()
}

const head = `<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>ガイドラインの形の文書</title><style>
@page { size: A4; margin: 25mm 25mm 22mm; @bottom-center { content: counter(page); font-size: 9pt } }
@page cover { @bottom-center { content: none } }
@page part1 { @top-right { content: "第1編　総則"; font-size: 9pt } @bottom-center { content: "ⅰ-" counter(page) } }
@page part2 { @top-right { content: "第2編　情報セキュリティポリシー（例文）"; font-size: 9pt } @bottom-center { content: "ⅱ-" counter(page) } }
@page part3 { @top-right { content: "第3編　情報セキュリティポリシー（解説）"; font-size: 9pt } @bottom-center { content: "ⅲ-" counter(page) } }
@page part5 { @top-right { content: "第5編　付録"; font-size: 9pt } @bottom-center { content: "ⅴ-" counter(page) } }
body { font: 10.5pt/1.7 "IPAexMincho", "IPAMincho", serif; margin: 0 }
h1, h2, h3, h4 { font-family: "IPAexGothic", "IPAGothic", sans-serif; break-after: avoid }
h1 { font-size: 18pt; break-before: page } h2 { font-size: 14pt } h3 { font-size: 12pt } h4 { font-size: 10.5pt }
p { margin: 0; text-indent: 1em; text-align: justify } p.label { margin-left: 2em; text-indent: -2em } p.sub { margin-left: 4em; text-indent: -2em }
p.deep { margin-left: 6em; text-indent: -2em } p.mark { text-indent: 0; margin-top: 0.8em }
.box { border: 0.75pt solid #000; padding: 6pt 8pt; margin: 6pt 0 }
table { border-collapse: collapse; width: 100%; margin: 6pt 0; font-size: 9pt } td, th { border: 0.5pt solid #000; padding: 2pt 4pt; vertical-align: top; text-align: left }
section.cover { page: cover; text-align: center; padding-top: 80mm } .p1 { page: part1 } .p2 { page: part2 } .p3 { page: part3 } .p5 { page: part5 }
.toc div { display: flex } .toc .t { white-space: nowrap; overflow: hidden } .toc .d { flex: 1; overflow: hidden; white-space: nowrap; direction: rtl }
</style></head><body>
`

type guideline struct {
	b      bytes.Buffer
	talk   int
	figure int
	turn   int // chooses among the sentences
}

func (g *guideline) raw(s string) { g.b.WriteString(s) }

func (g *guideline) tag(name, class, text string) {
	fmt.Fprintf(&g.b, "<%s class=%q>%s</%s>\n", name, class, html.EscapeString(text), name)
}

func (g *guideline) cover() {
	g.raw(`<section class="cover">`)
	g.tag("div", "", "地方公共団体における")
	g.tag("div", "", "情報セキュリティポリシーに関するガイドラインの形の文書")
	g.raw("</section>\n")
}

func (g *guideline) contents(d *policy.Document) {
	g.raw(`<h1>目　次</h1><div class="toc">`)
	entry := func(text, page string) {
		fmt.Fprintf(&g.b, `<div><span class="t">%s</span><span class="d">%s</span><span>%s</span></div>`+"\n", html.EscapeString(text), strings.Repeat("・", 60), page)
	}
	entry("第1編　総則", "ⅰ-1")
	for i, part := range []string{"第2編　情報セキュリティポリシー（例文）", "第3編　情報セキュリティポリシー（解説）"} {
		number := string('ⅱ' + rune(i))
		entry(part, number+"-1")
		page := 1
		for n := range d.All() {
			if n.Kind.Grouping() || n.Kind == policy.Article {
				page++
				entry(strings.TrimSpace(n.Label+"　"+n.Title), fmt.Sprintf("%s-%d", number, page/4+1))
			}
		}
	}
	entry("第5編　付録", "ⅴ-1")
	g.raw("</div>\n")
}

func (g *guideline) general() {
	g.raw(`<div class="p1">`)
	g.tag("h1", "", "第1編　総則")
	for i, title := range []string{"目的", "構成", "対象とする範囲", "管理の過程"} {
		g.tag("h2", "", fmt.Sprintf("第%d章　%sについて", i+1, title))
		for range 6 {
			g.say(title)
		}
	}
	g.raw("</div>\n")
}

// examples writes 第2編: the provisions of each chapter or section in a box.
func (g *guideline) examples(d *policy.Document) {
	g.raw(`<div class="p2">`)
	g.tag("h1", "", "第2編　地方公共団体における情報セキュリティポリシー（例文）")
	for i, part := range d.Nodes {
		g.tag("h2", "", fmt.Sprintf("第%d章　%s（例文）", i+1, part.Title))
		g.sections(part, func(n *policy.Node) { g.boxed(n) })
	}
	g.raw("</div>\n")
}

// comments writes 第3編: for each chapter or section why it is there, its provisions in a box, and what they mean.
func (g *guideline) comments(d *policy.Document) {
	g.raw(`<div class="p3">`)
	g.tag("h1", "", "第3編　地方公共団体における情報セキュリティポリシー（解説）")
	for i, part := range d.Nodes {
		g.tag("h2", "", fmt.Sprintf("第%d章　%s（解説）", i+1, part.Title))
		g.sections(part, func(n *policy.Node) {
			g.tag("p", "mark", "【趣旨】")
			g.say(n.Title)
			g.tag("p", "mark", "【例文】")
			g.boxed(n)
			g.tag("p", "mark", "【解説】")
			g.explain(n)
		})
	}
	g.raw("</div>\n")
}

// sections visits every grouping that holds articles or text, after its heading.
func (g *guideline) sections(part *policy.Node, do func(*policy.Node)) {
	for _, n := range part.Children {
		level := "h3"
		if n.Kind == policy.Section {
			level = "h4"
		}
		g.tag(level, "", strings.TrimSpace(n.Label+"　"+n.Title))
		if len(n.Children) > 0 && n.Children[0].Kind == policy.Section {
			g.sections(n, do)
			continue
		}
		do(n)
	}
}

func (g *guideline) boxed(n *policy.Node) {
	g.raw(`<div class="box">`)
	g.provisions(n)
	g.raw("</div>\n")
}

func (g *guideline) provisions(n *policy.Node) {
	for _, c := range n.Children {
		switch c.Kind {
		case policy.Table:
			g.table(c.Rows)
		case policy.Article:
			g.tag("p", "label", strings.TrimSpace(c.Label+"　"+c.Title))
		case policy.Item:
			g.tag("p", "sub", c.Line())
		case policy.Subitem1, policy.Subitem2, policy.Subitem3:
			g.tag("p", "deep", c.Line())
		default:
			g.tag("p", "label", c.Line())
		}
		g.provisions(c)
	}
}

func (g *guideline) table(rows [][]string) {
	g.raw("<table>")
	for i, row := range rows {
		cell := "td"
		if i == 0 {
			cell = "th"
		}
		g.raw("<tr>")
		for _, c := range row {
			g.tag(cell, "", c)
		}
		g.raw("</tr>\n")
	}
	g.raw("</table>\n")
}

// explain writes the 解説 of a section: a heading for each article with the article's own number, remarks on its provisions, and now and then a
// 図表.
func (g *guideline) explain(n *policy.Node) {
	for i, c := range n.Children {
		if c.Kind == policy.Article {
			g.tag("p", "label", c.Label+"　"+c.Title)
			for j, p := range c.Children {
				if p.Label != "" && j < 3 {
					g.tag("p", "sub", p.Label+"　"+c.Title+"の取扱いに当たり、"+g.sentence(c.Title))
				}
			}
		}
		for range 2 + g.talk {
			g.say(n.Title)
		}
		if i%4 == 3 {
			g.figure++
			g.tag("p", "mark", fmt.Sprintf("図表%d　%sの例", g.figure, n.Title))
			g.table([][]string{{"区分", "考え方の例", "備考"}, {"区分1", g.sentence(n.Title), "－"}, {"区分2", g.sentence(n.Title), "団体の規模による。"}})
		}
	}
	g.tag("p", "mark", "（注1） 規模の小さい団体では、複数の役割を一人が担うことが考えられる。")
}

func (g *guideline) say(title string) {
	g.tag("p", "", g.sentence(title)+g.sentence(title))
}

// sentence gives one of a few ways to talk about a title.
func (g *guideline) sentence(title string) string {
	ways := []string{
		"「%s」は、団体の実情に応じて具体的な方法を検討することが望ましいとされる事柄である。",
		"近年の事例を踏まえると、%sについて担当者だけに任せず、組織として継続的に確かめる体制が重要となる。",
		"なお、%sに要する経費や人員が限られる場合には、優先順位を付けて段階的に進める方法も考えられる。",
		"%sの考え方は、国の統一的な基準や関係する国際的な規格とも整合している。",
		"ここでいう%sには、共同で利用する場合やクラウドサービスによる場合も含まれると解される。",
	}
	g.turn++
	return fmt.Sprintf(ways[g.turn%len(ways)], title)
}

func (g *guideline) appendix() {
	g.raw(`<div class="p5">`)
	g.tag("h1", "", "第5編　付録")
	g.tag("h2", "", "権限・責任等一覧表")
	rows := [][]string{{"役割", "権限", "責任"}}
	for i := range 40 {
		rows = append(rows, []string{fmt.Sprintf("役割%d", i+1), "定めた事項を承認すること。", "状況を把握し、必要な措置を行うこと。"})
	}
	g.table(rows)
	g.raw("</div>\n")
}
