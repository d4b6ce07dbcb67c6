package ooxml

import (
	"archive/zip"
	"bytes"
	"errors"
	"hash/crc32"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
)

// Limits on what an archive may hold. A Word file of 400 pages is about 5 MB when unpacked; hostile ones are cut off here.
const (
	maxEntries = 5000
	maxPart    = 64 << 20  // bytes of one part, unpacked
	maxTotal   = 160 << 20 // bytes of all parts that are read, unpacked
	freeSize   = 8 << 20   // bytes a part may unpack to whatever its ratio
	maxRatio   = 200       // unpacked to packed; the markup of real files stays below 50
)

// What can be wrong with an archive before any part of it is understood.
var (
	ErrNotZip    = errors.New("not a zip archive, or cut off")
	ErrEncrypted = errors.New("encrypted")
	ErrTooLarge  = errors.New("unpacks to more than a document can need")
	ErrNames     = errors.New("an entry's name leads out of the archive")
	ErrDamaged   = errors.New("damaged")
)

// Archive is a file of the Office Open XML family opened for reading. It keeps count of what is unpacked from it.
type Archive struct {
	files map[string]*zip.File
	order []*zip.File
	total int64
}

// compound is the head of the older container format: .doc and .xls, and encrypted files of the newer one.
var compound = []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

// IsCompound reports whether src is an OLE compound file, and whether that holds an encrypted package.
func IsCompound(src []byte) (compoundFile, encrypted bool) {
	if !bytes.HasPrefix(src, compound) {
		return false, false
	}
	var name []byte
	for _, c := range []byte("EncryptedPackage") {
		name = append(name, c, 0)
	}
	return true, bytes.Contains(src, name)
}

// OpenArchive opens src. It unpacks nothing yet.
func OpenArchive(src []byte) (*Archive, error) {
	r, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if errors.Is(err, zip.ErrInsecurePath) {
		return nil, ErrNames
	}
	if err != nil {
		return nil, ErrNotZip
	}
	if len(r.File) > maxEntries {
		return nil, ErrTooLarge
	}
	a := &Archive{files: make(map[string]*zip.File, len(r.File))}
	for _, f := range r.File {
		name := strings.ReplaceAll(f.Name, `\`, "/")
		if path.IsAbs(name) || strings.Contains("/"+name+"/", "/../") {
			return nil, ErrNames
		}
		if f.Flags&1 != 0 {
			return nil, ErrEncrypted
		}
		key := strings.ToLower(name) // names of parts are equal whatever their case
		if a.files[key] == nil {
			a.files[key] = f
			a.order = append(a.order, f)
		}
	}
	return a, nil
}

// Has reports whether there is a part.
func (a *Archive) Has(name string) bool { return a.files[strings.ToLower(name)] != nil }

// Holds reports whether data is what the archive says that a part unpacks to, by its length and check sum.
func (a *Archive) Holds(name string, data []byte) bool {
	f := a.files[strings.ToLower(name)]
	return f != nil && f.UncompressedSize64 == uint64(len(data)) && (f.CRC32 == 0 || f.CRC32 == crc32.ChecksumIEEE(data))
}

// Part unpacks a part; nil when there is none.
//
// Errors: [ErrTooLarge] as soon as the limits are passed, [ErrDamaged] for anything else.
func (a *Archive) Part(name string) ([]byte, error) {
	f := a.files[strings.ToLower(name)]
	if f == nil {
		return nil, nil
	}
	limit := min(maxPart, maxTotal-a.total, max(freeSize, int64(f.CompressedSize64)*maxRatio)) //nolint:gosec // a size beyond int64 becomes negative and gives freeSize
	r, err := f.Open()
	if err != nil {
		return nil, ErrDamaged
	}
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	a.total += int64(len(data))
	switch {
	case int64(len(data)) > limit:
		return nil, ErrTooLarge
	case err != nil:
		return nil, ErrDamaged
	}
	if err := r.Close(); err != nil {
		return nil, ErrDamaged
	}
	return data, nil
}

// Target is a part that another part uses.
type Target struct {
	Kind string // the last word of the relationship's type: styles, footnotes
	Part string
}

// Targets gives the parts that part from ("" for the package) uses, in the order of the file. Those outside the archive are left out.
func (a *Archive) Targets(from string) ([]Target, error) {
	dir, base := path.Split(from)
	data, err := a.Part(dir + "_rels/" + base + ".rels")
	if err != nil || data == nil {
		return nil, err
	}
	var out []Target
	err = Elements(data, "Relationships", nil, func(e *Element) error {
		if e.Name != "Relationship" || e.Attr("TargetMode") == "External" {
			return nil
		}
		to := e.Attr("Target")
		if strings.HasPrefix(to, "/") {
			to = path.Clean(to)[1:]
		} else {
			to = path.Join(dir, to)
		}
		out = append(out, Target{Kind: path.Base(e.Attr("Type")), Part: to})
		return nil
	})
	return out, err
}

// With gives the archive with some parts replaced or added; what it had keeps its bytes. Equal archives and parts give equal bytes.
func (a *Archive) With(parts map[string][]byte) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	add := func(name string) error {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: zipTime})
		if err != nil {
			return err
		}
		_, err = w.Write(parts[name])
		return err
	}
	for _, f := range a.order {
		if _, replaced := parts[f.Name]; replaced {
			if err := add(f.Name); err != nil {
				return nil, err
			}
		} else if err := z.Copy(f); err != nil {
			return nil, ErrDamaged
		}
	}
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		if !a.Has(name) {
			if err := add(name); err != nil {
				return nil, err
			}
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// relations gives the parts that part from uses by the ids of the relationships.
func (a *Archive) relations(from string) (map[string]string, error) {
	dir, base := path.Split(from)
	data, err := a.Part(dir + "_rels/" + base + ".rels")
	out := map[string]string{}
	if err != nil || data == nil {
		return out, err
	}
	err = Elements(data, "Relationships", nil, func(e *Element) error {
		to := e.Attr("Target")
		if strings.HasPrefix(to, "/") {
			to = path.Clean(to)[1:]
		} else {
			to = path.Join(dir, to)
		}
		out[e.Attr("Id")] = to
		return nil
	})
	return out, err
}
