package ooxml

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
)

const sheetNames = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

// book makes a workbook of two sheets whose rows are given as markup.
func book(t *testing.T, rows, second string) []byte {
	t.Helper()
	var p Package
	add := func(name, content string) { p.Add(name, "application/xml", []byte(content)) }
	add("xl/workbook.xml", `<workbook xmlns="`+sheetNames+`" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">`+
		`<sheets><sheet name="点検票" r:id="rId2"/><sheet name="集計" r:id="rId1"/></sheets></workbook>`)
	p.Relate("", "officeDocument", "xl/workbook.xml")
	p.Relate("xl/workbook.xml", "worksheet", "xl/worksheets/sheet1.xml")
	p.Relate("xl/workbook.xml", "worksheet", "xl/worksheets/sheet2.xml")
	for name, content := range map[string]string{"xl/worksheets/sheet2.xml": rows, "xl/worksheets/sheet1.xml": second} {
		add(name, `<worksheet xmlns="`+sheetNames+`"><sheetData>`+content+`</sheetData></worksheet>`)
	}
	add("xl/sharedStrings.xml", `<sst xmlns="`+sheetNames+`"><si><t>問い</t></si><si><r><rPr><u/></rPr><t>下線</t></r><r><t xml:space="preserve"> </t></r><rPh><t>カセン</t></rPh></si><si><t>一_x000A_二_x00_</t></si></sst>`)
	add("xl/styles.xml", `<styleSheet xmlns="`+sheetNames+`"><fonts><font/><font><b/><u val="none"/></font></fonts><cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs></styleSheet>`)
	return write(t, p.Write)
}

func cellsOf(t *testing.T, data []byte) (out []string, err error) {
	t.Helper()
	a, err := OpenArchive(data)
	if err != nil {
		t.Fatal(err)
	}
	err = Cells(a, func(c *Cell) error {
		marks := ""
		for _, r := range c.Runs {
			marks += map[[2]bool]string{{true, false}: "u", {false, true}: "b", {true, true}: "ub"}[[2]bool{r.Underline, r.Bold}] + "."
		}
		out = append(out, fmt.Sprintf("%s %d,%d %q %s formula %v number %v", c.Sheet, c.Row, c.Col, c.Text(), marks, c.Formula, c.Number))
		return nil
	})
	return out, err
}

func TestCells(t *testing.T) {
	got, err := cellsOf(t, book(t,
		`<row r="3"><c r="B3" t="s" s="1"><v>0</v></c><c t="s"><v> 1 </v></c><c r="AB3"><v>46113</v></c><c r="AC3"/></row>`+
			`<row><c t="inlineStr"><is><t>行内</t></is></c><c t="str"><f>A1&amp;""</f><v>式の値</v></c></row>`,
		`<row r="1"><c r="A1" t="s" s="9"><v>2</v></c></row>`))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		`点検票 3,2 "問い" b. formula false number false`,
		`点検票 3,3 "下線 " u.. formula false number false`,
		`点検票 3,28 "46113" . formula false number true`,
		`点検票 4,1 "行内" . formula false number false`,
		`点検票 4,2 "式の値" . formula true number false`,
		`集計 1,1 "一\n二_x00_" . formula false number false`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestCellsOfDamagedBooks(t *testing.T) {
	for name, rows := range map[string]string{
		"a string there is not": `<row><c t="s"><v>3</v></c></row>`,
		"no number of a string": `<row><c t="s"><v>x</v></c></row>`,
		"before the first row":  `<row r="0"><c><v>1</v></c></row>`,
		"beyond the last row":   `<row r="1048577"><c><v>1</v></c></row>`,
		"beyond the columns":    `<row><c r="XFE1"><v>1</v></c></row>`,
	} {
		if _, err := cellsOf(t, book(t, rows, "")); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
	a, err := OpenArchive(write(t, (&Package{}).Write))
	if err != nil {
		t.Fatal(err)
	}
	if err := Cells(a, func(*Cell) error { return nil }); !errors.Is(err, ErrDamaged) {
		t.Errorf("an archive without a workbook: %v", err)
	}
}

// Names are told apart by their namespaces, whatever prefix a file gives them, and what is skipped is not seen at any depth.
func TestElements(t *testing.T) {
	const src = `<?xml version="1.0" encoding="UTF-16"?><d:document xmlns:d="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:a="urn:drawing">` +
		`<d:body><d:p d:rsid="1"><d:r><d:t>条 </d:t><a:t>図</a:t><d:rt><d:t>じょう</d:t></d:rt></d:r></d:p><a:p xmlns:a="http://purl.oclc.org/ooxml/wordprocessingml/main"><a:b a:val="off"/><a:i/></a:p></d:body>` +
		`<d:p/></d:document>`
	wide := []byte{0xFF, 0xFE}
	for _, u := range utf16.Encode([]rune(src)) {
		wide = append(wide, byte(u), byte(u>>8))
	}
	for name, data := range map[string][]byte{"UTF-8": []byte("\xef\xbb\xbf" + strings.Replace(src, "UTF-16", "utf-8", 1)), "UTF-16": wide} {
		var seen []*Element
		err := Elements(data, "body", map[string]bool{"rt": true}, func(e *Element) error { seen = append(seen, e); return nil })
		if err != nil || len(seen) != 2 || seen[0].Name != "p" || seen[1].Name != "p" {
			t.Fatalf("%s: %d elements, %v", name, len(seen), err)
		}
		run := seen[0].Find("r")
		if len(run.All()) != 2 || run.Child("t").Content() != "条 " || run.Child("x:t").Content() != "図" || run.Find("rt", "t") != nil {
			t.Errorf("%s: %+v", name, run)
		}
		if v, ok := seen[1].Val("b"); v != "off" || !ok || seen[1].On("b") || !seen[1].On("i") || seen[1].On("u") {
			t.Errorf("%s: %+v", name, seen[1])
		}
		if seen[0].Attr("rsid") != "1" || seen[0].Attr("none") != "" {
			t.Errorf("%s: %+v", name, seen[0].Attrs)
		}
	}
}

func TestElementsRefuses(t *testing.T) {
	for src, want := range map[string]error{
		`<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>`: ErrDoctype,
		`<a>&e;</a>`: ErrMarkup,
		`<a><b></a>`: ErrMarkup,
		`<c/>`:       ErrMarkup,
		`<?xml version="1.0" encoding="x-user-defined"?><a/>`:               ErrMarkup,
		"<a>" + strings.Repeat("<b>", 300) + strings.Repeat("</b>", 300):    ErrDeep,
		"<a>" + strings.Repeat("<b/>", 3) + "<d>" + "</d></a></a>":          ErrMarkup,
		`<x:a xmlns:x="http://schemas.openxmlformats.org/other"><b/></x:a>`: nil,
	} {
		if err := Elements([]byte(src), "x:a", nil, func(*Element) error { return nil }); !errors.Is(err, want) {
			t.Errorf("%.60s: %v, want %v", src, err, want)
		}
	}
	stop := errors.New("enough")
	if err := Elements([]byte(`<a><b/><b/></a>`), "x:a", nil, func(*Element) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("visiting goes on: %v", err)
	}
}

func TestArchive(t *testing.T) {
	data := book(t, "", "")
	a, err := OpenArchive(data)
	if err != nil {
		t.Fatal(err)
	}
	targets, err := a.Targets("xl/workbook.xml")
	if want := []Target{{"worksheet", "xl/worksheets/sheet1.xml"}, {"worksheet", "xl/worksheets/sheet2.xml"}}; err != nil || !slices.Equal(targets, want) {
		t.Errorf("%v, %v", targets, err)
	}
	styles, err := a.Part("XL/Styles.xml") // names are equal whatever their case
	if err != nil || !a.Has("xl/styles.XML") || !a.Holds("xl/styles.xml", styles) || a.Holds("xl/styles.xml", styles[1:]) || a.Holds("xl/none.xml", nil) {
		t.Errorf("%d bytes, %v", len(styles), err)
	}
	if none, err := a.Part("xl/none.xml"); none != nil || err != nil {
		t.Errorf("a part that is not there: %d bytes, %v", len(none), err)
	}
	changed, err := a.With(map[string][]byte{"xl/styles.xml": []byte("<s/>"), "xl/new.xml": []byte("<n/>")})
	if err != nil {
		t.Fatal(err)
	}
	before, _ := unzip(t, data)
	after, _ := unzip(t, changed)
	before["xl/styles.xml"], before["xl/new.xml"] = "<s/>", "<n/>"
	if diff := cmp.Diff(before, after); diff != "" {
		t.Error(diff)
	}
}

// Properties that were added are read back beside those that were there.
func TestWithProperties(t *testing.T) {
	var p Package
	p.AddProperties("題名", "kitei", []Property{{"kitei.edition", "r8-03"}, {"empty", ""}})
	for name, data := range map[string][]byte{"with properties": write(t, p.Write), "without": book(t, "", "")} {
		want := map[string]string{"kitei.key": "<&>"}
		if name == "with properties" {
			want["kitei.edition"] = "r8-03"
		}
		a, err := OpenArchive(data)
		if err != nil {
			t.Fatal(err)
		}
		more, err := a.WithProperties([]Property{{"kitei.key", "<&>"}})
		if err != nil {
			t.Fatal(name, err)
		}
		if a, err = OpenArchive(more); err != nil {
			t.Fatal(err)
		}
		if got, err := a.Properties(); err != nil || !maps.Equal(got, want) {
			t.Errorf("%s: %v, %v, want %v", name, got, err, want)
		}
		targets, err := a.Targets("")
		if !slices.Contains(targets, Target{"custom-properties", customPart}) {
			t.Errorf("%s: %v, %v", name, targets, err)
		}
	}
}

func TestRefusedArchives(t *testing.T) {
	named := func(name string) []byte {
		return write(t, func(w io.Writer) error {
			z := NewZip(w)
			if _, err := z.Create(name); err != nil {
				return err
			}
			return z.Close()
		})
	}
	whole := named("a")
	locked := bytes.ReplaceAll(named("a"), []byte("PK\x01\x02\x14\x00\x14\x00\x00"), []byte("PK\x01\x02\x14\x00\x14\x00\x01"))
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"text": {[]byte("規程"), ErrNotZip}, "cut off": {whole[:len(whole)-5], ErrNotZip}, "out of the archive": {named("a/../../b"), ErrNames},
		"absolute": {named("/etc/x"), ErrNames}, "locked": {locked, ErrEncrypted},
	} {
		if _, err := OpenArchive(c.data); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	old := append(bytes.Clone(compound), "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"...)
	for _, c := range []struct {
		data          []byte
		old, password bool
	}{{whole, false, false}, {old, true, true}, {old[:len(old)-4], true, false}} {
		if isOld, password := IsCompound(c.data); isOld != c.old || password != c.password {
			t.Errorf("%d bytes: %v, %v", len(c.data), isOld, password)
		}
	}
}
