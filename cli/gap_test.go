package cli_test

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/xuri/excelize/v2"

	"kitei/cli"
	"kitei/templates"
)

// gapFile is what of kitei.gap/1 the contract names.
type gapFile struct {
	Local []struct {
		Source  string `json:"source"`
		Clauses []struct {
			N int `json:"n"`
		} `json:"clauses"`
	} `json:"local"`
	Editions []struct {
		Edition  string  `json:"edition"`
		Coverage float64 `json:"coverage"`
		Clauses  []struct {
			ID         string  `json:"id"`
			Status     string  `json:"status"`
			Required   bool    `json:"required"`
			Local      []place `json:"local"`
			Similarity float64 `json:"similarity"`
			Undecided  bool    `json:"undecided"`
		} `json:"clauses"`
		LocalOnly []place `json:"local_only"`
	} `json:"editions"`
	Follows []struct {
		place
		Edition string `json:"edition"`
	} `json:"follows"`
}

type place struct {
	Doc int `json:"doc"`
	N   int `json:"n"`
}

// gapJSON runs kitei gap -f json, holds its output to the schema and to what the contract says of it, and reads it.
func gapJSON(t *testing.T, args ...string) gapFile {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if code := cli.Main(append([]string{"kitei", "gap", "-f", "json", "-q"}, args...), &stdout, &stderr); code != 0 {
		t.Fatalf("gap %v: exit %d\n%s", args, code, stderr.String())
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(stdout.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if err := gapSchema(t).Validate(value); err != nil {
		t.Fatalf("gap %v: %v", args, err)
	}
	var f gapFile
	if err := json.Unmarshal(stdout.Bytes(), &f); err != nil {
		t.Fatal(err)
	}
	for _, e := range f.Editions {
		seen := map[place]bool{}
		for _, c := range e.Clauses {
			if (c.Status == "kept" || c.Status == "adapted") != (len(c.Local) > 0) {
				t.Errorf("%s %s is %s with %d answers", e.Edition, c.ID, c.Status, len(c.Local))
			}
			for _, p := range c.Local {
				seen[p] = true
			}
		}
		for _, p := range e.LocalOnly {
			if seen[p] {
				t.Errorf("%s: %v is an answer and local-only", e.Edition, p)
			}
			seen[p] = true
		}
		for d, doc := range f.Local {
			for n, c := range doc.Clauses {
				if c.N != n || !seen[place{d, n}] {
					t.Errorf("%s: clause %d of %s is lost or misnumbered", e.Edition, n, doc.Source)
				}
			}
		}
	}
	return f
}

func gapSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	src, err := os.ReadFile("testdata/kitei.gap.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	tree, err := jsonschema.UnmarshalJSON(bytes.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("gap.json", tree); err != nil {
		t.Fatal(err)
	}
	return c.MustCompile("gap.json")
}

// Of every sample the draft made from an edition, written out and read back, keeps all of that edition, in the words of the files.
func TestGapOfSampleDrafts(t *testing.T) {
	samples, err := filepath.Glob("../samples/*/kitei.yaml")
	if err != nil || len(samples) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	for i, params := range samples {
		editions := templates.Editions()
		edition := editions[len(editions)-1-i%2*3].ID
		t.Run(filepath.Base(filepath.Dir(params)), func(t *testing.T) {
			out := t.TempDir()
			runSample(t, "draft", "-p", params, "-e", edition, "-f", "md", "-o", out, "-q")
			files, err := filepath.Glob(filepath.Join(out, "*.md"))
			if err != nil || len(files) == 0 {
				t.Fatalf("nothing drafted: %v", err)
			}
			f := gapJSON(t, append(files, "-p", params, "--against", edition, "--ignore-ids")...)
			for _, c := range f.Editions[0].Clauses {
				if c.Status != "kept" && c.Status != "not-applicable" {
					t.Errorf("%s is %s", c.ID, c.Status)
				}
			}
			if f.Editions[0].Coverage != 1 || len(f.Follows) == 0 {
				t.Errorf("coverage %v, %d clauses follow an edition", f.Editions[0].Coverage, len(f.Follows))
			}
		})
	}
}

// Mizuho's two old rules: what a reader of them sees at once is found, and what they never had is missing.
func TestGapOfMizuho(t *testing.T) {
	f := gapJSON(t, mizuhoRules(t, "--against", "all")...)
	if len(f.Editions) != len(templates.Editions()) {
		t.Fatalf("%d editions", len(f.Editions))
	}
	newest := f.Editions[len(f.Editions)-1]
	status := map[string]string{}
	for _, c := range newest.Clauses {
		status[c.ID] = c.Status
	}
	for id, want := range map[string]string{
		"bp.1": "adapted", "bp.4": "adapted", "org.ciso": "adapted", "org.committee": "adapted", "asset.class": "adapted", "asset.manage": "adapted",
		"phy.entry": "adapted", "hum.rules": "adapted", "hum.id.password": "adapted", "tec.net.02": "adapted", "tec.net.06": "adapted", "tec.net.15": "adapted",
		"tec.acc.control": "adapted", "ope.law": "adapted", "ope.discipline.punish": "adapted",
		"org.csirt": "missing", "org.cloud": "missing", "org.kenmu": "missing", "net.mynumber": "missing", "tec.sys.proc-rule": "missing", "ext.cloud.build": "missing",
	} {
		if status[id] != want {
			t.Errorf("%s is %q, want %s", id, status[id], want)
		}
	}
	if oldest := f.Editions[0]; oldest.Coverage <= newest.Coverage {
		t.Errorf("coverage %v of the oldest edition, %v of the newest", oldest.Coverage, newest.Coverage)
	}
}

func mizuhoRules(t *testing.T, more ...string) []string {
	t.Helper()
	files, err := filepath.Glob("../samples/mizuho/local/*")
	if err != nil || len(files) != 2 {
		t.Fatalf("%v, %v", files, err)
	}
	return append(append(files, "-p", "../samples/mizuho/kitei.yaml"), more...)
}

// The workbook has the sheets people look for, none of them empty.
func TestGapWorkbook(t *testing.T) {
	book := filepath.Join(t.TempDir(), "gap.xlsx")
	if code := cli.Main(append([]string{"kitei", "gap", "-q", "-f", "xlsx", "-o", book}, mizuhoRules(t)...), io.Discard, io.Discard); code != 0 {
		t.Fatalf("exit %d", code)
	}
	f, err := excelize.OpenFile(book)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sheets := f.GetSheetList()
	for _, want := range []string{"概要", "不足", "章別の状況", "条項対応表", "独自規定", "準拠版", "統廃合対応表", "法定事項"} {
		if rows, err := f.GetRows(want); err != nil || len(rows) < 5 || !slices.Contains(sheets, want) {
			t.Errorf("sheet %s: %d rows, %v", want, len(rows), err)
		}
	}
}

func BenchmarkGapAll(b *testing.B) {
	out := b.TempDir()
	if code := cli.Main([]string{"kitei", "draft", "-q", "-p", "../samples/mizuho/kitei.yaml", "-e", "r5-03", "-f", "md", "-o", out}, io.Discard, io.Discard); code != 0 {
		b.Fatalf("exit %d", code)
	}
	files, err := filepath.Glob(filepath.Join(out, "*.md"))
	if err != nil {
		b.Fatal(err)
	}
	benchmark(b, append([]string{"gap", "-p", "../samples/mizuho/kitei.yaml", "--against", "all", "-f", "json", "-o", filepath.Join(out, "gap.json"), "--force"}, files...)...)
}
