package importers

import (
	"slices"
	"strings"

	"kitei/policy"
)

// NumberKind says what is remarkable about a number.
type NumberKind uint8

// The findings about numbers as shown against numbers as counted.
const (
	NumberGap       NumberKind = iota + 1 // 欠番
	NumberDuplicate                       // 重複
	NumberOrder                           // 順序の逆転
	NumberBranch                          // 枝番号
	NumberDeleted                         // 削除
)

var numberNames = [...]string{NumberGap: "gap", NumberDuplicate: "duplicate", NumberOrder: "order", NumberBranch: "branch", NumberDeleted: "deleted"}

// String gives the name used in JSON.
func (k NumberKind) String() string { return numberNames[k] }

// Doubtful reports whether a number like this more often comes of a mistake, in the source or in the reading, than not.
func (k NumberKind) Doubtful() bool {
	switch k {
	case NumberGap, NumberDuplicate, NumberOrder:
		return true
	case NumberBranch, NumberDeleted:
	}
	return false
}

// NumberFinding is a number that is not the one counting gives, or one worth knowing of.
type NumberFinding struct {
	Kind     NumberKind
	Of       policy.Kind
	Shown    string // the number as written
	Expected int    // what counting gives; 0 where that says nothing
	Pos      policy.Pos
	Iroha    bool // the letters of its list are イ, ロ, ハ …
	node     *policy.Node
}

// checkNumbers compares numbers as shown with numbers as counted: articles (第N条) through the body of a rule and through each 附則, all
// other kinds among the children of one provision.
func checkNumbers(d *policy.Document) []NumberFinding {
	c := &numberCheck{articles: map[*policy.Node]*numberRun{}, iroha: countsIroha(d)}
	c.children(d.Nodes, nil)
	order := map[*policy.Node]int{}
	for n := range d.All() {
		order[n] = len(order)
	}
	slices.SortStableFunc(c.findings, func(a, b NumberFinding) int { return order[a.node] - order[b.node] })
	return c.findings
}

type numberCheck struct {
	findings []NumberFinding
	articles map[*policy.Node]*numberRun // the run of 第N条 of the body (nil) and of each part behind it
	iroha    bool                        // letters count イ, ロ, ハ
}

// countsIroha reports whether the letters of a document are イ, ロ, ハ: no list begins with ア, and one goes on from イ to ロ.
func countsIroha(d *policy.Document) bool {
	found := false
	for n := range d.All() {
		for i, c := range n.Children {
			switch letter := letterOf(c); {
			case letter == "ア":
				return false
			case letter == "ロ" && i > 0 && letterOf(n.Children[i-1]) == "イ":
				found = true
			}
		}
	}
	return found
}

// letterOf gives the letter of ア, （ア）, ア）; "" for other numbers.
func letterOf(n *policy.Node) string {
	label, _, ok := policy.ParseLabel(n.Label + "　x")
	if !ok || label.Shape != policy.ShapeKana && label.Shape != policy.ShapeParenKana {
		return ""
	}
	return strings.Trim(label.Text, "（）().．")
}

// numberRun is the last number of a run.
type numberRun struct {
	shape policy.Shape
	last  []int
}

// children checks the provisions under one parent; attached is the 附則 or 別表 they stand in.
func (c *numberCheck) children(nodes []*policy.Node, attached *policy.Node) {
	runs := map[policy.Kind]*numberRun{}
	for _, n := range nodes {
		inside := attached
		if n.Kind.Attached() || ruleWithin(n) {
			inside = n
		}
		first := firstOfRange(n.Label)
		label, _, ok := policy.ParseLabel(first + "　")
		switch {
		case !ok || n.Kind.Attached():
			if n.Kind == policy.Paragraph && n.Label == "" && runs[n.Kind] == nil {
				runs[n.Kind] = &numberRun{shape: policy.NoShape, last: []int{1}} // the first 項 has no number
			}
		case n.Kind == policy.Article && label.Shape == policy.ShapeUnit:
			if c.articles[inside] == nil {
				c.articles[inside] = &numberRun{}
			}
			c.check(c.articles[inside], n, label)
		default:
			run := runs[n.Kind]
			if run == nil || run.shape != policy.NoShape && run.shape != label.Shape {
				run = &numberRun{}
				runs[n.Kind] = run
			}
			c.check(run, n, label)
		}
		if n.Kind != policy.Preamble { // a history of the document counts its versions in its own way
			c.children(n.Children, inside)
		}
	}
}

// ruleWithin reports whether a grouping is a rule of its own within a file, whose articles count from 1.
func ruleWithin(n *policy.Node) bool {
	if !n.Kind.Grouping() || shortName(n.Title) == "" && (n.Kind != policy.Part || n.Label != "") {
		return false
	}
	return firstNumber(&policy.Document{Nodes: n.Children}, policy.Article) == 1
}

func (c *numberCheck) note(kind NumberKind, n *policy.Node, expected int) {
	c.findings = append(c.findings, NumberFinding{Kind: kind, Of: n.Kind, Shown: n.Label, Expected: expected, Pos: n.Pos, Iroha: c.iroha && letterOf(n) != "", node: n})
}

// check compares the number of a provision with the one before it in its run.
func (c *numberCheck) check(run *numberRun, n *policy.Node, label policy.Label) {
	nums := label.Nums
	if label.Shape == policy.ShapeDotted || label.Shape == policy.ShapeHyphen {
		nums = nums[len(nums)-1:] // of 4.1 only the last counts here
	}
	if c.iroha && (label.Shape == policy.ShapeKana || label.Shape == policy.ShapeParenKana) {
		nums = []int{policy.IrohaValue(letterOf(n))}
	}
	if len(nums) == 0 {
		return
	}
	if isDeleted(n) {
		c.note(NumberDeleted, n, 0)
	}
	last := run.last
	run.shape, run.last = label.Shape, []int{nums[0]}
	if len(nums) > 1 {
		c.note(NumberBranch, n, 0)
		run.last = nums
	}
	if end := rangeEnd(n.Label); end != nil {
		run.last = end
	}
	if kind, expected := compareNumbers(last, nums); kind != 0 {
		c.note(kind, n, expected)
	}
}

// compareNumbers says what is wrong with a number behind another; 0 when nothing is.
func compareNumbers(last, now []int) (kind NumberKind, expected int) {
	before := 0
	if len(last) > 0 {
		before = last[0]
	}
	switch {
	case slices.Equal(last, now):
		return NumberDuplicate, before + 1
	case now[0] > before+1:
		return NumberGap, before + 1
	case now[0] == before+1 && len(now) == 1, slices.Compare(now, last) > 0:
		return 0, 0
	}
	return NumberOrder, before + 1
}

// joints stand between the numbers of articles that are one entry: 第5条から第7条まで, 第6条及び第7条.
var joints = []string{"から", "及び", "、", "・", "～", "―"}

// firstOfRange gives the first of several numbers that stand for one entry.
func firstOfRange(label string) string {
	for _, j := range joints {
		if first, _, found := strings.Cut(label, j+"第"); found {
			return first
		}
	}
	return label
}

// rangeEnd gives the last number of 第5条から第7条まで, nil for a single number.
func rangeEnd(label string) []int {
	if firstOfRange(label) == label {
		return nil
	}
	last := strings.TrimSuffix(label[strings.LastIndex(label, "第"):], "まで")
	if l, _, ok := policy.ParseLabel(last + "　"); ok {
		return l.Nums
	}
	return nil
}

// isDeleted reports 第3条　削除.
func isDeleted(n *policy.Node) bool {
	text := n.Text
	for _, c := range n.Children {
		if text != "" {
			return false
		}
		text = c.Text
	}
	return strings.Trim(text, " 　。（）()") == "削除"
}
