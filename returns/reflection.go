package returns

import (
	"fmt"
	"slices"
	"strings"

	"kitei/exporters"
	"kitei/policy"
)

// NewReflection lays out 意見の反映状況: what became of the opinions of a filled list in a draft. An opinion that is to be taken up (反映, 一部反映) is
// held against the draft: a clause that still says what it said when it was sent has not taken it up. The notices, each with the place in
// the list, are opinions-unchanged for such a clause, opinions-gone for one the draft does not have, and opinions-open for opinions nobody has decided on.
func NewReflection(list *OpinionList, draft *exporters.Consultation) (*exporters.Report, []policy.Notice) {
	r := &reflector{now: newPlaces(draft.Clauses), seen: map[string]bool{}}
	for _, s := range []struct {
		section *exporters.ReportSection
		name    string
		empty   string
	}{{&r.taken, "案に反映する意見", "ありません。"}, {&r.open, "対応の決まっていない意見", ""}, {&r.rest, "案に反映しない意見及び質問への回答", ""}} {
		s.section.Name, s.section.Empty = s.name, s.empty
		s.section.Columns = []exporters.ReportColumn{
			{Title: "今の案の箇所", Width: 22},
			{Title: columnSection, Width: 12},
			{Title: columnOpinion, Width: 30},
			{Title: columnProposal, Width: 26},
			{Title: columnResponse, Width: 9, Format: exporters.FormatMark},
			{Title: columnAnswer, Width: 26},
			{Title: columnWhere, Width: 14},
			{Title: "案の文", Width: 16},
		}
	}
	for i := range list.Items {
		r.item(&list.Items[i])
	}
	r.open.Warning = true
	report := &exporters.Report{
		Title: "意見の反映状況", Subject: strings.TrimSpace("照会した案　" + list.Draft + "　→　今の案　" + draft.Draft), Footer: draft.Edition + "　案 " + draft.Draft,
		Summary: []string{
			fmt.Sprintf("案に反映する意見は%d件です（うち、条項の文が照会の時から変わっているものは%d件）。", len(r.taken.Rows), r.done),
			fmt.Sprintf("対応の決まっていない意見は%d件、案に反映しない意見及び質問は%d件です。", len(r.open.Rows), len(r.rest.Rows)),
		},
		Sections: []exporters.ReportSection{r.taken, r.open, r.rest},
	}
	if n := r.unchanged; n > 0 {
		report.Summary = slices.Insert(report.Summary, 0, fmt.Sprintf("反映するとした意見のうち%d件は、条項の文が照会の時と同じです。反映を確認してください。", n))
	}
	return report, r.notices
}

// reflector lays out one 意見の反映状況.
type reflector struct {
	now               *places
	taken, open, rest exporters.ReportSection
	done, unchanged   int
	seen              map[string]bool
	notices           []policy.Notice
}

func (r *reflector) item(o *OpinionItem) {
	if r.seen[o.ID] {
		return
	}
	r.seen[o.ID] = true
	clause := r.now.byKey[o.Key]
	if clause == nil && o.Key == "" && !isGeneral(o.Place) {
		clause = r.now.find(o.Document, o.Place)
	}
	row := exporters.ReportRow{}
	section, state := &r.rest, ""
	switch o.Entry.Response {
	case "反映", "一部反映":
		section = &r.taken
		row.Tone, state = r.state(o, clause)
	case "反映しない", "質問への回答":
	default:
		section, row.Tone = &r.open, exporters.Doubt
		r.notices = append(r.notices, policy.Notice{Code: "opinions-open", Pos: o.Pos, Args: []any{o.Place, short(o.shown() + o.Proposal)}})
	}
	place := strings.TrimSpace(o.Document + " " + o.Place)
	if clause != nil {
		place = strings.TrimSpace(clause.Document + " " + clause.Place())
	}
	var names []string
	for _, f := range o.From {
		if !slices.Contains(names, f.Section) {
			names = append(names, f.Section)
		}
	}
	row.Cells = exporters.Words(place, strings.Join(names, "\n"), strings.TrimSpace(bracketed(o.Kind)+o.shown()), o.Proposal, o.Entry.Response, o.Entry.Answer, o.Entry.Where, state)
	section.Rows = append(section.Rows, row)
}

// bracketed puts a kind before its words.
func bracketed(kind string) string {
	if kind == "" {
		return ""
	}
	return "［" + kind + "］"
}

// state says whether a clause has changed since an opinion on it was asked for.
func (r *reflector) state(o *OpinionItem, clause *exporters.ConsultClause) (exporters.Tone, string) {
	note := func(code string) {
		r.notices = append(r.notices, policy.Notice{Code: code, Pos: o.Pos, Args: []any{o.Place, short(o.shown() + o.Proposal)}})
	}
	switch {
	case o.Key == "" || o.Fingerprint == "" || strings.HasPrefix(o.Key, exporters.GonePrefix):
		return exporters.Doubt, "案を見て確認"
	case clause == nil:
		note("opinions-gone")
		return exporters.Doubt, "今の案にない条項"
	case clause.Fingerprint == o.Fingerprint:
		r.unchanged++
		note("opinions-unchanged")
		return exporters.Bad, "照会の時と同じ"
	}
	r.done++
	return exporters.Good, "照会の時から変更"
}
