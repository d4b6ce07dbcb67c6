package exporters

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"kitei/diffing"
	"kitei/policy"
)

// Consultation is a 意見照会 before it has a file format: what the sections are asked about, clause by clause.
type Consultation struct {
	Title    string
	Subject  string // documents and edition
	Edition  string
	Revision string // of the parameters the draft was made with
	Draft    string // fingerprint of the draft itself; equal drafts have equal ones
	Section  string // 所属 that is asked; empty when it is to be filled in
	Due      string // 回答期限, as it is printed; empty when there is none
	Return   string // 提出先
	Clauses  []ConsultClause
}

// ConsultClause is a clause opinions can be given on.
type ConsultClause struct {
	Key         string // stable key, unique in the consultation; that of a clause that goes begins with [GonePrefix]
	Fingerprint string // of what the clause says, see [diffing.Fingerprint]
	Document    string // 文書名: 基本方針, 対策基準
	Number      string // 第９条, 5.1（1）
	Heading     string
	State       string // 改正の区分: 新設, 字句の変更（強化）, …
	Changed     bool   // anything at all is new in it
	Text        string // the clause in the words of the draft; of one that goes, today's
}

// ConsultUndecided stands in place of the state of a clause whose counterpart in today's rules nobody has decided yet: no matter of the sections.
const ConsultUndecided = "新設又は変更"

// GonePrefix begins the key of a clause that is to be removed: it has no place in the draft.
const GonePrefix = "-"

// Place names the clause as 該当箇所 does: its number and heading.
func (c *ConsultClause) Place() string { return strings.TrimSpace(c.Number + "　" + c.Heading) }

// ConsultOptions are what a consultation depends on besides the draft.
type ConsultOptions struct {
	Body     string // name of the town
	Edition  string
	Revision string
	Section  string
	Due      string
	Return   string
}

// NewConsultation lists the clauses of the draft in the order of its documents, and the clauses that go where they stood. c compares today's rules with the
// draft; the clauses of its new side are those of docs. A nil c says nothing of what changed.
func NewConsultation(docs []*policy.Document, c *diffing.Comparison, o ConsultOptions) *Consultation {
	out := &Consultation{
		Title: "情報セキュリティポリシーの案に対する意見　回答票", Edition: o.Edition, Revision: o.Revision, Section: o.Section, Due: o.Due, Return: o.Return,
		Subject: subject(docs, ChecklistOptions{Edition: o.Edition}),
	}
	if o.Body != "" {
		out.Title = o.Body + out.Title
	}
	m := &consultMaker{consultation: out, keys: map[string]int{}, changes: map[*policy.Node]*diffing.Change{}, gone: map[*policy.Node][]int{}, comparison: c}
	m.index()
	m.removed(nil)
	for _, d := range docs {
		clauses := policy.Clauses(d)
		for i := range clauses {
			m.clause(d, &clauses[i])
			m.removed(clauses[i].Node)
		}
	}
	out.Draft = out.fingerprint()
	return out
}

// consultMaker lists the clauses of one consultation.
type consultMaker struct {
	consultation *Consultation
	comparison   *diffing.Comparison
	keys         map[string]int
	changes      map[*policy.Node]*diffing.Change // of the new clauses
	gone         map[*policy.Node][]int           // old clauses that go, by the new clause they stand behind; nil for the head
}

// index finds the change of every new clause, and the place of those that go.
func (m *consultMaker) index() {
	if m.comparison == nil {
		return
	}
	var last *policy.Node
	for i := range m.comparison.Changes {
		change := &m.comparison.Changes[i]
		for _, n := range change.New {
			last = m.comparison.New.Clauses[n].Node
			m.changes[last] = change
		}
		if len(change.New) == 0 && change.Kind == diffing.Removed {
			m.gone[last] = append(m.gone[last], change.Old...)
		}
	}
}

func (m *consultMaker) clause(d *policy.Document, c *policy.Clause) {
	clause := ConsultClause{
		Key: c.Node.ID, Fingerprint: diffing.Fingerprint(c), Document: d.Short, Number: policy.Cite(d, c.Up, c.Node), Heading: c.Node.Title, Text: WithBars(c.Text()), State: "変更なし",
	}
	if clause.Document == "" {
		clause.Document = d.Title
	}
	if clause.Key == "" {
		clause.Key = clause.Document + "/" + c.Path()
	}
	if change := m.changes[c.Node]; change != nil {
		clause.Changed = change.Kind != diffing.Unchanged || change.Renumbered || change.Moved || change.Retitled
		if word := stateWord(change); word != "" {
			clause.State = word
		}
		if change.Kind == diffing.Undecided {
			clause.State = ConsultUndecided
		}
	}
	m.add(&clause)
}

// removed adds the old clauses that go, behind the new clause they stood after.
func (m *consultMaker) removed(after *policy.Node) {
	for _, o := range m.gone[after] {
		c := &m.comparison.Old.Clauses[o]
		clause := ConsultClause{
			Key: GonePrefix + c.Node.ID, Fingerprint: diffing.Fingerprint(c), Document: m.comparison.Old.Title, Number: strings.ReplaceAll(c.Path(), "/", " "), Heading: c.Node.Title,
			State: "削除", Changed: true, Text: WithBars(c.Text()),
		}
		if len(c.Up) > 0 && c.Up[0].Kind == policy.Part && c.Up[0].Label == "" {
			clause.Document = c.Up[0].Title
		}
		if strings.Contains(c.Node.Label, "条") {
			clause.Number = c.Node.Label
		}
		clause.Document = "現行の" + clause.Document
		if c.Node.ID == "" {
			clause.Key = GonePrefix + clause.Document + "/" + c.Path()
		}
		m.add(&clause)
	}
}

// add adds a clause; a second one of the same key is counted.
func (m *consultMaker) add(c *ConsultClause) {
	m.keys[c.Key]++
	if n := m.keys[c.Key]; n > 1 {
		c.Key = fmt.Sprintf("%s#%d", c.Key, n)
	}
	m.consultation.Clauses = append(m.consultation.Clauses, *c)
}

// fingerprint is the first 12 hexadecimal digits of a SHA-256 over the clauses of the draft, those that go left out.
func (c *Consultation) fingerprint() string {
	h := sha256.New()
	for i := range c.Clauses {
		if clause := &c.Clauses[i]; !strings.HasPrefix(clause.Key, GonePrefix) {
			fmt.Fprintf(h, "%s\x00%s\x00%s\x00", clause.Key, clause.Number, clause.Fingerprint)
		}
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
}

// Changed gives the consultation with the clauses that changed alone.
func (c *Consultation) Changed() *Consultation {
	short := *c
	short.Clauses = nil
	for i := range c.Clauses {
		if c.Clauses[i].Changed {
			short.Clauses = append(short.Clauses, c.Clauses[i])
		}
	}
	return &short
}

// For gives the consultation as it goes to a section.
func (c *Consultation) For(section string) *Consultation {
	copied := *c
	copied.Section = section
	return &copied
}

// foot is the small line that tells where the sheet comes from.
func (c *Consultation) foot() string {
	return strings.TrimSpace(c.Edition + "　案 " + c.Draft)
}
