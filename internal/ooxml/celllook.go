package ooxml

import "strconv"

// cellLook is the form of the text of a cell as a whole.
type cellLook struct{ underline, bold bool }

// cellLooks gives the forms that cells name by their numbers.
func cellLooks(a *Archive) ([]cellLook, error) {
	data, err := a.Part("xl/styles.xml")
	if err != nil || data == nil {
		return nil, err
	}
	var fonts, looks []cellLook
	err = Elements(data, "x:styleSheet", nil, func(e *Element) error {
		switch e.Name {
		case "x:fonts":
			for _, f := range e.Children {
				u := f.Child("x:u")
				b := f.Child("x:b")
				fonts = append(fonts, cellLook{u != nil && u.Attr("val") != "none", b != nil && b.Attr("val") != "0" && b.Attr("val") != "false"})
			}
		case "x:cellXfs":
			for _, x := range e.Children {
				look := cellLook{}
				if i, err := strconv.Atoi(x.Attr("fontId")); err == nil && i >= 0 && i < len(fonts) {
					look = fonts[i]
				}
				looks = append(looks, look)
			}
		}
		return nil
	})
	return looks, err
}
