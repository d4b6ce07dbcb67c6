package returns

import (
	"fmt"
	"strconv"
	"strings"

	"kitei/exporters"
	"kitei/importers"
	"kitei/policy"
)

// Diagnosed is a file with what was read from it and what a person corrected. The 取込み診断書 shows the reading and asks for corrections;
// [ReadCorrections] takes them back.
type Diagnosed struct {
	Read        *importers.Diagnosis // as the reader left it
	Corrected   *importers.Diagnosis // with the corrections; Read itself when there are none
	Corrections []importers.Correction
	Left        []int // indexes of Corrections that were not applied, ascending
}

// Unread is a file that could not be read, and why.
type Unread struct {
	File   string
	Reason policy.Notice
}

// DiagnosisKind is what a 取込み診断書 is recognised by.
const DiagnosisKind = "import/1"

// The columns of 条項一覧. A person fills in the last six.
const (
	columnPlace   = "元の場所"
	columnKind    = "階層"
	columnLabel   = "番号"
	columnTitle   = "見出し"
	columnText    = "本文（初め）"
	columnGuess   = "推定した点"
	columnSure    = "確からしさ"
	columnNewKind = "正しい階層"
	columnNewNo   = "正しい番号"
	columnNewHead = "正しい見出し"
	columnCut     = "行のつながり"
	columnCutAt   = "切り離す箇所"
	columnSeen    = "確認"
	columnFile    = "ファイル"
	columnKey     = "キー"
	columnPrint   = "指紋"
)

// What can be chosen in the columns of 条項一覧.
const (
	choiceJoin  = "直前の行とつなぐ"
	choiceSplit = "切り離す"
	choiceDrop  = "取り込まない"
	choiceNone  = "なし"
	choiceSeen  = "○"
)

// kindChoices are the words for what a provision can be.
func kindChoices() []string {
	var out []string
	for k := policy.Part; k <= policy.Form; k++ {
		if k != policy.Table {
			out = append(out, k.Word())
		}
	}
	return append(out, choiceDrop)
}

var guessWords = map[importers.Guess]string{
	importers.Certain:           "",
	importers.NumberFromForm:    "番号の形から見出しと判断しました。",
	importers.NumberJumps:       "番号が続いていません。",
	importers.ArticleUnnumbered: "番号のない条としました。",
	importers.MarkLost:          "号の記号がありません。",
	importers.LineBroken:        "前の行の文が終わっていません。つながる行かもしれません。",
	importers.LinesJoined:       "数行を一つにまとめました。",
	importers.LongTitle:         "見出しとしては長い文です。本文かもしれません。",
	importers.Outside:           "条の外にある文です。",
	importers.Noticed:           "「気付いた点」にも記載があります。",
}

// NewDiagnosis lays out the 取込み診断書 of files read together. With all every provision stands in it, as the workbook for corrections needs
// it; else those a person should look at. unread are files that are missing from the set; say puts a notice into words.
func NewDiagnosis(files []Diagnosed, unread []Unread, all bool, say func(policy.Notice) string) *exporters.Report {
	r := &exporters.Report{Kind: DiagnosisKind, Title: "取込み診断書", Subject: subject(files), Summary: diagnosisSummary(files)}
	r.Sections = []exporters.ReportSection{filesSection(files), provisionsSection(files, all), findingsSection(files, unread, say), leftSection(files)}
	if len(unread) > 0 {
		r.Summary = append([]string{fmt.Sprintf("読み込めなかったファイルが%d個あります。「気付いた点」を確認してください。", len(unread))}, r.Summary...)
	}
	return r
}

func subject(files []Diagnosed) string {
	if len(files) == 1 {
		d := files[0].Read
		return strings.TrimSpace(d.Title + "（" + d.Source + "）")
	}
	return fmt.Sprintf("%d個のファイル", len(files))
}

// diagnosisSummary is what to know and do, worst first.
func diagnosisSummary(files []Diagnosed) []string {
	var out []string
	doubts, jumps, left, applied, provisions := 0, 0, 0, 0, 0
	for _, f := range files {
		provisions += len(f.Corrected.Provisions)
		left += len(f.Left)
		applied += f.applied()
		doubts += f.open()
		for _, n := range f.Corrected.Numbers {
			if n.Kind.Doubtful() {
				jumps++
			}
		}
	}
	if left > 0 {
		out = append(out, fmt.Sprintf("適用できない訂正が%d件あります。元の文が変わったか、そのままでは行えないためです。条項一覧の赤い行及び「適用しなかった訂正」を確認してください。", left))
	}
	if jumps > 0 {
		out = append(out, fmt.Sprintf("番号の欠落、重複又は順序の逆転が%d件あります。元の文書の誤りか、読取りの誤りかを確認してください。", jumps))
	}
	if doubts > 0 {
		out = append(out, fmt.Sprintf("推定によって取り込んだ行が%d行あります。確からしさの低いものから確認してください。", doubts))
	}
	if len(out) == 0 {
		out = append(out, fmt.Sprintf("全%d行を取り込みました。推定した点及び番号の乱れはありません。", provisions))
	}
	if applied > 0 {
		out = append(out, fmt.Sprintf("訂正%d件を適用しました。", applied))
	}
	return append(out, "誤りがあるときは、この診断書の Excel 版（条項一覧）の「正しい階層」から「切り離す箇所」までの欄に記入し、元のファイルと同じフォルダーに保存してください。次の実行から反映されます。")
}

// open gives how many guessed provisions nobody has corrected or confirmed.
func (f Diagnosed) open() int {
	done := map[string]bool{}
	for _, c := range f.Corrections {
		done[c.Key] = true
	}
	n := 0
	for _, p := range f.Read.Provisions {
		if p.Guess != importers.Certain && p.Guess != importers.NumberFromForm && !done[p.Key] {
			n++
		}
	}
	return n
}

// applied gives how many corrections changed something.
func (f Diagnosed) applied() int {
	n := -len(f.Left)
	for _, c := range f.Corrections {
		if !c.Empty() {
			n++
		}
	}
	return n
}

func filesSection(files []Diagnosed) exporters.ReportSection {
	s := exporters.ReportSection{Name: "取り込んだ文書", Columns: []exporters.ReportColumn{
		{Title: columnFile, Width: 34},
		{Title: "形式", Width: 20},
		{Title: "範囲", Width: 12},
		{Title: "内訳", Width: 46},
		{Title: "要確認", Format: exporters.FormatCount, Width: 8},
		{Title: "訂正", Format: exporters.FormatCount, Width: 8},
	}}
	for _, f := range files {
		open, format := f.open(), f.Read.Format
		if f.Read.Charset != "" {
			format += "（" + f.Read.Charset + "）"
		}
		row := exporters.ReportRow{Cells: append(exporters.Words(f.Read.Source, format, extent(f.Read.Extent), counts(f.Corrected)),
			exporters.Quantity(open), exporters.Quantity(f.applied()))}
		if open > 0 {
			row.Tone = exporters.Doubt
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// counts says how many of each kind there are.
func counts(d *importers.Diagnosis) string {
	var parts []string
	for _, x := range []struct {
		from, to policy.Kind
		word     string
	}{
		{policy.Part, policy.Division, "章・節"},
		{policy.Article, policy.Article, "条"},
		{policy.Subarticle, policy.Paragraph, "項"},
		{policy.Item, policy.Subitem3, "号以下"},
		{policy.Table, policy.Table, "表"},
		{policy.Preamble, policy.Preamble, "前文等"},
		{policy.Supplement, policy.Form, "附則・別表・様式"},
	} {
		n := 0
		for k := x.from; k <= x.to; k++ {
			n += d.Count(k)
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%s%d", x.word, n))
		}
	}
	return strings.Join(parts, "、")
}

func extent(e importers.Extent) string {
	switch {
	case e.Pages > 0:
		return fmt.Sprintf("%dページ", e.Pages)
	case e.Paragraphs > 0:
		return fmt.Sprintf("%d段落", e.Paragraphs)
	case e.Lines > 0:
		return fmt.Sprintf("%d行", e.Lines)
	case e.Rows > 0:
		return fmt.Sprintf("%d行", e.Rows)
	}
	return ""
}

// place says in Japanese where something stands, without the name of the file.
func place(p policy.Pos) string {
	var parts []string
	for _, x := range []struct {
		n    int
		word string
	}{{p.Page, "ページ"}, {p.Para, "段落"}, {p.Line, "行"}} {
		if x.n > 0 {
			parts = append(parts, strconv.Itoa(x.n)+x.word)
		}
	}
	if p.Cell != "" {
		parts = append(parts, p.Cell)
	}
	return strings.Join(parts, " ")
}

var provisionColumns = []exporters.ReportColumn{
	{Title: columnPlace, Width: 9},
	{Title: columnKind, Width: 7, Format: exporters.FormatMark},
	{Title: columnLabel, Width: 9},
	{Title: columnTitle, Width: 18},
	{Title: columnText, Width: 42},
	{Title: columnGuess, Width: 18},
	{Title: columnSure, Width: 8, Format: exporters.FormatPercent},
	{Title: columnNewKind, Width: 9, Format: exporters.FormatMark, Input: true, Choices: kindChoices()},
	{Title: columnNewNo, Width: 9, Input: true},
	{Title: columnNewHead, Width: 14, Input: true},
	{Title: columnCut, Width: 10, Input: true, Choices: []string{choiceJoin, choiceSplit}},
	{Title: columnCutAt, Width: 12, Input: true},
	{Title: columnSeen, Width: 6, Format: exporters.FormatMark, Input: true, Choices: []string{choiceSeen}},
	{Title: columnFile, Width: 12, Hidden: true},
	{Title: columnKey, Width: 12, Hidden: true},
	{Title: columnPrint, Width: 12, Hidden: true},
}

// provisionsName is the heading of the section, and so the name of the sheet, that is read back.
const provisionsName, leftName = "条項一覧", "適用しなかった訂正"

func provisionsSection(files []Diagnosed, all bool) exporters.ReportSection {
	s := exporters.ReportSection{Name: provisionsName, Columns: provisionColumns, Lead: []string{
		"読み取った行を一つずつ示します。誤りのある行だけ、薄い色の欄に記入してください。番号又は見出しがない行とするときは「なし」と記入します。",
		"「切り離す」ときは、「切り離す箇所」に後の行の最初の数文字を書きます（二か所以上は改行して並べます）。空欄のときは、本文の改行ごとに切り離します。",
	}}
	if !all {
		s.Name, s.Columns, s.Lead = "確認を要する行", provisionColumns[:7], nil
	}
	for _, f := range files {
		by, left := map[string]importers.Correction{}, map[string]bool{}
		for i := len(f.Corrections) - 1; i >= 0; i-- { // of two that contradict each other the first was applied
			by[f.Corrections[i].Key] = f.Corrections[i]
		}
		for _, i := range f.Left {
			left[f.Corrections[i].Key] = true
		}
		var rows []exporters.ReportRow
		for _, p := range f.Read.Provisions {
			c, corrected := by[p.Key]
			if !all && (corrected || p.Guess == importers.Certain || p.Guess == importers.NumberFromForm) {
				continue
			}
			row := provisionRow(f.Read.Source, p, c, corrected)
			if left[p.Key] {
				row.Tone = exporters.Bad
			}
			rows = append(rows, row)
		}
		if len(files) > 1 && len(rows) > 0 {
			s.Rows = append(s.Rows, exporters.ReportRow{Heading: f.Read.Source})
		}
		s.Rows = append(s.Rows, rows...)
	}
	return s
}

// shownText is how much of a provision stands in the workbook, in characters.
const shownText = 90

func beginning(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n]) + "…"
	}
	return s
}

func provisionRow(file string, p importers.Provision, c importers.Correction, corrected bool) exporters.ReportRow {
	title := p.Title
	if p.Kind.Grouping() || p.Kind == policy.Article {
		title = strings.Repeat("　", p.Depth) + title
	}
	cells := exporters.Words(place(p.Pos), p.Kind.Word(), p.Label, title, beginning(strings.ReplaceAll(p.Text, "\t", "　"), shownText), guessWords[p.Guess])
	cells = append(cells, exporters.Quantity(p.Confidence))
	cells = append(cells, correctionCells(c)...)
	row := exporters.ReportRow{Key: p.Key, Fingerprint: p.Fingerprint, Cells: append(cells, exporters.Words(baseName(file), p.Key, p.Fingerprint)...)}
	switch {
	case corrected:
		row.Tone = exporters.Good
	case p.Guess != importers.Certain && p.Guess != importers.NumberFromForm:
		row.Tone = exporters.Doubt
	}
	return row
}

// correctionCells writes a correction the way a person would.
func correctionCells(c importers.Correction) []exporters.ReportCell {
	kind, cut, seen := c.Kind.Word(), "", ""
	switch {
	case c.Drop:
		kind = choiceDrop
	case c.Join:
		cut = choiceJoin
	case c.Split:
		cut = choiceSplit
	}
	if c.Seen {
		seen = choiceSeen
	}
	or := func(value string, none bool) string {
		if none {
			return choiceNone
		}
		return value
	}
	return exporters.Words(kind, or(c.Label, c.NoLabel), or(c.Title, c.NoTitle), cut, strings.Join(c.SplitAt, "\n"), seen)
}

// baseName is a name without its folders: what a workbook beside the file knows it by.
func baseName(file string) string { return file[strings.LastIndexByte(file, '/')+1:] }

var numberWords = map[importers.NumberKind]string{
	importers.NumberGap:       "%[1]s「%[2]s」の前の番号（%[3]s）がありません。",
	importers.NumberDuplicate: "%[1]s「%[2]s」が二度出てきます（数えると%[3]s番目です）。",
	importers.NumberOrder:     "%[1]s「%[2]s」の順序が逆です（数えると%[3]s番目です）。",
	importers.NumberBranch:    "%[1]s「%[2]s」は枝番号です。",
	importers.NumberDeleted:   "%[1]s「%[2]s」は「削除」とされています。",
}

// letters are the letters of lists in their order.
var letters = map[policy.Shape][]rune{
	policy.ShapeKana: []rune("アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"), policy.ShapeLatin: []rune("abcdefghijklmnopqrstuvwxyz"),
}

// iroha are the letters of lists in old rules.
var iroha = []rune("イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス")

// expected is the number that is missing, as the list around it writes numbers; where something stands twice or too early it is how far one counts.
func expected(n importers.NumberFinding) string {
	label, _, ok := policy.ParseLabel(n.Shown + "　")
	list := letters[label.Shape]
	switch label.Shape {
	case policy.ShapeParenKana:
		list = letters[policy.ShapeKana]
	case policy.ShapeParenLatin:
		list = letters[policy.ShapeLatin]
	case policy.ShapeCircled:
		list = []rune("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
	default:
	}
	if n.Iroha {
		list = iroha
	}
	if !ok || n.Kind != importers.NumberGap || n.Expected < 1 || n.Expected > len(list) {
		return strconv.Itoa(n.Expected)
	}
	return string(list[n.Expected-1])
}

func findingsSection(files []Diagnosed, unread []Unread, say func(policy.Notice) string) exporters.ReportSection {
	s := exporters.ReportSection{Name: "気付いた点", Empty: "ありません。", Columns: []exporters.ReportColumn{
		{Title: columnFile, Width: 24}, {Title: columnPlace, Width: 14}, {Title: "種類", Width: 10, Format: exporters.FormatMark}, {Title: "内容", Width: 70},
	}}
	for _, u := range unread {
		s.Rows = append(s.Rows, exporters.ReportRow{Tone: exporters.Bad, Cells: exporters.Words(u.File, place(u.Reason.Pos), "読込み不可", say(u.Reason))})
	}
	for _, f := range files {
		for _, n := range f.Corrected.Numbers {
			words := numberWords[n.Kind]
			if n.Kind == importers.NumberBranch || n.Kind == importers.NumberDeleted {
				words = strings.ReplaceAll(words, "%[3]s", "")
				s.Rows = append(s.Rows, exporters.ReportRow{Cells: exporters.Words(f.Read.Source, place(n.Pos), "番号", fmt.Sprintf(words, n.Of.Word(), n.Shown))})
				continue
			}
			s.Rows = append(s.Rows, exporters.ReportRow{Tone: exporters.Doubt, Cells: exporters.Words(f.Read.Source, place(n.Pos), "番号", fmt.Sprintf(words, n.Of.Word(), n.Shown, expected(n)))})
		}
		for _, n := range f.Read.Notices {
			s.Rows = append(s.Rows, exporters.ReportRow{Cells: exporters.Words(f.Read.Source, place(n.Pos), "読取り", say(n))})
		}
	}
	return s
}

// leftSection lists the corrections whose provision is not there any more. They stay in the workbook until a person takes them out, and are tried
// again on every run.
func leftSection(files []Diagnosed) exporters.ReportSection {
	s := exporters.ReportSection{Name: leftName, Warning: true, Columns: provisionColumns, Lead: []string{
		"次の訂正は、元の文が見つからないため、適用していません。必要なものは条項一覧の該当する行に書き直し、ここからは行ごと削除してください。",
	}}
	for _, f := range files {
		there := map[string]bool{}
		for _, p := range f.Read.Provisions {
			there[p.Key] = true
		}
		for _, i := range f.Left {
			c := f.Corrections[i]
			if there[c.Key] {
				continue // stands in its row of 条項一覧
			}
			cells := append(exporters.Words(place(c.Pos), "", "", "", c.Note, ""), exporters.ReportCell{})
			cells = append(append(cells, correctionCells(c)...), exporters.Words(baseName(f.Read.Source), c.Key, "")...)
			s.Rows = append(s.Rows, exporters.ReportRow{Key: c.Key, Tone: exporters.Doubt, Cells: cells})
		}
	}
	return s
}
