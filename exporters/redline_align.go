package exporters

import (
	"slices"
	"strings"

	"kitei/diffing"
)

// redlineUnit is what is paired as a whole: a paragraph, or a table with the paragraph behind it, without which two tables would grow together.
type redlineUnit struct {
	blocks []block
	text   string
	note   string // comment on it
}

func redlineUnits(blocks []block) []redlineUnit {
	var out []redlineUnit
	for i := 0; i < len(blocks); i++ {
		u := redlineUnit{blocks: blocks[i : i+1]}
		if t := blocks[i].table; t != nil {
			if i+1 < len(blocks) && blocks[i+1].table == nil {
				u.blocks = blocks[i : i+2]
				i++
			}
			u.text = strings.Join(rowTexts(t), "\n") + "\n"
		}
		u.text += runsText(u.blocks[len(u.blocks)-1].runs)
		out = append(out, u)
	}
	return out
}

// alike reports whether two units can stand opposite: tables with as many columns, or paragraphs of one form. A tracked change of form is not
// written: LibreOffice (7.4) forgets what is deleted at the head of such a paragraph.
func (u *redlineUnit) alike(v *redlineUnit) bool {
	return slices.EqualFunc(u.blocks, v.blocks, func(x, y block) bool {
		if x.table != nil && y.table != nil {
			return len(x.table.widths) == len(y.table.widths)
		}
		return x.table == nil && y.table == nil && x.style.id == y.style.id && x.shift == y.shift && x.newPage == y.newPage
	})
}

// align sets the units of both sides opposite each other: clause by clause as the comparison pairs them, as far as they stand in one order, and
// inside a clause, and between clauses, provision by provision.
func (b *redline) align(c *diffing.Comparison) {
	b.to = make([]int, len(b.before))
	for i := range b.to {
		b.to[i] = -1
	}
	old, new := clauseUnits(b.before, &c.Old), clauseUnits(b.after, &c.New)
	oldChange, newChange := changesOf(b.before, old, c, true), changesOf(b.after, new, c, false)
	type anchor struct{ old, new extent }
	var anchors []anchor
	for i := range c.Changes {
		ch := &c.Changes[i]
		if ch.Kind == diffing.Undecided || len(ch.Old) == 0 || len(ch.New) == 0 {
			continue
		}
		x, y := old[ch.Old[0]], new[ch.New[0]]
		if x.to > x.from && y.to > y.from {
			anchors = append(anchors, anchor{x, y})
		}
	}
	slices.SortStableFunc(anchors, func(x, y anchor) int { return x.old.from - y.old.from })
	values := make([]int, len(anchors))
	for i := range anchors {
		values[i] = anchors[i].new.from
	}
	i, j := 0, 0
	for _, k := range risingRun(values) {
		a := anchors[k]
		b.between(extent{i, a.old.from}, extent{j, a.new.from}, oldChange, newChange)
		b.between(a.old, a.new, oldChange, newChange)
		i, j = a.old.to, a.new.to
	}
	b.between(extent{i, len(b.before)}, extent{j, len(b.after)}, oldChange, newChange)
	b.noteMoves(c, old, new)
}

// extent is a stretch of units.
type extent struct{ from, to int }

// clauseUnits gives the units of each clause: the first stretch of them that stands together.
func clauseUnits(units []redlineUnit, side *diffing.Side) []extent {
	of := map[any]int{}
	for i := range side.Clauses {
		c := &side.Clauses[i]
		of[c.Node] = i + 1
		for _, part := range c.Parts {
			for n := range part.All() {
				of[n] = i + 1
			}
		}
	}
	out := make([]extent, len(side.Clauses))
	for k := range units {
		i := of[units[k].blocks[0].owner] - 1
		if i < 0 {
			continue
		}
		if e := &out[i]; e.to == 0 {
			*e = extent{k, k + 1}
		} else if e.to == k {
			e.to = k + 1
		}
	}
	return out
}

// changesOf gives for each unit the change its clause belongs to, -1 for what is in no clause.
func changesOf(units []redlineUnit, clauses []extent, c *diffing.Comparison, old bool) []int {
	out := make([]int, len(units))
	for i := range out {
		out[i] = -1
	}
	for i := range c.Changes {
		at := c.Changes[i].New
		if old {
			at = c.Changes[i].Old
		}
		for _, k := range at {
			for u := clauses[k].from; u < clauses[k].to; u++ {
				out[u] = i
			}
		}
	}
	return out
}

// between pairs units of two stretches by their texts. Provisions of clauses that have nothing to do with each other stay apart.
func (b *redline) between(x, y extent, oldChange, newChange []int) {
	old, new := b.before[x.from:x.to], b.after[y.from:y.to]
	for i, j := range alignTexts(unitTexts(old), unitTexts(new)) {
		if j >= 0 && old[i].alike(&new[j]) && (oldChange[x.from+i] == newChange[y.from+j] || old[i].text == new[j].text) {
			b.to[x.from+i] = y.from + j
		}
	}
}

func unitTexts(units []redlineUnit) []string {
	out := make([]string, len(units))
	for i := range units {
		out[i] = units[i].text
	}
	return out
}

// noteMoves puts a comment on both places of a clause that is taken out here and put in there.
func (b *redline) noteMoves(c *diffing.Comparison, old, new []extent) {
	for i := range c.Changes {
		ch := &c.Changes[i]
		if len(ch.Old) != 1 || len(ch.New) != 1 || ch.Kind == diffing.Undecided {
			continue
		}
		x, y := old[ch.Old[0]], new[ch.New[0]]
		if x.to == x.from || y.to == y.from || slices.ContainsFunc(b.to[x.from:x.to], func(to int) bool { return to >= 0 }) {
			continue
		}
		from, into := c.Old.Clauses[ch.Old[0]].Node, c.New.Clauses[ch.New[0]].Node
		b.before[x.from].note = "移動：この規定は、改正後の「" + title(into) + "」に移しました。"
		b.after[y.from].note = "移動：この規定は、改正前の「" + title(from) + "」を移したものです。"
	}
}
