package diffing

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kitei/policy"
)

// TestChainOfEditions: for every two of the seven editions, and back over all of them, the steps between them composed give the direct comparison's clause states (what it leaves
// to a person the steps may tell), every sum reconciles, and every change of a step is told of by a change of the whole or by a clause that only editions between had.
func TestChainOfEditions(t *testing.T) {
	docs := editions(t)
	for i := range docs {
		for j := range docs {
			back := i == len(docs)-1 && j == 0
			if j <= i && !back || testing.Short() && i > 0 {
				continue
			}
			chain, err := CompareSteps(stopsBetween(docs, i, j), Options{})
			if err != nil {
				t.Fatal(err)
			}
			checkComparison(t, chain.Comparison)
			checkLedger(t, chain.Comparison)
			checkChain(t, chain)
			direct := Compare(docs[i], docs[j], Options{})
			if got, want := fates(t, chain.Comparison), fates(t, direct); !slices.Equal(got, want) {
				for k := range want {
					if got[k] != want[k] && !strings.Contains(want[k], StateOpen.Word()) {
						t.Errorf("%s → %s: by steps %s, at once %s", docs[i].Source, docs[j].Source, got[k], want[k])
					}
				}
			}
		}
	}
}

// stopsBetween gives the documents from one to another, in either direction.
func stopsBetween(docs []*policy.Document, from, to int) []Stop {
	step := 1
	if to < from {
		step = -1
	}
	var out []Stop
	for k := from; k != to+step; k += step {
		out = append(out, Stop{Name: docs[k].Source, Document: docs[k]})
	}
	return out
}

// fates writes down how every clause of both sides ends, and with which others.
func fates(t *testing.T, c *Comparison) []string {
	t.Helper()
	l, err := NewLedger(c)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for i, e := range l.Old {
		out = append(out, fmt.Sprintf("old %d %s %v", i, e.State.Word(), e.Partners))
	}
	for i, e := range l.New {
		out = append(out, fmt.Sprintf("new %d %s %v", i, e.State.Word(), e.Partners))
	}
	return out
}

// checkChain: nothing that a step did is lost, every step of a change is in order, and no link is surer than its steps.
func checkChain(t *testing.T, c *Chain) {
	t.Helper()
	told := map[*Change]bool{}
	for i := range c.Changes {
		ch := &c.Changes[i]
		for k, s := range ch.Steps {
			told[s.Change] = true
			if k > 0 && s.Leg < ch.Steps[k-1].Leg || s.Name != c.Steps[s.Leg] || s.State() == StateSame {
				t.Errorf("steps of change %d: %v", i, ch.Steps)
			}
			if ch.Confidence > s.Confidence && ch.Kind != Undecided {
				t.Errorf("change %d is surer (%f) than its step %s (%f)", i, ch.Confidence, s.Name, s.Confidence)
			}
		}
		if ch.State() != StateSame && len(ch.Steps) == 0 && ch.State() != StateMoved && ch.Evidence != passDecision {
			t.Errorf("change %d (%s, %v → %v) has no step", i, ch.Kind, ch.Old, ch.New)
		}
	}
	passing := map[string]bool{}
	for _, p := range c.Passing {
		passing[p.Clause.Node.ID+p.Clause.Node.Title] = true
		if p.Came >= p.Went {
			t.Errorf("%s came with step %d and went with %d", p.Clause.Path(), p.Came, p.Went)
		}
	}
	for _, leg := range c.Legs {
		for i := range leg.Changes {
			ch := &leg.Changes[i]
			if ch.State() == StateSame || told[ch] {
				continue
			}
			known := func(side Side, at []int) bool {
				return slices.ContainsFunc(at, func(k int) bool { return passing[side.Clauses[k].Node.ID+side.Clauses[k].Node.Title] })
			}
			if !known(leg.Old, ch.Old) && !known(leg.New, ch.New) {
				t.Errorf("%s → %s: %s %v → %v is told of nowhere", leg.Old.Source, leg.New.Source, ch.Kind, ch.Old, ch.New)
			}
		}
	}
}

// TestChain goes through what steps can do to a clause together.
func TestChain(t *testing.T) {
	log := "記録|情報システム管理者は、アクセスの記録を取得し、これを三年間保存しなければならない。"
	longer := strings.Replace(log, "三年間", "五年間", 1)
	room := "管理区域|管理区域に入る者は、許可を得て、名札を着けなければならない。"
	guest := "来訪者|来訪者には、職員が付き添わなければならない。"
	for _, test := range []struct {
		name  string
		stops [][]string
		want  string // state and steps of each change but those around
	}{
		{"reworded and moved on", [][]string{{"第2条|" + log}, {"第2条|" + longer}, {"第2条|" + room, "第3条|" + longer}}, "新設: 三（新設）; 字句: 二（字句）三（番号のみ）"},
		{"changed and changed back", [][]string{{"第2条|" + log}, {"第2条|" + longer}, {"第2条|" + log}}, "同一: 二（字句）三（字句）"},
		{"came and went", [][]string{{"第2条|" + log}, {"第2条|" + log, "第3条|" + room}, {"第2条|" + log}}, "同一: | 第3条 二 三"},
		{"went first, came last", [][]string{{"第2条|" + log}, {}, {"第2条|" + guest}}, "削除: 二（削除）; 新設: 三（新設）"},
	} {
		var stops []Stop
		for i, lines := range test.stops {
			stops = append(stops, Stop{Name: string([]rune("一二三")[i]), Document: around(lines...)})
		}
		chain, err := CompareSteps(stops, Options{})
		if err != nil {
			t.Fatal(err)
		}
		checkComparison(t, chain.Comparison)
		checkChain(t, chain)
		var out []string
		for _, c := range chain.Changes[1 : len(chain.Changes)-1] {
			line := c.State().Word() + ": "
			for _, s := range c.Steps {
				line += s.Name + "（" + s.State().Word() + "）"
			}
			out = append(out, line)
		}
		got := strings.Join(out, "; ")
		for _, p := range chain.Passing {
			got += "| " + strings.Join([]string{p.Clause.Node.Label, chain.Names[p.Came+1], chain.Names[p.Went+1]}, " ")
		}
		if got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// TestChainOfOne: over one step a chain is the comparison itself.
func TestChainOfOne(t *testing.T) {
	docs := editions(t)
	chain, err := CompareSteps(stopsBetween(docs, 0, 1), Options{IgnoreIDs: true})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fates(t, chain.Comparison), fates(t, Compare(docs[0], docs[1], Options{IgnoreIDs: true})); !slices.Equal(got, want) {
		t.Errorf("by one step %v\nat once %v", got, want)
	}
	if _, err := CompareSteps(stopsBetween(docs, 0, 0), Options{}); err == nil {
		t.Error("one document is no chain")
	}
}
