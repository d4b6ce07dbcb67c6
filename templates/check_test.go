package templates

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"kitei/policy"
)

// lines gives notices as "code file:line arguments".
func lines(notices []policy.Notice) []string {
	var out []string
	for _, n := range notices {
		s := n.Code + " " + n.Pos.File
		if n.Pos.Line > 0 {
			s += fmt.Sprint(":", n.Pos.Line)
		}
		for _, a := range n.Args {
			s += fmt.Sprint(" ", a)
		}
		out = append(out, s)
	}
	return out
}

// Every edition inside kitei is sound, and its change log agrees with the edition before in both directions.
func TestEditionsAreSound(t *testing.T) {
	var previous fs.FS
	for _, info := range Editions() {
		files, err := EditionFiles(info.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range lines(CheckEdition(files, previous)) {
			t.Errorf("%s: %s", info.ID, line)
		}
		previous = files
	}
}

// The procedures hold to the same rules of text.
func TestProceduresAreSound(t *testing.T) {
	procedures, err := Procedures()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range procedures {
		c := &checker{}
		c.document(p.Document)
		if _, err := parseCondition(p.When); err != nil {
			t.Errorf("%s: %v", p.Title, err)
		}
		for _, line := range lines(c.notices) {
			t.Errorf("%s: %s", p.Title, line)
		}
	}
}

// small is a sound edition of two articles a chapter.
func small() fstest.MapFS {
	files := fstest.MapFS{
		"edition.yaml":      {Data: []byte("id: r9-03\nname: 令和9年3月版\ndate: 2027-03-31\nkind: 一部改定\nbasis: 省令\nsource: 見本\nmark: known\nnote: なし\n")},
		"basic-policy.md":   {Data: []byte("#### 1. 目的 {#bp.1 check=\"決裁文書\"}\n\nこの方針は、{body.self}の対策を定める。 {#bp.1.aim}\n")},
		"appendix-roles.md": {Data: []byte("# 別表 権限・責任等一覧表 {#app.roles}\n\n| 役割 | 根拠 |\n|---|---|\n| 職員等 | {ref:bp.1} |\n{#app.roles.table}\n")},
	}
	for i, name := range chapterFiles {
		key := strings.TrimLeft(name, "123456789-")
		files["standards/"+name+".md"] = &fstest.MapFile{Data: fmt.Appendf(nil, `## %d. 章 {#%s}

#### （1） 甲 {#%[2]s.a check="記録"}

職員等は、記録しなければならない。 {#%[2]s.a.keep must who=staff}

#### （2） 乙 {#%[2]s.b}

次に掲げるものをいう。 {#%[2]s.b.list}

- 一 {#%[2]s.b.list.one}
    - 細目 {#%[2]s.b.list.one.x}
`, i+1, key)}
	}
	return files
}

// change gives the edition with one text replaced in a file.
func change(t *testing.T, files fstest.MapFS, file, from, to string) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	for name, f := range files {
		out[name] = f
	}
	src := string(files[file].Data)
	if strings.Count(src, from) == 0 {
		t.Fatalf("%s does not hold %q", file, from)
	}
	out[file] = &fstest.MapFile{Data: []byte(strings.Replace(src, from, to, 1))}
	return out
}

// Each fault is found at its line, and nothing else is.
func TestCheckEditionFinds(t *testing.T) {
	const human = "standards/5-human.md"
	for name, c := range map[string]struct {
		file, from, to string
		want           []string
	}{
		"nothing":             {human, "甲", "丙", nil},
		"unknown attribute":   {human, "must who=staff", "must wo=staff who=staff", []string{"markdown-attribute standards/5-human.md:5 wo"}},
		"two attributes":      {human, "must who=staff", "must mast who=staff x=1", []string{"markdown-attribute standards/5-human.md:5 mast", "markdown-attribute standards/5-human.md:5 x"}},
		"unknown kind":        {human, "{#human.b}", "{#human.b kind=chapitre}", []string{"markdown-kind standards/5-human.md:7 chapitre"}},
		"id twice":            {human, "#human.b.list.one}", "#human.a.keep}", []string{"edition-id-twice standards/5-human.md:11 human.a.keep standards/5-human.md 5"}},
		"id of another file":  {human, "#human.b.list.one}", "#assets.a}", []string{"edition-id-twice standards/5-human.md:11 assets.a standards/2-assets.md 3"}},
		"id missing":          {human, "- 一 {#human.b.list.one}", "- 一", []string{"edition-id-missing standards/5-human.md:11 一"}},
		"id with capitals":    {human, "#human.b.list.one}", "#Human.b}", []string{"edition-id-form standards/5-human.md:11 Human.b"}},
		"id too long":         {human, "#human.b.list.one}", "#human." + strings.Repeat("a", 43) + "}", []string{"edition-id-form standards/5-human.md:11 human." + strings.Repeat("a", 43)}},
		"number skipped":      {human, "（2） 乙", "（3） 乙", []string{"edition-heading standards/5-human.md:7 （3） （2）"}},
		"chapter number":      {human, "## 5. 章", "## 6. 章", []string{"edition-heading standards/5-human.md:1 6. 5."}},
		"number missing":      {human, "（2） 乙", "乙", []string{"edition-heading-unnumbered standards/5-human.md:7 乙 （2）"}},
		"unknown token":       {human, "記録し", "{body.nane}に記録し", []string{"edition-parameter standards/5-human.md:5 body.nane"}},
		"brace left open":     {human, "次に", "{body.self次に", []string{"edition-token standards/5-human.md:9 {body.self次に掲げるものをいう。"}},
		"unknown condition":   {human, "{#human.b}", `{#human.b when="telwork"}`, []string{"edition-parameter standards/5-human.md:7 telwork"}},
		"unknown edition":     {human, "{#human.b}", `{#human.b when="edition>=r9-99"}`, []string{"edition-condition standards/5-human.md:7 edition>=r9-99"}},
		"unknown role":        {human, "who=staff", "who=stuff", []string{"edition-role standards/5-human.md:5 stuff " + strings.Join(roleKeys, ", ")}},
		"duty without level":  {human, "must who=staff", "who=staff", []string{"edition-duty standards/5-human.md:5 human.a.keep"}},
		"duty without role":   {human, " who=staff", "", []string{"edition-duty standards/5-human.md:5 human.a.keep"}},
		"spelling":            {human, "記録し", "すべて記録し", []string{"edition-spelling standards/5-human.md:5 すべて"}},
		"reference":           {human, "記録し", "{ref:human.z}により記録し", []string{"edition-reference standards/5-human.md:5 human.z"}},
		"token in a table":    {"appendix-roles.md", "{ref:bp.1}", "{body.nane}", []string{"edition-parameter appendix-roles.md:5 body.nane"}},
		"field missing":       {"edition.yaml", "source: 見本\n", "", []string{"edition-field edition.yaml source"}},
		"mark unknown":        {"edition.yaml", "mark: known", "mark: sure", []string{"edition-field edition.yaml mark"}},
		"date of another era": {"edition.yaml", "2027-03-31", "令和9年", []string{"edition-field edition.yaml date"}},
		"key unknown":         {"edition.yaml", "note:", "notes:", []string{`edition-yaml edition.yaml:8 unknown field "notes"`}},
	} {
		t.Run(name, func(t *testing.T) {
			got := lines(CheckEdition(change(t, small(), c.file, c.from, c.to), nil))
			if !slices.Equal(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

// Files that are missing, or that nothing would read, are named.
func TestCheckEditionFiles(t *testing.T) {
	files := small()
	delete(files, "standards/3-resilience.md")
	files["standards/10-cloud.md"] = &fstest.MapFile{Data: []byte("x")}
	files["standards/2-assets.md"] = &fstest.MapFile{Data: []byte("\x91\xe6\x82P\x8f\xf0")}
	got := lines(CheckEdition(files, nil))
	for _, want := range []string{"edition-file-missing standards/3-resilience.md", "edition-file-unknown standards/10-cloud.md"} {
		if !slices.Contains(got, want) {
			t.Errorf("%s is not among %q", want, got)
		}
	}
	if !slices.ContainsFunc(got, func(l string) bool {
		return strings.HasPrefix(l, "charset-guessed") && strings.Contains(l, "2-assets.md")
	}) {
		t.Errorf("the file in another encoding is not among %q", got)
	}
}

// The change log is held to the texts of both editions.
func TestCheckEditionChangeLog(t *testing.T) {
	const file = "changes/5-human.yaml"
	entry := func(kind, old, now string) string {
		return "- kind: " + kind + "\n  old: [" + old + "]\n  new: [" + now + "]\n  what: 改めた。\n  why: 理由\n  source: 見本\n  mark: known\n"
	}
	reworded := change(t, small(), "standards/5-human.md", "記録し", "文書に記録し")
	for name, c := range map[string]struct {
		edition fstest.MapFS
		log     string
		want    []string
	}{
		"in agreement":          {reworded, entry("reworded", "human.a", "human.a"), nil},
		"not logged":            {reworded, "[]\n", []string{"changes-missing standards/5-human.md:3 human.a"}},
		"nothing differs":       {small(), "# 記録\n" + entry("reworded", "human.b", "human.b"), []string{"changes-no-difference changes/5-human.yaml:2 reworded human.b"}},
		"old id is not there":   {reworded, entry("reworded", "human.z", "human.a"), []string{"changes-id-old changes/5-human.yaml:1 human.z"}},
		"new id is not there":   {reworded, entry("reworded", "human.a", "human.a, human.z"), []string{"changes-id-new changes/5-human.yaml:1 human.z"}},
		"commentary elsewhere":  {small(), entry("commentary", "", "human.z"), []string{"changes-id-new changes/5-human.yaml:1 human.z"}},
		"kind and mark unknown": {reworded, strings.Replace(entry("revised", "human.a", "human.a"), "known", "sure", 1), []string{"changes-field changes/5-human.yaml:1 kind", "changes-field changes/5-human.yaml:1 mark"}},
		"second entry":          {reworded, entry("reworded", "human.a", "human.a") + entry("reworded", "human.b", "human.b"), []string{"changes-no-difference changes/5-human.yaml:8 reworded human.b"}},
		"key unknown":           {small(), "- knd: new\n", []string{`edition-yaml changes/5-human.yaml:1 unknown field "knd"`}},
	} {
		t.Run(name, func(t *testing.T) {
			c.edition[file] = &fstest.MapFile{Data: []byte(c.log)}
			got := lines(CheckEdition(c.edition, small()))
			if !slices.Equal(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
	removed := change(t, small(), "standards/5-human.md", "#### （2） 乙 {#human.b}\n", "#### （2） 乙 {#human.c}\n")
	got := lines(CheckEdition(removed, small()))
	if want := []string{"changes-missing changes human.b", "changes-missing standards/5-human.md:7 human.c"}; !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// The edition before a folder's own is the last older one inside kitei.
func TestEditionBefore(t *testing.T) {
	if got := EditionBefore(small()); got != Newest() {
		t.Errorf("before 令和9年3月版: %s", got)
	}
	oldest, err := EditionFiles("h30-09")
	if err != nil {
		t.Fatal(err)
	}
	if got := EditionBefore(oldest); got != "" {
		t.Errorf("before the oldest: %s", got)
	}
	if _, err := EditionFiles("h99-01"); err == nil {
		t.Error("an unknown edition has files")
	}
}
