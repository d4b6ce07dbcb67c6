package cli

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

var noticeCode = regexp.MustCompile(`(?:policy\.Problem\(|\bnote\(|Code: |": )"((?:file|docx|pdf|html|xlsx|csv|import|charset|contents|table|page|rule|markdown|correction)-[a-z-]+)"`)

// Every notice of the readers has its words in both languages.
func TestReadersHaveWords(t *testing.T) {
	files, err := filepath.Glob("../importers/*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, file := range files {
		if matched, _ := filepath.Match("*_test.go", filepath.Base(file)); matched {
			continue
		}
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range noticeCode.FindAllSubmatch(src, -1) {
			found++
			if words, ok := wordsFor(string(m[1])); !ok || words.ja == "" || words.en == "" {
				t.Errorf("%s: %s has no words", filepath.Base(file), m[1])
			}
		}
	}
	if found < 50 {
		t.Errorf("only %d codes found", found)
	}
}
