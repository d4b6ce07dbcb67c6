package exporters

import (
	"strings"
	"unicode/utf8"

	"kitei/policy"
)

// What a provision looks like in print, common to the formats that are read by people.

// separator is what stands between a heading's number and its words: nothing behind a full-width bracket or full stop.
func separator(label string) string {
	last, _ := utf8.DecodeLastRuneInString(label)
	switch {
	case label == "", strings.ContainsRune("．）", last):
		return ""
	case last == '.' || last == ')':
		return " "
	}
	return "　"
}

// headline is a heading in one line: 第１章　総則, 1．組織体制, （1）最高情報セキュリティ責任者.
func headline(n *policy.Node) string {
	if n.Title == "" {
		return n.Label
	}
	return n.Label + separator(n.Label) + n.Title
}

// spread reports whether the letters of the label are set one character apart: 附　則.
func spread(n *policy.Node) bool {
	return n.Kind == policy.Supplement && utf8.RuneCountInString(n.Label) == 2
}

// opening gives the paragraph that shares a line with the number of its article, 第１条　…, or nil where there is none.
func opening(article *policy.Node) *policy.Node {
	if article.Text != "" || len(article.Children) == 0 {
		return nil
	}
	first := article.Children[0]
	if first.Kind == policy.Paragraph && first.Label == "" && first.Title == "" {
		return first
	}
	return nil
}

// piece is a stretch of text; id is set where it refers to a provision.
type piece struct{ text, id string }

// pieces cuts text at its references. A reference that does not lie within the text behind the one before it is passed over.
func pieces(text string, refs []policy.Ref) []piece {
	var out []piece
	done := 0
	for _, r := range refs {
		if r.Start < done || r.End <= r.Start || r.End > len(text) {
			continue
		}
		if r.Start > done {
			out = append(out, piece{text: text[done:r.Start]})
		}
		out = append(out, piece{text[r.Start:r.End], r.ID})
		done = r.End
	}
	if done < len(text) {
		out = append(out, piece{text: text[done:]})
	}
	return out
}

// targets gives for every id a reference may name the id of the provision in d that it leads to.
func targets(d *policy.Document) map[string]string {
	to := map[string]string{}
	for n := range d.All() {
		if n.ID != "" {
			to[n.ID] = n.ID
		}
	}
	for n := range d.All() {
		for _, also := range n.Also {
			if _, known := to[also]; !known && n.ID != "" {
				to[also] = n.ID
			}
		}
	}
	return to
}

// manyColumns is the number of columns from which a table needs the long side of the page.
const manyColumns = 7

// wide reports whether an attached part holds a table that needs the long side of the page.
func wide(n *policy.Node) bool {
	if n.Kind != policy.Annex && n.Kind != policy.Form {
		return false
	}
	for c := range n.All() {
		if c.Kind == policy.Table && columns(c.Rows) >= manyColumns {
			return true
		}
	}
	return false
}

// hasPages reports whether 別表 or 様式 follow the body, which begin on pages of their own.
func hasPages(d *policy.Document) bool {
	for _, n := range d.Nodes {
		if n.Kind == policy.Annex || n.Kind == policy.Form {
			return true
		}
	}
	return false
}

// columns is the number of cells in the longest row.
func columns(rows [][]string) int {
	n := 0
	for _, row := range rows {
		n = max(n, len(row))
	}
	return n
}

// printedForm is the kind of rule where the number does not say it already (瑞穂町訓令第５号 is a 訓令).
func printedForm(h policy.Head) string {
	if strings.Contains(h.Number, h.Form) {
		return ""
	}
	return h.Form
}

// historyRows is the 改定履歴 as a table.
func historyRows(history []policy.Revision) [][]string {
	rows := [][]string{{"年月日", "版", "内容"}}
	for _, r := range history {
		rows = append(rows, []string{r.Date, r.Edition, r.Summary})
	}
	return rows
}
