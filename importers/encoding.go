package importers

import (
	"strings"
	"unicode"

	"golang.org/x/text/encoding/japanese"
)

// looksShiftJIS reports whether bytes that are not UTF-8 read as Japanese when taken for Shift_JIS.
// The measure is the one general detectors lack on short Japanese texts: kana and kanji counted against undecodable bytes.
func looksShiftJIS(src []byte) bool {
	text, err := japanese.ShiftJIS.NewDecoder().Bytes(src)
	if err != nil {
		return false
	}
	good, bad := 0, 0
	for _, r := range string(text) {
		switch {
		case r == unicode.ReplacementChar:
			bad++
		case unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Han) || strings.ContainsRune("、。「」（）", r):
			good++
		}
	}
	return good > 20*bad
}
