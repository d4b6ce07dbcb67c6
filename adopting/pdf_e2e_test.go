//go:build e2e

package adopting_test

import (
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
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
	_, truth := written(t, "r8-03")
	dir := t.TempDir()
	page := filepath.Join(dir, "guideline.html")
	if err := os.WriteFile(page, []byte(arrange(truth, true).html()), 0o644); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "guideline.pdf")
	cmd := exec.Command("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
		"--user-data-dir="+t.TempDir(), "--no-pdf-header-footer", "--print-to-pdf="+file, "file://"+page)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	a, e, g := adopt(t, "guideline.pdf", src, "r8-03", "r8-03")
	share, wrong := right(t, truth, e, nil)
	t.Logf("PDF, told by %v: %.3f of clauses right, %d of %d tied, %d findings", g.How, share, a.Tied, a.Clauses, len(a.Findings))
	if share < least {
		t.Errorf("%.3f of clauses right, want %.2f\n%s", share, least, strings.Join(wrong[:min(len(wrong), 12)], "\n"))
	}
}
