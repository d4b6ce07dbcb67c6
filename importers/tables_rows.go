package importers

import (
	"regexp"
	"strings"

	"kitei/policy"
)

// tableReader makes lines of the rows of one sheet.
type tableReader struct {
	*reader
	sheet   *tableSheet
	columns []tableColumn
	blocks  []block
	shown   map[int]string // what a column of groupings said last: it is repeated in every row, or stands in a merged cell
}

func (t *tableReader) add(row, column int, text string) {
	t.blocks = append(t.blocks, block{text: text, pos: t.cellAt(t.sheet, row, column)})
}

// line reads a row outside the table: each cell is a line.
func (t *tableReader) line(row int) {
	for x, c := range t.sheet.rows[row] {
		for _, l := range cellLines(c) {
			t.add(row, x, l)
		}
	}
}

func cellLines(s string) []string {
	var out []string
	for l := range strings.SplitSeq(s, "\n") {
		if l = strings.Trim(l, " 　\t"); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// noProvisions reads a sheet whose columns hold no provisions: lines of text where every row has one cell, else a table.
func (t *tableReader) noProvisions() []block {
	single := true
	for _, row := range t.sheet.rows {
		single = single && filledCells(row) <= 1
	}
	if single {
		for i := range t.sheet.rows {
			t.line(i)
		}
		return t.blocks
	}
	first := 0
	for first < len(t.sheet.rows) && filledCells(t.sheet.rows[first]) <= 1 { // lines above the table
		t.line(first)
		first++
	}
	rows := evenRows(t.sheet.rows[first:])
	t.note("xlsx-table", t.cellAt(t.sheet, first, 0), len(rows))
	t.blocks = append(t.blocks, block{rows: rows, pos: t.cellAt(t.sheet, first, 0)})
	return t.blocks
}

func filledCells(row []string) int {
	n := 0
	for _, c := range row {
		if c != "" {
			n++
		}
	}
	return n
}

// evenRows gives every row as many cells as the longest has, without rows and columns that stand empty.
func evenRows(rows [][]string) [][]string {
	width := 0
	for _, row := range rows {
		width = max(width, len(row))
	}
	out := make([][]string, len(rows))
	for i, row := range rows {
		out[i] = make([]string, width)
		copy(out[i], row)
	}
	return dropEmpty(out)
}

// noteSkipped says which columns hold something beside the provisions.
func (t *tableReader) noteSkipped(head int) {
	var names []string
	first := -1
	for x, c := range t.sheet.rows[head] {
		if x < len(t.columns) && t.columns[x].role == noRole && c != "" {
			names = append(names, strings.ReplaceAll(c, "\n", ""))
			if first < 0 {
				first = x
			}
		}
	}
	if len(names) > 0 {
		t.note("xlsx-columns-skipped", t.cellAt(t.sheet, head, first), strings.Join(names, "、"))
	}
}

// row reads one row: its groupings first, then the provision with the last of its numbers and its heading.
func (t *tableReader) row(i int) {
	number, title, at := "", "", -1
	var text string
	lone := filledCells(t.sheet.rows[i]) == 1
	for x, cell := range t.sheet.rows[i] {
		if cell == "" || x >= len(t.columns) && !lone {
			continue
		}
		if lone {
			t.line(i)
			return
		}
		switch c := t.columns[x]; c.role {
		case unitRole:
			written := c.number(cell)
			if c.unit.Grouping() || c.unit == policy.Article {
				if t.shown[x] == written {
					continue
				}
				t.shown[x] = written
				t.forget(x)
			}
			if c.unit.Grouping() {
				t.add(i, x, oneLineOf(written))
				continue
			}
			t.pending(i, number, at)
			number, at = written, x
		case numberRole:
			t.pending(i, number, at)
			number, at = oneLineOf(cell), x
		case titleRole:
			title = strings.TrimSpace(title + "　" + oneLineOf(cell))
			if at < 0 {
				at = x
			}
		case textRole:
			text, at = cell, x
		case noRole:
		}
	}
	t.provision(i, at, number, strings.Trim(title, "　 "), text)
}

// forget lets the columns right of a grouping that changed say their numbers again.
func (t *tableReader) forget(column int) {
	for x := range t.shown {
		if x > column {
			delete(t.shown, x)
		}
	}
}

// pending writes a number that another one follows in the row: the article before the 項.
func (t *tableReader) pending(row int, number string, at int) {
	if number != "" {
		t.add(row, at, number)
	}
}

// provision writes number, heading and text as such lines stand in a rule.
func (t *tableReader) provision(row, at int, number, title, text string) {
	lines := cellLines(text)
	label, rest, ok := policy.ParseLabel(number + "　")
	article := ok && rest == "" && label.Shape == policy.ShapeUnit && label.Unit == policy.Article
	switch {
	case title == "":
	case article:
		if inner, bracketed := unbracket(title); bracketed {
			title = inner
		}
		t.add(row, at, "（"+title+"）")
	default:
		t.add(row, at, strings.Trim(number+"　"+title, "　"))
		number = ""
	}
	for k, l := range lines {
		if k == 0 && number != "" && !strings.HasPrefix(l, number) {
			l = number + "　" + l
		}
		t.add(row, at, l)
	}
	if len(lines) == 0 && number != "" {
		t.add(row, at, number)
	}
}

func oneLineOf(s string) string { return strings.Join(cellLines(s), "　") }

var plainNumber = regexp.MustCompile(`^[0-9０-９]+(?:の[0-9０-９]+)*$`)

// number writes a bare number of a column with its unit: 5 under 条 is 第5条, 2 under 号 is (2). Anything else is as written.
func (c tableColumn) number(cell string) string {
	cell = oneLineOf(cell)
	if !plainNumber.MatchString(cell) {
		return cell
	}
	base, branch, _ := strings.Cut(cell, "の")
	if branch != "" {
		branch = "の" + branch
	}
	switch c.unit {
	case policy.Part:
		return "第" + base + "編" + branch
	case policy.Chapter:
		return "第" + base + "章" + branch
	case policy.Section:
		return "第" + base + "節" + branch
	case policy.Subsection:
		return "第" + base + "款" + branch
	case policy.Division:
		return "第" + base + "目" + branch
	case policy.Article:
		return "第" + base + "条" + branch
	case policy.Item:
		return "(" + cell + ")"
	default:
		return cell
	}
}
