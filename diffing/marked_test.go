package diffing

import (
	"os"
	"strings"
	"testing"
)

// TestMarked holds the marks and the classes of changes as municipalities make them. A line of testdata/marked.txt is the class, a bar and the clause
// with its marks, which tell both texts: 〔－what went－〕〔＋what came＋〕. A class with a question mark is one that a careful reader would not give: what he
// would say stands behind it in brackets. These are known, and a change for the better has to be written down, too.
func TestMarked(t *testing.T) {
	data, err := os.ReadFile("testdata/marked.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		n++
		class, marked, _ := strings.Cut(line, " | ")
		class, _, _ = strings.Cut(class, "?")
		old, new := marks(t, marked)
		checkSpans(t, old, new)
		if got := brackets.Replace(shown(Spans(old, new))); got != marked {
			t.Errorf("marks\n got %s\nwant %s", got, marked)
		}
		change := Compare(read(actors+old), read(actors+new), Options{}).Changes[0]
		if got := classNames[change.Effect]; got != class {
			t.Errorf("%s: %s, want %s", marked, got, class)
		}
	}
	if n < 60 {
		t.Errorf("%d clauses: the file lost some", n)
	}
}

var classNames = map[Effect]string{Formal: "形式的", Equivalent: "同等", Stricter: "強化", Looser: "緩和", Mixed: "強化・緩和", Unknown: "要判断"}

var brackets = strings.NewReplacer("[-", "〔－", "-]", "－〕", "{+", "〔＋", "+}", "＋〕")

// marks gives the two texts of a clause with marks.
func marks(t *testing.T, s string) (old, new string) {
	t.Helper()
	for s != "" {
		kept, rest, found := strings.Cut(s, "〔")
		old, new = old+kept, new+kept
		if !found {
			break
		}
		inner, after, closed := strings.Cut(rest, "〕")
		gone, isGone := strings.CutPrefix(strings.TrimSuffix(inner, "－"), "－")
		come, isCome := strings.CutPrefix(strings.TrimSuffix(inner, "＋"), "＋")
		switch {
		case closed && isGone:
			old += gone
		case closed && isCome:
			new += come
		default:
			t.Fatalf("%q is no mark", inner)
		}
		s = after
	}
	return old, new
}
