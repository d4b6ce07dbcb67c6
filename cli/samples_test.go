package cli_test

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"kitei/cli"
)

// runSample runs kitei and gives its standard output; it fails the test unless kitei exits with 0.
func runSample(t *testing.T, args ...string) []byte {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if code := cli.Main(append([]string{"kitei", "--lang", "ja"}, args...), &stdout, &stderr); code != 0 {
		t.Fatalf("kitei %v: exit %d\n%s", args, code, stderr.String())
	}
	for _, line := range strings.Split(stderr.String(), "\n") {
		if strings.HasPrefix(line, "注意:") && !slices.ContainsFunc(knownNotices, func(k string) bool { return strings.Contains(line, k) }) {
			t.Errorf("kitei %v: %s", args, line)
		}
	}
	return stdout.Bytes()
}

// knownNotices are what a person is rightly told about the samples.
var knownNotices = []string{
	"（独立系）は手順等の整備を求めています", // no procedure of the model is about networks outside the three zones
}

// TestSamples makes the outputs of every sample again and compares them with the stored ones. go test ./cli -run Samples -update stores
// them; read the difference before you commit it.
func TestSamples(t *testing.T) {
	folders, err := filepath.Glob("../samples/*/kitei.yaml")
	if err != nil || len(folders) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	for _, file := range folders {
		folder := filepath.Dir(file)
		name := filepath.Base(folder)
		t.Run(name, func(t *testing.T) {
			out := t.TempDir()
			runSample(t, "draft", "-p", file, "-f", "md", "-o", out)
			if err := os.Remove(filepath.Join(out, ".kitei-written.json")); err != nil {
				t.Fatal(err)
			}
			if name != "mizuho" { // of the other samples the two rules suffice; their procedures come from the same texts
				if err := os.RemoveAll(filepath.Join(out, "実施手順")); err != nil {
					t.Fatal(err)
				}
			} else {
				mizuho(t, file, out)
			}
			compareFolders(t, filepath.Join(folder, "expected"), out)
		})
	}
}

// mizuho adds what an officer of the town makes besides the draft: the differences and the checklist.
func mizuho(t *testing.T, params, out string) {
	store(t, filepath.Join(out, "改定差分_r5-03_r8-03.txt"), runSample(t, "diff", "r5-03", "r8-03", "-p", params))
	for _, local := range []string{"電子計算組織管理運営規則.txt", "情報セキュリティ基本規程.md"} {
		text := quietDiff(t, filepath.Join(filepath.Dir(params), "local", local), params)
		store(t, filepath.Join(out, "現行との差分_"+strings.TrimSuffix(local, filepath.Ext(local))+".txt"), text)
	}
	store(t, filepath.Join(out, "現行規程の過不足.md"), gapReport(t, params))
	book := filepath.Join(t.TempDir(), "c.xlsx")
	runSample(t, "checklist", "export", "-p", params, "-o", book)
	store(t, filepath.Join(out, "点検票.tsv"), cells(t, book))
}

// gapReport measures the local rules against every edition. What the reader left out is tested where the reader is.
func gapReport(t *testing.T, params string) []byte {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(filepath.Dir(params), "local", "*"))
	if err != nil {
		t.Fatal(err)
	}
	var stdout bytes.Buffer
	args := append([]string{"kitei", "gap", "-p", params, "--against", "all", "-f", "md", "--quiet"}, files...)
	if code := cli.Main(args, &stdout, io.Discard); code != 0 {
		t.Fatalf("gap: exit %d", code)
	}
	return stdout.Bytes()
}

// quietDiff compares a local rule with the draft. What the reader left out is tested where the reader is.
func quietDiff(t *testing.T, local, params string) []byte {
	t.Helper()
	var stdout bytes.Buffer
	if code := cli.Main([]string{"kitei", "diff", local, "project", "-p", params, "--quiet"}, &stdout, io.Discard); code != 0 {
		t.Fatalf("diff %s: exit %d", local, code)
	}
	return stdout.Bytes()
}

func store(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

// cells writes every sheet of a workbook as text: the name of the sheet, then its rows with tabs.
func cells(t *testing.T, book string) []byte {
	t.Helper()
	f, err := excelize.OpenFile(book)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var b bytes.Buffer
	for _, sheet := range f.GetSheetList() {
		if visible, err := f.GetSheetVisible(sheet); err != nil || !visible {
			continue // a record for programs
		}
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString("== " + sheet + "\n")
		for _, r := range rows {
			b.WriteString(strings.ReplaceAll(strings.TrimRight(strings.Join(r, "\t"), "\t"), "\n", "⏎") + "\n")
		}
	}
	return b.Bytes()
}

func compareFolders(t *testing.T, want, got string) {
	t.Helper()
	if *update {
		if err := os.RemoveAll(want); err != nil {
			t.Fatal(err)
		}
		if err := os.CopyFS(want, os.DirFS(got)); err != nil {
			t.Fatal(err)
		}
		return
	}
	if _, err := os.Stat(want); err != nil {
		t.Fatalf("%v: store the outputs with -update", err)
	}
	files := map[string]bool{}
	for _, root := range []string{want, got} {
		err := fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				files[name] = true
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for name := range files {
		w, errW := os.ReadFile(filepath.Join(want, name))
		g, errG := os.ReadFile(filepath.Join(got, name))
		if errW != nil || errG != nil {
			t.Errorf("%s: stored %v, made %v", name, errW, errG)
			continue
		}
		if diff := cmp.Diff(string(w), string(g)); diff != "" {
			t.Errorf("%s (-stored +made):\n%.3000s", name, diff)
		}
	}
}

// Two runs in two folders give the same bytes, in every format.
func TestSameInputSameBytes(t *testing.T) {
	made := make([]string, 2)
	for i := range made {
		made[i] = t.TempDir()
		runSample(t, "draft", "-p", "../samples/mizuho/kitei.yaml", "-o", made[i])
		for _, f := range []string{"json", "html", "md", "text", "xlsx"} {
			runSample(t, "diff", "r5-03", "r8-03", "-f", f, "-o", filepath.Join(made[i], "diff."+f))
		}
		for _, f := range []string{"json", "html", "docx", "xlsx"} {
			args := mizuhoRules(t, "--against", "all", "-q", "-f", f, "-o", filepath.Join(made[i], "gap."+f))
			runSample(t, append([]string{"gap"}, args...)...)
		}
		runSample(t, "checklist", "export", "-p", "../samples/mizuho/kitei.yaml", "-o", filepath.Join(made[i], "c.xlsx"))
	}
	files := 0
	err := fs.WalkDir(os.DirFS(made[0]), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files++
		a, errA := os.ReadFile(filepath.Join(made[0], name))
		b, errB := os.ReadFile(filepath.Join(made[1], name))
		if errA != nil || errB != nil || !bytes.Equal(a, b) {
			t.Errorf("%s differs (%v, %v)", name, errA, errB)
		}
		return nil
	})
	if err != nil || files < 60 {
		t.Errorf("%d files, %v", files, err)
	}
}
