package ooxml

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"
)

// Zip is an archive that depends on its entries alone: they are written on Close in a fixed order under one fixed time.
// Its methods are those excelize asks of a zip writer.
type Zip struct {
	w       io.Writer
	entries []*entry
}

type entry struct {
	name string
	bytes.Buffer
}

// zipTime is the earliest time a zip archive can hold.
var zipTime = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// NewZip starts an archive that Close will write to w.
func NewZip(w io.Writer) *Zip { return &Zip{w: w} }

// Create adds an entry; what is written to the result becomes its content.
func (z *Zip) Create(name string) (io.Writer, error) {
	e := &entry{name: name}
	z.entries = append(z.entries, e)
	return e, nil
}

// AddFS adds every file of fsys.
func (z *Zip) AddFS(fsys fs.FS) error {
	return fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		w, err := z.Create(name)
		if err != nil {
			return err
		}
		_, err = w.Write(data)
		return err
	})
}

// Close writes the archive: the list of content types, the relationships of the package, then everything else by name.
func (z *Zip) Close() error {
	slices.SortStableFunc(z.entries, func(a, b *entry) int {
		if c := rank(a.name) - rank(b.name); c != 0 {
			return c
		}
		return strings.Compare(a.name, b.name)
	})
	out := zip.NewWriter(z.w)
	// The fastest compression: the parts are small, and a draft of some twenty documents waits for it.
	fast, err := flate.NewWriter(io.Discard, flate.BestSpeed)
	if err != nil {
		return err
	}
	out.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		fast.Reset(w)
		return fast, nil
	})
	for _, e := range z.entries {
		w, err := out.CreateHeader(&zip.FileHeader{Name: e.name, Method: zip.Deflate, Modified: zipTime})
		if err != nil {
			return err
		}
		if _, err := w.Write(e.Bytes()); err != nil {
			return err
		}
	}
	return out.Close()
}

func rank(name string) int {
	switch name {
	case contentTypes:
		return 0
	case "_rels/.rels":
		return 1
	}
	return 2
}
