package importers_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"kitei/exporters"
	"kitei/importers"
	"kitei/policy"
)

// zipOf makes an archive of names and contents in pairs.
func zipOf(t *testing.T, pairs ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(pairs); i += 2 {
		w, err := z.Create(pairs[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(pairs[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// compoundOf is a compound file with a part of the name.
func compoundOf(stream string) string {
	name := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)
	for _, c := range stream {
		name += string(c) + "\x00"
	}
	return name
}

// Each file that cannot be read says by its content, else by its name, what to do first.
func TestAdvice(t *testing.T) {
	encrypted, err := excelize.Encrypt(workbook(t, nil, sheet{name: "S", rows: [][]string{{"条"}}}), &excelize.Options{Password: "p"})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ names, src, code string }{
		// by content, whatever the name
		{"a.doc a.docm a.txt a", compoundOf("WordDocument"), "file-old-word docx-old-word file-old-word file-old-word"},
		{"a.doc a.txt a.docx", `{\rtf1\ansi 規程}`, "file-rtf file-rtf file-rtf"},
		{"a.jtd a.jtdc a.jtt a.doc a.docx", compoundOf("DocumentText"), "file-ichitaro file-ichitaro file-ichitaro file-ichitaro file-ichitaro"},
		{"a.xls a.docx a.xlsx", compoundOf("Workbook"), "file-old-excel file-old-excel file-old-excel"},
		{"a.ppt a.doc", compoundOf("PowerPoint Document"), "file-powerpoint file-powerpoint"},
		{"a.docx a.xlsx a.doc a.pdf", string(encrypted), "docx-encrypted xlsx-password file-encrypted file-encrypted"},
		{"a.odt a.docx a.zip", zipOf(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", ""), "file-odt file-odt file-archive"},
		{"a.ods a.xlsx", zipOf(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet"), "file-ods file-ods"},
		{"a.pptx a.docx", zipOf(t, "[Content_Types].xml", "", "ppt/presentation.xml", ""), "file-powerpoint file-powerpoint"},
		{"a.xlsb a.xlsx", zipOf(t, "[Content_Types].xml", "", "xl/workbook.bin", ""), "file-old-excel file-old-excel"},
		{"a.zip a.pdf a.txt a.docx a.xlsx", zipOf(t, "規程.docx", "x"), "file-archive file-archive file-archive docx-not-word xlsx-damaged"},
		{"a.png a.pdf a.docx", "\x89PNG\r\n\x1a\n", "file-image file-image file-image"},
		{"a.jpg a.txt", "\xff\xd8\xff\xe0", "file-image file-image"},
		{"a.tif", "II*\x00", "file-image"},
		{"a.lzh a.doc", "\x20\x00-lh5-", "file-archive file-archive"},
		{"a.mht a.doc a.html", "MIME-Version: 1.0\r\n", "file-mhtml file-mhtml file-mhtml"},
		// by the name, where the content says nothing
		{"a.doc a.jtd a.JTDC a.jttc a.odt a.xls a.ppt a.xdw a.gdoc a.gif a.7z a.xyz a", "x", "file-old-word file-ichitaro file-ichitaro file-ichitaro file-odt file-old-excel file-powerpoint file-docuworks file-google file-image file-archive file-unknown-type file-unknown-type"},
		{"a.pdf a.docx a.xlsx", "x", "pdf-not docx-not-zip xlsx-damaged"},
		{"a.docx a.xlsx a.csv a.txt a.html a.md", "", "file-empty file-empty file-empty file-empty file-empty file-empty"},
	} {
		want := strings.Fields(test.code)
		for i, name := range strings.Fields(test.names) {
			_, _, err := importers.Read(name, strings.NewReader(test.src))
			var n *policy.Notice
			if !errors.As(err, &n) || n.Code != want[i] || n.Pos.File != name {
				t.Errorf("%s with %.12q: %v, want %s", name, test.src, err, want[i])
			}
		}
	}
}

// A file that can be read is read as what it holds; a name that says something else is told.
func TestContentDecides(t *testing.T) {
	const text = "甲町規程\n第1条　定める。\n第2条　用いる。\n"
	d, _, err := importers.ReadText("x.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var word, page, book bytes.Buffer
	for _, err := range []error{exporters.WriteDocx(&word, d, exporters.Layout{}), exporters.WriteHTML(&page, d, exporters.Layout{}), exporters.WriteXLSX(&book, d, exporters.Layout{})} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct{ name, src, format string }{
		{"a.docx", word.String(), ""},
		{"a.doc", word.String(), "Word"},
		{"a.pdf", word.String(), "Word"},
		{"a.xlsx", word.String(), "Word"},
		{"a", word.String(), "Word"},
		{"a.html", page.String(), ""},
		{"a.doc", page.String(), "HTML"},
		{"a.xls", page.String(), "HTML"},
		{"a.txt", page.String(), "HTML"},
		{"a.xlsx", book.String(), ""},
		{"a.xls", book.String(), "Excel"},
		{"a.docx", book.String(), "Excel"},
		{"a.csv", book.String(), "Excel"},
		{"a.txt", text, ""},
	} {
		got, notices, err := importers.Read(test.name, strings.NewReader(test.src))
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if n := len(policy.Clauses(got)); n != 2 {
			t.Errorf("%s as %q: %d clauses", test.name, test.format, n)
		}
		told := ""
		for _, n := range notices {
			if n.Code == "file-other-kind" {
				told, _ = n.Args[1].(string)
			}
		}
		if told != test.format {
			t.Errorf("%s: told %q, want %q", test.name, told, test.format)
		}
		if shown := importers.Diagnose(got, notices).Format; test.format != "" && shown != test.format {
			t.Errorf("%s: the report says %q", test.name, shown)
		}
	}
}

// No advice is about a type that can be read, and each has its words.
func TestAdviceTypes(t *testing.T) {
	for _, f := range importers.Formats {
		for _, ext := range f.Exts {
			if n := importers.Advice("a" + ext); n != nil {
				t.Errorf("%s can be read, and has the advice %s", ext, n.Code)
			}
		}
	}
}
