package importers

import (
	"regexp"
	"strings"

	"kitei/policy"
)

var (
	titleMark  = regexp.MustCompile(`^[○◯〇●]\s*`)
	ruleNumber = regexp.MustCompile(`^[（(]?([^（）()。、]{0,40}(?:条例|規則|訓令|訓令甲|規程|告示|要綱|要領|庁達|管理規程|教委訓令)[甲乙]?第[0-9０-９一二三四五六七八九十百]+号)[）)]?$`)
	issueDate  = regexp.MustCompile(`^((?:明治|大正|昭和|平成|令和)(?:元|[0-9０-９一二三四五六七八九十]+)年[0-9０-９一二三四五六七八九十]+月[0-9０-９一二三四五六七八九十]+日)$`)
)

// title takes the head of a rule off: its name, number and date, in whatever order they stand.
func (s *structurer) title(blocks []block) []block {
	for len(blocks) > 0 {
		b := blocks[0]
		switch {
		case b.rows != nil || b.aside:
			return blocks
		case ruleNumber.MatchString(b.text):
			s.doc.Head.Number = ruleNumber.FindStringSubmatch(b.text)[1]
		case issueDate.MatchString(b.text):
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

// contentsRange is 第1条―第4条 in any dash, or 第35条・第36条, at the end of a line of a 目次.
var contentsRange = regexp.MustCompile(`[（(]\s*第[0-9０-９一二三四五六七八九十百]+条?[^（）()]*[）)]\s*$`)

// dropContents leaves out the 目次: the lines behind 目次 that name chapters, and their ranges. They can be made again from the rule.
func (s *structurer) dropContents(blocks []block) []block {
	for i, b := range blocks {
		if b.rows != nil || b.aside || !isContents(b.text) {
			continue
		}
		seen := map[string]bool{}
		end := i + 1
		for ; end < len(blocks); end++ {
			label, _, ok := policy.ParseLabel(blocks[end].text)
			group := ok && (label.Shape == policy.ShapeUnit && label.Unit.Grouping() || label.Unit.Attached() || label.Shape == policy.ShapeDotted || label.Shape == policy.ShapeHyphen || label.Shape == policy.ShapeOrdinal || label.Shape == policy.ShapeBare)
			if contentsRange.MatchString(blocks[end].text) && ok {
				seen[label.Key()] = true
				continue
			}
			key := label.Key() + "|" + blocks[end].text
			if !group || seen[key] || seen[label.Key()] && label.Unit == policy.Chapter || strings.HasSuffix(blocks[end].text, "。") {
				break
			}
			seen[key] = true
			if label.Unit == policy.Chapter {
				seen[label.Key()] = true
			}
		}
		if end > i+1 {
			s.note("contents-skipped", b.pos, end-i-1)
			return append(append([]block(nil), blocks[:i]...), blocks[end:]...)
		}
		return append(append([]block(nil), blocks[:i]...), blocks[i+1:]...)
	}
	return blocks
}
