package importers

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"kitei/policy"
)

// leader is the end of a line of a 目次: dots, and the number of a page.
var leader = regexp.MustCompile(`[ 　]*[.．・…‥·･⋯\-－―─]{3,}[.．・…‥·･⋯ 　]*[-－]?[ 　]*[0-9０-９ⅰ-ⅿivxlc]+(?:[-－―–‐][0-9０-９]+)?[ 　]*[-－]?$`)

// listedPage is the number of a page at the end of a line of a 目次 without dots.
var listedPage = regexp.MustCompile(`[ 　]+[-－]?[0-9０-９]{1,3}[-－]?$`)

// dropListed leaves out the 目次: what stands between its heading and the place where its first entry occurs again as a heading of the text. Without
// such a place, lines that lead to a page with dots are left out.
func (r *reader) dropListed(blocks []Block) []Block {
	for i, b := range blocks {
		if b.Rows != nil || !isContents(b.Text) {
			continue
		}
		if n := countListed(blocks[i+1:]); n > 0 {
			r.note("contents-skipped", b.Pos, n)
			return append(append([]Block(nil), blocks[:i]...), blocks[i+1+n:]...)
		}
	}
	return r.dropLeaders(blocks)
}

// countListed counts the entries of a 目次 at the head of the blocks; 0 when there is none.
func countListed(blocks []Block) int {
	if len(blocks) == 0 {
		return 0
	}
	first := entryKey(blocks[0].Text)
	for n := 1; n < len(blocks); n++ {
		if blocks[n].Rows != nil {
			return 0
		}
		if entryKey(blocks[n].Text) != first {
			continue
		}
		later := map[string]bool{}
		for _, b := range blocks[n:] {
			later[entryKey(b.Text)] = true
		}
		found := 0
		for _, b := range blocks[:n] {
			if later[entryKey(b.Text)] {
				found++
			}
		}
		if found*10 >= n*6 {
			return n
		}
		return 0
	}
	return 0
}

// entryKey is an entry of a 目次, or a heading, in the form in which the two are equal: without dots, pages, ranges of articles and spaces.
func entryKey(s string) string {
	s = leader.ReplaceAllString(s, "")
	s = listedPage.ReplaceAllString(s, "")
	s = contentsRange.ReplaceAllString(s, "")
	return strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) {
			return -1
		}
		return c
	}, norm.NFKC.String(s))
}

func (r *reader) dropLeaders(blocks []Block) []Block {
	kept := blocks[:0:0]
	first, n := policy.Pos{}, 0
	for _, b := range blocks {
		if b.Rows == nil && leader.MatchString(b.Text) {
			if n++; n == 1 {
				first = b.Pos
			}
			continue
		}
		kept = append(kept, b)
	}
	if n < 2 {
		return blocks
	}
	r.note("contents-skipped", first, n)
	return kept
}
