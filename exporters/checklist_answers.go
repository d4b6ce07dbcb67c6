package exporters

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// results are the answers of a checklist: 結果.
var results = []struct{ mark, meaning, what, fill, color string }{
	{"○", "実施", "全て実施している。「…していないか。」と問う項目では、していないことを確かめた。", "E3F1E3", "6AA96A"},
	{"△", "一部", "実施していない者、機器、期間等がある。", "FFF3CD", "E5B93C"},
	{"×", "未実施", "実施していない。", "F8D7DA", "CC5B64"},
	{"－", "対象外", "該当する業務、機器等がない。", "E9ECEF", "A9B0B7"},
}

// ResultColors are the colours of ○, △, ×, － and no answer in charts (RRGGBB).
func ResultColors() []string {
	var out []string
	for _, r := range results {
		out = append(out, r.color)
	}
	return append(out, openColor)
}

// openColor is the colour of what is not answered.
const openColor = "E4E7EA"

// answers makes the column of results a list to choose from, colours it by what was chosen, and asks for remarks where △ or × stands alone.
func (s *sheet) answers(last int) {
	if s.err != nil {
		return
	}
	cells := fmt.Sprintf("%s:%s", at(colResult, firstRow), at(colResult, last))
	var marks []string
	prompt := "実施の状況を選んでください。"
	for _, r := range results {
		marks = append(marks, r.mark)
		prompt += "\n" + r.mark + " " + r.meaning
	}
	list := excelize.NewDataValidation(true)
	list.SetSqref(cells)
	s.do(list.SetDropList(marks))
	list.SetInput("結果", prompt)
	list.SetError(excelize.DataValidationErrorStyleStop, "結果", "一覧から選んでください。")
	s.do(s.f.AddDataValidation(s.name, list))

	rules := make([]excelize.ConditionalFormatOptions, len(results))
	for i, r := range results {
		rules[i] = excelize.ConditionalFormatOptions{Type: "cell", Criteria: "==", Value: `"` + r.mark + `"`, Format: s.shade(r.fill)}
	}
	s.do(s.f.SetConditionalFormat(s.name, cells, rules))
	result, remark := at(colResult, firstRow), at(colRemarks, firstRow)
	s.do(s.f.SetConditionalFormat(s.name, fmt.Sprintf("%s:%s", remark, at(colRemarks, last)), []excelize.ConditionalFormatOptions{{
		Type: "formula", Criteria: fmt.Sprintf(`AND(OR($%s="△",$%s="×"),$%s="")`, result, result, remark), Format: s.shade(results[2].fill),
	}}))
}

// shade gives the number of a conditional fill.
func (s *sheet) shade(fill string) *int {
	id, err := s.f.NewConditionalStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fill}}})
	s.do(err)
	return &id
}
