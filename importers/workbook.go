package importers

import (
	"bytes"
	"errors"
	"iter"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"kitei/internal/ooxml"
)

// What can be wrong with a workbook before anything in it is understood.
var (
	ErrWorkbookOld     = errors.New("an old workbook (.xls)")
	ErrWorkbookLocked  = errors.New("a workbook with a password")
	ErrWorkbookDamaged = errors.New("no workbook, or one that is not whole")
	ErrWorkbookLarge   = errors.New("a workbook of more than anybody fills in")
)

// Bounds of what a workbook may say. The longest list of duties with its answers has 20,000 rows and about 30 MB of text.
const (
	maxBookText   = 256 << 20 // bytes of all cells; an empty one counts as cellSize
	cellSize      = 16
	maxBookMarkup = 4_000_000 // marks in the parts beside the sheets, which are read whole
	maxRowText    = 512 << 20 // bytes one row may come to when all its cells hold the longest text that cells share
)

// Workbook is an Excel workbook open for reading its cells. What it unpacks to and what its cells say have bounds, so that a small file cannot take
// more memory than a large one that people made.
type Workbook struct {
	file    *excelize.File
	parts   map[string]string // the parts of the sheets by their names
	damaged map[string]bool   // parts that are not whole
	left    int               // bytes the cells may still say
}

// OpenWorkbook opens a workbook that unpacks to no more than the given number of bytes. Nobody needs to close it.
//
// Errors are [ErrWorkbookOld], [ErrWorkbookLocked], [ErrWorkbookDamaged] and [ErrWorkbookLarge].
func OpenWorkbook(src []byte, unpacked int64) (*Workbook, error) {
	switch compound, locked := ooxml.IsCompound(src); {
	case locked:
		return nil, ErrWorkbookLocked
	case compound:
		return nil, ErrWorkbookOld
	}
	archive, err := ooxml.OpenArchive(src)
	switch {
	case errors.Is(err, ooxml.ErrEncrypted):
		return nil, ErrWorkbookLocked
	case errors.Is(err, ooxml.ErrTooLarge):
		return nil, ErrWorkbookLarge
	case err != nil:
		return nil, ErrWorkbookDamaged
	}
	f, err := excelize.OpenReader(bytes.NewReader(src), excelize.Options{UnzipSizeLimit: unpacked, UnzipXMLSizeLimit: unpacked})
	if err != nil {
		if strings.Contains(err.Error(), "exceeds") {
			return nil, ErrWorkbookLarge
		}
		return nil, ErrWorkbookDamaged
	}
	w := &Workbook{file: f, parts: sheetPaths(f), damaged: map[string]bool{}, left: maxBookText}
	if !w.fits() {
		return nil, ErrWorkbookLarge
	}
	f.Pkg.Range(func(name, content any) bool {
		path, _ := name.(string)
		part, ok := content.([]byte)
		w.damaged[path] = ok && isTable(path) && !(archive.Holds(path, part) && isSound(part))
		return true
	})
	if w.damaged[stringsPart] {
		return nil, ErrWorkbookDamaged
	}
	return w, nil
}

// stringsPart holds the texts that cells share.
const stringsPart = "xl/sharedStrings.xml"

// isTable reports a part that holds texts of cells.
func isTable(path string) bool {
	return path == stringsPart || strings.HasPrefix(path, "xl/worksheets/") && !strings.HasSuffix(path, ".rels")
}

// isSound reports whether the markup of a part can be read to its end, as far as that can be told without reading it: the library takes a fault for
// the end of the sheet and says nothing.
func isSound(part []byte) bool {
	if head := part[:min(len(part), 200)]; bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) || otherCode.Match(head) {
		return true // in another code, which Excel never writes
	}
	if !utf8.Valid(part) || !bytes.HasSuffix(bytes.TrimSpace(part), []byte(">")) || bytes.Contains(part, []byte("<!DOCTYPE")) {
		return false
	}
	if bytes.ContainsFunc(part, func(c rune) bool { return c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == 0xFFFE || c == 0xFFFF }) {
		return false
	}
	for {
		at := bytes.IndexByte(part, '&')
		if at < 0 {
			return true
		}
		if part = part[at:]; !entity.Match(part[:min(len(part), 10)]) {
			return false
		}
		part = part[1:]
	}
}

var (
	entity    = regexp.MustCompile(`^&(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});`)
	otherCode = regexp.MustCompile(`(?i)^\s*<\?xml[^>]*encoding=["'](?:[^u]|u[^t]|utf-?16)`)
)

// fits reports whether the parts can be read within the bounds. Every mark is counted as a cell or a string, which is too many rather than too few.
func (w *Workbook) fits() bool {
	marks, longest, widest := 0, 0, 0
	w.file.Pkg.Range(func(name, content any) bool {
		part, ok := content.([]byte)
		switch path, _ := name.(string); {
		case !ok:
		case path == stringsPart:
			longest = max(longest, longestPiece(part, "si>", func(b []byte) int { return len(b) }))
			marks += bytes.Count(part, []byte("<"))
		case isTable(path):
			widest = max(widest, longestPiece(part, "row>", func(b []byte) int { return bytes.Count(b, []byte("<")) }))
		default:
			marks += bytes.Count(part, []byte("<"))
		}
		return true
	})
	return marks <= maxBookMarkup && (widest == 0 || longest <= maxRowText/widest)
}

// longestPiece measures the pieces of a part between the ends of its elements and gives the largest.
func longestPiece(part []byte, end string, measure func([]byte) int) int {
	largest := 0
	for len(part) > 0 {
		piece, rest, _ := bytes.Cut(part, []byte(end))
		largest, part = max(largest, measure(piece)), rest
	}
	return largest
}

// Properties are the custom properties that hold text; damaged ones say nothing.
func (w *Workbook) Properties() map[string]string {
	out := map[string]string{}
	list, err := w.file.GetCustomProps()
	if err != nil {
		return out
	}
	for _, p := range list {
		if s, ok := p.Value.(string); ok {
			out[p.Name] = s
		}
	}
	return out
}

// Sheets are the names of the sheets in their order.
func (w *Workbook) Sheets() []string { return w.file.GetSheetList() }

// Hidden reports whether a sheet is not shown.
func (w *Workbook) Hidden(sheet string) bool {
	visible, err := w.file.GetSheetVisible(sheet)
	return err == nil && !visible
}

// Each goes through the rows of a sheet as Excel shows them, also those that are empty; a row ends with its last cell that holds anything. It ends
// with the first error: [ErrWorkbookLarge], [ErrWorkbookDamaged].
func (w *Workbook) Each(sheet string) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		rows, err := w.file.Rows(sheet)
		if err != nil || w.damaged[w.parts[sheet]] {
			yield(nil, ErrWorkbookDamaged)
			return
		}
		for rows.Next() {
			cells, err := rows.Columns()
			if err != nil {
				yield(nil, ErrWorkbookDamaged)
				return
			}
			w.left -= cellSize
			for _, c := range cells {
				w.left -= len(c) + cellSize
			}
			if w.left < 0 {
				yield(nil, ErrWorkbookLarge)
				return
			}
			if !yield(cells, nil) {
				return
			}
		}
		if rows.Error() != nil {
			yield(nil, ErrWorkbookDamaged)
		}
	}
}

// Rows gives the rows of a sheet up to the last that holds anything. Errors are those of [Workbook.Each].
func (w *Workbook) Rows(sheet string) ([][]string, error) {
	var out [][]string
	last := 0
	for cells, err := range w.Each(sheet) {
		if err != nil {
			return nil, err
		}
		if out = append(out, cells); len(cells) > 0 {
			last = len(out)
		}
	}
	return out[:last], nil
}

// Part is the markup of a sheet as it stands in the file.
func (w *Workbook) Part(sheet string) []byte {
	content, _ := w.file.Pkg.Load(w.parts[sheet])
	part, _ := content.([]byte)
	return part
}

// mergedRange is the mark of joined cells, which stands behind the rows of a sheet.
var mergedRange = regexp.MustCompile(`<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Za-z]{1,3}[0-9]{1,7}):([A-Za-z]{1,3}[0-9]{1,7})"`)

// Merged are the first and last cells of the joined cells of a sheet: A2, B7.
func (w *Workbook) Merged(sheet string) [][2]string {
	part := w.Part(sheet)
	if end := bytes.LastIndex(part, []byte("sheetData>")); end > 0 {
		part = part[end:]
	}
	var out [][2]string
	for _, m := range mergedRange.FindAllSubmatch(part, -1) {
		out = append(out, [2]string{string(m[1]), string(m[2])})
	}
	return out
}

// Remark is a comment that somebody put on a cell.
type Remark struct{ Cell, Text string }

// Remarks are the comments on the cells of a sheet. Those that cannot be read are passed over: what stands in the cells is what was asked for.
func (w *Workbook) Remarks(sheet string) []Remark {
	comments, err := w.file.GetComments(sheet)
	if err != nil {
		return nil
	}
	var out []Remark
	for _, c := range comments {
		var text strings.Builder
		text.WriteString(c.Text)
		for _, run := range c.Paragraph {
			text.WriteString(run.Text)
		}
		out = append(out, Remark{c.Cell, text.String()})
	}
	return out
}
