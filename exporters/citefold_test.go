package exporters

import "testing"

func TestFoldCites(t *testing.T) {
	for _, tt := range []struct {
		cites []string
		want  string
	}{
		{nil, ""},
		{[]string{"5.1(1)①"}, "5.1(1)①"},
		{[]string{"5.1(1)①", "5.1(1)②"}, "5.1(1)①、②"},
		{[]string{"5.1(1)①", "5.1(1)②", "5.1(1)③", "5.1(1)⑤"}, "5.1(1)①～③、⑤"},
		{[]string{"1(1)", "1(2)", "1(3)", "1(4)", "1(5)", "1(6)", "1(8)"}, "1(1)～(6)、(8)"},
		{[]string{"1(1)①", "1(2)①"}, "1(1)①、1(2)①"},
		{[]string{"2(2)②", "2(2)①"}, "2(2)②、①"},
		{[]string{"4.3"}, "4.3"},
		{[]string{"", "4.3"}, "4.3"},
		{[]string{"3(1)②(ア)", "3(1)②(イ)", "3(1)②(ウ)"}, "3(1)②(ア)～(ウ)"},
	} {
		if got := FoldCites(tt.cites); got != tt.want {
			t.Errorf("%v: %s, want %s", tt.cites, got, tt.want)
		}
	}
}
