package adopting_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"kitei/adopting"
	"kitei/exporters"
	"kitei/importers"
	"kitei/policy"
	"kitei/templates"
)

// arrangement writes an edition the way the official guideline stands: by 編, each clause of 例文 followed by commentary that has numbered
// lines and words of the 例文 itself, running heads between.
type arrangement struct {
	lines []line
	page  int
}

type line struct {
	text string
	box  bool
	rows [][]string
}

func (a *arrangement) say(format string, args ...any) {
	a.lines = append(a.lines, line{text: fmt.Sprintf(format, args...)})
}

func (a *arrangement) turn() {
	a.page++
	a.say("ⅲ－%d", a.page)
}

// arrange lays out the two rules of a model. Commentary stands behind every article when comments is set.
func arrange(model *policy.Document, comments bool) *arrangement {
	a := &arrangement{}
	a.say("地方公共団体における情報セキュリティポリシーに関するガイドライン")
	a.say("第1編　総則")
	a.say("1. 本ガイドラインの目的")
	a.say("本ガイドラインは、各地方公共団体が情報セキュリティポリシーを定める際の参考とするものである。")
	a.say("(1) 位置付け")
	a.say("参考として示すものであり、そのまま用いることを求めるものではない。")
	a.say("第2編　地方公共団体における情報セキュリティポリシー（例文）")
	for i, part := range model.Nodes {
		a.say("第%d章　%s（例文）", i+1, []string{"情報セキュリティ基本方針", "情報セキュリティ対策基準"}[i])
		for _, n := range part.Children {
			if !strings.HasPrefix(n.ID, "ovl") {
				a.clause(n, comments)
			}
		}
	}
	a.say("第4編　クラウド利用等に関する特則（例文・解説）")
	a.say("1. 組織体制")
	a.say("クラウドサービスを利用するときの体制を定める。")
	return a
}

func (a *arrangement) clause(n *policy.Node, comments bool) {
	a.turn()
	if n.Kind.Grouping() {
		a.say("%s　%s", n.Label, n.Title)
		if comments {
			a.say("【趣旨】")
			a.say("%sについて、次の点に注意する必要がある。", n.Title)
		}
		var own []*policy.Node
		for _, c := range n.Children {
			if !c.Kind.Grouping() && c.Kind != policy.Article {
				own = append(own, c)
			}
		}
		a.box(own...)
		for _, c := range n.Children {
			if c.Kind.Grouping() || c.Kind == policy.Article {
				a.clause(c, comments)
			}
		}
		return
	}
	a.box(n)
	if comments {
		a.say("【解説】")
		a.say("(1) %s", n.Title)
		a.say("%sについては、団体の規模に応じて定める。", n.Title)
		a.say("1. 例えば、次のような方法が考えられる。")
		a.say("①　担当者を定める方法")
	}
}

// box writes the lines of provisions into a box.
func (a *arrangement) box(nodes ...*policy.Node) {
	if len(nodes) == 0 {
		return
	}
	a.lines = append(a.lines, line{text: "【例文】", box: true})
	for _, n := range nodes {
		for x := range n.All() {
			if x.Rows != nil {
				a.lines = append(a.lines, line{rows: x.Rows, box: true})
				continue
			}
			a.lines = append(a.lines, line{text: x.Line(), box: true})
		}
	}
}

// text is the arrangement as plain text; marks for boxes are left out when whole is set, as in a 編 that is 例文 as a whole.
func (a *arrangement) text(whole bool) []byte {
	var b strings.Builder
	for _, l := range a.lines {
		switch {
		case l.rows != nil:
			for _, row := range l.rows {
				b.WriteString(strings.ReplaceAll(strings.Join(row, "\t"), "\n", " ") + "\n")
			}
		case whole && l.text == "【例文】":
		default:
			b.WriteString(l.text + "\n")
		}
	}
	return []byte(b.String())
}

// word is the arrangement as a Word document with boxes as tables of one cell.
func (a *arrangement) word(t testing.TB) []byte {
	d := &policy.Document{Title: "ガイドライン"}
	var box []string
	flush := func() {
		if len(box) > 0 {
			d.Nodes = append(d.Nodes, &policy.Node{Kind: policy.Table, Rows: [][]string{{strings.Join(box, "\n")}}})
		}
		box = nil
	}
	for _, l := range a.lines {
		switch {
		case l.rows != nil:
			flush()
			d.Nodes = append(d.Nodes, &policy.Node{Kind: policy.Table, Rows: l.rows})
		case l.box:
			box = append(box, l.text)
		default:
			flush()
			d.Nodes = append(d.Nodes, &policy.Node{Kind: policy.Preamble, Text: l.text})
		}
	}
	flush()
	var b bytes.Buffer
	if err := exporters.WriteDocx(&b, d, exporters.Layout{}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func written(t testing.TB, id string) (*templates.Edition, *policy.Document) {
	t.Helper()
	e, err := templates.Open(id)
	if err != nil {
		t.Fatal(err)
	}
	d, err := templates.Model(e)
	if err != nil {
		t.Fatal(err)
	}
	return e, d
}

// adopt reads an arrangement and makes an edition of it, through its files.
func adopt(t testing.TB, name string, src []byte, model, follows string) (*adopting.Adoption, *templates.Edition, *importers.Guideline) {
	t.Helper()
	g, _, err := importers.ReadGuideline(importers.Options{}, importers.Source{Name: name, Data: src})
	if err != nil {
		t.Fatal(err)
	}
	from, _ := written(t, model)
	info := templates.Info{
		ID: "r9-03", Name: "令和9年3月版", Date: "2027-03-31", Kind: "改定", Basis: "総務省", Source: name, Mark: "unsure", Note: "取り込んだもの",
		Wording: templates.OfficialWording, Follows: follows,
	}
	a, err := adopting.Adopt(from, g.Basic, g.Standards, adopting.Options{Info: info})
	if err != nil {
		t.Fatal(err)
	}
	files, err := templates.WriteEdition(a.Edition)
	if err != nil {
		t.Fatal(err)
	}
	folder := fstest.MapFS{}
	for name, content := range files {
		folder[name] = &fstest.MapFile{Data: content}
	}
	for _, n := range templates.CheckEdition(folder, nil) {
		t.Errorf("%s from %s: %v", name, model, n.Error())
	}
	e, err := templates.OpenFS(folder)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return a, e, g
}

// said gives the clauses of a document by their ids: title and text as one reads them, without numbers, which a model counts anew.
func said(d *policy.Document, ids map[string]bool) map[string]string {
	out := map[string]string{}
	for _, c := range policy.Clauses(d) {
		if strings.HasPrefix(c.Node.ID, "ovl") || ids != nil && !ids[c.Node.ID] {
			continue
		}
		var b strings.Builder
		b.WriteString(c.Node.Title)
		for _, p := range c.Parts {
			for n := range p.All() {
				b.WriteString(n.Title + n.Text)
				for _, row := range n.Rows {
					b.WriteString(strings.Join(row, ""))
				}
			}
		}
		out[c.Node.ID] = strings.Join(strings.Fields(b.String()), "")
	}
	return out
}

// right measures how many clauses of the truth have their id and their words in what was adopted.
func right(t testing.TB, truth *policy.Document, got *templates.Edition, ids map[string]bool) (share float64, wrong []string) {
	t.Helper()
	d, err := templates.Model(got)
	if err != nil {
		t.Fatal(err)
	}
	want, have := said(truth, ids), said(d, nil)
	n := 0
	for id, words := range want {
		if have[id] == words {
			n++
			continue
		}
		at := 0 // the first byte that differs
		for at < len(words) && at < len(have[id]) && words[at] == have[id][at] {
			at++
		}
		from := max(at-60, 0)
		wrong = append(wrong, fmt.Sprintf("%s:\n want …%.200s\n have …%.200s", id, words[from:], have[id][min(from, len(have[id])):]))
	}
	return float64(n) / float64(len(want)), wrong
}

// least is the share of clauses that must be right, in id and words.
const least = 0.97

// Our own edition in the official arrangement comes back, in every way 例文 can be told from commentary.
func TestAdoptOwnEdition(t *testing.T) {
	_, truth := written(t, "r8-03")
	for _, test := range []struct {
		name, file string
		src        []byte
		how        importers.Separation
	}{
		{"boxes in Word", "guideline.docx", arrange(truth, true).word(t), importers.ByBox},
		{"marks in text", "guideline.txt", arrange(truth, true).text(false), importers.ByMark},
		{"a whole part", "guideline.txt", arrange(truth, false).text(true), importers.ByPart},
	} {
		a, e, g := adopt(t, test.file, test.src, "r8-03", "r8-03")
		share, wrong := right(t, truth, e, nil)
		t.Logf("%s: %.3f of clauses right, %d of %d tied, %d findings", test.name, share, a.Tied, a.Clauses, len(a.Findings))
		if g.How != test.how {
			t.Errorf("%s: told by %v", test.name, g.How)
		}
		if share < least {
			t.Errorf("%s: %.3f of clauses right, want %.2f\n%s", test.name, share, least, strings.Join(wrong[:min(len(wrong), 12)], "\n"))
		}
	}
}

// An edition is tied to the one before it: clauses that stand in both have the same ids, and every word of the newer one is there.
func TestAdoptFromOlder(t *testing.T) {
	for _, pair := range [][2]string{{"r7-03", "r6-10"}, {"r8-03", "r6-10"}, {"r6-10", "r5-03"}, {"r5-03", "r4-03"}} {
		_, truth := written(t, pair[0])
		_, model := written(t, pair[1])
		shared := map[string]bool{}
		for _, c := range policy.Clauses(model) {
			shared[c.Node.ID] = true
		}
		a, e, _ := adopt(t, "guideline.docx", arrange(truth, true).word(t), pair[1], pair[0])
		share, wrong := right(t, truth, e, shared)
		t.Logf("%s from %s: %.3f of the clauses of both right, %d of %d tied, %d findings", pair[0], pair[1], share, a.Tied, a.Clauses, len(a.Findings))
		if share < least {
			t.Errorf("%s from %s: %.3f\n%s", pair[0], pair[1], share, strings.Join(wrong[:min(len(wrong), 6)], "\n"))
		}
	}
}
