package importers

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"kitei/policy"
)

// anyNumber and articleNumber are parts of patterns: 12, 十二; 第12条の2, 第 12 条の 2.
const (
	anyNumber     = `[0-9０-９一二三四五六七八九十百]+`
	articleNumber = `第 ?` + anyNumber + ` ?条(?: ?の ?` + anyNumber + `)*`
)

// deletedRange is 第10条から第12条まで　削除, 第6条及び第7条　削除, 第8条、第9条　削除.
var deletedRange = regexp.MustCompile(`^(` + articleNumber + `(?:(?:から|及び|、|・|～|―)` + articleNumber + `)+(?:まで)?)[　 ]*(削除)?$`)

// isDeletedRange reports whether a line stands for several articles. Without 削除 only a range does: 第6条及び第7条 alone is the rest of a sentence.
func isDeletedRange(s string) bool {
	if !strings.HasPrefix(s, "第") {
		return false
	}
	m := deletedRange.FindStringSubmatch(s)
	return m != nil && (m[2] != "" || strings.Contains(m[1], "から") && strings.HasSuffix(m[1], "まで"))
}

// titledArticles reports whether the titles of the articles stand behind their numbers in the same line (第1条　目的), as writers of other documents
// than rules put them: four of five articles without a caption have such words, and something under them.
func titledArticles(blocks []block) bool {
	titled, all := 0, 0
	for i, b := range blocks {
		label, rest, ok := policy.ParseLabel(b.text)
		if !ok || label.Shape != policy.ShapeUnit || label.Unit != policy.Article || b.rows != nil || strings.Trim(rest, "。（）()") == "削除" || contentsLeader.MatchString(b.text) {
			continue
		}
		if all++; isArticleTitle(rest) && i+1 < len(blocks) && !isArticle(blocks[i+1].text) && (i == 0 || !isCaption(blocks[i-1].text)) {
			titled++
		}
	}
	return titled > 1 && titled*5 >= all*4
}

// maxArticleTitle bounds a title behind the number of its article, in characters: longer words without a full stop are a sentence that lost it.
const maxArticleTitle = 40

func isArticleTitle(rest string) bool {
	return titleLike(rest) && utf8.RuneCountInString(rest) <= maxArticleTitle && !strings.Contains(rest, "、") && strings.Trim(rest, "（）()") != "削除"
}

func isArticle(s string) bool {
	label, _, ok := policy.ParseLabel(s)
	return ok && label.Shape == policy.ShapeUnit && label.Unit == policy.Article
}

// captionedItems finds the items of articles that are captions: (1) 責任者 above sentences of its own, in two of three items of a list and more.
func captionedItems(blocks []block) map[int]policy.Kind {
	ranks := map[int]policy.Kind{}
	var look func(e *entry, inArticle bool)
	look = func(up *entry, inArticle bool) {
		for rest := up.children; len(rest) > 0; {
			run := rest[:runOf(rest)]
			rest = rest[len(run):]
			if inArticle && captions(run) {
				for _, e := range run {
					if titleLike(e.rest) {
						ranks[e.at] = policy.Subarticle
					}
				}
				continue
			}
			for _, e := range run {
				look(e, e.heading || e.label.Shape == policy.ShapeUnit && e.label.Unit == policy.Article)
			}
		}
	}
	look(nest(blocks), false)
	return ranks
}

// runOf is runLength; headings stand alone.
func runOf(entries []*entry) int {
	if entries[0].heading {
		return 1
	}
	return runLength(entries)
}

func captions(run []*entry) bool {
	switch run[0].label.Shape {
	case policy.ShapeParen, policy.ShapeHalfParen, policy.ShapeCircled, policy.ShapeKana, policy.ShapeDotted:
	default:
		return false
	}
	full := 0
	for _, e := range run {
		if titleLike(e.rest) && e.plain {
			full++
		}
	}
	return len(run) > 1 && full*3 >= len(run)*2
}

// splitTitles takes the first line of a block that is a number and a title off the sentences in its other lines: people break lines instead of beginning
// a paragraph.
func splitTitles(blocks []block) []block {
	var out []block
	for i, b := range blocks {
		first, more, found := strings.Cut(b.text, "\n")
		label, rest, ok := policy.ParseLabel(first)
		next, _, _ := strings.Cut(more, "\n")
		_, _, labelled := policy.ParseLabel(next)
		if !found || b.rows != nil || b.heading > 0 || b.depth > 0 || !ok || label.Shape == policy.ShapeUnit || !isArticleTitle(rest) || labelled || !strings.HasSuffix(more, "。") || !ends(rest) {
			if out != nil {
				out = append(out, b)
			}
			continue
		}
		if out == nil {
			out = append(make([]block, 0, len(blocks)+1), blocks[:i]...)
		}
		title, body := b, b
		title.text, body.text = first, strings.ReplaceAll(more, "\n", "")
		if strings.Contains(more, "。\n") {
			body.text = more
		}
		out = append(out, title, body)
	}
	if out == nil {
		return blocks
	}
	return out
}
