package ooxml

import (
	"encoding/xml"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestXML(t *testing.T) {
	var x XML
	x.Start("a", "b", `"<&>`+"\n")
	x.Empty("c", "d", "１")
	x.Element("e", "\x00\x1f\uFFFE\xff第１条 <b>&amp;</b>")
	x.End()
	want := `<a b="&#34;&lt;&amp;&gt;&#10;"><c d="１"/><e>` + strings.Repeat(replacement, 4) + `第１条 &lt;b&gt;&amp;amp;&lt;/b&gt;</e></a>`
	if got := string(x.Bytes()); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// Whatever is written as text or as an attribute is read back, but for what XML cannot hold.
func FuzzXML(f *testing.F) {
	f.Add("第１条　<script>alert('&')</script>\r\n\t\x00")
	f.Fuzz(func(t *testing.T, s string) {
		var x XML
		x.Element("t", s, "a", s)
		var got struct {
			Text string `xml:",chardata"`
			A    string `xml:"a,attr"`
		}
		if err := xml.Unmarshal(x.Bytes(), &got); err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		if want := holdable(s); got.Text != want || got.A != want {
			t.Fatalf("%q came back as %q and %q", s, got.Text, got.A)
		}
	})
}

func holdable(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			r = utf8.RuneError
		}
		b.WriteRune(r)
		i += size
	}
	return b.String()
}
