package importers

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"kitei/policy"
)

// htmlWalker turns the elements of a page into blocks.
type htmlWalker struct {
	*reader
	profile *htmlProfile
	broken  bool // the lines of the page end with br
	blocks  []block
	line    strings.Builder // words of the line being read
	start   *html.Node      // where it began
	heading int
	lists   []*htmlList // the lists that are open
	label   string      // number of a list that waits for its line
	images  int
	image   int // line of the first
}

// separate are the elements that stand on lines of their own.
var separate = map[string]bool{
	"address": true, "article": true, "blockquote": true, "body": true, "caption": true, "center": true, "dd": true, "details": true, "div": true, "dl": true, "dt": true,
	"fieldset": true, "figcaption": true, "figure": true, "footer": true, "header": true, "hr": true, "html": true, "li": true, "main": true, "ol": true, "p": true, "section": true,
	"summary": true, "table": true, "tbody": true, "td": true, "tfoot": true, "th": true, "thead": true, "tr": true, "ul": true, "menu": true, "dir": true,
}

// brokenLines reports whether a page ends its lines with br rather than holding them in elements of their own.
func brokenLines(body *goquery.Selection) bool {
	return body.Find("br").Length() > body.Find("p, li, div").Length()
}

// walk reads everything in a selection.
func (w *htmlWalker) walk(s *goquery.Selection) {
	for _, n := range s.Nodes {
		w.children(n)
	}
}

func (w *htmlWalker) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
}

func (w *htmlWalker) node(n *html.Node) {
	if n.Type == html.TextNode {
		w.words(n)
		return
	}
	if n.Type != html.ElementNode {
		return
	}
	switch name := n.Data; {
	case name == "br":
		w.breakLine(n)
	case name == "img":
		w.picture(n)
	case name == "pre":
		w.flush()
		w.preformatted(n)
	case name == "table":
		w.flush()
		w.table(n)
	case name == "ol" || name == "ul" || name == "menu" || name == "dir":
		w.flush()
		w.list(n)
	case len(name) == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6':
		w.flush()
		w.heading = int(name[1] - '0')
		w.children(n)
		w.flush()
		w.heading = 0
	case w.isNote(n):
		w.flush()
		if text := collapse(textOf(n)); text != "" {
			w.note("amendment-note", w.at(lineAttr(n)), text)
		}
	case separate[name]:
		w.flush()
		w.start = n
		w.children(n)
		w.flush()
	default:
		w.children(n)
		if hasClass(n, "num") {
			w.space()
		}
	}
}

// isNote reports whether an element is a note of the editors of a collection.
func (w *htmlWalker) isNote(n *html.Node) bool {
	for _, selector := range strings.Split(w.profile.note, ", ") {
		if name, class, _ := strings.Cut(selector, "."); class != "" && (name == "" || name == n.Data) && hasClass(n, class) {
			return true
		}
	}
	return false
}

// words adds the text of a node to the line: white space collapsed as a browser does, and dropped where the source only breaks a line between
// two Japanese characters.
func (w *htmlWalker) words(n *html.Node) {
	text := n.Data
	if strings.TrimSpace(text) == "" && w.line.Len() == 0 && !strings.ContainsRune(text, '　') {
		return
	}
	if w.start == nil {
		w.start = n.Parent
	}
	w.line.WriteString(text)
}

// space puts a full-width space behind a number that the page separates by its layout alone.
func (w *htmlWalker) space() {
	if s := w.line.String(); s != "" && !strings.HasSuffix(s, "　") && !strings.HasSuffix(s, " ") {
		w.line.WriteString("　")
	}
}

// breakLine takes a br: the end of a line where the page is written so, or where a provision begins behind it; else a line break in the text.
func (w *htmlWalker) breakLine(n *html.Node) {
	if w.broken {
		w.flush()
		return
	}
	if w.line.Len() > 0 {
		w.line.WriteString(lineBreak)
	}
	if w.start == nil {
		w.start = n
	}
}

// lineBreak stands for a br inside a line. It cannot occur in a page, whose null bytes are dropped.
const lineBreak = "\x00"

// flush ends the line that is being read.
func (w *htmlWalker) flush() {
	parts := strings.Split(w.line.String(), lineBreak)
	w.line.Reset()
	open := false // the last block can take a further line
	for _, part := range parts {
		text := collapse(part)
		if text == "" {
			continue
		}
		if open && !startsProvision(text) && !isCaption(text) {
			w.blocks[len(w.blocks)-1].text += "\n" + text
			continue
		}
		b := block{text: text, heading: w.heading, pos: w.at(lineAttr(w.start)), indent: indentOf(w.start) + leadingSpaces(part), label: w.label, depth: len(w.lists)}
		if l := w.innermost(); b.label != "" && (startsProvision(text) || l.typed && startsProvision(text+"　…")) {
			b.label, l.typed = "", true // the page writes its numbers itself and hides those of the list
		}
		w.label = ""
		w.blocks = append(w.blocks, b)
		open = w.heading == 0 && !isCaption(text) && !opensGroup(text)
	}
	w.start = nil
}

// opensGroup reports whether a line is the heading of a chapter or of what follows the body, so that nothing goes on with it.
func opensGroup(s string) bool {
	label, _, ok := policy.ParseLabel(s)
	return ok && (label.Shape == policy.ShapeNamed || label.Shape == policy.ShapeUnit && label.Unit.Grouping())
}

// innermost is the list that is open, an empty one outside lists.
func (w *htmlWalker) innermost() *htmlList {
	if len(w.lists) == 0 {
		return &htmlList{}
	}
	return w.lists[len(w.lists)-1]
}

// preformatted reads text that is laid out with spaces and line ends, like a text file.
func (w *htmlWalker) preformatted(n *html.Node) {
	lines := strings.Split(textOf(n), "\n")
	blocks := w.textBlocks(lines)
	for i := range blocks {
		blocks[i].pos.Line += max(lineAttr(n)-1, 0)
	}
	w.blocks = append(w.blocks, blocks...)
}

// picture counts pictures, which nobody can read: forms are often nothing else.
func (w *htmlWalker) picture(n *html.Node) {
	if width := attr(n, "width"); width == "1" || attr(n, "alt") == "" && strings.Contains(attr(n, "src"), "spacer") {
		return
	}
	if w.images++; w.images == 1 {
		w.image = lineAttr(n)
	}
}

// report says what could not be read.
func (w *htmlWalker) report() {
	if w.images > 0 {
		w.note("html-images", w.at(w.image), w.images)
	}
}

// textOf is all text under a node.
func textOf(n *html.Node) string {
	var b strings.Builder
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.Type == html.ElementNode && n.Data == "br":
			b.WriteByte('\n')
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c)
		}
	}
	visit(n)
	return b.String()
}

// collapse writes white space as a browser shows it: runs of spaces, tabs and line ends as one space, none at the ends, none for a line end
// between two characters of Japanese. Full-width spaces inside stay.
func collapse(s string) string {
	var b strings.Builder
	var last rune
	gap, broken := false, false
	for _, c := range s {
		if c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\u00a0' {
			gap = true
			broken = broken || c == '\n'
			continue
		}
		if gap && b.Len() > 0 && (!broken || last < 0x2E80 || c < 0x2E80) && last != '　' && c != '　' {
			b.WriteByte(' ')
		}
		gap, broken, last = false, false, c
		b.WriteRune(c)
	}
	return strings.Trim(b.String(), " 　")
}

func leadingSpaces(s string) int {
	n := 0
	for _, c := range strings.TrimLeft(s, " \n\t\r") {
		if c != '　' && c != '\u00a0' {
			break
		}
		n++
	}
	return n
}

var leftSpace = regexp.MustCompile(`(?i)(?:margin-left|padding-left)\s*:\s*([0-9]+(?:\.[0-9]+)?)\s*em`)

// indentOf is how far an element stands to the right by its own style, in characters.
func indentOf(n *html.Node) int {
	if n == nil {
		return 0
	}
	m := leftSpace.FindStringSubmatch(attr(n, "style"))
	if m == nil {
		return 0
	}
	em, err := strconv.ParseFloat(m[1], 64)
	if err != nil || em > 100 {
		return 0
	}
	return int(em)
}

// isHeadLine reports whether a line is the number or date of a rule.
func isHeadLine(s string) bool { return ruleNumber.MatchString(s) || issueDate.MatchString(s) }
