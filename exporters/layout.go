package exporters

import (
	"strings"

	"kitei/policy"
)

// Layout is how a document looks on paper and on screen; nothing in it changes what the document says.
// The zero value is an A4 page in horizontal writing with the usual fonts.
type Layout struct {
	Vertical   bool                    // 縦書き; reserved, not yet carried out
	FontMincho string                  // 本文; defaultMincho when empty
	FontGothic string                  // 見出し; defaultGothic when empty
	RangeSign  string                  // sign between the first and the last article in the 目次; ― when empty
	Footer     string                  // small line under the page number: edition and fingerprint of the parameters
	Disclaimer string                  // small line behind everything else
	NoPages    bool                    // no page numbers: a letter
	AutoNumber bool                    // Word counts the numbers of provisions, instead of their being typed; what Word cannot count is typed all the same
	RoleName   func(key string) string // what a role is called, where a table names who must act; the keys themselves when nil
}

// The fonts a document asks for first, and those to take where a machine lacks them. Word on Windows and macOS has both pairs; LibreOffice finds
// a 明朝 for ＭＳ 明朝 on any machine but sets 游明朝 in a ゴシック where it is missing, and ＭＳ 明朝 has digits of half a character.
const (
	defaultMincho, secondMincho = "ＭＳ 明朝", "游明朝"
	defaultGothic, secondGothic = "ＭＳ ゴシック", "游ゴシック"
)

// application is the name of the program that stands in the properties of a file.
const application = "kitei"

// instead is the font to take where name is missing, of a pair.
func instead(name, first, second string) string {
	if name == first {
		return second
	}
	return first
}

func (l Layout) withDefaults() Layout {
	if l.FontMincho == "" {
		l.FontMincho = defaultMincho
	}
	if l.FontGothic == "" {
		l.FontGothic = defaultGothic
	}
	if l.RangeSign == "" {
		l.RangeSign = "―"
	}
	return l
}

// byArticle reports whether d is written in 条文形式, where a caption stands above its article. Of a document that does not say, the numbers of
// its articles tell: 第１条, or (1) as in the guideline.
func byArticle(d *policy.Document) bool {
	if n := d.Head.Styling.Numbering; n != "" {
		return n == policy.ByArticle
	}
	numbered := false
	for n := range d.All() {
		if n.Kind != policy.Article || n.Label == "" {
			continue
		}
		if strings.Contains(n.Label, "条") {
			return true
		}
		numbered = true
	}
	return !numbered
}
