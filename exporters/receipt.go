package exporters

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
)

// Receipt says what was proved of a 新旧対照表: how many provisions it accounts for and what the two texts and the table were.
type Receipt struct {
	Old, New       string // digests of the texts of both sides
	Content        string // digest of what stands in the two columns, see [Table.Digest]
	OldLines       int    // provisions of the old text, lines of it as printed
	NewLines       int
	Shown, Omitted int // pairs of provisions that are shown, and those that are left out because they are the same on both sides
	Changed        int // pairs with a mark
	Checks         int // comparisons that were made, all of them passed
}

// String is the receipt in one line; [ParseReceipt] reads it.
func (r *Receipt) String() string {
	return fmt.Sprintf("old=%s new=%s content=%s lines=%d/%d shown=%d omitted=%d changed=%d checks=%d",
		r.Old, r.New, r.Content, r.OldLines, r.NewLines, r.Shown, r.Omitted, r.Changed, r.Checks)
}

// ParseReceipt reads what [Receipt.String] wrote.
func ParseReceipt(s string) (*Receipt, error) {
	r := &Receipt{}
	_, err := fmt.Sscanf(s, "old=%s new=%s content=%s lines=%d/%d shown=%d omitted=%d changed=%d checks=%d",
		&r.Old, &r.New, &r.Content, &r.OldLines, &r.NewLines, &r.Shown, &r.Omitted, &r.Changed, &r.Checks)
	if err != nil {
		return nil, fmt.Errorf("reading receipt: %w", err)
	}
	return r, nil
}

// digestSize is how many bytes of a SHA-256 stand in a receipt: enough that two texts cannot have the same by chance.
const digestSize = 12

// Digest is the digest of what stands in the two columns of a table, line by line: text alone, so that it can be taken of a file as well.
func (t *Table) Digest() string {
	h := sha256.New()
	for i := range t.Rows {
		r := &t.Rows[i]
		for _, s := range []Side{SideOld, SideNew} {
			for _, l := range r.side(s) {
				fmt.Fprintf(h, "%s\t%s\n", s, l.Text())
			}
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:digestSize])
}

// DigestLines is the digest of lines of text.
func DigestLines(lines []string) string {
	h := sha256.New()
	for _, l := range lines {
		_, _ = io.WriteString(h, l+"\n")
	}
	return hex.EncodeToString(h.Sum(nil)[:digestSize])
}
