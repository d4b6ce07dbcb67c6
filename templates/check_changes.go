package templates

import (
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"kitei/policy"
)

// logged is an entry of a change log with its place.
type logged struct {
	Entry
	pos policy.Pos
}

// changeLog reads the change log of an edition and checks that each entry says all it must. A folder without one is the oldest edition's.
func (c *checker) changeLog(fsys fs.FS) []logged {
	var out []logged
	for _, f := range changeFiles() {
		file := "changes/" + f + ".yaml"
		src, err := fs.ReadFile(fsys, file)
		if err != nil {
			continue
		}
		var entries []Entry
		if err := decodeYAML(src, &entries); err != nil {
			c.yamlFault(file, err)
			continue
		}
		for i, pos := range entryPlaces(file, src) {
			if i < len(entries) {
				out = append(out, logged{entries[i], pos})
			}
		}
	}
	for _, l := range out {
		for _, field := range []struct {
			name string
			ok   bool
		}{
			{"kind", slices.Contains(EntryKinds, l.Kind)}, {"what", l.What != ""}, {"source", l.Source != ""}, {"mark", slices.Contains(marks, l.Mark)},
		} {
			if !field.ok {
				c.note("changes-field", l.pos, field.name)
			}
		}
	}
	return out
}

// entryPlaces gives where each entry of a change log begins.
func entryPlaces(file string, src []byte) []policy.Pos {
	parsed, err := parser.ParseBytes(src, 0)
	if err != nil || len(parsed.Docs) == 0 {
		return nil
	}
	list, ok := parsed.Docs[0].Body.(*ast.SequenceNode)
	if !ok {
		return nil
	}
	var out []policy.Pos
	for _, v := range list.Values {
		pos := place(file, firstToken(v))
		pos.Col = 0
		out = append(out, pos)
	}
	return out
}

// standingText is an article, or the title of a chapter or section, as one edition has it.
type standingText struct {
	text   string // everything it says, its conditions and levels included; empty for a chapter or section that has articles
	title  string
	number string
}

// standingTexts gives what a change log speaks of, by id: articles, chapters and sections, and where each stands.
func standingTexts(e *Edition) (texts map[string]standingText, places map[string]policy.Pos) {
	texts, places = map[string]standingText{}, map[string]policy.Pos{}
	for _, d := range e.bodies() {
		for _, cl := range policy.Clauses(d) {
			texts[cl.Node.ID] = standingText{wholeText(cl), cl.Node.Title, cl.Node.Cite}
		}
		for n := range d.All() {
			if _, clause := texts[n.ID]; !clause && n.Kind.Grouping() {
				texts[n.ID] = standingText{"", n.Title, n.Cite}
			}
			places[n.ID] = n.Pos
		}
	}
	return texts, places
}

func wholeText(c policy.Clause) string {
	var b strings.Builder
	for _, p := range c.Parts {
		for n := range p.All() {
			b.WriteString(strings.Join([]string{n.ID, n.Title, n.Text, n.When, n.Level.String(), strings.Join(n.Who, ",")}, "\x1f") + "\n")
			for _, r := range n.Rows {
				b.WriteString(strings.Join(r, "\t") + "\n")
			}
		}
	}
	return b.String()
}

// shifted reports a chapter or section whose number alone moved because one before it was added; its articles' entries say so.
func shifted(before, after standingText, both bool) bool {
	return both && before.text == "" && after.text == "" && before.title == after.title
}

// compare holds texts and change log to each other in both directions: what differs between an edition and the one before stands in the log,
// and what stands in the log differs.
func (c *checker) compare(older, newer *Edition, entries []logged) {
	before, _ := standingTexts(older)
	after, places := standingTexts(newer)
	named := map[string]bool{}
	for _, l := range entries {
		if l.Kind == Commentary {
			c.names(l, l.New, after, "new")
			continue
		}
		c.names(l, l.Old, before, "old")
		c.names(l, l.New, after, "new")
		differs := false
		ids := slices.Concat(l.Old, l.New)
		slices.Sort(ids)
		ids = slices.Compact(ids)
		for _, id := range ids {
			named[id] = true
			differs = differs || before[id] != after[id]
		}
		if !differs {
			c.note("changes-no-difference", l.pos, l.Kind, strings.Join(ids, ", "))
		}
	}
	all := maps.Clone(before)
	maps.Copy(all, after)
	for _, id := range slices.Sorted(maps.Keys(all)) {
		b, had := before[id]
		a, has := after[id]
		if a == b || named[id] || id == "" || shifted(b, a, had && has) {
			continue
		}
		pos := places[id]
		if !has {
			pos = policy.Pos{File: "changes"}
		}
		c.note("changes-missing", pos, id)
	}
}

// names checks that the ids of an entry are there.
func (c *checker) names(l logged, ids []string, in map[string]standingText, side string) {
	for _, id := range ids {
		if _, ok := in[id]; !ok {
			c.note("changes-id-"+side, l.pos, id)
		}
	}
}
