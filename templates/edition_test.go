package templates

import (
	"slices"
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

// Keys of the clauses that did not stand in every edition, and the editions they stand in (facts: stable keys).
func TestKeysByEdition(t *testing.T) {
	all := []string{"h30-09", "r2-12", "r4-03", "r5-03", "r6-10", "r7-03", "r8-03"}
	from := func(id string) []string { return all[slices.Index(all, id):] }
	until := func(id string) []string { return all[:slices.Index(all, id)+1] }
	for key, editions := range map[string][]string{
		"org.ciso": all, "org.tokatsu": all, "org.sekininsha": all, "org.kanrisha": all, "org.sysadmin": all, "org.systan": all,
		"org.committee": all, "org.kenmu": all, "org.csirt": all, "org.cloud": from("r5-03"), "asset.class": all, "asset.manage": all,
		"net.mynumber": all, "net.lgwan": all, "net.internet": all, "phy.mount": all, "phy.dispose": all, "phy.area": all, "phy.entry": all,
		"phy.carry": all, "phy.line": all, "phy.terminal": all, "hum.rules": all, "hum.kaikei": all, "hum.notice": all, "hum.vendor": all,
		"tec.net.01": all, "tec.net.18": all, "tec.net.19": all, "tec.net.20": all, "tec.net.web-meeting": from("r2-12"), "tec.net.sns": all,
		"tec.sys.proc-rule": from("r6-10"), "tec.sys.proc": all, "tec.sys.dev": all, "tec.sys.review": from("r6-10"), "ope.monitor": all,
		"ope.law": all, "out.rule": from("r6-10"), "out.before": all, "out.during": all, "out.end": from("r6-10"), "out.sys.common": from("r6-10"),
		"ext.terms": until("r2-12"), "ext.cloud.select-rule": from("r4-03"), "ext.cloud.use-rule": from("r4-03"), "ext.cloud.select": all,
		"ext.cloud.contract": all, "ext.cloud.approve": from("r4-03"), "ext.cloud.build": from("r4-03"), "ext.cloud.operate": from("r4-03"),
		"ext.cloud.end": from("r4-03"), "ext.low.rule": all, "ext.low.do": all, "eva.review": all,
	} {
		for _, id := range all {
			found := open(t, id).Standards.Find(key) != nil
			if found != slices.Contains(editions, id) {
				t.Errorf("%s in %s: found %v", key, id, found)
			}
		}
	}
}
