// Package xlsxcheck says what is wrong with a workbook as an office gets it: cells that calculate, links out of the file, a clock or a person
// in its properties, sheets that do not print on A4, rows too low for their text. [Faults] is all there is to call; the tests of every room
// that writes workbooks hold them to it.
package xlsxcheck

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"
)

// formulas are the only ones a cell may hold, by sheet: counts over the other sheets, made of names of cells and our own marks.
var formulas = map[string]*regexp.Regexp{
	"集計": regexp.MustCompile(`^(COUNTIFS\('点検票'!\$[A-Z]\$\d+:\$[A-Z]\$\d+,"="&\$A\d+,'点検票'!\$[A-Z]\$\d+:\$[A-Z]\$\d+,"(>0|○|△|×|－)"\)` +
		`|SUM\([A-Z]\d+:[A-Z]\d+\)|[A-Z]\d+-SUM\([A-Z]\d+:[A-Z]\d+\)|IF\([A-Z]\d+-[A-Z]\d+=0,0,[A-Z]\d+/\([A-Z]\d+-[A-Z]\d+\)\))$`),
	"件数": regexp.MustCompile(`^SUM\(B\d+:B\d+\)$`),
}

// rules are the formulas of drop-down lists and of colours: words to choose from, and the one question whether, for one of some of them, the cells beside
// it are empty.
var rules = regexp.MustCompile(`^("[^"=+@]*"|AND\(OR\((\$[A-Z]\d+="[^"=+@]{1,4}",?)+\)(,\$[A-Z]\d+="")+\))$`)

// Faults gives what is wrong with a workbook, one sentence each; none when all is well.
func Faults(data []byte) []string {
	c := &checker{}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return []string{err.Error()}
	}
	for _, part := range r.File {
		c.part(part)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		return append(c.faults, err.Error())
	}
	defer f.Close()
	for _, name := range f.GetDefinedName() {
		if !strings.HasPrefix(name.Name, "_xlnm.") {
			c.fault("the name %s is defined", name.Name)
		}
	}
	for _, sheet := range f.GetSheetList() {
		c.sheet(f, sheet)
	}
	return c.faults
}

type checker struct{ faults []string }

func (c *checker) fault(format string, args ...any) {
	c.faults = append(c.faults, fmt.Sprintf(format, args...))
}

// alien are parts a workbook of ours never has: programs, links and connections.
var alien = regexp.MustCompile(`vba|externalLinks|connections|queryTables|embeddings|activeX|customXml|printerSettings`)

func (c *checker) part(part *zip.File) {
	if alien.MatchString(part.Name) {
		c.fault("there is a part %s", part.Name)
	}
	if part.Modified.Year() > 1980 {
		c.fault("%s has the time %v", part.Name, part.Modified)
	}
	in, err := part.Open()
	if err != nil {
		c.fault("%s: %v", part.Name, err)
		return
	}
	defer in.Close()
	src, err := io.ReadAll(in)
	if err != nil {
		c.fault("%s: %v", part.Name, err)
	}
	if strings.HasSuffix(part.Name, ".rels") && bytes.Contains(src, []byte(`TargetMode="External"`)) {
		c.fault("%s leads out of the file", part.Name)
	}
	if part.Name == "docProps/core.xml" {
		c.properties(src)
	}
	if strings.HasPrefix(part.Name, "xl/worksheets/sheet") {
		c.markup(part.Name, src)
	}
}

// properties holds the properties of the file: no person, and no time but the fixed one.
func (c *checker) properties(src []byte) {
	for _, element := range []string{"dc:creator", "cp:lastModifiedBy"} {
		if m := regexp.MustCompile("<" + element + `[^>]*>([^<]*)<`).FindSubmatch(src); m != nil && len(m[1]) > 0 && string(m[1]) != "kitei" {
			c.fault("the %s is %s", element, m[1])
		}
	}
	for _, m := range regexp.MustCompile(`<dcterms:(created|modified)[^>]*>([^<]*)<`).FindAllSubmatch(src, -1) {
		if string(m[2]) != "2000-01-01T00:00:00Z" {
			c.fault("%s is %s", m[1], m[2])
		}
	}
}

// markup looks at the sheet as it is written: what kinds of cells there are, and the formulas of lists and colours.
func (c *checker) markup(name string, src []byte) {
	d := xml.NewDecoder(bytes.NewReader(src))
	within := ""
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			c.fault("%s: %v", name, err)
			return
		}
		switch t := token.(type) {
		case xml.StartElement:
			within = t.Name.Local
			for _, a := range t.Attr {
				if t.Name.Local == "c" && a.Name.Local == "t" && a.Value != "inlineStr" && a.Value != "s" {
					c.fault("%s: a cell of the type %s", name, a.Value)
				}
			}
		case xml.CharData:
			if (within == "formula" || within == "formula1" || within == "formula2") && !rules.Match(t) {
				c.fault("%s: the rule %s", name, t)
			}
		case xml.EndElement:
			within = ""
		}
	}
}

// sheet holds the cells and the printing of one sheet.
func (c *checker) sheet(f *excelize.File, sheet string) {
	rows, err := f.GetRows(sheet)
	if err != nil {
		c.fault("%s: %v", sheet, err)
		return
	}
	for r, cells := range rows {
		for col := range cells {
			at, _ := excelize.CoordinatesToCellName(col+1, r+1)
			formula, err := f.GetCellFormula(sheet, at)
			if known := formulas[sheet]; err != nil || formula != "" && (known == nil || !known.MatchString(formula)) {
				c.fault("%s!%s is the formula %s (%v)", sheet, at, formula, err)
			}
		}
	}
	if shown, _ := f.GetSheetVisible(sheet); shown {
		c.printing(f, sheet)
		c.heights(f, sheet, rows)
	}
}

func (c *checker) printing(f *excelize.File, sheet string) {
	layout, err := f.GetPageLayout(sheet)
	if err != nil || layout.Size == nil || *layout.Size != 9 || layout.FitToWidth == nil || *layout.FitToWidth != 1 {
		c.fault("%s does not print on A4, as wide as the page", sheet)
	}
	foot, err := f.GetHeaderFooter(sheet)
	if err != nil || foot == nil || !strings.Contains(foot.OddFooter, "&P") {
		c.fault("%s has no page numbers", sheet)
	}
	names := map[string]string{}
	for _, n := range f.GetDefinedName() {
		if n.Scope == sheet {
			names[n.Name] = n.RefersTo
		}
	}
	if names["_xlnm.Print_Area"] == "" {
		c.fault("%s has no print area", sheet)
	}
	panes, err := f.GetPanes(sheet)
	want := fmt.Sprintf("'%s'!$%d:$%d", sheet, panes.YSplit, panes.YSplit)
	if got := names["_xlnm.Print_Titles"]; err != nil || panes.Freeze && !strings.HasSuffix(got, want[strings.LastIndexByte(want, ':'):]) {
		c.fault("%s repeats %q at the head of a page, and keeps the rows down to %d in sight", sheet, got, panes.YSplit)
	}
}
