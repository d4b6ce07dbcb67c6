package diffing

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "count testdata/reviewed.txt anew and write what the present results are where they differ from the judged ones")

const reviewedFile = "testdata/reviewed.txt"

// reviewed is a change as a reviewer reads it: its two texts, the words that should be marked, what should be said of it, and where the
// present result is another, that one.
type reviewed struct {
	lines                     []string // what stands before it in the file: headings, empty lines
	old, new                  string
	spans, effect             string // as they should be; effect with the words that decide it
	presentSpans, presentSays string // known deviations
}

// fields gives the lines of m in the order of the file.
func (m *reviewed) fields() []struct {
	name string
	text *string
} {
	return []struct {
		name string
		text *string
	}{{"旧　", &m.old}, {"新　", &m.new}, {"字　", &m.spans}, {"今字　", &m.presentSpans}, {"判　", &m.effect}, {"今判　", &m.presentSays}}
}

// readReviewed reads the changes of a file; tail is what stands behind the last.
func readReviewed(t *testing.T, file string) (changes []*reviewed, tail []string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var m *reviewed
lines:
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if text, ok := strings.CutPrefix(line, "旧　"); ok {
			m = &reviewed{lines: tail, old: text}
			changes, tail = append(changes, m), nil
			continue
		}
		if m != nil {
			for _, f := range m.fields() {
				if text, ok := strings.CutPrefix(line, f.name); ok {
					*f.text = text
					continue lines
				}
			}
		}
		tail = append(tail, line)
	}
	return changes, tail
}

// writeReviewed writes the changes of a file as they were read, with the present results.
func writeReviewed(t *testing.T, file string, changes []*reviewed, tail []string, count string) {
	t.Helper()
	var b strings.Builder
	for _, m := range changes {
		for _, line := range m.lines {
			if strings.HasPrefix(line, countName) {
				line = count
			}
			b.WriteString(line + "\n")
		}
		for _, f := range m.fields() {
			if *f.text != "" {
				b.WriteString(f.name + *f.text + "\n")
			}
		}
	}
	for _, line := range tail {
		b.WriteString(line + "\n")
	}
	if err := os.WriteFile(file, []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
}

const countName = "件数　"

// says gives the effect of a change and the words that decide it.
func says(old, new string) string {
	c := Compare(read(performers+old), read(performers+new), Options{}).Changes[0]
	out := classNames[c.Effect]
	for i, f := range c.Findings {
		out += []string{"　", "；"}[min(i, 1)] + f.Old + "→" + f.New
	}
	return out
}

// performers is an article in which those act who are the subjects of the changes, as every rule has many.
var performers = func() string {
	out := "第1条|運用|"
	for _, who := range []string{
		"職員等", "情報セキュリティ管理者", "情報システム管理者", "統括情報セキュリティ責任者", "最高情報セキュリティ責任者", "最高情報統括責任者",
		"所属長", "主管課長", "課長", "所管課長", "総務課長", "情報政策課長", "デジタル推進課長",
	} {
		out += strings.Repeat(who+"は、記録を残す。", several)
	}
	return out + " / "
}()

// TestReviewed compares the words that are marked, and what is said of a change, with what a reviewer would mark and say. Where the two differ
// and that is known, the file says what the result is today; the first line of the file counts both.
func TestReviewed(t *testing.T) {
	changes, tail := readReviewed(t, reviewedFile)
	spans, effects, words := 0, 0, 0
	for _, m := range changes {
		got, said := brackets.Replace(shown(Spans(m.old, m.new))), says(m.old, m.new)
		if *update && m.spans == "" {
			m.spans = got
		}
		if o, n := marks(t, m.spans); o != m.old || n != m.new {
			t.Errorf("these marks belong to other texts: %s", m.spans)
		}
		spans += agree(t, got, m.spans, &m.presentSpans)
		words += agree(t, said, m.effect, &m.presentSays)
		effects += class(said, m.effect)
	}
	count := fmt.Sprintf("%s%d　字句の正しいもの %d　評価の正しいもの %d　評価もその語も正しいもの %d", countName, len(changes), spans, effects, words)
	if *update {
		writeReviewed(t, reviewedFile, changes, tail, count)
	} else if len(changes) == 0 || changes[0].lines[0] != count {
		t.Errorf("the file does not begin with %s", count)
	}
}

// class counts 1 when the effects of two results are the same, whatever the words.
func class(got, judged string) int {
	x, _, _ := strings.Cut(got, "　")
	y, _, _ := strings.Cut(judged, "　")
	if x == y {
		return 1
	}
	return 0
}

// agree compares a result with the judged one or the known deviation from it, and counts 1 for the judged one.
func agree(t *testing.T, got, judged string, present *string) int {
	t.Helper()
	if *update {
		*present = ""
		if got != judged {
			*present = got
		}
	}
	switch {
	case got == judged && *present == "":
		return 1
	case got == judged:
		t.Errorf("no deviation any more (run with -update): %s", got)
	case got != *present:
		t.Errorf("\n got %s\nwant %s", got, judged)
	}
	return 0
}
