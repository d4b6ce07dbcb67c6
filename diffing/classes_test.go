package diffing

import (
	"fmt"
	"strings"
	"testing"
)

const classesFile = "testdata/classes.txt"

// TestClasses compares the class of a change with the one a careful reviewer would put. The clauses were written and judged before the engine was
// made to read them, but for the part 丙, written afterwards; 乙 and 丙 were measured only, and the engine was not changed for them. What is known to
// differ is written beside the judgement, and the first line counts.
func TestClasses(t *testing.T) {
	changes, tail := readReviewed(t, classesFile)
	part, right, parts := "", map[string]int{}, map[string]int{}
	for _, m := range changes {
		for _, line := range m.lines {
			if name, ok := strings.CutPrefix(line, "# "); ok {
				part = name
			}
		}
		said, _, _ := strings.Cut(says(m.old, m.new), "　")
		right[part] += agree(t, said, m.effect, &m.presentSays)
		parts[part]++
	}
	count := countName
	for i, name := range []string{"甲", "乙", "丙"} {
		count += fmt.Sprintf("%s%s %d のうち %d", []string{"", "　"}[min(i, 1)], name, parts[name], right[name])
	}
	switch {
	case *update:
		writeReviewed(t, classesFile, changes, tail, count)
	case len(changes) == 0 || changes[0].lines[0] != count:
		t.Errorf("the file does not begin with %s", count)
	}
}
