package cli

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"kitei/importers"
	"kitei/internal/parallel"
	"kitei/policy"
	"kitei/templates"
)

// defaultParams is the parameter file commands look for when none is named.
const defaultParams = "kitei.yaml"

// params reads the parameter file. An empty path means kitei.yaml in the current folder.
func (p *program) params(path string) (*templates.Params, error) {
	if path == "" {
		path = defaultParams
	}
	src, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, policy.Problem("params-not-found", policy.Pos{File: filepath.ToSlash(path)})
	}
	if err != nil {
		return nil, err
	}
	return templates.ReadParams(filepath.ToSlash(path), src)
}

// draft reads the parameter file and drafts from an edition; an empty edition means the one the parameters name.
func (p *program) draft(path, edition string) (*templates.Set, *templates.Params, error) {
	values, err := p.params(path)
	if err != nil {
		return nil, nil, err
	}
	if edition == "" {
		edition = values.Str("edition.to")
	}
	e, err := p.openEdition(edition)
	if err != nil {
		return nil, nil, err
	}
	set, notices, err := templates.Draft(e, values)
	if err != nil {
		return nil, nil, err
	}
	p.notices(notices)
	return set, values, nil
}

// documents gives what several words stand for, read at the same time; what is said of them stands in their order.
func (p *program) documents(paramsPath string, words ...string) ([]*policy.Document, error) {
	docs, errs, said := make([]*policy.Document, len(words)), make([]error, len(words)), make([]bytes.Buffer, len(words))
	work := make([]func(), len(words))
	for i, word := range words {
		reader := *p
		reader.stderr = &said[i]
		work[i] = func() { docs[i], errs[i] = reader.document(word, paramsPath) }
	}
	parallel.Each(work...)
	for i := range words {
		if _, err := said[i].WriteTo(p.stderr); err != nil {
			return nil, err
		}
		if errs[i] != nil {
			return nil, errs[i]
		}
	}
	return docs, nil
}

// document gives what a word on the command line stands for: an edition, today's draft (project), or a policy file.
func (p *program) document(word, paramsPath string) (*policy.Document, error) {
	if word == "project" {
		set, _, err := p.draft(paramsPath, "")
		if err != nil {
			return nil, err
		}
		d := set.Document()
		d.Source = word
		return d, nil
	}
	if isEdition(word) {
		if paramsPath != "" {
			return p.filled(paramsPath, word)
		}
		return p.model(word)
	}
	info, err := os.Stat(word)
	switch {
	case errors.Is(err, fs.ErrNotExist) && filepath.Ext(word) == "":
		_, err := templates.Open(word) // lists the editions there are
		return nil, err
	case err == nil && info.IsDir():
		return p.folder(word)
	}
	r, err := p.readFile(word, "")
	if err != nil {
		return nil, err
	}
	d, about, _ := importers.Correct(r.doc, r.corrections)
	p.notices(slices.Concat(r.found, r.said, about))
	return d, nil
}

// folder gives the policies of a folder as one document, each a part of it, in the order in which the national model has them.
func (p *program) folder(name string) (*policy.Document, error) {
	files, err := p.sources([]string{name})
	if err != nil {
		return nil, err
	}
	docs, err := p.documents("", files...)
	if err != nil {
		return nil, err
	}
	set, notices := importers.Assemble(docs)
	p.notices(notices)
	if len(set) == 1 {
		return set[0], nil
	}
	return policy.Join(filepath.ToSlash(filepath.Clean(name)), titles(set), set...), nil
}

// titles names several documents in one line: Ａ、Ｂ及びＣ.
func titles(docs []*policy.Document) string {
	out := make([]string, len(docs))
	for i, d := range docs {
		out[i] = d.Title
	}
	return templates.Enumerate(out, "及び")
}

// filled drafts an edition with a town's parameters for a comparison; what an older edition does not know is switched off.
func (p *program) filled(paramsPath, edition string) (*policy.Document, error) {
	values, err := p.params(paramsPath)
	if err != nil {
		return nil, err
	}
	e, err := p.openEdition(edition)
	if err != nil {
		return nil, err
	}
	values, older := values.For(e.Rules())
	set, notices, err := templates.Draft(e, values)
	if err != nil {
		return nil, err
	}
	p.notices(append(older, notices...))
	return set.Document(), nil
}

// model gives an edition as one reads it, filled with the defaults of a town called ○○町.
func (p *program) model(id string) (*policy.Document, error) {
	e, err := p.openEdition(id)
	if err != nil {
		return nil, err
	}
	return templates.Model(e)
}
