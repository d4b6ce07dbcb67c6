package importers

import (
	"slices"
	"strings"

	"kitei/policy"
)

// Assemble makes one set of documents that were read one by one: [Gather], and then the documents in the order 基本方針, 対策基準, others, 手順.
// The documents given are not changed.
func Assemble(docs []*policy.Document) ([]*policy.Document, []policy.Notice) {
	out, notices := Gather(docs)
	slices.SortStableFunc(out, func(a, b *policy.Document) int { return Layer(a.Title) - Layer(b.Title) })
	return out, notices
}

// Gather gives the rules of documents that were read one by one, in their order: a file with several rules is taken apart ([Split], notice
// import-split), and a file that goes on where the one before it stopped, or holds nothing but 別表 and 様式, is put behind that one (notice
// import-merged). The documents given are not changed.
func Gather(docs []*policy.Document) ([]*policy.Document, []policy.Notice) {
	var out []*policy.Document
	var notices []policy.Notice
	for _, d := range docs {
		parts := Split(d)
		if len(parts) > 1 {
			names := make([]string, len(parts))
			for i, p := range parts {
				names[i] = p.Title
			}
			notices = append(notices, policy.Notice{Code: "import-split", Pos: policy.Pos{File: d.Source}, Args: []any{len(parts), strings.Join(names, "、")}})
			out = append(out, parts...)
			continue
		}
		if len(out) == 0 || !sameRule(out[len(out)-1], d) {
			out = append(out, d)
			continue
		}
		last := out[len(out)-1]
		notices = append(notices, policy.Notice{Code: "import-merged", Pos: policy.Pos{File: d.Source}, Args: []any{last.Source}})
		merged := *last
		merged.Nodes = append(slices.Clone(last.Nodes), d.Nodes...)
		out[len(out)-1] = &merged
	}
	return out, notices
}

// Layer gives the place of a document among those of a policy by its title: 基本方針, 対策基準, other rules, 手順.
func Layer(title string) int {
	switch {
	case strings.Contains(title, "手順"), strings.Contains(title, "要領"), strings.Contains(title, "マニュアル"):
		return 3
	case strings.Contains(title, "対策基準"):
		return 1
	case strings.Contains(title, "基本方針"):
		return 0
	}
	return 2
}

// sameRule reports whether b is the rest of a.
func sameRule(a, b *policy.Document) bool {
	if b.Title != "" && b.Title != a.Title {
		return attachedOnly(b) && Layer(b.Title) == 2 && len(a.Nodes) > 0
	}
	if attachedOnly(b) {
		return len(a.Nodes) > 0
	}
	if slices.ContainsFunc(a.Nodes, func(n *policy.Node) bool { return n.Kind.Attached() }) {
		return false
	}
	for _, k := range []policy.Kind{policy.Article, policy.Chapter} {
		last, first := lastNumber(a, k), firstNumber(b, k)
		if last > 0 && first == last+1 {
			return true
		}
	}
	return false
}

func attachedOnly(d *policy.Document) bool {
	for _, n := range d.Nodes {
		if n.Kind != policy.Annex && n.Kind != policy.Form {
			return false
		}
	}
	return len(d.Nodes) > 0
}

// numbersOf are the numbers of the kind that count through a document (第N条, 第N章, 1.).
func numbersOf(d *policy.Document, k policy.Kind) []int {
	var out []int
	for n := range d.All() {
		label, _, ok := policy.ParseLabel(n.Label + "　")
		if n.Kind == k && ok && len(label.Nums) > 0 && (k == policy.Chapter || label.Shape == policy.ShapeUnit) {
			out = append(out, label.Nums[0])
		}
	}
	return out
}

func lastNumber(d *policy.Document, k policy.Kind) int {
	if nums := numbersOf(d, k); len(nums) > 0 {
		return nums[len(nums)-1]
	}
	return 0
}

func firstNumber(d *policy.Document, k policy.Kind) int {
	if nums := numbersOf(d, k); len(nums) > 0 {
		return nums[0]
	}
	return 0
}
