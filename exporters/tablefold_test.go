package exporters

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kitei/diffing"
	"kitei/policy"
)

// chaptered is a rule whose chapters have as many sections as given, with one article each, and a 附則 and two 別表.
func chaptered(name string, sections ...int) *policy.Document {
	d := &policy.Document{Title: "規程"}
	article := 0
	for i, n := range sections {
		chapter := &policy.Node{Kind: policy.Chapter, Label: "第" + strconv.Itoa(i+1) + "章", Title: "章" + strconv.Itoa(i+1)}
		for k := range n {
			article++
			chapter.Children = append(chapter.Children, &policy.Node{Kind: policy.Section, Label: "第" + strconv.Itoa(k+1) + "節", Title: "節", Children: []*policy.Node{{
				Kind: policy.Article, Label: "第" + strconv.Itoa(article) + "条", Title: "定め" + strconv.Itoa(i) + strconv.Itoa(k),
				Children: []*policy.Node{{Kind: policy.Paragraph, Text: "第" + strconv.Itoa(i) + "の" + strconv.Itoa(k) + "を定める。"}},
			}}})
		}
		d.Nodes = append(d.Nodes, chapter)
	}
	d.Nodes[2].Children[1].Title = name
	d.Nodes = append(d.Nodes, &policy.Node{Kind: policy.Supplement, Label: "附則", Text: "公布の日から施行する。"},
		&policy.Node{Kind: policy.Annex, Label: "別表第1", Text: "表"}, &policy.Node{Kind: policy.Annex, Label: "別表第2", Text: "表"})
	return d
}

// The 目次 is folded by its levels: chapters that are the same with their sections, then in the chapter of the section that changed the other ones; 附則
// and 別表 are not run together.
func TestContentsFoldByLevel(t *testing.T) {
	before, after := chaptered("旧の節", 2, 1, 4, 2), chaptered("新の節", 2, 1, 4, 2)
	table := NewTable(diffing.Compare(before, after, diffing.Options{}), TableOptions{Old: before, New: after})
	if len(table.Rows) == 0 || table.Rows[0].Kind != RowContents {
		t.Fatal("no 目次")
	}
	var got []string
	for _, l := range table.Rows[0].New() {
		got = append(got, l.Text())
	}
	want := []string{"目次", "第1章・第2章　（略）", "第3章　（略）", "第1節　（略）", "第2節　新の節（第5条）", "第3節・第4節　（略）", "第4章　（略）", "附則　（略）", "別表第1・別表第2　（略）"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// article is 第N条 with a caption and 項, a supplement the same with captions of the 項, a form some lines and a table.
func article(number int, title string, paragraphs ...string) *policy.Node {
	n := &policy.Node{Kind: policy.Article, Label: "第" + strconv.Itoa(number) + "条", Title: title}
	for i, text := range paragraphs {
		p := &policy.Node{Kind: policy.Paragraph, Text: text}
		if i > 0 {
			p.Label = strconv.Itoa(i + 1)
		}
		n.Children = append(n.Children, p)
	}
	return n
}

func supplement(captioned ...string) *policy.Node {
	n := &policy.Node{Kind: policy.Supplement, Label: "附則"}
	for i := 0; i < len(captioned); i += 2 {
		n.Children = append(n.Children, &policy.Node{Kind: policy.Paragraph, Label: strconv.Itoa(i/2 + 1), Title: captioned[i], Text: captioned[i+1]})
	}
	return n
}

// lines gives a column of a table as one reads it, without headings over all columns.
func lines(t *Table, s Side) []string {
	var out []string
	for i := range t.Rows {
		for _, l := range t.Rows[i].side(s) {
			out = append(out, l.Text())
		}
	}
	return out
}

func TestTableLikeTheRule(t *testing.T) {
	keep := "職員等は、情報資産を庁舎の外に持ち出してはならない。"
	for _, tt := range []struct {
		name     string
		old, new []*policy.Node
		wantOld  []string
		wantNew  []string
	}{
		{
			"an article with another number, the first 項 left out by itself where another is shown",
			[]*policy.Node{article(1, "目的", "目的とする。"), article(2, "持出し", keep, "記録を残す。", "報告する。")},
			[]*policy.Node{article(1, "目的", "目的とする。"), article(2, "体制", "責任者として、副町長を置く。"), article(3, "持出し", keep, "記録を残す。", "直ちに報告する。")},
			[]string{"第1条　（略）", "（新設）", "（持出し）", "第2条　（略）", "2　（略）", "3　報告する。"},
			[]string{"第1条　（略）", "（体制）", "第2条　責任者として、副町長を置く。", "（持出し）", "第3条　（略）", "2　（略）", "3　直ちに報告する。"},
		},
		{
			"the captions of the 項 of a 附則 above them, and one mark for a 項 that is new",
			[]*policy.Node{article(1, "目的", "目的とする。"), supplement("施行期日", "この訓令は、令和3年4月1日から施行する。")},
			[]*policy.Node{article(1, "目的", "目的とする。"), supplement("施行期日", "この訓令は、令和3年4月1日から施行する。", "経過措置", "契約については、なお従前の例による。")},
			[]string{"第1条　（略）", "附則", "1　（略）", "（新設）"},
			[]string{"第1条　（略）", "附則", "1　（略）", "（経過措置）", "2　契約については、なお従前の例による。"},
		},
		{
			"the 項 of a 附則 that did not change with their captions in one line, and the caption of one that did",
			[]*policy.Node{supplement("施行期日", "令和3年4月1日から施行する。", "廃止", "旧規程は、廃止する。", "経過措置", "契約については、なお従前の例による。")},
			[]*policy.Node{supplement("施行期日", "令和3年4月1日から施行する。", "廃止", "旧規程は、廃止する。", "経過措置", "調達した契約については、なお従前の例による。")},
			[]string{"附則", "1・2　（略）", "（経過措置）", "3　契約については、なお従前の例による。"},
			[]string{"附則", "1・2　（略）", "（経過措置）", "3　調達した契約については、なお従前の例による。"},
		},
		{
			"a number opposite a number where the other side is not in 条文形式",
			[]*policy.Node{article(1, "目的", "この規程は、目的を定めるものとする。")},
			[]*policy.Node{{Kind: policy.Article, Label: "1.", Title: "目的", Children: []*policy.Node{{Kind: policy.Paragraph, Text: "この規程は、目的等を定めるものとする。"}}}},
			[]string{"第1条　目的", "この規程は、目的を定めるものとする。"},
			[]string{"1.　目的", "この規程は、目的等を定めるものとする。"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := diffing.Compare(&policy.Document{Title: "規程", Nodes: tt.old}, &policy.Document{Title: "規程", Nodes: tt.new}, diffing.Options{})
			table := NewTable(c, TableOptions{})
			if d := cmp.Diff(tt.wantOld, lines(table, SideOld)); d != "" {
				t.Errorf("old (-want +got):\n%s", d)
			}
			if d := cmp.Diff(tt.wantNew, lines(table, SideNew)); d != "" {
				t.Errorf("new (-want +got):\n%s", d)
			}
		})
	}
}

// The rows of a 別表 stay together by their names, however much was rewritten; numbers are no names. Lines above the table that did not change are one
// （略）.
func TestTableRowsByName(t *testing.T) {
	annex := func(rows ...[]string) []*policy.Node {
		return []*policy.Node{article(1, "目的", "目的とする。"), {Kind: policy.Annex, Label: "別表", Children: []*policy.Node{
			{Kind: policy.Paragraph, Text: "この表による。"}, {Kind: policy.Paragraph, Text: "年　月　日"}, {Kind: policy.Table, Rows: rows},
		}}}
	}
	compare := func(old, new []*policy.Node) *Table {
		return NewTable(diffing.Compare(&policy.Document{Title: "規程", Nodes: old}, &policy.Document{Title: "規程", Nodes: new}, diffing.Options{}), TableOptions{})
	}
	head := []string{"行為", "方法"}
	table := compare(annex(head, []string{"送信", "行わない。"}, []string{"廃棄", "裁断による。"}), annex(head, []string{"持出し", "許可を受ける。"}, []string{"送信", "暗号化したファイル転送サービスによる。"}, []string{"廃棄", "裁断による。"}))
	want := []string{"第1条　（略）", "別表", "（略）", "行為\t方法", "（新設）", "送信\t行わない。", "（略）"}
	if d := cmp.Diff(want, lines(table, SideOld)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	numbered := compare(annex(head, []string{"1", "施錠する。"}, []string{"2", "裁断による。"}), annex(head, []string{"1", "暗号化する。"}, []string{"2", "施錠する。"}, []string{"3", "裁断による。"}))
	want = []string{"第1条　（略）", "別表", "（略）", "行為\t方法", "（新設）", "1\t施錠する。", "2\t裁断による。"}
	if d := cmp.Diff(want, lines(numbered, SideOld)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// Tracked changes of a table go row by row as its names say.
func TestAlignRows(t *testing.T) {
	old := [][]string{{"行為", "方法"}, {"送信", "行わない。"}, {"1", "甲乙丙丁"}, {"廃棄", "裁断による。"}, {"短い"}}
	new := [][]string{{"行為", "方法"}, {"持出し", "許可を受ける。"}, {"送信", "暗号化したファイル転送サービスによる。"}, {"1", "戊己庚辛"}, {"廃棄", "溶解による。"}}
	if d := cmp.Diff([]int{0, 2, -1, 4, -1}, alignRows(old, new)); d != "" {
		t.Error(d)
	}
}

// Clauses that may belong together stand side by side where the table says that a person has to decide, each line of both once and in order; an
// amending table, which has no place for that, shows each alone.
func TestDoubtSideBySide(t *testing.T) {
	old := ruleOf("旧規程", chapterOf("", "記録", clauseOf("", "操作の記録", "操作の記録は、３か月間保存する。\n記録は、施錠した場所に置く。")))
	new := ruleOf("新基準", chapterOf("", "運用", clauseOf("", "ログの取得", "ログを取得し、１年間保存しなければならない。"), clauseOf("", "監査", "毎年度監査する。")))
	c := &diffing.Comparison{
		Old: diffing.Side{Clauses: policy.Clauses(old)}, New: diffing.Side{Clauses: policy.Clauses(new)},
		Changes: []diffing.Change{
			{Kind: diffing.Undecided, Old: []int{0}, Candidates: []diffing.Candidate{{Index: 0, Confidence: .3}}},
			{Kind: diffing.Undecided, New: []int{0}, Candidates: []diffing.Candidate{{Index: 0, Confidence: .3}}},
			{Kind: diffing.Undecided, New: []int{1}, Candidates: []diffing.Candidate{{Index: 0, Confidence: .1}}},
		},
	}
	side := func(r *Row, s Side) string {
		var lines []string
		for _, l := range r.side(s) {
			lines = append(lines, l.Text())
		}
		return strings.Join(lines, "\n")
	}
	rows := func(profile string) (out [][3]string) {
		table := NewTable(c, TableOptions{Profile: FindProfile(profile)})
		for i := range table.Rows {
			if r := &table.Rows[i]; r.Kind == RowClause {
				out = append(out, [3]string{side(r, SideOld), side(r, SideNew), r.Note})
			}
		}
		return out
	}
	const oldText, newText = "（操作の記録）\n第１条　操作の記録は、３か月間保存する。\n記録は、施錠した場所に置く。", "（ログの取得）\n第１条　ログを取得し、１年間保存しなければならない。"
	want := [][3]string{{oldText, newText, toConfirm}, {unsettled, "（監査）\n第２条　毎年度監査する。", ""}}
	if diff := cmp.Diff(want, rows("")); diff != "" {
		t.Error(diff)
	}
	if alone := rows("two-columns"); len(alone) != 3 {
		t.Errorf("%d rows: %q", len(alone), alone)
	}
}
