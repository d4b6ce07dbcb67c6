// Package sealing tells whether a file that kitei wrote was touched since, and where.
//
// [Seal] puts a fingerprint of every piece of the text into the file: of each paragraph and row of a Word file or a page, of each cell of a workbook.
// [Verify] takes the fingerprints again and says which pieces differ. They are of what is written, its underlines and bold type and its tracked changes,
// and not of bytes: a file that another program opened and saved again without an edit is as it was. Headers and footers, page numbers,
// automatic numbers, comments, pictures, widths and colours are not looked at.
//
// A seal shows an edit made by mistake or in good faith. Whoever wants to deceive can seal a file anew: it is no signature.
package sealing

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html"
	"path"
	"strconv"
	"strings"

	"kitei/internal/ooxml"
	"kitei/policy"
)

// form is the first word of a seal; a reader that does not know it refuses the file.
const form = "kitei.seal/1"

// property is the name of the seal in the file. Office lets a property have 255 characters: a seal is several, numbered from 1.
const (
	property      = "kitei.seal"
	propertyRunes = 240
)

// Sizes of a fingerprint, in characters of six bits each: of a cell, a place to look at, and of the whole, which decides.
const (
	cellSize  = 3
	pieceSize = 4
	wholeSize = 24
)

// Seal gives a file with its seal, and any other kind than .docx, .xlsx and .html as it is. A file is sealed once. Equal files give equal bytes.
func Seal(name string, src []byte) ([]byte, error) {
	kind := strings.ToLower(path.Ext(name))
	if kind != ".docx" && kind != ".xlsx" && kind != ".html" {
		return src, nil
	}
	f, err := read(kind, src)
	if err != nil {
		return nil, fmt.Errorf("sealing %s: %w", name, err)
	}
	seal := f.seal()
	if kind == ".html" {
		at := bytes.Index(src, []byte("</head>"))
		if at < 0 {
			return nil, fmt.Errorf("sealing %s: no head", name)
		}
		meta := `<meta name="` + property + `" content="` + html.EscapeString(seal) + `">` + "\n"
		return append(append(bytes.Clone(src[:at]), meta...), src[at:]...), nil
	}
	var parts []ooxml.Property
	for rest := []rune(seal); len(rest) > 0; {
		n := min(len(rest), propertyRunes)
		parts = append(parts, ooxml.Property{Name: property + "." + strconv.Itoa(len(parts)+1), Value: string(rest[:n])})
		rest = rest[n:]
	}
	return f.archive.WithProperties(parts)
}

// piece is a paragraph, or a row with its cells.
type piece struct {
	place Place
	cells []cell // one of a paragraph
	text  string // what it says, marks left out
}

type cell struct {
	column int // from 1; 0 for a paragraph
	print  string
	text   string
}

func (p *piece) print() string {
	var b strings.Builder
	for _, c := range p.cells {
		if c.column > 0 {
			b.WriteString(columnName(c.column) + ".")
		}
		b.WriteString(c.print)
	}
	return b.String()
}

// sealed is a file with its pieces in order.
type sealed struct {
	archive *ooxml.Archive // nil for a page
	pieces  []piece

	paragraphs int    // so far
	whole      string // fingerprint of everything
	kept       string // the seal in the file, "" where there is none
}

// fingerprint gives n characters that a text can be told by.
func fingerprint(text string, n int) string {
	h := sha256.Sum256([]byte(text))
	return base64.RawURLEncoding.EncodeToString(h[:])[:n]
}

// seal puts the fingerprints into one line: the form, that of the whole, then for each sheet, table or run of paragraphs #, its name, and its pieces,
// each with the number of its row where that is not the next one.
func (f *sealed) seal() string {
	var b strings.Builder
	b.WriteString(form + " " + f.whole)
	last := Place{}
	for i := range f.pieces {
		p := &f.pieces[i]
		if i == 0 || p.place.group() != last.group() {
			b.WriteString(" #" + strings.ReplaceAll(p.place.group(), " ", "_"))
			last.Row = 0
		}
		b.WriteString(" ")
		if p.place.Row != last.Row+1 {
			b.WriteString(strconv.Itoa(p.place.Row) + ":")
		}
		b.WriteString(p.print())
		last = p.place
	}
	return b.String()
}

// keptPiece is a piece as the seal has it.
type keptPiece struct {
	group, print string
	row          int
}

func (p *keptPiece) key() string { return p.group + " " + p.print }

// parseSeal reads what seal wrote.
func parseSeal(s string) (whole string, pieces []keptPiece, ok bool) {
	words := strings.Fields(s)
	if len(words) < 2 || words[0] != form || len(words[1]) != wholeSize {
		return "", nil, false
	}
	p := keptPiece{}
	for _, w := range words[2:] {
		if name, group := strings.CutPrefix(w, "#"); group {
			p.group, p.row = name, 0
			continue
		}
		p.row++
		p.print = w
		if number, rest, numbered := strings.Cut(w, ":"); numbered {
			n, err := strconv.Atoi(number)
			if err != nil {
				return "", nil, false
			}
			p.row, p.print = n, rest
		}
		pieces = append(pieces, p)
	}
	return words[1], pieces, true
}

// columnName gives the letters of a column: AB of 28.
func columnName(n int) string {
	s := ""
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('A'+(n-1)%26)) + s
	}
	return s
}

// clauseOf gives the number of the article, or other provision, that a line begins with.
func clauseOf(line string) string {
	label, _, ok := policy.ParseLabel(strings.TrimLeft(line, "　 "))
	if !ok {
		return ""
	}
	return label.Text
}
