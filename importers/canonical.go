package importers

import (
	"strings"

	"kitei/policy"
)

// canonical builds the tree of a file in kitei's own form, where the kind of every node follows from the Markdown around it.
//
// labelled says that numbers stand before the text, separated by a full-width space; in editions only the headings have them.
func (r *reader) canonical(blocks []block, labelled bool) (*policy.Document, error) {
	c := &canonicalBuilder{reader: r, doc: &policy.Document{}, labelled: labelled}
	for _, b := range blocks {
		if err := c.add(b); err != nil {
			return nil, err
		}
	}
	return c.doc, nil
}

type canonicalBuilder struct {
	*reader
	doc      *policy.Document
	labelled bool
	heads    []head         // the headings that are open, outermost first
	para     *policy.Node   // the paragraph that list items belong to
	items    []*policy.Node // the list items that are open
}

type head struct {
	level int
	node  *policy.Node
}

// headingKinds are the kinds of the headings of each level; a kind in the attributes goes before.
var headingKinds = [...]policy.Kind{2: policy.Chapter, 3: policy.Section, 4: policy.Article, 5: policy.Subarticle, 6: policy.Subarticle}

var itemKinds = [...]policy.Kind{policy.Item, policy.Subitem1, policy.Subitem2, policy.Subitem3}

func (c *canonicalBuilder) add(b block) error {
	n := &policy.Node{Pos: b.pos}
	b.attrs.apply(n)
	var kind policy.Kind
	if b.attrs != nil && b.attrs.kind != "" {
		var ok bool
		if kind, ok = policy.ParseKind(b.attrs.kind); !ok {
			return policy.Problem("markdown-kind", b.pos, b.attrs.kind)
		}
	}
	switch {
	case b.heading == 1 && c.doc.Title == "" && kind == 0:
		c.doc.Title = b.text
		return nil
	case b.heading > 0:
		if kind == 0 {
			kind = headingKinds[max(b.heading, 2)]
		}
		n.Kind = kind
		n.Label, n.Title = cutLabel(b.text)
		c.openHeading(b.heading, n)
	case b.rows != nil:
		n.Kind, n.Rows = policy.Table, b.rows
		c.append(n)
	case b.depth > 0:
		if b.depth > len(itemKinds) {
			return policy.Problem("markdown-depth", b.pos, len(itemKinds))
		}
		n.Kind = itemKinds[b.depth-1]
		c.setText(n, b.text)
		c.addItem(b.depth, n)
	default:
		n.Kind = policy.Paragraph
		if kind != 0 {
			n.Kind = kind
		}
		c.setText(n, b.text)
		c.append(n)
		c.para, c.items = n, nil
	}
	return nil
}

// cutLabel separates a heading into number and title.
func cutLabel(s string) (label, title string) {
	if l, rest, ok := policy.ParseLabel(s); ok {
		return l.Text, rest
	}
	if m := deletedRange.FindStringSubmatch(s); m != nil { // 第5条から第7条まで
		return m[1], m[2]
	}
	return "", s
}

// setText takes label and caption off the text of a provision.
func (c *canonicalBuilder) setText(n *policy.Node, text string) {
	if after, found := strings.CutPrefix(text, "\\　"); found {
		text = after // what follows only looks like a number
	} else if c.labelled {
		if label, rest, _ := strings.Cut(text, "　"); !strings.Contains(label, captionMark) { // a number may stand alone
			if l, after, ok := policy.ParseLabel(label + "　x"); ok && l.Text == label && after == "x" {
				n.Label, text = label, rest
			}
		}
	}
	if title, rest, found := strings.Cut(text, captionMark); found {
		n.Title, text = title, strings.TrimLeft(rest, " 　")
	}
	n.Text = text
}

// rank is how deep a heading stands: by its kind, since a 款 and the articles in it have headings of one level. Captioned items nest by the
// level of their headings.
func rank(level int, k policy.Kind) int {
	switch {
	case k.Attached():
		return int(policy.Chapter)
	case k == policy.Subarticle:
		return int(k) + level
	}
	return int(k)
}

func (c *canonicalBuilder) openHeading(level int, n *policy.Node) {
	level = rank(level, n.Kind)
	for len(c.heads) > 0 && c.heads[len(c.heads)-1].level >= level {
		c.heads = c.heads[:len(c.heads)-1]
	}
	c.append(n)
	c.heads = append(c.heads, head{level, n})
	c.para, c.items = nil, nil
}

// append puts a node under the innermost heading.
func (c *canonicalBuilder) append(n *policy.Node) {
	if len(c.heads) == 0 {
		c.doc.Nodes = append(c.doc.Nodes, n)
		return
	}
	h := c.heads[len(c.heads)-1].node
	h.Children = append(h.Children, n)
}

func (c *canonicalBuilder) addItem(depth int, n *policy.Node) {
	c.items = c.items[:min(depth-1, len(c.items))]
	switch {
	case len(c.items) > 0:
		up := c.items[len(c.items)-1]
		up.Children = append(up.Children, n)
	case c.para != nil:
		c.para.Children = append(c.para.Children, n)
	default:
		c.append(n)
	}
	c.items = append(c.items, n)
}
