package sealing

import (
	"bytes"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"kitei/internal/ooxml"
)

// Place is where a piece stands in its file.
type Place struct {
	Sheet  string `json:"sheet,omitempty"`  // of a workbook
	Table  int    `json:"table,omitempty"`  // from 1, of a Word file or page; 0 for a paragraph outside tables
	Row    int    `json:"row"`              // from 1: of the sheet or the table; a paragraph's number
	Column string `json:"column,omitempty"` // of the cell
}

// group is what rows are counted in.
func (p Place) group() string {
	switch {
	case p.Sheet != "":
		return strings.ReplaceAll(p.Sheet, " ", "_")
	case p.Table > 0:
		return "t" + strconv.Itoa(p.Table)
	}
	return "p"
}

// Marks in the text that is fingerprinted: around what is underlined or bold, and before what a tracked change inserted or deleted.
const (
	markOn, markOff             = "\x01", "\x02"
	stateInserted, stateDeleted = "\x03", "\x04"
	stateEnd                    = "\x05"
	number                      = "\x06" // before a number
	formula                     = "\x07" // in place of what a formula comes to
	markSigns                   = markOn + markOff + stateInserted + stateDeleted + stateEnd + number
)

// plain is a text without marks.
func plain(s string) string {
	if !strings.ContainsAny(s, markSigns+formula) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r > 0 && r <= '\x07' {
			return -1
		}
		return r
	}, s)
}

// read takes a file apart. kind is its suffix.
func read(kind string, src []byte) (*sealed, error) {
	f := &sealed{}
	var err error
	switch kind {
	case ".html":
		err = f.page(src)
	case ".docx", ".xlsx":
		if f.archive, err = ooxml.OpenArchive(src); err != nil {
			return nil, err
		}
		if err = f.properties(); err != nil {
			return nil, err
		}
		if kind == ".docx" {
			err = f.word()
		} else {
			err = f.workbook()
		}
	}
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	for i := range f.pieces {
		p := &f.pieces[i]
		b.WriteString(p.place.group() + "\x00" + strconv.Itoa(len(p.cells)) + "\x00")
		for _, c := range p.cells {
			b.WriteString(strconv.Itoa(c.column) + "\x00" + c.text + "\x00")
		}
	}
	f.whole = fingerprint(b.String(), wholeSize)
	return f, nil
}

func (f *sealed) properties() error {
	all, err := f.archive.Properties()
	if err != nil {
		return err
	}
	var b strings.Builder
	for i := 1; all[property+"."+strconv.Itoa(i)] != ""; i++ {
		b.WriteString(all[property+"."+strconv.Itoa(i)])
	}
	f.kept = b.String()
	return nil
}

// paragraph adds a paragraph that says anything.
func (f *sealed) paragraph(text string) {
	if plain(text) == "" {
		return
	}
	f.paragraphs++
	f.pieces = append(f.pieces, piece{place: Place{Row: f.paragraphs}, cells: []cell{{print: fingerprint(text, pieceSize), text: text}}, text: plain(text)})
}

// row adds a row that says anything; its cells are counted from 1, and those that are empty have none.
func (f *sealed) row(at Place, cells []cell) {
	p := piece{place: at}
	var words []string
	for _, c := range cells {
		if plain(c.text) != "" || strings.Contains(c.text, formula) {
			c.print = fingerprint(c.text, cellSize)
			p.cells = append(p.cells, c)
			words = append(words, plain(c.text))
		}
	}
	if len(p.cells) > 0 {
		p.text = strings.Join(words, "\t")
		f.pieces = append(f.pieces, p)
	}
}

// workbook reads the rows of all sheets. A number is taken by its value and a formula as such: what it comes to depends on other cells.
func (f *sealed) workbook() error {
	at := Place{}
	var cells []cell
	flush := func() {
		f.row(at, cells)
		cells = nil
	}
	err := ooxml.Cells(f.archive, func(c *ooxml.Cell) error {
		if c.Sheet != at.Sheet || c.Row != at.Row {
			flush()
			at = Place{Sheet: c.Sheet, Row: c.Row}
		}
		cells = append(cells, cell{column: c.Col, text: cellText(c)})
		return nil
	})
	flush()
	return err
}

func cellText(c *ooxml.Cell) string {
	if c.Formula {
		return formula
	}
	if c.Number {
		if v, err := strconv.ParseFloat(c.Text(), 64); err == nil {
			return number + strconv.FormatFloat(v, 'g', 12, 64)
		}
	}
	var m marker
	for _, r := range c.Runs {
		m.write(strings.ReplaceAll(r.Text, "\r", ""), r.Underline || r.Bold, "")
	}
	return m.String()
}

// marker joins runs; neighbours of one form are one.
type marker struct {
	strings.Builder
	marked bool
	state  string
}

func (m *marker) write(text string, marked bool, state string) {
	if text == "" {
		return
	}
	m.turn(marked, state)
	m.WriteString(text)
}

func (m *marker) turn(marked bool, state string) {
	if m.marked && (!marked || state != m.state) {
		m.WriteString(markOff)
		m.marked = false
	}
	if state != m.state {
		if m.state != "" {
			m.WriteString(stateEnd)
		}
		m.WriteString(state)
		m.state = state
	}
	if marked && !m.marked {
		m.WriteString(markOn)
		m.marked = true
	}
}

func (m *marker) String() string {
	m.turn(false, "")
	return m.Builder.String()
}

// page reads the paragraphs and the rows of a page. Spaces count as one, as they are shown.
func (f *sealed) page(src []byte) error {
	root, err := html.Parse(bytes.NewReader(src))
	if err != nil {
		return err
	}
	p := &pageReader{f: f}
	p.visit(root)
	p.flush()
	return nil
}

type pageReader struct {
	f      *sealed
	text   marker
	marks  int
	tables int
}

// inline are the elements that do not end a paragraph.
var inline = map[string]bool{"u": true, "b": true, "strong": true, "em": true, "i": true, "span": true, "a": true, "ruby": true, "sub": true, "sup": true, "code": true, "ins": true, "del": true, "mark": true, "abbr": true, "label": true, "small": true}

// marking are those that stand for a mark.
var marking = map[string]bool{"u": true, "b": true, "strong": true, "ins": true, "del": true}

func (p *pageReader) visit(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		p.text.write(spaced(n.Data), p.marks > 0, "")
		return
	case html.CommentNode:
		return
	case html.ElementNode:
		switch n.Data {
		case "script", "style", "template", "noscript", "svg", "title":
			return
		case "meta":
			p.meta(n)
			return
		case "table":
			p.flush()
			p.tables++
			p.table(n, p.tables, new(int))
			return
		}
		if marking[n.Data] {
			p.marks++
			defer func() { p.marks-- }()
		}
		if !inline[n.Data] {
			p.flush()
			defer p.flush()
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.visit(c)
	}
}

func (p *pageReader) meta(n *html.Node) {
	name, content := "", ""
	for _, a := range n.Attr {
		switch a.Key {
		case "name":
			name = a.Val
		case "content":
			content = a.Val
		}
	}
	if name == property {
		p.f.kept = content
	}
}

func (p *pageReader) flush() {
	text := strings.Trim(p.text.String(), " ")
	p.text = marker{}
	p.f.paragraph(text)
}

// table reads the rows of a table; one inside a cell belongs to the cell.
func (p *pageReader) table(n *html.Node, table int, row *int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		if c.Data != "tr" {
			p.table(c, table, row)
			continue
		}
		*row++
		var cells []cell
		for d := c.FirstChild; d != nil; d = d.NextSibling {
			if d.Type == html.ElementNode && (d.Data == "td" || d.Data == "th") {
				var m marker
				cellWords(d, 0, &m)
				cells = append(cells, cell{column: len(cells) + 1, text: strings.Trim(m.String(), " ")})
			}
		}
		p.f.row(Place{Table: table, Row: *row}, cells)
	}
}

// cellWords gives all words of a cell; blocks in it are parted by a space.
func cellWords(n *html.Node, marks int, m *marker) {
	if n.Type == html.TextNode {
		m.write(spaced(n.Data), marks > 0, "")
		return
	}
	if n.Type == html.ElementNode && marking[n.Data] {
		marks++
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		cellWords(c, marks, m)
	}
	if n.Type == html.ElementNode && !inline[n.Data] {
		m.write("\n", false, "")
	}
}

// spaced makes one space of several, line feeds too. A full-width space is a character.
func spaced(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		if r == ' ' || r == '\n' || r == '\t' || r == '\r' {
			space = true
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	if space {
		b.WriteByte(' ')
	}
	return b.String()
}
