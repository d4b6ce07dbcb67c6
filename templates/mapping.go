package templates

import (
	"fmt"

	"github.com/goccy/go-yaml"
)

// UnmarshalYAML reads the map keeping its order. Values of any scalar type become text.
func (m *mapping) UnmarshalYAML(unmarshal func(any) error) error {
	var items yaml.MapSlice
	if err := unmarshal(&items); err != nil {
		return err
	}
	for _, it := range items {
		*m = append(*m, pair{fmt.Sprint(it.Key), fmt.Sprint(it.Value)})
	}
	return nil
}
