package returns

import (
	"strings"

	"kitei/exporters"
	"kitei/policy"
)

// Result is the answer to a duty of a checklist (結果).
type Result string

// The results.
const (
	Unanswered Result = ""        // 未回答
	Done       Result = "done"    // ○
	Partly     Result = "partly"  // △
	NotDone    Result = "notdone" // ×
	Outside    Result = "outside" // －
)

// Results are the results in the order they are counted.
var Results = []Result{Done, Partly, NotDone, Outside, Unanswered}

// Mark is how people write a result.
func (r Result) Mark() string {
	switch r {
	case Done:
		return "○"
	case Partly:
		return "△"
	case NotDone:
		return "×"
	case Outside:
		return "－"
	case Unanswered:
	}
	return ""
}

// marks are the signs and words people write for a result, folded.
var marks = map[string]Result{
	"○": Done, "〇": Done, "◯": Done, "●": Done, "◎": Done, "o": Done, "O": Done, "0": Done, "丸": Done, "まる": Done, "マル": Done, "レ": Done, "✓": Done, "✔": Done, "☑": Done,
	"はい": Done, "実施": Done, "実施済": Done, "実施済み": Done, "適": Done, "有": Done,
	"△": Partly, "▲": Partly, "三角": Partly, "一部": Partly, "一部実施": Partly, "一部未実施": Partly,
	"×": NotDone, "✕": NotDone, "✖": NotDone, "╳": NotDone, "x": NotDone, "X": NotDone, "ばつ": NotDone, "バツ": NotDone, "いいえ": NotDone, "未": NotDone, "未実施": NotDone, "否": NotDone,
	"-": Outside, "－": Outside, "―": Outside, "ー": Outside, "−": Outside, "‐": Outside, "–": Outside, "—": Outside, "/": Outside, "対象外": Outside, "該当なし": Outside, "該当無し": Outside, "非該当": Outside, "n/a": Outside, "N/A": Outside, "なし": Outside,
}

// ParseResult reads a result as people write it: ○ as 〇, 0 or 実施, in any width. ok is false for anything else.
func ParseResult(s string) (r Result, ok bool) {
	text := fold(s)
	if text == "" {
		return Unanswered, true
	}
	if r, ok = marks[text]; ok {
		return r, true
	}
	for mark, r := range map[string]Result{"○": Done, "△": Partly, "×": NotDone, "-": Outside} { // ○ 実施, as the legend has it
		if rest, found := strings.CutPrefix(text, mark); found && marks[rest] == r && rest != "" {
			return r, true
		}
	}
	return Unanswered, false
}

// Answer is what a section answered to one duty.
type Answer struct {
	Key      string
	Chapter  string
	Heading  string
	Question string
	Basis    string // number in the town's rule
	Cite     string // number in the national model
	Who      string
	Level    string // ○ or 推奨
	Result   Result
	Remarks  string
	Due      string // day by which it is put right
	Checker  string
	Pos      policy.Pos
}

// Sheet of answers: one returned file.
type AnswerSheet struct {
	File     string
	Section  string // 所属
	Checker  string
	Edition  string
	Revision string
	Answers  []Answer
}

// checklistColumns are the columns of 点検票 as they come back.
var checklistColumns = []Column{
	{Key: "question", Headings: []string{"点検項目"}, Required: true},
	{Key: "result", Headings: []string{"結果"}, Required: true},
	{Key: "chapter", Headings: []string{"区分"}},
	{Key: "heading", Headings: []string{"条の見出し"}},
	{Key: "who", Headings: []string{"対象者"}},
	{Key: "basis", Headings: []string{"根拠（下段は国のモデル）", "根拠"}},
	{Key: "level", Headings: []string{"必須・推奨"}},
	{Key: "section", Headings: []string{"所属"}},
	{Key: "due", Headings: []string{"期限"}},
	{Key: "checker", Headings: []string{"実施者・点検日"}},
	{Key: "remarks", Headings: []string{"備考（未実施の理由・改善策）", "備考"}},
	{Key: "key", Headings: []string{"識別子"}},
	{Key: "fingerprint", Headings: []string{"照合値"}},
}

// ReadChecklist reads a returned 点検票. asked is the checklist as it stands today; a workbook that still has its own record of what was
// asked (シート「データ」) is held against that record instead. The notices say what is wrong with the answers, each with its cell:
//
//	answers-other         the checklist is of another edition or of other settings
//	answers-keys          the hidden keys are lost; rows were matched by their questions
//	answers-unknown       a row that was not asked
//	answers-edited        a question whose text was changed
//	answers-result        a result nobody can read
//	answers-twice         one duty answered in two rows with different results
//	answers-gone          duties that were asked and are not in the file
//	answers-no-reason     △ or × without a remark
//	answers-contradiction ○ or － with a day of improvement, － with an improvement
//	answers-none          no answer at all
//
// Errors are those of [Open], and answers-no-table: no sheet has the columns of a checklist.
func ReadChecklist(name string, src []byte, asked *exporters.Checklist) (*AnswerSheet, []policy.Notice, error) {
	b, err := Open(name, src)
	if err != nil {
		return nil, nil, err
	}
	tables := b.Tables(checklistColumns)
	if len(tables) == 0 {
		return nil, nil, policy.Problem("answers-no-table", policy.Pos{File: name}, missingColumn(b))
	}
	r := &checklistReader{book: b, asked: questionsOf(b, asked), byText: map[string]string{}, at: map[string]int{}}
	r.sheet = &AnswerSheet{File: name, Edition: b.Properties["kitei.edition"], Revision: b.Properties["kitei.revision"]}
	r.sheet.Section, _ = b.Around("所属", "点検日", "点検者", "確認者")
	r.sheet.Checker, _ = b.Around("点検者", "確認者")
	if r.sheet.Revision != "" && asked.Revision != "" && r.sheet.Revision != asked.Revision {
		r.note("answers-other", policy.Pos{File: name}, r.sheet.Edition, asked.Edition)
	}
	for _, key := range r.asked.order {
		item := r.asked.items[key]
		text := fold(item.Printed()[0])
		r.byText[text+"\x00"+fold(item.Document+item.Basis+item.Cite)] = key
		if _, twice := r.byText[text]; twice {
			key = "" // its number has to tell
		}
		r.byText[text] = key
	}
	for _, t := range tables {
		r.table(t)
	}
	r.finish()
	return r.sheet, r.notices, nil
}

// missingColumn names the column by which a sheet that looks like a checklist is none.
func missingColumn(b *Book) string {
	for _, c := range checklistColumns[:2] {
		one := []Column{c}
		one[0].Required = true
		if len(b.Tables(one)) == 0 {
			return c.Headings[0]
		}
	}
	return checklistColumns[0].Headings[0]
}

// questions are what was asked, by key, in order.
type questions struct {
	items map[string]*exporters.ChecklistItem
	order []string
}

// questionsOf takes what was asked from the workbook's own record, else from today's checklist.
func questionsOf(b *Book, asked *exporters.Checklist) *questions {
	q := &questions{items: map[string]*exporters.ChecklistItem{}}
	add := func(i *exporters.ChecklistItem) {
		if i.Key != "" && q.items[i.Key] == nil {
			q.items[i.Key] = i
			q.order = append(q.order, i.Key)
		}
	}
	var columns []Column
	for _, h := range exporters.DataColumns {
		columns = append(columns, Column{Key: h, Headings: []string{h}, Required: true})
	}
	for _, t := range b.Tables(columns) {
		for _, row := range t.Rows {
			item := &exporters.ChecklistItem{
				Key: row.Cell("識別子"), Fingerprint: row.Cell("照合値"), Chapter: row.Cell("区分"), Heading: row.Cell("条の見出し"), Who: row.Cell("対象者"),
				Question: row.Cell("点検項目"), Document: row.Cell("文書"), Basis: row.Cell("根拠"), Cite: row.Cell("国のモデル"), Level: policy.Must,
			}
			if row.Cell("必須・推奨") == "推奨" {
				item.Level = policy.Recommended
			}
			add(item)
		}
	}
	if len(q.order) == 0 {
		for i := range asked.Items {
			add(&asked.Items[i])
		}
	}
	return q
}
