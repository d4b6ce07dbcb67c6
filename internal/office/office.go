//go:build e2e

package office

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// Convert has LibreOffice turn files of one ending into another kind ("pdf", "txt:Text (encoded):UTF8") in one start, and gives what it made
// under the names of the files.
func Convert(t testing.TB, ending, kind string, files map[string][]byte) map[string][]byte {
	t.Helper()
	in, out := t.TempDir(), t.TempDir()
	args := []string{"--headless", "-env:UserInstallation=file://" + t.TempDir(), "--convert-to", kind, "--outdir", out}
	places := map[string]string{}
	for name, src := range files {
		places[name] = strconv.Itoa(len(places))
		file := filepath.Join(in, places[name]+"."+ending)
		if err := os.WriteFile(file, src, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	if log, err := exec.Command("soffice", args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, log)
	}
	made := map[string][]byte{}
	ext, _, _ := strings.Cut(kind, ":")
	for name, place := range places {
		b, err := os.ReadFile(filepath.Join(out, place+"."+ext))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		made[name] = b
	}
	return made
}

// Lines gives the text LibreOffice shows of Word files, line by line, automatic numbers included.
func Lines(t testing.TB, files map[string][]byte) map[string][]string {
	t.Helper()
	lines := map[string][]string{}
	for name, text := range Convert(t, "docx", "txt:Text (encoded):UTF8", files) {
		lines[name] = strings.Split(strings.TrimSpace(strings.TrimPrefix(string(text), "\ufeff")), "\n")
	}
	return lines
}

// Browse starts Chromium without a window on a file and gives what it prints to its output.
func Browse(t testing.TB, file string, options ...string) []byte {
	t.Helper()
	args := append([]string{
		"--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
		"--user-data-dir=" + t.TempDir(),
	}, options...)
	cmd := exec.Command("chromium", append(args, "file://"+file)...)
	var log strings.Builder
	cmd.Stderr = &log
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("chromium: %v\n%s", err, log.String())
	}
	return out
}

// Print has Chromium print a web page as a PDF file.
func Print(t testing.TB, page []byte) []byte {
	t.Helper()
	dir := t.TempDir()
	file, made := filepath.Join(dir, "page.html"), filepath.Join(dir, "page.pdf")
	if err := os.WriteFile(file, page, 0o600); err != nil {
		t.Fatal(err)
	}
	Browse(t, file, "--no-pdf-header-footer", "--print-to-pdf="+made)
	src, err := os.ReadFile(made)
	if err != nil {
		t.Fatal(err)
	}
	return src
}
