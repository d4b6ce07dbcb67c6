package returns

import (
	"slices"
	"strconv"
	"strings"

	"kitei/policy"
)

// OpinionList is a 意見と対応の一覧 as the office filled it in.
type OpinionList struct {
	Edition string
	Draft   string
	Items   []OpinionItem // in the order of the file, those of [Opinions.Withdrawn] among them
}

// opinionColumns are the columns of the list as it comes back.
var opinionColumns = []Column{
	{Key: "place", Headings: []string{columnAt}, Required: true},
	{Key: "opinion", Headings: []string{columnOpinion}, Required: true},
	{Key: "response", Headings: []string{columnResponse}, Required: true},
	{Key: "number", Headings: []string{columnNumber}},
	{Key: "document", Headings: []string{columnDocument}},
	{Key: "section", Headings: []string{columnSection}},
	{Key: "kind", Headings: []string{columnStand, "意見の種別"}},
	{Key: "proposal", Headings: []string{columnProposal}},
	{Key: "reason", Headings: []string{columnReason}},
	{Key: "answer", Headings: []string{columnAnswer, "事務局回答", "対応の理由", "回答"}},
	{Key: "where", Headings: []string{columnWhere}},
	{Key: "note", Headings: []string{columnRemark}},
	{Key: "id", Headings: []string{columnID}},
	{Key: "clause", Headings: []string{columnClause}},
	{Key: "print", Headings: []string{columnAsSent}},
	{Key: "origin", Headings: []string{columnOrigin}},
}

// ReadOpinionList reads a list back: a workbook of [NewOpinionsReport] that people filled in, or kitei.opinions/1. Rows without a hidden key that
// carry on nothing were written by the office itself and are kept. The notices say, with their cells, what is to be looked at:
//
//	opinions-response  a 対応 nobody knows; it is kept as it was written
//	opinions-added     a column nobody asked for; what stands in it goes to 備考
//
// Errors are those of [Open], and opinions-no-list for a file that is no such list.
func ReadOpinionList(name string, src []byte) (*OpinionList, []policy.Notice, error) {
	if text := strings.TrimLeft(strings.TrimPrefix(string(src[:min(len(src), 64)]), "\ufeff"), " \t\r\n"); strings.HasPrefix(text, "{") {
		return readOpinionsJSON(name, src)
	}
	b, err := Open(name, src)
	if err != nil {
		return nil, nil, err
	}
	tables := b.Tables(opinionColumns)
	if len(tables) == 0 && b.Properties["kitei.kind"] != OpinionsKind {
		return nil, nil, policy.Problem("opinions-no-list", policy.Pos{File: name})
	}
	r := &listReader{book: b, list: &OpinionList{Edition: b.Properties["kitei.edition"], Draft: b.Properties["kitei.draft"]}, at: map[string]int{}}
	var further []followingRow
	for _, t := range tables {
		added := map[int]bool{}
		for _, row := range t.Rows {
			item := r.row(row, added)
			if id, n := cutPiece(item.ID); n > 1 {
				item.ID = id
				further = append(further, followingRow{n, item})
			} else {
				r.keep(item)
			}
		}
	}
	slices.SortStableFunc(further, func(a, b followingRow) int { return a.n - b.n })
	for _, f := range further {
		r.keep(f.item)
	}
	for i := range r.list.Items {
		if r.list.Items[i].typed {
			r.list.Items[i].identify()
		}
	}
	return r.list, r.notices, nil
}

// listReader reads one list.
type listReader struct {
	book    *Book
	list    *OpinionList
	at      map[string]int // index of an opinion by its ID
	notices []policy.Notice
}

func (r *listReader) note(code string, pos policy.Pos, args ...any) {
	r.notices = append(r.notices, policy.Notice{Code: code, Pos: pos, Args: args})
}

// followingRow is a row that goes on with an opinion: its second, third, …
type followingRow struct {
	n    int
	item OpinionItem
}

// cutPiece takes the number of a row from a key (a1b2/3): 1 where there is none.
func cutPiece(key string) (id string, n int) {
	id, number, found := strings.Cut(key, "/")
	if n, err := strconv.Atoi(number); found && err == nil && n > 1 {
		return id, n
	}
	return key, 1
}

// row reads a row: an opinion, or what goes on with one.
func (r *listReader) row(row Row, added map[int]bool) OpinionItem {
	entry := OpinionEntry{Response: response(row.Cell("response")), Answer: row.Cell("answer"), Where: row.Cell("where"), Note: row.Cell("note")}
	entry.Note = row.keep(entry.Note, added, func(at policy.Pos, heading string) { r.note("opinions-added", at, heading) })
	if entry.Response != "" && !slices.Contains(Responses, entry.Response) {
		r.note("opinions-response", row.Pos("response"), entry.Response)
	}
	item := OpinionItem{
		ID: row.Cell("id"), ByOffice: row.Cell("origin") == originOffice, Entry: entry,
		Opinion: Opinion{
			Key: row.Cell("clause"), Document: row.Cell("document"), Place: strings.TrimSpace(strings.TrimSuffix(row.Cell("place"), changedSince)), Fingerprint: row.Cell("print"), Kind: row.Cell("kind"),
			Text: row.Cell("opinion"), Proposal: row.Cell("proposal"), Reason: row.Cell("reason"), Pos: row.Pos("opinion"),
		},
	}
	item.Changed = item.Place != row.Cell("place")
	for _, s := range strings.Split(row.Cell("section"), "\n") {
		if s != "" {
			item.From = append(item.From, OpinionSource{Section: s})
		}
	}
	return item
}

// keep adds an opinion, or joins a row to the one it goes on with: the one with its key, or where the keys are lost the one before it.
func (r *listReader) keep(item OpinionItem) {
	i, known := r.at[item.ID]
	if item.ID == "" {
		i, known = len(r.list.Items)-1, len(r.list.Items) > 0 && strings.HasPrefix(item.Text+item.Proposal+item.Reason, goesOn)
	}
	switch {
	case known:
		first := &r.list.Items[i]
		first.Entry = joinEntries(first.Entry, item.Entry)
		for _, f := range []struct {
			have *string
			more string
		}{{&first.Text, item.Text}, {&first.Proposal, item.Proposal}, {&first.Reason, item.Reason}} {
			if rest, goes := strings.CutPrefix(f.more, goesOn); goes {
				*f.have += "\n" + strings.TrimLeft(rest, "\n")
			}
		}
		return
	case item.ID != "":
		r.at[item.ID] = len(r.list.Items)
	case !item.said() && item.Entry.Empty():
		return
	default:
		item.ByOffice, item.typed = true, true
		if item.Place == "" {
			item.Place = General
		}
	}
	r.list.Items = append(r.list.Items, item)
}

// response reads 対応 as people write it.
func response(s string) string {
	word := fold(s)
	for _, known := range Responses {
		if word == fold(known) {
			return known
		}
	}
	switch word {
	case "反映する", "反映済", "反映済み", "採用", "採用する", "修正", "修正する":
		return "反映"
	case "一部反映する", "一部採用", "部分反映":
		return "一部反映"
	case "不反映", "反映せず", "不採用", "採用しない", "対応しない", "原案のとおり", "原案どおり":
		return "反映しない"
	case "回答", "質問への回答のみ":
		return "質問への回答"
	case "検討", "要検討", "保留":
		return "検討中"
	}
	return s
}
