package templates

import (
	"strings"
	"testing"
)

// An edition written out for comparison has every clause of every variant, also those that the default body would not draft: nothing in them is left
// without its words.
func TestModelHasNoHoles(t *testing.T) {
	for _, info := range Editions() {
		e := open(t, info.ID)
		p := Defaults(modelBody).With("body.kind", "city").forEdition(e.Rules())
		for _, doc := range []string{"basic", "standards"} {
			nodes := e.Basic.Nodes
			if doc == "standards" {
				nodes = withOverlay(e.Standards, e.Overlay).Nodes
			}
			for _, top := range withoutLocal(nodes) {
				for n := range top.All() {
					for _, s := range append([]string{n.Text, n.Title}, flat(n.Rows)...) {
						sentence, err := parseText(s)
						if err != nil {
							t.Fatal(err)
						}
						if key := emptyPlace(sentence, p); key != "" {
							t.Errorf("%s %s: {%s} is empty in %q", info.ID, n.ID, key, s)
						}
					}
				}
			}
		}
		whole, err := Model(e)
		if err != nil {
			t.Fatal(err)
		}
		for n := range whole.All() {
			for _, hole := range []string{"は、を", "（を", "「」", "、、", "は、に", "及び、", "は、の", "{", "、を"} {
				if strings.Contains(n.Text, hole) {
					t.Errorf("%s %s: %q in %q", info.ID, n.ID, hole, n.Text)
				}
			}
		}
	}
}

// emptyPlace gives the first parameter whose value a text prints although it is empty.
func emptyPlace(t text, p *Params) string {
	for _, x := range t {
		switch {
		case x.choice && x.cond.holds(p):
			if key := emptyPlace(x.yes, p); key != "" {
				return key
			}
		case x.choice:
			if key := emptyPlace(x.no, p); key != "" {
				return key
			}
		case x.key != "" && (text{x}).fill(p, strings.Clone) == "":
			return x.key
		}
	}
	return ""
}
