package diffing

// byContent links clauses that say the same: those that are the only ones to say it, first with equal titles and then whatever the
// title; from each of these on the neighbours that say the same; and what a rule says several times over, when both sides say
// it equally often, in order. What is repealed says nothing that tells it: only its number ([aligner.byNumber]) and its neighbours do.
func (a *aligner) byContent() {
	a.byUnique((*clause).content)
	a.byUnique(func(c *clause) string { return c.key })
	a.grow(1)
	a.grow(-1)
	a.byCount()
}

// content is what makes two clauses the same. A clause without text is known by its number.
func (c *clause) content() string {
	if c.key == "" {
		return c.title + "\x01" + c.label
	}
	return c.title + "\x00" + c.key
}

func (a *aligner) byUnique(content func(c *clause) string) {
	old, new := copies(a.old, a.toNew, a.rules.closedOld, content), copies(a.new, a.toOld, a.rules.closedNew, content)
	for o := range a.old {
		k := content(&a.old[o])
		if x, y := old[k], new[k]; k != "" && len(x) == 1 && len(y) == 1 && x[0] == o && a.open(o, y[0]) {
			a.link(o, y[0], "identical", 1)
		}
	}
}

// copies gives the places of every content among the open clauses of a side.
func copies(side []clause, links [][]int, closed map[int]bool, content func(c *clause) string) map[string][]int {
	where := map[string][]int{}
	for i := range side {
		if len(links[i]) == 0 && !closed[i] && !side[i].repealed {
			k := content(&side[i])
			where[k] = append(where[k], i)
		}
	}
	return where
}

// grow links the neighbours, in direction step, of linked clauses as long as they say the same under the same title.
func (a *aligner) grow(step int) {
	for i := 0; i < len(a.links); i++ { // the list grows with the links
		o, n := a.links[i].old+step, a.links[i].new+step
		if o < 0 || n < 0 || o >= len(a.old) || n >= len(a.new) || !a.open(o, n) {
			continue
		}
		if a.old[o].content() == a.new[n].content() {
			a.link(o, n, "identical", 1)
		}
	}
}

func (a *aligner) byCount() {
	old, new := copies(a.old, a.toNew, a.rules.closedOld, (*clause).content), copies(a.new, a.toOld, a.rules.closedNew, (*clause).content)
	for o := range a.old {
		k := a.old[o].content()
		x, y := old[k], new[k]
		if len(x) == 0 || len(x) != len(y) || x[0] != o {
			continue
		}
		for i := range x {
			if a.open(x[i], y[i]) {
				a.link(x[i], y[i], "identical", 1)
			}
		}
	}
}
