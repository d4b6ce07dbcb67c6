package importers

import (
	"errors"
	"slices"
	"strings"

	"kitei/internal/ooxml"
	"kitei/policy"
)

// Options say how a file is read. The zero value reads what a reader of the finished text sees.
type Options struct {
	Original bool        // Word with tracked changes: the text before them instead of the text with all of them accepted
	Cache    string      // folder in which the prepared reader of PDF files is kept, so that only the first file waits for it; empty keeps none
	Stop     func() bool // asked between the pages of a PDF file, by several goroutines: true ends the reading with an error; nil never does
}

// ReadDocx reads a policy written in Word (.docx) as Word shows it: automatic numbers stand at the heads of the paragraphs as if they had been
// typed, tracked changes are accepted, hidden text, comments, headers, footers and the 目次 are left out. Notices say what was left out.
//
// A file that kitei wrote is read by its styles and bookmarks and gives back the tree it was written from, also after a person edited it; level,
// roles, evidence and conditions are not in the file. Any other file is read by its headings and by the numbers of its paragraphs.
//
// Errors are *policy.Notice values: no Word file, encrypted, damaged, or larger than a document can be. Time is linear in the size of the
// unpacked text; it is refused above 64 MB.
func ReadDocx(name string, src []byte) (*policy.Document, []policy.Notice, error) {
	return readDocx(name, src, Options{})
}

func readDocx(name string, src []byte, o Options) (*policy.Document, []policy.Notice, error) {
	r := &reader{name: name}
	f, err := r.openWord(src)
	if err != nil {
		return nil, nil, err
	}
	w, err := r.walkWord(f, o)
	if err != nil {
		return nil, nil, err
	}
	var d *policy.Document
	if w.written(f) {
		d = w.tree(f)
	} else {
		blocks := w.toBlocks()
		if len(blocks) == 0 {
			return nil, nil, policy.Problem("docx-empty", policy.Pos{File: name})
		}
		if w.contents > 0 {
			r.note("contents-skipped", policy.Pos{File: name, Para: w.firstContents}, w.contents)
		}
		d = r.structure(blocks)
	}
	w.findings()
	d.Source = name
	return d, r.notices, nil
}

// walkWord reads the parts of a document. Where a field never ends, what is behind its beginning is text all the same.
func (r *reader) walkWord(f *wordFile, o Options) (*wordWalker, error) {
	styles, err := r.wordStyles(f)
	if err != nil {
		return nil, err
	}
	body, err := f.archive.Part(f.main)
	if err != nil {
		return nil, r.wordProblem(f.main, err)
	}
	for _, plain := range []bool{false, true} {
		numbering, err := r.wordNumbering(f, styles)
		if err != nil {
			return nil, err
		}
		w := &wordWalker{reader: r, styles: styles, numbering: numbering, original: o.Original, plain: plain, symbols: map[string]int{}}
		if w.notes, err = w.readNotes(f); err != nil {
			return nil, err
		}
		found := false
		err = ooxml.Elements(body, "body", skipped, func(e *ooxml.Element) error {
			found = true
			w.block(e)
			return nil
		})
		if errors.Is(err, ooxml.ErrMarkup) && !found && !strings.Contains(string(body[:min(len(body), 4096)]), "document") {
			return nil, policy.Problem("docx-not-word", policy.Pos{File: r.name})
		}
		if err != nil {
			return nil, r.wordProblem(f.main, err)
		}
		w.flush()
		if len(w.fields) == 0 {
			return w, nil
		}
		if plain {
			w.fields = nil
			return w, nil
		}
	}
	return nil, nil // not reached: the second pass always returns
}

// readNotes reads the footnotes and endnotes by kind and id.
func (w *wordWalker) readNotes(f *wordFile) (map[string]string, error) {
	notes := map[string]string{}
	for _, kind := range []string{"footnote", "endnote"} {
		err := w.wordPart(f, kind+"s", kind+"s", func(e *ooxml.Element) error {
			if t := e.Attr("type"); t == "" || t == "normal" {
				notes[kind+e.Attr("id")] = w.apart(e.Children)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	w.paras = 0
	return notes, nil
}

// toBlocks gives the paragraphs and tables to be placed by their numbers and headings.
func (w *wordWalker) toBlocks() []block {
	var out []block
	titles := 0
	for _, b := range w.inline1(w.blocks) {
		if b.para == nil {
			out = append(out, block{rows: b.rows, boxed: b.boxed, pos: w.atPara(b.pos)})
			continue
		}
		if w.styles.isTitle(b.para.style) && titles == 0 && len(out) < 20 {
			titles++
			out = slices.Insert(out, 0, w.lines(b.para)...)
			continue
		}
		for _, line := range w.lines(b.para) {
			line.boxed = b.boxed
			out = append(out, line)
		}
		for _, text := range b.para.asides {
			out = append(out, block{text: text, aside: true, pos: w.atPara(b.pos)})
		}
	}
	return calmHeadings(out)
}

// inline1 puts the content of tables with a single cell, which are frames around text, in their places.
func (w *wordWalker) inline1(blocks []wordBlock) []wordBlock {
	var out []wordBlock
	for _, b := range blocks {
		if len(b.single) > 0 {
			for _, inner := range w.inline1(b.single) {
				inner.boxed = true
				out = append(out, inner)
			}
			continue
		}
		out = append(out, b)
	}
	return out
}

func (w *wordWalker) atPara(n int) policy.Pos { return policy.Pos{File: w.name, Para: n} }

// lines gives the provisions in a paragraph: one, or several where people broke lines within it instead of beginning anew.
func (w *wordWalker) lines(p *wordPara) []block {
	var out []block
	for i, line := range strings.Split(p.line(), "\n") {
		text := strings.Trim(line, " 　\t")
		if text == "" {
			continue
		}
		if n := len(out); n > 0 {
			_, _, labelled := policy.ParseLabel(text)
			if !labelled && !isCaption(out[n-1].text) {
				out[n-1].text += "\n" + text
				continue
			}
		}
		b := block{text: text, pos: w.atPara(p.pos)}
		if i == 0 {
			b.heading = min(p.outline, 6)
			if p.label.bullet && p.outline == 0 {
				b.depth = p.label.level + 1
			}
		}
		out = append(out, b)
	}
	return out
}

// calmHeadings takes the level from headings that are none: sentences, and provisions inside articles of 条文形式.
func calmHeadings(blocks []block) []block {
	articles := 0
	labels := make([]policy.Label, len(blocks))
	for i, b := range blocks {
		labels[i], _, _ = policy.ParseLabel(b.text)
		if labels[i].Shape == policy.ShapeUnit && labels[i].Unit == policy.Article {
			articles++
		}
	}
	for i := range blocks {
		b := &blocks[i]
		switch shape := labels[i].Shape; {
		case b.heading == 0:
		case strings.Contains(b.text, "。"):
			b.heading = 0
		case articles > 1 && shape != policy.NoShape && shape != policy.ShapeUnit && shape != policy.ShapeNamed:
			b.heading = 0
		case articles > 1 && isCaption(b.text):
			b.heading = 0
		}
	}
	return blocks
}
