package importers

import (
	"bytes"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// lineName is the attribute that carries the line an element begins in through the parser, which keeps no places.
const lineName = "kitei-line"

// formatting are the elements that only change how words look. A parser opens them anew in every paragraph when they are not closed, so that a short
// page of unclosed ones grows without bound; nothing is lost with them.
var formatting = map[string]bool{
	"b": true, "big": true, "code": true, "em": true, "font": true, "i": true, "nobr": true, "s": true, "small": true, "strike": true,
	"strong": true, "tt": true, "u": true,
}

// placed are the elements whose lines are kept: those that begin a block or a cell.
var placed = map[string]bool{
	"p": true, "div": true, "li": true, "td": true, "th": true, "tr": true, "table": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true,
	"section": true, "article": true, "dt": true, "dd": true, "pre": true, "br": true, "blockquote": true, "ol": true, "ul": true, "img": true, "rt": true, "span": true,
	"caption": true, "main": true, "center": true, "body": true,
}

// prepareHTML readies a page for the parser: lines marked on its elements, formatting elements and null bytes taken out.
func prepareHTML(text string) []byte {
	text = strings.ReplaceAll(text, "\x00", "")
	z := html.NewTokenizer(strings.NewReader(text))
	var out bytes.Buffer
	out.Grow(len(text) + len(text)/8)
	line := 1
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return out.Bytes()
		}
		raw := z.Raw()
		lines := bytes.Count(raw, []byte("\n"))
		if kind == html.StartTagToken || kind == html.EndTagToken || kind == html.SelfClosingTagToken {
			name := tagName(raw)
			switch {
			case formatting[name]:
				line += lines
				continue
			case kind != html.EndTagToken && placed[name]:
				out.Write(raw[:1+len(name)])
				out.WriteString(" " + lineName + `="` + strconv.Itoa(line) + `"`)
				raw = raw[1+len(name):]
			}
		}
		out.Write(raw)
		line += lines
	}
}

// tagName gives the name of a tag as written, in lower case.
func tagName(raw []byte) string {
	s := bytes.TrimPrefix(bytes.TrimPrefix(raw, []byte("<")), []byte("/"))
	end := bytes.IndexAny(s, " \t\n\r\f/>")
	if end < 0 {
		end = len(s)
	}
	if end > 12 {
		return ""
	}
	return strings.ToLower(string(s[:end]))
}

// lineAttr gives the line an element, or the next around it that has one, begins in.
func lineAttr(n *html.Node) int {
	for ; n != nil; n = n.Parent {
		for _, a := range n.Attr {
			if a.Key == lineName {
				line, _ := strconv.Atoi(a.Val)
				return line
			}
		}
	}
	return 0
}

// attr gives the value of an attribute, "" for none.
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasClass(n *html.Node, class string) bool {
	for _, c := range strings.Fields(attr(n, "class")) {
		if c == class {
			return true
		}
	}
	return false
}
