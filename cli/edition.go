package cli

import (
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"kitei/policy"
	"kitei/templates"
)

func (p *program) editionCommand() *cli.Command {
	return &cli.Command{
		Name:  "edition",
		Usage: p.tr("収録している国のモデルの版を調べる", "the editions of the national model"),
		Subcommands: []*cli.Command{
			{
				Name: "list", Usage: p.tr("版の一覧", "list the editions"), UsageText: "kitei edition list",
				Description: p.tr("例: kitei edition list", "Example: kitei edition list"),
				Action:      p.runEditionList,
			},
			{
				Name: "show", Usage: p.tr("一つの版の内容、出典及び確からしさ", "an edition's contents, source and certainty"), UsageText: "kitei edition show r8-03",
				Description: p.tr("例: kitei edition show r8-03", "Example: kitei edition show r8-03"),
				Action:      p.runEditionShow,
			},
			p.editionCheckCommand(),
			p.editionImportCommand(),
		},
	}
}

func (p *program) runEditionList(c *cli.Context) error {
	if err := p.noArguments(c); err != nil {
		return err
	}
	for _, o := range templates.Outlines() {
		if err := p.print("%s\t%s\t%s\t%s\n", o.ID, o.Name, templates.EraDate(o.Date, policy.Hankaku), p.tr(templates.OutlineOnly, "outline only")); err != nil {
			return err
		}
	}
	for _, e := range templates.Editions() {
		if err := p.print("%s\t%s\t%s\n", e.ID, e.Name, templates.EraDate(e.Date, policy.Hankaku)); err != nil {
			return err
		}
	}
	return nil
}

// certainty are the words for how sure the facts of an edition or entry are.
var certainty = map[string]message{
	"sourced": {"出典で確認済み", "confirmed by a source"},
	"known":   {"一般的知識による（公表資料と矛盾しないことを確認）", "general knowledge, consistent with published material"},
	"unsure":  {"未確認（原典で確認のこと）", "unsure: check the original"},
}

func (p *program) runEditionShow(c *cli.Context) error {
	if c.Args().Len() != 1 {
		return p.usageError("edition-argument")
	}
	e, err := p.openEdition(c.Args().First())
	if err != nil {
		return err
	}
	mark := func(m string) string { return p.tr(certainty[m].ja, certainty[m].en) }
	if err := p.print("%s　%s（%s %s）\n%s\n%s: %s\n%s: %s\n%s: %s\n\n%s\n\n", e.ID, e.Name, templates.EraDate(e.Date, policy.Hankaku), e.Kind, e.Basis,
		p.tr("出典", "Source"), e.Source, p.tr("確からしさ", "Certainty"), mark(e.Mark), p.tr("未確認の点", "Not certain"), e.Note, e.Statement()); err != nil {
		return err
	}
	d, err := templates.Model(e)
	if err != nil {
		return err
	}
	standings := map[string]templates.Standing{} // known of kitei's own editions only
	if e.Wording == "" && templates.Known(e.ID) {
		if standings, err = templates.Standings(e.ID); err != nil {
			return err
		}
	}
	counts := map[*policy.Node]bool{}
	for _, c := range policy.Clauses(d) {
		counts[c.Node] = true
	}
	var sources []string
	for n, up := range d.Walk() {
		if n.Kind > policy.Article {
			continue
		}
		note := ""
		if s, known := standings[n.ID]; known && counts[n] {
			at := slices.Index(sources, s.Source)
			if at < 0 {
				at = len(sources)
				sources = append(sources, s.Source)
			}
			note = p.standing(s, at+1)
		}
		if err := p.print("%*s%s %s%s\n", 2*len(up), "", n.Label, n.Title, note); err != nil {
			return err
		}
	}
	if len(sources) == 0 {
		return nil
	}
	if err := p.print("\n%s\n", p.tr("出典（各条項の改正による文言の根拠。文言そのものは kitei による）", "Sources")); err != nil {
		return err
	}
	for i, s := range sources {
		if err := p.print("  [%d] %s\n", i+1, s); err != nil {
			return err
		}
	}
	changes, err := templates.ReadChanges(e.ID)
	if err != nil {
		return err
	}
	if len(changes) > 0 {
		if err := p.print("\n%s\n", p.tr("前の版からの変更", "Changes since the edition before")); err != nil {
			return err
		}
	}
	for _, ch := range changes {
		if err := p.print("  [%s] %v → %v: %s（%s）\n", ch.Kind, ch.Old, ch.New, ch.What, mark(ch.Mark)); err != nil {
			return err
		}
	}
	return nil
}

// sure are the short words for how sure the facts behind a clause are.
var sure = map[string]message{"sourced": {"確認済み", "confirmed"}, "known": {"一般的知識", "general knowledge"}, "unsure": {"未確認", "unsure"}}

// standing tells of a clause since when it stands, when its text last changed, how sure that is, and from which source in the list below.
func (p *program) standing(s templates.Standing, source int) string {
	changed := ""
	if s.Changed.ID != s.Since.ID {
		changed = fmt.Sprintf(p.tr("、%sで改正", ", changed in %s"), s.Changed.Name)
	}
	return fmt.Sprintf(p.tr("（%sから%s。%s[%d]）", " (since %s%s; %s [%d])"), s.Since.Name, changed, p.tr(sure[s.Mark].ja, sure[s.Mark].en), source)
}
