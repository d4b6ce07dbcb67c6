package cli

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"kitei/importers"
	"kitei/policy"
)

// folderNote is the text that init puts into a folder to say what it is for; it is no rule.
const folderNote = "お読みください.txt"

// sources gives the files that words name: files, of folders the readable files in them, of patterns (the command prompt of Windows leaves
// local\* as it is) the files that match; each once, in the order of the words and by name.
func (p *program) sources(words []string) ([]string, error) {
	var out []string
	for _, w := range words {
		files, left, err := matched(w)
		p.notices(left)
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			if !slices.Contains(out, f) {
				out = append(out, f)
			}
		}
	}
	return out, nil
}

// matched gives the files of one word, and says what else a folder holds. What is not there is given as it is: reading it says so.
func matched(word string) (files []string, left []policy.Notice, err error) {
	if isFolder(word) {
		return readable(word)
	}
	if _, err := os.Stat(word); err == nil || !strings.ContainsAny(word, "*?") {
		if filepath.Base(word) == folderNote {
			return nil, nil, nil
		}
		return []string{word}, nil, nil
	}
	if matches, err := filepath.Glob(word); err == nil && len(matches) > 0 {
		return slices.DeleteFunc(matches, func(m string) bool { return isFolder(m) || !offered(filepath.Base(m)) }), nil, nil
	}
	return []string{word}, nil, nil
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// systemFiles lie in folders without anybody having put them there.
var systemFiles = []string{"thumbs.db", "desktop.ini", "ehthumbs.db"}

// readable lists the files of a folder that can be read, by name, and tells of the others, with what to do first where that is known.
func readable(folder string) (files []string, left []policy.Notice, err error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, nil, err
	}
	var others []string
	for _, e := range entries {
		name := e.Name()
		path := filepath.Join(folder, name)
		switch first := importers.Advice(filepath.ToSlash(path)); {
		case !offered(name) || strings.HasSuffix(name, ".bak") || slices.Contains(systemFiles, strings.ToLower(name)):
		case e.IsDir():
			others = append(others, name+"/")
		case importers.Readable(name):
			switch kind := ownWorkbook(path); kind {
			case "", "document":
				files = append(files, path)
			case "import": // corrections of the other files
			default:
				left = append(left, policy.Notice{Code: "xlsx-own", Pos: policy.Pos{File: filepath.ToSlash(path)}, Args: []any{kind}})
			}
		case first != nil:
			left = append(left, *first)
		default:
			others = append(others, name)
		}
	}
	if len(others) > 0 {
		left = append(left, policy.Notice{Code: "file-skipped", Pos: policy.Pos{File: filepath.ToSlash(folder)}, Args: []any{strings.Join(others, "、")}})
	}
	if len(files) == 0 {
		err = policy.Problem("import-folder-empty", policy.Pos{File: filepath.ToSlash(folder)})
	}
	return files, left, err
}

// ownWorkbook gives as what kitei wrote a workbook, "" for any other file.
func ownWorkbook(path string) string {
	if !strings.EqualFold(filepath.Ext(path), ".xlsx") {
		return ""
	}
	src, err := os.ReadFile(path)
	if err != nil {
		return "" // which reading the file says
	}
	return importers.OwnKind(src)
}

// offered reports whether a file is one that a person put there as a rule: not hidden, not open in an office program, no workbook or note of kitei's.
func offered(name string) bool {
	return !strings.HasPrefix(name, ".") && !strings.HasPrefix(name, "~$") && !strings.HasSuffix(name, diagnosisName) && name != folderNote
}
