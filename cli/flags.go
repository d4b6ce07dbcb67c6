package cli

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// The flags several commands share.

func (p *program) paramsFlag() cli.Flag {
	return &cli.StringFlag{Name: "params", Aliases: []string{"p"}, Usage: p.tr("設定ファイル", "parameter file"), DefaultText: defaultParams}
}

func (p *program) forceFlag() cli.Flag {
	return &cli.BoolFlag{Name: "force", Usage: p.tr("編集済みのファイルがあっても書き込む（元のファイルは .bak として残す）", "write over edited files, keeping each as .bak")}
}

func (p *program) formatFlag(value, all string) cli.Flag {
	return &cli.StringFlag{Name: "format", Aliases: []string{"f"}, Value: value, Usage: p.tr("形式（"+all+"）", "formats ("+all+")")}
}

// formats reads the value of --format: one or several of the known, in the order given, each once.
func (p *program) formats(value string, known ...string) ([]string, error) {
	var out []string
	for _, f := range strings.Split(value, ",") {
		f = strings.TrimSpace(f)
		if !slices.Contains(known, f) {
			return nil, p.usageError("flag-value", "--format", f, strings.Join(known, ", "))
		}
		if !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out, nil
}

// noArguments refuses words a command has no use for.
func (p *program) noArguments(c *cli.Context) error {
	if c.Args().Present() {
		return p.usageError("argument-unexpected", c.Args().First(), c.Command.FullName())
	}
	return nil
}
