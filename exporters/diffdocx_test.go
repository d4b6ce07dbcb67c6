package exporters

import (
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"kitei/diffing"
	"kitei/policy"
)

// longRule is a rule with one article of n provisions, worded after the word.
func longRule(word string, n int) *policy.Document {
	article := &policy.Node{Kind: policy.Article, Label: "第１条", Title: "遵守事項"}
	for i := range n {
		article.Children = append(article.Children, &policy.Node{Kind: policy.Paragraph, Label: policy.FormatNumber(i+1, policy.Zenkaku), Text: fmt.Sprintf("職員等は、%sを%d年保存する。", word, i+1)})
	}
	return &policy.Document{Title: "訓令", Source: "訓令", Nodes: []*policy.Node{article, {Kind: policy.Article, Label: "第２条", Title: "報告", Children: []*policy.Node{{Kind: policy.Paragraph, Text: word + "を報告する。"}}}}}
}

func comparedAs(old, new *policy.Document, profile string) *Table {
	return NewTable(diffing.Compare(old, new, diffing.Options{}), TableOptions{Profile: FindProfile(profile), Old: old, New: new})
}

var cellBorders = regexp.MustCompile(`<w:tcBorders>.*?</w:tcBorders>`)

// Word draws the lower border of the table under the last row of a page in place of the lines between rows, unless a cell says that it has none.
func TestTableIsClosedOnEveryPage(t *testing.T) {
	for _, profile := range Profiles() {
		data := written(t, func(w io.Writer) error {
			return WriteDiffDocx(w, comparedAs(longRule("記録", 40), longRule("台帳", 40), profile.Name))
		})
		x := unzipped(t, data)["word/document.xml"]
		_, main, _ := strings.Cut(x, `<w:body>`)
		for _, borders := range cellBorders.FindAllString(main, -1) {
			if strings.Contains(borders, `"nil"`) {
				t.Fatalf("%s: a cell has %s", profile.Name, borders)
			}
		}
		properties, _, _ := strings.Cut(main, MainTable)
		properties = properties[strings.LastIndex(properties, "<w:tblPr>"):]
		if !strings.Contains(properties, `<w:bottom w:val="single"`) || !strings.Contains(properties, `<w:insideH w:val="`+map[BetweenLine]string{BetweenDotted: "dotted", BetweenNone: "nil"}[profile.Between]+`"`) {
			t.Errorf("%s: %s", profile.Name, properties)
		}
		rows := strings.Split(main, "<w:tr>")[1:]
		for i, row := range rows {
			first := strings.Contains(row, "第１条") || strings.Contains(row, "第２条")
			if ruled := strings.Contains(row, "<w:tcBorders><w:top "); i > 0 && strings.Contains(row, "年保存する") && ruled != first {
				t.Errorf("%s: row %d has a line above it: %t", profile.Name, i, ruled)
			}
		}
	}
}

// The counts alone do not take a page.
func TestSummaryTakesNoPageForCounts(t *testing.T) {
	table := comparedAs(longRule("記録", 3), longRule("台帳", 3), "")
	for _, traps := range [][]string{nil, {"第１条の内容が異なる。"}} {
		table.Traps = traps
		x := unzipped(t, written(t, func(w io.Writer) error { return WriteDiffDocx(w, table) }))["word/document.xml"]
		before, _, _ := strings.Cut(x, MainTable)
		if got := strings.Contains(before, "<w:pageBreakBefore/>"); got != (len(traps) > 0) {
			t.Errorf("%d traps: a page of their own: %t", len(traps), got)
		}
	}
}

// What did not change in the rule has no place in the form of an amending rule.
func TestAmendingFormsLeaveOutReviews(t *testing.T) {
	compared := diffing.Compare(longRule("記録", 2), longRule("台帳", 2), diffing.Options{})
	compared.Reviews = []diffing.Review{{New: []int{1}, Reason: diffing.Reason{What: "解説が変わった。"}}}
	for _, profile := range Profiles() {
		table := NewTable(compared, TableOptions{Profile: profile})
		if got, want := len(table.Reviews), map[bool]int{true: 0, false: 1}[profile.Summary == SummaryNone]; got != want {
			t.Errorf("%s: %d", profile.Name, got)
		}
	}
}

// A run of unchanged articles ends before the 附則, and its numbers are read as a run.
func TestRunsOfUnchangedClauses(t *testing.T) {
	rule := func(word string) *policy.Document {
		d := &policy.Document{Title: "方針", Source: "方針"}
		for i, text := range []string{word + "を定める。", "用語を定める。", "対象を定める。", "見直しを定める。"} {
			d.Nodes = append(d.Nodes, &policy.Node{Kind: policy.Section, Label: policy.FormatNumber(i+1, policy.Hankaku) + ".", Title: "見出し", Children: []*policy.Node{{Kind: policy.Paragraph, Text: text}}})
		}
		d.Nodes = append(d.Nodes, &policy.Node{Kind: policy.Supplement, Label: "附則", Children: []*policy.Node{{Kind: policy.Paragraph, Text: "この方針は、公表の日から施行する。"}}})
		return d
	}
	var lines []string
	for _, r := range comparedAs(rule("目的"), rule("趣旨"), "").Rows {
		if r.Kind == RowFolded {
			lines = append(lines, r.Lines[0].New.Text())
		}
	}
	if got, want := strings.Join(lines, "／"), "2～4　（略）／附則　（略）"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// The third column names the provision of the national model a new clause was drafted from, where nothing better is known.
func TestTableNamesItsBasis(t *testing.T) {
	old, drafted := longRule("記録", 2), longRule("台帳", 2)
	for i, cite := range []string{"1", "5.1(1)"} {
		drafted.Nodes[i].ID, drafted.Nodes[i].Cite = []string{"bp.1", "hum.duty"}[i], cite
	}
	for _, tt := range []struct{ profile, model, want string }{
		{"standard", "令和8年3月版", "国のモデル（令和8年3月版）基本方針1／国のモデル（令和8年3月版）対策基準5.1(1)"},
		{"standard", "", "／"},
		{"genko", "令和8年3月版", "／"},
	} {
		var notes []string
		for _, r := range NewTable(diffing.Compare(old, drafted, diffing.Options{}), TableOptions{Profile: FindProfile(tt.profile), Model: tt.model}).Rows {
			notes = append(notes, r.Note)
		}
		if got := strings.Join(notes, "／"); got != tt.want {
			t.Errorf("%s, %q: %s", tt.profile, tt.model, got)
		}
	}
}

// A row that is new in the middle of a table leaves one table on the other side, with （新設） over its columns.
func TestTableStaysOneTable(t *testing.T) {
	rule := func(rows ...[]string) *policy.Document {
		return &policy.Document{Title: "訓令", Source: "訓令", Nodes: []*policy.Node{{Kind: policy.Annex, Label: "別表", Title: "分類", Children: []*policy.Node{{Kind: policy.Table, Rows: append([][]string{{"区分", "内容"}}, rows...)}}}}}
	}
	first, added, last := []string{"甲", "公表しない情報"}, []string{"新規", "取扱いに注意する資料"}, []string{"丙", "公表する情報"}
	for _, profile := range []string{"standard", "full", "shorei"} {
		table := comparedAs(rule(first, last), rule(first, added, last), profile)
		added := FindProfile(profile).Added
		x := unzipped(t, written(t, func(w io.Writer) error { return WriteDiffDocx(w, table) }))["word/document.xml"]
		_, main, _ := strings.Cut(x, MainTable)
		if n := strings.Count(main, "<w:tbl>"); n != 2 {
			t.Errorf("%s: %d tables inside", profile, n)
		}
		row := main[strings.LastIndex(main[:strings.Index(main, added)], "<w:tr>"):strings.Index(main, added)]
		if !strings.Contains(row, `<w:gridSpan w:val="2"/>`) {
			t.Errorf("%s: %s", profile, row)
		}
		page := string(written(t, func(w io.Writer) error { return WriteDiffHTML(w, table) }))
		if n := strings.Count(page, `<table class="rows">`); n != 2 || !strings.Contains(page, `<td colspan="2">`+added) {
			t.Errorf("%s: %d tables on the page", profile, n)
		}
	}
}
