package exporters

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"kitei/policy"
)

// The columns of a policy kept as a table. Those behind lastShown are hidden: by them the workbook reads back to the same tree, whatever a
// person sorts, adds or rewrites. importers/xlsx_own.go reads them.
const (
	groupColumn = iota + 1
	articleColumn
	itemColumn
	captionColumn
	textColumn
	levelColumn
	whoColumn
	idColumn
	kindColumn
	depthColumn
	marksColumn
	tableColumn

	lastShown = whoColumn
)

var documentHeads = []string{"編章節", "条", "項・号", "見出し", "本文", "義務の程度", "主体", "kitei.id", "kitei.kind", "kitei.depth", "kitei.marks", "kitei.table"}

const (
	documentSheet = "規程"
	historySheet  = "改定履歴"
	documentLines = 26 // of text in a row: more goes on in the next row, since Excel shows no higher ones
)

// WriteXLSX writes d as a table: a row for every provision, with its number, heading, text, how binding it is and who must act, made for A4
// landscape. Tables of d stand on sheets of their own, the 改定履歴 on the last.
//
// Hidden columns hold what a table has no place for, so that importers.ReadXLSX gives back the same tree. Equal arguments give equal bytes.
func WriteXLSX(w io.Writer, d *policy.Document, opts Layout) error {
	b := newBook(d.Title, d.Head.Number)
	b.property("kitei.kind", "document/1")
	documentProperties(b, d)
	x := &documentTable{d: d, opts: opts, book: b, row: 1}
	x.sheet = b.sheet(documentSheet, 12, 10, 9, 26, 78, 10, 20, 12, 12, 6, 20, 12)
	x.head()
	for _, n := range d.Nodes {
		x.node(n, 0)
	}
	x.finishSheet()
	for i, t := range x.tables {
		x.tableSheet(i+1, t)
	}
	x.history()
	return b.write(w)
}

// documentProperties keeps what stands around the text.
func documentProperties(b *book, d *policy.Document) {
	h := d.Head
	digits := map[policy.Digits]string{policy.Hankaku: "hankaku", policy.Kanji: "kanji"}[h.Styling.Digits]
	brackets := ""
	if h.Styling.HalfBrackets {
		brackets = "half"
	}
	for _, p := range []struct{ name, value string }{
		{"title", d.Title},
		{"short", d.Short},
		{"form", h.Form},
		{"number", h.Number},
		{"date", h.Date},
		{"addressee", h.Addressee},
		{"enacting", h.Enacting},
		{"issuer", h.Issuer},
		{"edition", h.Edition},
		{"revision", h.Revision},
		{"numbering", string(h.Styling.Numbering)},
		{"digits", digits},
		{"brackets", brackets},
		{"supplement", h.Styling.Supplement},
		{"start", shownNumber(h.Styling.ArticleStart)},
		{"part", shownNumber(h.Styling.Part)},
	} {
		b.property("kitei."+p.name, p.value)
	}
}

func shownNumber(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// documentTable is the table while it is written.
type documentTable struct {
	*sheet
	book   *book
	d      *policy.Document
	opts   Layout
	row    int // the next one
	header int
	tables []*policy.Node
}

func (x *documentTable) head() {
	h := x.d.Head
	x.across(x.d.Title, look{size: 14, bold: true, middle: true})
	for _, line := range []string{h.Number, h.Addressee, h.Enacting, strings.TrimSpace(h.Date + "　" + h.Issuer)} {
		if line = strings.Trim(line, " 　"); line != "" {
			x.across(line, look{})
		}
	}
	x.header = x.row
	for i, name := range documentHeads {
		x.text(i+1, x.row, name)
	}
	x.style(1, x.row, len(documentHeads), x.row, look{bold: true, center: true, middle: true, border: boxed, fill: softFill})
	x.height(x.row, rowHeight(1, bodySize))
	x.row++
}

// across writes a line over all columns that are shown.
func (x *documentTable) across(text string, l look) {
	x.text(1, x.row, text)
	x.style(1, x.row, lastShown, x.row, l)
	x.merge(1, x.row, lastShown, x.row)
	x.height(x.row, rowHeight(1, max(l.size, bodySize)))
	x.row++
}

// node writes a node and everything under it.
func (x *documentTable) node(n *policy.Node, depth int) {
	text, table := n.Text, ""
	if n.Kind == policy.Table {
		x.tables = append(x.tables, n)
		name := tableName(len(x.tables))
		text, table = "（シート「"+name+"」の表）", fmt.Sprintf("%s!%dx%d", name, len(n.Rows), columns(n.Rows))
	}
	pieces := cutText(text, x.widths[textColumn-1])
	for i, p := range pieces {
		x.text(textColumn, x.row, p.text)
		lines := wrappedLines(p.text, x.widths[textColumn-1], bodySize)
		if i > 0 {
			x.text(kindColumn, x.row, p.mark)
		} else {
			x.text(labelColumn(n.Kind), x.row, n.Label)
			x.text(captionColumn, x.row, n.Title)
			x.text(levelColumn, x.row, bindingWord(n.Level))
			x.text(whoColumn, x.row, x.roles(n.Who))
			x.text(idColumn, x.row, n.ID)
			x.text(kindColumn, x.row, n.Kind.String())
			x.text(depthColumn, x.row, strconv.Itoa(depth))
			x.text(marksColumn, x.row, strings.TrimSpace(attributes(n, "")))
			x.text(tableColumn, x.row, table)
			lines = max(lines, wrappedLines(n.Title, x.widths[captionColumn-1], bodySize), wrappedLines(x.roles(n.Who), x.widths[whoColumn-1], bodySize))
		}
		x.style(1, x.row, lastShown, x.row, documentLook(n.Kind, i, len(pieces)))
		x.height(x.row, rowHeight(lines, bodySize))
		x.row++
	}
	for _, c := range n.Children {
		x.node(c, depth+1)
	}
}

// labelColumn is where the number of a kind stands.
func labelColumn(k policy.Kind) int {
	switch {
	case k.Grouping() || k.Attached():
		return groupColumn
	case k == policy.Article || k == policy.Subarticle:
		return articleColumn
	}
	return itemColumn
}

func documentLook(k policy.Kind, piece, pieces int) look {
	l := look{border: boxed}
	switch {
	case k.Grouping() || k.Attached():
		l.bold, l.fill = true, softFill
	case k == policy.Article:
		l.bold = true
	}
	switch {
	case pieces == 1:
	case piece == 0:
		l.border = boxedOpen
	case piece == pieces-1:
		l.border = boxedEnd
	default:
		l.border = boxedMid
	}
	return l
}

func bindingWord(l policy.Level) string {
	switch l {
	case policy.Must:
		return "必須"
	case policy.Recommended:
		return "推奨"
	case policy.Unspecified:
	}
	return ""
}

// roles names the roles that must act.
func (x *documentTable) roles(keys []string) string {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = k
		if x.opts.RoleName != nil {
			names[i] = x.opts.RoleName(k)
		}
	}
	return strings.Join(names, "、")
}

// textPiece is the part of a text that stands in one row, and the mark of a row that goes on.
type textPiece struct{ text, mark string }

// cutText cuts a text into rows of at most documentLines lines: at line feeds, else behind sentences, else anywhere.
func cutText(text string, width float64) []textPiece {
	var out []textPiece
	mark := ""
	for wrappedLines(text, width, bodySize) > documentLines || units(text) > maxCell {
		cut := fitting(text, width)
		piece, next := text[:cut], "+"
		if i := strings.LastIndexByte(piece, '\n'); i > 0 {
			piece, cut, next = text[:i], i+1, "+n"
		} else if i := strings.LastIndex(piece, "。"); i > 0 {
			cut = i + len("。")
			piece = text[:cut]
		}
		out = append(out, textPiece{piece, mark})
		text, mark = text[cut:], next
	}
	return append(out, textPiece{text, mark})
}

// fitting gives how many bytes of a text fill a row.
func fitting(text string, width float64) int {
	runes := []rune(text)
	low, high := 1, len(runes)
	for low < high {
		middle := (low + high + 1) / 2
		if part := string(runes[:middle]); wrappedLines(part, width, bodySize) <= documentLines && units(part) <= maxCell {
			low = middle
		} else {
			high = middle - 1
		}
	}
	return len(string(runes[:low]))
}

func (x *documentTable) finishSheet() {
	for c := lastShown + 1; c <= len(documentHeads); c++ {
		x.hide(c)
	}
	x.freeze(x.header)
	x.print(printing{repeat: x.header, lastCol: lastShown, lastRow: max(x.row-1, x.header), head: x.d.Title, foot: x.opts.Footer, note: x.opts.Disclaimer})
	x.finish()
}

func tableName(n int) string { return "表" + strconv.Itoa(n) }

// tableSheet writes one table of the document.
func (x *documentTable) tableSheet(n int, t *policy.Node) {
	width := columns(t.Rows)
	each := math.Max(12, math.Min(60, 130/float64(max(width, 1))))
	widths := make([]float64, width)
	for i := range widths {
		widths[i] = each
	}
	s := x.book.sheet(tableName(n), widths...)
	for i, row := range t.Rows {
		lines := 1
		for c, cell := range row {
			s.text(c+1, i+1, cell)
			lines = max(lines, wrappedLines(cell, each, bodySize))
		}
		l := look{border: boxed}
		if i == 0 {
			l.bold, l.fill = true, softFill
		}
		if width > 0 {
			s.style(1, i+1, width, i+1, l)
		}
		s.height(i+1, rowHeight(lines, bodySize))
	}
	if width > 0 {
		s.print(printing{repeat: 1, lastCol: width, lastRow: len(t.Rows), head: x.d.Title + "　" + tableName(n), foot: x.opts.Footer, note: x.opts.Disclaimer})
	}
	s.finish()
}

func (x *documentTable) history() {
	if len(x.d.Head.History) == 0 {
		return
	}
	s := x.book.sheet(historySheet, 22, 14, 90)
	for i, row := range historyRows(x.d.Head.History) {
		for c, cell := range row {
			s.text(c+1, i+1, cell)
		}
		s.style(1, i+1, 3, i+1, look{border: boxed, bold: i == 0})
		s.height(i+1, rowHeight(wrappedLines(row[2], 90, bodySize), bodySize))
	}
	s.print(printing{repeat: 1, lastCol: 3, lastRow: len(x.d.Head.History) + 1, head: x.d.Title, foot: x.opts.Footer, note: x.opts.Disclaimer})
	s.finish()
}
