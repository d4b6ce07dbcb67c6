package exporters

import "slices"

// parts cuts a row by the unit of the profile: the whole, or one for each provision. The heading of a clause stays with what follows it, also over
// a （略） with a table, and rows of one table of the text stay together.
func (t *Table) parts(r *Row) []rowPart {
	if t.Profile.Unit == UnitClause || r.Kind != RowClause {
		return []rowPart{r.Lines}
	}
	var out []rowPart
	for i := 0; i < len(r.Lines); {
		j := i + 1
		for r.Lines[j-1].Place <= PlaceArticle && (r.Lines[j-1].head || r.Lines[j-1].Place == PlaceCaption) && j < len(r.Lines) {
			j++
		}
		if j < len(r.Lines) && r.Lines[i].head && r.Lines[j-1].Omit > 0 && r.Lines[j].Place == PlaceTable { // what is left out above a table parts it from its heading
			j++
		}
		for r.Lines[j-1].Place == PlaceTable && j < len(r.Lines) && r.Lines[j].Place == PlaceTable {
			j++
		}
		out = append(out, r.Lines[i:j])
		i = j
	}
	if len(out) == 0 {
		out = []rowPart{nil}
	}
	return out
}

// oneSided reports whether a side of several parts has something in the first of them alone: （新設） opposite a clause. Its cells are one, without
// lines between them.
func oneSided(parts []rowPart, s Side) bool {
	if len(parts) < 2 {
		return false
	}
	for _, part := range parts[1:] {
		if len(part.side(s)) > 0 {
			return false
		}
	}
	return true
}

// cells reports whether the line of a side is a row of a table, and not what stands opposite one.
func (p *Pair) cells(s Side) bool {
	return p.Place == PlaceTable && !(s == SideOld && p.NoOld) && !(s == SideNew && p.NoNew)
}

// rowPart is what stands in one row of a file.
type rowPart []Pair

// side gives the lines of one column.
func (p rowPart) side(s Side) []Line {
	var out []Line
	for i := range p {
		if l := p[i].Side(s); l != nil {
			out = append(out, l)
		}
	}
	return out
}

// Properties of a file that holds a table.
const (
	propertyKind    = "kitei.kind"
	propertyLeft    = "kitei.left"
	propertyProfile = "kitei.profile"
	propertyReceipt = "kitei.receipt"
	tableKind       = "table/1"
)

// properties are what a file says of its table beside it: by these a reader tells the columns apart.
func (t *Table) properties() []ReportProperty {
	out := []ReportProperty{{propertyKind, tableKind}, {propertyLeft, string(t.Left())}, {propertyProfile, t.Profile.Name}}
	if t.Receipt != nil {
		out = append(out, ReportProperty{propertyReceipt, t.Receipt.String()})
	}
	return out
}

// innerWidths shares a width among the columns of a table of the text, by the rows of it that are shown. Both sides get the same widths where they
// have as many columns, and a column to be filled in gets what is left.
func innerWidths(rows []*Pair, s Side, total int) []int {
	grids := map[Side][][]string{}
	for _, p := range rows {
		for _, side := range []Side{SideOld, SideNew} {
			if p.Omit > 0 || p.Side(side) == nil || !p.cells(side) {
				continue
			}
			var texts []string
			for _, cell := range cellsOf(p.Side(side)) {
				texts = append(texts, cell.Text())
			}
			grids[side] = append(grids[side], texts)
		}
	}
	grid := grids[s]
	if columns(grids[SideOld]) == columns(grids[SideNew]) {
		grid = grids[SideOld]
		for _, row := range grids[SideNew] {
			if !slices.ContainsFunc(grid, func(r []string) bool { return slices.Equal(r, row) }) {
				grid = append(grid, row)
			}
		}
	}
	n := columns(grid)
	if n < 2 {
		return []int{total}
	}
	form := false
	for c := range n {
		_, blank := columnNeed(grid, c)
		form = form || blank
	}
	return columnWidths(grid, total, form)
}
