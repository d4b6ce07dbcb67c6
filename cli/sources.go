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
		files, err := matched(w)
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

// matched gives the files of one word. What is not there is given as it is: reading it says so.
func matched(word string) ([]string, error) {
	if isFolder(word) {
		return readable(word)
	}
	if _, err := os.Stat(word); err == nil || !strings.ContainsAny(word, "*?") {
		if filepath.Base(word) == folderNote {
			return nil, nil
		}
		return []string{word}, nil
	}
	if matches, err := filepath.Glob(word); err == nil && len(matches) > 0 {
		return slices.DeleteFunc(matches, func(m string) bool { return isFolder(m) || !offered(filepath.Base(m)) }), nil
	}
	return []string{word}, nil
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// readable lists the files of a folder that can be read, by name.
func readable(folder string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, e := range entries {
		if !e.IsDir() && offered(e.Name()) && importers.Readable(e.Name()) {
			out = append(out, filepath.Join(folder, e.Name()))
		}
	}
	if len(out) == 0 {
		return nil, policy.Problem("import-folder-empty", policy.Pos{File: filepath.ToSlash(folder)})
	}
	return out, nil
}

// offered reports whether a file is one that a person put there as a rule: not hidden, not open in an office program, no workbook or note of kitei's.
func offered(name string) bool {
	return !strings.HasPrefix(name, ".") && !strings.HasPrefix(name, "~$") && !strings.HasSuffix(name, diagnosisName) && name != folderNote
}
