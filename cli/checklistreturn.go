package cli

import (
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"kitei/exporters"
	"kitei/importers"
	"kitei/policy"
	"kitei/returns"
	"kitei/templates"
)

// sections gives the list of sections: of a file, or with "params" the 課、室等 of the parameter file. None when word is empty.
func (p *program) sections(word string, values *templates.Params) ([]string, error) {
	switch word {
	case "":
		return nil, nil
	case "params":
		var out []string
		organs, offices := values.Map("body.offices")
		for _, organ := range organs {
			out = append(out, strings.Split(strings.ReplaceAll(offices[organ], "及び", "、"), "、")...)
		}
		if len(out) == 0 {
			return nil, p.usageError("sections-none")
		}
		return out, nil
	}
	src, err := readFile(word)
	if err != nil {
		return nil, err
	}
	return listOf(filepath.ToSlash(word), src)
}

// listOf reads the first column of a table, or the lines of a text. A first cell that only says 所属 is a heading.
func listOf(name string, src []byte) ([]string, error) {
	var cells []string
	if strings.EqualFold(filepath.Ext(name), ".xlsx") {
		b, err := returns.Open(name, src)
		if err != nil {
			return nil, err
		}
		if len(b.Sheets) == 0 {
			return nil, policy.Problem("sections-empty", policy.Pos{File: name})
		}
		for _, row := range b.Sheets[0].Rows {
			if len(row) > 0 {
				cells = append(cells, row[0])
			}
		}
	} else {
		text, err := importers.Text(name, src)
		if err != nil {
			return nil, err
		}
		r := csv.NewReader(strings.NewReader(text))
		r.FieldsPerRecord, r.LazyQuotes = -1, true
		rows, err := r.ReadAll()
		if err != nil {
			return nil, policy.Problem("sections-empty", policy.Pos{File: name})
		}
		for _, row := range rows {
			cells = append(cells, row[0])
		}
	}
	var out []string
	for i, cell := range cells {
		cell = strings.Trim(cell, " 　\t\r\n")
		if cell == "" || i == 0 && slices.Contains([]string{"所属", "所属名", "課", "課名", "section"}, cell) || slices.Contains(out, cell) {
			continue
		}
		out = append(out, cell)
	}
	if len(out) == 0 {
		return nil, policy.Problem("sections-empty", policy.Pos{File: name})
	}
	return out, nil
}

// readFile reads a file of the command line.
func readFile(path string) ([]byte, error) {
	src, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		return nil, policy.Problem("file-not-found", policy.Pos{File: filepath.ToSlash(path)})
	}
	return src, err
}

func (p *program) runChecklistImport(c *cli.Context) error {
	out := c.String("out")
	format, err := p.outputFormat(c, "", "text", "json")
	if err != nil {
		return err
	}
	if err := p.named(out, "json"); err != nil {
		return err
	}
	paths, aside, err := workbooks(c.Args().Slice())
	if err != nil {
		return err
	}
	if len(paths) == 0 {
		return p.usageError("answers-nothing")
	}
	set, values, err := p.draft(c.String("params"), c.String("edition"))
	if err != nil {
		return err
	}
	sections, err := p.sections(c.String("sections"), values)
	if err != nil {
		return err
	}
	options, err := p.checklistOptions(c, set, values)
	if err != nil {
		return err
	}
	asked, err := checklistOf(set, options)
	if err != nil {
		return err
	}
	answers, err := p.collect(paths, asked, sections, aside)
	if err != nil {
		return err
	}
	answers.Body, answers.Edition, answers.Revision = values.Str("body.name"), set.Edition.Name, set.Revision
	if out != "" {
		if err := p.emit(out, c.Bool("force"), func(w io.Writer) error { return returns.WriteAnswers(w, answers) }); err != nil {
			return err
		}
	}
	if format == "json" {
		return p.emit("", false, func(w io.Writer) error { return returns.WriteAnswers(w, answers) })
	}
	return p.emit("", false, func(w io.Writer) error { return exporters.WriteReportText(w, p.answersSummary(answers)) })
}

// answersSummary is what the screen shows: who answered, the rates, and what is to be asked again.
func (p *program) answersSummary(a *returns.Answers) *exporters.Report {
	r := returns.NewAnswersReport(a, nil, p.text)
	keep := []string{"所属別", "区分別", "未回答の所属", "回答の確認事項"}
	r.Sections = slices.DeleteFunc(r.Sections, func(s exporters.ReportSection) bool { return !slices.Contains(keep, s.Name) })
	return r
}

// collect reads returned checklists. A file that cannot be read is a problem of the result, not of the run; only when none can be read the
// run fails with what is wrong with each.
func (p *program) collect(paths []string, asked *exporters.Checklist, sections []string, problems []policy.Notice) (*returns.Answers, error) {
	var sheets []*returns.AnswerSheet
	var failed []error
	for _, path := range paths {
		src, err := readFile(path)
		if n := unopened(path, err); n != nil {
			failed, problems = append(failed, n), append(problems, *n)
			continue
		}
		if err != nil {
			return nil, err
		}
		sheet, notices, err := returns.ReadChecklist(filepath.ToSlash(path), src, asked)
		if err != nil {
			n, known := err.(*policy.Notice) //nolint:errorlint // readers return notices as they are
			if !known {
				return nil, err
			}
			failed = append(failed, n)
			problems = append(problems, *n)
			continue
		}
		sheets = append(sheets, sheet)
		problems = append(problems, notices...)
	}
	if len(sheets) == 0 {
		return nil, failed[0]
	}
	return returns.Collect(sheets, sections, problems), nil
}

func (p *program) runChecklistReport(c *cli.Context) error {
	if c.Args().Len() != 1 {
		return p.usageError("answers-argument", c.Args().Len())
	}
	out := c.String("out")
	format, err := p.outputFormat(c, out, "text", "md", "html", "docx", "xlsx")
	if err != nil {
		return err
	}
	answers, err := readAnswers(c.Args().First())
	if err != nil {
		return err
	}
	var last *returns.Answers
	if path := c.String("last"); path != "" {
		if last, err = readAnswers(path); err != nil {
			return err
		}
	}
	report := returns.NewAnswersReport(answers, last, p.text)
	if format == "docx" {
		report = answers.Summary(last)
	}
	return p.emit(out, c.Bool("force"), func(w io.Writer) error { return exporters.ReportWriters[format](w, report) })
}

func readAnswers(path string) (*returns.Answers, error) {
	src, err := readFile(path)
	if err != nil {
		return nil, err
	}
	return returns.ReadAnswers(filepath.ToSlash(path), src)
}
