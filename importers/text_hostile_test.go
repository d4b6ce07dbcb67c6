package importers_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"kitei/importers"
	"kitei/policy"
)

const sentence = "第1条　この規程は、情報資産を守る。\n"

// aliases is a head whose last line stands for 10^9 words.
func aliases() string {
	var b strings.Builder
	b.WriteString("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n")
	for i := range 9 {
		fmt.Fprintf(&b, "a%d: &a%[1]d [%s]\n", i+1, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d,", i), 10), ","))
	}
	return b.String() + "title: *a9\n"
}

// Texts made to hurt are refused with a sentence or read within bounds: never more than so many bytes of memory for each byte of them.
func TestTextHostile(t *testing.T) {
	wide := func(units ...uint16) string {
		b := []byte("\xff\xfe")
		for _, u := range append([]uint16{0x7B2C, 0x31, 0x6761, 0x3000}, units...) { // 第1条
			b = append(b, byte(u), byte(u>>8))
		}
		return string(b)
	}
	const shiftJIS = "\x91\xe61\x8f\xf0\x81@\x8f\xee\x95\xf1\x82\xf0\x8e\xe7\x82\xe9\x81B\n" // 第1条　情報を守る。
	keys := ""
	for i := range 3000 {
		keys += fmt.Sprintf("k%d: v\n", i)
	}
	for _, test := range []struct{ name, file, code, src string }{
		{"aliases that stand for 10^9 words", "x.md", "markdown-front-alias", "---\n" + aliases() + "---\n" + sentence},
		{"an alias of itself", "x.md", "markdown-front-alias", "---\ntitle: &a [*a]\n---\n" + sentence},
		{"a head that is too long", "x.md", "markdown-front-large", "---\n" + strings.Repeat(keys, 2) + "---\n" + sentence},
		{"a head of lists in lists", "x.md", "markdown-front-large", "---\ntitle: " + strings.Repeat("[", 30_000) + "\n---\n" + sentence},
		{"a head of dashes", "x.md", "markdown-front-large", "---\n" + strings.Repeat("- ", 15_000) + "\n---\n" + sentence},
		{"a head that nothing ends", "x.md", "", "---\n" + aliases() + sentence},
		{"lists in lists", "x.md", "", sentence + func() (s string) {
			for i := range 3000 {
				s += strings.Repeat(" ", i) + "- 号\n"
			}
			return s
		}()},
		{"quotes in quotes", "x.md", "", sentence + strings.Repeat("> ", 200_000) + "甲\n"},
		{"bullets in bullets", "x.md", "", sentence + strings.Repeat("- ", 200_000) + "甲\n"},
		{"links in links", "x.md", "", sentence + strings.Repeat("[", 300_000) + "甲\n"},
		{"pictures in links", "x.md", "", sentence + strings.Repeat("[![甲](", 100_000) + "\n"},
		{"code without an end", "x.md", "", sentence + strings.Repeat("` `` ", 100_000) + "\n"},
		{"markup without an end", "x.md", "", sentence + strings.Repeat("<a ", 300_000) + "\n"},
		{"many stars", "x.md", "", sentence + strings.Repeat("*甲_乙", 100_000) + "\n"},
		{"a paragraph of many lines", "x.md", "", sentence + strings.Repeat("（甲\n", 200_000)},
		{"a wide table", "x.md", "", sentence + strings.Repeat("|"+strings.Repeat("甲|", 5000)+"\n", 20)},
		{"attributes", "x.md", "", sentence + strings.Repeat("{#a ", 100_000) + "\n"},
		{"no bytes of text", "x.txt", "file-binary", sentence + "\x00\n"},
		{"no bytes of text in Markdown", "x.md", "file-binary", sentence + "\x00\n"},
		{"no bytes of text in a table", "x.csv", "file-binary", "条,本文\n第1条,\x00\n"},
		{"half of a pair", "x.txt", "", wide(0xD842, 0x5B88, 0xDFB7, '\n')},
		{"half of a pair at the end", "x.md", "", wide(0x5B88, 0xD842)},
		{"half a letter", "x.txt", "", wide(0x5B88) + "\x30"},
		{"Shift_JIS cut in a letter", "x.txt", "", strings.Repeat(shiftJIS, 20) + "\x82"},
		{"a letter Shift_JIS has not", "x.txt", "", strings.Repeat(shiftJIS, 20) + "\xfc\xfc\n" + shiftJIS},
		{"hardly a letter Shift_JIS has", "x.txt", "file-charset", shiftJIS + strings.Repeat("\xfc\xfc\xa0", 50)},
		{"one line of 8 MB", "x.txt", "", sentence + strings.Repeat("職員は、", 8<<20/12)},
		{"one line of 8 MB in Markdown", "x.md", "", sentence + strings.Repeat("職員は、", 8<<20/12)},
		{"one number of 1 MB", "x.txt", "", sentence + "第" + strings.Repeat("9", 1<<20) + "条　甲"},
		{"a number in 漢字 of 1 MB", "x.txt", "", sentence + "第" + strings.Repeat("十", 1<<18) + "条　甲"},
		{"a number of many parts", "x.txt", "", sentence + strings.Repeat("1.", 1<<18) + "　甲"},
		{"brackets in brackets", "x.txt", "", sentence + strings.Repeat("（", 1<<18) + strings.Repeat("）", 1<<18)},
		{"a caption on every line", "x.txt", "", sentence + strings.Repeat("（見出し）\n", 50_000)},
		{"a 目次 over and over", "x.txt", "", sentence + strings.Repeat("目次\n第1章　総則（第1条）\n", 30_000)},
		{"an article of many items", "x.txt", "", sentence + strings.Repeat("(1)　号\n　文\n", 50_000)},
		{"dots of a 目次", "x.txt", "", sentence + "第2章　甲" + strings.Repeat("…", 1<<18) + "\n"},
		{"line feeds", "x.txt", "", sentence + strings.Repeat("\n\r\n\r", 200_000)},
		{"quotes that close nothing", "x.csv", "csv-quote", "条,本文\n" + strings.Repeat("第1条,\"\"\"甲\n", 50_001)},
		{"a wide row", "x.csv", "", "条,本文\n第1条,この規程は、情報資産を守る。\n" + strings.Repeat("甲,", 300_000) + "\n"},
		{"rows without end", "x.csv", "xlsx-rows", strings.Repeat("甲,乙\n", 100_002)},
		{"one wide row among many", "x.csv", "", "条,本文\n第1条,この規程は、情報資産を守る。\n" + strings.Repeat("2,甲\n", 20_000) + strings.Repeat(",", 20_000)},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		d, _, err := importers.Read(test.file, strings.NewReader(test.src))
		runtime.ReadMemStats(&after)
		if used, bound := after.TotalAlloc-before.TotalAlloc, uint64(64<<20+400*len(test.src)); used > bound {
			t.Errorf("%s: %d MB for %d KB", test.name, used>>20, len(test.src)>>10)
		}
		var n *policy.Notice
		if got := errors.As(err, &n); got != (test.code != "") || got && n.Code != test.code {
			t.Errorf("%s: %.200v, want %q", test.name, err, test.code)
		}
		if err == nil && len(d.Nodes) == 0 {
			t.Errorf("%s: nothing was read", test.name)
		}
	}
}

// However a text is damaged, in whatever character set, reading ends with a sentence or a document.
func TestTextBytes(t *testing.T) {
	src := "---\ntitle: 規程\n---\n# 規程\n" + strings.Repeat(sentence+"(1)　端末、**媒体**\n\n| 区分 | 例 |\n|---|---|\n| 甲 | `乙` |\n", 3)
	texts := [][]byte{[]byte(src)}
	for _, name := range []string{"Shift_JIS", "EUC-JP", "UTF-16"} {
		b, err := legacy[name].NewEncoder().Bytes([]byte(src))
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, b)
	}
	r := rand.New(rand.NewPCG(7, 7))
	for i := range 1200 {
		b := slices.Clone(texts[i%len(texts)])
		for range 1 + r.IntN(8) {
			b[r.IntN(len(b))] = byte(r.Uint32())
		}
		if i%3 == 0 {
			b = b[:r.IntN(len(b))]
		}
		for _, file := range []string{"x.md", "x.txt", "x.csv", "x.html"} {
			_, _, err := importers.Read(file, strings.NewReader(string(b)))
			if n := (*policy.Notice)(nil); err != nil && !errors.As(err, &n) {
				t.Fatalf("%d as %s: %v", i, file, err)
			}
		}
	}
}
