package importers

import (
	"archive/zip"
	"bytes"
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
	lines []int // line of the file where each row begins, for CSV
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
	defer func() { _ = f.Close() }() // of a file in memory
	r := &reader{name: name}
	properties := workbookProperties(f)
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
func openWorkbook(name string, src []byte) (*excelize.File, error) {
	pos := policy.Pos{File: name}
	switch {
	case len(src) == 0:
		return nil, policy.Problem("file-empty", pos)
	case bytes.HasPrefix(src, []byte("\xD0\xCF\x11\xE0")): // an OLE container: encrypted, or .xls under another name
		if isEncrypted(src) {
			return nil, policy.Problem("xlsx-password", pos)
		}
		return nil, policy.Problem("file-old-excel", pos)
	case bytes.Contains(src[:min(len(src), 4096)], []byte("<!DOCTYPE")):
		return nil, policy.Problem("xlsx-damaged", pos)
	}
	f, err := excelize.OpenReader(bytes.NewReader(src), excelize.Options{UnzipSizeLimit: maxWorkbookXML, UnzipXMLSizeLimit: maxWorkbookXML})
	if err != nil {
		if strings.Contains(err.Error(), "exceeds") {
			return nil, policy.Problem("file-too-large", pos, maxWorkbookXML>>20)
		}
		return nil, policy.Problem("xlsx-damaged", pos)
	}
	return f, nil
}

func workbookProperties(f *excelize.File) map[string]string {
	out := map[string]string{}
	list, err := f.GetCustomProps()
	if err != nil {
		return out // damaged properties say nothing
	}
	for _, p := range list {
		if s, ok := p.Value.(string); ok {
			out[p.Name] = s
		}
	}
	return out
}

// sheets reads the cells of all visible sheets that hold any.
func (r *reader) sheets(f *excelize.File) ([]tableSheet, error) {
	names := f.GetSheetList()
	if len(names) > maxSheets {
		return nil, policy.Problem("xlsx-sheets", policy.Pos{File: r.name}, len(names), maxSheets)
	}
	parts := sheetParts(f)
	var out []tableSheet
	cells := 0
	for _, name := range names {
		pos := policy.Pos{File: r.name, Cell: name}
		if visible, err := f.GetSheetVisible(name); err == nil && !visible {
			r.note("xlsx-sheet-hidden", pos)
			continue
		}
		rows, err := r.sheetRows(f, name, &cells)
		if err != nil {
			return nil, err
		}
		if len(rows) == 0 {
			r.note("xlsx-sheet-empty", pos)
			continue
		}
		s := tableSheet{name: name, rows: rows}
		r.oddities(name, parts[name])
		r.dropErrors(&s)
		out = append(out, s)
	}
	if len(out) == 0 {
		return nil, policy.Problem("file-empty", policy.Pos{File: r.name})
	}
	return out, nil
}

// sheetRows reads a sheet row by row, so that the bound on cells holds before they are all in memory. cells counts those of the whole workbook.
func (r *reader) sheetRows(f *excelize.File, name string, cells *int) ([][]string, error) {
	pos := policy.Pos{File: r.name, Cell: name}
	var out [][]string
	last := 0
	rows, err := f.Rows(name)
	if err != nil {
		r.note("xlsx-sheet-damaged", pos)
		return out, nil //nolint:nilerr // one sheet that cannot be read does not keep the others from being read
	}
	for rows.Next() {
		columns, err := rows.Columns()
		if err != nil {
			r.note("xlsx-sheet-damaged", pos)
			break
		}
		*cells += len(columns)
		if len(out) >= maxSheetRows || *cells > maxSheetCells {
			_ = rows.Close()
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
	_ = rows.Close()
	return out[:last], nil
}

// cellAt names a cell: 規程!B7, both counted from 0. In CSV it is the line.
func (r *reader) cellAt(s *tableSheet, row, column int) policy.Pos {
	if s.name == "" {
		return policy.Pos{File: r.name, Line: s.lines[row]}
	}
	cell, err := excelize.CoordinatesToCellName(column+1, row+1)
	if err != nil {
		return policy.Pos{File: r.name, Cell: s.name}
	}
	return policy.Pos{File: r.name, Cell: s.name + "!" + cell}
}
