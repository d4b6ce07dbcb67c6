package templates

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
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
