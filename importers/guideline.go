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
