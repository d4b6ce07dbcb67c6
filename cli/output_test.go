package cli

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func content(s string) func(io.Writer) error {
	return func(w io.Writer) error { _, err := io.WriteString(w, s); return err }
}

// list gives the files of a folder with their contents.
func list(t *testing.T, folder string) string {
	t.Helper()
	var b strings.Builder
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == ledgerName {
			return err
		}
		src, err := os.ReadFile(filepath.Join(folder, name))
		b.WriteString(name + "=" + string(src) + " ")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWriteAll(t *testing.T) {
	p := &program{stdout: io.Discard, stderr: io.Discard, lang: "ja"}
	dir := filepath.Join(t.TempDir(), "out")
	files := func(a, b string) []file { return []file{{"a.txt", content(a)}, {"sub/b.txt", content(b)}} }
	if err := p.writeAll(dir, files("1", "2"), false); err != nil {
		t.Fatal(err)
	}
	if err := p.writeAll(dir, files("3", "4"), false); err != nil { // ours: may be replaced
		t.Fatal(err)
	}
	if got := list(t, dir); got != "a.txt=3 sub/b.txt=4 " {
		t.Errorf("%s", got)
	}
	if err := os.WriteFile(filepath.Join(dir, "sub/b.txt"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := p.writeAll(dir, files("5", "6"), false); err == nil {
		t.Error("an edited file was replaced")
	}
	if got := list(t, dir); got != "a.txt=3 sub/b.txt=mine " {
		t.Errorf("after the refusal: %s", got)
	}
	if err := p.writeAll(dir, files("5", "6"), true); err != nil {
		t.Fatal(err)
	}
	if got := list(t, dir); got != "a.txt=5 sub/b.txt=6 sub/b.txt.bak=mine " {
		t.Errorf("after --force: %s", got)
	}
}

// A run that fails leaves no file and no folder behind, and changes none that was there.
func TestWriteAllFails(t *testing.T) {
	p := &program{stdout: io.Discard, stderr: io.Discard, lang: "ja"}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "sub"), []byte("a file"), 0o644); err != nil {
		t.Fatal(err)
	}
	files := []file{{"a.txt", content("1")}, {"new/c.txt", content("3")}, {"sub/b.txt", content("2")}}
	err := p.writeAll(dir, files, false)
	if code, _ := systemCode(err); code != "system-folder" {
		t.Errorf("%v", err)
	}
	broken := errors.New("broken")
	if err := p.writeAll(dir, []file{{"a.txt", content("1")}, {"b.txt", func(io.Writer) error { return broken }}}, false); !errors.Is(err, broken) {
		t.Errorf("%v", err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

// Every error of the system people can do something about has its sentence, with the place.
func TestSystemErrors(t *testing.T) {
	for err, want := range map[error]string{
		syscall.ENOSPC: "空き容量が足りない", syscall.EROFS: "書き込みのできない場所", syscall.EACCES: "権限がありません", syscall.ENOTDIR: "フォルダーとして使えません",
		syscall.EISDIR: "フォルダーです", syscall.ETXTBSY: "他のプログラムで開かれています", syscall.ENOENT: "見つかりません",
	} {
		var b bytes.Buffer
		p := &program{stderr: &b, lang: "ja"}
		p.explain(&fs.PathError{Op: "open", Path: "出力/a.docx", Err: err})
		if !strings.Contains(b.String(), want) || !strings.Contains(b.String(), "出力/a.docx") {
			t.Errorf("%v: %s", err, b.String())
		}
	}
}
