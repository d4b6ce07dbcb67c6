//go:build e2e

package importers_test

import (
	"bytes"
	"strings"
	"testing"

	"kitei/exporters"
	"kitei/importers"
	"kitei/internal/office"
	"kitei/policy"
)

func officeDocuments(t *testing.T) map[string]*policy.Document {
	t.Helper()
	docs := map[string]*policy.Document{}
	for name, d := range everyDocument(t) {
		if strings.HasPrefix(name, "mizuho 瑞穂町情報セキュリティ") || strings.HasPrefix(name, "r8-03") {
			docs[name] = d
		}
	}
	if len(docs) < 4 {
		t.Fatalf("%d documents", len(docs))
	}
	return docs
}

func written(t *testing.T, d *policy.Document, auto bool) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := exporters.WriteDocx(&b, d, exporters.Layout{AutoNumber: auto}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A file with automatic numbers shows the same text as one with typed numbers. Digits are half-width: LibreOffice writes no others.
func TestOfficeShowsAutomaticNumbers(t *testing.T) {
	t.Parallel()
	typed, auto := map[string][]byte{}, map[string][]byte{}
	for name, d := range officeDocuments(t) {
		for _, s := range []policy.Numbering{policy.ByArticle, policy.ByGuideline, policy.ByHyphen, policy.ByOrdinal} {
			n := d.Clone()
			policy.Number(n, policy.Styling{Numbering: s, Digits: policy.Hankaku})
			key := strings.ReplaceAll(name, " ", "_") + "_" + string(s)
			typed[key], auto[key] = written(t, n, false), written(t, n, true)
		}
	}
	want, got := office.Lines(t, typed), office.Lines(t, auto)
	spaces := strings.NewReplacer(" ", "", "　", "", "\t", "")
	for name := range want {
		a, b := want[name], got[name]
		if len(a) != len(b) {
			t.Errorf("%s: %d lines typed, %d automatic", name, len(a), len(b))
			continue
		}
		different := 0
		for i := range a {
			if spaces.Replace(a[i]) != spaces.Replace(b[i]) {
				if different++; different <= 3 {
					t.Errorf("%s line %d: %.60s, automatic %.60s", name, i, a[i], b[i])
				}
			}
		}
	}
}

// A file that LibreOffice opened and saved, which gives styles other ids and numbers other lists, reads back to the same tree.
func TestOfficeSavedFilesRead(t *testing.T) {
	t.Parallel()
	for _, auto := range []bool{false, true} {
		files, docs := map[string][]byte{}, map[string]*policy.Document{}
		for name, d := range officeDocuments(t) {
			n := d.Clone()
			policy.Number(n, policy.Styling{Numbering: policy.ByArticle, Digits: policy.Hankaku})
			key := strings.ReplaceAll(name, " ", "_")
			files[key], docs[key] = written(t, n, auto), n
			n = d.Clone()
			policy.Number(n, policy.Styling{Numbering: policy.ByGuideline, Digits: policy.Hankaku})
			files[key+"_g"], docs[key+"_g"] = written(t, n, auto), n
		}
		for name, src := range office.Convert(t, "docx", "docx:MS Word 2007 XML", files) {
			got, _, err := importers.ReadDocx("x.docx", src)
			if err != nil {
				t.Fatal(err)
			}
			want, have := wordLines(wordForm(docs[name])), wordLines(got)
			different := 0
			for i := range max(len(want), len(have)) {
				if at(want, i) != at(have, i) {
					if different++; different <= 3 {
						t.Errorf("%s %v:\n%.200s\n%.200s", name, auto, at(want, i), at(have, i))
					}
				}
			}
		}
	}
}
