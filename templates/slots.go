package templates

import (
	"slices"
	"strings"

	"kitei/policy"
)

// Slot is a place in a text of the written-out model that a token of the edition fills.
type Slot struct {
	Start, End int    // bytes of the text; equal where the token gives nothing
	Raw        string // the token as it stands in the edition: {body.self}, {?cond|…}, {ref:id}
}

// Marks around what a token gives, while a model is written out; private characters no text contains.
const slotOpen, slotClose = "\uE000", "\uE001"

// Slots is [Model] with the slots of every text, by its node. Tables have none.
func Slots(e *Edition) (*policy.Document, map[*policy.Node][]Slot, error) {
	marked := *e
	raw := map[string][]string{} // tokens of a text by the id of its node
	for _, d := range []**policy.Document{&marked.Basic, &marked.Standards, &marked.Overlay} {
		if *d == nil {
			continue
		}
		*d = (*d).Clone()
		for n := range (*d).All() {
			n.Text, raw[n.ID] = markSlots(n.Text)
		}
	}
	doc, err := Model(&marked)
	if err != nil {
		return nil, nil, err
	}
	slots := map[*policy.Node][]Slot{}
	for n := range doc.All() {
		n.Refs = nil
		if strings.Contains(n.Text, slotOpen) {
			n.Text, slots[n] = takeSlots(n.Text, raw[n.ID])
		}
	}
	return doc, slots, nil
}

// markSlots puts marks around the tokens of a text and gives the tokens.
func markSlots(s string) (marked string, tokens []string) {
	var b strings.Builder
	for s != "" {
		open := strings.IndexByte(s, '{')
		if open < 0 {
			break
		}
		depth, end := 0, len(s)
		for i := open; i < len(s); i++ {
			switch s[i] {
			case '{':
				depth++
			case '}':
				depth--
			}
			if depth == 0 {
				end = i + 1
				break
			}
		}
		tokens = append(tokens, s[open:end])
		b.WriteString(s[:open] + slotOpen + s[open:end] + slotClose)
		s = s[end:]
	}
	return b.String() + s, tokens
}

// takeSlots takes the marks out of a filled text.
func takeSlots(s string, tokens []string) (string, []Slot) {
	var b strings.Builder
	var out []Slot
	for len(out) < len(tokens) {
		before, rest, found := strings.Cut(s, slotOpen)
		if !found {
			break
		}
		inner, after, _ := strings.Cut(rest, slotClose)
		b.WriteString(before)
		slot := Slot{Start: b.Len(), Raw: tokens[len(out)]}
		b.WriteString(inner)
		slot.End = b.Len()
		out = append(out, slot)
		s = after
	}
	return b.String() + s, out
}

// RoleNames are the names the model uses for the roles with their keys, longest name first, so that the first that stands in a sentence is
// the one meant.
func RoleNames() []struct{ Key, Name string } {
	var out []struct{ Key, Name string }
	for _, key := range roleKeys {
		out = append(out, struct{ Key, Name string }{key, roleNames[key]})
	}
	slices.SortStableFunc(out, func(a, b struct{ Key, Name string }) int { return len(b.Name) - len(a.Name) })
	return out
}
