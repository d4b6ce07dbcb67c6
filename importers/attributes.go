package importers

import (
	"strconv"
	"strings"

	"kitei/policy"
)

// attributes are what {#id must who=ciso check="…"} at the end of a line says of it.
type attributes struct {
	id, kind    string
	also, who   []string
	level       policy.Level
	check, when string
	cite        string
	local       bool
	place       int
}

// cutAttributes separates the attributes from the end of a line. The braces of a token in the text ({body.self}) are no attributes:
// they are recognised by the # or by a name with = that follows the brace.
//
// A word that means nothing is an error with the word.
func cutAttributes(line string) (text string, attrs *attributes, unknown string) {
	trimmed := strings.TrimRight(line, " 　")
	open := strings.LastIndex(trimmed, "{#")
	if open < 0 || !strings.HasSuffix(trimmed, "}") {
		return line, nil, ""
	}
	inner := trimmed[open+1 : len(trimmed)-1]
	attrs = &attributes{}
	for inner = strings.TrimSpace(inner); inner != ""; inner = strings.TrimSpace(inner) {
		var word, value string
		word, value, inner = nextAttribute(inner)
		if !attrs.set(word, value) {
			return line, nil, word
		}
	}
	return strings.TrimRight(trimmed[:open], " 　"), attrs, ""
}

// nextAttribute takes #id, word, name=value or name="value with spaces" off the front of s.
func nextAttribute(s string) (name, value, rest string) {
	end := strings.IndexAny(s, " =")
	if end < 0 {
		return s, "", ""
	}
	name = s[:end]
	if s[end] == ' ' {
		return name, "", s[end:]
	}
	s = s[end+1:]
	if strings.HasPrefix(s, `"`) {
		value, rest, _ = strings.Cut(s[1:], `"`)
		return name, value, rest
	}
	value, rest, _ = strings.Cut(s, " ")
	return name, value, rest
}

func (a *attributes) set(name, value string) bool {
	if id, ok := strings.CutPrefix(name, "#"); ok {
		if id != "-" { // no id, but other attributes
			a.id = id
		}
		return id != ""
	}
	switch name {
	case "must":
		a.level = policy.Must
	case "rec":
		a.level = policy.Recommended
	case "none":
		a.level = policy.Unspecified
	case "local":
		a.local = true
	case "who":
		a.who = strings.Split(value, ",")
	case "also":
		a.also = strings.Fields(value)
	case "check":
		a.check = value
	case "when":
		a.when = value
	case "cite":
		a.cite = value
	case "kind":
		a.kind = value
	case "n":
		n, err := strconv.Atoi(value)
		a.place = n
		return err == nil && n > 0
	default:
		return false
	}
	return true
}

// apply writes the attributes into a node.
func (a *attributes) apply(n *policy.Node) {
	if a == nil {
		return
	}
	n.ID, n.Also, n.Level, n.Who, n.Check, n.When, n.Place, n.Cite, n.Local = a.id, a.also, a.level, a.who, a.check, a.when, a.place, a.cite, a.local
}
