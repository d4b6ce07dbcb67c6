package templates

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kitei/policy"
)

// variants are parameter files that together turn every condition of the model on and off.
var variants = map[string]string{
	"default":    "body: {name: 桜町}",
	"village":    "body: {name: 桜村, kind: village}\ncloud: {use: false}\nnet: {govcloud: false}\nlevel: {recommend: drop}\ndoc: {numbering: guideline, digits: hankaku}\npolicy: {joint_organs: []}",
	"everything": "body: {name: 桜市, kind: city, size: large}\ntelework: true\nsns: {accounts: [a]}\nai: {services: [b]}\nchat: {tools: [c]}\nwebmeeting: {tools: [d]}\nnet: {wlan: [lgwan, mynumber], remote_access: true, has_isolated: true}\nlevel: {recommend: raise}\npassword: {periodic_change: true}\ndoc: {numbering: hyphen, punct: '，。', conj: kana, fusoku: 付則, brackets: hankaku}",
	"beta":       "body: {name: 桜町}\nnet: {model: beta}\ndoc: {numbering: dai, digits: kanji}",
	"beta_dash":  "body: {name: 桜市, kind: city, size: medium}\nnet: {model: beta_dash}\ndoc: {bundle: one}\norg: {layers: 3}",
	"alpha_dash": "body: {name: 桜県, kind: prefecture, size: large}\nnet: {model: alpha_dash, lbo_services: [{name: s, ismap: true, uses: 会議}]}",
	"union":      "body: {name: 桜広域事務組合, kind: union}\nbackup: {offline: false}\noutsourcing: {subcontract: forbid}\ndispose: {attend: none, mynumber_methods: purge_ok}",
}

func params(t testing.TB, src string) *Params {
	t.Helper()
	p, err := ReadParams("kitei.yaml", []byte(src))
	if err != nil {
		t.Fatal(problems(err))
	}
	return p
}

// Every variant drafts from every edition, what the edition does not know switched off, with nothing left to fill and no reference without a target.
func TestDraftEveryVariant(t *testing.T) {
	for name, src := range variants {
		for _, info := range Editions() {
			p, _ := params(t, src).For(info.ID)
			set, notices, err := Draft(open(t, info.ID), p)
			if err != nil {
				t.Fatalf("%s %s: %s", name, info.ID, problems(err))
			}
			for _, n := range notices {
				t.Errorf("%s %s: %v", name, info.ID, n.Error())
			}
			for _, d := range set.Documents() {
				for n := range d.All() {
					for i, s := range append([]string{n.Text, n.Title, n.Label}, flat(n.Rows)...) {
						for _, wrong := range []string{"{", "}", "、、", "。。", "及び、", "及び及び", "、。", "「」", "（参照先なし）", "　　", "（）"} {
							cell := i > 2 && (wrong == "　　" || wrong == "（）") // room to write in a form
							if strings.Contains(s, wrong) && !cell {
								t.Errorf("%s %s %s %s: %q in %q", name, info.ID, d.Title, n.ID, wrong, s)
							}
						}
					}
				}
			}
		}
	}
}

// A draft leaves the edition as it was: drafting again gives the same.
func TestDraftTwice(t *testing.T) {
	e := open(t, "r8-03")
	first, second := fmt.Sprint(dump(t, e, variants["everything"])), fmt.Sprint(dump(t, e, variants["everything"]))
	if first != second {
		t.Error("the second draft differs from the first")
	}
}

func dump(t testing.TB, e *Edition, src string) []string {
	set, _, err := Draft(e, params(t, src))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, d := range set.Documents() {
		for n := range d.All() {
			out = append(out, d.Title+"|"+n.ID+"|"+n.Line()+"|"+fmt.Sprint(n.Rows))
		}
	}
	return append(out, set.Revision)
}

func has(set *Set, id string) bool { return set.Standards.Find(id) != nil }

// What a parameter switches is there when it is on and gone when it is off.
func TestConditionsOfTheModel(t *testing.T) {
	e := open(t, "r8-03")
	for _, test := range []struct{ id, on, off string }{
		{"tec.net.sns", "sns: {accounts: [a]}", ""},
		{"tec.net.web-meeting", "webmeeting: {tools: [a]}", ""},
		{"ext.cloud.select", "", "cloud: {use: false}"},
		{"net.isolated", "net: {has_isolated: true}", ""},
		{"org.sekininsha", "org: {layers: 3}", "org: {layers: 2}"},
	} {
		on, _, err := Draft(e, params(t, "body: {name: 桜町}\n"+test.on))
		if err != nil {
			t.Fatal(err)
		}
		off, _, err := Draft(e, params(t, "body: {name: 桜町}\n"+test.off))
		if err != nil {
			t.Fatal(err)
		}
		if !has(on, test.id) || has(off, test.id) {
			t.Errorf("%s: on %v, off %v", test.id, has(on, test.id), has(off, test.id))
		}
	}
}

func TestRecommendedClauses(t *testing.T) {
	e := open(t, "r8-03")
	count := func(level string) (tagged, recommended, all int) {
		set, _, err := Draft(e, params(t, "body: {name: 桜町}\nlevel: {recommend: "+level+"}"))
		if err != nil {
			t.Fatal(err)
		}
		for n := range set.Standards.All() {
			all++
			if strings.Contains(n.Text, "【推奨事項】") {
				tagged++
			}
			if n.Level == policy.Recommended {
				recommended++
			}
		}
		return
	}
	tagged, rec, all := count("keep")
	if tagged == 0 || rec < tagged {
		t.Errorf("keep: %d tagged, %d recommended", tagged, rec)
	}
	if tg, r, n := count("raise"); tg != 0 || r != 0 || n != all {
		t.Errorf("raise: %d tagged, %d recommended, %d of %d nodes", tg, r, n, all)
	}
	if tg, r, n := count("drop"); tg != 0 || r != 0 || n >= all {
		t.Errorf("drop: %d tagged, %d recommended, %d of %d nodes", tg, r, n, all)
	}
}

func TestWriteDigits(t *testing.T) {
	for _, test := range []struct {
		src  string
		d    policy.Digits
		want string
	}{
		{"1年以上", policy.Zenkaku, "１年以上"},
		{"12文字", policy.Kanji, "十二文字"},
		{"WPA3及びIEEE 802.1X", policy.Zenkaku, "WPA3及びIEEE 802.1X"},
		{"第244条の6", policy.Zenkaku, "第２４４条の６"},
		{"第244条の6", policy.Kanji, "第二百四十四条の六"},
		{"24時間365日", policy.Hankaku, "24時間365日"},
		{"SHA-256で3回", policy.Zenkaku, "SHA-256で３回"},
	} {
		if got := writeDigits(test.src, test.d); got != test.want {
			t.Errorf("%q gives %q, want %q", test.src, got, test.want)
		}
	}
}

func TestEraDate(t *testing.T) {
	for day, want := range map[string]string{
		"2026-04-01": "令和8年4月1日", "2019-05-01": "令和元年5月1日", "2019-04-30": "平成31年4月30日", "1989-01-07": "昭和64年1月7日", "2026-02-30": "2026-02-30", "未定": "未定",
	} {
		if got := EraDate(day, policy.Hankaku); got != want {
			t.Errorf("%s gives %s, want %s", day, got, want)
		}
	}
}

func TestRules(t *testing.T) {
	e := open(t, "r5-03")
	for src, want := range map[string]string{
		"net: {model: beta}\naudit: {external: none}":        "rule-external-audit",
		"audit: {head: 総務課長}\nrole: {tokatsu: {post: 総務課長}}": "rule-audit-independent",
		"role: {ciso: {post: 副町長}, tokatsu: {post: 副町長}}":    "rule-ciso-tokatsu",
		"audit: {head: 課長及びこれに相当する職にある者}":                    "rule-audit-independent",
		"role: {ciso: {post: ''}}":                           "rule-role-empty",
		"csirt: {head: ''}":                                  "rule-role-empty",
		"org: {layers: 3}\nrole: {sekininsha: {post: ''}}":   "rule-role-empty",
		"exception: {approver: 情報セキュリティ管理者}":                 "rule-own-exception",
		"net: {lbo_services: [{name: s}]}":                   "rule-lbo-alpha-dash",
		"net: {screen_transfer_mynumber: true}":              "rule-screen-transfer",
		"net: {model: alpha_dash}":                           "rule-model-edition",
		"dispose: {mynumber_methods: purge_ok}":              "rule-dispose-purge",
	} {
		_, _, err := Draft(e, params(t, "body: {name: 桜町}\n"+src))
		if !strings.Contains(problems(err), want) {
			t.Errorf("%s: %s, want %s", src, problems(err), want)
		}
	}
}

// A body's own examples stand beside their classes, whatever the classes are called and whether the table has a column for them or not.
func TestExamplesOfClasses(t *testing.T) {
	for _, tt := range []struct{ edition, class, row string }{
		{"r8-03", "{examples: [{class: 3B, example: 学籍簿}]}", "自治体機密性3B"},
		{"r8-03", "{labels: {3B: 厳秘}, examples: [{class: 自治体機密性3B, example: 学籍簿}]}", "厳秘"},
		{"r8-03", "{scheme: mapped, examples: [{class: '3', example: 学籍簿}]}", "自治体機密性３"},
		{"r5-03", "{examples: [{class: 機密性3, example: 学籍簿}]}", "機密性３"},
	} {
		set := draftSet(t, tt.edition, params(t, "body: {name: 桜町}\nclass: "+tt.class))
		found := false
		for n := range set.Standards.Find("asset.class").All() {
			for _, row := range n.Rows {
				found = found || row[0] == tt.row && row[len(row)-1] == "学籍簿" && slices.Contains(n.Rows[0], "例")
			}
		}
		if !found {
			t.Errorf("%s %s: the example does not stand beside %s", tt.edition, tt.class, tt.row)
		}
	}
}

// The day from which the rules on procurement hold stands in the 附則 of drafts that have these rules, and nowhere else.
func TestProcurementTransition(t *testing.T) {
	for _, tt := range []struct {
		edition, more string
		want          bool
	}{{"r8-03", "", true}, {"r7-03", "", false}, {"r8-03", "procurement: {labels: []}", false}, {"r8-03", "procurement: {transition: 2028-04-01}", true}} {
		set := draftSet(t, tt.edition, params(t, "body: {name: 桜町}\n"+tt.more))
		n := set.Standards.Find("std.supplement.transition")
		if (n != nil) != tt.want {
			t.Errorf("%s %s: %v", tt.edition, tt.more, n)
			continue
		}
		if n != nil && (!strings.HasPrefix(n.Text, "第") || !strings.Contains(n.Text, map[bool]string{true: "令和９年７月１日", false: "令和１０年４月１日"}[tt.more == ""])) {
			t.Errorf("%s %s: %s", tt.edition, tt.more, n.Text)
		}
	}
}

// A rule that is issued says what it sets, or what it revises as a whole; one that is decided inside the office says nothing.
func TestEnacting(t *testing.T) {
	for more, want := range map[string]string{
		"": "桜町情報セキュリティ対策基準を次のように定める。", "doc: {form: kessai}": "", "doc: {form: web}": "",
		"doc: {form: kisoku, revision_of: 桜町情報管理規則（平成15年桜町規則第3号）}": "桜町情報管理規則（平成15年桜町規則第3号）の全部を次のように改正する。",
	} {
		set := draftSet(t, "r8-03", params(t, "body: {name: 桜町}\n"+more))
		if got := policy.NarrowDigits(set.Standards.Head.Enacting); got != want {
			t.Errorf("%s: %q, want %q", more, got, want)
		}
	}
}

// A parameter that changes nothing yet says so when it is set to anything else than its default.
func TestReservedParameters(t *testing.T) {
	for more, want := range map[string]int{"": 0, "doc: {writing: yoko}": 0, "doc: {writing: tate, amend_style: zenbu}": 2} {
		_, notices, err := Draft(open(t, "r8-03"), params(t, "body: {name: 桜町}\n"+more))
		if err != nil || len(notices) != want {
			t.Errorf("%q: %v %v", more, notices, err)
		}
	}
}

func BenchmarkDraft(b *testing.B) {
	p := params(b, variants["everything"])
	for b.Loop() {
		e, err := Open("r8-03")
		if err != nil {
			b.Fatal(err)
		}
		if _, _, err := Draft(e, p); err != nil {
			b.Fatal(err)
		}
	}
}
