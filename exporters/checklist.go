package exporters

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"kitei/policy"
)

// Checklist is a 点検票 before it has a file format.
type Checklist struct {
	Title    string
	Subject  string // documents and edition it was made from
	Edition  string
	Revision string
	Section  string // 所属 that is asked; empty when it is to be filled in
	Due      string
	Chapters []string // 区分 in the order of the documents
	Items    []ChecklistItem
	Reviews  []ReviewRow // clauses to be looked at because only the commentary of the guideline changed
}

// ChecklistItem is one duty.
type ChecklistItem struct {
	Key         string // stable id of the provision, unique in the checklist
	Fingerprint string // of everything printed of the duty; tells whether a returned row was edited
	Chapter     string // 区分
	Heading     string // caption of the article
	Who         string // 対象者
	Question    string // 点検項目, with the items of a list on lines of their own
	Document    string // short name of the document; empty when the checklist has only one
	Basis       string // 第９条第２項
	Cite        string // number in the national model: 5.1(1)③
	Level       policy.Level
	Check       string // 確認方法・資料の例
	Text        string // the provision in its own words
}

// ChecklistOptions say what is asked of whom. The zero value asks for every duty and names roles by their keys.
type ChecklistOptions struct {
	Title    string // 情報セキュリティ自己点検票 when empty
	Body     string // name of the town
	Edition  string
	Revision string
	RoleName func(key string) string

	Roles   []string                                     // only the duties of these roles
	Keep    func(n *policy.Node, up []*policy.Node) bool // only these duties; all when nil
	Audit   bool                                         // one item an article, as an auditor reads, with the numbers of its duties folded
	Chapter string                                       // only the chapter with this id or title
	Level   policy.Level                                 // only duties of this level
	Section string                                       // the section the checklist goes to
	Due     string                                       // day by which it is to be returned
}

// NewChecklist makes one item of every provision that has a level, in the order of the documents. What a provision does not say itself,
// who must act and how it is checked, it takes from the nearest of those above it.
func NewChecklist(docs []*policy.Document, o ChecklistOptions) *Checklist {
	c := &Checklist{
		Title: o.Title, Edition: o.Edition, Revision: o.Revision, Section: o.Section, Due: o.Due,
		Subject: subject(docs, o),
	}
	if c.Title == "" {
		c.Title = "情報セキュリティ自己点検票"
	}
	if o.Body != "" {
		c.Title = o.Body + "　" + c.Title
	}
	l := &lister{options: o, list: c, many: len(docs) > 1, keys: map[string]int{}, chapters: map[string]bool{}}
	for _, d := range docs {
		for n, up := range d.Walk() {
			if n.Level != policy.Unspecified {
				l.duty(d, up, n)
			}
		}
	}
	return c
}

func subject(docs []*policy.Document, o ChecklistOptions) string {
	var titles []string
	for _, d := range docs {
		titles = append(titles, d.Title)
	}
	s := strings.Join(titles, "、")
	if n := len(titles); n > 1 {
		s = strings.Join(titles[:n-1], "、") + "及び" + titles[n-1]
	}
	if o.Edition != "" {
		s += "（国のモデル：" + o.Edition + "）"
	}
	return s
}

type lister struct {
	options  ChecklistOptions
	list     *Checklist
	many     bool // documents, so that a number alone does not tell which
	keys     map[string]int
	chapters map[string]bool
	article  *policy.Node // of the last item, for an auditor
	cites    []string     // of the duties of that article
}

// duty adds the item of a provision, if it is asked for.
func (l *lister) duty(d *policy.Document, up []*policy.Node, n *policy.Node) {
	chapter, chapterID := l.chapter(d, up, n)
	who, check, heading := inherited(up, n)
	o := l.options
	if o.Level != policy.Unspecified && n.Level != o.Level ||
		o.Chapter != "" && o.Chapter != chapter && o.Chapter != chapterID ||
		len(o.Roles) > 0 && !slices.ContainsFunc(who, func(w string) bool { return slices.Contains(o.Roles, w) }) ||
		o.Keep != nil && !o.Keep(n, up) {
		return
	}
	item := ChecklistItem{
		Chapter: chapter, Heading: heading, Who: l.names(who), Question: checked(up, n), Basis: policy.Cite(d, up, n), Cite: n.Cite,
		Level: n.Level, Check: check, Text: n.Text,
	}
	if l.many {
		item.Document = d.Short
	}
	if o.Audit {
		l.audit(d, up, n, item)
	} else {
		item.Key = l.key(d, n, item.Basis)
		item.Fingerprint = item.fingerprint()
		l.list.Items = append(l.list.Items, item)
	}
	if !l.chapters[chapter] {
		l.chapters[chapter] = true
		l.list.Chapters = append(l.list.Chapters, chapter)
	}
}

// audit adds a duty to the item of its article: an auditor checks an article at a time and cites its numbers together.
func (l *lister) audit(d *policy.Document, up []*policy.Node, n *policy.Node, duty ChecklistItem) {
	article, above := n, up
	for i, a := range up {
		if a.Kind == policy.Article || a.Kind == policy.Section && !slices.ContainsFunc(a.Children, func(c *policy.Node) bool { return c.Kind == policy.Article }) {
			article, above = a, up[:i]
			break
		}
	}
	if last := len(l.list.Items) - 1; last >= 0 && l.article == article {
		item := &l.list.Items[last]
		item.Text += "\n" + duty.Text
		item.Question += "\n・" + strings.ReplaceAll(duty.Question, "\n", "\n　")
		l.cites = append(l.cites, duty.Cite)
		item.Cite = FoldCites(l.cites)
		item.Level = min(item.Level, duty.Level)
		for _, who := range strings.Split(duty.Who, "\n") {
			if !slices.Contains(strings.Split(item.Who, "\n"), who) {
				item.Who += "\n" + who
			}
		}
		item.Fingerprint = item.fingerprint()
		return
	}
	l.article, l.cites = article, []string{duty.Cite}
	duty.Heading = cmp.Or(article.Title, duty.Heading)
	duty.Basis = policy.Cite(d, above, article)
	duty.Question = "・" + strings.ReplaceAll(duty.Question, "\n", "\n　")
	duty.Key = l.key(d, article, duty.Basis)
	duty.Fingerprint = duty.fingerprint()
	l.list.Items = append(l.list.Items, duty)
}

// chapter gives title and id of the outermost grouping, the name of the document where there is none.
func (l *lister) chapter(d *policy.Document, up []*policy.Node, n *policy.Node) (title, id string) {
	for i := range len(up) + 1 {
		a := n
		if i < len(up) {
			a = up[i]
		}
		if a.Kind == policy.Chapter || a.Kind == policy.Supplement || a.Kind == policy.Annex || a.Kind == policy.Form {
			if a.Title == "" {
				return a.Label, a.ID
			}
			return a.Title, a.ID
		}
	}
	if d.Short != "" {
		return d.Short, ""
	}
	return d.Title, ""
}

// inherited gives what a provision says itself or takes from above: roles, evidence, and the caption it stands under.
func inherited(up []*policy.Node, n *policy.Node) (who []string, check, heading string) {
	who, check, heading = n.Who, n.Check, ""
	if n.Kind == policy.Article || n.Kind == policy.Subarticle {
		heading = n.Title
	}
	for i := len(up) - 1; i >= 0; i-- {
		a := up[i]
		if len(who) == 0 {
			who = a.Who
		}
		if check == "" {
			check = a.Check
		}
		if heading == "" {
			heading = a.Title
		}
	}
	return who, check, heading
}

func (l *lister) names(who []string) string {
	names := make([]string, len(who))
	for i, key := range who {
		names[i] = key
		if l.options.RoleName != nil {
			names[i] = cmp.Or(l.options.RoleName(key), key)
		}
	}
	return strings.Join(names, "\n")
}

// key gives the id of a provision. One without an id is known by its number, and a second one of the same name is counted.
func (l *lister) key(d *policy.Document, n *policy.Node, basis string) string {
	key := n.ID
	if key == "" {
		key = d.Short + "/" + basis
	}
	l.keys[key]++
	if i := l.keys[key]; i > 1 {
		key = fmt.Sprintf("%s#%d", key, i)
	}
	return key
}

// fingerprint is the first 12 hexadecimal digits of a SHA-256 over the printed fields. Spaces and line ends are left out: programs that open
// and save a workbook change them.
func (i *ChecklistItem) fingerprint() string {
	h := sha256.New()
	for _, field := range []string{i.Key, i.Chapter, i.Heading, i.Who, i.Question, i.Document, i.Basis, i.Cite, i.Level.String(), i.Check} {
		fmt.Fprintf(h, "%s\x00", strings.Join(strings.Fields(field), ""))
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
}

// Printed gives the question as it stands in the rows of 点検票: one piece, or several where it is too long for one. Each after the first begins with
// （続き）.
func (i *ChecklistItem) Printed() []string {
	var out []string
	for n, p := range splitLines(plainLines(i.Question), checklistColumns[colQuestion-1].width, bodySize, dutyLines) {
		text := joined(p.lines)
		if n > 0 {
			text = continued + "\n" + text
		}
		out = append(out, text)
	}
	return out
}

// checked is the cell of a duty: the question, and the items of its list beneath. An item that is a duty of its own has its own row.
func checked(up []*policy.Node, n *policy.Node) string {
	q, ok := question(n.Text)
	var b strings.Builder
	if n.Title != "" && n.Kind != policy.Article && n.Kind != policy.Subarticle {
		b.WriteString("【" + n.Title + "】")
	}
	b.WriteString(q)
	for _, c := range append(n.Children[:len(n.Children):len(n.Children)], tableOf(up, n)...) {
		listed(&b, c, 1)
	}
	if !ok {
		b.WriteString(askBelow)
	}
	return b.String()
}

// tableOf gives 次の表, which stands beside the provision that speaks of it.
func tableOf(up []*policy.Node, n *policy.Node) []*policy.Node {
	if len(up) == 0 || !strings.Contains(n.Text, "次の表") {
		return nil
	}
	siblings := up[len(up)-1].Children
	next := slices.Index(siblings, n) + 1
	if next == len(siblings) || siblings[next].Kind != policy.Table {
		return nil
	}
	return siblings[next : next+1]
}

// listed writes a provision under a duty, indented by its depth.
func listed(b *strings.Builder, n *policy.Node, depth int) {
	if n.Level != policy.Unspecified {
		return
	}
	indent := "\n" + strings.Repeat("　", depth-1)
	if line := n.Line(); line != "" {
		b.WriteString(indent + line)
	}
	for _, row := range n.Rows {
		b.WriteString(indent + strings.ReplaceAll(strings.Join(row, cellBar), "\n", "　"))
	}
	for _, c := range n.Children {
		listed(b, c, depth+1)
	}
}
