package cli

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"kitei/diffing"
	"kitei/exporters"
	"kitei/policy"
	"kitei/returns"
)

// ledgerFormats are the formats of kitei ledger.
var ledgerFormats = []string{"text", "json", "md", "html", "docx", "xlsx"}

func (p *program) ledgerCommand() *cli.Command {
	return &cli.Command{
		Name:      "ledger",
		Usage:     p.tr("全ての条項の行方を台帳にし、人の判断を次回に引き継ぐ", "the fate of every clause; what people decide is kept for the next run"),
		UsageText: "kitei ledger OLD NEW [-p kitei.yaml] [-f " + strings.Join(ledgerFormats, "|") + "] [-o FILE] [--decisions FILE] [--exit-code]",
		Description: p.tr(`旧と新の全ての条項を、同一・字句・移動・番号のみ・分割・統合・新設・削除・保留のどれか一つに一度だけ数え、数が合うことを確かめます。
   保留が残る台帳は「未完」です。Excel の台帳の「判断」の欄に記入し、--decisions に指定すると、判断に従って比較し直します。
   条項がその後変わった判断は適用せず、台帳に残して知らせます。
   例: kitei ledger local/規程.md project -p kitei.yaml -f xlsx -o 台帳.xlsx
   例: kitei ledger local/規程.md project -p kitei.yaml --decisions 台帳.xlsx -f xlsx -o 台帳.xlsx`,
			`Counts every clause of both sides once: same, worded, moved, renumbered, split, merged, added, removed or open, and checks the sums.
   A ledger with open clauses is unfinished. Fill in the workbook's column 判断 and give it back with --decisions.
   Decisions on clauses that have changed since are not applied; they stay in the ledger and are reported.
   Example: kitei ledger local/policy.md project -p kitei.yaml -f xlsx -o ledger.xlsx
   Example: kitei ledger local/policy.md project -p kitei.yaml --decisions ledger.xlsx -f xlsx -o ledger.xlsx`),
		Flags: []cli.Flag{
			p.formatFlag("text", strings.Join(ledgerFormats, ",")),
			p.outFlag(),
			&cli.StringFlag{Name: "params", Aliases: []string{"p"}, Usage: p.tr("設定ファイル。版を自団体の名称等に置き換えて比較する", "parameter file; editions are filled with it before they are compared")},
			p.decisionsFlag(),
			&cli.BoolFlag{Name: "ignore-ids", Usage: p.tr("条項の識別子を使わずに比較する", "align without the stable ids")},
			&cli.BoolFlag{Name: "exit-code", Usage: p.tr("保留があるときは終了コードを 1 とする", "exit with 1 when clauses are open")},
			p.forceFlag(),
		},
		Action: p.runLedger,
	}
}

func (p *program) decisionsFlag() cli.Flag {
	return &cli.StringFlag{Name: "decisions", Usage: p.tr("人の判断のファイル（kitei ledger の Excel 又は JSON）", "decisions of people: the workbook of kitei ledger, or JSON")}
}

func (p *program) runLedger(c *cli.Context) error {
	if c.Args().Len() != 2 {
		return p.usageError("ledger-arguments", c.Args().Len())
	}
	out, from := c.String("out"), c.String("decisions")
	format, err := p.outputFormat(c, out, ledgerFormats...)
	if err != nil {
		return err
	}
	own := out != "" && from != "" && filepath.Clean(out) == filepath.Clean(from)
	comparison, err := p.compareForLedger(c, own)
	if err != nil {
		return err
	}
	report, err := returns.NewLedger(comparison)
	if err != nil {
		return err
	}
	write := func(w io.Writer) error { return exporters.ReportWriters[format](w, report) }
	if format == "json" {
		write = func(w io.Writer) error { return returns.WriteLedgerJSON(w, comparison) }
	}
	if err := p.emit(out, c.Bool("force") || own, write); err != nil {
		return err
	}
	return p.afterLedger(c, comparison)
}

// afterLedger says what is left to do.
func (p *program) afterLedger(c *cli.Context, comparison *diffing.Comparison) error {
	l, err := diffing.NewLedger(comparison)
	if err != nil {
		return err
	}
	if l.Open() == 0 {
		p.say("全ての条項の行方が決まっています。", "Every clause is accounted for.")
		return nil
	}
	p.say("未完：保留が%d件あります。Excel の台帳の「判断」に記入し、--decisions で指定してください。", "Unfinished: %d clauses are open. Fill in 判断 in the workbook and give it back with --decisions.", l.Open())
	if c.Bool("exit-code") {
		return errFound
	}
	return nil
}

// compareForLedger compares the two documents of the command line. With own the file of decisions is about to be replaced by the ledger, so
// every decision in it must be understood.
func (p *program) compareForLedger(c *cli.Context, own bool) (*diffing.Comparison, error) {
	docs, err := p.documents(c.String("params"), c.Args().Get(0), c.Args().Get(1))
	if err != nil {
		return nil, err
	}
	options := diffing.Options{IgnoreIDs: c.Bool("ignore-ids")}
	if path := c.String("params"); path != "" {
		values, err := p.params(path)
		if err != nil {
			return nil, err
		}
		options.Slots = slots(values)
	}
	if options.Decisions, err = p.decisions(c.String("decisions"), own); err != nil {
		return nil, err
	}
	comparison := diffing.Compare(docs[0], docs[1], options)
	p.obstacles(c.String("decisions"), comparison)
	return comparison, nil
}

// decisions reads a file of decisions; an empty path means there are none. With whole it is an error when one of them cannot be understood.
func (p *program) decisions(path string, whole bool) ([]diffing.Decision, error) {
	if path == "" {
		return nil, nil
	}
	src, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, policy.Problem("file-not-found", policy.Pos{File: filepath.ToSlash(path)})
	}
	if err != nil {
		return nil, err
	}
	found, notices, err := returns.ReadDecisions(filepath.ToSlash(path), src)
	if err != nil {
		return nil, err
	}
	p.notices(notices)
	if whole && len(notices) > 0 {
		return nil, policy.Problem("decisions-fix-first", policy.Pos{File: filepath.ToSlash(path)}, len(notices))
	}
	return found, nil
}

// obstacles reports the decisions that were not applied.
func (p *program) obstacles(path string, c *diffing.Comparison) {
	var notices []policy.Notice
	for _, d := range c.Decided {
		if d.Obstacle == diffing.Applied {
			continue
		}
		var names []string
		for _, r := range append(append([]diffing.ClauseRef(nil), d.Old...), d.New...) {
			names = append(names, strings.TrimSpace(r.Path+" "+r.Title))
		}
		notices = append(notices, policy.Notice{Code: "decision-" + string(d.Obstacle), Pos: policy.Pos{File: filepath.ToSlash(path)}, Args: []any{strings.Join(names, "、")}})
	}
	p.notices(notices)
}
