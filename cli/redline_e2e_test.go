//go:build e2e

package cli_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"kitei/cli"
	"kitei/importers"
	"kitei/internal/ooxml"
)

// A redline that LibreOffice opened and saved again has every tracked change still, by its seal; with all changes accepted LibreOffice shows every
// provision of the new text, in order.
func TestRedlineInLibreOffice(t *testing.T) {
	out := t.TempDir()
	params := "../samples/mizuho/kitei.yaml"
	for _, edition := range []string{"r5-03", "r8-03"} {
		run(t, "draft", "-p", params, "-e", edition, "-f", "md", "-o", filepath.Join(out, edition))
	}
	rule := filepath.Join("r8-03", "02_情報セキュリティ対策基準.md")
	for name, args := range map[string][]string{
		"model.docx": {"r5-03", "r8-03"},
		"back.docx":  {"r8-03", "r5-03", "--date", "2026-04-01"},
		"rule.docx":  {filepath.Join(out, strings.Replace(rule, "r8", "r5", 1)), filepath.Join(out, rule), "-p", params},
		"local.docx": {"../samples/mizuho/local/情報セキュリティ基本規程.md", filepath.Join(out, rule), "-p", params},
	} {
		file := filepath.Join(out, name)
		run(t, append(append([]string{"diff"}, args...), "-f", "docx", "--redline", "-o", file)...)
		again := resave(t, file)
		var stdout, stderr bytes.Buffer
		if code := cli.Main([]string{"kitei", "verify", again}, &stdout, &stderr); code != 0 {
			t.Errorf("%s: exit %d\n%s%s", name, code, stdout.String(), stderr.String())
		}
		accepted := filepath.Join(t.TempDir(), "accepted.docx")
		accept(t, file, accepted)
		text := officeText(t, accepted)
		lines := wordsOf(t, file)
		if len(lines) < 500 {
			t.Errorf("%s: %d lines", name, len(lines))
		}
		for _, line := range lines {
			at := strings.Index(text, folded(line))
			if at < 0 {
				t.Fatalf("%s: LibreOffice does not show %q there", name, line)
			}
			text = text[at+len(folded(line)):]
		}
	}
}

// wordsOf gives the text of every provision of a Word file with its changes accepted, in order.
func wordsOf(t *testing.T, file string) []string {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	d, _, err := importers.ReadWith(file, bytes.NewReader(src), importers.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for n := range d.All() {
		if n.Text != "" {
			out = append(out, n.Text)
		}
		for _, row := range n.Rows {
			out = append(out, row...)
		}
	}
	return out
}

var (
	deletedRows = regexp.MustCompile(`(?s)<w:tr><w:trPr>(?:[^t]|t[^r])*?<w:del [^>]*/></w:trPr>.*?</w:tr>`)
	deletedEnds = regexp.MustCompile(`(?s)<w:p><w:pPr>(?:<w:(?:pStyle|pageBreakBefore|spacing|ind)[^>]*/>)*<w:rPr><w:del [^>]*/></w:rPr></w:pPr>.*?</w:p>`)
	deletions   = regexp.MustCompile(`(?s)<w:del [^>]*[^/]>.*?</w:del>`)
	insertions  = regexp.MustCompile(`</?w:ins[^>]*>`)
)

// accept writes a redline with all changes accepted, as Word would.
func accept(t *testing.T, from, to string) {
	t.Helper()
	src, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	a, err := ooxml.OpenArchive(src)
	if err != nil {
		t.Fatal(err)
	}
	body, err := a.Part("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	for _, gone := range []*regexp.Regexp{deletedRows, deletedEnds, deletions, insertions} {
		body = gone.ReplaceAll(body, nil)
	}
	body = bytes.ReplaceAll(body, []byte("<w:rPr></w:rPr></w:pPr>"), []byte("</w:pPr>"))
	out, err := a.With(map[string][]byte{"word/document.xml": body})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, out, 0o600); err != nil {
		t.Fatal(err)
	}
}

// officeText gives what LibreOffice's text export says, without spaces.
func officeText(t *testing.T, file string) string {
	t.Helper()
	dir := t.TempDir()
	cmd := exec.Command("soffice", "--headless", "-env:UserInstallation=file://"+t.TempDir(), "--convert-to", "txt:Text", "--outdir", dir, file)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	src, err := os.ReadFile(filepath.Join(dir, strings.TrimSuffix(filepath.Base(file), ".docx")+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	return folded(string(src))
}

// folded is a text without spaces, tabs and line feeds: cells of tables stand on lines of their own.
func folded(s string) string {
	return strings.NewReplacer(" ", "", "　", "", "\t", "", "\n", "", "\r", "", "\ufeff", "").Replace(s)
}
