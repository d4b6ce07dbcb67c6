package returns

import (
	"slices"
	"strings"

	"kitei/diffing"
	"kitei/exporters"
	"kitei/policy"
)

// Prove holds a 新旧対照表 to the two documents it was made from, and gives the receipt that is written with it:
//
//   - every clause of both sides stands in a row, or is counted as left out;
//   - every line shown is the source's, character for character and in its order;
//   - what is left out as （略） is the same on both sides, character for character;
//   - without what is marked, the line of the old column and that of the new one are equal; a line that stands alone is marked as a whole.
//
// So the old column with its changes is the new one, and both are the texts. The source is read anew from the clauses, not by what laid
// the table out. The error is a *policy.Notice: proof-clause, proof-line, proof-omitted, proof-marks or proof-rest, with side and line.
func Prove(c *diffing.Comparison, t *exporters.Table) (*exporters.Receipt, error) {
	p := &prover{c: c, t: t, above: t.Profile.Caption == exporters.CaptionAbove}
	p.seen[0], p.seen[1] = make([]bool, len(c.Old.Clauses)), make([]bool, len(c.New.Clauses))
	for i := range t.Rows {
		if err := p.row(&t.Rows[i]); err != nil {
			return nil, err
		}
	}
	for _, i := range t.LeftOut {
		if err := p.same(c.Changes[i].Old, c.Changes[i].New); err != nil {
			return nil, err
		}
	}
	for side, clauses := range [][]policy.Clause{c.Old.Clauses, c.New.Clauses} {
		if i := slices.Index(p.seen[side], false); i >= 0 {
			return nil, policy.Problem("proof-clause", policy.Pos{}, sideNames[side], clauses[i].Path())
		}
		p.receipt.Checks += len(clauses)
	}
	r := &p.receipt
	r.Old, r.New, r.Content = exporters.DigestLines(p.all(0)), exporters.DigestLines(p.all(1)), t.Digest()
	r.OldLines, r.NewLines = len(p.all(0)), len(p.all(1))
	return r, nil
}

var sideNames = [2]string{"旧", "新"}

type prover struct {
	c       *diffing.Comparison
	t       *exporters.Table
	above   bool
	seen    [2][]bool
	receipt exporters.Receipt
}

func (p *prover) clauses(side int) []policy.Clause {
	if side == 0 {
		return p.c.Old.Clauses
	}
	return p.c.New.Clauses
}

// all gives the lines of one side.
func (p *prover) all(side int) []string {
	var out []string
	for i := range p.clauses(side) {
		out = append(out, p.source(side, i)...)
	}
	return out
}

// source gives the lines of a clause: heading, then its text line by line. The heading of an article with its caption above is two.
func (p *prover) source(side, i int) []string {
	c := p.clauses(side)[i]
	var out []string
	label, title := c.Node.Label, c.Node.Title
	if p.above && title != "" && (strings.HasSuffix(label, "条") || strings.Contains(label, "条の")) {
		out = append(out, "（"+title+"）", label)
	} else if label != "" && title != "" {
		out = append(out, label+"　"+title)
	} else if label+title != "" {
		out = append(out, label+title)
	}
	if text := c.Text(); text != "" {
		out = append(out, strings.Split(text, "\n")...)
	}
	return out
}

// cursor walks through the lines of the clauses of a row on one side.
type cursor struct {
	side    string
	lines   []string
	at      int
	caption string // shown above the line to come, of which it is a part
}

func (p *prover) cursor(side int, at []int) *cursor {
	c := &cursor{side: sideNames[side]}
	for _, i := range at {
		c.lines = append(c.lines, p.source(side, i)...)
		p.seen[side][i] = true
	}
	return c
}

// take consumes the source of a line that is shown: one line, or a number and the words it stands before.
func (c *cursor) take(text string) error {
	switch {
	case c.caption != "" && c.at < len(c.lines) && withoutCaption(c.lines[c.at], c.caption) == text:
		c.at, c.caption = c.at+1, ""
	case c.caption == "" && c.captioned(text):
		c.caption = strings.TrimSuffix(strings.TrimPrefix(text, "（"), "）")
	case c.at < len(c.lines) && c.lines[c.at] == text:
		c.at++
	case c.at+1 < len(c.lines) && c.lines[c.at]+"　"+c.lines[c.at+1] == text:
		c.at += 2
	default:
		want := ""
		if c.at < len(c.lines) {
			want = c.lines[c.at]
		}
		return policy.Problem("proof-line", policy.Pos{}, c.side, want, text)
	}
	return nil
}

// captioned reports whether a text is the caption of the line to come, in brackets: （施行期日） above １　施行期日　この訓令は、….
func (c *cursor) captioned(text string) bool {
	inner, bracket := strings.CutPrefix(text, "（")
	inner, closed := strings.CutSuffix(inner, "）")
	return bracket && closed && inner != "" && c.at < len(c.lines) && c.lines[c.at] != text && withoutCaption(c.lines[c.at], inner) != ""
}

// withoutCaption is a line of a provision without the caption behind its number; "" where it has none such.
func withoutCaption(line, caption string) string {
	label, rest := "", line
	if !strings.HasPrefix(line, caption+"　") {
		var ok bool
		if label, rest, ok = strings.Cut(line, "　"); !ok {
			return ""
		}
		label += "　"
	}
	switch words, ok := strings.CutPrefix(rest, caption); {
	case !ok:
	case words == "":
		return strings.TrimSuffix(label, "　")
	case strings.HasPrefix(words, "　"):
		return label + strings.TrimPrefix(words, "　")
	}
	return ""
}

// skip consumes n lines that are left out, and the number before them that the mark for it repeats. It gives both.
func (c *cursor) skip(text string, n int) (number string, lines []string, err error) {
	c.caption = ""
	if c.at < len(c.lines) && strings.HasPrefix(text, c.lines[c.at]+"　") {
		if label, rest, ok := policy.ParseLabel(c.lines[c.at]); ok && rest == "" && label.Text == c.lines[c.at] {
			number = c.lines[c.at]
			c.at++
		}
	}
	from := c.at
	c.at += n
	if c.at > len(c.lines) {
		return "", nil, policy.Problem("proof-omitted", policy.Pos{}, c.side, text)
	}
	return number, c.lines[from:c.at], nil
}

func (p *prover) row(r *exporters.Row) error {
	if r.Kind == exporters.RowFolded {
		return p.same(r.OldAt, r.NewAt)
	}
	var old, new *cursor
	if r.Kind == exporters.RowClause {
		old, new = p.cursor(0, r.OldAt), p.cursor(1, r.NewAt)
	}
	for i := range r.Lines {
		if err := p.pair(&r.Lines[i], old, new); err != nil {
			return err
		}
	}
	for _, c := range []*cursor{old, new} {
		if c != nil && c.at != len(c.lines) {
			return policy.Problem("proof-rest", policy.Pos{}, c.side, c.lines[c.at])
		}
	}
	return nil
}

// pair checks two lines that stand opposite each other. The cursors are nil for headings, which are no part of a clause.
func (p *prover) pair(pair *exporters.Pair, old, new *cursor) error {
	oldText, newText := pair.Old != nil && !pair.NoOld, pair.New != nil && !pair.NoNew
	p.receipt.Checks += 3
	if pair.Omit > 0 {
		return p.omitted(pair, old, new)
	}
	p.receipt.Shown++
	if pair.Old.Text() != pair.New.Text() || !oldText || !newText {
		p.receipt.Changed++
	}
	if oldText && old != nil {
		if err := old.take(pair.Old.Text()); err != nil {
			return err
		}
	}
	if newText && new != nil {
		if err := new.take(pair.New.Text()); err != nil {
			return err
		}
	}
	var a, b string
	if oldText {
		a = unmarked(pair.Old)
	}
	if newText {
		b = unmarked(pair.New)
	}
	if a != b {
		return policy.Problem("proof-marks", policy.Pos{}, pair.Old.Text(), pair.New.Text())
	}
	return nil
}

// unmarked is what stands in a line outside the marks. Spaces between number, caption and words and tabs between cells belong to no text.
func unmarked(l exporters.Line) string {
	var b strings.Builder
	for _, r := range l {
		if !r.Mark {
			b.WriteString(r.Text)
		}
	}
	return strings.NewReplacer("　", "", "\t", "").Replace(b.String())
}

func (p *prover) omitted(pair *exporters.Pair, old, new *cursor) error {
	if old == nil || new == nil {
		p.receipt.Omitted += pair.Omit // lines of the 目次
		return nil
	}
	before, a, err := old.skip(pair.Old.Text(), pair.Omit)
	if err != nil {
		return err
	}
	after, b, err := new.skip(pair.New.Text(), pair.Omit)
	if err != nil {
		return err
	}
	renumbered := before != "" && after != "" && pair.Old[0] == exporters.Run{Text: before, Mark: true} && pair.New[0] == exporters.Run{Text: after, Mark: true}
	if !slices.Equal(a, b) || before != after && !renumbered {
		return policy.Problem("proof-omitted", policy.Pos{}, sideNames[0], pair.Old.Text())
	}
	p.receipt.Omitted += pair.Omit
	return nil
}

// same checks clauses that are left out as a whole.
func (p *prover) same(old, new []int) error {
	a, b := p.cursor(0, old), p.cursor(1, new)
	if !slices.Equal(a.lines, b.lines) {
		return policy.Problem("proof-omitted", policy.Pos{}, sideNames[0], strings.Join(a.lines, " "))
	}
	p.receipt.Omitted += len(a.lines)
	p.receipt.Checks += len(a.lines)
	return nil
}

// CheckTable holds a file to the table that was proved: the same lines in both columns, the same marks, the same headings, the receipt. name decides
// the format. The error is a *policy.Notice: proof-file with side and line, or what [ReadTable] gives.
func CheckTable(t *exporters.Table, name string, src []byte) error {
	read, err := ReadTable(name, src)
	if err != nil {
		return err
	}
	if t.Receipt != nil && read.Receipt != t.Receipt.String() {
		return policy.Problem("proof-file", policy.Pos{File: name}, "", read.Receipt, t.Receipt.String())
	}
	for side, lines := range [][]exporters.Line{read.Old, read.New} {
		want := wanted(t, [2]exporters.Side{exporters.SideOld, exporters.SideNew}[side], read.Bars, strings.HasSuffix(name, ".md"))
		for i := range max(len(want), len(lines)) {
			var a, b string
			if i < len(want) {
				a = want[i]
			}
			if i < len(lines) {
				b = written(lines[i])
			}
			if a != b && !(i < len(lines) && framed(t, read.Bars, a) && plain(a) == lines[i].Text()) {
				return policy.Problem("proof-file", policy.Pos{File: name}, sideNames[side], plain(b), plain(a))
			}
		}
	}
	return nil
}

// Signs around what is marked, in lines that are compared; no text can hold them.
const markOpen, markEnd = "\x01", "\x02"

func plain(s string) string { return strings.NewReplacer(markOpen, "", markEnd, "").Replace(s) }

// framed reports whether the changed cells of a line have a frame in the file instead of marked words.
func framed(t *exporters.Table, bars bool, line string) bool {
	return !bars && t.Profile.MarkTable == exporters.TableFrame && strings.Contains(line, "\t")
}

// written is a line with signs around what is marked; neighbouring marked runs are one.
func written(l exporters.Line) string {
	var b strings.Builder
	mark := false
	for _, r := range append(slices.Clone(l), exporters.Run{}) {
		if r.Mark != mark {
			b.WriteString(map[bool]string{true: markOpen, false: markEnd}[r.Mark])
			mark = r.Mark
		}
		b.WriteString(r.Text)
	}
	return b.String()
}

// wanted gives the lines of one column as the file must show them. all says that every mark is shown, whatever the profile.
func wanted(t *exporters.Table, side exporters.Side, bars, all bool) []string {
	var out []string
	for i := range t.Rows {
		lines := t.Rows[i].Old()
		if side == exporters.SideNew {
			lines = t.Rows[i].New()
		}
		for _, l := range lines {
			shown := slices.Clone(l)
			for j := range shown {
				shown[j].Mark = shown[j].Mark && (all || t.Profile.Marks(shown[j], side))
				if bars {
					shown[j].Text = strings.ReplaceAll(shown[j].Text, "\t", "｜")
				}
			}
			out = append(out, written(shown))
		}
	}
	return out
}
