package ooxml

import (
	"regexp"
	"strings"
	"testing"
)

func TestBookmarkName(t *testing.T) {
	for _, test := range []struct{ id, name string }{
		{"org.ciso", "k_org_ciso"},
		{"tec.net.17", "k_tec_net_17"},
		{"tec.net-a", "k_tec_net__2da"},
		{"a_b", "k_a__5fb"},
		{".a..b.", "k___2ea__2e__2eb__2e"},
		{"Org", "k___4frg"}, // Word does not tell upper from lower case
		// 38 characters fit, 39 do not.
		{strings.Repeat("a", 38), "k_" + strings.Repeat("a", 38)},
		{strings.Repeat("a", 39), "h_aaaaaaaaaaaaaaaaaaaaa_b4d5e56e929ba4cd"},
		{"表", "k___e8__a1__a8"},
	} {
		if got := BookmarkName(test.id); got != test.name {
			t.Errorf("BookmarkName(%q) = %q, want %q", test.id, got, test.name)
		}
	}
}

func TestIDFromBookmarkOfOthers(t *testing.T) {
	for _, name := range []string{"", "_Toc123", "k_a__zz", "k_a__6", "k_A", "k_a___b", BookmarkName(strings.Repeat("long.", 20))} {
		if id, ok := IDFromBookmark(name); ok {
			t.Errorf("IDFromBookmark(%q) = %q", name, id)
		}
	}
}

// Every name is one Word accepts; a name not hashed gives back its id.
func FuzzBookmarkName(f *testing.F) {
	for _, id := range []string{"org.ciso", "a-b_c.D", "..", "prc.device.permitted.mynumber-log", strings.Repeat("x.", 40), "別表"} {
		f.Add(id)
	}
	valid := regexp.MustCompile(`^[a-z][a-z0-9_]{0,39}$`)
	f.Fuzz(func(t *testing.T, id string) {
		name := BookmarkName(id)
		if !valid.MatchString(name) || !IsBookmark(name) {
			t.Fatalf("BookmarkName(%q) = %q", id, name)
		}
		if back, ok := IDFromBookmark(name); ok != strings.HasPrefix(name, plainMark) || ok && back != id {
			t.Fatalf("%q came back from %s as %q, %v", id, name, back, ok)
		}
	})
}
