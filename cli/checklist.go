package cli

import (
	"io"
	"path/filepath"
	"slices"
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

// checker is somebody a checklist is made for: whose duties it asks, and under which title.
type checker struct {
	title string
	roles []string // all when empty
	audit bool     // one row an article, as an auditor reads
}

var checkers = map[string]checker{
	"staff":     {title: "情報セキュリティ自己点検票（職員用）", roles: []string{"staff"}},
	"manager":   {title: "情報セキュリティ自己点検票（管理者用）", roles: []string{"kanrisha", "sekininsha"}},
	"system":    {title: "情報セキュリティ自己点検票（情報システム用）", roles: []string{"sysadmin", "systan", "cloudmanager"}},
	"committee": {title: "情報セキュリティ点検票（委員会用）", roles: []string{"ciso", "tokatsu", "committee", "csirt"}},
	"audit":     {title: "情報セキュリティ監査チェックリスト", audit: true},
}

func (p *program) checklistCommand() *cli.Command {
	edition := &cli.StringFlag{Name: "edition", Aliases: []string{"e"}, Usage: p.tr("国のモデルの版", "edition of the national model")}
	sections := &cli.StringFlag{Name: "sections", Usage: p.tr("所属の一覧（.txt、.csv、.xlsx）。params は設定ファイルの課、室等", "list of sections (.txt, .csv, .xlsx), or params for those of the parameter file")}
	return &cli.Command{
		Name:  "checklist",
		Usage: p.tr("点検票（Excel）を作成し、返送されたものを集計する", "Excel checklists: to the sections and back"),
		Subcommands: []*cli.Command{
			{
				Name:      "export",
				Usage:     p.tr("対策基準の義務ごとの点検票を作成する", "write a checklist with one row for each duty"),
				UsageText: "kitei checklist export -p kitei.yaml [--for staff|manager|system|committee|audit] [-o 点検票.xlsx]",
				Description: p.tr(`委員会及び各課が点検に用いる Excel の点検票を作成します。「--sections」を付けると、所属ごとのファイルをフォルダーに作成します。
   例: kitei checklist export -p samples/mizuho/kitei.yaml -o out/点検票.xlsx
   例: kitei checklist export -p kitei.yaml --for manager --sections params -o 点検票
   例: kitei checklist export -p kitei.yaml --changed-in r8-03 -o 改定の確認.xlsx`,
					`Writes the Excel checklist for the committee and the sections; with --sections one workbook for each section into a folder.
   Example: kitei checklist export -p samples/mizuho/kitei.yaml -o out/checklist.xlsx
   Example: kitei checklist export -p kitei.yaml --for manager --sections params -o checklists`),
				Flags: []cli.Flag{
					p.paramsFlag(), edition, sections,
					&cli.StringFlag{Name: "for", Usage: p.tr("点検する者（staff 職員、manager 管理者、system 情報システム、committee 委員会、audit 監査）", "who checks (staff, manager, system, committee, audit)")},
					&cli.StringFlag{Name: "role", Usage: p.tr("対象者の役割（staff、kanrisha、sysadmin、tokatsu 等）", "only the duties of a role (staff, kanrisha, sysadmin, tokatsu …)")},
					&cli.StringFlag{Name: "chapter", Usage: p.tr("章の見出し又は識別子", "only a chapter, by its title or id")},
					&cli.StringFlag{Name: "level", Usage: p.tr("必須（must）又は推奨（rec）だけ", "only what is required (must) or recommended (rec)")},
					&cli.StringFlag{Name: "changed-in", Usage: p.tr("この版で変わった条項だけ", "only what this edition changed")},
					&cli.StringFlag{Name: "due", Usage: p.tr("提出期限（2026-09-30 のように書く）", "day by which it is to be returned (2026-09-30)")},
					&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Value: "点検票.xlsx", Usage: p.tr("出力先のファイル（所属ごとのときはフォルダー）", "output file; with --sections a folder")},
					p.forceFlag(),
				},
				Action: p.runChecklistExport,
			},
			{
				Name:      "import",
				Usage:     p.tr("返送された点検票を読み取り、集計する", "read the checklists that came back"),
				UsageText: "kitei checklist import DIR|FILE... -p kitei.yaml [--sections FILE] [-o 回答.json]",
				Description: p.tr(`返送された点検票を、並べ替え、行の追加、列の移動、他のソフトによる保存等があっても読み取り、集計し、確認を要する点をファイル、シート及びセルで示します。
   例: kitei checklist import 返送 -p kitei.yaml --sections params -o 回答.json`,
					`Reads what the sections returned, however it was treated, counts it, and names every problem with file, sheet and cell.
   Example: kitei checklist import returned -p kitei.yaml --sections params -o answers.json`),
				Flags: []cli.Flag{
					p.paramsFlag(), edition, sections,
					p.formatFlag("text", "text,json"),
					&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Usage: p.tr("結果（JSON）の出力先", "output file of the result (JSON)")},
					p.forceFlag(),
				},
				Action: p.runChecklistImport,
			},
			{
				Name:      "report",
				Usage:     p.tr("点検の結果を委員会の資料にする", "the committee's report of the results"),
				UsageText: "kitei checklist report 回答.json [--last 前年.json] [-f xlsx] [-o 報告.xlsx]",
				Description: p.tr(`「kitei checklist import」の結果から、所属別及び区分別の集計、未実施の項目、前回との比較並びに確認事項をまとめます。
   Word には委員会が読む要約だけを、ほかの形式には全ての項目を載せます。
   例: kitei checklist report 回答.json --last 前年の回答.json -f xlsx -o 点検結果.xlsx
   例: kitei checklist report 回答.json -f docx -o 点検結果の概要.docx`,
					`Totals by section and chapter, what is not done, what changed since last year, and what is to be asked again.
   Word holds the summary a committee reads; the other formats hold everything.
   Example: kitei checklist report answers.json --last last-year.json -f xlsx -o report.xlsx`),
				Flags: []cli.Flag{
					p.formatFlag("text", "text,md,html,docx,xlsx"),
					&cli.StringFlag{Name: "last", Usage: p.tr("前回の結果（JSON）", "the result of last year (JSON)")},
					p.outFlag(),
					p.forceFlag(),
				},
				Action: p.runChecklistReport,
			},
		},
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
	options, err := p.checklistOptions(c, set, values)
	if err != nil {
		return err
	}
	sections, err := p.sections(c.String("sections"), values)
	if err != nil {
		return err
	}
	if len(sections) == 0 {
		if err := p.named(c.String("out"), "xlsx"); err != nil {
			return err
		}
		list, err := checklistOf(set, options)
		if err != nil {
			return err
		}
		return p.emit(c.String("out"), c.Bool("force"), func(w io.Writer) error { return exporters.WriteChecklist(w, list) })
	}
	var files []file
	for _, section := range sections {
		options.Section = section
		list, err := checklistOf(set, options)
		if err != nil {
			return err
		}
		files = append(files, file{"点検票_" + fileName(section) + ".xlsx", func(w io.Writer) error { return exporters.WriteChecklist(w, list) }})
	}
	out := strings.TrimSuffix(c.String("out"), ".xlsx")
	if err := p.writeAll(out, files, c.Bool("force")); err != nil {
		return err
	}
	p.say("%d の所属の点検票を %s に作成しました。返送されたら「kitei checklist import フォルダー -o 回答.json」で集計できます。", "Wrote checklists for %d sections to %s. Next: kitei checklist import FOLDER -o answers.json.", len(files), filepath.ToSlash(out))
	return nil
}

// checklistOptions reads the flags that choose what is asked.
func (p *program) checklistOptions(c *cli.Context, set *templates.Set, values *templates.Params) (exporters.ChecklistOptions, error) {
	o := exporters.ChecklistOptions{RoleName: values.RoleName, Body: values.Str("body.name"), Edition: set.Edition.Name, Revision: set.Revision, Chapter: c.String("chapter")}
	if who := c.String("for"); who != "" {
		r, known := checkers[who]
		if !known {
			return o, p.usageError("flag-value", "--for", who, "staff, manager, system, committee, audit")
		}
		o.Roles, o.Audit, o.Title = r.roles, r.audit, r.title
	}
	if role := c.String("role"); role != "" {
		if values.RoleName(role) == role {
			return o, p.usageError("flag-value", "--role", role, "ciso, tokatsu, sekininsha, kanrisha, sysadmin, systan, staff, committee, csirt, audit, cloudmanager")
		}
		o.Roles = []string{role}
	}
	switch level := c.String("level"); level {
	case "":
	case "must":
		o.Level = policy.Must
	case "rec":
		o.Level = policy.Recommended
	default:
		return o, p.usageError("flag-value", "--level", level, "must, rec")
	}
	if day := c.String("due"); day != "" {
		o.Due = templates.EraDate(day, policy.Hankaku)
		if o.Due == day {
			return o, p.usageError("flag-value", "--due", day, "2026-09-30")
		}
	}
	if edition := c.String("changed-in"); edition != "" {
		changed, err := changedIn(edition)
		if err != nil {
			return o, err
		}
		o.Keep = changed
	}
	return o, nil
}

// changedIn keeps the duties an edition changed, by the commentary too.
func changedIn(edition string) (func(*policy.Node, []*policy.Node) bool, error) {
	if _, err := templates.Open(edition); err != nil {
		return nil, err
	}
	entries, err := templates.ReadChanges(edition)
	if err != nil {
		return nil, err
	}
	ids := map[string]bool{}
	for _, e := range entries {
		for _, id := range e.New {
			ids[id] = true
		}
	}
	return func(n *policy.Node, up []*policy.Node) bool {
		for _, a := range append(slices.Clone(up), n) {
			if ids[a.ID] || slices.ContainsFunc(a.Also, func(id string) bool { return ids[id] }) {
				return true
			}
		}
		return false
	}, nil
}

// checklistOf makes the checklist of a draft.
func checklistOf(set *templates.Set, o exporters.ChecklistOptions) (*exporters.Checklist, error) {
	rules := set.Documents()[:len(set.Documents())-len(set.Procedures)]
	list := exporters.NewChecklist(rules, o)
	if !o.Audit && slices.ContainsFunc(o.Roles, func(role string) bool { return role == "staff" || role == "kanrisha" }) {
		return list, nil // what changed in the commentary alone is for those who keep the rules, not for those who are asked
	}
	var err error
	list.Reviews, err = reviews(set.Edition.ID, rules)
	return list, err
}
