package importers

import (
	"encoding/xml"
	"path"
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"

	"kitei/policy"
)

// sheetPaths gives the parts that hold the sheets of a workbook, by their names.
func sheetPaths(f *excelize.File) map[string]string {
	part := func(name string) []byte {
		b, _ := f.Pkg.Load(name)
		src, _ := b.([]byte)
		return src
	}
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	var relations struct {
		List []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	out := map[string]string{}
	if xml.Unmarshal(part("xl/workbook.xml"), &book) != nil || xml.Unmarshal(part("xl/_rels/workbook.xml.rels"), &relations) != nil {
		return out // what is amiss shows when the cells are read
	}
	targets := map[string]string{}
	for _, r := range relations.List {
		targets[r.ID] = r.Target
	}
	for _, s := range book.Sheets {
		target := targets[s.ID]
		if !strings.HasPrefix(target, "/") {
			target = "xl/" + target
		}
		out[s.Name] = strings.TrimPrefix(path.Clean(target), "/")
	}
	return out
}

var (
	hiddenMark   = regexp.MustCompile(`<(row|col)\s[^>]*hidden="(?:1|true)"[^>]*>`)
	formulaAlone = regexp.MustCompile(`<c\s[^>]*?r="([A-Z]+[0-9]+)"[^>]*>\s*<f[\s>/](?:[^<]*</f>)?[^<]*</c>`) // no <v>: nobody calculated it
	rowStart     = regexp.MustCompile(`<row\s`)
)

// oddities says what a person who looks at the sheet in Excel would not expect to be read, or would see and which is not in the file.
func (r *reader) oddities(name string, src []byte) {
	pos := policy.Pos{File: r.name, Cell: name}
	rows, columns := 0, 0
	head := src
	if at := rowStart.FindIndex(src); at != nil {
		head = src[:at[0]]
	}
	for _, m := range hiddenMark.FindAllSubmatch(src, -1) {
		if string(m[1]) == "row" {
			rows++
		}
	}
	for _, m := range hiddenMark.FindAllSubmatch(head, -1) {
		if string(m[1]) == "col" {
			columns++
		}
	}
	if rows > 0 {
		r.note("xlsx-rows-hidden", pos, rows)
	}
	if columns > 0 {
		r.note("xlsx-columns-hidden", pos)
	}
	if found := formulaAlone.FindAllSubmatch(src, -1); len(found) > 0 {
		pos.Cell += "!" + string(found[0][1])
		r.note("xlsx-formulas", pos, len(found))
	}
}

// errorValue is what Excel shows where a formula fails.
var errorValue = regexp.MustCompile(`^#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$`)

// dropErrors takes the errors of formulas out of the cells of a sheet and says where they stood.
func (r *reader) dropErrors(s *tableSheet) {
	for i, row := range s.rows {
		for x, c := range row {
			if strings.HasPrefix(c, "#") && errorValue.MatchString(c) {
				r.note("xlsx-cell-error", r.cellAt(s, i, x), c)
				row[x] = ""
			}
		}
	}
}
