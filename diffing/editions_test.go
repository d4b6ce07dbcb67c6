package diffing

import (
	"testing"

	"kitei/policy"
	"kitei/templates"
)

// editions gives the models of all editions, the oldest first.
func editions(t *testing.T) []*policy.Document {
	t.Helper()
	var docs []*policy.Document
	for _, info := range templates.Editions() {
		e, err := templates.Open(info.ID)
		if err != nil {
			t.Fatal(err)
		}
		d, err := templates.Model(e)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d)
	}
	return docs
}

// TestCompareEditions holds the laws for every two editions of the national model.
func TestCompareEditions(t *testing.T) {
	docs := editions(t)
	for i, old := range docs {
		checkSame(t, old, Options{})
		for j, new := range docs {
			if testing.Short() && j != i+1 {
				continue
			}
			c := Compare(old, new, Options{})
			checkComparison(t, c)
			checkLedger(t, c)
		}
	}
}
