package importers

import (
	"io"
	"path/filepath"
	"slices"
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
	if n := Advice(name); n != nil && n.Code == "file-archive" {
		return nil, nil, n // which need not be looked into
	}
	src, err := io.ReadAll(io.LimitReader(r, maxSize+1))
	if err != nil {
		return nil, nil, err
	}
	if len(src) > maxSize {
		return nil, nil, policy.Problem("file-too-large", policy.Pos{File: name}, maxSize>>20)
	}
	format, told, err := kindOf(name, src)
	if err != nil {
		return nil, nil, err
	}
	d, notices, err := readFormat(format, name, src, o)
	if err == nil && !holdsProvisions(d) {
		notices = append(notices, policy.Notice{Code: "provisions-none", Pos: policy.Pos{File: name}})
	}
	if err == nil && !told {
		notices = append([]policy.Notice{{Code: "file-other-kind", Pos: policy.Pos{File: name}, Args: []any{strings.ToLower(filepath.Ext(name)), format}}}, notices...)
	}
	return d, notices, err
}

func readFormat(format, name string, src []byte, o Options) (*policy.Document, []policy.Notice, error) {
	if read := withOptions[format]; read != nil {
		return read(name, src, o)
	}
	i := slices.IndexFunc(Formats, func(f Format) bool { return f.Name == format })
	return Formats[i].Read(name, src)
}

// holdsProvisions reports whether a document has a chapter, an article, a 別表 or a 様式. One without any was perhaps laid out in a way that is not understood.
func holdsProvisions(d *policy.Document) bool {
	for n := range d.All() {
		if n.Kind.Grouping() || n.Kind == policy.Article || n.Kind == policy.Annex || n.Kind == policy.Form {
			return true
		}
	}
	return false
}
