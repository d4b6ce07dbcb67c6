//go:build e2e

package importers_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kitei/exporters"
	"kitei/importers"
	"kitei/internal/office"
	"kitei/policy"
)

// A workbook that LibreOffice opened and saved reads back to the same tree, ids and all.
func TestOfficeSavedWorkbooksRead(t *testing.T) {
	t.Parallel()
	files, docs := map[string][]byte{}, map[string]*policy.Document{}
	for name, d := range officeDocuments(t) {
		n := d.Clone()
		policy.Number(n, policy.Styling{Numbering: policy.ByArticle})
		for t := range n.All() {
			t.Rows = evenly(t.Rows)
		}
		var b bytes.Buffer
		if err := exporters.WriteXLSX(&b, n, exporters.Layout{}); err != nil {
			t.Fatal(err)
		}
		key := strings.ReplaceAll(name, " ", "_")
		files[key], docs[key] = b.Bytes(), n
	}
	for name, src := range office.Convert(t, "xlsx", "xlsx:Calc MS Excel 2007 XML", files) {
		got, notices, err := importers.ReadXLSX(name+".xlsx", src)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(notices) > 0 {
			t.Errorf("%s: %v", name, notices)
		}
		if want, have := nodeLines(docs[name]), nodeLines(got); !slices.Equal(want, have) {
			t.Errorf("%s (-written +read):\n%s", name, cmp.Diff(want, have))
		}
	}
}
