package importers

import (
	"archive/zip"
	"bytes"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"kitei/policy"
)

// rawZip makes an archive of any names and contents.
func rawZip(t testing.TB, files fstest.MapFS) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, f := range files {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(f.Data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// packed makes a Word file whose main part is what is given.
func packed(t testing.TB, document string, more map[string]string) []byte {
	t.Helper()
	files := fstest.MapFS{
		"_rels/.rels":       {Data: []byte(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`)},
		"word/document.xml": {Data: []byte(document)},
	}
	for name, content := range more {
		files[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return rawZip(t, files)
}

const documentHead = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`

// Files made to do harm, and files that are something else: each is refused with its own sentence.
func TestDocxRefused(t *testing.T) {
	compound := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)
	encrypted := compound
	for _, c := range "EncryptedPackage" {
		encrypted += string(c) + "\x00"
	}
	entities := `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>` + documentHead + `<w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`
	whole := packed(t, documentHead+p("", t1("第１条　本文"))+`</w:body></w:document>`, nil)
	for _, test := range []struct {
		name, code string
		src        []byte
	}{
		{"old Word file", "docx-old-word", []byte(compound)},
		{"password", "docx-encrypted", []byte(encrypted)},
		{"nothing", "file-empty", nil},
		{"text", "docx-not-zip", []byte("第１条　この規程は")},
		{"cut off", "docx-not-zip", whole[:len(whole)-30]},
		{"another archive", "docx-not-word", rawZip(t, fstest.MapFS{"a.txt": {Data: []byte("a")}})},
		{"workbook", "docx-not-word", packed(t, `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets/></workbook>`, nil)},
		{"names that lead out", "docx-names", packed(t, documentHead+`</w:body></w:document>`, map[string]string{"../../evil.xml": "x"})},
		{"entities", "docx-doctype", packed(t, entities, nil)},
		{"unknown entity", "docx-damaged", packed(t, documentHead+`<w:p><w:r><w:t>&evil;</w:t></w:r></w:p></w:body></w:document>`, nil)},
		{"deep", "docx-deep", packed(t, documentHead+strings.Repeat("<w:sdt><w:sdtContent>", 5000)+strings.Repeat("</w:sdtContent></w:sdt>", 5000)+`</w:body></w:document>`, nil)},
		{"bomb", "docx-bomb", packed(t, documentHead+strings.Repeat("<w:p/>", 3<<20)+`</w:body></w:document>`, nil)},
		{"markup cut off", "docx-damaged", packed(t, documentHead+`<w:p><w:r><w:t>第１`, nil)},
		{"another code", "docx-damaged", packed(t, `<?xml version="1.0" encoding="Shift_JIS"?>`+documentHead+`</w:body></w:document>`, nil)},
		{"no text", "docx-empty", packed(t, documentHead+`<w:p/></w:body></w:document>`, nil)},
		{"no body", "docx-damaged", packed(t, `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>`, nil)},
	} {
		_, _, err := ReadDocx("x.docx", test.src)
		if got := codeOf(err); got != test.code {
			t.Errorf("%s: %q (%v), want %q", test.name, got, err, test.code)
		}
	}
}

// Files that are odd but can be read: they are, within bounds.
func TestDocxBounded(t *testing.T) {
	var rows strings.Builder
	for i := range 10000 {
		rows.WriteString(`<w:tr><w:tc>` + p("", t1(strconv.Itoa(i))) + `</w:tc><w:tc><w:tcPr><w:gridSpan w:val="2147483647"/></w:tcPr>` + p("", t1("取扱い")) + `</w:tc></w:tr>`)
	}
	circle := `<w:style w:type="paragraph" w:styleId="a"><w:name w:val="a"/><w:basedOn w:val="b"/></w:style><w:style w:type="paragraph" w:styleId="b"><w:name w:val="b"/><w:basedOn w:val="a"/></w:style><w:style w:type="paragraph" w:styleId="c"><w:basedOn w:val="c"/></w:style>`
	for name, parts := range map[string]wordParts{
		"rows":           {body: `<w:tbl>` + rows.String() + `</w:tbl>`},
		"circles":        {styles: circle, body: styled("a", "第１条　文") + styled("c", "文")},
		"levels":         {numbering: abstract("-1", lvl("99", "decimal", "%9%8%", "")+lvl("-3", "decimal", "%0", "")) + num("1", "-1", ""), body: listed("1", "99", "文") + listed("99999999999999999999", "-1", "文")},
		"fields":         {body: p("", strings.Repeat(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>`, 5000)+t1("文"))},
		"ends of fields": {body: p("", strings.Repeat(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`, 50)+t1("文"))},
		"nested tables":  {body: strings.Repeat(`<w:tbl><w:tr><w:tc>`, 50) + p("", t1("文")) + strings.Repeat(`</w:tc></w:tr></w:tbl>`, 50)},
		"boxes in boxes": {body: p("", strings.Repeat(`<w:r><w:pict><w:txbxContent><w:p>`, 30)+t1("文")+strings.Repeat(`</w:p></w:txbxContent></w:pict></w:r>`, 30)) + p("", t1("文"))},
		"loose pieces":   {body: `<w:tc/><w:tr/><w:r/><w:tbl/><w:tbl><w:tr/></w:tbl><w:p><w:pPr><w:pStyle/><w:numPr><w:numId/></w:numPr></w:pPr><w:r><w:sym/><w:sym w:char="110000"/><w:ruby/><w:footnoteReference/><w:t>文</w:t></w:r></w:p>`},
	} {
		d, _, err := ReadDocx("x.docx", parts.bytes(t))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		text := ""
		for n := range d.All() {
			text += n.Text
			if n.Rows != nil && (len(n.Rows) > 10000 || len(n.Rows[0]) > 2*maxSpan) {
				t.Errorf("%s: table of %d rows, %d cells", name, len(n.Rows), len(n.Rows[0]))
			}
			if len(n.Rows) == 10000 {
				text += "文"
			}
		}
		if !strings.Contains(d.Title+text, "文") && name != "boxes in boxes" {
			t.Errorf("%s: the text is gone:\n%s", name, treeOf(d))
		}
	}
}

// However a file is damaged, reading ends with a sentence or a document.
func TestDocxDamaged(t *testing.T) {
	src := packed(t, documentHead+p("", t1("第１条　この規程は、情報資産を守る。"))+p("", t1("（１）　号"))+`</w:body></w:document>`, nil)
	r := rand.New(rand.NewPCG(7, 7))
	for i := range 3000 {
		b := bytes.Clone(src)
		for range 1 + r.IntN(4) {
			b[r.IntN(len(b))] = byte(r.Uint32())
		}
		if i%3 == 0 {
			b = b[:r.IntN(len(b))]
		}
		if _, _, err := ReadDocx("x.docx", b); err != nil && codeOf(err) == "" {
			t.Fatalf("%d: %v", i, err)
		}
	}
}

// FuzzReadDocx takes a main part and a numbering part: a damaged archive is mostly refused before anything is read.
func FuzzReadDocx(f *testing.F) {
	f.Add(p("", t1("第１条　この規程は")), abstract("1", lvl("0", "decimal", "第%1条", ""))+num("1", "1", ""))
	f.Add(p("", t1("第１条")), "")
	f.Fuzz(func(t *testing.T, body, numbering string) {
		if len(body)+len(numbering) > 8192 {
			t.Skip("too long")
		}
		d, _, err := ReadDocx("x.docx", wordParts{body: body, numbering: numbering, styles: `<w:style w:type="paragraph" w:styleId="KItem"><w:name w:val="号"/></w:style>`}.bytes(t))
		if err != nil {
			if codeOf(err) == "" {
				t.Fatal(err)
			}
			return
		}
		for _, c := range policy.Clauses(d) {
			_ = c.Text()
			_ = c.Path()
		}
	})
}
