package returns

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"kitei/exporters"
	"kitei/policy"
)

// Opinions are the returned 回答票 of a body put together: the 意見と対応の一覧.
type Opinions struct {
	Body      string
	Edition   string
	Revision  string
	Draft     string           // fingerprint of the draft that was sent; that of today's where no sheet says
	Asked     []string         // sections that were asked; empty when nobody said which
	Sections  []OpinionSection // that answered, in the order they were asked
	Missing   []string         // sections that were asked and have not answered
	Items     []OpinionItem    // in the order of the clauses; what belongs to none stands last
	Withdrawn []OpinionItem    // of an earlier list: no returned sheet says them any more, but the office wrote something
	Problems  []policy.Notice
}

// OpinionSection is a section that answered.
type OpinionSection struct {
	Name, File, Person, Contact string
	State                       OpinionState
	N                           int // opinions
}

// OpinionState is how a section answered.
type OpinionState string

// The states of a section.
const (
	GaveOpinions OpinionState = "given" // 意見あり
	HasNone      OpinionState = "none"  // 意見なし
	LeftBlank    OpinionState = "blank" // 記入なし
)

// Word is the state in Japanese.
func (s OpinionState) Word() string {
	switch s {
	case GaveOpinions:
		return "意見あり"
	case HasNone:
		return "意見なし"
	case LeftBlank:
	}
	return "記入なし"
}

// OpinionItem is an opinion with everybody who gave it, and what the office made of it.
type OpinionItem struct {
	Opinion
	ID       string // of clause, kind and words; the same in every run
	From     []OpinionSource
	Changed  bool // the clause says something else now than when it was sent
	ByOffice bool // written into the list itself, not returned by a section
	typed    bool // read from a row without a key: new in the list, or its key was lost
	Entry    OpinionEntry
}

// OpinionSource is where an opinion was read.
type OpinionSource struct{ Section, File, Cell string }

// OpinionEntry is what the office fills in.
type OpinionEntry struct {
	Response string // 対応: one of [Responses], as it was written where it is none
	Answer   string // 事務局回答（対応の理由）
	Where    string // 反映箇所
	Note     string // 備考
}

// Empty reports whether the office wrote nothing.
func (e OpinionEntry) Empty() bool { return e == OpinionEntry{} }

// Responses are what can be chosen in 対応 (facts §8.9).
var Responses = []string{"反映", "一部反映", "反映しない", "質問への回答", "検討中"}

// identify gives an opinion its ID: equal for equal opinions on one clause, whoever gave them and however they are spaced.
func (o *OpinionItem) identify() {
	parts := []string{o.Key, o.Kind, o.Text, o.Proposal}
	if o.Key == "" {
		parts[0] = o.Document + "/" + o.Place
	}
	if o.Text == "" && o.Proposal == "" {
		parts = append(parts, o.Reason, o.Extra)
	}
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%s\x00", fold(p))
	}
	o.ID = hex.EncodeToString(h.Sum(nil))[:16]
}

// CollectOpinions puts returned sheets together. sections are those that were asked, in their order. asked is what would be asked today: its
// order is that of the list. before is the list as the office filled it in, nil for none; its entries are kept, and so is what the office wrote
// on opinions that no sheet says any more.
//
// The notices are kept with the list, and more are added: consult-section (no section filled in), consult-section-other (another than the
// sheet was sent to), consult-section-unknown, consult-section-near (taken for one of the list), consult-section-twice, consult-changed (the
// clause was changed since).
func CollectOpinions(sheets []*OpinionSheet, sections []string, asked *exporters.Consultation, before *OpinionList, problems []policy.Notice) *Opinions {
	o := &Opinions{Edition: asked.Edition, Revision: asked.Revision, Draft: asked.Draft, Asked: sections, Problems: slices.Clone(problems)}
	c := &opinionCollector{Opinions: o, at: map[string]int{}, now: newPlaces(asked.Clauses), order: clauseOrder(asked.Clauses, sheets)}
	ordered := slices.Clone(sheets)
	slices.SortStableFunc(ordered, func(a, b *OpinionSheet) int { return strings.Compare(a.File, b.File) })
	if i := slices.IndexFunc(ordered, func(s *OpinionSheet) bool { return s.Draft != "" }); i >= 0 {
		o.Draft = ordered[i].Draft
	}
	for _, s := range ordered {
		c.section(s)
	}
	slices.SortStableFunc(ordered, func(a, b *OpinionSheet) int { return askedPlace(sections, a.Section) - askedPlace(sections, b.Section) })
	for _, s := range ordered {
		for i := range s.Opinions {
			c.add(s, s.Opinions[i])
		}
		c.answered(s)
	}
	for _, s := range sections {
		if !slices.ContainsFunc(ordered, func(x *OpinionSheet) bool { return x.Section == s }) {
			o.Missing = append(o.Missing, s)
		}
	}
	if before != nil {
		c.keep(before)
	}
	c.sort()
	for i := range o.Sections {
		o.Sections[i].N = o.count(func(x *OpinionItem) bool { return x.by(o.Sections[i].Name) })
	}
	return o
}

// count counts the opinions that fit.
func (o *Opinions) count(fits func(*OpinionItem) bool) int {
	n := 0
	for i := range o.Items {
		if fits(&o.Items[i]) {
			n++
		}
	}
	return n
}

// askedPlace gives the place of a section among those asked; others stand behind.
func askedPlace(sections []string, name string) int {
	if i := slices.Index(sections, name); i >= 0 {
		return i
	}
	return len(sections)
}

// opinionCollector puts one list together.
type opinionCollector struct {
	*Opinions
	at    map[string]int // index of an item by its ID
	now   *places        // clauses of today's draft
	order map[string]int // of the clauses, by key
}

func (c *opinionCollector) note(code string, pos policy.Pos, args ...any) {
	c.Problems = append(c.Problems, policy.Notice{Code: code, Pos: pos, Args: args})
}

// clauseOrder gives every clause its place: that in today's draft, and for those that only a returned sheet knows, behind the clause they followed there.
func clauseOrder(now []exporters.ConsultClause, sheets []*OpinionSheet) map[string]int {
	keys := make([]string, 0, len(now))
	known := map[string]bool{}
	for i := range now {
		keys = append(keys, now[i].Key)
		known[now[i].Key] = true
	}
	for _, s := range sheets {
		last := -1
		for i := range s.record {
			key := s.record[i].Key
			if known[key] {
				last = slices.Index(keys, key)
				continue
			}
			known[key] = true
			last++
			keys = slices.Insert(keys, last, key)
		}
	}
	order := map[string]int{}
	for i, key := range keys {
		order[key] = i
	}
	return order
}

// section names the section of a sheet: as it is filled in, if it is one of those asked; else the one it was sent to.
func (c *opinionCollector) section(s *OpinionSheet) {
	typed, at := s.Section, policy.Pos{File: s.File}
	sent := sectionOf(s.Sent, c.Asked)
	switch known := sectionOf(typed, c.Asked); {
	case typed == "" && sent == "" && s.Sent != "":
		s.Section = s.Sent
	case typed == "" && sent == "":
		s.Section = strings.TrimSuffix(baseName(s.File), ".xlsx")
		if near := nearSection(s.Section, c.Asked); near != "" {
			s.Section = near
		}
		c.note("consult-section", at, s.Section)
	case typed == "":
		s.Section = sent
	case known != "":
		s.Section = known
		if sent != "" && sent != known {
			c.note("consult-section-other", at, sent, known)
		}
	case sent != "":
		s.Section = sent
		c.note("consult-section-near", at, typed, sent)
	case len(c.Asked) > 0:
		if s.Section = nearSection(typed, c.Asked); s.Section != "" {
			c.note("consult-section-near", at, typed, s.Section)
			return
		}
		s.Section = typed
		c.note("consult-section-unknown", at, typed)
	}
}

// nearSection finds the one section whose name stands within what was typed: 総務部総務課庶務係, 回答票_総務課(2).
func nearSection(typed string, sections []string) string {
	found := ""
	for _, s := range sections {
		if !strings.Contains(fold(typed), fold(s)) {
			continue
		}
		if found == "" || strings.Contains(fold(s), fold(found)) {
			found = s
		} else if !strings.Contains(fold(found), fold(s)) {
			return ""
		}
	}
	return found
}

// answered records how a section answered.
func (c *opinionCollector) answered(s *OpinionSheet) {
	state := LeftBlank
	switch {
	case len(s.Opinions) > 0:
		state = GaveOpinions
	case s.None:
		state = HasNone
	}
	now := OpinionSection{Name: s.Section, File: baseName(s.File), Person: s.Person, Contact: s.Contact, State: state}
	i := slices.IndexFunc(c.Sections, func(x OpinionSection) bool { return x.Name == s.Section })
	if i < 0 {
		c.Sections = append(c.Sections, now)
		return
	}
	first := &c.Sections[i]
	c.note("consult-section-twice", policy.Pos{File: s.File}, s.Section, first.File)
	first.File += "\n" + now.File
	for _, f := range []struct{ have, more *string }{{&first.Person, &now.Person}, {&first.Contact, &now.Contact}} {
		if *f.more != "" && fold(*f.more) != fold(*f.have) {
			*f.have = strings.TrimLeft(*f.have+"\n"+*f.more, "\n")
		}
	}
	if state == GaveOpinions || first.State == LeftBlank {
		first.State = state
	}
}

// by reports whether a section gave the opinion.
func (o *OpinionItem) by(section string) bool {
	return slices.ContainsFunc(o.From, func(f OpinionSource) bool { return f.Section == section })
}

// add adds an opinion, or its section to the equal opinion that is there.
func (c *opinionCollector) add(s *OpinionSheet, opinion Opinion) {
	item := OpinionItem{Opinion: opinion, From: []OpinionSource{{s.Section, baseName(s.File), opinion.Pos.Cell}}}
	item.identify()
	if clause := c.now.byKey[item.Key]; clause != nil && item.Fingerprint != "" && clause.Fingerprint != item.Fingerprint {
		item.Changed = true
		c.note("consult-changed", opinion.Pos, item.Place)
	}
	i, known := c.at[item.ID]
	if !known {
		c.at[item.ID] = len(c.Items)
		c.Items = append(c.Items, item)
		return
	}
	first := &c.Items[i]
	again := slices.Contains(first.From, item.From[0])
	if again {
		return
	}
	sameSection := first.by(s.Section)
	first.Changed = first.Changed || item.Changed
	first.Reason = merged(first.Reason, item.Reason, s.Section)
	first.Extra = merged(first.Extra, item.Extra, s.Section)
	if !sameSection {
		first.From = append(first.From, item.From...)
	}
}

// merged adds what another section says to a text, unless it is there already.
func merged(text, more, section string) string {
	if more == "" || strings.Contains(fold(text), fold(more)) {
		return text
	}
	return strings.TrimLeft(text+"\n（"+section+"）"+more, "\n")
}

// sort puts the opinions in the order of the clauses, what belongs to none last.
func (c *opinionCollector) sort() {
	at := func(o *OpinionItem) int {
		if i, ok := c.order[o.Key]; ok {
			return i
		}
		return len(c.order)
	}
	slices.SortStableFunc(c.Items, func(a, b OpinionItem) int { return at(&a) - at(&b) })
}

// keep gives the opinions what the office wrote before. What it wrote on opinions nobody says any more is kept apart; what it wrote into the list
// itself stays in the list.
func (c *opinionCollector) keep(before *OpinionList) {
	byWords := map[string]int{}
	for i := range c.Items {
		byWords[c.Items[i].words()] = i
	}
	for _, old := range before.Items {
		i, known := c.at[old.ID]
		if !known {
			i, known = byWords[old.words()]
		}
		switch {
		case known:
			if old.words() != c.Items[i].words() {
				c.note("opinions-edited", old.Pos, short(old.shown()))
			}
			c.Items[i].Entry = joinEntries(c.Items[i].Entry, old.Entry)
		case old.ByOffice:
			if clause := c.now.byKey[old.Key]; clause == nil && old.Place != "" && !isGeneral(old.Place) {
				if clause = c.now.find(old.Document, old.Place); clause != nil {
					old.Key, old.Document, old.Fingerprint = clause.Key, clause.Document, clause.Fingerprint
				}
			}
			old.identify()
			if old.typed {
				c.note("opinions-row", old.Pos, short(old.shown()))
			}
			c.at[old.ID] = len(c.Items)
			c.Items = append(c.Items, old)
		case !old.Entry.Empty():
			c.Withdrawn = append(c.Withdrawn, old)
		}
	}
}

// words are what an opinion is known by where its hidden key is lost.
func (o *OpinionItem) words() string {
	return fold(o.Place) + "\x00" + fold(o.Kind) + "\x00" + fold(o.shown()) + "\x00" + fold(o.Proposal)
}

// joinEntries keeps what both entries say: of two rows with the same opinion one was perhaps copied and changed.
func joinEntries(a, b OpinionEntry) OpinionEntry {
	for _, f := range []struct{ have, more *string }{{&a.Response, &b.Response}, {&a.Answer, &b.Answer}, {&a.Where, &b.Where}, {&a.Note, &b.Note}} {
		switch {
		case *f.have == "":
			*f.have = *f.more
		case *f.more != "" && fold(*f.more) != fold(*f.have):
			*f.have += "\n" + *f.more
		}
	}
	return a
}
