package diffing

import (
	"strings"
	"testing"

	"kitei/importers"
	"kitei/policy"
)

// The name of a document tells where its clauses are looked for: in a 基本方針 words for a subject of the 対策基準 count less than in a document of another name.
func TestGapGoesByTheNameOfADocument(t *testing.T) {
	const text = "\n1 目的\nこの定めは、町が保有する情報資産の機密性、完全性及び可用性を維持することを目的とする。\n2 定義\n(1)ネットワーク\nコンピュータ等を相互に接続するための通信網をいう。\n(2)情報システム\n情報処理を行う仕組みをいう。\n" +
		"3 適用範囲\n町長部局、教育委員会及び議会事務局とする。\n4 職員等の遵守義務\n職員等は、情報セキュリティポリシーを遵守しなければならない。\n"
	edition := gapEdition(t, "r8-03", policy.ByGuideline)
	outside := func(title string) (sum float64) {
		d, _, err := importers.Read("規程.txt", strings.NewReader(title+text))
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range Gap([]*policy.Document{d}, []Edition{edition}, GapOptions{}).Editions[0].Clauses {
			for _, k := range c.Candidates {
				if !strings.HasPrefix(c.ID, "bp.") {
					sum += k.Confidence
				}
			}
		}
		return sum
	}
	named, unnamed := outside("甲町情報セキュリティ基本方針"), outside("甲町情報管理規程")
	if named >= unnamed {
		t.Errorf("candidates outside the 基本方針: %.3f in a document of its name, %.3f in another", named, unnamed)
	}
}
