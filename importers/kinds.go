package importers

import (
	"archive/zip"
	"bytes"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"kitei/internal/ooxml"
	"kitei/policy"
)

// advice names file types people try that need another step first, and the notice that says which.
var advice = map[string]string{
	".doc": "file-old-word", ".dot": "file-old-word", ".rtf": "file-rtf", ".xls": "file-old-excel", ".xlt": "file-old-excel", ".xlsb": "file-old-excel",
	".jtd": "file-ichitaro", ".jtdc": "file-ichitaro", ".jtt": "file-ichitaro", ".jttc": "file-ichitaro", ".jbw": "file-ichitaro",
	".odt": "file-odt", ".ott": "file-odt", ".fodt": "file-odt", ".ods": "file-ods", ".fods": "file-ods",
	".ppt": "file-powerpoint", ".pptx": "file-powerpoint", ".pptm": "file-powerpoint", ".pps": "file-powerpoint", ".ppsx": "file-powerpoint", ".odp": "file-powerpoint",
	".xdw": "file-docuworks", ".xbd": "file-docuworks", ".xct": "file-docuworks",
	".gdoc": "file-google", ".gsheet": "file-google", ".mht": "file-mhtml", ".mhtml": "file-mhtml",
	".png": "file-image", ".jpg": "file-image", ".jpeg": "file-image", ".gif": "file-image", ".tif": "file-image", ".tiff": "file-image", ".bmp": "file-image", ".heic": "file-image", ".webp": "file-image",
	".zip": "file-archive", ".lzh": "file-archive", ".7z": "file-archive", ".rar": "file-archive", ".gz": "file-archive", ".tgz": "file-archive", ".cab": "file-archive",
}

// Advice says what to do first with a file whose type cannot be read: convert it, unpack it, recognise its characters. nil for types that can be read
// and for those nobody keeps a policy in.
func Advice(name string) *policy.Notice {
	if code, known := advice[strings.ToLower(filepath.Ext(name))]; known {
		return policy.Problem(code, policy.Pos{File: name})
	}
	return nil
}

// signatures are how files of a kind begin; the kind is the name of a format, or the code of what is to be done first.
var signatures = []struct{ begin, kind string }{
	{`{\rtf`, "file-rtf"},
	{"MIME-Version:", "file-mhtml"},
	{"From: <Saved by", "file-mhtml"},
	{"\x89PNG\r\n", "file-image"},
	{"\xff\xd8\xff", "file-image"},
	{"GIF8", "file-image"},
	{"II*\x00", "file-image"},
	{"MM\x00*", "file-image"},
	{"7z\xbc\xaf\x27\x1c", "file-archive"},
	{"Rar!\x1a", "file-archive"},
	{"\x1f\x8b\x08", "file-archive"},
	{"MSCF\x00", "file-archive"},
}

// streams are the names of the parts of compound files (.doc and its kin) and the kind of file that has them.
var streams = []struct{ name, kind string }{
	{"EncryptedPackage", "file-encrypted"},
	{"WordDocument", "file-old-word"},
	{"PowerPoint Document", "file-powerpoint"},
	{"Workbook", "file-old-excel"},
	{"DocumentText", "file-ichitaro"},
	{"Book", "file-old-excel"},
}

// contentKind tells the kind of a file by what it holds: the name of one of [Formats], the code of an advice, or "" where nothing shows it.
func contentKind(src []byte) string {
	head := bytes.TrimPrefix(src[:min(len(src), 2048)], []byte("\xef\xbb\xbf"))
	for _, s := range signatures {
		if bytes.HasPrefix(head, []byte(s.begin)) {
			return s.kind
		}
	}
	switch compound, _ := ooxml.IsCompound(src); {
	case compound:
		for _, s := range streams {
			if bytes.Contains(src, wide(s.name)) {
				return s.kind
			}
		}
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return zipKind(src)
	case bytes.Contains(head[:min(len(head), 1024)], []byte("%PDF-")):
		return "PDF"
	case len(head) > 6 && bytes.HasPrefix(head[2:], []byte("-lh")):
		return "file-archive"
	case isHTML(head):
		return "HTML"
	}
	return ""
}

// wide is a name as compound files write it.
func wide(s string) []byte {
	out := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		out = append(out, s[i], 0)
	}
	return out
}

func isHTML(head []byte) bool {
	s := strings.ToLower(strings.TrimSpace(string(head)))
	if strings.HasPrefix(s, "<?xml") {
		_, s, _ = strings.Cut(s, "?>")
		s = strings.TrimSpace(s)
	}
	return strings.HasPrefix(s, "<!doctype html") || strings.HasPrefix(s, "<html")
}

// zipKind tells the kind of an archive by the names in it.
func zipKind(src []byte) string {
	z, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if err != nil {
		return ""
	}
	has := func(prefix string) bool {
		return slices.ContainsFunc(z.File, func(f *zip.File) bool { return strings.HasPrefix(f.Name, prefix) })
	}
	switch {
	case has("word/"):
		return "Word"
	case has("xl/workbook.bin"):
		return "file-old-excel"
	case has("xl/"):
		return "Excel"
	case has("ppt/"):
		return "file-powerpoint"
	case len(z.File) > 0 && z.File[0].Name == "mimetype":
		return openDocumentKind(z.File[0])
	case has("[Content_Types].xml") || has("_rels/"):
		return "" // some other Office file, or one that is not whole
	}
	return "file-archive"
}

func openDocumentKind(f *zip.File) string {
	const longest = 100
	r, err := f.Open()
	if err != nil {
		return "file-archive"
	}
	defer func() { _ = r.Close() }()
	b, err := io.ReadAll(io.LimitReader(r, longest))
	switch kind := string(b); {
	case err != nil:
	case strings.Contains(kind, "opendocument.text"):
		return "file-odt"
	case strings.Contains(kind, "opendocument.spreadsheet"):
		return "file-ods"
	case strings.Contains(kind, "opendocument.presentation"):
		return "file-powerpoint"
	}
	return "file-archive"
}

// kindOf chooses how a file is read: by its content where that shows it, else by the ending of its name. told is false when the two disagree and the
// content decided. An error says what is to be done first.
//
// What only a reader can say about its own kind of file (an old Word file named .docx, an encrypted workbook) is left to the reader.
func kindOf(name string, src []byte) (format string, told bool, err error) {
	ext := strings.ToLower(filepath.Ext(name))
	named := formatName(name)
	kind := contentKind(src)
	switch {
	case kind == named && named != "", kind == "HTML" && named == "Markdown":
		return named, true, nil
	case named == "Word" && (kind == "file-old-word" || kind == "file-encrypted"), named == "Excel" && kind == "file-encrypted":
		return named, true, nil
	case (named == "Word" || named == "Excel") && kind == "file-archive":
		return named, true, nil
	case named == "テキスト" || named == "Markdown" || named == "CSV":
		if kind == "file-mhtml" || kind == "file-rtf" && named == "Markdown" {
			return named, true, nil // text may begin so
		}
	}
	switch {
	case strings.HasPrefix(kind, "file-"):
		return "", true, policy.Problem(kind, policy.Pos{File: name})
	case kind != "":
		return kind, false, nil
	case named != "":
		return named, true, nil
	}
	if n := Advice(name); n != nil {
		return "", true, n
	}
	return "", true, policy.Problem("file-unknown-type", policy.Pos{File: name}, ext)
}
