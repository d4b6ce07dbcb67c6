package exporters

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kitei/policy"
)

func docxBytes(t *testing.T, d *policy.Document, l Layout) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteDocx(&b, d, l); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func docxParts(t *testing.T, d *policy.Document, l Layout) map[string]string {
	t.Helper()
	return unzipped(t, docxBytes(t, d, l))
}

// unzipped gives the parts of a package by their names.
func unzipped(t *testing.T, data []byte) map[string]string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range r.File {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(rc)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(content)
	}
	return parts
}

// elements gives the attributes of every element of a name, by local name.
func elements(t *testing.T, x, name string) []map[string]string {
	t.Helper()
	var out []map[string]string
	walkXML(t, x, func(token xml.Token) {
		if s, ok := token.(xml.StartElement); ok && s.Name.Local == name {
			out = append(out, xmlAttributes(s))
		}
	})
	return out
}

func xmlAttributes(s xml.StartElement) map[string]string {
	attrs := map[string]string{}
	for _, a := range s.Attr {
		attrs[a.Name.Local] = a.Value
	}
	return attrs
}

func walkXML(t *testing.T, x string, visit func(xml.Token)) {
	t.Helper()
	for d := xml.NewDecoder(strings.NewReader(x)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
		visit(token)
	}
}

// describe makes a part of a Word document readable.
func describe(t *testing.T, x string) string {
	t.Helper()
	var b strings.Builder
	style, text := "", false
	walkXML(t, x, func(token xml.Token) {
		switch e := token.(type) {
		case xml.StartElement:
			attrs := xmlAttributes(e)
			switch e.Name.Local {
			case "t":
				text = true
			case "pStyle":
				style = attrs["val"]
				b.WriteString(style + "｜")
			case "pageBreakBefore":
				b.WriteString("〔改頁〕")
			case "rStyle":
				b.WriteString("‖")
				style = "‖"
			case "bookmarkStart":
				b.WriteString("[" + attrs["name"] + "]")
			case "hyperlink":
				b.WriteString("<" + attrs["anchor"] + "：")
			case "fldSimple":
				b.WriteString("{" + attrs["instr"] + "}")
			case "instrText":
				b.WriteString("{")
				text = true
			case "tbl":
				b.WriteString("表")
			case "gridCol":
				b.WriteString(" " + attrs["w"])
			case "tr":
				b.WriteString("\n行")
			case "trHeight":
				b.WriteString(" 高さ" + attrs["val"])
			case "tblHeader":
				b.WriteString(" 見出し")
			case "tc":
				b.WriteString("\n　")
			case "sectPr":
				b.WriteString("〔区分")
			case "pgSz":
				fmt.Fprintf(&b, " %s×%s〕", attrs["w"], attrs["h"])
			case "ind":
				fmt.Fprintf(&b, "〔字下げ %s〕", attrs["left"])
			case "br":
				b.WriteString("⏎")
			case "tab":
				b.WriteString("⇥")
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "t", "instrText":
				text = false
				if e.Name.Local == "instrText" {
					b.WriteString("}")
				}
			case "r":
				if style == "‖" {
					b.WriteString("‖")
					style = ""
				}
			case "hyperlink":
				b.WriteString(">")
			case "p":
				if !strings.HasSuffix(b.String()[max(b.Len()-3, 0):], "\n") {
					b.WriteString("\n")
				}
			}
		case xml.CharData:
			if text {
				b.Write(e)
			}
		}
	})
	return strings.ReplaceAll(b.String(), "\n\n", "\n")
}

// checkGolden compares with a file in testdata; with KITEI_UPDATE set it writes the file.
func checkGolden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if os.Getenv("KITEI_UPDATE") != "" {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}
