package exporters

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
)

var defaultType = regexp.MustCompile(`<Default [^>]*>(</Default>)?`)

// sortDefaults puts the default content types in order: they come in that of a Go map, different in every run.
func sortDefaults(types []byte) []byte {
	sorted := defaultType.FindAll(types, -1)
	slices.SortFunc(sorted, bytes.Compare)
	i := -1
	return defaultType.ReplaceAllFunc(types, func([]byte) []byte { i++; return sorted[i] })
}

var (
	fontElement = regexp.MustCompile(`<font>.*?</font>`)
	fontChild   = regexp.MustCompile(`<(b|i|strike|outline|shadow|u|vertAlign|sz|color|name|family|charset|scheme)( [^>]*)?>(</[a-zA-Z]+>)?`)
	fontOrder   = []string{"b", "i", "strike", "outline", "shadow", "u", "vertAlign", "sz", "color", "name", "family", "charset", "scheme"}
)

// sortFonts puts what a font consists of in the order of the schema.
func sortFonts(styles []byte) []byte {
	return fontElement.ReplaceAllFunc(styles, func(font []byte) []byte {
		children := fontChild.FindAllSubmatch(font, -1)
		slices.SortStableFunc(children, func(a, b [][]byte) int {
			return slices.Index(fontOrder, string(a[1])) - slices.Index(fontOrder, string(b[1]))
		})
		out := []byte("<font>")
		for _, c := range children {
			out = append(out, c[0]...)
		}
		return append(out, "</font>"...)
	})
}

// numericFormulas lets the stored values of formulas be numbers, which all of ours are: excelize calls them strings.
func numericFormulas(sheet []byte) []byte {
	return bytes.ReplaceAll(sheet, []byte(` t="str"><f>`), []byte(`><f>`))
}

var (
	rowElement   = regexp.MustCompile(`<row r="(\d+)"[^>]*>`)
	customHeight = regexp.MustCompile(` customHeight="(1|true)"`)
)

// growRows takes from the rows from one on what says that their heights were set by hand: such a row keeps its height whatever is typed into it.
func growRows(sheet []byte, first int) []byte {
	return rowElement.ReplaceAllFunc(sheet, func(row []byte) []byte {
		n, err := strconv.Atoi(string(rowElement.FindSubmatch(row)[1]))
		if err != nil || n < first {
			return row
		}
		return customHeight.ReplaceAll(row, nil)
	})
}

var (
	seriesLabels = regexp.MustCompile(`(<dLbls>.*?</dLbls>)(<invertIfNegative [^>]*></invertIfNegative>)`)
	seriesSmooth = []byte(`<smooth val="0"></smooth>`)
)

// sortSeries puts what a series of a bar chart consists of in the order of the schema, and takes out what only lines have.
func sortSeries(chart []byte) []byte {
	return bytes.ReplaceAll(seriesLabels.ReplaceAll(chart, []byte("$2$1")), seriesSmooth, nil)
}
