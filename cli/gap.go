package cli

import (
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"kitei/diffing"
	"kitei/exporters"
	"kitei/importers"
	"kitei/policy"
	"kitei/templates"
)

// gapFormats are the formats of kitei gap.
var gapFormats = []string{"text", "json", "md", "html", "docx", "xlsx"}

// screenRows is how many missing clauses the screen shows: what fits on it beside the rest.
const screenRows = 20

func (p *program) gapCommand() *cli.Command {
	return &cli.Command{
		Name:      "gap",
		Usage:     p.tr("現行の規程に、国のモデルの各版に対する過不足がないかを確かめる", "what local policies have and lack against the editions of the national model"),
		UsageText: "kitei gap LOCAL... [-p kitei.yaml] [--against r8-03|all|r5-03,r8-03] [-f " + strings.Join(gapFormats, "|") + "] [-o FILE] [--fail-on missing]",
		Description: p.tr(`現行の規程（一つでも、分散した複数の規程でも構いません。）を国のモデルと条項ごとに比較し、同じもの、修正したもの、不足するもの、
   独自のものに分けます。規程の文言がどの版に最も近いか、規程の間の重複と食い違い、法令が求める事項に当たる規定の有無も示します。
   当たる規定があるか判断できない条項は「要確認」とし、候補を示します（件数と --fail-on では、不足に含めます。）。
   例: kitei gap local/*.md -p kitei.yaml
   例: kitei gap local/規程.md local/規則.txt -p kitei.yaml --against all -f xlsx -o 過不足.xlsx`,
			`Compares today's policies, one or several scattered ones, with the national model clause by clause: kept, adapted, missing, local only.
   It also shows which edition's wording they follow, what several policies say twice or against each other, and whether they answer
   what the law asks. A clause that may be answered is shown as undecided with its candidates; it counts as missing.
   Example: kitei gap local/*.md -p kitei.yaml
   Example: kitei gap local/policy.docx -p kitei.yaml --against all -f json -o gap.json`),
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "against", Usage: p.tr("国のモデルの版。all で全ての版、コンマで区切って複数。省略時は設定ファイルの edition.to", "editions: one, several with commas, or all; default: edition.to of the parameter file")},
			&cli.StringFlag{Name: "params", Aliases: []string{"p"}, Usage: p.tr("設定ファイル。省略時は kitei.yaml があればそれを、なければ既定の値を使う", "parameter file; default: kitei.yaml where there is one, else defaults")},
			p.formatFlag("text", strings.Join(gapFormats, ",")),
			p.outFlag(),
			&cli.StringFlag{Name: "fail-on", Usage: p.tr("missing を指定すると、不足があるときに終了コードを 1 とする", "missing: exit with 1 when a clause is missing")},
			&cli.BoolFlag{Name: "required-only", Usage: p.tr("推奨事項等を除き、必須の条項だけを対象とする", "required clauses only")},
			&cli.BoolFlag{Name: "ignore-ids", Usage: p.tr("条項の識別子を使わずに比較する", "align without the stable ids")},
			p.forceFlag(),
		},
		Action: p.runGap,
	}
}

func (p *program) runGap(c *cli.Context) error {
	if !c.Args().Present() {
		return p.usageError("gap-arguments")
	}
	out := c.String("out")
	format, err := p.outputFormat(c, out, gapFormats...)
	if err != nil {
		return err
	}
	if on := c.String("fail-on"); on != "" && on != "missing" {
		return p.usageError("flag-value", "--fail-on", on, "missing")
	}
	gap, err := p.measureGap(c)
	if err != nil {
		return err
	}
	if err := p.emit(out, c.Bool("force"), sealed("gap."+format, gapWriter(gap, format, out))); err != nil {
		return err
	}
	if out == "" && format == "text" {
		p.say("全ての条項は「kitei gap … -f xlsx -o 過不足.xlsx」で確認できます。", "See every clause with kitei gap … -f xlsx -o gap.xlsx.")
	}
	if c.String("fail-on") == "missing" && lacks(gap) {
		return errFound
	}
	return nil
}

// gapWriter chooses how a measure is written. A text for the screen is short, a text in a file is whole.
func gapWriter(gap *exporters.Gap, format, out string) func(io.Writer) error {
	return func(w io.Writer) error {
		switch {
		case format == "json":
			return exporters.WriteGapJSON(w, gap)
		case format == "text" && out == "":
			return exporters.WriteReportText(w, gap.ShortReport(screenRows))
		}
		return exporters.ReportWriters[format](w, gap.Report())
	}
}

// lacks reports whether any clause of the editions shown is missing; doubtful ones are, until somebody confirms them.
func lacks(gap *exporters.Gap) bool {
	for _, id := range gap.Show {
		for _, c := range gap.Edition(id).Clauses {
			if c.Status == diffing.Missing {
				return true
			}
		}
	}
	return false
}

// measureGap reads the documents, prepares the editions and compares them.
func (p *program) measureGap(c *cli.Context) (*exporters.Gap, error) {
	values, named, err := p.gapParams(c.String("params"))
	if err != nil {
		return nil, err
	}
	show, err := p.against(c.String("against"), values)
	if err != nil {
		return nil, err
	}
	local, err := p.localDocuments(c.Args().Slice())
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, e := range templates.Editions() {
		ids = append(ids, e.ID)
	}
	for _, word := range strings.Split(c.String("against"), ",") {
		if word = strings.TrimSpace(word); editionFolder(word) != "" {
			ids = append(ids, word)
		}
	}
	editions, sets, err := p.gapModels(ids, values.With("doc.numbering", numberingOf(local, values.Str("doc.numbering"))))
	if err != nil {
		return nil, err
	}
	gap := &exporters.Gap{
		GapResult: diffing.Gap(local, editions, diffing.GapOptions{IgnoreIDs: c.Bool("ignore-ids"), Slots: slots(values)}),
		Show:      show, Target: show[len(show)-1], Body: values.Str("body.name"), Unnamed: !named,
	}
	gap.Outlines = gap.GapResult.Outlines(gapOutlines())
	duties, err := gapDuties(sets[len(sets)-1], values)
	if err != nil {
		return nil, err
	}
	gap.Duties = gap.Editions[len(gap.Editions)-1].Duties(duties)
	if c.Bool("required-only") {
		gap.RequiredOnly()
	}
	return gap, nil
}

// gapParams reads the parameter file that is named, or kitei.yaml where it is there; named is false when neither is.
func (p *program) gapParams(path string) (values *templates.Params, named bool, err error) {
	values, err = p.params(path)
	if path == "" && isCode(err, "params-not-found") {
		return templates.Defaults("○○市").With("body.kind", "city"), false, nil
	}
	return values, true, err
}

// against reads the editions to measure against, oldest first.
func (p *program) against(word string, values *templates.Params) ([]string, error) {
	wanted := strings.Split(word, ",")
	if word == "" {
		wanted = []string{values.Str("edition.to")}
	}
	var out []string
	for _, e := range templates.Editions() {
		if slices.Contains(wanted, e.ID) || word == "all" {
			out = append(out, e.ID)
		}
	}
	for _, w := range wanted {
		w = strings.TrimSpace(w)
		switch {
		case templates.Known(w) || word == "all":
		case editionFolder(w) != "":
			e, err := p.openEdition(w)
			if err != nil {
				return nil, err
			}
			out = append(out, e.ID)
		default:
			_, err := templates.Open(w) // lists the editions there are
			return nil, err
		}
	}
	return out, nil
}

// localDocuments reads local policies from files and folders: files with several rules are taken apart, files that go on put together. A document
// twice would count twice; one without clauses answers nothing, which is said.
func (p *program) localDocuments(words []string) ([]*policy.Document, error) {
	for i, w := range words {
		if slices.Contains(words[:i], w) {
			return nil, p.usageError("gap-twice", w)
		}
		if isEdition(w) || w == "project" {
			return nil, p.usageError("gap-not-local", w)
		}
	}
	files, err := p.sources(words)
	if err != nil {
		return nil, err
	}
	docs, err := p.documents("", files...)
	if err != nil {
		return nil, err
	}
	docs = slices.DeleteFunc(docs, func(d *policy.Document) bool {
		empty := len(policy.Clauses(d)) == 0
		if empty {
			p.notices([]policy.Notice{{Code: "no-clauses", Pos: policy.Pos{File: d.Source}}})
		}
		return empty
	})
	if len(docs) == 0 {
		return nil, p.usageError("gap-arguments")
	}
	set, notices := importers.Gather(docs)
	p.notices(notices)
	return set, nil
}

// numberingOf chooses how the model's references are written, so that they read like those of the local documents: as 第5条 where most of their
// clauses are numbered so, else in the style of the parameters, or the guideline's.
func numberingOf(docs []*policy.Document, wanted string) string {
	articles, others := 0, 0
	for _, d := range docs {
		for _, c := range policy.Clauses(d) {
			label, _, ok := policy.ParseLabel(c.Node.Label)
			switch {
			case !ok:
			case label.Shape == policy.ShapeUnit && label.Unit == policy.Article:
				articles++
			default:
				others++
			}
		}
	}
	switch {
	case articles > others:
		return string(policy.ByArticle)
	case wanted == string(policy.ByArticle):
		return string(policy.ByGuideline)
	}
	return wanted
}
