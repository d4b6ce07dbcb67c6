package importers

import (
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"kitei/policy"
)

// ownPage reads a page that kitei wrote: kinds, ids and levels stand on its elements, numbers, captions and texts in elements of their own.
//
// What a page for people does not hold is not read back: roles, evidence, conditions and citations of the model, ways of writing numbers other than
// their style, and references that lead nowhere.
func (r *reader) ownPage(page *goquery.Document, main *goquery.Selection) *policy.Document {
	o := &ownReader{reader: r}
	d := &policy.Document{Title: page.Find("header.front h1").First().Text()}
	o.head(page, d)
	d.Nodes = o.nodes(main.Nodes[0], nil)
	return d
}

type ownReader struct{ *reader }

func (o *ownReader) head(page *goquery.Document, d *policy.Document) {
	meta := func(name string) string {
		return page.Find("meta[name='kitei."+name+"']").AttrOr("content", "")
	}
	d.Short = meta("short")
	h := &d.Head
	h.Edition, h.Revision, h.Form = meta("edition"), meta("revision"), meta("form")
	h.Styling.Numbering = policy.Numbering(meta("numbering"))
	for class, to := range map[string]*string{"number": &h.Number, "date": &h.Date, "addressee": &h.Addressee, "enacting": &h.Enacting, "issuer": &h.Issuer} {
		if p := page.Find("header.front p." + class); p.Length() > 0 {
			*to = textOf(p.Nodes[0])
		}
	}
	page.Find("section.history table tbody tr").Each(func(_ int, tr *goquery.Selection) {
		var cells [3]string
		tr.Find("td").Each(func(i int, td *goquery.Selection) {
			if i < len(cells) {
				cells[i] = textOf(td.Nodes[0])
			}
		})
		h.History = append(h.History, policy.Revision{Date: cells[0], Edition: cells[1], Summary: cells[2]})
	})
}

// nodes reads the provisions among the children of an element; what belongs to the provision around them goes into up.
func (o *ownReader) nodes(n *html.Node, up *policy.Node) []*policy.Node {
	var out []*policy.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		kind, known := policy.ParseKind(attr(c, "data-kind"))
		switch {
		case known:
			out = append(out, o.node(c, kind, up))
		case c.Data == "ol":
			out = append(out, o.nodes(c, up)...)
		case up == nil || c.Data == "p": // the words of p elements are read with their provision
		case c.Data == "table":
			up.Rows = ownRows(c)
		default:
			o.parts(c, up, nil)
		}
	}
	return out
}

// node reads one provision and what is under it.
func (o *ownReader) node(n *html.Node, kind policy.Kind, up *policy.Node) *policy.Node {
	p := &policy.Node{Kind: kind, ID: attr(n, "data-id"), Pos: o.at(lineAttr(n))}
	switch attr(n, "data-level") {
	case policy.Must.String():
		p.Level = policy.Must
	case policy.Recommended.String():
		p.Level = policy.Recommended
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && c.Data == "p" {
			o.parts(c, p, up)
		}
	}
	p.Children = o.nodes(n, p)
	return p
}

// parts reads number, caption and text under an element into a provision. The number of an article that shares the line of its first 項 goes to the article.
func (o *ownReader) parts(n *html.Node, p, article *policy.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		switch {
		case hasClass(c, "label") && attr(c, "data-of") == "article" && p.Kind != policy.Article && article != nil:
			article.Label = textOf(c)
		case hasClass(c, "label"):
			p.Label = textOf(c)
		case hasClass(c, "title"):
			p.Title = textOf(c)
		case hasClass(c, "text"):
			p.Text, p.Refs = ownText(c)
		default:
			o.parts(c, p, article)
		}
	}
}

// ownText gives a text and the references in it.
func ownText(n *html.Node) (string, []policy.Ref) {
	var b strings.Builder
	var refs []policy.Ref
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		start := b.Len()
		switch {
		case c.Type == html.ElementNode && c.Data == "br":
			b.WriteByte('\n')
		default:
			b.WriteString(textOf(c))
		}
		if id := attr(c, "data-ref"); id != "" {
			refs = append(refs, policy.Ref{Start: start, End: b.Len(), ID: id})
		}
	}
	return b.String(), refs
}

func ownRows(table *html.Node) [][]string {
	var rows [][]string
	for _, tr := range rowsOf(table) {
		var row []string
		for td := tr.FirstChild; td != nil; td = td.NextSibling {
			if td.Type == html.ElementNode {
				row = append(row, textOf(td))
			}
		}
		rows = append(rows, row)
	}
	return rows
}
