package diffing

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"kitei/policy"
)

// read makes a document of lines: "# chapter", "number|title|text / text / …" for an article, "@id" behind the number for its id.
func read(lines ...string) *policy.Document {
	d := &policy.Document{}
	var chapter *policy.Node
	for _, line := range lines {
		if title, ok := strings.CutPrefix(line, "# "); ok {
			chapter = &policy.Node{Kind: policy.Chapter, Title: title}
			d.Nodes = append(d.Nodes, chapter)
			continue
		}
		part := append(strings.SplitN(line, "|", 3), "", "")
		label, id, _ := strings.Cut(part[0], "@")
		id, also, _ := strings.Cut(id, "+")
		a := &policy.Node{Kind: policy.Article, Label: label, Title: part[1], ID: id}
		if also != "" {
			a.Also = strings.Split(also, "+")
		}
		for _, text := range strings.Split(part[2], " / ") {
			if item, ok := strings.CutPrefix(text, "・"); ok {
				above := a.Children[len(a.Children)-1]
				above.Children = append(above.Children, &policy.Node{Kind: policy.Item, Text: item})
				continue
			}
			a.Children = append(a.Children, &policy.Node{Kind: policy.Paragraph, Text: text})
		}
		if chapter == nil {
			d.Nodes = append(d.Nodes, a)
		} else {
			chapter.Children = append(chapter.Children, a)
		}
	}
	return d
}

// summary writes changes one a line: kind, old and new numbers, and what else changed.
func summary(c *Comparison) string {
	var lines []string
	for i := range c.Changes {
		ch := &c.Changes[i]
		line := fmt.Sprintf("%s %s→%s", ch.Kind, labels(c.Old, ch.Old), labels(c.New, ch.New))
		for _, flag := range []struct {
			set  bool
			name string
		}{{ch.Renumbered, "renumbered"}, {ch.Moved, "moved"}, {ch.Retitled, "retitled"}} {
			if flag.set {
				line += " " + flag.name
			}
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func labels(s Side, indexes []int) string {
	var out []string
	for _, i := range indexes {
		out = append(out, s.Clauses[i].Node.Label)
	}
	return strings.Join(out, "+")
}

const (
	purpose   = "この規程は、情報資産の機密性、完全性及び可用性を維持するため、必要な事項を定めることを目的とする。"
	passwords = "職員等は、自己の管理するパスワードを秘密にし、他人に知られないよう管理しなければならない。"
	backups   = "情報システム管理者は、サーバ等に記録された情報について、定期的にバックアップを実施しなければならない。"
	logs      = "統括情報セキュリティ責任者は、各種ログ及び情報セキュリティの確保に必要な記録を取得し、一定の期間保存しなければならない。"
	media     = "職員等は、電磁的記録媒体を庁外に持ち出す場合には、情報セキュリティ管理者の許可を得なければならない。"
	training  = "最高情報セキュリティ責任者は、幹部を含め全ての職員等に対する研修を毎年度１回実施しなければならない。"
)

func TestCompare(t *testing.T) {
	for _, test := range []struct {
		name     string
		old, new []string
		want     string
	}{
		{
			"same number, different content; same content, different number",
			[]string{"第1条|目的|" + purpose, "第2条|パスワード|" + passwords, "第3条|バックアップ|" + backups},
			[]string{"第1条|目的|" + purpose, "第2条|ログ|" + logs, "第3条|パスワード|" + passwords, "第4条|バックアップ|" + backups},
			"unchanged 第1条→第1条\nadded →第2条\nunchanged 第2条→第3条 renumbered\nunchanged 第3条→第4条 renumbered",
		},
		{
			"numbers swapped",
			[]string{"第1条|パスワード|" + passwords, "第2条|バックアップ|" + backups},
			[]string{"第1条|バックアップ|" + backups, "第2条|パスワード|" + passwords},
			"unchanged 第2条→第1条 renumbered\nunchanged 第1条→第2条 renumbered moved",
		},
		{
			"other digits are the same number",
			[]string{"第１２条の２|目的|" + purpose},
			[]string{"第十二条の二|目的|" + purpose},
			"unchanged 第１２条の２→第十二条の二",
		},
		{
			"a removed clause stands where the one before it went",
			[]string{"第1条|目的|" + purpose, "第2条|パスワード|" + passwords, "第3条|バックアップ|" + backups},
			[]string{"第1条|目的|" + purpose, "第2条|バックアップ|" + backups},
			"unchanged 第1条→第1条\nremoved 第2条→\nunchanged 第3条→第2条 renumbered",
		},
		{
			"a clause that went under another chapter has moved",
			[]string{"# 人的対策", "第1条|パスワード|" + passwords, "第2条|研修|" + training, "# 技術的対策", "第3条|バックアップ|" + backups, "第4条|ログ|" + logs},
			[]string{"# 人的対策", "第1条|研修|" + training, "# 技術的対策", "第2条|パスワード|" + passwords, "第3条|バックアップ|" + backups, "第4条|ログ|" + logs},
			"unchanged 第2条→第1条 renumbered\nunchanged 第1条→第2条 renumbered moved\nunchanged 第3条→第3条\nunchanged 第4条→第4条",
		},
		{
			"one article became two",
			[]string{"第1条|目的|" + purpose, "第2条|運用|" + backups + " / " + logs + " / " + media},
			[]string{"第1条|目的|" + purpose, "第2条|運用|" + backups, "第3条|運用の記録|" + logs + " / " + media},
			"unchanged 第1条→第1条\nsplit 第2条→第2条+第3条 retitled",
		},
		{
			"two articles became one",
			[]string{"第1条|パスワード|" + passwords, "第2条|媒体|" + media, "第3条|目的|" + purpose},
			[]string{"第1条|パスワード及び媒体|" + passwords + " / " + media, "第2条|目的|" + purpose},
			"merged 第1条+第2条→第1条 retitled\nunchanged 第3条→第2条 renumbered",
		},
		{
			"a deleted clause is matched to nothing",
			[]string{"第1条|目的|" + purpose, "第2条|パスワード|" + passwords},
			[]string{"第1条|目的|" + purpose, "第2条|研修|" + training},
			"unchanged 第1条→第1条\nremoved 第2条→\nadded →第2条",
		},
		{
			"ids go before words",
			[]string{"第1条@a|目的|" + purpose, "第2条@b|パスワード|" + passwords},
			[]string{"第1条@b|目的|" + purpose, "第2条@a|パスワード|" + passwords},
			"changed 第2条→第1条 renumbered retitled\nchanged 第1条→第2条 renumbered moved retitled",
		},
		{
			"an article that stands for further ids was merged, or split",
			[]string{"第1条@a|甲|" + purpose, "第2条@b|乙|" + passwords, "第3条@c+d|丙|" + backups},
			[]string{"第1条@a+b|甲|" + purpose, "第2条@c|丙|" + backups, "第3条@d|丁|" + logs},
			"merged 第1条+第2条→第1条 retitled\nsplit 第3条→第2条+第3条 retitled",
		},
		{"nothing and something", nil, []string{"第1条|目的|" + purpose}, "added →第1条"},
		{"something and nothing", []string{"第1条|目的|" + purpose}, nil, "removed 第1条→"},
		{"nothing at all", nil, nil, ""},
	} {
		c := Compare(read(test.old...), read(test.new...), Options{})
		if got := summary(c); got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", test.name, got, test.want)
		}
		checkComparison(t, c)
	}
}

// checkComparison holds a comparison to its laws.
func checkComparison(t *testing.T, c *Comparison) {
	t.Helper()
	seenOld, seenNew := make([]int, len(c.Old.Clauses)), make([]int, len(c.New.Clauses))
	last := -1
	for i := range c.Changes {
		ch := &c.Changes[i]
		for _, o := range ch.Old {
			seenOld[o]++
		}
		for _, n := range ch.New {
			seenNew[n]++
		}
		if !slices.IsSorted(ch.Old) || !slices.IsSorted(ch.New) {
			t.Fatalf("change %d: %v → %v are not in order", i, ch.Old, ch.New)
		}
		if len(ch.New) > 0 {
			if ch.New[0] < last {
				t.Fatalf("change %d does not follow the order of the new document", i)
			}
			last = ch.New[0]
		}
		old, new := sides(ch.Spans)
		if want := texts(c.Old, ch.Old); old != want {
			t.Fatalf("change %d: the spans give %q, the old text is %q", i, old, want)
		}
		if want := texts(c.New, ch.New); new != want {
			t.Fatalf("change %d: the spans give %q, the new text is %q", i, new, want)
		}
		checkKind(t, ch, old == new)
	}
	for _, seen := range [][]int{seenOld, seenNew} {
		for i, n := range seen {
			if n != 1 {
				t.Fatalf("clause %d stands in %d changes", i, n)
			}
		}
	}
}

func checkKind(t *testing.T, c *Change, equal bool) {
	t.Helper()
	want := map[Kind][2]bool{ // several old, several new
		Split: {false, true}, Merged: {true, false},
	}
	several, joined := want[c.Kind]
	ok := true
	switch c.Kind {
	case Unchanged, Changed:
		ok = len(c.Old) == 1 && len(c.New) == 1 && equal == (c.Kind == Unchanged)
	case Added:
		ok = len(c.Old) == 0 && len(c.New) == 1
	case Removed:
		ok = len(c.Old) == 1 && len(c.New) == 0
	case Undecided:
		ok = len(c.Old)+len(c.New) == 1 && len(c.Candidates) > 0
	case Split, Merged:
		ok = joined && (len(c.Old) > 1) == several[0] && (len(c.New) > 1) == several[1] && len(c.Old) > 0 && len(c.New) > 0
	}
	if !ok || c.Similarity < 0 || c.Similarity > 1 || c.Confidence < 0 || c.Confidence > 1 || c.Evidence == "" || equal && len(c.Old) > 0 && len(c.New) > 0 && c.Similarity != 1 {
		t.Fatalf("%s of %v → %v: similarity %v, confidence %v, evidence %q", c.Kind, c.Old, c.New, c.Similarity, c.Confidence, c.Evidence)
	}
}

func texts(s Side, indexes []int) string {
	var out []string
	for _, i := range indexes {
		out = append(out, s.Clauses[i].Text())
	}
	return strings.Join(out, "\n")
}

// checkSame holds the comparison of a document with itself to having no changes.
func checkSame(t *testing.T, d *policy.Document, o Options) {
	t.Helper()
	for i, ch := range Compare(d, d, o).Changes {
		if ch.Kind != Unchanged || ch.Renumbered || ch.Moved || ch.Retitled || len(ch.Old) != 1 || ch.Old[0] != i || ch.New[0] != i {
			t.Fatalf("a document and itself: %s %v → %v, renumbered %v, moved %v", ch.Kind, ch.Old, ch.New, ch.Renumbered, ch.Moved)
		}
	}
}

// random makes a document of few words, so that clauses repeat and resemble each other.
func random(r *rand.Rand) *policy.Document {
	words := []string{purpose, passwords, backups, logs, "削除", "", "別に定める。", "前条の規定は、第12条について準用する。", "The officer shall keep records."}
	var lines []string
	for range r.IntN(12) {
		if r.IntN(4) == 0 {
			lines = append(lines, "# "+words[r.IntN(len(words))])
		}
		text := words[r.IntN(len(words))]
		for range r.IntN(3) {
			text += " / " + words[r.IntN(len(words))]
		}
		id := ""
		if r.IntN(3) == 0 {
			id = fmt.Sprintf("@%d", r.IntN(8))
			if r.IntN(3) == 0 {
				id += fmt.Sprintf("+%d", r.IntN(8))
			}
		}
		lines = append(lines, fmt.Sprintf("第%d条%s|%s|%s", r.IntN(9), id, []string{"", "目的", "記録"}[r.IntN(3)], text))
	}
	return read(lines...)
}

func TestCompareLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 2000 {
		a, b := random(r), random(r)
		o := Options{IgnoreIDs: r.IntN(2) == 0}
		c := Compare(a, b, o)
		checkComparison(t, c)
		if again := Compare(a, b, o); !reflect.DeepEqual(c, again) {
			t.Fatalf("two comparisons of the same documents differ:\n%s\n\n%s", summary(c), summary(again))
		}
		checkSame(t, a, Options{IgnoreIDs: true})
	}
}

func FuzzCompare(f *testing.F) {
	f.Add("第1条|目的|"+purpose, "第1条|目的|"+passwords)
	f.Add("# 総則\n第1条@a|x|y\n第2条|x|y", "第1条@b+a|x|y / z")
	f.Fuzz(func(t *testing.T, old, new string) {
		if len(old)+len(new) > 1<<12 || !utf8.ValidString(old) || !utf8.ValidString(new) {
			t.Skip("too large or not text")
		}
		a, b := read(strings.Split(old, "\n")...), read(strings.Split(new, "\n")...)
		checkComparison(t, Compare(a, b, Options{}))
		checkComparison(t, Compare(a, b, Options{IgnoreIDs: true}))
		checkSame(t, a, Options{IgnoreIDs: true})
	})
}
