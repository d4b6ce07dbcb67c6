package importers

import (
	"unicode"

	"kitei/policy"
)

// checkPages says which pages hold no text or text that cannot be told. It is an error when nothing can be read.
func (r *reader) checkPages(pages []pageText) error {
	at := map[pageState][]int{}
	var cut []int
	mix := mixture{}
	for i, p := range pages {
		at[p.state] = append(at[p.state], i+1)
		mix.han, mix.kana = mix.han+p.mix.han, mix.kana+p.mix.kana
		if p.cut {
			cut = append(cut, i+1)
		}
	}
	pos := policy.Pos{File: r.name}
	switch {
	case mix.improbable() || len(at[pageRead]) == 0 && len(at[pageGarbled]) > 0:
		return policy.Problem("pdf-garbled", pos)
	case len(at[pageRead]) == 0 && len(at[pageScanned]) > 0:
		return policy.Problem("pdf-scanned", pos)
	case len(at[pageRead]) == 0 && len(at[pageDamaged]) > 0:
		return policy.Problem("pdf-damaged", pos)
	case len(at[pageRead]) == 0:
		return policy.Problem("pdf-no-text", pos)
	}
	for _, x := range []struct {
		code  string
		pages []int
	}{{"pdf-pages-damaged", at[pageDamaged]}, {"pdf-pages-scanned", at[pageScanned]}, {"pdf-pages-garbled", at[pageGarbled]}, {"pdf-pages-cut", cut}} {
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
type mixture struct{ han, kana int }

func (m *mixture) add(glyphs []glyph) {
	for _, g := range glyphs {
		switch {
		case unicode.In(g.char, unicode.Hiragana, unicode.Katakana) || g.char == 'ー':
			m.kana++
		case unicode.Is(unicode.Han, g.char):
			m.han++
		}
	}
}

// improbable reports a mixture no Japanese text has: many 漢字 and hardly any kana, as where the numbers of glyphs were taken for characters.
func (m *mixture) improbable() bool { return m.han > 300 && m.kana*50 < m.han }
