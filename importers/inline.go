package importers

import (
	"strings"

	"github.com/gomarkdown/markdown/ast"
	"github.com/gomarkdown/markdown/parser"

	"kitei/policy"
)

// inlineMarks are the characters that can mean anything inside a line; a line without them is its own text.
const inlineMarks = "*_`[<&\\~!"

// captionMark separates the bold words at the start of an item, its caption, from the rest. It cannot occur in a text file.
const captionMark = "\x00"

// inline gives the text of a line without its Markdown marks. Bold words at its very start are kept apart by [captionMark].
func inline(s string) string {
	if !strings.ContainsAny(s, inlineMarks) {
		return s
	}
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if strings.ContainsAny(l, inlineMarks) && !tangled(l) {
			lines[i] = inlineText(l, i == 0)
		}
	}
	return strings.Join(lines, "\n")
}

// maxTangle bounds the work the Markdown library has with a line: the length of it for every mark that may open a link, code or markup.
const maxTangle = 1 << 19

// tangled reports a line so full of marks that it is taken as it stands; no paragraph of a rule comes near it.
func tangled(line string) bool {
	return len(line) > 512 && len(line)*(strings.Count(line, "[")+strings.Count(line, "`")+strings.Count(line, "<")) > maxTangle
}

func inlineText(s string, first bool) string {
	// A word in front keeps the library from taking the line for a list, heading or quotation.
	const guard = "語"
	doc := parser.NewWithExtensions(parser.Strikethrough | parser.NoIntraEmphasis | parser.BackslashLineBreak).Parse([]byte(guard + s))
	var b strings.Builder
	ast.WalkFunc(doc, func(node ast.Node, entering bool) ast.WalkStatus {
		switch n := node.(type) {
		case *ast.Strong:
			if !entering && first && leadsWithBold(s) && !strings.Contains(b.String(), captionMark) {
				b.WriteString(captionMark)
			}
		case *ast.Image:
			return ast.SkipChildren
		case *ast.Hardbreak, *ast.Softbreak:
			if entering {
				b.WriteByte('\n')
			}
		default:
			if leaf := n.AsLeaf(); leaf != nil && entering {
				switch n.(type) {
				case *ast.HTMLSpan, *ast.HTMLBlock:
					if strings.HasPrefix(string(leaf.Literal), "<br") {
						b.WriteByte('\n')
					}
				default:
					b.Write(leaf.Literal)
				}
			}
		}
		return ast.GoToNext
	})
	return strings.TrimPrefix(b.String(), guard)
}

// leadsWithBold reports whether a line begins with bold words, behind its number if it has one.
func leadsWithBold(s string) bool {
	if _, rest, ok := policy.ParseLabel(s); ok {
		s = rest
	}
	return strings.HasPrefix(s, "**")
}

// escapeInline protects text that is to be taken literally.
func escapeInline(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r < 0x80 && strings.ContainsRune(inlineMarks, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
