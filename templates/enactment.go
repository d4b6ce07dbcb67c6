package templates

import (
	"strings"

	"kitei/policy"
)

// firstDay is when a rule takes effect that names no day, by its form.
var firstDay = map[string]string{"kunrei": "令達の日", "kokuji": "告示の日", "kisoku": "公布の日", "kitei": "決裁の日", "youkou": "決裁の日", "kessai": "決裁の日", "web": "決裁の日"}

// supplement adds the 附則: the day it takes effect, and the rules it replaces.
func (d *drafter) supplement(doc *policy.Document) {
	p := d.params
	effective := firstDay[p.Str("doc.form")]
	if day := p.Str("doc.effective"); day != "" {
		effective = EraDate(day, policy.Hankaku)
	}
	spell := p.orthography()
	paragraph := func(id, title, text string) *policy.Node {
		return &policy.Node{Kind: policy.Paragraph, ID: id, Title: title, Text: spell(text)}
	}
	prefix := map[string]string{"基本方針": "bp", "対策基準": "std"}[doc.Short]
	s := &policy.Node{Kind: policy.Supplement, ID: prefix + ".supplement"}
	this := d.thisRule(doc)
	s.Children = append(s.Children, paragraph(s.ID+".effective", "施行期日", "この"+this+"は、"+effective+"から施行する。"))
	if former := p.List("doc.repeals"); len(former) > 0 && doc.Short != "基本方針" {
		s.Children = append(s.Children, paragraph(s.ID+".repeal", "従前の規程の廃止", Enumerate(former, "及び")+"は、廃止する。"))
	}
	if text := d.transition(doc); text != "" {
		s.Children = append(s.Children, paragraph(s.ID+".transition", "調達に関する経過措置", text))
	}
	if len(s.Children) == 1 {
		s.Children[0].Title = ""
	}
	doc.Nodes = append(doc.Nodes, s)
}

// transition is the 経過措置 for what the model asks of procurements: as in 地方自治法施行規則第16条の3, systems that exist and contracts that run
// on the day its rules take effect are left alone (facts 1.3). Empty where the draft has no such rule.
func (d *drafter) transition(doc *policy.Document) string {
	day := d.params.Str("procurement.transition")
	if day == "" || order(d.edition.Rules()) < order("r8-03") || doc.Find("tec.sys.proc.label") == nil {
		return ""
	}
	return "{ref:tec.sys.proc.label}の規定は、" + EraDate(day, policy.Hankaku) + "において現に存する情報システム及び現に効力を有する契約については、適用しない。"
}

// thisRule is what a rule calls itself: この訓令, この告示.
func (d *drafter) thisRule(doc *policy.Document) string {
	switch d.params.Str("doc.form") {
	case "kunrei":
		return "訓令"
	case "kokuji":
		return "告示"
	case "kisoku":
		return "規則"
	case "kitei":
		return "規程"
	case "youkou":
		return "要綱"
	}
	return doc.Short
}

// head fills the head of a finished document.
func (d *drafter) head(doc *policy.Document, revision string) {
	p := d.params
	h := &doc.Head
	h.Edition, h.Revision = d.edition.ID, revision
	h.Issuer = strings.TrimSpace(p.Str("body.name") + strings.TrimPrefix(p.Str("body.head"), kindSuffix(p.Str("body.name"))))
	if h.Styling.Part == procedurePart {
		return // a procedure is decided inside the office and has no number of its own
	}
	h.Form = p.words("doc.form", []any{p.Str("doc.form")})[0]
	h.Number = p.Str("doc.number")
	if doc.Short == "基本方針" {
		h.Number = p.Str("doc.number_basic")
	}
	if day := p.Str("doc.date"); day != "" {
		h.Date = EraDate(day, p.digits())
	}
	if p.Bool("doc.addressee") {
		h.Addressee = "庁中一般"
	}
	h.Enacting = d.enacting(doc)
	for _, row := range p.Rows("history", "date", "edition", "summary") {
		date := row[0]
		if date != "" {
			date = EraDate(date, p.digits())
		}
		h.History = append(h.History, policy.Revision{Date: date, Edition: row[1], Summary: row[2]})
	}
}

// enacting is the 制定文 of a rule that is issued: what it sets, or which rule it revises as a whole. Forms that are decided and not
// issued have none.
func (d *drafter) enacting(doc *policy.Document) string {
	p := d.params
	switch p.Str("doc.form") {
	case "kunrei", "kokuji", "kisoku", "kitei":
	default:
		return ""
	}
	if former := p.Str("doc.revision_of"); former != "" && doc.Short != "基本方針" {
		return p.orthography()(former + "の全部を次のように改正する。")
	}
	return p.orthography()(doc.Title + "を次のように定める。")
}

// kindSuffix is the 市, 町, 村 … at the end of a name, which the title of its head repeats: 瑞穂町 + 町長 = 瑞穂町長.
func kindSuffix(name string) string {
	for _, s := range []string{"広域連合", "市", "町", "村", "区"} {
		if strings.HasSuffix(name, s) {
			return s
		}
	}
	return ""
}
