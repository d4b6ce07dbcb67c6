package importers

import (
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// settle corrects what the headings say of the columns by what the columns hold, for the rows behind head, and says which columns were left out.
func (t *tableReader) settle(head int) {
	rows := t.sheet.rows[head+1:]
	width := len(t.columns)
	for _, row := range rows {
		width = max(width, len(row))
	}
	t.columns = append(t.columns, make([]tableColumn, width-len(t.columns))...)
	t.unnamed = map[int]bool{}
	for x := range t.columns {
		t.unnamed[x] = head < 0 || x >= len(t.sheet.rows[head]) || t.sheet.rows[head][x] == ""
	}
	if head >= 0 {
		t.underMerged(rows)
	}
	t.runningNumbers(rows)
	t.groupTitles()
	t.counted = slices.ContainsFunc(t.columns, func(c tableColumn) bool { return c.role == unitRole || c.role == numberRole })
	t.noteSkipped(head)
}

// underMerged gives columns without a name that stand between the first numbers and the text what the heading merged over them means: more numbers, or
// the names of what the numbers before them count.
func (t *tableReader) underMerged(rows [][]string) {
	begun := false
	for x, c := range t.columns {
		switch {
		case c.role == textRole:
			return
		case c.role != noRole:
			begun = true
		case !begun || !t.unnamed[x]:
		case mostly(rows, x, isNumberCell):
			t.columns[x].role = numberRole
		case filledColumn(rows, x):
			t.columns[x].role = titleRole
		}
	}
}

// runningNumbers takes the numbers of the rows of the table (No. 1, 2, 3, …) off it, where other columns hold numbers of provisions or headings: numbers of
// provisions would begin anew under each.
func (t *tableReader) runningNumbers(rows [][]string) {
	others := 0
	for x, c := range t.columns {
		if c.role == unitRole || c.role == numberRole || c.role == groupRole && changes(rows, x) {
			others++
		}
	}
	for x, c := range t.columns {
		if c.role != numberRole || others < 2 {
			continue
		}
		next, running := 0, true
		for _, row := range rows {
			if x >= len(row) || row[x] == "" {
				continue
			}
			n, err := strconv.Atoi(foldHeading(row[x]))
			running = running && err == nil && (n == next+1 || next == 0)
			next = n
		}
		if running && next >= len(rows)/2 {
			t.columns[x].role = noRole
		}
	}
}

// changes reports whether a column says several things.
func changes(rows [][]string, x int) bool {
	first := ""
	for _, row := range rows {
		switch {
		case x >= len(row) || row[x] == "":
		case first == "":
			first = row[x]
		case row[x] != first:
			return true
		}
	}
	return false
}

// groupTitles gives the headings that stand right of a column of chapters, before the numbers of provisions, to the chapters.
func (t *tableReader) groupTitles() {
	group := 0
	for x, c := range t.columns {
		switch {
		case c.role == unitRole && c.unit.Grouping():
			group = x + 1
		case c.role == unitRole || c.role == numberRole || c.role == textRole:
			group = 0
		case c.role == titleRole && group > 0 && t.provisionsBehind(x):
			t.columns[x].of = group
			group = 0
		}
	}
}

// provisionsBehind reports whether numbers or headings of provisions stand right of a column.
func (t *tableReader) provisionsBehind(x int) bool {
	return slices.ContainsFunc(t.columns[x+1:], func(c tableColumn) bool {
		return c.role == unitRole || c.role == numberRole || c.role == titleRole
	})
}

// noteSkipped says which columns hold something beside the provisions.
func (t *tableReader) noteSkipped(head int) {
	var names []string
	first := -1
	for x, c := range t.columns {
		if c.role != noRole || t.unnamed[x] && !filledColumn(t.sheet.rows[head+1:], x) {
			continue
		}
		name, err := excelize.ColumnNumberToName(x + 1)
		if err != nil {
			name = strconv.Itoa(x + 1)
		}
		name += "列"
		if !t.unnamed[x] {
			name = strings.ReplaceAll(t.sheet.rows[head][x], "\n", "")
		}
		names = append(names, name)
		if first < 0 {
			first = x
		}
	}
	if len(names) > 0 {
		t.note("xlsx-columns-skipped", t.cellAt(t.sheet, max(head, 0), first), strings.Join(names, "、"))
	}
}

func filledColumn(rows [][]string, x int) bool {
	return slices.ContainsFunc(rows, func(row []string) bool { return x < len(row) && row[x] != "" })
}

// mostly reports whether two of three filled cells of a column are such.
func mostly(rows [][]string, x int, such func(string) bool) bool {
	all, n := 0, 0
	for _, row := range rows {
		if x < len(row) && row[x] != "" {
			all++
			if such(row[x]) {
				n++
			}
		}
	}
	return all > 0 && n*3 >= all*2
}
