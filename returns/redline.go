package returns

import (
	"bytes"
	"strings"

	"kitei/exporters"
	"kitei/importers"
	"kitei/internal/ooxml"
	"kitei/policy"
)

// CheckRedline holds a redline, read back, to the two texts it was made from: with all tracked changes accepted it must be new, with all rejected
// old, provision by provision. What each text is in Word is read from a Word file of it alone, by the same reader.
//
// The error is a *policy.Notice, proof-redline, with the side, what the file says and what it should say.
func CheckRedline(src []byte, old, new *policy.Document) error {
	for side, d := range []*policy.Document{old, new} {
		var b bytes.Buffer
		if err := exporters.WriteDocx(&b, d, exporters.Layout{}); err != nil {
			return err
		}
		alone, err := asKitei(b.Bytes())
		if err != nil {
			return err
		}
		want, err := provisions(alone, importers.Options{})
		if err != nil {
			return err
		}
		marked, err := readAs(src, alone)
		if err != nil {
			return err
		}
		got, err := provisions(marked, importers.Options{Original: side == 0})
		if err != nil {
			return err
		}
		for i := range max(len(want), len(got)) {
			var a, b string
			if i < len(want) {
				a = want[i]
			}
			if i < len(got) {
				b = got[i]
			}
			if a != b {
				return policy.Problem("proof-redline", policy.Pos{}, sideNames[side], b, a)
			}
		}
	}
	return nil
}

// asKitei gives a Word file of kitei with the property that says how it is numbered, also where its text does not say: a reader then knows it as
// kitei's by that alone, and not by bookmarks, which a provision that is gone has none of.
func asKitei(src []byte) ([]byte, error) {
	const numbering = "kitei.numbering"
	a, err := ooxml.OpenArchive(src)
	if err != nil {
		return nil, err
	}
	properties, err := a.Properties()
	if err != nil || properties[numbering] != "" {
		return src, err
	}
	return a.WithProperties([]ooxml.Property{{Name: numbering, Value: string(policy.ByArticle)}})
}

const propertiesPart = "docProps/custom.xml"

// readAs gives a file with the properties and the styles of another: how a text is numbered stands there, and tracked changes do not change it.
func readAs(src, other []byte) ([]byte, error) {
	from, err := ooxml.OpenArchive(other)
	if err != nil {
		return nil, err
	}
	parts := map[string][]byte{}
	for _, name := range []string{propertiesPart, "word/styles.xml"} {
		if parts[name], err = from.Part(name); err != nil {
			return nil, err
		}
	}
	if src, err = asKitei(src); err != nil {
		return nil, err
	}
	to, err := ooxml.OpenArchive(src)
	if err != nil {
		return nil, err
	}
	return to.With(parts)
}

// provisions gives what a Word file says, one provision, or table, after another, without regard to where in the tree it stands.
func provisions(src []byte, o importers.Options) ([]string, error) {
	d, _, err := importers.ReadWith("redline.docx", bytes.NewReader(src), o)
	if err != nil {
		return nil, err
	}
	h := d.Head
	out := []string{d.Title}
	for _, line := range []string{h.Number, h.Addressee, h.Enacting, h.Date, h.Issuer, h.Form} {
		if line != "" {
			out = append(out, line)
		}
	}
	for n := range d.All() {
		for _, line := range []string{n.Label, n.Title, n.Text} {
			if line != "" {
				out = append(out, line)
			}
		}
		for _, row := range n.Rows {
			out = append(out, strings.Join(row, "\t"))
		}
	}
	for _, r := range h.History {
		out = append(out, r.Date, r.Edition, r.Summary)
	}
	return out, nil
}
