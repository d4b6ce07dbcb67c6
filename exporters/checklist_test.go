package exporters

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kitei/policy"
	"kitei/templates"
)

// dutyDocument has a duty of every shape: alone, with a list, with a list in a list, forbidden, recommended, in a list of duties, one that
// cannot be put as a question, one whose role and evidence stand above it, one longer than a page is wide.
func dutyDocument(style policy.Styling) *policy.Document {
	d := &policy.Document{Title: "見本町情報セキュリティ対策基準", Short: "対策基準", Nodes: []*policy.Node{
		{Kind: policy.Chapter, ID: "phy", Title: "物理的セキュリティ", Children: []*policy.Node{
			{Kind: policy.Section, ID: "phy.server", Title: "サーバ等の管理", Children: []*policy.Node{
				{Kind: policy.Article, ID: "phy.mount", Title: "機器の取付け", Check: "設置状況の目視、機器配置図", Who: []string{"sysadmin"}, Children: []*policy.Node{
					{Kind: policy.Paragraph, ID: "phy.mount.place", Level: policy.Must, Text: "情報システム管理者は、機器を設置するときは、次に掲げる措置を講じなければならない。", Children: []*policy.Node{
						{Kind: policy.Item, ID: "phy.mount.place.site", Text: "浸水のおそれが少ない場所を選ぶこと。", Children: []*policy.Node{
							{Kind: policy.Subitem1, ID: "phy.mount.place.site.a", Text: "床面より高い場所"}, {Kind: policy.Subitem1, Text: "地階以外の場所"},
						}},
						{Kind: policy.Item, ID: "phy.mount.place.fix", Text: "床等に固定すること。"},
					}},
					{Kind: policy.Paragraph, ID: "phy.mount.map", Level: policy.Recommended, Who: []string{"sysadmin", "tokatsu"}, Check: "図面", Text: "情報システム管理者は、機器の配置を図面に記録しなければならない。【推奨事項】"},
					{Kind: policy.Paragraph, ID: "phy.mount.note", Text: "前項の図面は、秘密とする。"},
				}},
				{Kind: policy.Article, ID: "phy.carry", Title: "持込みの制限", Children: []*policy.Node{
					{Kind: policy.Paragraph, ID: "phy.carry.ban", Level: policy.Must, Who: []string{"staff"}, Text: "職員等は、次の表に定める媒体を持ち込んではならない。ただし、許可を受けたときは、この限りでない。"},
					{Kind: policy.Table, ID: "phy.carry.table", Rows: [][]string{{"区域", "媒体"}, {"情報システム室", "私物の媒体\n貸出しの媒体"}}},
				}},
			}},
		}},
		{Kind: policy.Chapter, ID: "eva", Title: "=評価・見直し", Children: []*policy.Node{
			{Kind: policy.Article, ID: "eva.list", Title: "点検", Check: "-記録", Children: []*policy.Node{
				{Kind: policy.Paragraph, ID: "eva.list.lead", Text: "各課は、次に掲げるところによる。", Children: []*policy.Node{
					{Kind: policy.Item, ID: "eva.list.1", Level: policy.Must, Who: []string{"unknown"}, Text: "毎年度点検すること。"},
					{Kind: policy.Item, ID: "eva.list.2", Level: policy.Must, Text: "別に定める様式"},
				}},
			}},
			{Kind: policy.Article, ID: "eva.long", Title: "長い義務", Children: []*policy.Node{
				{Kind: policy.Paragraph, ID: "eva.long.1", Level: policy.Must, Text: strings.Repeat("統括情報セキュリティ責任者は、脅威の変化を調査し、その結果を記録しなければならない。", 40)},
			}},
		}},
	}}
	policy.SetCites(d)
	policy.Number(d, style)
	return d
}

var roleName = func(key string) string {
	return map[string]string{"sysadmin": "情報システム管理者", "tokatsu": "統括情報セキュリティ責任者", "staff": "職員等"}[key]
}

func TestNewChecklist(t *testing.T) {
	c := NewChecklist([]*policy.Document{dutyDocument(policy.Styling{})}, ChecklistOptions{RoleName: roleName})
	want := []ChecklistItem{
		{
			Key: "phy.mount.place", Chapter: "物理的セキュリティ", Heading: "機器の取付け", Who: "情報システム管理者", Basis: "第１条第１項", Cite: "1.1(1)①",
			Level: policy.Must, Check: "設置状況の目視、機器配置図",
			Question: "情報システム管理者は、機器を設置するときは、次に掲げる措置を講じているか。\n（１）　浸水のおそれが少ない場所を選ぶこと。\n　ア　床面より高い場所\n　イ　地階以外の場所\n（２）　床等に固定すること。",
		},
		{
			Key: "phy.mount.map", Chapter: "物理的セキュリティ", Heading: "機器の取付け", Who: "情報システム管理者\n統括情報セキュリティ責任者", Basis: "第１条第２項",
			Cite: "1.1(1)②", Level: policy.Recommended, Check: "図面", Question: "情報システム管理者は、機器の配置を図面に記録しているか。",
		},
		{
			Key: "phy.carry.ban", Chapter: "物理的セキュリティ", Heading: "持込みの制限", Who: "職員等", Basis: "第２条", Cite: "1.1(2)", Level: policy.Must,
			Question: "職員等は、次の表に定める媒体を持ち込んでいないか。（ただし、許可を受けたときは、この限りでない。）\n区域｜媒体\n情報システム室｜私物の媒体　貸出しの媒体",
		},
		{
			Key: "eva.list.1", Chapter: "=評価・見直し", Heading: "点検", Who: "unknown", Basis: "第３条第１号", Cite: "2(1)①", Level: policy.Must, Check: "-記録",
			Question: "毎年度点検しているか。",
		},
		{
			Key: "eva.list.2", Chapter: "=評価・見直し", Heading: "点検", Basis: "第３条第２号", Cite: "2(1)②", Level: policy.Must, Check: "-記録",
			Question: "別に定める様式（上記を実施しているか。）",
		},
	}
	got := append([]ChecklistItem(nil), c.Items[:len(want)]...)
	for i := range got {
		if len(got[i].Fingerprint) != 12 {
			t.Errorf("%s has the fingerprint %q", got[i].Key, got[i].Fingerprint)
		}
		if got[i].Text == "" || !strings.Contains(got[i].Question, string([]rune(got[i].Text)[:3])) {
			t.Errorf("%s: the provision reads %q", got[i].Key, got[i].Text)
		}
		got[i].Fingerprint, got[i].Text = "", ""
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if diff := cmp.Diff([]string{"物理的セキュリティ", "=評価・見直し"}, c.Chapters); diff != "" {
		t.Errorf("chapters -want +got:\n%s", diff)
	}
}

func TestChecklistIsChosen(t *testing.T) {
	docs := []*policy.Document{dutyDocument(policy.Styling{Numbering: policy.ByGuideline, Digits: policy.Hankaku})}
	for _, test := range []struct {
		options ChecklistOptions
		want    string
	}{
		{ChecklistOptions{Roles: []string{"sysadmin"}}, "phy.mount.place phy.mount.map"},
		{ChecklistOptions{Roles: []string{"tokatsu"}}, "phy.mount.map"},
		{ChecklistOptions{Chapter: "phy"}, "phy.mount.place phy.mount.map phy.carry.ban"},
		{ChecklistOptions{Chapter: "=評価・見直し"}, "eva.list.1 eva.list.2 eva.long.1"},
		{ChecklistOptions{Level: policy.Recommended}, "phy.mount.map"},
		{ChecklistOptions{Chapter: "eva", Level: policy.Recommended}, ""},
	} {
		var keys []string
		for _, i := range NewChecklist(docs, test.options).Items {
			keys = append(keys, i.Key)
		}
		if got := strings.Join(keys, " "); got != test.want {
			t.Errorf("%+v gives %s, want %s", test.options, got, test.want)
		}
	}
}

// Documents that share ids or have none still give every row a key of its own.
func TestChecklistKeysAreUnique(t *testing.T) {
	a, b, c := dutyDocument(policy.Styling{}), dutyDocument(policy.Styling{}), dutyDocument(policy.Styling{})
	for n := range c.All() {
		n.ID = ""
	}
	seen := map[string]bool{}
	for _, i := range NewChecklist([]*policy.Document{a, b, c, c}, ChecklistOptions{}).Items {
		if seen[i.Key] {
			t.Errorf("two rows with the key %q", i.Key)
		}
		seen[i.Key] = true
	}
}

// A fingerprint notices an edit, not what saving a workbook elsewhere does to spaces and line ends.
func TestFingerprint(t *testing.T) {
	a := ChecklistItem{Key: "k", Question: "点検しているか。\n（１）　記録", Who: "甲\n乙"}
	saved, edited := a, a
	saved.Question = "点検しているか。\r\n（１） 記録 "
	edited.Question = "点検していないか。\n（１）　記録"
	if a.fingerprint() != saved.fingerprint() || a.fingerprint() == edited.fingerprint() {
		t.Errorf("fingerprints %s, saved %s, edited %s", a.fingerprint(), saved.fingerprint(), edited.fingerprint())
	}
}

// draft gives the documents of a town that has set nothing but its name.
func draft(t testing.TB, edition string) *templates.Set {
	t.Helper()
	e, err := templates.Open(edition)
	if err != nil {
		t.Fatal(err)
	}
	set, _, err := templates.Draft(e, templates.Defaults("見本町"))
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// Every duty of every edition has exactly one row, in the order of the documents, and every one of them is a question by the rules.
func TestEveryDutyHasOneRow(t *testing.T) {
	for _, e := range templates.Editions() {
		docs := draft(t, e.ID).Documents()
		items := NewChecklist(docs, ChecklistOptions{}).Items
		i, asked := 0, 0
		for _, d := range docs {
			for n := range d.All() {
				if n.Level == policy.Unspecified {
					continue
				}
				if i >= len(items) || items[i].Key != n.ID {
					t.Fatalf("%s: duty %d is %s", e.ID, i, n.ID)
				}
				if !strings.Contains(items[i].Question, askBelow) {
					asked++
				}
				if items[i].Basis == "" || items[i].Chapter == "" {
					t.Errorf("%s: %s has no basis or chapter: %+v", e.ID, n.ID, items[i])
				}
				i++
			}
		}
		if i != len(items) {
			t.Errorf("%s: %d duties, %d rows", e.ID, i, len(items))
		}
		if asked*100 < i*99 {
			t.Errorf("%s: only %d of %d duties became questions", e.ID, asked, i)
		}
	}
}

// An auditor's list has one item an article: its duties as points, its numbers together, everybody who must act.
func TestAuditChecklist(t *testing.T) {
	c := NewChecklist([]*policy.Document{dutyDocument(policy.Styling{})}, ChecklistOptions{RoleName: roleName, Audit: true})
	if len(c.Items) != 4 {
		t.Fatalf("%d items", len(c.Items))
	}
	first := c.Items[0]
	if first.Key != "phy.mount" || first.Cite != "1.1(1)①、②" || first.Basis != "第１条" || first.Who != "情報システム管理者\n統括情報セキュリティ責任者" ||
		strings.Count("\n"+first.Question, "\n・") != 2 || first.Level != policy.Must {
		t.Errorf("%+v", first)
	}
}

// What is printed of a question, row by row, is the question.
func TestPrinted(t *testing.T) {
	c := sampleChecklist()
	for i := range c.Items {
		joined := ""
		for n, piece := range c.Items[i].Printed() {
			if n > 0 {
				piece = strings.TrimPrefix(piece, continued+"\n")
			}
			joined += piece
		}
		if strings.ReplaceAll(joined, "\n", "") != strings.ReplaceAll(c.Items[i].Question, "\n", "") {
			t.Errorf("%s: %s", c.Items[i].Key, joined)
		}
	}
}
