package cli

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"kitei/policy"
	"kitei/samples"
	"kitei/templates"
)

func (p *program) initCommand() *cli.Command {
	return &cli.Command{
		Name:      "init",
		Usage:     p.tr("作業フォルダー（設定ファイル、local、overrides）を作成する", "make a project folder"),
		UsageText: "kitei init [--name 団体名] [--kind town] [--from samples/mizuho] [DIR]",
		Description: p.tr(`全ての項目に説明を付けた設定ファイル kitei.yaml と、今の規程を置く local、独自の条項を置く overrides を作成します。
   例: kitei init --name 瑞穂町 --kind town 作業
   例: kitei init --from samples/mizuho 作業`,
			`Makes kitei.yaml with every key explained, local/ for today's policies and overrides/ for local clauses.
   Example: kitei init --name 瑞穂町 --kind town project`),
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "name", Usage: p.tr("団体名", "name of the body")},
			&cli.StringFlag{Name: "kind", Value: "town", Usage: p.tr("団体の区分（city、town、village、ward、prefecture、union、wide_area、lidc）", "kind of body (city, town, village, ward, prefecture, union, wide_area, lidc)")},
			&cli.StringFlag{Name: "size", Value: "small", Usage: p.tr("団体の規模（small、medium、large）", "size of body (small, medium, large)")},
			&cli.StringFlag{Name: "from", Usage: p.tr("写しを取る見本", "sample to copy")},
			p.forceFlag(),
		},
		Action: p.runInit,
	}
}

// folderNotes are the short texts in the folders for people, so that an empty folder says what it is for.
var folderNotes = map[string]string{
	"local/" + folderNote: "このフォルダーには、今の規程（Word、PDF、HTML、Excel、CSV 又はテキストのファイル）を置きます。\n" +
		"読み込みの例: kitei import local --report 診断書.xlsx\n過不足の例: kitei gap local -p kitei.yaml\n",
	"overrides/" + folderNote: "このフォルダーには、団体独自の条項を置きます。\n",
}

func (p *program) runInit(c *cli.Context) error {
	if c.Args().Len() > 1 {
		return p.usageError("init-arguments", c.Args().Len())
	}
	dir := c.Args().First()
	if dir == "" {
		dir = "."
	}
	files, err := p.initFiles(c)
	if err != nil {
		return err
	}
	for _, name := range []string{"local/" + folderNote, "overrides/" + folderNote} {
		files = append(files, file{name, func(w io.Writer) error {
			_, err := io.WriteString(w, folderNotes[name])
			return err
		}})
	}
	if err := p.writeAll(dir, files, c.Bool("force")); err != nil {
		return err
	}
	at := filepath.ToSlash(filepath.Join(dir, defaultParams))
	p.say("%s を作成しました。", "Wrote %s.", at)
	p.say("内容を書き換えた後、「kitei draft -p %s」で文書を作成できます。", "Next: edit it, then kitei draft -p %s.", at)
	return nil
}

// initFiles gives the parameter file for the flags, or the files of a sample.
func (p *program) initFiles(c *cli.Context) ([]file, error) {
	if from := c.String("from"); from != "" {
		return sampleFiles(from)
	}
	name := c.String("name")
	if name == "" {
		return nil, p.usageError("init-needs-name")
	}
	values, err := templates.NewParams(map[string]any{"body.name": name, "body.kind": c.String("kind"), "body.size": c.String("size")})
	if err != nil {
		return nil, err
	}
	return []file{{defaultParams, func(w io.Writer) error { return templates.WriteParams(w, values) }}}, nil
}

// sampleFiles reads a sample from a folder, or from those kitei carries when there is no such folder.
func sampleFiles(from string) ([]file, error) {
	var root fs.FS = os.DirFS(from)
	if _, err := fs.Stat(root, defaultParams); err != nil {
		name := path.Clean(strings.TrimPrefix(filepath.ToSlash(from), "samples/"))
		if root, err = fs.Sub(samples.Files, name); err != nil {
			return nil, policy.Problem("init-from", policy.Pos{}, from)
		}
		if _, err := fs.Stat(root, defaultParams); errors.Is(err, fs.ErrNotExist) {
			return nil, policy.Problem("init-from", policy.Pos{}, from)
		}
	}
	var files []file
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if name != defaultParams && !strings.HasPrefix(name, "local/") {
			return nil
		}
		src, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		files = append(files, file{name, func(w io.Writer) error {
			_, err := io.Copy(w, bytes.NewReader(src))
			return err
		}})
		return nil
	})
	return files, err
}
