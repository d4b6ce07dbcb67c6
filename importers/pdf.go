package importers

import (
	"fmt"
	"math"
	"strings"

	"kitei/policy"
)

// Bounds of a PDF file. The official guideline has 400 pages.
const (
	maxPDFPages = 3000
	maxPDFSize  = 100 << 20
	maxPDFChars = 20_000_000
)

// Block is a paragraph or table of a file laid out in pages, before its place in a policy is known.
type Block struct {
	Text    string
	Page    int        // from 1
	Heading int        // guessed level from the size of the type: 1 to 3, 0 for text
	Boxed   bool       // stands in a ruled box
	Box     int        // which box, from 1 through the file; parts of one box on several pages have numbers of their own
	Size    float64    // of the type, in points
	Bold    bool       // in bold type
	Indent  float64    // from the left edge of its column, in characters
	Rows    [][]string // cells, for a table
	Pos     policy.Pos
}

// ReadPDF reads a policy from a PDF file: the text in reading order without running heads, feet and numbers of pages, lines joined into paragraphs,
// tables by their ruled lines; then by the numbers at the heads of the paragraphs.
//
// Errors are *policy.Notice values: no PDF file, damaged, encrypted, too large, unpacked to more than memory is given for, without any text (scanned),
// or with text whose characters cannot be told. Pages of which only some cannot be read are notices with their numbers. Time is linear in the number of characters.
func ReadPDF(name string, src []byte) (*policy.Document, []policy.Notice, error) {
	return readPDF(name, src, Options{})
}

func readPDF(name string, src []byte, o Options) (*policy.Document, []policy.Notice, error) {
	found, notices, err := ReadBlocks(name, src, o)
	if err != nil {
		return nil, nil, err
	}
	r := &reader{name: name, notices: notices}
	blocks := make([]block, 0, len(found))
	for _, b := range r.dropListed(found) {
		blocks = append(blocks, block{text: b.Text, rows: b.Rows, indent: int(math.Round(b.Indent)), pos: b.Pos})
	}
	d := r.structure(blocks)
	d.Source = name
	return d, r.notices, nil
}

// ReadBlocks reads a PDF file as [ReadPDF] does, and gives its paragraphs and tables with what the layout says of them.
func ReadBlocks(name string, src []byte, o Options) ([]Block, []policy.Notice, error) {
	pages, err := readPages(name, src, o)
	if err != nil {
		return nil, nil, err
	}
	r := &reader{name: name}
	if err := r.checkPages(pages); err != nil {
		return nil, nil, err
	}
	blocks := r.layOut(pages)
	if len(blocks) == 0 {
		return nil, nil, policy.Problem("pdf-no-text", policy.Pos{File: name})
	}
	return blocks, r.notices, nil
}

// layOut makes paragraphs and tables of pages.
func (r *reader) layOut(pages []pageText) []Block {
	lines, heights := make([][]pdfLine, len(pages)), make([]float64, len(pages))
	var vertical []int
	boxes := 0
	for i, p := range pages {
		if p.vertical {
			vertical = append(vertical, i+1)
		}
		for k := range p.lines {
			if p.lines[k].box > 0 {
				p.lines[k].box += boxes
			}
		}
		boxes += p.boxes
		lines[i], heights[i] = p.lines, p.height
	}
	if len(vertical) > 0 {
		r.note("pdf-vertical", policy.Pos{File: r.name, Page: vertical[0]}, pageRanges(vertical))
	}
	kept, dropped := dropFurniture(lines, heights)
	if n := sum(dropped); n > 0 {
		r.note("pdf-furniture", policy.Pos{File: r.name}, n)
	}
	var flow []pdfLine
	marks, firstMark := 0, 0
	for i, page := range kept {
		page, n := dropMarks(page)
		if marks += n; n > 0 && firstMark == 0 {
			firstMark = i + 1
		}
		columns := readingOrder(page)
		for _, c := range columns {
			for _, l := range c.lines {
				l.room, l.alone = c.rect, len(columns) == 1
				flow = append(flow, l)
			}
		}
	}
	if marks > 0 {
		r.note("pdf-note-marks", policy.Pos{File: r.name, Page: firstMark}, marks)
	}
	flow = joinTables(flow)
	setMargins(flow)
	return r.blocks(paragraphs(flow))
}

func sum(list []int) int {
	n := 0
	for _, v := range list {
		n += v
	}
	return n
}

// blocks gives paragraphs the form in which they leave the reader.
func (r *reader) blocks(list []paragraph) []Block {
	usual := usualSize(list)
	out := make([]Block, 0, len(list))
	for _, p := range list {
		b := Block{
			Text: p.text, Page: p.page, Boxed: p.box > 0, Box: p.box, Size: math.Round(p.size*10) / 10, Bold: p.bold, Rows: p.rows,
			Indent: max(0, (p.left-p.room.left)/p.size), Pos: policy.Pos{File: r.name, Page: p.page},
		}
		switch larger := p.size / usual; {
		case p.rows != nil:
		case larger > 1.45:
			b.Heading = 1
		case larger > 1.15:
			b.Heading = 2
		case p.bold && p.lines == 1 && !endsSentence(p.text):
			b.Heading = 3
		}
		out = append(out, b)
	}
	return out
}

// usualSize is the size of most of the text.
func usualSize(list []paragraph) float64 {
	chars := map[float64]int{}
	for _, p := range list {
		chars[math.Round(p.size*2)/2] += len(p.text)
	}
	best := 10.0
	for size, n := range chars {
		if n > chars[best] || n == chars[best] && size < best {
			best = size
		}
	}
	return best
}

// pageRanges writes numbers of pages in short: 1、3～7.
func pageRanges(pages []int) string {
	var parts []string
	for i := 0; i < len(pages); {
		j := i
		for j+1 < len(pages) && pages[j+1] == pages[j]+1 {
			j++
		}
		if j > i {
			parts = append(parts, fmt.Sprintf("%d～%d", pages[i], pages[j]))
		} else {
			parts = append(parts, fmt.Sprint(pages[i]))
		}
		i = j + 1
	}
	return strings.Join(parts, "、")
}
