package importers

import (
	"regexp"

	"kitei/policy"
)

var (
	// markedPage is a number that can be nothing but that of a page: - 3 -, －３－, 3/12, 3ページ, P.3.
	markedPage = regexp.MustCompile(`^(?:[-－―‐–—]\s*([0-9０-９]+)\s*[-－―‐–—]|([0-9０-９]+)\s*[/／]\s*[0-9０-９]+(?:\s*ページ)?|([0-9０-９]+)\s*ページ|[Pp][.．]?\s*([0-9]+))$`)
	barePage   = regexp.MustCompile(`^[0-9０-９]{1,3}$`)
)

// minPage is how many lines a page has at least where nothing but its number tells its end.
const minPage = 8

// dropPageNumbers leaves out the numbers of pages: marked ones that count up, bare ones beside a form feed, and bare ones a page apart that count up
// by one. With them go the lines that stand beside most of them: running heads and feet.
func (r *reader) dropPageNumbers(lines []textLine) []textLine {
	pages := pageLines(lines)
	heads := runningLines(lines, pages)
	kept, numbers, running, firstNumber, firstRunning := lines[:0:0], 0, 0, 0, 0
	for i, l := range lines {
		switch {
		case pages[i]:
			if numbers++; numbers == 1 {
				firstNumber = l.number
			}
		case heads[i]:
			if running++; running == 1 {
				firstRunning = l.number
			}
		default:
			kept = append(kept, l)
		}
	}
	if numbers > 0 {
		r.note("page-numbers", r.at(firstNumber), numbers)
	}
	if running > 0 {
		r.note("running-lines", r.at(firstRunning), running)
	}
	return kept
}

// pageLines says which lines are numbers of pages.
func pageLines(lines []textLine) []bool {
	out := make([]bool, len(lines))
	var marked, any []int
	for i, l := range lines {
		if isMarkedPage(l.text) {
			marked = append(marked, i)
		}
		if isMarkedPage(l.text) || barePage.MatchString(l.text) {
			any = append(any, i)
		}
	}
	counting := len(marked) > 1
	for i := 1; i < len(marked); i++ {
		counting = counting && pageNumber(lines[marked[i]].text) > pageNumber(lines[marked[i-1]].text)
	}
	apart := len(any) > 1
	for i := 1; i < len(any); i++ {
		apart = apart && any[i]-any[i-1] >= minPage && pageNumber(lines[any[i]].text) == pageNumber(lines[any[i-1]].text)+1
	}
	for _, i := range any {
		isMarked := isMarkedPage(lines[i].text)
		out[i] = apart || lines[i].paged || counting && isMarked
	}
	return out
}

// runningLines says which lines stand beside the numbers of most pages with the same words: two pages and more, two of three.
func runningLines(lines []textLine, pages []bool) map[int]bool {
	type place struct {
		text string
		step int
	}
	at, ends := map[place][]int{}, 0
	for i, page := range pages {
		if !page {
			continue
		}
		ends++
		for _, step := range []int{-1, 1} {
			if j := i + step; j >= 0 && j < len(lines) && !pages[j] {
				p := place{lines[j].text, step}
				at[p] = append(at[p], j)
			}
		}
	}
	out := map[int]bool{}
	for p, found := range at {
		if _, _, labelled := policy.ParseLabel(p.text); labelled || len(found) < 2 || len(found)*3 < ends*2 || len([]rune(p.text)) > 60 {
			continue
		}
		for _, i := range found {
			out[i] = true
		}
	}
	return out
}

func isMarkedPage(s string) bool { return len(s) <= 60 && markedPage.MatchString(s) }

func pageNumber(s string) int {
	n := 0
	for _, c := range policy.NarrowDigits(s) {
		if c >= '0' && c <= '9' {
			n = n*10 + int(c-'0')
		} else if n > 0 {
			break
		}
		if n > 99999 {
			break
		}
	}
	return n
}
