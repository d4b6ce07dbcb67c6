package importers

import (
	"fmt"
	"path/filepath"
	"strings"

	"kitei/policy"
)

// Diagnosis is what was read from one document (取込み診断書): data for a person to check before the document is relied on.
type Diagnosis struct {
	Source     string // name of the file
	Title      string
	Format     string // name of the format, "" for a kind of file that is not read
	Charset    string // of a file of text; "" where the file says it itself
	Extent     Extent
	Counts     []KindCount // how many of each kind, in the order of kinds
	Provisions []Provision // every node of the tree in the order of reading
	Numbers    []NumberFinding
	Notices    []policy.Notice // what the reader said
}

// Extent is how far a source reaches: the highest page, paragraph and line anything was read from, and the rows of a workbook; 0 where the format has
// none.
type Extent struct {
	Pages, Paragraphs, Lines, Rows int

	sheets map[string]int // the last row of each sheet
}

// KindCount is a number of nodes of a kind.
type KindCount struct {
	Kind  policy.Kind
	Count int
}

// Provision is one node as it was read.
type Provision struct {
	Key         string // tells the provision from every other of its document; see [Keys]
	Fingerprint string // of what stands in the source; see [Fingerprint]
	Depth       int    // in the tree, from 0
	Kind        policy.Kind
	Label       string
	Title       string
	Text        string // of a table its cells, tabs between them
	Pos         policy.Pos
	Guess       Guess
	Confidence  float64 // 0 to 1, how sure kind, number and cutting are
}

// Diagnose says what was read from a document and how sure that is. doc is not changed; notices are those its reader gave.
//
// The time taken grows linearly with the document.
func Diagnose(doc *policy.Document, notices []policy.Notice) *Diagnosis {
	d := &Diagnosis{Source: doc.Source, Title: doc.Title, Format: formatOf(doc.Source, notices), Charset: charsetOf(doc.Source, notices), Notices: notices, Numbers: checkNumbers(doc)}
	keys := Keys(doc)
	counts := map[policy.Kind]int{}
	broken := map[*policy.Node]bool{}
	for _, f := range d.Numbers {
		if f.Kind.Doubtful() {
			broken[f.node] = true
		}
	}
	said := map[policy.Pos]bool{}
	for _, n := range notices {
		said[n.Pos] = n.Pos.Line > 0 || n.Pos.Para > 0 || n.Pos.Cell != "" // a page alone names no provision
	}
	g := newGuesser(doc)
	for n, up := range doc.Walk() {
		counts[n.Kind]++
		d.Extent.reach(n.Pos)
		p := Provision{Key: keys[n], Fingerprint: Fingerprint(n), Depth: len(up), Kind: n.Kind, Label: n.Label, Title: n.Title, Text: provisionText(n), Pos: n.Pos}
		p.Guess = g.guess(n, up)
		switch {
		case p.Guess == Certain && broken[n]:
			p.Guess = NumberJumps
		case p.Guess == Certain && said[n.Pos]:
			p.Guess = Noticed
			said[n.Pos] = false // the first of several in one paragraph or table
		}
		p.Confidence = p.Guess.Confidence()
		d.Provisions = append(d.Provisions, p)
	}
	for _, n := range notices {
		d.Extent.reach(n.Pos)
	}
	for k := policy.Part; k <= policy.Form; k++ {
		if counts[k] > 0 {
			d.Counts = append(d.Counts, KindCount{k, counts[k]})
		}
	}
	return d
}

// Within takes the findings about numbers from the document the file became a part of: a file that goes on where another stops does not begin
// with a gap.
func (d *Diagnosis) Within(whole *policy.Document) {
	d.Numbers = nil
	jumps := map[policy.Pos]bool{}
	for _, f := range checkNumbers(whole) {
		if f.Pos.File == d.Source {
			d.Numbers = append(d.Numbers, f)
			jumps[f.Pos] = f.Kind.Doubtful()
		}
	}
	for i := range d.Provisions {
		if p := &d.Provisions[i]; p.Guess == NumberJumps && !jumps[p.Pos] {
			p.Guess, p.Confidence = Certain, Certain.Confidence()
		}
	}
}

// Count gives how many nodes of a kind were read.
func (d *Diagnosis) Count(k policy.Kind) int {
	for _, c := range d.Counts {
		if c.Kind == k {
			return c.Count
		}
	}
	return 0
}

// Doubts gives how many provisions a person should look at.
func (d *Diagnosis) Doubts() int {
	n := 0
	for _, p := range d.Provisions {
		if p.Guess != Certain {
			n++
		}
	}
	return n
}

func (e *Extent) reach(p policy.Pos) {
	e.Pages, e.Paragraphs, e.Lines = max(e.Pages, p.Page), max(e.Paragraphs, p.Para), max(e.Lines, p.Line)
	sheet, cell, found := strings.Cut(p.Cell, "!")
	if !found {
		return
	}
	if e.sheets == nil {
		e.sheets = map[string]int{}
	}
	if row := number(strings.TrimLeft(cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")); row > e.sheets[sheet] {
		e.Rows += row - e.sheets[sheet]
		e.sheets[sheet] = row
	}
}

func provisionText(n *policy.Node) string {
	if n.Rows == nil {
		return n.Text
	}
	lines := make([]string, len(n.Rows))
	for i, row := range n.Rows {
		lines[i] = strings.Join(row, "\t")
	}
	return strings.Join(lines, "\n")
}

// formatName gives the name of the format a file is read as.
func formatName(file string) string {
	ext := strings.ToLower(filepath.Ext(file))
	for _, f := range Formats {
		for _, e := range f.Exts {
			if e == ext {
				return f.Name
			}
		}
	}
	return ""
}

// formatOf gives the name of the format a file was read as, which its content may have decided.
func formatOf(file string, notices []policy.Notice) string {
	for _, n := range notices {
		if n.Code == "file-other-kind" && len(n.Args) > 1 {
			return fmt.Sprint(n.Args[1])
		}
	}
	return formatName(file)
}

// charsetOf gives the character set of a file of text as far as its reader had to find it out; Unicode needs no finding out.
func charsetOf(file string, notices []policy.Notice) string {
	for _, n := range notices {
		switch {
		case n.Code == "charset-guessed" && len(n.Args) > 0:
			return fmt.Sprint(n.Args[0])
		case n.Code == "charset-declared" && len(n.Args) > 1:
			return fmt.Sprint(n.Args[1])
		}
	}
	switch strings.ToLower(filepath.Ext(file)) {
	case ".txt", ".text", ".md", ".markdown":
		return "Unicode"
	}
	return ""
}
