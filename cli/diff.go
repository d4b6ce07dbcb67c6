package cli

import (
	"bytes"
	"io"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"kitei/diffing"
	"kitei/exporters"
	"kitei/policy"
	"kitei/templates"
)

// tableWriters are the formats of a 新旧対照表.
var tableWriters = map[string]func(io.Writer, *exporters.Table) error{
	"text": exporters.WriteDiffText,
	"md":   exporters.WriteDiffMarkdown,
	"html": exporters.WriteDiffHTML,
	"docx": exporters.WriteDiffDocx,
	"xlsx": exporters.WriteDiffXLSX,
}

func (p *program) diffCommand() *cli.Command {
	return &cli.Command{
		Name:      "diff",
		Usage:     p.tr("二つの版又は規程を条項ごとに比較し、新旧対照表を作成する", "compare two editions or policies clause by clause"),
		UsageText: "kitei diff OLD NEW [-f text|json|md|html|docx|xlsx] [-o FILE] [--redline]",
		Description: p.tr(`OLD、NEW には、版（r5-03 等）、規程のファイル若しくはフォルダー又は project（今の設定による案）を指定します。
   例: kitei diff r5-03 r8-03 -f html -o 新旧対照表.html
   例: kitei diff h30-09 r8-03 --steps（間の版ごとの変更を一つの表に）
   例: kitei diff local/規程.txt project -p kitei.yaml -f xlsx -o 新旧対照表.xlsx
   例: kitei diff local/規程.txt project -p kitei.yaml -f docx --redline -o 見え消し.docx`,
			`OLD and NEW are editions (r5-03), policy files or folders of them, or project (today's draft).
   Example: kitei diff r5-03 r8-03 -f html -o table.html`),
		Flags: append([]cli.Flag{
			p.formatFlag("text", "text,json,md,html,docx,xlsx"),
			p.outFlag(),
			&cli.StringFlag{Name: "params", Aliases: []string{"p"}, Usage: p.tr("設定ファイル。版を自団体の名称等に置き換えて比較する", "parameter file; editions are filled with it before they are compared")},
			&cli.StringFlag{Name: "profile", Usage: p.tr("新旧対照表の様式（--list-profiles の名前又は自団体の様式のファイル）。省略時は設定ファイルの table.left 等による", "form of the table: a name of --list-profiles or a file of your own")},
			&cli.BoolFlag{Name: "list-profiles", Usage: p.tr("新旧対照表の様式の一覧を表示する", "list the forms of the table")},
			&cli.StringFlag{Name: "title", Usage: p.tr("新旧対照表の題名", "title of the table"), DefaultText: "新旧対照表"},
			&cli.StringFlag{Name: "date", Usage: p.tr("前文等に入れる日付", "date for the lead of the table")},
			&cli.BoolFlag{Name: "all", Usage: p.tr("変更のない条項も省略せずに載せる", "show unchanged clauses in full")},
			p.decisionsFlag(),
			&cli.BoolFlag{Name: "ignore-ids", Usage: p.tr("条項の識別子を使わずに比較する", "align without the stable ids")},
			&cli.BoolFlag{Name: "exit-code", Usage: p.tr("違いがあるときは終了コードを 1 とする", "exit with 1 when there are differences")},
			p.forceFlag(),
		}, append(p.redlineFlags(), p.stepFlags()...)...),
		Action: p.runDiff,
	}
}

func (p *program) runDiff(c *cli.Context) error {
	if c.Bool("list-profiles") {
		return p.listProfiles()
	}
	if c.Args().Len() != 2 {
		return p.usageError("diff-arguments", c.Args().Len())
	}
	out := c.String("out")
	format, err := p.outputFormat(c, out, "text", "json", "md", "html", "docx", "xlsx")
	if err != nil {
		return err
	}
	compare := p.compare
	if c.Bool("steps") {
		compare = p.compareSteps
	}
	comparison, chain, options, err := compare(c)
	if err != nil {
		return err
	}
	write := func(w io.Writer) error { return exporters.WriteDiffJSON(w, comparison) }
	switch {
	case c.Bool("redline"):
		if write, err = p.redlineWriter(c, comparison, options, format); err != nil {
			return err
		}
	case format != "json":
		table := tableOf(comparison, chain, options)
		write = provenTable(comparison, table, format)
		defer func() { p.receipt(table, out) }()
	case chain != nil:
		write = func(w io.Writer) error { return exporters.WriteChainJSON(w, chain) }
	}
	if err := p.emit(out, c.Bool("force"), write); err != nil {
		return err
	}
	if c.Bool("redline") {
		p.say("照合済み: 変更履歴を全て承諾すると新、全て元に戻すと旧の本文に一致します。", "Proved: accepting all changes gives the new text, rejecting all the old one.")
	}
	if c.Bool("exit-code") && differs(comparison) {
		return errFound
	}
	return nil
}

// emit writes a result to the file, or to the screen when there is none.
func (p *program) emit(out string, force bool, write func(io.Writer) error) error {
	if out == "" {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			return err
		}
		_, err := p.stdout.Write(b.Bytes())
		return err
	}
	if err := p.writeOne(out, force, write); err != nil {
		return err
	}
	p.say("%s を作成しました。", "Wrote %s.", filepath.ToSlash(out))
	return nil
}

// tableOf lays a comparison out, that of a chain with its steps.
func tableOf(comparison *diffing.Comparison, chain *diffing.Chain, o exporters.TableOptions) *exporters.Table {
	if chain != nil {
		return exporters.NewStepTable(chain, o)
	}
	return exporters.NewTable(comparison, o)
}

// compare compares the two documents of the command line. There is no chain.
func (p *program) compare(c *cli.Context) (*diffing.Comparison, *diffing.Chain, exporters.TableOptions, error) {
	oldWord, newWord := c.Args().Get(0), c.Args().Get(1)
	docs, err := p.documents(c.String("params"), oldWord, newWord)
	if err != nil {
		return nil, nil, exporters.TableOptions{}, err
	}
	comparing, options, err := p.comparing(c, docs[0], docs[1])
	if err != nil {
		return nil, nil, options, err
	}
	comparison := diffing.Compare(docs[0], docs[1], comparing)
	p.obstacles(c.String("decisions"), comparison)
	if templates.Known(oldWord) && templates.Known(newWord) {
		if err := explainChanges(comparison, oldWord, newWord); err != nil {
			return nil, nil, options, err
		}
	}
	if options.Model, err = p.modelName(newWord, c.String("params")); err != nil {
		return nil, nil, options, err
	}
	options.Footer, err = p.statementFor(oldWord, newWord)
	return comparison, nil, options, err
}

// comparing reads the choices of a comparison and of its table from the flags.
func (p *program) comparing(c *cli.Context, old, new *policy.Document) (diffing.Options, exporters.TableOptions, error) {
	comparing := diffing.Options{IgnoreIDs: c.Bool("ignore-ids")}
	options := exporters.TableOptions{
		All: c.Bool("all"), Title: c.String("title"), Old: old, New: new, Number: old.Head.Number, Date: p.dated(c.String("date"), new),
	}
	var values *templates.Params
	var err error
	if path := c.String("params"); path != "" {
		if values, err = p.params(path); err != nil {
			return comparing, options, err
		}
		comparing.Slots = slots(values)
	}
	if options.Profile, err = p.profile(c.String("profile"), values); err != nil {
		return comparing, options, err
	}
	comparing.Decisions, err = p.decisions(c.String("decisions"), false)
	return comparing, options, err
}

// explainChanges adds to every change between two editions what the change logs of the steps between them say of it, and lists the clauses
// of which only the commentary changed.
func explainChanges(c *diffing.Comparison, from, to string) error {
	entries, err := templates.ChangesBetween(from, to)
	if err != nil {
		return err
	}
	for i := range c.Changes {
		change := &c.Changes[i]
		for _, e := range entries {
			if e.Kind != templates.Commentary && (touches(c.New, change.New, e.New) || touches(c.Old, change.Old, e.Old)) {
				change.Reason = join(change.Reason, e)
			}
		}
	}
	for _, e := range entries {
		if e.Kind != templates.Commentary {
			continue
		}
		for _, id := range e.New {
			if at := indexOf(c.New, id); at >= 0 {
				c.Reviews = append(c.Reviews, diffing.Review{ID: id, New: []int{at}, Reason: *join(nil, e)})
			}
		}
	}
	return nil
}

// touches reports whether any of the clauses has one of the ids.
func touches(side diffing.Side, indexes []int, ids []string) bool {
	for _, i := range indexes {
		for _, id := range ids {
			if standsFor(side.Clauses[i], id) {
				return true
			}
		}
	}
	return false
}

// standsFor reports whether a clause is what an entry of a change log names: by its id, or as the whole of a section that counts as one.
func standsFor(c policy.Clause, id string) bool { return c.Node.StandsFor(id) }

func indexOf(side diffing.Side, id string) int {
	for i, c := range side.Clauses {
		if standsFor(c, id) {
			return i
		}
	}
	return -1
}

// join adds an entry to a reason: over several steps one line for each.
func join(r *diffing.Reason, e templates.Step) *diffing.Reason {
	what := e.What
	if e.Many {
		what = e.Name + "：" + what
	}
	if r == nil {
		return &diffing.Reason{Kind: e.Kind, What: what, Why: e.Why, Source: e.Source, Mark: e.Mark}
	}
	joined := *r
	joined.What += "\n" + what
	if e.Why != "" && e.Why != joined.Why {
		joined.Why += "\n" + e.Why
	}
	if e.Source != joined.Source {
		joined.Source += "、" + e.Source
	}
	if e.Mark == "unsure" {
		joined.Mark = e.Mark
	}
	return &joined
}

// differs reports whether anything at all changed.
func differs(c *diffing.Comparison) bool {
	for i := range c.Changes {
		ch := &c.Changes[i]
		if ch.Kind != diffing.Unchanged || ch.Renumbered || ch.Moved || ch.Retitled {
			return true
		}
	}
	return false
}
