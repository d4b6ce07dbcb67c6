package importers

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	textunicode "golang.org/x/text/encoding/unicode"

	"kitei/policy"
)

// charset is one of the character sets Japanese documents come in.
type charset uint8

const (
	noCharset charset = iota
	utf8Set
	utf16LE
	utf16BE
	shiftJIS // Windows-31J, which is what everybody means by Shift_JIS
	eucJP
	iso2022JP // JIS
)

// String gives the name people know the character set by.
func (c charset) String() string {
	return [...]string{"", "UTF-8", "UTF-16", "UTF-16", "Shift_JIS", "EUC-JP", "ISO-2022-JP"}[c]
}

// charsetLabels are the names character sets have in declarations, in lower case without hyphens and underscores. The library knows
// neither cp932 nor what mail programs write.
var charsetLabels = map[string]charset{
	"utf8": utf8Set, "xutf8": utf8Set, "unicode11utf8": utf8Set,
	"utf16": utf16LE, "utf16le": utf16LE, "unicode": utf16LE, "utf16be": utf16BE,
	"shiftjis": shiftJIS, "sjis": shiftJIS, "xsjis": shiftJIS, "mskanji": shiftJIS, "windows31j": shiftJIS, "cp932": shiftJIS, "ms932": shiftJIS,
	"csshiftjis": shiftJIS, "cswindows31j": shiftJIS, "windows932": shiftJIS, "xmscp932": shiftJIS, "cp943": shiftJIS, "xshiftjis": shiftJIS,
	"eucjp": eucJP, "xeucjp": eucJP, "cseucpkdfmtjapanese": eucJP, "eucjpms": eucJP, "cp51932": eucJP, "ujis": eucJP,
	"iso2022jp": iso2022JP, "csiso2022jp": iso2022JP, "jis": iso2022JP, "cp50220": iso2022JP, "cp50221": iso2022JP, "cp50222": iso2022JP, "iso2022jp1": iso2022JP,
}

// charsetNamed gives the character set a declaration names; noCharset for one that is unknown or cannot hold Japanese.
func charsetNamed(label string) charset {
	return charsetLabels[strings.NewReplacer("-", "", "_", "").Replace(strings.ToLower(strings.TrimSpace(label)))]
}

func (c charset) decoder() *encoding.Decoder {
	switch c {
	case utf16LE:
		return textunicode.UTF16(textunicode.LittleEndian, textunicode.UseBOM).NewDecoder()
	case utf16BE:
		return textunicode.UTF16(textunicode.BigEndian, textunicode.UseBOM).NewDecoder()
	case shiftJIS:
		return japanese.ShiftJIS.NewDecoder()
	case eucJP:
		return japanese.EUCJP.NewDecoder()
	case iso2022JP:
		return japanese.ISO2022JP.NewDecoder()
	case noCharset, utf8Set:
	}
	return encoding.Nop.NewDecoder()
}

// read decodes src. Bytes that mean nothing become U+FFFD.
func (c charset) read(src []byte) string {
	text, err := c.decoder().Bytes(src)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToValidUTF8(string(text), "\uFFFD"), "\uFEFF")
}

// byMark gives the character set that a byte-order mark says.
func byMark(src []byte) charset {
	switch {
	case bytes.HasPrefix(src, []byte("\xef\xbb\xbf")):
		return utf8Set
	case bytes.HasPrefix(src, []byte("\xff\xfe")):
		return utf16LE
	case bytes.HasPrefix(src, []byte("\xfe\xff")):
		return utf16BE
	}
	return noCharset
}

// jisEscape begins a run of Japanese in ISO-2022-JP.
var jisEscape = regexp.MustCompile("\x1b(\\$[@B]|\\$\\(D|\\([IJ])")

// detectCharset finds out what src is written in by what it says: escapes of ISO-2022-JP, sequences of UTF-8, and else the character set in
// which it reads as Japanese. noCharset means that it reads as Japanese in none.
//
// General detectors want longer texts than a clause. Time is linear; large files are judged by their first 256 KB.
func detectCharset(src []byte) charset {
	if len(src) > 256<<10 {
		src = src[:256<<10]
		for len(src) > 0 && src[len(src)-1] >= 0x80 { // not in the middle of a character
			src = src[:len(src)-1]
		}
	}
	if jisEscape.Match(src) && isASCII(src) {
		return iso2022JP
	}
	if bytes.IndexByte(src, 0) >= 0 {
		if c := bestScore(src, utf16LE, utf16BE); c != noCharset {
			return c
		}
	}
	if many, bad := countUTF8(src); bad == 0 || many > 20*bad {
		return utf8Set
	}
	return bestScore(src, shiftJIS, eucJP)
}

func isASCII(src []byte) bool {
	for _, b := range src {
		if b >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// countUTF8 counts the characters of several bytes and the bytes that belong to none.
func countUTF8(src []byte) (many, bad int) {
	for i := 0; i < len(src); {
		r, n := utf8.DecodeRune(src[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			many++
		}
		i += n
	}
	return many, bad
}

// bestScore gives the character set in which src reads most like Japanese.
func bestScore(src []byte, candidates ...charset) charset {
	best, top := noCharset, 0
	for _, c := range candidates {
		if s := japaneseScore(c.read(src)); s > top {
			best, top = c, s
		}
	}
	return best
}

// japaneseScore is how much a text looks like Japanese: kana and kanji for it, half-width kana and characters that mean nothing against it.
func japaneseScore(text string) int {
	score := 0
	for _, r := range text {
		switch {
		case r == unicode.ReplacementChar || r < ' ' && !strings.ContainsRune("\t\n\f\r\x1b", r) || unicode.Is(unicode.Co, r):
			score -= 20
		case r >= 0xFF61 && r <= 0xFF9F:
			score--
		case r >= 0x3041 && r <= 0x30FF || r >= 0x4E00 && r <= 0x9FFF:
			score++
		case unicode.In(r, unicode.Han) || strings.ContainsRune("、。「」（）・ー　", r):
			score++
		case r >= 0x80 && r < 0x2000 && r != 0xA5 && r != 0xD7 && r != 0xF7: // other alphabets
			score -= 5
		}
	}
	return score
}

// decode gives the text of a file whatever it is written in, CRLF and CR read as line ends. declared is the character set the file itself
// names, "" for none.
//
// A byte-order mark goes first, then what the bytes say where they contradict the declaration, then the declaration. What was guessed
// or could not be read is a notice with the line; a file that reads as Japanese in no character set is an error.
func (r *reader) decode(src []byte, declared string) (string, error) {
	if len(bytes.TrimSpace(bytes.TrimPrefix(src, []byte("\xef\xbb\xbf")))) == 0 {
		return "", policy.Problem("file-empty", policy.Pos{File: r.name})
	}
	c := byMark(src)
	if c == noCharset {
		var err error
		if c, err = r.guess(src, declared); err != nil {
			return "", err
		}
	}
	text := c.read(src)
	if strings.TrimSpace(text) == "" {
		return "", policy.Problem("file-empty", policy.Pos{File: r.name})
	}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	return text, r.checkDecoded(text, c)
}

// guess settles on a character set where no byte-order mark does.
func (r *reader) guess(src []byte, declared string) (charset, error) {
	named, found := charsetNamed(declared), detectCharset(src)
	if named != noCharset && (found == noCharset || isASCII(src) && found != iso2022JP) {
		return named, nil
	}
	switch {
	case found == noCharset && bytes.IndexByte(src, 0) >= 0:
		return 0, policy.Problem("file-binary", r.at(firstStrange(src)))
	case found == noCharset:
		return 0, policy.Problem("file-charset", r.at(firstStrange(src)))
	case found == named || found == utf8Set && declared == "":
	case declared == "":
		r.note("charset-guessed", policy.Pos{File: r.name}, found.String())
	case named == utf16LE || named == utf16BE: // a page whose declaration can be read at all is not in UTF-16
		r.note("charset-declared", policy.Pos{File: r.name}, declared, found.String())
	case japaneseScore(named.read(src)) < japaneseScore(found.read(src)) || named == noCharset:
		r.note("charset-declared", policy.Pos{File: r.name}, declared, found.String())
	default:
		return named, nil
	}
	return found, nil
}

// firstStrange is the line of the first byte that is not UTF-8, or of the first null byte.
func firstStrange(src []byte) int {
	for i := 0; i < len(src); {
		r, n := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && n == 1 || r == 0 {
			return bytes.Count(src[:i], []byte("\n")) + 1
		}
		i += n
	}
	return 0
}

// checkDecoded says what could not be read: bytes without a meaning, characters of the body's own (外字), which no other machine knows.
func (r *reader) checkDecoded(text string, c charset) error {
	bad, badLine, own, ownLine, line := 0, 0, 0, 0, 1
	for _, ch := range text {
		switch {
		case ch == '\n':
			line++
		case ch == unicode.ReplacementChar:
			if bad++; bad == 1 {
				badLine = line
			}
		case unicode.Is(unicode.Co, ch):
			if own++; own == 1 {
				ownLine = line
			}
		}
	}
	if bad > 20 && bad*10 > utf8.RuneCountInString(text) {
		return policy.Problem("file-charset", r.at(badLine))
	}
	if bad > 0 {
		r.note("charset-bytes", r.at(badLine), c.String(), bad)
	}
	if own > 0 {
		r.note("charset-gaiji", r.at(ownLine), own)
	}
	return nil
}

// lines gives the text of a plain-text file as lines without their ends. A null byte says that the file is no text.
func (r *reader) lines(src []byte) ([]string, error) {
	text, err := r.decode(src, "")
	if err != nil {
		return nil, err
	}
	if before, _, found := strings.Cut(text, "\x00"); found {
		return nil, policy.Problem("file-binary", r.at(strings.Count(before, "\n")+1))
	}
	return strings.Split(strings.TrimSuffix(text, "\n"), "\n"), nil
}

// Text gives what a text file says, its lines ended by line feeds, whatever Japanese character set it is written in. Errors are those of [ReadText].
func Text(name string, src []byte) (string, error) {
	r := &reader{name: name}
	lines, err := r.lines(src)
	return strings.Join(lines, "\n"), err
}
