package templates

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Params are the values a town has set, with the defaults behind them.
type Params struct {
	name    string              // file name, for messages
	set     map[string]any      // dotted key → value as read
	order   map[string][]string // of maps: their keys as they stand in the file
	edition string              // the edition being drafted; set by Draft
}

// value gives what is set, else the default, else nil.
func (p *Params) value(key string) any {
	if v, ok := p.set[key]; ok && v != nil {
		return v
	}
	def, ok := parameter(key)
	if !ok {
		panic("unknown parameter " + key) // conditions and tokens are checked when an edition is tested
	}
	if by := def.DefaultBy; by != nil {
		if v, ok := by.Values[p.Str(by.Key)]; ok {
			return v
		}
	}
	return def.Default
}

// IsSet reports whether the file sets the key.
func (p *Params) IsSet(key string) bool { _, ok := p.set[key]; return ok }

// Str gives a value as text; a list is joined with 、 and 及び. Tokens in a default are filled.
func (p *Params) Str(key string) string {
	v := p.value(key)
	if items, ok := v.([]any); ok {
		return p.join(key, items, "及び")
	}
	s := scalar(v)
	if strings.Contains(s, "{") {
		s = p.fillDefault(s)
	}
	return s
}

// fillDefault fills {key} in a default value.
func (p *Params) fillDefault(s string) string {
	t, err := parseText(s)
	if err != nil {
		return s
	}
	return t.fill(p, func(literal string) string { return literal })
}

// scalar writes a YAML scalar as a person would.
func scalar(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case map[string]any, []any:
		return "" // not a scalar: read with Map or List
	}
	return fmt.Sprint(v)
}

// Bool gives a truth value.
func (p *Params) Bool(key string) bool { b, _ := p.value(key).(bool); return b }

// Int gives a number.
func (p *Params) Int(key string) int {
	switch v := p.value(key).(type) {
	case int:
		return v
	case int64:
		return int(v)
	case uint64:
		return int(v)
	}
	return 0
}

// List gives the items of a list as text, in the words people use where the list is of an enum.
func (p *Params) List(key string) []string {
	items, _ := p.value(key).([]any)
	return p.words(key, items)
}

// words gives items as text: of an enum what it means, else the item itself.
func (p *Params) words(key string, items []any) []string {
	def, _ := parameter(key)
	out := make([]string, 0, len(items))
	for _, it := range items {
		s := scalar(it)
		if m, ok := it.(map[string]any); ok {
			s = scalar(m["name"])
		}
		if def != nil {
			for _, a := range def.Allowed {
				if a.Key == s {
					s = a.Value
				}
			}
		}
		out = append(out, s)
	}
	return out
}

// join writes a list as 公用文 does: A、B及びC.
func (p *Params) join(key string, items []any, last string) string {
	return Enumerate(p.words(key, items), last)
}

// Enumerate joins words: A, A及びB, A、B及びC.
func Enumerate(words []string, last string) string {
	n := len(words)
	if n < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:n-1], "、") + last + words[n-1]
}

// Map gives a map of texts, its keys as they stand in the file; sorted when they come from elsewhere.
func (p *Params) Map(key string) (keys []string, values map[string]string) {
	values = map[string]string{}
	m, _ := p.value(key).(map[string]any)
	for k, v := range m {
		if items, ok := v.([]any); ok {
			v = p.join(key, items, "及び")
		}
		values[k] = scalar(v)
		keys = append(keys, k)
	}
	if order := p.order[key]; len(order) == len(keys) {
		return order, values
	}
	slices.Sort(keys)
	return keys, values
}

// Rows gives a list of maps: the text of the named fields of each.
func (p *Params) Rows(key string, fields ...string) [][]string {
	items, _ := p.value(key).([]any)
	var out [][]string
	for _, it := range items {
		m, _ := it.(map[string]any)
		row := make([]string, len(fields))
		for i, f := range fields {
			row[i] = scalar(m[f])
		}
		out = append(out, row)
	}
	return out
}

// truth is what a bare key in a condition asks: true, not zero, not empty, and of an enum not "none".
func (p *Params) truth(key string) bool {
	switch v := p.value(key).(type) {
	case nil:
		return false
	case bool:
		return v
	case string:
		return v != "" && v != "none"
	case []any:
		return len(v) > 0 && !(len(v) == 1 && scalar(v[0]) == "none")
	case map[string]any:
		return len(v) > 0
	}
	return p.Int(key) != 0
}

// holdsAny reports whether the value, or any item of a list, is one of the given.
func (p *Params) holdsAny(key string, given []string) bool {
	v := p.value(key)
	items, ok := v.([]any)
	if !ok {
		items = []any{v}
	}
	for _, it := range items {
		s := scalar(it)
		if m, ok := it.(map[string]any); ok {
			s = scalar(m["name"])
		}
		if slices.Contains(given, s) {
			return true
		}
	}
	return false
}

// With gives a copy with one more value set, for what-if comparisons.
func (p *Params) With(key string, value any) *Params {
	c := &Params{name: p.name, set: map[string]any{}, order: p.order, edition: p.edition}
	for k, v := range p.set {
		c.set[k] = v
	}
	c.set[key] = value
	return c
}

// Defaults gives the parameters of a body of which only the name is known.
func Defaults(name string) *Params {
	return &Params{set: map[string]any{"body.name": name}}
}

// NewParams checks values given by hand as [ReadParams] checks a file.
func NewParams(values map[string]any) (*Params, error) {
	tree := map[string]any{}
	for key, v := range values {
		at := tree
		parts := strings.Split(key, ".")
		for _, part := range parts[:len(parts)-1] {
			next, ok := at[part].(map[string]any)
			if !ok {
				next = map[string]any{}
				at[part] = next
			}
			at = next
		}
		at[parts[len(parts)-1]] = v
	}
	if problems := validate("", nil, tree); len(problems) > 0 {
		return nil, errors.Join(problems...)
	}
	return &Params{set: values}, nil
}

// Words gives what a parameter says in the words people use: an enum by its meaning, a list joined, a map as pairs, a list of maps by rows.
func (p *Params) Words(key string) string {
	def, known := parameter(key)
	if !known {
		return ""
	}
	switch v := p.value(key).(type) {
	case nil:
		return ""
	case bool:
		if v {
			return "はい"
		}
		return "いいえ"
	case []any:
		if len(v) == 0 {
			return "なし"
		}
		if len(def.Fields) == 0 {
			return p.join(key, v, "及び")
		}
		return strings.Join(p.rowWords(def), "\n")
	case map[string]any:
		keys, values := p.Map(key)
		lines := make([]string, len(keys))
		for i, k := range keys {
			lines[i] = k + "：" + values[k]
		}
		return strings.Join(lines, "\n")
	}
	return p.words(key, []any{p.value(key)})[0]
}

// rowWords gives the rows of a list of maps, the fields of each joined.
func (p *Params) rowWords(def *Parameter) []string {
	var out []string
	for _, row := range p.Rows(def.Key, def.fieldNames()...) {
		var parts []string
		for _, field := range row {
			if field != "" {
				parts = append(parts, field)
			}
		}
		out = append(out, strings.Join(parts, "　"))
	}
	return out
}

// fieldNames are the fields of a list of maps in the order of the registry.
func (p *Parameter) fieldNames() []string {
	out := make([]string, len(p.Fields))
	for i, f := range p.Fields {
		out[i] = f.Key
	}
	return out
}
