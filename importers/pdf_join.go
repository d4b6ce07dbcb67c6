package importers

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kitei/policy"
)

// paragraph is lines that belong together.
type paragraph struct {
	pdfLine
	words []byte // of all its lines, where it has more than one
	lines int
	rest  float64 // where its second and later lines begin; 0 before there is one
	last  pdfLine
}

// joiner joins lines in reading order into paragraphs.
type joiner struct {
	lines  []pdfLine
	pitch  float64                // usual distance between lines, in sizes of the type
	hangs  map[labelPlace]float64 // where the second lines of numbered paragraphs begin, from their first
	counts map[policy.Shape][]int // the last number of each shape
	out    []paragraph
}

// labelPlace is the shape of a number and where it stands, in half characters from the left edge.
type labelPlace struct {
	shape policy.Shape
	left  int
}

// paragraphs joins lines in reading order into paragraphs. The margins are those of the column the lines stand in.
//
// A line goes on with the paragraph before it unless something says otherwise: the line before ends short of the margin, or ends a sentence and
// this line begins where paragraphs begin; this line has a number of its own that counts on; the size of the type, the weight or the box changes;
// or the distance to the line before is larger than between lines.
func paragraphs(lines []pdfLine) []paragraph {
	j := &joiner{lines: lines, pitch: linePitch(lines), hangs: hangingIndents(lines), counts: map[policy.Shape][]int{}}
	for i, l := range lines {
		if len(j.out) > 0 && l.rows == nil && j.last().rows == nil && j.takes(j.last(), i) {
			j.last().add(l)
			continue
		}
		j.out = append(j.out, paragraph{pdfLine: l, lines: 1, last: l})
		if label, _, ok := policy.ParseLabel(l.text); ok && l.rows == nil {
			j.counts[label.Shape] = label.Nums
		}
	}
	for i := range j.out {
		if p := &j.out[i]; p.words != nil {
			p.text = string(p.words)
		}
	}
	return j.out
}

func (j *joiner) last() *paragraph { return &j.out[len(j.out)-1] }

func (p *paragraph) add(l pdfLine) {
	if p.lines == 1 {
		p.rest, p.words = l.left, []byte(p.text)
	}
	p.words = append(p.words, seam(p.last.text, l.text)+l.text...)
	p.lines++
	p.last = l
}

// slack is how far from the margin a full line may end, in characters: a line may not begin with some characters, so that two move down.
const slack = 2.1

// takes reports whether line i goes on with the paragraph.
func (j *joiner) takes(p *paragraph, i int) bool {
	l, last := j.lines[i], p.last
	if l.box != last.box && !(l.box > 0 && last.box > 0 && l.page == last.page+1) || math.Abs(l.size-last.size) > 0.15*max(l.size, last.size) {
		return false
	}
	if p.bold && !l.bold && !endsSentence(last.text) || leader.MatchString(last.text) {
		return false // a heading, an entry of a 目次
	}
	if last.room.right-last.right > (slack+unbroken(l.text))*last.size || last.width() < 4*last.size {
		return false
	}
	if dotOf(l.text) != 0 || p.lines == 1 && last.setRight() && math.Abs(l.left-last.left) > last.size {
		return false // an item of a list; a date, a name at the right margin
	}
	if l.page == last.page && l.base > last.base && l.base-last.base > 1.45*j.pitch*l.size {
		return false
	}
	ended := endsWithStop(last.text)
	if label, _, labelled := policy.ParseLabel(l.text); labelled {
		return !ended && (cutReference.MatchString(last.text) || !j.countsOn(label) && !p.startsList(l) && !setApart(l.text, label))
	}
	if ended && isCaption(l.text) && i+1 < len(j.lines) && startsProvision(j.lines[i+1].text) {
		return false
	}
	if !ended {
		return !j.standsApart(p, l)
	}
	return p.continuesAt(l)
}

// setRight reports a line that begins in the right half of its room.
func (l pdfLine) setRight() bool { return l.left-l.room.left > l.room.width()*0.45 }

// unbroken is how wide the first word of a line is that is not divided at the end of a line, in characters: Latin letters with the bracket before them. Of
// Japanese words it is nothing.
func unbroken(s string) float64 {
	wide, narrow := 0, 0
	for _, c := range s {
		switch {
		case narrow == 0 && strings.ContainsRune("（「『【〔［(", c):
			wide++
		case c < utf8.RuneSelf && !unicode.IsSpace(c) && !(wide+narrow == 0 && unicode.IsDigit(c)):
			narrow++
		default:
			if narrow == 0 {
				return 0
			}
			return float64(wide) + float64(narrow)/2
		}
	}
	return 0
}

// endsWithStop reports whether a line ends a sentence. A full-width point behind a digit stands in a number that goes on: 3．3(1).
func endsWithStop(s string) bool {
	end, size := utf8.DecodeLastRuneInString(s)
	if end == '．' {
		before, _ := utf8.DecodeLastRuneInString(s[:len(s)-size])
		return !unicode.IsDigit(before)
	}
	return end == '。'
}

// continuesAt reports whether a line that follows a full stop begins where the lines of the paragraph go on, and not where a paragraph begins.
func (p *paragraph) continuesAt(l pdfLine) bool {
	near := 0.6 * l.size
	switch {
	case p.rest > 0:
		return math.Abs((l.left-l.room.left)-(p.rest-p.room.left)) < near
	case p.label > 0:
		return l.left < p.label+near
	}
	return l.left < p.left+near
}

// standsApart reports that the second line of a numbered paragraph begins elsewhere than such lines do in this file: the number had a title that
// filled its line.
func (j *joiner) standsApart(p *paragraph, l pdfLine) bool {
	if p.lines > 1 || p.label == 0 {
		return false
	}
	usual, known := j.hangs[placeOf(p.pdfLine)]
	return known && math.Abs(l.left-p.left-usual) > 0.6*l.size
}

func placeOf(l pdfLine) labelPlace {
	label, _, _ := policy.ParseLabel(l.text)
	return labelPlace{label.Shape, int(math.Round(2 * (l.left - l.room.left) / l.size))}
}

// hangingIndents finds for the numbers of each shape and place where most second lines begin, where at least three agree.
func hangingIndents(lines []pdfLine) map[labelPlace]float64 {
	seen := map[labelPlace][]float64{}
	for i := 1; i < len(lines); i++ {
		a, b := lines[i-1], lines[i]
		if a.label > 0 && b.label == 0 && a.page == b.page && b.rows == nil && a.room.right-a.right < slack*a.size {
			seen[placeOf(a)] = append(seen[placeOf(a)], b.left-a.left)
		}
	}
	out := map[labelPlace]float64{}
	for place, list := range seen {
		slices.Sort(list)
		middle := list[len(list)/2]
		agree := 0
		for _, d := range list {
			if math.Abs(d-middle) < 2 {
				agree++
			}
		}
		if agree >= 3 && agree*3 > len(list)*2 {
			out[place] = middle
		}
	}
	return out
}

// countsOn reports whether a number is the next of one that stands before it, at any level.
func (j *joiner) countsOn(next policy.Label) bool {
	own := j.counts[next.Shape]
	for n := min(len(own), len(next.Nums)); n > 0; n-- { // 4.4. after 4.3., 5. after 4.4.
		if slices.Equal(own[:n-1], next.Nums[:n-1]) && next.Nums[n-1] == own[n-1]+1 {
			return true
		}
	}
	return len(next.Nums) > len(own) && len(own) > 0 && slices.Equal(own, next.Nums[:len(own)]) && next.Nums[len(own)] == 1
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

// cutReference is the beginning of a reference whose rest stands in the next line: 8.1. and (2).
var cutReference = regexp.MustCompile(`[0-9０-９][.．]$`)

// setApart reports a number with a full-width space behind it, as provisions have it and references do not.
func setApart(text string, l policy.Label) bool {
	return l.Shape != policy.ShapeKana && l.Shape != policy.ShapeLatin && strings.HasPrefix(text[len(l.Text):], "　")
}

// seam is what stands between the last word of a line and the first of the next: a space between Latin words, else nothing.
func seam(before, after string) string {
	a, _ := utf8.DecodeLastRuneInString(before)
	b, _ := utf8.DecodeRuneInString(after)
	if unicode.IsUpper(a) && unicode.IsUpper(b) || unicode.IsDigit(a) && unicode.IsDigit(b) {
		return "" // a name in capitals or a number that was cut
	}
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

// linePitch gives the usual distance between lines in sizes of the type.
func linePitch(lines []pdfLine) float64 {
	var distances []float64
	for i, l := range lines {
		if i == 0 || l.page != lines[i-1].page || l.rows != nil || lines[i-1].rows != nil {
			continue
		}
		if d := (l.base - lines[i-1].base) / l.size; d > 0.8 && d < 4 {
			distances = append(distances, d)
		}
	}
	if len(distances) == 0 {
		return 2
	}
	slices.Sort(distances)
	return distances[len(distances)/4] // most distances are between lines of one paragraph; the smaller ones surely
}
