package diffing

import (
	"fmt"
	"strings"
	"testing"
)

const classesFile = "testdata/classes.txt"

// TestClasses compares the class of a change with the one a careful reviewer would put. The clauses were written and judged before the engine was
// made to read them; the half 乙 was measured only, and the engine was not changed for it. What is known to differ is written beside the judgement,
// and the first line of each half counts.
func TestClasses(t *testing.T) {
	changes, tail := readReviewed(t, classesFile)
	half, right, halves := "", map[string]int{}, map[string]int{}
	for _, m := range changes {
		for _, line := range m.lines {
			if name, ok := strings.CutPrefix(line, "# "); ok {
				half = name
			}
		}
		said, _, _ := strings.Cut(says(m.old, m.new), "　")
		right[half] += agree(t, said, m.effect, &m.presentSays)
		halves[half]++
	}
	count := fmt.Sprintf("%s甲 %d のうち %d　乙 %d のうち %d", countName, halves["甲"], right["甲"], halves["乙"], right["乙"])
	switch {
	case *update:
		writeReviewed(t, classesFile, changes, tail, count)
	case len(changes) == 0 || changes[0].lines[0] != count:
		t.Errorf("the file does not begin with %s", count)
	}
}
