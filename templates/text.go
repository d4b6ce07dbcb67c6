package templates

import (
	"fmt"
	"strings"

	"kitei/policy"
)

// text is a sentence of the model with its places to be filled:
//
//	{key}            the value of a parameter; a list as A、B及びC
//	{key|又は}        a list joined by another word
//	{?cond|yes}      yes when the condition holds
//	{?cond|yes|no}   else no
//	{ref:id}         a reference; kept for [policy.ResolveRefs]
type text []piece

type piece struct {
	literal string
	ref     string // id, for a reference
	key     string // for a value
	last    string // the word before the last item of a list
	cond    condition
	choice  bool
	yes, no text
}

// parseText reads a sentence of the model. An error names what is wrong with it; it is our own mistake, or an edition author's.
func parseText(s string) (text, error) {
	t, rest, err := parsePieces(s, "")
	if err == nil && rest != "" {
		err = fmt.Errorf("text %q: unexpected %q", s, rest)
	}
	return t, err
}

// parsePieces reads until one of the stop characters or the end, and gives what is left, the stop character first.
func parsePieces(s, stops string) (text, string, error) {
	var t text
	for s != "" {
		i := strings.IndexAny(s, "{"+stops)
		if i < 0 {
			return append(t, piece{literal: s}), "", nil
		}
		if i > 0 {
			t = append(t, piece{literal: s[:i]})
		}
		s = s[i:]
		if s[0] != '{' {
			return t, s, nil
		}
		p, rest, err := parsePlace(s)
		if err != nil {
			return nil, "", err
		}
		t = append(t, p)
		s = rest
	}
	return t, "", nil
}

// parsePlace reads one {…} at the start of s.
func parsePlace(s string) (piece, string, error) {
	if strings.HasPrefix(s, "{?") {
		return parseChoice(s)
	}
	inner, rest, found := strings.Cut(s[1:], "}")
	if !found {
		return piece{}, "", fmt.Errorf("text %q: brace not closed", s)
	}
	if id, ok := strings.CutPrefix(inner, "ref:"); ok {
		return piece{ref: id}, rest, nil
	}
	key, last, _ := strings.Cut(inner, "|")
	if _, known := parameter(key); !known {
		return piece{}, "", fmt.Errorf("text %q: unknown parameter %q", s, key)
	}
	return piece{key: key, last: last}, rest, nil
}

func parseChoice(s string) (piece, string, error) {
	head, rest, found := strings.Cut(s[2:], "|")
	if !found {
		return piece{}, "", fmt.Errorf("text %q: choice without text", s)
	}
	cond, err := parseCondition(head)
	if err != nil {
		return piece{}, "", err
	}
	p := piece{cond: cond, choice: true}
	if p.yes, rest, err = parsePieces(rest, "|}"); err != nil {
		return p, "", err
	}
	if strings.HasPrefix(rest, "|") {
		if p.no, rest, err = parsePieces(rest[1:], "}"); err != nil {
			return p, "", err
		}
	}
	if !strings.HasPrefix(rest, "}") {
		return p, "", fmt.Errorf("text %q: brace not closed", s)
	}
	return p, rest[1:], nil
}

// fill gives the sentence for the parameters. The model's own words pass through words; values stay as the town wrote them.
func (t text) fill(p *Params, words func(string) string) string {
	var b strings.Builder
	for _, x := range t {
		switch {
		case x.choice && x.cond.holds(p):
			b.WriteString(x.yes.fill(p, words))
		case x.choice:
			b.WriteString(x.no.fill(p, words))
		case x.ref != "":
			b.WriteString("{ref:" + x.ref + "}")
		case x.key != "" && x.last != "":
			items, _ := p.value(x.key).([]any)
			b.WriteString(p.join(x.key, items, x.last))
		case x.key != "":
			b.WriteString(p.Str(x.key))
		default:
			b.WriteString(words(x.literal))
		}
	}
	return b.String()
}

// fillNode fills the texts of one node in place. A row of a table whose first cell is a choice that comes out empty is left out.
func fillNode(n *policy.Node, p *Params, words func(string) string) error {
	fill := func(s string) (string, error) {
		t, err := parseText(s)
		if err != nil {
			return "", fmt.Errorf("%s: %w", n.ID, err)
		}
		return t.fill(p, words), nil
	}
	var err error
	if n.Text, err = fill(n.Text); err != nil {
		return err
	}
	if n.Title, err = fill(n.Title); err != nil {
		return err
	}
	var rows [][]string
	for _, row := range n.Rows {
		conditional := strings.HasPrefix(row[0], "{?")
		for i := range row {
			if row[i], err = fill(row[i]); err != nil {
				return err
			}
		}
		if !conditional || row[0] != "" {
			rows = append(rows, row)
		}
	}
	n.Rows = rows
	return nil
}
