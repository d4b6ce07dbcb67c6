package xlsxcheck

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Fault is what a reader should say of a workbook made to do harm.
type Fault uint8

// The faults of hostile workbooks.
const (
	Readable Fault = iota // within bounds: what stands in its first row can be read
	Damaged
	Large
)

// Hostile is a workbook made to do harm.
type Hostile struct {
	Name  string
	Data  []byte
	Fault Fault
}

// Hostiles gives workbooks made to do harm. first is the markup of the rows that stand first in those that can be read, from row 1; there must be
// fewer than ten.
func Hostiles(first string) []Hostile {
	rows := func(n int, f func(i int) string) string {
		var b strings.Builder
		b.WriteString(first)
		for i := range n {
			b.WriteString(f(i + 10))
		}
		return b.String()
	}
	const entities = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>`
	many := strings.Repeat(`<si><t>甲</t></si>`, 10) + `<si><t>` + strings.Repeat("甲", 1<<20) + `</t></si>`
	wide := `<row r="10">` + strings.Repeat(`<c t="s"><v>10</v></c>`, 10_000) + `</row>`
	one := func(i int) string { return fmt.Sprintf(`<row r="%d"><c r="A%[1]d"/></row>`, i) }
	merges := func(n int) string {
		return `<mergeCells>` + strings.Repeat(`<mergeCell ref="A1:XFD1048576"/>`, n) + `</mergeCells>`
	}
	return []Hostile{
		{"a sheet that unpacks to 300 MB", pack(sheetPart("", "", ""), bomb(300, 300<<20)), Large},
		{"a sheet that says it is small and is not", pack(sheetPart("", first, ""), bomb(300, 1000)), Readable}, // nothing names it
		{"entities in a sheet", pack(sheetPart(entities, rows(1, func(int) string { return `<row r="10"><c t="inlineStr"><is><t>&b;</t></is></c></row>` }), "")), Damaged},
		{"entities in the strings", pack(sheetPart("", rows(1, func(int) string { return `<row r="10"><c t="s"><v>0</v></c></row>` }), ""), stringsPart(entities, `<si><t>&b;</t></si>`)), Damaged},
		{"an unknown entity", pack(sheetPart("", rows(1, func(int) string { return `<row r="10"><c t="inlineStr"><is><t>&evil;</t></is></c></row>` }), "")), Damaged},
		{"a sheet that is cut off", pack(part{name: sheetName, data: sheetHead + "<sheetData>" + first + `<row r="10"><c t="inlineStr"><is><t>甲`}), Damaged},
		{"a sign that no markup has", pack(sheetPart("", rows(1, func(int) string { return `<row r="10"><c t="inlineStr"><is><t>` + "\x01" + `</t></is></c></row>` }), "")), Damaged},
		{"names that lead out", pack(sheetPart("", first, ""), part{name: "../../evil.xml", data: "x"}), Damaged},
		{"marks in marks", pack(sheetPart("", rows(1, func(int) string {
			return `<row r="10"><c t="inlineStr"><is>` + strings.Repeat("<r>", 100_000) + strings.Repeat("</r>", 100_000) + `</is></c></row>`
		}), "")), Readable},
		{"a last column in every row", pack(sheetPart("", rows(60_000, func(i int) string { return fmt.Sprintf(`<row r="%d"><c r="XFD%[1]d"><v>1</v></c></row>`, i) }), "")), Large},
		{"a long text in every cell of a row", pack(sheetPart("", first+wide, ""), stringsPart("", many)), Large},
		{"strings without end", pack(sheetPart("", first, ""), stringsPart("", strings.Repeat("<si/>", 4_100_000))), Large},
		{"a huge dimension", pack(sheetPart(`<dimension ref="A1:XFD1048576"/>`, first, "")), Readable},
		{"10,000 rows", pack(sheetPart("", rows(10_000, one), "")), Readable},
		{"a million empty cells", pack(sheetPart("", rows(10_000, func(i int) string {
			return fmt.Sprintf(`<row r="%d">`, i) + strings.Repeat(`<c s="0"/>`, 100) + `</row>`
		}), "")), Readable},
		{"joined cells over the whole sheet", pack(sheetPart("", rows(1000, one), merges(1))), Readable},
		{"joined cells over and over", pack(sheetPart("", first, merges(100_000))), Readable},
		{"formulas that need each other", pack(sheetPart("", rows(1, func(int) string {
			return `<row r="10"><c r="A10"><f t="shared" ref="A10:A11" si="0">A11</f><v>1</v></c></row><row r="11"><c r="A11"><f t="shared" si="0"/><v>1</v></c></row>`
		}), "")), Readable},
		{"a string that is not there", pack(sheetPart("", rows(1, func(int) string {
			return `<row r="10"><c r="A10" t="s"><v>99999999</v></c><c r="B10" t="s"><v>-1</v></c><c r="C10" t="s"><v>x</v></c></row>`
		}), "")), Readable},
		{"rows in no order", pack(sheetPart("", rows(1, func(int) string { return `<row r="30"><c r="A30"><v>1</v></c></row><row r="10"/>` }), "")), Readable},
		{"a style that is not there", pack(sheetPart("", rows(1, func(int) string {
			return `<row r="10"><c r="A10" s="99999999"><v>1</v></c><c r="B10" s="-1"><v>1e999</v></c></row>`
		}), "")), Readable},
	}
}

// InlineRow is the markup of a row of texts; number counts from 1.
func InlineRow(number int, cells ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<row r="%d">`, number)
	for _, c := range cells {
		b.WriteString(`<c t="inlineStr"><is><t xml:space="preserve">` + strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(c) + `</t></is></c>`)
	}
	return b.String() + `</row>`
}

// part is an entry of an archive; raw ones hold what is packed already.
type part struct {
	name, data string
	raw        bool
	size       uint64 // unpacked, of raw ones
}

const (
	main      = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	office    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packages  = "http://schemas.openxmlformats.org/package/2006/"
	xmlHead   = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"
	sheetName = "xl/worksheets/sheet1.xml"
	sheetHead = xmlHead + `<worksheet xmlns="` + main + `">`
)

// sheetPart makes the part of the only sheet. before that begins with <! stands in front of all markup.
func sheetPart(before, rows, behind string) part {
	head := sheetHead + before
	if strings.HasPrefix(before, "<!") {
		head = xmlHead + before + strings.TrimPrefix(sheetHead, xmlHead)
	}
	return part{name: sheetName, data: head + "<sheetData>" + rows + "</sheetData>" + behind + "</worksheet>"}
}

func stringsPart(before, items string) part {
	return part{name: "xl/sharedStrings.xml", data: xmlHead + before + `<sst xmlns="` + main + `">` + items + `</sst>`}
}

// bomb is a part that unpacks to so many MB of spaces, and says that it does to size bytes. Its check sum is wrong, which only shows at its end.
func bomb(megabytes int, size uint64) part {
	var b bytes.Buffer
	z, _ := flate.NewWriter(&b, flate.BestCompression)
	_, _ = z.Write(bytes.Repeat([]byte(" "), 1<<20))
	_ = z.Flush() // what follows does not look back, so that the piece can stand many times
	return part{name: "xl/worksheets/sheet2.xml", data: strings.Repeat(b.String(), megabytes) + "\x01\x00\x00\xff\xff", raw: true, size: size}
}

// pack makes a workbook of one sheet, and whatever else is given.
func pack(parts ...part) []byte {
	rel := func(id, kind, target string) string {
		return fmt.Sprintf(`<Relationship Id="%s" Type="%s/%s" Target="%s"/>`, id, office, kind, target)
	}
	rels := func(list string) string {
		return xmlHead + `<Relationships xmlns="` + packages + `relationships">` + list + `</Relationships>`
	}
	all := slices.Concat([]part{
		{name: "[Content_Types].xml", data: xmlHead + `<Types xmlns="` + packages + `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`},
		{name: "_rels/.rels", data: rels(rel("r1", "officeDocument", "xl/workbook.xml"))},
		{name: "xl/workbook.xml", data: xmlHead + `<workbook xmlns="` + main + `" xmlns:r="` + office + `"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`},
		{name: "xl/_rels/workbook.xml.rels", data: rels(rel("r1", "worksheet", "worksheets/sheet1.xml") + rel("r2", "sharedStrings", "sharedStrings.xml"))},
	}, parts)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range all {
		var w io.Writer
		if p.raw {
			w, _ = z.CreateRaw(&zip.FileHeader{Name: p.name, Method: zip.Deflate, CompressedSize64: uint64(len(p.data)), UncompressedSize64: p.size})
		} else {
			w, _ = z.Create(p.name)
		}
		_, _ = io.WriteString(w, p.data) // into memory
	}
	_ = z.Close()
	return b.Bytes()
}

// Book makes a workbook of one sheet with the given markup of its rows and of the texts that its cells share.
func Book(rows, shared string) []byte { return pack(sheetPart("", rows, ""), stringsPart("", shared)) }
