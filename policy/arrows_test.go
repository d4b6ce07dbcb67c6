package policy_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"
	"testing"
)

// mayImport are the arrows between the rooms of the house; ARCHITECTURE.md draws them.
var mayImport = map[string][]string{
	"policy":                {},
	"internal/ooxml":        {},
	"internal/parallel":     {},
	"internal/licences":     {},
	"internal/office":       {},         // for tests
	"internal/guidelinepdf": {"policy"}, // for tests
	"internal/xlsxcheck":    {},         // for tests
	"importers":             {"policy", "internal/ooxml", "internal/parallel"},
	"templates":             {"policy", "importers"},
	"diffing":               {"policy", "internal/parallel"},
	"adopting":              {"policy", "templates", "diffing"},
	"diffing/eval":          {"policy", "diffing"},
	"exporters":             {"policy", "diffing", "internal/ooxml", "internal/parallel"},
	"returns":               {"policy", "diffing", "importers", "exporters", "internal/ooxml"},
	"sealing":               {"policy", "internal/ooxml"},
	"samples":               {},
	"cli":                   {"policy", "importers", "templates", "diffing", "exporters", "returns", "adopting", "sealing", "samples", "internal/parallel", "internal/licences"},
	"cli/kitei":             {"cli"},
}

func TestArrows(t *testing.T) {
	files := 0
	err := fs.WalkDir(os.DirFS(".."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		files++
		room := path.Dir(name)
		allowed, known := mayImport[room]
		if !known {
			t.Errorf("%s: room %s is not drawn in ARCHITECTURE.md and here", name, room)
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), "../"+name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, imp := range f.Imports {
			p, _ := strconv.Unquote(imp.Path.Value)
			rest, ours := strings.CutPrefix(p, "kitei/")
			if !ours {
				continue
			}
			ok := false
			for _, a := range allowed {
				ok = ok || a == rest
			}
			if !ok {
				t.Errorf("%s imports %s: the arrows do not allow it", name, p)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 20 {
		t.Fatalf("only %d files found: the walk is wrong", files)
	}
}
