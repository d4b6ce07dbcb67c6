package importers

import (
	"math"
	"strings"
	"unicode"
)

// maxFurniture is how many lines at each edge of a page can be furniture, and near how many pages away its like must stand: running heads differ
// on left and right pages and from chapter to chapter.
const (
	maxFurniture = 4
	nearPages    = 4
)

// dropFurniture leaves out running heads, feet and numbers of pages: the outermost lines that stand at the same place on pages near by and say
// the same but for numbers. Words are not looked at.
//
// It gives for each page the number of lines it left out.
func dropFurniture(pages [][]pdfLine, heights []float64) (kept [][]pdfLine, dropped []int) {
	kept, dropped = make([][]pdfLine, len(pages)), make([]int, len(pages))
	keys := make([]edges, len(pages))
	for i, lines := range pages {
		keys[i] = edgesOf(lines, heights[i])
	}
	for i, lines := range pages {
		top, bottom := keys[i].repeated(keys, i, len(pages))
		top = min(top, len(lines)-bottom)
		kept[i] = lines[top : len(lines)-bottom]
		dropped[i] = top + bottom
	}
	return kept, dropped
}

// edge is a line near the edge of a page as it is compared: its words without numbers, and its distance from the edge.
type edge struct {
	words string
	at    float64
}

type edges struct{ top, bottom []edge }

// edgesOf gives the outermost lines of a page in the order from the edge inwards. lines are sorted from top to bottom.
func edgesOf(lines []pdfLine, height float64) edges {
	var e edges
	for i := 0; i < len(lines) && i < maxFurniture && lines[i].rows == nil; i++ {
		e.top = append(e.top, edge{withoutNumbers(lines[i].text), lines[i].base})
	}
	for i := len(lines) - 1; i >= 0 && len(lines)-i <= maxFurniture && lines[i].rows == nil; i-- {
		e.bottom = append(e.bottom, edge{withoutNumbers(lines[i].text), height - lines[i].base})
	}
	return e
}

// repeated counts the lines at the upper and lower edge of page i that stand on pages near by too.
func (e edges) repeated(all []edges, i, pages int) (top, bottom int) {
	needed := min(2, pages-1)
	if needed == 0 {
		return 0, 0
	}
	count := func(own []edge, others func(edges) []edge) int {
		last := 0
		for n, line := range own {
			seen := 0
			for j := max(0, i-nearPages); j <= min(pages-1, i+nearPages); j++ {
				if j != i && stands(line, others(all[j])) {
					seen++
				}
			}
			if seen < needed {
				break
			}
			last = n + 1
		}
		return last
	}
	return count(e.top, func(o edges) []edge { return o.top }), count(e.bottom, func(o edges) []edge { return o.bottom })
}

func stands(line edge, among []edge) bool {
	for _, o := range among {
		if o.words == line.words && math.Abs(o.at-line.at) < 3 {
			return true
		}
	}
	return false
}

// withoutNumbers puts # for every number, in digits or in Roman numerals made of characters of their own, and leaves out spaces.
func withoutNumbers(s string) string {
	var b strings.Builder
	number := false
	for _, c := range s {
		if unicode.IsSpace(c) {
			continue
		}
		if unicode.IsDigit(c) || c >= 'Ⅰ' && c <= 'ⅿ' {
			if !number {
				b.WriteByte('#')
			}
			number = true
			continue
		}
		number = false
		b.WriteRune(c)
	}
	return withoutRoman(b.String())
}

// withoutRoman puts # for a small Roman numeral in letters that stands alone or before a hyphen: iv, ii-3.
func withoutRoman(s string) string {
	end := 0
	for end < len(s) && strings.IndexByte("ivxl", s[end]) >= 0 {
		end++
	}
	if end > 0 && end <= 6 && (end == len(s) || s[end] == '-' || s[end] == '#') {
		return "#" + s[end:]
	}
	return s
}
