package importers

import (
	"strconv"
	"strings"

	"kitei/internal/ooxml"
)

// What stands beside the text: notes, text boxes, drawings.

// footnote takes the text of a footnote or endnote beside the paragraph.
func (w *wordWalker) footnote(c *ooxml.Element) {
	kind := strings.TrimSuffix(c.Name, "Reference")
	text, ok := w.notes[kind+c.Attr("id")]
	if !ok || w.current == nil || !w.visible() {
		return
	}
	w.noted++
	w.current.asides = append(w.current.asides, "注"+strconv.Itoa(w.noted)+"　"+text)
}

// drawing reads the text boxes of a drawing beside the paragraph they hang on.
func (w *wordWalker) drawing(e *ooxml.Element) {
	if w.current == nil || w.depth > 8 {
		return
	}
	boxes, pictures := contentsOf(e)
	w.pictures += pictures
	for _, box := range boxes {
		w.boxes++
		if lines := w.apart(box.Children); lines != "" {
			w.current.asides = append(w.current.asides, lines)
		}
	}
}

// apart reads paragraphs that stand apart from the text, one a line.
func (w *wordWalker) apart(elements []*ooxml.Element) string {
	blocks, pending, current, fields := w.blocks, w.pending, w.current, w.fields
	w.blocks, w.pending, w.fields = nil, nil, nil
	w.depth++
	w.children(elements)
	w.flush()
	w.depth--
	lines := flatten(w.blocks)
	w.blocks, w.pending, w.current, w.fields = blocks, pending, current, fields
	return lines
}

// contentsOf finds the text boxes of a drawing and counts its pictures. A picture inside a text box counts when the box is read.
func contentsOf(e *ooxml.Element) (boxes []*ooxml.Element, pictures int) {
	for _, c := range e.Children {
		switch c.Name {
		case "txbxContent":
			boxes = append(boxes, c)
			continue
		case "x:blip", "x:imagedata", "x:chart", "x:relIds": // relIds: a diagram
			pictures++
		}
		list := c.Children
		if c.Name == "mc:AlternateContent" {
			list = alternative(c)
		}
		inner, more := contentsOf(&ooxml.Element{Children: list})
		boxes, pictures = append(boxes, inner...), pictures+more
	}
	return boxes, pictures
}
