package cli

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"kitei/exporters"
	"kitei/internal/parallel"
	"kitei/policy"
	"kitei/returns"
	"kitei/templates"
)

func (p *program) runConsultImport(c *cli.Context) error {
	format, err := p.outputFormat(c, c.String("out"), opinionFormats...)
	if err != nil {
		return err
	}
	set, values, err := p.draft(c.String("params"), c.String("edition"))
	if err != nil {
		return err
	}
	sections, err := p.sections(c.String("sections"), values)
	if err != nil {
		return err
	}
	before, list, err := p.filledList(c)
	if err != nil {
		return err
	}
	asked := askedNow(set, values)
	sheets, problems, err := p.returned(c.Args().Slice(), []string{c.String("out"), list}, asked)
	if err != nil {
		return err
	}
	o := returns.CollectOpinions(sheets, sections, asked, before, problems)
	o.Body = values.Str("body.name")
	write := func(w io.Writer) error { return returns.WriteOpinions(w, o) }
	if format != "json" {
		report := returns.NewOpinionsReport(o, format == "xlsx", p.text)
		write = func(w io.Writer) error { return exporters.ReportWriters[format](w, report) }
	}
	out := c.String("out")
	if err := p.emit(out, c.Bool("force") || out != "" && list == out, write); err != nil {
		return err
	}
	if out != "" {
		p.say("%d の所属の回答から %d 件の意見をまとめました（未回答の所属 %d、確認を要する点 %d）。", "%d sections answered, %d opinions; %d sections have not answered, %d points to look at.",
			len(o.Sections), len(o.Items), len(o.Missing), len(o.Problems))
		p.notices(o.Problems)
	}
	return nil
}

// askedNow is what would be asked about today's draft.
func askedNow(set *templates.Set, values *templates.Params) *exporters.Consultation {
	k := &packing{set: set, params: values}
	return exporters.NewConsultation(k.rules(), nil, exporters.ConsultOptions{Body: values.Str("body.name"), Edition: set.Edition.Name, Revision: set.Revision})
}

// filledList reads what the office filled in: the list of --list, else the file of -o when it is there and can hold one. path is where it stands.
func (p *program) filledList(c *cli.Context) (list *returns.OpinionList, path string, err error) {
	if path = c.String("list"); path == "" {
		path = c.String("out")
		ending := strings.ToLower(filepath.Ext(path))
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) || ending != ".xlsx" && ending != ".json" {
			return nil, "", nil
		}
	}
	list, err = p.opinions(path)
	return list, path, err
}

// opinions reads a filled 意見と対応の一覧 and says what is to be looked at in it.
func (p *program) opinions(path string) (*returns.OpinionList, error) {
	src, err := readFile(path)
	if err != nil {
		return nil, err
	}
	list, notices, err := returns.ReadOpinionList(filepath.ToSlash(path), src)
	p.notices(notices)
	return list, err
}

// returned reads the sheets of the folders and files named; own are files of ours that may stand among them. A file that cannot be read is a problem of the
// result, not of the run; only when none can be read the run fails with what is wrong with each.
func (p *program) returned(args, own []string, asked *exporters.Consultation) ([]*returns.OpinionSheet, []policy.Notice, error) {
	paths, problems, err := sheetFiles(args, own)
	if err != nil {
		return nil, nil, err
	}
	if len(paths) == 0 {
		return nil, nil, p.usageError("consult-nothing")
	}
	type reading struct {
		sheet   *returns.OpinionSheet
		notices []policy.Notice
		err     error
	}
	read := make([]reading, len(paths))
	parallel.Do(len(paths), func(i int) {
		src, err := os.ReadFile(paths[i])
		if err != nil {
			read[i].err = err
			return
		}
		read[i].sheet, read[i].notices, read[i].err = returns.ReadConsultation(filepath.ToSlash(paths[i]), src, asked)
	})
	var sheets []*returns.OpinionSheet
	var failed []error
	for i, r := range read {
		if r.err != nil {
			n := asNotice(paths[i], r.err)
			failed, problems = append(failed, n), append(problems, *n)
			continue
		}
		sheets, problems = append(sheets, r.sheet), append(problems, r.notices...)
	}
	if len(sheets) == 0 {
		return nil, nil, errors.Join(failed...)
	}
	return sheets, problems, nil
}

// asNotice makes a notice of what kept a file from being read.
func asNotice(path string, err error) *policy.Notice {
	var n *policy.Notice
	if errors.As(err, &n) {
		return n
	}
	path = filepath.ToSlash(path)
	if code, _ := systemCode(err); code != "" {
		return policy.Problem(code, policy.Pos{}, path)
	}
	return policy.Problem("consult-unread", policy.Pos{File: path}, err.Error())
}

// opinionsFlag names the list whose opinions a draft takes up.
func (p *program) opinionsFlag() cli.Flag {
	return &cli.StringFlag{Name: "opinions", Usage: p.tr("記入した意見と対応の一覧（kitei consult import の xlsx 又は json）。意見の反映状況を加える", "the filled list of kitei consult import (xlsx or json); adds what became of the opinions")}
}

// reflection is 意見の反映状況 of a draft; nil when no list is named.
func (p *program) reflection(path string, set *templates.Set, values *templates.Params) (*exporters.Report, []policy.Notice, error) {
	if path == "" {
		return nil, nil, nil
	}
	list, err := p.opinions(path)
	if err != nil {
		return nil, nil, err
	}
	report, notices := returns.NewReflection(list, askedNow(set, values))
	return report, notices, nil
}
