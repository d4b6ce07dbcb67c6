package policy

import (
	"strings"
)

// Ref is a reference inside a provision's text to another provision.
type Ref struct {
	Start, End int    // bytes of Text
	ID         string // stable id of what is meant
}

// refOpen marks a reference that has not been given its number yet: {ref:org.csirt}.
const refOpen = "{ref:"

// ResolveRefs turns every {ref:id} in the documents into the number the reader will see and keeps the reference as data
// in [Node.Refs]. Call it after [Number]. A provision of another document of the set is named with that document's short name
// (対策基準第9条), once in a list (対策基準第9条及び第10条) and not right behind the words that give it that name
// (例町情報セキュリティ対策基準（以下「対策基準」という。）第9条). An id that no document has becomes a notice and prints as 「（参照先なし）」.
func ResolveRefs(docs ...*Document) []Notice {
	targets := map[string]target{}
	for _, d := range docs {
		for n, up := range d.Walk() {
			for _, id := range append([]string{n.ID}, n.Also...) {
				if id == "" {
					continue
				}
				t, seen := targets[id]
				switch {
				case !seen:
					targets[id] = target{doc: d, first: n, up: append([]*Node(nil), up...), own: n.ID == id}
				case t.doc == d && n.Kind == Article && t.first.Kind == Article && !t.own && n.ID != id:
					t.last = n
					t.count = max(t.count, 1) + 1
					targets[id] = t
				case n.ID == id && !t.own:
					targets[id] = target{doc: d, first: n, up: append([]*Node(nil), up...), own: true}
				}
			}
		}
	}
	var notices []Notice
	for _, d := range docs {
		for n := range d.All() {
			n.resolve(d, targets, &notices)
		}
	}
	return notices
}

// target is a provision that can be referred to. last is set when an article was taken apart into first … last.
type target struct {
	doc         *Document
	first, last *Node
	count       int // of the articles from first to last
	up          []*Node
	own         bool
}

func (n *Node) resolve(d *Document, targets map[string]target, notices *[]Notice) {
	cite := func(id string) (name, number string) {
		t, ok := targets[id]
		if !ok {
			*notices = append(*notices, Notice{Code: "ref-unresolved", Pos: n.Pos, Args: []any{n.ID, id}})
			return "", "（参照先なし）"
		}
		return t.cite(d)
	}
	n.Text, n.Refs = expandRefs(n.Text, cite)
	n.Title, _ = expandRefs(n.Title, cite)
	for _, row := range n.Rows {
		for i := range row {
			row[i], _ = expandRefs(row[i], cite)
		}
	}
}

// expandRefs writes every reference of a text out. cite gives the name of another document, or "", and the number in it.
func expandRefs(s string, cite func(id string) (name, number string)) (string, []Ref) {
	if !strings.Contains(s, refOpen) {
		return s, nil
	}
	var b strings.Builder
	var refs []Ref
	last := "" // the document named last
	for {
		before, rest, found := strings.Cut(s, refOpen)
		b.WriteString(before)
		if !found {
			return b.String(), refs
		}
		id, after, _ := strings.Cut(rest, "}")
		name, number := cite(id)
		start := b.Len()
		if len(refs) == 0 || name != last || !listWords[before] {
			if !namedBefore(b.String(), name) {
				b.WriteString(name)
			}
		}
		last = name
		b.WriteString(number)
		refs = append(refs, Ref{Start: start, End: b.Len(), ID: id})
		s = after
	}
}

// listWords stand between two references of one list.
var listWords = map[string]bool{
	"、": true, "，": true, "及び": true, "並びに": true, "又は": true, "若しくは": true, "から": true,
	"および": true, "ならびに": true, "または": true, "もしくは": true,
}

// namedBefore reports whether a text ends with the words that give a document its short name: （以下「対策基準」という。）.
func namedBefore(text, name string) bool {
	return name != "" && strings.HasSuffix(strings.TrimRight(text, "。．）)"), "「"+name+"」という")
}

// cite names the target as a provision of document from would: the other document, when it is another, and the number.
func (t target) cite(from *Document) (name, number string) {
	if t.doc != from {
		name = t.doc.Short
	}
	return name, t.number()
}

func (t target) number() string {
	s := t.doc.Head.Styling
	if t.first.Kind == Annex || t.first.Kind == Form {
		return t.first.Label
	}
	if s.Numbering == ByArticle || s.Numbering == "" {
		return t.citeArticle(s)
	}
	if s.Numbering == ByGuideline && t.first.Kind == Chapter {
		return "第" + strings.TrimRight(t.first.Label, ".．") + "章" // a bare number would not be read as a chapter
	}
	return t.citeByPath(s)
}

// citeArticle gives 第9条第2項第3号ア, 第4章第1節, and for an article taken apart 第12条から第21条まで.
func (t target) citeArticle(s Styling) string {
	var b strings.Builder
	chain := append(append([]*Node(nil), t.up...), t.first)
	for i, n := range chain {
		switch n.Kind {
		case Part, Chapter, Section, Subsection, Division:
			if t.inArticle() {
				continue
			}
			b.WriteString(n.Label)
		case Article:
			b.WriteString(n.Label)
			if t.last != nil && n == t.first {
				b.WriteString(t.through() + t.last.Label)
				if t.count > 2 {
					b.WriteString("まで")
				}
			}
		case Paragraph:
			if num := paragraphNumber(n, chain[:i]); num > 0 {
				b.WriteString("第" + s.number(num) + "項")
			}
		case Item:
			b.WriteString("第" + strings.Trim(n.Label, "（）()") + "号")
		case Subitem1, Subitem2, Subitem3:
			b.WriteString(n.Label)
		default:
			b.WriteString(n.Label)
		}
	}
	return b.String()
}

func (t target) inArticle() bool {
	if t.first.Kind == Article {
		return true
	}
	for _, n := range t.up {
		if n.Kind == Article {
			return true
		}
	}
	return false
}

// paragraphNumber gives the number of a 項 among its siblings, 0 when it stands alone.
func paragraphNumber(n *Node, up []*Node) int {
	if len(up) == 0 {
		return 0
	}
	num, total := 0, 0
	for _, c := range up[len(up)-1].Children {
		if c.Kind == Paragraph {
			total++
			if c == n {
				num = total
			}
		}
	}
	if total == 1 {
		return 0
	}
	return num
}

// citeByPath gives 4.1.（7）③ and the like: in the styles that are not counted through, the numbers above belong to the name.
func (t target) citeByPath(s Styling) string {
	var labels []string
	for _, n := range append(append([]*Node(nil), t.up...), t.first) {
		if n.Label == "" {
			continue
		}
		if n.Kind.Grouping() && s.Numbering != ByOrdinal {
			labels = labels[:0] // 4.1. and 2―4―1 hold the numbers of the groupings above
		}
		labels = append(labels, n.Label)
	}
	if s.Numbering == ByOrdinal {
		return joinOrdinal(labels)
	}
	return strings.TrimRight(strings.Join(labels, ""), ".．")
}

// joinOrdinal joins the labels of 要綱 style as they are cited: 第1の9, 第2の4(1)キ.
func joinOrdinal(labels []string) string {
	var b strings.Builder
	for _, l := range labels {
		if _, size := scanArabic(l); size > 0 && b.Len() > 0 {
			b.WriteString("の")
		}
		b.WriteString(l)
	}
	return b.String()
}

// through is the word between the first and the last of several articles.
func (t target) through() string {
	if t.count == 2 {
		return "及び"
	}
	return "から"
}
