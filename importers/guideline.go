package importers

import (
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"kitei/policy"
)

// Guideline is the model text (例文) of the official guideline, taken out of the commentary (解説) around it.
type Guideline struct {
	Basic     *policy.Document // 基本方針: its articles 1. 目的 …
	Standards *policy.Document // 対策基準: chapters, sections, articles
	Kept      int              // pieces of the source that are 例文
	Left      int              // pieces that are commentary, 目次 or running heads
	How       Separation       // what told them apart
	Year      int              // of the edition, when the first pages say 令和8年3月; else 0
	Month     int
}

// Source is a file that was read into memory.
type Source struct {
	Name string
	Data []byte
}

// Separation is what told 例文 from commentary.
type Separation uint8

// The ways of telling, the surest first.
const (
	ByBox  Separation = iota + 1 // 例文 stands in ruled boxes
	ByMark                       // 【例文】 and 【解説】 begin the pieces
	ByPart                       // the 編 is 例文 as a whole
)

// String gives the name used in messages and tests.
func (s Separation) String() string { return [...]string{"", "box", "mark", "part"}[s] }

// ReadGuideline reads the official guideline in one file or several in order, or a document in its arrangement (facts §1.4): 第2編 with the 例文 of 基本方針 and 対策基準, or each
// piece of 例文 in a box or under 【例文】, followed by its commentary. Of the options only Cache counts.
//
// Errors are *policy.Notice values: those of the reader, a kind of file that is not supported here (guideline-format), and guideline-parts when
// 基本方針 or 対策基準 is not found.
func ReadGuideline(o Options, files ...Source) (*Guideline, []policy.Notice, error) {
	r := &reader{}
	var blocks []block
	for _, f := range files {
		r.name = f.Name
		part, err := r.guidelineBlocks(f.Data, o)
		if err != nil {
			return nil, nil, err
		}
		blocks = append(blocks, part...)
	}
	g := &Guideline{}
	g.dated(blocks)
	kept := rejoin(g.separate(blocks))
	basic, standards := divideLayers(kept)
	if len(basic) == 0 || len(standards) == 0 {
		return nil, nil, policy.Problem("guideline-parts", policy.Pos{File: r.name}, len(kept))
	}
	g.Kept, g.Left = len(kept), len(blocks)-len(kept)
	g.Basic = r.layer(basic, "情報セキュリティ基本方針")
	g.Standards = r.layer(standards, "情報セキュリティ対策基準")
	asArticles(g.Basic)
	for _, n := range g.Standards.Nodes {
		parenArticles(n)
	}
	return g, r.notices, nil
}

var eraMonth = regexp.MustCompile(`令和[ 　]*([0-9０-９]+|元)年[ 　]*([0-9０-９]+)月`)

// dated finds the month of the edition on the first pages; the last one named there is that of the newest revision.
func (g *Guideline) dated(blocks []block) {
	const firstPages = 40 // pieces
	for _, b := range blocks[:min(firstPages, len(blocks))] {
		for _, m := range eraMonth.FindAllStringSubmatch(policy.NarrowDigits(b.text), -1) {
			year, month := 1, 0
			if m[1] != "元" {
				year, _ = strconv.Atoi(m[1])
			}
			if month, _ = strconv.Atoi(m[2]); month >= 1 && month <= 12 {
				g.Year, g.Month = 2018+year, month
			}
		}
	}
}

// layer gives the tree of one of the two rules.
func (r *reader) layer(blocks []block, title string) *policy.Document {
	d := r.structure(append([]block{{text: title, heading: 1, pos: blocks[0].pos}}, blocks...))
	d.Source, d.Title = r.name, title
	return d
}

// guidelineBlocks gives the pieces of a file in the order of reading, with what stands in boxes marked.
func (r *reader) guidelineBlocks(src []byte, o Options) ([]block, error) {
	switch strings.ToLower(filepath.Ext(r.name)) {
	case ".docx", ".docm":
		f, err := r.openWord(src)
		if err != nil {
			return nil, err
		}
		w, err := r.walkWord(f, Options{})
		if err != nil {
			return nil, err
		}
		return unboxed(w.toBlocks()), nil
	case ".pdf":
		found, notices, err := ReadBlocks(r.name, src, o)
		if err != nil {
			return nil, err
		}
		r.notices = append(r.notices, notices...)
		var blocks []block
		for _, b := range r.dropListed(found) {
			blocks = append(blocks, block{text: b.Text, rows: b.Rows, boxed: b.Boxed, pos: b.Pos})
		}
		return unboxed(blocks), nil
	case ".txt", ".text":
		lines, err := r.lines(src)
		if err != nil {
			return nil, err
		}
		return unboxed(r.textBlocks(lines)), nil
	case ".md", ".markdown":
		lines, err := r.lines(src)
		if err != nil {
			return nil, err
		}
		blocks, err := r.markdownBlocks(lines, 0)
		return unboxed(blocks), err
	}
	return nil, policy.Problem("guideline-format", policy.Pos{File: r.name}, filepath.Ext(r.name))
}

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

// divideLayers cuts the 例文 into 基本方針 and 対策基準 at their headings, or where the numbers begin again with 1.
func divideLayers(blocks []block) (basic, standards []block) {
	at, last := &basic, 0
	named := false
	for _, b := range blocks {
		if m := layerNames.FindStringSubmatch(b.text); m != nil && b.rows == nil {
			if named = true; m[1] == "対策基準" {
				at = &standards
			} else if len(standards) == 0 {
				at = &basic
			}
			continue
		}
		if c, s, ok := headingNumbers(b); ok && s == 0 {
			if !named && c == 1 && last > 5 {
				at = &standards
			}
			last = c
		}
		*at = append(*at, b)
	}
	return basic, standards
}

// asArticles makes the numbered headings of the 基本方針 articles, as they are in kitei's editions, and what has a number and a title under
// them items with captions.
func asArticles(d *policy.Document) {
	for _, n := range d.Nodes {
		if n.Kind != policy.Chapter {
			continue
		}
		n.Kind = policy.Article
		for _, c := range n.Children {
			if c.Kind == policy.Article || c.Kind == policy.Section {
				c.Kind = policy.Subarticle
			}
		}
	}
}

// parenArticles makes every (1) with a title an article: in the guideline it is nothing else, whatever the lines around it look like.
func parenArticles(up *policy.Node) {
	for _, n := range up.Children {
		label, _, ok := policy.ParseLabel(n.Label + "　")
		switch {
		case !n.Kind.Grouping():
		case ok && label.Shape == policy.ShapeParen:
			n.Kind = policy.Article
			for _, c := range n.Children {
				if c.Kind.Grouping() || c.Kind == policy.Article {
					c.Kind = policy.Subarticle
				}
			}
		default:
			parenArticles(n)
		}
	}
}
