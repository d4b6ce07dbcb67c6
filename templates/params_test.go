package templates

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kitei/policy"
)

// problems gives the codes and places of a joined error, one a line.
func problems(err error) string {
	var b strings.Builder
	var walk func(error)
	walk = func(err error) {
		if joined, ok := err.(interface{ Unwrap() []error }); ok {
			for _, e := range joined.Unwrap() {
				walk(e)
			}
			return
		}
		var n *policy.Notice
		if errors.As(err, &n) {
			fmt.Fprintf(&b, "%d:%d %s %v\n", n.Pos.Line, n.Pos.Col, n.Code, n.Args[:min(1, len(n.Args))])
		} else if err != nil {
			fmt.Fprintf(&b, "%v\n", err)
		}
	}
	walk(err)
	return b.String()
}

func TestReadParamsRefuses(t *testing.T) {
	for _, test := range []struct{ src, want string }{
		{"body:\n  name: 1\n", "2:9 params-type [body.name]\n"},
		{"body:\n  nane: x\n  name: y\n", "2:3 params-unknown-key [body.nane]\n"},
		{"body:\n  name: y\n  kind: towm\n", "3:9 params-value [body.kind]\n"},
		{"bodi: 3\nbody: {name: x}\n", "1:1 params-unknown-key [bodi]\n"},
		{"", "1:1 params-missing [body.name]\n"},
		{"# only a comment\n", "1:1 params-missing [body.name]\n"},
		{"body:\n  name: ''\n", "2:9 params-empty [body.name]\n"},
		{"body: [", "1:7 params-yaml [sequence end token ']' not found]\n"},
		{"body:\n\tname: x\n", "2:1 params-tab [found character '\t' that cannot start any token]\n"},
		{"body:\n  name： x\n", "2:7 params-wide-colon []\n"},
		{"body:\n　name: x\n", "2:1 params-wide-space []\n"},
		{"body: &a {name: x}\npolicy: *a\n", "2:9 params-alias []\n"},
		{"body:\n  name: x\n  name: y\n", "3:3 params-duplicate [mapping key \"name\" already defined at [2:3]]\n"},
		{"body:\n  name: x\n---\nbody:\n  name: y\n", "4:1 params-second-document []\n"},
		{"\x82\xa0", "1:0 params-not-utf8 []\n"},
		{
			"body: {name: x}\nnet:\n  model: gamma\n  wlan: yes\nlogin:\n  trials: 0\ndoc:\n  date: 2026-13-01\n",
			"3:10 params-value [net.model]\n4:9 params-type [net.wlan]\n6:11 params-minimum [login.trials]\n8:9 params-date [doc.date]\n",
		},
		{"body: {name: x}\nhistory:\n  - {date: 2026-01-01, edtion: x}\n", "3:24 params-unknown-key [history.0.edtion]\n"},
	} {
		_, err := ReadParams("kitei.yaml", []byte(test.src))
		if diff := cmp.Diff(test.want, problems(err)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.src, diff)
		}
	}
}

// A byte-order mark and CRLF change nothing.
func TestReadParamsFromWindows(t *testing.T) {
	src := "body:\n  name: 瑞穂町 # 町\nnet:\n  model: beta\n"
	want, err := ReadParams("kitei.yaml", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	got, err := ReadParams("kitei.yaml", []byte("\ufeff"+strings.ReplaceAll(src, "\n", "\r\n")))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want.set, got.set); diff != "" {
		t.Error(diff)
	}
}

// The file init writes reads back to the values it was written from, for every kind of body.
func TestWriteParamsReadsBack(t *testing.T) {
	kinds, _ := parameter("body.kind")
	for _, k := range kinds.Allowed {
		for _, size := range []string{"small", "medium", "large"} {
			p, err := NewParams(map[string]any{"body.name": "桜" + k.Value, "body.kind": k.Key, "body.size": size})
			if err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			if err := WriteParams(&b, p); err != nil {
				t.Fatal(err)
			}
			got, err := ReadParams("kitei.yaml", b.Bytes())
			if err != nil {
				t.Fatalf("%s %s: %s\n%s", k.Key, size, problems(err), b.String())
			}
			for _, def := range Parameters() {
				if p.Str(def.Key) != got.Str(def.Key) {
					t.Errorf("%s %s: %s is %q, written %q", k.Key, size, def.Key, p.Str(def.Key), got.Str(def.Key))
				}
				if !strings.Contains(b.String(), "# "+def.Title) {
					t.Errorf("%s is not explained", def.Key)
				}
			}
		}
	}
}

func TestSchemaIsJSON(t *testing.T) {
	var tree map[string]any
	if err := json.Unmarshal(Schema(), &tree); err != nil {
		t.Fatal(err)
	}
	if tree["additionalProperties"] != false {
		t.Error("unknown keys are allowed")
	}
}

// Every parameter is explained, and its default is one the check accepts.
func TestParameters(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range Parameters() {
		if p.Title == "" || p.Help == "" || seen[p.Key] {
			t.Errorf("%s: no title, no help, or twice", p.Key)
		}
		seen[p.Key] = true
		if !slices.Contains([]string{"str", "int", "bool", "date", "enum", "list", "map"}, p.Type) {
			t.Errorf("%s: type %q", p.Key, p.Type)
		}
		if p.Type == "enum" && len(p.Allowed) == 0 {
			t.Errorf("%s: an enum without values", p.Key)
		}
		if p.DefaultBy != nil && !seen[p.DefaultBy.Key] {
			if _, ok := parameter(p.DefaultBy.Key); !ok {
				t.Errorf("%s: default by unknown %s", p.Key, p.DefaultBy.Key)
			}
		}
	}
}

func TestCondition(t *testing.T) {
	p, err := ReadParams("x", []byte("body: {name: x}\nnet: {model: beta, wlan: [lgwan]}\ntelework: true\n"))
	if err != nil {
		t.Fatal(err)
	}
	p = p.forEdition("r6-10")
	for cond, want := range map[string]bool{
		"": true, "telework": true, "!telework": false, "net.model=alpha,beta": true, "net.model!=beta": false, "net.wlan": true,
		"net.wlan=mynumber": false, "net.wlan=lgwan & telework": true, "sns.accounts": false, "!sns.accounts": true,
		"edition>=r6-10": true, "edition>=r7-03": false, "edition=r6-10": true, "audit.external=mandatory": true, "sns.accounts or telework": true,
		"sns.accounts or ai.services": false, "sns.accounts & telework or net.wlan": true,
	} {
		c, err := parseCondition(cond)
		if err != nil {
			t.Fatal(err)
		}
		if c.holds(p) != want {
			t.Errorf("%q is %v", cond, !want)
		}
	}
	for _, bad := range []string{"nothing", "net.modl=alpha", "edition>=r9-99", "net.model>=alpha"} {
		if _, err := parseCondition(bad); err == nil {
			t.Errorf("%q was accepted", bad)
		}
	}
}

func TestFillText(t *testing.T) {
	p, err := ReadParams("x", []byte("body: {name: 瑞穂町, kind: town}\ntelework: true\nreport: {external: [東京都, 警視庁, 総務省]}\n"))
	if err != nil {
		t.Fatal(err)
	}
	for src, want := range map[string]string{
		"{body.self}の{body.head}": "本町の町長", "{report.external}": "東京都、警視庁及び総務省", "{report.external|又は}": "東京都、警視庁又は総務省",
		"{?telework|在宅|通常}": "在宅", "{?!telework|在宅|通常}": "通常", "{?telework|{body.self}の{?cloud.use|クラウド}|}等": "本町のクラウド等",
		"{ref:org.ciso}による": "{ref:org.ciso}による", "{?sns.accounts|SNS}": "",
	} {
		parsed, err := parseText(src)
		if err != nil {
			t.Fatal(err)
		}
		if got := parsed.fill(p, func(s string) string { return s }); got != want {
			t.Errorf("%q gives %q, want %q", src, got, want)
		}
	}
	for _, bad := range []string{"{nothing}", "{body.name", "{?telework}", "{?telework|x", "{?nothing|x}"} {
		if _, err := parseText(bad); err == nil {
			t.Errorf("%q was accepted", bad)
		}
	}
}

func FuzzReadParams(f *testing.F) {
	for _, s := range []string{"body:\n  name: x\n", "body: [", "a: &b c\nd: *b", "---\n---\n", "body:\n  name： x", "? x\n: y\n", "!!binary |\n x", "body: {name: x}\nhistory: [{date: 1}]"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 4096 {
			t.Skip("too long")
		}
		p, err := ReadParams("x", src)
		if err == nil {
			for _, def := range Parameters() {
				_ = p.Str(def.Key)
				_ = p.truth(def.Key)
			}
		}
	})
}
