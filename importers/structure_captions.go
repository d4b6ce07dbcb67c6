package importers

import (
	"regexp"
	"strings"
	"unicode/utf8"

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
	return amendmentNote(s) == ""
}

// unbracket gives what stands between the brackets that enclose all of s.
func unbracket(s string) (string, bool) {
	open, head := utf8.DecodeRuneInString(s)
	shut, tail := utf8.DecodeLastRuneInString(s)
	if open != '（' && open != '(' || shut != '）' && shut != ')' || len(s) == head+tail {
		return "", false
	}
	depth := 0
	for i, c := range s {
		switch c {
		case '（', '(':
			depth++
		case '）', ')':
			depth--
		}
		if depth == 0 && i < len(s)-tail {
			return "", false
		}
	}
	return s[head : len(s)-tail], depth == 0
}

// amendment is the note of a 例規集 behind an article: (平18訓令5・一部改正), (平18規則5).
var amendment = regexp.MustCompile(`^[（(](?:明|大|昭|平|令)[0-9０-９元]+[^（）()]{0,8}(?:条例|規則|訓令|訓令甲|規程|告示|要綱|要領|庁達)[甲乙]?[0-9０-９]+(?:・[^（）()]*)?[）)]$`)

// amendmentNote gives the note of an amendment at the end of a text, "" for none.
func amendmentNote(s string) string {
	if !strings.HasSuffix(s, ")") && !strings.HasSuffix(s, "）") {
		return ""
	}
	return amendment.FindString(s[max(0, strings.LastIndexAny(s, "（(")):])
}

// captionFits reports whether the line after a caption can be its article.
func (s *structurer) captionFits(next *block) bool {
	if next == nil {
		return false
	}
	label, _, ok := policy.ParseLabel(next.text)
	if s.articles {
		// An article may follow; where numbers were lost any line may.
		return !ok || label.Shape == policy.ShapeUnit || label.Shape == policy.ShapeBare || label.Shape == policy.ShapeKanji || isDeletedRange(next.text)
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
