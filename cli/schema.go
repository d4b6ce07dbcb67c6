package cli

import (
	"runtime/debug"

	"github.com/urfave/cli/v2"

	"kitei/templates"
)

func (p *program) schemaCommand() *cli.Command {
	return &cli.Command{
		Name:        "schema",
		Usage:       p.tr("設定ファイルの JSON Schema を表示する", "print the JSON Schema of the parameter file"),
		UsageText:   "kitei schema > kitei.schema.json",
		Description: p.tr("例: kitei schema > kitei.schema.json", "Example: kitei schema > kitei.schema.json"),
		Action: func(c *cli.Context) error {
			if err := p.noArguments(c); err != nil {
				return err
			}
			_, err := p.stdout.Write(templates.Schema())
			return err
		},
	}
}

func (p *program) versionCommand() *cli.Command {
	return &cli.Command{
		Name:        "version",
		Usage:       p.tr("バージョンと収録している版を表示する", "print the version and the editions inside"),
		UsageText:   "kitei version",
		Description: p.tr("例: kitei version", "Example: kitei version"),
		Action: func(c *cli.Context) error {
			if err := p.noArguments(c); err != nil {
				return err
			}
			version := "(devel)"
			if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
				version = info.Main.Version
			}
			return p.print("kitei %s\n%s %s\n", version, p.tr("収録している最新の版:", "newest edition:"), templates.Newest())
		},
	}
}
