package importers

import (
	"regexp"
	"strings"

	"kitei/policy"
)

var (
	runningHead = regexp.MustCompile(`^[ⅰⅱⅲⅳⅴⅵⅦⅠⅡⅢⅣⅤivxIVX]{1,4}[ 　]*[-－‐―ー–][ 　]*[0-9０-９]+$`)
	partHeading = regexp.MustCompile(`^第[0-9０-９一二三四五]編[ 　]*(.*)$`)
	layerNames  = regexp.MustCompile(`^(?:第[0-9０-９一二三]章|[0-9０-９]+[.．]?)?[ 　]*(?:○○[市町村])?情報セキュリティ(基本方針|対策基準)(?:[（(]例文[)）])?$`)
	exampleMark = regexp.MustCompile(`^[【［\[（(<＜〈]?[ 　]*例文[ 　]*[】］\])）>＞〉]?$`)
	commentMark = regexp.MustCompile(`^[【［\[（(<＜〈][ 　]*(?:解説|趣旨|注釈|参考|補足)[ 　]*[】］\])）>＞〉]$`)
	leaders     = regexp.MustCompile(`[.．…・‥]{3,}[ 　]*[0-9０-９ivxⅰ-ⅹ－\-]+$`)
)

// separate gives the pieces that are 例文, with the headings they stand under.
func (g *Guideline) separate(blocks []block) []block {
	blocks = inParts(withoutFurniture(blocks))
	bridgeBoxes(blocks)
	boxes, marks := 0, 0
	for _, b := range blocks {
		if b.boxed {
			boxes++
		}
		if exampleMark.MatchString(b.text) {
			marks++
		}
	}
	const enough = 20 // pieces from which on an arrangement is one, and not a picture with a frame
	switch {
	case boxes >= enough:
		g.How = ByBox
		return inBoxes(blocks)
	case marks >= enough:
		g.How = ByMark
		return underMarks(blocks)
	}
	g.How = ByPart
	return blocks
}

// inBoxes keeps what stands in boxes, and outside them the headings of layers, chapters and sections that the boxes do not have.
func inBoxes(blocks []block) []block {
	var out []block
	h := &headingRun{}
	for i, b := range blocks {
		switch {
		case b.names():
			h.restart()
			out = append(out, b)
		case b.rows != nil && i > 0 && blocks[i-1].boxed && boxGoesOn(blocks[i+1:]):
			blocks[i].boxed = true // a table has no box of its own where boxes are tables
			out = append(out, b)
		case b.boxed && (exampleMark.MatchString(b.text) || h.repeats(b)):
		case b.boxed:
			h.note(b)
			out = append(out, b)
		case h.next(b):
			out = append(out, b)
		}
	}
	return out
}

// bridgeBoxes marks the pages in the middle of a box over several pages, where nothing but its sides is drawn: everything on a page lies between
// a box on the page before and one on the page behind.
func bridgeBoxes(blocks []block) {
	for i := 1; i < len(blocks); i++ {
		before := blocks[i-1]
		if blocks[i].boxed || !before.boxed || blocks[i].pos.Page != before.pos.Page+1 {
			continue
		}
		end := i
		for end < len(blocks) && !blocks[end].boxed && !commentMark.MatchString(blocks[end].text) && !partHeading.MatchString(blocks[end].text) {
			end++
		}
		if end < len(blocks) && blocks[end].boxed && blocks[end].pos.Page > blocks[end-1].pos.Page && !exampleMark.MatchString(blocks[end].text) {
			for j := i; j < end; j++ {
				blocks[j].boxed = true
			}
		}
	}
}

// boxGoesOn reports whether a box is the next thing but tables.
func boxGoesOn(blocks []block) bool {
	for _, b := range blocks {
		if b.boxed || b.rows == nil {
			return b.boxed && !exampleMark.MatchString(b.text)
		}
	}
	return false
}

// underMarks keeps what stands between 【例文】 and the mark that ends it, and the headings.
func underMarks(blocks []block) []block {
	var out []block
	h := &headingRun{}
	inside := false
	last, layer := heralded(blocks), 0
	for i, b := range blocks {
		switch {
		case b.names():
			h.restart()
			inside, layer = false, layer+1
			out = append(out, b)
		case exampleMark.MatchString(b.text):
			inside = true
		case commentMark.MatchString(b.text) || partHeading.MatchString(b.text):
			inside = false
		case !inside && !later(last, layer, i, b) && h.next(b):
			out = append(out, b)
		case inside && !h.repeats(b):
			h.note(b)
			out = append(out, b)
		}
	}
	return out
}

// heading is a chapter or section of a layer.
type heading struct{ layer, chapter, section int }

// heralded gives of every heading the last line that is followed by a mark, as a heading is; a numbered line of a commentary is not.
func heralded(blocks []block) map[heading]int {
	out := map[heading]int{}
	layer, marked := 0, false
	for _, b := range blocks {
		if b.names() {
			layer++
		}
	}
	for i := len(blocks) - 1; i >= 0; i-- {
		b := blocks[i]
		c, s, numbered := headingNumbers(b)
		key := heading{layer, c, s}
		switch {
		case b.names():
			layer, marked = layer-1, false
		case !numbered:
			marked = exampleMark.MatchString(b.text) || commentMark.MatchString(b.text)
		case marked && out[key] == 0:
			out[key] = i
		}
	}
	return out
}

// later reports whether the heading that a line looks like comes further down.
func later(last map[heading]int, layer, i int, b block) bool {
	c, s, ok := headingNumbers(b)
	return ok && last[heading{layer, c, s}] > i
}

// names reports whether a line is the name of one of the two rules.
func (b block) names() bool { return b.rows == nil && layerNames.MatchString(b.text) }

// inParts keeps the 編 whose heading says 例文; where there is none, the one that says 解説 and may hold 例文; a document without 編 whole.
func inParts(blocks []block) []block {
	for _, word := range []string{"例文", "解説"} {
		var out []block
		inside := false
		for _, b := range blocks {
			if m := partHeading.FindStringSubmatch(b.text); m != nil && b.rows == nil {
				inside = strings.Contains(m[1], word) && !strings.Contains(m[1], "特則")
				continue
			}
			if inside {
				out = append(out, b)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return blocks
}

// headingRun follows the chapters and sections of one layer, to tell their headings from numbered lines of the commentary: a chapter is the
// next one, a section the next of its chapter.
type headingRun struct {
	chapter, section int
}

func (h *headingRun) restart() { *h = headingRun{} }

// numbers gives the chapter and section of a heading like 4. or 4.1.; ok is false for any other line.
func headingNumbers(b block) (chapter, section int, ok bool) {
	label, title, found := policy.ParseLabel(b.text)
	if !found || b.rows != nil || label.Shape != policy.ShapeDotted || title == "" || strings.HasSuffix(title, "。") || len([]rune(title)) > 60 {
		return 0, 0, false
	}
	switch len(label.Nums) {
	case 1:
		return label.Nums[0], 0, true
	case 2:
		return label.Nums[0], label.Nums[1], true
	}
	return 0, 0, false
}

// next reports whether a line outside the 例文 is the heading that comes next, and moves on to it.
func (h *headingRun) next(b block) bool {
	c, s, ok := headingNumbers(b)
	if !ok || !(s == 0 && c == h.chapter+1 || s > 0 && c == h.chapter && s == h.section+1) {
		return false
	}
	h.chapter, h.section = c, s
	return true
}

// repeats reports whether a line of the 例文 is the heading that stood above it already.
func (h *headingRun) repeats(b block) bool {
	c, s, ok := headingNumbers(b)
	return ok && c == h.chapter && s == h.section && c > 0
}

func (h *headingRun) note(b block) {
	if c, s, ok := headingNumbers(b); ok && (s == 0 && c == h.chapter+1 || s > 0 && c == h.chapter && s == h.section+1) {
		h.chapter, h.section = c, s
	}
}
