package cli

import (
	"kitei/diffing"
	"kitei/templates"
)

// slots gives the comparison a body's own names beside those of the national model.
func slots(values *templates.Params) []diffing.Slot {
	var out []diffing.Slot
	for _, s := range values.Synonyms() {
		out = append(out, diffing.Slot{Name: s.Key, Role: s.Role, Words: s.Words})
	}
	return out
}
