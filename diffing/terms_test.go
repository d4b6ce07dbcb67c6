package diffing

import (
	"strings"
	"testing"
)

// TestTermFiles holds every line of the tables of words to three columns: two words that differ as keys, and a reason; and to do what it says.
func TestTermFiles(t *testing.T) {
	for name, table := range map[string]struct {
		text string
		key  func(string) string
	}{"terms.tsv": {terms, newFolding(nil).key}, "subjects.tsv": {related, subjectKey()}} {
		found := 0
		for line := range strings.Lines(table.text) {
			if strings.HasPrefix(line, "#") {
				continue
			}
			found++
			f := strings.Split(strings.TrimSpace(line), "\t")
			switch {
			case len(f) != 3 || f[0] == "" || f[2] == "" || fold(f[0]) == fold(f[1]):
				t.Errorf("%s: %q is no pair of words with a reason", name, line)
			case table.key(f[0]) != table.key(f[1]):
				t.Errorf("%s: %s and %s have different keys: %q, %q", name, f[0], f[1], table.key(f[0]), table.key(f[1]))
			}
		}
		if found < 15 || found != len(lines(table.text)) {
			t.Errorf("%s: %d lines, %d read", name, found, len(lines(table.text)))
		}
	}
}

// A word of the model stays what it is, though another word stands in it.
func TestSubjectKey(t *testing.T) {
	key := subjectKey()
	for _, word := range []string{"電磁的記録媒体", "情報セキュリティインシデント", "不正プログラム対策ソフトウェア", "マイナンバー利用事務系"} {
		if key(word) != fold(word) {
			t.Errorf("%s became %s", word, key(word))
		}
	}
	if key("コンピュータウィルスに感染した事故") != key("不正プログラムに感染した情報セキュリティインシデント") {
		t.Error("an old word is not found")
	}
}

// TestLocalSpelling goes through the variants that were seen in the rules of municipalities (facts §8.3).
func TestLocalSpelling(t *testing.T) {
	k := newFolding([]Slot{
		{Name: "団体", Words: []string{"瑞穂町", "本町", "○○町"}},
		{Name: "ciso", Role: true, Words: []string{"最高情報セキュリティ責任者", "情報セキュリティ最高責任者", "副町長"}},
		{Name: "tokatsu", Role: true, Words: []string{"統括情報セキュリティ責任者"}},
		{Name: "sekininsha", Role: true, Words: []string{"情報セキュリティ責任者"}},
	})
	for _, same := range [][]string{
		{"機密性、完全性及び可用性", "機密性，完全性および可用性", "機密性，完全性及び可用性"},
		{"職員並びに委託事業者又は利用者若しくは住民", "職員ならびに委託事業者または利用者もしくは住民"},
		{"附則", "付則"},
		{"あつた場合", "あった場合"},
		{"強靭性の向上", "強靱性の向上", "強靱（じん）性の向上", "強じん性の向上"},
		{"ハードウェア", "ハードウエア"},
		{"サーバの管理", "サーバーの管理"},
		{"ＵＳＢメモリ", "USBメモリー"},
		{"ウイルス", "ウィルス"},
		{"漏えい", "漏洩"},
		{"マイナンバー利用事務系", "個人番号利用事務系"},
		{"第12条", "第十二条", "第１２条"},
		{"（定義）", "(定義)"},
		{"外部委託の管理", "業務委託の管理"},
		{"非常勤及び臨時職員への対応", "会計年度任用職員への対応"},
		{"外部サービス（クラウドサービス）の選定", "クラウドサービスの選定", "外部サービスの選定"},
		{"自治体機密性２以上", "機密性2以上"},
		{"報告しなければならない。", "報告しなければならない。（平18訓令5・一部改正）", "報告しなければならない。(令元訓令3・令5訓令1・一部改正)"},
		{"本町の職員", "瑞穂町の職員", "○○町の職員"},
		{"最高情報セキュリティ責任者は", "情報セキュリティ最高責任者は", "副町長は"},
	} {
		for _, s := range same[1:] {
			if x, y := k.key(same[0]), k.key(s); x != y {
				t.Errorf("%s and %s have different keys: %q, %q", same[0], s, x, y)
			}
		}
	}
	for _, other := range [][2]string{
		{"電磁的記録媒体", "記録媒体"},
		{"コンピュータウイルス", "不正プログラム"},
		{"LGWAN接続系", "庁内系"},
		{"統括情報セキュリティ責任者", "情報セキュリティ責任者"},
		{"90日", "60日"},
		{"許可（改正後のもの）", "許可"},
		{"規程（平成16年制定）", "規程"},
	} {
		if k.key(other[0]) == k.key(other[1]) {
			t.Errorf("%s and %s have the same key", other[0], other[1])
		}
	}
}

// TestSlots: what differs in names alone is found as surely as without them, shown as written, and is no change of form.
func TestSlots(t *testing.T) {
	slots := []Slot{{Name: "ciso", Role: true, Words: []string{"最高情報セキュリティ責任者", "副町長"}}}
	old, new := read("第1条|研修|最高情報セキュリティ責任者は、研修を実施しなければならない。"), read("第9条|研修|副町長は、研修を実施しなければならない。")
	c := Compare(old, new, Options{Slots: slots}).Changes[0]
	if c.Kind != Changed || c.Evidence != "identical" || c.Similarity != 1 || c.Effect != Equivalent {
		t.Errorf("%s by %s, similarity %v, effect %s", c.Kind, c.Evidence, c.Similarity, c.Effect)
	}
	if x, y := sides(c.Spans); !strings.HasPrefix(x, "最高情報セキュリティ責任者は") || !strings.HasPrefix(y, "副町長は") {
		t.Errorf("shown are %q and %q", x, y)
	}
}
