package ooxml

import (
	"strings"
	"testing"
)

// The boundaries of every order, as Word shows them.
func TestListNumber(t *testing.T) {
	for _, test := range []struct {
		format string
		at     []int
		want   string
	}{
		{"decimal", []int{0, 1, 10}, "0 1 10"},
		{"decimalZero", []int{1, 9, 10, 100}, "01 09 10 100"},
		{"decimalFullWidth", []int{1, 10, 203}, "１ １０ ２０３"},
		{"decimalFullWidth2", []int{12}, "１２"},
		{"decimalEnclosedCircle", []int{0, 1, 20, 21, 35, 36, 50, 51}, "0 ① ⑳ 21 35 36 50 51"},
		{"decimalEnclosedParen", []int{1, 20, 21}, "⑴ ⒇ 21"},
		{"decimalEnclosedFullstop", []int{1, 20, 21}, "⒈ ⒛ 21"},
		{"ideographEnclosedCircle", []int{1, 10, 11}, "㈠ ㈩ 11"},
		{"ideographTraditional", []int{1, 10, 11}, "甲 癸 11"},
		{"ideographZodiac", []int{1, 12, 13}, "子 亥 13"},
		{"aiueo", []int{1, 45, 46, 47}, "ｱ ｦ ﾝ ｱ"},
		{"aiueoFullWidth", []int{1, 12, 44, 45, 46, 47, 92, 93}, "ア シ ワ ヲ ン ア ン ア"},
		{"iroha", []int{1, 25, 48, 49}, "ｲ ヰ ﾝ ｲ"},
		{"irohaFullWidth", []int{1, 2, 43, 47, 48, 49}, "イ ロ ヱ ス ン イ"},
		{"japaneseCounting", []int{1, 10, 11, 20, 21, 99, 100, 101, 110, 111, 243, 1000, 10000}, "一 十 十一 二十 二十一 九十九 百 百一 百十 百十一 二百四十三 千 一万"},
		{"japaneseLegal", []int{1, 2, 3, 5, 10, 11, 20, 100}, "壱 弐 参 伍 壱拾 壱拾壱 弐拾 壱百"},
		{"ideographDigital", []int{1, 10, 12, 205}, "一 一〇 一二 二〇五"},
		{"japaneseDigitalTenThousand", []int{1, 10, 12}, "一 一〇 一二"},
		{"chineseCounting", []int{9, 10, 11, 20, 21, 99, 100}, "九 十 十一 二十 二十一 九十九 一○○"},
		{"chineseCountingThousand", []int{10, 11, 20, 100, 101, 110, 111}, "十 十一 二十 一百 一百零一 一百一十 一百一十一"},
		{"upperRoman", []int{1, 4, 9, 14, 40, 90, 400, 1999}, "I IV IX XIV XL XC CD MCMXCIX"},
		{"lowerRoman", []int{3, 8}, "iii viii"},
		{"upperLetter", []int{1, 26, 27, 52, 53}, "A Z AA ZZ AAA"},
		{"lowerLetter", []int{2, 28}, "b bb"},
		{"ordinal", []int{1, 2, 3, 11, 23}, "1st 2nd 3rd 11th 23rd"},
		{"hex", []int{10, 255}, "A FF"},
		{"none", []int{5}, ""},
		{"bullet", []int{5}, ""},
	} {
		var got []string
		for _, n := range test.at {
			s, known := ListNumber(test.format, n)
			if !known {
				t.Errorf("%s is not known", test.format)
			}
			got = append(got, s)
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%s %v: %s, want %s", test.format, test.at, s, test.want)
		}
	}
	if s, known := ListNumber("hebrew1", 7); s != "7" || known {
		t.Errorf("hebrew1: %s %v", s, known)
	}
}

func TestCustomListNumber(t *testing.T) {
	for _, test := range []struct {
		members string
		n       int
		want    string
		known   bool
	}{
		{"001, 002, 003, ...", 12, "012", true}, {"0001, 0002", 12, "0012", true}, {"ア, イ, ウ, ...", 3, "ウ", true}, {"①, ②", 4, "④", true}, {"१, २", 4, "4", false}, {"", 4, "4", false},
	} {
		if s, known := CustomListNumber(test.members, test.n); s != test.want || known != test.known {
			t.Errorf("%q: %s %v", test.members, s, known)
		}
	}
}
