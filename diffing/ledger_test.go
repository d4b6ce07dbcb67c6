package diffing

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

// checkLedger holds a ledger to its law: every clause of both sides stands in it once, and the sums are the numbers of clauses.
func checkLedger(t *testing.T, c *Comparison) *Ledger {
	t.Helper()
	l, err := NewLedger(c)
	if err != nil {
		t.Fatal(err)
	}
	sum := func(totals [states]int) (n int) {
		for _, k := range totals {
			n += k
		}
		return n
	}
	if sum(l.OldTotals) != len(c.Old.Clauses) || sum(l.NewTotals) != len(c.New.Clauses) || len(l.Old) != len(c.Old.Clauses) || len(l.New) != len(c.New.Clauses) {
		t.Fatalf("%v of %d old, %v of %d new clauses", l.OldTotals, len(c.Old.Clauses), l.NewTotals, len(c.New.Clauses))
	}
	if l.OldTotals[StateAdded] != 0 {
		t.Fatalf("%d old clauses are new", l.OldTotals[StateAdded])
	}
	for i, e := range l.New { // a new clause is removed only where it says 削除 in the place of old ones
		if e.State == StateRemoved && (!Repealed(&c.New.Clauses[i]) || len(e.Partners) == 0) {
			t.Fatalf("new clause %s is removed", c.New.Clauses[i].Path())
		}
	}
	for _, f := range []State{StateSame, StateWorded, StateMoved, StateRenumbered} { // one to one
		if l.OldTotals[f] != l.NewTotals[f] {
			t.Fatalf("%s: %d old, %d new", f.Word(), l.OldTotals[f], l.NewTotals[f])
		}
	}
	return l
}

func TestLedgerBroken(t *testing.T) {
	c := Compare(read("第1条|目的|"+purpose), read("第1条|目的|"+purpose), Options{})
	c.Changes = append(c.Changes, c.Changes[0])
	if _, err := NewLedger(c); err == nil {
		t.Error("a clause in two changes went unnoticed")
	}
	c.Changes = nil
	if _, err := NewLedger(c); err == nil {
		t.Error("a clause in no change went unnoticed")
	}
}

// decisions draws verdicts about clauses of two sides.
func drawDecisions(r *rand.Rand, c *Comparison) []Decision {
	pick := func(s Side, n int) (out []ClauseRef) {
		for range n {
			if len(s.Clauses) > 0 {
				out = append(out, Refer(&s.Clauses[r.IntN(len(s.Clauses))]))
			}
		}
		return out
	}
	var out []Decision
	for range r.IntN(4) {
		switch r.IntN(4) {
		case 0:
			out = append(out, Decision{Verdict: Same, Old: pick(c.Old, 1), New: pick(c.New, 1+r.IntN(2))})
		case 1:
			out = append(out, Decision{Verdict: Apart, Old: pick(c.Old, 1), New: pick(c.New, 1)})
		case 2:
			out = append(out, Decision{Verdict: StaysGone, Old: pick(c.Old, 1)})
		default:
			out = append(out, Decision{Verdict: StaysAlone, New: pick(c.New, 1)})
		}
	}
	return out
}

// TestDecisionLaws: with whatever decisions the comparison keeps its laws, the ledger reconciles, what was applied holds, and decisions
// given twice do what they do once.
func TestDecisionLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	applied := 0
	for range 3000 {
		a, b := random(r), random(r)
		d := drawDecisions(r, Compare(a, b, Options{}))
		o := Options{IgnoreIDs: r.IntN(2) == 0, Decisions: d}
		c := Compare(a, b, o)
		checkComparison(t, c)
		checkLedger(t, c)
		applied += checkDecided(t, c)
		o.Decisions = append(slices.Clone(d), d...)
		again := Compare(a, b, o)
		if !reflect.DeepEqual(again.Changes, c.Changes) {
			t.Fatalf("decisions given twice:\n%s\nonce:\n%s", summary(again), summary(c))
		}
		for i := range d {
			if again.Decided[i].Obstacle != c.Decided[i].Obstacle || again.Decided[len(d)+i].Obstacle != c.Decided[i].Obstacle {
				t.Fatalf("decision %d: %q once, %q and %q twice", i, c.Decided[i].Obstacle, again.Decided[i].Obstacle, again.Decided[len(d)+i].Obstacle)
			}
		}
	}
	if applied < 500 {
		t.Errorf("only %d decisions were applied: the law was hardly tried", applied)
	}
}

// checkDecided holds a comparison to the decisions that were applied.
func checkDecided(t *testing.T, c *Comparison) (applied int) {
	t.Helper()
	changeOf := [2]map[int]int{{}, {}}
	for i := range c.Changes {
		for _, o := range c.Changes[i].Old {
			changeOf[0][o] = i
		}
		for _, n := range c.Changes[i].New {
			changeOf[1][n] = i
		}
	}
	for _, d := range c.Decided {
		if d.Obstacle != Applied {
			continue
		}
		applied++
		for _, o := range d.AtOld {
			ch := &c.Changes[changeOf[0][o]]
			for _, n := range d.AtNew {
				if together := slices.Contains(ch.New, n); together != (d.Verdict == Same) {
					t.Fatalf("%s of %v and %v: together %v", d.Verdict, d.AtOld, d.AtNew, together)
				}
			}
			if d.Verdict == StaysGone && ch.Kind != Removed {
				t.Fatalf("old clause %d was decided to be gone and is %s", o, ch.Kind)
			}
		}
		for _, n := range d.AtNew {
			if ch := &c.Changes[changeOf[1][n]]; d.Verdict == StaysAlone && ch.Kind != Added {
				t.Fatalf("new clause %d was decided to be new and is %s", n, ch.Kind)
			}
		}
	}
	return applied
}

// TestDecisions goes through the obstacles and through what a decision does to the rest.
func TestDecisions(t *testing.T) {
	old := []string{"第1条|目的|" + purpose, "第2条|パスワード|" + passwords, "第3条|媒体|" + media}
	new := []string{"第1条|目的|" + purpose, "第2条|パスワード|" + passwords, "第3条|研修|" + training}
	first := Compare(read(old...), read(new...), Options{})
	ref := func(s Side, i int) []ClauseRef { return []ClauseRef{Refer(&s.Clauses[i])} }
	pair := Decision{Verdict: Same, Old: ref(first.Old, 2), New: ref(first.New, 2), Note: "研修に置き換えた"}
	apart := Decision{Verdict: Apart, Old: ref(first.Old, 1), New: ref(first.New, 1)}
	for _, test := range []struct {
		name      string
		old       []string
		decisions []Decision
		want      string
		obstacles []Obstacle
	}{
		{"a pair no words speak for", old, []Decision{pair}, "unchanged 第1条→第1条\nunchanged 第2条→第2条\nchanged 第3条→第3条 retitled", []Obstacle{Applied}},
		{"a pair that is none", old, []Decision{apart}, "unchanged 第1条→第1条\nremoved 第2条→\nremoved 第3条→\nadded →第2条\nadded →第3条", []Obstacle{Applied}},
		{"gone though it is there", old, []Decision{{Verdict: StaysGone, Old: ref(first.Old, 0)}}, "removed 第1条→\nadded →第1条\nunchanged 第2条→第2条\nremoved 第3条→\nadded →第3条", []Obstacle{Applied}},
		{"two that contradict each other", old, []Decision{pair, {Verdict: StaysGone, Old: ref(first.Old, 2)}}, "unchanged 第1条→第1条\nunchanged 第2条→第2条\nchanged 第3条→第3条 retitled", []Obstacle{Applied, Opposed}},
		{
			"the clause was changed since",
			[]string{old[0], old[1], "第3条|媒体|" + backups},
			[]Decision{pair},
			"unchanged 第1条→第1条\nunchanged 第2条→第2条\nremoved 第3条→\nadded →第3条",
			[]Obstacle{Altered},
		},
		{"the clause is gone", old[:2], []Decision{pair}, "unchanged 第1条→第1条\nunchanged 第2条→第2条\nadded →第3条", []Obstacle{Lost}},
		{"the clause has another number and place", []string{old[0], "第2条|媒体|" + media, "第3条|パスワード|" + passwords}, []Decision{pair}, "unchanged 第1条→第1条\nunchanged 第3条→第2条 renumbered\nchanged 第2条→第3条 renumbered moved retitled", []Obstacle{Applied}},
		{"no clause is named", old, []Decision{{Verdict: Same, Old: ref(first.Old, 2)}}, "unchanged 第1条→第1条\nunchanged 第2条→第2条\nremoved 第3条→\nadded →第3条", []Obstacle{Malformed}},
	} {
		c := Compare(read(test.old...), read(new...), Options{Decisions: test.decisions})
		var obstacles []Obstacle
		for _, d := range c.Decided {
			obstacles = append(obstacles, d.Obstacle)
		}
		if got := summary(c); got != test.want || !slices.Equal(obstacles, test.obstacles) {
			t.Errorf("%s: %q\n%s\nwant %q\n%s", test.name, obstacles, got, test.obstacles, test.want)
		}
		checkLedger(t, c)
	}
}
