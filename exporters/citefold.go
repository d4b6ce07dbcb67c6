package exporters

import (
	"slices"
	"strings"

	"kitei/policy"
)

// FoldCites writes numbers of the national model together as the audit guideline does: 5.1(1)①, 5.1(1)②, 5.1(1)③ and 5.1(1)⑤ become
// 5.1(1)①～③、⑤. Numbers stay in their order; what is counted on from its neighbour is folded from two on as a pair, from three on as a range.
func FoldCites(cites []string) string {
	cites = slices.DeleteFunc(slices.Clone(cites), func(c string) bool { return c == "" })
	var out []string
	var stem string // what the numbers of the run begin with
	for i := 0; i < len(cites); {
		head, tail := splitCite(cites[i])
		j := i + 1
		for j < len(cites) {
			h, t := splitCite(cites[j])
			if h != head || labelValue(t) != labelValue(tail)+j-i || labelValue(tail) == 0 {
				break
			}
			j++
		}
		first := cites[i]
		if head == stem && head != "" && tail != "" {
			first = tail
		}
		stem = head
		_, last := splitCite(cites[j-1])
		switch j - i {
		case 1:
			out = append(out, first)
		case 2:
			out = append(out, first, last)
		default:
			out = append(out, first+"～"+last)
		}
		i = j
	}
	return strings.Join(out, "、")
}

// splitCite parts a number from its last label: 5.1(1)③ is 5.1(1) and ③.
func splitCite(cite string) (head, tail string) {
	at := len(cite)
	for i := range cite {
		if i == 0 {
			continue
		}
		if l, rest, ok := policy.ParseLabel(cite[i:] + " "); ok && strings.TrimSpace(rest) == "" && (l.Shape == policy.ShapeParen || l.Shape == policy.ShapeCircled || l.Shape == policy.ShapeParenKana) {
			at = i
			break
		}
	}
	return cite[:at], cite[at:]
}

// labelValue is the value of a last label, 0 for none.
func labelValue(label string) int {
	l, _, ok := policy.ParseLabel(label + " ")
	if !ok || len(l.Nums) == 0 {
		return 0
	}
	return l.Nums[len(l.Nums)-1]
}
