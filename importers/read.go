package importers

import (
	"bytes"
	"io"
	"path/filepath"
	"strings"
	"unicode/utf8"

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
}

// advice names file types people try that need another step first, and the notice that says which.
var advice = map[string]string{
	".doc": "file-old-word", ".jtd": "file-ichitaro", ".xls": "file-old-excel", ".odt": "file-odt",
	".docx": "file-not-yet", ".pdf": "file-not-yet", ".html": "file-not-yet", ".htm": "file-not-yet", ".xlsx": "file-not-yet",
}

// Read reads the policy in src. The name decides the format and is what notices and errors call the file.
//
// Errors are *policy.Notice values: unknown or unreadable format, empty file, text in no known encoding.
func Read(name string, r io.Reader) (*policy.Document, []policy.Notice, error) {
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
			return f.Read(name, src)
		}
	}
	return nil, nil, policy.Problem("file-unknown-type", policy.Pos{File: name}, ext)
}

// decode gives the text of a file as lines without their ends: the byte-order mark removed, CRLF and CR read as line ends.
// Text that is not UTF-8 is refused with the place of the first bad byte.
func decode(name string, src []byte) ([]string, error) {
	src = bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))
	if len(bytes.TrimSpace(src)) == 0 {
		return nil, policy.Problem("file-empty", policy.Pos{File: name})
	}
	if i := bytes.IndexByte(src, 0); i >= 0 {
		return nil, policy.Problem("file-binary", policy.Pos{File: name, Line: lineOf(src, i)})
	}
	if !utf8.Valid(src) {
		i := firstInvalid(src)
		code := "file-not-utf8"
		if looksShiftJIS(src) {
			code = "file-shift-jis"
		}
		return nil, policy.Problem(code, policy.Pos{File: name, Line: lineOf(src, i)})
	}
	text := strings.ReplaceAll(strings.ReplaceAll(string(src), "\r\n", "\n"), "\r", "\n")
	return strings.Split(strings.TrimSuffix(text, "\n"), "\n"), nil
}

func lineOf(src []byte, i int) int { return bytes.Count(src[:i], []byte("\n")) + 1 }

func firstInvalid(src []byte) int {
	for i := 0; i < len(src); {
		r, n := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(src)
}
