package cli

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"kitei/importers"
	"kitei/policy"
	"kitei/returns"
)

// diagnosisName is the workbook of corrections for all files of a folder; that of one file has the file's name before it.
const diagnosisName = "診断書.xlsx"

// read is a file as it was read, with what was found in it, and the corrections of people.
type read struct {
	doc         *policy.Document
	found       []policy.Notice
	corrections []importers.Correction
	said        []policy.Notice // of the workbook the corrections stand in
}

// readFile reads a policy file and the corrections of it in the 取込み診断書 beside it: 規程.docx.診断書.xlsx, or else 診断書.xlsx of the folder.
// report names another workbook to look into first; "" for none.
func (p *program) readFile(path, report string) (*read, error) {
	src, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, policy.Problem("file-not-found", policy.Pos{File: filepath.ToSlash(path)})
	}
	if err != nil {
		return nil, err
	}
	r := &read{}
	if r.doc, r.found, err = importers.ReadWith(filepath.ToSlash(path), bytes.NewReader(src), reading()); err != nil {
		return nil, err
	}
	if r.corrections, r.said, err = p.corrections(path, report); err != nil {
		return nil, err
	}
	return r, nil
}

// corrections reads the first workbook there is; without one of the usual names, the 取込み診断書 under any name that lies beside the file and has
// something on it.
func (p *program) corrections(path, report string) ([]importers.Correction, []policy.Notice, error) {
	folder := filepath.Dir(path)
	for _, book := range []string{report, path + "." + diagnosisName, filepath.Join(folder, diagnosisName)} {
		if filepath.Ext(book) != ".xlsx" {
			continue
		}
		src, err := os.ReadFile(book)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		found, notices, err := returns.ReadCorrections(filepath.ToSlash(book), src)
		return found[filepath.Base(path)], notices, err
	}
	beside, err := filepath.Glob(filepath.Join(folder, "*.xlsx"))
	if err != nil {
		return nil, nil, nil //nolint:nilerr // a folder whose name is a pattern has no workbooks beside it
	}
	for _, book := range beside {
		if book == path || !offered(filepath.Base(book)) || ownWorkbook(book) != "import" {
			continue
		}
		src, err := os.ReadFile(book)
		if err != nil {
			return nil, nil, err
		}
		found, notices, err := returns.ReadCorrections(filepath.ToSlash(book), src)
		if mine := found[filepath.Base(path)]; err != nil || len(mine) > 0 {
			used := policy.Notice{Code: "correction-book", Pos: policy.Pos{File: filepath.ToSlash(path)}, Args: []any{filepath.ToSlash(book)}}
			return mine, append(notices, used), err
		}
	}
	return nil, nil, nil
}
