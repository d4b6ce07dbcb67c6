package templates

import (
	"encoding/json"
	"strings"
)

// Schema gives the JSON Schema of the parameter file, made from the list of parameters.
func Schema() []byte {
	out, err := json.MarshalIndent(schemaTree(), "", "  ")
	if err != nil {
		panic(err) // maps of texts and numbers always marshal
	}
	return append(out, '\n')
}

// schemaTree builds the schema as the value a validator takes. Groups of dotted keys become nested objects.
func schemaTree() map[string]any {
	root := object("kitei の設定ファイル（kitei.yaml）")
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	for _, p := range Parameters() {
		at := root
		parts := strings.Split(p.Key, ".")
		for _, part := range parts[:len(parts)-1] {
			props := at["properties"].(map[string]any)
			next, ok := props[part].(map[string]any)
			if !ok {
				next = object("")
				props[part] = next
			}
			if p.Required {
				require(at, part)
			}
			at = next
		}
		leaf := parts[len(parts)-1]
		at["properties"].(map[string]any)[leaf] = p.schema()
		if p.Required {
			require(at, leaf)
		}
	}
	return root
}

func object(title string) map[string]any {
	o := map[string]any{"type": "object", "properties": map[string]any{}, "additionalProperties": false}
	if title != "" {
		o["title"] = title
	}
	return o
}

func require(o map[string]any, name string) {
	list, _ := o["required"].([]any)
	for _, have := range list {
		if have == name {
			return
		}
	}
	o["required"] = append(list, name)
}

// schema gives the schema of one parameter.
func (p *Parameter) schema() map[string]any {
	s := typeSchema(p.Type, p.Allowed)
	switch p.Type {
	case "list":
		s["items"] = p.itemSchema()
	case "map":
		if p.Value == "list" {
			s["additionalProperties"] = map[string]any{"type": "array", "items": map[string]any{"type": "string"}}
		} else {
			s["additionalProperties"] = typeSchema(or(p.Value, "str"), nil)
		}
	}
	s["title"], s["description"] = p.Title, p.Help
	if p.Required && p.Type == "str" {
		s["minLength"] = 1
	}
	if p.Min != nil {
		s["minimum"] = *p.Min
	}
	if p.Max != nil {
		s["maximum"] = *p.Max
	}
	if p.Pattern != "" {
		s["pattern"] = p.Pattern
	}
	return s
}

func (p *Parameter) itemSchema() map[string]any {
	if len(p.Fields) == 0 {
		return typeSchema(or(p.Items, "str"), p.Allowed)
	}
	o := object("")
	for _, f := range p.Fields {
		o["properties"].(map[string]any)[f.Key] = typeSchema(f.Value, nil)
	}
	return o
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

func typeSchema(kind string, allowed mapping) map[string]any {
	switch kind {
	case "int":
		return map[string]any{"type": "integer"}
	case "bool":
		return map[string]any{"type": "boolean"}
	case "date":
		return map[string]any{"type": []any{"string", "null"}, "format": "date"} // null: not decided yet
	case "list":
		return map[string]any{"type": "array"}
	case "map":
		return map[string]any{"type": "object"}
	case "enum":
		values := make([]any, len(allowed))
		numeric := len(allowed) > 0
		for i, a := range allowed {
			values[i] = a.Key
			numeric = numeric && strings.Trim(a.Key, "0123456789") == ""
		}
		if numeric { // 2 and 3 are written without quotation marks
			for i, a := range allowed {
				values[i] = json.Number(a.Key)
			}
		}
		return map[string]any{"enum": values}
	}
	return map[string]any{"type": "string"}
}
