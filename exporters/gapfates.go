package exporters

import (
	"fmt"
	"strings"

	"kitei/diffing"
)

// fates are the words for what becomes of a local clause.
var fates = map[diffing.Fate]string{
	diffing.FateKept: "存続", diffing.FateAdapted: "改める", diffing.FateDuplicate: "重複（統合）", diffing.FateDoubtful: doubtful,
	diffing.FateOwn: "独自規定又は廃止候補", diffing.FateFormal: "附則等（廃止）",
}

// disposals is the 統廃合対応表: each old clause, where it goes, and what it says twice or against another.
func (g *Gap) disposals(e *diffing.EditionGap) ReportSection {
	s := ReportSection{
		Name: "統廃合対応表", Lead: []string{
			"現行の規程の全ての条項と、新しいポリシーにおける行き先です。行き先は国のモデルの番号で示します。",
			"「重複」は他の規程と同じ事項を定めるもの、「食い違い」は同じ事項について数、職又は強さが異なるものです。（？）は、語による推定で、確認が必要です。",
		},
		Columns: []ReportColumn{
			{Key: "document", Title: "規程", Width: 30},
			{Key: "clause", Title: "現行の条項", Width: 30},
			{Key: "fate", Title: "取扱い", Width: 18, Format: FormatMark},
			{Key: "into", Title: "行き先", Width: 40},
			{Key: "maybe", Title: "行き先の候補", Width: 36},
			{Key: "twins", Title: "重複する条項", Width: 34},
			{Key: "conflicts", Title: "食い違い", Width: 34},
		},
	}
	cites := citesOf(e)
	for _, d := range g.Dispose(e) {
		var into, twins, conflicts []string
		for _, id := range d.Into {
			into = append(into, cites[id])
		}
		for _, t := range d.Twins {
			twin, words := g.twinWords(&g.Twins[t], d.Place)
			twins, conflicts = append(twins, twin), append(conflicts, words...)
		}
		row := ReportRow{Cells: Words(g.Local[d.Doc].Title, g.onlyClause(d.Place), fates[d.Fate], strings.Join(into, "\n"), guessWords(d.Maybe, cites),
			strings.Join(twins, "\n"), strings.Join(conflicts, "\n"))}
		if d.Merged && d.Fate == diffing.FateAdapted {
			row.Cells[2].Text = "改める（統合）"
		}
		row.Tone = fateTone(d.Fate, len(conflicts) > 0)
		s.Rows = append(s.Rows, row)
	}
	return s
}

func fateTone(f diffing.Fate, conflict bool) Tone {
	if conflict {
		return Bad
	}
	switch f {
	case diffing.FateDoubtful, diffing.FateOwn:
		return Doubt
	case diffing.FateKept:
		return Good
	case diffing.FateAdapted, diffing.FateDuplicate, diffing.FateFormal:
	}
	return Plain
}

// onlyClause names a clause without its document.
func (g *Gap) onlyClause(p diffing.Place) string {
	words := g.clauseWords(p)
	if len(g.Local) > 1 {
		words = strings.TrimSpace(strings.TrimPrefix(words, g.Local[p.Doc].Title))
	}
	return words
}

// twinWords names the other one of two twins, and how the two contradict each other, this one first.
func (g *Gap) twinWords(t *diffing.Twin, here diffing.Place) (twin string, conflicts []string) {
	other, first := t.B, true
	if t.B == here {
		other, first = t.A, false
	}
	mark := ""
	if t.Unsure() {
		mark = "（？）"
	}
	for _, c := range t.Conflicts {
		a, b := c.A, c.B
		if !first {
			a, b = b, a
		}
		conflicts = append(conflicts, fmt.Sprintf("%s%s（他方は%s）", mark, shorten(a), shorten(b)))
	}
	return mark + g.clauseWords(other), conflicts
}

// duties shows what the law asks and which local clauses answer it.
func (g *Gap) duties() ReportSection {
	s := ReportSection{
		Name: "法定事項", Lead: []string{
			"地方自治法第244条の6及び同法施行規則第16条の3第1項が求める事項と、これに当たる規定です。○は規定があるもの、△は確認が必要なもの、×は見当たらないもの、－は該当しないものです。",
			"国のモデルの条項に当たる規定を示したもので、適法であるかどうかを判定するものではありません。",
		},
		Columns: []ReportColumn{
			{Key: "law", Title: "法令", Width: 30},
			{Key: "subject", Title: "事項", Width: 24},
			{Key: "part", Title: "内容", Width: 28},
			{Key: "mark", Title: "判定", Width: 8, Format: FormatMark},
			{Key: "local", Title: "当たる規定", Width: 50},
			{Key: "confidence", Title: "確からしさ", Width: 10, Format: FormatPercent},
		},
	}
	for _, d := range g.Duties {
		for i, part := range d.Parts {
			s.Rows = append(s.Rows, g.dutyRow(&d, part, d.Answers[i]))
		}
	}
	return s
}

func (g *Gap) dutyRow(d *diffing.DutyGap, part diffing.DutyPart, a diffing.DutyAnswer) ReportRow {
	row := ReportRow{Cells: Words(d.Law+d.Place, d.Subject, part.Subject, "－", "該当しません。", "")}
	switch {
	case !part.Applies:
		return row
	case a.Met:
		row.Tone, row.Cells[3].Text = Good, "○"
	case a.Undecided:
		row.Tone, row.Cells[3].Text = Doubt, "△"
	default:
		row.Tone, row.Cells[3].Text, row.Cells[4].Text = Bad, "×", "見当たりません。"
		return row
	}
	var words []string
	for _, f := range a.Found {
		if w := g.clauseWords(f.Place); !strings.Contains("\n"+strings.Join(words, "\n")+"\n", "\n"+w+"\n") {
			words = append(words, w)
		}
	}
	row.Cells[4].Text = strings.Join(words, "\n")
	if best := a.Found[0].Confidence; best > 0 {
		row.Cells[5] = Quantity(best)
	}
	return row
}
