package importers

import (
	"errors"
	"path"
	"strconv"

	"kitei/internal/ooxml"
	"kitei/policy"
)

// wordFile is a Word document with the parts that say what a reader sees.
type wordFile struct {
	archive    *ooxml.Archive
	main       string            // name of the part that holds the text
	parts      map[string]string // the parts it uses by their kind: styles, numbering, footnotes …
	properties map[string]string // custom properties
}

// skipped is markup that says only how text looks, or that is read elsewhere.
var skipped = map[string]bool{
	"rFonts": true, "sz": true, "szCs": true, "lang": true, "color": true, "kern": true, "spacing": true, "ind": true, "jc": true, "shd": true, "b": true, "bCs": true,
	"tblBorders": true, "tcBorders": true, "tblCellMar": true, "tcMar": true, "tblGrid": true, "pBdr": true, "tabs": true, "proofErr": true, "lastRenderedPageBreak": true,
	"sectPr": true, "bookmarkEnd": true, "commentRangeStart": true, "commentRangeEnd": true, "u": true, "highlight": true, "fitText": true, "tcW": true, "tblW": true, "trHeight": true,
	"snapToGrid": true, "widowControl": true, "autoSpaceDE": true, "autoSpaceDN": true, "adjustRightInd": true, "rPrChange": true, "tblPrChange": true, "tcPrChange": true,
}

// openWord opens the package and finds its parts.
func (r *reader) openWord(src []byte) (*wordFile, error) {
	at := policy.Pos{File: r.name}
	if compound, encrypted := ooxml.IsCompound(src); encrypted {
		return nil, policy.Problem("docx-encrypted", at)
	} else if compound {
		return nil, policy.Problem("docx-old-word", at)
	}
	if len(src) == 0 {
		return nil, policy.Problem("file-empty", at)
	}
	archive, err := ooxml.OpenArchive(src)
	if err != nil {
		return nil, r.wordProblem("", err)
	}
	f := &wordFile{archive: archive, parts: map[string]string{}, properties: map[string]string{}}
	targets, err := archive.Targets("")
	if err != nil {
		return nil, r.wordProblem("_rels/.rels", err)
	}
	for _, t := range targets {
		switch t.Kind {
		case "officeDocument":
			f.main = t.Part
		case "custom-properties", "customProperties": // the second in the strict form
			f.parts["custom-properties"] = t.Part
		}
	}
	if f.main == "" || !archive.Has(f.main) || path.Ext(f.main) != ".xml" {
		return nil, policy.Problem("docx-not-word", at)
	}
	if targets, err = archive.Targets(f.main); err != nil {
		return nil, r.wordProblem(f.main, err)
	}
	for _, t := range targets {
		if f.parts[t.Kind] == "" {
			f.parts[t.Kind] = t.Part
		}
	}
	return f, r.wordProperties(f)
}

// wordProperties reads the properties kitei gives its files.
func (r *reader) wordProperties(f *wordFile) error {
	return r.wordPart(f, "custom-properties", "x:Properties", func(e *ooxml.Element) error {
		if len(e.Children) > 0 && len(f.properties) < 5000 {
			f.properties[e.Attr("name")] = e.Children[0].Content()
		}
		return nil
	})
}

// wordPart visits what stands in a part the document uses; a part that is not there holds nothing.
func (r *reader) wordPart(f *wordFile, kind, parent string, visit func(*ooxml.Element) error) error {
	name := f.parts[kind]
	if name == "" {
		return nil
	}
	data, err := f.archive.Part(name)
	if err == nil && data != nil {
		err = ooxml.Elements(data, parent, skipped, visit)
	}
	if err != nil {
		return r.wordProblem(name, err)
	}
	return nil
}

// wordProblem says what is wrong with a package or one of its parts.
func (r *reader) wordProblem(part string, err error) error {
	at := policy.Pos{File: r.name}
	switch {
	case errors.Is(err, ooxml.ErrNotZip):
		return policy.Problem("docx-not-zip", at)
	case errors.Is(err, ooxml.ErrEncrypted):
		return policy.Problem("docx-encrypted", at)
	case errors.Is(err, ooxml.ErrTooLarge):
		return policy.Problem("docx-bomb", at)
	case errors.Is(err, ooxml.ErrNames):
		return policy.Problem("docx-names", at)
	case errors.Is(err, ooxml.ErrDeep):
		return policy.Problem("docx-deep", at, part)
	case errors.Is(err, ooxml.ErrDoctype):
		return policy.Problem("docx-doctype", at, part)
	case errors.Is(err, ooxml.ErrDamaged), errors.Is(err, ooxml.ErrMarkup):
		return policy.Problem("docx-damaged", at, part)
	}
	return err
}

// number reads a whole number of the markup; what is none counts as 0.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
