package cli

import (
	"cmp"
	"io"
	"path/filepath"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"kitei/diffing"
	"kitei/exporters"
	"kitei/policy"
	"kitei/templates"
)

// consulting is everything the folder of a 意見照会 is made from.
type consulting struct {
	*packing
	asked    *exporters.Consultation
	sections []string // one empty section when nobody named any
	date     string   // 2026-12-01; empty when it is to be filled in
	due      string
	number   string // 文書番号
	from     string // 発信者
}

func (p *program) runConsultExport(c *cli.Context) error {
	k, err := p.consulting(c)
	if err != nil {
		return err
	}
	files, err := k.files()
	if err != nil {
		return err
	}
	out := c.String("out")
	if err := p.writeAll(out, files, c.Bool("force")); err != nil {
		return err
	}
	p.notices(k.notices)
	p.say("意見照会の一式（%d 個のファイル、回答票は %d 条項）を %s に作成しました。返送されたら「kitei consult import フォルダー -o 意見と対応.xlsx」でまとめられます。",
		"Wrote %d files (answer sheets of %d clauses) to %s. Next: kitei consult import FOLDER -o opinions.xlsx.", len(files), len(k.asked.Clauses), filepath.ToSlash(out))
	return nil
}

// consulting drafts, compares, and reads what the letter says.
func (p *program) consulting(c *cli.Context) (*consulting, error) {
	k := &consulting{}
	var err error
	if k.packing, err = p.packing(c); err != nil {
		return nil, err
	}
	k.notices = nil // what the plan and the procedures lack is no matter of the sections
	if k.sections, err = p.sections(c.String("sections"), k.params); err != nil {
		return nil, err
	}
	if len(k.sections) == 0 {
		k.sections = []string{""}
	}
	for _, d := range []struct {
		flag, param, code string
		value             *string
	}{{"date", "plan.consult_from", "consult-no-date", &k.date}, {"due", "plan.consult_to", "consult-no-due", &k.due}} {
		*d.value = cmp.Or(c.String(d.flag), k.params.Str(d.param))
		if *d.value == "" {
			k.notices = append(k.notices, policy.Notice{Code: d.code})
		} else if _, err := time.Parse(time.DateOnly, *d.value); err != nil {
			return nil, p.usageError("flag-value", "--"+d.flag, *d.value, "2026-12-18")
		}
	}
	if k.date != "" && k.due != "" && k.due < k.date {
		return nil, p.usageError("consult-order", k.date, k.due)
	}
	if n := k.count(diffing.Undecided); n > 0 {
		k.notices = append(k.notices, policy.Notice{Code: "consult-undecided", Args: []any{n}})
	}
	k.number, k.from = c.String("number"), cmp.Or(c.String("from"), headOf(k.params.Str("committee.secretary")))
	for _, section := range k.sections {
		if section != "" && headOf(section) == k.from {
			k.notices = append(k.notices, policy.Notice{Code: "consult-own", Args: []any{section}})
		}
	}
	k.asked = exporters.NewConsultation(k.rules(), k.comparison, exporters.ConsultOptions{
		Body: k.params.Str("body.name"), Edition: k.set.Edition.Name, Revision: k.set.Revision, Due: k.dayWords(k.due), Return: k.contact(),
	})
	if c.Bool("changed") {
		k.asked = k.asked.Changed()
	}
	return k, nil
}

// rules are 基本方針 and 対策基準: what the sections are asked about.
func (k *packing) rules() []*policy.Document {
	docs := k.set.Documents()
	return docs[:len(docs)-len(k.set.Procedures)]
}

// contact is where answers go to: 担当者 of the parameter file, else the secretariat.
func (k *packing) contact() string {
	return cmp.Or(k.params.Str("plan.officer"), k.params.Str("committee.secretary"))
}

// digits are those of the town's rules; a letter is written from left to right.
func (k *packing) digits() policy.Digits {
	if d := k.set.Basic.Head.Styling.Digits; d != policy.Kanji {
		return d
	}
	return policy.Zenkaku
}

// dayWords writes a day with its day of the week: 令和8年12月18日（金曜日）. An empty day stays empty.
func (k *packing) dayWords(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return templates.EraDate(day, k.digits()) + "（" + string([]rune("日月火水木金土")[t.Weekday()]) + "曜日）"
}

// files are the letters and answer sheets of the sections and what is enclosed with all of them. Nobody writes to himself: the section whose head sends the
// letters gets the answer sheet alone.
func (k *consulting) files() ([]file, error) {
	all, err := k.outlineOf(len(k.comparison.Changes), 0)
	if err != nil {
		return nil, err
	}
	short, err := k.outline()
	if err != nil {
		return nil, err
	}
	table := exporters.NewTable(k.comparison, k.table)
	files := []file{
		{"別紙1_改正の概要.docx", sealed(".docx", func(w io.Writer) error { return exporters.WriteReportDocx(w, short) })},
		{"別紙1_改正の概要_全条項.xlsx", sealed(".xlsx", func(w io.Writer) error { return exporters.WriteReportXLSX(w, all) })},
	}
	for _, d := range k.rules() {
		files = append(files, file{"別紙2_案_" + fileName(d.Title) + ".docx", func(w io.Writer) error {
			return exporters.WriteDocx(w, d, layout(d, k.set.Edition, k.params))
		}})
	}
	files = append(files, file{"別紙3_新旧対照表.docx", provenTable(k.comparison, table, "docx")})
	for _, section := range k.sections {
		tail := ""
		if section != "" {
			tail = "_" + fileName(section)
		}
		letter, asked := k.letter(section), k.asked.For(section)
		if section == "" || headOf(section) != k.from {
			files = append(files, file{"依頼文/依頼文" + tail + ".docx", func(w io.Writer) error { return exporters.WriteLetter(w, letter, k.digits()) }})
		}
		files = append(files, file{"回答票/回答票" + tail + ".xlsx", func(w io.Writer) error { return exporters.WriteConsultation(w, asked) }})
	}
	return files, nil
}

// headOf names the head of an office: 総務課 becomes 総務課長. What is no office by its name stays as it is.
func headOf(office string) string {
	for _, end := range []string{"課", "室", "局", "係", "部", "所", "館", "園", "校", "センター", "署", "院"} {
		if strings.HasSuffix(office, end) {
			return office + "長"
		}
	}
	return office
}

// addressee is how a section is addressed: its head by the post, else the section as a whole.
func addressee(section string) string {
	head := headOf(section)
	switch {
	case section == "":
		return "各所属長　様"
	case head != section || strings.HasSuffix(section, "長") || strings.HasSuffix(section, "者"):
		return head + "　様"
	}
	return section + "　御中"
}
