package adopting

import (
	"fmt"
	"strings"

	"kitei/diffing"
	"kitei/policy"
	"kitei/templates"
)

// FindingKind says what a person should look at.
type FindingKind uint8

// The kinds of finding, what matters most first.
const (
	NoModel     FindingKind = iota + 1 // a clause without a counterpart in kitei's edition: it got a new id
	NotFound                           // a clause of kitei's edition that was not found in the text
	Divided                            // one clause became several, or several one
	Undecided                          // near a clause of kitei's edition, but not near enough
	LevelAsked                         // 必須 or 推奨 was decided from the words alone, or differs from kitei's edition
	WhoAsked                           // who must act was decided from the words alone
	SlotDropped                        // kitei's edition has a value here; the words differ, so the text stays as it is
	SlotMade                           // words of the text became a value to be filled in
	RefDropped                         // a reference whose target is not in the text
)

// Finding is something a person should look at.
type Finding struct {
	Kind  FindingKind
	ID    string
	Label string
	Title string
	Pos   policy.Pos
	Old   string // what kitei's edition has
	New   string // what the text has, or what was put in
}

// Options are what the text does not say itself.
type Options struct {
	Info templates.Info // of the new edition; Follows names the edition it is tied to
}

// Adoption is the edition that was made.
type Adoption struct {
	Edition  *templates.Edition
	Tied     int // clauses that have their counterpart in kitei's edition
	Clauses  int
	Findings []Finding
}

// Adopt makes an edition of 基本方針 and 対策基準 as they were read from the guideline, tied to model, an edition inside kitei. The two documents
// are not changed.
//
// It fails on a 対策基準 that does not have nine chapters (edition-chapters), which means that the wrong part of the source was read.
func Adopt(model *templates.Edition, basic, standards *policy.Document, o Options) (*Adoption, error) {
	if len(standards.Nodes) != templates.Chapters {
		return nil, policy.Problem("edition-chapters", policy.Pos{File: standards.Source}, len(standards.Nodes))
	}
	written, slots, err := templates.Slots(model)
	if err != nil {
		return nil, err
	}
	a := &adopter{slots: slots, basic: basic.Clone(), standards: standards.Clone(), ties: map[*policy.Node]*policy.Node{}, used: map[string]bool{}, out: &Adoption{}}
	a.clean()
	joined := policy.Join(basic.Source, written.Title, a.basic, a.standards)
	for i := range joined.Nodes { // the parts are called alike on both sides
		if i < len(written.Nodes) {
			joined.Nodes[i].Title = written.Nodes[i].Title
		}
	}
	a.tie(diffing.Compare(written, joined, diffing.Options{}))
	a.groupings(written)
	a.identify(joined)
	a.carry(joined)
	a.references(joined)
	a.out.Edition = &templates.Edition{Info: o.Info, Basic: a.basic, Standards: a.standards, Roles: a.roles(model.Roles)}
	return a.out, nil
}

type adopter struct {
	slots            map[*policy.Node][]templates.Slot
	basic, standards *policy.Document
	ties             map[*policy.Node]*policy.Node // a node of the text → its counterpart in the model
	used             map[string]bool               // ids given
	literal          map[string]string             // of a {ref:…} put into the text: the words that stood there
	out              *Adoption
}

func (a *adopter) find(kind FindingKind, n *policy.Node, old, now string) {
	a.out.Findings = append(a.out.Findings, Finding{Kind: kind, ID: n.ID, Label: n.Label, Title: n.Title, Pos: n.Pos, Old: old, New: now})
}

// recommended is the guideline's mark of a 推奨事項.
const recommended = "【推奨事項】"

// clean brings the text to the form of an edition: braces would be tokens, and a text that stands in a heading or an item with a caption is
// one provision.
func (a *adopter) clean() {
	a.literal = map[string]string{}
	braces := strings.NewReplacer("{", "｛", "}", "｝")
	for _, d := range []*policy.Document{a.basic, a.standards} {
		for n := range d.All() {
			n.Text, n.Title = braces.Replace(n.Text), braces.Replace(n.Title)
			for _, row := range n.Rows {
				for i := range row {
					row[i] = braces.Replace(row[i])
				}
			}
		}
	}
}

// tie goes through what became of the clauses of the model.
func (a *adopter) tie(c *diffing.Comparison) {
	a.out.Clauses = len(c.New.Clauses)
	taken := map[*policy.Node]bool{}
	for _, ch := range c.Changes {
		switch ch.Kind {
		case diffing.Unchanged, diffing.Changed, diffing.Split, diffing.Merged:
			a.tieChange(c, ch, taken)
		case diffing.Removed:
			for _, o := range ch.Old {
				a.missing(c.Old.Clauses[o].Node)
			}
		case diffing.Added, diffing.Undecided:
			for _, n := range ch.New {
				kind, near := NoModel, ""
				if len(ch.Candidates) > 0 {
					kind, near = Undecided, c.Old.Clauses[ch.Candidates[0].Index].Node.ID
				}
				a.find(kind, c.New.Clauses[n].Node, near, "")
			}
		}
	}
}

// missing says that a clause of the model is not in the text. The 特則 is no part of the 例文 that is read.
func (a *adopter) missing(n *policy.Node) {
	if n.ID != "" && !strings.HasPrefix(n.ID, "ovl") {
		a.find(NotFound, &policy.Node{ID: n.ID, Label: n.Cite, Title: n.Title}, "", "")
	}
}

func (a *adopter) tieChange(c *diffing.Comparison, ch diffing.Change, taken map[*policy.Node]bool) {
	for i, n := range ch.New {
		now := c.New.Clauses[n]
		old := c.Old.Clauses[ch.Old[min(i, len(ch.Old)-1)]]
		if len(ch.Old) > 1 || len(ch.New) > 1 {
			a.find(Divided, now.Node, idsOf(c.Old, ch.Old), idsOf(c.New, ch.New))
		}
		if taken[old.Node] {
			continue // a further part of a divided clause gets an id of its own
		}
		taken[old.Node] = true
		a.out.Tied++
		a.ties[now.Node] = old.Node
		for _, o := range ch.Old[min(i+1, len(ch.Old)):] {
			if len(ch.New) == 1 {
				now.Node.Also = append(now.Node.Also, c.Old.Clauses[o].Node.ID)
			}
		}
		if ch.Kind == diffing.Unchanged {
			a.tieLines(old, now)
		}
	}
	for _, it := range ch.Items {
		if it.Old.Node != nil && it.New.Node != nil {
			a.ties[it.New.Node] = it.Old.Node
		}
	}
}

func idsOf(s diffing.Side, list []int) string {
	var ids []string
	for _, i := range list {
		n := s.Clauses[i].Node
		if n.ID != "" {
			ids = append(ids, n.ID)
		} else {
			ids = append(ids, strings.TrimSpace(n.Label+" "+n.Title))
		}
	}
	return strings.Join(ids, "、")
}

// tieLines ties the provisions of two clauses that say the same, line by line.
func (a *adopter) tieLines(old, now policy.Clause) {
	before, after := provisions(old), provisions(now)
	at := 0
	for _, n := range after {
		for i := at; i < len(before); i++ {
			if lineKey(before[i]) == lineKey(n) {
				a.ties[n], at = before[i], i+1
				break
			}
		}
	}
}

// provisions are the nodes of a clause that say something, in the order of reading.
func provisions(c policy.Clause) []*policy.Node {
	var out []*policy.Node
	for _, p := range c.Parts {
		for n := range p.All() {
			if n.Text != "" || n.Title != "" || n.Rows != nil {
				out = append(out, n)
			}
		}
	}
	return out
}

// lineKey is what a provision says, without the width of characters, spaces, and whether it is a title or a text.
func lineKey(n *policy.Node) string {
	key := n.Title + n.Text
	for _, row := range n.Rows {
		key += strings.Join(row, "|")
	}
	return policy.NarrowDigits(strings.Join(strings.Fields(key), ""))
}

// groupings ties chapters and sections by the articles in them, else by their titles.
func (a *adopter) groupings(model *policy.Document) {
	above := map[*policy.Node][]*policy.Node{}
	byTitle := map[string]*policy.Node{}
	for n, up := range model.Walk() {
		above[n] = append([]*policy.Node(nil), up...)
		if n.Kind.Grouping() && n.ID != "" {
			byTitle[n.Kind.String()+n.Title] = n
		}
	}
	taken := map[*policy.Node]bool{}
	for _, d := range []*policy.Document{a.basic, a.standards} {
		for n := range d.All() {
			if !n.Kind.Grouping() || a.ties[n] != nil {
				continue
			}
			best := byTitle[n.Kind.String()+n.Title]
			if best == nil || taken[best] {
				best = a.mostTied(n, above)
			}
			if best != nil && !taken[best] {
				a.ties[n], taken[best] = best, true
			}
		}
	}
}

// mostTied gives the grouping of the same kind above most of the counterparts of what is under n.
func (a *adopter) mostTied(n *policy.Node, above map[*policy.Node][]*policy.Node) *policy.Node {
	votes := map[*policy.Node]int{}
	var best *policy.Node
	for x := range n.All() {
		for _, up := range above[a.ties[x]] {
			if up.Kind == n.Kind && up.ID != "" {
				if votes[up]++; votes[up] > votes[best] {
					best = up
				}
			}
		}
	}
	return best
}

// identify gives every node its id: that of its counterpart, or a new one under that of its parent.
func (a *adopter) identify(d *policy.Document) {
	for n := range d.All() {
		if old := a.ties[n]; old != nil && old.ID != "" && !a.used[old.ID] {
			n.ID = old.ID
			a.used[old.ID] = true
		}
	}
	for n, up := range d.Walk() {
		if n.ID == "" && !(n.Kind == policy.Part && len(up) == 0) {
			n.ID = a.newID(up)
			delete(a.ties, n)
		}
	}
	for i := range a.out.Findings {
		f := &a.out.Findings[i]
		if f.ID == "" {
			f.ID = idAt(d, f.Pos, f.Title)
		}
	}
}

// idAt finds the id a clause got.
func idAt(d *policy.Document, pos policy.Pos, title string) string {
	for n := range d.All() {
		if n.Pos == pos && n.Title == title {
			return n.ID
		}
	}
	return ""
}

// longestID is the length up to which an id can grow by a suffix.
const longestID = 40

// newID makes an id nobody has: own.1 at the top, org.ciso.x1 under org.ciso.
func (a *adopter) newID(up []*policy.Node) string {
	base := "own"
	for i := len(up) - 1; i >= 0; i-- {
		if up[i].ID != "" && len(up[i].ID) <= longestID {
			base = up[i].ID + ".x"
			break
		}
	}
	for i := 1; ; i++ {
		if id := fmt.Sprint(base, i); !a.used[id] {
			a.used[id] = true
			return id
		}
	}
}
