package diffing

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"kitei/internal/parallel"
	"kitei/policy"
)

// Provision is a 項, 号 or anything below them inside a clause.
type Provision struct {
	Clause int // index into the clauses of its side
	Node   *policy.Node
}

// Item is what became of one provision of the clauses of a change. A provision that went to the clauses of another change stands in
// both changes, as the same Item.
type Item struct {
	Kind       Kind // Unchanged, Changed, Added or Removed
	Old, New   Provision
	Renumbered bool
	Moved      bool    // it left its place among the provisions of the change, or went to another change
	Similarity float64 // of the folded texts; 0 for an Added or Removed one
}

// item is an Item with what is needed to compare it.
type item struct {
	Provision
	key   string
	grams []counted
}

// compareItems fills in the items of every change that joins clauses.
func (a *aligner) compareItems(changes []Change) {
	type rest struct{ old, new []item }
	rests := make([]rest, len(changes))
	parallel.Do(len(changes), func(i int) {
		c := &changes[i]
		if c.Kind == Unchanged {
			return
		}
		old, new := items(a.old, c.Old), items(a.new, c.New)
		if len(c.Old) > 0 && len(c.New) > 0 {
			c.Items, old, new = matchItems(old, new)
		}
		rests[i] = rest{old, new}
	})
	elsewhere := moves{old: map[string][]place{}, new: map[string][]place{}}
	for i := range rests {
		elsewhere.add(elsewhere.old, i, rests[i].old)
		elsewhere.add(elsewhere.new, i, rests[i].new)
	}
	for i := range changes {
		c := &changes[i]
		for _, x := range rests[i].old {
			if from, to, ok := elsewhere.of(x.key); ok && to.change != i {
				c.Items = append(c.Items, joinItem(from.item, to.item, true))
			} else if len(c.New) > 0 {
				c.Items = append(c.Items, Item{Kind: Removed, Old: x.Provision})
			}
		}
		for _, x := range rests[i].new {
			if from, to, ok := elsewhere.of(x.key); ok && from.change != i {
				c.Items = append(c.Items, joinItem(from.item, to.item, true))
			} else if len(c.Old) > 0 {
				c.Items = append(c.Items, Item{Kind: Added, New: x.Provision})
			}
		}
	}
}

// items gives the provisions of clauses in the order of reading. Rows of a table are none: their cells are in the spans.
func items(side []clause, indexes []int) []item {
	var out []item
	for _, i := range indexes {
		for _, p := range side[i].provisions {
			out = append(out, item{Provision: Provision{i, p.node}, key: side[i].key[p.start:p.end]})
		}
	}
	return out
}

// sameItem is the likeness from which two provisions of clauses that belong together are one: half of what they say.
const sameItem = .5

// maxItems bounds the pairs of provisions that are compared in one change: a hundred on each side is more than any article has.
const maxItems = 100 * 100

// matchItems aligns the provisions of one change and gives those that are left over. Equal ones come first, then the most alike.
func matchItems(old, new []item) (matched []Item, oldRest, newRest []item) {
	toNew := make([]int, len(old))
	taken := make([]bool, len(new))
	where := map[string][]int{}
	for j := range new {
		where[new[j].key] = append(where[new[j].key], j)
	}
	for i := range old {
		toNew[i] = -1
		if list := where[old[i].key]; len(list) > 0 {
			toNew[i], taken[list[0]], where[old[i].key] = list[0], true, list[1:]
		}
	}
	for _, p := range alike(old, new, toNew, taken) {
		if toNew[p.old] < 0 && !taken[p.new] {
			toNew[p.old], taken[p.new] = p.new, true
		}
	}
	fillGaps(old, new, toNew, taken)
	var places, which []int
	for i, j := range toNew {
		if j >= 0 {
			places, which = append(places, j), append(which, i)
		} else {
			oldRest = append(oldRest, old[i])
		}
	}
	stays := map[int]bool{}
	for _, k := range longestRun(places) {
		stays[which[k]] = true
	}
	for i, j := range toNew {
		if j >= 0 {
			matched = append(matched, joinItem(old[i], new[j], !stays[i]))
		}
	}
	for j := range new {
		if !taken[j] {
			newRest = append(newRest, new[j])
		}
	}
	return matched, oldRest, newRest
}

// gapItem is the likeness from which two provisions are one that alone are left between the same neighbours: a third of what they say, more than the
// words that end any duty (しなければならない) make up.
const gapItem = .35

// fillGaps matches provisions that alone are left between two matched ones, or an end.
func fillGaps(old, new []item, toNew []int, taken []bool) {
	for i := range old {
		j := 0
		if i > 0 {
			j = toNew[i-1] + 1
		}
		if toNew[i] >= 0 || i > 0 && j == 0 || j >= len(new) || taken[j] {
			continue
		}
		closed := i+1 == len(old) && j+1 == len(new) || i+1 < len(old) && toNew[i+1] == j+1
		if closed && likeness(&old[i], &new[j]) >= gapItem {
			toNew[i], taken[j] = j, true
		}
	}
}

// alike gives the pairs of provisions that are alike enough, the most alike first.
func alike(old, new []item, toNew []int, taken []bool) []edge {
	if len(old)*len(new) > maxItems {
		return nil
	}
	var out []edge
	for i := range old {
		if toNew[i] >= 0 {
			continue
		}
		for j := range new {
			if taken[j] {
				continue
			}
			if s := likeness(&old[i], &new[j]); s >= sameItem {
				out = append(out, edge{old: i, new: j, likeness: s})
			}
		}
	}
	slices.SortFunc(out, func(x, y edge) int {
		return cmp.Or(-cmp.Compare(x.likeness, y.likeness), cmp.Compare(x.old, y.old), cmp.Compare(x.new, y.new))
	})
	return out
}

// likeness is twice the grams two provisions share over all their grams (Dice).
func likeness(x, y *item) float64 {
	if x.key == y.key {
		return 1
	}
	for _, i := range []*item{x, y} {
		if i.grams == nil {
			i.grams = count(i.key)
		}
	}
	common, total := int32(0), int32(0)
	for i, j := 0, 0; i < len(x.grams) && j < len(y.grams); {
		switch {
		case x.grams[i].hash < y.grams[j].hash:
			i++
		case x.grams[i].hash > y.grams[j].hash:
			j++
		default:
			common += min(x.grams[i].count, y.grams[j].count)
			i++
			j++
		}
	}
	for _, i := range []*item{x, y} {
		for _, g := range i.grams {
			total += g.count
		}
	}
	return ratio(2*float64(common), float64(total))
}

func joinItem(x, y item, moved bool) Item {
	kind := Changed
	if x.Node.Text == y.Node.Text && x.Node.Title == y.Node.Title {
		kind = Unchanged
	}
	return Item{
		Kind: kind, Old: x.Provision, New: y.Provision, Moved: moved, Similarity: likeness(&x, &y),
		Renumbered: provisionNumber(x.Node) != provisionNumber(y.Node),
	}
}

func provisionNumber(n *policy.Node) string {
	if l, _, ok := policy.ParseLabel(n.Label); ok {
		return l.Key()
	}
	return fold(n.Label)
}

// moves finds provisions that went from one change to another: what is left over of one and in the same words of exactly one other.
type moves struct{ old, new map[string][]place }

type place struct {
	change int
	item   item
}

// telling is the length in characters from which the words of a provision tell it from all others; 別に定める。 and the like are shorter.
const telling = 15

func (m *moves) add(side map[string][]place, change int, list []item) {
	for _, x := range list {
		if utf8.RuneCountInString(x.key) >= telling {
			side[x.key] = append(side[x.key], place{change, x})
		}
	}
}

func (m *moves) of(key string) (from, to place, ok bool) {
	if len(m.old[key]) != 1 || len(m.new[key]) != 1 {
		return from, to, false
	}
	return m.old[key][0], m.new[key][0], true
}
