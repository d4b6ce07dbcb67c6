package exporters

import (
	"fmt"
	"slices"
	"strings"

	"kitei/diffing"
)

// statuses are the words for how a clause is answered.
var statuses = map[diffing.Status]string{diffing.Kept: "同じ", diffing.Adapted: "修正あり", diffing.Missing: "不足", diffing.NotApplicable: "対象外"}

// doubtful is the word for what a person has to decide.
const doubtful = "要確認"

// excerpt is how many characters of a text a cell shows where the text only has to be recognised.
const excerpt = 60

// Report lays a measure out for people: what is missing first, then every clause, the local clauses, how old they are and what becomes of them.
func (g *Gap) Report() *Report {
	e := g.Edition(g.Target)
	return &Report{
		Title:   "情報セキュリティポリシーの過不足（" + e.Name + "に対して）",
		Subject: strings.Join(g.titles(), "、"),
		Summary: g.summary(e),
		Sections: []ReportSection{
			g.missing(e), g.coverage(), g.correspondence(e), g.own(e), g.followed(), g.older(), g.disposals(e), g.duties(),
		},
		Footer:     gapFooter,
		Properties: []ReportProperty{{"kitei.edition", e.Edition}},
	}
}

// gapFooter is what every reader of a measure must know of the model.
const gapFooter = "国のモデルの文言は kitei が作成したものであり、総務省の例文ではありません。"

// What a line on a screen has room for, in full-width characters.
const (
	screenTitle = 18
	screenPlace = 20
)

// ShortReport is the measure for a screen: the sentences and the first of what is missing.
func (g *Gap) ShortReport(rows int) *Report {
	r := g.Report()
	e := g.Edition(g.Target)
	missing := g.missing(e)
	missing.Lead = nil
	var short []ReportRow
	for _, row := range missing.Rows {
		if row.Heading == "" {
			c := row.Cells
			short = append(short, ReportRow{Tone: row.Tone, Cells: Words(c[0].Text, cut(c[1].Text, screenTitle), c[2].Text, c[3].Text, cut(c[4].Text, screenPlace))})
		}
	}
	if len(short) > rows {
		missing.Lead = []string{fmt.Sprintf("初めの%d件です。全ては、-f xlsx 等で確認してください（全%d件）。", rows, len(short))}
		short = short[:rows]
	}
	missing.Columns, missing.Rows = missing.Columns[:5], short
	r.Sections = []ReportSection{missing, g.coverage()}
	duties := g.duties()
	duties.Lead = []string{"当たる規定が見当たらない事項です。"}
	duties.Rows = slices.DeleteFunc(duties.Rows, func(row ReportRow) bool { return row.Tone != Bad })
	duties.Columns = duties.Columns[:3]
	r.Sections = append(r.Sections, duties)
	return r
}

func (g *Gap) titles() []string {
	var out []string
	for _, s := range g.Local {
		out = append(out, s.Title)
	}
	return out
}

// summary says in a few sentences what matters, worst first.
func (g *Gap) summary(e *diffing.EditionGap) []string {
	t := tally(e)
	out := []string{fmt.Sprintf("%sが求める必須の条項%d件のうち、これに当たる規定があるものは%d件（%s）です。", e.Name, t.required, t.answered, percent(e.Coverage))}
	if t.missing > 0 {
		out = append(out, fmt.Sprintf("推奨事項等を含め、不足は%d件です。", t.missing))
	}
	if t.undecided > 0 {
		out = append(out, fmt.Sprintf("当たる規定があるかもしれない条項が%d件あり、確認が必要です。", t.undecided))
	}
	if n := g.unmet(); n > 0 {
		out = append(out, fmt.Sprintf("法令が求める事項のうち、当たる規定が見当たらないものが%d件あります。", n))
	}
	out = append(out, g.ageWords()...)
	if t := g.sizes(); t.all > 0 {
		out = append(out, fmt.Sprintf("規程の文字のうち、国のモデルと同じものが %s、国のモデルに沿う条項で言い換えたものが %s、独自のものが %s です。",
			percent(t.share(t.identical)), percent(t.share(t.adapted)), percent(t.share(t.own))))
	}
	if n, conflicting := len(g.Twins), g.conflicting(); n > 0 {
		words := fmt.Sprintf("あり、このうち%d組に食い違いがあります。", conflicting)
		if conflicting == 0 {
			words = "あります。食い違いは見当たりません。"
		}
		out = append(out, fmt.Sprintf("規程の間で、同じ事項を定めるとみられる条項が%d組", n)+words)
	}
	if g.Unnamed {
		out = append(out, "設定ファイルを指定していないため、国のモデルを既定の値で埋めて比較しました。「-p kitei.yaml」を付けると、自団体の名称及び役職による違いを除いて比較します。")
	}
	return out
}

// counts of an edition's clauses. Undecided ones are not among the missing.
type counts struct{ required, answered, missing, undecided int }

func tally(e *diffing.EditionGap) counts {
	var t counts
	for i := range e.Clauses {
		c := &e.Clauses[i]
		if c.Status == diffing.NotApplicable {
			continue
		}
		if c.Required {
			t.required++
			if c.Status != diffing.Missing {
				t.answered++
			}
		}
		switch {
		case c.Status != diffing.Missing:
		case c.Undecided:
			t.undecided++
		default:
			t.missing++
		}
	}
	return t
}

func percent(x float64) string { return Quantity(x).words(FormatPercent) }

// unmet counts the parts of duties that concern the body and that nothing answers.
func (g *Gap) unmet() int {
	n := 0
	for _, d := range g.Duties {
		for i, part := range d.Parts {
			if part.Applies && !d.Answers[i].Met && !d.Answers[i].Undecided {
				n++
			}
		}
	}
	return n
}

func (g *Gap) conflicting() int {
	n := 0
	for _, t := range g.Twins {
		if len(t.Conflicts) > 0 {
			n++
		}
	}
	return n
}

// sizes are the characters of the local documents.
type sizes struct{ identical, adapted, own, all int }

func (s sizes) share(n int) float64 { return float64(n) / float64(s.all) }

func (g *Gap) sizes() sizes {
	var s sizes
	for _, c := range g.Chapters {
		s.identical, s.adapted, s.own = s.identical+c.Identical, s.adapted+c.Adapted, s.own+c.Own
	}
	s.all = s.identical + s.adapted + s.own
	return s
}

// ageWords says how old the documents are by their wording.
func (g *Gap) ageWords() []string {
	var out []string
	a := &g.Age
	switch {
	case a.Telling > 0:
		out = append(out, fmt.Sprintf("規程の文言は、全体として%sに最も近いものです（版によって文言の異なる%d条項による。）。", g.name(a.Nearest), a.Telling))
		if len(a.Older) > 0 {
			out = append(out, fmt.Sprintf("それより古い版の文言のままの条項が%d件あります。", len(a.Older)))
		}
	default:
		out = append(out, "国のモデルの文言に沿う条項が少なく、どの版に基づく規程であるかは、文言からは分かりません。")
	}
	if a.Telling > 0 && a.Nearest != g.Editions[0].Edition {
		return out
	}
	for i := len(g.Outlines) - 1; i >= 0; i-- {
		if o := g.Outlines[i]; len(o.Topics) > 0 {
			return append(out, fmt.Sprintf("事項から見ると、%sで示された事項（「%s」）について定めがあります。", o.Name, strings.Join(trimmed(o.Topics), "」、「")))
		}
	}
	return out
}

// trimmed gives sentences without their full stops.
func trimmed(sentences []string) []string {
	out := make([]string, len(sentences))
	for i, s := range sentences {
		out[i] = strings.TrimSuffix(s, "。")
	}
	return out
}

// name is the name of an edition, like 令和8年3月版; "－" for none.
func (g *Gap) name(id string) string {
	if e := g.Edition(id); e != nil {
		return e.Name
	}
	return "－"
}

// clauseWords names a local clause: its document where there are several, its number and its title.
func (g *Gap) clauseWords(p diffing.Place) string {
	c := &g.Local[p.Doc].Clauses[p.N]
	words := strings.TrimSpace(c.Node.Label)
	if !strings.HasPrefix(words, "第") && !c.Node.Kind.Attached() {
		words = cite(c.Path())
	}
	if t := strings.Trim(c.Node.Title, "()（）"); t != "" && t != words {
		words += "（" + t + "）"
	}
	if len(g.Local) > 1 {
		words = g.Local[p.Doc].Title + " " + words
	}
	return strings.TrimSpace(words)
}

// cite writes a path as the guideline's clauses are cited: 4/1/(7) is 4.1(7).
func cite(path string) string {
	return strings.NewReplacer("/(", "(", "/", ".").Replace(path)
}

// shorten cuts a text to what is enough to recognise it, on one line.
func shorten(s string) string { return cut(s, excerpt) }

// cut shortens a text to at most n characters on one line.
func cut(s string, n int) string {
	r := []rune(oneLine(s))
	if len(r) <= n {
		return string(r)
	}
	return string(r[:n-1]) + "…"
}
