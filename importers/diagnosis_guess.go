package importers

import (
	"strings"
	"unicode/utf8"

	"kitei/policy"
)

// Guess is what a reader had to assume of a provision.
type Guess uint8

// The guesses, [Certain] when nothing was assumed.
const (
	Certain           Guess = iota
	NumberFromForm          // heading or article told by number and shortness alone (guideline's form)
	NumberJumps             // the number is not the one that counting gives
	ArticleUnnumbered       // an article without a number among numbered ones
	MarkLost                // an item without a mark, where its list has marks
	LineBroken              // goes on in the middle of a sentence: perhaps a part of the line before
	LinesJoined             // lines of the source that became one provision
	LongTitle               // a title that reads like a sentence
	Outside                 // text outside the articles
	Noticed                 // the reader said something about it
)

// guesses are the names used in JSON and how sure a provision is that was guessed this way. The figures order what a person should look at
// first; they are judgements and not measured.
var guesses = [...]struct {
	name       string
	confidence float64
}{
	Certain: {"", 1}, NumberFromForm: {"number-from-form", 0.9}, NumberJumps: {"number-jumps", 0.5}, ArticleUnnumbered: {"article-unnumbered", 0.6},
	MarkLost: {"mark-lost", 0.6}, LineBroken: {"line-broken", 0.3}, LinesJoined: {"lines-joined", 0.7}, LongTitle: {"long-title", 0.5},
	Outside: {"outside", 0.7}, Noticed: {"noticed", 0.8},
}

// String gives the name used in JSON, "" for [Certain].
func (g Guess) String() string { return guesses[g].name }

// Confidence is how sure a provision is that was guessed this way, 0 to 1.
func (g Guess) Confidence() float64 { return guesses[g].confidence }

// guesser finds what was assumed of the provisions of a document, from the tree alone.
type guesser struct {
	unit     bool // 第N条 occurs
	numbered bool // articles have numbers
	marked   bool // the file says itself what everything is
	before   *policy.Node
}

func newGuesser(d *policy.Document) *guesser {
	g := &guesser{}
	for n := range d.All() {
		g.marked = g.marked || n.ID != ""
		if n.Kind == policy.Article && n.Label != "" {
			label, _, _ := policy.ParseLabel(n.Label)
			g.numbered = true
			g.unit = g.unit || label.Shape == policy.ShapeUnit
		}
	}
	return g
}

// longTitle is the length from which a title of an article is looked at.
const longTitle = 45

// guess says what was assumed of a node; it is asked in the order of reading.
func (g *guesser) guess(n *policy.Node, up []*policy.Node) Guess {
	before := g.before
	g.before = n
	switch {
	case g.marked || n.Kind == policy.Table:
		return Certain
	case n.Kind == policy.Article && n.Label == "" && g.numbered && !insideAttached(up):
		return ArticleUnnumbered
	case (n.Kind == policy.Article || n.Kind.Grouping()) && (strings.HasSuffix(n.Title, "。") || utf8.RuneCountInString(withoutRemark(n.Title)) > longTitle):
		return LongTitle
	case n.Label == "" && isProvision(n.Kind) && before != nil && isProvision(before.Kind) && !ends(before.Text):
		return LineBroken
	case n.Kind == policy.Preamble:
		return Outside
	case isItem(n.Kind) && n.Label == "" && len(up) > 0 && hasMarks(up[len(up)-1]):
		return MarkLost
	case strings.Contains(n.Text, "\n"):
		return LinesJoined
	case (n.Kind.Grouping() || n.Kind == policy.Article) && n.Label != "":
		if label, _, ok := policy.ParseLabel(n.Label + "　x"); ok && label.Shape != policy.ShapeUnit {
			return NumberFromForm
		}
	}
	return Certain
}

func insideAttached(up []*policy.Node) bool {
	return len(up) > 0 && up[0].Kind.Attached()
}

func isItem(k policy.Kind) bool { return k >= policy.Item && k <= policy.Subitem3 }

func isProvision(k policy.Kind) bool { return k >= policy.Paragraph && k <= policy.Subitem3 }

func hasMarks(parent *policy.Node) bool {
	for _, c := range parent.Children {
		if isItem(c.Kind) && c.Label != "" {
			return true
		}
	}
	return false
}

// ends reports whether a text ends where a provision may: at a mark, or as an item of a list, which need have none.
func ends(text string) bool {
	text = strings.TrimRight(text, " 　\n")
	if text == "" {
		return true
	}
	for _, open := range []string{"、", "，", "は", "が", "を", "の", "に", "及び", "又は", "で", "（", "「", "て", "し", "する", "並びに", "若しくは"} {
		if strings.HasSuffix(text, open) {
			return false
		}
	}
	return true
}
