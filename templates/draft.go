package templates

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"kitei/policy"
)

// Set is the three layers of a policy for one body.
type Set struct {
	Edition    Info
	Basic      *policy.Document
	Standards  *policy.Document
	Procedures []Procedure
	Revision   string // fingerprint of edition and parameters

	model *policy.Document // the standards in the model's own words
}

// Documents gives all documents of the set in order: basic policy, standards, procedures.
// When basic policy and standards are one rule ([Set.Standards] is nil) that rule is the first.
func (s *Set) Documents() []*policy.Document {
	docs := []*policy.Document{s.Basic}
	if s.Standards != nil {
		docs = append(docs, s.Standards)
	}
	for _, p := range s.Procedures {
		docs = append(docs, p.Document)
	}
	return docs
}

// Document gives basic policy and standards as one document, for comparison.
func (s *Set) Document() *policy.Document {
	if s.Standards == nil {
		return s.Basic
	}
	return policy.Join(s.Edition.ID, s.Basic.Title+"及び"+s.Standards.Title, s.Basic, s.Standards)
}

// Draft makes the three layers from an edition and a town's parameters.
//
// Clauses whose condition does not hold are left out, values filled in, the town's words, numbers and punctuation applied, and
// references resolved last, so that they follow the numbers printed. The notices say what a person should look at: parameters
// that contradict the model, values still missing, references to clauses that were left out.
// It fails on parameters that contradict each other, joined as one error.
func Draft(e *Edition, p *Params) (*Set, []policy.Notice, error) { return draft(e, p, true) }

// DraftRules makes basic policy and standards alone, in half the time of [Draft]. No text of theirs refers to a procedure by number.
func DraftRules(e *Edition, p *Params) (*Set, []policy.Notice, error) { return draft(e, p, false) }

func draft(e *Edition, p *Params, withProcedures bool) (*Set, []policy.Notice, error) {
	p = p.forEdition(e.Rules())
	if err := p.consistent(); err != nil {
		return nil, nil, err
	}
	d := &drafter{edition: e, params: p, words: p.vocabulary()}
	set := &Set{Edition: e.Info, Revision: fingerprint(e, p), model: withOverlay(e.Standards, e.Overlay)}
	set.Basic = d.document(e.Basic, p.Str("doc.title.basic"), "基本方針", 1)
	set.Standards = d.document(withOverlay(e.Standards, e.Overlay), p.Str("doc.title.standard"), "対策基準", 2)
	d.supplement(set.Basic)
	d.supplement(set.Standards)
	d.annexes(set.Standards, e.Roles)
	if p.Str("doc.bundle") == "one" {
		set.Basic, set.Standards = bundle(p, set.Basic, set.Standards), nil
	}
	if withProcedures {
		procedures, err := d.procedures()
		if err != nil {
			return nil, nil, err
		}
		set.Procedures = procedures
	}
	if d.err != nil {
		return nil, nil, d.err
	}
	docs := set.Documents()
	for _, doc := range docs {
		d.head(doc, set.Revision)
		policy.Number(doc, doc.Head.Styling)
	}
	notices := append(p.reserved(), d.notices...)
	notices = append(notices, policy.ResolveRefs(docs...)...)
	return set, append(notices, unfilled(docs)...), nil
}

// forEdition gives a copy that knows the edition being drafted.
func (p *Params) forEdition(id string) *Params {
	c := *p
	c.edition = id
	return &c
}

// fingerprint identifies edition text and parameters: the first 12 hexadecimal digits of their SHA-256. The plan of the work is no part of
// what is drafted.
func fingerprint(e *Edition, p *Params) string {
	h := sha256.New()
	fmt.Fprintln(h, e.ID)
	for _, d := range []*policy.Document{e.Basic, withOverlay(e.Standards, e.Overlay), e.Roles} {
		for n := range d.All() {
			fmt.Fprintln(h, n.ID, n.Title, n.Text, n.Rows)
		}
	}
	enc := json.NewEncoder(h) // writes maps with their keys sorted
	drafted := maps.Clone(p.set)
	maps.DeleteFunc(drafted, func(key string, _ any) bool { return strings.HasPrefix(key, "plan.") })
	if err := enc.Encode(drafted); err != nil {
		panic(err) // values come from YAML and always encode
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
}

type drafter struct {
	edition *Edition
	params  *Params
	words   func(string) string
	notices []policy.Notice
	err     error
}

// document makes one document from its model.
func (d *drafter) document(model *policy.Document, title, short string, part int) *policy.Document {
	doc := model.Clone()
	doc.Title, doc.Short = title, short
	doc.Nodes = d.keep(doc.Nodes)
	d.fill(doc)
	d.examples(doc)
	doc.Head.Styling = d.styling(part)
	if part == 2 {
		doc.Head.Styling.ArticleStart = d.params.Int("doc.article_start.standard")
	}
	return doc
}

// procedurePart is the part of the set that procedures are, in 3―1―1.
const procedurePart = 3

func (d *drafter) styling(part int) policy.Styling {
	p := d.params
	return policy.Styling{
		Numbering: policy.Numbering(p.Str("doc.numbering")), Digits: p.digits(),
		HalfBrackets: p.Str("doc.brackets") == "hankaku", Part: part, Supplement: strings.TrimPrefix(p.Str("doc.fusoku"), "附則"),
	}
}

// keep leaves out the nodes whose condition does not hold, and treats 推奨事項 as the town wants (level.recommend).
func (d *drafter) keep(nodes []*policy.Node) []*policy.Node {
	var out []*policy.Node
	for _, n := range nodes {
		cond, err := parseCondition(n.When)
		if err != nil {
			d.fail(fmt.Errorf("%s: %w", n.ID, err))
			continue
		}
		if !cond.holds(d.params) {
			continue
		}
		if n.Level == policy.Recommended {
			switch d.params.Str("level.recommend") {
			case "drop":
				continue
			case "raise":
				n.Level = policy.Must
			default:
				if n.Text != "" {
					n.Text += "【推奨事項】"
				}
			}
		}
		n.When, n.Place = "", 0
		had := len(n.Children)
		n.Children = d.keep(n.Children)
		if had > 0 && len(n.Children) == 0 && n.Text == "" && n.Kind != policy.Table {
			continue // everything it said was conditional
		}
		out = append(out, n)
	}
	return out
}

func (d *drafter) fail(err error) {
	if d.err == nil {
		d.err = err
	}
}

// fill puts the values into every text and applies the town's way of writing.
func (d *drafter) fill(doc *policy.Document) {
	spell := d.params.orthography()
	for n := range doc.All() {
		if err := fillNode(n, d.params, d.words); err != nil {
			d.fail(err)
			return
		}
		n.Text, n.Title = spell(n.Text), spell(n.Title)
		for _, row := range n.Rows {
			for i := range row {
				row[i] = spell(row[i])
			}
		}
	}
}

// examples puts the body's own examples of each class (class.examples) into the table of classes, which gets a column for them where it has
// none.
func (d *drafter) examples(doc *policy.Document) {
	words, spell := map[string][]string{}, d.params.orthography()
	for _, row := range d.params.Rows("class.examples", "class", "example") {
		class := spell(d.words("自治体機密性" + strings.TrimPrefix(strings.TrimPrefix(row[0], "自治体"), "機密性")))
		words[class] = append(words[class], row[1])
	}
	parent := doc.Find("asset.class")
	if len(words) == 0 || parent == nil {
		return
	}
	for n := range parent.All() {
		if n.Kind == policy.Table && strings.HasPrefix(n.ID, "asset.class.conf") {
			withExamples(n, words, spell)
		}
	}
}

// withExamples writes examples by class into the column 例 of a table.
func withExamples(table *policy.Node, words map[string][]string, spell func(string) string) {
	column := slices.Index(table.Rows[0], "例")
	if column < 0 {
		column = len(table.Rows[0])
		table.Rows[0] = append(table.Rows[0], "例")
	}
	for i, row := range table.Rows[1:] {
		for len(row) <= column {
			row = append(row, "")
		}
		if given := words[row[0]]; len(given) > 0 {
			row[column] = spell(strings.Join(given, "、"))
		}
		table.Rows[i+1] = row
	}
}

// annexes puts the tables behind the standards: roles, and the managers of every office.
func (d *drafter) annexes(doc, roles *policy.Document) {
	table := roles.Clone()
	table.Nodes = d.keep(table.Nodes)
	d.fill(table)
	annex := &policy.Node{Kind: policy.Annex, ID: "app.roles", Title: strings.TrimPrefix(table.Title, "別表 ") + d.related("org"), Children: table.Nodes}
	doc.Nodes = append(doc.Nodes, annex)
	if offices := d.offices(); offices != nil {
		doc.Nodes = append(doc.Nodes, offices)
	}
}

// related is the note behind the title of a 別表 that says to which clause it belongs.
func (d *drafter) related(id string) string {
	return d.params.orthography()("（{ref:" + id + "}関係）")
}

// offices is the table of managers from body.offices.
func (d *drafter) offices() *policy.Node {
	organs, values := d.params.Map("body.offices")
	if len(organs) == 0 {
		return nil
	}
	table := &policy.Node{Kind: policy.Table, ID: "app.offices.table", Rows: [][]string{{"機関又は部局", "課、室等", d.params.RoleName("kanrisha")}}}
	for _, organ := range organs {
		for _, office := range strings.FieldsFunc(strings.ReplaceAll(values[organ], "及び", "、"), func(r rune) bool { return r == '、' }) {
			table.Rows = append(table.Rows, []string{organ, office, manager(office)})
		}
	}
	spell := d.params.orthography()
	title := spell(d.params.RoleName("kanrisha") + "を置く課、室等")
	for _, row := range table.Rows {
		for i := range row {
			row[i] = spell(row[i])
		}
	}
	return &policy.Node{Kind: policy.Annex, ID: "app.offices", Title: title + d.related("org.kanrisha"), Children: []*policy.Node{table}}
}

// manager is the post that heads an office: 総務課 → 総務課長.
func manager(office string) string {
	for _, unit := range []string{"課", "室", "局", "部", "所", "館", "署", "係"} {
		if strings.HasSuffix(office, unit) {
			return office + "長"
		}
	}
	return office + "の長"
}

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

// bundle makes one rule of basic policy and standards: 第1章 and 第2章, what was a chapter becoming a 節.
func bundle(p *Params, basic, standards *policy.Document) *policy.Document {
	lower := map[policy.Kind]policy.Kind{policy.Chapter: policy.Section, policy.Section: policy.Subsection}
	whole := &policy.Document{Title: p.Str("body.name") + "情報セキュリティポリシー", Short: "情報セキュリティポリシー", Source: basic.Source}
	whole.Head.Styling = basic.Head.Styling
	var attached []*policy.Node
	for _, d := range []*policy.Document{basic, standards} {
		chapter := &policy.Node{Kind: policy.Chapter, Title: d.Short, ID: map[string]string{"基本方針": "bp", "対策基準": "std"}[d.Short]}
		for n := range d.All() {
			if k, ok := lower[n.Kind]; ok {
				n.Kind = k
			}
		}
		for _, n := range d.Nodes {
			if n.Kind.Attached() {
				if n.Kind != policy.Supplement || d == standards {
					attached = append(attached, n)
				}
				continue
			}
			chapter.Children = append(chapter.Children, n)
		}
		whole.Nodes = append(whole.Nodes, chapter)
	}
	whole.Nodes = append(whole.Nodes, attached...)
	return whole
}

// withoutLocal leaves out what is offered to some bodies and is no part of the guideline.
func withoutLocal(nodes []*policy.Node) []*policy.Node {
	var out []*policy.Node
	for _, n := range nodes {
		if n.Local {
			continue
		}
		n.Children = withoutLocal(n.Children)
		out = append(out, n)
	}
	return out
}

// unfilled finds places that still ask for a value.
func unfilled(docs []*policy.Document) []policy.Notice {
	var out []policy.Notice
	for _, d := range docs {
		for n := range d.All() {
			for _, s := range append([]string{n.Text, n.Title}, flat(n.Rows)...) {
				if strings.Contains(s, "{") || strings.Contains(s, "○○") || strings.Contains(s, "△△") {
					out = append(out, policy.Notice{Code: "draft-unfilled", Args: []any{d.Title, n.Label, s}})
				}
			}
		}
	}
	return out
}

func flat(rows [][]string) []string {
	var out []string
	for _, r := range rows {
		out = append(out, r...)
	}
	return out
}

// modelBody is the body for which an edition is written out when nobody's parameters are asked for.
const modelBody = "○○市"

// Model writes an edition out as a document for comparison: every clause of every variant, the values the defaults of a city, the
// guideline's own numbering.
func Model(e *Edition) (*policy.Document, error) {
	p := Defaults(modelBody).With("body.kind", "city").forEdition(e.Rules())
	d := &drafter{edition: e, params: p, words: p.vocabulary()}
	var docs []*policy.Document
	for _, m := range []*policy.Document{e.Basic, withOverlay(e.Standards, e.Overlay)} {
		doc := m.Clone()
		doc.Nodes = withoutLocal(doc.Nodes)
		for n := range doc.All() {
			if n.Level == policy.Recommended && n.Text != "" {
				n.Text += "【推奨事項】"
			}
		}
		d.fill(doc)
		policy.Number(doc, policy.Styling{Numbering: policy.ByGuideline})
		docs = append(docs, doc)
	}
	if d.err != nil {
		return nil, d.err
	}
	policy.ResolveRefs(docs...)
	return policy.Join(e.ID, "情報セキュリティポリシー（"+e.Name+"）", docs...), nil
}
