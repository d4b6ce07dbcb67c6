package exporters

import (
	"slices"
	"unicode/utf8"
)

// alignTexts pairs lines of two texts in order: for each old line the new one it became, or -1. Equal lines that occur once on each side come first,
// then, between these, the pairs that together are most alike.
//
// Time is linear but between those pairs, where it grows with the product of the lines; there beyond maxAlign pairs only equal lines are paired.
func alignTexts(old, new []string) []int {
	out := make([]int, len(old))
	for i := range out {
		out[i] = -1
	}
	a := &textAligner{old: old, new: new, to: out, grams: map[string]map[[2]rune]int{}}
	a.between(0, len(old), 0, len(new))
	return out
}

// alignRows pairs the rows of two tables in order: those of one name, see [rowName], then, between them, those that are alike.
func alignRows(old, new [][]string) []int {
	lines := func(rows [][]string) []sourceLine {
		out := make([]sourceLine, len(rows))
		for i, row := range rows {
			out[i] = sourceLine{cells: row, name: rowName(row), place: PlaceTable, head: i == 0}
		}
		return out
	}
	a, b := lines(old), lines(new)
	pairs := namedRows(a, b)
	slices.SortFunc(pairs, func(x, y [2]int) int { return x[0] - y[0] })
	var from, into []int
	for _, p := range pairs {
		from, into = append(from, p[0]), append(into, p[1])
	}
	to := make([]int, len(old))
	for i := range to {
		to[i] = -1
	}
	for _, k := range risingRun(into) {
		to[from[k]] = into[k]
	}
	alignBetween(to, a, b)
	return to
}

// alignBetween pairs the lines between those that to pairs already: lines that are alike, a heading with a heading.
func alignBetween(to []int, old, new []sourceLine) {
	a, b := lineTexts(old), lineTexts(new)
	i, j := 0, 0
	for k := 0; k <= len(old); k++ {
		end := len(new)
		if k < len(old) {
			if to[k] < 0 {
				continue
			}
			end = to[k]
		}
		for x, y := range alignTexts(a[i:k], b[j:end]) {
			if y >= 0 && old[i+x].head == new[j+y].head {
				to[i+x] = j + y
			}
		}
		i, j = k+1, end+1
	}
}

const (
	maxAlign  = 200 * 200
	alikeText = .4 // likeness from which two lines are one
)

type textAligner struct {
	old, new []string
	to       []int
	grams    map[string]map[[2]rune]int
}

func (a *textAligner) between(i, iEnd, j, jEnd int) {
	for i < iEnd && j < jEnd && a.old[i] == a.new[j] {
		a.to[i] = j
		i, j = i+1, j+1
	}
	for i < iEnd && j < jEnd && a.old[iEnd-1] == a.new[jEnd-1] {
		iEnd, jEnd = iEnd-1, jEnd-1
		a.to[iEnd] = jEnd
	}
	if i == iEnd || j == jEnd {
		return
	}
	anchors := a.anchors(i, iEnd, j, jEnd)
	if len(anchors) == 0 {
		a.alike(i, iEnd, j, jEnd)
		return
	}
	for _, k := range anchors {
		a.between(i, k, j, a.to[k])
		i, j = k+1, a.to[k]+1
	}
	a.between(i, iEnd, j, jEnd)
}

// anchors pairs the lines that occur once on each side, the longest run of them in order.
func (a *textAligner) anchors(i, iEnd, j, jEnd int) []int {
	count, where := map[string]int{}, map[string]int{}
	for k := j; k < jEnd; k++ {
		count[a.new[k]]++
		where[a.new[k]] = k
	}
	times := map[string]int{}
	for k := i; k < iEnd; k++ {
		times[a.old[k]]++
	}
	var from, to []int
	for k := i; k < iEnd; k++ {
		if s := a.old[k]; s != "" && times[s] == 1 && count[s] == 1 {
			from, to = append(from, k), append(to, where[s])
		}
	}
	var out []int
	for _, k := range risingRun(to) {
		a.to[from[k]] = to[k]
		out = append(out, from[k])
	}
	return out
}

// risingRun gives the places of a longest rising run of values.
func risingRun(values []int) []int {
	var tails []int
	before := make([]int, len(values))
	for i, v := range values {
		k, _ := slices.BinarySearchFunc(tails, v, func(t, v int) int { return values[t] - v })
		before[i] = -1
		if k > 0 {
			before[i] = tails[k-1]
		}
		if k == len(tails) {
			tails = append(tails, i)
		} else {
			tails[k] = i
		}
	}
	if len(tails) == 0 {
		return nil
	}
	var out []int
	for i := tails[len(tails)-1]; i >= 0; i = before[i] {
		out = append(out, i)
	}
	slices.Reverse(out)
	return out
}

// alike pairs the lines of a gap so that what is alike adds up to most.
func (a *textAligner) alike(i, iEnd, j, jEnd int) {
	n, m := iEnd-i, jEnd-j
	if n*m > maxAlign {
		return
	}
	best := make([][]float64, n+1)
	for r := range best {
		best[r] = make([]float64, m+1)
	}
	for r := n - 1; r >= 0; r-- {
		for c := m - 1; c >= 0; c-- {
			best[r][c] = max(best[r+1][c], best[r][c+1])
			if s := a.likeness(a.old[i+r], a.new[j+c]); s >= alikeText {
				best[r][c] = max(best[r][c], best[r+1][c+1]+s)
			}
		}
	}
	for r, c := 0, 0; r < n && c < m; {
		switch best[r][c] {
		case best[r+1][c]:
			r++
		case best[r][c+1]:
			c++
		default:
			a.to[i+r] = j + c
			r, c = r+1, c+1
		}
	}
}

// likeness is the share of pairs of neighbouring characters that two lines have in common, from 0 to 1.
func (a *textAligner) likeness(x, y string) float64 {
	if x == y {
		return 1
	}
	gx, gy := a.pairsOf(x), a.pairsOf(y)
	nx, ny := utf8.RuneCountInString(x)+1, utf8.RuneCountInString(y)+1
	if nx > 4*ny || ny > 4*nx {
		return 0
	}
	common := 0
	for g, n := range gx {
		common += min(n, gy[g])
	}
	return 2 * float64(common) / float64(nx+ny)
}

func (a *textAligner) pairsOf(s string) map[[2]rune]int {
	if g := a.grams[s]; g != nil {
		return g
	}
	g := map[[2]rune]int{}
	var before rune
	for _, r := range s {
		g[[2]rune{before, r}]++
		before = r
	}
	g[[2]rune{before, 0}]++
	a.grams[s] = g
	return g
}
