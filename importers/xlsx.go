package importers

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"

	"kitei/policy"
)

// Bounds of a workbook. A policy of 1,000 provisions takes about 200 KB unpacked.
const (
	maxWorkbookXML = 64 << 20
	maxSheets      = 200
	maxSheetRows   = 100_000
	maxSheetCells  = 2_000_000
)

// tableSheet is a sheet of a workbook, or a CSV file, as text. A row may be shorter than others.
type tableSheet struct {
	name  string // empty for CSV
	rows  [][]string
	lines []int       // line of the file where each row begins, for CSV
	pos   *policy.Pos // of all of it, for a table in a document
}

// ReadXLSX reads a policy kept as an Excel table (.xlsx, .xlsm).
//
// A workbook that kitei wrote as a document gives back the tree it was written from, with what a person changed in it. In any other workbook a
// header row says which columns hold numbers, headings and text (see columnRoles); without one the shape of the columns does. Rows of one filled
// cell are lines of text; a sheet that is neither is a table. Several sheets become one 編 each.
//
// Errors are *policy.Notice values: no workbook, encrypted, too large, or one of kitei's own that is no policy (点検票, 新旧対照表, …).
func ReadXLSX(name string, src []byte) (*policy.Document, []policy.Notice, error) {
	f, err := openWorkbook(name, src)
	if err != nil {
		return nil, nil, err
	}
	r := &reader{name: name}
	properties := f.Properties()
	switch kind, _, _ := strings.Cut(properties["kitei.kind"], "/"); kind {
	case "":
	case "document":
		d, err := r.ownWorkbook(f, properties)
		return d, r.notices, err
	default:
		return nil, nil, policy.Problem("xlsx-own", policy.Pos{File: name}, kind)
	}
	sheets, err := r.sheets(f)
	if err != nil {
		return nil, nil, err
	}
	d, err := r.tables(sheets)
	return d, r.notices, err
}

var ownKind = regexp.MustCompile(`name="kitei\.kind"[^>]*>\s*<vt:lpwstr>([a-z]+)/`)

// OwnKind gives as what kitei wrote a workbook (document, checklist, import, …), "" for the workbooks of others.
func OwnKind(src []byte) string {
	const longest = 1 << 20
	z, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if err != nil {
		return ""
	}
	f, err := z.Open("docProps/custom.xml")
	if err != nil {
		return ""
	}
	defer func() { _ = f.Close() }()
	properties, err := io.ReadAll(io.LimitReader(f, longest))
	if err != nil {
		return ""
	}
	if m := ownKind.FindSubmatch(properties); m != nil {
		return string(m[1])
	}
	return ""
}

// openWorkbook opens a workbook within bounds.
func openWorkbook(name string, src []byte) (*Workbook, error) {
	pos := policy.Pos{File: name}
	if len(src) == 0 {
		return nil, policy.Problem("file-empty", pos)
	}
	f, err := OpenWorkbook(src, maxWorkbookXML)
	if err != nil {
		return nil, workbookProblem(err, pos)
	}
	return f, nil
}

// workbookProblem says what is wrong with a workbook.
func workbookProblem(err error, pos policy.Pos) error {
	switch {
	case errors.Is(err, ErrWorkbookLocked):
		return policy.Problem("xlsx-password", pos)
	case errors.Is(err, ErrWorkbookOld):
		return policy.Problem("file-old-excel", pos)
	case errors.Is(err, ErrWorkbookLarge):
		return policy.Problem("file-too-large", pos, maxWorkbookXML>>20)
	}
	return policy.Problem("xlsx-damaged", pos)
}

// sheets reads the cells of all visible sheets that hold any.
func (r *reader) sheets(f *Workbook) ([]tableSheet, error) {
	names := f.Sheets()
	if len(names) > maxSheets {
		return nil, policy.Problem("xlsx-sheets", policy.Pos{File: r.name}, len(names), maxSheets)
	}
	var out []tableSheet
	cells, damaged := 0, false
	for _, name := range names {
		pos := policy.Pos{File: r.name, Cell: name}
		if f.Hidden(name) {
			r.note("xlsx-sheet-hidden", pos)
			continue
		}
		rows, err := r.sheetRows(f, name, &cells)
		switch {
		case errors.Is(err, ErrWorkbookDamaged): // which does not keep the others from being read
			r.note("xlsx-sheet-damaged", pos)
			damaged = true
			continue
		case err != nil:
			return nil, err
		case len(rows) == 0:
			r.note("xlsx-sheet-empty", pos)
			continue
		}
		s := tableSheet{name: name, rows: rows}
		r.oddities(name, f.Part(name))
		r.dropErrors(&s)
		out = append(out, s)
	}
	switch {
	case len(out) == 0 && damaged:
		return nil, policy.Problem("xlsx-damaged", policy.Pos{File: r.name})
	case len(out) == 0:
		return nil, policy.Problem("file-empty", policy.Pos{File: r.name})
	}
	return out, nil
}

// sheetRows reads a sheet row by row, so that the bound on cells holds before they are all in memory. cells counts those of the whole workbook.
func (r *reader) sheetRows(f *Workbook, name string, cells *int) ([][]string, error) {
	pos := policy.Pos{File: r.name, Cell: name}
	var out [][]string
	last := 0
	for columns, err := range f.Each(name) {
		if errors.Is(err, ErrWorkbookLarge) {
			return nil, policy.Problem("xlsx-rows", pos, maxSheetRows)
		}
		if err != nil {
			return nil, err
		}
		*cells += len(columns)
		if len(out) >= maxSheetRows || *cells > maxSheetCells {
			return nil, policy.Problem("xlsx-rows", pos, maxSheetRows)
		}
		for i, c := range columns {
			columns[i] = strings.Trim(strings.ReplaceAll(strings.ReplaceAll(c, "\r\n", "\n"), "\r", "\n"), " 　\t\n")
			if columns[i] != "" {
				last = len(out) + 1
			}
		}
		out = append(out, columns)
	}
	return out[:last], nil
}

// cellAt names a cell: 規程!B7, both counted from 0. In CSV it is the line.
func (r *reader) cellAt(s *tableSheet, row, column int) policy.Pos {
	if s.pos != nil {
		return *s.pos
	}
	if s.name == "" {
		return policy.Pos{File: r.name, Line: s.lines[row]}
	}
	cell, err := excelize.CoordinatesToCellName(column+1, row+1)
	if err != nil {
		return policy.Pos{File: r.name, Cell: s.name}
	}
	return policy.Pos{File: r.name, Cell: s.name + "!" + cell}
}
