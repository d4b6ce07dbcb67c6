package importers

import (
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"kitei/policy"
)

// front is the head of a Markdown file, between two lines of three hyphens.
type front struct {
	Title     string     `yaml:"title"`
	Short     string     `yaml:"short"`
	Form      string     `yaml:"form"`
	Number    string     `yaml:"number"`
	Date      string     `yaml:"date"`
	Addressee string     `yaml:"addressee"`
	Enacting  string     `yaml:"enacting"`
	Issuer    string     `yaml:"issuer"`
	Edition   string     `yaml:"edition"`
	Revision  string     `yaml:"revision"`
	Numbering string     `yaml:"numbering"`
	Digits    string     `yaml:"digits"`
	Brackets  string     `yaml:"brackets"`
	Fusoku    string     `yaml:"supplement"`
	Start     int        `yaml:"start"`
	Part      int        `yaml:"part"`
	History   []revision `yaml:"history"`
}

type revision struct {
	Date    string `yaml:"date"`
	Edition string `yaml:"edition"`
	Summary string `yaml:"summary"`
}

// frontMatter takes the head off the lines. A file without one is all body.
func (r *reader) frontMatter(lines []string) (front, []string, error) {
	var f front
	if strings.TrimSpace(lines[0]) != "---" {
		return f, lines, nil
	}
	for i, line := range lines[1:] {
		if strings.TrimSpace(line) != "---" {
			continue
		}
		return f, lines[i+2:], r.readFront(strings.Join(lines[1:i+1], "\n"), &f)
	}
	return f, lines, nil // a first line of hyphens that nothing closes is a rule, not a head
}

// maxFront bounds the head of a file. The library takes time that grows with the square of the number of keys.
const maxFront = 32 << 10

// readFront reads the lines of a head. Aliases are refused: a few lines of them can stand for more text than there is memory.
func (r *reader) readFront(src string, to *front) error {
	if len(src) > maxFront || DeepYAML(src) {
		return policy.Problem("markdown-front-large", r.at(1), maxFront>>10)
	}
	file, err := parser.ParseBytes([]byte(src), 0)
	if err != nil {
		return policy.Problem("markdown-front", r.at(1), yaml.FormatError(err, false, false))
	}
	for _, d := range file.Docs {
		if d.Body == nil {
			continue
		}
		if len(ast.Filter(ast.AliasType, d.Body)) > 0 {
			return policy.Problem("markdown-front-alias", r.at(1))
		}
		if err := yaml.NodeToValue(d.Body, to); err != nil {
			return policy.Problem("markdown-front", r.at(1), yaml.FormatError(err, false, false))
		}
		break // as everywhere, the first document counts
	}
	return nil
}

// DeepYAML reports lists and mappings that stand in each other deeper than anybody writes them. The library takes time and memory that grow with the
// square of the depth.
func DeepYAML(src string) bool {
	const deepest = 50
	depth := 0
	for _, c := range src {
		switch c {
		case '[', '{':
			depth++
		case ']', '}':
			depth = max(depth-1, 0)
		}
		if depth > deepest {
			return true
		}
	}
	for line := range strings.Lines(src) {
		marks := 0
		for word := range strings.FieldsSeq(line) {
			if word != "-" && word != "?" {
				break
			}
			if marks++; marks > deepest {
				return true
			}
		}
	}
	return false
}

// labelled reports whether the numbers stand in the text, as in every document written for people.
func (f front) labelled() bool { return f.Numbering != "" }

// apply writes the head into a document. What the head does not say stays as the body says it.
func (f front) apply(d *policy.Document) {
	h := &d.Head
	for _, x := range []struct {
		to   *string
		from string
	}{
		{&d.Title, f.Title},
		{&d.Short, f.Short},
		{&h.Form, f.Form},
		{&h.Number, f.Number},
		{&h.Date, f.Date},
		{&h.Addressee, f.Addressee},
		{&h.Enacting, f.Enacting},
		{&h.Issuer, f.Issuer},
		{&h.Edition, f.Edition},
		{&h.Revision, f.Revision},
	} {
		if x.from != "" {
			*x.to = x.from
		}
	}
	for _, v := range f.History {
		h.History = append(h.History, policy.Revision(v))
	}
	h.Styling = policy.Styling{Numbering: policy.Numbering(f.Numbering), HalfBrackets: f.Brackets == "half", Supplement: f.Fusoku, ArticleStart: f.Start, Part: f.Part}
	switch f.Digits {
	case "hankaku":
		h.Styling.Digits = policy.Hankaku
	case "kanji":
		h.Styling.Digits = policy.Kanji
	}
}
