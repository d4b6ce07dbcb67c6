package cli

import (
	"path/filepath"
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

// outFlag is where one file goes, for [program.outputFormat].
func (p *program) outFlag() cli.Flag {
	return &cli.StringFlag{Name: "out", Aliases: []string{"o"}, Usage: p.tr("出力先のファイル。形式は、-f がなければ名前の終わりによる。省略時は画面に表示", "output file, its format by its ending unless -f is given; default: standard output")}
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

// endings are the formats that the ending of a file's name asks for.
var endings = map[string]string{
	".txt": "text", ".json": "json", ".md": "md", ".html": "html", ".htm": "html", ".docx": "docx", ".xlsx": "xlsx", ".pdf": "pdf", ".doc": "doc", ".xls": "xls", ".csv": "csv",
}

// outputFormat gives the one format of what a command writes to out, "" for the screen: that of --format, else that of the ending of the name, else the
// usual one.
func (p *program) outputFormat(c *cli.Context, out string, known ...string) (string, error) {
	formats, err := p.formats(c.String("format"), known...)
	if err != nil {
		return "", err
	}
	format, ending := formats[0], strings.ToLower(filepath.Ext(out))
	asked, named := endings[ending]
	switch {
	case len(formats) > 1:
		return "", p.usageError("one-format", len(formats))
	case named && !c.IsSet("format"):
		if !slices.Contains(known, asked) {
			return "", p.usageError("flag-value", "--out", ending, strings.Join(known, ", "))
		}
		return asked, nil
	case out == "" && isOffice(format):
		return "", p.usageError("needs-out", format)
	}
	return format, p.named(out, format)
}

// named refuses a name that office programs open as something else than the format.
func (p *program) named(out, format string) error {
	if asked, named := endings[strings.ToLower(filepath.Ext(out))]; named && asked != format && (isOffice(asked) || isOffice(format)) {
		return p.usageError("format-ending", filepath.ToSlash(out), format)
	}
	return nil
}

// isOffice reports a format that is nothing to look at on a screen.
func isOffice(format string) bool {
	switch format {
	case "docx", "xlsx", "pdf", "doc", "xls":
		return true
	}
	return false
}

// noArguments refuses words a command has no use for.
func (p *program) noArguments(c *cli.Context) error {
	if c.Args().Present() {
		return p.usageError("argument-unexpected", c.Args().First(), c.Command.FullName())
	}
	return nil
}
