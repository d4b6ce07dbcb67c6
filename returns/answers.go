package returns

import (
	"encoding/json"
	"io"
	"slices"
	"strings"

	"kitei/policy"
)

// Answers are the returned checklists of a body, put together.
type Answers struct {
	Body     string
	Edition  string // of what was asked
	Revision string
	Sections []string // that were asked; empty when nobody said which
	Sheets   []*AnswerSheet
	Missing  []string // sections that were asked and have not answered
	Problems []policy.Notice
}

// Collect puts returned checklists together. sections are those that were asked, in their order; a section nobody asked comes behind them.
// The same section twice is a problem (answers-section-twice): where its answers differ the file that comes later counts, with a notice for
// each difference (answers-differ). A file without a section is named after itself (answers-section).
func Collect(sheets []*AnswerSheet, sections []string, problems []policy.Notice) *Answers {
	a := &Answers{Sections: sections, Problems: slices.Clone(problems)}
	note := func(code string, pos policy.Pos, args ...any) {
		a.Problems = append(a.Problems, policy.Notice{Code: code, Pos: pos, Args: args})
	}
	by := map[string]*AnswerSheet{}
	for _, s := range sheets {
		if s.Section == "" {
			s.Section = strings.TrimSuffix(baseName(s.File), ".xlsx")
			note("answers-section", policy.Pos{File: s.File}, s.Section)
		}
		if known := sectionOf(s.Section, sections); known != "" {
			s.Section = known
		} else if len(sections) > 0 {
			note("answers-section-unknown", policy.Pos{File: s.File}, s.Section)
		}
		first := by[s.Section]
		if first == nil {
			by[s.Section] = s
			a.Sheets = append(a.Sheets, s)
			continue
		}
		note("answers-section-twice", policy.Pos{File: s.File}, s.Section, first.File)
		for _, d := range first.take(s) {
			note("answers-differ", d.Pos, s.Section, short(d.Question), d.Result.Mark(), first.File)
		}
	}
	for _, section := range sections {
		if by[section] == nil {
			a.Missing = append(a.Missing, section)
		}
	}
	place := func(s *AnswerSheet) int {
		if i := slices.Index(sections, s.Section); i >= 0 {
			return i
		}
		return len(sections)
	}
	slices.SortStableFunc(a.Sheets, func(x, y *AnswerSheet) int {
		if d := place(x) - place(y); d != 0 {
			return d
		}
		return strings.Compare(x.Section, y.Section)
	})
	return a
}

// sectionOf finds a section among those asked, however its letters are typed.
func sectionOf(name string, sections []string) string {
	for _, s := range sections {
		if fold(s) == fold(name) {
			return s
		}
	}
	return ""
}

// take adds the answers of another file of the same section: what it answers replaces, what it leaves open stays. It gives those that differed.
func (s *AnswerSheet) take(later *AnswerSheet) (differ []Answer) {
	at := map[string]int{}
	for i := range s.Answers {
		at[s.Answers[i].Key] = i
	}
	for _, a := range later.Answers {
		i, known := at[a.Key]
		switch {
		case !known:
			s.Answers = append(s.Answers, a)
		case a.Result == Unanswered:
		default:
			if old := s.Answers[i].Result; old != Unanswered && old != a.Result {
				differ = append(differ, a)
			}
			s.Answers[i] = a
		}
	}
	return differ
}

// Count is how many duties have which result.
type Count map[Result]int

// All is the number of duties.
func (c Count) All() int {
	n := 0
	for _, r := range Results {
		n += c[r]
	}
	return n
}

// Rate is the share of ○ among the duties that concern the section; 0 when none does. What was left open counts as not done.
func (c Count) Rate() float64 {
	all := c.All() - c[Outside]
	if all == 0 {
		return 0
	}
	return float64(c[Done]) / float64(all)
}

// Chapters are the chapters in the order they were asked.
func (a *Answers) Chapters() []string {
	var out []string
	for _, s := range a.Sheets {
		for i := range s.Answers {
			if c := s.Answers[i].Chapter; !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}

// Count counts the answers of a section and a chapter; "" stands for all.
func (a *Answers) Count(section, chapter string) Count {
	c := Count{}
	for _, s := range a.Sheets {
		if section != "" && s.Section != section {
			continue
		}
		for i := range s.Answers {
			if chapter == "" || s.Answers[i].Chapter == chapter {
				c[s.Answers[i].Result]++
			}
		}
	}
	return c
}

// The JSON of the answers, kitei.answers/1. Names are part of the interface and do not change.
type answersJSON struct {
	Schema   string             `json:"schema"`
	Body     string             `json:"body,omitempty"`
	Edition  string             `json:"edition"`
	Revision string             `json:"revision"`
	Asked    []string           `json:"asked"`
	Missing  []string           `json:"missing"`
	Sections []answersSheetJSON `json:"sections"`
	Problems []problemJSON      `json:"problems"`
}

type answersSheetJSON struct {
	Section string       `json:"section"`
	File    string       `json:"file"`
	Checker string       `json:"checker,omitempty"`
	Answers []answerJSON `json:"answers"`
}

type answerJSON struct {
	Key      string `json:"key"`
	Chapter  string `json:"chapter"`
	Heading  string `json:"heading"`
	Question string `json:"question"`
	Basis    string `json:"basis"`
	Cite     string `json:"cite,omitempty"`
	Who      string `json:"who,omitempty"`
	Level    string `json:"level"`
	Result   Result `json:"result"`
	Remarks  string `json:"remarks,omitempty"`
	Due      string `json:"due,omitempty"`
	Checker  string `json:"checker,omitempty"`
	Cell     string `json:"cell,omitempty"`
}

type problemJSON struct {
	Code string `json:"code"`
	File string `json:"file,omitempty"`
	Cell string `json:"cell,omitempty"`
	Args []any  `json:"args"`
}

const answersSchema = "kitei.answers/1"

// WriteAnswers writes the answers as kitei.answers/1: what next year's are compared with.
func WriteAnswers(w io.Writer, a *Answers) error {
	out := answersJSON{
		Schema: answersSchema, Body: a.Body, Edition: a.Edition, Revision: a.Revision, Asked: slices.Concat([]string{}, a.Sections), Missing: slices.Concat([]string{}, a.Missing),
		Sections: []answersSheetJSON{}, Problems: []problemJSON{},
	}
	for _, s := range a.Sheets {
		sheet := answersSheetJSON{Section: s.Section, File: baseName(s.File), Checker: s.Checker, Answers: []answerJSON{}}
		for _, x := range s.Answers {
			sheet.Answers = append(sheet.Answers, answerJSON{x.Key, x.Chapter, x.Heading, x.Question, x.Basis, x.Cite, x.Who, x.Level, x.Result, x.Remarks, x.Due, x.Checker, x.Pos.Cell})
		}
		out.Sections = append(out.Sections, sheet)
	}
	for _, p := range a.Problems {
		out.Problems = append(out.Problems, problemJSON{p.Code, baseName(p.Pos.File), p.Pos.Cell, slices.Concat([]any{}, p.Args)})
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(out)
}

// ReadAnswers reads kitei.answers/1. Anything else is an error (answers-json).
func ReadAnswers(name string, src []byte) (*Answers, error) {
	var in answersJSON
	if err := json.Unmarshal(src, &in); err != nil || in.Schema != answersSchema {
		return nil, policy.Problem("answers-json", policy.Pos{File: name})
	}
	a := &Answers{Body: in.Body, Edition: in.Edition, Revision: in.Revision, Sections: in.Asked, Missing: in.Missing}
	for _, s := range in.Sections {
		sheet := &AnswerSheet{File: s.File, Section: s.Section, Checker: s.Checker, Edition: in.Edition, Revision: in.Revision}
		for _, x := range s.Answers {
			if !slices.Contains(Results, x.Result) {
				return nil, policy.Problem("answers-json", policy.Pos{File: name})
			}
			sheet.Answers = append(sheet.Answers, Answer{x.Key, x.Chapter, x.Heading, x.Question, x.Basis, x.Cite, x.Who, x.Level, x.Result, x.Remarks, x.Due, x.Checker, policy.Pos{File: s.File, Cell: x.Cell}})
		}
		a.Sheets = append(a.Sheets, sheet)
	}
	for _, p := range in.Problems {
		a.Problems = append(a.Problems, policy.Notice{Code: p.Code, Pos: policy.Pos{File: p.File, Cell: p.Cell}, Args: p.Args})
	}
	return a, nil
}
