package diffing

import "kitei/policy"

// leads finds the provision that a 号 stands under: 次に掲げる事項を定めなければならない。
type leads map[*policy.Node]*policy.Node

// leads gives the leads of all provisions of the clauses of a change.
func (a *aligner) leads(c *Change) leads {
	out := leads{}
	for _, o := range c.Old {
		out.add(&a.old[o])
	}
	for _, n := range c.New {
		out.add(&a.new[n])
	}
	return out
}

func (l leads) add(c *clause) {
	for _, p := range c.Parts {
		l[p] = c.Node
		for n := range p.All() {
			for _, child := range n.Children {
				l[child] = n
			}
		}
	}
}

// duty gives the duty of the lead of a 号, which holds for it: the zero duty where the lead makes exceptions or a choice of its 号, or has none.
func (l leads) duty(n *policy.Node) duty {
	lead := l[n]
	if lead == nil {
		return duty{}
	}
	for _, sentence := range cut(lead.Text) {
		if !announces(sentence) {
			continue
		}
		if firstOf(sentence, "いずれか") != "" || excepts(sentence) || hedged(sentence, exceptions) != "" {
			return duty{}
		}
		return dutyOf(sentence)
	}
	return duty{}
}

// announces reports whether a sentence speaks of the 号 below it.
func announces(sentence string) bool {
	return firstOf(sentence, "次に", "次の", "次号", "以下の", "各号") != ""
}

// extra reads a provision that only one version has.
func (l leads) extra(n *policy.Node, gone bool) []Finding {
	if found := extra(n.Text, gone); len(found) > 0 {
		return found
	}
	return l.listed(n, gone)
}

// listed reads a 号 that only one version has and that says no duty by itself: its lead does. What a duty also has to cover is stricter, what a
// permission or an exception also covers looser. One more of 次のいずれか may be either, and so may a further requirement of a permission.
func (l leads) listed(n *policy.Node, gone bool) []Finding {
	lead := l[n]
	if lead == nil || n.Text == "" {
		return nil
	}
	for _, sentence := range cut(lead.Text) {
		if !announces(sentence) {
			continue
		}
		effect, d := Unknown, dutyOf(sentence)
		switch {
		case d.force == 0:
			return nil
		case firstOf(sentence, "いずれか") != "":
		case excepts(sentence) || hedged(sentence, exceptions) != "":
			effect = Looser
		case d.force >= ought.force:
			effect = Stricter
		case firstOf(sentence, "要件", "全て", "すべて", "いずれも") == "":
			effect = Looser
		}
		if gone {
			return []Finding{{Effect: opposite(effect), Topic: OfScope, Old: n.Text}}
		}
		return []Finding{{Effect: effect, Topic: OfScope, New: n.Text}}
	}
	return nil
}
