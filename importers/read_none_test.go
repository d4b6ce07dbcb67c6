package importers_test

import (
	"slices"
	"strings"
	"testing"

	"kitei/importers"
	"kitei/policy"
)

// A file in which no article and no chapter was found says so, whatever else was read.
func TestNoProvisions(t *testing.T) {
	for src, want := range map[string]bool{
		"お知らせ\n会議を開きます。\n": true, "規程\n第1条　定める。\n": false, "別表第1\n区分　内容\n": false, "方針\n1. 目的\n定める。\n2. 範囲\n定める。\n": false,
	} {
		_, notices, err := importers.Read("x.txt", strings.NewReader(src))
		if err != nil {
			t.Fatal(err)
		}
		if got := slices.ContainsFunc(notices, func(n policy.Notice) bool { return n.Code == "provisions-none" }); got != want {
			t.Errorf("%q: said %v, want %v", src, got, want)
		}
	}
}
