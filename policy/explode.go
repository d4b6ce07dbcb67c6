package policy

// Explode gives d the shape 条文形式 asks for.
//
// Every article that has captioned items is replaced by one article for each of them; they keep the ids of the items and also
// stand for the article's. A caption that says too little alone is preceded by the article's, and a caption that two articles have by the
// title of the section. A section that has text and no
// articles gets one article with the section's title, which takes over its id.
func Explode(d *Document) {
	titles := map[string]int{}
	for n := range d.All() {
		titles[n.Title]++
	}
	var walk func(nodes []*Node, group string) []*Node
	walk = func(nodes []*Node, group string) []*Node {
		var out []*Node
		for _, n := range nodes {
			if n.Kind == Article {
				if titles[n.Title] > 1 && group != "" {
					n.Title = group + "―" + n.Title
				}
				out = append(out, takeApart(n, titles)...)
				continue
			}
			n.Children = walk(n.Children, n.Title)
			if n.Kind.Grouping() {
				wrapText(n)
			}
			out = append(out, n)
		}
		return out
	}
	d.Nodes = walk(d.Nodes, "")
}

// wrapText puts the text of a grouping without articles into an article of its own.
func wrapText(n *Node) {
	own, inner := divide(n)
	if len(own) == 0 || len(inner) > 0 {
		return
	}
	a := *n
	a.Kind, a.Label = Article, ""
	n.ID, n.Also, n.Check, n.Text = "", nil, "", ""
	n.Children = []*Node{&a}
}

// shortCaption is the length in characters up to which a caption (同意, テスト) does not say what it is about.
const shortCaption = 5

func takeApart(a *Node, titles map[string]int) []*Node {
	var lead, parts []*Node
	for _, c := range a.Children {
		switch {
		case c.Kind == Subarticle:
			parts = append(parts, c)
		case len(parts) == 0:
			lead = append(lead, c)
		default: // a table or paragraph behind the captioned items belongs to the last of them
			last := parts[len(parts)-1]
			last.Children = append(last.Children, c)
		}
	}
	if len(parts) == 0 {
		return []*Node{a}
	}
	var out []*Node
	if len(lead) > 0 || a.Text != "" {
		head := *a
		head.Children = lead
		out = append(out, &head)
	}
	for _, p := range parts {
		p.Kind = Article
		p.Also = append(p.Also, a.ID)
		if titles[p.Title] > 1 || len([]rune(p.Title)) <= shortCaption {
			p.Title = a.Title + "―" + p.Title
		}
		if p.Check == "" {
			p.Check = a.Check
		}
		out = append(out, takeApart(p, titles)...)
	}
	return out
}
