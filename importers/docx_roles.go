package importers

import (
	"kitei/internal/ooxml"
	"kitei/policy"
)

// wordRole is what a paragraph of a file kitei wrote is for.
type wordRole uint8

const (
	roleNone wordRole = iota
	roleTitle
	roleHeading
	roleNumber
	roleEnacting
	roleDate
	roleAddressee
	roleIssuer
	roleForm
	roleArticleCaption
	roleArticle
	roleParagraphCaption
	roleParagraph
	roleItem
	roleSubitem1
	roleSubitem2
	roleSubitem3
	roleBody
	rolePreamble
	roleSupplement
	roleAnnex
	roleFormNumber
	roleFormTitle
	roleNote
	roleTableCaption
	roleCell
	roleGap
	roleHistory
	roleClosing // what stands behind the rule and is no part of it
)

// paragraphRoles are the styles of kitei's files by id and by name: LibreOffice gives styles ids of its own and keeps the names.
var paragraphRoles = map[string]wordRole{
	"Title": roleTitle, "title": roleTitle,
	"KNumber": roleNumber, "例規番号": roleNumber, "KEnacting": roleEnacting, "制定文": roleEnacting, "KDate": roleDate, "例規日付": roleDate,
	"KAddressee": roleAddressee, "宛先": roleAddressee, "KIssuer": roleIssuer, "発令者": roleIssuer, "KForm": roleForm, "例規の形式": roleForm,
	"KArticleCaption": roleArticleCaption, "条見出し": roleArticleCaption, "KArticle": roleArticle, "条": roleArticle,
	"KParagraphCaption": roleParagraphCaption, "項見出し": roleParagraphCaption, "KParagraph": roleParagraph, "項": roleParagraph,
	"KItem": roleItem, "号": roleItem, "KSubitem1": roleSubitem1, "号の細分１": roleSubitem1, "KSubitem2": roleSubitem2, "号の細分２": roleSubitem2,
	"KSubitem3": roleSubitem3, "号の細分３": roleSubitem3, "KBody": roleBody, "項（番号なし）": roleBody, "KPreamble": rolePreamble, "前文": rolePreamble,
	"KSupplement": roleSupplement, "附則見出し": roleSupplement, "KAnnex": roleAnnex, "別表見出し": roleAnnex, "KFormNumber": roleFormNumber, "様式番号": roleFormNumber,
	"KFormTitle": roleFormTitle, "様式名": roleFormTitle, "KNote": roleNote, "注記": roleNote, "KTableCaption": roleTableCaption, "表題": roleTableCaption,
	"KCell": roleCell, "表の本文": roleCell, "KHeaderCell": roleCell, "表の見出し": roleCell, "KGap": roleGap, "表の後": roleGap,
	"KHistory": roleHistory, "改定履歴見出し": roleHistory, "KEdition": roleClosing, "版の表示": roleClosing, "KDisclaimer": roleClosing, "奥書": roleClosing,
}

// role gives what a paragraph style is for, and the level of a heading.
func (s *wordStyles) role(id string) (role wordRole, level int) {
	if role = paragraphRoles[id]; role != roleNone {
		return role, 0
	}
	name := s.name(id)
	if role = paragraphRoles[name]; role != roleNone {
		return role, 0
	}
	if level = headingByName(name); level > 0 {
		return roleHeading, min(level, 6)
	}
	if plainName(name) == "title" {
		return roleTitle, 0
	}
	return roleNone, 0
}

// wordMark is what a character style of kitei's tells of the words in it.
type wordMark struct {
	label bool        // a number; else a caption
	of    policy.Kind // Article or Subarticle; 0 for any other
}

var wordMarks = map[string]wordMark{
	"KLabel": {label: true}, "番号": {label: true}, "KCaption": {}, "見出し語": {},
	"KArticleLabel": {true, policy.Article}, "条の番号": {true, policy.Article}, "KArticleTitle": {false, policy.Article}, "条の見出し語": {false, policy.Article},
	"KSubarticleLabel": {true, policy.Subarticle}, "細目の番号": {true, policy.Subarticle}, "KSubarticleTitle": {false, policy.Subarticle}, "細目の見出し語": {false, policy.Subarticle},
}

func (s *wordStyles) mark(id string) (wordMark, bool) {
	if id == "" {
		return wordMark{}, false
	}
	m, ok := wordMarks[id]
	if !ok {
		m, ok = wordMarks[s.name(id)]
	}
	return m, ok
}

// written reports whether kitei wrote the file: it says so or has kitei's bookmarks, and most of its paragraphs have kitei's styles.
func (w *wordWalker) written(f *wordFile) bool {
	_, edition := f.properties["kitei.edition"]
	_, numbering := f.properties["kitei.numbering"]
	known := edition || numbering
	ours, all := 0, 0
	for _, b := range w.blocks {
		if b.para == nil {
			continue
		}
		for _, m := range b.para.marks {
			known = known || ooxml.IsBookmark(m)
		}
		if len(b.para.spans) == 0 {
			continue
		}
		all++
		if role, _ := w.styles.role(b.para.style); role != roleNone && role != roleHeading && role != roleTitle {
			ours++
		}
	}
	return known && ours*3 >= all && ours > 0
}
