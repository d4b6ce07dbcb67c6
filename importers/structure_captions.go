package importers

import (
	"regexp"
	"strings"

	"kitei/policy"
)

// maxCaption bounds a caption, in characters. Captions made of the titles of an article and of an item of it are long.
const maxCaption = 120

// isCaption reports whether a line is the caption above an article: （目的）, and nothing else.
func isCaption(s string) bool {
	inner, ok := unbracket(s)
	if !ok || strings.ContainsAny(inner, "。\n") || len([]rune(inner)) > maxCaption {
		return false
	}
	if _, _, labelled := policy.ParseLabel(s); labelled {
		return false
	}
	return !amendment.MatchString(s)
}

// unbracket gives what stands between the brackets that enclose all of s.
func unbracket(s string) (string, bool) {
	runes := []rune(s)
	if len(runes) < 3 {
		return "", false
	}
	depth := 0
	for i, c := range runes {
		switch c {
		case '（', '(':
			depth++
		case '）', ')':
			depth--
		}
		if depth == 0 && i < len(runes)-1 {
			return "", false
		}
	}
	return string(runes[1 : len(runes)-1]), depth == 0
}

// amendment is the note of a 例規集 behind an article: (平18訓令5・一部改正), (平18規則5).
var amendment = regexp.MustCompile(`[（(](?:明|大|昭|平|令)[0-9０-９元]+[^（）()]{0,8}(?:条例|規則|訓令|訓令甲|規程|告示|要綱|要領|庁達)[甲乙]?[0-9０-９]+(?:・[^（）()]*)?[）)]$`)

// captionFits reports whether the line after a caption can be its article.
func (s *structurer) captionFits(next *block) bool {
	if next == nil {
		return false
	}
	label, _, ok := policy.ParseLabel(next.text)
	if s.articles {
		// An article may follow; where numbers were lost any line may.
		return !ok || label.Shape == policy.ShapeUnit || label.Shape == policy.ShapeBare || label.Shape == policy.ShapeKanji || deletedRange.MatchString(next.text)
	}
	return true
}

// flushCaption keeps a caption that found no article as an article without a number.
func (s *structurer) flushCaption() {
	if s.caption == nil {
		return
	}
	b := *s.caption
	s.caption = nil
	title, _ := unbracket(b.text)
	s.startArticle(&policy.Node{Kind: policy.Article, Title: title, Pos: b.pos})
}

// takeCaption gives the caption that waits, without its brackets.
func (s *structurer) takeCaption() string {
	if s.caption == nil {
		return ""
	}
	title, _ := unbracket(s.caption.text)
	s.caption = nil
	return title
}

// leadingCaption separates （目的） from what follows it in the same line.
func leadingCaption(s string) (title, rest string, ok bool) {
	if !strings.HasPrefix(s, "（") && !strings.HasPrefix(s, "(") {
		return "", s, false
	}
	end := strings.IndexAny(s, "）)")
	if end < 0 {
		return "", s, false
	}
	title = strings.TrimPrefix(strings.TrimPrefix(s[:end], "（"), "(")
	rest = strings.TrimPrefix(strings.TrimPrefix(s[end:], "）"), ")")
	if strings.Contains(title, "。") || strings.Contains(title, "（") {
		return "", s, false
	}
	return title, strings.TrimLeft(rest, " 　"), true
}
