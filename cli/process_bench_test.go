//go:build unix

package cli_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"kitei/diffing/eval"
	"kitei/policy"
	"kitei/templates"
)

// BenchmarkProcess measures whole runs of the program as it is shipped: time as somebody waits for it, and peak-MB of memory. git stands beside the
// comparisons with the same files, as what one would use otherwise; it compares by position and does not align clauses.
//
//	go test ./cli -run '^$' -bench Process -benchtime 5x
func BenchmarkProcess(b *testing.B) {
	dir := b.TempDir()
	program := filepath.Join(dir, "kitei")
	if out, err := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", program, "./kitei").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	kitei := func(name string, args ...string) {
		b.Run(name, func(b *testing.B) { processes(b, 0, program, append(args, "--force", "-q")...) })
	}
	const parameters, local = "../samples/mizuho/kitei.yaml", "../samples/mizuho/local"
	at := func(name string) string { return filepath.Join(dir, name) }
	b.Run("version", func(b *testing.B) { processes(b, 0, program, "version") })
	kitei("draft/md+docx+html", "draft", "-p", parameters, "-f", "md,docx,html", "-o", at("draft"))
	kitei("import/docx", "import", at("draft/02_情報セキュリティ対策基準.docx"), "-o", at("imported.md"))
	kitei("gap/all", "gap", at("draft/02_情報セキュリティ対策基準.md"), "-p", parameters, "--against", "all", "-f", "json", "-o", at("gap.json"))
	kitei("pack", "pack", local, "-p", parameters, "-o", at("pack"))
	for _, kb := range []int{100, 1000, 10000} {
		for _, profile := range eval.Profiles[:2] {
			old, changed := writePair(b, dir, kb, profile)
			name := fmt.Sprintf("diff/%s/%dKB", profile.Name, kb)
			kitei(name+"/kitei", "diff", old, changed, "-f", "json", "-o", at("diff.json"))
			b.Run(name+"/git", func(b *testing.B) {
				processes(b, 1, "git", "diff", "--no-index", "--word-diff-regex=.", old, changed)
			})
		}
	}
}

// processes runs a command over and over and holds it to its exit status.
func processes(b *testing.B, status int, program string, args ...string) {
	if _, err := exec.LookPath(program); err != nil {
		b.Skip(err)
	}
	peak := int64(0)
	for b.Loop() {
		c := exec.Command(program, args...)
		out, err := c.CombinedOutput()
		if c.ProcessState == nil || c.ProcessState.ExitCode() != status {
			b.Fatalf("%v: %v\n%s", args, err, out)
		}
		if used, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
			peak = max(peak, used.Maxrss)
		}
	}
	b.ReportMetric(float64(peak)/1024, "peak-MB")
}

// writePair writes a text of so many kilobytes and what an editor made of it.
func writePair(b *testing.B, dir string, kb int, profile eval.Profile) (old, changed string) {
	edition, err := templates.Open(templates.Newest())
	if err != nil {
		b.Fatal(err)
	}
	whole, err := templates.Model(edition)
	if err != nil {
		b.Fatal(err)
	}
	flat := eval.Flatten(whole)
	d := eval.Scale(flat, 1+kb*1000/len(plainText(flat)))
	size := 0
	for i, n := range d.Nodes {
		if size > kb*1000 {
			d.Nodes = d.Nodes[:i]
			break
		}
		size += len(plainText(&policy.Document{Nodes: []*policy.Node{n}}))
	}
	edited, _ := eval.Mutate(d, flat, eval.Japanese, profile, 1)
	files := []string{filepath.Join(dir, "old.txt"), filepath.Join(dir, "new.txt")}
	for i, doc := range []*policy.Document{d, edited} {
		if err := os.WriteFile(files[i], plainText(doc), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	return files[0], files[1]
}

// plainText writes a document as somebody would type it.
func plainText(d *policy.Document) []byte {
	var out bytes.Buffer
	if d.Title != "" {
		fmt.Fprintln(&out, d.Title)
	}
	for n := range d.All() {
		fmt.Fprintln(&out, n.Line())
	}
	return out.Bytes()
}
