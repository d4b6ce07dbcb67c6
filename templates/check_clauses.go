package templates

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"kitei/policy"
)

// heading checks that the numbers written at headings are the ones counting gives, and that no heading is without.
func (c *checker) heading(e *Edition) {
	for _, d := range e.bodies() {
		counted := d.Clone()
		policy.Number(counted, policy.Styling{Numbering: policy.ByGuideline, Digits: policy.Hankaku})
		var labels []string
		for n := range counted.All() {
			labels = append(labels, n.Label)
		}
		i := 0
		for n := range d.All() {
			headed := n.Kind.Grouping() || n.Kind == policy.Article || n.Kind == policy.Subarticle
			switch {
			case headed && n.Label == "":
				c.note("edition-heading-unnumbered", n.Pos, n.Title, labels[i])
			case n.Label != "" && n.Label != labels[i]:
				c.note("edition-heading", n.Pos, n.Label, labels[i])
			}
			i++
		}
	}
}

// maxID is the length of an id up to which it can be a bookmark with what is put before it.
const maxID = 48

// identity checks that every clause has an id, once in the edition, made of the letters ids are made of.
func (c *checker) identity(e *Edition) {
	first := map[string]policy.Pos{}
	for _, d := range e.bodies() {
		for n := range d.All() {
			if n.ID == "" {
				c.note("edition-id-missing", n.Pos, beginning(n))
				continue
			}
			if at, seen := first[n.ID]; seen {
				c.note("edition-id-twice", n.Pos, n.ID, at.File, at.Line)
			} else {
				first[n.ID] = n.Pos
			}
			for _, id := range append([]string{n.ID}, n.Also...) {
				if strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789.-") != "" || utf8.RuneCountInString(id) > maxID {
					c.note("edition-id-form", n.Pos, id)
				}
			}
		}
	}
}

// beginning gives the first words of a clause, to name one that has no id.
func beginning(n *policy.Node) string {
	const words = 20
	r := []rune(n.Title + n.Text)
	if len(r) > words {
		return string(r[:words]) + "…"
	}
	return string(r)
}

// roleKeys are the keys who= may name.
var roleKeys = slices.Sorted(maps.Keys(roleNames))

// misspellings are words the model does not use: kana conjunctions, spellings of other houses, marks of unfinished text.
var misspellings = []string{
	"および", "ならびに", "または", "もしくは", "，", "．", "サーバー", "ハードウエア", "メモリー", "ウィルス", "漏洩", "強靱", "すべて", "付則", "○○", "△△",
	"TODO", "TBD", "こと 。", "。。", "、、", "をを", "にに", "がが", "「」",
}

// language checks the texts of an edition.
func (c *checker) language(e *Edition) {
	for _, d := range e.texts() {
		c.document(d)
	}
}

// document checks that tokens, conditions and roles mean something, that every duty says how binding it is and who must act, and that words
// are spelled as the model spells them.
func (c *checker) document(d *policy.Document) {
	for n := range d.All() {
		if _, err := parseCondition(n.When); err != nil {
			c.token("edition-condition", n.Pos, n.When, err)
		}
		for _, w := range n.Who {
			if !slices.Contains(roleKeys, w) {
				c.note("edition-role", n.Pos, w, strings.Join(roleKeys, ", "))
			}
		}
		c.words(n.Pos, n.Title)
		c.words(n.Pos, n.Text)
		for i, row := range n.Rows {
			for _, cell := range row {
				c.words(rowPos(n.Pos, i), cell)
			}
		}
		duty := strings.Contains(n.Text, "なければならない。") || strings.Contains(n.Text, "てはならない。")
		if duty && n.Kind == policy.Paragraph && (n.Level == policy.Unspecified || len(n.Who) == 0) {
			c.note("edition-duty", n.Pos, n.ID)
		}
	}
}

// rowPos is where a row of a table stands: the header at the table's own line, the others behind the line of hyphens.
func rowPos(table policy.Pos, row int) policy.Pos {
	if row > 0 {
		table.Line += row + 1
	}
	return table
}

func (c *checker) words(pos policy.Pos, s string) {
	if _, err := parseText(s); err != nil {
		c.token("edition-token", pos, s, err)
	}
	if c.wording != "" {
		return // the words are not ours to correct
	}
	for _, w := range misspellings {
		if strings.Contains(s, w) {
			c.note("edition-spelling", pos, w)
		}
	}
}

// unknownKey finds the parameter an error of the condition and text parsers is about.
var unknownKey = regexp.MustCompile(`unknown parameter "([^"]*)"$`)

// token notes an error in a condition or token: an unknown parameter by its name, else the whole of it.
func (c *checker) token(code string, pos policy.Pos, text string, err error) {
	if m := unknownKey.FindStringSubmatch(err.Error()); m != nil {
		c.note("edition-parameter", pos, m[1])
		return
	}
	c.note(code, pos, text)
}

// refToken is a reference to another clause.
var refToken = regexp.MustCompile(`\{ref:([^}]*)\}`)

// references checks that every {ref:id} means a clause of the edition.
func (c *checker) references(e *Edition) {
	known := map[string]bool{}
	for _, d := range e.bodies() {
		for n := range d.All() {
			for _, id := range append([]string{n.ID}, n.Also...) {
				known[id] = true
			}
		}
	}
	for _, d := range e.texts() {
		for n := range d.All() {
			for _, m := range refToken.FindAllStringSubmatch(strings.Join(append([]string{n.Text, n.Title}, flat(n.Rows)...), "\n"), -1) {
				if !known[m[1]] {
					c.note("edition-reference", n.Pos, m[1])
				}
			}
		}
	}
}
