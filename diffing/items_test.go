package diffing

import (
	"fmt"
	"strings"
	"testing"
)

func TestItems(t *testing.T) {
	for _, test := range []struct {
		name     string
		old, new []string
		want     string
	}{
		{
			"a provision that changed its place",
			[]string{"第1条|運用|" + passwords + " / " + backups + " / " + logs},
			[]string{"第1条|運用|" + backups + " / " + logs + " / " + passwords},
			"0: unchanged 0→2 moved, unchanged 1→0, unchanged 2→1",
		},
		{
			"a provision that went to another article",
			[]string{"第1条|運用|" + passwords + " / " + backups, "第2条|研修|" + training},
			[]string{"第1条|運用|" + passwords, "第2条|研修|" + training + " / " + backups},
			"0: unchanged 0→0, unchanged 1→1 moved; 1: unchanged 0→0, unchanged 1→1 moved",
		},
		{
			"changed, added and removed ones",
			[]string{"第1条|運用|" + passwords + " / " + backups},
			[]string{"第1条|運用|" + strings.Replace(passwords, "秘密にし", "厳重に保管し", 1) + " / " + media},
			"0: changed 0→0, removed 1→, added →1",
		},
	} {
		c := Compare(read(test.old...), read(test.new...), Options{})
		var changes []string
		for i, ch := range c.Changes {
			var list []string
			for _, it := range ch.Items {
				s := fmt.Sprintf("%s %s→%s", it.Kind, placeOf(c.Old, it.Old), placeOf(c.New, it.New))
				if it.Moved {
					s += " moved"
				}
				list = append(list, s)
			}
			if len(list) > 0 {
				changes = append(changes, fmt.Sprintf("%d: %s", i, strings.Join(list, ", ")))
			}
		}
		if got := strings.Join(changes, "; "); got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.name, got, test.want)
		}
	}
}

// placeOf gives the place of a provision in its clause.
func placeOf(s Side, p Provision) string {
	if p.Node == nil {
		return ""
	}
	for i, n := range s.Clauses[p.Clause].Parts {
		if n == p.Node {
			return fmt.Sprint(i)
		}
	}
	return "?"
}
