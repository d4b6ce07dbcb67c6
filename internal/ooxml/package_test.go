package ooxml

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
	"testing/fstest"
)

func TestPackage(t *testing.T) {
	var p Package
	p.Relate("", "officeDocument", "word/document.xml")
	p.Add("word/document.xml", "application/x", []byte("<d/>"))
	if id := p.Relate("word/document.xml", "styles", "word/styles.xml"); id != "rId1" {
		t.Errorf("id %s", id)
	}
	p.Add("word/styles.xml", "application/y", []byte("<s/>"))
	p.AddProperties("題名", "kitei", []Property{{"kitei.edition", "r8-03"}, {"kitei.empty", ""}})
	files, names := unzip(t, write(t, p.Write))
	want := "[Content_Types].xml _rels/.rels docProps/app.xml docProps/core.xml docProps/custom.xml word/_rels/document.xml.rels word/document.xml word/styles.xml"
	if got := strings.Join(names, " "); got != want {
		t.Errorf("parts\n%s, want\n%s", got, want)
	}
	for part, text := range map[string]string{
		"[Content_Types].xml":          `<Override PartName="/word/styles.xml" ContentType="application/y"/>`,
		"_rels/.rels":                  `Target="word/document.xml"`,
		"word/_rels/document.xml.rels": `Target="styles.xml"`,
		"docProps/core.xml":            "<dc:title>題名</dc:title>",
		"docProps/custom.xml":          `pid="2" name="kitei.edition"><vt:lpwstr>r8-03</vt:lpwstr>`,
	} {
		if !strings.Contains(files[part], text) {
			t.Errorf("%s lacks %s:\n%s", part, text, files[part])
		}
	}
}

// The order in which entries are made leaves no trace.
func TestZipOrder(t *testing.T) {
	make := func(names ...string) []byte {
		return write(t, func(w io.Writer) error {
			z := NewZip(w)
			for _, name := range names {
				e, _ := z.Create(name)
				if _, err := io.WriteString(e, name); err != nil {
					return err
				}
			}
			if err := z.AddFS(fstest.MapFS{"x/y": {Data: []byte("z")}}); err != nil {
				return err
			}
			return z.Close()
		})
	}
	a, b := make("b", "_rels/.rels", "[Content_Types].xml", "a"), make("a", "b", "[Content_Types].xml", "_rels/.rels")
	if !bytes.Equal(a, b) {
		t.Error("bytes differ")
	}
	if _, names := unzip(t, a); strings.Join(names, " ") != "[Content_Types].xml _rels/.rels a b x/y" {
		t.Errorf("order %v", names)
	}
}

func write(t *testing.T, to func(io.Writer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := to(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func unzip(t *testing.T, data []byte) (files map[string]string, names []string) {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files = map[string]string{}
	for _, f := range r.File {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(rc)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, f.Name)
		files[f.Name] = string(content)
	}
	return files, names
}
