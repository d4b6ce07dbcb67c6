package importers

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"kitei/policy"
)

// Rules without 第N条 number everything by depth: 1. 4.1. （1） ① ア, 2―4―1 （1） ①, 第1 1 (1) ア, 第1章 1 (1). The same （1） is the heading
// of an article in one place and an item of a list in another. What it is shows in its run, the numbers that count on with it: headings are
// short, have no full stop, have something under them, and follow no sentence that announces a list.

// entry is a numbered line in the outline of a rule.
type entry struct {
	at        int // index of its block; -1 for the root
	label     policy.Label
	rest      string
	children  []*entry
	announced bool // the line before it announces a list
	plain     bool // lines without a number follow it
	heading   bool // it is a heading of the format
	rank      policy.Kind
}

// outline finds the headings among the numbered lines of a rule without 第N条: for the index of each, the kind of grouping, article or
// captioned item that it opens. Time is linear in the number of lines.
// title is the name of the rule.
func outline(blocks []block, title string) map[int]policy.Kind {
	root := nest(blocks)
	root.rest = title
	ranks := map[int]policy.Kind{}
	judge(root, 0, ranks)
	flat := true
	for _, k := range ranks {
		flat = flat && (k == policy.Chapter || k == policy.Subarticle)
	}
	for i, k := range ranks { // one level of headings: the articles of a short rule
		if label, _, _ := policy.ParseLabel(blocks[i].text); flat && k == policy.Chapter && label.Shape != policy.ShapeUnit {
			ranks[i] = policy.Article
		}
	}
	return ranks
}

// nest puts numbered lines under each other by the shapes of their numbers, up to the first 附則, 別表 or 様式.
func nest(blocks []block) *entry {
	root := &entry{at: -1}
	stack := []*entry{root}
	before, classes := "", classRows(blocks)
	for i, b := range blocks {
		if b.rows != nil || b.aside || isCaption(b.text) && i+1 < len(blocks) && isArticle(blocks[i+1].text) || b.text == amendmentNote(b.text) {
			continue
		}
		label, rest, ok := policy.ParseLabel(b.text)
		switch {
		case ok && label.Shape == policy.ShapeNamed && isAttachedTitle(rest):
			return root
		case b.heading > 0: // only where headings of the format make the articles
			e := &entry{at: i, label: label, rest: b.text, heading: true}
			root.children = append(root.children, e)
			stack = []*entry{root, e}
		case !ok || label.Shape == policy.ShapeNamed || b.depth > 0 || classes[i]:
			for len(stack) > 1 && !titleLike(stack[len(stack)-1].rest) { // a line without a number ends the lists before it
				stack = stack[:len(stack)-1]
			}
			stack[len(stack)-1].plain = true
		default:
			stack = stack[:parentOf(stack, label)+1]
			up := stack[len(stack)-1]
			e := &entry{at: i, label: label, rest: rest, announced: announces(before)}
			up.children = append(up.children, e)
			stack = append(stack, e)
		}
		before = b.text
	}
	return root
}

// parentOf gives the place in the stack of open entries that a number belongs under.
func parentOf(stack []*entry, label policy.Label) int {
	under := len(stack) - 1
	for i := len(stack) - 1; i > 0; i-- {
		open := stack[i].label
		switch {
		case sameLevel(open, label):
			return i - 1
		case open.Shape != label.Shape:
			if label.Shape == policy.ShapeUnit || open.Shape != policy.ShapeUnit && (label.Shape == policy.ShapeRoman || label.Shape == policy.ShapeOrdinal && open.Shape != policy.ShapeRoman) {
				under = i - 1 // nothing but a 章 and Ⅰ stands over 第1
			}
		case label.Shape == policy.ShapeUnit && open.Unit < label.Unit, deepens(label) && len(open.Nums) < len(label.Nums):
			return i
		default:
			under = i - 1
		}
	}
	return under
}

// deepens reports whether the numbers of the shape hold those above them: 4.1., 2―4―1.
func deepens(l policy.Label) bool {
	return l.Shape == policy.ShapeDotted || l.Shape == policy.ShapeHyphen
}

// sameLevel reports whether two numbers count the same things.
func sameLevel(a, b policy.Label) bool {
	return a.Shape == b.Shape && a.Unit == b.Unit && (!deepens(a) || len(a.Nums) == len(b.Nums))
}

// announces reports whether a line says that a list follows.
func announces(s string) bool {
	if titleLike(s) && !strings.HasSuffix(s, "とおり") && !strings.HasSuffix(s, "：") {
		return false
	}
	return strings.Contains(s, "次の") || strings.Contains(s, "次に") || strings.Contains(s, "以下の") || strings.Contains(s, "下記の")
}

// titleLike reports whether the words behind a number can be a heading. Brackets behind a heading may define a short name in
// a sentence: 最高情報セキュリティ責任者（以下「CISO」という。）. Words that begin with a date are a row of the history of a document.
func titleLike(s string) bool {
	if strings.HasSuffix(s, "」という。）") || strings.HasSuffix(s, "」という。)") {
		s = withoutRemark(s)
	}
	return s != "" && !strings.ContainsAny(s, "。\n") && utf8.RuneCountInString(s) <= 80 && !startsWithDate.MatchString(s)
}

// startsWithDate is 平成15年3月1日, R5.4.1, 2023/4/1.
var startsWithDate = regexp.MustCompile(`^(?:(?:明治|大正|昭和|平成|令和) ?(?:元|[0-9０-９一二三四五六七八九十]+) ?年 ?[0-9０-９一二三四五六七八九十]+ ?月|[HRSＨＲＳ][0-9０-９]{1,2}[./．／]|(?:19|20|１９|２０)[0-9０-９]{2}[年./．／-])`)

// withoutRemark leaves out the brackets at the end of s; "" when they are all of it.
func withoutRemark(s string) string {
	depth := 0
	for i := len(s); i > 0; {
		c, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
		switch c {
		case '）', ')':
			depth++
		case '（', '(':
			depth--
		}
		if depth == 0 {
			return s[:i]
		}
	}
	return s
}

// judge decides which runs under an entry are headings, the inner ones first. depth counts the headings above. It reports whether there are groupings or
// articles among them.
func judge(up *entry, depth int, ranks map[int]policy.Kind) bool {
	found := false
	for rest := up.children; len(rest) > 0; {
		n := runLength(rest)
		run := rest[:n]
		rest = rest[n:]
		if !headings(run, up) {
			continue
		}
		articles := isBasicPolicy(up) && !run[0].label.Unit.Grouping() && run[0].label.Shape != policy.ShapeRoman
		holding, numbered := 0, false // numbered: 2.1 stands under 2
		for _, e := range run {
			if judge(e, depth+1, ranks) {
				holding++
			}
			numbered = numbered || len(e.children) > 0 && deepens(e.children[0].label) && e.children[0].rank != 0
		}
		for _, e := range run {
			rank := rankOf(e, depth, numbered || holding*2 >= len(run) && (up.at >= 0 || holding*3 >= len(run)*2))
			if articles && titleLike(e.rest) {
				rank = policy.Article
			}
			if rank > 0 {
				e.rank, ranks[e.at] = rank, rank
				found = found || rank <= policy.Article
			}
			if e.rank == policy.Article {
				e.lower(ranks)
			}
		}
	}
	return found
}

// isBasicPolicy reports whether what stands under a heading, or the whole rule, is a 基本方針. The numbers of its first level are the articles, as the guideline
// has it (1 目的, 2 定義, …), also where most of them have captions under them.
func isBasicPolicy(up *entry) bool {
	return strings.Contains(up.rest, "基本方針") && !strings.Contains(up.rest, "対策基準") && (up.at < 0 || up.label.Unit.Grouping() || up.label.Shape == policy.ShapeRoman)
}

// lower makes what was found to be articles under an article its captioned items.
func (e *entry) lower(ranks map[int]policy.Kind) {
	for _, c := range e.children {
		switch {
		case c.rank == 0:
		case c.label.Shape == policy.ShapeUnit || deepens(c.label):
		case titleLike(c.rest):
			c.rank, ranks[c.at] = policy.Subarticle, policy.Subarticle
		default:
			c.rank = 0
			delete(ranks, c.at)
		}
		for _, deeper := range c.children {
			if deeper.rank == policy.Subarticle && c.rank == policy.Subarticle {
				deeper.rank = 0
				delete(ranks, deeper.at)
			}
		}
	}
}

// runLength counts the entries that count on from the first.
func runLength(entries []*entry) int {
	n := 1
	for n < len(entries) && sameLevel(entries[n].label, entries[0].label) && counts(entries[n-1].label, entries[n].label) {
		n++
	}
	return n
}

// full reports whether something stands under an entry.
func (e *entry) full() bool { return e.plain || len(e.children) > 0 }

// classRows finds lines that follow each other with numbers that count down: 3, 2, 1 are the rows of a table of classes and no headings.
func classRows(blocks []block) map[int]bool {
	rows := map[int]bool{}
	var before policy.Label
	for i, b := range blocks {
		label, _, ok := policy.ParseLabel(b.text)
		if !ok || b.rows != nil || label.Shape != policy.ShapeBare {
			before = policy.Label{}
			continue
		}
		if before.Shape == policy.ShapeBare && label.Nums[0] == before.Nums[0]-1 {
			rows[i-1], rows[i] = true, true
		}
		before = label
	}
	return rows
}

// counts reports whether b comes behind a in counting.
func counts(a, b policy.Label) bool {
	for i := range min(len(a.Nums), len(b.Nums)) {
		if a.Nums[i] != b.Nums[i] {
			return a.Nums[i] < b.Nums[i]
		}
	}
	return len(a.Nums) < len(b.Nums)
}

// headings reports whether a run is one of headings.
func headings(run []*entry, up *entry) bool {
	shape := run[0].label.Shape
	if shape == policy.ShapeUnit && run[0].label.Unit.Grouping() {
		return true
	}
	titles, full, plain := 0, 0, 0
	for _, e := range run {
		if titleLike(e.rest) {
			titles++
			if e.full() {
				full++
			}
			if e.plain {
				plain++
			}
		}
	}
	if run[0].announced && plain < len(run) || titles*5 < len(run)*3 {
		return false
	}
	switch shape {
	case policy.ShapeDotted, policy.ShapeHyphen, policy.ShapeOrdinal, policy.ShapeRoman:
		return full > 0 || up.at < 0
	case policy.ShapeBare: // without a heading above it a run is that of 1 目的, 2 定義, when it begins with 1
		return full*2 >= len(run) && (up.at >= 0 || len(run) > 1 && run[0].label.Nums[0] == 1)
	case policy.ShapeParen, policy.ShapeHalfParen, policy.ShapeKanji:
		return up.at >= 0 && full*2 >= len(run)
	case policy.ShapeCircled, policy.ShapeKana:
		return up.at >= 0 && full*3 >= len(run)*2
	case policy.NoShape, policy.ShapeUnit, policy.ShapeParenKana, policy.ShapeLatin, policy.ShapeParenLatin, policy.ShapeNamed:
	}
	return false
}

// rankOf gives the kind a heading opens, 0 for none. inner says that half of its run and more (of the numbers of the first level two of
// three) hold groupings or articles: numbers that mostly hold sentences alone are articles themselves.
func rankOf(e *entry, depth int, inner bool) policy.Kind {
	switch e.label.Shape {
	case policy.ShapeUnit:
		return e.label.Unit
	case policy.ShapeDotted, policy.ShapeHyphen, policy.ShapeOrdinal, policy.ShapeRoman:
		return policy.Chapter + policy.Kind(min(depth, 2))
	case policy.ShapeCircled, policy.ShapeKana:
		if titleLike(e.rest) {
			return policy.Subarticle
		}
		return 0
	default:
	}
	if inner {
		return policy.Chapter + policy.Kind(min(depth, 3))
	}
	return policy.Article
}
