package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"

	"kitei/policy"
)

// message is what a notice says in both languages. The verbs take the notice's values in order.
type message struct{ ja, en string }

// messageTables are the words for every code, for errors and findings alike, one table an area.
var messageTables = []map[string]message{
	useMessages,
	filesMessages,
	pagesMessages,
	wordMessages,
	paramsMessages,
	editionsMessages,
	findingsMessages,
	returnsMessages,
	importMessages,
	tablesMessages,
	readingMessages,
	gapMessages,
	ledgerMessages,
	licensesMessages,
	verifyMessages,
	consultMessages,
	officeMessages,
}

// wordsFor gives what a notice with the code says.
func wordsFor(code string) (message, bool) {
	for _, t := range messageTables {
		if m, ok := t[code]; ok {
			return m, true
		}
	}
	return message{}, false
}

// typeNames are the words for the types of values in a parameter file.
var typeNames = map[string]message{
	"string": {"文字列", "a text"}, "integer": {"整数", "a whole number"}, "number": {"数", "a number"}, "boolean": {"true 又は false", "true or false"},
	"array": {"一覧（- を付けて並べる）", "a list"}, "object": {"項目の組", "a group of keys"}, "null": {"空", "empty"},
}

// text puts a notice into words, without its place.
func (p *program) text(n *policy.Notice) string {
	m, known := wordsFor(n.Code)
	if !known {
		return n.Error()
	}
	args := append([]any(nil), n.Args...)
	switch n.Code {
	case "params-type":
		for i := 1; i < len(args); i++ {
			var words []string
			for _, t := range strings.Split(fmt.Sprint(args[i]), ",") {
				words = append(words, p.tr(typeNames[t].ja, typeNames[t].en))
			}
			args[i] = strings.Join(words, p.tr("又は", " or "))
		}
	case "params-unknown-key", "command-unknown":
		near := fmt.Sprint(args[1])
		switch {
		case near != "":
			args[1] = fmt.Sprintf(p.tr("「%s」ではありませんか。", "Did you mean %s?"), near)
		case n.Code == "command-unknown":
			args[1] = p.tr("「kitei --help」で一覧を確認してください。", "See kitei --help.")
		default:
			args[1] = p.tr("使える項目は「kitei schema」で確認できます。", "kitei schema lists the keys.")
		}
	}
	return strings.TrimSpace(fmt.Sprintf(p.tr(m.ja, m.en), args...))
}

// place is where a notice was found: file, line and column.
func (p *program) place(pos policy.Pos) string {
	var parts []string
	if pos.File != "" {
		parts = append(parts, pos.File)
	}
	for _, x := range []struct {
		n      int
		ja, en string
	}{{pos.Line, "%d 行", "line %d"}, {pos.Col, "%d 列", "column %d"}, {pos.Para, "%d 段落", "paragraph %d"}, {pos.Page, "%d ページ", "page %d"}} {
		if x.n > 0 {
			parts = append(parts, fmt.Sprintf(p.tr(x.ja, x.en), x.n))
		}
	}
	if pos.Cell != "" {
		parts = append(parts, pos.Cell)
	}
	return strings.Join(parts, " ")
}

func (p *program) line(n *policy.Notice) string {
	if at := p.place(n.Pos); at != "" {
		return at + ": " + p.text(n)
	}
	return p.text(n)
}

// maxNotices is how many findings of one run are listed; a long list would push the first off the screen.
const maxNotices = 20

// print writes data to stdout.
func (p *program) print(format string, args ...any) error {
	_, err := fmt.Fprintf(p.stdout, format, args...)
	return err
}

// explain tells on stderr what went wrong: one sentence for each thing, with its place and what to do.
func (p *program) explain(err error) {
	for _, e := range flatten(err) {
		fmt.Fprintln(p.stderr, p.tr("エラー: ", "error: ")+p.sentence(e))
	}
}

// flatten gives the errors that were joined into one.
func flatten(err error) []error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var out []error
		for _, e := range joined.Unwrap() {
			out = append(out, flatten(e)...)
		}
		return out
	}
	return []error{err}
}

func (p *program) sentence(err error) string {
	var n *policy.Notice
	if errors.As(err, &n) {
		return p.line(n)
	}
	if code, path := systemCode(err); code != "" {
		return p.text(policy.Problem(code, policy.Pos{}, filepath.ToSlash(path)))
	}
	return err.Error()
}

// errNotFolder says that a file stands where a folder is needed.
var errNotFolder = errors.New("not a folder")

// systemCode names the errors of the system people can do something about.
func systemCode(err error) (code, path string) {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		path = pe.Path
	}
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return "system-full", path
	case errors.Is(err, syscall.EROFS):
		return "system-read-only", path
	case errors.Is(err, syscall.ENOTDIR), errors.Is(err, errNotFolder):
		return "system-folder", path
	case errors.Is(err, syscall.EISDIR):
		return "system-directory", path
	case isSharingViolation(err):
		return "system-busy", path
	case errors.Is(err, fs.ErrPermission):
		return "system-permission", path
	case errors.Is(err, fs.ErrNotExist) && path != "":
		return "system-missing", path
	}
	return "", ""
}

// usageError is a mistake in how the program was called.
func (p *program) usageError(code string, args ...any) error {
	return policy.Problem(code, policy.Pos{}, args...)
}

// flagErrors are the library's words for wrong options.
var flagErrors = []struct {
	pattern *regexp.Regexp
	code    string
}{
	{regexp.MustCompile(`^flag provided but not defined: (-\S+)`), "flag-unknown"},
	{regexp.MustCompile(`^flag needs an argument: (-\S+)`), "flag-needs-value"},
	{regexp.MustCompile(`^(.*)$`), "flag-wrong"},
}

func (p *program) flagError(err error) error {
	for _, f := range flagErrors {
		if m := f.pattern.FindStringSubmatch(err.Error()); m != nil {
			name := m[1]
			if strings.HasPrefix(name, "-") && !strings.HasPrefix(name, "--") && len(name) > 2 {
				name = "-" + name
			}
			return p.usageError(f.code, name)
		}
	}
	return err
}
