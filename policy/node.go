package policy

import "iter"

// Kind says what a node is in the structure of a rule.
// The names follow 法令標準XML where it has one.
type Kind uint8

// The kinds of node, from the outermost in.
const (
	Part       Kind = iota + 1 // 編
	Chapter                    // 章
	Section                    // 節
	Subsection                 // 款
	Division                   // 目
	Article                    // 条; the guideline's (1)
	Subarticle                 // an item of an article that has a caption of its own: the guideline's ① with a title
	Paragraph                  // 項; the guideline's ① without a title
	Item                       // 号
	Subitem1                   // ア
	Subitem2                   // (ア)
	Subitem3                   // a
	Table                      // 表
	Preamble                   // 前文, and any text that stands outside the articles
	Supplement                 // 附則
	Annex                      // 別表
	Form                       // 様式
)

// kindNames are the names used in files and JSON.
var kindNames = [...]string{
	Part: "part", Chapter: "chapter", Section: "section", Subsection: "subsection", Division: "division",
	Article: "article", Subarticle: "subarticle", Paragraph: "paragraph", Item: "item",
	Subitem1: "subitem1", Subitem2: "subitem2", Subitem3: "subitem3", Table: "table",
	Preamble: "preamble", Supplement: "supplement", Annex: "annex", Form: "form",
}

// String gives the name used in files and JSON, "" for the zero Kind.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return ""
}

// ParseKind is the inverse of [Kind.String]; ok is false for an unknown name.
func ParseKind(name string) (k Kind, ok bool) {
	for k, n := range kindNames {
		if n == name && n != "" {
			return Kind(k), true
		}
	}
	return 0, false
}

// Grouping reports whether k groups articles: 編, 章, 節, 款 or 目.
func (k Kind) Grouping() bool { return k >= Part && k <= Division }

// Attached reports whether k follows the body of a rule: 附則, 別表 or 様式.
func (k Kind) Attached() bool { return k == Supplement || k == Annex || k == Form }

// Level is how binding a provision is (第1編「対策レベルの設定」 of the guideline).
type Level uint8

// The levels; the zero Level is text that asks nothing of anybody.
const (
	Unspecified Level = iota
	Must              // 必須
	Recommended       // 推奨事項
)

// String gives "must", "rec" or "".
func (l Level) String() string { return [...]string{"", "must", "rec"}[l] }

// Node is one provision or grouping with everything under it.
//
// Text, Title and Label are kept exactly as written: comparison folds them on keys of its own.
type Node struct {
	Kind  Kind
	Label string     // number as written: 第5条の2, （1）, ①, ア; empty where none is printed
	Title string     // heading or caption without its brackets
	Text  string     // the provision itself; lines are joined by a line feed
	Rows  [][]string // cells of a Table, the header row first; nil for other kinds

	ID    string   // stable id, the same in every edition; empty when unknown
	Also  []string // further ids this article stands for (one that was later split, or that took others over)
	Level Level
	Who   []string // keys of the roles that must act
	Check string   // evidence that shows the duty is carried out
	When  string   // condition on parameters under which the node is kept; only in editions
	Cite  string   // number in the national model, like 5.1(1)③
	Local bool     // in editions: offered to bodies that need it, and no part of the guideline
	Place int      // in editions: the number this paragraph shares with its alternatives; 0 for none

	Refs     []Ref // references to other provisions inside Text
	Pos      Pos   // where it was read
	Children []*Node
}

// Document is a rule: its head, its body and what follows the body.
type Document struct {
	Source string // edition id or file name; how people tell documents apart
	Title  string
	Short  string // how other documents of the set call this one, like 対策基準
	Head   Head
	Nodes  []*Node
}

// Head is what stands around the body of an issued rule. Empty fields are not printed.
type Head struct {
	Form      string     // kind of rule: 訓令, 告示, …
	Number    string     // 瑞穂町訓令第5号
	Date      string     // date of issue as printed
	Addressee string     // 庁中一般
	Enacting  string     // 制定文: …を次のように定める。
	Issuer    string     // 瑞穂町長
	Edition   string     // id of the edition the document was drafted from
	Revision  string     // fingerprint of edition and parameters
	History   []Revision // 改定履歴
	Styling   Styling
}

// Revision is one line of the 改定履歴.
type Revision struct {
	Date    string
	Edition string
	Summary string
}

// All visits every node of the document in the order of reading.
func (d *Document) All() iter.Seq[*Node] {
	return func(yield func(*Node) bool) {
		for n := range d.Walk() {
			if !yield(n) {
				return
			}
		}
	}
}

// Walk visits every node in the order of reading together with its ancestors, outermost first.
// The slice of ancestors is reused: copy it to keep it.
func (d *Document) Walk() iter.Seq2[*Node, []*Node] {
	return func(yield func(*Node, []*Node) bool) {
		var path []*Node
		var visit func(nodes []*Node) bool
		visit = func(nodes []*Node) bool {
			for _, n := range nodes {
				if !yield(n, path) {
					return false
				}
				path = append(path, n)
				ok := visit(n.Children)
				path = path[:len(path)-1]
				if !ok {
					return false
				}
			}
			return true
		}
		visit(d.Nodes)
	}
}

// All visits n and everything under it in the order of reading.
func (n *Node) All() iter.Seq[*Node] {
	return (&Document{Nodes: []*Node{n}}).All()
}

// Find gives the node with the id, or nil. A node that only stands for the id too ([Node.Also]) is found
// when no node has it as its own.
func (d *Document) Find(id string) *Node {
	var also *Node
	for n := range d.All() {
		if n.ID == id {
			return n
		}
		if also == nil && n.StandsFor(id) {
			also = n
		}
	}
	return also
}

// StandsFor reports whether id is the node's own id or one of those it also stands for.
func (n *Node) StandsFor(id string) bool {
	if n.ID == id {
		return id != ""
	}
	for _, a := range n.Also {
		if a == id {
			return true
		}
	}
	return false
}

// Clone gives a deep copy.
func (d *Document) Clone() *Document {
	c := *d
	c.Head.History = append([]Revision(nil), d.Head.History...)
	c.Nodes = cloneNodes(d.Nodes)
	return &c
}

// Clone gives a deep copy of n and everything under it.
func (n *Node) Clone() *Node { return cloneNodes([]*Node{n})[0] }

func cloneNodes(nodes []*Node) []*Node {
	if nodes == nil {
		return nil
	}
	out := make([]*Node, len(nodes))
	for i, n := range nodes {
		c := *n
		c.Also = append([]string(nil), n.Also...)
		c.Who = append([]string(nil), n.Who...)
		c.Refs = append([]Ref(nil), n.Refs...)
		if n.Rows != nil {
			c.Rows = make([][]string, len(n.Rows))
			for r, row := range n.Rows {
				c.Rows[r] = append([]string(nil), row...)
			}
		}
		c.Children = cloneNodes(n.Children)
		out[i] = &c
	}
	return out
}
