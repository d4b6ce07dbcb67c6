package cli_test

import (
	"io"
	"path/filepath"
	"testing"

	"kitei/cli"
)

// benchmark runs one command over and over, everything but the start of the process included.
func benchmark(b *testing.B, args ...string) {
	b.ReportAllocs()
	for b.Loop() {
		if code := cli.Main(append([]string{"kitei", "--quiet"}, args...), io.Discard, io.Discard); code != 0 {
			b.Fatalf("%v: exit %d", args, code)
		}
	}
}

func BenchmarkDraft(b *testing.B) {
	benchmark(b, "draft", "-p", "../samples/mizuho/kitei.yaml", "-o", b.TempDir())
}

func BenchmarkDiffHTML(b *testing.B) {
	benchmark(b, "diff", "r5-03", "r8-03", "-f", "html", "-o", filepath.Join(b.TempDir(), "t.html"))
}

func BenchmarkChecklist(b *testing.B) {
	benchmark(b, "checklist", "export", "-p", "../samples/mizuho/kitei.yaml", "-o", filepath.Join(b.TempDir(), "c.xlsx"))
}
