package adopting

import (
	"regexp"
	"slices"
	"strings"

	"kitei/policy"
	"kitei/templates"
)

// carry gives every node what its counterpart has beside its words: level, roles, condition, evidence, and the tokens where the words allow.
func (a *adopter) carry(d *policy.Document) {
	for n, up := range d.Walk() {
		if n.Kind == policy.Part && len(up) == 0 {
			continue
		}
		old := a.ties[n]
		marked := strings.HasSuffix(n.Text, recommended)
		n.Text = strings.TrimRight(strings.TrimSuffix(n.Text, recommended), " 　")
		if old != nil {
			a.reshape(n, old)
			n.Check, n.When, n.Place = old.Check, old.When, old.Place
			n.Who = slices.Clone(old.Who)
			n.Also = slices.DeleteFunc(append(slices.Clone(old.Also), n.Also...), func(id string) bool { return a.used[id] })
		}
		a.level(n, old, marked)
		a.who(n, up)
		a.tokens(n, old)
		n.Label, n.Text, n.Title = "", policy.NarrowDigits(n.Text), policy.NarrowDigits(n.Title)
		for _, row := range n.Rows {
			for i := range row {
				row[i] = policy.NarrowDigits(row[i])
			}
		}
	}
}

// reshape makes a numbered line the captioned item its counterpart is, with what stands under it.
func (a *adopter) reshape(n, old *policy.Node) {
	if old.Kind != policy.Subarticle || n.Kind == policy.Subarticle || n.Kind < policy.Paragraph {
		if n.Title == "" && old.Title != "" && old.Kind == n.Kind && strings.HasPrefix(n.Text, old.Title) {
			n.Title, n.Text = old.Title, strings.TrimLeft(strings.TrimPrefix(n.Text, old.Title), " 　\n")
		}
		return
	}
	if n.Title == "" {
		n.Title, n.Text = n.Text, ""
	}
	n.Kind = policy.Subarticle
	if n.Text != "" {
		n.Children = append([]*policy.Node{{Kind: policy.Paragraph, ID: a.newID([]*policy.Node{n}), Text: n.Text, Pos: n.Pos}}, n.Children...)
		n.Text = ""
	}
	for _, c := range n.Children {
		raise(c)
	}
}

// raise makes what stood in a list under a line that is a heading a list of its own.
func raise(n *policy.Node) {
	switch n.Kind {
	case policy.Item:
		n.Kind = policy.Paragraph
	case policy.Subitem1, policy.Subitem2, policy.Subitem3:
		n.Kind--
	default:
		return
	}
	for _, c := range n.Children {
		raise(c)
	}
}

// isDuty reports whether a text lays down a duty in the words the check of editions looks for.
func isDuty(s string) bool {
	return strings.Contains(s, "なければならない。") || strings.Contains(s, "てはならない。")
}

// level decides between 必須 and 推奨: the guideline's mark, else the words, else the counterpart.
func (a *adopter) level(n, old *policy.Node, marked bool) {
	before := policy.Unspecified
	if old != nil {
		before = old.Level
	}
	switch {
	case marked:
		n.Level = policy.Recommended
	case isDuty(n.Text) && n.Kind == policy.Paragraph || before != policy.Unspecified:
		n.Level = policy.Must
	default:
		return
	}
	if old == nil || n.Level != before {
		a.find(LevelAsked, n, before.String(), n.Level.String())
	}
}

// who decides who must act where the counterpart does not say: the role the sentence begins with, else the one the clause names first.
func (a *adopter) who(n *policy.Node, up []*policy.Node) {
	if len(n.Who) > 0 || n.Level == policy.Unspecified || n.Kind != policy.Paragraph {
		return
	}
	role := roleIn(n.Text)
	for i := len(up) - 1; i >= 0 && role == ""; i-- {
		role = roleIn(up[i].Title)
	}
	if role == "" {
		role = "staff"
	}
	n.Who = []string{role}
	a.find(WhoAsked, n, "", role)
}

// roleIn gives the role that is named first in a text, "" for none.
func roleIn(text string) string {
	best, at := "", len(text)
	for _, r := range templates.RoleNames() {
		if i := strings.Index(text, r.Name); i >= 0 && i < at {
			best, at = r.Key, i
		}
	}
	return best
}

// selfWords are what a body calls itself in the guideline.
var selfWords = regexp.MustCompile(`^(?:本|当|○○|〇〇|◯◯)(?:市|町|村|区|県|都|府|道|団体)$`)

// tokens puts the tokens of the counterpart into the text, each where the same words stand, or where the body names itself.
func (a *adopter) tokens(n, old *policy.Node) {
	if old == nil || len(a.slots[old]) == 0 {
		if after := strings.ReplaceAll(n.Text, "本市", "{body.self}"); after != n.Text {
			n.Text = after
			a.find(SlotMade, n, "本市", "{body.self}")
		}
		return
	}
	m := newMover(strings.TrimSuffix(old.Text, recommended), n.Text)
	list := a.slots[old]
	text, limit := n.Text, len(n.Text)
	for i := len(list) - 1; i >= 0; i-- {
		s := list[i]
		from, to, exact := m.move(s.Start, s.End)
		switch {
		case to > limit:
			continue
		case exact:
		case s.Raw == "{body.self}" && selfWords.MatchString(n.Text[from:to]):
			a.find(SlotMade, n, n.Text[from:to], s.Raw)
		default:
			a.find(SlotDropped, n, s.Raw, n.Text[from:to])
			continue
		}
		if id, found := strings.CutPrefix(s.Raw, "{ref:"); found {
			a.literal[strings.TrimSuffix(id, "}")] = n.Text[from:to]
		}
		text, limit = text[:from]+s.Raw+text[to:], from
	}
	n.Text = text
}
