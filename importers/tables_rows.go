package importers

import (
	"regexp"
	"slices"
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
	unnamed map[int]bool   // columns that the header does not name
	counted bool           // there are columns of numbers

	joined      int        // lines of cells that were joined to the ones before
	firstJoined policy.Pos // the first of them
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
		for i, row := range t.sheet.rows {
			if len(t.blocks) == 0 && slices.ContainsFunc(row, func(c string) bool { return textHeadings[foldHeading(c)] }) {
				continue
			}
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
	if !t.isAnnex() {
		t.note("xlsx-table", t.cellAt(t.sheet, first, 0), len(rows))
	}
	t.blocks = append(t.blocks, block{rows: rows, pos: t.cellAt(t.sheet, first, 0)})
	return t.blocks
}

// isAnnex reports whether the sheet, by its name or the lines above its table, is a 別表 or 様式.
func (t *tableReader) isAnnex() bool {
	named := func(s string) bool {
		label, _, ok := policy.ParseLabel(s)
		return ok && label.Shape == policy.ShapeNamed
	}
	return named(t.sheet.name) || slices.ContainsFunc(t.blocks, func(b block) bool { return named(b.text) })
}

// textHeadings are headings of a column that cannot be the title of a rule.
var textHeadings = map[string]bool{"本文": true, "内容": true, "条文": true, "規定": true, "規定内容": true, "規程内容": true, "記載内容": true, "遵守事項": true}

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

// row reads one row: its groupings first, then the provision with the last of its numbers and its heading.
func (t *tableReader) row(i int) {
	row := t.sheet.rows[i]
	if t.outside(row) {
		t.line(i)
		return
	}
	p := tableProvision{row: i, at: -1}
	for x, cell := range row {
		switch c := t.columns[x]; {
		case c.role == groupRole || c.role == unitRole && c.unit.Grouping():
			t.grouping(i, x)
		case cell == "":
		case c.role == unitRole || c.role == numberRole:
			t.count(&p, x, c.number(cell))
		case c.role == titleRole && c.of == 0:
			p.title = strings.TrimSpace(p.title + "　" + oneLineOf(cell))
			if p.at < 0 {
				p.at = x
			}
		case c.role == textRole:
			p.text, p.at = cell, x
		}
	}
	t.provision(p)
}

// outside reports whether a row is no row of the table: nothing but one cell, in a column that holds nothing of the provisions and has no name.
func (t *tableReader) outside(row []string) bool {
	if filledCells(row) != 1 {
		return false
	}
	x := slices.IndexFunc(row, func(c string) bool { return c != "" })
	return t.columns[x].role == noRole && t.unnamed[x]
}

// grouping writes the heading of a chapter or of a 大項目 when it is another than in the row above.
func (t *tableReader) grouping(row, x int) {
	c := t.columns[x]
	words := c.number(t.sheet.rows[row][x])
	for y, cell := range t.sheet.rows[row] {
		if t.columns[y].role == titleRole && t.columns[y].of == x+1 {
			words = strings.Trim(words+"　"+oneLineOf(cell), "　")
		}
	}
	if words == "" || t.shown[x] == words {
		return
	}
	t.shown[x] = words
	t.forget(x)
	t.add(row, x, words)
	b := &t.blocks[len(t.blocks)-1]
	b.heading, b.sure = c.level, c.level > 0
}

// count takes a further number of a row. An article's is said once for the rows of its 項.
func (t *tableReader) count(p *tableProvision, x int, written string) {
	if t.columns[x].unit == policy.Article {
		if t.shown[x] == written {
			return
		}
		t.shown[x] = written
		t.forget(x)
	}
	if p.number != "" {
		if p.title != "" && isArticle(p.number) { // 第3条, its heading, and then the number of its first 項
			t.add(p.row, p.at, "（"+p.title+"）")
			p.title = ""
		}
		t.add(p.row, p.at, p.number)
	}
	p.number, p.at = written, x
}

// forget lets the columns right of a grouping that changed say their numbers again.
func (t *tableReader) forget(column int) {
	for x := range t.shown {
		if x > column {
			delete(t.shown, x)
		}
	}
}

// tableProvision is what a row says of one provision.
type tableProvision struct {
	row, at             int // at is the column by which it is found again
	number, title, text string
}

// provision writes number, heading and text as such lines stand in a rule.
func (t *tableReader) provision(p tableProvision) {
	label, rest, ok := policy.ParseLabel(p.number + "　")
	if rest = strings.Trim(rest, "　 "); ok && rest != "" && p.title == "" && titleLike(rest) {
		p.number, p.title = label.Text, rest
	}
	lines := t.sentences(p.row, p.at, cellLines(p.text))
	own := slices.ContainsFunc(lines, func(l string) bool { // the text says its number itself
		l2, _, labelled := policy.ParseLabel(l)
		return ok && labelled && l2.Key() == label.Key() && l2.Shape == label.Shape
	})
	switch {
	case p.title == "":
	case ok && label.Shape == policy.ShapeUnit && label.Unit == policy.Article:
		if inner, bracketed := unbracket(p.title); bracketed {
			p.title = inner
		}
		if len(lines) == 0 || lines[0] != "（"+p.title+"）" {
			t.add(p.row, p.at, "（"+p.title+"）")
		}
	default:
		t.add(p.row, p.at, strings.Trim(p.number+"　"+p.title, "　"))
		if p.number == "" && !t.counted {
			t.blocks[len(t.blocks)-1].heading = titleLevel
		}
		p.number = ""
	}
	for k, l := range lines {
		if k == 0 && p.number != "" && !own {
			l = p.number + "　" + l
		}
		t.add(p.row, p.at, l)
	}
	if len(lines) == 0 && p.number != "" {
		t.add(p.row, p.at, p.number)
	}
}

// sentences joins the lines of a cell that were broken within a sentence, to fit the width of the column.
func (t *tableReader) sentences(row, column int, lines []string) []string {
	var out []string
	for _, l := range lines {
		_, _, labelled := policy.ParseLabel(l)
		if n := len(out); n > 0 && !labelled && !ends(out[n-1]) && dotOf(l) == 0 {
			out[n-1] += l
			if t.joined++; t.joined == 1 {
				t.firstJoined = t.cellAt(t.sheet, row, column)
			}
			continue
		}
		out = append(out, l)
	}
	return out
}

// titleLevel is the level of headings without numbers, below those of 小項目.
const titleLevel = 5

func oneLineOf(s string) string { return strings.Join(cellLines(s), "　") }

var plainNumber = regexp.MustCompile(`^[0-9０-９]+(?:の[0-9０-９]+)*$`)

// number writes a bare number of a column with its unit: 5 under 条 is 第5条, 2 under 号 is (2). Anything else is as written.
func (c tableColumn) number(cell string) string {
	cell = oneLineOf(cell)
	if c.role != unitRole || !plainNumber.MatchString(cell) {
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
