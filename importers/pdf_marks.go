package importers

import (
	"math"
	"regexp"
)

// markText is what stands raised in a line to point to a note: 1, 12, ※1, 注1, *.
var markText = regexp.MustCompile(`^(?:(?:※|注|\*)?[0-9０-９]{1,3}[)）]?|※|\*+)$`)

// dropMarks takes the marks of notes out of the lines of a page: small raised numbers, which stand at a height of their own and would be lines. It says how
// many there were.
func dropMarks(lines []pdfLine) (kept []pdfLine, dropped int) {
	for i, l := range lines {
		if l.rows == nil && markText.MatchString(l.text) && (i > 0 && l.isMarkOf(lines[i-1]) || i+1 < len(lines) && l.isMarkOf(lines[i+1])) {
			dropped++
			continue
		}
		kept = append(kept, l)
	}
	return kept, dropped
}

// isMarkOf reports whether a line is smaller than another and overlaps it in height, beside its words.
func (l pdfLine) isMarkOf(o pdfLine) bool {
	overlap := math.Min(l.bottom, o.bottom) - math.Max(l.top, o.top)
	return o.rows == nil && l.size < 0.8*o.size && overlap > 0.3*(l.bottom-l.top) && l.left > o.left && l.left-o.right < o.size
}
