package exporters

import (
	"fmt"
	"slices"
	"strings"

	"kitei/diffing"
)

// missing lists what the edition asks and the documents do not have: what is not there, what may be there, and what an adapted clause
// leaves out.
func (g *Gap) missing(e *diffing.EditionGap) ReportSection {
	s := ReportSection{
		Name: "不足", Warning: true, Empty: "不足はありません。",
		Lead: []string{"この版が求め、規程に見当たらない条項です。「要確認」は、当たる規定があるかもしれないもの、「一部不足」は、条項はあるが項目が欠けているものです。"},
		Columns: []ReportColumn{
			{Key: "cite", Title: "番号", Width: 12, Format: FormatMark},
			{Key: "title", Title: "国のモデルの条項", Width: 30},
			{Key: "required", Title: "区分", Width: 8, Format: FormatMark},
			{Key: "status", Title: "状況", Width: 10, Format: FormatMark},
			{Key: "local", Title: "当たる又は候補となる規定", Width: 32},
			{Key: "items", Title: "不足する内容", Width: 60},
			{Key: "since", Title: "加わった版", Width: 14, Format: FormatMark},
			{Key: "why", Title: "根拠", Width: 44},
			{Key: "id", Title: "識別子", Hidden: true},
		},
	}
	var lacking, doubts, partial []ReportRow
	for i := range e.Clauses {
		c := &e.Clauses[i]
		switch {
		case c.Status == diffing.Missing && c.Undecided:
			doubts = append(doubts, g.missingRow(c, doubtful, Doubt, g.candidateWords(c), shorten(c.Text)))
		case c.Status == diffing.Missing:
			lacking = append(lacking, g.missingRow(c, "不足", Bad, "", shorten(c.Text)))
		case c.Status == diffing.Adapted:
			if items := lackingItems(c); len(items) > 0 {
				partial = append(partial, g.missingRow(c, "一部不足", Plain, g.answerWords(c), strings.Join(items, "\n")))
			}
		}
	}
	for _, rows := range [][]ReportRow{lacking, doubts, partial} { // 必須 before 推奨, else in the order of the edition
		slices.SortStableFunc(rows, func(x, y ReportRow) int { return strings.Compare(x.Cells[2].Text, y.Cells[2].Text) })
		s.Rows = append(s.Rows, rows...)
	}
	return s
}

func (g *Gap) missingRow(c *diffing.ClauseGap, status string, tone Tone, local, items string) ReportRow {
	since, why := "", ""
	if s := c.Introduced(); s != nil {
		since, why = s.Name, originWords(s)
	}
	return ReportRow{Key: c.ID, Tone: tone, Cells: Words(c.Cite, c.Title, levelWords(c), status, local, items, since, why, c.ID)}
}

// originWords is why a requirement is there: what the edition that brought it in did, and why.
func originWords(s *diffing.Step) string {
	if s.Kind == "" {
		return "収録する最も古い版（" + s.Name + "）に既にある条項"
	}
	words := s.What
	if s.Why != "" {
		words += "\n理由：" + s.Why
	}
	if s.Mark == "unsure" {
		words += "\n（未確認）"
	}
	return words
}

func levelWords(c *diffing.ClauseGap) string {
	if c.Required {
		return "必須"
	}
	return "推奨等"
}

func lackingItems(c *diffing.ClauseGap) []string {
	var out []string
	for _, i := range c.Items {
		if i.Status == diffing.Missing && !i.Undecided {
			out = append(out, strings.TrimSpace(i.Node.Label+" "+provisionWords(i.Node)))
		}
	}
	return out
}

func (g *Gap) candidateWords(c *diffing.ClauseGap) string {
	var out []string
	for _, k := range c.Candidates {
		out = append(out, fmt.Sprintf("%s（%s）", g.clauseWords(k.Place), percent(k.Confidence)))
	}
	return strings.Join(out, "\n")
}

func (g *Gap) answerWords(c *diffing.ClauseGap) string {
	var out []string
	for _, a := range c.Local {
		out = append(out, g.clauseWords(a.Place))
	}
	return strings.Join(out, "\n")
}

// coverage shows by chapter how much of each edition the documents have.
func (g *Gap) coverage() ReportSection {
	s := ReportSection{
		Name: "章別の状況", Lead: []string{"必須の条項のうち、当たる規定のあるものの割合です。条項は長さにかかわらず１件と数えます。「－」は、その章がない版又は対象となる条項のない章です。"},
		Columns: []ReportColumn{{Key: "chapter", Title: "章", Width: 36}},
	}
	at := map[string]int{}
	for _, id := range g.Show {
		e := g.Edition(id)
		s.Columns = append(s.Columns, ReportColumn{Key: id, Title: e.Name, Width: 16, Format: FormatPercent})
		for _, c := range e.Chapters {
			if _, seen := at[c.ID]; !seen {
				at[c.ID] = len(s.Rows)
				s.Rows = append(s.Rows, ReportRow{Key: c.ID, Cells: Words("")})
			}
			s.Rows[at[c.ID]].Cells[0].Text = c.Title // the newest title there is
		}
	}
	all := ReportRow{Tone: Total, Cells: Words("全体")}
	for column, id := range g.Show {
		e := g.Edition(id)
		for i := range s.Rows {
			s.Rows[i].Cells = append(s.Rows[i].Cells, ReportCell{Text: "－"})
		}
		for _, c := range e.Chapters {
			if c.Kept+c.Adapted+c.Missing > 0 {
				s.Rows[at[c.ID]].Cells[column+1] = Quantity(c.Coverage)
			}
		}
		all.Cells = append(all.Cells, Quantity(e.Coverage))
	}
	s.Rows = append(s.Rows, all)
	return s
}

// correspondence lists every clause of the edition and what answers it.
func (g *Gap) correspondence(e *diffing.EditionGap) ReportSection {
	s := ReportSection{
		Name: "条項対応表", Lead: []string{
			"国のモデルの全ての条項と、これに当たる規定です。「修正あり」は、文言が異なることを示すもので、誤りを示すものではありません。",
			"「確からしさ」の低いものは、題名と語から推定したものです。「独自の変更」は、国のモデルより強いか弱いかを、義務を表す語と数から判定したものです。",
		},
		Columns: []ReportColumn{
			{Key: "cite", Title: "番号", Width: 12, Format: FormatMark},
			{Key: "title", Title: "国のモデルの条項", Width: 32},
			{Key: "required", Title: "区分", Width: 8, Format: FormatMark},
			{Key: "status", Title: "状況", Width: 10, Format: FormatMark},
			{Key: "local", Title: "当たる規定", Width: 40},
			{Key: "similarity", Title: "類似度", Width: 9, Format: FormatPercent},
			{Key: "confidence", Title: "確からしさ", Width: 10, Format: FormatPercent},
			{Key: "effect", Title: "独自の変更", Width: 12, Format: FormatMark},
			{Key: "behind", Title: "その後の改定で変わった点", Width: 50},
			{Key: "id", Title: "識別子", Hidden: true},
		},
	}
	chapter := ""
	for i := range e.Clauses {
		c := &e.Clauses[i]
		if c.Chapter.ID != chapter {
			chapter = c.Chapter.ID
			s.Rows = append(s.Rows, ReportRow{Heading: c.Chapter.Title})
		}
		s.Rows = append(s.Rows, g.correspondenceRow(c))
	}
	return s
}

func (g *Gap) correspondenceRow(c *diffing.ClauseGap) ReportRow {
	row := ReportRow{Key: c.ID, Cells: Words(c.Cite, c.Title, levelWords(c), statuses[c.Status], "", "", "", "", "", c.ID)}
	switch c.Status {
	case diffing.Kept:
		row.Tone = Good
	case diffing.Missing:
		row.Tone = Bad
		if c.Undecided {
			row.Tone = Doubt
			row.Cells[3].Text, row.Cells[4].Text = doubtful, g.candidateWords(c)
		}
		return row
	case diffing.NotApplicable:
		row.Cells[4].Text = "設定により対象となりません。"
		if c.Reason != "" {
			row.Cells[4].Text = "設定（" + c.Reason + "）により対象となりません。"
		}
		return row
	case diffing.Adapted:
		row.Cells[7].Text = effects[c.Effect]
	}
	row.Cells[4].Text = g.answerWords(c)
	row.Cells[5], row.Cells[6] = Quantity(c.Similarity), Quantity(c.Confidence)
	var behind []string
	for _, s := range c.Behind {
		behind = append(behind, s.Name+"："+s.What)
	}
	row.Cells[8].Text = strings.Join(behind, "\n")
	return row
}

// own lists the local clauses for which the edition has nothing that is certain. What goes where another local clause goes stands in [Gap.disposals].
func (g *Gap) own(e *diffing.EditionGap) ReportSection {
	s := ReportSection{
		Name: "独自規定", Empty: "国のモデルにない規定はありません。", Lead: []string{
			"国のモデルに当たる条項の見当たらない規定です。候補のあるものは、これに当たるかどうかを確認し、その他のものは、残すか、改めるか、廃止するかを決めてください。",
		},
		Columns: []ReportColumn{
			{Key: "clause", Title: "現行の条項", Width: 40}, {Key: "text", Title: "内容", Width: 60}, {Key: "maybe", Title: "候補となる国のモデルの条項", Width: 40},
		},
	}
	cites := citesOf(e)
	for _, d := range g.Dispose(e) {
		if d.Fate != diffing.FateOwn && d.Fate != diffing.FateDoubtful {
			continue
		}
		c := &g.Local[d.Doc].Clauses[d.N]
		row := ReportRow{Cells: Words(g.clauseWords(d.Place), shorten(WithBars(c.Text())), guessWords(d.Maybe, cites))}
		if d.Fate == diffing.FateDoubtful {
			row.Tone = Doubt
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// citesOf gives for every id of an edition the number and title people know it by.
func citesOf(e *diffing.EditionGap) map[string]string {
	out := map[string]string{}
	for i := range e.Clauses {
		c := &e.Clauses[i]
		out[c.ID] = strings.TrimSpace(c.Cite + " " + c.Title)
	}
	return out
}

func guessWords(guesses []diffing.IDGuess, cites map[string]string) string {
	var out []string
	for _, k := range guesses {
		out = append(out, fmt.Sprintf("%s（%s）", cites[k.ID], percent(k.Confidence)))
	}
	return strings.Join(out, "\n")
}

// followed shows by local chapter which edition's wording it follows and how much of it is taken over.
func (g *Gap) followed() ReportSection {
	s := ReportSection{
		Name: "準拠版", Lead: []string{
			"規程の章ごとに、文言の最も近い版と、国のモデルから取り入れた文字の割合です。版によって文言の異なる条項がない章の版は「－」としています。",
		},
		Columns: []ReportColumn{
			{Key: "document", Title: "規程", Width: 36},
			{Key: "chapter", Title: "章", Width: 32},
			{Key: "clauses", Title: "条項", Width: 8, Format: FormatCount},
			{Key: "nearest", Title: "最も近い版", Width: 16, Format: FormatMark},
			{Key: "identical", Title: "国のモデルと同じ", Width: 12, Format: FormatPercent},
			{Key: "adapted", Title: "言い換え", Width: 10, Format: FormatPercent},
			{Key: "own", Title: "独自", Width: 10, Format: FormatPercent},
		},
	}
	row := func(document, chapter string, clauses int, nearest string, n sizes) ReportRow {
		cells := append(Words(document, chapter), Quantity(clauses), ReportCell{Text: g.name(nearest)})
		if n.all == 0 {
			return ReportRow{Cells: cells}
		}
		return ReportRow{Cells: append(cells, Quantity(n.share(n.identical)), Quantity(n.share(n.adapted)), Quantity(n.share(n.own)))}
	}
	total := 0
	for _, c := range g.Chapters {
		title := c.Title
		if title == "" {
			title = "（章に属さないもの）"
		}
		s.Rows = append(s.Rows, row(g.Local[c.Doc].Title, title, c.Clauses, c.Nearest, sizes{c.Identical, c.Adapted, c.Own, c.Identical + c.Adapted + c.Own}))
		total += c.Clauses
	}
	all := row("全体", "", total, g.Age.Nearest, g.sizes())
	if g.Age.Telling == 0 {
		all.Cells[3].Text = "－"
	}
	all.Tone = Total
	s.Rows = append(s.Rows, all)
	return s
}

// older lists the clauses whose wording is older than that of the whole.
func (g *Gap) older() ReportSection {
	s := ReportSection{
		Name: "古い文言の条項", Lead: []string{"全体の最も近い版より古い版の文言のままの条項です。"},
		Columns: []ReportColumn{
			{Key: "clause", Title: "条項", Width: 44},
			{Key: "edition", Title: "文言の版", Width: 16, Format: FormatMark},
			{Key: "similarity", Title: "類似度", Width: 9, Format: FormatPercent},
		},
	}
	for _, x := range g.Age.Older {
		s.Rows = append(s.Rows, ReportRow{Tone: Doubt, Cells: append(Words(g.clauseWords(x.Place), g.name(x.Edition)), Quantity(x.Similarity))})
	}
	return s
}
