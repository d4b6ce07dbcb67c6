package templates

import (
	"fmt"
	"slices"
	"strings"
)

// condition is a test on parameters: key, !key, key=a,b, key!=a, edition>=r6-10, joined by " & ", and such tests joined by " or ".
// A list or text is true when it is not empty; key=a,b on a list is true when it holds any of them.
type condition []conjunction

// conjunction is a list of terms that must all hold.
type conjunction []term

type term struct {
	key    string
	op     string // "", "=", "!=", ">="
	not    bool
	values []string
}

// parseCondition reads a condition. The empty condition always holds.
func parseCondition(s string) (condition, error) {
	if strings.TrimSpace(s) == "" {
		return nil, nil
	}
	var c condition
	for _, alternative := range strings.Split(s, " or ") {
		all, err := parseConjunction(alternative)
		if err != nil {
			return nil, err
		}
		c = append(c, all)
	}
	return c, nil
}

func parseConjunction(s string) (conjunction, error) {
	var c conjunction
	for _, part := range strings.Split(s, "&") {
		part = strings.TrimSpace(part)
		t := term{key: part}
		for _, op := range []string{"!=", ">=", "="} {
			if key, values, found := strings.Cut(part, op); found {
				t = term{key: strings.TrimSpace(key), op: op, values: strings.Split(strings.TrimSpace(values), ",")}
				break
			}
		}
		if key, found := strings.CutPrefix(t.key, "!"); found {
			t.key, t.not = key, true
		}
		if t.key != "edition" {
			if _, known := parameter(t.key); !known {
				return nil, fmt.Errorf("condition %q: unknown parameter %q", s, t.key)
			}
		}
		if t.op == ">=" && (t.key != "edition" || !Known(t.values[0])) {
			return nil, fmt.Errorf("condition %q: >= compares the edition with a known one", s)
		}
		c = append(c, t)
	}
	return c, nil
}

// holds reports whether the condition is true for the parameters. The empty condition is.
func (c condition) holds(p *Params) bool {
	for _, all := range c {
		if all.holds(p) {
			return true
		}
	}
	return len(c) == 0
}

func (c conjunction) holds(p *Params) bool {
	for _, t := range c {
		if t.holds(p) == t.not {
			return false
		}
	}
	return true
}

func (t term) holds(p *Params) bool {
	if t.key == "edition" {
		if t.op == ">=" {
			return order(p.edition) >= order(t.values[0])
		}
		return slices.Contains(t.values, p.edition) == (t.op == "=")
	}
	switch t.op {
	case "":
		return p.truth(t.key)
	case "!=":
		return !p.holdsAny(t.key, t.values)
	}
	return p.holdsAny(t.key, t.values)
}
