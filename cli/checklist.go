package cli

import (
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"kitei/exporters"
	"kitei/policy"
	"kitei/templates"
)

// reviews lists the clauses of the documents of which the edition changed the commentary only: nothing to check in the text, but a reason to
// look at practice and procedures.
func reviews(edition string, docs []*policy.Document) ([]exporters.ReviewRow, error) {
	entries, err := templates.ReadChanges(edition)
	if err != nil {
		return nil, err
	}
	var out []exporters.ReviewRow
	for _, e := range entries {
		if e.Kind != templates.Commentary {
			continue
		}
		for _, id := range e.New {
			for _, d := range docs {
				if n := d.Find(id); n != nil {
					number := n.Label
					if !strings.HasSuffix(number, "条") {
						number = n.Cite // a number that is counted through its chapter says too little alone
					}
					out = append(out, exporters.ReviewRow{Clause: d.Short + number + "　" + n.Title, What: e.What, Why: e.Why, Source: e.Source})
				}
			}
		}
	}
	return out, nil
}

func (p *program) checklistCommand() *cli.Command {
	return &cli.Command{
		Name:  "checklist",
		Usage: p.tr("点検票（Excel）を扱う", "Excel checklists"),
		Subcommands: []*cli.Command{{
			Name:      "export",
			Usage:     p.tr("対策基準の義務ごとの点検票を作成する", "write a checklist with one row for each duty"),
			UsageText: "kitei checklist export -p kitei.yaml [-e r8-03] [-o 点検票.xlsx]",
			Description: p.tr(`委員会及び各課が点検に用いる Excel の点検票を作成します。
   例: kitei checklist export -p samples/mizuho/kitei.yaml -o out/点検票.xlsx
   例: kitei checklist export -p kitei.yaml --role kanrisha -o 点検票_管理者.xlsx`,
				`Writes the Excel checklist for the committee and the sections.
   Example: kitei checklist export -p samples/mizuho/kitei.yaml -o out/checklist.xlsx`),
			Flags: []cli.Flag{
				p.paramsFlag(),
				&cli.StringFlag{Name: "edition", Aliases: []string{"e"}, Usage: p.tr("国のモデルの版", "edition of the national model")},
				&cli.StringFlag{Name: "role", Usage: p.tr("対象者の役割（staff、kanrisha、sysadmin、tokatsu 等）", "only the duties of a role (staff, kanrisha, sysadmin, tokatsu …)")},
				&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Value: "点検票.xlsx", Usage: p.tr("出力先のファイル", "output file")},
				p.forceFlag(),
			},
			Action: p.runChecklistExport,
		}},
	}
}

func (p *program) runChecklistExport(c *cli.Context) error {
	if err := p.noArguments(c); err != nil {
		return err
	}
	set, values, err := p.draft(c.String("params"), c.String("edition"))
	if err != nil {
		return err
	}
	options := exporters.ChecklistOptions{RoleName: values.RoleName, Body: values.Str("body.name"), Edition: set.Edition.Name, Revision: set.Revision}
	if role := c.String("role"); role != "" {
		if values.RoleName(role) == role {
			return p.usageError("flag-value", "--role", role, "ciso, tokatsu, sekininsha, kanrisha, sysadmin, systan, staff, committee, csirt, audit, cloudmanager")
		}
		options.Role = role
	}
	rules := set.Documents()[:len(set.Documents())-len(set.Procedures)]
	list := exporters.NewChecklist(rules, options)
	if list.Reviews, err = reviews(set.Edition.ID, rules); err != nil {
		return err
	}
	return p.emit(c.String("out"), c.Bool("force"), func(w io.Writer) error { return exporters.WriteChecklist(w, list) })
}
