package returns

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"kitei/diffing"
	"kitei/exporters"
	"kitei/policy"
)

// rules makes a document of articles about the given subjects.
func rules(subjects ...string) *policy.Document {
	d := &policy.Document{Source: "rules", Title: "規程"}
	for i, s := range subjects {
		d.Nodes = append(d.Nodes, &policy.Node{Kind: policy.Article, Label: fmt.Sprintf("第%d条", i+1), Title: s, Text: s + "の管理に関し必要な事項は、" + s + "管理者が別に定める。"})
	}
	return d
}

var subjectsOld, subjectsNew = []string{"端末", "媒体", "鍵", "記録", "委託", "研修"}, []string{"端末", "鍵", "媒体", "監査", "生成AI", "記録"}

// workbook writes the ledger of a comparison.
func workbook(t testing.TB, c *diffing.Comparison) []byte {
	t.Helper()
	r, err := NewLedger(c)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := exporters.WriteReportXLSX(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// forms gives decisions in an order and a form in which two lists can be compared.
func forms(decisions []diffing.Decision) []string {
	var out []string
	for _, d := range decisions {
		out = append(out, fmt.Sprintf("%+v", decisionForm(d)))
	}
	sort.Strings(out)
	return slices.Compact(out)
}

// draw makes decisions of every sort, applicable ones and others.
func draw(r *rand.Rand, c *diffing.Comparison) []diffing.Decision {
	pick := func(s diffing.Side, n int) (out []diffing.ClauseRef) {
		for _, i := range r.Perm(len(s.Clauses))[:n] {
			out = append(out, diffing.Refer(&s.Clauses[i]))
		}
		slices.SortFunc(out, func(x, y diffing.ClauseRef) int { return strings.Compare(x.Path, y.Path) })
		return out
	}
	var out []diffing.Decision
	for range 1 + r.IntN(5) {
		d := diffing.Decision{Note: []string{"", "課内で確認済み", "=1+1\n二行目"}[r.IntN(3)]}
		switch r.IntN(6) {
		case 0:
			d.Verdict, d.Old, d.New = diffing.Same, pick(c.Old, 1), pick(c.New, 1+r.IntN(2))
		case 1:
			d.Verdict, d.Old, d.New = diffing.Same, pick(c.Old, 2), pick(c.New, 1)
		case 2:
			d.Verdict, d.Old, d.New = diffing.Apart, pick(c.Old, 1+r.IntN(2)), pick(c.New, 1+r.IntN(2))
		case 3:
			d.Verdict, d.Old = diffing.StaysGone, pick(c.Old, 1+r.IntN(2))
		case 4:
			d.Verdict, d.New = diffing.StaysAlone, pick(c.New, 1+r.IntN(2))
		default:
			d.Verdict, d.Old, d.New = diffing.Same, pick(c.Old, 1), pick(c.New, 1)
			d.Old[0].Print = "0000000000000000"
		}
		out = append(out, d)
	}
	return out
}

// TestDecisionsReturn: whatever was decided, the ledger that is written with it gives it back, applied or not; and so does JSON.
func TestDecisionsReturn(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	old, new := rules(subjectsOld...), rules(subjectsNew...)
	first := diffing.Compare(old, new, diffing.Options{})
	for range 60 {
		d := draw(r, first)
		c := diffing.Compare(old, new, diffing.Options{Decisions: d})
		got, notices, err := ReadDecisions("台帳.xlsx", workbook(t, c))
		if err != nil || len(notices) > 0 {
			t.Fatal(err, notices)
		}
		if want := forms(d); !slices.Equal(forms(got), want) {
			t.Fatalf("written:\n%s\nread:\n%s", strings.Join(want, "\n"), strings.Join(forms(got), "\n"))
		}
		var b bytes.Buffer
		if err := WriteDecisions(&b, d); err != nil {
			t.Fatal(err)
		}
		if got, notices, err := ReadDecisions("d.json", b.Bytes()); err != nil || len(notices) > 0 || !reflect.DeepEqual(got, d) {
			t.Fatalf("%v %v\nwritten %+v\nread    %+v", err, notices, d, got)
		}
		b.Reset()
		if err := WriteLedgerJSON(&b, c); err != nil {
			t.Fatal(err)
		}
		if got, _, err := ReadDecisions("l.json", b.Bytes()); err != nil || !reflect.DeepEqual(got, d) {
			t.Fatalf("%v: a ledger in JSON gives %+v, it was made with %+v", err, got, d)
		}
	}
}

// fill writes into a cell of the row that begins with a code.
func filled(t *testing.T, f *excelize.File, sheet, code, column, value string) {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	at := 0
	for i, row := range rows {
		if k := slices.Index(row, column); k >= 0 && slices.Contains(row, columnCode) {
			at = k
		}
		if len(row) > 0 && row[0] == code {
			cell, err := excelize.CoordinatesToCellName(at+1, i+1)
			if err != nil {
				t.Fatal(err)
			}
			if err := f.SetCellValue(sheet, cell, value); err != nil {
				t.Fatal(err)
			}
			return
		}
	}
	t.Fatalf("%s has no row %s", sheet, code)
}

// TestFilledLedger reads what an officer types: codes, numbers, full-width digits, blanks for the present partner, and mistakes.
func TestFilledLedger(t *testing.T) {
	c := diffing.Compare(rules(subjectsOld...), rules(subjectsNew...), diffing.Options{})
	f, err := excelize.OpenReader(bytes.NewReader(workbook(t, c)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	const olds, news = "旧条項の行方", "新条項の由来"
	for _, x := range [][4]string{
		{olds, "旧1", columnVerdict, verdictApart}, // no partner named: the present one
		{olds, "旧5", columnVerdict, verdictSame},
		{olds, "旧5", columnWith, "新４，　第5条"},
		{olds, "旧5", columnNote, "委託は監査と生成AIに分けた"},
		{olds, "旧6", columnVerdict, verdictGone},
		{news, "新2", columnVerdict, verdictNew},
		{olds, "旧2", columnVerdict, "たぶん同じ"},
		{olds, "旧3", columnVerdict, verdictSame},
		{olds, "旧3", columnWith, "新99"},
	} {
		filled(t, f, x[0], x[1], x[2], x[3])
	}
	if err := f.InsertRows(olds, 1, 2); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	got, notices, err := ReadDecisions("台帳.xlsx", b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	old := func(i int) []diffing.ClauseRef { return []diffing.ClauseRef{diffing.Refer(&c.Old.Clauses[i])} }
	ref := func(i int) diffing.ClauseRef { return diffing.Refer(&c.New.Clauses[i]) }
	want := []diffing.Decision{
		{Verdict: diffing.Apart, Old: old(0), New: []diffing.ClauseRef{ref(0)}},
		{Verdict: diffing.Same, Old: old(4), New: []diffing.ClauseRef{ref(3), ref(4)}, Note: "委託は監査と生成AIに分けた"},
		{Verdict: diffing.StaysGone, Old: old(5)},
		{Verdict: diffing.StaysAlone, New: []diffing.ClauseRef{ref(1)}},
	}
	if !slices.Equal(forms(got), forms(want)) {
		t.Errorf("read:\n%s\nwant:\n%s", strings.Join(forms(got), "\n"), strings.Join(forms(want), "\n"))
	}
	var said []string
	for _, n := range notices {
		said = append(said, fmt.Sprint(n.Code, " ", n.Pos.Cell != "", " ", n.Args))
	}
	if want := []string{"decision-choice true [たぶん同じ]", "decision-partner true [新99]"}; !slices.Equal(said, want) {
		t.Errorf("said %q, want %q", said, want)
	}
	again := diffing.Compare(rules(subjectsOld...), rules(subjectsNew...), diffing.Options{Decisions: got})
	for _, d := range again.Decided {
		if d.Obstacle != diffing.Applied {
			t.Errorf("%+v was not applied: %s", d.Decision, d.Obstacle)
		}
	}
}

func TestReadDecisionsRefuses(t *testing.T) {
	for name, src := range map[string]string{"empty": "", "text": "判断", "json": `{"schema": "kitei.diff/1"}`, "cut": `{"schema": "kitei.dec`} {
		if _, _, err := ReadDecisions(name, []byte(src)); err == nil {
			t.Errorf("%s was read", name)
		}
	}
	f := excelize.NewFile()
	defer f.Close()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	if _, _, err := ReadDecisions("other.xlsx", b.Bytes()); err == nil {
		t.Error("a workbook without a ledger was read")
	}
}

func FuzzReadDecisions(f *testing.F) {
	c := diffing.Compare(rules(subjectsOld...), rules(subjectsNew...), diffing.Options{})
	f.Add(workbook(f, c))
	f.Add([]byte(`{"schema":"kitei.decisions/1","decisions":[{"verdict":"same","old":[{"path":"a","fingerprint":"b"}],"new":[{}]}]}`))
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 1<<17 {
			t.Skip("too large")
		}
		d, _, err := ReadDecisions("x", src)
		if err == nil {
			diffing.Compare(rules("端末"), rules("端末"), diffing.Options{Decisions: d})
		}
	})
}

// The head of the ledger names the rules and where they come from, as people know them: no folders of somebody's machine, no ids.
func TestLedgerNamesItsSides(t *testing.T) {
	for _, tt := range []struct {
		side diffing.Side
		want string
	}{
		{diffing.Side{Title: "規程", Source: "/home/somebody/local/規程.md"}, "規程（規程.md）"},
		{diffing.Side{Title: "対策基準", Source: "project"}, "対策基準（案）"},
		{diffing.Side{Title: "対策基準", Source: "r8-03"}, "対策基準（令和8年3月版）"},
		{diffing.Side{Title: "対策基準", Source: "h30-09"}, "対策基準（平成30年9月版）"},
		{diffing.Side{Title: "現行"}, "現行"},
	} {
		if got := sideName(tt.side); got != tt.want {
			t.Errorf("%s: %s", tt.side.Source, got)
		}
	}
}
