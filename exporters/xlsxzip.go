package exporters

import (
	"bytes"
	"io"
	"path"

	"github.com/xuri/excelize/v2"

	"kitei/internal/ooxml"
)

// xlsxZip is what a workbook is written through: the parts that excelize leaves wrong or in no fixed order are held back and mended
// when the archive is closed.
type xlsxZip struct {
	*ooxml.Zip
	mends map[string]mend // by the name of the part, or its folder
	held  []heldPart
}

// mend gives what a part should have been.
type mend func(part []byte) []byte

type heldPart struct {
	name string
	data *bytes.Buffer
	mend mend
}

// zip starts the archive of a book.
func (b *book) zip(w io.Writer) excelize.ZipWriter {
	z := &xlsxZip{Zip: ooxml.NewZip(w), mends: map[string]mend{
		"[Content_Types].xml":  sortDefaults,
		"xl/sharedStrings.xml": b.fillRuns,
		"xl/styles.xml":        sortFonts,
		"xl/worksheets":        numericFormulas,
		"xl/charts":            sortSeries,
	}}
	for part, first := range b.growing {
		z.mends[part] = func(sheet []byte) []byte { return growRows(numericFormulas(sheet), first) }
	}
	return z
}

// Create adds an entry, or holds it back when it is to be mended.
func (z *xlsxZip) Create(name string) (io.Writer, error) {
	m := z.mends[name]
	if m == nil {
		m = z.mends[path.Dir(name)]
	}
	if m == nil {
		return z.Zip.Create(name)
	}
	part := heldPart{name, new(bytes.Buffer), m}
	z.held = append(z.held, part)
	return part.data, nil
}

// Close mends what was held back and writes the archive.
func (z *xlsxZip) Close() error {
	for _, part := range z.held {
		w, err := z.Zip.Create(part.name)
		if err != nil {
			return err
		}
		if _, err := w.Write(part.mend(part.data.Bytes())); err != nil {
			return err
		}
	}
	return z.Zip.Close()
}
