package importers

import (
	"math"
	"unicode"

	"github.com/tetratelabs/wazero/api"
)

// rect is a rectangle on a page in points, from the upper left corner: y grows downwards.
type rect struct{ left, top, right, bottom float64 }

func (r rect) width() float64  { return r.right - r.left }
func (r rect) height() float64 { return r.bottom - r.top }

// contains reports whether the middle of o lies in r.
func (r rect) contains(o rect) bool {
	x, y := (o.left+o.right)/2, (o.top+o.bottom)/2
	return x >= r.left && x <= r.right && y >= r.top && y <= r.bottom
}

func (r rect) union(o rect) rect {
	return rect{min(r.left, o.left), min(r.top, o.top), max(r.right, o.right), max(r.bottom, o.bottom)}
}

// glyph is a character on a page.
type glyph struct {
	char rune
	rect         // the box the font gives it, not the ink
	size float64 // height of the type in points
	base float64 // y of the line it stands on
	bold bool
}

// pdfPage is what a page shows: characters in the order of the file, ruled lines, and how many pictures.
type pdfPage struct {
	number        int // from 1
	width, height float64
	glyphs        []glyph
	rules         []rect // ruled lines: thin rectangles
	sides         int    // parts of paths that were looked at
	images        int
	unmapped      int  // characters for which the file gives no meaning
	cut           bool // there was more than a page may hold
}

// Bounds of one page; no page that is read by people comes near them.
const (
	maxPageChars   = 100_000
	maxPageObjects = 100_000
	maxPageRules   = 100_000
	maxPageSides   = 400_000 // parts of paths that are looked at
	maxFormDepth   = 6
)

// page reads a page. It is nil where the page is damaged.
func (e *pdfEngine) page(doc uint64, index int) *pdfPage {
	page := e.call("FPDF_LoadPage", doc, uint64(index))
	if page == 0 {
		return nil
	}
	defer e.call("FPDF_ClosePage", page)
	p := &pdfPage{number: index + 1, width: sane(e.float("FPDF_GetPageWidthF", page)), height: sane(e.float("FPDF_GetPageHeightF", page))}
	e.objects(p, page)
	e.characters(p, page)
	return p
}

// characters reads the characters of a page that the file holds; those PDFium adds for spaces and line ends are left out, as the layout gives
// them anew.
func (e *pdfEngine) characters(p *pdfPage, page uint64) {
	text := e.call("FPDFText_LoadPage", page)
	if text == 0 {
		return
	}
	defer e.call("FPDFText_ClosePage", text)
	n := e.int("FPDFText_CountChars", text)
	if n > maxPageChars {
		n, p.cut = maxPageChars, true
	}
	toTop := e.flip(p, page)
	var object uint64
	bold, size := false, 0.0
	for i := range uint64(max(n, 0)) {
		char := rune(uint32(e.call("FPDFText_GetUnicode", text, i)))
		if e.int("FPDFText_IsGenerated", text, i) == 1 || char == 0 {
			continue
		}
		if e.int("FPDFText_HasUnicodeMapError", text, i) == 1 {
			p.unmapped++
		}
		if o := e.call("FPDFText_GetTextObject", text, i); o != object {
			object = o
			size = e.typeSize(text, i)
			bold = e.int("FPDFText_GetFontWeight", text, i) >= 600
		}
		if e.int("FPDFText_GetLooseCharBox", text, i, e.at(0)) == 0 {
			continue
		}
		box := toTop(rect{e.float32At(0), e.float32At(4), e.float32At(8), e.float32At(12)})
		base := box.bottom
		if e.int("FPDFText_GetCharOrigin", text, i, e.at(2), e.at(3)) != 0 {
			origin := toTop(rect{e.float64At(2), e.float64At(3), e.float64At(2), e.float64At(3)})
			base = origin.top
			if isWide(char) {
				box = square(box, origin.left, size)
			}
		}
		if char == unicode.ReplacementChar || unicode.Is(unicode.Co, char) {
			p.unmapped++
		}
		p.glyphs = append(p.glyphs, glyph{char: char, rect: box, size: size, base: base, bold: bold})
	}
}

// square widens the box of a Japanese character to the square it stands in, where the font gives the box of the ink.
func square(box rect, x, size float64) rect {
	left, right := min(box.left, x), max(box.right, x+0.97*size)
	if right-left > 1.1*size {
		return box
	}
	box.left, box.right = left, right
	return box
}

// typeSize is the size of a character in points: that of its font, enlarged as the page says.
func (e *pdfEngine) typeSize(text, i uint64) float64 {
	size := e.double("FPDFText_GetFontSize", text, i)
	if e.int("FPDFText_GetMatrix", text, i, e.at(0)) != 0 {
		a, b, c, d := e.float32At(0), e.float32At(4), e.float32At(8), e.float32At(12)
		size *= math.Sqrt(math.Abs(a*d - b*c))
	}
	return max(sane(math.Abs(size)), 1)
}

// flip gives the function that turns a box in the space of the page, with y upwards, into a rect as the page is shown: turned by its rotation.
func (e *pdfEngine) flip(p *pdfPage, page uint64) func(rect) rect {
	left, top, right, bottom := 0.0, p.height, p.width, 0.0
	if e.int("FPDF_GetPageBoundingBox", page, e.at(0)) != 0 {
		left, top, right, bottom = e.float32At(0), e.float32At(4), e.float32At(8), e.float32At(12)
	}
	turned := e.int("FPDFPage_GetRotation", page)
	return func(r rect) rect {
		x0, x1, y0, y1 := min(r.left, r.right), max(r.left, r.right), min(r.top, r.bottom), max(r.top, r.bottom)
		switch turned {
		case 1:
			return rect{y0 - bottom, x0 - left, y1 - bottom, x1 - left}
		case 2:
			return rect{right - x1, y0 - bottom, right - x0, y1 - bottom}
		case 3:
			return rect{top - y1, right - x1, top - y0, right - x0}
		}
		return rect{x0 - left, top - y1, x1 - left, top - y0}
	}
}

// The types of page objects, and the parts of a path.
const (
	objectText  = 1
	objectPath  = 2
	objectImage = 3
	objectForm  = 5

	segmentLine = 0
	segmentMove = 2
)

// objects reads the ruled lines, coloured areas and pictures of a page.
func (e *pdfEngine) objects(p *pdfPage, page uint64) {
	toTop := e.flip(p, page)
	budget := maxPageObjects
	var visit func(object uint64, depth int, place matrix)
	visit = func(object uint64, depth int, place matrix) {
		if budget--; budget < 0 {
			p.cut = true
			return
		}
		switch e.int("FPDFPageObj_GetType", object) {
		case objectText:
			e.widen(object)
		case objectImage:
			p.images++
		case objectPath:
			e.path(p, object, func(r rect) rect { return toTop(place.box(r)) })
		case objectForm:
			if depth >= maxFormDepth {
				return
			}
			inner := e.matrixOf(object).then(place)
			for i := range uint64(max(e.int("FPDFFormObj_CountObjects", object), 0)) {
				visit(e.call("FPDFFormObj_GetObject", object, i), depth+1, inner)
				if budget < 0 {
					return
				}
			}
		}
	}
	for i := range uint64(max(e.int("FPDFPage_CountObjects", page), 0)) {
		visit(e.call("FPDFPage_GetObject", page, i), 0, identity)
		if budget < 0 || e.err != nil {
			return
		}
	}
}

// strokeText is the mode in which the outlines of characters are drawn.
const strokeText = 1

// widen gives a piece of text a width where PDFium finds none, because its font does not stand in the file: PDFium leaves text without a width out.
// The width is that of the line its outlines are drawn with, which nothing else looks at.
func (e *pdfEngine) widen(object uint64) {
	if e.int("FPDFPageObj_GetBounds", object, e.at(0), e.at(0)+4, e.at(0)+8, e.at(0)+12) == 0 || e.float32At(8)-e.float32At(0) > 0.01 {
		return
	}
	if font := e.call("FPDFTextObj_GetFont", object); font == 0 || e.int("FPDFFont_GetIsEmbedded", font) != 0 {
		return
	}
	e.call("FPDFTextObj_SetTextRenderMode", object, strokeText)
	e.call("FPDFPageObj_Transform", object, one, 0, 0, one, 0, 0) // which measures the text again
}

// one is 1 as a double.
var one = api.EncodeF64(1)

// matrix is a transformation as in PDF: x' = ax + cy + e, y' = bx + dy + f.
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

func (m matrix) point(x, y float64) (float64, float64) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

// box gives the smallest rectangle round the transformed one.
func (m matrix) box(r rect) rect {
	x0, y0 := m.point(r.left, r.top)
	x1, y1 := m.point(r.right, r.bottom)
	x2, y2 := m.point(r.left, r.bottom)
	x3, y3 := m.point(r.right, r.top)
	return rect{min(x0, x1, x2, x3), min(y0, y1, y2, y3), max(x0, x1, x2, x3), max(y0, y1, y2, y3)}
}

// then gives m followed by o.
func (m matrix) then(o matrix) matrix {
	e, f := o.point(m.e, m.f)
	return matrix{o.a*m.a + o.c*m.b, o.b*m.a + o.d*m.b, o.a*m.c + o.c*m.d, o.b*m.c + o.d*m.d, e, f}
}

func (e *pdfEngine) matrixOf(object uint64) matrix {
	if e.int("FPDFPageObj_GetMatrix", object, e.at(0)) == 0 {
		return identity
	}
	return matrix{e.float32At(0), e.float32At(4), e.float32At(8), e.float32At(12), e.float32At(16), e.float32At(20)}
}

// Sizes that tell a line from an area, in points.
const (
	maxRule  = 3.0 // a thicker line is an area
	minRule  = 6.0 // a shorter one is a mark
	maxSides = 400 // segments of one path that are looked at; more is a drawing
)

// path takes the straight horizontal and vertical lines of a path.
func (e *pdfEngine) path(p *pdfPage, object uint64, place func(rect) rect) {
	if e.int("FPDFPageObj_GetBounds", object, e.at(0), e.at(0)+4, e.at(0)+8, e.at(0)+12) == 0 {
		return
	}
	bounds := place(rect{e.float32At(0), e.float32At(4), e.float32At(8), e.float32At(12)})
	if bounds.width() < minRule && bounds.height() < minRule || e.unseen(object) {
		return
	}
	if min(bounds.width(), bounds.height()) <= maxRule {
		p.rules = append(p.rules, bounds)
		return
	}
	if e.int("FPDFPath_GetDrawMode", object, e.at(0), e.at(1)) == 0 {
		return
	}
	mode, _ := e.module.Memory().ReadUint32Le(e.scratch)
	stroke, _ := e.module.Memory().ReadUint32Le(e.scratch + 8)
	if stroke == 0 && mode == 0 {
		return // only clips
	}
	if n := e.int("FPDFPath_CountSegments", object); n <= maxSides && (stroke != 0 || n > 5) {
		if p.sides += n; p.sides > maxPageSides || len(p.rules) > maxPageRules {
			p.cut = true
			return
		}
		e.sides(p, object, n, place)
	}
}

// unseen reports a path that is wholly transparent.
func (e *pdfEngine) unseen(object uint64) bool {
	for _, colour := range []string{"FPDFPageObj_GetFillColor", "FPDFPageObj_GetStrokeColor"} {
		if e.int(colour, object, e.at(8), e.at(9), e.at(10), e.at(11)) == 0 {
			return false
		}
		if alpha, _ := e.module.Memory().ReadUint32Le(e.scratch + 8*11); alpha > 0 {
			return false
		}
	}
	return true
}

// sides takes the straight sides of a path as ruled lines. Two parallel sides closer than a thick line are the edges of one line.
func (e *pdfEngine) sides(p *pdfPage, object uint64, n int, place func(rect) rect) {
	m := e.matrixOf(object)
	var x, y, x0, y0 float64
	for i := range uint64(max(n, 0)) {
		segment := e.call("FPDFPath_GetPathSegment", object, i)
		kind := e.int("FPDFPathSegment_GetType", segment)
		if e.int("FPDFPathSegment_GetPoint", segment, e.at(0), e.at(0)+4) == 0 {
			continue
		}
		nx, ny := m.point(e.float32At(0), e.float32At(4))
		switch kind {
		case segmentMove:
			x0, y0 = nx, ny
		case segmentLine:
			p.side(place(rect{x, y, nx, ny}))
		}
		x, y = nx, ny
		if e.int("FPDFPathSegment_GetClose", segment) == 1 {
			p.side(place(rect{x, y, x0, y0}))
			x, y = x0, y0
		}
	}
}

func (p *pdfPage) side(r rect) {
	if math.Max(r.width(), r.height()) >= minRule && math.Min(r.width(), r.height()) <= 1 {
		p.rules = append(p.rules, r)
	}
}
