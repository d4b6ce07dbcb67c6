package importers

import (
	"bytes"
	"slices"
	"sync"

	"kitei/internal/parallel"
	"kitei/policy"
)

// pageText is what is kept of a page once its characters are lines.
type pageText struct {
	state    pageState
	height   float64
	lines    []pdfLine
	boxes    int // ruled boxes with text in them; lines count them from 1
	chars    int
	mix      mixture
	vertical bool
	cut      bool // there was more than a page may hold
}

// pageState says whether a page can be read.
type pageState uint8

const (
	pageDamaged pageState = iota
	pageRead
	pageBlank
	pageScanned // holds pictures and no characters
	pageGarbled // its characters cannot be told
)

// reading is held while a file is read. Files take turns: each may need all instances of PDFium, and two that had one each would wait for the other's
// for ever.
var reading sync.Mutex

// readPages gives the lines of every page. Files of many pages are read by two instances of PDFium at once.
func readPages(name string, src []byte, o Options) ([]pageText, error) {
	pos := policy.Pos{File: name}
	if len(src) > maxPDFSize {
		return nil, policy.Problem("file-too-large", pos, maxPDFSize>>20)
	}
	if !bytes.Contains(src[:min(len(src), 1024)], []byte("%PDF-")) {
		return nil, policy.Problem("pdf-not", pos)
	}
	reading.Lock()
	defer reading.Unlock()
	first := &pageReader{name: name, src: src, Options: o}
	if err := first.open(); err != nil {
		return nil, err
	}
	defer first.engine.close()
	n := max(first.engine.int("FPDF_GetPageCount", first.doc), 0)
	if n > maxPDFPages {
		return nil, policy.Problem("pdf-pages", pos, n, maxPDFPages)
	}
	pages := make([]pageText, n)
	if n < twoReaders {
		first.read(pages, 0, 1)
		return pages, first.err
	}
	second := &pageReader{name: name, src: src, Options: o}
	parallel.Each(
		func() { first.read(pages, 0, 2) },
		func() {
			if second.err = second.open(); second.err == nil {
				defer second.engine.close()
				second.read(pages, 1, 2)
			}
		},
	)
	if first.err != nil {
		return nil, first.err
	}
	return pages, second.err
}

// Sizes of the work of two instances: below twoReaders pages a second one takes longer to start than it saves, and they take turns by batches of pages.
const (
	twoReaders = 60
	pageBatch  = 8
)

// pageReader reads some of the pages of a file with an instance of its own.
type pageReader struct {
	Options
	name   string
	src    []byte
	engine *pdfEngine
	doc    uint64
	err    error
}

func (r *pageReader) open() error {
	e, err := startEngine(r.Cache)
	if err != nil {
		return err
	}
	doc, code := e.open(r.src)
	if doc != 0 {
		r.engine, r.doc = e, doc
		return nil
	}
	defer e.close()
	if e.isFull() {
		return policy.Problem("pdf-memory", policy.Pos{File: r.name}, memoryPages>>4)
	}
	if code == pdfErrorPassword || code == pdfErrorSecurity {
		return policy.Problem("pdf-password", policy.Pos{File: r.name})
	}
	return policy.Problem("pdf-damaged", policy.Pos{File: r.name})
}

// read reads every batch of pages whose number leaves the remainder when divided by the number of readers.
func (r *pageReader) read(pages []pageText, remainder, readers int) {
	chars := 0
	for i := range pages {
		if i/pageBatch%readers != remainder {
			continue
		}
		if p := r.engine.page(r.doc, i); p != nil {
			pages[i] = p.read()
		}
		chars += pages[i].chars
		switch {
		case r.engine.err != nil && r.engine.isFull():
			r.err = policy.Problem("pdf-memory", policy.Pos{File: r.name, Page: i + 1}, memoryPages>>4)
			return
		case r.engine.err != nil:
			r.err = policy.Problem("pdf-damaged", policy.Pos{File: r.name, Page: i + 1})
			return
		case chars > maxPDFChars:
			r.err = policy.Problem("pdf-chars", policy.Pos{File: r.name}, maxPDFChars)
			return
		case r.Stop != nil && r.Stop():
			r.err = policy.Problem("pdf-slow", policy.Pos{File: r.name, Page: i + 1})
			return
		}
	}
}

// read makes lines of a page.
func (p *pdfPage) read() pageText {
	out := pageText{state: pageRead, chars: len(p.glyphs), cut: p.cut}
	switch {
	case len(p.glyphs) == 0 && p.images > 0:
		out.state = pageScanned
	case len(p.glyphs) == 0:
		out.state = pageBlank
	case p.isGarbled():
		out.state = pageGarbled
	default:
		out.mix.add(p.glyphs)
		if out.vertical = p.isVertical(); out.vertical {
			p.turn()
		}
		out.lines, out.boxes = p.lines()
	}
	out.height = p.height
	return out
}

// lines makes lines of the characters of a page, in the order of their feet; ruled tables stand among them.
func (p *pdfPage) lines() (out []pdfLine, boxes int) {
	found := grids(p.rules)
	inside := make([][]glyph, len(found)+1)
	for _, g := range p.glyphs {
		i := slices.IndexFunc(found, func(o grid) bool { return o.contains(g.rect) })
		if i < 0 {
			i = len(found)
		}
		inside[i] = append(inside[i], g)
	}
	numbers := make([]int, len(found)+1)
	for i := range found {
		if len(inside[i]) > 0 && !found[i].isTable() {
			boxes++
			numbers[i] = boxes
		}
	}
	for i, glyphs := range inside {
		switch {
		case len(glyphs) == 0:
		case i < len(found) && found[i].isTable():
			t := found[i].table(glyphs, p.number)
			t.box = numbers[around(found, i, numbers)]
			out = append(out, t)
		default:
			for _, run := range fragments(glyphs) {
				if l := line(run, p.number); l.text != "" {
					l.box = numbers[i]
					out = append(out, l)
				}
			}
		}
	}
	sortLines(out)
	return out, boxes
}

// around gives the smallest box with text that holds table i; the last number is that of no box.
func around(found []grid, i int, numbers []int) int {
	for j := i + 1; j < len(found); j++ {
		if numbers[j] > 0 && found[j].contains(found[i].rect) {
			return j
		}
	}
	return len(found)
}
