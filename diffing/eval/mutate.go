package eval

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"kitei/policy"
)

// Profile is how strongly a document is edited: for each kind of edit the share of articles (or, for the last four, the chance) it
// happens to.
type Profile struct {
	Name                                       string
	Split, Merge, Delete, Move, Insert, Double float64
	Reword, Words, Provisions, Captions        float64
	Global, Style, MoveChapters, DropCaptions  float64
}

// Profiles are the strengths that results are given for: a small revision, a town's own version, one that several hands went over for
// years, and one that was written anew.
var Profiles = []Profile{
	{"light", .02, .02, .03, .03, .03, 0, .25, .3, .05, .05, .3, .2, 0, 0},
	{"medium", .05, .05, .08, .08, .08, .02, .6, .5, .15, .15, .6, .6, .3, 0},
	{"heavy", .1, .1, .15, .2, .15, .05, .9, .8, .35, .35, .9, .9, .6, .2},
	{"brutal", .15, .15, .25, .5, .25, .08, 1, 1, .6, .6, 1, 1, 1, .5},
}

// article is an article that is being edited and the old clauses it comes from.
type article struct {
	node  *policy.Node
	src   []int
	fixed bool // split, merged or inserted: not edited in its structure again
}

// chapter is a heading and its articles.
type chapter struct {
	head     *policy.Node
	articles []*article
}

// editor edits one document.
type editor struct {
	*rand.Rand
	Profile
	lang     Language
	chapters []*chapter
	count    int // articles at the start
}

// Mutate edits a flat document (see [Flatten]) as a town hall would and tells which clauses of the old and the new one belong together.
// Articles and provisions that are added come from pool. The same seed gives the same document.
func Mutate(old, pool *policy.Document, lang Language, p Profile, seed uint64) (new *policy.Document, truth []Pair) {
	e := &editor{Rand: rand.New(rand.NewPCG(seed, 0x9e3779b97f4a7c15)), Profile: p, lang: lang}
	for _, c := range policy.Clauses(old) {
		head := c.Up[len(c.Up)-1]
		if n := len(e.chapters); n == 0 || e.chapters[n-1].head.Title != head.Title {
			e.chapters = append(e.chapters, &chapter{head: &policy.Node{Kind: policy.Chapter, Label: head.Label, Title: head.Title}})
		}
		last := e.chapters[len(e.chapters)-1]
		last.articles = append(last.articles, &article{node: c.Node.Clone(), src: []int{e.count}})
		e.count++
	}
	e.split()
	e.merge()
	e.remove()
	e.move()
	e.insert(pool)
	e.double()
	e.reword()
	e.provisions(pool)
	e.captions()
	e.everywhere()
	return e.finish()
}

// finish numbers the articles and collects the pairs.
func (e *editor) finish() (*policy.Document, []Pair) {
	d := &policy.Document{Source: "new"}
	var truth []Pair
	n := 0
	for i, c := range e.chapters {
		c.head.Label = e.lang.Chapter(i + 1)
		for _, a := range c.articles {
			a.node.Label = e.lang.Article(n + 1)
			c.head.Children = append(c.head.Children, a.node)
			for _, o := range a.src {
				truth = append(truth, Pair{o, n})
			}
			n++
		}
		if len(c.articles) > 0 {
			d.Nodes = append(d.Nodes, c.head)
		}
	}
	return d, truth
}

// some picks a share of the articles, at least one where the share is above zero.
func (e *editor) some(share float64, may func(*article) bool) []*article {
	if share == 0 {
		return nil
	}
	var all []*article
	for _, c := range e.chapters {
		for _, a := range c.articles {
			if may(a) {
				all = append(all, a)
			}
		}
	}
	e.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all[:min(len(all), max(1, int(share*float64(e.count)+.5)))]
}

func free(a *article) bool { return !a.fixed }
func every(*article) bool  { return true }

// place finds an article.
func (e *editor) place(a *article) (c *chapter, i int) {
	for _, c := range e.chapters {
		if i := slices.Index(c.articles, a); i >= 0 {
			return c, i
		}
	}
	panic("an article was lost")
}

// enough is the length in characters of the smallest piece that still says what it is about.
const enough = 25

func length(nodes []*policy.Node) int {
	n := 0
	for _, p := range nodes {
		for x := range p.All() {
			n += len([]rune(x.Text))
		}
	}
	return n
}

func (e *editor) split() {
	for _, a := range e.some(e.Split, func(a *article) bool { return len(a.node.Children) > 1 }) {
		at := 1 + e.IntN(len(a.node.Children)-1)
		first, second := a.node.Children[:at], a.node.Children[at:]
		if length(first) < enough || length(second) < enough {
			continue
		}
		rest := &policy.Node{Kind: policy.Article, Title: a.node.Title + e.pick(e.lang.Parts), Children: second}
		a.node.Children = first
		a.fixed = true
		c, i := e.place(a)
		c.articles = slices.Insert(c.articles, i+1, &article{node: rest, src: slices.Clone(a.src), fixed: true})
	}
}

func (e *editor) merge() {
	for _, a := range e.some(e.Merge, free) {
		if a.fixed { // swallowed by the one before
			continue
		}
		c, i := e.place(a)
		if i+1 == len(c.articles) || c.articles[i+1].fixed || length(a.node.Children) < enough || length(c.articles[i+1].node.Children) < enough {
			continue
		}
		b := c.articles[i+1]
		a.node.Children = append(a.node.Children, b.node.Children...)
		if e.IntN(2) == 0 && a.node.Title != "" {
			a.node.Title += e.lang.And + b.node.Title
		}
		a.src = append(a.src, b.src...)
		a.fixed, b.fixed = true, true
		c.articles = slices.Delete(c.articles, i+1, i+2)
	}
}

func (e *editor) remove() {
	for _, a := range e.some(e.Delete, free) {
		c, i := e.place(a)
		c.articles = slices.Delete(c.articles, i, i+1)
	}
}

func (e *editor) move() {
	for _, a := range e.some(e.Move, every) {
		c, i := e.place(a)
		c.articles = slices.Delete(c.articles, i, i+1)
		e.put(a)
	}
	if e.Float64() < e.MoveChapters {
		i, j := e.IntN(len(e.chapters)), e.IntN(len(e.chapters))
		c := e.chapters[i]
		e.chapters = slices.Delete(e.chapters, i, i+1)
		e.chapters = slices.Insert(e.chapters, j, c)
	}
}

// put places an article anywhere.
func (e *editor) put(a *article) {
	c := e.chapters[e.IntN(len(e.chapters))]
	c.articles = slices.Insert(c.articles, e.IntN(len(c.articles)+1), a)
}

func (e *editor) insert(pool *policy.Document) {
	clauses := policy.Clauses(pool)
	for range int(e.Insert*float64(e.count) + .5) {
		e.put(&article{node: clauses[e.IntN(len(clauses))].Node.Clone(), fixed: true})
	}
}

// double adds near copies of articles: the same rule again for another object.
func (e *editor) double() {
	for _, a := range e.some(e.Double, every) {
		twin := a.node.Clone()
		each(twin, func(s string) string { return e.lang.Twin.Replace(s) })
		if twin.Title != "" {
			twin.Title += e.lang.TwinTitle
		}
		c, i := e.place(a)
		c.articles = slices.Insert(c.articles, i+1, &article{node: twin, fixed: true})
	}
}

// each changes every text under n.
func each(n *policy.Node, change func(string) string) {
	for x := range n.All() {
		x.Text = change(x.Text)
		for _, row := range x.Rows {
			for i := range row {
				row[i] = change(row[i])
			}
		}
	}
}

func (e *editor) reword() {
	for _, a := range e.some(e.Reword, every) {
		var use []string
		for i := 0; i+1 < len(e.lang.Words); i += 2 {
			if e.Float64() < e.Words {
				use = append(use, e.lang.Words[i], e.lang.Words[i+1])
			}
		}
		each(a.node, strings.NewReplacer(use...).Replace)
	}
}

// provisions drops a provision of an article or adds one from the pool.
func (e *editor) provisions(pool *policy.Document) {
	clauses := policy.Clauses(pool)
	for _, a := range e.some(e.Provisions, every) {
		n := len(a.node.Children)
		if n > 3 && e.IntN(2) == 0 {
			at := 1 + e.IntN(n-1)
			a.node.Children = slices.Delete(a.node.Children, at, at+1)
			continue
		}
		from := clauses[e.IntN(len(clauses))].Node.Children
		if len(from) > 0 {
			a.node.Children = slices.Insert(a.node.Children, e.IntN(n+1), from[e.IntN(len(from))].Clone())
		}
	}
}

func (e *editor) captions() {
	for _, a := range e.some(e.Captions, func(a *article) bool { return a.node.Title != "" }) {
		a.node.Title += e.pick(e.lang.Suffixes)
	}
}

// everywhere changes what a town writes its own way throughout: names, punctuation, digits, numbers of provisions.
func (e *editor) everywhere() {
	var use []string
	for _, group := range [][]string{e.lang.Names, e.lang.Spelling} {
		for i := 0; i+1 < len(group); i += 2 {
			if e.Float64() < e.Global {
				use = append(use, group[i], group[i+1])
			}
		}
	}
	names := strings.NewReplacer(use...)
	bare := e.Float64() < e.DropCaptions
	marks := e.pick(e.lang.Marks)
	restyle := e.Float64() < e.Style
	for _, c := range e.chapters {
		for _, a := range c.articles {
			each(a.node, names.Replace)
			a.node.Title = names.Replace(a.node.Title)
			if bare {
				a.node.Title = ""
			}
			for x := range a.node.All() {
				for i, k := range x.Children {
					if restyle && k.Label != "" {
						k.Label = fmt.Sprintf(marks, i+1)
					}
				}
			}
		}
	}
}

func (e *editor) pick(list []string) string { return list[e.IntN(len(list))] }
