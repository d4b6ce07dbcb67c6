package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"kitei/policy"
)

// sheetFiles lists the workbooks of the arguments in order. Excel and LibreOffice keep a hidden file beside a workbook that is open, which tells that it may
// not be saved yet; files that are no workbooks are told too. In a folder that kitei wrote, what nobody has touched is no answer and is passed over: sections
// may fill in their sheets where they stand.
func sheetFiles(args, own []string) (paths []string, notices []policy.Notice, err error) {
	l := sheetLister{own: own, written: map[string]ledger{}}
	for _, arg := range args {
		info, err := os.Stat(arg)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, nil, policy.Problem("file-not-found", policy.Pos{File: filepath.ToSlash(arg)})
		case err != nil:
			return nil, nil, err
		case !info.IsDir():
			l.paths = append(l.paths, arg)
			continue
		}
		err = filepath.WalkDir(arg, func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				l.file(path, d.Name())
			}
			return err
		})
		if err != nil {
			return nil, nil, err
		}
	}
	return l.paths, l.notices, nil
}

// sheetLister goes through the files of folders.
type sheetLister struct {
	own     []string          // files of ours that may stand among them
	written map[string]ledger // what kitei wrote, by folder
	paths   []string
	notices []policy.Notice
}

func (l *sheetLister) note(code, path string) {
	l.notices = append(l.notices, policy.Notice{Code: code, Pos: policy.Pos{File: filepath.ToSlash(path)}})
}

// file takes a file, tells of it or passes it over.
func (l *sheetLister) file(path, name string) {
	beside := func(other string) string { return filepath.Join(filepath.Dir(path), other) }
	isOwn := slices.ContainsFunc(l.own, func(o string) bool { return o != "" && filepath.Clean(o) == filepath.Clean(path) })
	switch {
	case strings.HasPrefix(name, ".~lock."): // of LibreOffice
		l.note("consult-open", beside(strings.TrimSuffix(strings.TrimPrefix(name, ".~lock."), "#")))
	case strings.HasPrefix(name, "~$"):
		l.note("consult-open", beside(strings.TrimPrefix(name, "~$")))
	case isOwn || strings.HasPrefix(name, ".") || strings.HasPrefix(filepath.Ext(name), ".bak") || l.untouched(path):
	case slices.Contains([]string{".xlsx", ".xlsm", ".xls"}, strings.ToLower(filepath.Ext(name))):
		l.paths = append(l.paths, path)
	default:
		l.note("consult-skipped", path)
	}
}

// untouched reports whether a file is what kitei last wrote there. The record stands in its folder or the one above.
func (l *sheetLister) untouched(path string) bool {
	name := filepath.Base(path)
	for folder := filepath.Dir(path); ; folder = filepath.Dir(folder) {
		if l.written[folder] == nil {
			l.written[folder] = readLedger(folder)
		}
		if was := l.written[folder][filepath.ToSlash(name)]; was != "" {
			src, err := os.ReadFile(path)
			return err == nil && sum(src) == was
		}
		if strings.Contains(filepath.ToSlash(name), "/") || folder == filepath.Dir(folder) {
			return false
		}
		name = filepath.Join(filepath.Base(folder), name)
	}
}
