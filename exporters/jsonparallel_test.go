package exporters

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A member of a list is one line, spaced as people write it; what stands in a string stays as it is.
func TestEncodeJSON(t *testing.T) {
	for _, test := range []struct {
		name, want string
		value      any
	}{
		{"list", "{\n \"a\": [\n  {\"b\": 1, \"c\": [true, null]},\n  {\"b\": 1, \"c\": [true, null]}\n ],\n \"d\": []\n}", jsonObject{
			{"a", jsonList{2, func(int) any { return json.RawMessage(`{"b":1,"c":[true,null]}`) }}}, {"d", jsonList{}},
		}},
		{"marks in a string", `{"k:,": "\":,\\", "l": ","}`, map[string]string{"k:,": `":,\`, "l": ","}},
		{"no markup for pages", `"<甲>&乙"`, "<甲>&乙"},
		{"number", "1.5", 1.5},
		{"nothing", "{}", struct{}{}},
	} {
		got, err := encodeJSON(test.value, 0)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, string(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

// Spaces change nothing that is said.
func FuzzSpaced(f *testing.F) {
	f.Add("甲", `a":,\`, 1.5)
	f.Fuzz(func(t *testing.T, key, text string, number float64) {
		plain, err := json.Marshal(map[string]any{key: []any{text, number, nil, map[string]string{text: key}}})
		if err != nil {
			t.Skip(err)
		}
		var back bytes.Buffer
		if err := json.Compact(&back, spaced(plain)); err != nil || !bytes.Equal(back.Bytes(), plain) {
			t.Errorf("%s (%v)\n%s", back.Bytes(), err, plain)
		}
	})
}
