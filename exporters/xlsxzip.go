package exporters

import (
	"bytes"
	"io"
	"path"
	"strconv"

	"github.com/xuri/excelize/v2"

	"kitei/internal/ooxml"
)

// xlsxZip is what a workbook is written through: the parts that excelize leaves wrong or in no fixed order are held back and mended
// when the archive is closed.
type xlsxZip struct {
	*ooxml.Zip
	grids []*grid         // of sheet1.xml, sheet2.xml …
	mends map[string]mend // by the name of the part, or its folder
	held  []heldPart
}

// mend gives what a part should have been.
type mend func(part []byte) []byte

type heldPart struct {
	name string
	data *bytes.Buffer
	fill func(w io.Writer, part []byte) error
}

// zip starts the archive of a book.
func (b *book) zip(w io.Writer) excelize.ZipWriter {
	return &xlsxZip{Zip: ooxml.NewZip(w), grids: b.grids, mends: map[string]mend{
		"[Content_Types].xml": sortDefaults,
		"xl/styles.xml":       sortFonts,
		"xl/charts":           sortSeries,
	}}
}

// Create adds an entry, or holds it back when it is to be mended or to get its cells.
func (z *xlsxZip) Create(name string) (io.Writer, error) {
	fill := z.filler(name)
	if fill == nil {
		return z.Zip.Create(name)
	}
	part := heldPart{name, new(bytes.Buffer), fill}
	z.held = append(z.held, part)
	return part.data, nil
}

// filler gives what writes a part that is held back; nil for one that is right as it is.
func (z *xlsxZip) filler(name string) func(io.Writer, []byte) error {
	for i, g := range z.grids {
		if name == "xl/worksheets/sheet"+strconv.Itoa(i+1)+".xml" {
			return g.fill
		}
	}
	m := z.mends[name]
	if m == nil {
		m = z.mends[path.Dir(name)]
	}
	if m == nil {
		return nil
	}
	return func(w io.Writer, part []byte) error {
		_, err := w.Write(m(part))
		return err
	}
}

// Close fills and mends what was held back and writes the archive.
func (z *xlsxZip) Close() error {
	for _, part := range z.held {
		w, err := z.Zip.Create(part.name)
		if err != nil {
			return err
		}
		if err := part.fill(w, part.data.Bytes()); err != nil {
			return err
		}
	}
	return z.Zip.Close()
}
