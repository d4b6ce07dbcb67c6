package exporters

import (
	"bytes"
	"encoding/json"
	"strings"

	"kitei/internal/parallel"
)

// The parts of a large JSON file. [encodeJSON] gives objects and lists a line for each member and every other value one line, so that a
// clause is a line and a change is a line, and encodes the members of long lists side by side, into which nearly all the time goes.
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
	err := enc.Encode(value)
	return spaced(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), err
}

// spaced puts a space behind each colon and comma of a JSON value that has none.
func spaced(value []byte) []byte {
	out := make([]byte, 0, len(value)+len(value)/8)
	for len(value) > 0 {
		end := bytes.IndexAny(value, `":,`) + 1
		if end == 0 {
			end = len(value)
		}
		if value[end-1] == '"' {
			end += stringEnd(value[end:])
			out = append(out, value[:end]...)
		} else if out = append(out, value[:end]...); end < len(value) {
			out = append(out, ' ')
		}
		value = value[end:]
	}
	return out
}

// stringEnd gives the place behind the quotation mark that ends a JSON string.
func stringEnd(s []byte) int {
	end := 0
	for {
		end += bytes.IndexByte(s[end:], '"') + 1
		escapes := end - 1 - len(bytes.TrimRight(s[:end-1], `\`))
		if escapes%2 == 0 {
			return end
		}
	}
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
