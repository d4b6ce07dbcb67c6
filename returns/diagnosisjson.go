package returns

import (
	"encoding/json"
	"io"

	"kitei/importers"
	"kitei/policy"
)

// The forms of kitei.import/1.
type (
	importFile struct {
		Schema    string           `json:"schema"`
		Files     []importedFile   `json:"files"`
		Unread    []importUnread   `json:"unread"`
		Documents []ImportDocument `json:"documents"`
	}
	importedFile struct {
		Source      string             `json:"source"`
		Title       string             `json:"title"`
		Format      string             `json:"format"`
		Charset     string             `json:"charset,omitempty"`
		Extent      importExtent       `json:"extent"`
		Counts      map[string]int     `json:"counts"`
		Numbers     []importNumber     `json:"numbers"`
		Provisions  []importProvision  `json:"provisions"`
		Notices     []importNotice     `json:"notices"`
		Corrections []importCorrection `json:"corrections"`
	}
	importUnread struct {
		Source string       `json:"source"`
		Reason importNotice `json:"reason"`
	}
	importExtent struct {
		Pages      int `json:"pages"`
		Paragraphs int `json:"paragraphs"`
		Lines      int `json:"lines"`
		Rows       int `json:"rows,omitempty"`
	}
	importNumber struct {
		Finding  string     `json:"finding"`
		Kind     string     `json:"kind"`
		Shown    string     `json:"shown"`
		Expected int        `json:"expected,omitempty"`
		Place    policy.Pos `json:"place"`
	}
	importProvision struct {
		Key        string     `json:"key"`
		Depth      int        `json:"depth"`
		Kind       string     `json:"kind"`
		Label      string     `json:"label"`
		Title      string     `json:"title"`
		Text       string     `json:"text"`
		Place      policy.Pos `json:"place"`
		Guess      string     `json:"guess,omitempty"`
		Confidence float64    `json:"confidence"`
	}
	importNotice struct {
		Code  string     `json:"code"`
		Place policy.Pos `json:"place"`
		Text  string     `json:"text"`
	}
	importCorrection struct {
		Key     string     `json:"key"`
		Applied bool       `json:"applied"`
		Place   policy.Pos `json:"place"`
	}
)

// ImportDocument is a document of the set that was made of the files.
type ImportDocument struct {
	File    string   `json:"file,omitempty"` // where it was written, "" when it was not
	Title   string   `json:"title"`
	Sources []string `json:"sources"`
}

// WriteDiagnosisJSON writes kitei.import/1: what was read from each file, and the documents that were made of them. Counts and numbers are
// those after corrections, provisions those before: a correction names a provision by its key. Places are those of [policy.Pos]; say puts
// a notice into words.
func WriteDiagnosisJSON(w io.Writer, files []Diagnosed, unread []Unread, documents []ImportDocument, say func(policy.Notice) string) error {
	out := importFile{Schema: "kitei.import/1", Files: []importedFile{}, Unread: []importUnread{}, Documents: documents}
	for _, u := range unread {
		out.Unread = append(out.Unread, importUnread{u.File, importNotice{u.Reason.Code, u.Reason.Pos, say(u.Reason)}})
	}
	for _, f := range files {
		out.Files = append(out.Files, f.json(say))
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(out)
}

func (f Diagnosed) json(say func(policy.Notice) string) importedFile {
	d := f.Read
	out := importedFile{
		Source: d.Source, Title: d.Title, Format: d.Format, Charset: d.Charset, Extent: importExtent{d.Extent.Pages, d.Extent.Paragraphs, d.Extent.Lines, d.Extent.Rows}, Counts: map[string]int{},
		Numbers: []importNumber{}, Provisions: []importProvision{}, Notices: []importNotice{}, Corrections: []importCorrection{},
	}
	for _, c := range f.Corrected.Counts {
		out.Counts[c.Kind.String()] = c.Count
	}
	for _, n := range f.Corrected.Numbers {
		out.Numbers = append(out.Numbers, importNumber{n.Kind.String(), n.Of.String(), n.Shown, n.Expected, n.Pos})
	}
	for _, p := range d.Provisions {
		out.Provisions = append(out.Provisions, importProvision{p.Key, p.Depth, p.Kind.String(), p.Label, p.Title, p.Text, p.Pos, p.Guess.String(), p.Confidence})
	}
	for _, n := range d.Notices {
		out.Notices = append(out.Notices, importNotice{n.Code, n.Pos, say(n)})
	}
	left := map[int]bool{}
	for _, i := range f.Left {
		left[i] = true
	}
	for i, c := range f.Corrections {
		out.Corrections = append(out.Corrections, importCorrection{c.Key, !left[i] && !c.Empty(), c.Pos})
	}
	return out
}

// Diagnose reads the state of a document: as it was read, with corrections, and what could not be applied. It gives the corrected document
// and what is to be said about the corrections.
func Diagnose(doc *policy.Document, notices []policy.Notice, corrections []importers.Correction) (Diagnosed, *policy.Document, []policy.Notice) {
	d := Diagnosed{Read: importers.Diagnose(doc, notices), Corrections: corrections}
	corrected, said, left := importers.Correct(doc, corrections)
	d.Left, d.Corrected = left, d.Read
	if corrected != doc {
		d.Corrected = importers.Diagnose(corrected, notices)
	}
	return d, corrected, said
}
