package templates

import (
	"strings"
	"testing"

	"kitei/policy"
)

var opened = map[string]*Edition{}

// open reads an edition or fails the test. Tests share it and do not change it.
func open(t *testing.T, id string) *Edition {
	t.Helper()
	if e := opened[id]; e != nil {
		return e
	}
	e, err := Open(id)
	if err != nil {
		t.Fatal(err)
	}
	opened[id] = e
	return e
}

// The numbers of articles in each chapter of every edition (tree of the guideline and its differences).
func TestArticleCounts(t *testing.T) {
	newest := []int{10, 2, 3, 10, 14, 52, 15, 18, 11}
	want := map[string][]int{
		"r8-03": newest, "r7-03": newest, "r6-10": newest,
		"r5-03":  {10, 2, 3, 10, 14, 50, 12, 12, 11}, // 6.3 has 8 articles, 7.1 none, 8.1 three, 8.2 seven, 8.3 two
		"r4-03":  {9, 2, 3, 10, 14, 50, 12, 12, 11},  // no 1.(10)
		"r2-12":  {9, 2, 3, 10, 14, 49, 12, 5, 11},   // SNS is 8.3, a section; 8.4 has no articles
		"h30-09": {9, 2, 3, 10, 14, 48, 12, 5, 11},   // no Web会議
	}
	sections := map[string]int{"r8-03": 27, "r7-03": 27, "r6-10": 27, "r5-03": 26, "r4-03": 26, "r2-12": 27, "h30-09": 27}
	for _, info := range Editions() {
		e := open(t, info.ID)
		if got := len(e.Standards.Nodes); got != 9 {
			t.Errorf("%s: %d chapters, want 9", e.ID, got)
			continue
		}
		nSections := 0
		for i, c := range e.Standards.Nodes {
			articles := 0
			for n := range c.All() {
				switch n.Kind {
				case policy.Article:
					if !n.Local {
						articles++
					}
				case policy.Section:
					nSections++
				}
			}
			if articles != want[e.ID][i] {
				t.Errorf("%s chapter %d: %d articles, want %d", e.ID, i+1, articles, want[e.ID][i])
			}
		}
		if nSections != sections[e.ID] {
			t.Errorf("%s: %d sections, want %d", e.ID, nSections, sections[e.ID])
		}
		items := 0
		for _, n := range e.Basic.Nodes {
			if n.Kind == policy.Article {
				items++
			}
		}
		if items != 10 {
			t.Errorf("%s: basic policy has %d items, want 10", e.ID, items)
		}
	}
}

// stable are the keys of the clauses of the standards by the edition they came with (facts: stable keys). A key that moved or was taken apart
// later stands for itself in every edition since.
var stable = map[string][]string{
	"h30-09": keys(map[string]string{
		"org": "ciso tokatsu sekininsha kanrisha sysadmin systan committee kenmu csirt", "asset": "class manage", "net": "mynumber lgwan internet",
		"phy": "mount redundant power cable repair outside dispose area entry carry line terminal", "hum": "rules kaikei notice vendor",
		"hum.train": "program plan drill attend", "hum.report": "inside outside cause", "hum.id": "card account password",
		"tec.net": "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 sns", "tec.acc": "control remote autoid login credential privtime",
		"tec.sys": "proc dev intro docs io change tool renew", "tec.mal": "tokatsu sysadmin staff expert",
		"tec.att": "tokatsu respond record inside staff dos targeted", "tec.info": "vuln malware share", "ope": "monitor law",
		"ope.monitor": "operate function watch", // one section stands for the three until 令和5年
		"ope.comply":  "check survey duty", "ope.emergency": "plan content bcp review", "ope.exception": "permit urgent ledger",
		"ope.discipline": "punish respond", "out": "before contract during", "ext": "terms", "ext.cloud": "select contract", "ext.low": "rule do",
		"eva.audit": "method person plan vendor report keep act use", "eva.self": "method report use", "eva": "review",
	}),
	"r2-12": {"tec.net.web-meeting"},
	"r4-03": keys(map[string]string{"ext.cloud": "select-rule use-rule approve build operate end"}),
	"r5-03": {"org.cloud"},
	"r6-10": keys(map[string]string{"tec.sys": "proc-rule review", "out": "rule end", "out.sys": "common build operate service"}),
}

// last is the last edition of a key that is gone.
var last = map[string]string{"ext.terms": "r2-12", "out.contract": "r5-03"}

func keys(groups map[string]string) []string {
	var out []string
	for group, names := range groups {
		for _, name := range strings.Fields(names) {
			out = append(out, group+"."+name)
		}
	}
	return out
}

// Every key resolves in the editions it stands in and in no other, and no clause has a key that is not among them.
func TestKeysByEdition(t *testing.T) {
	since, count := map[string]string{}, 0
	for edition, keys := range stable {
		for _, key := range keys {
			since[key] = edition
		}
		count += len(keys)
	}
	if len(since) != count {
		t.Errorf("%d keys, %d of them twice", count, count-len(since))
	}
	for _, info := range Editions() {
		e := open(t, info.ID)
		for key, first := range since {
			stands := order(info.ID) >= order(first) && (last[key] == "" || order(info.ID) <= order(last[key]))
			if found := e.Standards.Find(key) != nil; found != stands {
				t.Errorf("%s in %s: found %v", key, info.ID, found)
			}
		}
		for _, c := range policy.Clauses(e.Standards) {
			if since[c.Node.ID] == "" && !c.Node.Local {
				t.Errorf("%s in %s is no key", c.Node.ID, info.ID)
			}
		}
	}
}
