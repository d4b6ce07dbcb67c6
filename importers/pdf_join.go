package importers

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"kitei/policy"
)

// paragraph is lines that belong together.
type paragraph struct {
	pdfLine
	bottom float64 // of the last line
	lines  int
	rest   float64 // where its second and later lines begin; 0 before there is one
	last   pdfLine
	ends   bool // the last line ends before the margin
}

// paragraphs joins lines in reading order into paragraphs. The margins are those of the column the lines stand in.
//
// A line goes on with the paragraph before it unless something says otherwise: the line before ends short of the margin, or ends a sentence and
// this line begins where paragraphs begin; this line has a number of its own that counts on; the size of the type, the weight or the box changes;
// or the distance to the line before is larger than between lines.
func paragraphs(lines []pdfLine) []paragraph {
	pitch := linePitch(lines)
	var out []paragraph
	for i, l := range lines {
		if len(out) > 0 && l.rows == nil && out[len(out)-1].rows == nil && out[len(out)-1].takes(l, i, lines, pitch) {
			p := &out[len(out)-1]
			p.text += seam(p.text, l.text) + l.text
			if p.lines == 1 {
				p.rest = l.left
			}
			p.lines++
			p.last, p.bottom = l, l.rect.bottom
			continue
		}
		out = append(out, paragraph{pdfLine: l, bottom: l.rect.bottom, lines: 1, last: l})
	}
	return out
}

// takes reports whether line i goes on with the paragraph.
func (p *paragraph) takes(l pdfLine, i int, lines []pdfLine, pitch pitches) bool {
	last := p.last
	if l.box != last.box || math.Abs(l.size-last.size) > 0.15*max(l.size, last.size) || p.heading() != (l.bold && p.bold) && p.heading() {
		return false
	}
	if leader.MatchString(last.text) {
		return false
	}
	full := last.room.right-last.right < 2.1*last.size
	if !full || last.width() < 4*last.size {
		return false
	}
	if l.page == last.page && l.base > last.base && l.base-last.base > pitch.limit(l.size) {
		return false
	}
	ended := endsSentence(last.text)
	if _, labelled := labelOf(l.text); labelled {
		return !ended && !p.countsOn(l) && !p.startsList(l)
	}
	if isCaption(l.text) && i+1 < len(lines) && startsProvision(lines[i+1].text) {
		return false
	}
	return !ended || p.continuesAt(l)
}

// heading reports a bold line that is no sentence.
func (p *paragraph) heading() bool { return p.bold && !endsSentence(p.last.text) }

// continuesAt reports whether a line that follows a full stop begins where the lines of the paragraph go on, and not where a paragraph begins.
func (p *paragraph) continuesAt(l pdfLine) bool {
	near := 0.6 * l.size
	switch {
	case p.rest > 0:
		return math.Abs(l.left-p.rest) < near || l.page != p.page && math.Abs((l.left-l.room.left)-(p.rest-p.room.left)) < near
	case p.label > 0:
		return math.Abs(l.left-p.label) < near || l.left < p.left-near || math.Abs(l.left-p.left) < near
	}
	return l.left < p.left+near
}

// countsOn reports whether the number at the head of a line is the next after the paragraph's, or the first of a list the paragraph announces.
func (p *paragraph) countsOn(l pdfLine) bool {
	next, _, ok := policy.ParseLabel(l.text)
	if !ok {
		return true
	}
	own, _, ok := policy.ParseLabel(p.text)
	if ok && own.Shape == next.Shape && len(own.Nums) > 0 && len(next.Nums) > 0 {
		return next.Nums[0] == own.Nums[0]+1 || slices.Equal(next.Nums[:len(next.Nums)-1], own.Nums[:len(own.Nums)-1]) && next.Nums[len(next.Nums)-1] == own.Nums[len(own.Nums)-1]+1
	}
	return false
}

// startsList reports a first number, or a number that names its unit, behind words that are no sentence: 第1章 behind a long title.
func (p *paragraph) startsList(l pdfLine) bool {
	next, rest, _ := policy.ParseLabel(l.text)
	if next.Shape == policy.ShapeUnit && next.Unit != policy.Paragraph && strings.HasPrefix(l.text[len(next.Text):], "　") {
		return true
	}
	first := len(next.Nums) > 0 && next.Nums[len(next.Nums)-1] == 1
	return first && rest != "" && l.left > l.room.left-1 && strings.HasPrefix(l.text[len(next.Text):], "　")
}

// seam is what stands between the last word of a line and the first of the next: a space between Latin words, else nothing.
func seam(before, after string) string {
	a, _ := utf8.DecodeLastRuneInString(before)
	b, _ := utf8.DecodeRuneInString(after)
	if a < utf8.RuneSelf && b < utf8.RuneSelf && a != '-' && a != '/' && a != '(' && b != ')' && a != utf8.RuneError {
		return " "
	}
	return ""
}

// labelOf gives the number at the head of a line as written.
func labelOf(s string) (string, bool) {
	l, _, ok := policy.ParseLabel(s)
	return l.Text, ok
}

// pitches are the usual distances between lines, for each size of type in whole points.
type pitches map[float64]float64

// limit is the distance from which a line stands apart from the one before.
func (p pitches) limit(size float64) float64 {
	if usual := p[math.Round(size)]; usual > 0 {
		return 1.45 * usual
	}
	return 2.5 * size
}

func linePitch(lines []pdfLine) pitches {
	distances := map[float64][]float64{}
	for i, l := range lines {
		if i == 0 || l.page != lines[i-1].page || l.rows != nil || lines[i-1].rows != nil {
			continue
		}
		size := math.Round(l.size)
		if d := l.base - lines[i-1].base; d > 0.8*l.size && d < 4*l.size {
			distances[size] = append(distances[size], d)
		}
	}
	out := pitches{}
	for size, d := range distances {
		slices.Sort(d)
		out[size] = d[len(d)/4] // most distances are between lines of one paragraph; the smaller ones surely
	}
	return out
}
