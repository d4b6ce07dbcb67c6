package sealing

import (
	"path"
	"slices"
	"strings"

	"github.com/sergi/go-diff/diffmatchpatch"

	"kitei/policy"
)

// Kind is what happened to a piece.
type Kind string

// The kinds of findings.
const (
	Changed Kind = "changed"
	Added   Kind = "added"
	Removed Kind = "removed"
)

// Finding is a piece that differs from what was sealed.
type Finding struct {
	Kind   Kind   `json:"kind"`
	Place  Place  `json:"place"`            // of one that was removed: of the piece that stood there, in the numbers of the sealed file
	Clause string `json:"clause,omitempty"` // the provision it belongs to; of one that was removed, that before it
	Text   string `json:"text,omitempty"`   // what stands there now
}

// Result says how a file stands to its seal.
type Result struct {
	Untouched bool      `json:"untouched"`
	Pieces    int       `json:"pieces"`   // paragraphs, rows, or rows of sheets that were compared
	Findings  []Finding `json:"findings"` // in the order of the file; may be empty where only the order of sheets or the seal was touched
}

// Verify compares a file with its seal. name decides the kind of file: .docx, .xlsx, .html.
//
// Errors are *policy.Notice values: seal-format, seal-none (not sealed, or sealed and saved by a program that drops what it does not know),
// seal-broken, seal-unreadable. Time is linear but for the pieces between two that are equal, which are compared by their order.
func Verify(name string, src []byte) (*Result, error) {
	kind := strings.ToLower(path.Ext(name))
	if !Sealable(name) {
		return nil, policy.Problem("seal-format", policy.Pos{File: name}, kind)
	}
	f, err := read(kind, src)
	if err != nil {
		return nil, policy.Problem("seal-unreadable", policy.Pos{File: name}, kind)
	}
	if f.kept == "" {
		return nil, policy.Problem("seal-none", policy.Pos{File: name})
	}
	whole, pieces, ok := parseSeal(f.kept)
	if !ok {
		return nil, policy.Problem("seal-broken", policy.Pos{File: name})
	}
	r := &Result{Untouched: whole == f.whole, Pieces: len(f.pieces), Findings: []Finding{}}
	if !r.Untouched {
		r.Findings = f.compare(pieces)
	}
	return r, nil
}

// Sealable reports whether files of this kind can bear a seal.
func Sealable(name string) bool {
	return slices.Contains([]string{".docx", ".xlsx", ".html"}, strings.ToLower(path.Ext(name)))
}

// compare aligns the pieces of the file with those of the seal and tells what differs.
func (f *sealed) compare(before []keptPiece) []Finding {
	runes := map[string]rune{}
	code := func(key string) rune {
		r, known := runes[key]
		if !known {
			r = rune(len(runes) + 1)
			if r >= 0xd800 { // no character stands for a surrogate
				r += 0x800
			}
			runes[key] = r
		}
		return r
	}
	var a, b []rune
	for i := range before {
		a = append(a, code(before[i].key()))
	}
	for i := range f.pieces {
		b = append(b, code(strings.ReplaceAll(f.pieces[i].place.group(), " ", "_")+" "+f.pieces[i].print()))
	}
	d := diffmatchpatch.New()
	d.DiffTimeout = 0
	var out []Finding
	i, j, gone, come := 0, 0, 0, 0
	flush := func() {
		out = append(out, f.hunk(before[i-gone:i], j-come, j)...)
		gone, come = 0, 0
	}
	for _, x := range d.DiffMainRunes(a, b, false) {
		n := len([]rune(x.Text))
		switch x.Type {
		case diffmatchpatch.DiffEqual:
			flush()
			i, j = i+n, j+n
		case diffmatchpatch.DiffDelete:
			i, gone = i+n, gone+n
		case diffmatchpatch.DiffInsert:
			j, come = j+n, come+n
		}
	}
	flush()
	return out
}

// hunk tells of pieces that differ between two that are equal: those that stand opposite each other changed, the others were added or removed.
// Pieces are opposite when a cell of theirs is the same, or else by their order.
func (f *sealed) hunk(before []keptPiece, from, to int) []Finding {
	var out []Finding
	next := from
	for k := range before {
		at := f.opposite(before[k:], next, to)
		if at < 0 {
			out = append(out, Finding{Kind: Removed, Place: placeOf(&before[k]), Clause: f.clause(next - 1)})
			continue
		}
		for ; next < at; next++ {
			out = append(out, f.finding(Added, next, ""))
		}
		out = append(out, f.changed(at, before[k].print)...)
		next = at + 1
	}
	for ; next < to; next++ {
		out = append(out, f.finding(Added, next, ""))
	}
	return out
}

// opposite gives the piece that the first of before has become: -1 when it was removed.
func (f *sealed) opposite(before []keptPiece, from, to int) int {
	for at := from; at < to; at++ {
		if f.shares(at, before[0].print) && f.pieces[at].place.group() == before[0].group {
			return at
		}
	}
	if to-from < len(before) || from >= to || f.pieces[from].place.group() != before[0].group {
		return -1
	}
	for i := range before[1:] {
		if f.shares(from, before[i+1].print) {
			return -1
		}
	}
	return from
}

// shares reports whether a piece has a cell in common with what a seal says of one.
func (f *sealed) shares(at int, print string) bool {
	was := cellPrints(print)
	for _, c := range f.pieces[at].cells {
		if c.column > 0 && was[columnName(c.column)] == c.print {
			return true
		}
	}
	return false
}

// cellPrints takes the prints of the cells of a row apart.
func cellPrints(print string) map[string]string {
	out := map[string]string{}
	for print != "" {
		name, rest, ok := strings.Cut(print, ".")
		if !ok || len(rest) < cellSize {
			return out
		}
		out[name], print = rest[:cellSize], rest[cellSize:]
	}
	return out
}

// changed gives a finding for each cell of a piece that differs from its seal, or one for a paragraph.
func (f *sealed) changed(at int, print string) []Finding {
	p := &f.pieces[at]
	if p.place.group() == "p" {
		return []Finding{f.finding(Changed, at, "")}
	}
	was := cellPrints(print)
	var out []Finding
	for _, c := range p.cells {
		name := columnName(c.column)
		if was[name] != c.print {
			out = append(out, f.finding(Changed, at, name))
			out[len(out)-1].Text = plain(c.text)
		}
		delete(was, name)
	}
	var emptied []string
	for name := range was {
		emptied = append(emptied, name)
	}
	slices.Sort(emptied)
	for _, name := range emptied {
		out = append(out, f.finding(Changed, at, name))
		out[len(out)-1].Text = ""
	}
	return out
}

func (f *sealed) finding(kind Kind, at int, column string) Finding {
	p := &f.pieces[at]
	place := p.place
	place.Column = column
	return Finding{Kind: kind, Place: place, Clause: f.clause(at), Text: p.text}
}

func placeOf(p *keptPiece) Place {
	switch {
	case p.group == "p":
		return Place{Row: p.row}
	case strings.HasPrefix(p.group, "t") && strings.Trim(p.group[1:], "0123456789") == "":
		n := 0
		for _, d := range p.group[1:] {
			n = n*10 + int(d-'0')
		}
		return Place{Table: n, Row: p.row}
	}
	return Place{Sheet: p.group, Row: p.row}
}

// clause gives the provision that a piece belongs to: the nearest 第N条 at the head of a line up to it, or the nearest number of any form where
// there is none.
func (f *sealed) clause(at int) string {
	nearest := ""
	for i := min(at, len(f.pieces)-1); i >= 0; i-- {
		for _, c := range f.pieces[i].cells {
			for line := range strings.SplitSeq(plain(c.text), "\n") {
				label := clauseOf(line)
				if strings.HasPrefix(label, "第") && strings.Contains(label, "条") {
					return label
				}
				if nearest == "" {
					nearest = label
				}
			}
		}
	}
	return nearest
}
