package exporters

import (
	_ "embed"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"kitei/internal/ooxml"
	"kitei/policy"
)

//go:embed html.css
var htmlStyle string

// WriteHTML writes d as one HTML page that needs nothing else: title block, 目次 as navigation, provisions, what follows them, 改定履歴.
// Printed on A4 it looks like the Word document.
//
// Every node has its kind in data-kind and, where known, its stable id in data-id (the id attribute is for links); number, caption and
// text stand in elements of the classes label, title and text, so that the page can be read back. The page is well-formed XML
// too; no text of d can become markup. Equal arguments give equal bytes.
func WriteHTML(w io.Writer, d *policy.Document, opts Layout) error {
	l := opts.withDefaults()
	h := &htmlWriter{doc: d, layout: l, articles: byArticle(d), captions: byArticle(d), targets: targets(d), used: map[string]bool{}, entries: contents(d, l)}
	h.page()
	_, err := w.Write(h.Bytes())
	return err
}

// htmlWriter writes one page.
type htmlWriter struct {
	ooxml.XML
	doc      *policy.Document
	layout   Layout
	articles bool              // 条文形式
	captions bool              // whether the captions of 項 stand above them: in 条文形式 and in every 附則
	targets  map[string]string // see [targets]
	used     map[string]bool   // ids that have their element
	entries  []entry
	anchors  map[*policy.Node]string // of what the 目次 lists
}

func (h *htmlWriter) page() {
	h.anchors = map[*policy.Node]string{}
	for i, e := range h.entries {
		h.anchors[e.node] = "kitei-" + strconv.Itoa(i+1)
		if e.node.ID != "" {
			h.anchors[e.node] = htmlID(e.node.ID)
		}
	}
	h.Raw("<!DOCTYPE html>\n")
	h.Start("html", "lang", "ja")
	h.Raw("\n")
	h.head()
	form := "outline"
	if h.articles {
		form = "articles"
	}
	h.Raw("\n")
	h.Start("body", "class", form)
	h.Raw("\n")
	h.Element("a", "本文へ", "class", "skip", "href", "#kitei-main")
	h.front()
	h.contents()
	h.Raw("\n")
	h.Start("main", "id", "kitei-main")
	h.nodes(h.doc.Nodes, 2)
	h.End()
	h.history()
	h.foot()
	h.Raw("\n")
	h.End()
	h.Raw("\n")
	h.End()
	h.Raw("\n")
}

func (h *htmlWriter) head() {
	h.Start("head")
	h.Raw("\n")
	h.Empty("meta", "charset", "utf-8")
	h.Empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
	h.Element("title", h.doc.Title)
	h.Empty("meta", "name", "generator", "content", application)
	for _, m := range []struct{ name, value string }{
		{"edition", h.doc.Head.Edition},
		{"revision", h.doc.Head.Revision},
		{"short", h.doc.Short},
		{"form", h.doc.Head.Form},
		{"numbering", string(h.doc.Head.Styling.Numbering)},
	} {
		if m.value != "" {
			h.Empty("meta", "name", "kitei."+m.name, "content", m.value)
		}
	}
	h.Raw("\n")
	h.Start("style")
	h.Raw("\n" + h.variables() + htmlStyle)
	h.End()
	h.Raw("\n")
	h.End()
}

// variables are the parts of the style sheet that depend on the layout: fonts and the foot of a printed page.
func (h *htmlWriter) variables() string {
	mincho := cssFont(h.layout.FontMincho) + `, "Yu Mincho", "YuMincho", "Hiragino Mincho ProN", "MS Mincho", "Noto Serif CJK JP", "IPAexMincho", serif`
	gothic := cssFont(h.layout.FontGothic) + `, "Yu Gothic", "YuGothic", "Hiragino Sans", "MS Gothic", "Noto Sans CJK JP", "IPAexGothic", sans-serif`
	foot := `content: "－ " counter(page) " / " counter(pages) " －` + `\A " ` + cssString(h.layout.Footer)
	return ":root { --mincho: " + mincho + "; --gothic: " + gothic + "; }\n" +
		"@page { size: A4; margin: 30mm 30mm 25mm; @bottom-center { " + foot + "; white-space: pre; text-align: center; font: 8pt/1.6 " + mincho + "; } }\n"
}

// cssFont quotes the name of a font; what can stand in no name is left out.
func cssFont(name string) string {
	return `"` + strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(" 　-_", r) {
			return r
		}
		return -1
	}, name) + `"`
}

// cssString quotes any text for a style sheet.
func cssString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		if r > 0x7F && unicode.IsPrint(r) || unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, `\%06x`, max(r, 1))
		}
	}
	b.WriteByte('"')
	return b.String()
}

// front writes the title block.
func (h *htmlWriter) front() {
	head := h.doc.Head
	h.Raw("\n")
	h.Start("header", "class", "front")
	for _, line := range []struct{ class, text string }{
		{"number", head.Number}, {"addressee", head.Addressee}, {"enacting", head.Enacting}, {"date", head.Date}, {"issuer", head.Issuer}, {"form", printedForm(head)},
	} {
		if line.text != "" {
			h.Raw("\n")
			h.Start("p", "class", line.class)
			h.broken(line.text)
			h.End()
		}
	}
	h.Raw("\n")
	h.Element("h1", h.doc.Title)
	h.End()
}

// contents writes the 目次 as nested lists.
func (h *htmlWriter) contents() {
	if len(h.entries) == 0 {
		return
	}
	h.Raw("\n")
	h.Start("nav", "aria-labelledby", "kitei-contents")
	h.Element("h2", "目次", "id", "kitei-contents")
	open := 0
	for _, e := range h.entries {
		for open > e.level {
			h.End()
			h.End()
			open--
		}
		if open == e.level {
			h.End()
		}
		for open < e.level {
			h.Raw("\n")
			h.Start("ol")
			if open++; open < e.level {
				h.Start("li")
			}
		}
		h.Start("li")
		h.Element("a", e.text, "href", "#"+h.anchors[e.node])
	}
	for ; open > 0; open-- {
		h.End()
		h.End()
	}
	h.End()
}

func (h *htmlWriter) history() {
	history := h.doc.Head.History
	if len(history) == 0 {
		return
	}
	class := "history"
	if hasPages(h.doc) {
		class = "history apart"
	}
	h.Raw("\n")
	h.Start("section", "class", class, "aria-labelledby", "kitei-history")
	h.Element("h2", "改定履歴", "id", "kitei-history")
	h.Start("div", "class", "tablebox")
	h.table(historyRows(history), []int{22, 18, 60}, "")
	h.End()
	h.End()
}

func (h *htmlWriter) foot() {
	if h.layout.Footer == "" && h.layout.Disclaimer == "" {
		return
	}
	h.Raw("\n")
	h.Start("footer")
	if h.layout.Footer != "" {
		h.Element("p", h.layout.Footer, "class", "edition")
	}
	if h.layout.Disclaimer != "" {
		h.Element("p", h.layout.Disclaimer, "class", "disclaimer")
	}
	h.End()
}

// htmlID gives the id attribute of a provision: its stable id, in the form of a bookmark where it has characters a link would have
// to escape.
func htmlID(id string) string {
	for i := range len(id) {
		if c := id[i]; !('a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '.' || c == '-' || 'A' <= c && c <= 'Z') {
			return ooxml.BookmarkName(id)
		}
	}
	return id
}
