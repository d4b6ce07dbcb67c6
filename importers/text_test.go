package importers_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	textunicode "golang.org/x/text/encoding/unicode"

	"kitei/importers"
	"kitei/policy"
)

// ambiguous reports whether a text in the style cannot tell what the tree says. There is one such case: in the form of 要綱 a captioned item
// of an article looks like an article of a section, since both are a number, a caption and numbers of the next shape.
func ambiguous(d *policy.Document, s policy.Styling) bool {
	if s.Numbering != policy.ByOrdinal {
		return false
	}
	for n := range d.All() {
		if n.Kind == policy.Subarticle {
			return true
		}
	}
	return false
}

// Every document in every style, written as plain text, reads back clause by clause: number, caption and words.
func TestTextRoundTrip(t *testing.T) {
	t.Parallel()
	var clear, unclear tally
	everyStyle(t, false, func(t *testing.T, d numbered, s policy.Styling) {
		got, notices, err := importers.ReadText("x.txt", []byte(plainText(d.doc)))
		if err != nil {
			t.Fatal(err)
		}
		if ambiguous(d.doc, s) {
			unclear.compare(d.doc, got)
			return
		}
		lost, invented := clear.compare(d.doc, got)
		for _, l := range lost[:min(len(lost), 2)] {
			t.Errorf("%s: lost %.80q", d.name, l)
		}
		for _, l := range invented[:min(len(invented), 2)] {
			t.Errorf("%s: invented %.80q", d.name, l)
		}
		for _, n := range notices {
			if n.Code != "table-guessed" && n.Code != "table-ragged" {
				t.Errorf("%s: %v", d.name, n)
			}
		}
	})
	if clear.recall() < 0.999 || clear.precision() < 0.999 {
		t.Errorf("recall %.4f, precision %.4f of %d clauses", clear.recall(), clear.precision(), clear.written)
	}
	if unclear.written == 0 || unclear.recall() < 0.9 || unclear.precision() < 0.87 {
		t.Errorf("要綱 with captioned items: recall %.4f, precision %.4f of %d clauses", unclear.recall(), unclear.precision(), unclear.written)
	}
	t.Logf("%d clauses: recall %.4f, precision %.4f; 要綱 with captioned items %d: %.4f, %.4f", clear.written, clear.recall(), clear.precision(), unclear.written, unclear.recall(), unclear.precision())
}

var legacy = map[string]encoding.Encoding{
	"Shift_JIS": japanese.ShiftJIS, "EUC-JP": japanese.EUCJP, "ISO-2022-JP": japanese.ISO2022JP,
	"UTF-16": textunicode.UTF16(textunicode.LittleEndian, textunicode.UseBOM),
}

// limited leaves out of a text what a character set has no place for, and writes dashes as the set has them.
func limited(t testing.TB, e encoding.Encoding, text string) string {
	t.Helper()
	text = strings.NewReplacer("〜", "～", "−", "－", "—", "―").Replace(text)
	written, err := encoding.ReplaceUnsupported(e.NewEncoder()).String(text)
	if err != nil {
		t.Fatal(err)
	}
	read, err := e.NewDecoder().String(written)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(read, "\x1a", "〓")
}

// The same text in another character set reads to the same tree.
func TestTextCharsets(t *testing.T) {
	t.Parallel()
	for i, src := range sources() {
		if i > 13 && i%4 != 0 {
			continue
		}
		d := src.doc.Clone()
		policy.Number(d, stylings()[i%len(stylings())])
		for name, e := range legacy {
			text := limited(t, e, plainText(d))
			want, _, err := importers.ReadText("x.txt", []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			written, err := e.NewEncoder().String(text)
			if err != nil {
				t.Fatalf("%s %s: %v", src.name, name, err)
			}
			got, _, err := importers.ReadText("x.txt", []byte(written))
			if err != nil {
				t.Fatalf("%s %s: %v", src.name, name, err)
			}
			if !reflect.DeepEqual(want, got) {
				t.Errorf("%s in %s:\n%.600s", src.name, name, cmp.Diff(want, got))
			}
		}
	}
}

// What copying does to a text, mended and said.
func TestTextMended(t *testing.T) {
	for _, test := range []struct{ name, src, want, codes string }{
		{"circled digits lost in Shift_JIS", "取扱要領\n1. 目的\n(1) 責任者\n@管理者は、次のことを行う。\nA報告を受ける。\nＡさん\n2. 運用\nAを使う。\n", `取扱要領  
chapter|1.|目的|
 article|(1)|責任者|
  paragraph|①||管理者は、次のことを行う
  paragraph|②||報告を受ける。
  paragraph|||Ａさん
chapter|2.|運用|
 paragraph|||Aを使う。
`, "circled-restored 4 [2]"},
		{"pages and lines cut at a width", "（目的）\n第１条　この規程は、本町の情報資産を守るために職員が守るべき事項を定\nめることにより、行政事務の適正な運営を確保することを目的とする。\n　　　　　　　　　　　　　　　　- 1 -\n\f（定義）\n第２条　この規程において「職員」とは、本町に勤務する一般職の職員、会\n計年度任用職員その他本町の事務に従事する者をいう。\n２　この規程において「端末」とは、職員が事務のために使用する電子計算\n機をいう。\n　　　　　　　　　　　　　　　　- 2 -\n", `  
article|第１条|目的|
 paragraph|||この規程は、本町の情報資
article|第２条|定義|
 paragraph|||この規程において「職員」
 paragraph|２||この規程において「端末」
`, "page-numbers 4 [2], lines-joined 3 [3]"},
		{"rows of cells", "（区分）\n第1条　区分は、次の表による。\n区分\t意味\t例\n１\t公開しない\t住民情報\n２\t\t\n(1)\t項目\n(2)\t項目\n氏名　　所属　　電話\n山田　　総務　　１２\n", `  
article|第1条|区分|
 paragraph|||区分は、次の表による。
 table|||
 item|(1)||項目
 item|(2)||項目
 table|||
`, "table-guessed 3 [3], table-guessed 8 [2]"},
		{"CRLF and a mark of the byte order", "\ufeff（目的）\r\n第1条　定める。\r\n", "  \narticle|第1条|目的|\n paragraph|||定める。\n", ""},
	} {
		d, notices, err := importers.ReadText("x.txt", []byte(test.src))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, outline(d)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
		var codes []string
		for _, n := range notices {
			codes = append(codes, fmt.Sprintf("%s %d %v", n.Code, n.Pos.Line, n.Args))
		}
		if got := strings.Join(codes, ", "); got != test.codes {
			t.Errorf("%s: notices %s, want %s", test.name, got, test.codes)
		}
	}
}

// A sentence that was cut is whole again.
func TestTextJoins(t *testing.T) {
	src := strings.Repeat("第１条　この規程は、本町の情報資産を守るために職員が守るべき事項を定\nめることにより、行政事務の適正な運営を確保することを目的とする。\n", 4)
	d, _, err := importers.ReadText("x.txt", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	want := "この規程は、本町の情報資産を守るために職員が守るべき事項を定めることにより、行政事務の適正な運営を確保することを目的とする。"
	if len(d.Nodes) != 4 || d.Nodes[3].Children[0].Text != want {
		t.Errorf("%s", outline(d))
	}
}
