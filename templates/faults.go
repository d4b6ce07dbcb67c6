package templates

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
	"github.com/xrash/smetrics"

	"kitei/policy"
)

// validate checks the values against the schema and gives a notice for every fault, in the order of the file.
func validate(name string, root ast.Node, tree any) []error {
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("kitei.json", jsonTypes(schemaTree())); err != nil {
		panic(err) // the schema is made from our own data; a test compiles it
	}
	err := c.MustCompile("kitei.json").Validate(tree)
	var invalid *jsonschema.ValidationError
	if !errors.As(err, &invalid) {
		return nil
	}
	var out []*policy.Notice
	leaves(invalid, func(e *jsonschema.ValidationError) {
		out = append(out, faults(name, root, e)...)
	})
	slices.SortStableFunc(out, func(a, b *policy.Notice) int {
		if a.Pos.Line != b.Pos.Line {
			return a.Pos.Line - b.Pos.Line
		}
		return a.Pos.Col - b.Pos.Col
	})
	errs := make([]error, len(out))
	for i, n := range out {
		errs[i] = n
	}
	return errs
}

// jsonTypes turns the schema into the types the validator takes.
func jsonTypes(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k := range v {
			v[k] = jsonTypes(v[k])
		}
	case []any:
		for i := range v {
			v[i] = jsonTypes(v[i])
		}
	case int:
		return float64(v)
	}
	return v
}

func leaves(e *jsonschema.ValidationError, visit func(*jsonschema.ValidationError)) {
	if len(e.Causes) == 0 {
		visit(e)
		return
	}
	for _, c := range e.Causes {
		leaves(c, visit)
	}
}

// faults says what is wrong at one place.
func faults(name string, root ast.Node, e *jsonschema.ValidationError) []*policy.Notice {
	key := strings.Join(e.InstanceLocation, ".")
	keyAt, valueAt := locate(name, root, e.InstanceLocation)
	def, _ := parameter(key)
	switch k := e.ErrorKind.(type) {
	case *kind.AdditionalProperties:
		var out []*policy.Notice
		for _, prop := range k.Properties {
			at, _ := locate(name, root, append(slices.Clone(e.InstanceLocation), prop))
			full := prop
			if key != "" {
				full = key + "." + prop
			}
			out = append(out, policy.Problem("params-unknown-key", at, full, nearest(full)))
		}
		return out
	case *kind.Required:
		var out []*policy.Notice
		for _, prop := range k.Missing {
			full := prop
			if key != "" {
				full = key + "." + prop
			}
			if d, ok := requiredUnder(full); ok {
				full = d.Key
			}
			title := ""
			if d, ok := parameter(full); ok {
				title = d.Title
			}
			out = append(out, policy.Problem("params-missing", keyAt, full, title))
		}
		return out
	case *kind.Type:
		return []*policy.Notice{policy.Problem("params-type", valueAt, key, strings.Join(k.Want, ","), k.Got)}
	case *kind.Enum:
		var want []string
		for _, w := range k.Want {
			want = append(want, fmt.Sprint(w))
		}
		if def != nil && def.Type == "enum" {
			want = want[:0]
			for _, a := range def.Allowed {
				want = append(want, a.Key+"（"+a.Value+"）")
			}
		}
		return []*policy.Notice{policy.Problem("params-value", valueAt, key, fmt.Sprint(k.Got), strings.Join(want, "、"))}
	case *kind.Format:
		return []*policy.Notice{policy.Problem("params-date", valueAt, key, fmt.Sprint(k.Got))}
	case *kind.MinLength:
		return []*policy.Notice{policy.Problem("params-empty", valueAt, key)}
	case *kind.Minimum:
		want, _ := k.Want.Float64()
		return []*policy.Notice{policy.Problem("params-minimum", valueAt, key, want)}
	case *kind.Maximum:
		want, _ := k.Want.Float64()
		return []*policy.Notice{policy.Problem("params-maximum", valueAt, key, want)}
	case *kind.Pattern:
		return []*policy.Notice{policy.Problem("params-pattern", valueAt, key, k.Got)}
	}
	return []*policy.Notice{policy.Problem("params-invalid", valueAt, key, fmt.Sprint(e.ErrorKind))}
}

// requiredUnder gives the required parameter below a group that is missing altogether.
func requiredUnder(group string) (*Parameter, bool) {
	for i := range mustRegistry().list {
		p := &mustRegistry().list[i]
		if p.Required && strings.HasPrefix(p.Key, group+".") {
			return p, true
		}
	}
	return nil, false
}

// nearest gives the known key most like a wrong one, "" when none is near: a key or group of the same depth, or a key whose last part is
// meant. The bound of Jaro–Winkler likeness is the one command lines use for "did you mean".
func nearest(key string) string {
	const near = 0.8
	best, likeness := "", near
	consider := func(typed, known, full string) {
		if l := smetrics.JaroWinkler(typed, known, 0.7, 4); l > likeness {
			best, likeness = full, l
		}
	}
	depth := strings.Count(key, ".") + 1
	for _, p := range Parameters() {
		parts := strings.Split(p.Key, ".")
		same := strings.Join(parts[:min(depth, len(parts))], ".")
		consider(key, same, same)
		consider(key[strings.LastIndex(key, ".")+1:], parts[len(parts)-1], p.Key)
	}
	return best
}
