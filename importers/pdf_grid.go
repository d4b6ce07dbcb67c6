package importers

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// grid is a set of ruled lines that touch each other: a box when it has one column, else a table.
type grid struct {
	rect
	xs, ys     []float64 // edges of its columns and rows
	horizontal []rect
	vertical   []rect
}

func (g *grid) isTable() bool { return len(g.xs) > 2 && len(g.ys) > 2 }

// maxGridRules bounds the lines of a page in which boxes and tables are looked for; more are a drawing.
const maxGridRules = 4000

// touch is how close the ends of lines must be to meet, in points.
const touch = 2.5

// grids finds the boxes and tables of a page among its ruled lines, the smallest first.
func grids(rules []rect) []grid {
	var horizontal, vertical []rect
	for _, r := range rules {
		if r.width() >= r.height() {
			horizontal = append(horizontal, r)
		} else {
			vertical = append(vertical, r)
		}
	}
	horizontal = mergeRules(horizontal, func(r rect) rect { return r })
	vertical = mergeRules(vertical, transpose)
	if len(horizontal)+len(vertical) > maxGridRules {
		return nil
	}
	var out []grid
	for _, g := range pairSides(connect(horizontal, vertical)) {
		if len(g.xs) > 1 && g.width() > 20 && g.height() > 8 {
			out = append(out, g)
		}
	}
	slices.SortStableFunc(out, func(a, b grid) int { return cmp.Compare(a.width()*a.height(), b.width()*b.height()) })
	return out
}

// pairSides makes boxes of two vertical lines of the same height that no horizontal line joins: a box that goes on from the page before to the next.
func pairSides(list []grid) []grid {
	var out []grid
	for i := range list {
		g := list[i]
		if len(g.xs) == 1 && len(g.ys) == 0 {
			for j := i + 1; j < len(list); j++ {
				o := list[j]
				if len(o.xs) == 1 && len(o.ys) == 0 && math.Abs(o.top-g.top) < touch && math.Abs(o.bottom-g.bottom) < touch {
					g = grid{rect: g.union(o.rect), xs: distinct([]float64{g.xs[0], o.xs[0]})}
					list[j].xs = nil
					break
				}
			}
		}
		out = append(out, g)
	}
	return out
}

func transpose(r rect) rect { return rect{r.top, r.left, r.bottom, r.right} }

// mergeRules joins pieces of one line. turn makes the lines horizontal.
func mergeRules(rules []rect, turn func(rect) rect) []rect {
	for i := range rules {
		rules[i] = turn(rules[i])
	}
	slices.SortStableFunc(rules, func(a, b rect) int {
		return cmp.Or(cmp.Compare(a.top+a.bottom, b.top+b.bottom), cmp.Compare(a.left, b.left))
	})
	var out []rect
	for i := 0; i < len(rules); {
		j, y := i, rules[i].top
		for j < len(rules) && rules[j].top-y < touch/2 {
			j++
		}
		same := rules[i:j]
		slices.SortStableFunc(same, func(a, b rect) int { return cmp.Compare(a.left, b.left) })
		for k, r := range same {
			if last := len(out) - 1; k > 0 && r.left <= out[last].right+touch {
				out[last] = out[last].union(r)
			} else {
				out = append(out, r)
			}
		}
		i = j
	}
	for i := range out {
		out[i] = turn(out[i])
	}
	return out
}

// connect groups lines that meet.
func connect(horizontal, vertical []rect) []grid {
	group := newUnion(len(horizontal) + len(vertical))
	slices.SortStableFunc(horizontal, func(a, b rect) int { return cmp.Compare(a.top, b.top) })
	for i, v := range vertical {
		from, _ := slices.BinarySearchFunc(horizontal, v.top-touch, func(h rect, y float64) int { return cmp.Compare(h.top, y) })
		for j := from; j < len(horizontal) && horizontal[j].top <= v.bottom+touch; j++ {
			if h := horizontal[j]; h.left <= v.right+touch && h.right >= v.left-touch {
				group.join(j, len(horizontal)+i)
			}
		}
	}
	byRoot := map[int]*grid{}
	var order []int
	for i, r := range append(slices.Clone(horizontal), vertical...) {
		root := group.find(i)
		g := byRoot[root]
		if g == nil {
			g = &grid{rect: r}
			byRoot[root] = g
			order = append(order, root)
		}
		g.rect = g.union(r)
		if i < len(horizontal) {
			g.horizontal = append(g.horizontal, r)
			g.ys = append(g.ys, (r.top+r.bottom)/2)
		} else {
			g.vertical = append(g.vertical, r)
			g.xs = append(g.xs, (r.left+r.right)/2)
		}
	}
	var out []grid
	for _, root := range order {
		g := byRoot[root]
		g.xs, g.ys = distinct(g.xs), distinct(g.ys)
		out = append(out, *g)
	}
	return out
}

// distinct sorts edges and leaves out those that are nearly the same.
func distinct(edges []float64) []float64 {
	slices.Sort(edges)
	var out []float64
	for _, e := range edges {
		if len(out) == 0 || e-out[len(out)-1] > 2*touch {
			out = append(out, e)
		}
	}
	return out
}

// union is a set of numbers in groups.
type union []int

func newUnion(n int) union {
	u := make(union, n)
	for i := range u {
		u[i] = i
	}
	return u
}

func (u union) find(i int) int {
	for u[i] != i {
		u[i] = u[u[i]]
		i = u[i]
	}
	return i
}

// join puts the groups of i and j together; the smaller number leads.
func (u union) join(i, j int) {
	i, j = u.find(i), u.find(j)
	u[max(i, j)] = min(i, j)
}

// maxTableCells bounds one table of one page.
const maxTableCells = 20_000

// table reads the cells of a ruled table from the characters in it. Cells that no line divides are one; their text stands in the first of them.
// Columns and rows that stand empty are dropped.
func (g *grid) table(glyphs []glyph, page int) pdfLine {
	columns, rows := len(g.xs)-1, len(g.ys)-1
	if columns*rows > maxTableCells {
		rows = max(1, maxTableCells/columns)
	}
	cells := g.cells(columns, rows)
	in := make([][]glyph, columns*rows)
	for _, c := range glyphs {
		x, y := place(g.xs, (c.left+c.right)/2), place(g.ys, (c.top+c.bottom)/2)
		i := cells.find(min(y, rows-1)*columns + min(x, columns-1))
		in[i] = append(in[i], c)
	}
	right := make([]float64, len(in))
	for i := range in {
		root := cells.find(i)
		right[root] = max(right[root], g.xs[i%columns+1])
	}
	out := pdfLine{rect: g.rect, base: g.top, page: page, until: page, size: 10, edges: g.xs}
	for y := range rows {
		row := make([]string, columns)
		for x := range columns {
			i := y*columns + x
			row[x] = pdfCell(in[i], rect{g.xs[x], g.ys[y], right[i], g.bottom}, page)
		}
		out.rows = append(out.rows, row)
	}
	out.rows = dropEmpty(out.rows)
	return out
}

// place gives the interval between edges that v lies in.
func place(edges []float64, v float64) int {
	i, _ := slices.BinarySearch(edges, v)
	return max(0, min(i-1, len(edges)-2))
}

// cells joins the cells between which no line runs.
func (g *grid) cells(columns, rows int) union {
	u := newUnion(columns * rows)
	for y := range rows {
		for x := range columns {
			middleY, middleX := (g.ys[y]+g.ys[y+1])/2, (g.xs[x]+g.xs[x+1])/2
			if x+1 < columns && !crosses(g.vertical, g.xs[x+1], middleY, transpose) {
				u.join(y*columns+x, y*columns+x+1)
			}
			if y+1 < rows && !crosses(g.horizontal, g.ys[y+1], middleX, func(r rect) rect { return r }) {
				u.join(y*columns+x, (y+1)*columns+x)
			}
		}
	}
	return u
}

// crosses reports whether a line at height y runs through x.
func crosses(rules []rect, y, x float64, turn func(rect) rect) bool {
	for _, r := range rules {
		r = turn(r)
		if r.top-2*touch <= y && r.bottom+2*touch >= y && r.left <= x && r.right >= x {
			return true
		}
	}
	return false
}

// pdfCell reads the characters of one cell: lines that were cut by its edge are joined, others stand on lines of their own.
func pdfCell(glyphs []glyph, room rect, page int) string {
	if len(glyphs) == 0 {
		return ""
	}
	var lines []pdfLine
	for _, run := range fragments(glyphs) {
		if l := line(run, page); l.text != "" {
			lines = append(lines, l)
		}
	}
	if len(lines) == 0 {
		return ""
	}
	sortLines(lines)
	lines = mergeRows(lines)
	inner := extent(lines)
	margin := max(inner.left-room.left, 0) // the right margin is as wide as the left, which text fills
	right := max(inner.right, min(room.right-margin, inner.right+2*lines[0].size))
	var b strings.Builder
	for i, l := range lines {
		if i > 0 {
			if last := lines[i-1]; right-last.right < 2.6*last.size && goesOnInCell(last.text, l.text) {
				b.WriteString(seam(last.text, l.text))
			} else {
				b.WriteByte('\n')
			}
		}
		b.WriteString(l.text)
	}
	return b.String()
}

// goesOnInCell reports whether the words of a full line go on in the next.
func goesOnInCell(line, next string) bool {
	return cutReference.MatchString(line) || !endsSentence(line) && (!startsProvision(next) || strings.HasSuffix(line, "、"))
}

// joinTables joins the parts of tables that run over pages: the next thing on the next page with the same columns. A header row that is repeated is
// left out, and a row whose first cell is empty goes on with the row before the break.
func joinTables(flow []pdfLine) []pdfLine {
	out := flow[:0:0]
	for _, l := range flow {
		if last := len(out) - 1; l.rows != nil && last >= 0 && out[last].goesOn(l) {
			out[last].append(l)
			continue
		}
		out = append(out, l)
	}
	return out
}

func (l *pdfLine) goesOn(next pdfLine) bool {
	if l.rows == nil || len(l.edges) != len(next.edges) || next.page != l.until+1 {
		return false
	}
	for i := range l.edges {
		if math.Abs(l.edges[i]-next.edges[i]) > 2*touch {
			return false
		}
	}
	return len(l.rows) > 0 && len(next.rows) > 0 && len(l.rows[0]) == len(next.rows[0])
}

func (l *pdfLine) append(next pdfLine) {
	rows := next.rows
	if slices.Equal(rows[0], l.rows[0]) {
		rows = rows[1:]
	}
	last := l.rows[len(l.rows)-1]
	if len(rows) > 0 && rows[0][0] == "" && last[0] != "" {
		for x, c := range rows[0] {
			if last[x] != "" && c != "" && endsSentence(last[x]) {
				c = "\n" + c
			}
			last[x] += c
		}
		rows = rows[1:]
	}
	l.rows = append(l.rows, rows...)
	l.until = next.page
}

// dropEmpty leaves out rows and columns without any text.
func dropEmpty(rows [][]string) [][]string {
	if len(rows) == 0 {
		return rows
	}
	used := make([]bool, len(rows[0]))
	kept := rows[:0:0]
	for _, row := range rows {
		any := false
		for x, c := range row {
			if c != "" {
				used[x], any = true, true
			}
		}
		if any {
			kept = append(kept, row)
		}
	}
	for y, row := range kept {
		narrow := row[:0:0]
		for x, c := range row {
			if used[x] {
				narrow = append(narrow, c)
			}
		}
		kept[y] = narrow
	}
	return kept
}
