package returns

import (
	"bytes"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"
	nethtml "golang.org/x/net/html"

	"kitei/exporters"
	"kitei/internal/ooxml"
	"kitei/policy"
)

// TableText is what stands in a 新旧対照表 that was written to a file: the lines of both columns in the order of reading, as a reader of the file sees
// them. What is underlined, or bold, is marked.
type TableText struct {
	Left     exporters.Side
	Receipt  string
	Groups   []string // headings over all columns
	Old, New []exporters.Line
	Bars     bool // cells of tables are parted by ｜ and not by tabs
}

// add adds lines to the column on the left (0) or right (1).
func (t *TableText) add(column int, lines ...exporters.Line) {
	if (column == 0) == (t.Left == exporters.SideOld) {
		t.Old = append(t.Old, lines...)
	} else {
		t.New = append(t.New, lines...)
	}
}

// ReadTable reads a 新旧対照表 that kitei wrote (.docx, .xlsx, .html, .md). The name decides the format.
//
// Errors are *policy.Notice values: another kind of file (table-format), or a file without such a table (table-none).
func ReadTable(name string, src []byte) (*TableText, error) {
	t := &TableText{}
	var err error
	switch strings.ToLower(path.Ext(name)) {
	case ".docx":
		err = t.docx(src)
	case ".xlsx":
		err = t.xlsx(src)
	case ".html":
		err = t.html(src)
	case ".md":
		t.markdown(string(src))
	default:
		return nil, policy.Problem("table-format", policy.Pos{File: name}, path.Ext(name))
	}
	if err != nil || t.Left == "" {
		return nil, policy.Problem("table-none", policy.Pos{File: name})
	}
	return t, nil
}

func (t *TableText) properties(p map[string]string) {
	if p["kitei.kind"] == "table/1" {
		t.Left, t.Receipt = exporters.Side(p["kitei.left"]), p["kitei.receipt"]
	}
}

func (t *TableText) docx(src []byte) error {
	a, err := ooxml.OpenArchive(src)
	if err != nil {
		return err
	}
	properties, err := a.Properties()
	if err != nil {
		return err
	}
	t.properties(properties)
	data, err := a.Part("word/document.xml")
	if err != nil {
		return err
	}
	return ooxml.Elements(data, "body", nil, func(e *ooxml.Element) error {
		if caption, _ := e.Child("tblPr").Val("tblCaption"); e.Name != "tbl" || caption != exporters.MainTable {
			return nil
		}
		for _, row := range e.Children {
			if row.Name == "tr" && row.Find("trPr", "tblHeader") == nil {
				t.wordRow(row)
			}
		}
		return nil
	})
}

func (t *TableText) wordRow(row *ooxml.Element) {
	column := 0
	for _, cell := range row.Children {
		if cell.Name != "tc" {
			continue
		}
		lines := wordLines(cell)
		if _, over := cell.Child("tcPr").Val("gridSpan"); over {
			for _, l := range lines {
				t.Groups = append(t.Groups, l.Text())
			}
			return
		}
		if column < 2 {
			t.add(column, lines...)
		}
		column++
	}
}

// wordLines gives the paragraphs of a cell, and the rows of tables in it as lines with tabs. An empty paragraph is none.
func wordLines(cell *ooxml.Element) []exporters.Line {
	var out []exporters.Line
	for _, e := range cell.Children {
		switch e.Name {
		case "p":
			if l := wordLine(e); len(l) > 0 {
				out = append(out, l)
			}
		case "tbl":
			for _, row := range e.Children {
				if row.Name == "tr" {
					out = append(out, wordCells(row))
				}
			}
		}
	}
	return out
}

func wordCells(row *ooxml.Element) exporters.Line {
	var l exporters.Line
	n := 0
	for _, cell := range row.Children {
		if cell.Name != "tc" {
			continue
		}
		if n > 0 {
			l = append(l, exporters.Run{Text: "\t"})
		}
		n++
		for _, p := range cell.Children {
			if p.Name == "p" {
				l = append(l, wordLine(p)...)
			}
		}
	}
	return l
}

func wordLine(p *ooxml.Element) exporters.Line {
	var l exporters.Line
	for _, r := range p.Children {
		if r.Name != "r" {
			continue
		}
		u, underlined := r.Child("rPr").Val("u")
		marked := underlined && u != "none" || r.Child("rPr").On("b")
		for _, e := range r.Children {
			switch e.Name {
			case "t":
				l = append(l, exporters.Run{Text: e.Content(), Mark: marked})
			case "tab":
				l = append(l, exporters.Run{Text: "\t", Mark: marked})
			case "br":
				l = append(l, exporters.Run{Text: "\n", Mark: marked})
			}
		}
	}
	return l
}

// xlsx reads the sheet whose hidden columns say which cells go on in the middle of a line.
func (t *TableText) xlsx(src []byte) error {
	a, err := ooxml.OpenArchive(src)
	if err != nil {
		return err
	}
	properties, err := a.Properties()
	if err != nil {
		return err
	}
	t.properties(properties)
	t.Bars = true
	rows := map[int]map[int]*ooxml.Cell{}
	first := 0
	join := 0 // column that tells which cells go on
	err = ooxml.Cells(a, func(c *ooxml.Cell) error {
		if c.Sheet != "新旧対照表" {
			return nil
		}
		if c.Text() == "続き" && first == 0 && c.Col > 2 {
			first, join = c.Row, c.Col
		}
		if rows[c.Row] == nil {
			rows[c.Row] = map[int]*ooxml.Cell{}
		}
		rows[c.Row][c.Col] = c
		return nil
	})
	if err != nil {
		return err
	}
	for _, r := range slices.Sorted(maps.Keys(rows)) {
		if r > first {
			t.sheetRow(rows[r], join)
		}
	}
	return nil
}

func (t *TableText) sheetRow(row map[int]*ooxml.Cell, join int) {
	goes := ""
	if c := row[join]; c != nil {
		goes = c.Text()
	}
	if goes == "*" { // a line over all columns
		return
	}
	for column := range 2 {
		c := row[column+1]
		if c == nil {
			continue
		}
		lines := sheetLines(c)
		if strings.Contains(goes, string(rune('A'+column))) {
			at := &t.New
			if (column == 0) == (t.Left == exporters.SideOld) {
				at = &t.Old
			}
			if n := len(*at); n > 0 {
				(*at)[n-1] = append((*at)[n-1], lines[0]...)
				lines = lines[1:]
			}
		}
		t.add(column, lines...)
	}
}

func sheetLines(c *ooxml.Cell) []exporters.Line {
	out := []exporters.Line{{}}
	for _, r := range c.Runs {
		for i, text := range strings.Split(r.Text, "\n") {
			if i > 0 {
				out = append(out, exporters.Line{})
			}
			if text != "" {
				out[len(out)-1] = append(out[len(out)-1], exporters.Run{Text: text, Mark: r.Underline || r.Bold})
			}
		}
	}
	return out
}

func (t *TableText) html(src []byte) error {
	page, err := goquery.NewDocumentFromReader(bytes.NewReader(src))
	if err != nil {
		return err
	}
	properties := map[string]string{}
	page.Find("meta").Each(func(_ int, m *goquery.Selection) { properties[m.AttrOr("name", "")] = m.AttrOr("content", "") })
	t.properties(properties)
	page.Find("table.diff > tbody > tr").Each(func(_ int, row *goquery.Selection) {
		row.ChildrenFiltered("th").Each(func(_ int, h *goquery.Selection) { t.Groups = append(t.Groups, h.Text()) })
		row.ChildrenFiltered("td.old, td.new").Each(func(column int, cell *goquery.Selection) {
			cell.Find("p.line, table.rows tr").Each(func(_ int, l *goquery.Selection) { t.add(column, pageLine(l)) })
		})
	})
	return nil
}

func pageLine(l *goquery.Selection) exporters.Line {
	out := exporters.Line{}
	var walk func(n *nethtml.Node, marked bool)
	walk = func(n *nethtml.Node, marked bool) {
		if n.Type == nethtml.TextNode {
			out = append(out, exporters.Run{Text: n.Data, Mark: marked})
		}
		if n.Data == "td" && n.PrevSibling != nil {
			out = append(out, exporters.Run{Text: "\t"})
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, marked || n.Data == "u")
		}
	}
	walk(l.Get(0), false)
	return out
}

// markdown reads the tables of a Markdown file, and the headings between them.
func (t *TableText) markdown(src string) {
	properties := map[string]string{}
	t.Bars = true
	heads := true
	for line := range strings.SplitSeq(src, "\n") {
		if comment, ok := strings.CutPrefix(line, "<!-- kitei."); ok {
			name, value, _ := strings.Cut(strings.TrimSuffix(comment, " -->"), ": ")
			properties["kitei."+name] = value
			t.properties(properties)
			continue
		}
		if title, ok := strings.CutPrefix(line, "## "); ok {
			t.Groups = append(t.Groups, unescape(title))
		}
		if !strings.HasPrefix(line, "| ") {
			heads = !strings.HasPrefix(line, "|--")
			continue
		}
		if heads {
			continue
		}
		for column, cell := range markdownCells(line) {
			if column < 2 && cell != "" {
				for part, rest, more := "", cell, true; more; {
					part, rest, more = cutMark(rest, "<br>")
					t.add(column, markdownLine(part))
				}
			}
		}
	}
}

// markdownCells parts a row of a table at the bars that are not escaped.
func markdownCells(row string) []string {
	row = strings.TrimSuffix(strings.TrimPrefix(row, "| "), " |")
	var out []string
	start := 0
	for i := 0; i < len(row); i++ {
		switch {
		case row[i] == '\\':
			i++
		case strings.HasPrefix(row[i:], " | "):
			out = append(out, row[start:i])
			i += 2
			start = i + 1
		}
	}
	return append(out, row[start:])
}

func markdownLine(s string) exporters.Line {
	out := exporters.Line{}
	marked := false
	for s != "" {
		tag := "<u>"
		if marked {
			tag = "</u>"
		}
		text, rest, found := cutMark(s, tag)
		if text != "" {
			out = append(out, exporters.Run{Text: unescape(text), Mark: marked})
		}
		if !found {
			break
		}
		marked, s = !marked, rest
	}
	return out
}

// cutMark parts s at the first mark before which no backslash takes its meaning away.
func cutMark(s, mark string) (before, after string, found bool) {
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' {
			i++
		} else if strings.HasPrefix(s[i:], mark) {
			return s[:i], s[i+len(mark):], true
		}
	}
	return s, "", false
}

// unescape takes the backslashes out of a text of Markdown.
func unescape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
