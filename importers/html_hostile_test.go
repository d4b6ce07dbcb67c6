package importers_test

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kitei/importers"
	"kitei/policy"
)

// Pages made to hurt are refused or read within bounds, and never with a panic.
func TestHTMLHostile(t *testing.T) {
	many := func(n int, f func(i int) string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(f(i))
		}
		return b.String()
	}
	page := func(body string) string {
		return `<html><head><meta charset="utf-8"></head><body>` + body + "</body></html>"
	}
	for name, test := range map[string]struct{ src, code string }{
		"nested":           {page(strings.Repeat("<div>", 100_000) + "第1条　定める。"), "html-depth"},
		"nested lists":     {page(strings.Repeat("<ol><li>甲", 10_000)), "html-depth"},
		"unclosed marks":   {page(many(400, func(i int) string { return fmt.Sprintf("<b id=%d><font size=%d>", i, i) }) + strings.Repeat("<p>第1条　定める。", 20_000)), ""},
		"unclosed links":   {page(many(400, func(i int) string { return fmt.Sprintf("<a id=%d>", i) }) + strings.Repeat("<p>第1条　定める。", 20_000)), ""},
		"spans":            {page("<p>甲。</p><table>" + strings.Repeat("<tr>"+strings.Repeat(`<td colspan=1000 rowspan=65534>甲</td>`, 50)+"</tr>", 50) + "</table>"), ""},
		"long table":       {page("<p>甲。</p><table>" + strings.Repeat("<tr><td>甲</td><td>乙</td></tr>", 10_000) + "</table>"), ""},
		"one wide row":     {page("<p>甲。</p><table>" + strings.Repeat("<tr><td>甲</td><td>乙</td></tr>", 5_000) + "<tr>" + strings.Repeat("<td>丙</td>", 5_000) + "</tr></table>"), ""},
		"entities":         {page("<p>第1条　" + strings.Repeat("&nbsp;&#x7532;&#0;&#xD800;&bogus;", 50_000) + "</p>"), ""},
		"null bytes":       {page("<p>第1条\x00　定\x00める。</p>\x00"), ""},
		"truncated tag":    {"<html><body><p>第1条　定める。</p><p class=\"", ""},
		"truncated letter": {page("<p>第1条　定める。定める。定める。定める。</p>")[:88], ""},
		"only scripts":     {page("<script>第1条</script><style>p{}</style>"), "file-empty"},
		"only frames":      {"<html><frameset><frame src=a></frameset></html>", "html-frames"},
		"bomb of rows":     {page("<table>" + strings.Repeat("<tr><td rowspan=0 colspan=0>甲<td>乙", 2_000)), ""},
		"huge numbers":     {page(`<ol start=999999999999><li value=-5>甲<li value=2147483647>乙</ol>`), ""},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		d, _, err := importers.ReadHTML("x.html", []byte(test.src))
		runtime.ReadMemStats(&after)
		if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 600 {
			t.Errorf("%s: %d MB for %d KB", name, used, len(test.src)>>10)
		}
		var n *policy.Notice
		if got := errors.As(err, &n); got != (test.code != "") || got && n.Code != test.code {
			t.Errorf("%s: %v, want %q", name, err, test.code)
		}
		if err == nil && len(d.Nodes) == 0 {
			t.Errorf("%s: nothing was read", name)
		}
	}
}

// Numbers of lists as a browser shows them.
func TestHTMLLists(t *testing.T) {
	src := `<body><p>次のとおりとする。</p><ol type="A"><li>甲<li>乙<ol type="i"><li>丙<li value="9">丁</ol></ol>` +
		`<ol reversed><li>三<li>二</ol><ol style="list-style: none"><li>印なし</ol><ol style="list-style-type:cjk-ideographic"><li>甲<li>乙</ol>` +
		`<ol style="list-style-type: katakana-iroha"><li>甲<li>乙</ol><p>番号を自分で書く次の一覧。</p><ol><li>(1) 甲<li>(2) 乙</ol><p>次による。</p><ol><li><p>一段落目。</p><p>二段落目。</p></ol>`
	d, _, err := importers.ReadHTML("x.html", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	want := `  
preamble|||次のとおりとする。
 item|A.||甲
 item|B.||乙
  subitem1|i.||丙
  subitem1|ix.||丁
 item|2.||三
 item|1.||二
 item|||印なし
 item|一||甲
 item|二||乙
 item|イ||甲
 item|ロ||乙
preamble|||番号を自分で書く次の一覧
 item|(1)||甲
 item|(2)||乙
preamble|||次による。
 item|1.||一段落目。
 item|||二段落目。
`
	if diff := cmp.Diff(want, outline(d)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Joined cells are laid out: one over rows stands in each, one over columns in the first.
func TestHTMLTables(t *testing.T) {
	src := `<body><p>表。</p><table><thead><tr><th colspan="2">区分</th><th>例</th></tr></thead><tfoot><tr><td>合計</td></tr></tfoot>` +
		`<tr><td rowspan="2">甲<td>一<td>x<br>y<tr><td>二<td rowspan="9"><p>z</p><p>w</p><tr><td colspan="2">乙</table>`
	d, _, err := importers.ReadHTML("x.html", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{{"区分", "", "例"}, {"甲", "一", "x\ny"}, {"甲", "二", "z\nw"}, {"乙", "", "z\nw"}, {"合計", "", "z\nw"}}
	for n := range d.All() {
		if n.Kind == policy.Table {
			if diff := cmp.Diff(want, n.Rows); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			return
		}
	}
	t.Errorf("no table\n%s", outline(d))
}

// A page in another character set reads to the same tree, whether it says so rightly, wrongly or not at all, and however late in its head.
func TestHTMLCharsets(t *testing.T) {
	body := "<body><p>○甲町規程</p><p>第1条　職員は、情報資産を守らなければならない。</p><p>附　則</p><p>施行する。</p></body>"
	late := "<script>" + strings.Repeat("// 目\n", 800) + "</script>"
	want, _, err := importers.ReadHTML("x.html", []byte(`<meta charset="utf-8">`+body))
	if err != nil {
		t.Fatal(err)
	}
	for name, e := range legacy {
		for _, declared := range []string{name, "utf-8", "cp932", "iso-8859-1", ""} {
			src, err := e.NewEncoder().String(`<html><head>` + late + `<META http-equiv=Content-Type content="text/html; charset=` + declared + `"></head>` + body)
			if err != nil {
				t.Fatal(err)
			}
			got, notices, err := importers.ReadHTML("x.html", []byte(src))
			if err != nil {
				t.Errorf("%s declared %s: %v", name, declared, err)
				continue
			}
			if diff := cmp.Diff(outline(want), outline(got)); diff != "" {
				t.Errorf("%s declared %s: %s", name, declared, diff)
			}
			if said := len(notices) > 0; said == (declared == name || name == "UTF-16" || name == "Shift_JIS" && declared == "cp932") {
				t.Errorf("%s declared %s: %v", name, declared, notices)
			}
		}
	}
}

func FuzzReadHTML(f *testing.F) {
	for _, s := range []string{
		`<meta charset=utf-8><p>○規程<p>(目的)<p>第1条　定める。<table><tr><td rowspan=3 colspan=2>甲<td>乙</table><ol type=a start=3><li>丙<ol><li value=0>丁</ol></ol>`,
		`<meta name="generator" content="kitei"><main id="kitei-main"><section data-kind="article" data-id="x"><p class="line"><span class="label" data-of="article">第1条</span><span class="text">文<a data-ref="y">9</a></span></p><div data-kind="table"><table><tr><td>a</table></div></main>`,
		`<div id="primaryInner2"><div class="eline"><p class="title-irregular">○規程</p><p class="date">平成1年1月1日</p></div><div class="eline"><p class="num"><span class="num">第1条</span>文<ruby>靱<rt>じん</rt></ruby></p></div>`,
		"<pre>第1条　定める。\n区分\t例\t注\n</pre><br><br>第2条<br>文", "<frameset><frame>", "\xff\xfe<\x00p\x00>\x00", "<b><i><p><table><b><td><svg><p>",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 4096 {
			t.Skip("too long")
		}
		d, _, err := importers.ReadHTML("x.html", src)
		if err != nil {
			return
		}
		for _, part := range importers.Split(d) {
			for _, c := range policy.Clauses(part) {
				_ = c.Text() + c.Path()
			}
		}
	})
}

func benchmarkPage(times int) []byte {
	var b strings.Builder
	b.WriteString(`<meta charset="utf-8"><p>○規程</p>`)
	for i := range 200 * times {
		fmt.Fprintf(&b, `<div class="eline"><p>（見出し）</p><p class="num"><span class="num">第%d条</span>　<span>職員は、<b>情報資産</b>を守らなければならない。</span></p></div><p>(1)　甲</p><p>(2)　乙</p><table><tr><td>区分</td><td>例</td></tr><tr><td>甲</td><td>乙</td></tr></table>`, i+1)
	}
	return []byte(b.String())
}

func BenchmarkReadHTML(b *testing.B) {
	for _, times := range []int{1, 4, 16} {
		src := benchmarkPage(times)
		b.Run(fmt.Sprintf("%dx", times), func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			for b.Loop() {
				if _, _, err := importers.ReadHTML("x.html", src); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkReadText(b *testing.B) {
	for _, times := range []int{1, 4, 16} {
		src := []byte(strings.Repeat("（見出し）\n第1条　職員は、情報資産を守らなければならない。\n(1)　甲\n(2)　乙\n区分\t例\t注\n甲\t乙\t丙\n", 200*times))
		b.Run(fmt.Sprintf("%dx", times), func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			for b.Loop() {
				if _, _, err := importers.ReadText("x.txt", src); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
