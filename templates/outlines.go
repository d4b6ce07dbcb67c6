package templates

import (
	"slices"
	"sync"
)

// OutlineOnly is what is said wherever an outline is shown.
const OutlineOnly = "章の構成のみ"

// Outline is an edition older than those kitei holds in full: what is known of it, without any text of clauses. It places old policies in time
// and cannot be drafted from or compared.
type Outline struct {
	Info     `yaml:",inline"`
	Parts    []string         `yaml:"parts"`    // what the guideline consisted of: 総則, 例文, 解説
	Chapters []OutlineChapter `yaml:"chapters"` // of the 対策基準; none where they are not known
	Topics   []OutlineTopic   `yaml:"topics"`   // what the edition brought
}

// OutlineChapter is a chapter of an old edition.
type OutlineChapter struct {
	ID     string `yaml:"id"` // the id of the same chapter in later editions
	Number int    `yaml:"number"`
	Title  string `yaml:"title"`
}

// OutlineTopic is something an old edition brought in.
type OutlineTopic struct {
	What string   `yaml:"what"`
	Keys []string `yaml:"keys"` // ids of the clauses in later editions that deal with it
	Mark string   `yaml:"mark"` // sourced, known or unsure
}

var loadOutlines = sync.OnceValues(func() ([]Outline, error) {
	var out []Outline
	err := readYAML("national/outlines.yaml", &out)
	return out, err
})

// Outlines lists the editions of which only the outline is known, oldest first. All are older than the first of [Editions].
func Outlines() []Outline {
	all, err := loadOutlines()
	if err != nil {
		panic(err) // the embedded data is ours; a test reads it
	}
	return slices.Clone(all)
}
