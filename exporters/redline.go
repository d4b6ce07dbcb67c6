package exporters

import (
	"io"
	"slices"
	"strconv"

	"kitei/diffing"
	"kitei/internal/ooxml"
	"kitei/policy"
)

// RedlineOptions are what the tracked changes of a redline say of themselves.
type RedlineOptions struct {
	Author string // of every change; the name of the program when empty
	Date   string // of every change, YYYY-MM-DD; none when empty
	Layout Layout
}

// WriteRedline writes the text that becomes new as a Word document with tracked changes (変更履歴): accepting all of them gives new, rejecting all
// gives old. Words are marked inside the provisions the comparison pairs; provisions, and rows of tables, that are new or gone are marked with
// their ends, so that no empty line stays behind. What went to another place is taken out there and put in here, with a comment at both.
//
// The 目次 is plain text without pages, since Word cannot track changes inside a field; references are no links. c must be the comparison of old
// and new. Equal arguments give equal bytes.
func WriteRedline(w io.Writer, c *diffing.Comparison, old, new *policy.Document, o RedlineOptions) error {
	l := o.Layout.withDefaults()
	l.AutoNumber = false
	before, after := makeBlocks(old, l), makeBlocks(new, l)
	if o.Author == "" {
		o.Author = application
	}
	b := &redline{options: o, before: redlineUnits(before.blocks), after: redlineUnits(after.blocks)}
	b.align(c)

	var p ooxml.Package
	p.Relate("", "officeDocument", documentPart)
	p.Relate(documentPart, "styles", "word/styles.xml")
	p.Relate(documentPart, "settings", "word/settings.xml")
	p.Relate(documentPart, "fontTable", "word/fontTable.xml")
	b.footer = p.Relate(documentPart, "footer", "word/footer1.xml")
	body := b.document()
	_, total := paginate(after.blocks)
	p.Add(documentPart, wordType+"document.main+xml", body)
	p.Add("word/styles.xml", wordType+"styles+xml", after.styles.with(before.styles).part(l))
	p.Add("word/settings.xml", wordType+"settings+xml", []byte(settingsPart))
	p.Add("word/fontTable.xml", wordType+"fontTable+xml", fontTable(l))
	p.Add("word/footer1.xml", wordType+"footer+xml", footerPart(l, total))
	if len(b.notes) > 0 {
		p.Relate(documentPart, "comments", "word/comments.xml")
		p.Add("word/comments.xml", wordType+"comments+xml", b.comments())
	}
	p.AddProperties(new.Title, application, properties(new))
	return p.Write(w)
}

// with gives the styles together with those only others have.
func (s *styles) with(others *styles) *styles {
	for _, st := range others.list {
		if s.byID[st.id] == nil {
			s.add(*st)
		}
	}
	return s
}

// redline is the document while it is written.
type redline struct {
	bodyWriter
	options       RedlineOptions
	before, after []redlineUnit
	to            []int // for each unit of before that of after opposite, -1 for none
	changes       int   // tracked changes written, each has a number
	notes         []string
	wide          bool // the paper of what is being written
}

// trackState says what a tracked change makes of a piece of text.
type trackState uint8

const (
	trackSame trackState = iota
	trackInserted
	trackDeleted
)

func (s trackState) element() string {
	switch s {
	case trackInserted:
		return "w:ins"
	case trackDeleted:
		return "w:del"
	case trackSame:
	}
	return ""
}

// tracking gives the attributes of a tracked change or a comment.
func (b *redline) tracking() []string {
	b.changes++
	attrs := []string{"w:id", strconv.Itoa(b.changes), "w:author", b.options.Author}
	if b.options.Date != "" {
		attrs = append(attrs, "w:date", b.options.Date+"T00:00:00Z")
	}
	return attrs
}

func (b *redline) document() []byte {
	b.Raw(ooxml.Declaration)
	b.Start("w:document", "xmlns:w", wordSchema, "xmlns:r", officeSchema)
	b.Start("w:body")
	j := 0
	for i := range b.before {
		if b.to[i] < 0 {
			b.unit(&b.before[i], trackDeleted)
			continue
		}
		for ; j < b.to[i]; j++ {
			b.unit(&b.after[j], trackInserted)
		}
		if b.runsOn(i, j) {
			b.unit(&b.before[i], trackDeleted)
			b.unit(&b.after[j], trackInserted)
		} else {
			b.pair(&b.before[i], &b.after[j])
		}
		j++
	}
	for ; j < len(b.after); j++ {
		b.unit(&b.after[j], trackInserted)
	}
	b.turn(false)
	b.Raw(`<w:p><w:pPr><w:pStyle w:val="` + styleGap + `"/></w:pPr></w:p>`) // the end of the last paragraph cannot be deleted; this one stays
	b.section(false)
	b.End()
	b.End()
	return b.Bytes()
}

// runsOn reports whether a pair ends in words that are new, or gone, and what follows it is so as a whole. LibreOffice (7.4) makes one change of
// the two, over the end of a paragraph that stays, and then joins it to the next; such a pair is taken out and put in as a whole.
func (b *redline) runsOn(i, j int) bool {
	x, y := &b.before[i], &b.after[j]
	if x.text == y.text || y.blocks[0].table != nil {
		return false
	}
	spans := diffing.Spans(x.text, y.text)
	switch spans[len(spans)-1].Op {
	case diffing.Delete:
		return i+1 < len(b.before) && b.to[i+1] < 0
	case diffing.Insert:
		return j+1 < len(b.after) && !slices.Contains(b.to[i+1:], j+1)
	case diffing.Equal:
	}
	return false
}

// turn ends a section where the paper turns: in a paragraph of its own, which no tracked change takes away.
func (b *redline) turn(wide bool) {
	if wide == b.wide {
		return
	}
	b.Raw(`<w:p><w:pPr><w:pStyle w:val="` + styleGap + `"/>`)
	b.section(b.wide)
	b.Raw(`</w:pPr></w:p>`)
	b.wide = wide
}

// unit writes what is new or gone as a whole.
func (b *redline) unit(u *redlineUnit, state trackState) {
	for i := range u.blocks {
		at := &u.blocks[i]
		b.turn(at.wide)
		if at.table != nil {
			b.trackedTable(nil, at.table, state)
			continue
		}
		runs := at.runs
		note := ""
		if i == 0 {
			note = u.note
		}
		b.trackedParagraph(at, state, func() {
			b.commented(note, state, func() { b.tracked(runs, state) })
		})
	}
}

// pair writes what stands on both sides.
func (b *redline) pair(old, new *redlineUnit) {
	for i := range new.blocks {
		x, y := &old.blocks[i], &new.blocks[i]
		b.turn(y.wide)
		if y.table != nil {
			b.trackedTable(x.table, y.table, trackSame)
			continue
		}
		b.trackedParagraph(y, trackSame, func() { b.words(x.runs, y.runs) })
	}
}

// trackedParagraph writes a paragraph whose end is new, gone or the same.
func (b *redline) trackedParagraph(at *block, state trackState, content func()) {
	b.Start("w:p")
	b.Start("w:pPr")
	b.form(at)
	b.paragraphState(state)
	b.End()
	if state != trackDeleted {
		b.bookmarks(at.mark)
	}
	content()
	b.End()
}

// paragraphState writes, among the properties of a paragraph, that its end is new or gone.
func (b *redline) paragraphState(state trackState) {
	if state != trackSame {
		b.Start("w:rPr")
		b.Empty(state.element(), b.tracking()...)
		b.End()
	}
}

// form writes how a paragraph looks.
func (b *redline) form(at *block) {
	b.Empty("w:pStyle", "w:val", at.style.id)
	if at.newPage {
		b.Empty("w:pageBreakBefore")
	}
	if at.space > 0 {
		b.Empty("w:spacing", "w:after", strconv.Itoa(at.style.after+at.space))
	}
	if at.shift != 0 {
		writeIndent(&b.XML, at.style.left+at.shift*em, at.style.first, at.style.right)
	}
}

// tracked writes runs that are new, gone or the same.
func (b *redline) tracked(runs []run, state trackState) {
	for _, r := range runs {
		if r.text == "" {
			continue
		}
		if state != trackSame {
			b.Start(state.element(), b.tracking()...)
		}
		b.trackedRun(r, state)
		if state != trackSame {
			b.End()
		}
	}
}

func (b *redline) trackedRun(r run, state trackState) {
	if state == trackDeleted {
		b.runOf(r, "w:delText")
		return
	}
	b.runOf(r, "w:t")
}

// words writes a paragraph that stands on both sides: a number that changed as a whole, then what changed in the words.
func (b *redline) words(old, new []run) {
	if hasNumber(old) && hasNumber(new) && old[0].text != new[0].text {
		b.tracked(old[:1], trackDeleted)
		b.tracked(new[:1], trackInserted)
		old, new = old[1:], new[1:]
	}
	if sameForms(old, new) {
		for k := range new {
			b.spans(old[k:k+1], new[k:k+1])
		}
		return
	}
	b.spans(old, new)
}

// sameForms reports whether two paragraphs are made of pieces of the same forms: number, caption, words.
func sameForms(old, new []run) bool {
	return slices.EqualFunc(old, new, func(a, b run) bool { return a.style == b.style && a.spread == b.spread })
}

// spans writes what changed between the texts of runs. Text that stays but in another form is taken out and put in.
func (b *redline) spans(old, new []run) {
	i, j := 0, 0
	for _, s := range diffing.Spans(runsText(old), runsText(new)) {
		n := len(s.Text)
		switch s.Op {
		case diffing.Equal:
			x, y := cutRuns(old, i, i+n), cutRuns(new, j, j+n)
			if sameForms(x, y) {
				b.tracked(y, trackSame)
			} else {
				b.tracked(x, trackDeleted)
				b.tracked(y, trackInserted)
			}
			i, j = i+n, j+n
		case diffing.Delete:
			b.tracked(cutRuns(old, i, i+n), trackDeleted)
			i += n
		case diffing.Insert:
			b.tracked(cutRuns(new, j, j+n), trackInserted)
			j += n
		}
	}
}

// hasNumber reports whether a paragraph begins with a number.
func hasNumber(runs []run) bool {
	if len(runs) == 0 {
		return false
	}
	switch runs[0].style {
	case styleLabel, styleArticleLabel, styleSubarticleLabel:
		return true
	}
	return false
}

func runsText(runs []run) string {
	s := ""
	for _, r := range runs {
		s += r.text
	}
	return s
}

// cutRuns gives what stands between two bytes of the text of runs.
func cutRuns(runs []run, from, to int) []run {
	var out []run
	at := 0
	for _, r := range runs {
		start, end := max(from, at), min(to, at+len(r.text))
		if start < end {
			piece := r
			piece.text = r.text[start-at : end-at]
			out = append(out, piece)
		}
		at += len(r.text)
	}
	return out
}

// commented writes content with a comment on it, where there is one.
func (b *redline) commented(note string, state trackState, content func()) {
	if note == "" {
		content()
		return
	}
	id := strconv.Itoa(len(b.notes))
	b.notes = append(b.notes, note)
	b.Empty("w:commentRangeStart", "w:id", id)
	content()
	b.Empty("w:commentRangeEnd", "w:id", id)
	b.Start(state.element(), b.tracking()...)
	b.Start("w:r")
	b.Empty("w:commentReference", "w:id", id)
	b.End()
	b.End()
}

// comments is the part that holds the comments.
func (b *redline) comments() []byte {
	var x ooxml.XML
	x.Raw(ooxml.Declaration)
	x.Start("w:comments", "xmlns:w", wordSchema)
	for i, note := range b.notes {
		attrs := b.tracking()
		attrs[1] = strconv.Itoa(i)
		x.Start("w:comment", append(attrs, "w:initials", "k")...)
		x.Raw(`<w:p><w:pPr><w:pStyle w:val="` + styleNormal + `"/></w:pPr><w:r>`)
		x.Element("w:t", note, "xml:space", "preserve")
		x.Raw(`</w:r></w:p>`)
		x.End()
	}
	x.End()
	return x.Bytes()
}
