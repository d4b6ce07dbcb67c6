package returns

import (
	"encoding/json"
	"io"

	"kitei/diffing"
)

// The forms of kitei.ledger/1 and kitei.decisions/1.
type (
	ledgerFile struct {
		Schema    string                    `json:"schema"`
		Finished  bool                      `json:"finished"`
		Old       ledgerSide                `json:"old"`
		New       ledgerSide                `json:"new"`
		Totals    map[string]map[string]int `json:"totals"`
		Decisions []decisionOf              `json:"decisions"`
	}
	ledgerSide struct {
		Source  string         `json:"source"`
		Title   string         `json:"title"`
		Clauses []ledgerClause `json:"clauses"`
	}
	ledgerClause struct {
		N           int            `json:"n"`
		ID          string         `json:"id,omitempty"`
		Path        string         `json:"path"`
		Label       string         `json:"label"`
		Title       string         `json:"title"`
		Fingerprint string         `json:"fingerprint"`
		State       string         `json:"state"`
		Partners    []int          `json:"partners"`
		Confidence  float64        `json:"confidence"`
		Evidence    string         `json:"evidence"`
		Candidates  []ledgerNeared `json:"candidates,omitempty"`
		Decided     bool           `json:"decided,omitempty"`
	}
	ledgerNeared struct {
		N          int     `json:"n"`
		Confidence float64 `json:"confidence"`
	}
	decisionsFile struct {
		Schema    string       `json:"schema"`
		Decisions []decisionOf `json:"decisions"`
	}
	decisionOf struct {
		Verdict  string      `json:"verdict"`
		Old      []clauseRef `json:"old,omitempty"`
		New      []clauseRef `json:"new,omitempty"`
		Note     string      `json:"note,omitempty"`
		Obstacle string      `json:"obstacle,omitempty"` // why it was not applied; not read back
	}
	clauseRef struct {
		ID          string `json:"id,omitempty"`
		Path        string `json:"path"`
		Title       string `json:"title,omitempty"`
		Fingerprint string `json:"fingerprint"`
	}
)

const (
	ledgerSchema    = "kitei.ledger/1"
	decisionsSchema = "kitei.decisions/1"
)

// WriteLedgerJSON writes kitei.ledger/1: how every clause of both sides ends, the sums, and the decisions with what became of them. The file
// can be given back as a file of decisions.
func WriteLedgerJSON(w io.Writer, c *diffing.Comparison) error {
	l, err := diffing.NewLedger(c)
	if err != nil {
		return err
	}
	f := ledgerFile{
		Schema: ledgerSchema, Finished: l.Open() == 0, Old: jsonClauses(c, c.Old, l.Old), New: jsonClauses(c, c.New, l.New),
		Totals: map[string]map[string]int{"old": {}, "new": {}}, Decisions: []decisionOf{},
	}
	for _, state := range diffing.States() {
		f.Totals["old"][state.String()], f.Totals["new"][state.String()] = l.OldTotals[state], l.NewTotals[state]
	}
	for _, d := range c.Decided {
		form := decisionForm(d.Decision)
		form.Obstacle = string(d.Obstacle)
		f.Decisions = append(f.Decisions, form)
	}
	return encodeJSON(w, f)
}

// WriteDecisions writes kitei.decisions/1.
func WriteDecisions(w io.Writer, decisions []diffing.Decision) error {
	f := decisionsFile{Schema: decisionsSchema, Decisions: []decisionOf{}}
	for _, d := range decisions {
		f.Decisions = append(f.Decisions, decisionForm(d))
	}
	return encodeJSON(w, f)
}

func encodeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(v)
}

func jsonClauses(c *diffing.Comparison, side diffing.Side, entries []diffing.Entry) ledgerSide {
	out := ledgerSide{Source: side.Source, Title: side.Title, Clauses: []ledgerClause{}}
	for i, e := range entries {
		clause, change := &side.Clauses[i], &c.Changes[e.Change]
		ref := diffing.Refer(clause)
		row := ledgerClause{
			N: i, ID: ref.ID, Path: ref.Path, Label: clause.Node.Label, Title: ref.Title, Fingerprint: ref.Print, State: e.State.String(),
			Partners: append([]int{}, e.Partners...), Confidence: decimals(change.Confidence), Evidence: change.Evidence, Decided: e.Decided,
		}
		for _, k := range change.Candidates {
			row.Candidates = append(row.Candidates, ledgerNeared{k.Index, decimals(k.Confidence)})
		}
		out.Clauses = append(out.Clauses, row)
	}
	return out
}

// decimals keeps four decimals, the same on every machine.
func decimals(f float64) float64 { return float64(int(f*10000+0.5)) / 10000 }

func decisionForm(d diffing.Decision) decisionOf {
	refs := func(list []diffing.ClauseRef) (out []clauseRef) {
		for _, r := range list {
			out = append(out, clauseRef{r.ID, r.Path, r.Title, r.Print})
		}
		return out
	}
	return decisionOf{Verdict: string(d.Verdict), Old: refs(d.Old), New: refs(d.New), Note: d.Note}
}

func (d decisionOf) decision() diffing.Decision {
	refs := func(list []clauseRef) (out []diffing.ClauseRef) {
		for _, r := range list {
			out = append(out, diffing.ClauseRef{ID: r.ID, Path: r.Path, Title: r.Title, Print: r.Fingerprint})
		}
		return out
	}
	return diffing.Decision{Verdict: diffing.Verdict(d.Verdict), Old: refs(d.Old), New: refs(d.New), Note: d.Note}
}
