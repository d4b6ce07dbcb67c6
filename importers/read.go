package importers

import (
	"io"
	"path/filepath"
	"strings"

	"kitei/policy"
)

// maxSize bounds a policy file. The official guideline is about 2 MB of text; a hundred times that is no policy.
const maxSize = 200 << 20

// Format is a kind of file that can be read.
type Format struct {
	Name string
	Exts []string
	Read func(name string, src []byte) (*policy.Document, []policy.Notice, error)
}

// Formats are the kinds of file that can be read.
var Formats = []Format{
	{"Markdown", []string{".md", ".markdown"}, ReadMarkdown},
	{"テキスト", []string{".txt", ".text"}, ReadText},
	{"Word", []string{".docx", ".docm", ".dotx", ".dotm"}, ReadDocx},
	{"HTML", []string{".html", ".htm", ".xhtml"}, ReadHTML},
	{"PDF", []string{".pdf"}, ReadPDF},
	{"Excel", []string{".xlsx", ".xlsm"}, ReadXLSX},
	{"CSV", []string{".csv", ".tsv"}, ReadCSV},
}

// withOptions are the formats that can be read in more ways than one.
var withOptions = map[string]func(name string, src []byte, o Options) (*policy.Document, []policy.Notice, error){"Word": readDocx, "PDF": readPDF}

// advice names file types people try that need another step first, and the notice that says which.
var advice = map[string]string{
	".doc": "file-old-word", ".jtd": "file-ichitaro", ".xls": "file-old-excel", ".odt": "file-odt",
}

// Readable reports whether a file of the name can be read.
func Readable(name string) bool { return formatName(name) != "" }

// Read reads the policy in src. The name decides the format and is what notices and errors call the file.
//
// Errors are *policy.Notice values: unknown or unreadable format, empty file, text in no known encoding.
func Read(name string, r io.Reader) (*policy.Document, []policy.Notice, error) {
	return ReadWith(name, r, Options{})
}

// ReadWith is [Read] for a file that is to be read in a way of its own.
func ReadWith(name string, r io.Reader, o Options) (*policy.Document, []policy.Notice, error) {
	ext := strings.ToLower(filepath.Ext(name))
	if code, known := advice[ext]; known {
		return nil, nil, policy.Problem(code, policy.Pos{File: name})
	}
	for _, f := range Formats {
		for _, e := range f.Exts {
			if e != ext {
				continue
			}
			src, err := io.ReadAll(io.LimitReader(r, maxSize+1))
			if err != nil {
				return nil, nil, err
			}
			if len(src) > maxSize {
				return nil, nil, policy.Problem("file-too-large", policy.Pos{File: name}, maxSize>>20)
			}
			if read := withOptions[f.Name]; read != nil {
				return read(name, src, o)
			}
			return f.Read(name, src)
		}
	}
	return nil, nil, policy.Problem("file-unknown-type", policy.Pos{File: name}, ext)
}
