package importers

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kitei/policy"
)

// The hidden columns of a workbook that kitei wrote as a document, by their headings. exporters/xlsxdocument.go writes them.
const (
	sheetKind  = "kitei.kind"  // kind of the row's node; + and +n for a row that goes on with the text of the one before, n after a line feed
	sheetDepth = "kitei.depth" // how many nodes stand above it
	sheetMarks = "kitei.marks" // {#id must who=…}, as in Markdown
	sheetTable = "kitei.table" // sheet and size of a table: 表1!3x2
)

// sheetLabels and the other headings of the columns that people see.
var sheetLabels = []string{"編章節", "条", "項・号"}

const (
	sheetTitle = "見出し"
	sheetText  = "本文"
	sheetLevel = "義務の程度"
)

// ownWorkbook reads a workbook that kitei wrote from a document: the tree it was written from, with the cells as they are now.
func (r *reader) ownWorkbook(f *Workbook, p map[string]string) (*policy.Document, error) {
	o := &sheetReader{reader: r, file: f, doc: &policy.Document{Source: r.name}}
	o.properties(p)
	for _, name := range f.Sheets() {
		rows, err := f.Rows(name)
		if err != nil {
			return nil, workbookProblem(err, policy.Pos{File: r.name, Cell: name})
		}
		switch at := slices.IndexFunc(rows, func(row []string) bool { return slices.Contains(row, sheetKind) }); {
		case at >= 0:
			o.provisions(name, rows, at)
		case name == "改定履歴":
			o.history(rows)
		}
	}
	if !o.found {
		return nil, policy.Problem("xlsx-own-damaged", policy.Pos{File: r.name})
	}
	return o.doc, nil
}

type sheetReader struct {
	*reader
	file    *Workbook
	doc     *policy.Document
	found   bool
	columns map[string]int
	open    []*policy.Node // the last node and those above it
}

// properties takes what stands around the text.
func (o *sheetReader) properties(p map[string]string) {
	d := o.doc
	d.Title, d.Short = p["kitei.title"], p["kitei.short"]
	h := &d.Head
	h.Form, h.Number, h.Date, h.Addressee, h.Enacting, h.Issuer = p["kitei.form"], p["kitei.number"], p["kitei.date"], p["kitei.addressee"], p["kitei.enacting"], p["kitei.issuer"]
	h.Edition, h.Revision = p["kitei.edition"], p["kitei.revision"]
	h.Styling = policy.Styling{
		Numbering: policy.Numbering(p["kitei.numbering"]), HalfBrackets: p["kitei.brackets"] == "half", Supplement: p["kitei.supplement"],
		ArticleStart: number(p["kitei.start"]), Part: number(p["kitei.part"]),
		Digits: map[string]policy.Digits{"hankaku": policy.Hankaku, "kanji": policy.Kanji}[p["kitei.digits"]],
	}
}

func (o *sheetReader) history(rows [][]string) {
	for _, row := range rows[min(1, len(rows)):] {
		row = append(row, "", "", "")
		o.doc.Head.History = append(o.doc.Head.History, policy.Revision{Date: row[0], Edition: row[1], Summary: row[2]})
	}
}

func (o *sheetReader) provisions(sheet string, rows [][]string, head int) {
	o.found = true
	o.columns = map[string]int{}
	for x, name := range rows[head] {
		o.columns[name] = x
	}
	s := &tableSheet{name: sheet, rows: rows}
	if len(rows) > 0 && head > 0 && len(rows[0]) > 0 && rows[0][0] != "" {
		o.doc.Title = rows[0][0]
	}
	for i := head + 1; i < len(rows); i++ {
		o.row(rows[i], o.cellAt(s, i, o.columns[sheetText]))
	}
}

// cell gives what a row says under a heading.
func (o *sheetReader) cell(row []string, heading string) string {
	if x, ok := o.columns[heading]; ok && x < len(row) {
		return row[x]
	}
	return ""
}

func (o *sheetReader) row(row []string, pos policy.Pos) {
	n := &policy.Node{Title: o.cell(row, sheetTitle), Text: o.cell(row, sheetText), Pos: pos}
	for _, c := range sheetLabels {
		if n.Label == "" {
			n.Label = o.cell(row, c)
		}
	}
	kind := o.cell(row, sheetKind)
	if more, ok := strings.CutPrefix(kind, "+"); ok && len(o.open) > 0 {
		o.open[len(o.open)-1].Text += strings.ReplaceAll(more, "n", "\n") + n.Text
		return
	}
	if _, attrs, unknown := cutAttributes(" " + o.cell(row, sheetMarks)); unknown == "" {
		attrs.apply(n)
	}
	if level, ok := levelWords[o.cell(row, sheetLevel)]; ok {
		n.Level = level
	}
	depth, err := strconv.Atoi(o.cell(row, sheetDepth))
	k, known := policy.ParseKind(kind)
	if !known || err != nil || k == 0 {
		if n.Label == "" && n.Title == "" && n.Text == "" {
			return
		}
		k, depth = o.added(n)
		o.note("xlsx-row-added", pos)
	}
	n.Kind = k
	if k == policy.Table {
		n.Rows, n.Text = o.table(o.cell(row, sheetTable), pos), ""
	}
	o.place(n, depth)
}

// levelWords are the words of the column 義務の程度.
var levelWords = map[string]policy.Level{"必須": policy.Must, "推奨": policy.Recommended, "推奨事項": policy.Recommended, "－": policy.Unspecified}

func (o *sheetReader) place(n *policy.Node, depth int) {
	depth = max(0, min(depth, len(o.open)))
	o.open = append(o.open[:depth], n)
	if depth == 0 {
		o.doc.Nodes = append(o.doc.Nodes, n)
		return
	}
	up := o.open[depth-1]
	up.Children = append(up.Children, n)
}

// added gives kind and depth to a row that a person put in: by its number, under the nearest row above that can hold it.
func (o *sheetReader) added(n *policy.Node) (policy.Kind, int) {
	kind := policy.Paragraph
	if label, _, ok := policy.ParseLabel(n.Label + "　"); ok {
		switch {
		case label.Unit != 0:
			kind = label.Unit
		default:
			for _, last := range slices.Backward(o.open) { // as the row before with a number of this shape
				if hasShape(last.Label, label.Shape) {
					kind = last.Kind
					break
				}
			}
		}
	}
	depth := len(o.open)
	for depth > 0 && (o.open[depth-1].Kind >= kind || kind.Attached()) {
		depth--
	}
	return kind, depth
}

// table reads the cells of a table from its sheet.
func (o *sheetReader) table(where string, pos policy.Pos) [][]string {
	sheet, size, _ := strings.Cut(where, "!")
	rows, err := o.file.Rows(sheet)
	if err != nil {
		o.note("xlsx-table-lost", pos, sheet)
		return [][]string{}
	}
	var height, width int
	if n, err := fmt.Sscanf(size, "%dx%d", &height, &width); err != nil || n != 2 || height > maxSheetRows || width > maxTableCells {
		height, width = 0, 0
	}
	for _, row := range rows {
		width = max(width, len(row))
	}
	if max(height, len(rows))*width > maxSheetCells {
		height = 0
	}
	out := make([][]string, max(height, len(rows)))
	for i := range out {
		out[i] = make([]string, width)
		if i < len(rows) {
			copy(out[i], rows[i])
		}
	}
	return out
}
