package exporters

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
)

// WriteDiffMarkdown writes a 新旧対照表 as Markdown tables. Changed words stand between <u> and </u>, whatever the profile says:
// Markdown has no other way to underline.
func WriteDiffMarkdown(w io.Writer, t *Table) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "# %s\n\n", escapeLine(t.Title))
	for _, p := range t.properties() {
		fmt.Fprintf(b, "<!-- %s: %s -->\n", p.Name, strings.ReplaceAll(p.Value, "--", "－－"))
	}
	fmt.Fprintln(b)
	if t.Lead != "" {
		fmt.Fprintf(b, "%s\n\n", escapeInline(t.Lead))
	}
	if t.Profile.Summary != SummaryNone {
		writeCounts(b, t)
		for _, trap := range t.Traps {
			fmt.Fprintf(b, "\n> %s\n", escapeInline(trap))
		}
	}
	writeMarkdownRows(b, t)
	if t.Remark != "" {
		fmt.Fprintf(b, "\n%s\n", escapeInline(t.Remark))
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

// writeMarkdownRows writes the rows; a table ends where a heading of a chapter stands between them.
func writeMarkdownRows(b io.Writer, t *Table) {
	heads := []string{escapeCell(t.Head(t.Left())), escapeCell(t.Head(t.Right()))}
	if t.NoteHead != "" {
		heads = append(heads, escapeCell(t.NoteHead))
	}
	open := false
	for i := range t.Rows {
		r := &t.Rows[i]
		if r.Kind == RowGroup {
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
		for j, part := range t.parts(r) {
			cells := []string{markdownCell(part.side(t.Left())), markdownCell(part.side(t.Right()))}
			if t.NoteHead != "" {
				cells = append(cells, "")
				if j == 0 {
					cells[2] = escapeCell(joined(noteLines(r)))
				}
			}
			markdownRow(b, cells)
		}
	}
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
	for i, l := range withBars(lines) {
		escaped := slices.Clone(l)
		for j := range escaped {
			escaped[j].Text = escapeCell(escaped[j].Text)
		}
		parts[i] = markText(escaped, "<u>", "</u>")
	}
	return strings.Join(parts, "\n")
}
