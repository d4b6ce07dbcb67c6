package templates

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"kitei/policy"
)

// aliases is a file whose last line stands for 10^9 words.
func aliases() string {
	var b strings.Builder
	b.WriteString("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n")
	for i := range 9 {
		fmt.Fprintf(&b, "a%d: &a%[1]d [%s]\n", i+1, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d,", i), 10), ","))
	}
	return b.String() + "body:\n  name: *a9\n"
}

// Parameter files made to hurt are refused with a sentence, and cost no more than a few hundred MB on the way.
func TestParamsHostile(t *testing.T) {
	keys := ""
	for i := range 3000 {
		keys += fmt.Sprintf("k%d: v\n", i)
	}
	for _, test := range []struct{ name, code, src string }{
		{"aliases that stand for 10^9 words", "params-alias", aliases()},
		{"an alias of itself", "params-alias", "body: &a\n  name: *a\n"},
		{"lists in lists", "params-too-large", "body: " + strings.Repeat("[", 60_000)},
		{"mappings in mappings", "params-too-large", "body: " + strings.Repeat("{a: ", 20_000)},
		{"dashes", "params-too-large", strings.Repeat("- ", 60_000)},
		{"lines that stand deeper and deeper", "params-unknown-key", func() string {
			var b strings.Builder
			for i := range 400 {
				b.WriteString(strings.Repeat(" ", i) + "a:\n")
			}
			return b.String()
		}()},
		{"many keys", "params-unknown-key", keys},
		{"more than a file can hold", "params-too-large", strings.Repeat("# 注\n", 40_000)},
		{"a tag", "params-unknown-key", "a: !!binary x\n"},
		{"half a letter", "params-not-utf8", "body:\n  name: \xe7\x94\n"},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := ReadParams("kitei.yaml", []byte(test.src))
		runtime.ReadMemStats(&after)
		if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 400 {
			t.Errorf("%s: %d MB for %d KB", test.name, used, len(test.src)>>10)
		}
		var n *policy.Notice
		if !errors.As(err, &n) || n.Code != test.code {
			t.Errorf("%s: %.200v, want %q", test.name, err, test.code)
		}
	}
}

// An edition of somebody's own cannot take memory by aliases either.
func TestEditionHostile(t *testing.T) {
	for file, code := range map[string]string{"edition.yaml": "edition-yaml", "changes/1-organization.yaml": "edition-yaml"} {
		files := fstest.MapFS{"edition.yaml": {Data: []byte("id: x\n")}, file: {Data: []byte(strings.Replace(aliases(), "body:\n  name:", "name:", 1))}}
		found := false
		for _, n := range CheckEdition(files, nil) {
			found = found || n.Code == code && n.Pos.File == file
		}
		if !found {
			t.Errorf("%s: no %s", file, code)
		}
	}
}
