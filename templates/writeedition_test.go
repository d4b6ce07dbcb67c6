package templates

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kitei/policy"
)

// OpenFS(WriteEdition(e)) = e, for every edition.
func TestWriteEdition(t *testing.T) {
	for _, info := range Editions() {
		e, err := Open(info.ID)
		if err != nil {
			t.Fatal(err)
		}
		files, err := WriteEdition(e)
		if err != nil {
			t.Fatal(err)
		}
		folder := fstest.MapFS{}
		for name, content := range files {
			folder[name] = &fstest.MapFile{Data: content}
		}
		for _, line := range lines(CheckEdition(folder, nil)) {
			t.Errorf("%s: %s", info.ID, line)
		}
		again, err := OpenFS(folder)
		if err != nil {
			t.Fatal(err)
		}
		same := cmp.Options{cmpopts.IgnoreFields(policy.Node{}, "Pos"), cmpopts.IgnoreFields(policy.Document{}, "Source"), cmpopts.EquateEmpty()}
		if diff := cmp.Diff(e, again, same); diff != "" {
			t.Errorf("%s (-edition +read back):\n%.3000s", info.ID, diff)
		}
	}
}

// Slots name the places of tokens: with the tokens put back, a text is that of the edition again.
func TestSlots(t *testing.T) {
	e, err := Open("r8-03")
	if err != nil {
		t.Fatal(err)
	}
	plain, err := Model(e)
	if err != nil {
		t.Fatal(err)
	}
	doc, slots, err := Slots(e)
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for n := range plain.All() {
		texts[n.ID] = n.Text
	}
	seen := 0
	for n := range doc.All() {
		if n.Text != texts[n.ID] {
			t.Errorf("%s: %q, want %q", n.ID, n.Text, texts[n.ID])
		}
		raw := n.Text
		for i := len(slots[n]) - 1; i >= 0; i-- {
			s := slots[n][i]
			raw = raw[:s.Start] + s.Raw + raw[s.End:]
			seen++
		}
		own := e.Basic.Find(n.ID)
		if own == nil {
			own = withOverlay(e.Standards, e.Overlay).Find(n.ID)
		}
		if n.ID != "" && len(slots[n]) > 0 && policy.NarrowDigits(strings.TrimSuffix(raw, "【推奨事項】")) != own.Text {
			t.Errorf("%s: %q, want %q", n.ID, raw, own.Text)
		}
	}
	if seen < 100 {
		t.Errorf("only %d slots", seen)
	}
}
