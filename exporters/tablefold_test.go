package exporters

import (
	"strconv"
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
