package templates

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"kitei/policy"
)

// folderOf copies the folder of an edition and changes its edition.yaml.
func folderOf(t *testing.T, id string, change func(string) string) fstest.MapFS {
	t.Helper()
	files, err := EditionFiles(id)
	if err != nil {
		t.Fatal(err)
	}
	out := fstest.MapFS{}
	err = fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(files, name)
		if name == "edition.yaml" {
			content = []byte(change(string(content)))
		}
		out[name] = &fstest.MapFile{Data: content}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// An edition of one's own that is a copy of ours drafts the same texts, under its own name and with its own statement.
func TestOpenFS(t *testing.T) {
	files := folderOf(t, "r8-03", func(yaml string) string {
		return strings.Replace(yaml, "id: r8-03", "id: r9-03\nwording: official\nfollows: r8-03", 1)
	})
	own, err := OpenFS(files)
	if err != nil {
		t.Fatal(err)
	}
	ours, err := Open("r8-03")
	if err != nil {
		t.Fatal(err)
	}
	p := Defaults("瑞穂町")
	a, _, err := Draft(own, p)
	if err != nil {
		t.Fatal(err)
	}
	b, _, err := Draft(ours, p)
	if err != nil {
		t.Fatal(err)
	}
	if a.Edition.ID != "r9-03" || a.Standards.Head.Edition == b.Standards.Head.Edition {
		t.Errorf("drafted as %s and %s", a.Edition.ID, a.Standards.Head.Edition)
	}
	words := func(d *policy.Document) string {
		var s strings.Builder
		for _, c := range policy.Clauses(d) {
			s.WriteString(c.Text())
		}
		return s.String()
	}
	if words(a.Standards) != words(b.Standards) || words(a.Basic) != words(b.Basic) {
		t.Error("the copy drafts another text")
	}
	if strings.Contains(own.Statement(), "kitei") || own.Statement() == ours.Statement() || ours.Statement() != Wording {
		t.Errorf("statement %q", own.Statement())
	}
}

func TestOpenFSRefuses(t *testing.T) {
	for name, test := range map[string]struct {
		change func(string) string
		code   string
	}{
		"follows nothing": {func(s string) string { return s + "follows: r9-99\n" }, "edition-field"},
		"whose words":     {func(s string) string { return s + "wording: mine\n" }, "edition-field"},
		"no date":         {func(s string) string { return strings.Replace(s, "date:", "# date:", 1) }, "edition-field"},
	} {
		_, err := OpenFS(folderOf(t, "r8-03", test.change))
		var n *policy.Notice
		if !errors.As(err, &n) || n.Code != test.code {
			t.Errorf("%s: %v, want %s", name, err, test.code)
		}
	}
	if _, err := OpenFS(fstest.MapFS{}); err == nil {
		t.Error("an empty folder is an edition")
	}
}
