package cli

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"kitei/exporters"
	"kitei/importers"
	"kitei/policy"
	"kitei/returns"
)

func (p *program) importCommand() *cli.Command {
	return &cli.Command{
		Name:      "import",
		Usage:     p.tr("現行の規程を読み込み、取込み診断書を作成する", "read local documents and report what was read, guessed and lost"),
		UsageText: "kitei import FILE... [--report FILE] [-f text|json|xlsx|md|html|docx] [-o DIR]",
		Description: p.tr(`規程のファイル又はフォルダーを読み込み、何を読み取り、何を推定したかを示します。「-o」を付けると、読み取った規程を
   kitei の形式（.md）で書き出します。書き出したファイルは diff 等でそのまま使えます。
   Excel の診断書では、階層、番号、見出し及び行のつながりを訂正できます。訂正した診断書を元のファイルの隣に「規程.docx.診断書.xlsx」
   （フォルダー全体では「診断書.xlsx」）という名前で置くと、import、diff 等がその都度訂正を適用します。
   例: kitei import local -o 取込み
   例: kitei import local/規程.docx -f xlsx
   例: kitei import local/規程.docx --report 診断書.xlsx -o 取込み`,
			`Reads files or folders and tells what was read and what was guessed; -o writes the documents in kitei's Markdown.
   In the Excel report kind, number, title and cuts can be corrected. Kept beside the file as 規程.docx.診断書.xlsx (or 診断書.xlsx for
   the folder), its corrections are applied by import, diff and the others on every run.
   Example: kitei import local -o imported
   Example: kitei import local/policy.docx -f xlsx`),
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "report", Usage: p.tr("診断書のファイル。形式は名前の末尾による", "file of the report; its ending tells the format")},
			p.formatFlag("", "text,json,xlsx,md,html,docx"),
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Usage: p.tr("読み取った規程を書き出すフォルダー", "folder for the documents that were read")},
			p.forceFlag(),
		},
		Action: p.runImport,
	}
}

// reportFormats are the endings of a report and the formats they mean.
var reportFormats = map[string]string{".txt": "text", ".json": "json", ".xlsx": "xlsx", ".md": "md", ".html": "html", ".docx": "docx"}

func (p *program) runImport(c *cli.Context) error {
	report := c.String("report")
	format, err := p.reportFormat(c.String("format"), report)
	if err != nil {
		return err
	}
	if c.Args().Len() == 0 {
		return p.usageError("import-arguments")
	}
	files, err := p.sources(c.Args().Slice())
	if err != nil {
		return err
	}
	in := &imported{}
	for _, f := range files {
		if err := in.read(p, f, report); err != nil {
			return err
		}
	}
	if len(files) == 0 {
		return p.usageError("import-arguments")
	}
	if len(in.files) == 0 {
		return errors.Join(in.errors()...)
	}
	documents, notices := importers.Assemble(in.docs)
	p.notices(notices)
	for _, d := range documents {
		in.within(d)
	}
	written, err := p.writeImported(c.String("out"), documents, in, c.Bool("force"))
	if err != nil {
		return err
	}
	if err := p.report(format, report, in, written, c.Bool("force")); err != nil {
		return err
	}
	return errors.Join(in.errors()...)
}

// report writes the 取込み診断書: to the file named, beside each source, or to the screen.
func (p *program) report(format, name string, in *imported, documents []returns.ImportDocument, force bool) error {
	if format == "xlsx" && name == "" {
		for i, path := range in.paths {
			if err := p.writeWorkbook(path+"."+diagnosisName, true, p.reportWriter(format, in.files[i:i+1], nil, nil)); err != nil {
				return err
			}
		}
		return nil
	}
	write := p.reportWriter(format, in.files, in.unread, documents)
	if format == "xlsx" {
		beside := slices.ContainsFunc(in.paths, func(path string) bool { return filepath.Dir(path) == filepath.Dir(name) })
		return p.writeWorkbook(name, beside, write)
	}
	return p.emit(name, force, write)
}

// reportFormat is the format asked for, else that of the file, else text.
func (p *program) reportFormat(format, report string) (string, error) {
	if format != "" {
		formats, err := p.formats(format, "text", "json", "xlsx", "md", "html", "docx")
		if err == nil && len(formats) > 1 {
			err = p.usageError("one-format", len(formats))
		}
		if err != nil {
			return "", err
		}
		return formats[0], nil
	}
	ext := strings.ToLower(filepath.Ext(report))
	if known, ok := reportFormats[ext]; ok || report == "" {
		return cmp.Or(known, "text"), nil
	}
	return "", p.usageError("flag-value", "--report", ext, ".txt, .json, .xlsx, .md, .html, .docx")
}

// imported is what was read: the state of each file and its document, and the files that could not be read.
type imported struct {
	paths  []string
	files  []returns.Diagnosed
	docs   []*policy.Document
	unread []returns.Unread
}

// read reads one file. One that cannot be read does not keep the others from being read.
func (in *imported) read(p *program, path, report string) error {
	r, err := p.readFile(path, report)
	var reason *policy.Notice
	switch {
	case errors.As(err, &reason):
		in.unread = append(in.unread, returns.Unread{File: filepath.ToSlash(path), Reason: *reason})
		return nil
	case err != nil:
		return err
	}
	state, doc, about := returns.Diagnose(r.doc, r.found, r.corrections)
	p.notices(append(r.said, about...))
	in.paths, in.files, in.docs = append(in.paths, path), append(in.files, state), append(in.docs, doc)
	return nil
}

// within tells the files a document was put together from that they belong together.
func (in *imported) within(d *policy.Document) {
	from := sourcesOf(d)
	if len(from) < 2 {
		return
	}
	for _, f := range in.files {
		if slices.Contains(from, f.Read.Source) {
			f.Read.Within(d)
			f.Corrected.Within(d)
		}
	}
}

// errors are the reasons why files could not be read.
func (in *imported) errors() []error {
	var out []error
	for i := range in.unread {
		out = append(out, &in.unread[i].Reason)
	}
	return out
}

// writeImported writes the documents in kitei's form and gives what became of them.
func (p *program) writeImported(out string, documents []*policy.Document, in *imported, force bool) ([]returns.ImportDocument, error) {
	var list []returns.ImportDocument
	var files []file
	used := map[string]int{}
	for i, d := range documents {
		item := returns.ImportDocument{Title: d.Title, Sources: sourcesOf(d)}
		name := fmt.Sprintf("%02d_%s", i+1, cmp.Or(fileName(d.Title), fileName(strings.TrimSuffix(filepath.Base(d.Source), filepath.Ext(d.Source)))))
		if used[name]++; used[name] > 1 {
			name += "_" + policy.FormatNumber(used[name], policy.Hankaku)
		}
		if out != "" {
			item.File = name + ".md"
			src, notice, err := canonical(d)
			if err != nil {
				return nil, err
			}
			p.notices(notice)
			files = append(files, file{item.File, func(w io.Writer) error { _, err := w.Write(src); return err }})
		}
		list = append(list, item)
	}
	if out == "" {
		return list, nil
	}
	if err := p.writeAll(out, files, force); err != nil {
		return nil, err
	}
	p.say("%d 個のファイルから %d 個の文書を読み取り、%s に書き出しました。", "Read %d files and wrote %d documents to %s.", len(in.docs), len(files), filepath.ToSlash(out))
	p.say("国のモデルとの違いは「kitei diff %s r8-03」で確認できます。", "Next: kitei diff %s r8-03", filepath.ToSlash(filepath.Join(out, files[0].name)))
	return list, nil
}

// canonical writes a document in kitei's form and reads it back, so that what the form cannot keep is said and not lost in silence.
func canonical(d *policy.Document) ([]byte, []policy.Notice, error) {
	var b bytes.Buffer
	if err := exporters.WriteMarkdown(&b, d); err != nil {
		return nil, nil, err
	}
	again, _, err := importers.ReadMarkdown(d.Source, b.Bytes())
	if err != nil {
		return nil, nil, err
	}
	want, got := importers.Diagnose(d, nil).Provisions, importers.Diagnose(again, nil).Provisions
	same := func(a, b importers.Provision) bool {
		return a.Fingerprint == b.Fingerprint && a.Kind == b.Kind && a.Depth == b.Depth
	}
	if slices.EqualFunc(want, got, same) {
		return b.Bytes(), nil, nil
	}
	at := 0
	for at < len(want) && at < len(got) && same(want[at], got[at]) {
		at++
	}
	pos := policy.Pos{File: d.Source}
	if at < len(want) {
		pos = want[at].Pos
	}
	return b.Bytes(), []policy.Notice{{Code: "import-not-exact", Pos: pos}}, nil
}

// sourcesOf gives the files a document was made of.
func sourcesOf(d *policy.Document) []string {
	var out []string
	for n := range d.All() {
		if n.Pos.File != "" && !slices.Contains(out, n.Pos.File) {
			out = append(out, n.Pos.File)
		}
	}
	if len(out) == 0 {
		out = append(out, d.Source)
	}
	return out
}

// fileName makes a name for a file of a title.
func fileName(title string) string {
	const longest = 60
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`\/:*?"<>|`, r) || r < ' ' {
			return '_'
		}
		return r
	}, strings.Trim(title, " 　."))
	if r := []rune(name); len(r) > longest {
		name = string(r[:longest])
	}
	return name
}

// reportWriter gives what writes the report in a format.
func (p *program) reportWriter(format string, files []returns.Diagnosed, unread []returns.Unread, documents []returns.ImportDocument) func(io.Writer) error {
	japanese := program{lang: "ja"} // documents are Japanese
	say := func(n policy.Notice) string { return japanese.text(&n) }
	if format == "json" {
		return func(w io.Writer) error { return returns.WriteDiagnosisJSON(w, files, unread, documents, say) }
	}
	return func(w io.Writer) error {
		return exporters.ReportWriters[format](w, returns.NewDiagnosis(files, unread, format == "xlsx", say))
	}
}

// writeWorkbook writes a workbook for corrections. One that a person filled in was read before and its corrections stand in the new one; the
// old is kept as .bak all the same, for what else may stand in it. beside says that it lies in the folder of a file it is about.
func (p *program) writeWorkbook(path string, beside bool, write func(io.Writer) error) error {
	if err := p.writeOne(path, true, write); err != nil {
		return err
	}
	p.say("%s を作成しました。誤りのある行の薄い色の欄に記入して保存すると、次の実行から反映されます。", "Wrote %s. Fill in the coloured cells of rows that are wrong; the next run applies them.", filepath.ToSlash(path))
	if !beside {
		p.say("diff、gap 等にも反映するには、元のファイルと同じフォルダーに保存してください。", "For diff, gap and the others, keep it in the folder of the files.")
	}
	return nil
}
