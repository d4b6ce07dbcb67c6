package diffing

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kitei/importers"
	"kitei/policy"
)

const judgedFile = "testdata/subjects.tsv"

// TestSubjectsOfOldRules holds what gap finds for two rules written long before the guideline, by another hand, to what a person judged. The table has
// a line for each of their clauses: the clauses of the model that deal with its subject, what it is found to answer, and the candidates that are shown.
// A change of the engine shows as a change of the table and of its counts.
func TestSubjectsOfOldRules(t *testing.T) {
	want, err := os.ReadFile(judgedFile)
	if err != nil {
		t.Fatal(err)
	}
	edition := gapEdition(t, "r8-03", policy.ByGuideline)
	r := Gap(oldRules(t), []Edition{edition}, GapOptions{})
	got := judgedTable(r, truths(string(want)))
	if *update {
		if err := os.WriteFile(judgedFile, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	wanted := strings.Split(string(want), "\n")
	for i, line := range strings.Split(got, "\n") {
		if i >= len(wanted) || line != wanted[i] {
			t.Errorf("line %d: %s", i+1, line)
		}
	}
}

// oldRules reads the rules of the sample town.
func oldRules(t *testing.T) []*policy.Document {
	t.Helper()
	paths, err := filepath.Glob("../samples/mizuho/local/*")
	if err != nil || len(paths) != 2 {
		t.Fatalf("%d rules: %v", len(paths), err)
	}
	var docs []*policy.Document
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		d, _, err := importers.Read(filepath.Base(path), f)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d)
	}
	return docs
}

// truths reads what a person judged: by rule and clause, numbers of the model.
func truths(table string) map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(table) {
		if f := strings.Split(line, "\t"); len(f) == 6 {
			out[f[0]+"\t"+f[1]] = f[2]
		}
	}
	return out
}

// judgedTable writes the table with the present findings.
func judgedTable(r *GapResult, judged map[string]string) string {
	var rows strings.Builder
	var right, wrong, shown, vain, lost, all int
	cite := map[string]string{}
	for _, c := range r.Editions[0].Clauses {
		cite[c.ID] = c.Cite
	}
	for _, d := range r.Dispose(&r.Editions[0]) {
		c := &r.Local[d.Doc].Clauses[d.N]
		if d.Fate == FateFormal {
			continue
		}
		name := r.Local[d.Doc].Title + "\t" + strings.TrimSpace(c.Path()+" "+c.Node.Title)
		truth := strings.Fields(judged[name])
		count := func(ids []string, good, bad *int) (words []string) {
			for _, id := range ids {
				words = append(words, cite[id])
				if slices.Contains(truth, cite[id]) {
					*good++
				} else {
					*bad++
				}
			}
			return words
		}
		before := right + shown
		into := count(d.Into, &right, &wrong)
		var guesses []string
		for _, g := range d.Maybe {
			guesses = append(guesses, g.ID)
		}
		maybe := count(guesses, &shown, &vain)
		mark := "－"
		if len(truth) > 0 {
			all++
			mark = "○"
			if right+shown == before {
				lost++
				mark = "×"
			}
		}
		fmt.Fprintf(&rows, "%s\t%s\t%s\t%s\t%s\n", name, judged[name], strings.Join(into, " "), strings.Join(maybe, " "), mark)
	}
	return fmt.Sprintf("# 二つの旧い規程の条項と、同じ事項を定める国のモデルの条項（人の判断）。答え及び候補は gap の結果。-update で書き直す。\n"+
		"# 答え 正 %d 誤 %d　候補 正 %d 誤 %d　見つからないもの %d（%d のうち）\n# 規程\t条項\t人の判断\t答え\t候補\t○×\n", right, wrong, shown, vain, lost, all) + rows.String()
}
