package returns_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/xuri/excelize/v2"

	"kitei/exporters"
	"kitei/importers"
	"kitei/policy"
	"kitei/returns"
)

const rule = "甲町規程\n第1章　総則\n（目的）\n第1条　職員等は、情報資産を\n適切に管理する。\n第2条　次に掲げるものを定める。２　乙とする。\n(1)　端末\n(3)　媒体\n第4条　削除\n附　則\nこの規程は、施行する。\n"

func read(t testing.TB, name, src string) (*policy.Document, []policy.Notice) {
	t.Helper()
	d, notices, err := importers.Read(name, strings.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	return d, notices
}

func say(n policy.Notice) string { return n.Error() }

// book writes the workbook of a file with corrections.
func book(t testing.TB, files ...returns.Diagnosed) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := exporters.WriteReportXLSX(&b, returns.NewDiagnosis(files, nil, true, say)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// ofWorkbook leaves out what says where in the workbook a correction stands.
var ofWorkbook = cmp.Options{cmpopts.IgnoreFields(importers.Correction{}, "Pos", "Note"), cmpopts.EquateEmpty()}

// randomCorrections are corrections as a person can write them.
func randomCorrections(r *rand.Rand, d *policy.Document) []importers.Correction {
	var out []importers.Correction
	keys := importers.Keys(d)
	for n := range d.All() {
		c := importers.Correction{Key: keys[n], Seen: r.IntN(4) == 0}
		switch r.IntN(8) {
		case 0:
			c.Label = "第9条の2"
		case 1:
			c.NoLabel, c.NoTitle = true, true
		case 2:
			c.Title = "=1+1 見出し"
		case 3:
			if c.Kind = policy.Kind(1 + r.IntN(int(policy.Form))); c.Kind == policy.Table {
				c.Kind = policy.Article
			}
		case 4:
			c.Drop = true
		case 5:
			c.Join = true
		case 6:
			c.Split, c.SplitAt = true, []string{"２", "(1) 甲"}[:r.IntN(3)]
		}
		if !c.Empty() || c.Seen {
			out = append(out, c)
		}
	}
	return out
}

// What a person wrote comes back as it was written, and stands in the next workbook too, applied or not.
func TestCorrectionsReturn(t *testing.T) {
	d, notices := read(t, "規程.txt", rule)
	for seed := range uint64(20) {
		want := randomCorrections(rand.New(rand.NewPCG(seed, 4)), d)
		state, _, _ := returns.Diagnose(d, notices, want)
		for range 2 {
			got, said, err := returns.ReadCorrections("診断書.xlsx", book(t, state))
			if err != nil || len(said) > 0 {
				t.Fatal(err, said)
			}
			if diff := cmp.Diff(want, got["規程.txt"], ofWorkbook); diff != "" {
				t.Fatalf("seed %d (-written +read):\n%s", seed, diff)
			}
			state, _, _ = returns.Diagnose(d, notices, got["規程.txt"])
		}
	}
}

// Corrections are carried out on what is there, and those whose text went are kept and said.
func TestCorrectionsOfAChangedSource(t *testing.T) {
	d, notices := read(t, "規程.txt", rule)
	keys := importers.Keys(d)
	var corrections []importers.Correction
	for n := range d.All() {
		switch n.Text {
		case "適切に管理する。":
			corrections = append(corrections, importers.Correction{Key: keys[n], Join: true})
		case "媒体":
			corrections = append(corrections, importers.Correction{Key: keys[n], Label: "(2)"})
		}
	}
	state, corrected, _ := returns.Diagnose(d, notices, corrections)
	if len(corrections) != 2 || len(state.Left) > 0 || len(state.Corrected.Numbers) >= len(state.Read.Numbers) {
		t.Fatalf("%d corrections, left %v, numbers %v", len(corrections), state.Left, state.Corrected.Numbers)
	}
	if text := policy.Clauses(corrected)[0].Text(); text != "職員等は、情報資産を適切に管理する。" {
		t.Errorf("joined: %q", text)
	}
	found, _, err := returns.ReadCorrections("診断書.xlsx", book(t, state))
	if err != nil {
		t.Fatal(err)
	}
	changed, notices := read(t, "規程.txt", "甲町規程\n（序）\n第1条　新しい条とする。\n"+strings.Replace(rule[strings.Index(rule, "第1章"):], "媒体", "電磁的記録媒体", 1))
	state, corrected, said := returns.Diagnose(changed, notices, found["規程.txt"])
	if len(said) != 1 || said[0].Code != "correction-stale" || len(state.Left) != 1 {
		t.Fatalf("%v, left %v", said, state.Left)
	}
	joined := false
	for n := range corrected.All() {
		joined = joined || n.Text == "職員等は、情報資産を適切に管理する。"
	}
	if !joined {
		t.Error("the correction of a line that is still there was not applied")
	}
	again, _, err := returns.ReadCorrections("診断書.xlsx", book(t, state))
	if err != nil || len(again["規程.txt"]) != 2 {
		t.Errorf("%v: %d corrections kept, want 2", err, len(again["規程.txt"]))
	}
}

// People sort rows, move columns, put rows in, and write as they are used to.
func TestCorrectionsFromHands(t *testing.T) {
	d, notices := read(t, "規程.txt", rule)
	state, _, _ := returns.Diagnose(d, notices, nil)
	f, err := excelize.OpenReader(bytes.NewReader(book(t, state)))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows("条項一覧")
	if err != nil {
		t.Fatal(err)
	}
	head := 0
	for !strings.Contains(strings.Join(rows[head], "|"), "正しい階層") {
		head++
	}
	out := excelize.NewFile()
	put := func(row int, cells []string) {
		for i := range cells {
			name, err := excelize.CoordinatesToCellName(len(cells)-i+1, row) // columns the other way round
			if err != nil {
				t.Fatal(err)
			}
			if err := out.SetCellStr("Sheet1", name, cells[i]); err != nil {
				t.Fatal(err)
			}
		}
	}
	column := map[string]int{}
	for i, name := range rows[head] {
		column[name] = i
	}
	rows[head][column["正しい階層"]] = " 正しい\n階層"
	put(1, []string{"令和8年の確認"})
	put(3, rows[head])
	put(4, []string{"", "メモ", "第5条はこのままでよい"})
	body := rows[head+1:]
	for i, row := range body {
		if row[column["本文（初め）"]] == "媒体" {
			row[column["正しい階層"]], row[column["正しい番号"]], row[column["確認"]] = "ｱ", "ア", "〇"
		}
		if strings.HasPrefix(row[column["本文（初め）"]], "適切") {
			row[column["行のつながり"]] = "直前の行と つなぐ"
		}
		if row[column["番号"]] == "第4条" {
			row[column["正しい階層"]] = "項目"
		}
		put(5+len(body)-i, row) // from the last to the first
	}
	var b bytes.Buffer
	if err := out.Write(&b); err != nil {
		t.Fatal(err)
	}
	got, said, err := returns.ReadCorrections("診断書.xlsx", b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if len(said) != 1 || said[0].Code != "correction-choice" || !strings.HasPrefix(said[0].Pos.Cell, "Sheet1!") {
		t.Errorf("notices %v", said)
	}
	var item, join bool
	for _, c := range got["規程.txt"] {
		item = item || c.Kind == policy.Subitem1 && c.Label == "ア" && c.Seen
		join = join || c.Join
	}
	if len(got["規程.txt"]) != 2 || !item || !join {
		t.Errorf("%+v", got)
	}
}

func TestCorrectionsRefuse(t *testing.T) {
	empty := excelize.NewFile()
	var b bytes.Buffer
	if err := empty.Write(&b); err != nil {
		t.Fatal(err)
	}
	for code, src := range map[string][]byte{"workbook-unreadable": []byte("no workbook"), "workbook-no-diagnosis": b.Bytes()} {
		_, _, err := returns.ReadCorrections("x.xlsx", src)
		var n *policy.Notice
		if !errors.As(err, &n) || n.Code != code {
			t.Errorf("%v, want %s", err, code)
		}
	}
}

// The JSON form is what its schema says.
func TestDiagnosisJSON(t *testing.T) {
	src, err := os.ReadFile("testdata/kitei.import.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("import.json", parsed); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("import.json")
	if err != nil {
		t.Fatal(err)
	}
	d, notices := read(t, "規程.txt", "目次\n第1章　総則(第1条)\n"+rule)
	state, _, _ := returns.Diagnose(d, notices, randomCorrections(rand.New(rand.NewPCG(1, 4)), d))
	unread := []returns.Unread{{File: "b.doc", Reason: policy.Notice{Code: "file-old-word", Pos: policy.Pos{File: "b.doc"}}}}
	var b bytes.Buffer
	if err := returns.WriteDiagnosisJSON(&b, []returns.Diagnosed{state}, unread, []returns.ImportDocument{{Title: "甲町規程", Sources: []string{"規程.txt"}}}, say); err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(&b)
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(value); err != nil {
		t.Error(err)
	}
}

// Whatever a workbook holds, it is read or refused.
func FuzzReadCorrections(f *testing.F) {
	d, notices := read(f, "規程.txt", rule)
	state, _, _ := returns.Diagnose(d, notices, randomCorrections(rand.New(rand.NewPCG(1, 4)), d))
	whole := book(f, state)
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, src []byte) {
		found, _, err := returns.ReadCorrections("x.xlsx", src)
		if err != nil {
			return
		}
		for _, list := range found {
			importers.Correct(d, list)
		}
	})
}

func BenchmarkReadCorrections(b *testing.B) {
	d, notices := read(b, "規程.txt", strings.Repeat(rule[strings.Index(rule, "第1条"):], 100))
	state, _, _ := returns.Diagnose(d, notices, randomCorrections(rand.New(rand.NewPCG(1, 4)), d))
	src := book(b, state)
	for b.Loop() {
		if _, _, err := returns.ReadCorrections("x.xlsx", src); err != nil {
			b.Fatal(err)
		}
	}
}
