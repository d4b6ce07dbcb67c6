package policy

import (
	"regexp"
)

// dotBeforeMark is the full stop of 4.1.(7) and 4.3.①, which citations leave out.
var dotBeforeMark = regexp.MustCompile(`\.([^0-9])`)

// SetCites writes into every node the number under which the national model knows it: 5.1(1)③.
// The labels of d are left as they are.
func SetCites(d *Document) {
	numbered := d.Clone()
	Number(numbered, Styling{Numbering: ByGuideline, Digits: Hankaku, HalfBrackets: true})
	var cites []string
	for n, up := range numbered.Walk() {
		cite := target{doc: numbered, first: n, up: up}.citeByPath(numbered.Head.Styling)
		cites = append(cites, dotBeforeMark.ReplaceAllString(cite, "$1"))
	}
	i := 0
	for n := range d.All() {
		n.Cite = cites[i]
		i++
	}
}

// Cite names a provision of d by the numbers printed: 第９条第２項第１号 in 条文形式, 4.1.（7）① in the styles that are not counted through.
// up are the ancestors of n, outermost first. d must have been numbered.
func Cite(d *Document, up []*Node, n *Node) string {
	return target{doc: d, first: n, up: up}.number()
}
