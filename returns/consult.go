package returns

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/xuri/excelize/v2"

	"kitei/exporters"
	"kitei/policy"
)

// OpinionSheet is one returned 回答票.
type OpinionSheet struct {
	File     string
	Section  string // 所属, as it is filled in
	Sent     string // the section it was sent to, "" when it was for any
	Person   string
	Contact  string
	Edition  string
	Draft    string // fingerprint of the draft it was made for
	None     bool   // 意見なし was chosen
	Opinions []Opinion

	record []exporters.ConsultClause // what was sent
}

// Opinion is what a section says of a clause.
type Opinion struct {
	Key         string // of the clause; "" for what belongs to none
	Document    string // 文書名
	Place       string // 該当箇所
	Fingerprint string // of the clause as it was sent; "" where nobody knows
	Kind        string // 意見の種別: one of [exporters.ConsultKinds], or ""
	Text        string // 意見
	Proposal    string // 修正案
	Reason      string // 理由・業務への影響
	Extra       string // written where nothing was asked: columns of their own, locked cells
	Pos         policy.Pos
}

// said reports whether anything was written.
func (o *Opinion) said() bool {
	return o.Kind != "" || o.Text != "" || o.Proposal != "" || o.Reason != "" || o.Extra != ""
}

// General is 該当箇所 of an opinion on the draft as a whole, or on what no clause says.
const General = "全般"

// consultColumns are the columns of 回答票 as they come back, and as sections name them that make a sheet of their own.
var consultColumns = []Column{
	{Key: "place", Headings: []string{"該当箇所", "該当条項", "該当の条項", "該当条文"}, Required: true},
	{Key: "number", Headings: []string{"番号", "No.", "No"}},
	{Key: "document", Headings: []string{"文書名", "文書"}},
	{Key: "state", Headings: []string{"改正の区分"}},
	{Key: "quote", Headings: []string{"案の記載"}},
	{Key: "kind", Headings: []string{"意見の種別", "種別"}},
	{Key: "opinion", Headings: []string{"意見", "御意見", "ご意見", "意見の内容", "意見等", "意見・修正案"}},
	{Key: "proposal", Headings: []string{"修正案"}},
	{Key: "reason", Headings: []string{"理由・業務への影響", "理由"}},
	{Key: "key", Headings: []string{"識別子"}},
	{Key: "fingerprint", Headings: []string{"照合値"}},
}

// asking are the columns a section fills in: a table without any of them is no 回答票.
var asking = []struct{ key, heading string }{{"opinion", "意見"}, {"proposal", "修正案"}, {"reason", "理由・業務への影響"}, {"kind", "意見の種別"}}

// ReadConsultation reads a returned 回答票. asked is what would be asked today; a workbook that still has its own record of what was sent
// (シート「データ」) is read by that record. Nothing that was filled in is left out. The notices say what is to be looked at, each with its cell:
//
//	consult-other     the sheet was made for another edition or another draft
//	consult-keys      the hidden keys are lost; rows were matched by 該当箇所
//	consult-column    a column of the sheet is gone or has another heading
//	consult-added     a column nobody asked for has something in it
//	consult-edited    a cell that was not to be filled in was changed
//	consult-kind      a kind of opinion nobody knows
//	consult-place     no clause, or several, have the number that is named; the opinion is kept under 全般
//	consult-no-place  an opinion without 該当箇所, kept under 全般
//	consult-empty     a kind that asks for words, without any
//	consult-outside   something written outside the table
//	consult-remark    a comment on a cell
//	consult-sheet     a sheet of their own
//	consult-none      意見なし, and opinions all the same
//	consult-any       意見あり, and none
//	consult-blank     neither an opinion nor 意見なし
//
// Errors are those of [Open], consult-no-table where no sheet has the columns of a 回答票, consult-checklist for a 点検票, and consult-list for a
// 意見と対応の一覧.
func ReadConsultation(name string, src []byte, asked *exporters.Consultation) (*OpinionSheet, []policy.Notice, error) {
	b, err := Open(name, src)
	if err != nil {
		return nil, nil, err
	}
	r := &consultReader{book: b, sheet: &OpinionSheet{File: name, Edition: b.Properties["kitei.edition"], Draft: b.Properties["kitei.draft"]}, printed: map[string]bool{}, rows: map[string]*exporters.ConsultClause{}}
	r.data()
	tables := r.tables()
	if b.Properties["kitei.kind"] == OpinionsKind || slices.ContainsFunc(tables, func(t *Table) bool { return t.Sheet == opinionsSection }) {
		return nil, nil, policy.Problem("consult-list", policy.Pos{File: name})
	}
	if len(tables) == 0 {
		if strings.HasPrefix(b.Properties["kitei.kind"], "checklist/") {
			return nil, nil, policy.Problem("consult-checklist", policy.Pos{File: name})
		}
		return nil, nil, policy.Problem("consult-no-table", policy.Pos{File: name}, r.lacking())
	}
	if len(r.sheet.record) == 0 {
		r.sheet.record = slices.Clone(asked.Clauses)
		for i := range r.sheet.record {
			r.sheet.record[i].Text = r.sheet.record[i].Quote()
		}
		for _, text := range asked.Printed() {
			r.printed[fold(text)] = true
		}
	}
	r.places = newPlaces(r.sheet.record)
	if r.sheet.Draft != "" && asked.Draft != "" && r.sheet.Draft != asked.Draft {
		r.note("consult-other", policy.Pos{File: name}, r.sheet.Edition, r.sheet.Draft, asked.Draft)
	}
	r.fields()
	for _, t := range tables {
		r.table(t)
	}
	r.outside(tables)
	r.remarks()
	r.finish()
	return r.sheet, r.notices, nil
}

// consultReader reads one returned 回答票.
type consultReader struct {
	book    *Book
	sheet   *OpinionSheet
	places  *places
	printed map[string]bool                     // folded texts of the sheet that nobody filled in
	lost    bool                                // a row of a clause had no key
	rows    map[string]*exporters.ConsultClause // the clauses of the rows, by sheet and number
	notices []policy.Notice
}

func (r *consultReader) note(code string, pos policy.Pos, args ...any) {
	r.notices = append(r.notices, policy.Notice{Code: code, Pos: pos, Args: args})
}

// data reads the record of what was sent.
func (r *consultReader) data() {
	meta := []Column{{Key: "item", Headings: []string{exporters.ConsultMeta}, Required: true}, {Key: "value", Headings: []string{exporters.ConsultValue}, Required: true}}
	sheets := map[string]bool{} // that hold the record: the sheet to be filled in has the same headings
	for _, t := range r.book.Tables(meta) {
		sheets[t.Sheet] = true
		for _, row := range t.Rows {
			value := row.Cell("value")
			switch row.Cell("item") {
			case exporters.MetaEdition:
				r.sheet.Edition = value
			case exporters.MetaDraft:
				r.sheet.Draft = value
			case exporters.MetaSection:
				r.sheet.Sent = value
			case exporters.MetaPrinted:
				r.printed[fold(value)] = true
			}
		}
	}
	var columns []Column
	for _, h := range exporters.ConsultDataColumns {
		columns = append(columns, Column{Key: h, Headings: []string{h}, Required: true})
	}
	for _, t := range r.book.Tables(columns) {
		if !sheets[t.Sheet] {
			continue
		}
		for _, row := range t.Rows {
			if key := row.Cell("識別子"); key != "" {
				r.sheet.record = append(r.sheet.record, exporters.ConsultClause{
					Key: key, Fingerprint: row.Cell("照合値"), Document: row.Cell("文書名"), Number: row.Cell("番号"), Heading: strings.TrimSpace(strings.TrimPrefix(row.Cell("該当箇所"), row.Cell("番号"))),
					State: row.Cell("改正の区分"), Text: row.Cell("案の記載"),
				})
			}
		}
	}
}

// tables gives the tables that ask for opinions: those with a column for them, and those with the hidden keys and another column to fill in.
func (r *consultReader) tables() []*Table {
	return slices.DeleteFunc(r.book.Tables(consultColumns), func(t *Table) bool {
		return !t.Has("opinion") && !t.Has("proposal") && (!t.Has("key") || !t.Has("reason") && !t.Has("kind"))
	})
}

// lacking names the columns by which a sheet is no 回答票.
func (r *consultReader) lacking() string {
	if len(r.book.Tables(consultColumns)) == 0 {
		return "該当箇所"
	}
	return "意見"
}

// fields reads what stands above the table.
func (r *consultReader) fields() {
	labels := []string{exporters.FieldSection, exporters.FieldPerson, exporters.FieldContact, exporters.FieldAny}
	r.sheet.Section, _ = r.book.Around(labels[0], labels...)
	r.sheet.Person, _ = r.book.Around(labels[1], labels...)
	r.sheet.Contact, _ = r.book.Around(labels[2], labels...)
	for _, l := range append(labels, r.sheet.Section, r.sheet.Person, r.sheet.Contact) {
		r.printed[fold(l)] = true
	}
	choice, pos := r.book.Around(labels[3], append(r.legends(), labels...)...)
	switch fold(choice) {
	case fold(exporters.ConsultAny[1]), "なし", "無", "無し", "意見無し", "意見無":
		r.sheet.None = true
	case fold(exporters.ConsultAny[0]), "あり", "有", "有り", "意見有り", "意見有", "":
	default:
		r.note("consult-edited", pos, exporters.FieldAny, choice)
	}
	r.printed[fold(choice)] = true
	if strings.Contains(fold(choice), "あり") {
		r.printed["any"] = true
	}
}

// legends are the texts of the sheet that can stand behind an empty field.
func (r *consultReader) legends() []string {
	var out []string
	for text := range r.printed {
		out = append(out, text)
	}
	return out
}

// table reads the rows of a table.
func (r *consultReader) table(t *Table) {
	for _, a := range asking {
		if !t.Has(a.key) {
			r.note("consult-column", policy.Pos{File: r.book.Name, Cell: t.Sheet}, a.heading)
		}
	}
	added := map[int]bool{}
	for _, row := range t.Rows {
		r.row(row, added)
	}
}

func (r *consultReader) row(row Row, added map[int]bool) {
	o := Opinion{
		Key: row.Cell("key"), Document: row.Cell("document"), Place: row.Cell("place"), Text: row.Cell("opinion"), Proposal: row.Cell("proposal"), Reason: row.Cell("reason"), Pos: row.Pos("opinion"),
	}
	clause := r.places.byKey[o.Key]
	if clause == nil {
		clause = r.places.exact(o.Document, o.Place)
		r.lost = r.lost || clause != nil && fold(row.Cell("quote")) == fold(clause.Text) && row.Cell("quote") != ""
	} else {
		r.edited(row, &o, clause)
	}
	r.rows[fmt.Sprintf("%s!%d", row.table.Sheet, row.number)] = clause
	r.kind(row, &o)
	o.Extra = row.keep(o.Extra, added, func(at policy.Pos, heading string) { r.note("consult-added", at, heading) })
	if clause == nil && o.Key == "" && !o.said() { // words in the wrong column of an empty row
		o.Extra = strings.TrimSpace(row.Cell("quote") + "\n" + o.Place)
		o.Place = ""
	}
	if !o.said() {
		return
	}
	r.locate(row, &o, clause)
	if slices.Contains([]string{"修正", "質問", "反対"}, o.Kind) && o.Text == "" && o.Proposal == "" && o.Reason == "" && o.Extra == "" {
		r.note("consult-empty", row.Pos("opinion"), o.Kind, o.Place)
	}
	r.sheet.Opinions = append(r.sheet.Opinions, o)
}

// edited finds what was typed over in the row of a clause: a quoted text that was changed is a proposal, anything else stays with the opinion.
func (r *consultReader) edited(row Row, o *Opinion, clause *exporters.ConsultClause) {
	sent := row.Cell("fingerprint")
	same := sent == "" || sent == clause.Fingerprint // else what was sent is not known any more
	if now := row.Cell("quote"); same && now != "" && fold(now) != fold(clause.Text) {
		r.note("consult-edited", row.Pos("quote"), "案の記載", short(now))
		if o.Proposal == "" {
			o.Proposal = now
		} else {
			o.Extra = line(o.Extra, "案の記載", now)
		}
	}
	for _, c := range []struct{ key, heading, sent string }{{"document", "文書名", clause.Document}, {"place", "該当箇所", clause.Place()}, {"state", "改正の区分", clause.State}} {
		if now := row.Cell(c.key); now != "" && fold(now) != fold(c.sent) {
			r.note("consult-edited", row.Pos(c.key), c.heading, short(now))
			o.Extra = line(o.Extra, c.heading, now)
		}
	}
}

// line adds what stands in a column to the rest of what was written.
func line(before, heading, text string) string {
	if heading != "" {
		text = "【" + heading + "】" + text
	}
	return strings.TrimLeft(before+"\n"+text, "\n")
}

// kind reads 意見の種別.
func (r *consultReader) kind(row Row, o *Opinion) {
	word := fold(row.Cell("kind"))
	if word == "" {
		return
	}
	for _, k := range exporters.ConsultKinds {
		if strings.HasPrefix(word, k) {
			o.Kind = k
		}
	}
	if rest := strings.TrimPrefix(word, o.Kind); o.Kind == "" || rest != "" {
		r.note("consult-kind", row.Pos("kind"), row.Cell("kind"))
		o.Extra = line(o.Extra, "意見の種別", row.Cell("kind"))
	}
}

// locate gives an opinion the clause it is about.
func (r *consultReader) locate(row Row, o *Opinion, clause *exporters.ConsultClause) {
	if clause == nil && o.Place != "" && !isGeneral(o.Place) {
		if clause = r.places.find(o.Document, o.Place); clause == nil {
			r.note("consult-place", row.Pos("place"), strings.TrimSpace(o.Document+" "+o.Place))
		}
	}
	switch {
	case clause != nil:
		place := clause.Place()
		if r.places.byKey[o.Key] == nil && !names(o.Place, clause) {
			place += "（" + o.Place + "）"
		}
		o.Key, o.Document, o.Place, o.Fingerprint = clause.Key, clause.Document, place, cmp.Or(row.Cell("fingerprint"), clause.Fingerprint)
	case o.Place == "":
		r.note("consult-no-place", o.Pos)
		o.Key, o.Place = "", General
	case isGeneral(o.Place):
		o.Key, o.Place = "", General
	default:
		o.Key = ""
	}
}

// isGeneral reports whether 該当箇所 names the draft as a whole.
func isGeneral(place string) bool {
	return slices.Contains([]string{General, "全体", "全般的事項", "全体について", "案全体", "その他"}, fold(place))
}

// outside finds what was written outside the tables: above them, and on sheets of their own.
func (r *consultReader) outside(tables []*Table) {
	heads := map[string]int{}
	for _, t := range tables {
		if at, seen := heads[t.Sheet]; !seen || t.head < at {
			heads[t.Sheet] = t.head
		}
	}
	for _, s := range r.book.Sheets {
		head, asks := heads[s.Name]
		if !asks {
			if n := s.filled(); n > 0 && !ownSheet(s.Name) {
				r.note("consult-sheet", policy.Pos{File: r.book.Name, Cell: s.Name}, s.Name, n)
			}
			continue
		}
		for i, cells := range s.Rows[:head] {
			for j, cell := range cells {
				text := strings.TrimFunc(cell, unicode.IsSpace)
				if text == "" || r.printed[fold(text)] || strings.HasPrefix(fold(text), exporters.ConsultDeadline) {
					continue
				}
				r.note("consult-outside", cellPos(r.book.Name, s.Name, j, i), text)
				r.sheet.Opinions = append(r.sheet.Opinions, Opinion{Place: General, Extra: text, Pos: cellPos(r.book.Name, s.Name, j, i)})
			}
		}
	}
}

// remarks keeps the comments people put on cells. Those that came with the sheet say what a clause says.
func (r *consultReader) remarks() {
	quotations := r.quotations()
	for _, m := range r.book.remarks {
		col, number, err := excelize.CellNameToCoordinates(m.cell)
		text := strings.TrimSpace(m.text)
		if err != nil || text == "" || ownSheet(m.sheet) {
			continue
		}
		clause := r.rows[fmt.Sprintf("%s!%d", m.sheet, number)]
		folded := fold(text)
		if slices.ContainsFunc(quotations, func(head string) bool { return strings.HasPrefix(folded, head) }) {
			continue
		}
		pos := cellPos(r.book.Name, m.sheet, col-1, number-1)
		o := Opinion{Place: General, Extra: line("", "コメント", text), Pos: pos}
		if clause != nil {
			o.Key, o.Document, o.Place, o.Fingerprint = clause.Key, clause.Document, clause.Place(), clause.Fingerprint
		}
		r.note("consult-remark", pos, short(text))
		r.sheet.Opinions = append(r.sheet.Opinions, o)
	}
}

// quotations are the folded beginnings of the clauses that were too long to be quoted whole: a comment that came with the sheet begins with one.
func (r *consultReader) quotations() []string {
	var out []string
	for i := range r.sheet.record {
		if head, cut := strings.CutSuffix(fold(r.sheet.record[i].Text), fold(exporters.QuoteCut)); cut {
			out = append(out, head)
		}
	}
	return out
}

// ownSheet reports whether a sheet came with the 回答票.
func ownSheet(name string) bool { return name == "記入のしかた" || name == "データ" }

// finish says what the sheet as a whole lacks.
func (r *consultReader) finish() {
	s, at := r.sheet, policy.Pos{File: r.book.Name}
	if r.lost {
		r.note("consult-keys", at)
	}
	switch {
	case s.None && len(s.Opinions) > 0:
		r.note("consult-none", at, len(s.Opinions))
	case len(s.Opinions) > 0 || s.None:
	case r.printed["any"]:
		r.note("consult-any", at)
	default:
		r.note("consult-blank", at)
	}
}
