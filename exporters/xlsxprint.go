package exporters

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// printing is how a sheet comes out on paper, on A4 and as wide as the page.
type printing struct {
	portrait bool
	repeat   int // row printed at the head of every page; 0 for none
	lastCol  int // what is printed: from A1 to this column and row
	lastRow  int
	head     string // right side of the header
	foot     string // left side of the footer; the number of the page stands on the right
	note     string // small line under it
}

// A4 in the list of paper sizes of Excel.
const a4 = 9

func (s *sheet) print(p printing) {
	if s.err != nil {
		return
	}
	size, orientation, one, zero, yes := a4, "landscape", 1, 0, true
	if p.portrait {
		orientation = "portrait"
	}
	s.do(s.f.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &yes}))
	s.do(s.f.SetPageLayout(s.name, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, FitToWidth: &one, FitToHeight: &zero}))
	side, top, inner := 0.4, 0.6, 0.3
	s.do(s.f.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &top, Bottom: &top, Header: &inner, Footer: &inner, Horizontally: &yes,
	}))
	room := maxHeader
	if p.portrait {
		room = maxHeader / 2 // more would run into the page number
	}
	s.do(s.f.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{
		OddHeader: "&R" + headerText(p.head, room),
		OddFooter: "&L" + footerText(p, room) + "&R&P / &N",
	}))
	s.defined("_xlnm.Print_Area", fmt.Sprintf("'%s'!$A$1:$%s$%d", s.name, column(p.lastCol), p.lastRow))
	if p.repeat > 0 {
		s.defined("_xlnm.Print_Titles", fmt.Sprintf("'%s'!$%d:$%d", s.name, p.repeat, p.repeat))
	}
}

func (s *sheet) defined(name, refersTo string) {
	if s.err == nil {
		s.do(s.f.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: refersTo, Scope: s.name}))
	}
}

// maxHeader keeps header and footer, with their codes, within the 255 characters Excel allows.
const maxHeader = 100

// footerText is the left side of the footer; with a note it is in 8 points, so that both stand on a landscape page. The space keeps a digit
// out of the size.
func footerText(p printing, room int) string {
	if p.note == "" {
		return headerText(p.foot, room)
	}
	return "&8 " + headerText(p.foot, room) + "\n" + headerText(p.note, room)
}

// headerText is text that stands in a header or footer, where & begins a code.
func headerText(text string, room int) string {
	text = strings.ReplaceAll(oneLine(cellText(text)), "&", "&&")
	if units(text) > room {
		text = strings.TrimRight(text[:prefix(text, room-1)], "&") + "…"
	}
	return text
}

// freeze keeps the rows down to a row in sight.
func (s *sheet) freeze(row int) {
	if s.err == nil {
		s.do(s.f.SetPanes(s.name, &excelize.Panes{
			Freeze: true, YSplit: row, TopLeftCell: at(1, row+1), ActivePane: "bottomLeft",
			Selection: []excelize.Selection{{SQRef: at(1, row+1), ActiveCell: at(1, row+1), Pane: "bottomLeft"}},
		}))
	}
}

// pageUse is how much of a page is filled: printers and programs differ a little in what they get on one.
const pageUse = 0.97

// pages begins a new page before each row that has no room on the one before, below the repeated headings, and gives these rows. A row of keep
// stays with the next one, which Excel cannot do by itself. The rows have their heights.
func (s *sheet) pages(head, last, columns int, portrait bool, keep map[int]bool) map[int]bool {
	down, scale := printedPage(s.width(columns)*digitWidth, portrait)
	room := down / scale * pageUse
	begins := map[int]bool{}
	used, begin := 0.0, 1
	for row := 1; row <= last; row++ {
		height := s.cells.row(row).height
		if used += height; used <= room || row == begin || row <= head {
			continue
		}
		start := row
		for start-1 > max(begin, head) && keep[start-1] {
			start--
		}
		begin, used = start, s.cells.row(head).height
		for r := start; r <= row; r++ {
			used += s.cells.row(r).height
		}
		begins[start] = true
		if s.err == nil {
			s.do(s.f.InsertPageBreak(s.name, at(1, start)))
		}
	}
	return begins
}
