package importers

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kitei/policy"
)

// What a reader sees, paragraph by paragraph; 'before' is the text before the tracked changes where it differs.
func TestDocxText(t *testing.T) {
	const by = ` w:id="1" w:author="x" w:date="2026-01-01T00:00:00Z"`
	ins := func(s string) string { return `<w:ins` + by + `>` + s + `</w:ins>` }
	del := func(s string) string {
		return `<w:del` + by + `><w:r><w:delText>` + s + `</w:delText></w:r></w:del>`
	}
	field := func(instruction, result string) string {
		return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>` + instruction + `</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + result + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
	}
	box := func(s string) string {
		return `<wps:txbx><w:txbxContent>` + p("", t1(s)) + `</w:txbxContent></wps:txbx>`
	}
	for _, test := range []struct {
		name, body   string
		want, before []string
		notices      string
	}{
		{name: "runs", body: p("", t1("情報")+t1("資産")+`<w:r><w:tab/><w:t>一</w:t><w:br/><w:t>二</w:t><w:noBreakHyphen/><w:t>三</w:t><w:br w:type="page"/></w:r>`), want: []string{"情報資産\t一\n二-三"}},
		{name: "links and tags", body: p("", `<w:hyperlink w:anchor="x">`+t1("第１条")+`</w:hyperlink><w:smartTag>`+t1("の")+`</w:smartTag><w:sdt><w:sdtPr/><w:sdtContent>`+t1("規定")+`</w:sdtContent></w:sdt><w:customXml>`+t1("等")+`</w:customXml>`), want: []string{"第１条の規定等"}},
		{name: "ruby", body: p("", t1("強")+`<w:r><w:ruby><w:rt><w:r><w:t>じん</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>靱</w:t></w:r></w:rubyBase></w:ruby></w:r>`+t1("性")), want: []string{"強靱性"}},
		{name: "field", body: p("", t1("前")+field("REF x", t1("第５条"))+t1("後")+`<w:fldSimple w:instr=" PAGE ">`+t1("3")+`</w:fldSimple>`), want: []string{"前第５条後3"}},
		{name: "field in a field", body: p("", field(`IF `+`</w:instrText></w:r>`+field("X", t1("隠"))+`<w:r><w:instrText>`, t1("見"))), want: []string{"見"}},
		{name: "contents", body: p("", `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \o </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`+t1("第１章……1")) + p("", t1("第２章……2")) + p("", `<w:r><w:fldChar w:fldCharType="end"/></w:r>`) + p("", t1("本文")), want: []string{"本文"}},
		{name: "contents without an end", body: p("", `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`) + p("", t1("本文")), want: []string{"", "本文"}},
		{name: "check boxes", body: p("", `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`+t1("有")), want: []string{"☑有"}},
		{name: "changed words", body: p("", t1("甲")+ins(t1("乙"))+del("丙")), want: []string{"甲乙"}, before: []string{"甲丙"}, notices: "docx-changes 2"},
		{name: "moved", body: p("", `<w:moveFrom`+by+`><w:r><w:t>動</w:t></w:r></w:moveFrom>`+t1("不")) + p("", `<w:moveTo`+by+`>`+t1("動")+`</w:moveTo>`), want: []string{"不", "動"}, before: []string{"動不", ""}, notices: "docx-changes 2"},
		{name: "deleted end joins", body: p(`<w:rPr><w:del`+by+`/></w:rPr>`, t1("上")) + p("", t1("下")), want: []string{"上下"}, before: []string{"上", "下"}, notices: "docx-changes 1"},
		{name: "deleted paragraph", body: p(`<w:rPr><w:del`+by+`/></w:rPr>`, del("消")) + p("", t1("残")), want: []string{"残"}, before: []string{"消", "残"}, notices: "docx-changes 2"},
		{name: "inserted paragraph", body: p("", t1("上")) + p(`<w:rPr><w:ins`+by+`/></w:rPr>`, ins(t1("中"))) + p("", t1("下")), want: []string{"上", "中", "下"}, before: []string{"上", "下"}, notices: "docx-changes 2"},
		{name: "deleted end at the end", body: p(`<w:rPr><w:del`+by+`/></w:rPr>`, t1("終")), want: []string{"終"}, before: []string{"終"}, notices: "docx-changes 1"},
		{name: "hidden", body: p("", t1("見")+`<w:r><w:rPr><w:vanish/></w:rPr><w:t>隠</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>出</w:t></w:r>`), want: []string{"見出"}, notices: "docx-hidden 1"},
		{name: "symbols", body: p("", `<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Wingdings" w:char="F001"/><w:sym w:font="ＭＳ 明朝" w:char="2460"/></w:r>`), want: []string{"☑〓①"}, notices: "docx-symbols wingdings 1"},
		{name: "text box once", body: p("", t1("文")+`<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><a:graphic>`+box("箱")+`</a:graphic></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>`+p("", t1("箱"))+`</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`+t1("章")), want: []string{"文章", "→箱"}, notices: "docx-textboxes 1"},
		{name: "picture and words of a chart", body: p("", `<w:r><w:drawing><a:graphic><a:blip/><a:p><a:r><a:t>図</a:t></a:r></a:p></a:graphic></w:drawing></w:r>`), want: []string{""}, notices: "docx-pictures 1"},
		{name: "formula", body: p("", `<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>`), want: []string{"x"}},
		{name: "comment", body: p("", `<w:commentRangeStart w:id="0"/>`+t1("文")+`<w:r><w:commentReference w:id="0"/></w:r>`), want: []string{"文"}, notices: "docx-comments 1"},
		{name: "footnote", body: p("", t1("資産")+`<w:r><w:footnoteReference w:id="2"/></w:r>`+t1("を")), want: []string{"資産を", "→注1　脚注の文"}, notices: "docx-notes 1"},
		{name: "table", body: `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>` + p("", t1("広")) + `</w:tc><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + p("", t1("高")) + `</w:tc></w:tr><w:tr><w:tc>` + p("", t1("左")) + p("", t1("下")) + `</w:tc><w:tc><w:tbl><w:tr><w:tc>` + p("", t1("中")) + `</w:tc><w:tc>` + p("", t1("表")) + `</w:tc></w:tr></w:tbl>` + p("", "") + `</w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr>` + p("", "") + `</w:tc></w:tr></w:tbl>`, want: []string{"|広||高|", "|左\n下|中　表||"}},
		{name: "deleted row", body: `<w:tbl><w:tr><w:tc>` + p("", t1("一")) + `</w:tc><w:tc>` + p("", "") + `</w:tc></w:tr><w:tr><w:trPr><w:del` + by + `/></w:trPr><w:tc>` + p("", t1("二")) + `</w:tc></w:tr></w:tbl>`, want: []string{"|一||"}, before: []string{"|一||", "|二|"}, notices: "docx-changes 1"},
	} {
		parts := wordParts{body: test.body, footnotes: `<w:footnote w:type="separator" w:id="0">` + p("", t1("線")) + `</w:footnote><w:footnote w:id="2">` + p("", t1("脚注の文")) + `</w:footnote>`}
		src := parts.bytes(t)
		got, w := wordLines(t, src, Options{})
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
		w.findings()
		var notices []string
		for _, n := range w.notices {
			notices = append(notices, strings.TrimPrefix(n.Error(), "x.docx: "))
		}
		if s := strings.Join(notices, ","); s != test.notices {
			t.Errorf("%s: notices %q, want %q", test.name, s, test.notices)
		}
		before := test.before
		if before == nil {
			before = test.want
		}
		got, _ = wordLines(t, src, Options{Original: true})
		if diff := cmp.Diff(before, got); diff != "" {
			t.Errorf("%s, original (-want +got):\n%s", test.name, diff)
		}
	}
}

// Numbers LibreOffice cannot confirm: the rules of the standard and of Word.
func TestDocxNumbers(t *testing.T) {
	for _, test := range []struct{ name, numbering, body, want string }{
		{"no restart", abstract("1", lvl("0", "decimal", "%1", "")+lvl("1", "decimal", "%2", `<w:lvlRestart w:val="0"/>`)) + num("1", "1", ""), listed("1", "0", "") + listed("1", "1", "") + listed("1", "0", "") + listed("1", "1", ""), "1 1 2 2"},
		{"restart behind the outermost", abstract("1", lvl("0", "decimal", "%1", "")+lvl("1", "decimal", "%2", "")+lvl("2", "decimal", "%3", `<w:lvlRestart w:val="1"/>`)) + num("1", "1", ""), listed("1", "0", "") + listed("1", "1", "") + listed("1", "2", "") + listed("1", "1", "") + listed("1", "2", "") + listed("1", "0", "") + listed("1", "2", ""), "1 1 1 2 2 2 1"},
		{"plain digits", abstract("1", lvl("0", "japaneseCounting", "%1", "")+lvl("1", "decimal", "%1.%2", "<w:isLgl/>")) + num("1", "1", ""), listed("1", "0", "") + listed("1", "1", ""), "一 1.1"},
		{"inner override", abstract("1", lvl("0", "decimal", "%1", "")+lvl("1", "decimal", "%2", "")) + num("1", "1", `<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride>`), listed("1", "0", "") + listed("1", "1", "") + listed("1", "1", ""), "1 5 6"},
		{"custom", `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>` + num("1", "1", ""), listed("1", "0", ""), "001"},
		{"percent", abstract("1", lvl("0", "decimal", "100%-%1%", "")) + num("1", "1", ""), listed("1", "0", ""), "100%-1%"},
		{"unknown list", "", listed("7", "0", "文"), "文"},
		{"circle of lists", `<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>` + num("1", "1", ""), listed("1", "0", "文"), "文"},
		{"two lists a paragraph could be in", abstract("1", lvl("0", "decimal", "%1", "")) + num("1", "1", "") + num("2", "1", `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>`), listed("1", "0", "") + listed("2", "0", "") + listed("2", "0", "") + listed("1", "0", ""), "1 1 2 3"},
	} {
		parts := wordParts{body: test.body, numbering: test.numbering, styles: `<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:basedOn w:val="M"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="M"><w:basedOn w:val="L"/></w:style>`}
		got, _ := wordLines(t, parts.bytes(t), Options{})
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%s: %s, want %s", test.name, s, test.want)
		}
	}
}

// treeOf gives the tree of a document, a node a line.
func treeOf(d *policy.Document) string {
	var b strings.Builder
	b.WriteString(d.Title + "\n")
	for n, up := range d.Walk() {
		b.WriteString(strings.Repeat("  ", len(up)) + n.Kind.String())
		for _, s := range []string{n.Label, n.Title, n.Text} {
			b.WriteString("｜" + strings.ReplaceAll(s, "\n", "⏎"))
		}
		for _, row := range n.Rows {
			b.WriteString(" [" + strings.Join(row, "|") + "]")
		}
		b.WriteString("\n")
	}
	return b.String()
}

// A rule as town halls have it: headings with styles named in Japanese, articles counted through by their own list, captions as headings,
// full-width spaces for indents, a break within a paragraph, a frame around text, a footnote.
func TestDocxRule(t *testing.T) {
	style := func(id, name, more string) string {
		return `<w:style w:type="paragraph" w:styleId="` + id + `"><w:name w:val="` + name + `"/>` + more + `</w:style>`
	}
	parts := wordParts{
		styles: style("a3", "Title", "") + style("1", "heading 1", `<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>`) + style("aa", "条", `<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>`) + style("11", "toc 1", "") + style("b", "見出し 2", ""),
		numbering: abstract("1", lvl("0", "decimalFullWidth", "第%1章", `<w:pStyle w:val="1"/><w:suff w:val="space"/>`)) +
			abstract("2", lvl("0", "decimalFullWidth", "第%1条　", `<w:pStyle w:val="aa"/><w:suff w:val="nothing"/>`)+lvl("1", "decimalFullWidth", "%2", "")+lvl("2", "decimalFullWidth", "（%3）", "")+lvl("3", "aiueoFullWidth", "%4", "")) + num("1", "1", "") + num("2", "2", ""),
		body: p("", t1("令和８年４月１日")) + styled("a3", "瑞穂町情報セキュリティ規程") + styled("11", "第１章　総則……１") +
			styled("1", "総則") + p(`<w:pStyle w:val="b"/>`, t1("（目的）")) + styled("aa", "この規程は、情報資産を守ることを目的とする。") +
			p("", t1("　（定義）")) + styled("aa", "用語の意義は、次のとおりとする。") + listed("2", "2", "職員　町の職員をいう。") + p("", t1("説明")+`<w:r><w:footnoteReference w:id="2"/></w:r>`) + listed("2", "2", "資産") + listed("2", "3", "文書") + listed("2", "3", "機器") +
			`<w:tbl><w:tr><w:tc>` + p("", t1("　（適用）")) + styled("aa", "本町の職員に適用する。") + `</w:tc></w:tr></w:tbl>` +
			styled("1", "雑則") + p("", t1("（委任）")+`<w:r><w:br/></w:r>`+t1("第１０条の２　町長が定める。")) +
			`<w:tbl><w:tr><w:tc>` + p("", t1("区分")) + `</w:tc><w:tc>` + p("", t1("意味")) + `</w:tc></w:tr></w:tbl>` + p("", t1("附　則")) + p("", t1("この規程は、公布の日から施行する。")),
		footnotes: `<w:footnote w:id="2">` + p("", t1("会計年度任用職員を含む。")) + `</w:footnote>`,
	}
	d, notices, err := ReadDocx("rule.docx", parts.bytes(t))
	if err != nil {
		t.Fatal(err)
	}
	want := `瑞穂町情報セキュリティ規程
chapter｜第１章｜総則｜
  article｜第１条｜目的｜
    paragraph｜｜｜この規程は、情報資産を守ることを目的とする。
  article｜第２条｜定義｜
    paragraph｜｜｜用語の意義は、次のとおりとする。
      item｜（１）｜｜職員　町の職員をいう。⏎説明
      item｜（２）｜｜資産
        subitem1｜ア｜｜文書
        subitem1｜イ｜｜機器
    paragraph｜｜｜注1　会計年度任用職員を含む。
  article｜第３条｜適用｜
    paragraph｜｜｜本町の職員に適用する。
chapter｜第２章｜雑則｜
  article｜第１０条の２｜委任｜
    paragraph｜｜｜町長が定める。
    table｜｜｜ [区分|意味]
supplement｜附　則｜｜
  paragraph｜｜｜この規程は、公布の日から施行する。
`
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(treeOf(d), "\n")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if d.Head.Date != "令和８年４月１日" {
		t.Errorf("date %q", d.Head.Date)
	}
	codes := []string{}
	for _, n := range notices {
		codes = append(codes, n.Code)
	}
	if !slices.Equal(codes, []string{"contents-skipped", "docx-notes"}) {
		t.Errorf("notices %v", codes)
	}
}

// codeOf gives the code of the notice that stopped a reading.
func codeOf(err error) string {
	var n *policy.Notice
	if errors.As(err, &n) {
		return n.Code
	}
	return ""
}
