package returns

import (
	"encoding/json"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"kitei/diffing"
	"kitei/exporters"
	"kitei/policy"
)

// LedgerKind is what a 条の行方台帳 is recognised by.
const LedgerKind = "ledger/1"

// The columns of the sheets of the ledger. A person fills in 判断, 相手の条項 and 備考.
const (
	columnCode     = "記号"
	columnHeading  = "見出し"
	columnBegin    = "本文（初め）"
	columnState    = "結果"
	columnPartner  = "相手"
	columnBasis    = "根拠"
	columnNear     = "候補"
	columnVerdict  = "判断"
	columnWith     = "相手の条項"
	columnNote     = "備考"
	columnID       = "識別子"
	columnPath     = "位置"
	columnWithdraw = "取扱い"
	columnRecord   = "記録"
)

// What can be chosen in 判断 and 取扱い.
const (
	verdictSame     = "対応する"
	verdictApart    = "別のもの"
	verdictGone     = "削除"
	verdictNew      = "新設"
	choiceWithdrawn = "取り消す"
)

// The sides of a comparison as the codes of clauses name them: 旧3, 新12.
const oldMark, newMark = "旧", "新"

// NewLedger lays out the 条の行方台帳 of a comparison: what became of every old clause, where every new one comes from, and the decisions that
// have no row there. The sums are checked; it is an error when a clause is missing. [ReadDecisions] takes it back.
func NewLedger(c *diffing.Comparison) (*exporters.Report, error) {
	l, err := diffing.NewLedger(c)
	if err != nil {
		return nil, err
	}
	b := &ledgerBuilder{Comparison: c, ledger: l}
	b.place()
	r := &exporters.Report{
		Kind: LedgerKind, Title: "条の行方台帳", Subject: sideName(c.Old) + "から" + sideName(c.New) + "へ",
		Summary: b.summary(),
	}
	r.Sections = []exporters.ReportSection{
		b.totals(), b.clauses("旧条項の行方", oldMark, c.Old, l.Old), b.clauses("新条項の由来", newMark, c.New, l.New), b.records(),
	}
	return r, nil
}

// sideName names a side by its title and the file it was read from; what was drafted just now is 案.
func sideName(s diffing.Side) string {
	switch s.Source {
	case "":
		return s.Title
	case "project":
		return s.Title + "（案）"
	}
	if m := editionID.FindStringSubmatch(s.Source); m != nil {
		return s.Title + "（" + map[string]string{"h": "平成", "r": "令和"}[m[1]] + m[2] + "年" + strings.TrimPrefix(m[3], "0") + "月版）"
	}
	return s.Title + "（" + path.Base(s.Source) + "）"
}

// editionID is the form of the ids of editions: r8-03 for that of March of 令和8年.
var editionID = regexp.MustCompile(`^([hr])([0-9]+)-([0-9]{2})$`)

// ledgerBuilder lays out one ledger.
type ledgerBuilder struct {
	*diffing.Comparison
	ledger *diffing.Ledger
	filled [2]map[int]diffing.Decided // the decision a row of a side shows: old, new
	rest   []diffing.Decided          // decisions that no row shows
}

// place gives every applied decision the row of one clause: that of the old one, or of the new one that several old ones went into. What
// has no row of its own is kept as a record.
func (b *ledgerBuilder) place() {
	b.filled = [2]map[int]diffing.Decided{{}, {}}
	for _, d := range b.Decided {
		side, row := 0, -1
		switch {
		case d.Obstacle != diffing.Applied:
		case len(d.AtOld) == 1:
			row = d.AtOld[0]
		case len(d.AtNew) == 1:
			side, row = 1, d.AtNew[0]
		}
		before, taken := b.filled[side][row]
		switch {
		case row < 0 || taken && !sameDecision(before, d):
			b.rest = append(b.rest, d)
		case !taken:
			b.filled[side][row] = d
		}
	}
}

// sameDecision reports whether two applied decisions say the same.
func sameDecision(x, y diffing.Decided) bool {
	return x.Verdict == y.Verdict && x.Note == y.Note && slices.Equal(x.AtOld, y.AtOld) && slices.Equal(x.AtNew, y.AtNew)
}

func (b *ledgerBuilder) summary() []string {
	var out []string
	if open := b.ledger.Open(); open > 0 {
		out = append(out, fmt.Sprintf("未完：保留が%d件（旧%d、新%d）あります。Excel 版の「判断」の欄に記入し、「kitei ledger … --decisions 台帳.xlsx」を実行してください。",
			open, b.ledger.OldTotals[diffing.StateOpen], b.ledger.NewTotals[diffing.StateOpen]))
	} else {
		out = append(out, "完了：全ての条項の行方が決まっています。")
	}
	left := 0
	for _, d := range b.Decided {
		if d.Obstacle != diffing.Applied {
			left++
		}
	}
	if left > 0 {
		out = append(out, fmt.Sprintf("適用しなかった判断が%d件あります。条項がその後変わったか、判断が互いに矛盾するためです。「判断の記録」を確認してください。", left))
	}
	return append(out, fmt.Sprintf("旧条項%d、新条項%dは、それぞれ一つの結果に一度だけ数えています（照合済み）。", len(b.Old.Clauses), len(b.New.Clauses)))
}

func (b *ledgerBuilder) totals() exporters.ReportSection {
	s := exporters.ReportSection{Name: "集計", Columns: []exporters.ReportColumn{
		{Title: columnState, Width: 12}, {Title: "旧条項", Width: 10, Format: exporters.FormatCount}, {Title: "新条項", Width: 10, Format: exporters.FormatCount},
	}}
	for _, state := range diffing.States() {
		row := exporters.ReportRow{Cells: append(exporters.Words(state.Word()), exporters.Quantity(b.ledger.OldTotals[state]), exporters.Quantity(b.ledger.NewTotals[state]))}
		if state == diffing.StateOpen && b.ledger.Open() > 0 {
			row.Tone = exporters.Doubt
		}
		s.Rows = append(s.Rows, row)
	}
	s.Rows = append(s.Rows, exporters.ReportRow{Tone: exporters.Total, Cells: append(exporters.Words("計"), exporters.Quantity(len(b.Old.Clauses)), exporters.Quantity(len(b.New.Clauses)))})
	return s
}

// clauses lays out one side: a row a clause.
func (b *ledgerBuilder) clauses(name, mark string, side diffing.Side, entries []diffing.Entry) exporters.ReportSection {
	alone := verdictGone
	if mark == newMark {
		alone = verdictNew
	}
	s := exporters.ReportSection{Name: name, Columns: []exporters.ReportColumn{
		{Title: columnCode, Width: 7, Format: exporters.FormatMark},
		{Title: columnLabel, Width: 8},
		{Title: columnHeading, Width: 20},
		{Title: columnBegin, Width: 36},
		{Title: columnState, Width: 7, Format: exporters.FormatMark},
		{Title: columnPartner, Width: 20},
		{Title: columnSure, Width: 9.5, Format: exporters.FormatPercent},
		{Title: columnBasis, Width: 10},
		{Title: columnNear, Width: 20},
		{Title: columnVerdict, Width: 8, Input: true, Format: exporters.FormatMark, Choices: []string{verdictSame, verdictApart, alone}},
		{Title: columnWith, Width: 10, Input: true},
		{Title: columnNote, Width: 12, Input: true},
		{Title: columnID, Width: 12, Hidden: true},
		{Title: columnPath, Width: 12, Hidden: true},
		{Title: columnPrint, Width: 12, Hidden: true},
	}, Lead: []string{
		"違うと思う行、「保留」の行だけ「判断」を選んでください。「相手の条項」には、もう一方の条項の記号（" + otherMark(mark) + "12 等）又は番号を書きます（二つ以上は「、」で区切ります。空欄は今の相手を指します）。",
	}}
	for i, e := range entries {
		s.Rows = append(s.Rows, b.row(mark, side, i, e))
	}
	return s
}

func otherMark(mark string) string {
	if mark == oldMark {
		return newMark
	}
	return oldMark
}

func (b *ledgerBuilder) row(mark string, side diffing.Side, i int, e diffing.Entry) exporters.ReportRow {
	other, filled := b.New, b.filled[0]
	if mark == newMark {
		other, filled = b.Old, b.filled[1]
	}
	c, change := &side.Clauses[i], &b.Changes[e.Change]
	ref := diffing.Refer(c)
	var near []string
	for _, k := range change.Candidates {
		near = append(near, fmt.Sprintf("%s（%d%%）", b.name(otherMark(mark), other, k.Index), int(100*k.Confidence+.5)))
	}
	var partners []string
	for _, p := range e.Partners {
		partners = append(partners, b.name(otherMark(mark), other, p))
	}
	cells := exporters.Words(code(mark, i), c.Node.Label, c.Node.Title, beginning(exporters.WithBars(c.Text()), 60), e.State.Word(), strings.Join(partners, "\n"))
	cells = append(cells, exporters.Quantity(change.Confidence))
	cells = append(cells, exporters.Words(basisWord(change.Evidence), strings.Join(near, "\n"))...)
	d, decided := filled[i]
	cells = append(cells, exporters.Words(verdictCells(mark, d, decided)...)...)
	cells = append(cells, exporters.Words(ref.ID, ref.Path, ref.Print)...)
	row := exporters.ReportRow{Cells: cells}
	switch e.State {
	case diffing.StateOpen:
		row.Tone = exporters.Doubt
	case diffing.StateSame, diffing.StateWorded, diffing.StateMoved, diffing.StateRenumbered, diffing.StateSplit, diffing.StateMerged, diffing.StateAdded, diffing.StateRemoved:
	}
	return row
}

// verdictCells fills in the columns of a person with what was decided before.
func verdictCells(mark string, d diffing.Decided, decided bool) []string {
	if !decided {
		return []string{"", "", ""}
	}
	others := d.AtNew
	if mark == newMark {
		others = d.AtOld
	}
	var with []string
	for _, k := range others {
		with = append(with, code(otherMark(mark), k))
	}
	return []string{verdictWords[d.Verdict], strings.Join(with, "、"), d.Note}
}

var verdictWords = map[diffing.Verdict]string{
	diffing.Same: verdictSame, diffing.Apart: verdictApart, diffing.StaysGone: verdictGone, diffing.StaysAlone: verdictNew,
}

var obstacleWords = map[diffing.Obstacle]string{
	diffing.Applied:   "適用した。",
	diffing.Altered:   "条項の内容が、判断の後で変わっています。",
	diffing.Lost:      "条項が見つかりません。",
	diffing.Ambiguous: "同じ内容の条項が二つ以上あり、どれを指すか分かりません。",
	diffing.Opposed:   "前にある別の判断と矛盾します。",
	diffing.Malformed: "判断に必要な条項が示されていません。",
}

// basisWord gives the word for the pass that decided.
func basisWord(evidence string) string {
	words := map[string]string{
		"id": "識別子", "identical": "同じ内容", "text": "語の一致", "split": "分割の検出", "merge": "統合の検出", "heading": "見出しの下", "unmatched": "相手なし", "repealed": "番号を残した削除",
		"doubt": "判断できず", "decision": "人の判断",
	}
	if w := words[evidence]; w != "" {
		return w
	}
	return evidence
}

// code names a clause in the ledger.
func code(mark string, i int) string { return fmt.Sprintf("%s%d", mark, i+1) }

func (b *ledgerBuilder) name(mark string, side diffing.Side, i int) string {
	return strings.TrimSpace(code(mark, i) + "　" + citation(&side.Clauses[i]))
}

// citation is a clause's number and title.
func citation(c *policy.Clause) string {
	if c.Node.Title == "" {
		return c.Node.Label
	}
	return strings.TrimSpace(c.Node.Label + "（" + c.Node.Title + "）")
}

// records lays out the decisions that no row of a clause shows, so that none is lost.
func (b *ledgerBuilder) records() exporters.ReportSection {
	s := exporters.ReportSection{Name: "判断の記録", Columns: []exporters.ReportColumn{
		{Title: columnVerdict, Width: 8, Format: exporters.FormatMark},
		{Title: "旧条項", Width: 30},
		{Title: "新条項", Width: 30},
		{Title: columnNote, Width: 24},
		{Title: "適用", Width: 36},
		{Title: columnWithdraw, Width: 12, Format: exporters.FormatMark, Input: true, Choices: []string{choiceWithdrawn}},
		{Title: columnRecord, Width: 12, Hidden: true},
	}, Lead: []string{"条項の行に示せない判断です。今後も残します。不要な判断は「取り消す」を選んでください。"}}
	for _, d := range b.rest {
		record, err := json.Marshal(decisionForm(d.Decision))
		if err != nil {
			continue // texts always encode
		}
		row := exporters.ReportRow{Cells: exporters.Words(verdictWords[d.Verdict], named(d.Old), named(d.New), d.Note, obstacleWords[d.Obstacle], "", string(record))}
		if d.Obstacle != diffing.Applied {
			row.Tone = exporters.Bad
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

func named(refs []diffing.ClauseRef) string {
	var out []string
	for _, r := range refs {
		out = append(out, strings.TrimSpace(r.Path+"　"+r.Title))
	}
	return strings.Join(out, "\n")
}
