package diffing

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// shown writes spans as old[-gone-]{+come+}.
func shown(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		switch s.Op {
		case Equal:
			b.WriteString(s.Text)
		case Delete:
			b.WriteString("[-" + s.Text + "-]")
		case Insert:
			b.WriteString("{+" + s.Text + "+}")
		}
	}
	return b.String()
}

// sides joins spans to the two texts they came from.
func sides(spans []Span) (old, new string) {
	var o, n strings.Builder
	for _, s := range spans {
		if s.Op != Insert {
			o.WriteString(s.Text)
		}
		if s.Op != Delete {
			n.WriteString(s.Text)
		}
	}
	return o.String(), n.String()
}

func TestSpans(t *testing.T) {
	for _, test := range []struct{ old, new, want string }{
		{"", "", ""},
		{"", "新設", "{+新設+}"},
		{"職員は", "職員等は", "職員{+等+}は"},
		// A word is replaced by another, whole.
		{
			"職員等は、パスワードを適切に管理しなければならない。",
			"職員等は、認証情報を適切に管理しなければならない。",
			"職員等は、[-パスワード-]{+認証情報+}を適切に管理しなければならない。",
		},
		// Half of a compound stays; an adverb becomes a period.
		{
			"情報セキュリティ管理者は、外部委託を行う場合には、その実施状況を定期的に確認しなければならない。",
			"情報セキュリティ管理者は、業務委託を行う場合には、その実施状況を年１回以上確認しなければならない。",
			"情報セキュリティ管理者は、[-外部-]{+業務+}委託を行う場合には、その実施状況を[-定期的に-]{+年１回以上+}確認しなければならない。",
		},
		// Numbers are never cut.
		{
			"第12条　統括情報セキュリティ責任者は、ログを90日間保存するものとする。",
			"第13条　統括情報セキュリティ責任者は、ログを１年間以上保存しなければならない。",
			"第[-12-]{+13+}条　統括情報セキュリティ責任者は、ログを[-90日間-]{+１年間以上+}保存[-するものとする-]{+しなければならない+}。",
		},
		// Insertions and replacements in one sentence.
		{
			"職員等は、個人情報及び機密性３の情報を電磁的記録媒体により外部に持ち出すときは、管理者の許可を得ること。",
			"職員等は、特定個人情報及び機密性の高い情報を電磁的記録媒体又はクラウドサービスにより外部に送信するときは、暗号化した上で、管理者の承認を得ること。",
			"職員等は、{+特定+}個人情報及び機密性[-３-]の{+高い+}情報を電磁的記録媒体{+又はクラウドサービス+}により外部に[-持ち出す-]{+送信する+}ときは、{+暗号化した上で、+}管理者の[-許可-]{+承認+}を得ること。",
		},
		{
			"市長は、毎年度、情報セキュリティ監査を実施し、その結果を公表するものとする。",
			"市長は、必要に応じて、情報セキュリティ監査及び自己点検を実施し、その結果を情報セキュリティ委員会に報告するものとする。",
			"市長は、[-毎年度-]{+必要に応じて+}、情報セキュリティ監査{+及び自己点検+}を実施し、その結果を[-公表-]{+情報セキュリティ委員会に報告+}するものとする。",
		},
		// The strength of a duty: what is marked is what a reader would call the change.
		{"確認しなければならない。", "確認するよう努めなければならない。", "確認[-し-]{+するよう努め+}なければならない。"},
		{"利用してはならない。", "利用しなければならない。", "利用[-しては-]{+しなければ+}ならない。"},
		// 漢数字, separators, combining marks, variation selectors and characters beyond the BMP stay whole.
		{"第二十二条の規定", "第二十三条の規定", "[-第二十二条-]{+第二十三条+}の規定"},
		{"1,000円", "1,500円", "[-1,000-]{+1,500+}円"},
		{"か\u3099くせい", "かくせい", "[-か\u3099-]{+か+}くせい"},
		{"葛\U000E0100城市", "葛城市", "[-葛\U000E0100-]{+葛+}城市"},
		{"𠮷野家", "吉野家", "[-𠮷-]{+吉+}野家"},
		// Other languages: whole words.
		{"The provider shall keep logs.", "The provider must keep the logs.", "The provider [-shall-]{+must+} keep {+the +}logs."},
	} {
		if got := shown(Spans(test.old, test.new)); got != test.want {
			t.Errorf("Spans(%q, %q)\n got %s\nwant %s", test.old, test.new, got, test.want)
		}
	}
}

// checkSpans holds spans to their laws.
func checkSpans(t *testing.T, old, new string) {
	t.Helper()
	spans := Spans(old, new)
	if o, n := sides(spans); o != old || n != new {
		t.Fatalf("Spans(%q, %q) = %s does not rebuild its texts", old, new, shown(spans))
	}
	if old == new && len(spans) > 1 {
		t.Fatalf("Spans of equal texts %q: %s", old, shown(spans))
	}
	for i, s := range spans {
		if s.Text == "" || i > 0 && (spans[i-1].Op == s.Op || spans[i-1].Op == Insert && s.Op == Delete) {
			t.Fatalf("Spans(%q, %q): span %d of %q", old, new, i, spans)
		}
	}
	for _, side := range []Op{Insert, Delete} {
		at := 0
		var cuts []int
		for _, s := range spans {
			if s.Op != side {
				at += len(s.Text)
				cuts = append(cuts, at)
			}
		}
		text := old
		if side == Delete {
			text = new
		}
		for _, cut := range cuts {
			checkCut(t, text, cut)
		}
	}
}

// checkCut refuses a cut inside a character or a number.
func checkCut(t *testing.T, s string, cut int) {
	t.Helper()
	if cut == 0 || cut == len(s) {
		return
	}
	before, _ := utf8.DecodeLastRuneInString(s[:cut])
	after, _ := utf8.DecodeRuneInString(s[cut:])
	if before != '\n' && unicode.Is(unicode.Mn, after) || unicode.IsDigit(before) && unicode.IsDigit(after) {
		t.Fatalf("%q is cut at %d, between %q and %q", s, cut, before, after)
	}
}

func TestSpansLaws(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	alphabet := []string{"情報", "委託", "管", "者", "は", "、", "。", "\n", "しなければならない", "12", "３", ",", "サーバ", "ー", "log", " ", "　", "𠮷", "か", "\u3099", "葛", "\U000E0100", "👨‍👩‍👧", "第", "十", "条"}
	text := func() string {
		var b strings.Builder
		for range random.IntN(30) {
			b.WriteString(alphabet[random.IntN(len(alphabet))])
		}
		return b.String()
	}
	for range 10000 {
		checkSpans(t, text(), text())
	}
}

// TestSpansLarge holds the laws where texts are too large to be compared as a whole.
func TestSpansLarge(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	sentence := func() string {
		var b strings.Builder
		for range 5 + random.IntN(20) {
			b.WriteRune(rune('亜' + random.IntN(500)))
			b.WriteString([]string{"の", "は", "を", ""}[random.IntN(4)])
		}
		return b.String() + "。"
	}
	var old, new strings.Builder
	for range 3000 {
		s := sentence()
		old.WriteString(s)
		switch random.IntN(10) {
		case 0:
			new.WriteString(sentence())
		case 1:
		default:
			new.WriteString(s)
		}
	}
	checkSpans(t, old.String(), new.String())
	checkSpans(t, strings.Repeat("同じ文。", 30000), strings.Repeat("別の文。", 30000))
}

func FuzzSpans(f *testing.F) {
	f.Add("第12条　ログを90日間保存する。", "第13条　ログを１年間以上保存しなければならない。")
	f.Add("か\u3099", "か")
	f.Fuzz(func(t *testing.T, old, new string) {
		if len(old)+len(new) > 1<<12 || !utf8.ValidString(old) || !utf8.ValidString(new) {
			t.Skip("too large or not text")
		}
		checkSpans(t, old, new)
	})
}

func BenchmarkSpans(b *testing.B) {
	old := strings.Repeat("情報セキュリティ管理者は、外部委託を行う場合には、その実施状況を定期的に確認しなければならない。", 20)
	new := strings.Repeat("情報セキュリティ管理者は、業務委託を行う場合には、その実施状況を年１回以上確認しなければならない。", 20)
	for b.Loop() {
		Spans(old, new)
	}
}
