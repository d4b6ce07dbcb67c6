package importers_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kitei/importers"
	"kitei/policy"
)

// keyOf finds the key of the provision that begins with the words.
func keyOf(t *testing.T, d *policy.Document, words string) string {
	t.Helper()
	keys := importers.Keys(d)
	for n := range d.All() {
		if strings.HasPrefix(n.Label+n.Title+n.Text, words) {
			return keys[n]
		}
	}
	t.Fatalf("no provision %q in\n%s", words, outline(d))
	return ""
}

func TestCorrect(t *testing.T) {
	const rule = "第1条　甲は、乙を\n第2条　丙とする。\n２　丁とする。\n(1)　戊\n(2)　己\n第3条　庚とする。\n"
	for _, test := range []struct {
		name, src, at string
		c             importers.Correction
		want          string
	}{
		{
			"join", "第1条　甲は、乙を\n行う。\n第2条　丙とする。\n", "行う。",
			importers.Correction{Join: true},
			"article|第1条||\n paragraph|||甲は、乙を行う。\narticle|第2条||\n paragraph|||丙とする。\n",
		},
		{
			"join what looked like an article", "第1条　甲は、次条及び\n第2条　の乙を行う。\n(1)　丙\n第2条　丁とする。\n", "第2条",
			importers.Correction{Join: true},
			"article|第1条||\n paragraph|||甲は、次条及び第2条の乙\n  item|(1)||丙\narticle|第2条||\n paragraph|||丁とする。\n",
		},
		{
			"number", rule, "第3条",
			importers.Correction{Label: "第4条"},
			"article|第1条||\n paragraph|||甲は、乙を\narticle|第2条||\n paragraph|||丙とする。\n paragraph|２||丁とする。\n  item|(1)||戊\n  item|(2)||己\narticle|第4条||\n paragraph|||庚とする。\n",
		},
		{
			"title", rule, "第3条",
			importers.Correction{Title: "雑則"},
			"article|第1条||\n paragraph|||甲は、乙を\narticle|第2条||\n paragraph|||丙とする。\n paragraph|２||丁とする。\n  item|(1)||戊\n  item|(2)||己\narticle|第3条|雑則|\n paragraph|||庚とする。\n",
		},
		{
			"item to paragraph", rule, "(2)",
			importers.Correction{Kind: policy.Paragraph, Label: "３"},
			"article|第1条||\n paragraph|||甲は、乙を\narticle|第2条||\n paragraph|||丙とする。\n paragraph|２||丁とする。\n  item|(1)||戊\n paragraph|３||己\narticle|第3条||\n paragraph|||庚とする。\n",
		},
		{
			"paragraph to article", rule, "２",
			importers.Correction{Kind: policy.Article, Label: "第2条の2"},
			"article|第1条||\n paragraph|||甲は、乙を\narticle|第2条||\n paragraph|||丙とする。\narticle|第2条の2||\n paragraph|||丁とする。\n  item|(1)||戊\n  item|(2)||己\narticle|第3条||\n paragraph|||庚とする。\n",
		},
		{
			"article to chapter", "第1条　甲とする。\n総則\n第2条　乙とする。\n２　丙とする。\n", "総則",
			importers.Correction{Kind: policy.Chapter, Label: "第1章"},
			"article|第1条||\n paragraph|||甲とする。\nchapter|第1章|総則|\n article|第2条||\n  paragraph|||乙とする。\n  paragraph|２||丙とする。\n",
		},
		{
			"drop", rule, "第2条",
			importers.Correction{Drop: true},
			"article|第1条||\n paragraph|||甲は、乙を\n paragraph|||丙とする。\n paragraph|２||丁とする。\n  item|(1)||戊\n  item|(2)||己\narticle|第3条||\n paragraph|||庚とする。\n",
		},
		{
			"sentence to article", "第1条　甲とする。\n乙とする。\n(1)　丙\n", "乙",
			importers.Correction{Kind: policy.Article, Label: "第2条", Title: "乙"},
			"article|第1条||\n paragraph|||甲とする。\narticle|第2条|乙|\n paragraph|||乙とする。\n  item|(1)||丙\n",
		},
		{
			"split", "第1条　甲とする。２　乙とする。３　丙とする。\n第2条　丁とする。\n", "甲",
			importers.Correction{Split: true, SplitAt: []string{"２", "３"}},
			"article|第1条||\n paragraph|||甲とする。\n paragraph|２||乙とする。\n paragraph|３||丙とする。\narticle|第2条||\n paragraph|||丁とする。\n",
		},
	} {
		d, _ := readText(t, test.src)
		test.c.Key = keyOf(t, d, test.at)
		got, notices, _ := importers.Correct(d, []importers.Correction{test.c})
		if len(notices) > 0 {
			t.Errorf("%s: %v", test.name, notices)
		}
		_, tree, _ := strings.Cut(outline(got), "\n")
		if diff := cmp.Diff(test.want, tree); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

// A correction of what is no longer there, or that makes no sense, is said and not applied.
func TestCorrectRefuses(t *testing.T) {
	d, _ := readText(t, "第1条　甲とする。\n第2条　乙とする。\n")
	first := keyOf(t, d, "第1条")
	for name, test := range map[string]struct {
		c    importers.Correction
		code string
	}{
		"gone":          {importers.Correction{Key: "0123456789abcdef", Label: "第9条"}, "correction-stale"},
		"join first":    {importers.Correction{Key: first, Join: true}, "correction-impossible"},
		"split nowhere": {importers.Correction{Key: keyOf(t, d, "甲"), Split: true, SplitAt: []string{"丙"}}, "correction-impossible"},
		"no lines":      {importers.Correction{Key: keyOf(t, d, "甲"), Split: true}, "correction-impossible"},
		"table of text": {importers.Correction{Key: first, Kind: policy.Table}, "correction-impossible"},
	} {
		got, notices, left := importers.Correct(d, []importers.Correction{test.c})
		if len(notices) != 1 || notices[0].Code != test.code || len(left) != 1 {
			t.Errorf("%s: %v", name, notices)
		}
		if got != d {
			t.Errorf("%s: the document was changed", name)
		}
	}
}

// randomCorrections are corrections of the provisions of a document, a few of them.
func randomCorrections(r *rand.Rand, d *policy.Document) []importers.Correction {
	var out []importers.Correction
	keys := importers.Keys(d)
	for n := range d.All() {
		if r.IntN(6) > 0 {
			continue
		}
		c := importers.Correction{Key: keys[n]}
		switch r.IntN(7) {
		case 0:
			c.Label = fmt.Sprintf("第%d条", 100+r.IntN(100))
		case 1:
			c.Title = "見出し"
		case 2:
			c.Kind = policy.Kind(1 + r.IntN(int(policy.Form)))
		case 3:
			c.Join = true
		case 4:
			c.Drop = true
		case 5:
			c.NoLabel = true
		case 6:
			if text := []rune(n.Text); len(text) > 3 {
				c.Split, c.SplitAt = true, []string{string(text[2:])}
			}
		}
		out = append(out, c)
	}
	return out
}

// No corrections change nothing; corrections applied twice are corrections applied once; no text is lost but what was dropped.
func TestCorrectLaws(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 2))
		d := randomDocument(r)
		serial := 0
		for n := range d.All() { // no two provisions alike
			serial++
			if n.Text != "" || n.Rows == nil && n.Title == "" {
				n.Text = fmt.Sprintf("%s[%d]", n.Text, serial)
			}
			if n.Title != "" {
				n.Title = fmt.Sprintf("%s[%d]", n.Title, serial)
			}
		}
		before := d.Clone()
		if got, notices, _ := importers.Correct(d, nil); got != d || len(notices) > 0 {
			t.Fatalf("seed %d: nothing to correct, but %v", seed, notices)
		}
		corrections := randomCorrections(r, d)
		once, _, _ := importers.Correct(d, corrections)
		doubled, _, _ := importers.Correct(d, append(append([]importers.Correction(nil), corrections...), corrections...))
		if diff := cmp.Diff(outline(once), outline(doubled)); diff != "" {
			t.Fatalf("seed %d: a correction that stands twice changes more:\n%s", seed, diff)
		}
		if diff := cmp.Diff(before, d); diff != "" {
			t.Fatalf("seed %d: the document itself was changed:\n%s", seed, diff)
		}
		twice, _, _ := importers.Correct(once, corrections)
		if diff := cmp.Diff(outline(once), outline(twice)); diff != "" {
			t.Fatalf("seed %d: a second time changes more (-once +twice):\n%s\n%+v", seed, diff, corrections)
		}
		dropped := false
		for _, c := range corrections {
			dropped = dropped || c.Drop || c.NoLabel || c.Label != "" || c.Title != ""
		}
		if !dropped && letters(d) != letters(once) {
			t.Fatalf("seed %d: text was lost:\n%s\n%s", seed, letters(d), letters(once))
		}
	}
}

// A correction that says what was read already leaves every other provision in its place, in trees of any shape.
func TestCorrectLeavesTheRest(t *testing.T) {
	t.Parallel()
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 3))
		d := randomDocument(r)
		var corrections []importers.Correction
		keys := importers.Keys(d)
		for n := range d.All() {
			corrections = append(corrections, importers.Correction{Key: keys[n], Kind: n.Kind})
		}
		got, notices, _ := importers.Correct(d, corrections)
		if diff := cmp.Diff(d, got, sameTree); diff != "" || len(notices) > 0 {
			t.Fatalf("seed %d: %v (-read +corrected):\n%s", seed, notices, diff)
		}
	}
}

// letters is everything a document says, without spaces and the brackets of captions.
func letters(d *policy.Document) string {
	var b strings.Builder
	for n := range d.All() {
		b.WriteString(n.Label + n.Title + n.Text)
		for _, r := range n.Rows {
			b.WriteString(strings.Join(r, ""))
		}
	}
	return strings.NewReplacer(" ", "", "　", "", "\n", "", "（", "", "）", "").Replace(b.String())
}
