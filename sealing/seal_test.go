package sealing

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"kitei/diffing"
	"kitei/exporters"
	"kitei/internal/ooxml"
	"kitei/policy"
	"kitei/templates"
)

var writers = map[string]func(io.Writer, *exporters.Table) error{
	"t.docx": exporters.WriteDiffDocx, "t.xlsx": exporters.WriteDiffXLSX, "t.html": exporters.WriteDiffHTML,
}

// files are the 新旧対照表 of two editions, sealed.
func files(t testing.TB) map[string][]byte {
	t.Helper()
	var docs []*policy.Document
	for _, id := range []string{"r7-03", "r8-03"} {
		e, err := templates.Open(id)
		if err != nil {
			t.Fatal(err)
		}
		d, err := templates.Model(e)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d)
	}
	table := exporters.NewTable(diffing.Compare(docs[0], docs[1], diffing.Options{}), exporters.TableOptions{Old: docs[0], New: docs[1]})
	out := map[string][]byte{}
	for name, write := range writers {
		var b bytes.Buffer
		if err := write(&b, table); err != nil {
			t.Fatal(err)
		}
		src, err := Seal(name, b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		again, err := Seal(name, b.Bytes())
		if err != nil || !bytes.Equal(src, again) {
			t.Errorf("%s: the seal is not the same twice, %v", name, err)
		}
		out[name] = src
	}
	return out
}

func verify(t *testing.T, name string, src []byte) *Result {
	t.Helper()
	r, err := Verify(name, src)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return r
}

func TestUntouched(t *testing.T) {
	for name, src := range files(t) {
		if r := verify(t, name, src); !r.Untouched || len(r.Findings) > 0 || r.Pieces < 80 {
			t.Errorf("%s: %+v", name, r)
		}
	}
}

var wordText = regexp.MustCompile(`<w:t xml:space="preserve">([^<]+)</w:t>`)

// Whatever text of a Word file or a page is changed, at any place, one finding says so, at its row or paragraph and with the new text.
func TestEveryEditIsFound(t *testing.T) {
	all := files(t)
	body, rewrite := part(t, all["t.docx"], "word/document.xml")
	places := wordText.FindAllSubmatchIndex(body, -1)
	for i := 0; i < len(places); i += 37 {
		at := places[i]
		changed := slices.Concat(body[:at[3]], []byte("改"), body[at[3]:])
		one(t, "t.docx", rewrite(changed), string(body[at[2]:at[3]])+"改")
	}
	page := all["t.html"]
	start := bytes.Index(page, []byte("<main>"))
	texts := regexp.MustCompile(`>([^<>\n]{3,})<`).FindAllSubmatchIndex(page[start:], -1)
	for i := 0; i < len(texts); i += 37 {
		end := start + texts[i][3]
		one(t, "t.html", slices.Concat(page[:end], []byte("改"), page[end:]), "改")
	}
}

func one(t *testing.T, name string, src []byte, text string) {
	t.Helper()
	r := verify(t, name, src)
	text = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&", "&#34;", `"`, "&#39;", "'", "&#43;", "+").Replace(text)
	if r.Untouched || len(r.Findings) != 1 || r.Findings[0].Kind != Changed || !strings.Contains(r.Findings[0].Text, text) {
		t.Fatalf("%s, %q: %+v", name, text, r)
	}
}

// part gives a part of a package and what makes the package with that part changed.
func part(t *testing.T, src []byte, name string) ([]byte, func([]byte) []byte) {
	t.Helper()
	a, err := ooxml.OpenArchive(src)
	if err != nil {
		t.Fatal(err)
	}
	body, err := a.Part(name)
	if err != nil || body == nil {
		t.Fatal(err)
	}
	return body, func(changed []byte) []byte {
		out, err := a.With(map[string][]byte{name: changed})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
}

// An underline that is taken away is a change of what a 新旧対照表 says.
func TestUnderlinesCount(t *testing.T) {
	all := files(t)
	body, rewrite := part(t, all["t.docx"], "word/document.xml")
	r := verify(t, "t.docx", rewrite(bytes.Replace(body, []byte(`<w:u w:val="single"/>`), nil, 1)))
	if r.Untouched || len(r.Findings) != 1 {
		t.Errorf("%+v", r)
	}
	r = verify(t, "t.html", bytes.Replace(bytes.Replace(all["t.html"], []byte("<u>"), nil, 1), []byte("</u>"), nil, 1))
	if r.Untouched || len(r.Findings) != 1 {
		t.Errorf("%+v", r)
	}
}

// Of a workbook the cell is named. Rows that are put in or taken out do not make what is below them differ.
func TestWorkbookNamesTheCell(t *testing.T) {
	src := files(t)["t.xlsx"]
	edit := func(do func(*excelize.File) error) []Finding {
		f, err := excelize.OpenReader(bytes.NewReader(src))
		if err != nil {
			t.Fatal(err)
		}
		if err := do(f); err != nil {
			t.Fatal(err)
		}
		b, err := f.WriteToBuffer()
		if err != nil {
			t.Fatal(err)
		}
		return verify(t, "t.xlsx", b.Bytes()).Findings
	}
	if got := edit(func(*excelize.File) error { return nil }); len(got) > 0 {
		t.Errorf("saved again: %+v", got)
	}
	place := func(row int, column string) Place { return Place{Sheet: "新旧対照表", Row: row, Column: column} }
	for name, x := range map[string]struct {
		do   func(*excelize.File) error
		want []Finding
	}{
		"a cell": {func(f *excelize.File) error { return f.SetCellStr("新旧対照表", "B8", "書き換え") }, []Finding{{Kind: Changed, Place: place(8, "B"), Text: "書き換え"}}},
		"two cells of a row": {func(f *excelize.File) error {
			return errors.Join(f.SetCellStr("新旧対照表", "A8", "甲"), f.SetCellStr("新旧対照表", "B8", "乙"))
		}, []Finding{{Kind: Changed, Place: place(8, "A"), Text: "甲"}, {Kind: Changed, Place: place(8, "B"), Text: "乙"}}},
		"a cell beside":  {func(f *excelize.File) error { return f.SetCellStr("新旧対照表", "H8", "メモ") }, []Finding{{Kind: Changed, Place: place(8, "H"), Text: "メモ"}}},
		"a cell emptied": {func(f *excelize.File) error { return f.SetCellStr("新旧対照表", "A8", "") }, []Finding{{Kind: Changed, Place: place(8, "A")}}},
		"a row removed":  {func(f *excelize.File) error { return f.RemoveRow("新旧対照表", 8) }, []Finding{{Kind: Removed, Place: place(8, "")}}},
		"a row put in": {func(f *excelize.File) error {
			return errors.Join(f.InsertRows("新旧対照表", 8, 1), f.SetCellStr("新旧対照表", "A8", "新しい行"))
		}, []Finding{{Kind: Added, Place: place(8, ""), Text: "新しい行"}}},
		"a count": {func(f *excelize.File) error { return f.SetCellInt("件数", "B4", 99) }, []Finding{{Kind: Changed, Place: Place{Sheet: "件数", Row: 4, Column: "B"}, Text: "99"}}},
	} {
		got := edit(x.do)
		for i := range got {
			got[i].Clause = ""
		}
		if d := cmp.Diff(x.want, got); d != "" {
			t.Errorf("%s:\n%s", name, d)
		}
	}
}

// Rows of a table in Word that are taken out are told with the row that stood before them; what follows is as it was.
func TestWordRows(t *testing.T) {
	body, rewrite := part(t, files(t)["t.docx"], "word/document.xml")
	text := string(body)
	rows := regexp.MustCompile(`(?s)<w:tr>.*?</w:tr>`).FindAllStringIndex(text[strings.Index(text, "kitei.table/1"):], -1)
	base := strings.Index(text, "kitei.table/1")
	if len(rows) < 60 {
		t.Fatal("few rows")
	}
	cut := text[:base+rows[50][0]] + text[base+rows[51][1]:]
	r := verify(t, "t.docx", rewrite([]byte(cut)))
	if len(r.Findings) != 2 || r.Findings[0].Kind != Removed || r.Findings[1].Kind != Removed || r.Findings[1].Place.Row != r.Findings[0].Place.Row+1 {
		t.Errorf("%+v", r.Findings)
	}
	twice := text[:base+rows[50][1]] + text[base+rows[50][0]:]
	if r := verify(t, "t.docx", rewrite([]byte(twice))); len(r.Findings) != 1 || r.Findings[0].Kind != Added {
		t.Errorf("%+v", r.Findings)
	}
}

// Page numbers and dates are fields and belong to nobody.
func TestFieldsThatWander(t *testing.T) {
	read := func(page string) string {
		w := &wordReader{f: &sealed{}}
		err := ooxml.Elements([]byte(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>目次</w:t></w:r>`+
			`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGEREF a \h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`+
			`<w:r><w:t>`+page+`</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>。</w:t></w:r></w:p></w:body></w:document>`), "body", nil,
			func(e *ooxml.Element) error { w.block(e); return nil })
		if err != nil || len(w.f.pieces) != 1 {
			t.Fatal(err)
		}
		return w.f.pieces[0].text
	}
	if a, b := read("3"), read("41"); a != b || a != "目次。" {
		t.Errorf("%q %q", a, b)
	}
}

func TestVerifyRefuses(t *testing.T) {
	all := files(t)
	var unsealed bytes.Buffer
	f := excelize.NewFile()
	if err := f.Write(&unsealed); err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		name, code string
		src        []byte
	}{
		{"a.txt", "seal-format", []byte("x")},
		{"a.xlsx", "seal-none", unsealed.Bytes()},
		{"a.html", "seal-none", []byte("<p>x</p>")},
		{"a.docx", "seal-unreadable", []byte("x")},
		{"a.docx", "seal-unreadable", all["t.docx"][:3000]},
		{"a.html", "seal-broken", bytes.Replace(all["t.html"], []byte(form), []byte("kitei.seal/9"), 1)},
	} {
		_, err := Verify(x.name, x.src)
		var n *policy.Notice
		if !errors.As(err, &n) || n.Code != x.code {
			t.Errorf("%s: %v, want %s", x.name, err, x.code)
		}
	}
}

// A package without custom properties is given them, and its other parts stay as they are.
func TestSealAddsProperties(t *testing.T) {
	var b bytes.Buffer
	f := excelize.NewFile()
	if err := errors.Join(f.SetCellStr("Sheet1", "A1", "甲"), f.Write(&b)); err != nil {
		t.Fatal(err)
	}
	src, err := Seal("a.xlsx", b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if r := verify(t, "a.xlsx", src); !r.Untouched || r.Pieces != 1 {
		t.Errorf("%+v", r)
	}
	g, err := excelize.OpenReader(bytes.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	if text, err := g.GetCellValue("Sheet1", "A1"); text != "甲" || err != nil {
		t.Errorf("%q, %v", text, err)
	}
}

// What is read of a seal is what was written.
func TestSealIsRead(t *testing.T) {
	f := &sealed{whole: strings.Repeat("x", wholeSize)}
	f.paragraph("前文")
	for i := range 40 {
		f.row(Place{Table: 1, Row: i*i + 1}, []cell{{column: 1, text: strconv.Itoa(i)}, {column: 30, text: "b"}})
	}
	f.row(Place{Sheet: "件 数", Row: 7}, []cell{{column: 2, text: "c"}})
	whole, pieces, ok := parseSeal(f.seal())
	if !ok || whole != f.whole || len(pieces) != len(f.pieces) {
		t.Fatalf("%q", f.seal())
	}
	for i, p := range pieces {
		if p.group != f.pieces[i].place.group() || p.row != f.pieces[i].place.Row || p.print != f.pieces[i].print() {
			t.Errorf("%d: %+v of %+v", i, p, f.pieces[i])
		}
	}
}

func FuzzVerify(f *testing.F) {
	for name, src := range files(f) {
		f.Add(name, src[:min(len(src), 5000)])
	}
	f.Add("a.html", []byte(`<meta name="kitei.seal" content="kitei.seal/1 aaaaaaaaaaaaaaaaaaaaaaaa #p abcd #t1 3:A.abcB.d 9:"><table><tr><td>x<table><tr><td>y`))
	f.Fuzz(func(_ *testing.T, name string, src []byte) {
		_, _ = Verify(name, src)
		_, _ = Seal(name, src)
	})
}
