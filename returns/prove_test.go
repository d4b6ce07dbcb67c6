package returns

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kitei/diffing"
	"kitei/exporters"
	"kitei/importers"
	"kitei/policy"
	"kitei/templates"
)

var tableWriters = map[string]func(io.Writer, *exporters.Table) error{
	"t.docx": exporters.WriteDiffDocx, "t.xlsx": exporters.WriteDiffXLSX, "t.html": exporters.WriteDiffHTML, "t.md": exporters.WriteDiffMarkdown,
}

func model(t testing.TB, id string) *policy.Document {
	t.Helper()
	e, err := templates.Open(id)
	if err != nil {
		t.Fatal(err)
	}
	d, err := templates.Model(e)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// proved makes the table of two documents in a form and proves it.
func proved(t testing.TB, a, b *policy.Document, p *exporters.Profile) *exporters.Table {
	t.Helper()
	c := diffing.Compare(a, b, diffing.Options{})
	table := exporters.NewTable(c, exporters.TableOptions{Profile: p, Old: a, New: b, Footer: "脚注"})
	receipt, err := Prove(c, table)
	if err != nil {
		t.Fatalf("%s → %s, %s: %v", a.Source, b.Source, p.Name, err)
	}
	table.Receipt = receipt
	return table
}

// Every pair of editions, in every form, is proved, and every file of it reads back to what was proved.
func TestEveryPairOfEditionsIsProved(t *testing.T) {
	all := templates.Editions()
	docs := map[string]*policy.Document{}
	for _, e := range all {
		docs[e.ID] = model(t, e.ID)
	}
	n := 0
	for _, a := range all {
		for _, b := range all {
			n++
			p := exporters.Profiles()[n%len(exporters.Profiles())]
			table := proved(t, docs[a.ID], docs[b.ID], p)
			name := []string{"t.docx", "t.xlsx", "t.html", "t.md"}[n%4]
			checkFile(t, table, name)
		}
	}
}

// The samples' own rules against their drafts, in every form; the formats take turns.
func TestSamplesAreProved(t *testing.T) {
	files, err := filepath.Glob("../samples/*/local/*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	after := model(t, "r8-03")
	n := 0
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		before, _, err := importers.Read(file, bytes.NewReader(src))
		if err != nil {
			continue // not a rule
		}
		for _, p := range exporters.Profiles() {
			n++
			checkFile(t, proved(t, before, after, p), []string{"t.docx", "t.xlsx", "t.html", "t.md"}[n%4])
		}
	}
}

func checkFile(t *testing.T, table *exporters.Table, name string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := tableWriters[name](&b, table); err != nil {
		t.Fatal(err)
	}
	if err := CheckTable(table, name, b.Bytes()); err != nil {
		t.Errorf("%s, %s: %v", table.Profile.Name, name, err)
	}
	return b.Bytes()
}

// Nothing folded, a file holds both texts: what is read back from each column is that side, line by line.
func TestTableReadsBackToItsInputs(t *testing.T) {
	a, b := model(t, "r5-03"), model(t, "r8-03")
	table := proved(t, a, b, exporters.FindProfile("full"))
	for name := range tableWriters {
		read, err := ReadTable(name, checkFile(t, table, name))
		if err != nil {
			t.Fatal(err)
		}
		for side, lines := range [][]exporters.Line{read.Old, read.New} {
			got := map[string]int{}
			for _, l := range lines {
				got[l.Text()]++
			}
			for _, c := range policy.Clauses([]*policy.Document{a, b}[side]) {
				for line := range strings.SplitSeq(c.Text(), "\n") {
					if read.Bars {
						line = strings.ReplaceAll(line, "\t", "｜")
					}
					if line != "" && got[line] == 0 {
						t.Fatalf("%s: %q is not in the column", name, line)
					}
					got[line]--
				}
			}
		}
	}
}

// Whatever is wrong with a table, the proof says so. Each of these changes one thing.
func TestProofFindsWhatIsWrong(t *testing.T) {
	a, b := model(t, "r5-03"), model(t, "r8-03")
	c := diffing.Compare(a, b, diffing.Options{})
	fresh := func() *exporters.Table { return exporters.NewTable(c, exporters.TableOptions{}) }
	find := func(table *exporters.Table, is func(*exporters.Pair) bool) *exporters.Pair {
		for i := range table.Rows {
			for j := range table.Rows[i].Lines {
				if p := &table.Rows[i].Lines[j]; table.Rows[i].Kind == exporters.RowClause && is(p) {
					return p
				}
			}
		}
		t.Fatal("no such line")
		return nil
	}
	both := func(p *exporters.Pair) bool {
		return p.Omit == 0 && p.Old != nil && p.New != nil && !p.NoOld && !p.NoNew && len(p.Old) > 1 && len(p.New) > 1 && unmarked(p.Old) != ""
	}
	for name, spoil := range map[string]struct {
		code string
		do   func(*exporters.Table)
	}{
		"a character of unamended text": {"proof-line", func(x *exporters.Table) {
			p := find(x, both)
			p.Old[0].Text += "、"
		}},
		"both sides alike": {"proof-line", func(x *exporters.Table) {
			p := find(x, both)
			p.Old[0].Text, p.New[0].Text = "の"+p.Old[0].Text, "の"+p.New[0].Text
		}},
		"a mark too few": {"proof-marks", func(x *exporters.Table) {
			p := find(x, func(p *exporters.Pair) bool { return both(p) && p.Old.Text() != p.New.Text() })
			for i := range p.New {
				p.New[i].Mark = false
			}
		}},
		"too much left out": {"proof-omitted", func(x *exporters.Table) {
			find(x, func(p *exporters.Pair) bool { return p.Omit > 0 }).Omit += 500
		}},
		"too little left out": {"", func(x *exporters.Table) {
			find(x, func(p *exporters.Pair) bool { return p.Omit > 1 }).Omit--
		}},
		"a row lost": {"proof-clause", func(x *exporters.Table) {
			for i := range x.Rows {
				if x.Rows[i].Kind == exporters.RowFolded {
					x.Rows = append(x.Rows[:i], x.Rows[i+1:]...)
					return
				}
			}
		}},
		"the end of a clause lost": {"proof-rest", func(x *exporters.Table) {
			for i := range x.Rows {
				if r := &x.Rows[i]; r.Kind == exporters.RowClause && len(r.Lines) > 2 {
					r.Lines = r.Lines[:len(r.Lines)-1]
					return
				}
			}
		}},
		"（新設） for a text": {"", func(x *exporters.Table) {
			find(x, both).NoOld = true
		}},
	} {
		table := fresh()
		if _, err := Prove(c, table); err != nil {
			t.Fatal(err)
		}
		spoil.do(table)
		_, err := Prove(c, table)
		var n *policy.Notice
		if !errors.As(err, &n) || spoil.code != "" && n.Code != spoil.code {
			t.Errorf("%s: %v, want %s", name, err, spoil.code)
		}
	}
}

// A file that differs from the table by one character, one mark or its receipt is found.
func TestCheckTableFindsWhatIsWrong(t *testing.T) {
	table := proved(t, model(t, "r7-03"), model(t, "r8-03"), exporters.FindProfile(""))
	for name := range tableWriters {
		src := checkFile(t, table, name)
		changed := *table
		changed.Receipt = &exporters.Receipt{}
		if CheckTable(&changed, name, src) == nil {
			t.Errorf("%s: another receipt", name)
		}
		changed = *table
		changed.Rows = append([]exporters.Row(nil), table.Rows...)
		for i := range changed.Rows {
			if r := &changed.Rows[i]; r.Kind == exporters.RowClause && len(r.Lines) > 0 && len(r.Lines[0].New) > 0 {
				lines := append([]exporters.Pair(nil), r.Lines...)
				lines[0].New = append(exporters.Line(nil), lines[0].New...)
				lines[0].New[0].Text += "等"
				r.Lines = lines
				break
			}
		}
		if CheckTable(&changed, name, src) == nil {
			t.Errorf("%s: another text", name)
		}
	}
}

// Text that looks like markup stays text, and reads back.
func TestProofOfHostileText(t *testing.T) {
	evil := []string{`<u>x</u>`, `a|b \| c`, `<br>`, `_x000D_`, `=1+1`, `{{.}}`, `\`, `-->`, `a\tb`, "１　", "（略）", "（新設）"}
	doc := func(from int) *policy.Document {
		d := &policy.Document{Title: "規程"}
		for i := range evil {
			n := &policy.Node{Kind: policy.Article, Label: "第" + policy.FormatNumber(i+1, policy.Zenkaku) + "条", Title: evil[(i+from)%len(evil)]}
			for j := range evil {
				n.Children = append(n.Children, &policy.Node{Kind: policy.Item, Label: "（" + policy.FormatNumber(j+1, policy.Zenkaku) + "）", Text: evil[(i*j+from)%len(evil)] + "を定める。" + evil[j]})
			}
			d.Nodes = append(d.Nodes, n)
		}
		d.Nodes = append(d.Nodes, &policy.Node{Kind: policy.Annex, Label: "別表", Children: []*policy.Node{{Kind: policy.Table, Rows: [][]string{evil, evil[from:]}}}})
		return d
	}
	for _, p := range exporters.Profiles() {
		table := proved(t, doc(0), doc(3), p)
		for name := range tableWriters {
			checkFile(t, table, name)
		}
	}
}

func FuzzReadTable(f *testing.F) {
	table := proved(f, model(f, "r7-03"), model(f, "r8-03"), exporters.FindProfile(""))
	for name, write := range tableWriters {
		var b bytes.Buffer
		if err := write(&b, table); err != nil {
			f.Fatal(err)
		}
		f.Add(name, b.Bytes()[:min(b.Len(), 4000)])
	}
	f.Add("t.md", []byte("<!-- kitei.kind: table/1 -->\n<!-- kitei.left: new -->\n| a | b |\n|---|---|\n| \\<u> | <u>x<br> |\n"))
	f.Fuzz(func(_ *testing.T, name string, src []byte) {
		_, _ = ReadTable(name, src)
	})
}
