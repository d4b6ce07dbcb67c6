package exporters

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
)

// WriteDiffText writes a 新旧対照表 for a terminal or a mail: clause after clause, 旧 before 新, changed words between
// ［－…－］ and ［＋…＋］.
func WriteDiffText(w io.Writer, t *Table) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "%s\n旧: %s\n新: %s\n", t.Title, oneLine(t.OldHead), oneLine(t.NewHead))
	if t.Lead != "" {
		fmt.Fprintf(b, "%s\n", t.Lead)
	}
	writeCounts(b, t)
	for _, trap := range t.Traps {
		fmt.Fprintf(b, "注意: %s\n", trap)
	}
	for _, r := range t.Rows {
		if r.Kind == RowGroup {
			fmt.Fprintf(b, "\n■ %s\n", r.Group)
			continue
		}
		fmt.Fprintf(b, "\n")
		if r.State != "" {
			fmt.Fprintf(b, "【%s】\n", r.State)
		}
		writeSide(b, "旧", r.Old(), "－")
		writeSide(b, "新", r.New(), "＋")
		if r.Note != "" {
			fmt.Fprintf(b, "  理由: %s\n", strings.ReplaceAll(r.Note, "\n", " "))
		}
	}
	if t.Remark != "" {
		fmt.Fprintf(b, "\n%s\n", t.Remark)
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

// markText writes a line with what is marked between open and end; neighbouring marked runs are one.
func markText(l Line, open, end string) string {
	var b strings.Builder
	mark := false
	for _, r := range append(slices.Clone(l), Run{}) {
		if r.Mark != mark {
			b.WriteString(map[bool]string{true: open, false: end}[r.Mark])
			mark = r.Mark
		}
		b.WriteString(r.Text)
	}
	return b.String()
}
