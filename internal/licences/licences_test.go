package licences

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the texts anew")

// systems are those the program is made for.
var systems = []string{"linux/amd64", "linux/arm64", "windows/amd64", "darwin/amd64", "darwin/arm64"}

var licenceFile = regexp.MustCompile(`(?i)^(?:.*licen[cs]e.*|copying.*|notice.*|patents.*|authors.*|copyright.*)$`)

// built gives the texts of all modules whose packages are in the program on any system, by the names they have in texts/modules.
func built(t *testing.T) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for _, system := range systems {
		goos, arch, _ := strings.Cut(system, "/")
		list := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}\t{{$.Dir}}{{end}}{{end}}", "kitei/cli/kitei")
		list.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+goos, "GOARCH="+arch, "GOPROXY=off")
		var failed bytes.Buffer
		list.Stderr = &failed
		out, err := list.Output()
		if err != nil {
			t.Fatalf("%s: %v\n%s", system, err, failed.String())
		}
		for line := range strings.Lines(string(out)) {
			f := strings.Split(strings.TrimSpace(line), "\t")
			if len(f) < 4 {
				continue // a package of Go itself, or of kitei
			}
			for dir := f[3]; ; dir = filepath.Dir(dir) {
				takeTexts(t, files, f[0]+"@"+f[1], f[2], dir)
				if dir == f[2] || len(dir) <= len(f[2]) {
					break
				}
			}
		}
	}
	return files
}

// takeTexts adds the licence files of a folder of a module.
func takeTexts(t *testing.T, files map[string][]byte, module, root, dir string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() || !licenceFile.MatchString(e.Name()) || strings.HasSuffix(e.Name(), ".go") {
			continue
		}
		src, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		inside, err := filepath.Rel(root, filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[strings.ReplaceAll(module+"/"+filepath.ToSlash(inside), "/", "+")] = src
	}
}

// The texts are those of exactly the modules the program is built from, of Go, and of kitei.
func TestModules(t *testing.T) {
	want := map[string][]byte{}
	for name, src := range built(t) {
		want["texts/modules/"+name] = src
	}
	root := os.Getenv("GOROOT")
	if out, err := exec.Command("go", "env", "GOROOT").Output(); err == nil {
		root = strings.TrimSpace(string(out))
	}
	for name, file := range map[string]string{
		"texts/go/Go+LICENSE": filepath.Join(root, "LICENSE"), "texts/go/Go+PATENTS": filepath.Join(root, "PATENTS"), "texts/kitei/kitei+LICENSE": "../../LICENSE",
	} {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		want[name] = src
	}
	if *update {
		write(t, want)
	}
	have := map[string]bool{}
	for _, folder := range folders[:Engine] {
		files, _ := filepath.Glob(filepath.Join(folder, "*"))
		for _, f := range files {
			have[filepath.ToSlash(f)] = true
		}
	}
	for name, src := range want {
		got, err := os.ReadFile(name)
		if err != nil || !bytes.Equal(got, src) {
			t.Errorf("%s is not the text of today; go test ./internal/licences -update", name)
		}
		delete(have, name)
	}
	for name := range have {
		t.Errorf("%s belongs to nothing in the program; go test ./internal/licences -update", name)
	}
}

func write(t *testing.T, files map[string][]byte) {
	t.Helper()
	for _, folder := range folders[:Engine] {
		if err := os.RemoveAll(folder); err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for name, src := range files {
		if err := os.WriteFile(name, src, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// Every part has a text of a known, permissive licence. A module without any would be missing from the texts, so they are counted too.
func TestKinds(t *testing.T) {
	parts, err := All()
	if err != nil {
		t.Fatal(err)
	}
	free := []string{"MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "Unlicense", "FTL", "IJG", "Unicode-3.0", "AGG-2.3", "Zlib"}
	modules := map[string]bool{}
	for _, p := range parts {
		if p.Kind == "" {
			t.Errorf("%s: licence unknown", p.Name)
		}
		for kind := range strings.SplitSeq(p.Kind, ", ") {
			if !slices.Contains(free, kind) {
				t.Errorf("%s: %s", p.Name, kind)
			}
		}
		if p.Group == Module {
			modules[p.Name+"@"+p.Version] = true
		}
	}
	list := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}@{{.Version}}{{end}}{{end}}", "kitei/cli/kitei")
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for m := range strings.FieldsSeq(string(out)) {
		found++
		if !modules[m] {
			t.Errorf("%s (%s) has no licence text", m, runtime.GOOS)
		}
	}
	if found == 0 {
		t.Error("no modules found")
	}
}
