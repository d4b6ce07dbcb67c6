package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"kitei/exporters"
	"kitei/policy"
	"kitei/templates"
)

// profile gives the form of 新旧対照表 that was asked for: one of kitei's by its name, a file of the body's own, or else the usual one with the
// side and the third column that the parameter file names (values may be nil).
func (p *program) profile(word string, values *templates.Params) (*exporters.Profile, error) {
	if word == "" {
		usual := exporters.FindProfile("")
		if values == nil {
			return usual, nil
		}
		return usual.With(exporters.Side(values.Str("table.left")), exporters.ThirdColumn(values.Str("table.third_column"))), nil
	}
	if found := exporters.FindProfile(word); found != nil {
		return found, nil
	}
	src, err := os.ReadFile(word)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, p.usageError("profile-unknown", word, strings.Join(profileNames(), ", "))
	}
	if err != nil {
		return nil, err
	}
	return exporters.ReadProfile(filepath.ToSlash(word), src)
}

func profileNames() []string {
	var out []string
	for _, f := range exporters.Profiles() {
		out = append(out, f.Name)
	}
	return out
}

// listProfiles prints the forms that come with kitei.
func (p *program) listProfiles() error {
	for _, f := range exporters.Profiles() {
		if err := p.print("%s\t%s\n", f.Name, f.Title); err != nil {
			return err
		}
	}
	return nil
}

// dated gives the day that stands in a table or in tracked changes: --date, else that of the rule, else none.
func (p *program) dated(date string, d *policy.Document) string {
	if date != "" {
		return date
	}
	return d.Head.Date
}
