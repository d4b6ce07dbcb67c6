package importers

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"

	"kitei/policy"
)

// plainPage is a page with a sentence; plainText is what it says.
func plainPage() string {
	var s pdfSheet
	s.lines(70, 770, plainText)
	return s.String()
}

const plainText = "第１条　この規程は、情報資産を守る。"

// nestedForms makes a file whose page draws a form that draws another, many times over at every level.
func nestedForms(times, levels int) *pdfMade {
	f := pdfPages()
	last := f.stream("/Type/XObject/Subtype/Form/BBox[0 0 600 900]", "q Q")
	for range levels {
		last = f.stream("/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<</XObject<</X "+last+">>>>", strings.Repeat("/X Do\n", times))
	}
	f.page(plainPage()+"/X Do\n", "", "/XObject<</X "+last+">>")
	return f
}

// packedPages makes a file whose pages all have the same packed content.
func packedPages(content string, pages int) *pdfMade {
	f := pdfPages()
	c := f.stream("/Filter/FlateDecode", content)
	for range pages {
		f.pages = append(f.pages, f.add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents "+c+"/Resources<</Font<</F 3 0 R>>>>>>"))
	}
	return f
}

// alone makes a file of one page with something beside it in its dictionary.
func alone(more string) *pdfMade {
	f := pdfPages()
	f.page(plainPage(), more, "")
	return f
}

// bounded reads a file and says when that took more memory in all than the bound in MB. PDFium's own memory, which has a bound, grows by pieces that
// count each time.
func bounded(t *testing.T, name string, src []byte, bound uint64, o Options) (*policy.Document, error) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	d, _, err := readPDF("x.pdf", src, o)
	runtime.ReadMemStats(&after)
	if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > bound {
		t.Errorf("%s: %d MB for %d KB", name, used, len(src)>>10)
	}
	return d, err
}

// Files made to do harm, and files nobody can read: each is refused with its own sentence.
func TestPDFRefused(t *testing.T) {
	locked := func(filter string) string {
		return "/ID[<00><00>]/Encrypt<</Filter/" + filter + "/V 1/R 2/P -4/O(" + strings.Repeat("o", 32) + ")/U(" + strings.Repeat("u", 32) + ")>>"
	}
	itself := pdfPages()
	own := fmt.Sprintf("%d 0 R", firstPDFObject)
	itself.stream("/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<</XObject<</X "+own+">>>>", "/X Do /X Do")
	itself.page(plainPage()+"/X Do", "", "/XObject<</X "+own+">>")
	tree := pdfPages(plainPage())
	for range 20_000 {
		tree.pages[0] = tree.add("<</Type/Pages/Count 1/Kids[" + tree.pages[0] + "]>>")
	}
	many := make([]string, maxPDFPages+1)
	glyphs := pdfOf(strings.Repeat("字", 80)).with("font", "<</Type/Font/Subtype/Type1/BaseFont/Unknown/Encoding<</Differences[0"+strings.Repeat("/g99", 256)+"]>>>>")
	if _, _, err := ReadPDF("x.pdf", pdfSample()); err != nil { // which makes the engine
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, code string
		src        []byte
		megabytes  uint64
	}{
		{"nothing", "pdf-not", nil, 1},
		{"text", "pdf-not", []byte("第１条　この規程は"), 1},
		{"a head alone", "pdf-damaged", []byte("%PDF-1.7\n"), 60},
		{"password", "pdf-password", pdfPages(plainPage()).with("trailer", locked("Standard")).bytes(), 60},
		{"lock of another kind", "pdf-password", pdfPages(plainPage()).with("trailer", locked("Other")).bytes(), 60},
		{"more pages than are read", "pdf-pages", pdfPages(many...).bytes(), 60},
		{"pages that are said to be there", "pdf-pages", pdfPages(plainPage()).with("pages", "<</Type/Pages/Count 900000/Kids[5 0 R]>>").bytes(), 60},
		{"no pages", "pdf-no-text", pdfPages().bytes(), 60},
		{"no catalogue", "pdf-damaged", pdfPages(plainPage()).with("catalog", "null").bytes(), 60},
		{"a deep tree of pages", "pdf-damaged", tree.bytes(), 60},
		{"a form that draws itself twice", "pdf-memory", itself.bytes(), 2500},
		{"forms in forms", "pdf-memory", nestedForms(10, 30).bytes(), 2500},
		{"a stream of more than 1 GB", "pdf-memory", packedPages(pdfBomb(t, 1100), 1).bytes(), 2500},
		{"a million pieces of text", "pdf-memory", packedPages(deflated(t, bytes.Repeat([]byte("BT /F 1 Tf 9 9 Td <3042> Tj ET\n"), 1_000_000)), 1).bytes(), 2500},
		{"glyphs without a meaning", "pdf-garbled", glyphs.bytes(), 60},
		{"objects cut off", "pdf-damaged", compressedPDF(t, plainPage(), 300), 60},
	} {
		d, err := bounded(t, test.name, test.src, test.megabytes, Options{})
		if got := codeOf(err); got != test.code {
			t.Errorf("%s: %q (%v), want %q", test.name, got, err, test.code)
		}
		if d != nil {
			t.Errorf("%s: refused and read", test.name)
		}
	}
}

// Files that are odd but can be read: their sentence is, within bounds.
func TestPDFBounded(t *testing.T) {
	page := plainPage()
	lines := func(n int, f func(i int) string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(f(i))
		}
		return b.String() + page
	}
	square := func(points int) string { return fmt.Sprintf("/MediaBox[0 0 %d %d]", points, points) }
	sized := func(content, box string) *pdfMade {
		f := pdfPages()
		f.page(content, box, "")
		return f
	}
	cycle := pdfPages(page)
	cycle.with("pages", "<</Type/Pages/Count 5/Kids[2 0 R "+cycle.pages[0]+" 2 0 R]>>")
	empty := pdfPages(page)
	secret := empty.stream("/F(../../../etc/passwd)/FFilter/FlateDecode", "")
	empty.page("", "/Contents "+secret, "")
	meaning := pdfPages(page)
	meaning.with("font", strings.Replace(pdfFont, "/Type0", "/Type0/ToUnicode "+meaning.stream("", "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"+strings.Repeat("1 beginbfrange <0000> <FFFF> <0000> endbfrange\n", 3000)), 1))
	drawn := pdfPages()
	glyph := drawn.stream("", "1000 0 0 0 750 750 d1 BT /T 1 Tf (aaaa) Tj ET 0 0 750 750 re f")
	own := fmt.Sprintf("%d 0 R", firstPDFObject+1)
	drawn.add("<</Type/Font/Subtype/Type3/FontBBox[0 0 750 750]/FontMatrix[0.001 0 0 0.001 0 0]/CharProcs<</a " + glyph + ">>/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[1000]/Resources<</Font<</T " + own + ">>>>>>")
	drawn.page(page, "/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(../../bin/sh)>>>>]", "/T "+own)

	for name, f := range map[string]*pdfMade{
		"cross references that lead to themselves": pdfPages(page).with("trailer", "/Prev @"),
		"cross references that lead nowhere":       pdfPages(page).with("trailer", "/Prev 99999999999/XRefStm @"),
		"pages that hold their parent":             cycle,
		"2^31 pages":                               pdfPages(page).with("pages", "<</Type/Pages/Count 2147483648/Kids[5 0 R]>>"),
		"fewer pages than none":                    pdfPages(page).with("pages", "<</Type/Pages/Count -1/Kids[5 0 R]>>"),
		"a huge page":                              sized(page, "/MediaBox[0 0 1e30 1e30]"),
		"a page without a size":                    sized(page, "/MediaBox[nan 0 0 inf]"),
		"a small unit":                             sized(page, "/UserUnit 1e30"),
		"a turn nobody can make":                   sized(page, "/Rotate 2147483647"),
		"numbers beyond all":                       pdfPages("q 1e30 0 0 1e30 1e38 1e38 cm " + strings.Repeat("9", 400) + " 0 0 nan inf 0 cm BT /F 1e38 Tf <3042> Tj ET Q " + page),
		"everything in one point":                  pdfPages("q 0 0 0 0 0 0 cm " + page + "Q " + page),
		"deep lists":                               pdfPages(strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000) + page),
		"a deep dictionary":                        alone("/X" + strings.Repeat("<</A", 50_000) + " 1" + strings.Repeat(">>", 50_000)),
		"states that nothing ends":                 pdfPages(strings.Repeat("q ", 200_000) + page),
		"ends of states":                           pdfPages(strings.Repeat("Q ET EMC ", 50_000) + page),
		"widths of everything":                     pdfPages(page).with("font", strings.Replace(pdfFont, "/W[1 230 500]", "/W["+strings.Repeat("0 65535 500 ", 20_000)+"1 230 500]", 1)),
		"meanings of everything":                   meaning,
		"a glyph that draws itself":                drawn,
		"one line of two million characters":       packedPages(deflated(t, []byte(page+"BT /F 1 Tf 9 9 Td <"+strings.Repeat("3042", 2_000_000)+"> Tj ET")), 1),
		"pieces of two columns that are none": sized(lines(4000, func(i int) string {
			return fmt.Sprintf("BT /F 4 Tf 70 %[1]d Td <3042> Tj ET BT /F 4 Tf 500 %[1]d Td <3042> Tj ET\n", 900+2*i)
		}), square(9000)),
		"rules that cross": sized(lines(3000, func(i int) string { return fmt.Sprintf("%[1]d 0 m %[1]d 18000 l S 0 %[1]d m 18000 %[1]d l S\n", 6*i) }), square(18000)),
		"a drawing":        sized(lines(3000, func(int) string { return "0 0 m" + strings.Repeat(" 9 0 l 9 9 l", 199) + " S\n" }), square(900)),
		"boxes in boxes": pdfPages(lines(2000, func(i int) string {
			return fmt.Sprintf("%g %g %g %g re S\n", float64(i)/10, float64(i)/10, 500-float64(i)/5, 800-float64(i)/5)
		})),
		"small boxes":        pdfPages(lines(1800, func(i int) string { return fmt.Sprintf("%d %d 21 9 re S\n", i%27*22, i/27*10) })),
		"a file from abroad": empty,
		"scripts, files and starts of programs": pdfPages(page).with("catalog", "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/AA<</WC<</S/Launch/F(../../bin/sh)>>>>"+
			"/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(evil)>>]>>/EmbeddedFiles<</Names[(../../evil)<</Type/Filespec/F(../../evil)>>]>>>>/AcroForm<</XFA(evil)/Fields[]>>>>"),
	} {
		d, err := bounded(t, name, f.bytes(), 600, Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if tree := treeOf(d); !strings.Contains(tree, "この規程は、情報資産を守る。") || strings.Contains(tree, "evil") {
			t.Errorf("%s: the sentence is gone\n%.300s", name, tree)
		}
	}
	for name, cut := range map[string]int{"objects in a stream": 0, "objects without their last bytes": 5} {
		if d, err := bounded(t, name, compressedPDF(t, page, cut), 60, Options{}); err != nil || !strings.Contains(treeOf(d), "この規程は、情報資産を守る。") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A small file whose every page unpacks to much ends when the caller says so.
func TestPDFStops(t *testing.T) {
	for _, pages := range []int{5, twoReaders + 20} {
		var asked atomic.Int64
		src := packedPages(deflated(t, []byte(plainPage()))+pdfBomb(t, 5), pages).bytes()
		_, err := bounded(t, "bombs", src, 600, Options{Stop: func() bool { return asked.Add(1) > 3 }})
		if codeOf(err) != "pdf-slow" || asked.Load() > 5 {
			t.Errorf("%d pages: %v after %d questions", pages, err, asked.Load())
		}
	}
}

// However a file is damaged, reading ends with a sentence or a document.
func TestPDFDamaged(t *testing.T) {
	src := pdfSample()
	check := func(what string, b []byte) {
		if _, _, err := ReadPDF("x.pdf", b); err != nil && codeOf(err) == "" {
			t.Fatalf("%s: %v", what, err)
		}
	}
	for i := 0; i < len(src); i += len(src)/80 + 1 {
		check(fmt.Sprint("cut at ", i), src[:i])
	}
	r := rand.New(rand.NewPCG(7, 7))
	for i := range 300 {
		b := bytes.Clone(src)
		for range 1 + r.IntN(6) {
			b[r.IntN(len(b))] = byte(r.Uint32())
		}
		check(fmt.Sprint("change ", i), b)
	}
}

// pdfSample is a file with all that is read: a table, a box, a form, a picture, two pages.
func pdfSample() []byte {
	var s pdfSheet
	s.lines(70, 770, "規程", plainText, "(1)　号")
	s.table(70, 690, 100, 22, [][]string{{"区分", "例"}, {"甲", "乙"}})
	s.WriteString("60 560 300 40 re S\n")
	s.lines(70, 580, "枠の中の文である。")
	f := pdfPages()
	form := f.stream("/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Matrix[1 0 0 1 0 -200]/Resources<</Font<</F 3 0 R>>>>", plainPage())
	f.page(s.String()+"/X Do\n"+onePixel, "/Rotate 0", "/XObject<</X "+form+">>")
	f.page(plainPage(), "", "")
	return f.bytes()
}

// fuzzedPDF reads files one after another with one instance of PDFium, which takes longer to make than a small file to read.
type fuzzedPDF struct {
	engine *pdfEngine
	files  int
}

// start makes the instance: the first takes longer than a single input may when one is fuzzed.
func (z *fuzzedPDF) start(t testing.TB) {
	t.Helper()
	if z.engine != nil {
		z.engine.close()
	}
	var err error
	if z.engine, err = startEngine(""); err != nil {
		t.Fatal(err)
	}
	z.files = 0
}

func (z *fuzzedPDF) read(t *testing.T, src []byte) {
	const filesOfOne, pagesOfOne = 100, 20
	if z.files++; z.engine.err != nil || z.files > filesOfOne {
		z.start(t)
	}
	p := &pageReader{name: "x.pdf", src: src, engine: z.engine}
	if p.doc, _ = z.engine.open(src); p.doc == 0 {
		return
	}
	defer z.engine.call("FPDF_CloseDocument", p.doc)
	pages := make([]pageText, min(max(z.engine.int("FPDF_GetPageCount", p.doc), 0), pagesOfOne))
	p.read(pages, 0, 1)
	r := &reader{name: "x.pdf"}
	if p.err != nil || r.checkPages(pages) != nil {
		return
	}
	blocks := make([]block, 0, len(pages))
	for _, b := range r.dropListed(r.layOut(pages)) {
		if b.Text == "" && b.Rows == nil {
			t.Fatal("a paragraph without text")
		}
		blocks = append(blocks, block{text: b.Text, rows: b.Rows, indent: int(b.Indent), pos: b.Pos})
	}
	for _, part := range Split(r.structure(blocks)) {
		for _, c := range policy.Clauses(part) {
			_ = c.Text() + c.Path()
		}
	}
}

// FuzzReadPDF takes the bytes of a file.
func FuzzReadPDF(f *testing.F) {
	f.Add(pdfSample())
	f.Add(compressedPDF(f, plainPage(), 0))
	f.Add(nestedForms(3, 3).bytes())
	var z fuzzedPDF
	z.start(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 1<<16 {
			t.Skip("too long")
		}
		z.read(t, src)
	})
}

// FuzzPDFPage takes what a page shows and what stands in its dictionary.
func FuzzPDFPage(f *testing.F) {
	var s pdfSheet
	s.table(70, 690, 100, 22, [][]string{{"区分", "例"}, {"甲", "乙"}})
	f.Add(plainPage()+s.String(), "/Rotate 90/UserUnit 2")
	f.Add("60 560 300 40 re S 0 0 1 0 0 0 cm "+plainPage()+onePixel, "/CropBox[10 10 0 0]")
	var z fuzzedPDF
	z.start(f)
	f.Fuzz(func(t *testing.T, content, more string) {
		if len(content)+len(more) > 8192 {
			t.Skip("too long")
		}
		made := pdfPages()
		made.page(content, more, "")
		z.read(t, made.bytes())
	})
}
