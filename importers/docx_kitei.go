package importers

import (
	"strings"

	"kitei/internal/ooxml"
	"kitei/policy"
)

// tree builds the document of a file kitei wrote: the styles say what each paragraph is and the bookmarks which id it has. What a person
// added in between is placed by its number.
func (w *wordWalker) tree(f *wordFile) *policy.Document {
	b := &wordBuilder{canonicalBuilder: canonicalBuilder{reader: w.reader, doc: &policy.Document{}}, walker: w}
	b.properties(f.properties)
	for _, x := range w.blocks {
		if x.para == nil {
			b.table(x)
			continue
		}
		b.paragraph(x.para)
		for _, text := range x.para.asides {
			b.append(&policy.Node{Kind: policy.Paragraph, Text: text, Pos: w.atPara(x.pos)})
		}
	}
	b.flush()
	return b.doc
}

// wordBuilder places the paragraphs of a file kitei wrote.
type wordBuilder struct {
	canonicalBuilder
	walker   *wordWalker
	articles bool              // 条文形式
	top      policy.Kind       // what headings of the first level are
	level    int               // of the headings of articles; 0 until the first
	history  bool              // the next table is the 改定履歴
	ids      map[string]string // of bookmarks whose names are too short for them

	caption, title, tableHead *policy.Node // captions that wait for an article, a 項 and a table
}

// properties takes what stands around the text from the properties of the file.
func (b *wordBuilder) properties(p map[string]string) {
	d := b.doc
	d.Short, d.Head.Form, d.Head.Edition, d.Head.Revision = p["kitei.short"], p["kitei.form"], p["kitei.edition"], p["kitei.revision"]
	s := &d.Head.Styling
	s.Numbering = policy.Numbering(p["kitei.numbering"])
	s.Digits = map[string]policy.Digits{"hankaku": policy.Hankaku, "kanji": policy.Kanji}[p["kitei.digits"]]
	s.HalfBrackets, s.Supplement = p["kitei.brackets"] == "half", p["kitei.supplement"]
	s.ArticleStart, s.Part = number(p["kitei.start"]), number(p["kitei.part"])
	b.ids = map[string]string{}
	for name, value := range p {
		if ooxml.IsBookmark(name) && ooxml.BookmarkName(value) == name {
			b.ids[name] = value
		}
	}
	b.articles = s.Numbering == "" || s.Numbering == policy.ByArticle
	b.top = policy.Chapter
	if k, ok := policy.ParseKind(p["kitei.top"]); ok && k.Grouping() {
		b.top = k
	}
}

// wordProvision is a paragraph taken apart.
type wordProvision struct {
	label, title, text string
	of                 policy.Kind // Article or Subarticle where a character style says so
	labelled           bool        // a character style or an automatic number says what the label is
	ids                []string
	pos                policy.Pos
}

// take takes number and caption off a paragraph: by their character styles, and the number also where Word counts it.
func (b *wordBuilder) take(p *wordPara) wordProvision {
	v := wordProvision{ids: b.idsOf(p.marks), pos: b.walker.atPara(p.pos)}
	end := 0
	for i, s := range p.spans {
		mark, ok := b.walker.styles.mark(s.style)
		if !ok {
			if strings.Trim(s.text, " 　\t（") != "" {
				break
			}
			continue
		}
		end = i + 1
		if mark.label {
			v.label += s.text
		} else {
			v.title += s.text
		}
		v.of = max(v.of, mark.of)
	}
	if p.label.text != "" && !p.label.bullet && v.label == "" {
		v.label = p.label.text
	}
	v.label, v.title = trimmed(v.label), trimmed(v.title)
	v.labelled = v.label != ""
	var text strings.Builder
	for _, s := range p.spans[end:] {
		text.WriteString(s.text)
	}
	v.text = trimmed(text.String())
	return v
}

func trimmed(s string) string { return strings.Trim(s, " 　\t\n") }

// idsOf gives the ids in the bookmarks of a paragraph.
func (b *wordBuilder) idsOf(marks []string) []string {
	var ids []string
	for _, m := range marks {
		id, ok := ooxml.IDFromBookmark(m)
		if !ok {
			id, ok = b.ids[m]
		}
		if ok && id != "" {
			ids = append(ids, id)
		}
	}
	return ids
}

// name gives a node its id; where paragraphs were joined it also stands for the others.
func name(n *policy.Node, ids []string) {
	if len(ids) > 0 {
		n.ID, n.Also = ids[0], ids[1:]
	}
	if len(n.Also) == 0 {
		n.Also = nil
	}
}

// byNumber takes a typed number off the text where no style tells it.
func (v *wordProvision) byNumber() (policy.Label, bool) {
	if v.labelled {
		l, _, ok := policy.ParseLabel(v.label + "　x")
		return l, ok
	}
	l, rest, ok := policy.ParseLabel(v.text)
	if ok {
		v.label, v.text = l.Text, rest
	}
	return l, ok
}

func (b *wordBuilder) paragraph(p *wordPara) {
	role, level := b.walker.styles.role(p.style)
	v := b.take(p)
	if role == roleNone || role == roleCell || role == roleGap {
		if v.text+v.title+v.label != "" {
			b.added(v, p)
		}
		return
	}
	switch role {
	case roleTitle, roleNumber, roleEnacting, roleDate, roleAddressee, roleIssuer, roleForm:
		b.front(role, v)
	case roleHeading:
		b.heading(level, v)
	case roleArticleCaption:
		b.flush()
		b.caption = &policy.Node{Kind: policy.Article, Title: captionText(v), Pos: v.pos}
		name(b.caption, v.ids)
	case roleArticle:
		b.article(v)
	case roleParagraphCaption:
		b.flush()
		b.title = &policy.Node{Kind: policy.Paragraph, Title: captionText(v), Pos: v.pos}
		name(b.title, v.ids)
	case roleParagraph, roleBody, roleNote, rolePreamble:
		b.provision(role, v)
	case roleItem, roleSubitem1, roleSubitem2, roleSubitem3:
		b.item(int(role-roleItem)+1, v)
	case roleSupplement, roleAnnex, roleFormNumber:
		b.attached(role, v)
	case roleFormTitle:
		if n := b.last(); n != nil && n.Kind == policy.Form {
			n.Title = captionText(v)
		}
	case roleTableCaption:
		b.flush()
		b.tableHead = &policy.Node{Kind: policy.Table, Label: v.label, Title: v.title, Pos: v.pos}
		if v.title == "" {
			b.tableHead.Title = v.text
		}
		name(b.tableHead, v.ids)
	case roleHistory:
		b.history = true
	case roleNone, roleCell, roleGap, roleClosing:
	}
}

// captionText gives a caption without its brackets.
func captionText(v wordProvision) string {
	if v.title != "" {
		return v.title
	}
	if inner, ok := unbracket(v.text); ok {
		return inner
	}
	return v.text
}

func (b *wordBuilder) front(role wordRole, v wordProvision) {
	h := &b.doc.Head
	text := trimmed(v.label + v.title + v.text)
	var to *string
	switch role {
	case roleTitle:
		to = &b.doc.Title
	case roleNumber:
		to = &h.Number
	case roleEnacting:
		to = &h.Enacting
	case roleDate:
		to = &h.Date
	case roleAddressee:
		to = &h.Addressee
	case roleIssuer:
		to = &h.Issuer
	default:
		to = &h.Form
	}
	if *to == "" || role == roleForm {
		*to = text
		return
	}
	*to += "\n" + text
}

// last is the innermost open heading, nil where there is none.
func (b *wordBuilder) last() *policy.Node {
	if len(b.heads) == 0 {
		return nil
	}
	return b.heads[len(b.heads)-1].node
}

// heading opens a grouping, an article or a captioned item.
func (b *wordBuilder) heading(level int, v wordProvision) {
	b.flush()
	label, ok := policy.Label{}, false
	if v.title == "" {
		label, ok = v.byNumber()
		v.title, v.text = v.text, ""
	} else if v.label != "" {
		label, ok = v.byNumber()
	}
	n := &policy.Node{Kind: v.of, Label: v.label, Title: v.title, Text: v.text, Pos: v.pos}
	unit := ok && label.Shape == policy.ShapeUnit
	switch {
	case n.Kind != 0:
	case unit && (label.Unit.Grouping() || label.Unit == policy.Article):
		n.Kind = label.Unit
	case b.level > 0 && level == b.level && !b.articles && b.top+policy.Kind(level-1) > policy.Subsection:
		n.Kind = policy.Article
	default:
		n.Kind = min(b.top+policy.Kind(level-1), policy.Division)
	}
	if n.Kind == policy.Article {
		b.level = level
	}
	name(n, v.ids)
	b.openHeading(level, n)
}

// article opens an article from the paragraph with its number, which in 条文形式 holds the first 項.
func (b *wordBuilder) article(v wordProvision) {
	b.release()
	n := b.caption
	b.caption = nil
	captioned := n != nil
	if n == nil {
		n = &policy.Node{Kind: policy.Article, Pos: v.pos}
	}
	v.byNumber()
	n.Label = v.label
	if !b.articles {
		n.Title, n.Text = v.title, v.text
		name(n, v.ids)
		b.openHeading(int(policy.Article), n)
		return
	}
	ids := v.ids
	if !captioned && len(ids) > 0 {
		n.ID, ids = ids[0], ids[1:]
	}
	b.openHeading(int(policy.Article), n)
	if v.text == "" && v.title == "" {
		return
	}
	first := &policy.Node{Kind: policy.Paragraph, Title: v.title, Text: v.text, Pos: v.pos}
	name(first, ids)
	b.append(first)
	b.para = first
}

// provision places a 項, a note or a 前文.
func (b *wordBuilder) provision(role wordRole, v wordProvision) {
	n := b.title
	b.title = nil
	b.release()
	b.flush()
	if n == nil {
		n = &policy.Node{Kind: policy.Paragraph, Title: v.title, Pos: v.pos}
		name(n, v.ids)
	}
	if role == roleParagraph {
		v.byNumber()
	} else if len(v.ids) == 0 && !v.labelled && role == roleBody && n.Title == "" {
		if _, _, ok := policy.ParseLabel(v.text); ok {
			b.numbered(v)
			return
		}
	}
	if role == rolePreamble {
		n.Kind = policy.Preamble
	}
	n.Label, n.Text = v.label, v.text
	b.append(n)
	b.para, b.items = n, nil
}

func (b *wordBuilder) item(depth int, v wordProvision) {
	b.release()
	b.flush()
	v.byNumber()
	n := &policy.Node{Kind: itemKinds[depth-1], Label: v.label, Title: v.title, Text: v.text, Pos: v.pos}
	name(n, v.ids)
	b.addItem(depth, n)
}

// attached opens a 附則, 別表 or 様式.
func (b *wordBuilder) attached(role wordRole, v wordProvision) {
	b.flush()
	n := &policy.Node{Kind: policy.Supplement, Pos: v.pos}
	switch role {
	case roleAnnex:
		n.Kind = policy.Annex
	case roleFormNumber:
		n.Kind = policy.Form
	default:
	}
	v.byNumber()
	n.Label, n.Title = v.label, v.title
	if n.Title == "" {
		n.Title = v.text
	} else {
		n.Text = v.text
	}
	name(n, v.ids)
	b.openHeading(int(policy.Chapter), n)
}

// table places a table under its caption, or takes the 改定履歴 out of it.
func (b *wordBuilder) table(x wordBlock) {
	if b.history {
		b.history = false
		for i, row := range x.rows {
			if i > 0 && len(row) >= 3 {
				b.doc.Head.History = append(b.doc.Head.History, policy.Revision{Date: row[0], Edition: row[1], Summary: row[2]})
			}
		}
		return
	}
	n := b.tableHead
	b.tableHead = nil
	b.flush()
	if n == nil {
		n = &policy.Node{Kind: policy.Table, Pos: b.walker.atPara(x.pos)}
	}
	if ids := b.idsOf(x.marks); n.ID == "" {
		name(n, ids)
	}
	n.Rows = x.rows
	b.append(n)
}

// flush keeps captions that found nothing to stand above, as people leave them.
func (b *wordBuilder) flush() {
	b.release()
	if n := b.caption; n != nil {
		b.caption = nil
		b.openHeading(int(policy.Article), n)
	}
}

// release keeps the caption of a 項 and the head of a table that found none.
func (b *wordBuilder) release() {
	for _, n := range []*policy.Node{b.title, b.tableHead} {
		if n != nil {
			b.append(n)
		}
	}
	b.title, b.tableHead = nil, nil
}
