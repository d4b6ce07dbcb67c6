package sealing

import (
	"slices"
	"strings"

	"kitei/internal/ooxml"
)

// word reads the paragraphs and the rows of the tables of a Word file.
func (f *sealed) word() error {
	main := "word/document.xml"
	targets, err := f.archive.Targets("")
	if err != nil {
		return err
	}
	for _, t := range targets {
		if t.Kind == "officeDocument" {
			main = t.Part
		}
	}
	data, err := f.archive.Part(main)
	if err != nil {
		return err
	}
	w := &wordReader{f: f}
	return ooxml.Elements(data, "body", nil, func(e *ooxml.Element) error {
		w.block(e)
		return nil
	})
}

type wordReader struct {
	f      *sealed
	tables int
	fields []wordField
}

// wordField is a field that is open. What it shows is left out when it is a page number or a date.
type wordField struct {
	instruction string
	shows       bool // behind the separator
}

// wandering are the fields whose text changes with the pages or the day.
var wandering = []string{"PAGE", "NUMPAGES", "PAGEREF", "SECTIONPAGES", "DATE", "TIME", "SAVEDATE", "PRINTDATE", "CREATEDATE"}

func (f wordField) wanders() bool {
	words := strings.Fields(f.instruction)
	return len(words) > 0 && slices.Contains(wandering, strings.ToUpper(words[0]))
}

func (w *wordReader) block(e *ooxml.Element) {
	switch e.Name {
	case "p":
		var m marker
		w.inline(e, &m, "")
		w.f.paragraph(m.String())
	case "tbl":
		w.tables++
		row := 0
		w.rows(e, "", func(state string, tr *ooxml.Element) {
			row++
			w.f.row(Place{Table: w.tables, Row: row}, w.cells(tr, state))
		})
	case "sdt":
		for _, c := range e.Child("sdtContent").All() {
			w.block(c)
		}
	case "customXml", "ins", "del", "moveTo", "moveFrom":
		for _, c := range e.Children {
			w.block(c)
		}
	}
}

// rows visits the rows of a table with the state that a tracked change gives them.
func (w *wordReader) rows(tbl *ooxml.Element, state string, visit func(string, *ooxml.Element)) {
	for _, e := range tbl.Children {
		switch e.Name {
		case "tr":
			s := state
			if e.Find("trPr", "ins") != nil {
				s = stateInserted
			}
			if e.Find("trPr", "del") != nil {
				s = stateDeleted
			}
			visit(s, e)
		case "sdt":
			w.rows(e.Child("sdtContent"), state, visit)
		case "customXml":
			w.rows(e, state, visit)
		}
	}
}

func (w *wordReader) cells(tr *ooxml.Element, state string) []cell {
	var out []cell
	for _, e := range tr.Children {
		if e.Name == "tc" {
			out = append(out, cell{column: len(out) + 1, text: w.cellText(e, state)})
		}
	}
	return out
}

// cellText gives the paragraphs of a cell, and the rows of tables in it with tabs between their cells. Empty lines are left out.
func (w *wordReader) cellText(tc *ooxml.Element, state string) string {
	var lines []string
	for _, e := range tc.Children {
		switch e.Name {
		case "p":
			var m marker
			w.inline(e, &m, state)
			lines = append(lines, m.String())
		case "tbl":
			w.rows(e, state, func(s string, tr *ooxml.Element) {
				var texts []string
				for _, c := range w.cells(tr, s) {
					texts = append(texts, c.text)
				}
				lines = append(lines, strings.Join(texts, "\t"))
			})
		case "sdt":
			lines = append(lines, w.cellText(e.Child("sdtContent"), state))
		}
	}
	return strings.Join(slices.DeleteFunc(lines, func(l string) bool { return plain(l) == "" }), "\n")
}

// inline reads what stands in a paragraph.
func (w *wordReader) inline(e *ooxml.Element, m *marker, state string) {
	for _, c := range e.All() {
		switch c.Name {
		case "r":
			w.run(c, m, state)
		case "ins", "moveTo":
			w.inline(c, m, stateInserted)
		case "del", "moveFrom":
			w.inline(c, m, stateDeleted)
		case "fldSimple":
			if (wordField{instruction: c.Attr("instr")}).wanders() {
				continue
			}
			w.inline(c, m, state)
		case "hyperlink", "smartTag", "customXml":
			w.inline(c, m, state)
		case "sdt":
			w.inline(c.Child("sdtContent"), m, state)
		}
	}
}

func (w *wordReader) run(r *ooxml.Element, m *marker, state string) {
	u, underlined := r.Child("rPr").Val("u")
	marked := underlined && u != "none" || r.Child("rPr").On("b")
	for _, c := range r.Children {
		switch c.Name {
		case "fldChar":
			w.field(c.Attr("fldCharType"))
		case "instrText":
			if n := len(w.fields); n > 0 && !w.fields[n-1].shows {
				w.fields[n-1].instruction += c.Content()
			}
		case "t", "delText":
			w.write(m, c.Content(), marked, state)
		case "tab":
			w.write(m, "\t", marked, state)
		case "br", "cr":
			if c.Attr("type") == "page" { // where a page ends is no text
				continue
			}
			w.write(m, "\n", marked, state)
		case "noBreakHyphen":
			w.write(m, "-", marked, state)
		case "sym":
			w.write(m, c.Attr("char"), marked, state)
		}
	}
}

func (w *wordReader) field(kind string) {
	n := len(w.fields)
	switch {
	case kind == "begin":
		w.fields = append(w.fields, wordField{})
	case kind == "separate" && n > 0:
		w.fields[n-1].shows = true
	case kind == "end" && n > 0:
		w.fields = w.fields[:n-1]
	}
}

func (w *wordReader) write(m *marker, text string, marked bool, state string) {
	for _, f := range w.fields {
		if !f.shows || f.wanders() {
			return
		}
	}
	m.write(text, marked, state)
}
