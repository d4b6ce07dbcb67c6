package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"kitei/policy"
	"kitei/templates"
)

func (p *program) dutyCommand() *cli.Command {
	return &cli.Command{
		Name:      "duty",
		Usage:     p.tr("法令が求める事項に応える条項を確かめる", "which clauses meet what the law asks"),
		UsageText: "kitei duty -p kitei.yaml [-f text|json] [--exit-code]",
		Description: p.tr(`地方自治法第244条の6（方針の策定及び公表）並びに同法施行規則第16条の3第1項の八つの号について、
   今の設定で作成される基本方針及び対策基準のどの条項が応えるかを表示します。現行の規程については、「kitei gap」の法定事項で確認できます。
   例: kitei duty -p kitei.yaml
   例: kitei duty -p kitei.yaml -f json --exit-code`,
			`Shows which clauses of today's draft meet 地方自治法 art. 244-6 and the eight items of art. 16-3(1) of its enforcement rules.
   For today's local policies see the section 法定事項 of kitei gap.
   Example: kitei duty -p kitei.yaml
   Example: kitei duty -p kitei.yaml -f json --exit-code`),
		Flags: []cli.Flag{
			p.paramsFlag(),
			&cli.StringFlag{Name: "edition", Aliases: []string{"e"}, Usage: p.tr("国のモデルの版。省略時は設定ファイルの edition.to", "edition of the national model; default: edition.to of the parameter file")},
			p.formatFlag("text", "text,json"),
			&cli.BoolFlag{Name: "exit-code", Usage: p.tr("応える条項のない事項があるときは終了コードを 1 とする", "exit with 1 when a duty is not met")},
		},
		Action: p.runDuty,
	}
}

func (p *program) runDuty(c *cli.Context) error {
	if err := p.noArguments(c); err != nil {
		return err
	}
	format, err := p.outputFormat(c, "", "text", "json")
	if err != nil {
		return err
	}
	set, values, err := p.draft(c.String("params"), c.String("edition"))
	if err != nil {
		return err
	}
	answers, err := set.LegalCoverage(values)
	if err != nil {
		return err
	}
	write := func(w io.Writer) error { return p.writeDutyText(w, set, answers) }
	if format == "json" {
		write = func(w io.Writer) error { return writeDutyJSON(w, set, answers) }
	}
	if err := p.emit("", false, write); err != nil {
		return err
	}
	if c.Bool("exit-code") && slices.ContainsFunc(answers, func(a templates.LegalAnswer) bool { return !a.Met() }) {
		return errFound
	}
	return nil
}

// writeDutyText prints each duty with its parts: the clauses that answer it, that there is none, or that it does not concern the body.
func (p *program) writeDutyText(w io.Writer, set *templates.Set, answers []templates.LegalAnswer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s（%s）\n", set.Basic.Title, set.Edition.Name)
	law := ""
	for _, a := range answers {
		if a.Law != law {
			law = a.Law
			fmt.Fprintf(&b, "\n%s（%s%s）\n", law, templates.EraDate(a.Since, policy.Hankaku), p.tr("施行", " in force"))
			for _, s := range []string{a.Note, a.Exemption} {
				if s != "" {
					fmt.Fprintf(&b, "  %s\n", s)
				}
			}
			fmt.Fprintf(&b, "  %s: %s\n", p.tr("出典", "Source"), a.Source)
		}
		fmt.Fprintf(&b, "\n%s %s　%s\n", dutyMark(a.Applies(), a.Met()), a.Place, a.Subject)
		if a.Transitional != "" {
			fmt.Fprintf(&b, "     %s: %s\n", p.tr("経過措置", "Transitional"), a.Transitional)
		}
		for _, part := range a.Answers {
			fmt.Fprintf(&b, "     %s %s: %s\n", dutyMark(part.Applies, part.Met), part.Subject, p.dutyClauses(part))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func dutyMark(applies, met bool) string {
	switch {
	case !applies:
		return "－"
	case met:
		return "○"
	}
	return "×"
}

func (p *program) dutyClauses(part templates.PartAnswer) string {
	switch {
	case !part.Applies:
		return p.tr("今の設定では該当しない。", "does not concern the body with these settings")
	case part.Needs != "":
		return fmt.Sprintf(p.tr("設定「%s」により行われない。", "not done because of %s"), part.Needs)
	case !part.Met:
		return p.tr("応える条項がない。", "no clause")
	}
	var words []string
	for _, c := range part.Clauses {
		words = append(words, strings.TrimSpace(c.Label+" "+c.Title))
	}
	return strings.Join(words, "、")
}

// The JSON of kitei duty. Names are part of the interface and do not change.
type dutyJSON struct {
	Edition  string           `json:"edition"`
	Revision string           `json:"revision"`
	Duties   []dutyAnswerJSON `json:"duties"`
}

type dutyAnswerJSON struct {
	Key          string         `json:"key"`
	Law          string         `json:"law"`
	Place        string         `json:"place"`
	Subject      string         `json:"subject"`
	Duty         string         `json:"duty"`
	Since        string         `json:"since"`
	Transitional string         `json:"transitional,omitempty"`
	Exemption    string         `json:"exemption,omitempty"`
	Chapters     []string       `json:"chapters,omitempty"`
	Source       string         `json:"source"`
	Mark         string         `json:"mark"`
	Applies      bool           `json:"applies"`
	Met          bool           `json:"met"`
	Parts        []dutyPartJSON `json:"parts"`
}

type dutyPartJSON struct {
	Subject string           `json:"subject"`
	Applies bool             `json:"applies"`
	Met     bool             `json:"met"`
	Needs   string           `json:"needs,omitempty"`
	Clauses []dutyClauseJSON `json:"clauses"`
}

type dutyClauseJSON struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	Title string `json:"title,omitempty"`
}

func writeDutyJSON(w io.Writer, set *templates.Set, answers []templates.LegalAnswer) error {
	out := dutyJSON{Edition: set.Edition.ID, Revision: set.Revision, Duties: []dutyAnswerJSON{}}
	for _, a := range answers {
		d := dutyAnswerJSON{
			Key: a.Key, Law: a.Law, Place: a.Place, Subject: a.Subject, Duty: a.Duty, Since: a.Since, Transitional: a.Transitional,
			Exemption: a.Exemption, Chapters: a.Chapters, Source: a.Source, Mark: a.Mark, Applies: a.Applies(), Met: a.Met(),
		}
		for _, part := range a.Answers {
			clauses := []dutyClauseJSON{}
			for _, c := range part.Clauses {
				clauses = append(clauses, dutyClauseJSON(c))
			}
			d.Parts = append(d.Parts, dutyPartJSON{Subject: part.Subject, Applies: part.Applies, Met: part.Met, Needs: part.Needs, Clauses: clauses})
		}
		out.Duties = append(out.Duties, d)
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(out)
}
