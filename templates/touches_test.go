package templates

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"kitei/policy"
)

// alternatives gives values of a parameter that differ from its default, to see what it changes. Parameters that speak of the form of
// documents or of other outputs have none.
func alternatives(p Parameter, with *Params) []any {
	switch p.Type {
	case "bool":
		return []any{!with.Bool(p.Key)}
	case "int":
		return []any{with.Int(p.Key) + 1}
	case "enum":
		var out []any
		for _, a := range p.Allowed {
			if a.Key != with.Str(p.Key) {
				out = append(out, a.Key)
			}
		}
		return out
	case "str":
		return []any{"別の" + p.Title}
	case "list":
		if len(p.Fields) > 0 {
			return nil
		}
		if len(p.Allowed) > 0 {
			return []any{[]any{p.Allowed[0].Key}}
		}
		return []any{[]any{"甲", "乙"}}
	}
	return nil
}

// everywhere are parameters that may change any clause: names, words, spelling, numbers, and what the defaults of others follow from.
var everywhere = []string{"body.", "doc.", "role.names", "class.", "org.layers", "level.recommend", "net.model", "net.zone_names", "edition.", "committee.name", "table."}

// A parameter changes the clauses it says it touches and no others; and it does change something.
func TestParametersTouchWhatTheySay(t *testing.T) {
	e := open(t, "r8-03")
	base := params(t, "body: {name: 桜市, kind: city, size: medium}\ntelework: true\nsns: {accounts: [a]}\nai: {services: [b]}\nchat: {tools: [c]}\nwebmeeting: {tools: [d]}\nnet: {wlan: [lgwan], remote_access: true}")
	before := clauseLines(t, e, base)
	for _, p := range Parameters() {
		if slices.ContainsFunc(everywhere, func(prefix string) bool { return strings.HasPrefix(p.Key, prefix) }) {
			continue
		}
		changed := map[string]bool{}
		for _, value := range alternatives(p, base) {
			with := base.With(p.Key, value)
			if with.forEdition(e.ID).consistent() != nil {
				continue // another rule forbids the value; it has a test of its own
			}
			after := clauseLines(t, e, with)
			for id := range union(before, after) {
				if before[id] != after[id] {
					changed[id] = true
				}
			}
		}
		for _, id := range slices.Sorted(maps.Keys(changed)) {
			if !touched(p.Touches, id) {
				t.Errorf("%s changes %s, and does not say so", p.Key, id)
			}
		}
	}
}

func union(a, b map[string]string) map[string]string {
	out := maps.Clone(a)
	maps.Copy(out, b)
	return out
}

// touched reports whether a clause is among those a parameter names: itself, the section or chapter it stands in, or by its document.
func touched(touches []string, id string) bool {
	for _, x := range touches {
		if id == x || strings.HasPrefix(id, x+".") || x == "実施手順" && strings.HasPrefix(id, "prc.") || x == "附則" && strings.HasSuffix(id, "supplement") {
			return true
		}
	}
	return false
}

// clauseLines gives what every clause of a draft says, by its id, without numbers.
func clauseLines(t *testing.T, e *Edition, p *Params) map[string]string {
	t.Helper()
	set, _, err := Draft(e, p.With("doc.numbering", "guideline"))
	if err != nil {
		t.Fatal(problems(err))
	}
	out := map[string]string{}
	for _, d := range set.Documents() {
		for _, c := range policy.Clauses(d) {
			id := c.Node.ID
			if id == "" || strings.HasPrefix(id, "prc.") {
				continue // procedures follow the standards; what they take up is theirs
			}
			var b strings.Builder
			for _, part := range c.Parts {
				for n := range part.All() {
					text := n.Text
					for i := len(n.Refs) - 1; i >= 0; i-- {
						text = text[:n.Refs[i].Start] + text[n.Refs[i].End:]
					}
					b.WriteString(n.Title + text + strings.Join(flat(n.Rows), "|") + "\n")
				}
			}
			out[id] = b.String()
		}
	}
	return out
}
