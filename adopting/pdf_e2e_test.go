//go:build e2e

package adopting_test

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kitei/internal/guidelinepdf"
	"kitei/internal/office"
	"kitei/policy"
)

// page is the arrangement as a web page: boxes with ruled borders, tables, a running head on every sheet.
func (a *arrangement) html() string {
	var b strings.Builder
	b.WriteString(`<!doctype html><meta charset="utf-8"><style>@page{size:A4;margin:25mm 22mm} body{font:10.5pt/1.6 "Noto Serif CJK JP",serif}
p{margin:0 0 .4em} div{border:1px solid #000;padding:2mm 3mm;margin:2mm 0 3mm} table{border-collapse:collapse} td{border:1px solid #000;padding:1mm}</style>`)
	open := false
	for _, l := range a.lines {
		if l.box != open {
			b.WriteString(map[bool]string{true: "<div>", false: "</div>"}[l.box])
			open = l.box
		}
		if l.text == "【例文】" && open {
			b.WriteString("</div><div>")
		}
		switch {
		case l.rows != nil:
			b.WriteString("<table>")
			for _, row := range l.rows {
				b.WriteString("<tr>")
				for _, cell := range row {
					b.WriteString("<td>" + strings.ReplaceAll(html.EscapeString(cell), "\n", "<br>") + "</td>")
				}
				b.WriteString("</tr>")
			}
			b.WriteString("</table>")
		default:
			b.WriteString("<p>" + html.EscapeString(l.text) + "</p>")
		}
	}
	return b.String()
}

// Our own edition in the official arrangement, printed as a PDF, comes back.
func TestAdoptPDF(t *testing.T) {
	t.Parallel()
	_, truth := written(t, "r8-03")
	src := office.Print(t, []byte(arrange(truth, true).html()))
	a, e, g := adopt(t, "guideline.pdf", src, "r8-03", "r8-03")
	share, wrong := right(t, truth, e, nil)
	t.Logf("PDF, told by %v: %.3f of clauses right, %d of %d tied, %d findings", g.How, share, a.Tied, a.Clauses, len(a.Findings))
	if share < least {
		t.Errorf("%.3f of clauses right, want %.2f\n%s", share, least, strings.Join(wrong[:min(len(wrong), 12)], "\n"))
	}
}

var pageObject = regexp.MustCompile(`/Type /Page\b`)

// manyPages is how long the official guideline is.
const manyPages = 400

// Our own edition as a PDF of the length and arrangement of the guideline comes back: 総則, 例文 in boxes, the 解説 that shows every 例文 again, 図表 and
// 付録; running heads and numbers like ⅱ-12 on every page.
func TestAdoptWholeGuideline(t *testing.T) {
	t.Parallel()
	_, truth := written(t, "r8-03")
	part := truth.Clone()
	for _, n := range part.Nodes { // the 特則 stand in 第4編
		n.Children = slices.DeleteFunc(n.Children, func(c *policy.Node) bool { return strings.HasPrefix(c.ID, "ovl") })
	}
	src := office.Print(t, guidelinepdf.HTML(part, 12))
	pages := len(pageObject.FindAll(src, -1))
	if pages < manyPages {
		t.Fatalf("%d pages", pages)
	}
	a, e, g := adopt(t, "guideline.pdf", src, "r8-03", "r8-03")
	share, wrong := right(t, truth, e, nil)
	t.Logf("%d pages, told by %v: %.3f of clauses right, %d of %d tied, %d findings", pages, g.How, share, a.Tied, a.Clauses, len(a.Findings))
	if share < least {
		t.Errorf("%.3f of clauses right, want %.2f\n%s", share, least, strings.Join(wrong[:min(len(wrong), 12)], "\n"))
	}
}
