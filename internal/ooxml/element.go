package ooxml

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"unicode/utf16"
)

// Limits on the markup of one part.
const (
	maxDepth    = 200
	maxElements = 1 << 21 // of one child of the element that is visited: a table of 10,000 rows has about 500,000
)

// What can be wrong with the markup of a part.
var (
	ErrDeep    = errors.New("elements nest too deep")
	ErrDoctype = errors.New("document type declarations are refused")
	ErrMarkup  = errors.New("not well-formed")
)

// Element is a piece of markup. Names of WordprocessingML and of relationships stand alone; those of markup compatibility begin with mc:,
// those of formulas with m:, and all others with x:, so that the a:t of a drawing is no text.
type Element struct {
	Name     string // "" for text
	Text     string // of a text
	Attrs    []Attr
	Children []*Element
}

// Attr is an attribute by its local name.
type Attr struct{ Name, Value string }

// Attr gives the value of an attribute, "" where there is none.
func (e *Element) Attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name == name {
			return a.Value
		}
	}
	return ""
}

// Child gives the first child of a name; nil where there is none, and for a nil Element.
func (e *Element) Child(name string) *Element {
	if e == nil {
		return nil
	}
	for _, c := range e.Children {
		if c.Name == name {
			return c
		}
	}
	return nil
}

// Find gives the child at the end of a path of names, nil where there is none.
func (e *Element) Find(names ...string) *Element {
	for _, name := range names {
		e = e.Child(name)
	}
	return e
}

// Val gives w:val of the child of a name; ok is false where there is no such child.
func (e *Element) Val(name string) (value string, ok bool) {
	c := e.Child(name)
	if c == nil {
		return "", false
	}
	return c.Attr("val"), true
}

// On reports whether a property that is on or off is there and on.
func (e *Element) On(name string) bool {
	v, ok := e.Val(name)
	return ok && v != "0" && v != "false" && v != "off"
}

// Content gives the text directly in e.
func (e *Element) Content() string {
	if e == nil {
		return ""
	}
	if len(e.Children) == 1 {
		return e.Children[0].Text
	}
	var b strings.Builder
	for _, c := range e.Children {
		b.WriteString(c.Text)
	}
	return b.String()
}

// Elements visits the children of the first element called parent one after another, each with everything under it.
// Children called a name in skip are passed over at any depth. It stops at the first error of visit.
//
// Entities are never expanded, a document type is refused, and depth and number of elements are limited; errors are [ErrMarkup], [ErrDeep],
// [ErrDoctype] and [ErrTooLarge]. Linear in the size of src; memory is that of the largest child.
func Elements(src []byte, parent string, skip map[string]bool, visit func(*Element) error) error {
	p := parser{parent: parent, skip: skip, visit: visit, names: map[string]string{}}
	src, wide := narrow(src)
	p.dec = xml.NewDecoder(bytes.NewReader(src))
	p.dec.CharsetReader = func(label string, r io.Reader) (io.Reader, error) {
		if wide || strings.EqualFold(label, "utf8") {
			return r, nil
		}
		return nil, ErrMarkup
	}
	return p.run()
}

// narrow turns UTF-16, which a part may be written in, to UTF-8.
func narrow(src []byte) (utf8 []byte, wide bool) {
	var high, low int
	switch {
	case bytes.HasPrefix(src, []byte("\xff\xfe")):
		high, low = 1, 0
	case bytes.HasPrefix(src, []byte("\xfe\xff")):
		high, low = 0, 1
	default:
		return bytes.TrimPrefix(src, []byte("\xef\xbb\xbf")), false
	}
	units := make([]uint16, 0, len(src)/2)
	for i := 2; i+1 < len(src); i += 2 {
		units = append(units, uint16(src[i+high])<<8|uint16(src[i+low]))
	}
	return []byte(string(utf16.Decode(units))), true
}

type parser struct {
	dec    *xml.Decoder
	parent string
	skip   map[string]bool
	visit  func(*Element) error

	names  map[string]string // every name once
	scopes []scope           // prefixes declared by the elements that are open
	open   []*Element        // from the child of parent inwards
	depth  int
	inside int // depth of parent; 0 before it
	count  int
	passed int // depth of the element that is passed over; 0 for none
}

type scope struct {
	prefix, class string
	depth         int
}

// classes are the namespaces told apart; the second of a pair is that of the strict form of the standard.
var classes = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main": "",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":             "",
	relationships: "",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":             "mc:",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":              "m:",
	"http://purl.oclc.org/ooxml/officeDocument/math":                          "m:",
	"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties": "x:",
}

func (p *parser) run() error {
	for {
		token, err := p.dec.RawToken()
		if errors.Is(err, io.EOF) {
			if p.depth > 0 || p.inside == 0 {
				return ErrMarkup
			}
			return nil
		}
		if err != nil {
			return ErrMarkup
		}
		switch t := token.(type) {
		case xml.StartElement:
			err = p.start(t)
		case xml.EndElement:
			err = p.end()
		case xml.CharData:
			p.text(t)
		case xml.Directive:
			err = ErrDoctype
		}
		if err != nil {
			return err
		}
	}
}

func (p *parser) start(t xml.StartElement) error {
	p.depth++
	if p.depth > maxDepth {
		return ErrDeep
	}
	if p.passed > 0 {
		return nil
	}
	p.declare(t.Attr)
	name := p.name(t.Name)
	if p.inside == 0 {
		if name == p.parent {
			p.inside = p.depth
		}
		return nil
	}
	if p.depth <= p.inside {
		return nil
	}
	if p.skip[name] {
		p.passed = p.depth
		return nil
	}
	if p.count++; p.count > maxElements {
		return ErrTooLarge
	}
	e := &Element{Name: name}
	if len(t.Attr) > 0 {
		e.Attrs = make([]Attr, 0, len(t.Attr))
		for _, a := range t.Attr {
			if a.Name.Space != "xmlns" {
				e.Attrs = append(e.Attrs, Attr{p.once(a.Name.Local), a.Value})
			}
		}
	}
	if n := len(p.open); n > 0 {
		p.open[n-1].Children = append(p.open[n-1].Children, e)
	}
	p.open = append(p.open, e)
	return nil
}

func (p *parser) end() error {
	p.depth--
	if p.depth < 0 {
		return ErrMarkup
	}
	for n := len(p.scopes); n > 0 && p.scopes[n-1].depth > p.depth; n-- {
		p.scopes = p.scopes[:n-1]
	}
	if p.passed > 0 {
		if p.depth < p.passed {
			p.passed = 0
		}
		return nil
	}
	n := len(p.open)
	if n == 0 {
		if p.depth < p.inside {
			p.inside = maxDepth + 1 // parent is closed: nothing more is visited
		}
		return nil
	}
	e := p.open[n-1]
	p.open = p.open[:n-1]
	if n > 1 {
		return nil
	}
	p.count = 0
	return p.visit(e)
}

// spaceCounts are the elements that may hold nothing but spaces: the text of Word, deleted or not, and that of workbooks.
var spaceCounts = map[string]bool{"t": true, "delText": true, "x:t": true, "x:v": true}

func (p *parser) text(t xml.CharData) {
	n := len(p.open)
	if n == 0 || p.passed > 0 || len(p.open[n-1].Children) == 0 && !spaceCounts[p.open[n-1].Name] && len(bytes.TrimSpace(t)) == 0 {
		return
	}
	p.open[n-1].Children = append(p.open[n-1].Children, &Element{Text: string(t)})
}

// declare takes note of the prefixes an element declares.
func (p *parser) declare(attrs []xml.Attr) {
	for _, a := range attrs {
		switch {
		case a.Name.Space == "xmlns":
			p.scopes = append(p.scopes, scope{a.Name.Local, class(a.Value), p.depth})
		case a.Name.Space == "" && a.Name.Local == "xmlns":
			p.scopes = append(p.scopes, scope{"", class(a.Value), p.depth})
		}
	}
}

func class(namespace string) string {
	if c, known := classes[namespace]; known {
		return c
	}
	return "x:"
}

func (p *parser) name(n xml.Name) string {
	for i := len(p.scopes) - 1; i >= 0; i-- {
		if s := &p.scopes[i]; s.prefix == n.Space {
			if s.class == "" {
				return p.once(n.Local)
			}
			return p.once(s.class + n.Local)
		}
	}
	return p.once("x:" + n.Local)
}

// once gives one copy of equal strings.
func (p *parser) once(s string) string {
	if kept, ok := p.names[s]; ok {
		return kept
	}
	if len(p.names) < 1000 { // a hostile file could name every element anew
		p.names[s] = s
	}
	return s
}

// All gives the children of e; nothing for a nil Element.
func (e *Element) All() []*Element {
	if e == nil {
		return nil
	}
	return e.Children
}
