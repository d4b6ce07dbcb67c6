package importers

import (
	"strings"

	"github.com/PuerkitoBio/goquery"

	"kitei/policy"
)

// htmlProfile says where a 例規集 system keeps a rule on its pages. All fields are selectors; an empty one is not used.
//
// Classes differ from tenant to tenant of one system, so a profile only says what the numbers at the heads of the lines cannot: where the rule
// begins and ends, what is its name, what was added by the editors of the collection. Everything else is read from the lines.
type htmlProfile struct {
	name   string
	mark   string   // what tells the system
	body   []string // what holds the rule; the first that is there counts
	title  string
	date   string
	number string
	note   string // how the rule came to be as it is: added by the collection
	drop   string
}

// htmlProfiles are the systems most municipalities publish their rules with. What is known of them comes from public programs that read them:
//
//   - Reiki-Base of ぎょうせい (g-reiki.net, reiki_int, reiki_honbun on the town's own site): #primaryInner2 holds one .eline a line; in it
//     .article with p.title (caption) and p.num (span.num is the number), .clause (項), .item (号), p.s-head (附則), .table_frame around tables,
//     .head with p.title-irregular, p.date, p.number; .revise_record is a note of amendment; #secondary is the list of articles.
//   - 例規くん of クレステック (joureikun.jp, legalcrud.com): .contentWrap holds the rule, .mainTitle and .date stand before or in it; .date has the number too.
//   - D1-Law of 第一法規 (d1w_reiki, d1-law.com): flat div.danraku-normal, in .USER-SET-STYLE or straight under body; OpenSearch pages have #result with
//     buttons in .btnlistarea. The name begins with ○.
//   - 法令 in the ministry's own system: .eline lines in #contents.
var htmlProfiles = []htmlProfile{
	{
		name: "Reiki-Base", mark: "#primaryInner2, #primaryInner, #primary.joubun, .eline",
		body:  []string{"#primaryInner2", "#primaryInner", "#primary", "#contents", "body"},
		title: ".title-irregular, .head > .title", date: ".head > .date, .eline > p.date", number: ".head > .number, .eline > p.number",
		note: ".revise_record, .revise-record, .history_record, p.note", drop: "#secondary, .xref_frame > .button, .noicon, .from-to",
	},
	{
		name: "例規くん", mark: ".contentWrap .mainTitle, .mainTitle ~ .contentWrap, .contentWrap",
		body:  []string{".contentWrap"},
		title: ".mainTitle", date: ".date", note: ".kaisei, .revision", drop: ".taikei, .navi, .button",
	},
	{
		name: "D1-Law", mark: ".USER-SET-STYLE, .danraku-normal, #result .btnlistarea",
		body: []string{".USER-SET-STYLE", "#result", "body"}, drop: ".btnlistarea, body > table:has(a)",
	},
}

// profileOf finds out which system a page comes from; the profile without a name is that of any page.
func profileOf(page *goquery.Document) *htmlProfile {
	for i := range htmlProfiles {
		if page.Find(htmlProfiles[i].mark).Length() > 0 {
			return &htmlProfiles[i]
		}
	}
	return &htmlProfile{body: []string{"main", "[role=main]", "#main", "#main_body", "#maincontents", "#contents", "#content", ".content", "article", "body"}}
}

// content gives the part of a page that holds the rule.
func (p *htmlProfile) content(page *goquery.Document) *goquery.Selection {
	all := len(page.Find("body").Text())
	for _, selector := range p.body {
		part := page.Find(selector)
		if part.Length() == 0 || part.Length() > 1 && selector != ".USER-SET-STYLE" {
			continue
		}
		if p.name == "" && len(part.Text())*3 < all { // a name that is used for something else here
			continue
		}
		return part
	}
	return page.Find("body")
}

// takeHead takes the name, date and number of a rule out of its page, as the lines a rule begins with. They may stand outside its body.
func (p *htmlProfile) takeHead(body *goquery.Selection) []block {
	if p.title == "" {
		return nil
	}
	page := body
	for page.Parent().Length() > 0 {
		page = page.Parent()
	}
	var out []block
	for i, selector := range []string{p.title, p.number, p.date} {
		if selector == "" {
			continue
		}
		page.Find(selector).EachWithBreak(func(_ int, s *goquery.Selection) bool {
			text := collapse(s.Text())
			if i > 0 && !isHeadLine(text) {
				return true
			}
			if i == 0 && text != "" && !strings.HasPrefix(text, "○") {
				text = "○" + text
			}
			if text != "" {
				out = append(out, block{text: text, pos: policy.Pos{Line: lineAttr(s.Nodes[0])}})
			}
			s.Remove()
			return false
		})
	}
	return out
}
