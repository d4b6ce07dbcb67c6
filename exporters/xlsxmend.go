package exporters

import (
	"bytes"
	"regexp"
	"slices"
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

var (
	seriesLabels = regexp.MustCompile(`(<dLbls>.*?</dLbls>)(<invertIfNegative [^>]*></invertIfNegative>)`)
	seriesSmooth = []byte(`<smooth val="0"></smooth>`)
)

// sortSeries puts what a series of a bar chart consists of in the order of the schema, and takes out what only lines have.
func sortSeries(chart []byte) []byte {
	return bytes.ReplaceAll(seriesLabels.ReplaceAll(chart, []byte("$2$1")), seriesSmooth, nil)
}
