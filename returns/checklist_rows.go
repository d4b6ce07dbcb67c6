package returns

import (
	"slices"
	"strings"

	"kitei/exporters"
	"kitei/policy"
)

// checklistReader reads the rows of one returned checklist.
type checklistReader struct {
	book    *Book
	asked   *questions
	byText  map[string]string // key by the folded question, alone and with its number, for rows whose key is lost
	sheet   *AnswerSheet
	at      map[string]int // index of the answer to a key
	lost    bool           // some row had no key
	notices []policy.Notice
}

func (r *checklistReader) note(code string, pos policy.Pos, args ...any) {
	r.notices = append(r.notices, policy.Notice{Code: code, Pos: pos, Args: args})
}

func (r *checklistReader) table(t *Table) {
	if t.Has("key") && !t.Has("result") {
		return
	}
	for _, row := range t.Rows {
		r.row(row)
	}
}

// goesOn is how a row begins that only goes on with the question above.
const goesOn = "（続き）"

func (r *checklistReader) row(row Row) {
	question := row.Cell("question")
	if question == "" || strings.HasPrefix(question, goesOn) {
		return
	}
	key := row.Cell("key")
	item := r.asked.items[key]
	if item == nil {
		key = r.byText[fold(question)+"\x00"+fold(row.Cell("basis"))]
		if key == "" {
			key = r.byText[fold(question)]
		}
		item = r.asked.items[key]
		if item == nil {
			r.note("answers-unknown", row.Pos("question"), short(question))
			return
		}
		r.lost = true
	}
	if fold(item.Printed()[0]) != fold(question) {
		r.note("answers-edited", row.Pos("question"), short(item.Question), short(question))
	}
	a := Answer{
		Key: key, Chapter: item.Chapter, Heading: item.Heading, Question: item.Question, Basis: strings.TrimSpace(item.Document + item.Basis), Cite: item.Cite, Who: item.Who,
		Level: levelWord(item.Level), Remarks: row.Cell("remarks"), Due: row.Cell("due"), Checker: row.Cell("checker"), Pos: row.Pos("result"),
	}
	var ok bool
	if a.Result, ok = ParseResult(row.Cell("result")); !ok {
		r.note("answers-result", a.Pos, row.Cell("result"))
	}
	r.check(&a, row)
	r.keep(a)
}

func levelWord(l policy.Level) string {
	if l == policy.Recommended {
		return "推奨"
	}
	return "○"
}

// check notes answers that contradict themselves.
func (r *checklistReader) check(a *Answer, row Row) {
	switch a.Result {
	case Partly, NotDone:
		if a.Remarks == "" {
			r.note("answers-no-reason", row.Pos("remarks"), a.Result.Mark(), short(a.Question))
		}
	case Done, Outside:
		if a.Due != "" {
			r.note("answers-contradiction", row.Pos("due"), a.Result.Mark(), "期限", short(a.Question))
		}
	case Unanswered:
		if a.Remarks != "" && row.Cell("result") == "" {
			r.note("answers-contradiction", row.Pos("result"), "空欄", "備考", short(a.Question))
		}
	}
}

// keep adds an answer. Of two answers to one duty the one that says more is kept; when they differ, a notice says so.
func (r *checklistReader) keep(a Answer) {
	i, seen := r.at[a.Key]
	if !seen {
		r.at[a.Key] = len(r.sheet.Answers)
		r.sheet.Answers = append(r.sheet.Answers, a)
		return
	}
	first := &r.sheet.Answers[i]
	switch {
	case a.Result == Unanswered:
		return
	case first.Result == Unanswered:
		*first = a
	case first.Result != a.Result:
		r.note("answers-twice", a.Pos, short(a.Question), first.Result.Mark(), a.Result.Mark(), first.Pos.Cell)
	}
}

// finish says what is missing, and puts the answers into the order they were asked in.
func (r *checklistReader) finish() {
	if r.lost {
		r.note("answers-keys", policy.Pos{File: r.book.Name})
	}
	var gone []string
	for _, key := range r.asked.order {
		if _, ok := r.at[key]; !ok {
			gone = append(gone, key)
		}
	}
	for i, key := range gone {
		if i == goneNamed {
			r.note("answers-gone-more", policy.Pos{File: r.book.Name}, len(gone)-i)
			break
		}
		item := r.asked.items[key]
		r.note("answers-gone", policy.Pos{File: r.book.Name}, strings.TrimSpace(item.Document+item.Basis), short(item.Question))
	}
	place := map[string]int{}
	for i, key := range r.asked.order {
		place[key] = i
	}
	slices.SortStableFunc(r.sheet.Answers, func(a, b Answer) int { return place[a.Key] - place[b.Key] })
	if !slices.ContainsFunc(r.sheet.Answers, func(a Answer) bool { return a.Result != Unanswered }) {
		r.note("answers-none", policy.Pos{File: r.book.Name})
	}
}

// goneNamed is how many missing duties of a file are named one by one.
const goneNamed = 5

// short is the head of a text, for a notice.
func short(s string) string { return exporters.Excerpt(s, 30) }
