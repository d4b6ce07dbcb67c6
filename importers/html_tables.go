package importers

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"kitei/policy"
)

// maxCells bounds a table after its joined cells have been laid out. The spans of a hostile page multiply.
const maxCells = 200_000

// table reads a table: as cells, or as ordinary text where it only lays out a page.
func (w *htmlWalker) table(n *html.Node) {
	if layoutTable(n) {
		w.children(n)
		w.flush()
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && c.Data == "caption" {
			w.node(c)
		}
	}
	rows, cut := tableRows(n)
	if cut {
		w.note("table-cut", w.at(lineAttr(n)), maxCells)
	}
	if len(rows) > 0 {
		w.blocks = append(w.blocks, block{rows: rows, pos: w.at(lineAttr(n))})
	}
}

// layoutTable reports whether a table places parts of a page instead of showing data: it has one cell, holds another table or headings,
// or holds provisions.
func layoutTable(n *html.Node) bool {
	cells, layout := 0, false
	var visit func(c *html.Node)
	visit = func(c *html.Node) {
		for c := c.FirstChild; c != nil && !layout; c = c.NextSibling {
			if c.Type != html.ElementNode {
				continue
			}
			switch c.Data {
			case "table":
				layout = true
			case "td", "th":
				cells++
			case "h1", "h2", "h3":
				layout = true
			case "p", "div":
				label, _, ok := policy.ParseLabel(collapse(textOf(c)))
				layout = layout || ok && label.Shape == policy.ShapeUnit && (label.Unit == policy.Article || label.Unit.Grouping())
			}
			visit(c)
		}
	}
	visit(n)
	return layout || cells == 1
}

// tableRows lays out the cells of a table. A cell over several rows stands in each of them, so that a row says all it says on paper; a cell over
// several columns stands in the first. cut says that there were more than [maxCells].
func tableRows(n *html.Node) (rows [][]string, cut bool) {
	type span struct {
		text string
		left int
	}
	var down []span // what cells of rows above put into the columns
	total := 0
	for _, tr := range rowsOf(n) {
		var row []string
		fill := func() {
			for len(row) < len(down) && down[len(row)].left > 0 {
				down[len(row)].left--
				row = append(row, down[len(row)].text)
			}
		}
		for td := tr.FirstChild; td != nil; td = td.NextSibling {
			if td.Type != html.ElementNode || td.Data != "td" && td.Data != "th" {
				continue
			}
			fill()
			text, wide, high := htmlCell(td), spanOf(td, "colspan", 1000), spanOf(td, "rowspan", 65534)
			for i := range wide {
				if total++; total > maxCells {
					return append(rows, row), true
				}
				if i > 0 {
					text = ""
				}
				for len(down) <= len(row) {
					down = append(down, span{})
				}
				down[len(row)] = span{text, high - 1}
				row = append(row, text)
			}
		}
		fill()
		for i := len(row); i < len(down); i++ {
			if down[i].left > 0 { // a cell from above beyond the end of a short row
				for len(row) < i {
					row = append(row, "")
				}
				down[i].left--
				row = append(row, down[i].text)
			}
		}
		if total += len(row); total > maxCells {
			return rows, true
		}
		if len(row) > 0 {
			rows = append(rows, row)
		}
	}
	return rectangular(rows), false
}

// rectangular gives every row as many cells as the longest.
func rectangular(rows [][]string) [][]string {
	width := 0
	for _, row := range rows {
		width = max(width, len(row))
	}
	if width*len(rows) > 4*maxCells {
		return rows
	}
	for i := range rows {
		for len(rows[i]) < width {
			rows[i] = append(rows[i], "")
		}
	}
	return rows
}

// rowsOf gives the rows of a table in order: those of its head, its bodies and its foot.
func rowsOf(table *html.Node) []*html.Node {
	var head, body, foot []*html.Node
	for c := table.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		to := &body
		switch c.Data {
		case "tr":
			body = append(body, c)
			continue
		case "thead":
			to = &head
		case "tfoot":
			to = &foot
		case "tbody":
		default:
			continue
		}
		for r := c.FirstChild; r != nil; r = r.NextSibling {
			if r.Type == html.ElementNode && r.Data == "tr" {
				*to = append(*to, r)
			}
		}
	}
	return append(append(head, body...), foot...)
}

func spanOf(n *html.Node, key string, most int) int {
	v, err := strconv.Atoi(strings.TrimSpace(attr(n, key)))
	if err != nil || v < 0 || v == 0 && key == "colspan" {
		return 1
	}
	if v == 0 { // to the end of the table
		return most
	}
	return min(v, most)
}

// htmlCell is the text of a cell, its paragraphs and line breaks as lines.
func htmlCell(td *html.Node) string {
	var lines []string
	var line strings.Builder
	end := func() {
		if text := collapse(line.String()); text != "" {
			lines = append(lines, text)
		}
		line.Reset()
	}
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type == html.TextNode:
				line.WriteString(c.Data)
			case c.Type != html.ElementNode:
			case c.Data == "br":
				end()
			case separate[c.Data]:
				end()
				visit(c)
				end()
			default:
				visit(c)
			}
		}
	}
	visit(td)
	end()
	return strings.Join(lines, "\n")
}
