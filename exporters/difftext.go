package exporters

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// WriteDiffText writes a 新旧対照表 for a terminal or a mail: clause after clause, 旧 before 新, changed words between
// ［－…－］ and ［＋…＋］.
func WriteDiffText(w io.Writer, t *Table) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "%s\n旧: %s\n新: %s\n", t.Title, oneLine(t.OldHead), oneLine(t.NewHead))
	writeCounts(b, t)
	for _, trap := range t.Traps {
		fmt.Fprintf(b, "注意: %s\n", trap)
	}
	for _, r := range t.Rows {
		if r.Group != "" {
			fmt.Fprintf(b, "\n■ %s\n", r.Group)
			continue
		}
		fmt.Fprintf(b, "\n")
		if r.State != "" {
			fmt.Fprintf(b, "【%s】\n", r.State)
		}
		writeSide(b, "旧", r.Old, "－")
		writeSide(b, "新", r.New, "＋")
		if r.Note != "" {
			fmt.Fprintf(b, "  理由: %s\n", strings.ReplaceAll(r.Note, "\n", " "))
		}
	}
	for i, v := range t.Reviews {
		if i == 0 {
			fmt.Fprintf(b, "\n■ 解説のみの変更（本文は同じ。運用と手順を確認してください）\n")
		}
		fmt.Fprintf(b, "・%s: %s\n", v.Clause, v.What)
	}
	if t.Footer != "" {
		fmt.Fprintf(b, "\n%s\n", t.Footer)
	}
	return b.Flush()
}

func oneLine(s string) string { return strings.ReplaceAll(s, "\n", " ") }

func writeCounts(w io.Writer, t *Table) {
	var parts []string
	for _, c := range t.Counts {
		parts = append(parts, fmt.Sprintf("%s %d", c.State, c.N))
	}
	fmt.Fprintf(w, "%s\n", strings.Join(parts, "、"))
}

func writeSide(w io.Writer, side string, lines []Line, mark string) {
	for i, l := range lines {
		head := "   "
		if i == 0 {
			head = side + " "
		}
		fmt.Fprintf(w, "  %s%s\n", head, markText(l, "［"+mark, mark+"］"))
	}
}

func markText(l Line, open, end string) string {
	var b strings.Builder
	for _, r := range l {
		if r.Mark {
			b.WriteString(open + r.Text + end)
		} else {
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

// WriteDiffMarkdown writes a 新旧対照表 as a Markdown table. Changed words are underlined with <u>.
func WriteDiffMarkdown(w io.Writer, t *Table) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "# %s\n\n", escapeLine(t.Title))
	writeCounts(b, t)
	for _, trap := range t.Traps {
		fmt.Fprintf(b, "\n> %s\n", trap)
	}
	heads := []string{escapeCell(t.OldHead), escapeCell(t.NewHead)}
	if t.NewLeft {
		heads[0], heads[1] = heads[1], heads[0]
	}
	if t.NoteHead != "" {
		heads = append(heads, escapeCell(t.NoteHead))
	}
	open := false
	for _, r := range t.Rows {
		if r.Group != "" {
			fmt.Fprintf(b, "\n## %s\n", escapeInline(r.Group))
			open = false
			continue
		}
		if !open {
			fmt.Fprintf(b, "\n")
			markdownRow(b, heads)
			fmt.Fprintf(b, "|%s\n", strings.Repeat("---|", len(heads)))
			open = true
		}
		cells := []string{markdownCell(r.Old), markdownCell(r.New)}
		if t.NewLeft {
			cells[0], cells[1] = cells[1], cells[0]
		}
		if t.NoteHead != "" {
			cells = append(cells, escapeCell(r.Note))
		}
		markdownRow(b, cells)
	}
	for i, v := range t.Reviews {
		if i == 0 {
			fmt.Fprintf(b, "\n## 解説のみの変更\n\n")
		}
		fmt.Fprintf(b, "- %s：%s\n", escapeInline(v.Clause), escapeInline(v.What))
	}
	if t.Footer != "" {
		fmt.Fprintf(b, "\n%s\n", escapeInline(t.Footer))
	}
	return b.Flush()
}

func markdownRow(w io.Writer, cells []string) {
	for i := range cells {
		cells[i] = strings.ReplaceAll(cells[i], "\n", "<br>")
	}
	fmt.Fprintf(w, "| %s |\n", strings.Join(cells, " | "))
}

func escapeCell(s string) string {
	return strings.ReplaceAll(escapeInline(s), "|", `\|`)
}

func markdownCell(lines []Line) string {
	parts := make([]string, len(lines))
	for i, l := range lines {
		var b strings.Builder
		for _, r := range l {
			if r.Mark {
				b.WriteString("<u>" + escapeCell(r.Text) + "</u>")
			} else {
				b.WriteString(escapeCell(r.Text))
			}
		}
		parts[i] = b.String()
	}
	return strings.Join(parts, "\n")
}
