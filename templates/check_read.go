package templates

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/parser"

	"kitei/importers"
	"kitei/policy"
)

// marks are the words for how sure a fact is.
var marks = []string{"sourced", "known", "unsure"}

// read reads the folder of an edition as [Open] does, going on behind every fault. The 特則 is the last chapter of Standards here.
func (c *checker) read(fsys fs.FS) *Edition {
	e := &Edition{Info: c.info(fsys), Standards: &policy.Document{}}
	e.Basic = c.model(fsys, "basic-policy.md")
	for _, chapter := range chapterFiles {
		e.Standards.Nodes = append(e.Standards.Nodes, c.model(fsys, "standards/"+chapter+".md").Nodes...)
	}
	if _, err := fs.Stat(fsys, overlayFile+".md"); err == nil {
		e.Standards.Nodes = append(e.Standards.Nodes, c.model(fsys, overlayFile+".md").Nodes...)
	}
	e.Roles = c.model(fsys, "appendix-roles.md")
	c.unexpected(fsys)
	policy.SetCites(e.Basic)
	policy.SetCites(e.Standards)
	return e
}

// info reads edition.yaml and checks that it says what an edition must say.
func (c *checker) info(fsys fs.FS) Info {
	const file = "edition.yaml"
	var info Info
	src, ok := c.source(fsys, file)
	if !ok {
		return info
	}
	if err := decodeYAML(src, &info); err != nil {
		c.yamlFault(file, err)
		return info
	}
	for _, field := range []struct{ name, value string }{
		{"id", info.ID}, {"name", info.Name}, {"kind", info.Kind}, {"basis", info.Basis}, {"source", info.Source}, {"note", info.Note},
	} {
		if field.value == "" {
			c.note("edition-field", policy.Pos{File: file}, field.name)
		}
	}
	if _, err := time.Parse(time.DateOnly, info.Date); err != nil {
		c.note("edition-field", policy.Pos{File: file}, "date")
	}
	if !slices.Contains(marks, info.Mark) {
		c.note("edition-field", policy.Pos{File: file}, "mark")
	}
	if info.Wording != "" && info.Wording != OfficialWording && info.Wording != OwnWording {
		c.note("edition-field", policy.Pos{File: file}, "wording")
	}
	if info.Follows != "" && !Known(info.Follows) {
		c.note("edition-field", policy.Pos{File: file}, "follows")
	}
	c.wording = info.Wording
	return info
}

// source reads a file that must be there.
func (c *checker) source(fsys fs.FS, file string) ([]byte, bool) {
	src, err := fs.ReadFile(fsys, file)
	if err != nil {
		c.note("edition-file-missing", policy.Pos{File: file})
		return nil, false
	}
	return src, true
}

// unexpected finds files in the folders of an edition that nothing would read.
func (c *checker) unexpected(fsys fs.FS) {
	known := map[string]bool{}
	for _, f := range chapterFiles {
		known["standards/"+f+".md"] = true
	}
	for _, f := range changeFiles() {
		known["changes/"+f+".yaml"] = true
	}
	for _, folder := range []string{"standards", "changes"} {
		entries, err := fs.ReadDir(fsys, folder)
		if err != nil {
			continue // a folder that is missing was noticed by its files, or need not be there
		}
		for _, f := range entries {
			if name := path.Join(folder, f.Name()); !known[name] {
				c.note("edition-file-unknown", policy.Pos{File: name})
			}
		}
	}
}

// maxFaults is how many faults of form one file can have before reading it is given up.
const maxFaults = 200

// model reads one Markdown file. A mark the reader refuses is noted, taken out, and the file read again.
func (c *checker) model(fsys fs.FS, file string) *policy.Document {
	src, ok := c.source(fsys, file)
	if !ok {
		return &policy.Document{}
	}
	for range maxFaults {
		d, notices, err := importers.ReadMarkdown(file, src)
		if err == nil {
			c.notices = append(c.notices, notices...)
			return d
		}
		var fault *policy.Notice
		if !errors.As(err, &fault) {
			c.note("edition-unreadable", policy.Pos{File: file}, err.Error())
			break
		}
		c.notices = append(c.notices, *fault)
		repaired, ok := repair(src, fault)
		if !ok {
			break
		}
		src = repaired
	}
	return &policy.Document{}
}

// repair takes what a fault of form is about out of the source, so that the rest can be read; ok is false where that is not possible.
func repair(src []byte, fault *policy.Notice) (repaired []byte, ok bool) {
	var wrong *regexp.Regexp
	switch {
	case len(fault.Args) == 0:
		return nil, false
	case fault.Code == "markdown-attribute":
		wrong = regexp.MustCompile(`([{ ])` + regexp.QuoteMeta(fmt.Sprint(fault.Args[0])) + `(="[^"]*"|=[^ }]*)?([ }])`)
	case fault.Code == "markdown-kind":
		wrong = regexp.MustCompile(`([{ ])kind=(` + regexp.QuoteMeta(fmt.Sprint(fault.Args[0])) + `)([ }])`)
	case fault.Code == "markdown-depth":
		wrong = regexp.MustCompile(`^( +)( {4})(- )`)
	default:
		return nil, false
	}
	lines := strings.Split(string(src), "\n")
	for i := max(fault.Pos.Line-1, 0); i < len(lines) && (i < fault.Pos.Line || strings.TrimSpace(lines[i]) != ""); i++ {
		if after := wrong.ReplaceAllString(lines[i], "$1$3"); after != lines[i] {
			lines[i] = after
			return []byte(strings.Join(lines, "\n")), true
		}
	}
	return nil, false
}

// decodeYAML reads a file of an edition. Aliases are refused: a few lines of them can stand for more text than there is memory.
func decodeYAML(src []byte, to any) error {
	if bytes.IndexByte(src, '*') >= 0 {
		f, err := parser.ParseBytes(src, 0)
		if err != nil {
			return err
		}
		for _, d := range f.Docs {
			if d.Body != nil && findAlias(d.Body) != nil {
				return errors.New("「*」による参照は使えません")
			}
		}
	}
	return yaml.UnmarshalWithOptions(src, to, yaml.DisallowUnknownField())
}

// yamlFault notes an error of the YAML library with its place.
func (c *checker) yamlFault(file string, err error) {
	var e yaml.Error
	if errors.As(err, &e) {
		c.note("edition-yaml", place(file, e.GetToken()), e.GetMessage())
		return
	}
	c.note("edition-yaml", policy.Pos{File: file}, err.Error())
}
