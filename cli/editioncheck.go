package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"kitei/policy"
	"kitei/templates"
)

func (p *program) editionCheckCommand() *cli.Command {
	return &cli.Command{
		Name:      "check",
		Usage:     p.tr("自作した版のフォルダーを点検する", "check the folder of an edition somebody wrote"),
		UsageText: "kitei edition check DIR [--previous DIR|r8-03]",
		Description: p.tr(`国のモデルと同じ形で書いた版のフォルダーを点検し、誤りをファイル名と行番号とともに表示します。
   誤りがあるときは終了コードを 1 とします。書き方は templates/national/README.md にあります。
   前の版を指定しないときは、収録している版のうち直前の版と変更の記録を照合します。
   例: kitei edition check r9-03
   例: kitei edition check r9-03 --previous r8-03`,
			`Checks an edition in the form of templates/national/README.md and prints every fault with file and line; exit code 1 when there is one.
   The change log is held to the edition before: the one named, else the last one inside kitei.
   Example: kitei edition check r9-03
   Example: kitei edition check r9-03 --previous r8-03`),
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "previous", Usage: p.tr("前の版（フォルダー又は収録している版）。「none」で照合しない", "the edition before: a folder or an edition inside kitei; none leaves it out")},
		},
		Action: p.runEditionCheck,
	}
}

func (p *program) runEditionCheck(c *cli.Context) error {
	if c.Args().Len() != 1 {
		return p.usageError("edition-check-argument", c.Args().Len())
	}
	dir := c.Args().First()
	files, err := folder(dir)
	if err != nil {
		return err
	}
	previous, name, err := p.previousEdition(c.String("previous"), files)
	if err != nil {
		return err
	}
	problems := templates.CheckEdition(files, previous)
	for i := range problems {
		problems[i].Pos.File = filepath.ToSlash(filepath.Join(dir, filepath.FromSlash(problems[i].Pos.File)))
		if err := p.print("%s\n", p.line(&problems[i])); err != nil {
			return err
		}
	}
	against := ""
	if name != "" {
		against = fmt.Sprintf(p.tr("（前の版: %s）", " (edition before: %s)"), name)
	}
	if len(problems) > 0 {
		p.say("%[2]s を点検しました%[3]s。誤り %[1]d 件。", "Checked %[2]s%[3]s: %[1]d faults.", len(problems), filepath.ToSlash(dir), against)
		return errFound
	}
	p.say("%s を点検しました%s。誤りはありません。", "Checked %s%s: no faults.", filepath.ToSlash(dir), against)
	return nil
}

// folder opens a folder for reading.
func folder(dir string) (fs.FS, error) {
	info, err := os.Stat(dir)
	if errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir() {
		return nil, policy.Problem("edition-folder", policy.Pos{File: filepath.ToSlash(dir)})
	}
	if err != nil {
		return nil, err
	}
	return os.DirFS(dir), nil
}

// previousEdition gives the edition before and what to call it; nil when there is none to compare with.
func (p *program) previousEdition(word string, files fs.FS) (previous fs.FS, name string, err error) {
	switch {
	case word == "none":
		return nil, "", nil
	case word == "":
		word = templates.EditionBefore(files)
		if word == "" {
			return nil, "", nil
		}
		fallthrough
	case templates.Known(word):
		previous, err = templates.EditionFiles(word)
		return previous, word, err
	}
	previous, err = folder(word)
	return previous, filepath.ToSlash(word), err
}
