package importers

import (
	"regexp"
	"strings"

	"kitei/policy"
)

// unboxed takes tables of one cell apart: in a word processor they are the boxes. The level of headings is forgotten, since in the
// guideline the numbers tell it.
func unboxed(blocks []block) []block {
	var out []block
	for _, b := range blocks {
		b.heading = 0
		switch {
		case b.rows == nil:
			out = append(out, apart(b)...)
		case len(b.rows) != 1 || len(b.rows[0]) != 1:
			out = append(out, b)
		default:
			out = append(out, apart(block{text: b.rows[0][0], boxed: true, pos: b.pos})...)
		}
	}
	return out
}

// glued is an item behind the end of another in one line: …の消去②　情報システム管理者は.
var glued = regexp.MustCompile(`([^ 　、，第（(「・～〜及又はの])([①-⑳])　`)

// apart cuts a paragraph at those of its line breaks that stand behind a sentence or a heading: people break lines in a box instead of beginning
// a paragraph.
func apart(b block) []block {
	var out []block
	for _, line := range strings.Split(glued.ReplaceAllString(b.text, "$1\n$2　"), "\n") {
		line = strings.Trim(line, " 　\t")
		if line == "" {
			continue
		}
		_, _, labelled := policy.ParseLabel(line)
		if n := len(out); n > 0 && !labelled && !closes(out[n-1].text) {
			out[n-1].text += "\n" + line
			continue
		}
		piece := b
		piece.text = line
		out = append(out, piece)
	}
	return out
}

// closes reports whether a line can be the last of its provision: a sentence, a mark, or a number with a title.
func closes(line string) bool {
	_, title, labelled := policy.ParseLabel(line)
	return strings.HasSuffix(line, "。") || strings.HasSuffix(line, "】") || labelled && title != "" && len([]rune(title)) <= 60 && !strings.ContainsAny(title, "、。")
}

// cited is what follows a number that is a reference and no label.
var cited = regexp.MustCompile(`^(?:に|の|を|は|が|と|及び|又は|並びに|若しくは|から|まで|、)`)

// rejoin puts back what a line break cut off a sentence and what then looks like the number of a chapter: 8.3.(1)の.
func rejoin(blocks []block) []block {
	var out []block
	h := &headingRun{}
	for _, b := range blocks {
		if b.names() {
			h.restart()
		}
		label, rest, ok := policy.ParseLabel(b.text)
		n := len(out)
		cut := ok && (label.Shape == policy.ShapeDotted && !h.next(b) || cited.MatchString(rest))
		if cut && n > 0 && b.rows == nil && out[n-1].rows == nil && !closes(out[n-1].text) {
			out[n-1].text += b.text
			continue
		}
		out = append(out, b)
	}
	return out
}

// withoutFurniture leaves out running heads, numbers of pages and lines of the 目次.
func withoutFurniture(blocks []block) []block {
	var out []block
	for _, b := range blocks {
		if b.rows == nil && (runningHead.MatchString(b.text) || leaders.MatchString(b.text)) {
			continue
		}
		out = append(out, b)
	}
	return out
}
