package importers

import "strings"

// stairs reports whether a sheet without headings has its provisions in steps, each number one column further to the right than those it stands under:
//
//	1   組織体制
//	    (1)   責任者
//	          ①   副町長とする。
//
// Every row then has numbers and behind them one cell of text, and the text stands in several columns.
func stairs(rows [][]string) bool {
	texts, steps := map[int]bool{}, 0
	for _, row := range rows {
		if filledCells(row) < 2 {
			continue
		}
		last := lastFilled(row)
		for _, c := range row[:last] {
			if c != "" && !isNumberCell(oneLineOf(c)) {
				return false
			}
		}
		if isNumberCell(oneLineOf(row[last])) {
			return false
		}
		texts[last] = true
		steps++
	}
	return len(texts) > 1 && steps >= minRows
}

func lastFilled(row []string) int {
	last := -1
	for x, c := range row {
		if c != "" {
			last = x
		}
	}
	return last
}

// steps reads such a sheet: the cells of a row are a line.
func (t *tableReader) steps() []block {
	for i, row := range t.sheet.rows {
		if filledCells(row) == 1 {
			t.line(i)
			continue
		}
		number, last := "", lastFilled(row)
		for x, c := range row[:max(last, 0)] {
			if c == "" {
				continue
			}
			if number != "" {
				t.add(i, x, number)
			}
			number = oneLineOf(c)
		}
		for k, l := range t.sentences(i, last, cellLines(cellOf(row, last))) {
			if k == 0 {
				l = strings.TrimLeft(number+"　"+l, "　")
			}
			t.add(i, last, l)
		}
	}
	if t.joined > 0 {
		t.note("lines-joined", t.firstJoined, t.joined)
	}
	return t.blocks
}

func cellOf(row []string, x int) string {
	if x < 0 || x >= len(row) {
		return ""
	}
	return row[x]
}
