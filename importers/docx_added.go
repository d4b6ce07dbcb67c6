package importers

import (
	"strings"

	"kitei/policy"
)

// added places a paragraph that has none of kitei's styles: a person wrote it into the file.
func (b *wordBuilder) added(v wordProvision, p *wordPara) {
	if !v.labelled && v.title == "" && isCaption(v.text) && b.articles {
		b.flush()
		b.caption = &policy.Node{Kind: policy.Article, Title: captionText(v), Pos: v.pos}
		name(b.caption, v.ids)
		return
	}
	if p.outline > 0 && !strings.Contains(v.text, "。") {
		b.heading(min(p.outline, 6), v)
		return
	}
	b.numbered(v)
}

// numbered places a paragraph by its number: beside the open provision whose number has the same shape, else below the last.
func (b *wordBuilder) numbered(v wordProvision) {
	label, ok := v.byNumber()
	if ok && label.Shape == policy.ShapeUnit && label.Unit == policy.Article {
		if title, rest, found := leadingCaption(v.text); found && b.caption == nil {
			b.flush()
			b.caption = &policy.Node{Kind: policy.Article, Title: title, Pos: v.pos}
			v.text = rest
		}
		v.labelled = true
		b.article(v)
		return
	}
	b.flush()
	n := &policy.Node{Kind: policy.Paragraph, Label: v.label, Title: v.title, Text: v.text, Pos: v.pos}
	name(n, v.ids)
	switch {
	case !ok:
		b.append(n)
		b.para, b.items = n, nil
	case label.Shape == policy.ShapeUnit && label.Unit.Grouping():
		n.Kind, n.Title, n.Text = label.Unit, v.text, ""
		b.openHeading(int(label.Unit-b.top)+1, n)
	case label.Shape == policy.ShapeNamed:
		n.Kind, n.Title, n.Text = label.Unit, v.text, ""
		b.openHeading(int(policy.Chapter), n)
	default:
		b.beside(label.Shape, n)
	}
}

// beside finds the provision that numbers of the shape belong beside.
func (b *wordBuilder) beside(shape policy.Shape, n *policy.Node) {
	for i := len(b.items) - 1; i >= 0; i-- {
		if shapeOf(b.items[i]) == shape {
			n.Kind = b.items[i].Kind
			b.addItem(i+1, n)
			return
		}
	}
	if b.para != nil && shapeOf(b.para) == shape || b.articles && shape == policy.ShapeBare {
		b.append(n)
		b.para, b.items = n, nil
		return
	}
	for i := len(b.heads) - 1; i >= 0; i-- {
		h := b.heads[i]
		if shapeOf(h.node) == shape && !strings.HasSuffix(n.Text, "。") {
			n.Kind, n.Title, n.Text = h.node.Kind, n.Text, ""
			level := h.level
			if n.Kind == policy.Subarticle {
				level -= int(policy.Subarticle)
			}
			b.openHeading(level, n)
			return
		}
	}
	depth := min(len(b.items)+1, len(itemKinds))
	n.Kind = itemKinds[depth-1]
	b.addItem(depth, n)
}

// shapeOf is the shape of a provision's number.
func shapeOf(n *policy.Node) policy.Shape {
	l, _, ok := policy.ParseLabel(n.Label + "　x")
	if !ok || n.Label == "" {
		return policy.NoShape
	}
	return l.Shape
}
