package exporters

import (
	"kitei/diffing"
	"kitei/policy"
)

// traps are the numbers that mislead: the clause that bears a number in the old document is not the one that bears it in the new. They are
// shown before anything else, because a reader looks a clause up by its number.
func traps(c *diffing.Comparison) []string {
	after := map[string]int{}
	for i, n := range c.New.Clauses {
		if number := lookedUp(n); number != "" {
			after[number] = i
		}
	}
	together := map[[2]int]bool{}
	for _, ch := range c.Changes {
		for _, o := range ch.Old {
			for _, n := range ch.New {
				together[[2]int{o, n}] = true
			}
		}
	}
	var out []string
	for i, o := range c.Old.Clauses {
		number := lookedUp(o)
		j, same := after[number]
		if number == "" || !same || together[[2]int{i, j}] || diffing.Repealed(&o) {
			continue
		}
		out = append(out, number+"は、旧では「"+called(o)+"」、新では「"+called(c.New.Clauses[j])+"」です。")
	}
	return out
}

// lookedUp is the number by which a reader looks a clause up: that of an article counted through, else with the section's before it.
func lookedUp(c policy.Clause) string {
	label, _, ok := policy.ParseLabel(c.Node.Label)
	if !ok || c.Node.Kind.Attached() {
		return ""
	}
	if label.Shape == policy.ShapeUnit || c.Node.Kind.Grouping() {
		return c.Node.Label
	}
	for i := len(c.Up) - 1; i >= 0; i-- {
		if c.Up[i].Label != "" {
			return c.Up[i].Label + c.Node.Label
		}
	}
	return c.Node.Label
}

// called is what a clause is called: its title, else the beginning of its text.
func called(c policy.Clause) string {
	if c.Node.Title != "" {
		return c.Node.Title
	}
	const enough = 20 // characters by which a provision is recognised
	text := []rune(c.Text())
	if len(text) <= enough {
		return string(text)
	}
	return string(text[:enough]) + "…"
}
