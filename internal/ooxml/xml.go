package ooxml

import "unicode/utf8"

// XML writes markup element by element. The zero value is ready for use.
//
// Every text and attribute value is escaped; a character XML cannot hold, and a byte that is no UTF-8, becomes U+FFFD. The output is
// well-formed when the names are and every Start has its End. HTML written with it is well-formed XML as well.
type XML struct {
	buf  []byte
	open []string
}

// Declaration is the first line of every part.
const Declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// Raw writes s as it is; s must be well-formed.
func (x *XML) Raw(s string) { x.buf = append(x.buf, s...) }

// Start opens an element. attrs are names and values in turn.
func (x *XML) Start(name string, attrs ...string) {
	x.tag(name, attrs)
	x.buf = append(x.buf, '>')
	x.open = append(x.open, name)
}

// Empty writes an element without content.
func (x *XML) Empty(name string, attrs ...string) {
	x.tag(name, attrs)
	x.buf = append(x.buf, '/', '>')
}

// End closes the element opened last.
func (x *XML) End() {
	last := len(x.open) - 1
	x.buf = append(x.buf, '<', '/')
	x.buf = append(x.buf, x.open[last]...)
	x.buf = append(x.buf, '>')
	x.open = x.open[:last]
}

// Element writes an element that holds only text.
func (x *XML) Element(name, text string, attrs ...string) {
	x.Start(name, attrs...)
	x.Text(text)
	x.End()
}

// Bytes gives what was written. It panics when an element is still open, which is an error of the caller.
func (x *XML) Bytes() []byte {
	if len(x.open) > 0 {
		panic("ooxml: element " + x.open[len(x.open)-1] + " is open")
	}
	return x.buf
}

// Reset forgets what was written and keeps its memory: what [XML.Bytes] gave is good until then.
func (x *XML) Reset() { x.buf, x.open = x.buf[:0], x.open[:0] }

func (x *XML) tag(name string, attrs []string) {
	x.buf = append(x.buf, '<')
	x.buf = append(x.buf, name...)
	for i := 0; i+1 < len(attrs); i += 2 {
		x.buf = append(x.buf, ' ')
		x.buf = append(x.buf, attrs[i]...)
		x.buf = append(x.buf, '=', '"')
		x.Text(attrs[i+1])
		x.buf = append(x.buf, '"')
	}
}

// Text writes s escaped for content and for attribute values alike.
func (x *XML) Text(s string) {
	done := 0
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf && asciiEscapes[c] == "" {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		escape := escapeRune(r, size)
		if escape != "" {
			x.buf = append(x.buf, s[done:i]...)
			x.buf = append(x.buf, escape...)
			done = i + size
		}
		i += size
	}
	x.buf = append(x.buf, s[done:]...)
}

const replacement = "\uFFFD"

// asciiEscapes is what stands for an ASCII character that cannot stand for itself. Line feeds and tabs are kept in content, and
// survive in attributes because they are written as references.
var asciiEscapes = func() (t [utf8.RuneSelf]string) {
	for c := range ' ' {
		t[c] = replacement
	}
	t['\t'], t['\n'], t['\r'] = "&#9;", "&#10;", "&#13;"
	t['<'], t['>'], t['&'], t['"'] = "&lt;", "&gt;", "&amp;", "&#34;"
	return t
}()

// escapeRune gives "" for a character that may stand for itself.
func escapeRune(r rune, size int) string {
	switch {
	case r < utf8.RuneSelf:
		return asciiEscapes[r]
	case r == utf8.RuneError && size == 1, r == 0xFFFE, r == 0xFFFF:
		return replacement
	}
	return ""
}
