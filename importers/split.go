package importers

import (
	"regexp"
	"strings"

	"kitei/policy"
)

// ruleName is how the names of rules end.
var ruleName = regexp.MustCompile(`(?:規程|規則|要綱|要領|基準|方針|ポリシー|条例|手順|手順書|マニュアル|ガイドライン)$`)

// ruleStarts gives the indexes of the blocks at which a further rule begins in the same file: a line marked ○ or a short line that names a rule, with its
// number, date, 目次 or first provision behind it, where provisions stood before.
func ruleStarts(blocks []block) []int {
	var out []int
	begun, annexed := false, false
	for i, b := range blocks {
		if begun && b.rows == nil && namesRule(b) && beginsRule(blocks[i+1:], titleMark.MatchString(b.text), annexed) {
			out = append(out, i)
			begun, annexed = false, false
			continue
		}
		label, rest, ok := policy.ParseLabel(b.text)
		annexed = annexed || ok && (label.Unit == policy.Annex || label.Unit == policy.Form) && isAttachedTitle(rest)
		begun = begun || ok && label.Shape != policy.ShapeNamed && label.Shape != policy.NoShape
	}
	return out
}

func namesRule(b block) bool {
	if b.depth > 0 || len(b.text) > 200 || strings.ContainsAny(b.text, "。、，\n") || len([]rune(b.text)) > 60 || !titleMark.MatchString(b.text) && !ruleName.MatchString(b.text) {
		return false
	}
	_, _, labelled := policy.ParseLabel(b.text)
	return !labelled
}

// beginsRule reports whether blocks are the head and the first provision of a rule. Behind a line that is not marked ○ the numbers must begin anew at once,
// and behind 別表 and 様式, whose parts have names and numbers of their own, with 第1条 or 第1章.
func beginsRule(blocks []block, marked, annexed bool) bool {
	for _, b := range blocks[:min(len(blocks), 8)] {
		label, rest, ok := policy.ParseLabel(b.text)
		switch {
		case b.rows != nil:
			return false
		case isContents(b.text) || marked && isHeadLine(b.text):
			return true
		case ok && label.Shape != policy.ShapeNamed:
			return opensCount(label) && (!annexed || marked || label.Shape == policy.ShapeUnit) && (label.Shape == policy.ShapeUnit || titleLike(rest))
		case !isHeadLine(b.text) && !isCaption(b.text) && !addressee.MatchString(b.text) && !marked && !enacting.MatchString(b.text):
			return false
		}
	}
	return false
}

// opensCount reports whether a number can be the first of a rule: 第1条, 第1章, 1., 2―1, 第1.
func opensCount(l policy.Label) bool {
	switch l.Shape {
	case policy.ShapeUnit, policy.ShapeOrdinal, policy.ShapeDotted, policy.ShapeHyphen, policy.ShapeBare, policy.ShapeRoman:
		return len(l.Nums) > 0 && l.Nums[len(l.Nums)-1] == 1
	default:
		return false
	}
}

// Split takes a document that holds several apart: a file with several rules in it, and a rule whose chapters are 基本方針 and 対策基準. A document that is one
// rule comes back alone and unchanged.
//
// Each part is called by the file and its own name; 附則, 別表 and 様式 behind the last chapter stay with that chapter, and what stands before the first with
// the first. [policy.Join] is the inverse for rules; the parts share their nodes with d.
func Split(d *policy.Document) []*policy.Document {
	if parts := splitRules(d); len(parts) > 1 {
		var out []*policy.Document
		for _, p := range parts {
			out = append(out, Split(p)...)
		}
		return out
	}
	return splitLayers(d)
}

// splitRules takes the parts that [policy.Join] made apart.
func splitRules(d *policy.Document) []*policy.Document {
	var out []*policy.Document
	for _, n := range d.Nodes {
		if n.Kind != policy.Part || n.Label != "" || n.Title == "" {
			return []*policy.Document{d}
		}
		part := &policy.Document{Source: d.Source + "#" + n.Title, Title: n.Title, Short: shortName(n.Title), Nodes: n.Children}
		if len(out) == 0 {
			part.Head = d.Head
		}
		part.Head.Styling = d.Head.Styling
		for len(part.Nodes) > 0 && part.Nodes[0].Kind == policy.Preamble && len(part.Nodes[0].Children) == 0 && isHeadLine(part.Nodes[0].Text) {
			if line := part.Nodes[0].Text; ruleNumber.MatchString(line) {
				part.Head.Number = ruleNumber.FindStringSubmatch(line)[1]
			} else {
				part.Head.Date = line
			}
			part.Nodes = part.Nodes[1:]
		}
		out = append(out, part)
	}
	return out
}

// shortName is what the other documents of a set call a rule.
func shortName(title string) string {
	for _, word := range []string{"基本方針", "対策基準"} {
		if strings.Contains(title, word) {
			return word
		}
	}
	return ""
}

// splitLayers takes a rule apart whose groupings of the first level are 基本方針 and 対策基準.
func splitLayers(d *policy.Document) []*policy.Document {
	found := map[string]int{}
	for _, n := range d.Nodes {
		if word := shortName(n.Title); n.Kind.Grouping() && word != "" {
			found[word]++
		}
	}
	if found["基本方針"] != 1 || found["対策基準"] != 1 {
		return []*policy.Document{d}
	}
	var out []*policy.Document
	var front []*policy.Node
	for _, n := range d.Nodes {
		word := shortName(n.Title)
		switch {
		case n.Kind.Grouping() && word != "":
			part := &policy.Document{Source: d.Source + "#" + word, Title: n.Title, Short: word, Head: d.Head, Nodes: append(front, n.Children...)}
			if !strings.Contains(d.Title, word) && d.Title != "" && n.Title == word {
				part.Title = strings.TrimSuffix(d.Title, "ポリシー") + word
			}
			out, front = append(out, part), nil
		case len(out) == 0:
			front = append(front, n)
		default:
			last := out[len(out)-1]
			last.Nodes = append(last.Nodes[:len(last.Nodes):len(last.Nodes)], n)
		}
	}
	return out
}
