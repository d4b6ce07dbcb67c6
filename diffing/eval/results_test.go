package eval

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"kitei/diffing"
	"kitei/policy"
)

var update = flag.Bool("update", false, "measure with many seeds and write results.md")

// base is a document that is edited, and where added text comes from.
type base struct {
	name      string
	lang      Language
	old, pool *policy.Document
	after     func(*policy.Document) *policy.Document // applied to both sides of every pair; nil for nothing
	shuffle   bool
}

func bases(t testing.TB) []base {
	docs := models(t)
	first, last := Flatten(docs[0]), Flatten(docs[len(docs)-1])
	rules, more := Rules(150, 1), Rules(150, 2)
	return []base{
		{name: "newest edition", lang: Japanese, old: last, pool: rules},
		{name: "oldest edition", lang: Japanese, old: first, pool: rules},
		{name: "newest edition, no titles, no numbers, shuffled", lang: Japanese, old: last, pool: rules, after: bare, shuffle: true},
		{name: "English rules", lang: English, old: rules, pool: more},
		{name: "English rules, no titles, no numbers, shuffled", lang: English, old: rules, pool: more, after: bare, shuffle: true},
		{name: "the same in unknown letters", lang: English, old: rules, pool: more, after: Cipher},
	}
}

// bare takes titles and numbers away.
func bare(d *policy.Document) *policy.Document {
	out := d.Clone()
	for n := range out.All() {
		n.Title, n.Label = "", ""
	}
	return out
}

func (b *base) measure(p Profile, seed uint64) *Result {
	if b.shuffle {
		p.Move = 1
	}
	old := b.old
	new, truth := Mutate(old, b.pool, b.lang, p, seed)
	if b.after != nil {
		old, new = b.after(old), b.after(new)
	}
	return Score(truth, diffing.Compare(old, new, diffing.Options{IgnoreIDs: true}), nil, nil)
}

// bars are what every base must reach: F1, splits and mergers exactly right, ghosts, clauses called missing that are there.
var bars = map[string]struct{ f1, joins, ghosts, missing float64 }{
	"light": {.99, .90, .02, .005}, "medium": {.97, .85, .02, .005}, "heavy": {.95, .75, .02, .03}, "brutal": {.88, .60, .02, .03},
}

// checkGhosts holds the deleted clauses of a profile, over all bases, to the bound: without the one more that a single base may have ([few]).
func checkGhosts(t *testing.T, profile string, all *Result) {
	t.Helper()
	bound := bars[profile].ghosts
	if got := share(all.Ghosts, all.Gone); all.Gone == 0 || got > bound {
		t.Errorf("%s: %d of %d deleted clauses are matched to something (%.1f %%, at most %.1f %%)", profile, all.Ghosts, all.Gone, 100*got, 100*bound)
	}
}

// few is the most ghosts among so many deleted clauses: a share of them, and one more, so that a sample of twenty may have one.
func few(share float64, gone int) int { return 1 + int(share*float64(gone)) }

// TestResults holds the alignment of mutated documents to the bars; with -update it measures with many seeds and stores the table.
func TestResults(t *testing.T) {
	seeds := 3
	if *update {
		seeds = 20
	}
	var table strings.Builder
	table.WriteString("# Alignment of mutated documents\n\nWritten by `go test ./diffing/eval -run TestResults -update`; ")
	fmt.Fprintf(&table, "%d seeds a row.\n\n| base | edits | F1 | splits | mergers | called missing | ghosts | undecided of changes |\n|---|---|---|---|---|---|---|---|\n", seeds)
	all := map[string]*Result{}
	for _, b := range bases(t) {
		for _, p := range Profiles {
			sum := &Result{}
			for seed := range seeds {
				sum.Add(b.measure(p, uint64(seed)))
			}
			fmt.Fprintf(&table, "| %s | %s | %.4f | %d/%d | %d/%d | %d/%d | %d/%d | %d |\n", b.name, p.Name, sum.F1(),
				sum.SplitsRight, sum.Splits, sum.MergersRight, sum.Mergers, sum.Missing, sum.Kept, sum.Ghosts, sum.Gone, sum.Undecided)
			if all[p.Name] == nil {
				all[p.Name] = &Result{}
			}
			all[p.Name].Add(sum)
			bar := bars[p.Name]
			joins := share(sum.SplitsRight+sum.MergersRight, sum.Splits+sum.Mergers)
			if sum.F1() < bar.f1 || joins < bar.joins || share(sum.Missing, sum.Kept) > bar.missing || sum.Ghosts > few(bar.ghosts, sum.Gone) {
				t.Errorf("%s, %s: %s", b.name, p.Name, sum)
			}
		}
	}
	for name, sum := range all {
		checkGhosts(t, name, sum)
	}
	t.Log("\n" + table.String())
	if *update {
		if err := os.WriteFile("results.md", []byte(table.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
