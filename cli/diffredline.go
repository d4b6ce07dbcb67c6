package cli

import (
	"bytes"
	"io"

	"github.com/urfave/cli/v2"

	"kitei/diffing"
	"kitei/exporters"
	"kitei/returns"
	"kitei/templates"
)

// redlineFlags are the options of kitei diff for tracked changes.
func (p *program) redlineFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "redline", Usage: p.tr("新旧対照表でなく、変更履歴付きの Word を作成する（-f docx）。全て承諾すると新、全て元に戻すと旧になる", "a Word file with tracked changes instead of a table (-f docx); accept all gives NEW, reject all gives OLD")},
		&cli.StringFlag{Name: "author", Usage: p.tr("変更履歴の作成者。省略時は設定ファイルの body.name", "author of the tracked changes; default: body.name of the parameter file")},
	}
}

// redlineWriter gives the writer of a redline that is proved before a byte of it is handed on.
func (p *program) redlineWriter(c *cli.Context, comparison *diffing.Comparison, o exporters.TableOptions, format string) (func(io.Writer) error, error) {
	if format != "docx" {
		return nil, p.usageError("redline-format", format)
	}
	how := exporters.RedlineOptions{Author: c.String("author"), Layout: exporters.Layout{Footer: o.Footer}}
	day := c.String("date")
	if path := c.String("params"); path != "" {
		values, err := p.params(path)
		if err != nil {
			return nil, err
		}
		if how.Author == "" {
			how.Author = values.Str("body.name")
		}
		if day == "" {
			day = values.Str("doc.date")
		}
	}
	if day != "" {
		var ok bool
		if how.Date, ok = templates.Day(day); !ok {
			return nil, p.usageError("redline-date", day)
		}
	}
	return provenRedline(comparison, o, how), nil
}

func provenRedline(c *diffing.Comparison, o exporters.TableOptions, how exporters.RedlineOptions) func(io.Writer) error {
	return func(w io.Writer) error {
		var b bytes.Buffer
		if err := exporters.WriteRedline(&b, c, o.Old, o.New, how); err != nil {
			return err
		}
		if err := returns.CheckRedline(b.Bytes(), o.Old, o.New); err != nil {
			return err
		}
		return seal(w, ".docx", b.Bytes())
	}
}
