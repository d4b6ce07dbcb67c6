package importers

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// complexField is a field as Word writes it; without a result where shown is empty.
func complexField(instruction, shown string) string {
	char := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	s := char("begin") + `<w:r><w:instrText xml:space="preserve">` + instruction + `</w:instrText></w:r>`
	if shown != "" {
		s += char("separate") + t1(shown)
	}
	return s + char("end")
}

// What Word shows of markup that is rare in rules and common in the forms behind them.
func TestDocxDepth(t *testing.T) {
	const by = ` w:id="1" w:author="x" w:date="2026-01-01T00:00:00Z"`
	form := func(inner string) string {
		return `<w:r><w:fldChar w:fldCharType="begin"><w:ffData>` + inner + `</w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
	}
	cell := func(properties, text string) string {
		return `<w:tc><w:tcPr>` + properties + `</w:tcPr>` + p("", t1(text)) + `</w:tc>`
	}
	for _, test := range []struct {
		name, body string
		want       []string
		notices    string
	}{
		{"page number and sequence", p("", t1("様式")+complexField(` SEQ 様式 \* ARABIC `, "3")+t1("（")+complexField(` PAGEREF _Toc1 \h `, "12")+t1("頁）")), []string{"様式3（12頁）"}, ""},
		{"reference", p("", complexField(` REF _Ref5 \r \h `, "第５条")+t1("の規定")), []string{"第５条の規定"}, ""},
		{"circled by an equation", p("", complexField(` eq \o\ac(○,1) `, "")+t1("　利用者")), []string{"①　利用者"}, ""},
		{"circled, full-width, with a font", p("", complexField(` eq \o\ac(○,１２) `, "")+complexField(` EQ \o\ac(○,\s\up 1(秘)) `, "")+complexField(` eq \o\ac(□,印) `, "")), []string{"⑫㊙印"}, ""},
		{"reading above by an equation", p("", t1("強")+complexField(` EQ \* jc2 \* "Font:ＭＳ 明朝" \* hps10 \o\ad(\s\up 9(じん),靱) `, "")+t1("性")), []string{"強靱性"}, ""},
		{"spread by an equation", p("", complexField(` eq \o\ad(氏名,　　　　　) `, "")), []string{"氏名"}, ""},
		{"sign of a font by a field", p("", complexField(` SYMBOL 254 \f Wingdings \s 10 `, "")+t1("有")), []string{"☑有"}, ""},
		{"list to choose from", p("", form(`<w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList>`)+t1("種")), []string{"乙種"}, ""},
		{"list nobody chose from", p("", form(`<w:ddList><w:listEntry w:val="甲"/></w:ddList>`)), []string{"甲"}, ""},
		{"controls", `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>` + p("", t1("箱の中")) + `<w:sdt><w:sdtContent>` + p("", t1("その中")) + `</w:sdtContent></w:sdt></w:sdtContent></w:sdt>` + p("", `<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>`+t1("同意")), []string{"箱の中", "その中", "☐同意"}, ""},
		{"controls round rows and cells", `<w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent>` + cell("", "一") + `</w:sdtContent></w:sdt>` + cell("", "二") + `</w:tr></w:sdtContent></w:sdt></w:tbl>`, []string{"|一|二|"}, ""},
		{"soft and hard hyphens, spaces", p("", `<w:r><w:t>LG</w:t><w:softHyphen/><w:t>WAN</w:t><w:noBreakHyphen/><w:t xml:space="preserve">系 </w:t><w:cr/><w:t>次</w:t></w:r>`), []string{"LGWAN-系 \n次"}, ""},
		{"endnote and its mark", p("", t1("資産")+`<w:r><w:endnoteReference w:id="5"/></w:r>`), []string{"資産", "→注1　文末の注"}, "docx-notes 1"},
		{"merged down", `<w:tbl><w:tr>` + cell(`<w:vMerge w:val="restart"/>`, "区分") + cell("", "甲") + `</w:tr><w:tr>` + cell(`<w:vMerge w:val="continue"/>`, "") + cell("", "乙") + `</w:tr><w:tr>` + cell("", "別") + cell("", "丙") + `</w:tr></w:tbl>`, []string{"|区分|甲|", "||乙|", "|別|丙|"}, ""},
		{"hidden row", `<w:tbl><w:tr>` + cell("", "見") + cell("", "出") + `</w:tr><w:tr><w:trPr><w:hidden/></w:trPr>` + cell("", "隠") + cell("", "蔵") + `</w:tr></w:tbl>`, []string{"|見|出|"}, "docx-hidden 1"},
		{"deleted cell", `<w:tbl><w:tr>` + cell("", "一") + cell(`<w:cellDel`+by+`/>`, "消") + cell(`<w:cellIns`+by+`/>`, "加") + `</w:tr></w:tbl>`, []string{"|一|加|"}, "docx-changes 2"},
		{"moved paragraph", `<w:moveFromRangeStart w:id="7" w:name="m"/>` + p(`<w:rPr><w:moveFrom`+by+`/></w:rPr>`, `<w:moveFrom`+by+`>`+t1("動く")+`</w:moveFrom>`) + `<w:moveFromRangeEnd w:id="7"/>` + p("", t1("不動")) + `<w:moveToRangeStart w:id="8" w:name="m"/>` + p(`<w:rPr><w:moveTo`+by+`/></w:rPr>`, `<w:moveTo`+by+`>`+t1("動く")+`</w:moveTo>`) + `<w:moveToRangeEnd w:id="8"/>`, []string{"不動", "動く"}, "docx-changes 4"},
		{"text box in a group", p("", t1("文")+`<w:r><w:drawing><a:g><a:sp>`+`<wps:txbx><w:txbxContent>`+p("", t1("左"))+`</w:txbxContent></wps:txbx></a:sp><a:sp><wps:txbx><w:txbxContent>`+p("", t1("右"))+`</w:txbxContent></wps:txbx></a:sp></a:g></w:drawing></w:r>`), []string{"文", "→左", "→右"}, "docx-textboxes 2"},
		{"text box of old files", p("", t1("文")+`<w:r><w:pict><v:shape><v:textbox><w:txbxContent>`+p("", t1("箱"))+`</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`), []string{"文", "→箱"}, "docx-textboxes 1"},
		{"diagram and chart", p("", `<w:r><w:drawing><a:graphic><a:graphicData><a:relIds/></a:graphicData></a:graphic></w:drawing></w:r><w:r><w:drawing><a:graphic><a:graphicData><a:chart/></a:graphicData></a:graphic></w:drawing></w:r>`), []string{""}, "docx-pictures 2"},
		{"hidden by a style", p("", `<w:r><w:rPr><w:rStyle w:val="H"/></w:rPr><w:t>隠</w:t></w:r>`+t1("見")), []string{"見"}, "docx-hidden 1"},
		{"another document inside", p("", t1("前")) + `<w:altChunk/>` + p("", t1("後")), []string{"前", "後"}, "docx-embedded 1"},
		{"tags and links", p("", `<w:smartTag w:element="date">`+t1("令和")+`<w:smartTag>`+t1("８年")+`</w:smartTag></w:smartTag><w:hyperlink><w:r><w:t>別表</w:t></w:r></w:hyperlink>`), []string{"令和８年別表"}, ""},
		{"spaces that markup only has for its looks", p("", "<w:r><w:t>\n  職員\n  </w:t></w:r>"), []string{"職員"}, ""},
		{"capitals", p("", `<w:r><w:rPr><w:caps/></w:rPr><w:t>ciso</w:t></w:r>`), []string{"CISO"}, ""},
	} {
		parts := wordParts{body: test.body, styles: `<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>`, endnotes: `<w:endnote w:id="5">` + p("", `<w:r><w:endnoteRef/></w:r>`+t1("文末の注")) + `</w:endnote>`}
		for _, strict := range []bool{false, true} {
			parts.strict = strict
			got, w := wordLines(t, parts.bytes(t), Options{})
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("%s, strict %v (-want +got):\n%s", test.name, strict, diff)
			}
			w.findings()
			var notices []string
			for _, n := range w.notices {
				notices = append(notices, strings.TrimPrefix(n.Error(), "x.docx: "))
			}
			if s := strings.Join(notices, ","); s != test.notices {
				t.Errorf("%s: notices %q, want %q", test.name, s, test.notices)
			}
		}
	}
}

// Whatever an equation says, reading ends, and what stands in it or in a circle comes out.
func FuzzEquation(f *testing.F) {
	for _, s := range []string{` \o\ac(○,1) `, `\* jc2 \* "Font:ＭＳ 明朝" \* hps10 \o\ad(\s\up 9(じん),靱)`, `\f(1,2)`, `\b \bc\{ (\r(3,x))`, `\o(((`, `\*"`, `\`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if strings.Contains(s, raised) {
			t.Skip("no character of XML")
		}
		if got := equation(s); strings.Contains(got, raised) || len(got) > 3*len(s)+3 {
			t.Errorf("%q: %q", s, got)
		}
	})
}
