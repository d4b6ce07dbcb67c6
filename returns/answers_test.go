package returns

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kitei/exporters"
	"kitei/policy"
)

func answered(file, section string, results ...Result) *AnswerSheet {
	s := &AnswerSheet{File: file, Section: section}
	for i, r := range results {
		s.Answers = append(s.Answers, Answer{
			Key: fmt.Sprint("k", i), Chapter: []string{"組織体制", "運用"}[i%2], Question: fmt.Sprintf("項目%dを実施しているか。", i), Basis: fmt.Sprintf("第%d条", i+1),
			Cite: fmt.Sprintf("1(%d)", i+1), Level: "○", Result: r, Pos: policy.Pos{File: file, Cell: fmt.Sprintf("点検票!I%d", i+6)},
		})
	}
	return s
}

func codesOf(list []policy.Notice) []string {
	var out []string
	for _, n := range list {
		out = append(out, n.Code)
	}
	return out
}

func TestCollect(t *testing.T) {
	a := Collect([]*AnswerSheet{
		answered("返送/b.xlsx", "税務 課", Done, NotDone),
		answered("返送/a.xlsx", "総務課", Done, Unanswered, Outside),
		answered("返送/a2.xlsx", "総務課", Partly, Done, Unanswered),
		answered("返送/c.xlsx", ""),
	}, []string{"総務課", "税務課", "会計課"}, nil)
	if got := a.sectionNames(); !slices.Equal(got, []string{"総務課", "税務課", "c"}) {
		t.Errorf("sections: %v", got)
	}
	if !slices.Equal(a.Missing, []string{"会計課"}) {
		t.Errorf("missing: %v", a.Missing)
	}
	if got := codesOf(a.Problems); !slices.Equal(got, []string{"answers-section-twice", "answers-differ", "answers-section", "answers-section-unknown"}) {
		t.Errorf("problems: %v", got)
	}
	if diff := cmp.Diff(Count{Partly: 1, Done: 1, Outside: 1}, a.Count("総務課", "")); diff != "" {
		t.Error(diff)
	}
}

// Every answer is counted once, whichever way it is summed.
func TestCountsReconcile(t *testing.T) {
	a := Collect([]*AnswerSheet{answered("a.xlsx", "総務課", Done, NotDone, Outside, Partly, Unanswered), answered("b.xlsx", "税務課", Done, Done, Outside)}, nil, nil)
	all := a.Count("", "")
	byChapter, bySection := Count{}, Count{}
	for _, r := range Results {
		for _, c := range a.Chapters() {
			byChapter[r] += a.Count("", c)[r]
		}
		for _, s := range a.sectionNames() {
			bySection[r] += a.Count(s, "")[r]
		}
		if byChapter[r] != all[r] || bySection[r] != all[r] {
			t.Errorf("%q: %d by chapter, %d by section, %d in all", r, byChapter[r], bySection[r], all[r])
		}
	}
	if all.All() != 8 || all.Rate() != 3.0/6 {
		t.Errorf("%d, %g", all.All(), all.Rate())
	}
}

func TestAnswersAsJSON(t *testing.T) {
	a := Collect([]*AnswerSheet{answered("返送/a.xlsx", "総務課", Done, NotDone, Outside, Partly, Unanswered)}, []string{"総務課", "会計課"},
		[]policy.Notice{{Code: "answers-result", Pos: policy.Pos{File: "返送/a.xlsx", Cell: "点検票!I6"}, Args: []any{"まあ"}}})
	a.Body, a.Edition, a.Revision = "見本町", "令和8年3月版", "0123"
	var b bytes.Buffer
	if err := WriteAnswers(&b, a); err != nil {
		t.Fatal(err)
	}
	back, err := ReadAnswers("a.json", b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	var again bytes.Buffer
	if err := WriteAnswers(&again, back); err != nil || again.String() != b.String() {
		t.Errorf("read and written again:\n%s", cmp.Diff(b.String(), again.String()))
	}
	for _, src := range []string{"", "{}", `{"schema":"kitei.answers/2"}`, strings.Replace(b.String(), `"notdone"`, `"maybe"`, 1)} {
		if _, err := ReadAnswers("a.json", []byte(src)); err == nil {
			t.Errorf("%.40q was read", src)
		}
	}
}

func TestAnswersReport(t *testing.T) {
	last := Collect([]*AnswerSheet{answered("a.xlsx", "総務課", NotDone, Done, Done, Done)}, nil, nil)
	a := Collect([]*AnswerSheet{answered("a.xlsx", "総務課", Done, NotDone, Outside, Done), answered("b.xlsx", "税務課", Done, NotDone, NotDone, Partly)}, []string{"総務課", "税務課", "会計課"}, nil)
	a.Body, a.Edition = "見本町", "令和8年3月版"
	var b strings.Builder
	if err := exporters.WriteReportMarkdown(&b, NewAnswersReport(a, last, func(n *policy.Notice) string { return n.Code })); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"実施率は42.9%です", "回答のない所属が1あります（会計課）", "国のモデルの番号：1(2)、(3)", "| 改善 |", "| 後退 |", "| 変更 |", "前回の実施率は75.0%でした", "| 会計課 |",
		"| 組織体制 | 100.0% | 50.0% |",
	} {
		if !strings.Contains(strings.ReplaceAll(b.String(), "  ", " "), want) {
			t.Errorf("%q is not in the report:\n%s", want, b.String())
		}
	}
}
