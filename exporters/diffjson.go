package exporters

import (
	"io"

	"kitei/diffing"
)

// The forms of kitei.diff/1.
type (
	diffClause struct {
		N     int    `json:"n"`
		Path  string `json:"path"`
		Label string `json:"label"`
		Title string `json:"title"`
		ID    string `json:"id,omitempty"`
		Kind  string `json:"kind"`
		Text  string `json:"text"`
	}
	diffChange struct {
		Kind       string          `json:"kind"`
		Old        []int           `json:"old"`
		New        []int           `json:"new"`
		Renumbered bool            `json:"renumbered"`
		Moved      bool            `json:"moved"`
		Retitled   bool            `json:"retitled"`
		Similarity float64         `json:"similarity"`
		Confidence float64         `json:"confidence"`
		Evidence   string          `json:"evidence,omitempty"`
		Effect     string          `json:"effect,omitempty"`
		Findings   []diffFinding   `json:"findings,omitempty"`
		Segments   []diffSegment   `json:"segments"`
		Candidates []diffCandidate `json:"candidates,omitempty"`
		Reason     *diffReason     `json:"reason,omitempty"`
		Steps      []diffStep      `json:"steps,omitempty"`
	}
	diffSegment struct {
		Op   string `json:"op"`
		Text string `json:"text"`
	}
	diffFinding struct {
		Effect string `json:"effect"`
		Topic  string `json:"topic,omitempty"`
		Old    string `json:"old,omitempty"`
		New    string `json:"new,omitempty"`
	}
	diffCandidate struct {
		N          int     `json:"n"`
		Confidence float64 `json:"confidence"`
	}
	diffReason struct {
		Kind   string `json:"kind,omitempty"`
		What   string `json:"what"`
		Why    string `json:"why,omitempty"`
		Source string `json:"source,omitempty"`
		Mark   string `json:"mark,omitempty"`
	}
	diffReview struct {
		ID     string     `json:"id"`
		New    []int      `json:"new"`
		Reason diffReason `json:"reason"`
	}
)

// WriteDiffJSON writes a comparison as kitei.diff/1.
func WriteDiffJSON(w io.Writer, c *diffing.Comparison) error { return writeDiffJSON(w, c) }

func writeDiffJSON(w io.Writer, c *diffing.Comparison, more ...jsonField) error {
	reviews := make([]diffReview, len(c.Reviews))
	for i, r := range c.Reviews {
		reviews[i] = diffReview{ID: r.ID, New: r.New, Reason: diffReason(r.Reason)}
	}
	f := jsonObject{
		{"schema", "kitei.diff/1"},
		{"old", jsonSide(c.Old)},
		{"new", jsonSide(c.New)},
		{"changes", jsonList{len(c.Changes), func(i int) any { return jsonChange(&c.Changes[i]) }}},
	}
	if len(reviews) > 0 {
		f = append(f, jsonField{"reviews", reviews})
	}
	f = append(f, more...)
	out, err := encodeJSON(append(f, jsonField{"summary", jsonSummary(c.Changes)}), 0)
	if err != nil {
		return err
	}
	_, err = w.Write(append(out, '\n'))
	return err
}

// jsonSummary counts the changes by their kinds and flags.
func jsonSummary(changes []diffing.Change) map[string]int {
	sum := map[string]int{"renumbered": 0, "moved": 0}
	for _, kind := range []diffing.Kind{diffing.Unchanged, diffing.Changed, diffing.Added, diffing.Removed, diffing.Split, diffing.Merged, diffing.Undecided} {
		sum[string(kind)] = 0
	}
	for i := range changes {
		ch := &changes[i]
		sum[string(ch.Kind)]++
		if ch.Renumbered {
			sum["renumbered"]++
		}
		if ch.Moved {
			sum["moved"]++
		}
	}
	return sum
}

func jsonSide(s diffing.Side) jsonObject {
	return jsonObject{
		{"source", s.Source},
		{"title", s.Title},
		{"clauses", jsonList{len(s.Clauses), func(i int) any {
			c := &s.Clauses[i]
			return diffClause{
				N: i, Path: c.Path(), Label: c.Node.Label, Title: c.Node.Title, ID: c.Node.ID, Kind: c.Node.Kind.String(), Text: c.Text(),
			}
		}}},
	}
}

func jsonChange(c *diffing.Change) diffChange {
	out := diffChange{
		Kind: string(c.Kind), Old: notNil(c.Old), New: notNil(c.New), Renumbered: c.Renumbered, Moved: c.Moved, Retitled: c.Retitled,
		Similarity: round(c.Similarity), Confidence: round(c.Confidence), Evidence: c.Evidence, Effect: string(c.Effect), Segments: []diffSegment{},
		Steps: jsonSteps(c.Steps),
	}
	for _, f := range c.Findings {
		out.Findings = append(out.Findings, diffFinding{string(f.Effect), string(f.Topic), f.Old, f.New})
	}
	for _, s := range c.Spans {
		out.Segments = append(out.Segments, diffSegment{s.Op.String(), s.Text})
	}
	for _, k := range c.Candidates {
		out.Candidates = append(out.Candidates, diffCandidate{k.Index, round(k.Confidence)})
	}
	if c.Reason != nil {
		r := diffReason(*c.Reason)
		out.Reason = &r
	}
	return out
}

func notNil(v []int) []int {
	if v == nil {
		return []int{}
	}
	return v
}

// round keeps four decimals: enough to sort by, and the same on every machine.
func round(f float64) float64 {
	return float64(int(f*10000+0.5)) / 10000
}
