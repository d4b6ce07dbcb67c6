package importers

import (
	"strings"

	"github.com/goccy/go-yaml"

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
		if err := yaml.Unmarshal([]byte(strings.Join(lines[1:i+1], "\n")), &f); err != nil {
			return f, nil, policy.Problem("markdown-front", r.at(1), yaml.FormatError(err, false, false))
		}
		return f, lines[i+2:], nil
	}
	return f, lines, nil // a first line of hyphens that nothing closes is a rule, not a head
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
