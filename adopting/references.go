package adopting

import (
	"regexp"
	"strings"

	"kitei/policy"
)

var reference = regexp.MustCompile(`\{ref:([^}]*)\}`)

// references puts the words of the text back where a token refers to a clause that the text does not have.
func (a *adopter) references(d *policy.Document) {
	for n := range d.All() {
		n.Text = a.known(n, n.Text)
	}
}

// known replaces references to clauses that are not there; in a conditional token too.
func (a *adopter) known(n *policy.Node, s string) string {
	return reference.ReplaceAllStringFunc(s, func(token string) string {
		id := reference.FindStringSubmatch(token)[1]
		if a.stands(id) {
			return token
		}
		words := a.literal[id]
		if words == "" {
			words = "（参照先なし）"
		}
		a.find(RefDropped, n, token, words)
		return words
	})
}

// stands reports whether a clause of the new edition has the id or also stands for it.
func (a *adopter) stands(id string) bool {
	if a.used[id] {
		return true
	}
	for _, d := range []*policy.Document{a.basic, a.standards} {
		if d.Find(id) != nil {
			return true
		}
	}
	return false
}

// roles is the table of roles of the model, without the rows that stand on clauses the text does not have. The guideline has it in 付録,
// which is not read.
func (a *adopter) roles(model *policy.Document) *policy.Document {
	out := model.Clone()
	for n := range out.All() {
		var rows [][]string
		for i, row := range n.Rows {
			kept := i == 0
			for _, m := range reference.FindAllStringSubmatch(strings.Join(row, " "), -1) {
				kept = kept || a.stands(m[1])
			}
			if !kept && reference.MatchString(strings.Join(row, " ")) {
				a.find(RefDropped, n, row[0], "")
				continue
			}
			for c := range row {
				row[c] = a.known(n, row[c])
			}
			rows = append(rows, row)
		}
		n.Rows = rows
	}
	return out
}
