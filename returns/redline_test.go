package returns

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"kitei/diffing"
	"kitei/exporters"
	"kitei/importers"
	"kitei/internal/ooxml"
	"kitei/policy"
	"kitei/templates"
)

func redline(t testing.TB, a, b *policy.Document) []byte {
	t.Helper()
	var out bytes.Buffer
	c := diffing.Compare(a, b, diffing.Options{})
	if err := exporters.WriteRedline(&out, c, a, b, exporters.RedlineOptions{Author: "瑞穂町", Date: "2026-04-01"}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Accepting every change gives the new text and rejecting every change the old one, for every pair of editions in both directions.
func TestRedlineOfEveryPairOfEditions(t *testing.T) {
	var docs []*policy.Document
	for _, e := range templates.Editions() {
		docs = append(docs, model(t, e.ID))
	}
	for _, a := range docs {
		for _, b := range docs {
			if err := CheckRedline(redline(t, a, b), a, b); err != nil {
				t.Errorf("%s → %s: %v", a.Source, b.Source, err)
			}
		}
	}
}

// One character more, a change that is none, a provision that stays: the check says so.
func TestCheckRedlineFindsWhatIsWrong(t *testing.T) {
	a, b := model(t, "r7-03"), model(t, "r8-03")
	src := redline(t, a, b)
	archive, err := ooxml.OpenArchive(src)
	if err != nil {
		t.Fatal(err)
	}
	body, err := archive.Part("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string][2]string{
		"a character put in":    {"</w:t></w:r></w:ins>", "等</w:t></w:r></w:ins>"},
		"a character gone":      {"</w:delText>", "等</w:delText>"},
		"a character unmarked":  {"。</w:t></w:r></w:p>", "、</w:t></w:r></w:p>"},
		"an insertion unmarked": {"<w:ins ", "<w:smartTag "},
	} {
		changed := bytes.ReplaceAll(body, []byte(spoil[0]), []byte(spoil[1]))
		if name == "an insertion unmarked" {
			changed = bytes.ReplaceAll(changed, []byte("</w:ins>"), []byte("</w:smartTag>"))
		}
		wrong, err := archive.With(map[string][]byte{"word/document.xml": changed})
		if err != nil || bytes.Equal(changed, body) {
			t.Fatal(name, err)
		}
		var n *policy.Notice
		if err := CheckRedline(wrong, a, b); !errors.As(err, &n) || n.Code != "proof-redline" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The samples' own rules, which others wrote and numbered, become the model and come from it.
func TestRedlineOfSamples(t *testing.T) {
	files, err := filepath.Glob("../samples/*/local/*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	after := model(t, "r8-03")
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		before, _, err := importers.Read(file, bytes.NewReader(src))
		if err != nil {
			continue // not a rule
		}
		for _, pair := range [][2]*policy.Document{{before, after}, {after, before}, {before, before}} {
			if err := CheckRedline(redline(t, pair[0], pair[1]), pair[0], pair[1]); err != nil {
				t.Errorf("%s → %s: %v", pair[0].Source, pair[1].Source, err)
			}
		}
	}
}
