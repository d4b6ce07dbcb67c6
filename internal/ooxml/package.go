package ooxml

import (
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
)

const contentTypes = "[Content_Types].xml"

// Package is a file being put together from parts. The zero value is an empty package.
type Package struct {
	parts []part
	rels  map[string][]rel // by the part they start from, "" for the package itself
}

type part struct {
	name, contentType string
	data              []byte
}

type rel struct{ kind, target string }

// Schemas that every package uses.
const (
	relationships = "http://schemas.openxmlformats.org/package/2006/relationships"
	officeRels    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// Add puts a part into the package. name has no slash at its head: word/document.xml.
func (p *Package) Add(name, contentType string, data []byte) {
	p.parts = append(p.parts, part{name, contentType, data})
}

// Relate says that part from ("" for the package) uses part to, and gives the id by which from can name it. kind is the last
// word of an officeDocument relationship (styles, footer) or a whole URI.
func (p *Package) Relate(from, kind, to string) (id string) {
	if !strings.Contains(kind, "/") {
		kind = officeRels + kind
	}
	target := to
	if dir := path.Dir(from); from != "" && dir != "." {
		target = strings.TrimPrefix(to, dir+"/")
	}
	if p.rels == nil {
		p.rels = map[string][]rel{}
	}
	p.rels[from] = append(p.rels[from], rel{kind, target})
	return "rId" + strconv.Itoa(len(p.rels[from]))
}

// Write writes the package as a zip archive. Equal parts and relationships give equal bytes.
func (p *Package) Write(w io.Writer) error {
	z := NewZip(w)
	for _, part := range append(p.relParts(), p.typesPart()) {
		if err := z.add(part); err != nil {
			return err
		}
	}
	for _, part := range p.parts {
		if err := z.add(part); err != nil {
			return err
		}
	}
	return z.Close()
}

func (z *Zip) add(p part) error {
	w, err := z.Create(p.name)
	if err != nil {
		return err
	}
	_, err = w.Write(p.data)
	return err
}

func (p *Package) typesPart() part {
	var x XML
	x.Raw(Declaration)
	x.Start("Types", "xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
	x.Empty("Default", "Extension", "rels", "ContentType", "application/vnd.openxmlformats-package.relationships+xml")
	x.Empty("Default", "Extension", "xml", "ContentType", "application/xml")
	for _, part := range p.parts {
		x.Empty("Override", "PartName", "/"+part.name, "ContentType", part.contentType)
	}
	x.End()
	return part{name: contentTypes, data: x.Bytes()}
}

func (p *Package) relParts() []part {
	var from []string
	for name := range p.rels {
		from = append(from, name)
	}
	slices.Sort(from)
	var out []part
	for _, name := range from {
		var x XML
		x.Raw(Declaration)
		x.Start("Relationships", "xmlns", relationships)
		for i, r := range p.rels[name] {
			x.Empty("Relationship", "Id", "rId"+strconv.Itoa(i+1), "Type", r.kind, "Target", r.target)
		}
		x.End()
		dir, base := path.Split(name)
		out = append(out, part{name: dir + "_rels/" + base + ".rels", data: x.Bytes()})
	}
	return out
}
