package templates

// Burden is what carrying a clause out is likely to cost. It is a judgement of ours for the committee's first look, not a word of the
// guideline; amounts differ from body to body.
type Burden struct {
	ID   string     `yaml:"id"`
	Kind BurdenKind `yaml:"kind"`
	What string     `yaml:"what"`
}

// BurdenKind is what a burden is paid with.
type BurdenKind string

// The kinds of burden.
const (
	Equipment BurdenKind = "equipment" // 機器
	Service   BurdenKind = "service"   // 役務・使用料
	People    BurdenKind = "people"    // 人手
)

// String gives the word for people.
func (k BurdenKind) String() string {
	switch k {
	case Equipment:
		return "機器"
	case Service:
		return "役務・使用料"
	case People:
		return "人手"
	}
	return string(k)
}

// Burdens gives the clauses that are likely to cost something, in the order of the newest edition.
func Burdens() ([]Burden, error) {
	var out []Burden
	return out, readYAML("national/burden.yaml", &out)
}
