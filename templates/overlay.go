package templates

import (
	"errors"
	"io/fs"

	"kitei/policy"
)

// overlayFile holds the クラウド利用等に関する特則 of an edition: clauses that a body adds when its systems run on the government cloud.
// Editions before 令和5年3月版 have none.
const overlayFile = "overlay-cloud"

// overlayCite is how its clauses are cited. The titles and numbers inside 第4編 of the guideline are not known (facts §12).
const overlayCite = "第4編"

// readOverlay reads the 特則 of an edition, nil when it has none.
func readOverlay(fsys fs.FS, id string) (*policy.Document, error) {
	d, err := readModel(fsys, overlayFile+".md", id+"/"+overlayFile+".md")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	d.Title, d.Short, d.Source = "クラウド利用等に関する特則", "特則", id
	for n := range d.All() {
		n.Cite = overlayCite
	}
	return d, nil
}

// withOverlay gives a copy of the standards with the 特則 as its last chapter; without one, the standards themselves.
func withOverlay(standards, overlay *policy.Document) *policy.Document {
	if overlay == nil {
		return standards
	}
	whole := standards.Clone()
	whole.Nodes = append(whole.Nodes, overlay.Clone().Nodes...)
	return whole
}

// changeFiles are the files of a change log, in the order of the document.
func changeFiles() []string {
	files := append([]string{"basic-policy"}, chapterFiles...)
	return append(files, overlayFile)
}
