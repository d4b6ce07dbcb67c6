package exporters

import (
	"strconv"
	"strings"

	"kitei/policy"
)

func (h *htmlWriter) nodes(nodes []*policy.Node, level int) {
	for i := 0; i < len(nodes); {
		items := i
		for items < len(nodes) && inList(nodes[items].Kind) {
			items++
		}
		if items > i {
			h.list(nodes[i:items], level)
			i = items
			continue
		}
		h.node(nodes[i], level)
		i++
	}
}

// inList reports whether nodes of kind k are entries of a list.
func inList(k policy.Kind) bool { return k >= policy.Item && k <= policy.Subitem3 }

func (h *htmlWriter) list(nodes []*policy.Node, level int) {
	h.Raw("\n")
	h.Start("ol", "role", "list")
	for _, n := range nodes {
		h.open("li", n.Kind.String(), n)
		h.line(n)
		h.nodes(n.Children, level)
		h.End()
	}
	h.End()
}

// node writes n and what is under it. level is that of the heading it would have.
func (h *htmlWriter) node(n *policy.Node, level int) {
	switch n.Kind {
	case policy.Part, policy.Chapter, policy.Section, policy.Subsection, policy.Division:
		h.section(n, "group "+n.Kind.String(), level, separator(n.Label))
	case policy.Article:
		h.article(n, level)
	case policy.Subarticle:
		h.section(n, "subarticle", level, separator(n.Label))
	case policy.Paragraph, policy.Preamble:
		h.paragraph(n, level)
	case policy.Item, policy.Subitem1, policy.Subitem2, policy.Subitem3:
		h.list([]*policy.Node{n}, level)
	case policy.Table:
		h.tableNode(n, "")
	case policy.Supplement, policy.Annex, policy.Form:
		h.attached(n, level)
	}
}

// open starts the element of a node.
func (h *htmlWriter) open(element, class string, n *policy.Node) {
	attrs := []string{"class", class, "data-kind", n.Kind.String()}
	switch {
	case n.ID != "" && !h.used[n.ID]:
		h.used[n.ID] = true
		attrs = append(attrs, "id", htmlID(n.ID), "data-id", n.ID)
	case n.ID != "":
		attrs = append(attrs, "data-id", n.ID)
	case h.anchors[n] != "":
		attrs = append(attrs, "id", h.anchors[n])
	}
	if n.Level != policy.Unspecified {
		attrs = append(attrs, "data-level", n.Level.String())
	}
	h.Raw("\n")
	h.Start(element, attrs...)
}

// section writes a node that has a heading.
func (h *htmlWriter) section(n *policy.Node, class string, level int, separator string) {
	h.open("section", class, n)
	h.heading(n, level, separator)
	h.said(n, "bare")
	h.nodes(n.Children, level+1)
	h.End()
}

func (h *htmlWriter) heading(n *policy.Node, level int, separator string) {
	if n.Label == "" && n.Title == "" {
		return
	}
	h.Start("h" + strconv.Itoa(min(level, 6)))
	h.labelled(n, separator)
	h.End()
}

// labelled writes number and caption.
func (h *htmlWriter) labelled(n *policy.Node, separator string) {
	switch {
	case spread(n):
		h.Element("span", n.Label, "class", "label spread")
	case n.Label != "":
		h.Element("span", n.Label, "class", "label")
	}
	if n.Title != "" {
		if n.Label != "" {
			h.Text(separator)
		}
		h.Element("span", n.Title, "class", "title")
	}
}

// said writes the words of a node that has a heading, if it has any.
func (h *htmlWriter) said(n *policy.Node, class string) {
	if n.Text != "" {
		h.Start("div", "class", class)
		h.Start("p", "class", "line")
		h.words(n)
		h.End()
		h.End()
	}
}

// line writes number, caption and text of a provision.
func (h *htmlWriter) line(n *policy.Node) {
	h.Start("p", "class", "line")
	h.labelled(n, "　")
	if (n.Label != "" || n.Title != "") && n.Text != "" {
		h.Text("　")
	}
	h.words(n)
	h.End()
}

// words writes a provision's text, references as links to where they lead.
func (h *htmlWriter) words(n *policy.Node) {
	if n.Text == "" {
		return
	}
	h.Start("span", "class", "text")
	for _, p := range pieces(n.Text, n.Refs) {
		to := h.targets[p.id]
		if p.id == "" || to == "" {
			h.broken(p.text)
			continue
		}
		h.Start("a", "href", "#"+htmlID(to), "data-ref", p.id)
		h.broken(p.text)
		h.End()
	}
	h.End()
}

// broken writes text with its line feeds as line breaks.
func (h *htmlWriter) broken(s string) {
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			h.Empty("br")
		}
		h.Text(line)
	}
}

// paragraph writes a 項.
func (h *htmlWriter) paragraph(n *policy.Node, level int) {
	class := n.Kind.String()
	if n.Label == "" {
		class += " bare"
	}
	h.open("div", class, n)
	if n.Title != "" && h.captions {
		h.caption("p", n)
		bare := *n
		bare.Title = ""
		h.line(&bare)
	} else {
		h.line(n)
	}
	h.nodes(n.Children, level)
	h.End()
}

// caption writes （見出し） above a provision.
func (h *htmlWriter) caption(element string, n *policy.Node) {
	h.Start(element, "class", "caption")
	h.Text("（")
	h.Element("span", n.Title, "class", "title")
	h.Text("）")
	h.End()
}

func (h *htmlWriter) article(n *policy.Node, level int) {
	switch {
	case h.articles:
		h.articleLines(n, level)
	case n.Title == "":
		h.open("section", "article", n)
		h.line(n)
		h.nodes(n.Children, level+1)
		h.End()
	default:
		h.section(n, "article", level, separator(n.Label))
	}
}

// articleLines writes an article of 条文形式: caption, then number and first 項 in one line.
func (h *htmlWriter) articleLines(n *policy.Node, level int) {
	h.open("section", "article", n)
	if n.Title != "" {
		h.caption("h"+strconv.Itoa(min(level, 6)), n)
	}
	first := opening(n)
	if first == nil {
		if n.Label != "" || n.Text != "" {
			h.articleLine(n, n)
		}
		h.nodes(n.Children, level+1)
		h.End()
		return
	}
	h.open("div", "paragraph", first)
	h.articleLine(n, first)
	h.nodes(first.Children, level+1)
	h.End()
	h.nodes(n.Children[1:], level+1)
	h.End()
}

// articleLine writes the number of an article and the words that follow it.
func (h *htmlWriter) articleLine(n, said *policy.Node) {
	h.Start("p", "class", "line")
	if n.Label != "" {
		h.Element("span", n.Label, "class", "label", "data-of", "article")
		h.Text("　")
	}
	h.words(said)
	h.End()
}

// attached writes a 附則, 別表 or 様式.
func (h *htmlWriter) attached(n *policy.Node, level int) {
	class := n.Kind.String()
	if wide(n) {
		class += " wide"
	}
	h.captions = h.articles || n.Kind == policy.Supplement
	defer func() { h.captions = h.articles }()
	if n.Kind != policy.Form {
		h.section(n, class, level, "　")
		return
	}
	h.open("section", class, n)
	if n.Label != "" {
		h.Start("p", "class", "formnumber")
		h.Element("span", n.Label, "class", "label")
		h.End()
	}
	if n.Title != "" {
		h.Start("h" + strconv.Itoa(min(level, 6)))
		h.Element("span", n.Title, "class", "title")
		h.End()
	}
	h.said(n, "bare note")
	for _, c := range n.Children {
		if c.Kind == policy.Table {
			h.tableNode(c, "form")
		} else {
			h.node(c, level+1)
		}
	}
	h.End()
}

func (h *htmlWriter) tableNode(n *policy.Node, class string) {
	h.open("div", strings.TrimSpace("tablebox "+class), n)
	if n.Label != "" || n.Title != "" {
		h.Start("p", "class", "caption")
		h.labelled(n, "　")
		h.End()
	}
	if columns(n.Rows) > 0 {
		h.table(n.Rows, percentages(n.Rows, class != ""), class)
	}
	h.said(n, "note")
	h.End()
}

// percentages shares the width of a table among its columns as on paper.
func percentages(rows [][]string, form bool) []int {
	page := portrait
	if columns(rows) >= manyColumns {
		page = landscape
	}
	widths := columnWidths(rows, page.textWidth(), form)
	for c, w := range widths {
		widths[c] = w * 100 / page.textWidth()
	}
	return widths
}

// table writes rows; the first is the heading of the columns when others follow.
func (h *htmlWriter) table(rows [][]string, widths []int, class string) {
	if class == "" {
		h.Start("table")
	} else {
		h.Start("table", "class", class)
	}
	h.Start("colgroup")
	for _, w := range widths {
		h.Empty("col", "style", "width:"+strconv.Itoa(w)+"%")
	}
	h.End()
	if len(rows) > 1 {
		h.Start("thead")
		h.row(rows[0], len(widths), "th")
		h.End()
		rows = rows[1:]
	}
	h.Start("tbody")
	for _, row := range rows {
		h.row(row, len(widths), "td")
	}
	h.End()
	h.End()
}

func (h *htmlWriter) row(row []string, columns int, cell string) {
	h.Raw("\n")
	h.Start("tr")
	for c := range columns {
		text := ""
		if c < len(row) {
			text = row[c]
		}
		if cell == "th" {
			h.Start(cell, "scope", "col")
		} else {
			h.Start(cell)
		}
		h.broken(text)
		h.End()
	}
	h.End()
}
