package importers_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/encoding/japanese"

	"kitei/importers"
	"kitei/policy"
)

// damage is something that happens to the text of a rule on its way through mail, copying and old machines.
type damage struct {
	name string
	// tree says what of a document is lost for good, so that nobody could read it back; nil for nothing.
	tree func(d *policy.Document)
	// text does it to the text of the document.
	text func(s string) string
	// fold makes two texts equal that differ by what was done to every sign of the text, such as its brackets; nil for nothing.
	fold func(s string) string
}

var halfBrackets = strings.NewReplacer("（", "(", "）", ")")

// circledAtHead is ① to ⑳ where a line begins.
var circledAtHead = regexp.MustCompile(`(?m)^[①-⑳]　?`)

var numberAtHead = regexp.MustCompile(`(?m)^(第[0-9０-９一二三四五六七八九十百]+[編章節款条](?:の[0-9０-９一二三四五六七八九十]+)?|[（(][0-9０-９]+[）)]|[①-⑳])　`)

var damages = []damage{
	{name: "half-width brackets everywhere", text: halfBrackets.Replace, fold: halfBrackets.Replace},
	{name: "CRLF, and a mark of the byte order", text: func(s string) string { return "\ufeff" + strings.ReplaceAll(s, "\n", "\r\n") }},
	{name: "blank lines between all lines", text: func(s string) string { return strings.ReplaceAll(s, "\n", "\n\n") }},
	{name: "half-width spaces", text: func(s string) string { return strings.ReplaceAll(s, "　", " ") }, fold: func(s string) string { return strings.ReplaceAll(s, "　", " ") }},
	{name: "no space behind numbers", text: func(s string) string { return numberAtHead.ReplaceAllString(s, "$1") }},
	{
		name: "circled digits lost on the way to Shift_JIS and back",
		text: func(s string) string {
			return circledAtHead.ReplaceAllStringFunc(s, func(m string) string {
				return string('@' + []rune(m)[0] - '①')
			})
		},
	},
	{
		name: "the marks ア, イ lost",
		tree: func(d *policy.Document) {
			for n := range d.All() {
				if label, _, ok := policy.ParseLabel(n.Label + "　"); ok && (label.Shape == policy.ShapeKana || label.Shape == policy.ShapeParenKana) {
					n.Label = ""
				}
			}
		},
	},
	{
		name: "the sentences before lists lost",
		tree: func(d *policy.Document) {
			for n := range d.All() {
				if n.Kind == policy.Paragraph && n.Title == "" && len(n.Children) > 1 && n.Label != "" {
					n.Text = ""
				}
			}
		},
	},
}

// floor is what is asked of every kind of damage in every style of numbering.
const floor = 0.97

// Every document in every style of numbering, damaged in every way, reads back clause by clause. The exception is
// named in [ambiguous]: 要綱 whose articles have captioned items.
func TestTextDamaged(t *testing.T) {
	t.Parallel()
	tallies := map[string]*tally{}
	samples := map[string][]string{}
	seen := map[policy.Numbering]int{}
	everyStyle(t, true, func(t *testing.T, d numbered, s policy.Styling) {
		if seen[s.Numbering]++; seen[s.Numbering]%2 == 0 || ambiguous(d.doc, s) {
			return // every second will do
		}
		for _, x := range damages {
			key := fmt.Sprintf("%s, %s", s.Numbering, x.name)
			if tallies[key] == nil {
				tallies[key] = &tally{}
			}
			doc := d.doc
			if x.tree != nil {
				doc = doc.Clone()
				x.tree(doc)
			}
			text := plainText(doc)
			if x.text != nil {
				text = x.text(text)
			}
			got, _, err := importers.ReadText("x.txt", []byte(text))
			if err != nil {
				t.Fatalf("%s, %s: %v", d.name, x.name, err)
			}
			lost, invented := tallies[key].compareKeys(foldedKeys(doc, x.fold), foldedKeys(got, x.fold))
			for i := range min(len(lost), len(invented), 2) {
				if len(samples[key]) < 3 {
					samples[key] = append(samples[key], fmt.Sprintf("%s\n      written %.160q\n      read    %.160q", d.name, lost[i], invented[i]))
				}
			}
		}
	})
	for key, c := range tallies {
		if c.recall() < floor || c.precision() < floor {
			t.Errorf("%s: recall %.4f, precision %.4f of %d clauses\n    %s", key, c.recall(), c.precision(), c.written, strings.Join(samples[key], "\n    "))
		}
		t.Logf("%s: recall %.4f, precision %.4f of %d", key, c.recall(), c.precision(), c.written)
	}
	if len(tallies) != 4*len(damages) {
		t.Errorf("%d styles and kinds of damage were tried", len(tallies))
	}
}

// foldedKeys are the keys of the clauses of a document, folded.
func foldedKeys(d *policy.Document, fold func(string) string) []string {
	keys := clauseKeys(d)
	if fold != nil {
		for i := range keys {
			keys[i] = fold(keys[i])
		}
	}
	return keys
}

// A text in Shift_JIS with the marks of another machine reads as the same text in UTF-8.
func TestTextShiftJIS(t *testing.T) {
	for i, src := range sources() {
		if i%6 != 0 {
			continue
		}
		text := limited(t, japanese.ShiftJIS, plainText(src.doc))
		sjis, err := japanese.ShiftJIS.NewEncoder().String(strings.ReplaceAll(text, "\n", "\r\n"))
		if err != nil {
			t.Fatal(err)
		}
		want, _, err := importers.ReadText("x.txt", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		got, _, err := importers.ReadText("x.txt", []byte(sjis))
		if err != nil {
			t.Fatal(err)
		}
		var c tally
		if lost, _ := c.compare(want, got); len(lost) > 0 {
			t.Errorf("%s: %.100q", src.name, lost[0])
		}
	}
}
