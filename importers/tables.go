package importers

import (
	"cmp"
	"regexp"
	"slices"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"kitei/policy"
)

// columnRole is what a column of a table of provisions holds.
type columnRole uint8

const (
	noRole     columnRole = iota // something beside the provisions: 備考, 担当
	unitRole                     // numbers of one unit: 章, 条, 項
	numberRole                   // numbers as they are: 番号
	groupRole                    // headings with or without numbers, said once for several rows: 大項目
	titleRole                    // headings
	textRole                     // the provisions
)

// tableColumn says what a column holds.
type tableColumn struct {
	role  columnRole
	unit  policy.Kind // of the numbers, for unitRole
	level int         // of the headings, for groupRole
	of    int         // for titleRole, the column of groupings whose headings these are, counted from 1; 0 for those of provisions
}

// columnRoles are the headings of columns, without spaces and brackets, that say what a column holds.
var columnRoles = map[string]tableColumn{
	"編": {role: unitRole, unit: policy.Part}, "章": {role: unitRole, unit: policy.Chapter}, "節": {role: unitRole, unit: policy.Section}, "款": {role: unitRole, unit: policy.Subsection}, "目": {role: unitRole, unit: policy.Division},
	"条": {role: unitRole, unit: policy.Article}, "項": {role: unitRole, unit: policy.Paragraph}, "号": {role: unitRole, unit: policy.Item},
	"番号": {role: numberRole}, "No": {role: numberRole}, "No.": {role: numberRole}, "NO": {role: numberRole}, "項番": {role: numberRole}, "条番号": {role: unitRole, unit: policy.Article},
	"条項": {role: numberRole}, "条項番号": {role: numberRole}, "条文番号": {role: unitRole, unit: policy.Article}, "編章節": {role: numberRole}, "章節": {role: numberRole}, "項号": {role: numberRole},
	"細目": {role: numberRole}, "規程番号": {role: numberRole},
	"見出し": {role: titleRole}, "項目": {role: titleRole}, "題名": {role: titleRole}, "条見出し": {role: titleRole}, "件名": {role: titleRole}, "標題": {role: titleRole}, "タイトル": {role: titleRole}, "章名": {role: titleRole}, "節名": {role: titleRole},
	"条名": {role: titleRole}, "条文名": {role: titleRole}, "条見出": {role: titleRole}, "条文見出し": {role: titleRole}, "規定名": {role: titleRole}, "項目名": {role: titleRole},
	"本文": {role: textRole}, "内容": {role: textRole}, "規程": {role: textRole}, "規定": {role: textRole}, "規定内容": {role: textRole}, "条文": {role: textRole},
	"現行": {role: textRole}, "現行規程": {role: textRole}, "規程本文": {role: textRole}, "対策基準": {role: textRole}, "基本方針": {role: textRole}, "遵守事項": {role: textRole},
	"大項目": {role: groupRole, level: 2}, "中項目": {role: groupRole, level: 3}, "小項目": {role: groupRole, level: 4}, "分類": {role: groupRole, level: 2},
	"大分類": {role: groupRole, level: 2}, "中分類": {role: groupRole, level: 3}, "小分類": {role: groupRole, level: 4},
	"通番": {role: numberRole}, "連番": {role: numberRole}, "条文本文": {role: textRole},
	"対策内容": {role: textRole}, "実施事項": {role: textRole}, "規定事項": {role: textRole}, "要求事項": {role: textRole}, "管理策": {role: textRole},
	"文言": {role: textRole}, "ポリシー": {role: textRole}, "規程内容": {role: textRole}, "現行条文": {role: textRole}, "記載内容": {role: textRole},
}

// maxHeaderRow is how far down a header row may stand.
const maxHeaderRow = 30

// tables gives the document of one or several sheets. Each of several is a rule of its own, a 別表, a chapter or, where its name says nothing, what
// goes on from the sheet before.
func (r *reader) tables(sheets []tableSheet) (*policy.Document, error) {
	d := &policy.Document{Source: r.name}
	parts := make([]*policy.Document, len(sheets))
	titled := 0
	for i := range sheets {
		parts[i] = r.structure(r.sheetBlocks(&sheets[i]))
		if parts[i].Title != "" {
			titled++
		}
	}
	for i, part := range parts {
		s := &sheets[i]
		pos := policy.Pos{File: r.name, Cell: s.name}
		if len(part.Nodes) == 0 && part.Title == "" {
			r.note("xlsx-sheet-empty", pos)
			continue
		}
		if label, _, ok := policy.ParseLabel(s.name); len(sheets) == 1 && !(ok && label.Shape == policy.ShapeNamed) {
			part.Source = r.name
			return part, nil
		}
		d.Nodes = append(d.Nodes, sheetNodes(d, part, s.name, titled <= 1 && sheetNumber.MatchString(s.name))...)
	}
	if len(d.Nodes) == 0 {
		return nil, policy.Problem("file-empty", policy.Pos{File: r.name})
	}
	return d, nil
}

// sheetNumber is the name of a sheet that nobody named.
var sheetNumber = regexp.MustCompile(`^(?:Sheet|シート|表)\s*[0-9０-９]+(?:\s*\([0-9]+\))?$`)

// sheetNodes gives what one of several sheets brings to the document d. With on it goes on from the sheet before.
func sheetNodes(d, part *policy.Document, name string, on bool) []*policy.Node {
	label, rest, ok := policy.ParseLabel(name)
	pos := policy.Pos{File: d.Source, Cell: name}
	switch {
	case ok && label.Shape == policy.ShapeNamed, ok && label.Shape == policy.ShapeUnit && label.Unit.Grouping():
		nodes := append(headLines(part, pos), part.Nodes...)
		if len(nodes) == 1 && sameHeading(nodes[0], label, rest) {
			return nodes
		}
		n := &policy.Node{Kind: label.Unit, Label: label.Text, Title: cmp.Or(rest, part.Title), Pos: pos, Children: nodes}
		if rest != "" && part.Title != "" && part.Title != rest {
			n.Children = append([]*policy.Node{{Kind: policy.Paragraph, Text: part.Title, Pos: pos}}, nodes...)
		}
		return []*policy.Node{n}
	case on && len(d.Nodes) == 0:
		d.Title, d.Head = part.Title, part.Head
		return part.Nodes
	case on && part.Title == "":
		return append(headLines(part, pos), part.Nodes...)
	}
	return []*policy.Node{{Kind: policy.Part, Title: cmp.Or(part.Title, name), Pos: pos, Children: append(headLines(part, pos), part.Nodes...)}}
}

// sameHeading reports whether a sheet says its chapter both in its name and in its cells.
func sameHeading(n *policy.Node, label policy.Label, rest string) bool {
	own, _, ok := policy.ParseLabel(n.Label + "　")
	return ok && own.Key() == label.Key() && own.Shape == label.Shape && (rest == "" || rest == n.Title)
}

// sheetBlocks makes lines of the rows of a sheet.
func (r *reader) sheetBlocks(s *tableSheet) []block {
	t := &tableReader{reader: r, sheet: s, shown: map[int]string{}}
	head, columns := headerRow(s.rows)
	if columns == nil {
		head = -1
		if stairs(s.rows) {
			return t.steps()
		}
		if columns = columnsByShape(s.rows); columns == nil {
			return t.noProvisions()
		}
		r.note("xlsx-columns-guessed", r.cellAt(s, 0, 0))
	}
	return t.provisions(head, columns)
}

// provisions reads the rows behind the header at head, -1 for none, as lines of a rule.
func (t *tableReader) provisions(head int, columns []tableColumn) []block {
	s := t.sheet
	t.columns = columns
	t.settle(head)
	for i := range max(head, 0) {
		t.line(i)
	}
	for i := head + 1; i < len(s.rows); i++ {
		if head >= 0 && slices.Equal(s.rows[i], s.rows[head]) {
			continue // the header again, for the next page
		}
		t.row(i)
	}
	if t.joined > 0 {
		t.note("lines-joined", t.firstJoined, t.joined)
	}
	return t.blocks
}

// headerRow finds the row that names the columns: two names that are known, one of them of text or of headings; or that of the text alone, where the
// text below begins with numbers.
func headerRow(rows [][]string) (int, []tableColumn) {
	for i, row := range rows[:min(len(rows), maxHeaderRow)] {
		columns := make([]tableColumn, len(row))
		known, text, title := 0, -1, -1
		for x, cell := range row {
			c := columnRoles[foldHeading(cell)]
			if c.role == textRole {
				if text >= 0 {
					continue // 現行 stands before 改正案
				}
				text = x
			}
			if c.role == titleRole || c.role == groupRole {
				title = x
			}
			if c.role != noRole {
				known++
			}
			columns[x] = c
		}
		if alone := known == 1 && text >= 0 && filledCells(row) > 1 && numbered(rows[i+1:], text); known < 2 && !alone || text < 0 && title < 0 {
			continue
		}
		if text < 0 {
			columns[longestColumn(rows[i+1:], columns, title)] = tableColumn{role: textRole}
		}
		return i, columns
	}
	return 0, nil
}

// longestColumn gives the column of the provisions where no heading names it: the one with the longest cells of those with a heading that says nothing
// (管理のポイント), when they are sentences and longer than those of title; else title itself.
func longestColumn(rows [][]string, columns []tableColumn, title int) int {
	mean := func(x int) int {
		filled, length := 0, 0
		for _, row := range rows {
			if x < len(row) && row[x] != "" {
				filled++
				length += utf8.RuneCountInString(row[x])
			}
		}
		return length / max(filled, 1)
	}
	longest := title
	for x, c := range columns {
		if c.role == noRole && mean(x) >= textLength && mean(x) > mean(longest) {
			longest = x
		}
	}
	return longest
}

// numbered reports whether half of the cells of a column, and two at least, begin with a number.
func numbered(rows [][]string, column int) bool {
	all, with := 0, 0
	for _, row := range rows {
		if column >= len(row) || row[column] == "" {
			continue
		}
		all++
		if _, _, ok := policy.ParseLabel(row[column]); ok || isCaption(cellLines(row[column])[0]) {
			with++
		}
	}
	return with >= 2 && with*2 >= all
}

var headingSigns = regexp.MustCompile(`[\s　・／/、,()（）【】\[\]]`)

func foldHeading(s string) string { return headingSigns.ReplaceAllString(norm.NFKC.String(s), "") }

// Sizes that tell a column of text from one of names.
const (
	textLength = 12 // characters of most cells of a column of text
	minRows    = 2
)

// columnsByShape finds the columns of a table without a header: the one with the longest cells is the text, columns of numbers before it are
// numbers, others before it headings. nil when no column holds sentences behind one of numbers.
func columnsByShape(rows [][]string) []tableColumn {
	width := 0
	for _, row := range rows {
		width = max(width, len(row))
	}
	filled, length, numbers := make([]int, width), make([]int, width), make([]int, width)
	for _, row := range rows {
		for x, c := range row {
			if c == "" {
				continue
			}
			filled[x]++
			length[x] += utf8.RuneCountInString(c)
			if isNumberCell(c) {
				numbers[x]++
			}
		}
	}
	text := -1
	for x := range width {
		if filled[x] >= minRows && length[x] >= textLength*filled[x] && (text < 0 || length[x]*filled[text] > length[text]*filled[x]) {
			text = x
		}
	}
	if text < 0 || text == 0 && !numbered(rows, 0) {
		return nil
	}
	columns := make([]tableColumn, width)
	columns[text].role = textRole
	found := numbered(rows, text)
	for x := range text {
		switch {
		case filled[x] == 0:
		case numbers[x]*3 >= filled[x]*2:
			columns[x].role = numberRole
			found = true
		default:
			columns[x].role = titleRole
		}
	}
	if !found {
		return nil
	}
	return columns
}

// isNumberCell reports a cell that holds a number and nothing else.
func isNumberCell(s string) bool {
	l, rest, ok := policy.ParseLabel(s + "　")
	return ok && rest == "" && l.Shape != policy.NoShape
}
