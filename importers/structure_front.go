package importers

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"kitei/policy"
)

var (
	titleMark  = regexp.MustCompile(`^[○◯〇●]\s*`)
	ruleNumber = regexp.MustCompile(`^[（(]?([^（）()。、]{0,40}(?:条例|規則|訓令|訓令甲|規程|告示|要綱|要領|庁達|管理規程|教委訓令|例規)[甲乙]?第[0-9０-９一二三四五六七八九十百]+号)[）)]?$`)
	issueDate  = regexp.MustCompile(`^((?:明治|大正|昭和|平成|令和)(?:元|[0-9０-９一二三四五六七八九十]+)年[0-9０-９一二三四五六七八九十]+月[0-9０-９一二三四五六七八九十]+日)$`)
)

// title takes the head of a rule off: its name, number and date, whom it is addressed to, who issues it, its 制定文, the rules that amended it and the
// remark of a collection about its notes, in whatever order they stand.
func (s *structurer) title(blocks []block) []block {
	blocks = s.letterhead(blocks)
	for len(blocks) > 0 {
		b := blocks[0]
		b.text = closeUp(b.text)
		switch {
		case b.rows != nil || b.aside:
			return blocks
		case s.layerTitle(b):
		case s.aroundBody(b):
		case s.doc.Head.Number == "" && ruleNumber.MatchString(b.text):
			s.doc.Head.Number = ruleNumber.FindStringSubmatch(b.text)[1]
		case s.doc.Head.Date == "" && issueDate.MatchString(b.text):
			s.doc.Head.Date = b.text
		case s.doc.Title == "" && b.heading <= 1 && s.couldBeTitle(b, blocks[1:]):
			s.doc.Title = titleMark.ReplaceAllString(b.text, "")
		default:
			return blocks
		}
		blocks = blocks[1:]
	}
	return blocks
}

// closeUp takes the spaces out that stand between a digit and a Japanese character: 平成 14 年 3 月 27 日.
func closeUp(s string) string {
	if !strings.Contains(s, " ") {
		return s
	}
	runes := []rune(s)
	out := runes[:0:0]
	for i := 0; i < len(runes); i++ {
		end := i
		for end < len(runes) && runes[end] == ' ' {
			end++
		}
		if end > i && i > 0 && end < len(runes) && partsDigit(runes[i-1], runes[end]) {
			i = end
		}
		out = append(out, runes[i])
	}
	return string(out)
}

// partsDigit reports whether one of two characters is a digit and the other Japanese.
func partsDigit(a, b rune) bool {
	digit := func(r rune) bool { return '0' <= r && r <= '9' || '０' <= r && r <= '９' }
	return digit(a) != digit(b) && (digit(a) && b >= 0x3040 || digit(b) && a >= 0x3040)
}

// layerFirst puts the line of a cover that says which part of a policy follows (情報セキュリティ基本方針) right behind the title, where [structurer.layerTitle]
// looks for it. A cover that names several is left as it is.
func layerFirst(blocks []block) []block {
	const cover = 40
	at := 0
	for i, b := range blocks[:min(len(blocks), cover)] {
		if _, _, labelled := policy.ParseLabel(b.text); labelled || strings.Contains(b.text, "。") && b.rows == nil || isCaption(b.text) {
			break
		}
		if i == 0 || b.rows != nil || !namesRule(b) || shortName(b.text) == "" || b.text != shortName(b.text) && b.text != "情報セキュリティ"+shortName(b.text) {
			continue
		}
		if at > 0 {
			return blocks
		}
		at = i
	}
	if at < 2 || shortName(blocks[0].text) != "" {
		return blocks
	}
	out := slices.Concat(blocks[:1], blocks[at:at+1], blocks[1:at], blocks[at+1:])
	out[1].heading = 0
	return out
}

// layerTitle takes the second line of a title that says which part of a policy this is: 甲町情報セキュリティポリシー, and under it 情報セキュリティ基本方針.
func (s *structurer) layerTitle(b block) bool {
	if s.doc.Title == "" || s.layered || shortName(s.doc.Title) != "" || b.heading > 1 || !namesRule(b) || shortName(b.text) == "" {
		return false
	}
	s.layered = true
	name := titleMark.ReplaceAllString(b.text, "")
	body, found := strings.CutSuffix(s.doc.Title, "情報セキュリティポリシー")
	switch {
	case !found:
		name = s.doc.Title + "　" + name
	case !strings.HasPrefix(name, strings.TrimRight(body, " 　")):
		name = body + name
	}
	s.doc.Title = name
	return true
}

var (
	addressee = regexp.MustCompile(`^(?:庁中一般|庁内一般|各?出先機関(?:一般)?|各(?:部|課|室|局|所|支所|機関|部局|課等|所属|所属機関)(?:長|一般)?|本庁|全職員|関係(?:各課|職員|機関)|町立学校|市立学校|村立学校)(?:あて|宛て?|殿)?$`)
	issuer    = regexp.MustCompile(`^[^。、（）()]{0,20}(?:知事|市長|町長|村長|区長|管理者|議長|教育長|組合長|連合長|委員会)(?:[　 ]+[^。、　 （）()]{1,6}){0,3}$`)
	enacting  = regexp.MustCompile(`^[^（(][^。]{2,120}(?:(?:次|別紙)のように|次のとおり|ここに)(?:定める|制定する|改正する|公布する|訓令する)。$`)
	amended   = regexp.MustCompile(`^((?:全部|一部|最終)?改正)?[　 ]*((?:明治|大正|昭和|平成|令和)(?:元|[0-9０-９一二三四五六七八九十]+)年[0-9０-９一二三四五六七八九十]+月[0-9０-９一二三四五六七八九十]+日)[　 ]*([^。、（）()　 ]{0,20}(?:条例|規則|訓令|規程|告示|要綱|要領|庁達|例規)[甲乙]?第[0-9０-９一二三四五六七八九十百]+号)$`)
	remark    = regexp.MustCompile(`^注[　 ].*(?:改正経過|改正履歴|制定文).*注記(?:した|する)。?$`)
)

// anyDate is 平成15年3月1日 or 平成15年3月, of a text without spaces; deed is what was done on it.
const (
	anyDate = `((?:明治|大正|昭和|平成|令和)(?:元|[0-9０-９一二三四五六七八九十]+)年[0-9０-９一二三四五六七八九十]+月(?:[0-9０-９一二三四五六七八九十]+日)?)`
	deed    = `(制定|策定|施行|(?:最終|一部|全部)?改(?:正|定|訂))`
)

var datedLines = []*regexp.Regexp{regexp.MustCompile(`^[（(]?` + deed + `[：:]?` + anyDate + `[）)]?$`), regexp.MustCompile(`^[（(]?` + anyDate + deed + `[）)]?$`)}

// datedLine takes the lines of a cover or under a title that say when a rule was made and changed: 平成15年　3月　制定, （最終改正　令和3年4月1日）.
func (s *structurer) datedLine(line string) bool {
	line = strings.Map(func(c rune) rune {
		if c == ' ' || c == '　' {
			return -1
		}
		return c
	}, line)
	for i, pattern := range datedLines {
		m := pattern.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		what, date := m[1], m[2]
		if i == 1 {
			what, date = date, what
		}
		h := &s.doc.Head
		if h.Date == "" && (what == "制定" || what == "策定") && strings.HasSuffix(date, "日") {
			h.Date = date
		} else {
			h.History = append(h.History, policy.Revision{Date: date, Summary: what})
		}
		return true
	}
	return false
}

// amendments takes a line with several amendments apart; nil for any other line. The first of a rule begins with 改正.
func amendments(s string, begun bool) []policy.Revision {
	var out []policy.Revision
	words := strings.FieldsFunc(s, func(c rune) bool { return c == ' ' || c == '　' })
	word := ""
	for i, w := range words {
		m := amended.FindStringSubmatch(word + w)
		switch {
		case m != nil && (m[1] != "" || begun || len(out) > 0):
			out = append(out, policy.Revision{Date: m[2], Edition: m[3], Summary: m[1]})
			word = ""
		case i+1 < len(words) && word == "":
			word = w
		default:
			return nil
		}
	}
	if word != "" {
		return nil
	}
	return out
}

// aroundBody takes a line that stands around the body of a rule and is neither its name nor its number. Such lines come behind those.
func (s *structurer) aroundBody(b block) bool {
	h := &s.doc.Head
	m := amended.FindStringSubmatch(b.text)
	switch {
	case s.doc.Title == "" && h.Number == "":
		return false
	case remark.MatchString(b.text):
		s.note("amendment-note", b.pos, b.text)
	case m != nil && (m[1] != "" || len(h.History) > 0):
		h.History = append(h.History, policy.Revision{Date: m[2], Edition: m[3], Summary: m[1]})
	case s.datedLine(b.text):
	case amendments(b.text, len(h.History) > 0) != nil:
		h.History = append(h.History, amendments(b.text, true)...)
	case addressee.MatchString(b.text):
		h.Addressee = strings.TrimLeft(h.Addressee+"\n"+b.text, "\n")
	case h.Form == "" && formLine.MatchString(b.text):
		h.Form = b.text
	case h.Issuer == "" && b.heading == 0 && issuer.MatchString(b.text):
		h.Issuer = b.text
	case h.Enacting == "" && enacting.MatchString(b.text):
		h.Enacting = b.text
	default:
		return false
	}
	return true
}

// formLine is the line that says in what form a rule is issued.
var formLine = regexp.MustCompile(`^(?:条例|規則|訓令|訓令甲|規程|告示|要綱|要領|庁達|基準|決裁文書|公表文書)$`)

// maxLetterhead is how many lines may stand before a 制定文.
const maxLetterhead = 6

// letterhead takes off what stands above the title of an issued rule: number, addressee, 制定文, date, issuer and form. A rule without a 制定文 has
// none of these but number and date.
func (s *structurer) letterhead(blocks []block) []block {
	at := -1
	for i, b := range blocks[:min(len(blocks), maxLetterhead)] {
		if b.rows == nil && enacting.MatchString(b.text) {
			at = i
			break
		}
	}
	if at < 0 {
		return s.loneHead(blocks)
	}
	h := &s.doc.Head
	var kept []block
	for i, b := range blocks {
		b.text = closeUp(b.text)
		switch {
		case b.rows != nil || b.aside || i > at+maxLetterhead:
			return append(kept, blocks[i:]...)
		case i == at:
			h.Enacting = b.text
		case h.Number == "" && ruleNumber.MatchString(b.text):
			h.Number = ruleNumber.FindStringSubmatch(b.text)[1]
		case h.Date == "" && issueDate.MatchString(b.text):
			h.Date = b.text
		case i < at && addressee.MatchString(b.text):
			h.Addressee = strings.TrimLeft(h.Addressee+"\n"+b.text, "\n")
		case i > at && h.Issuer == "" && issuer.MatchString(b.text):
			h.Issuer = b.text
		case i > at && h.Form == "" && formLine.MatchString(b.text):
			h.Form = b.text
		case i < at:
			kept = append(kept, blocks[i])
		default:
			return append(kept, blocks[i:]...)
		}
	}
	return kept
}

// loneHead takes off who issues a rule and its form where they stand above its name without a 制定文. 「委員会」 above 「設置要綱」 is the first
// half of a name: the name has to be one without the line above it.
func (s *structurer) loneHead(blocks []block) []block {
	var head policy.Head
	for i, b := range blocks[:min(len(blocks), 3)] {
		switch {
		case b.rows != nil || b.aside:
			return blocks
		case head.Form == "" && formLine.MatchString(b.text):
			head.Form = b.text
		case head.Issuer == "" && issuer.MatchString(b.text):
			head.Issuer = b.text
		case i > 0 && ruleName.MatchString(b.text) && utf8.RuneCountInString(b.text) >= 6 && s.couldBeTitle(b, blocks[i+1:]):
			s.doc.Head.Form, s.doc.Head.Issuer = head.Form, head.Issuer
			return blocks[i:]
		default:
			return blocks
		}
	}
	return blocks
}

// couldBeTitle reports whether a line names the rule: a heading of the first level, a line marked ○, or a short line without a full stop
// in front of everything else.
func (s *structurer) couldBeTitle(b block, rest []block) bool {
	if b.heading == 1 {
		for _, o := range rest {
			if o.heading == 1 {
				return false // one of several: chapters, not the name
			}
		}
		_, _, numbered := policy.ParseLabel(b.text)
		return !numbered
	}
	if titleMark.MatchString(b.text) {
		return true
	}
	if _, _, numbered := policy.ParseLabel(b.text); numbered || isCaption(b.text) || isContents(b.text) {
		return false
	}
	return b.depth == 0 && !strings.ContainsAny(b.text, "。、，") && len([]rune(b.text)) <= 60 && len(rest) > 0
}

func isContents(s string) bool {
	return strings.Map(func(c rune) rune {
		if c == ' ' || c == '　' {
			return -1
		}
		return c
	}, s) == "目次"
}

var (
	// contentsRange is 第1条―第4条 in any dash, or 第35条・第36条, at the end of a line of a 目次.
	contentsRange = regexp.MustCompile(`[（(]\s*第[0-9０-９一二三四五六七八九十百]+条?[^（）()]*[）)]\s*$`)
	// contentsLeader is the row of dots and the number of the page behind a line of a 目次.
	contentsLeader = regexp.MustCompile(`[　 ]*[.．…‥・･]{2,}[　 ]*(?:[-－]?[　 ]*[0-9０-９ivxⅰ-ⅻ―-]+[　 ]*[-－]?)?$|[　 \t]+[0-9０-９]{1,3}$`)
)

// contentsPage is a line of a 目次 with the number of its page, behind dots or a tab.
var contentsPage = regexp.MustCompile(`[^。][　 ]*(?:[.．…‥・･]{2,}[　 ]*|\t)[-－]?[　 ]*[0-9０-９ivxⅰ-ⅻ―-]+[　 ]*[-－]?$`)

// dropContents leaves out the 目次: the lines behind 目次 that name headings, up to the first of them that comes again. They can be made again
// from the rule.
func (r *reader) dropContents(blocks []block) []block {
	for i, b := range blocks {
		if b.rows != nil || !isContents(b.text) {
			continue
		}
		end := contentsEnd(blocks, i+1)
		if end > i+1 {
			r.note("contents-skipped", b.pos, end-i-1)
		}
		return append(append([]block(nil), blocks[:i]...), blocks[end:]...)
	}
	return blocks
}

// dropFirstContents leaves out a 目次 in front of all provisions: one that lists the rules of a file looks like the first of them.
func (r *reader) dropFirstContents(blocks []block) []block {
	for _, b := range blocks {
		if _, _, labelled := policy.ParseLabel(b.text); labelled {
			return blocks
		}
		if b.rows == nil && isContents(b.text) {
			return r.dropContents(blocks)
		}
	}
	return blocks
}

// contentsEnd gives the index of the first block behind a 目次.
func contentsEnd(blocks []block, from int) int {
	seen, under, listed := map[string]bool{}, "", false
	for i := from; i < len(blocks); i++ {
		b := blocks[i]
		label, rest, ok := policy.ParseLabel(contentsRange.ReplaceAllString(contentsLeader.ReplaceAllString(b.text, ""), ""))
		page := b.rows == nil && contentsPage.MatchString(b.text)
		if !ok && (page || listed && b.rows == nil && i+1 < len(blocks) && contentsPage.MatchString(blocks[i+1].text)) {
			listed = true // the name of a rule, perhaps without a page among lines with pages
			continue
		}
		listed = listed || page
		if b.rows != nil || !ok || strings.HasSuffix(b.text, "。") || !listedInContents(label, b.text) {
			return i
		}
		if label.Shape == policy.ShapeUnit && label.Unit <= policy.Chapter {
			under = ""
		}
		key := under + "|" + label.Key()
		if !page && seen[key] && (label.Shape != policy.ShapeNamed || seen[key+"|"+rest]) {
			return i
		}
		seen[key], seen[key+"|"+rest] = true, true
		if label.Shape == policy.ShapeUnit && label.Unit <= policy.Chapter {
			under = label.Key()
		}
	}
	return from // a 目次 that nothing follows is the rule itself
}

// listedInContents reports whether a line of the label can stand in a 目次. Articles do with their captions alone.
func listedInContents(label policy.Label, line string) bool {
	switch label.Shape {
	case policy.ShapeUnit:
		return label.Unit.Grouping() || label.Unit == policy.Article && (contentsRange.MatchString(line) || contentsLeader.MatchString(line) || isCaption(strings.TrimLeft(line[len(label.Text):], " 　")))
	case policy.ShapeNamed, policy.ShapeDotted, policy.ShapeHyphen, policy.ShapeOrdinal, policy.ShapeBare:
		return true
	case policy.ShapeParen:
		return contentsLeader.MatchString(line)
	default:
		return false
	}
}
