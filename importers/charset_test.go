package importers

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	textunicode "golang.org/x/text/encoding/unicode"

	"kitei/policy"
)

var encoders = map[string]encoding.Encoding{
	"UTF-8": encoding.Nop, "Shift_JIS": japanese.ShiftJIS, "EUC-JP": japanese.EUCJP, "ISO-2022-JP": japanese.ISO2022JP,
	"UTF-16 LE": textunicode.UTF16(textunicode.LittleEndian, textunicode.UseBOM), "UTF-16 BE": textunicode.UTF16(textunicode.BigEndian, textunicode.UseBOM),
	"UTF-16 LE, no mark": textunicode.UTF16(textunicode.LittleEndian, textunicode.IgnoreBOM), "UTF-16 BE, no mark": textunicode.UTF16(textunicode.BigEndian, textunicode.IgnoreBOM),
}

// encode writes text in a character set; what the set lacks fails the test.
func encode(t testing.TB, name, text string) []byte {
	t.Helper()
	b, err := encoders[name].NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return b
}

// short, kanji only, with numbers, long: what general detectors fail on.
var samplesOfText = []string{
	"第1条　この規程は、職員の責務を定める。", "情報資産分類表", "目的", "（1）　端末　職員が使用する機器をいう。\nア　据置型\n", "第二条　削除", "①　報告する。㈱　髙﨑",
	strings.Repeat("第3条　職員等は、業務上知り得た情報を漏らしてはならない。\n２　前項の規定は、退職後も適用する。\n", 200),
}

func TestDecodeEveryCharset(t *testing.T) {
	for name := range encoders {
		for _, text := range samplesOfText {
			if name == "ISO-2022-JP" && strings.ContainsAny(text, "①㈱髙﨑") {
				continue // not in JIS X 0208
			}
			if name == "EUC-JP" && strings.Contains(text, "髙") {
				continue
			}
			if strings.Contains(name, "no mark") && !strings.ContainsAny(text, "1\n") {
				continue // without a mark only the null bytes of ASCII tell
			}
			r := &reader{name: "x.txt"}
			got, err := r.decode(encode(t, name, text), "")
			if err != nil || got != text {
				t.Errorf("%s: %q read as %q (%v)", name, text[:min(len(text), 40)], got[:min(len(got), 40)], err)
			}
			if guessed := len(r.notices) > 0; guessed != (name != "UTF-8" && name != "UTF-16 LE" && name != "UTF-16 BE") {
				t.Errorf("%s: notices %v", name, r.notices)
			}
		}
	}
}

func TestDecodeDeclared(t *testing.T) {
	text := samplesOfText[0]
	for _, test := range []struct{ written, declared, codes string }{
		{"Shift_JIS", "Shift_JIS", ""},
		{"Shift_JIS", "cp932", ""},
		{"Shift_JIS", "Windows-31J", ""},
		{"Shift_JIS", "x-sjis", ""},
		{"Shift_JIS", "MS_Kanji", ""},
		{"EUC-JP", "x-euc-jp", ""},
		{"ISO-2022-JP", "iso-2022-jp", ""},
		{"UTF-8", "utf8", ""},
		{"Shift_JIS", "utf-8", "charset-declared"},
		{"EUC-JP", "Shift_JIS", "charset-declared"},
		{"UTF-8", "Shift_JIS", "charset-declared"},
		{"Shift_JIS", "iso-8859-1", "charset-declared"},
		{"UTF-8", "utf-16", "charset-declared"},
	} {
		r := &reader{name: "x.html"}
		got, err := r.decode(encode(t, test.written, text), test.declared)
		var codes []string
		for _, n := range r.notices {
			codes = append(codes, n.Code)
		}
		if err != nil || got != text || strings.Join(codes, " ") != test.codes {
			t.Errorf("%s declared as %s: %q %v %v", test.written, test.declared, got, codes, err)
		}
	}
}

// What cannot be read is said with its line; a file that is mostly unreadable is refused.
func TestDecodeDamage(t *testing.T) {
	text := strings.Repeat("第1条　この規程は、職員の責務を定める。\n", 40)
	for _, test := range []struct{ src, want string }{
		{text + "第2条　\xe3\x81", "charset-bytes 41 [UTF-8 1]"},
		{string(encode(t, "Shift_JIS", text)) + "\xfd\xfe\n", "charset-guessed 0 [Shift_JIS], charset-bytes 41 [Shift_JIS 2]"},
		{"第1条　\uE000を定める。\n", "charset-gaiji 1 [1]"},
		{string(encode(t, "Shift_JIS", text)) + "\xf0\x40\n", "charset-guessed 0 [Shift_JIS], charset-bytes 41 [Shift_JIS 1]"},
	} {
		r := &reader{name: "x.txt"}
		_, err := r.decode([]byte(test.src), "")
		var got []string
		for _, n := range r.notices {
			got = append(got, fmt.Sprintf("%s %d %v", n.Code, n.Pos.Line, n.Args))
		}
		if err != nil || strings.Join(got, ", ") != test.want {
			t.Errorf("%v, want %s (%v)", got, test.want, err)
		}
	}
	r := &reader{name: "x.bin"}
	_, err := r.decode([]byte(strings.Repeat("\xff\xfd\xfe\x80", 50)), "")
	var n *policy.Notice
	if !errors.As(err, &n) || n.Code != "file-charset" {
		t.Errorf("%v", err)
	}
}

// Whatever the bytes, what comes out is text: valid UTF-8, and unchanged where it was UTF-8 already.
func FuzzDecode(f *testing.F) {
	for name := range encoders {
		f.Add(encode(f, name, samplesOfText[0]), "")
		f.Add(encode(f, name, samplesOfText[1]), "shift_jis")
	}
	f.Add([]byte("\x1b$B%F%9%H\x1b(B \x00\xff"), "utf-16")
	f.Fuzz(func(t *testing.T, src []byte, declared string) {
		r := &reader{name: "x"}
		text, err := r.decode(src, declared)
		if err != nil {
			return
		}
		if !utf8.ValidString(text) || strings.Contains(text, "\r") {
			t.Errorf("%q", text)
		}
		if declared == "" && utf8.Valid(src) && !strings.ContainsAny(string(src), "\x00\x1b\r") && byMark(src) == noCharset && text != string(src) {
			t.Errorf("%q became %q", src, text)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	for _, times := range []int{1, 4, 16} {
		src := encode(b, "Shift_JIS", strings.Repeat(samplesOfText[len(samplesOfText)-1], times))
		b.Run(fmt.Sprintf("%dx", times), func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			for b.Loop() {
				r := &reader{name: "x"}
				if _, err := r.decode(src, ""); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
