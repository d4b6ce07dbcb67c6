package ooxml

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"
)

// Zip is an archive that depends on its entries alone: they are written on Close in a fixed order under one fixed time.
// Its methods are those excelize asks of a zip writer. An entry is complete when the next one is created; it is kept compressed until Close.
type Zip struct {
	w       io.Writer
	entries []*entry
	now     *entry // being written
	packer  *flate.Writer
}

type entry struct {
	name   string
	packer *flate.Writer
	packed bytes.Buffer
	sum    uint32
	size   uint64
}

// Write compresses what an entry holds.
func (e *entry) Write(p []byte) (int, error) {
	if e.packer == nil {
		return 0, fmt.Errorf("ooxml: %s is complete", e.name)
	}
	e.sum = crc32.Update(e.sum, crc32.IEEETable, p)
	e.size += uint64(len(p))
	return e.packer.Write(p)
}

// zipTime is the earliest time a zip archive can hold, and zipDate its day as an archive writes it.
var zipTime = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

const zipDate = 1<<5 | 1

// zipVersion is 2.0, the first version of the form that knows this compression.
const zipVersion = 20

// NewZip starts an archive that Close will write to w.
func NewZip(w io.Writer) *Zip { return &Zip{w: w} }

// Create adds an entry; what is written to the result becomes its content.
func (z *Zip) Create(name string) (io.Writer, error) {
	if err := z.complete(); err != nil {
		return nil, err
	}
	e := &entry{name: name}
	if z.packer == nil {
		// The fastest compression: the parts are small, and a draft of some twenty documents waits for it.
		packer, err := flate.NewWriter(&e.packed, flate.BestSpeed)
		if err != nil {
			return nil, err
		}
		z.packer = packer
	} else {
		z.packer.Reset(&e.packed)
	}
	e.packer, z.now = z.packer, e
	z.entries = append(z.entries, e)
	return e, nil
}

// complete ends the entry being written.
func (z *Zip) complete() error {
	if z.now == nil {
		return nil
	}
	err := z.now.packer.Close()
	z.now.packer, z.now = nil, nil
	return err
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
	if err := z.complete(); err != nil {
		return err
	}
	slices.SortStableFunc(z.entries, func(a, b *entry) int {
		if c := rank(a.name) - rank(b.name); c != 0 {
			return c
		}
		return strings.Compare(a.name, b.name)
	})
	out := zip.NewWriter(z.w)
	for _, e := range z.entries {
		w, err := out.CreateRaw(e.header())
		if err != nil {
			return err
		}
		if _, err := w.Write(e.packed.Bytes()); err != nil {
			return err
		}
	}
	return out.Close()
}

// header gives what stands before an entry. CreateRaw takes the time in the form of the archive.
func (e *entry) header() *zip.FileHeader {
	h := &zip.FileHeader{
		Name: e.name, Method: zip.Deflate, CRC32: e.sum, CreatorVersion: zipVersion, ReaderVersion: zipVersion,
		CompressedSize64: uint64(e.packed.Len()), UncompressedSize64: e.size, //nolint:gosec // a length is not negative
	}
	h.ModifiedDate = zipDate //nolint:staticcheck // Modified is for CreateHeader alone
	return h
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
