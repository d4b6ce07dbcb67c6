package importers

import (
	"slices"
	"strings"

	"kitei/policy"
)

// ReadMarkdown reads a policy written in Markdown.
//
// A file that carries kitei's marks ({#id} behind its headings, or the numbering in its head) is read by them and gives back exactly the tree it was written
// from; its form is described in templates/national/README.md. Any other file is read by its headings and by the numbers at
// the head of its lines.
func ReadMarkdown(name string, src []byte) (*policy.Document, []policy.Notice, error) {
	r := &reader{name: name}
	lines, err := r.lines(src)
	if err != nil {
		return nil, nil, err
	}
	front, body, err := r.frontMatter(lines)
	if err != nil {
		return nil, nil, err
	}
	blocks, err := r.markdownBlocks(body, len(lines)-len(body))
	if err != nil {
		return nil, nil, err
	}
	var d *policy.Document
	if marked(blocks) || front.labelled() {
		if d, err = r.canonical(blocks, front.labelled()); err != nil {
			return nil, nil, err
		}
	} else {
		d = r.structure(blocks)
	}
	front.apply(d)
	if d.Source == "" {
		d.Source = name
	}
	return d, r.notices, nil
}

// marked reports whether any heading carries an id.
func marked(blocks []block) bool {
	for _, b := range blocks {
		if b.heading > 0 && b.attrs != nil {
			return true
		}
	}
	return false
}

// markdownBlocks cuts lines into headings, paragraphs, list items and tables. skipped is the number of lines before the first.
//
// The cutting is by line, because the Markdown library keeps no positions and takes cubic time over many lists; what is inside a
// line (emphasis, links, escapes) is the library's.
func (r *reader) markdownBlocks(lines []string, skipped int) ([]block, error) {
	m := &markdownScanner{reader: r}
	for i, line := range lines {
		if err := m.line(line, r.at(skipped+i+1)); err != nil {
			return nil, err
		}
	}
	m.flush()
	return m.blocks, m.err
}

// markdownScanner holds the block that is being read.
type markdownScanner struct {
	*reader
	blocks  []block
	open    *block   // paragraph or list item that following lines may continue
	more    []string // the lines that continue it
	table   *block
	ruled   bool  // the line of hyphens under the table's header was read
	indents []int // columns at which the lists now open began
	fenced  bool
	err     error
}

func (m *markdownScanner) flush() {
	if m.open != nil {
		m.open.text = strings.Join(append([]string{m.open.text}, m.more...), "\n")
		m.close(m.open)
		m.open, m.more = nil, nil
	}
	if m.table != nil {
		m.blocks = append(m.blocks, *m.table)
		m.table = nil
	}
}

// close finishes a block: attributes off, inline marks read.
func (m *markdownScanner) close(b *block) {
	text, attrs, unknown := cutAttributes(b.text)
	if unknown != "" && m.err == nil {
		m.err = policy.Problem("markdown-attribute", b.pos, unknown)
	}
	b.attrs = attrs
	b.text = strings.Trim(m.inline(text, b.pos), " 　\n")
	m.blocks = append(m.blocks, *b)
}

// inline gives a text without its marks, and says where a line had too many to be read.
func (m *markdownScanner) inline(text string, pos policy.Pos) string {
	if slices.ContainsFunc(strings.Split(text, "\n"), tangled) {
		m.note("markdown-tangled", pos)
	}
	return inline(text)
}

func (m *markdownScanner) line(line string, pos policy.Pos) error {
	trimmed := strings.Trim(line, " 　\t")
	switch {
	case strings.HasPrefix(trimmed, "```") || strings.HasPrefix(trimmed, "~~~"):
		m.flush()
		m.fenced = !m.fenced
	case m.fenced:
		m.flush()
		m.open = &block{text: escapeInline(line), pos: pos}
	case trimmed == "":
		m.flush()
	case headingLevel(line) > 0:
		m.flush()
		m.indents = nil
		level := headingLevel(line)
		text := strings.TrimSpace(line[level:])
		if !strings.HasSuffix(text, "}") {
			text = strings.TrimRight(strings.TrimRight(text, "#"), " ")
		}
		m.close(&block{heading: level, text: text, pos: pos})
	case strings.HasPrefix(trimmed, "|") && (m.open == nil || m.table != nil):
		m.tableRow(trimmed, pos)
	case m.table != nil && strings.HasPrefix(trimmed, "{#"):
		_, attrs, unknown := cutAttributes(trimmed)
		if unknown != "" {
			return policy.Problem("markdown-attribute", pos, unknown)
		}
		m.table.attrs = attrs
		m.flush()
	case isRule(trimmed):
		m.flush()
		m.indents = nil
	default:
		m.textLine(line, trimmed, pos)
	}
	return m.err
}

func headingLevel(line string) int {
	n := len(line) - len(strings.TrimLeft(line, "#"))
	if n >= 1 && n <= 6 && len(line) > n && (line[n] == ' ' || strings.HasPrefix(line[n:], "　")) {
		return n
	}
	return 0
}

// isRule reports a thematic break.
func isRule(s string) bool {
	return len(s) >= 3 && (strings.Trim(s, "-") == "" || strings.Trim(s, "*") == "" || strings.Trim(s, "_") == "")
}

// textLine takes a line of a paragraph or of a list.
func (m *markdownScanner) textLine(line, trimmed string, pos policy.Pos) {
	column := 0
	for _, c := range line {
		if c != ' ' && c != '　' && c != '\t' {
			break
		}
		column++
		if c == '\t' {
			column += 3
		}
	}
	if text, ok := bullet(trimmed); ok {
		m.flush()
		for len(m.indents) > 0 && column < m.indents[len(m.indents)-1] {
			m.indents = m.indents[:len(m.indents)-1]
		}
		if len(m.indents) == 0 || column > m.indents[len(m.indents)-1] {
			m.indents = append(m.indents, column)
		}
		m.open = &block{text: text, depth: len(m.indents), indent: column, pos: pos}
		return
	}
	if m.open != nil && !m.labelled(trimmed) {
		m.more = append(m.more, trimmed)
		return
	}
	m.flush()
	if column == 0 {
		m.indents = nil
	}
	m.open = &block{text: trimmed, indent: column, pos: pos}
}

// labelled reports whether a line within a paragraph begins a provision of its own: people write （１）… and （２）… on
// consecutive lines, which Markdown would join.
func (m *markdownScanner) labelled(line string) bool {
	_, _, ok := policy.ParseLabel(line)
	return ok
}

// bullet takes the mark off a line of an unordered list. Numbers of an ordered list stay: they are labels.
func bullet(s string) (text string, ok bool) {
	for _, mark := range []string{"- ", "* ", "+ ", "-　", "*　"} {
		if rest, found := strings.CutPrefix(s, mark); found {
			return strings.TrimLeft(rest, " 　"), true
		}
	}
	return s, false
}

func (m *markdownScanner) tableRow(line string, pos policy.Pos) {
	if m.table == nil {
		m.flush()
		m.table, m.ruled = &block{pos: pos, rows: [][]string{}}, false
	}
	cells := splitRow(line)
	if len(m.table.rows) == 1 && !m.ruled && isDelimiter(cells) {
		m.ruled = true
		return
	}
	for i := range cells {
		cells[i] = m.inline(cells[i], pos)
	}
	if len(m.table.rows) > 0 && len(cells) != len(m.table.rows[0]) {
		m.note("table-ragged", pos, len(m.table.rows[0]), len(cells))
	}
	m.table.rows = append(m.table.rows, cells)
}

func isDelimiter(cells []string) bool {
	for _, c := range cells {
		if c == "" || strings.Trim(c, ":-") != "" {
			return false
		}
	}
	return true
}

// splitRow cuts | a | b | into its cells; \| is a bar inside a cell and <br> a line break.
func splitRow(line string) []string {
	line = strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|")
	var cells []string
	var cell strings.Builder
	for i := 0; i < len(line); i++ {
		switch {
		case line[i] == '\\' && i+1 < len(line) && line[i+1] == '|':
			cell.WriteByte('|')
			i++
		case line[i] == '|':
			cells = append(cells, cell.String())
			cell.Reset()
		default:
			cell.WriteByte(line[i])
		}
	}
	cells = append(cells, cell.String())
	for i := range cells {
		cells[i] = strings.ReplaceAll(strings.Trim(cells[i], " 　"), "<br>", "\n")
	}
	return cells
}
