package returns

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/xuri/excelize/v2"

	"kitei/exporters"
	"kitei/policy"
)

// noWords stands in for the words of the command line.
func noWords(n *policy.Notice) string { return n.Code }

var askedSections = []string{"総務課", "税務課", "会計課", "図書館"}

// returnedBooks are the answers of three sections: one with opinions, one with an equal one and others, one with none.
func returnedBooks(t testing.TB) [][]byte {
	t.Helper()
	if len(returnedOnce) > 0 {
		return returnedOnce
	}
	for i, section := range askedSections[:3] {
		f := sentSheet(t, section)
		switch i {
		case 0:
			opine(t, f)
		case 1:
			write(t, f, firstAnswer, map[string]string{"意見の種別": "修正", "意見": "「管理」の範囲を 明らかにされたい。", "修正案": "情報システム管理者は、措置を講ずるものとする。", "理由・業務への影響": "台帳との関係による。"})
			write(t, f, firstAnswer+7, map[string]string{"意見の種別": "反対", "意見": strings.Repeat("この規定は、窓口の実情に合わない。", 40)})
		case 2:
			must(t, f.SetCellStr(answerSheet, "C4", "意見なし"))
		}
		returnedOnce = append(returnedOnce, saved(t, f))
	}
	return returnedOnce
}

var returnedOnce [][]byte // made once: it is the same for every test

// returnedSheets reads the answers anew.
func returnedSheets(t testing.TB) []*OpinionSheet {
	t.Helper()
	var out []*OpinionSheet
	for i, src := range returnedBooks(t) {
		s, _, err := ReadConsultation("返送/"+askedSections[i]+".xlsx", src, consulted())
		must(t, err)
		out = append(out, s)
	}
	return out
}

func collected(t testing.TB, before *OpinionList) *Opinions {
	t.Helper()
	o := CollectOpinions(returnedSheets(t), askedSections, consulted(), before, nil)
	o.Body = "見本町"
	return o
}

// The list reads in the order of the clauses, equal opinions once, what belongs to no clause last; sections are counted once each.
func TestOpinionsCollected(t *testing.T) {
	o := collected(t, nil)
	if first := o.Items[0]; len(first.From) != 2 || first.Reason != "範囲が不明なため\n（税務課）台帳との関係による。" {
		t.Errorf("equal opinions: %+v", first)
	}
	order := map[string]int{}
	for i, c := range consulted().Clauses {
		order[c.Key] = i
	}
	for i := 1; i < len(o.Items); i++ {
		before, now := o.Items[i-1].Key, o.Items[i].Key
		if now != "" && (before == "" || order[before] > order[now]) {
			t.Errorf("%s stands before %s", before, now)
		}
	}
	var states []OpinionState
	for _, s := range o.Sections {
		states = append(states, s.State)
	}
	if !slices.Equal(states, []OpinionState{GaveOpinions, GaveOpinions, HasNone}) || !slices.Equal(o.Missing, []string{"図書館"}) || o.Sections[0].N != 6 || o.Sections[1].N != 2 {
		t.Errorf("%+v, missing %v", o.Sections, o.Missing)
	}
}

// Importing twice, in whatever order, and the same file twice, is importing once.
func TestOpinionsImportedTwice(t *testing.T) {
	want := collected(t, nil)
	for seed := range uint64(8) {
		sheets := returnedSheets(t)
		copied := *returnedSheets(t)[0]
		copied.File = "返送/総務課 - コピー.xlsx"
		sheets = append(sheets, &copied)
		rand.New(rand.NewPCG(seed, 3)).Shuffle(len(sheets), func(i, j int) { sheets[i], sheets[j] = sheets[j], sheets[i] })
		got := CollectOpinions(sheets, askedSections, consulted(), nil, nil)
		if len(got.Items) != len(want.Items) {
			t.Fatalf("%d opinions, want %d", len(got.Items), len(want.Items))
		}
		for i := range want.Items {
			if got.Items[i].ID != want.Items[i].ID || got.Items[i].Reason != want.Items[i].Reason || got.Items[i].Extra != want.Items[i].Extra || len(got.Items[i].From) != len(want.Items[i].From) {
				t.Errorf("seed %d: %+v\nwant %+v", seed, got.Items[i], want.Items[i])
			}
		}
	}
}

const listSheet = "意見と対応の一覧"

// listBook is the list as a workbook, opened to be filled in.
func listBook(t testing.TB, o *Opinions) *excelize.File {
	t.Helper()
	var b bytes.Buffer
	must(t, exporters.WriteReportXLSX(&b, NewOpinionsReport(o, true, noWords)))
	f, err := excelize.OpenReader(&b)
	must(t, err)
	t.Cleanup(func() { f.Close() })
	must(t, f.UnprotectSheet(listSheet))
	return f
}

// listRows gives the first row and the columns of the list.
func listRows(t testing.TB, f *excelize.File) (rows [][]string, head int) {
	t.Helper()
	rows, err := f.GetRows(listSheet)
	must(t, err)
	head = slices.IndexFunc(rows, func(r []string) bool { return len(r) > 8 && r[8] == "対応" })
	if head < 0 {
		t.Fatal("no headings")
	}
	return rows, head + 1
}

// decide fills in every row of the list that begins an opinion and gives what was written, by the hidden key.
func decide(t testing.TB, f *excelize.File) map[string]OpinionEntry {
	t.Helper()
	rows, head := listRows(t, f)
	want := map[string]OpinionEntry{}
	for i, r := range rows[head:] {
		if len(r) < 13 || strings.Contains(r[12], "/") {
			continue
		}
		e := OpinionEntry{Responses[i%len(Responses)], fmt.Sprintf("=1+%d ではなく、理由その%d。\n次の行", i, i), "第１条", "後で確認"}
		if i == 1 {
			e.Answer = strings.Repeat("長い回答である。", 200)
		}
		for c, text := range map[string]string{"I": e.Response, "J": e.Answer, "K": e.Where, "L": e.Note} {
			must(t, f.SetCellStr(listSheet, fmt.Sprint(c, head+i+1), text))
		}
		want[r[12]] = e
	}
	return want
}

func readList(t testing.TB, f *excelize.File) (*OpinionList, []policy.Notice) {
	t.Helper()
	list, notices, err := ReadOpinionList("一覧.xlsx", saved(t, f))
	must(t, err)
	return list, notices
}

func entries(o *Opinions) map[string]OpinionEntry {
	out := map[string]OpinionEntry{}
	for _, x := range o.Items {
		out[x.ID] = x.Entry
	}
	return out
}

// What the office wrote survives a new import, again and again, whatever happened to the rows of the list.
func TestOfficeEntriesSurvive(t *testing.T) {
	for _, tt := range []struct {
		name string
		do   func(f *excelize.File)
	}{
		{"as it was", func(*excelize.File) {}},
		{"sorted", func(f *excelize.File) { shuffleList(t, f) }},
		{"a column put in", func(f *excelize.File) { must(t, f.InsertCols(listSheet, "A", 1)) }},
		{"the keys lost", func(f *excelize.File) {
			for range 4 {
				must(t, f.RemoveCol(listSheet, "M"))
			}
		}},
		{"the sheet renamed", func(f *excelize.File) { must(t, f.SetSheetName(listSheet, "対応")) }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := listBook(t, collected(t, nil))
			want := decide(t, f)
			tt.do(f)
			list, notices := readList(t, f)
			if len(notices) > 0 && tt.name != "the keys lost" {
				t.Errorf("%+v", notices)
			}
			o := collected(t, list)
			if got := entries(o); !reflect.DeepEqual(got, want) {
				t.Fatalf("%+v\nwant %+v", got, want)
			}
			if len(o.Withdrawn) > 0 || len(o.Problems) > 0 {
				t.Errorf("withdrawn %+v, problems %+v", o.Withdrawn, o.Problems)
			}
			var first, second bytes.Buffer
			must(t, exporters.WriteReportXLSX(&first, NewOpinionsReport(o, true, noWords)))
			again, _, err := ReadOpinionList("一覧.xlsx", first.Bytes())
			must(t, err)
			must(t, exporters.WriteReportXLSX(&second, NewOpinionsReport(collected(t, again), true, noWords)))
			if !bytes.Equal(first.Bytes(), second.Bytes()) {
				t.Error("the second run writes another list")
			}
		})
	}
}

// shuffleList writes the rows of the list in another order.
func shuffleList(t testing.TB, f *excelize.File) {
	t.Helper()
	rows, head := listRows(t, f)
	body := slices.Clone(rows[head:])
	rand.New(rand.NewPCG(5, 5)).Shuffle(len(body), func(i, j int) { body[i], body[j] = body[j], body[i] })
	for i, r := range body {
		for c := range 16 {
			text := ""
			if c < len(r) {
				text = r[c]
			}
			cell, err := excelize.CoordinatesToCellName(c+1, head+i+1)
			must(t, err)
			must(t, f.SetCellStr(listSheet, cell, text))
		}
	}
}

// An opinion that no sheet says any more keeps what the office wrote on it, and comes back with it.
func TestWithdrawnOpinions(t *testing.T) {
	f := listBook(t, collected(t, nil))
	want := decide(t, f)
	list, _ := readList(t, f)
	without := CollectOpinions(returnedSheets(t)[2:], askedSections, consulted(), list, nil)
	if len(without.Items) != 0 || len(without.Withdrawn) != len(want) {
		t.Fatalf("%d opinions, %d withdrawn of %d", len(without.Items), len(without.Withdrawn), len(want))
	}
	kept, _ := readList(t, listBook(t, without))
	o := collected(t, kept)
	if got := entries(o); !reflect.DeepEqual(got, want) || len(o.Withdrawn) > 0 {
		t.Errorf("%+v\nwant %+v", got, want)
	}
}

// What the office adds to the list by hand stays in it: rows, columns, other words for 対応, and words typed over are told.
func TestListEditedByHand(t *testing.T) {
	f := listBook(t, collected(t, nil))
	rows, head := listRows(t, f)
	own := len(rows) + 1
	for c, text := range map[string]string{"C": "第２条", "D": "議会事務局", "F": "電話で聴いた意見", "I": "検討中"} {
		must(t, f.SetCellStr(listSheet, fmt.Sprint(c, own), text))
	}
	first := fmt.Sprint(head + 1)
	must(t, f.SetCellStr(listSheet, "I"+first, "不採用"))
	must(t, f.SetCellStr(listSheet, fmt.Sprint("I", head+2), "たぶん反映"))
	must(t, f.SetCellStr(listSheet, fmt.Sprint("Q", head), "町長の所見"))
	must(t, f.SetCellStr(listSheet, "Q"+first, "了"))
	must(t, f.SetCellStr(listSheet, "F"+first, "書き直した意見"))
	list, notices := readList(t, f)
	for range 2 {
		o := collected(t, list)
		if e := o.Items[0].Entry; e.Response != "反映しない" || e.Note != "【町長の所見】了" {
			t.Errorf("%+v", e)
		}
		if e := o.Items[1].Entry; e.Response != "たぶん反映" {
			t.Errorf("%+v", e)
		}
		i := slices.IndexFunc(o.Items, func(x OpinionItem) bool { return x.ByOffice })
		if i < 0 || o.Items[i].Key != "c0.a1" || o.Items[i].Entry.Response != "検討中" || o.Items[i].From[0].Section != "議会事務局" || len(o.Withdrawn) > 0 {
			t.Fatalf("the row of the office: %+v", o.Items)
		}
		list, _ = readList(t, listBook(t, o))
	}
	var codes []string
	for _, n := range append(notices, collected(t, firstOf(readList(t, f))).Problems...) {
		codes = append(codes, n.Code+" "+n.Pos.Cell)
	}
	slices.Sort(codes)
	want := []string{
		"opinions-added " + listSheet + "!Q" + first, "opinions-edited " + listSheet + "!F" + first, fmt.Sprintf("opinions-response %s!I%d", listSheet, head+2), fmt.Sprintf("opinions-row %s!F%d", listSheet, own),
	}
	if !slices.Equal(codes, want) {
		t.Errorf("%v\nwant %v", codes, want)
	}
}

// An opinion of the office that is too long for a row keeps its words in their order, in whatever order people put the rows.
func TestLongOpinionSorted(t *testing.T) {
	text := ""
	for i := range 150 {
		text += fmt.Sprintf("%d番目の窓口では、来庁者から画面が見える位置に端末を置いている。", i)
	}
	list := &OpinionList{Items: []OpinionItem{{ByOffice: true, Opinion: Opinion{Place: General, Text: text, Reason: "町長の指示"}, Entry: OpinionEntry{Response: "検討中"}}}}
	list.Items[0].identify()
	for range 5 {
		f := listBook(t, collected(t, list))
		if rows, head := listRows(t, f); len(rows)-head < 10 {
			t.Fatalf("the list has %d rows", len(rows)-head)
		}
		shuffleList(t, f)
		again, notices := readList(t, f)
		o := collected(t, again)
		i := slices.IndexFunc(o.Items, func(x OpinionItem) bool { return x.ByOffice })
		if i < 0 || strings.ReplaceAll(o.Items[i].Text, "\n", "") != text || o.Items[i].Reason != "町長の指示" || o.Items[i].Entry.Response != "検討中" || len(notices)+len(o.Problems) > 0 {
			t.Fatalf("%+v\n%+v %+v", o.Items, notices, o.Problems)
		}
		list = again
	}
}

func firstOf(l *OpinionList, _ []policy.Notice) *OpinionList { return l }

// The JSON holds what the workbook holds, and is read back the same.
func TestOpinionsJSON(t *testing.T) {
	f := listBook(t, collected(t, nil))
	want := decide(t, f)
	o := collected(t, firstOf(readList(t, f)))
	var b bytes.Buffer
	must(t, WriteOpinions(&b, o))
	list, notices, err := ReadOpinionList("一覧.json", b.Bytes())
	must(t, err)
	if got := entries(collected(t, list)); !reflect.DeepEqual(got, want) || len(notices) > 0 {
		t.Errorf("%+v\nwant %+v", got, want)
	}
	checkSchema(t, "testdata/kitei.opinions.schema.json", b.Bytes())
}

// checkSchema holds JSON to a JSON Schema.
func checkSchema(t *testing.T, file string, src []byte) {
	t.Helper()
	f, err := os.Open(file)
	must(t, err)
	defer f.Close()
	parsed, err := jsonschema.UnmarshalJSON(f)
	must(t, err)
	c := jsonschema.NewCompiler()
	must(t, c.AddResource("form.json", parsed))
	schema, err := c.Compile("form.json")
	must(t, err)
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(src))
	must(t, err)
	must(t, schema.Validate(value))
}

// The section of a sheet is found however its name is typed.
func TestSectionsOfSheets(t *testing.T) {
	for _, tt := range []struct{ typed, sent, file, want, code string }{
		{"総務課", "総務課", "x.xlsx", "総務課", ""},
		{" 総　務　課", "総務課", "x.xlsx", "総務課", ""},
		{"総務部総務課庶務係", "総務課", "x.xlsx", "総務課", "consult-section-near"},
		{"庶務係", "総務課", "x.xlsx", "総務課", "consult-section-near"},
		{"税務課", "総務課", "x.xlsx", "税務課", "consult-section-other"},
		{"", "総務課", "x.xlsx", "総務課", ""},
		{"", "", "回答票_税務課 (2).xlsx", "税務課", "consult-section"},
		{"", "", "回答.xlsx", "回答", "consult-section"},
		{"税務課収納係", "", "x.xlsx", "税務課", "consult-section-near"},
		{"水道課", "", "x.xlsx", "水道課", "consult-section-unknown"},
	} {
		o := CollectOpinions([]*OpinionSheet{{File: tt.file, Section: tt.typed, Sent: tt.sent, None: true}}, askedSections, consulted(), nil, nil)
		code := ""
		if len(o.Problems) > 0 {
			code = o.Problems[0].Code
		}
		if o.Sections[0].Name != tt.want || code != tt.code {
			t.Errorf("%+v: %s %s", tt, o.Sections[0].Name, code)
		}
	}
}

// A clause that was changed since an opinion was taken up is told from one that was not.
func TestReflection(t *testing.T) {
	f := listBook(t, collected(t, nil))
	rows, head := listRows(t, f)
	for i, r := range rows[head:] {
		if r[0] != "" && r[0] != "4" {
			must(t, f.SetCellStr(listSheet, fmt.Sprint("I", head+i+1), "反映"))
		}
	}
	list, _ := readList(t, f)
	draft := askedDocument()
	draft.Find("c0.a0.p").Text = "情報システム管理者は、措置を講ずるものとする。"
	next := exporters.NewConsultation([]*policy.Document{draft}, nil, exporters.ConsultOptions{Edition: "令和8年3月版"})
	report, notices := NewReflection(list, next)
	var states []string
	for _, r := range report.Sections[0].Rows {
		states = append(states, r.Cells[7].Text)
	}
	if len(states) == 0 || states[0] != "照会の時から変更" || states[1] != "照会の時と同じ" || !slices.Contains(states, "案を見て確認") {
		t.Errorf("%v", states)
	}
	var codes []string
	for _, n := range notices {
		codes = append(codes, n.Code)
	}
	if !slices.Contains(codes, "opinions-unchanged") || !slices.Contains(codes, "opinions-open") {
		t.Errorf("%v", codes)
	}
}

// The list as it is read on paper; with KITEI_UPDATE set the file is written anew.
func TestOpinionsGolden(t *testing.T) {
	f := listBook(t, collected(t, nil))
	decide(t, f)
	o := collected(t, firstOf(readList(t, f)))
	var b bytes.Buffer
	must(t, exporters.WriteReportMarkdown(&b, NewOpinionsReport(o, false, noWords)))
	const file = "testdata/opinions.md"
	if os.Getenv("KITEI_UPDATE") != "" {
		must(t, os.WriteFile(file, b.Bytes(), 0o644))
	}
	want, err := os.ReadFile(file)
	must(t, err)
	if !bytes.Equal(b.Bytes(), want) {
		t.Errorf("the list differs from %s; KITEI_UPDATE=1 writes it anew", file)
	}
}

func FuzzReadOpinionList(f *testing.F) {
	var b bytes.Buffer
	must(f, exporters.WriteReportXLSX(&b, NewOpinionsReport(collected(f, nil), true, noWords)))
	f.Add(b.Bytes())
	b.Reset()
	must(f, WriteOpinions(&b, collected(f, nil)))
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, src []byte) {
		list, _, err := ReadOpinionList("x.xlsx", src)
		if (list == nil) == (err == nil) {
			t.Error("neither a list nor an error")
		}
	})
}
