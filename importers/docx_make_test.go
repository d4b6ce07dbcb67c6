package importers

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"kitei/internal/ooxml"
)

// Word files for the tests, written by hand so that they have what Word writes and kitei does not.

const (
	testW  = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"`
	wordML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// wordParts are the parts of a test file; those left empty are not written.
type wordParts struct {
	body, styles, numbering, footnotes, endnotes string
	strict                                       bool // in the strict form of the standard
}

// bytes gives the file.
func (p wordParts) bytes(t testing.TB) []byte {
	t.Helper()
	var pkg ooxml.Package
	const doc = "word/document.xml"
	pkg.Relate("", "officeDocument", doc)
	pkg.Add(doc, wordML+"document.main+xml", []byte(ooxml.Declaration+`<w:document `+testW+`><w:body>`+p.body+`<w:sectPr/></w:body></w:document>`))
	for _, x := range []struct{ kind, content string }{{"styles", p.styles}, {"numbering", p.numbering}, {"footnotes", p.footnotes}, {"endnotes", p.endnotes}} {
		if x.content != "" {
			name := "word/" + x.kind + ".xml"
			pkg.Relate(doc, x.kind, name)
			pkg.Add(name, wordML+x.kind+"+xml", []byte(ooxml.Declaration+`<w:`+x.kind+` `+testW+`>`+x.content+`</w:`+x.kind+`>`))
		}
	}
	var b bytes.Buffer
	if err := pkg.Write(&b); err != nil {
		t.Fatal(err)
	}
	if p.strict {
		return Rewritten(t, b.Bytes(), func(_, content string) string { return StrictForm.Replace(content) })
	}
	return b.Bytes()
}

// StrictForm gives the namespaces and the kinds of relationships in the strict form of the standard.
var StrictForm = strings.NewReplacer(
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties", "http://purl.oclc.org/ooxml/officeDocument/relationships/customProperties",
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main",
	"http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main",
	"http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships",
)

// wordLines gives the paragraphs as a reader sees them, one a line; an automatic number and the text have a full-width space between.
func wordLines(t testing.TB, src []byte, o Options) (lines []string, w *wordWalker) {
	t.Helper()
	r := &reader{name: "x.docx"}
	f, err := r.openWord(src)
	if err != nil {
		t.Fatal(err)
	}
	if w, err = r.walkWord(f, o); err != nil {
		t.Fatal(err)
	}
	for _, b := range w.blocks {
		switch {
		case b.para == nil:
			for _, row := range b.rows {
				line := "|"
				for _, c := range row {
					line += c + "|"
				}
				lines = append(lines, line)
			}
		case b.para.label.bullet:
			lines = append(lines, b.para.label.text+"　"+b.para.text())
		default:
			lines = append(lines, b.para.line())
		}
		if b.para != nil {
			for _, a := range b.para.asides {
				lines = append(lines, "→"+a)
			}
		}
	}
	return lines, w
}

// p writes a paragraph: properties, then runs of text.
func p(properties, text string) string {
	s := `<w:p>`
	if properties != "" {
		s += `<w:pPr>` + properties + `</w:pPr>`
	}
	return s + text + `</w:p>`
}

func t1(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }

func styled(style, text string) string { return p(`<w:pStyle w:val="`+style+`"/>`, t1(text)) }

// listed writes a paragraph of a list.
func listed(num, level, text string) string {
	return p(`<w:numPr><w:ilvl w:val="`+level+`"/><w:numId w:val="`+num+`"/></w:numPr>`, t1(text))
}

func lvl(i, format, text, more string) string {
	return `<w:lvl w:ilvl="` + i + `"><w:start w:val="1"/><w:numFmt w:val="` + format + `"/>` + more + `<w:lvlText w:val="` + text + `"/></w:lvl>`
}

func abstract(id, levels string) string {
	return `<w:abstractNum w:abstractNumId="` + id + `"><w:multiLevelType w:val="multilevel"/>` + levels + `</w:abstractNum>`
}

func num(id, list, more string) string {
	return `<w:num w:numId="` + id + `"><w:abstractNumId w:val="` + list + `"/>` + more + `</w:num>`
}

// Rewritten gives a Word file whose parts were changed.
func Rewritten(t testing.TB, src []byte, change func(part, content string) string) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range r.File {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(rc)
		if err != nil {
			t.Fatal(err)
		}
		w, err := z.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, change(f.Name, string(content))); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
