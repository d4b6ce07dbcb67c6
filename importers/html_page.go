package importers

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"kitei/policy"
)

// share is how much of a part of a page is links, in characters.
type share struct {
	text, linked, links int
	steps               int  // signs that part the steps of a path: ホーム > 市政 > 情報セキュリティポリシー
	words               bool // it holds a sentence or a heading
}

var menuParts = map[string]bool{"ul": true, "ol": true, "dl": true, "p": true, "td": true, "div": true}

// menus collects the menus of a page and the paths to it: parts with several links, hardly a word beside them, and no sentence. An outer one stands behind
// those inside it.
func menus(n *html.Node, inLink bool, found map[*html.Node]bool) share {
	var s share
	if n.Type == html.TextNode {
		text := collapse(n.Data)
		s.text = utf8.RuneCountInString(text)
		s.words = strings.Contains(text, "。")
		if inLink {
			s.linked = s.text
		} else {
			s.steps = strings.Count(text, ">") + strings.Count(text, "＞") + strings.Count(text, "›") + strings.Count(text, "»") + strings.Count(text, "≫")
		}
		return s
	}
	if n.Type == html.ElementNode && n.Data == "a" && attr(n, "href") != "" && !inLink {
		s.links, inLink = 1, true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		in := menus(c, inLink, found)
		s.text, s.linked, s.links, s.steps, s.words = s.text+in.text, s.linked+in.linked, s.links+in.links, s.steps+in.steps, s.words || in.words
	}
	if n.Type != html.ElementNode {
		return s
	}
	s.words = s.words || n.Data == "h1" || n.Data == "h2" || n.Data == "h3"
	if menuParts[n.Data] && s.links > 1 && !s.words && (s.linked*2 >= s.text || s.steps >= s.links) {
		found[n] = true
	}
	return s
}

// tail begins what the pages of a town have behind what they are about: whom to ask, further links, how to read files.
var tail = regexp.MustCompile(`^(?:(?:この|本)(?:ページ|記事|情報).{0,12}(?:問い?合わ?せ|先頭|トップ|アンケート|意見).*|お?問い?合わ?せ(?:先|窓口)?(?:[：:].*)?|関連(?:リンク|情報|ファイル|ページ|記事)|添付ファイル|ダウンロード|アンケート|ページの?(?:先頭|トップ)へ.*|(?i:copyright).*|PDF.*(?:Adobe|Acrobat).*|[^。]*[（(\[［]PDF[^。]*[KMＫＭ][BＢ].*)$`)

// dropTail leaves out the end of a page, from the first such line behind which no provision stands.
func (r *reader) dropTail(blocks []block) []block {
	end := len(blocks)
	for i := len(blocks) - 1; i > 0; i-- {
		b := blocks[i]
		if _, _, labelled := policy.ParseLabel(b.text); labelled || b.rows != nil || b.label != "" {
			break
		}
		if tail.MatchString(b.text) {
			end = i
		}
	}
	if end < len(blocks) {
		r.note("html-tail", blocks[end].pos, blocks[end].text, len(blocks)-end)
	}
	return blocks[:end]
}
