package importers

import (
	"reflect"
	"slices"
	"strings"

	"kitei/policy"
)

// Correction is what a person says of one provision that was read wrongly. Fields that are zero leave what was read.
type Correction struct {
	Key     string      // of the provision, as [Keys] gave it when the person saw it
	Kind    policy.Kind // what it is
	Drop    bool        // it is no part of the rule: a running head, a stamp
	Label   string      // its number
	NoLabel bool        // it has no number
	Title   string      // its title or caption
	NoTitle bool        // it has none
	Join    bool        // it is part of the line before
	Split   bool        // it is several provisions
	SplitAt []string    // the first characters of the second, third … of them; none: one for each line of its text
	Seen    bool        // a person looked at it; changes nothing
	Pos     policy.Pos  // where the person wrote it
	Note    string      // how the provision began, to name it when it is not found
}

// Empty reports whether a correction changes nothing.
func (c Correction) Empty() bool {
	return c.Kind == 0 && !c.Drop && c.Label == "" && !c.NoLabel && c.Title == "" && !c.NoTitle && !c.Join && !c.Split
}

// Same reports whether two corrections say the same.
func (c Correction) Same(d Correction) bool {
	c.Pos, c.Note, d.Pos, d.Note = policy.Pos{}, "", policy.Pos{}, ""
	return reflect.DeepEqual(c, d)
}

// Correct applies corrections to a document as it was read and gives the corrected document; doc is not changed. Corrections of
// provisions that are not there any more, because the source was changed, are not applied: each is a notice (correction-stale), as is
// one that cannot be carried out (correction-impossible) or that contradicts another (correction-twice). Their indexes are in left, ascending.
//
// Without corrections the result is doc itself. Correcting a second time changes nothing where no two provisions are alike: what was
// corrected has another key then, or already is what the correction says.
func Correct(doc *policy.Document, corrections []Correction) (out *policy.Document, notices []policy.Notice, left []int) {
	if len(corrections) == 0 {
		return doc, nil, nil
	}
	out = doc.Clone()
	f := &fixer{doc: out, parents: map[*policy.Node]*policy.Node{}, children: map[*policy.Node][]*policy.Node{}, touched: map[*policy.Node]bool{}}
	byKey := map[string]*policy.Node{}
	for n, key := range Keys(out) {
		byKey[key] = n
	}
	f.flatten()
	applied, first := 0, map[string]int{}
	for i, c := range corrections {
		n := byKey[c.Key]
		code := ""
		before, again := first[c.Key]
		switch {
		case c.Empty(), again && c.Same(corrections[before]):
			continue
		case again:
			code = "correction-twice"
		case n == nil:
			code = "correction-stale"
		case !f.apply(n, c):
			code = "correction-impossible"
		default:
			first[c.Key] = i
			applied++
			continue
		}
		notices = append(notices, policy.Notice{Code: code, Pos: c.Pos, Args: []any{c.Note}})
		left = append(left, i)
	}
	if applied == 0 {
		return doc, notices, left
	}
	f.rebuild()
	return out, notices, left
}

// fixer holds a tree as the list of its nodes while it is corrected.
type fixer struct {
	doc      *policy.Document
	list     []*policy.Node
	parents  map[*policy.Node]*policy.Node   // as read
	children map[*policy.Node][]*policy.Node // as read
	touched  map[*policy.Node]bool           // nodes whose place is found anew
}

// flatten lists the nodes and takes the tree apart.
func (f *fixer) flatten() {
	for n, up := range f.doc.Walk() {
		f.list = append(f.list, n)
		f.parents[n] = nil
		if len(up) > 0 {
			f.parents[n] = up[len(up)-1]
		}
	}
	for _, n := range f.list {
		f.children[n], n.Children = n.Children, nil
	}
	f.doc.Nodes = nil
}

// apply carries out one correction; false when it cannot be.
func (f *fixer) apply(n *policy.Node, c Correction) bool {
	at := slices.Index(f.list, n)
	if at < 0 { // joined to another meanwhile
		return false
	}
	if f.done(at, c) {
		return true
	}
	if c.Drop {
		f.remove(at)
		return true
	}
	if c.Join {
		return f.join(at)
	}
	if c.Kind == policy.Table && n.Rows == nil || c.Kind != 0 && c.Kind != policy.Table && n.Rows != nil {
		return false
	}
	var parts []*policy.Node
	if c.Split {
		var ok bool
		if parts, ok = split(n, c.SplitAt); !ok {
			return false
		}
	}
	if c.Kind != 0 && c.Kind != n.Kind {
		f.setKind(at, c.Kind)
	}
	setIf(&n.Label, c.Label, c.NoLabel)
	setIf(&n.Title, c.Title, c.NoTitle)
	at = slices.Index(f.list, n)
	for i, p := range parts {
		f.list = slices.Insert(f.list, at+1+i, p)
		f.touched[p] = true
	}
	return true
}

// done reports whether a provision is the text of the heading that the correction would make of it.
func (f *fixer) done(at int, c Correction) bool {
	n := f.list[at]
	if at == 0 || c.Kind == 0 || n.Kind != policy.Paragraph || n.Label != "" || n.Title != "" {
		return false
	}
	head := f.list[at-1]
	return f.parents[n] == head && head.Kind == c.Kind && head.Label == c.Label && head.Title == c.Title
}

func setIf(field *string, value string, none bool) {
	if value != "" {
		*field = value
	}
	if none {
		*field = ""
	}
}

// remove takes a node out of the list; what was under it finds its place anew.
func (f *fixer) remove(at int) {
	gone := f.list[at]
	for _, n := range f.children[gone] {
		f.touched[n] = true
	}
	f.list = slices.Delete(f.list, at, at+1)
}

// ownText takes the text a heading has in a paragraph of its own, so that heading and text are one line again.
func (f *fixer) ownText(at int) string {
	n := f.list[at]
	if n.Text != "" || at+1 >= len(f.list) {
		return n.Text
	}
	first := f.list[at+1]
	if n.Kind != policy.Article || first.Kind != policy.Paragraph || first.Label != "" || f.parents[first] != n {
		return ""
	}
	f.remove(at + 1)
	return first.Text
}

// join appends a provision to the one before it.
func (f *fixer) join(at int) bool {
	if at == 0 || f.list[at].Rows != nil || f.list[at-1].Rows != nil {
		return false
	}
	n, before := f.list[at], f.list[at-1]
	title := n.Title
	if n.Kind == policy.Article && n.Label == "" && title != "" {
		title = "（" + title + "）" // a caption above an article; its brackets stand in the source
	}
	text := n.Label + title + f.ownText(at)
	if before.Text == "" && (before.Kind == policy.Article || before.Kind.Grouping()) {
		before.Title += text
	} else {
		before.Text = strings.TrimRight(before.Text, " 　\n") + text
	}
	f.remove(at)
	return true
}

// setKind makes a provision one of another kind: what was its title becomes its text, or its text its title, as the kind has it.
func (f *fixer) setKind(at int, k policy.Kind) {
	n := f.list[at]
	heading := k.Grouping() || k == policy.Article || k == policy.Subarticle || k.Attached()
	switch {
	case heading && n.Text != "" && n.Title == "" && !strings.HasSuffix(n.Text, "。"):
		n.Title, n.Text = n.Text, ""
	case heading && n.Text != "":
		p := &policy.Node{Kind: policy.Paragraph, Text: n.Text, Pos: n.Pos}
		n.Text = ""
		f.list = slices.Insert(f.list, at+1, p)
		f.touched[p] = true
	case !heading:
		n.Text = f.ownText(at)
		if n.Text == "" {
			n.Text, n.Title = n.Title, ""
		}
	}
	n.Kind = k
	f.touched[n] = true
}

// split cuts a provision before the given beginnings, in order, or at its line feeds; the parts behind the first are returned. Each part
// is of the same kind, with the number at its head if it has one.
func split(n *policy.Node, heads []string) (parts []*policy.Node, ok bool) {
	texts := strings.Split(n.Text, "\n")
	if len(heads) > 0 {
		texts = nil
		rest := n.Text
		for _, h := range heads {
			i := strings.Index(rest, h)
			if h == "" || i <= 0 {
				return nil, false
			}
			texts = append(texts, strings.TrimRight(rest[:i], " 　\n"))
			rest = rest[i:]
		}
		texts = append(texts, rest)
	}
	if len(texts) < 2 || n.Rows != nil {
		return nil, false
	}
	n.Text = texts[0]
	for _, t := range texts[1:] {
		p := &policy.Node{Kind: n.Kind, Text: t, Pos: n.Pos}
		if label, after, found := policy.ParseLabel(t); found && after != "" {
			p.Label, p.Text = label.Text, after
		}
		parts = append(parts, p)
	}
	return parts, true
}

// rebuild makes the tree again: a node nobody touched goes back under its parent, unless a provision between the two now takes it up; the
// others find their place by their kinds.
func (f *fixer) rebuild() {
	var open []*policy.Node
	for _, n := range f.list {
		at := f.place(open, n)
		open = open[:at+1]
		if at < 0 {
			f.doc.Nodes = append(f.doc.Nodes, n)
		} else {
			open[at].Children = append(open[at].Children, n)
		}
		open = append(open, n)
	}
}

// place finds the innermost open node that takes n, -1 for the document itself.
func (f *fixer) place(open []*policy.Node, n *policy.Node) int {
	parent, known := f.parents[n]
	if known && !f.touched[n] {
		for i := len(open) - 1; i >= 0; i-- {
			if open[i] == parent && (!f.touched[parent] || holds(parent, n)) || f.touched[open[i]] && holds(open[i], n) {
				return i
			}
		}
		if parent == nil {
			return -1
		}
	}
	for i := len(open) - 1; i >= 0; i-- {
		if holds(open[i], n) {
			return i
		}
	}
	return -1
}

// holds reports whether a provision of the one kind can stand under one of the other.
func holds(up, n *policy.Node) bool {
	switch {
	case up.Kind == policy.Table, up.Kind == policy.Preamble, n.Kind == policy.Preamble, n.Kind.Attached():
		return false
	case up.Kind.Attached():
		return !n.Kind.Grouping()
	case n.Kind == policy.Table:
		return up.Kind <= policy.Paragraph
	}
	return up.Kind < n.Kind
}
