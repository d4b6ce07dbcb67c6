//go:build e2e

package returns

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"kitei/diffing"
	"kitei/exporters"
	"kitei/importers"
	"kitei/internal/parallel"
	"kitei/policy"
	"kitei/templates"
)

// The whole product, too long for every run: each pair of editions, and each rule of the samples with the newest edition in both directions, in each
// form that comes with kitei, as Word, Excel, page and Markdown. Every table is proved against its texts and every file read back.
func TestEveryTableReadsBack(t *testing.T) {
	type pair struct{ a, b *policy.Document }
	var pairs []pair
	var docs []*policy.Document
	for _, e := range templates.Editions() {
		docs = append(docs, model(t, e.ID))
	}
	for _, a := range docs {
		for _, b := range docs {
			pairs = append(pairs, pair{a, b})
		}
	}
	files, err := filepath.Glob("../samples/*/local/*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if d, _, err := importers.Read(file, bytes.NewReader(src)); err == nil {
			newest := docs[len(docs)-1]
			pairs = append(pairs, pair{d, newest}, pair{newest, d})
		}
	}
	parallel.Do(len(pairs), func(i int) {
		p := pairs[i]
		c := diffing.Compare(p.a, p.b, diffing.Options{})
		for _, form := range exporters.Profiles() {
			table := exporters.NewTable(c, exporters.TableOptions{Profile: form, Old: p.a, New: p.b})
			receipt, err := Prove(c, table)
			if err != nil {
				t.Errorf("%s → %s, %s: %v", p.a.Source, p.b.Source, form.Name, err)
				continue
			}
			table.Receipt = receipt
			for name, write := range tableWriters {
				var b bytes.Buffer
				if err := write(&b, table); err != nil {
					t.Error(err)
				} else if err := CheckTable(table, name, b.Bytes()); err != nil {
					t.Errorf("%s → %s, %s, %s: %v", p.a.Source, p.b.Source, form.Name, name, err)
				}
			}
		}
	})
}
