package importers

import (
	"slices"

	"kitei/policy"
)

// tableProvisions reads tables of a document that hold its articles as a sheet of a workbook is read: 条 | 見出し | 規定, or 現行 | 改正案, of which the first is
// what is in force. They are told by a row that names their columns, where the articles stand in them and nowhere else.
func (r *reader) tableProvisions(blocks []block) []block {
	outside := slices.ContainsFunc(blocks, func(b block) bool { return b.rows == nil && isArticle(b.text) })
	if outside || !slices.ContainsFunc(blocks, func(b block) bool { return b.rows != nil }) {
		return blocks
	}
	var out []block
	for i := range blocks {
		b := blocks[i]
		head, columns := -1, []tableColumn(nil)
		if b.rows != nil {
			head, columns = headerRow(b.rows)
		}
		if columns == nil || articleRows(b.rows[head+1:]) < minRows {
			out = append(out, b)
			continue
		}
		r.note("table-provisions", b.pos, len(b.rows)-head-1)
		t := &tableReader{reader: r, sheet: &tableSheet{rows: b.rows, pos: &b.pos}, shown: map[int]string{}}
		out = append(out, t.provisions(head, columns)...)
	}
	return out
}

// articleRows counts the rows in which an article begins.
func articleRows(rows [][]string) int {
	n := 0
	for _, row := range rows {
		if slices.ContainsFunc(row, func(cell string) bool {
			return slices.ContainsFunc(cellLines(cell), isArticleNumber)
		}) {
			n++
		}
	}
	return n
}

// isArticleNumber reports 第3条 with or without words behind it.
func isArticleNumber(s string) bool {
	label, _, ok := policy.ParseLabel(s + "　")
	return ok && label.Shape == policy.ShapeUnit && label.Unit == policy.Article
}
