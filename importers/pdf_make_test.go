package importers

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// PDF files for the tests, written by hand so that they can be wrong in any place.

// pdfMade is a PDF file being put together. Object 1 is the catalogue, 2 the tree of pages, 3 the font; they are written last.
type pdfMade struct {
	objects []string // bodies, the first is object 4
	pages   []string // references to the pages
	info    map[string]string
}

const firstPDFObject = 4

// pdfFont is a Japanese font that does not stand in the file, as Adobe-Japan1 defines it: full-width characters but for the first 230.
const pdfFont = `<</Type/Font/Subtype/Type0/BaseFont/Ryumin-Light/Encoding/UniJIS-UTF16-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/Ryumin-Light` +
	`/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 6>>/DW 1000/W[1 230 500]` +
	`/FontDescriptor<</Type/FontDescriptor/FontName/Ryumin-Light/Flags 6/FontBBox[-170 -331 1024 903]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 709/StemV 80>>>>]>>`

// add puts an object into the file and gives its reference.
func (f *pdfMade) add(body string) string {
	f.objects = append(f.objects, body)
	return fmt.Sprintf("%d 0 R", firstPDFObject+len(f.objects)-1)
}

// stream puts a stream into the file; dict is what stands in its dictionary beside the length.
func (f *pdfMade) stream(dict, data string) string {
	return f.add(fmt.Sprintf("<<%s/Length %d>>stream\n%s\nendstream", dict, len(data), data))
}

// page puts a page of A4 into the file; more stands in its dictionary, resources beside the font.
func (f *pdfMade) page(content, more, resources string) {
	contents := f.stream("", content)
	f.pages = append(f.pages, f.add(fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %s/Resources<</Font<</F 3 0 R>>%s>>%s>>", contents, resources, more)))
}

// bytes gives the file with a table of cross references. What info says of object 1, 2 or 3, or of the trailer, stands for what is usual there.
func (f *pdfMade) bytes() []byte {
	bodies := append([]string{
		"<</Type/Catalog/Pages 2 0 R>>",
		fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(f.pages), strings.Join(f.pages, " ")),
		pdfFont,
	}, f.objects...)
	for i, name := range []string{"catalog", "pages", "font"} {
		if s := f.info[name]; s != "" {
			bodies[i] = s
		}
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	places := make([]int, len(bodies))
	for i, body := range bodies {
		places[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, body)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(bodies)+1)
	for _, p := range places {
		fmt.Fprintf(&b, "%010d 00000 n \n", p)
	}
	trailer := strings.ReplaceAll(f.info["trailer"], "@", strconv.Itoa(start))
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n", len(bodies)+1, trailer, start)
	return b.Bytes()
}

// with sets what info says of an object or the trailer.
func (f *pdfMade) with(name, body string) *pdfMade {
	f.info[name] = body
	return f
}

// compressedPDF gives a file of one empty page as files are made since PDF 1.5: its objects stand in a stream of objects, of which the last cut bytes
// are missing, and the cross references in another.
func compressedPDF(t testing.TB, content string, cut int) []byte {
	t.Helper()
	bodies := []string{
		"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[4 0 R]>>", pdfFont,
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 6 0 R/Resources<</Font<</F 3 0 R>>>>>>",
	}
	var head, body string
	for i, o := range bodies {
		head += fmt.Sprintf("%d %d ", i+1, len(body))
		body += o + " "
	}
	packed := deflated(t, []byte(head+body))
	packed = packed[:len(packed)-cut]
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	objects := b.Len()
	fmt.Fprintf(&b, "5 0 obj\n<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>stream\n%s\nendstream\nendobj\n", len(bodies), len(head), len(packed), packed)
	contents := b.Len()
	fmt.Fprintf(&b, "6 0 obj\n<</Length %d>>stream\n%s\nendstream\nendobj\n", len(content), content)
	start := b.Len()
	rows := []byte{0, 0, 0, 0, 0}
	for i := range bodies {
		rows = append(rows, 2, 0, 0, 5, byte(i))
	}
	for _, at := range []int{objects, contents, start} {
		rows = append(rows, 1, byte(at>>16), byte(at>>8), byte(at), 0)
	}
	fmt.Fprintf(&b, "7 0 obj\n<</Type/XRef/Size 8/W[1 3 1]/Root 1 0 R/Length %d>>stream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n", len(rows), rows, start)
	return b.Bytes()
}

// pdfBomb is a stream that unpacks to so many MB of spaces, with the filter FlateDecode.
func pdfBomb(t testing.TB, megabytes int) string {
	t.Helper()
	var b bytes.Buffer
	z, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := z.Write(bytes.Repeat([]byte(" "), 1<<20)); err != nil {
		t.Fatal(err)
	}
	if err := z.Flush(); err != nil { // what follows does not look back, so that the piece can stand many times
		t.Fatal(err)
	}
	return "\x78\xda" + strings.Repeat(b.String(), megabytes) + "\x01\x00\x00\xff\xff"
}

// deflated is data as a stream with the filter FlateDecode holds it.
func deflated(t testing.TB, data []byte) string {
	t.Helper()
	var b bytes.Buffer
	z, err := zlib.NewWriterLevel(&b, zlib.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := z.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// pdfSheet is the content of a page being written. Distances are in points from the lower left corner.
type pdfSheet struct{ strings.Builder }

// text writes a line of text with its foot at y.
func (s *pdfSheet) text(x, y, size float64, text string) {
	fmt.Fprintf(s, "BT /F %g Tf %g %g Td <%s> Tj ET\n", size, x, y, pdfHex(text))
}

// lines writes lines of 10.5 points below each other.
func (s *pdfSheet) lines(x, y float64, lines ...string) {
	for i, l := range lines {
		s.text(x, y-18*float64(i), 10.5, l)
	}
}

func (s *pdfSheet) rule(x0, y0, x1, y1 float64) {
	fmt.Fprintf(s, "0.5 w %g %g m %g %g l S\n", x0, y0, x1, y1)
}

// table rules a table and writes its cells, from the top.
func (s *pdfSheet) table(x, y, width, height float64, rows [][]string) {
	columns := len(rows[0])
	for i := range len(rows) + 1 {
		s.rule(x, y-height*float64(i), x+width*float64(columns), y-height*float64(i))
	}
	for i := range columns + 1 {
		s.rule(x+width*float64(i), y, x+width*float64(i), y-height*float64(len(rows)))
	}
	for i, row := range rows {
		for k, c := range row {
			s.text(x+width*float64(k)+4, y-height*float64(i)-14, 10.5, c)
		}
	}
}

func pdfHex(text string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(text)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String()
}

// pdfPages makes a file of pages with the given contents.
func pdfPages(contents ...string) *pdfMade {
	f := &pdfMade{info: map[string]string{}}
	for _, c := range contents {
		f.page(c, "", "")
	}
	return f
}

// pdfOf makes a file of one page with lines of text.
func pdfOf(lines ...string) *pdfMade {
	var s pdfSheet
	s.lines(70, 770, lines...)
	return pdfPages(s.String())
}
