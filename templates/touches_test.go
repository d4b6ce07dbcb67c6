package templates

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"kitei/policy"
)

// with is what else is set while a parameter is tried: what it depends on.
var with = map[string]map[string]any{"net.lbo_services": {"net.model": "alpha_dash"}}

// values are ones to try where the type does not tell one. Maps have them all here: their keys are the model's words.
var values = map[string]any{
	"body.name":       "椿市",
	"body.head":       "市長職",
	"body.offices":    map[string]any{"市長部局": []any{"総務課"}},
	"net.zone_names":  map[string]any{"LGWAN接続系": "別の領域"},
	"role.names":      map[string]any{"sysadmin": "別の管理者"},
	"doc.word":        map[string]any{"委託事業者": "別の事業者"},
	"class.labels":    map[string]any{"2": "別の区分"},
	"class.examples":  []any{map[string]any{"class": "2", "example": "甲"}},
	"net.sanitize":    []any{"mail"},
	"net.wlan":        []any{"mynumber"},
	"doc.revision_of": "桜市情報管理規程（平成15年桜市訓令第3号）",
}

// alternatives gives values of a parameter that differ from what p has.
func alternatives(def Parameter, p *Params) []any {
	if v, ok := values[def.Key]; ok {
		return []any{v}
	}
	switch def.Type {
	case "bool":
		return []any{!p.Bool(def.Key)}
	case "int":
		return []any{p.Int(def.Key) + 1}
	case "enum":
		var out []any
		for _, a := range def.Allowed {
			if a.Key != p.Str(def.Key) {
				out = append(out, a.Key)
			}
		}
		return out
	case "str":
		return []any{"別の" + def.Title}
	case "date":
		return []any{"2031-07-08"}
	case "list":
		if len(def.Fields) == 0 {
			return []any{[]any{"甲", "乙"}, []any{}}
		}
		row := map[string]any{}
		for _, f := range def.Fields {
			row[f.Key] = map[string]any{"str": "丙", "bool": true, "date": "2031-07-08"}[f.Value]
		}
		return []any{[]any{row}}
	}
	return nil
}

// base has every service in use, in a body where most of the model applies.
func base() *Params {
	p, err := ReadParams("kitei.yaml", []byte("body: {name: 桜市, kind: city, size: medium}\ntelework: true\nsns: {accounts: [a]}\nai: {services: [b]}\n"+
		"chat: {tools: [c]}\nwebmeeting: {tools: [d]}\nnet: {wlan: [lgwan], remote_access: true}"))
	if err != nil {
		panic(problems(err))
	}
	return p
}

// trial is a parameter with another value: the clauses of the draft before and after.
type trial struct {
	value         any
	before, after map[string]string
}

// trials are made once for all tests: every parameter with every value to try that no rule between parameters forbids.
var trials = sync.OnceValue(func() map[string][]trial {
	e, err := Open("r8-03")
	if err != nil {
		panic(err)
	}
	out := map[string][]trial{}
	plain := clauseLines(e, base())
	for _, def := range Parameters() {
		p, before := base(), plain
		if len(with[def.Key]) > 0 {
			for _, key := range slices.Sorted(maps.Keys(with[def.Key])) {
				p = p.With(key, with[def.Key][key])
			}
			before = clauseLines(e, p)
		}
		for _, value := range alternatives(def, p) {
			if changed := p.With(def.Key, value); changed.forEdition(e.ID).consistent() == nil {
				out[def.Key] = append(out[def.Key], trial{value, before, clauseLines(e, changed)})
			}
		}
	}
	return out
})

// elsewhere are parameters of other outputs than drafts, by the tests that hold them. A draft does not know them.
var elsewhere = map[string]string{
	"doc.auto_numbering": "cli: wordnumbers script", "doc.range_sign": "exporters: TestContents", "edition.from": "cli: diff and pack scripts", "edition.to": "cli: draft script",
	"table.left": "cli: table script", "table.third_column": "cli: table script", "plan.": "TestPlan",
}

// Every parameter changes the draft, or is one of other outputs, or says that it does nothing yet. A parameter that is added is tried too.
func TestEveryParameterChangesTheDraft(t *testing.T) {
	for _, def := range Parameters() {
		other := slices.ContainsFunc(slices.Collect(maps.Keys(elsewhere)), func(prefix string) bool { return strings.HasPrefix(def.Key, prefix) })
		changes := 0
		for _, x := range trials()[def.Key] {
			changes += len(differing(x.before, x.after))
		}
		switch {
		case def.Type == "enum" && len(def.Allowed) == 1: // nothing else to choose
		case slices.Contains(structural, def.Key): // changes numbers, as TestStructureChangesNoProvision holds
		case len(trials()[def.Key]) == 0:
			t.Errorf("%s: no value to try; give one in values", def.Key)
		case (other || def.Reserved) && changes > 0:
			t.Errorf("%s changes a draft", def.Key)
		case !other && !def.Reserved && changes == 0:
			t.Errorf("%s changes nothing", def.Key)
		}
	}
}

// A parameter changes the clauses it says it touches and no others. In procedures it changes those clauses whose text names it. Parameters that
// may change any clause, by words, spelling or numbers, are held by tests of what else they change.
func TestParametersTouchWhatTheySay(t *testing.T) {
	sources := clauseSources(t)
	for _, def := range Parameters() {
		if anywhere(def.Key) {
			continue
		}
		changed := map[string]bool{}
		for _, x := range trials()[def.Key] {
			for _, id := range differing(x.before, x.after) {
				changed[id] = true
			}
		}
		for _, id := range slices.Sorted(maps.Keys(changed)) {
			if !touched(def.Touches, id) && !(procedural(id) && names(sources[id], def.Key)) {
				t.Errorf("%s changes %s, and does not say so", def.Key, id)
			}
		}
	}
}

// procedural reports whether a clause stands in a procedure: by its id, or as the head or 附則 of a document.
func procedural(id string) bool { return strings.HasPrefix(id, "prc.") || strings.Contains(id, " ") }

// names reports whether the source of a clause names a parameter, or one whose default follows from it.
func names(source, key string) bool {
	return strings.Contains(source, key) || slices.ContainsFunc(Parameters(), func(d Parameter) bool {
		return d.DefaultBy != nil && d.DefaultBy.Key == key && strings.Contains(source, d.Key)
	})
}

// differing gives the clauses two drafts do not have alike.
func differing(before, after map[string]string) []string {
	all := maps.Clone(before)
	maps.Copy(all, after)
	var out []string
	for _, id := range slices.Sorted(maps.Keys(all)) {
		a, inBefore := before[id]
		b, inAfter := after[id]
		if a != b || inBefore != inAfter {
			out = append(out, id)
		}
	}
	return out
}

// touched reports whether a clause is among those a parameter names: itself, the section or chapter it stands in, or by its document.
func touched(touches []string, id string) bool {
	return slices.ContainsFunc(touches, func(x string) bool {
		switch x {
		case "附則":
			return strings.HasSuffix(id, "supplement") || strings.HasPrefix(id, "附則 ")
		case "頭書き", "改定履歴":
			return strings.HasPrefix(id, "頭書き ")
		}
		return id == x || strings.HasPrefix(id, x+".")
	})
}

// clauseLines gives what every clause of a draft says, by its id, without numbers; and the head of every document by its short title.
func clauseLines(e *Edition, p *Params) map[string]string {
	if !p.IsSet("doc.numbering") {
		p = p.With("doc.numbering", "guideline")
	}
	set, _, err := Draft(e, p)
	if err != nil {
		panic(problems(err))
	}
	out := map[string]string{}
	for _, d := range set.Documents() {
		head := d.Head
		head.Revision, head.Styling = "", policy.Styling{}
		out["頭書き "+d.Short] = fmt.Sprintf("%s %+v", d.Title, head)
		for _, c := range policy.Clauses(d) {
			id := c.Node.ID
			if id == "" {
				id = "附則 " + d.Short
			}
			for _, part := range c.Parts {
				for n := range part.All() {
					out[id] += n.Title + unreferred(n) + cited.ReplaceAllString(strings.Join(flat(n.Rows), "|"), "対策基準") + "\n"
				}
			}
		}
	}
	return out
}

// cited is a reference in a cell, where it is kept as text.
var cited = regexp.MustCompile(`対策基準[第条項号0-9０-９.．()（）①-⑳〇一二三四五六七八九十]+`)

// unreferred is a text without the numbers of what it refers to.
func unreferred(n *policy.Node) string {
	text := n.Text
	for i := len(n.Refs) - 1; i >= 0; i-- {
		text = text[:n.Refs[i].Start] + text[n.Refs[i].End:]
	}
	return text
}

// clauseSources gives the source of every clause of the newest model by its id, with the conditions it stands under.
func clauseSources(t *testing.T) map[string]string {
	t.Helper()
	e := open(t, "r8-03")
	out := map[string]string{}
	source := func(d *policy.Document, when string) {
		for _, c := range policy.Clauses(d) {
			for _, part := range c.Parts {
				for n := range part.All() {
					out[c.Node.ID] += when + n.When + n.Title + n.Text + strings.Join(flat(n.Rows), "|") + "\n"
				}
			}
		}
		out["頭書き "+d.Short], out["附則 "+d.Short] = when, when
	}
	all, err := Procedures()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range all {
		source(p.Document, p.When)
	}
	source(e.Basic, "")
	source(withOverlay(e.Standards, e.Overlay), "")
	return out
}
