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

// ownerMark begins the name of the file Excel puts beside a workbook while somebody has it open.
const ownerMark = "~$"

// workbooks lists the files named, and the workbooks of the folders named, in order. aside tells what else lies in the folders: workbooks somebody
// still has open (workbook-open), and files that are no workbooks (answers-not-workbook). Files of the system and of kitei are passed over.
func workbooks(args []string) (books []string, aside []policy.Notice, err error) {
	for _, arg := range args {
		info, err := os.Stat(arg)
		if os.IsNotExist(err) {
			return nil, nil, policy.Problem("file-not-found", policy.Pos{File: filepath.ToSlash(arg)})
		}
		if err != nil {
			return nil, nil, err
		}
		if !info.IsDir() {
			books = append(books, arg)
			continue
		}
		err = filepath.WalkDir(arg, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			code := ""
			switch {
			case strings.HasPrefix(d.Name(), ownerMark):
				path = filepath.Join(filepath.Dir(path), strings.TrimPrefix(d.Name(), ownerMark))
				if _, err := os.Stat(path); err == nil {
					code = "workbook-open"
				}
			case slices.Contains([]string{".xlsx", ".xlsm", ".xls"}, strings.ToLower(filepath.Ext(path))):
				books = append(books, path)
			case !strings.HasPrefix(d.Name(), ".") && !slices.Contains([]string{"thumbs.db", "desktop.ini"}, strings.ToLower(d.Name())):
				code = "answers-not-workbook"
			}
			if code != "" {
				aside = append(aside, policy.Notice{Code: code, Pos: policy.Pos{File: filepath.ToSlash(path)}})
			}
			return nil
		})
		if err != nil {
			return nil, nil, err
		}
	}
	return books, aside, nil
}

// unopened says that a file is there and cannot be read, because another program holds it or it may not be read; nil for any other error.
func unopened(path string, err error) *policy.Notice {
	if err == nil || !isSharingViolation(err) && !errors.Is(err, fs.ErrPermission) {
		return nil
	}
	return policy.Problem("workbook-busy", policy.Pos{File: filepath.ToSlash(path)})
}
