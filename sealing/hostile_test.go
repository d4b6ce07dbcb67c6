package sealing

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"path"
	"runtime"
	"strings"
	"testing"

	"kitei/internal/xlsxcheck"
	"kitei/policy"
)

// Files made to do harm have no seal, or cannot be read, and asking costs a bounded amount of memory.
func TestHostileFiles(t *testing.T) {
	sources := map[string][]byte{
		"deep.html":   []byte(strings.Repeat("<div>", 100_000) + "甲"),
		"tables.html": []byte(strings.Repeat("<table><tr><td>", 200) + "甲"),
		"long.html":   []byte(`<meta name="kitei.seal" content="kitei.seal/1 ` + strings.Repeat("a", 24) + strings.Repeat(" #p "+strings.Repeat("abcd ", 1000), 200) + `"><p>甲`),
		"x.docx":      []byte("PK\x03\x04"),
	}
	for _, h := range xlsxcheck.Hostiles(xlsxcheck.InlineRow(1, "甲", "乙")) {
		sources[h.Name+".xlsx"] = h.Data
	}
	sources["rows.xlsx"] = xlsxcheck.Book(`<row r="9223372036854775807"><c r="A1"><v>1</v></c></row>`, "")
	for name, src := range sources {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := Verify(name, src)
		runtime.ReadMemStats(&after)
		if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 2000 {
			t.Errorf("%s: %d MB for %d KB", name, used, len(src)>>10)
		}
		if n := (*policy.Notice)(nil); err != nil && (!errors.As(err, &n) || n.Pos.File != name) || err == nil && path.Ext(name) != ".html" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// However a sealed file is damaged, it is compared or refused, and never called untouched where its text is not what was sealed.
func TestDamagedFiles(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for name, src := range files(t) {
		sealed, err := Seal(name, src)
		if err != nil {
			t.Fatal(err)
		}
		want, err := read(path.Ext(name), sealed)
		if err != nil {
			t.Fatal(err)
		}
		for i := range 80 {
			b := bytes.Clone(sealed)
			for range 1 + r.IntN(4) {
				b[r.IntN(len(b))] = byte(r.Uint32())
			}
			if i%3 == 0 {
				b = b[:r.IntN(len(b))]
			}
			result, err := Verify(name, b)
			if err != nil {
				if n := (*policy.Notice)(nil); !errors.As(err, &n) {
					t.Fatalf("%s, %d: %v", name, i, err)
				}
				continue
			}
			if got, err := read(path.Ext(name), b); result.Untouched && (err != nil || got.whole != want.whole) {
				t.Fatalf("%s, %d: called untouched", name, i)
			}
		}
	}
}
