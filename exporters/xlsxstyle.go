package exporters

import (
	"cmp"

	"github.com/xuri/excelize/v2"
)

// look is how a cell looks. The zero value is text of the ordinary size at the top left of its cell, locked once the sheet is protected.
type look struct {
	size   float64 // in points; bodySize when 0
	bold   bool
	mincho bool // 明朝 in place of ゴシック
	center bool // horizontally
	right  bool
	middle bool // vertically
	border borders
	fill   string // RRGGBB
	color  string // of the text
	open   bool   // can be filled in while the sheet is protected
	format string // of numbers
}

// borders are the lines around a cell.
type borders uint8

const (
	noBorder   borders = iota
	boxed              // all four sides
	boxedOpen          // all but the lower side: the text goes on below
	boxedEnd           // all but the upper side
	boxedMid           // the left and the right side
	boxedFirst         // all four sides, the lower one a hairline: the next provision of the same clause stands below
	boxedLast          // all four sides, the upper one a hairline
	boxedInner         // all four sides, the upper and the lower one a hairline
	underline          // a line to write on
)

// Styles of a line in a workbook.
const (
	thinLine = 1
	hairline = 7
)

const (
	sheetFont = defaultGothic
	bodySize  = 10.0
	softFill  = "EEF1F4" // headings
	openFill  = "FFFDF0" // cells to be filled in
	lineColor = "808080"
)

// id gives the number of a look in the workbook.
func (b *book) id(l look) int {
	if id, ok := b.looks[l]; ok {
		return id
	}
	style := &excelize.Style{
		Font:       font(l),
		Alignment:  &excelize.Alignment{Horizontal: "left", Vertical: "top", WrapText: true},
		Border:     l.border.lines(),
		Protection: &excelize.Protection{Locked: !l.open},
	}
	switch {
	case l.center:
		style.Alignment.Horizontal = "center"
	case l.right:
		style.Alignment.Horizontal = "right"
	}
	if l.middle {
		style.Alignment.Vertical = "center"
	}
	if l.fill != "" {
		style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.fill}}
	}
	if l.format != "" {
		style.CustomNumFmt = &l.format
	}
	id, err := b.f.NewStyle(style)
	b.do(err)
	b.looks[l] = id
	return id
}

func font(l look) *excelize.Font {
	family := sheetFont
	if l.mincho {
		family = defaultMincho
	}
	return &excelize.Font{Family: family, Size: cmp.Or(l.size, bodySize), Bold: l.bold, Color: cmp.Or(l.color, "000000")}
}

// lines gives the borders as excelize wants them.
func (b borders) lines() []excelize.Border {
	sides := map[borders][]string{
		boxed: {"left", "right", "top", "bottom"}, boxedOpen: {"left", "right", "top"},
		boxedEnd: {"left", "right", "bottom"}, boxedMid: {"left", "right"}, underline: {"bottom"},
		boxedFirst: {"left", "right", "top"}, boxedLast: {"left", "right", "bottom"}, boxedInner: {"left", "right"},
	}[b]
	hairs := map[borders][]string{boxedFirst: {"bottom"}, boxedLast: {"top"}, boxedInner: {"top", "bottom"}}[b]
	var out []excelize.Border
	for _, side := range sides {
		out = append(out, excelize.Border{Type: side, Color: lineColor, Style: thinLine})
	}
	for _, side := range hairs {
		out = append(out, excelize.Border{Type: side, Color: lineColor, Style: hairline})
	}
	return out
}
