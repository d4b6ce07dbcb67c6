package ooxml

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
)

// Bookmarks in a word-processor file: at most 40 letters, digits and _, a letter first, upper and lower case the same.
const maxBookmark = 40

// Marks at the head of a bookmark's name: of an id in full, and of one too long for that.
const (
	plainMark  = "k_"
	hashedMark = "h_"
)

// BookmarkName gives the name of the bookmark that carries an id.
//
// Small letters and digits stand for themselves and a full stop between them becomes _; any other byte becomes __ and two
// hexadecimal digits: org.ciso is k_org_ciso, tec.net-a is k_tec_net__2da. A name that would be too long is cut and closed with
// a hash of the id. Different ids have different names.
func BookmarkName(id string) string {
	encoded := encodeID(id)
	if len(plainMark)+len(encoded) <= maxBookmark {
		return plainMark + encoded
	}
	sum := sha256.Sum256([]byte(id))
	hash := hex.EncodeToString(sum[:8])
	return hashedMark + encoded[:maxBookmark-len(hashedMark)-len(hash)-1] + "_" + hash
}

func encodeID(id string) string {
	var b strings.Builder
	for i := 0; i < len(id); i++ {
		switch c := id[i]; {
		case plain(c):
			b.WriteByte(c)
		case c == '.' && i > 0 && plain(id[i-1]) && i+1 < len(id) && plain(id[i+1]):
			b.WriteByte('_')
		default:
			b.WriteString("__")
			b.WriteByte(hexDigits[c>>4])
			b.WriteByte(hexDigits[c&15])
		}
	}
	return b.String()
}

const hexDigits = "0123456789abcdef"

func plain(c byte) bool { return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' }

// IDFromBookmark is the inverse of [BookmarkName]. ok is false for a bookmark that is not kitei's and for one whose id was
// too long: the latter is found by comparing with the names of known ids, see [IsBookmark].
func IDFromBookmark(name string) (id string, ok bool) {
	rest, found := strings.CutPrefix(name, plainMark)
	if !found {
		return "", false
	}
	var b strings.Builder
	for i := 0; i < len(rest); i++ {
		switch {
		case rest[i] != '_':
			b.WriteByte(rest[i])
		case strings.HasPrefix(rest[i:], "__") && i+4 <= len(rest):
			v, err := strconv.ParseUint(rest[i+2:i+4], 16, 8)
			if err != nil {
				return "", false
			}
			b.WriteByte(byte(v))
			i += 3
		default:
			b.WriteByte('.')
		}
	}
	id = b.String()
	return id, BookmarkName(id) == name
}

// IsBookmark reports whether name has the form of a name made by [BookmarkName].
func IsBookmark(name string) bool {
	_, ok := IDFromBookmark(name)
	hashed := strings.HasPrefix(name, hashedMark) && len(name) == maxBookmark && name[maxBookmark-17] == '_'
	return ok || hashed
}
