package exporters

import "kitei/policy"

// entry is one line of the 目次.
type entry struct {
	node  *policy.Node
	level int // from 1
	text  string
}

// maxContents is the deepest level a 目次 lists.
const maxContents = 3

// contents gives the 目次 of d.
//
// In 条文形式 it lists the groupings, the innermost with the range of their articles （第３条―第９条）; a rule without groupings lists its
// articles. In the other styles it lists groupings and articles. What follows the body is listed too, but nothing inside it.
func contents(d *policy.Document, l Layout) []entry {
	c := contentsMaker{layout: l, byArticle: byArticle(d)}
	c.articles = !c.byArticle || !hasGroupings(d)
	c.list(d.Nodes, 1)
	return c.entries
}

type contentsMaker struct {
	layout    Layout
	byArticle bool
	articles  bool // whether articles are listed
	entries   []entry
}

// articleLevel is the level of the headings of articles that suits all of them: one below the deepest grouping that holds any.
func articleLevel(nodes []*policy.Node, level int) int {
	deepest := 1
	for _, n := range nodes {
		switch {
		case n.Kind == policy.Article:
			deepest = max(deepest, level)
		case n.Kind.Grouping():
			deepest = max(deepest, articleLevel(n.Children, level+1))
		}
	}
	return deepest
}

func hasGroupings(d *policy.Document) bool {
	for _, n := range d.Nodes {
		if n.Kind.Grouping() {
			return true
		}
	}
	return false
}

func (c *contentsMaker) list(nodes []*policy.Node, level int) {
	if level > maxContents {
		return
	}
	for _, n := range nodes {
		switch {
		case n.Kind.Grouping():
			text := headline(n)
			if c.byArticle {
				text += c.articleRange(n)
			}
			c.add(n, level, text)
			c.list(n.Children, level+1)
		case n.Kind == policy.Article && c.articles:
			if c.byArticle && n.Title != "" {
				c.add(n, level, n.Label+"（"+n.Title+"）")
			} else {
				c.add(n, level, headline(n))
			}
		case n.Kind.Attached():
			c.add(n, level, headline(n))
		}
	}
}

func (c *contentsMaker) add(n *policy.Node, level int, text string) {
	if text != "" {
		c.entries = append(c.entries, entry{n, level, text})
	}
}

// articleRange gives （第１条―第５条） for a grouping whose articles stand directly in it.
func (c *contentsMaker) articleRange(group *policy.Node) string {
	var labels []string
	for _, n := range group.Children {
		if n.Kind == policy.Article && n.Label != "" {
			labels = append(labels, n.Label)
		}
	}
	switch len(labels) {
	case 0:
		return ""
	case 1:
		return "（" + labels[0] + "）"
	case 2:
		return "（" + labels[0] + "・" + labels[1] + "）"
	}
	return "（" + labels[0] + c.layout.RangeSign + labels[len(labels)-1] + "）"
}
