package importers

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"kitei/policy"
)

// fingerprintSize is how many bytes of the hash are kept: enough that two of ten thousand provisions never meet by chance.
const fingerprintSize = 8

// Fingerprint is a short hash of what stands in the source for a provision: number, title, text and cells, spaces aside. What kitei made of it
// (kind, place in the tree) does not count, so that it stays the same while only the reading changes.
func Fingerprint(n *policy.Node) string {
	h := sha256.New()
	for _, s := range append([]string{n.Label, n.Title, n.Text}, flatRows(n.Rows)...) {
		h.Write([]byte(strings.Join(strings.Fields(s), "")))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil)[:fingerprintSize])
}

func flatRows(rows [][]string) []string {
	var out []string
	for _, r := range rows {
		out = append(out, r...)
	}
	return out
}

// Keys gives every node of a document a key: its fingerprint, and where several are equal which of how many it is (2/3). A key found again
// in a later reading names the same provision, wherever that went; when one of several equal ones was added or removed, none of them is
// found, because nobody can say which is which.
func Keys(d *policy.Document) map[*policy.Node]string {
	total := map[string]int{}
	prints := map[*policy.Node]string{}
	for n := range d.All() {
		prints[n] = Fingerprint(n)
		total[prints[n]]++
	}
	seen := map[string]int{}
	for n := range d.All() {
		p := prints[n]
		seen[p]++
		if total[p] > 1 {
			prints[n] = p + "-" + strconv.Itoa(seen[p]) + "/" + strconv.Itoa(total[p])
		}
	}
	return prints
}
