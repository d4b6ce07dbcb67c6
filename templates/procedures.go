package templates

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"kitei/importers"
	"kitei/policy"
)

// Procedure is one 実施手順.
type Procedure struct {
	Number     int      `yaml:"number"` // its number in the list of procedures
	Title      string   `yaml:"title"`
	Purpose    string   `yaml:"purpose"`
	When       string   `yaml:"when"`
	Implements []string `yaml:"implements"` // ids of the clauses of the standards it carries out

	Document *policy.Document `yaml:"-"`
}

// Procedures reads every procedure of the model, by number.
func Procedures() ([]Procedure, error) {
	files, err := fs.Glob(data, "procedures/*.md")
	if err != nil {
		return nil, err
	}
	var out []Procedure
	for _, file := range files {
		p, err := readProcedure(file)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b Procedure) int { return a.Number - b.Number })
	return out, nil
}

func readProcedure(file string) (Procedure, error) {
	var p Procedure
	src, err := data.ReadFile(file)
	if err != nil {
		return p, err
	}
	head, body, found := bytes.Cut(bytes.TrimPrefix(src, []byte("---\n")), []byte("\n---\n"))
	if !found {
		return p, fmt.Errorf("reading %s: no front matter", file)
	}
	if err := yaml.UnmarshalWithOptions(head, &p, yaml.DisallowUnknownField()); err != nil {
		return p, fmt.Errorf("reading %s: %w", file, err)
	}
	doc, notices, err := importers.ReadMarkdown(file, body)
	if err != nil {
		return p, err
	}
	if len(notices) > 0 {
		return p, fmt.Errorf("reading %s: %w", file, &notices[0])
	}
	doc.Title, doc.Short = p.Title, p.Title
	p.Document = doc
	return p, nil
}

// procedures makes the procedures whose condition holds.
func (d *drafter) procedures() ([]Procedure, error) {
	all, err := Procedures()
	if err != nil {
		return nil, err
	}
	var out []Procedure
	for _, p := range all {
		cond, err := parseCondition(p.When)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.Title, err)
		}
		if !cond.holds(d.params) {
			continue
		}
		p.Title = d.params.orthography()(d.words(p.Title))
		doc := p.Document.Clone()
		doc.Source = d.edition.ID
		doc.Nodes = d.keep(doc.Nodes)
		d.fill(doc)
		doc.Title, doc.Short = d.params.Str("body.name")+p.Title, p.Title
		doc.Head.Styling = d.styling(procedurePart)
		d.procedureSupplement(doc)
		p.Document = doc
		out = append(out, p)
	}
	return out, nil
}

// procedureSupplement adds the 附則 of a procedure, before its forms.
func (d *drafter) procedureSupplement(doc *policy.Document) {
	effective := "決裁の日"
	if day := d.params.Str("doc.effective"); day != "" {
		effective = EraDate(day, policy.Hankaku)
	}
	this, verb := "この手順は、", "から実施する。"
	if strings.HasSuffix(doc.Short, "要綱") {
		this, verb = "この要綱は、", "から施行する。"
	}
	s := &policy.Node{Kind: policy.Supplement, Children: []*policy.Node{
		{Kind: policy.Paragraph, Text: d.params.orthography()(this + effective + verb)},
	}}
	at := slices.IndexFunc(doc.Nodes, func(n *policy.Node) bool { return n.Kind.Attached() })
	if at < 0 {
		at = len(doc.Nodes)
	}
	doc.Nodes = slices.Insert(doc.Nodes, at, s)
}

// FileName is the name of the procedure's file without its ending: 03_端末・電磁的記録媒体等取扱手順.
func (p Procedure) FileName() string {
	return fmt.Sprintf("%02d_%s", p.Number, strings.ReplaceAll(p.Title, "/", "・"))
}
