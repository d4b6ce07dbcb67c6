package exporters

import (
	"fmt"
	"io"
	"strings"

	"kitei/diffing"
)

// The forms of a chain in kitei.diff/1.
type (
	diffStep struct {
		Leg        int         `json:"leg"` // the comparison of document leg with document leg+1
		Name       string      `json:"name"`
		Kind       string      `json:"kind"`
		Renumbered bool        `json:"renumbered"`
		Moved      bool        `json:"moved"`
		Retitled   bool        `json:"retitled"`
		Effect     string      `json:"effect,omitempty"`
		Confidence float64     `json:"confidence"`
		Reason     *diffReason `json:"reason,omitempty"`
	}
	diffPassing struct {
		ID    string `json:"id,omitempty"`
		Path  string `json:"path"`
		Label string `json:"label"`
		Title string `json:"title"`
		Came  string `json:"came"`
		Went  string `json:"went"`
		Text  string `json:"text"`
	}
)

// WriteChainJSON writes a chain as kitei.diff/1 of its first and last document, with the names of all documents ("steps") and the clauses that only
// those between had ("passing"), and in each change what the steps did to it.
func WriteChainJSON(w io.Writer, c *diffing.Chain) error {
	passing := make([]diffPassing, len(c.Passing))
	for i, p := range c.Passing {
		passing[i] = diffPassing{
			ID: p.Clause.Node.ID, Path: p.Clause.Path(), Label: p.Clause.Node.Label, Title: p.Clause.Node.Title,
			Came: c.Names[p.Came+1], Went: c.Names[p.Went+1], Text: p.Clause.Text(),
		}
	}
	return writeDiffJSON(w, c.Comparison, jsonField{"steps", c.Names}, jsonField{"passing", passing})
}

func jsonSteps(steps []diffing.StepChange) []diffStep {
	var out []diffStep
	for _, s := range steps {
		step := diffStep{
			Leg: s.Leg, Name: s.Name, Kind: string(s.Kind), Renumbered: s.Renumbered, Moved: s.Moved, Retitled: s.Retitled,
			Effect: string(s.Effect), Confidence: round(s.Confidence),
		}
		if s.Reason != nil {
			r := diffReason(*s.Reason)
			step.Reason = &r
		}
		out = append(out, step)
	}
	return out
}

// stepNote is what the third column says of a change of a chain: a paragraph for each step, and how sure the weakest of the links is.
func stepNote(c *diffing.Change, third ThirdColumn) string {
	var out []string
	for _, s := range c.Steps {
		line := s.Name + "：" + stateWord(s.Change)
		if why := note(s.Change, third); why != "" {
			line += "\n" + why
		}
		out = append(out, line)
	}
	if c.Confidence < 1 && len(c.Steps) > 1 {
		out = append(out, fmt.Sprintf("（確からしさ%d%%。各段階のうち最も低いもの）", int(100*c.Confidence+.5)))
	}
	return strings.Join(out, "\n")
}

// NewStepTable lays a chain out as one 新旧対照表 of its first and last document, in which each change carries the steps that brought it.
func NewStepTable(c *diffing.Chain, o TableOptions) *Table {
	p := o.Profile
	if p == nil {
		p = FindProfile("")
	}
	if p.Third != ThirdBasis && p.Third != ThirdReason {
		p = p.With("", ThirdBasis)
	}
	o.Profile = p
	t := NewTable(c.Comparison, o)
	var lines []string
	if t.Remark != "" {
		lines = append(lines, t.Remark)
	}
	lines = append(lines, "比較の段階："+strings.Join(c.Names, " → "))
	for _, x := range c.Passing {
		lines = append(lines, fmt.Sprintf("途中の版だけにあった条項：%s（%sで加わり、%sでなくなった。）", strings.TrimSpace(x.Clause.Node.Label+"　"+called(*x.Clause)), c.Names[x.Came+1], c.Names[x.Went+1]))
	}
	t.Remark = strings.Join(lines, "\n")
	return t
}
