package exporters

import (
	"strings"

	"kitei/policy"
)

// basis names a provision by the numbers of its own document: 第９条第２項第１号 in 条文形式, 4.1.（7）① in the styles that are
// not counted through. up are the ancestors of n, outermost first.
func basis(d *policy.Document, up []*policy.Node, n *policy.Node) string {
	chain := append(append([]*policy.Node(nil), up...), n)
	if byArticle(d) {
		return articleBasis(d.Head.Styling, chain)
	}
	return pathBasis(d.Head.Styling, chain)
}

func articleBasis(s policy.Styling, chain []*policy.Node) string {
	var b strings.Builder
	for i, n := range chain {
		switch {
		case n.Kind.Grouping():
		case n.Kind == policy.Paragraph || n.Kind == policy.Subarticle:
			if number := paragraphNumber(chain[:i], n); number > 0 {
				b.WriteString("第" + policy.FormatNumber(number, s.Digits) + "項")
			}
		case n.Kind == policy.Item && n.Label != "":
			b.WriteString("第" + strings.Trim(n.Label, "（）()") + "号")
		default:
			b.WriteString(n.Label)
		}
	}
	return b.String()
}

// paragraphNumber gives the number of a 項, 0 when it is the only one.
func paragraphNumber(up []*policy.Node, n *policy.Node) int {
	if len(up) == 0 {
		return 0
	}
	number, total := 0, 0
	for _, c := range up[len(up)-1].Children {
		if c.Kind == policy.Paragraph || c.Kind == policy.Subarticle {
			total++
		}
		if c == n {
			number = total
		}
	}
	if total == 1 {
		return 0
	}
	return number
}

func pathBasis(s policy.Styling, chain []*policy.Node) string {
	var labels []string
	for _, n := range chain {
		if n.Label == "" {
			continue
		}
		if n.Kind.Grouping() && s.Numbering != policy.ByOrdinal {
			labels = labels[:0] // 4.1. holds the numbers of the groupings above
		}
		labels = append(labels, n.Label)
	}
	return strings.TrimRight(strings.Join(labels, ""), ".．")
}
