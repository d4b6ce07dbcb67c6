package cli

import (
	"cmp"
	"fmt"
	"strings"

	"kitei/exporters"
	"kitei/policy"
	"kitei/templates"
)

// What stands in a letter where somebody has to write by hand.
const (
	blankNumber = "　　第　　　　号"
	blankDate   = "令和　　年　　月　　日"
	blankFrom   = "（発信者）"
)

// letter is the 依頼文 to a section: purpose, what is asked, deadline, form, contact and enclosures (facts §8.9).
func (k *consulting) letter(section string) *exporters.Letter {
	titles := make([]string, 0, 2)
	for _, d := range k.rules() {
		titles = append(titles, d.Title)
	}
	due := cmp.Or(k.dayWords(k.due), blankDate)
	l := &exporters.Letter{
		Number: cmp.Or(k.number, blankNumber), Date: cmp.Or(templates.EraDate(k.date, k.digits()), blankDate), To: addressee(section), From: cmp.Or(k.from, blankFrom),
		Subject: k.narrow(templates.Enumerate(titles, "及び") + "の案に対する意見について（照会）"),
		Body: []string{
			"このことについて、別紙のとおり案を作成しましたので、下記により意見を照会します。",
			"ついては、案の内容を確認の上、" + due + "までに、回答票により回答くださるようお願いします。",
		},
		Footer: "案 " + k.asked.Draft,
	}
	l.Items = []exporters.LetterItem{
		{Title: "趣旨", Lines: []string{k.purpose()}},
		{Title: "意見を求める事項", Numbered: true, Lines: []string{
			"案の条項の内容及び表現に関すること。",
			"業務への影響及び施行の前に必要となる準備に関すること。",
		}},
		{Title: "回答の期限", Lines: []string{due}},
		{Title: "回答の方法", Lines: []string{
			"回答票（Excelブック）に記入し、" + k.contact() + "に提出してください。意見がない場合も、「意見の有無」で「意見なし」を選んで提出してください。",
		}},
	}
	if days := k.days(); len(days) > 0 {
		l.Items = append(l.Items, exporters.LetterItem{Title: "今後の予定", Lines: days, Numbered: true})
	}
	enclosed := []string{"改正の概要（別紙" + k.count1(1) + "）"}
	for _, title := range titles {
		enclosed = append(enclosed, title+"の案（別紙"+k.count1(2)+"）")
	}
	l.Items = append(l.Items, exporters.LetterItem{Title: "添付書類", Numbered: true, Lines: append(enclosed, "新旧対照表（別紙"+k.count1(3)+"）", "回答票")})
	if contact := k.contact(); contact != "" {
		l.Contact = []string{"担当　" + contact}
	}
	return l
}

// count1 writes a number in the digits of the town's rules.
func (k *packing) count1(n int) string { return policy.FormatNumber(n, k.digits()) }

// narrow leaves out the name of the town the second time it stands in a list of titles: 瑞穂町情報セキュリティ基本方針及び情報セキュリティ対策基準.
func (k *packing) narrow(s string) string {
	name := k.params.Str("body.name")
	if name == "" {
		return s
	}
	if first := strings.Index(s, name); first >= 0 {
		head := s[:first+len(name)]
		return head + strings.ReplaceAll(s[first+len(name):], "及び"+name, "及び")
	}
	return s
}

// purpose says why the rules are revised.
func (k *packing) purpose() string {
	rules := k.before
	if templates.Known(k.comparison.Old.Source) {
		rules = "現行の情報セキュリティポリシー"
	}
	return fmt.Sprintf("%sを見直し、総務省の「地方公共団体における情報セキュリティポリシーに関するガイドライン」（%s）に合わせるとともに、地方自治法（昭和%s年法律第%s号）第%s条の%sの規定による方針を定めて公表するものです。",
		rules, k.set.Edition.Name, k.count1(22), k.count1(67), k.count1(244), k.count1(6))
}

// days are the steps after the consultation whose days are known.
func (k *packing) days() []string {
	var out []string
	for _, d := range []struct{ param, what string }{
		{"plan.committee", k.params.Str("committee.name") + "への付議"},
		{"plan.decision", "決裁及び発出"},
		{"doc.effective", "施行"},
	} {
		if day := k.params.Str(d.param); day != "" {
			out = append(out, d.what+"　"+templates.EraDate(day, k.digits()))
		}
	}
	return out
}
