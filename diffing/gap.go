package diffing

import (
	"slices"

	"kitei/internal/parallel"
	"kitei/policy"
)

// Edition is an edition of the national model as a town's own documents are measured against it.
type Edition struct {
	ID       string
	Name     string           // 令和8年3月版
	Document *policy.Document // its text filled with the town's values; nodes carry their ids and levels
	Clauses  []Requirement    // every article-level clause in the order of the edition, those that do not concern the town too
}

// Requirement is an article-level clause of an edition and what is known of it beside its text.
type Requirement struct {
	ID       string
	Cite     string // its number in the guideline: 6.1(5)
	Title    string
	Chapter  Chapter
	Parts    []string // ids of its items with captions, of which 条文形式 makes articles
	Required bool     // 必須; false for 推奨事項 and for what is offered beside the guideline
	Applies  bool     // it concerns the town
	Reason   string   // why not
	History  []Step   // what the editions did to it, oldest first; the first step brought it in
}

// Introduced is the step that brought the clause in, nil where nothing is known.
func (r *Requirement) Introduced() *Step {
	for i := range r.History {
		if r.History[i].Kind != commentary {
			return &r.History[i]
		}
	}
	return nil
}

// Chapter is a chapter of an edition.
type Chapter struct{ ID, Title string }

// Step is what an edition did to a clause.
type Step struct {
	Edition string // id
	Name    string // 令和6年10月版
	Reason
}

// GapOptions are the choices of a measure; the zero value is the usual one.
type GapOptions struct {
	IgnoreIDs bool   // go by what the clauses say alone
	Slots     []Slot // words that stand for the same: the town's names and those of the model

	spans *spanMemory
}

// comparing gives the choices of the comparisons a measure is made of.
func (o GapOptions) comparing() Options {
	return Options{IgnoreIDs: o.IgnoreIDs, Slots: o.Slots, spans: o.spans}
}

// Status says how a town's documents answer a clause of an edition.
type Status string

// The statuses of a clause. A doubtful answer is [Missing] with [ClauseGap.Undecided] set: nobody has confirmed yet that the town has it.
const (
	Kept          Status = "kept"           // 同じ: the same text, spelling apart
	Adapted       Status = "adapted"        // 修正あり
	Missing       Status = "missing"        // 不足
	NotApplicable Status = "not-applicable" // 対象外: it does not concern the town
)

// Place is a clause of a local document: indexes into [GapResult.Local] and its clauses.
type Place struct{ Doc, N int }

// GapResult is how several local documents stand to several editions.
type GapResult struct {
	Local    []Side // the local documents, cut into clauses
	Editions []EditionGap
	Follows  []Follow       // of the local clauses that are near the wording of any edition, in order
	Age      Age            // what Follows comes to
	Chapters []LocalChapter // of the local documents, in order
	Twins    []Twin         // of several local documents: clauses on the same subject
}

// EditionGap is how the local documents stand to one edition. Every clause of the edition stands in Clauses once; every local clause
// stands in the Local of some of them or in LocalOnly.
type EditionGap struct {
	Edition   string
	Name      string
	Coverage  float64 // of the required clauses that concern the town, the share that is kept or adapted; 1 when there is none
	Clauses   []ClauseGap
	LocalOnly []LocalOnly
	Chapters  []ChapterGap
}

// ClauseGap is how the local documents answer one clause of an edition.
type ClauseGap struct {
	*Requirement
	Behind     []Step // what editions did to it after the one the local answers follow; none where they follow none
	Text       string // as the edition has it, filled with the town's values
	Status     Status
	Local      []Answer
	Similarity float64 // 0 to 1, of the folded texts
	Confidence float64 // 0 to 1, how sure the status is
	Effect     Effect  // of what the town changed, as seen from the edition: [Stricter] asks for more than the edition does
	Findings   []Finding
	Undecided  bool         // Missing, but a local clause may answer it
	Candidates []PlaceGuess // which
	Items      []ItemGap    // what the edition says inside the clause, item by item
}

// Answer is a local clause that answers a clause of an edition.
type Answer struct {
	Place
	Confidence float64
	Evidence   string // the pass that found it; "topic" for one found by title, words and chapter alone
	Spans      []Span // the text of the edition and the local text compared; nil for "topic"
}

// PlaceGuess is a local clause that may answer a clause.
type PlaceGuess struct {
	Place
	Confidence float64
}

// ItemGap is a provision of an edition and whether the local answer has it.
type ItemGap struct {
	Node      *policy.Node
	Required  bool
	Status    Status // Kept, Adapted or Missing
	Local     *Place // where; nil when missing
	Undecided bool   // Missing, but the answer is reworded so much that its provisions cannot be told apart
}

// LocalOnly is a local clause that answers nothing in the edition.
type LocalOnly struct {
	Place
	Candidates []IDGuess // clauses of the edition it may answer
}

// IDGuess is a clause of an edition that a local one may answer.
type IDGuess struct {
	ID         string
	Confidence float64
}

// ChapterGap counts the clauses of a chapter.
type ChapterGap struct {
	Chapter
	Kept, Adapted, Missing, NotApplicable int
	Undecided                             int     // of the missing ones
	Coverage                              float64 // as of [EditionGap.Coverage]
}

// Gap measures local documents against editions of the national model.
//
// The local documents are taken together: a clause of the edition may be answered by several local clauses, of several documents, and a local clause
// may answer several clauses. Documents that carry the ids of the model are aligned by them. The result is a function of the arguments
// alone; editions are measured in parallel. They are given oldest first.
func Gap(local []*policy.Document, editions []Edition, o GapOptions) *GapResult {
	o.spans = &spanMemory{}
	owners := ownersOf(editions)
	town := newTown(local, owners)
	out := &GapResult{Editions: make([]EditionGap, len(editions))}
	measured := make([]*measurement, len(editions))
	for i, d := range local {
		out.Local = append(out.Local, Side{Source: d.Source, Title: d.Title, Clauses: town.clauses[i]})
	}
	work := make([]func(), len(editions))
	for i := range editions {
		work[i] = func() { out.Editions[i], measured[i] = town.measure(&editions[i], owners, o) }
	}
	parallel.Each(work...)
	if len(editions) == 0 {
		return out
	}
	f := town.follower(measured)
	near := f.nearness()
	out.Follows = f.follows(near)
	out.Age = f.age(out.Follows, near, out.Editions)
	out.Chapters = f.localChapters(out.Follows, near, out.Editions, out.Age.Nearest)
	out.behind()
	out.Twins = town.twins(&out.Editions[len(editions)-1], o)
	return out
}

// behind says of every adapted clause which later changes its local answers have not taken up.
func (r *GapResult) behind() {
	follows := map[Place]string{}
	for _, x := range r.Follows {
		follows[x.Place] = x.Edition
	}
	for i := range r.Editions {
		for k := range r.Editions[i].Clauses {
			c := &r.Editions[i].Clauses[k]
			newest := -1
			for _, a := range c.Local {
				newest = max(newest, at(r.Editions, follows[a.Place]))
			}
			if newest < 0 || c.Status != Adapted {
				continue
			}
			for _, s := range c.History {
				if at(r.Editions, s.Edition) > newest && s.Kind != commentary {
					c.Behind = append(c.Behind, s)
				}
			}
		}
	}
}

// commentary is the kind of a step that changed no text.
const commentary = "commentary"

// Edition gives the measure against one edition, nil when there is none.
func (r *GapResult) Edition(id string) *EditionGap {
	if i := at(r.Editions, id); i >= 0 {
		return &r.Editions[i]
	}
	return nil
}

// RequiredOnly leaves 推奨事項 and what is offered beside the guideline out of the clauses and counts of every edition. What local clauses answer
// there stays answered: they are not local-only for it.
func (r *GapResult) RequiredOnly() {
	for i := range r.Editions {
		e := &r.Editions[i]
		e.Clauses = slices.DeleteFunc(e.Clauses, func(c ClauseGap) bool { return !c.Required })
		e.Chapters = chapters(e.Clauses)
	}
}
