// Package cli is the program: commands, messages, exit codes and files.
//
// Start from [Main]. Each command stands in a file of its name. Only this package opens files, prints and decides exit codes; what
// other packages report as notices is put into words in messages_*.go, once in Japanese and once in English.
package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/urfave/cli/v2"
)

// Exit codes (design of the command line: fixed).
const (
	exitDone  = 0
	exitFound = 1 // the command worked and found what the caller asked to fail on
	exitWrong = 2 // wrong use, unreadable or invalid input
)

// errFound is returned by a command that found what the caller asked to fail on.
var errFound = errors.New("found")

// Main runs the program and gives its exit code. args[0] is the name it was started by.
func Main(args []string, stdout, stderr io.Writer) int {
	p := &program{stdout: stdout, stderr: stderr, lang: language(args)}
	app := p.app()
	args, err := reorder(app, args)
	if err == nil {
		err = app.Run(args)
	}
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errFound):
		return exitFound
	}
	p.explain(err)
	return exitWrong
}

// program is what every command needs.
type program struct {
	stdout, stderr io.Writer
	lang           string // ja or en
	quiet          bool
}

// language chooses the language of messages: --lang, else LANG, else Japanese.
func language(args []string) string {
	for i, a := range args {
		if v, ok := strings.CutPrefix(a, "--lang="); ok {
			return known(v)
		}
		if a == "--lang" && i+1 < len(args) {
			return known(args[i+1])
		}
	}
	if strings.HasPrefix(os.Getenv("LANG"), "en_") {
		return "en"
	}
	return "ja"
}

func known(lang string) string {
	if lang == "en" {
		return lang
	}
	return "ja"
}

// tr chooses the words for the language of the run.
func (p *program) tr(ja, en string) string {
	if p.lang == "en" {
		return en
	}
	return ja
}

// say tells what was done, on stderr; --quiet silences it.
func (p *program) say(ja, en string, args ...any) {
	if !p.quiet {
		fmt.Fprintf(p.stderr, p.tr(ja, en)+"\n", args...)
	}
}

func (p *program) app() *cli.App {
	app := &cli.App{
		Name:            "kitei",
		Usage:           p.tr("情報セキュリティポリシーの策定、比較及び点検票の作成", "draft, compare and check a municipality's information-security policy"),
		Writer:          p.stdout,
		ErrWriter:       io.Discard, // errors are explained once, by Main
		HideVersion:     true,
		HideHelpCommand: true,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "lang", Usage: p.tr("メッセージの言語（ja、en）", "language of messages (ja, en)"), Value: "ja", DefaultText: "ja"},
			&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: p.tr("結果の案内を表示しない", "say nothing about what was done")},
		},
		Before: func(c *cli.Context) error {
			p.quiet = c.Bool("quiet")
			if l := c.String("lang"); l != "ja" && l != "en" {
				return p.usageError("flag-value", "--lang", l, "ja, en")
			}
			return nil
		},
		Commands: []*cli.Command{
			p.initCommand(), p.schemaCommand(),
			p.importCommand(),
			p.draftCommand(),
			p.diffCommand(),
			p.gapCommand(), p.ledgerCommand(),
			p.checklistCommand(), p.consultCommand(),
			p.dutyCommand(),
			p.packCommand(), p.verifyCommand(),
			p.editionCommand(),
			p.versionCommand(), p.licensesCommand(),
		},
		ExitErrHandler: func(*cli.Context, error) {},
		OnUsageError:   func(_ *cli.Context, err error, _ bool) error { return p.flagError(err) },
		Action: func(c *cli.Context) error {
			if c.Args().Present() {
				return p.usageError("command-unknown", c.Args().First(), p.suggest(c.App, c.Args().First()))
			}
			return cli.ShowAppHelp(c)
		},
	}
	app.CustomAppHelpTemplate = p.appTemplate()
	for _, c := range app.Commands {
		p.dress(c)
	}
	return app
}

// dress gives a command the help text and the error handling all commands share.
func (p *program) dress(c *cli.Command) {
	c.CustomHelpTemplate = p.commandTemplate(len(c.Subcommands) > 0)
	c.HideHelpCommand = true
	c.OnUsageError = func(_ *cli.Context, err error, _ bool) error { return p.flagError(err) }
	for _, s := range c.Subcommands {
		p.dress(s)
	}
	if len(c.Subcommands) > 0 && c.Action == nil {
		c.Action = func(ctx *cli.Context) error {
			if ctx.Args().Present() {
				return p.usageError("command-unknown", c.Name+" "+ctx.Args().First(), "")
			}
			return cli.ShowSubcommandHelp(ctx)
		}
	}
}
