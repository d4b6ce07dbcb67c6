package exporters

import "strings"

// cellPart is the part of a cell that stands in one row, and how many lines it is broken into there.
type cellPart struct {
	lines  []Line
	height int
	cut    bool // the first line goes on from the piece before
}

// splitLines cuts the text of a cell into pieces that stand in rows one below another: at most room lines high, not longer than a cell can
// hold. A text up to half as high again stays whole. It is cut between lines where that can be, else behind a sentence, else where the line
// is broken anyway. The lines of all pieces together are the lines given, those cut inside as several; there is always one piece.
func splitLines(lines []Line, width, size float64, room int) []cellPart {
	lines = atBreaks(lines)
	whole := joined(lines)
	if h := wrappedLines(whole, width, size); h <= room+room/2 && units(whole) < maxCell {
		return []cellPart{{lines: lines, height: h}}
	}
	var out []cellPart
	var p cellPart
	length := 0
	for _, line := range lines {
		for i, part := range splitLine(line, width, size, room) {
			text := part.Text()
			h, n := wrappedLines(text, width, size), units(text)+1
			if len(p.lines) > 0 && (p.height+h > room || length+n > maxCell/2) {
				out = append(out, p)
				p, length = cellPart{cut: i > 0}, 0
			}
			p.lines = append(p.lines, part)
			p.height += h
			length += n
		}
	}
	return append(out, p)
}

// atBreaks makes lines of their own of what line feeds inside a line separate.
func atBreaks(lines []Line) []Line {
	var out []Line
	for _, l := range lines {
		now := Line{}
		for _, r := range l {
			for i, part := range strings.Split(lineFeeds(r.Text), "\n") {
				if i > 0 {
					out = append(out, now)
					now = Line{}
				}
				if part != "" {
					now = append(now, Run{Text: part, Mark: r.Mark, kind: r.kind})
				}
			}
		}
		out = append(out, now)
	}
	return out
}

// splitLine cuts a line that alone is higher than room lines or longer than a cell.
func splitLine(line Line, width, size float64, room int) []Line {
	text := line.Text()
	breaks := lineBreaks(text, width, size)
	if len(breaks) < room && units(text) < maxCell/2 {
		return []Line{line}
	}
	var out []Line
	start := 0
	for len(breaks) >= room || units(text[start:]) >= maxCell/2 {
		end := start + prefix(text[start:], maxCell/2)
		if len(breaks) >= room {
			end = min(end, breaks[room-1])
		}
		if stop := strings.LastIndex(text[start:end], "。"); stop > (end-start)/2 {
			end = start + stop + len("。")
		}
		out = append(out, cutLine(line, start, end))
		start = end
		breaks = breaks[:0]
		for _, b := range lineBreaks(text[start:], width, size) {
			breaks = append(breaks, start+b)
		}
	}
	return append(out, cutLine(line, start, len(text)))
}

// cutLine gives the bytes from start to end of a line with their marks.
func cutLine(line Line, start, end int) Line {
	var out Line
	at := 0
	for _, r := range line {
		from, to := max(start-at, 0), min(end-at, len(r.Text))
		if from < to {
			out = append(out, Run{Text: r.Text[from:to], Mark: r.Mark, kind: r.kind})
		}
		at += len(r.Text)
	}
	return out
}

// joined is the text of lines in one cell.
func joined(lines []Line) string {
	if len(lines) == 1 && len(lines[0]) == 1 {
		return lines[0][0].Text
	}
	var b strings.Builder
	for i, l := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		for _, r := range l {
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

// plainLines are the lines of a text nothing is marked in.
func plainLines(text string) []Line {
	var out []Line
	for line := range strings.SplitSeq(lineFeeds(text), "\n") {
		out = append(out, Line{{Text: line}})
	}
	return out
}
