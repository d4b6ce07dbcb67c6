package exporters

import (
	"bytes"
	"encoding/json"
	"strings"

	"kitei/internal/parallel"
)

// The parts of a large JSON file: [encodeJSON] writes the same bytes as [json.Encoder] would for a struct, and encodes the members of
// long lists side by side, into which nearly all the time goes.
type (
	jsonObject []jsonField
	jsonField  struct {
		name  string
		value any // a jsonObject, a jsonList or anything json can encode
	}
	jsonList struct {
		n      int
		member func(i int) any
	}
)

// encodeJSON gives a value at a depth of an indented file, without a line feed at its end.
func encodeJSON(value any, depth int) ([]byte, error) {
	switch v := value.(type) {
	case jsonObject:
		parts := make([][]byte, len(v))
		for i, f := range v {
			part, err := encodeJSON(f.value, depth+1)
			if err != nil {
				return nil, err
			}
			parts[i] = append([]byte(`"`+f.name+`": `), part...)
		}
		return joinJSON("{", parts, "}", depth), nil
	case jsonList:
		parts, errs := make([][]byte, v.n), make([]error, v.n)
		parallel.Do(v.n, func(i int) { parts[i], errs[i] = encodeJSON(v.member(i), depth+1) })
		for _, err := range errs {
			if err != nil {
				return nil, err
			}
		}
		return joinJSON("[", parts, "]", depth), nil
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent(strings.Repeat(" ", depth), " ")
	err := enc.Encode(value)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// joinJSON puts the parts of an object or a list on lines of their own between its brackets.
func joinJSON(open string, parts [][]byte, end string, depth int) []byte {
	if len(parts) == 0 {
		return []byte(open + end)
	}
	size, lead := 0, "\n"+strings.Repeat(" ", depth+1)
	for _, p := range parts {
		size += len(p) + len(lead) + 1
	}
	out := append(make([]byte, 0, size+depth+4), open...)
	for i, p := range parts {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(append(out, lead...), p...)
	}
	return append(append(out, lead[:depth+1]...), end...)
}
