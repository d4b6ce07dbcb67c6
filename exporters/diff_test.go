package exporters_test

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"kitei/diffing"
	"kitei/exporters"
	"kitei/policy"
	"kitei/templates"
)

// editions compares two editions of the national model.
func editions(t testing.TB, from, to string) *diffing.Comparison {
	t.Helper()
	docs := make([]*policy.Document, 2)
	for i, id := range []string{from, to} {
		e, err := templates.Open(id)
		if err != nil {
			t.Fatal(err)
		}
		if docs[i], err = templates.Model(e); err != nil {
			t.Fatal(err)
		}
	}
	return diffing.Compare(docs[0], docs[1], diffing.Options{})
}

// chain compares the first edition with the newest through all others.
func chain(t *testing.T) *diffing.Chain {
	t.Helper()
	var stops []diffing.Stop
	for _, info := range templates.Editions() {
		e, err := templates.Open(info.ID)
		if err != nil {
			t.Fatal(err)
		}
		d, err := templates.Model(e)
		if err != nil {
			t.Fatal(err)
		}
		stops = append(stops, diffing.Stop{Name: info.Name, Document: d})
	}
	c, err := diffing.CompareSteps(stops, diffing.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Every change of a chain is told of with its steps, in every format.
func TestStepTable(t *testing.T) {
	c := chain(t)
	table := exporters.NewStepTable(c, exporters.TableOptions{})
	var b strings.Builder
	if err := exporters.WriteDiffText(&b, table); err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"比較の段階：平成30年9月版 → 令和2年12月版 → ", "令和4年3月版：字句の変更", "令和2年12月版：新設"} {
		if !strings.Contains(b.String(), words) {
			t.Errorf("the table does not say %q", words)
		}
	}
	for _, r := range table.Rows {
		if r.State != "" && r.Note == "" {
			t.Errorf("%s %v → %v has no step", r.State, r.OldAt, r.NewAt)
		}
	}
	for _, p := range exporters.Profiles() {
		if strings.TrimSpace(exporters.NewStepTable(c, exporters.TableOptions{Profile: p}).NoteHead) == "" {
			t.Errorf("profile %s has no column for the steps", p.Name)
		}
	}
}

// The JSON of every pair of neighbouring editions, and of the ends, keeps to the contract: its schema; every clause in a change;
// segments that rebuild both texts.
func TestDiffJSONKeepsTheContract(t *testing.T) {
	src, err := os.ReadFile("testdata/kitei.diff.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	tree, err := jsonschema.UnmarshalJSON(bytes.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("diff.json", tree); err != nil {
		t.Fatal(err)
	}
	schema := c.MustCompile("diff.json")
	all := templates.Editions()
	pairs := [][2]string{{all[0].ID, all[len(all)-1].ID}, {all[len(all)-1].ID, all[0].ID}}
	for i := 1; i < len(all); i++ {
		pairs = append(pairs, [2]string{all[i-1].ID, all[i].ID})
	}
	for _, pair := range append(pairs, [2]string{"steps", ""}) {
		var b bytes.Buffer
		if pair[0] == "steps" {
			if err := exporters.WriteChainJSON(&b, chain(t)); err != nil {
				t.Fatal(err)
			}
		} else if err := exporters.WriteDiffJSON(&b, editions(t, pair[0], pair[1])); err != nil {
			t.Fatal(err)
		}
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(b.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%v: %v", pair, err)
		}
		checkSegments(t, pair, b.Bytes())
	}
}

func checkSegments(t *testing.T, pair [2]string, src []byte) {
	t.Helper()
	type clause struct{ Text string }
	var f struct {
		Old, New struct{ Clauses []clause }
		Changes  []struct {
			Old, New []int
			Segments []struct{ Op, Text string }
		}
	}
	if err := json.Unmarshal(src, &f); err != nil {
		t.Fatal(err)
	}
	join := func(clauses []clause, indexes []int, seen map[int]bool) string {
		parts := make([]string, len(indexes))
		for i, x := range indexes {
			parts[i] = clauses[x].Text
			seen[x] = true
		}
		return strings.Join(parts, "\n")
	}
	oldSeen, newSeen := map[int]bool{}, map[int]bool{}
	for _, c := range f.Changes {
		var before, after strings.Builder
		for _, s := range c.Segments {
			if s.Op != "insert" {
				before.WriteString(s.Text)
			}
			if s.Op != "delete" {
				after.WriteString(s.Text)
			}
		}
		if before.String() != join(f.Old.Clauses, c.Old, oldSeen) || after.String() != join(f.New.Clauses, c.New, newSeen) {
			t.Errorf("%v: segments of %v → %v do not rebuild the texts", pair, c.Old, c.New)
		}
	}
	if len(oldSeen) != len(f.Old.Clauses) || len(newSeen) != len(f.New.Clauses) {
		t.Errorf("%v: %d of %d old and %d of %d new clauses stand in a change", pair, len(oldSeen), len(f.Old.Clauses), len(newSeen), len(f.New.Clauses))
	}
}

// With nothing folded, the columns of the table hold all of both documents, line by line, in the order of the changes.
func TestTableLosesNothing(t *testing.T) {
	c := editions(t, "r5-03", "r8-03")
	table := exporters.NewTable(c, exporters.TableOptions{All: true})
	column := func(side func(*exporters.Row) []exporters.Line, skip string) []string {
		var out []string
		for i := range table.Rows {
			for _, l := range side(&table.Rows[i]) {
				if text := l.Text(); text != "" && text != skip {
					out = append(out, text)
				}
			}
		}
		return out
	}
	wanted := func(side diffing.Side, indexes func(diffing.Change) []int) []string {
		var out []string
		for _, ch := range c.Changes {
			for _, i := range indexes(ch) {
				cl := side.Clauses[i]
				head := cl.Node.Label
				if head != "" && cl.Node.Title != "" {
					head += "　"
				}
				if head += cl.Node.Title; head != "" {
					out = append(out, head)
				}
				for _, line := range strings.Split(cl.Text(), "\n") {
					if line != "" {
						out = append(out, line)
					}
				}
			}
		}
		return out
	}
	if diff := cmp.Diff(wanted(c.Old, func(ch diffing.Change) []int { return ch.Old }), column((*exporters.Row).Old, "（新設）")); diff != "" {
		t.Errorf("old column (-want +got):\n%.2000s", diff)
	}
	if diff := cmp.Diff(wanted(c.New, func(ch diffing.Change) []int { return ch.New }), column((*exporters.Row).New, "（削る）")); diff != "" {
		t.Errorf("new column (-want +got):\n%.2000s", diff)
	}
}

// small compares two short rules written out here.
func small(t *testing.T) *diffing.Comparison {
	t.Helper()
	article := func(label, title string, texts ...string) *policy.Node {
		n := &policy.Node{Kind: policy.Article, Label: label, Title: title}
		for i, s := range texts {
			p := &policy.Node{Kind: policy.Paragraph, Text: s}
			if i > 0 {
				p.Label = string(rune('１' + i))
			}
			n.Children = append(n.Children, p)
		}
		return n
	}
	before := &policy.Document{Title: "旧規程", Source: "old", Nodes: []*policy.Node{
		article("第１条", "目的", "この規程は、情報資産を守ることを目的とする。"),
		article("第２条", "委託", "外部委託を行うときは、契約で定めなければならない。", "委託先を確認する。", "結果を報告する。"),
		article("第３条", "帳簿", "紙の帳簿を五年間保存する。"),
	}}
	after := &policy.Document{Title: "新規程", Source: "new", Nodes: []*policy.Node{
		article("第１条", "目的", "この規程は、情報資産を守ることを目的とする。"),
		article("第２条", "監視", "情報システムを常時監視し、異常を検知したときは統括情報セキュリティ責任者に連絡しなければならない。"),
		article("第３条", "委託", "業務委託を行うときは、契約で定めなければならない。", "委託先を確認する。", "結果を報告する。"),
	}}
	return diffing.Compare(before, after, diffing.Options{})
}

func TestDiffText(t *testing.T) {
	var b bytes.Buffer
	if err := exporters.WriteDiffText(&b, exporters.NewTable(small(t), exporters.TableOptions{})); err != nil {
		t.Fatal(err)
	}
	want := `新旧対照表
旧: 現行 旧規程
新: 改正案 新規程
字句の変更 1、新設 1、削除 1、分割 0、統合 0、保留（要確認） 0、変更なし 1
注意: 第２条は、旧では「委託」、新では「監視」です。
注意: 第３条は、旧では「帳簿」、新では「委託」です。

  旧 第１条　（略）
  新 第１条　（略）

【新設】
  旧 （新設）
  新 ［＋（監視）＋］
     ［＋第２条　情報システムを常時監視し、異常を検知したときは統括情報セキュリティ責任者に連絡しなければならない。＋］

【字句の変更・番号】
  旧 （委託）
     ［－第２条－］　［－外部－］委託を行うときは、契約で定めなければならない。
     ２・３　（略）
  新 （委託）
     ［＋第３条＋］　［＋業務＋］委託を行うときは、契約で定めなければならない。
     ２・３　（略）

【削除】
  旧 ［－（帳簿）－］
     ［－第３条　紙の帳簿を五年間保存する。－］
  新 （削る）
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// No text of a clause becomes markup.
func TestDiffEscapes(t *testing.T) {
	evil := `<script>alert(1)</script>|a|*b*&amp;{{.}}`
	d := &policy.Document{Title: evil, Nodes: []*policy.Node{{Kind: policy.Article, Label: "第１条", Title: evil, Children: []*policy.Node{{Kind: policy.Paragraph, Text: evil}}}}}
	table := exporters.NewTable(diffing.Compare(&policy.Document{}, d, diffing.Options{}), exporters.TableOptions{})
	var page, md bytes.Buffer
	if err := exporters.WriteDiffHTML(&page, table); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(page.String(), "<script") || !strings.Contains(page.String(), "&lt;script&gt;") {
		t.Error("the page holds the text as markup")
	}
	if err := exporters.WriteDiffMarkdown(&md, table); err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(md.String(), "\n") {
		if strings.HasPrefix(line, "|") && strings.Count(strings.ReplaceAll(line, `\|`, ""), "|") != 4 {
			t.Errorf("a bar of the text made a column: %s", line)
		}
	}
}

func BenchmarkDiffTable(b *testing.B) {
	c := editions(b, "r5-03", "r8-03")
	for b.Loop() {
		var out bytes.Buffer
		if err := exporters.WriteDiffHTML(&out, exporters.NewTable(c, exporters.TableOptions{})); err != nil {
			b.Fatal(err)
		}
	}
}
