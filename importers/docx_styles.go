package importers

import (
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"kitei/internal/ooxml"
)

// wordStyle is a style as the file declares it; what it takes from others is found by [wordStyles.chain].
type wordStyle struct {
	id, name, kind, basedOn string
	numbering               numbering
	outline                 int // level in the outline from 1; 0 where it says nothing
	body                    bool
	hidden                  bool // its text is not shown
}

// numbering is what a paragraph or style says of its number; -1 stands for nothing.
type numbering struct{ num, level int }

var noNumbering = numbering{-1, -1}

// wordStyles are the styles of a document.
type wordStyles struct {
	byID      map[string]*wordStyle
	paragraph string // the style of paragraphs that name none
}

func (r *reader) wordStyles(f *wordFile) (*wordStyles, error) {
	s := &wordStyles{byID: map[string]*wordStyle{}}
	err := r.wordPart(f, "styles", "styles", func(e *ooxml.Element) error {
		if e.Name == "style" {
			s.add(e)
		}
		return nil
	})
	return s, err
}

func (s *wordStyles) add(e *ooxml.Element) {
	st := &wordStyle{id: e.Attr("styleId"), kind: e.Attr("type"), numbering: numberingOf(e.Child("pPr"))}
	st.name, _ = e.Val("name")
	st.basedOn, _ = e.Val("basedOn")
	st.outline, st.body = outlineOf(e.Child("pPr"))
	st.hidden = e.Child("rPr").On("vanish")
	if st.outline == 0 && !st.body {
		st.outline = headingByName(st.name)
	}
	if s.byID[st.id] == nil {
		s.byID[st.id] = st
	}
	if st.kind == "paragraph" && isOn(e.Attr("default")) {
		s.paragraph = st.id
	}
}

func isOn(v string) bool { return v == "1" || v == "true" || v == "on" }

// numberingOf reads w:numPr.
func numberingOf(properties *ooxml.Element) numbering {
	n := noNumbering
	of := properties.Child("numPr")
	if v, ok := of.Val("numId"); ok {
		n.num = number(v)
	}
	if v, ok := of.Val("ilvl"); ok {
		n.level = min(max(number(v), 0), maxLevel)
	}
	return n
}

// outlineOf reads w:outlineLvl: a level from 1, or that the paragraph is body text.
func outlineOf(properties *ooxml.Element) (level int, body bool) {
	v, ok := properties.Val("outlineLvl")
	if !ok {
		return 0, false
	}
	if n := number(v); n >= 0 && n < 9 {
		return n + 1, false
	}
	return 0, true
}

// headingName is the name of a heading style whatever the language Word was installed in.
var headingName = regexp.MustCompile(`^(?:heading|見出し|標題)\s*([1-9])$`)

func headingByName(name string) int {
	if m := headingName.FindStringSubmatch(plainName(name)); m != nil {
		return number(m[1])
	}
	return 0
}

// plainName is a style's name in half-width small letters.
func plainName(name string) string { return strings.ToLower(strings.TrimSpace(norm.NFKC.String(name))) }

// chain gives a style and what it is based on, the style itself first. A circle ends where it begins.
func (s *wordStyles) chain(id string) []*wordStyle {
	var out []*wordStyle
	for st := s.byID[id]; st != nil && len(out) < maxChain; st = s.byID[st.basedOn] {
		for _, seen := range out {
			if seen == st {
				return out
			}
		}
		out = append(out, st)
	}
	return out
}

// maxChain is how many styles may be based on each other; Word stops at ten.
const maxChain = 32

func (s *wordStyles) outline(id string) int {
	for _, st := range s.chain(id) {
		if st.outline > 0 || st.body {
			return st.outline
		}
	}
	return 0
}

func (s *wordStyles) hidden(id string) bool {
	for _, st := range s.chain(id) {
		if st.hidden {
			return true
		}
	}
	return false
}

// name gives a style's name, or its id where it has none.
func (s *wordStyles) name(id string) string {
	if st := s.byID[id]; st != nil && st.name != "" {
		return st.name
	}
	return id
}

// isContents reports whether a style is one of the lines of a 目次.
func (s *wordStyles) isContents(id string) bool {
	return contentsName.MatchString(plainName(s.name(id)))
}

var contentsName = regexp.MustCompile(`^(?:toc|目次)\s*(?:[1-9]|heading|の見出し)$`)

// isTitle reports whether a style is that of the document's name.
func (s *wordStyles) isTitle(id string) bool {
	for _, st := range s.chain(id) {
		switch plainName(st.name) {
		case "title", "表題":
			return true
		}
	}
	return false
}
