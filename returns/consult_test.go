package returns

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/width"

	"kitei/exporters"
	"kitei/policy"
)

// consulted is what the sections are asked about: the rule of the checklists, with a town's own edition.
func consulted() *exporters.Consultation {
	return exporters.NewConsultation([]*policy.Document{askedDocument()}, nil, exporters.ConsultOptions{Body: "見本町", Edition: "令和8年3月版", Revision: "0123456789ab", Due: "令和8年12月18日（金曜日）"})
}

const answerSheet = "回答票"

// The columns of 回答票 by their headings, as they were sent.
var answerColumns = map[string]string{"番号": "A", "文書名": "B", "該当箇所": "C", "改正の区分": "D", "案の記載": "E", "意見の種別": "F", "意見": "G", "修正案": "H", "理由・業務への影響": "I", "識別子": "J", "照合値": "K"}

// sentSheet is a 回答票 as it was sent, opened to be filled in.
func sentSheet(t testing.TB, section string) *excelize.File {
	t.Helper()
	var b bytes.Buffer
	must(t, exporters.WriteConsultation(&b, consulted().For(section)))
	f, err := excelize.OpenReader(&b)
	must(t, err)
	t.Cleanup(func() { f.Close() })
	must(t, f.UnprotectSheet(answerSheet))
	return f
}

// write fills in cells of a row, by the headings of their columns.
func write(t testing.TB, f *excelize.File, row int, cells map[string]string) {
	t.Helper()
	for heading, text := range cells {
		must(t, f.SetCellStr(answerSheet, fmt.Sprint(answerColumns[heading], row), text))
	}
}

const firstAnswer = 7 // row of the first clause

// opine fills in opinions of every kind, among them one in a free row.
func opine(t testing.TB, f *excelize.File) {
	t.Helper()
	write(t, f, firstAnswer, map[string]string{"意見の種別": "修正", "意見": "「管理」の範囲を明らかにされたい。", "修正案": "情報システム管理者は、措置を講ずるものとする。", "理由・業務への影響": "範囲が不明なため"})
	write(t, f, firstAnswer+3, map[string]string{"意見の種別": "質問", "意見": "委託の場合はどうなるか。\n費用は誰が負担するのか。"})
	write(t, f, firstAnswer+5, map[string]string{"意見の種別": "賛成"})
	write(t, f, firstAnswer+11, map[string]string{"修正案": "=HYPERLINK(\"x\")ではなく文のまま"})
	free := firstAnswer + len(consulted().Clauses)
	write(t, f, free, map[string]string{"該当箇所": "全般", "意見の種別": "その他", "意見": "施行の前に研修をお願いしたい。"})
	write(t, f, free+1, map[string]string{"文書名": "対策基準", "該当箇所": "第２条第１項", "意見の種別": "反対", "意見": "負担が大きい。", "理由・業務への影響": "窓口は２名である。"})
}

// said are the opinions of a sheet as they are compared: where, what kind, every word.
func said(s *OpinionSheet) []string {
	var out []string
	for _, o := range s.Opinions {
		out = append(out, fold(strings.Join([]string{o.Key, o.Kind, o.Text, o.Proposal, o.Reason, o.Extra}, "|")))
	}
	slices.Sort(out)
	return out
}

func readSheet(t testing.TB, f *excelize.File) (*OpinionSheet, []string) {
	t.Helper()
	s, notices, err := ReadConsultation("返送/総務課.xlsx", saved(t, f), consulted())
	must(t, err)
	var codes []string
	for _, n := range notices {
		codes = append(codes, n.Code)
	}
	return s, codes
}

// What was filled in comes back, with nothing to complain about.
func TestConsultationComesBack(t *testing.T) {
	f := sentSheet(t, "総務課")
	opine(t, f)
	s, codes := readSheet(t, f)
	if len(codes) > 0 || s.Section != "総務課" || s.Draft != consulted().Draft || len(s.Opinions) != 6 {
		t.Fatalf("%v, section %q, draft %q, %d opinions", codes, s.Section, s.Draft, len(s.Opinions))
	}
	last := s.Opinions[5]
	if last.Key != "c0.a1" || last.Kind != "反対" || !strings.Contains(last.Place, "（第２条第１項）") {
		t.Errorf("the free row: %+v", last)
	}
}

// treatments are what people and programs do to a sheet without meaning to say anything; codes are the notices that may follow.
var treatments = []struct {
	name  string
	codes []string
	do    func(t *testing.T, f *excelize.File, rnd *rand.Rand)
}{
	{"rows sorted in another order", nil, func(t *testing.T, f *excelize.File, rnd *rand.Rand) { shuffleAnswers(t, f, rnd) }},
	{"rows filtered away", nil, func(t *testing.T, f *excelize.File, rnd *rand.Rand) {
		for row := firstAnswer; row < firstAnswer+20; row++ {
			must(t, f.SetRowVisible(answerSheet, row, rnd.IntN(2) == 0))
		}
	}},
	{"rows put in", nil, func(t *testing.T, f *excelize.File, rnd *rand.Rand) {
		for range 4 {
			must(t, f.InsertRows(answerSheet, firstAnswer+rnd.IntN(20), 1))
		}
	}},
	{"a column put in", nil, func(t *testing.T, f *excelize.File, _ *rand.Rand) { must(t, f.InsertCols(answerSheet, "A", 1)) }},
	{"the hidden columns shown and their keys lost", []string{"consult-keys"}, func(t *testing.T, f *excelize.File, _ *rand.Rand) {
		must(t, f.RemoveCol(answerSheet, "K"))
		must(t, f.RemoveCol(answerSheet, "J"))
	}},
	{"the record lost", nil, func(t *testing.T, f *excelize.File, _ *rand.Rand) { must(t, f.DeleteSheet("データ")) }},
	{"the sheet renamed", nil, func(t *testing.T, f *excelize.File, _ *rand.Rand) { must(t, f.SetSheetName(answerSheet, "総務課")) }},
	{"headings typed again, in full width", nil, func(t *testing.T, f *excelize.File, _ *rand.Rand) {
		for _, heading := range []string{"意見の種別", "番号"} {
			must(t, f.SetCellStr(answerSheet, answerColumns[heading]+"6", " "+heading+"　"))
		}
		must(t, f.SetCellStr(answerSheet, "I6", "理由・\n業務への影響"))
	}},
	{"everything in full width", nil, func(t *testing.T, f *excelize.File, _ *rand.Rand) {
		rows, err := f.GetRows(answerSheet)
		must(t, err)
		for r := firstAnswer; r <= len(rows); r++ {
			for _, col := range []string{"B", "C", "D", "F", "G", "H", "I"} {
				text, err := f.GetCellValue(answerSheet, fmt.Sprint(col, r))
				must(t, err)
				if text != "" {
					must(t, f.SetCellStr(answerSheet, fmt.Sprint(col, r), width.Widen.String(text)))
				}
			}
		}
	}},
}

// shuffleAnswers writes the rows of the table in another order.
func shuffleAnswers(t *testing.T, f *excelize.File, rnd *rand.Rand) {
	t.Helper()
	rows, err := f.GetRows(answerSheet)
	must(t, err)
	body := rows[firstAnswer-1:]
	for i, from := range rnd.Perm(len(body)) {
		for c := range len(answerColumns) {
			value := ""
			if c < len(body[from]) {
				value = body[from][c]
			}
			cell, err := excelize.CoordinatesToCellName(c+1, firstAnswer+i)
			must(t, err)
			must(t, f.SetCellStr(answerSheet, cell, value))
		}
	}
}

// Whatever is done to the sheet, every word that was filled in is still there, with its clause.
func TestConsultationSurvivesTreatment(t *testing.T) {
	f := sentSheet(t, "総務課")
	opine(t, f)
	s, _ := readSheet(t, f)
	want := said(s)
	for _, treat := range treatments {
		t.Run(treat.name, func(t *testing.T) {
			for seed := range uint64(2) {
				f := sentSheet(t, "総務課")
				opine(t, f)
				treat.do(t, f, rand.New(rand.NewPCG(seed, 2)))
				s, codes := readSheet(t, f)
				if got := said(s); !slices.Equal(got, want) {
					t.Fatalf("seed %d:\n%s\nwant\n%s", seed, strings.Join(got, "\n"), strings.Join(want, "\n"))
				}
				for _, code := range codes {
					if !slices.Contains(treat.codes, code) {
						t.Errorf("seed %d: %s", seed, code)
					}
				}
				if s.Section != "総務課" {
					t.Errorf("section %q", s.Section)
				}
			}
		})
	}
}

// What is written where nothing was asked is found at its cell, and kept.
func TestConsultationProblems(t *testing.T) {
	for _, tt := range []struct {
		name string
		do   func(f *excelize.File)
		code string
		cell string
		kept string // stands in one of the opinions
	}{
		{"a column of their own", func(f *excelize.File) {
			must(t, f.SetCellStr(answerSheet, "L6", "課長の所見"))
			must(t, f.SetCellStr(answerSheet, "L8", "至急検討のこと"))
		}, "consult-added", "回答票!L8", "【課長の所見】至急検討のこと"},
		{"the draft typed over", func(f *excelize.File) {
			must(t, f.SetCellStr(answerSheet, "E8", "情報システム管理者は、措置に努める。"))
		}, "consult-edited", "回答票!E8", "情報システム管理者は、措置に努める。"},
		{"the place typed over", func(f *excelize.File) { must(t, f.SetCellStr(answerSheet, "C8", "この条は不要では。")) }, "consult-edited", "回答票!C8", "この条は不要では。"},
		{"a kind nobody knows", func(f *excelize.File) { must(t, f.SetCellStr(answerSheet, "F8", "要望")) }, "consult-kind", "回答票!F8", "【意見の種別】要望"},
		{"a place that is no clause", func(f *excelize.File) {
			must(t, f.SetCellStr(answerSheet, "C19", "第９９条"))
			must(t, f.SetCellStr(answerSheet, "G19", "規定が必要である。"))
		}, "consult-place", "回答票!C19", "規定が必要である。"},
		{"no place", func(f *excelize.File) { must(t, f.SetCellStr(answerSheet, "G19", "全体に長い。")) }, "consult-no-place", "回答票!G19", "全体に長い。"},
		{"a kind alone", func(f *excelize.File) { must(t, f.SetCellStr(answerSheet, "F8", "反対")) }, "consult-empty", "回答票!G8", "反対"},
		{"words above the table", func(f *excelize.File) { must(t, f.SetCellStr(answerSheet, "M2", "全体に賛成です。")) }, "consult-outside", "回答票!M2", "全体に賛成です。"},
		{"a comment on a cell", func(f *excelize.File) {
			must(t, f.AddComment(answerSheet, excelize.Comment{Cell: "G9", Author: "総務太郎", Text: "電話で相談したい。"}))
		}, "consult-remark", "回答票!G9", "c0.a2|||||【コメント】"},
		{"a heading renamed", func(f *excelize.File) {
			must(t, f.SetCellStr(answerSheet, "H6", "こう直してほしい"))
			must(t, f.SetCellStr(answerSheet, "H8", "努めるものとする。"))
		}, "consult-column", "回答票", "【こう直してほしい】努めるものとする。"},
		{"a sheet of their own", func(f *excelize.File) {
			_, err := f.NewSheet("別紙")
			must(t, err)
			must(t, f.SetCellStr("別紙", "A1", "補足"))
			must(t, f.SetCellStr(answerSheet, "G8", "別紙のとおり"))
		}, "consult-sheet", "別紙", "別紙のとおり"},
		{"none, and one all the same", func(f *excelize.File) {
			must(t, f.SetCellStr(answerSheet, "C4", "意見なし"))
			must(t, f.SetCellStr(answerSheet, "G8", "一点だけ"))
		}, "consult-none", "", "一点だけ"},
		{"some, and none", func(f *excelize.File) { must(t, f.SetCellStr(answerSheet, "C4", "意見あり")) }, "consult-any", "", ""},
		{"nothing at all", func(*excelize.File) {}, "consult-blank", "", ""},
		{"another draft", func(f *excelize.File) {
			must(t, f.SetCellStr("データ", "B5", "ffffffffffff"))
			must(t, f.SetCellStr(answerSheet, "G8", "前の案への意見"))
		}, "consult-other", "", "前の案への意見"},
		{"a field typed over", func(f *excelize.File) {
			must(t, f.SetCellStr(answerSheet, "C4", "どちらでもない"))
			must(t, f.SetCellStr(answerSheet, "G8", "一点だけ"))
		}, "consult-edited", "回答票!C4", "一点だけ"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := sentSheet(t, "総務課")
			tt.do(f)
			s, notices, err := ReadConsultation("総務課.xlsx", saved(t, f), consulted())
			must(t, err)
			if i := slices.IndexFunc(notices, func(n policy.Notice) bool { return n.Code == tt.code }); i < 0 || notices[i].Pos.Cell != tt.cell || notices[i].Pos.File != "総務課.xlsx" {
				t.Errorf("no %s at %s: %+v", tt.code, tt.cell, notices)
			}
			if all := strings.Join(said(s), "\n"); !strings.Contains(all, fold(tt.kept)) {
				t.Errorf("%q is lost: %s", tt.kept, all)
			}
		})
	}
}

// What is no 回答票 is refused with a sentence of its own.
func TestNoConsultation(t *testing.T) {
	old := []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	renamed := sentSheet(t, "総務課")
	for _, cell := range []string{"F6", "G6", "H6", "I6", "J6"} {
		must(t, renamed.SetCellStr(answerSheet, cell, "欄"))
	}
	missing := sentSheet(t, "総務課")
	must(t, missing.DeleteSheet(answerSheet))
	var list bytes.Buffer
	must(t, exporters.WriteReportXLSX(&list, NewOpinionsReport(collected(t, nil), true, noWords)))
	for name, tt := range map[string]struct {
		src  []byte
		code string
	}{
		"another workbook": {saved(t, excelize.NewFile()), "consult-no-table"},
		"a checklist":      {saved(t, sent(t, "総務課")), "consult-checklist"},
		"the list":         {list.Bytes(), "consult-list"},
		"headings renamed": {saved(t, renamed), "consult-no-table"},
		"a sheet deleted":  {saved(t, missing), "consult-no-table"},
		"text":             {[]byte("該当箇所,意見"), "workbook-unreadable"},
		"old":              {append(old, make([]byte, 600)...), "workbook-old"},
		"password":         {append(slices.Clone(old), utf16le("EncryptedPackage")...), "workbook-password"},
		"cut short":        {list.Bytes()[:list.Len()/2], "workbook-unreadable"},
		"nothing":          {nil, "workbook-unreadable"},
	} {
		_, _, err := ReadConsultation("x.xlsx", tt.src, consulted())
		n, ok := err.(*policy.Notice) //nolint:errorlint // the reader returns notices as they are
		if !ok || n.Code != tt.code {
			t.Errorf("%s: %v, want %s", name, err, tt.code)
		}
	}
}

func TestPlaces(t *testing.T) {
	p := newPlaces([]exporters.ConsultClause{
		{Key: "b1", Document: "基本方針", Number: "1", Heading: "目的"},
		{Key: "s5", Document: "対策基準", Number: "第５条", Heading: "体制"},
		{Key: "s52", Document: "対策基準", Number: "第５条の２", Heading: "委員会"},
		{Key: "s50", Document: "対策基準", Number: "第50条", Heading: "目的"},
		{Key: "g1", Document: "対策基準", Number: "6.2.（3）", Heading: "自動識別の設定"},
		{Key: "g2", Document: "対策基準", Number: "6.2.（13）", Heading: "無線LAN"},
	})
	for _, tt := range []struct{ document, place, want string }{
		{"", "第5条", "s5"},
		{"", "第５条第２項", "s5"},
		{"", "第5条の2", "s52"},
		{"", "第５条の２第１号ア", "s52"},
		{"", "第5条の3", ""},
		{"", "第50条", "s50"},
		{"", "体制", "s5"},
		{"", "目的", ""},
		{"瑞穂町情報セキュリティ対策基準", "目的", "s50"},
		{"基本方針", "目的", "b1"},
		{"", "6.2(3)", "g1"},
		{"", "６．２．（３）①", "g1"},
		{"", "6.2.(13)", "g2"},
		{"", "無線ＬＡＮ", "g2"},
		{"基本方針", "第5条", ""},
		{"", "１", "b1"},
		{"", "1.5", ""},
	} {
		got := ""
		if c := p.find(tt.document, tt.place); c != nil {
			got = c.Key
		}
		if got != tt.want {
			t.Errorf("%s %s: %q, want %q", tt.document, tt.place, got, tt.want)
		}
	}
}

func FuzzReadConsultation(f *testing.F) {
	var b bytes.Buffer
	must(f, exporters.WriteConsultation(&b, consulted().For("総務課")))
	f.Add(b.Bytes())
	f.Add([]byte("PK\x03\x04"))
	asked := consulted()
	f.Fuzz(func(t *testing.T, src []byte) {
		s, _, err := ReadConsultation("x.xlsx", src, asked)
		if (s == nil) == (err == nil) {
			t.Error("neither opinions nor an error")
		}
	})
}

// Whatever is typed into the cells of a row, of a clause or a free one, is kept.
func FuzzConsultationCells(f *testing.F) {
	f.Add(uint8(0), "全般", "修正", "意見", "案", "理由")
	f.Add(uint8(3), "第２条", "", "（続き）", "", "")
	f.Add(uint8(200), "6.2(3)", "賛成です", "=1+1", "【該当箇所】", "－")
	f.Fuzz(func(t *testing.T, at uint8, place, kind, opinion, proposal, reason string) {
		b := excelize.NewFile()
		defer b.Close()
		must(t, b.SetSheetRow("Sheet1", "A1", &[]string{"番号", "該当箇所", "意見の種別", "意見", "修正案", "理由・業務への影響", "識別子", "照合値"}))
		key := ""
		if clauses := consulted().Clauses; int(at) < len(clauses) {
			key = clauses[at].Key
		}
		typed := []string{place, kind, opinion, proposal, reason}
		must(t, b.SetSheetRow("Sheet1", "A2", &[]string{"1", place, kind, opinion, proposal, reason, key}))
		src := saved(t, b)
		reread, err := excelize.OpenReader(bytes.NewReader(src))
		must(t, err)
		defer reread.Close()
		s, _, err := ReadConsultation("x.xlsx", src, consulted())
		must(t, err)
		all := strings.Join(said(s), "\n") + fold(placesOf(s))
		for i := range typed {
			text, err := reread.GetCellValue("Sheet1", fmt.Sprintf("%c2", 'B'+i))
			must(t, err)
			if i == 0 && key == "" && fold(kind+opinion+proposal+reason) == "" && isGeneral(strings.TrimSpace(text)) {
				continue // 全般 and nothing else says nothing
			}
			if !strings.Contains(all, fold(text)) {
				t.Errorf("%q is lost: %+v", text, s.Opinions)
			}
		}
	})
}

func placesOf(s *OpinionSheet) string {
	var out string
	for _, o := range s.Opinions {
		out += o.Place + "\n"
	}
	return out
}

func BenchmarkReadConsultation(b *testing.B) {
	var out bytes.Buffer
	must(b, exporters.WriteConsultation(&out, consulted().For("総務課")))
	asked := consulted()
	for b.Loop() {
		if _, _, err := ReadConsultation("x.xlsx", out.Bytes(), asked); err != nil {
			b.Fatal(err)
		}
	}
}
