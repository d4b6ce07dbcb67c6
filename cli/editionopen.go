package cli

import (
	"errors"
	"os"
	"path/filepath"

	"kitei/policy"
	"kitei/templates"
)

// editionsFolder holds the editions of a project's own, one folder each, named for its id.
const editionsFolder = "editions"

// editionFolder gives the folder that a word on the command line names as an edition of somebody's own: the folder itself, or one of the
// project's editions; "" for any other word. An edition inside kitei goes before a folder of its name.
func editionFolder(word string) string {
	if word == "" || templates.Known(word) {
		return ""
	}
	for _, folder := range []string{word, filepath.Join(editionsFolder, word)} {
		if _, err := os.Stat(filepath.Join(folder, "edition.yaml")); err == nil {
			return folder
		}
	}
	return ""
}

// isEdition reports whether a word names an edition, inside kitei or somebody's own.
func isEdition(word string) bool { return templates.Known(word) || editionFolder(word) != "" }

// openEdition reads the edition a word names; see [editionFolder].
func (p *program) openEdition(word string) (*templates.Edition, error) {
	if folder := editionFolder(word); folder != "" {
		e, err := templates.OpenFS(os.DirFS(folder))
		if err == nil && templates.Known(e.ID) {
			err = policy.Problem("edition-id-taken", policy.Pos{File: "edition.yaml"}, e.ID)
		}
		return e, within(folder, err)
	}
	return templates.Open(word)
}

// within puts the folder before the files that faults are in.
func within(folder string, err error) error {
	for _, e := range flatten(err) {
		var n *policy.Notice
		if errors.As(e, &n) {
			n.Pos.File = filepath.ToSlash(filepath.Join(folder, filepath.FromSlash(n.Pos.File)))
		}
	}
	return err
}

// statementFor gives the footer of a comparison of two words that name editions: whose words the texts are in; "" when either is another
// kind of document.
func (p *program) statementFor(words ...string) (string, error) {
	out := ""
	for _, w := range words {
		if !isEdition(w) {
			return "", nil
		}
		e, err := p.openEdition(w)
		if err != nil {
			return "", err
		}
		if s := e.ShortStatement(); s != out {
			out += s
		}
	}
	return out, nil
}

// modelName gives the name of the edition a word of the command line stands for or is drafted from; "" for a town's own rule.
func (p *program) modelName(word, paramsPath string) (string, error) {
	if word == "project" {
		values, err := p.params(paramsPath)
		if err != nil {
			return "", err
		}
		word = values.Str("edition.to")
	}
	if !isEdition(word) {
		return "", nil
	}
	e, err := p.openEdition(word)
	if err != nil {
		return "", err
	}
	return e.Name, nil
}
