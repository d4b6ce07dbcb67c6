package templates

import (
	"io/fs"
	"slices"
	"strings"

	"kitei/policy"
)

// CheckEdition checks the folder of an edition somebody wrote in the form of national/README.md: every fault with its file and line, in the
// order of the files. previous is the folder of the edition before, to which the change log is held; nil leaves that out.
//
// Nothing stops it but a folder that cannot be read: what is wrong in one place is set aside and the rest still checked.
func CheckEdition(fsys, previous fs.FS) []policy.Notice {
	c := &checker{}
	e := c.read(fsys)
	c.heading(e)
	c.identity(e)
	c.language(e)
	c.references(e)
	entries := c.changeLog(fsys)
	if previous != nil && (e.Wording == "" || len(entries) > 0) { // other words than kitei's differ everywhere
		before := (&checker{}).read(previous) // faults of the older edition are its own
		c.compare(before, e, entries)
	}
	slices.SortStableFunc(c.notices, func(a, b policy.Notice) int {
		if d := strings.Compare(a.Pos.File, b.Pos.File); d != 0 {
			return d
		}
		return a.Pos.Line - b.Pos.Line
	})
	return c.notices
}

// checker collects what is wrong with an edition.
type checker struct {
	notices []policy.Notice
	wording string // whose words the texts are
}

func (c *checker) note(code string, pos policy.Pos, args ...any) {
	c.notices = append(c.notices, policy.Notice{Code: code, Pos: pos, Args: args})
}

// bodies are the documents whose clauses have ids and numbers.
func (e *Edition) bodies() []*policy.Document {
	return []*policy.Document{e.Basic, e.Standards}
}

// texts are all documents of an edition.
func (e *Edition) texts() []*policy.Document {
	return []*policy.Document{e.Basic, e.Standards, e.Roles}
}

// EditionFiles gives the folder of an edition that is inside kitei, in the form [CheckEdition] reads. An unknown id is an error as of [Open].
func EditionFiles(id string) (fs.FS, error) {
	if !Known(id) {
		_, err := Open(id)
		return nil, err
	}
	return fs.Sub(data, "national/"+id)
}

// EditionBefore gives the id of the last edition inside kitei that is older than the one in the folder, "" when there is none or the
// folder does not say its date.
func EditionBefore(fsys fs.FS) string {
	info := (&checker{}).info(fsys)
	before := ""
	for _, known := range Editions() {
		if known.Date < info.Date && known.ID != info.ID {
			before = known.ID
		}
	}
	return before
}
