package templates

import (
	"sync"
)

// Parameter is one thing a town can set (national/parameters.yaml).
type Parameter struct {
	Key       string     `yaml:"key"` // dotted: body.name
	Type      string     `yaml:"type"`
	Section   string     `yaml:"section"` // heading of the group that begins here
	Title     string     `yaml:"title"`
	Help      string     `yaml:"help"`
	Allowed   mapping    `yaml:"allowed"` // value → what it means, for an enum
	Items     string     `yaml:"items"`   // type of the items of a list
	Value     string     `yaml:"value"`   // type of the values of a map
	Fields    mapping    `yaml:"fields"`  // name → type, for a list of maps
	Required  bool       `yaml:"required"`
	Default   any        `yaml:"default"`
	DefaultBy *defaultBy `yaml:"default_by"`
	Min       *int       `yaml:"min"`
	Max       *int       `yaml:"max"`
	Pattern   string     `yaml:"pattern"`
	Example   any        `yaml:"example"`
	Touches   []string   `yaml:"touches"`
	Reserved  bool       `yaml:"reserved"` // can be set and changes nothing yet
}

// defaultBy is a default that follows from another parameter.
type defaultBy struct {
	Key    string         `yaml:"key"`
	Values map[string]any `yaml:"values"`
}

// mapping is a small map that keeps the order of its file.
type mapping []pair

type pair struct{ Key, Value string }

type registry struct {
	list []Parameter
	by   map[string]*Parameter
}

var loadRegistry = sync.OnceValues(func() (*registry, error) {
	r := &registry{by: map[string]*Parameter{}}
	if err := readYAML("national/parameters.yaml", &r.list); err != nil {
		return nil, err
	}
	for i := range r.list {
		r.by[r.list[i].Key] = &r.list[i]
	}
	return r, nil
})

// Parameters lists every parameter in the order of the file.
func Parameters() []Parameter {
	return mustRegistry().list
}

func mustRegistry() *registry {
	r, err := loadRegistry()
	if err != nil {
		panic(err) // the embedded data is ours; a test reads it
	}
	return r
}

func parameter(key string) (*Parameter, bool) {
	p, ok := mustRegistry().by[key]
	return p, ok
}
