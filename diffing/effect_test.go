package diffing

import "testing"

func TestEffect(t *testing.T) {
	for _, test := range []struct {
		old, new string
		want     Effect
		words    string // of the first finding
	}{
		{"ログを取得し、保存するものとする。", "ログを取得し、保存しなければならない。", Stricter, "ものとする→しなければならない"},
		{"定期的に点検しなければならない。", "定期的に点検するよう努めなければならない。", Looser, "しなければならない→よう努めなければならない"},
		{"外部に持ち出してはならない。", "外部に持ち出すことができる。", Looser, "てはならない→ことができる"},
		{"ログを90日以上保存しなければならない。", "ログを１年以上保存しなければならない。", Stricter, "90日以上→1年以上"},
		{"24時間以内に報告しなければならない。", "３日以内に報告しなければならない。", Looser, "24時間以内→3日以内"},
		{"サーバー及び端末を管理しなければならない。", "サーバおよび端末を管理しなければならない。", Formal, ""},
		{"市長は、毎年度監査を実施するものとする。", "市長は、必要に応じて監査を実施するものとする。", Equivalent, ""},
		{"The operator should keep all records of access to the servers.", "The operator shall keep all records of access to the servers.", Stricter, " should → shall "},
		{passwords, passwords + " / " + backups, Stricter, "→しなければならない"},
	} {
		c := Compare(read("第1条|運用|"+test.old), read("第1条|運用|"+test.new), Options{}).Changes[0]
		words := ""
		if len(c.Findings) > 0 {
			words = c.Findings[0].Old + "→" + c.Findings[0].New
		}
		if c.Effect != test.want || words != test.words {
			t.Errorf("%s → %s: %s %q, want %s %q", test.old, test.new, c.Effect, words, test.want, test.words)
		}
	}
}
