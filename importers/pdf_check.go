package importers

import (
	"unicode"

	"kitei/policy"
)

// checkPages says which pages hold no text or text that cannot be told, and empties the latter. It is an error when nothing is left.
func (r *reader) checkPages(pages []*pdfPage) error {
	var damaged, scanned, garbled, cut []int
	readable := 0
	mix := mixture{}
	for i, p := range pages {
		switch {
		case p == nil:
			damaged = append(damaged, i+1)
			continue
		case len(p.glyphs) == 0 && p.images > 0:
			scanned = append(scanned, i+1)
			continue
		case p.isGarbled():
			garbled = append(garbled, i+1)
			p.glyphs = nil
			continue
		}
		mix.add(p.glyphs)
		readable += len(p.glyphs)
		if p.cut {
			cut = append(cut, i+1)
		}
	}
	if mix.improbable() {
		return policy.Problem("pdf-garbled", policy.Pos{File: r.name})
	}
	if readable == 0 {
		for _, x := range []struct {
			code  string
			pages []int
		}{{"pdf-garbled", garbled}, {"pdf-scanned", scanned}, {"pdf-damaged", damaged}} {
			if len(x.pages) > 0 {
				return policy.Problem(x.code, policy.Pos{File: r.name})
			}
		}
		return policy.Problem("pdf-no-text", policy.Pos{File: r.name})
	}
	for _, x := range []struct {
		code  string
		pages []int
	}{{"pdf-pages-damaged", damaged}, {"pdf-pages-scanned", scanned}, {"pdf-pages-garbled", garbled}, {"pdf-pages-cut", cut}} {
		if len(x.pages) > 0 {
			r.note(x.code, policy.Pos{File: r.name, Page: x.pages[0]}, pageRanges(x.pages))
		}
	}
	return nil
}

// isGarbled reports a page whose characters cannot be told: the file gives no meaning for them, or one that no text has.
func (p *pdfPage) isGarbled() bool {
	junk := 0
	for _, g := range p.glyphs {
		if isJunk(g.char) {
			junk++
		}
	}
	return max(junk, p.unmapped)*5 > len(p.glyphs) && len(p.glyphs) > 0
}

// mixture counts the kinds of characters of a file.
type mixture struct{ han, kana, other int }

func (m *mixture) add(glyphs []glyph) {
	for _, g := range glyphs {
		switch {
		case unicode.In(g.char, unicode.Hiragana, unicode.Katakana) || g.char == 'ー':
			m.kana++
		case unicode.Is(unicode.Han, g.char):
			m.han++
		case !unicode.IsSpace(g.char):
			m.other++
		}
	}
}

// improbable reports a mixture no Japanese text has: many 漢字 and hardly any kana, as where the numbers of glyphs were taken for characters.
func (m *mixture) improbable() bool { return m.han > 300 && m.kana*50 < m.han }
