package returns

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"kitei/diffing"
	"kitei/importers"
	"kitei/policy"
)

// ReadDecisions reads what a person decided: from a 条の行方台帳 that came back as a workbook, or from JSON (kitei.decisions/1, or a whole
// kitei.ledger/1). Rows of the workbook may be sorted, filtered, put in or taken out, and columns moved. What cannot be understood is a notice with its
// cell and left out; what a file said before stands in it still.
//
// A file that is neither is an error.
func ReadDecisions(name string, src []byte) ([]diffing.Decision, []policy.Notice, error) {
	if head := bytes.TrimLeft(src, "\ufeff \t\r\n"); bytes.HasPrefix(head, []byte("{")) {
		return readDecisionsJSON(name, head)
	}
	f, err := importers.OpenWorkbook(src, maxWorkbook)
	switch {
	case errors.Is(err, importers.ErrWorkbookDamaged):
		return nil, nil, policy.Problem("decisions-unreadable", policy.Pos{File: name}) // perhaps it was to be JSON
	case err != nil:
		return nil, nil, workbookProblem(err, policy.Pos{File: name})
	}
	r := &decisionReader{name: name, refs: map[string]diffing.ClauseRef{}, labels: map[string][]string{}, now: map[string]string{}}
	for _, sheet := range f.Sheets() {
		rows, err := f.Rows(sheet)
		if err != nil {
			return nil, nil, workbookProblem(err, policy.Pos{File: name, Cell: sheet})
		}
		r.collect(sheet, rows)
	}
	if len(r.refs) == 0 && !r.headed {
		return nil, nil, policy.Problem("workbook-no-ledger", policy.Pos{File: name})
	}
	for _, row := range r.rows {
		r.decide(row)
	}
	return append(r.decisions, r.records...), r.notices, nil
}

func readDecisionsJSON(name string, src []byte) ([]diffing.Decision, []policy.Notice, error) {
	var f decisionsFile
	if err := json.Unmarshal(src, &f); err != nil || f.Schema != decisionsSchema && f.Schema != ledgerSchema {
		return nil, nil, policy.Problem("decisions-unreadable", policy.Pos{File: name})
	}
	var out []diffing.Decision
	var notices []policy.Notice
	for _, d := range f.Decisions {
		if verdictWords[diffing.Verdict(d.Verdict)] == "" {
			notices = append(notices, policy.Notice{Code: "decision-choice", Pos: policy.Pos{File: name}, Args: []any{d.Verdict}})
			continue
		}
		out = append(out, d.decision())
	}
	return out, notices, nil
}

// decisionReader reads a workbook: first who the codes are, then what was decided.
type decisionReader struct {
	name      string
	headed    bool
	refs      map[string]diffing.ClauseRef // by code
	labels    map[string][]string          // codes by side and folded number: 新第5条
	now       map[string]string            // the partners of a code as the ledger had them
	rows      []decisionRow
	decisions []diffing.Decision
	records   []diffing.Decision
	notices   []policy.Notice
}

// decisionRow is a row with a verdict.
type decisionRow struct {
	code, verdict, with, note string
	atVerdict, atWith         policy.Pos
}

// collect reads the rows of one sheet; sheets without the columns are passed over.
func (r *decisionReader) collect(sheet string, rows [][]string) {
	var columns map[string]int
	for i, row := range rows {
		cell := func(name string) string {
			if k, ok := columns[fold(name)]; ok && k < len(row) {
				return strings.Trim(row[k], " 　\t\r\n")
			}
			return ""
		}
		at := func(name string) policy.Pos {
			where, err := excelize.CoordinatesToCellName(columns[fold(name)]+1, i+1)
			if err != nil {
				where = ""
			}
			return policy.Pos{File: r.name, Cell: sheet + "!" + where}
		}
		switch {
		case columns == nil:
			columns = ledgerHeadings(row)
			r.headed = r.headed || columns != nil
		case cell(columnRecord) != "":
			r.record(cell)
		case isCode(fold(cell(columnCode))) && cell(columnPrint) != "":
			r.clause(cell, at)
		}
	}
}

// ledgerHeadings gives the columns of a row of headings by their names, nil for any other row.
func ledgerHeadings(row []string) map[string]int {
	out := map[string]int{}
	for i, cell := range row {
		if name := fold(cell); name != "" {
			if _, twice := out[name]; !twice {
				out[name] = i
			}
		}
	}
	has := func(names ...string) bool {
		return !slices.ContainsFunc(names, func(n string) bool { _, ok := out[fold(n)]; return !ok })
	}
	if has(columnCode, columnVerdict, columnWith, columnPrint) || has(columnWithdraw, columnRecord) {
		return out
	}
	return nil
}

// isCode reports whether a folded word is the code of a clause: 旧3, 新12.
func isCode(s string) bool {
	rest, ok := strings.CutPrefix(s, oldMark)
	if !ok {
		rest, ok = strings.CutPrefix(s, newMark)
	}
	return ok && rest != "" && strings.Trim(rest, "0123456789") == ""
}

// record keeps a decision that has no row of its own, unless it was withdrawn.
func (r *decisionReader) record(cell func(string) string) {
	var d decisionOf
	if fold(cell(columnWithdraw)) != choiceWithdrawn && json.Unmarshal([]byte(cell(columnRecord)), &d) == nil {
		r.records = append(r.records, d.decision())
	}
}

func (r *decisionReader) clause(cell func(string) string, at func(string) policy.Pos) {
	c := fold(cell(columnCode))
	if _, twice := r.refs[c]; twice {
		return // a row that was copied
	}
	r.refs[c] = diffing.ClauseRef{ID: cell(columnID), Path: cell(columnPath), Title: cell(columnHeading), Print: cell(columnPrint)}
	if label := fold(cell(columnLabel)); label != "" {
		key := string([]rune(c)[:1]) + label
		r.labels[key] = append(r.labels[key], c)
	}
	var now []string
	for _, line := range strings.Split(cell(columnPartner), "\n") {
		if f := strings.Fields(line); len(f) > 0 && isCode(fold(f[0])) {
			now = append(now, f[0])
		}
	}
	r.now[c] = strings.Join(now, "、")
	if verdict := cell(columnVerdict); verdict != "" {
		r.rows = append(r.rows, decisionRow{c, verdict, cell(columnWith), cell(columnNote), at(columnVerdict), at(columnWith)})
	}
}

// decide turns a row into a decision.
func (r *decisionReader) decide(row decisionRow) {
	d := diffing.Decision{Note: row.note}
	for v, word := range verdictWords {
		if fold(word) == fold(row.verdict) {
			d.Verdict = v
		}
	}
	own, others := &d.Old, &d.New
	if strings.HasPrefix(row.code, newMark) {
		own, others = others, own
	}
	*own = []diffing.ClauseRef{r.refs[row.code]}
	switch d.Verdict {
	case diffing.StaysGone, diffing.StaysAlone:
		if (d.Verdict == diffing.StaysGone) != strings.HasPrefix(row.code, oldMark) {
			r.problem("decision-choice", row.atVerdict, row.verdict)
			return
		}
	case diffing.Same, diffing.Apart:
		with := row.with
		if with == "" {
			with = r.now[row.code]
		}
		refs, wrong := r.partners(row.code, with)
		if wrong != "" || len(refs) == 0 {
			r.problem("decision-partner", row.atWith, wrong)
			return
		}
		*others = refs
	default:
		r.problem("decision-choice", row.atVerdict, row.verdict)
		return
	}
	r.decisions = append(r.decisions, d)
}

func (r *decisionReader) problem(code string, at policy.Pos, value string) {
	r.notices = append(r.notices, policy.Notice{Code: code, Pos: at, Args: []any{value}})
}

// partners reads the clauses a person names beside the one with the code: by their codes, or by numbers only one clause has. wrong is a word
// that names none.
func (r *decisionReader) partners(code, with string) (refs []diffing.ClauseRef, wrong string) {
	side := otherMark(string([]rune(code)[:1]))
	words := strings.FieldsFunc(with, func(c rune) bool { return strings.ContainsRune("、,，;；\n\r\t 　", c) })
	for _, w := range words {
		key := fold(w)
		ref, ok := r.refs[key]
		if named := r.labels[side+key]; !ok && len(named) == 1 {
			key = named[0]
			ref, ok = r.refs[key]
		}
		if !ok || !strings.HasPrefix(key, side) {
			return nil, w
		}
		refs = append(refs, ref)
	}
	return refs, ""
}
