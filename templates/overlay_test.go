package templates

import (
	"slices"
	"strings"
	"testing"

	"kitei/policy"
)

// The 特則 stands in every edition from 令和5年3月版 on, with one article for its scope and one for each chapter the facts name.
func TestOverlayByEdition(t *testing.T) {
	articles := []string{"ovl.scope", "ovl.org", "ovl.asset", "ovl.phy", "ovl.hum", "ovl.tec", "ovl.ope", "ovl.out", "ovl.audit"}
	for _, info := range Editions() {
		d, err := readOverlayFile(info.ID)
		if err != nil {
			t.Fatal(err)
		}
		if early := order(info.ID) < order("r5-03"); early != (d == nil) {
			t.Errorf("%s: 特則 is there: %v", info.ID, d != nil)
		}
		if d == nil {
			continue
		}
		if len(d.Nodes) != 1 || d.Nodes[0].ID != "ovl" || d.Nodes[0].Kind != policy.Chapter {
			t.Fatalf("%s: the 特則 is not one chapter", info.ID)
		}
		var got []string
		for _, n := range d.Nodes[0].Children {
			got = append(got, n.ID)
		}
		if !slices.Equal(got, articles) {
			t.Errorf("%s: articles %v, want %v", info.ID, got, articles)
		}
		text := d.Find("ovl.asset.place").Text
		if five := order(info.ID) >= order("r6-10"); !strings.Contains(text, "機密性2以上") || strings.Contains(text, "自治体機密性2以上") != five {
			t.Errorf("%s: label of the class in %s", info.ID, text)
		}
	}
}

// The 特則 becomes the last chapter and leaves the standards it was put behind as they were.
func TestOverlayIsLastChapter(t *testing.T) {
	e := open(t, "r8-03")
	overlay, err := readOverlayFile("r8-03")
	if err != nil {
		t.Fatal(err)
	}
	before := len(e.Standards.Nodes)
	whole := withOverlay(e.Standards, overlay)
	if len(e.Standards.Nodes) != before {
		t.Error("the edition itself changed")
	}
	if last := whole.Nodes[len(whole.Nodes)-1]; last.ID != "ovl" || len(whole.Nodes) != before+1 {
		t.Errorf("last chapter is %s", last.ID)
	}
	if withOverlay(e.Standards, nil) != e.Standards {
		t.Error("standards without a 特則 are copied")
	}
}

// readOverlayFile reads the 特則 of an edition inside kitei.
func readOverlayFile(id string) (*policy.Document, error) {
	files, err := EditionFiles(id)
	if err != nil {
		return nil, err
	}
	return readOverlay(files, id)
}
