package templates

import "io/fs"

// Entry is one line of an edition's change log: what became of some clauses since the edition before.
type Entry struct {
	Kind   string   `yaml:"kind"` // new, reworded, renamed, renumbered, moved, split, merged, removed, commentary
	Old    []string `yaml:"old"`  // ids in the edition before
	New    []string `yaml:"new"`  // ids in this edition
	What   string   `yaml:"what"`
	Why    string   `yaml:"why"`
	Source string   `yaml:"source"`
	Mark   string   `yaml:"mark"` // sourced, known or unsure
}

// EntryKinds are the kinds an [Entry] can have.
var EntryKinds = []string{"new", "reworded", "renamed", "renumbered", "moved", "split", "merged", "removed", "commentary"}

// Commentary is the kind of an entry that changed the ministry's commentary and not the model text.
const Commentary = "commentary"

// ReadChanges gives the change log of an edition against the one before, in the order of the document.
// The oldest edition has none.
func ReadChanges(id string) ([]Entry, error) {
	var out []Entry
	for _, c := range changeFiles() {
		file := "national/" + id + "/changes/" + c + ".yaml"
		if _, err := fs.Stat(data, file); err != nil {
			continue
		}
		var part []Entry
		if err := readYAML(file, &part); err != nil {
			return nil, err
		}
		out = append(out, part...)
	}
	return out, nil
}

// Step is an entry of a change log together with the edition that made it.
type Step struct {
	Entry
	Edition string // id
	Name    string // 令和8年3月版
	Many    bool   // other editions lie between the two compared
}

// ChangesBetween gives the entries of every edition after from up to to, oldest first. Backwards, from newer to older, there are none.
func ChangesBetween(from, to string) ([]Step, error) {
	all := Editions()
	var out []Step
	for i := order(from) + 1; i <= order(to); i++ {
		entries, err := ReadChanges(all[i].ID)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			out = append(out, Step{Entry: e, Edition: all[i].ID, Name: all[i].Name, Many: order(to)-order(from) > 1})
		}
	}
	return out, nil
}
