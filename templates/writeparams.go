package templates

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
)

// WriteParams writes a parameter file with every key, what each is for, and its value: what p sets, else the default for this body. The file
// reads back with [ReadParams] to the same values.
func WriteParams(w io.Writer, p *Params) error {
	b := &strings.Builder{}
	fmt.Fprintf(b, "# kitei 設定ファイル\n#\n# 「項目: 値」の形で書きます。「#」の後は説明で、結果に影響しません。\n# 書き換えたら「kitei draft」で文書を作り直します。文字コードは UTF-8 で保存してください。\n")
	root := &group{}
	for i := range mustRegistry().list {
		def := &mustRegistry().list[i]
		root.add(strings.Split(def.Key, "."), def)
	}
	if err := root.write(b, p, 0); err != nil {
		return err
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// group is a level of the file: parameters and the groups among them, in order.
type group struct {
	name   string
	def    *Parameter // nil for a group
	groups []*group
}

func (g *group) add(path []string, def *Parameter) {
	if len(path) == 0 {
		g.def = def
		return
	}
	i := slices.IndexFunc(g.groups, func(c *group) bool { return c.name == path[0] })
	if i < 0 {
		g.groups = append(g.groups, &group{name: path[0]})
		i = len(g.groups) - 1
	}
	g.groups[i].add(path[1:], def)
}

// section is the heading of the first parameter below that has one.
func (g *group) section() string {
	if g.def != nil {
		return g.def.Section
	}
	for _, c := range g.groups {
		if s := c.section(); s != "" {
			return s
		}
	}
	return ""
}

func (g *group) write(b *strings.Builder, p *Params, depth int) error {
	indent := strings.Repeat("  ", depth)
	for _, c := range g.groups {
		fmt.Fprintln(b)
		if depth == 0 {
			if s := c.section(); s != "" {
				fmt.Fprintf(b, "# ==== %s ====\n", s)
			}
		}
		if c.def == nil {
			fmt.Fprintf(b, "%s%s:\n", indent, c.name)
			if err := c.write(b, p, depth+1); err != nil {
				return err
			}
			continue
		}
		c.def.explain(b, indent)
		value, err := yaml.MarshalWithOptions(map[string]any{c.name: p.written(c.def)}, yaml.IndentSequence(true))
		if err != nil {
			return fmt.Errorf("writing %s: %w", c.def.Key, err)
		}
		for _, line := range strings.Split(strings.TrimRight(string(value), "\n"), "\n") {
			fmt.Fprintf(b, "%s%s\n", indent, line)
		}
	}
	return nil
}

// explain writes the comment above a key.
func (def *Parameter) explain(b *strings.Builder, indent string) {
	title := def.Title
	if def.Required {
		title += "（必須）"
	}
	fmt.Fprintf(b, "%s# %s\n", indent, title)
	for _, line := range strings.Split(strings.TrimSpace(def.Help), "\n") {
		if line != "" {
			fmt.Fprintf(b, "%s# %s\n", indent, line)
		}
	}
	if len(def.Allowed) > 0 {
		var words []string
		for _, a := range def.Allowed {
			words = append(words, a.Key+"（"+a.Value+"）")
		}
		fmt.Fprintf(b, "%s# 使える値: %s\n", indent, strings.Join(words, "、"))
	}
	if def.Example != nil {
		if s, ok := def.Example.(string); ok {
			fmt.Fprintf(b, "%s# 例: %s\n", indent, s)
		}
	}
}

// written is the value to put into the file: never nothing, so that a person sees what form a value takes.
func (p *Params) written(def *Parameter) any {
	v := p.value(def.Key)
	if s, ok := v.(string); ok && strings.Contains(s, "{") {
		return p.fillDefault(s)
	}
	if v != nil {
		return v
	}
	switch def.Type {
	case "list":
		return []any{}
	case "map":
		return map[string]any{}
	case "bool":
		return false
	case "date":
		return nil
	}
	return ""
}
