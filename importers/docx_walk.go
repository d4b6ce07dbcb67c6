package importers

import (
	"maps"
	"slices"
	"strings"

	"kitei/internal/ooxml"
	"kitei/policy"
)

// wordSpan is a stretch of text in one character style.
type wordSpan struct{ text, style string }

// wordPara is a paragraph as a reader sees it.
type wordPara struct {
	style   string
	label   wordLabel // its automatic number
	outline int       // level of a heading from 1; 0 for none
	spans   []wordSpan
	marks   []string // bookmarks
	asides  []string // notes and text boxes that hang on it
	pos     int      // number of the paragraph in the file, from 1
}

func (p *wordPara) text() string {
	if len(p.spans) == 1 {
		return p.spans[0].text
	}
	var b strings.Builder
	for _, s := range p.spans {
		b.WriteString(s.text)
	}
	return b.String()
}

func (p *wordPara) write(text, style string) {
	if text == "" {
		return
	}
	if n := len(p.spans); n > 0 && p.spans[n-1].style == style {
		p.spans[n-1].text += text
		return
	}
	p.spans = append(p.spans, wordSpan{text, style})
}

// wordBlock is a paragraph or a table.
type wordBlock struct {
	para   *wordPara
	rows   [][]string
	single []wordBlock // what stands in the only cell of a table that has one
	marks  []string    // bookmarks in a table
	boxed  bool        // it stands in such a table
	pos    int
}

// wordWalker goes through the text of a document. What Word would not show is passed over and counted.
type wordWalker struct {
	*reader
	styles    *wordStyles
	numbering *wordNumbering
	original  bool              // the text before the tracked changes
	notes     map[string]string // footnotes and endnotes by kind and id
	plain     bool              // fields are not followed: one of them never ends

	blocks   []wordBlock
	pending  *wordPara // a paragraph whose end was deleted: the next one goes on with it
	current  *wordPara
	marks    []string // bookmarks between paragraphs
	paras    int
	fields   []wordField
	capitals bool // the run shows its letters as capitals
	depth    int  // of text boxes within text boxes

	changes, comments, hidden, boxes, pictures, embedded, contents, noted int
	firstHidden, firstContents                                            int
	symbols                                                               map[string]int
}

// children visits what may stand between paragraphs: in the body, in a cell, in a text box.
func (w *wordWalker) children(elements []*ooxml.Element) {
	for _, e := range elements {
		w.block(e)
	}
}

func (w *wordWalker) block(e *ooxml.Element) {
	switch e.Name {
	case "p":
		w.paragraph(e)
	case "tbl":
		w.table(e)
	case "sdt":
		if w.isContents(e) {
			w.skipContents(e)
			return
		}
		w.children(e.Child("sdtContent").All())
	case "customXml", "smartTag":
		w.children(e.Children)
	case "ins", "moveTo", "del", "moveFrom":
		if w.shown(e.Name) {
			w.children(e.Children)
		}
	case "mc:AlternateContent":
		w.children(alternative(e))
	case "bookmarkStart":
		w.marks = append(w.marks, e.Attr("name"))
	case "altChunk", "subDoc":
		w.embedded++
	}
}

// alternative gives what a program that knows the newest forms reads of several that say the same.
func alternative(e *ooxml.Element) []*ooxml.Element {
	if c := e.Child("mc:Choice"); c != nil {
		return c.Children
	}
	return e.Child("mc:Fallback").All()
}

// shown reports whether the content of a tracked change belongs to the text that is read, and counts the change.
func (w *wordWalker) shown(change string) bool {
	w.changes++
	return (change == "ins" || change == "moveTo") != w.original
}

func (w *wordWalker) isContents(sdt *ooxml.Element) bool {
	v, ok := sdt.Find("sdtPr", "docPartObj").Val("docPartGallery")
	return ok && v == "Table of Contents"
}

func (w *wordWalker) skipContents(e *ooxml.Element) {
	for _, c := range e.Child("sdtContent").All() {
		if c.Name == "p" {
			w.paras++
			w.skippedLine()
		}
	}
}

func (w *wordWalker) skippedLine() {
	w.contents++
	if w.firstContents == 0 {
		w.firstContents = w.paras
	}
}

// paragraph reads a paragraph and counts its number. One whose end was deleted goes on in the next.
func (w *wordWalker) paragraph(e *ooxml.Element) {
	w.paras++
	outer := w.current
	p := w.pending
	if p == nil {
		p = &wordPara{pos: w.paras}
	}
	w.pending, w.current = nil, p
	defer func() { w.current = outer }()
	p.marks, w.marks = append(p.marks, w.marks...), nil

	properties := e.Child("pPr")
	mark := properties.Child("rPr")
	if w.original {
		if before := properties.Find("pPrChange", "pPr"); before != nil {
			properties = before
		}
	}
	p.style = w.styles.paragraph
	if v, ok := properties.Val("pStyle"); ok {
		p.style = v
	}
	inContents := w.inContents()
	w.inline(e.Children, "")
	if w.endDeleted(mark) {
		w.pending = p
		return
	}
	w.close(p, properties, mark, inContents || w.inContents())
}

// close finishes a paragraph: number and level in the outline.
func (w *wordWalker) close(p *wordPara, properties, mark *ooxml.Element, contents bool) {
	empty := len(p.spans) == 0
	if contents && empty || w.styles.isContents(p.style) {
		w.skippedLine()
		return
	}
	if empty && mark.On("vanish") {
		return
	}
	p.label = w.numbering.next(numberingOf(properties), p.style)
	if level, body := outlineOf(properties); level > 0 || body {
		p.outline = level
	} else {
		p.outline = w.styles.outline(p.style)
	}
	w.blocks = append(w.blocks, wordBlock{para: p, pos: p.pos})
}

// endDeleted reports whether the end of a paragraph is not there in the text that is read.
func (w *wordWalker) endDeleted(mark *ooxml.Element) bool {
	for _, name := range []string{"ins", "moveTo", "del", "moveFrom"} {
		if mark.Child(name) != nil && !w.shown(name) {
			return true
		}
	}
	return false
}

// flush gives out a paragraph that waits for one to go on in, at the end of a cell or of the text.
func (w *wordWalker) flush() {
	if p := w.pending; p != nil {
		w.pending = nil
		w.close(p, nil, nil, false)
	}
}

// inline visits what stands in a paragraph. style is the character style of what encloses it.
func (w *wordWalker) inline(elements []*ooxml.Element, style string) {
	for _, e := range elements {
		switch e.Name {
		case "r":
			w.run(e)
		case "hyperlink", "smartTag", "customXml", "dir", "bdo", "rubyBase":
			w.inline(e.Children, style)
		case "sdt":
			w.inline(e.Child("sdtContent").All(), style)
		case "fldSimple":
			if !isTableOfContents(e.Attr("instr")) {
				w.inline(e.Children, style)
			}
		case "ins", "moveTo", "del", "moveFrom":
			if w.shown(e.Name) {
				w.inline(e.Children, style)
			}
		case "mc:AlternateContent":
			w.inline(alternative(e), style)
		case "bookmarkStart":
			w.current.marks = append(w.current.marks, e.Attr("name"))
		case "m:oMath", "m:oMathPara":
			w.formula(e)
		}
	}
}

// formula reads the letters of a formula one after another.
func (w *wordWalker) formula(e *ooxml.Element) {
	for _, c := range e.Children {
		if c.Name == "m:t" {
			w.write(c.Content(), "")
		}
		w.formula(c)
	}
}

// run reads a stretch of text in one form.
func (w *wordWalker) run(e *ooxml.Element) {
	properties := e.Child("rPr")
	style, _ := properties.Val("rStyle")
	hidden := properties.On("vanish") || properties.Child("vanish") == nil && (w.styles.hidden(style) || w.styles.hidden(w.current.style))
	w.capitals = properties.On("caps")
	for _, c := range e.Children {
		w.piece(c, style, hidden)
	}
	w.capitals = false
}

// wordText gives the text of w:t. Space around it counts only where the markup says that it does.
func wordText(e *ooxml.Element) string {
	if e.Attr("space") == "preserve" {
		return e.Content()
	}
	return strings.Trim(e.Content(), " \t\r\n")
}

func (w *wordWalker) piece(c *ooxml.Element, style string, hidden bool) {
	text := ""
	switch c.Name {
	case "t":
		text = wordText(c)
	case "delText":
		if w.original {
			text = wordText(c)
		}
	case "tab", "ptab":
		text = "\t"
	case "br", "cr":
		if kind := c.Attr("type"); kind != "page" && kind != "column" {
			text = "\n"
		}
	case "noBreakHyphen":
		text = "-"
	case "sym":
		text = w.symbol(c)
	case "instrText":
		if n := len(w.fields); n > 0 && !w.fields[n-1].result && len(w.fields[n-1].instruction) < maxInstruction {
			w.fields[n-1].instruction += c.Content()
		}
	case "fldChar":
		w.field(c, style)
	case "footnoteReference", "endnoteReference":
		w.footnote(c)
	case "commentReference":
		w.comments++
	case "ruby":
		w.inline(c.Child("rubyBase").All(), style)
	case "mc:AlternateContent":
		for _, a := range alternative(c) {
			w.piece(a, style, hidden)
		}
	case "drawing", "pict", "object":
		w.drawing(c)
	}
	if hidden && text != "" && w.visible() {
		w.hide()
		return
	}
	w.write(text, style)
}

// hide counts something that is not shown.
func (w *wordWalker) hide() {
	w.hidden++
	if w.firstHidden == 0 {
		w.firstHidden = w.paras
	}
}

// write adds text to the paragraph, unless it belongs to the instruction of a field.
func (w *wordWalker) write(text, style string) {
	if w.capitals {
		text = strings.ToUpper(text)
	}
	if w.visible() {
		w.current.write(text, style)
	}
}

func (w *wordWalker) visible() bool {
	if w.plain {
		return true
	}
	for i := range w.fields {
		if !w.fields[i].result || w.fields[i].contents {
			return false
		}
	}
	return true
}

func (w *wordWalker) inContents() bool {
	for i := range w.fields {
		if w.fields[i].contents && !w.plain {
			return true
		}
	}
	return false
}

// flatten gives the text of blocks one a line; cells of a table stand apart by a full-width space.
func flatten(blocks []wordBlock) string {
	var lines []string
	for _, b := range blocks {
		if b.para == nil {
			for _, row := range b.rows {
				lines = append(lines, strings.Trim(strings.Join(row, "　"), "　"))
			}
			continue
		}
		if text := strings.Trim(b.para.line(), " 　\t\n"); text != "" {
			lines = append(lines, text)
		}
		lines = append(lines, b.para.asides...)
	}
	return strings.Join(lines, "\n")
}

// line is the paragraph with its number in front, as if it had been typed.
func (p *wordPara) line() string {
	text := p.text()
	label := strings.Trim(p.label.text, " 　\t")
	if label == "" || p.label.bullet {
		return text
	}
	text = strings.TrimLeft(text, " 　\t")
	if text == "" || strings.ContainsAny(text[:1], ".):,") || strings.HasPrefix(text, "．") || strings.HasPrefix(text, "）") || strings.HasPrefix(text, "、") {
		return label + text
	}
	return label + "　" + text
}

// findings are the notices of what was left out or read in a way of its own.
func (w *wordWalker) findings() {
	at := policy.Pos{File: w.name}
	for _, x := range []struct {
		code string
		n    int
		para int
	}{
		{"docx-comments", w.comments, 0},
		{"docx-hidden", w.hidden, w.firstHidden},
		{"docx-notes", w.noted, 0},
		{"docx-textboxes", w.boxes, 0},
		{"docx-pictures", w.pictures, 0},
		{"docx-embedded", w.embedded, 0},
	} {
		if x.n > 0 {
			pos := at
			pos.Para = x.para
			w.note(x.code, pos, x.n)
		}
	}
	if w.changes > 0 {
		code := "docx-changes"
		if w.original {
			code = "docx-changes-original"
		}
		w.note(code, at, w.changes)
	}
	if len(w.symbols) > 0 {
		w.note("docx-symbols", at, strings.Join(slices.Sorted(maps.Keys(w.symbols)), "、"))
	}
	if len(w.numbering.unknown) > 0 {
		w.note("docx-numbering", at, strings.Join(slices.Sorted(maps.Keys(w.numbering.unknown)), "、"))
	}
}
