package importers

import (
	"strings"

	"kitei/policy"
)

// ReadText reads a policy in plain text: one provision a line, as copied from a 例規集 page, a PDF or a word processor.
//
// What copying does to a text is mended where it can be told, and each mending is a notice: lines cut at a width are joined, numbers of pages
// between them left out, rows of cells made tables, the @ and A that stand where ① and ② were lost put right.
func ReadText(name string, src []byte) (*policy.Document, []policy.Notice, error) {
	r := &reader{name: name}
	lines, err := r.lines(src)
	if err != nil {
		return nil, nil, err
	}
	d := r.structure(r.textBlocks(lines))
	d.Source = name
	return d, r.notices, nil
}

// textLine is a line of a text file.
type textLine struct {
	text   string // without the spaces around it
	raw    string
	indent int  // spaces before it
	number int  // from 1
	paged  bool // a page ends before or behind it
}

// textBlocks makes blocks of the lines of a text file.
func (r *reader) textBlocks(lines []string) []block {
	kept := r.dropPageNumbers(textLines(lines))
	r.restoreCircled(kept)
	var blocks []block
	listed := false // the line before is one of a 目次
	for i := 0; i < len(kept); {
		if listed = kept[i].text != "" && (isContents(kept[i].text) || listed && contentsPage.MatchString(kept[i].text)); listed {
			blocks = append(blocks, block{text: kept[i].text, indent: kept[i].indent, pos: r.at(kept[i].number)})
			i++
			continue
		}
		if rows, n := textTable(kept[i:]); n > 0 {
			r.note("table-guessed", r.at(kept[i].number), n)
			blocks = append(blocks, block{rows: rows, pos: r.at(kept[i].number)})
			i += n
			continue
		}
		if kept[i].text == "" {
			i++
			continue
		}
		blocks = append(blocks, block{text: kept[i].text, indent: kept[i].indent, pos: r.at(kept[i].number)})
		i++
	}
	return r.joinWrapped(blocks)
}

// textLines are the lines that hold anything.
func textLines(lines []string) []textLine {
	var out []textLine
	paged := false
	for i, raw := range lines {
		paged = paged || strings.HasPrefix(raw, "\f")
		text := strings.Trim(raw, " 　\t\f")
		if text == "" && len(out) > 0 && strings.Contains(raw, "\t") && strings.Contains(out[len(out)-1].raw, "\t") {
			out = append(out, textLine{raw: raw, number: i + 1}) // a row of empty cells
			continue
		}
		if text == "" {
			paged = paged || strings.Contains(raw, "\f")
			continue
		}
		if paged && len(out) > 0 {
			out[len(out)-1].paged = true
		}
		l := textLine{text: text, raw: raw, number: i + 1, paged: paged || strings.HasSuffix(raw, "\f")}
		for _, c := range strings.TrimLeft(raw, "\f") {
			if c != ' ' && c != '　' && c != '\t' {
				break
			}
			l.indent++
		}
		out = append(out, l)
		paged = strings.HasSuffix(raw, "\f")
	}
	return out
}
