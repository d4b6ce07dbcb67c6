package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"kitei/diffing"
	"kitei/exporters"
	"kitei/templates"
)

// outlinePages is how long the outline for the sections may be (facts §8.9: one or two pages).
const outlinePages = 2

// outline is 改正の概要: what changes in which clause and why. Where that takes more than two pages, the words are cut, and then what matters least is left to
// the table of all clauses.
func (k *consulting) outline() (*exporters.Report, error) {
	count := len(k.comparison.Changes)
	for _, longest := range []int{0, outlineText} {
		if r, err := k.outlineOf(count, longest); err != nil || exporters.ReportPages(r) <= outlinePages {
			return r, err
		}
	}
	low := 1
	for high := count; low < high; {
		middle := (low + high + 1) / 2
		r, err := k.outlineOf(middle, outlineText)
		if err != nil {
			return nil, err
		}
		if exporters.ReportPages(r) > outlinePages {
			high = middle - 1
		} else {
			low = middle
		}
	}
	return k.outlineOf(max(low-1, 1), outlineText) // a row may be cut by the end of a page a little earlier than it is counted
}

// outlineOf lays out the outline with at most so many clauses, each text cut to so many characters (0 for whole texts).
func (k *consulting) outlineOf(most, longest int) (*exporters.Report, error) {
	explained, err := k.explained()
	if err != nil {
		return nil, err
	}
	r := &exporters.Report{
		Title: k.params.Str("body.name") + "情報セキュリティポリシー　改正の概要", Portrait: true,
		Subject: "改正の前　" + k.before + "\n改正の後　国のモデル（" + k.set.Edition.Name + "）を基にした案",
		Summary: []string{k.purpose(), k.sectionCounts() + fmt.Sprintf("義務が強まるものは%d件、緩やかになるものは%d件です。", len(k.effects(diffing.Stricter)), len(k.effects(diffing.Looser)))},
		Footer:  k.set.Edition.ShortStatement() + "　案 " + k.asked.Draft,
	}
	if day := k.params.Str("doc.effective"); day != "" {
		r.Summary = append(r.Summary, "施行の予定は、"+templates.EraDate(day, k.digits())+"です。")
	}
	r.Sections = []exporters.ReportSection{k.outlineSection(explained, most, longest)}
	return r, nil
}

// explained gives the changes with their reasons. Where today's rules are the town's own, the reasons are what the editions since edition.from changed.
func (k *consulting) explained() ([]diffing.Change, error) {
	copied := *k.comparison
	copied.Changes = slices.Clone(k.comparison.Changes)
	from, to := k.params.Str("edition.from"), k.set.Edition.ID
	if !templates.Known(k.comparison.Old.Source) && templates.Known(from) && templates.Known(to) && from != to {
		if err := explainChanges(&copied, from, to); err != nil {
			return nil, err
		}
	}
	return copied.Changes, nil
}

func (k *consulting) outlineSection(changes []diffing.Change, most, longest int) exporters.ReportSection {
	s := exporters.ReportSection{
		Name: "改正の内容", Empty: "改正する条項はありません。",
		Columns: []exporters.ReportColumn{{Title: "条項", Width: 24}, {Title: "区分", Width: 18}, {Title: "内容", Width: 40}, {Title: "理由", Width: 32}},
	}
	places := map[int]*exporters.ConsultClause{}
	var shown []int
	for i := range changes {
		if c := k.askedOf(&changes[i]); c != nil && c.Changed {
			places[i] = c
			shown = append(shown, i)
		}
	}
	whole := len(shown)
	if whole > most {
		slices.SortStableFunc(shown, func(a, b int) int { return cmp.Compare(weight(&changes[b]), weight(&changes[a])) })
		shown = shown[:most]
		slices.Sort(shown)
		s.Lead = []string{fmt.Sprintf("主なもの%d件です。ほかの%d件は、全条項の表（Excel）及び新旧対照表のとおりです。", most, whole-most)}
	}
	document := ""
	for _, i := range shown {
		place := places[i]
		if place.Document != document {
			document = place.Document
			s.Rows = append(s.Rows, exporters.ReportRow{Heading: document})
		}
		what, why := k.told(&changes[i], place)
		if longest > 0 {
			what, why = exporters.Excerpt(what, longest), exporters.Excerpt(why, longest)
		}
		s.Rows = append(s.Rows, exporters.ReportRow{Cells: exporters.Words(place.Place(), shortState(&changes[i]), what, why)})
	}
	return s
}

// askedOf finds the clause of the answer sheet that stands for a change: its first new clause, or the old one that goes.
func (k *consulting) askedOf(c *diffing.Change) *exporters.ConsultClause {
	print := ""
	switch {
	case len(c.New) > 0:
		print = diffing.Fingerprint(&k.comparison.New.Clauses[c.New[0]])
	case len(c.Old) > 0:
		print = diffing.Fingerprint(&k.comparison.Old.Clauses[c.Old[0]])
	}
	for i := range k.asked.Clauses {
		if a := &k.asked.Clauses[i]; a.Fingerprint == print && strings.HasPrefix(a.Key, exporters.GonePrefix) == (len(c.New) == 0) {
			return a
		}
	}
	return nil
}

// weight orders changes by how much a section has to know of them.
func weight(c *diffing.Change) int {
	w := 0
	if c.Effect == diffing.Stricter || c.Effect == diffing.Mixed {
		w += 4
	}
	if c.Kind == diffing.Added || c.Kind == diffing.Removed {
		w += 3
	}
	if c.Reason != nil {
		w += 2
	}
	return w
}

// outlineText is how much of a text the outline shows where it would get too long otherwise, in characters.
const outlineText = 66

// told says what a change does and why: in the words of the change log, else by what was found in the texts. What the log says of a clause that is new to the
// town is what the national model changed in it; there the clause itself says more.
func (k *consulting) told(c *diffing.Change, place *exporters.ConsultClause) (what, why string) {
	if c.Reason != nil {
		what, why = c.Reason.What, c.Reason.Why
	}
	if c.Kind == diffing.Added && !templates.Known(k.comparison.Old.Source) {
		what = sentence(place.Text)
	}
	found := ""
	switch c.Kind {
	case diffing.Added:
		found = "新たに設ける。"
	case diffing.Removed:
		found = "削る。"
	case diffing.Split:
		found = "二つ以上の条項に分ける。"
	case diffing.Merged:
		found = "二つ以上の条項を統合する。"
	case diffing.Undecided:
		found = "対応を確認中"
	case diffing.Changed:
		found = "字句を改める。"
		if len(c.Findings) > 0 {
			found = strongest(c)
		}
	case diffing.Unchanged:
		found = "番号又は位置を改める。"
	}
	return cmp.Or(what, found), why
}

// sentence gives the first line of a clause without the number at its head.
func sentence(text string) string {
	first, _, _ := strings.Cut(text, "\n")
	if number, rest, ok := strings.Cut(first, "　"); ok && utf8.RuneCountInString(number) <= longestNumber {
		return rest
	}
	return first
}

// longestNumber is how long the number of a provision is at most: （１２）.
const longestNumber = 4

// shortState is the kind of a change in a word or two.
func shortState(c *diffing.Change) string {
	word := map[diffing.Kind]string{
		diffing.Added: "新設", diffing.Removed: "削除", diffing.Split: "分割", diffing.Merged: "統合", diffing.Changed: "変更", diffing.Undecided: exporters.ConsultUndecided, diffing.Unchanged: "番号等",
	}[c.Kind]
	effect := map[diffing.Effect]string{diffing.Stricter: "（強化）", diffing.Looser: "（緩和）", diffing.Mixed: "（強化・緩和）"}[c.Effect]
	return word + effect
}

// sectionCounts tells the sections how many changes there are of each kind.
func (k *packing) sectionCounts() string {
	return strings.ReplaceAll(k.counts(), "保留（要確認）", exporters.ConsultUndecided)
}
