package exporters

import (
	"encoding/json"
	"io"
	"math"

	"kitei/diffing"
	"kitei/policy"
)

// Gap is a measure as it is printed: what the comparison found, and what the caller knows besides.
type Gap struct {
	*diffing.GapResult
	Show     []string // ids of the editions to print, oldest first
	Target   string   // the edition the tables for people are about; one of Show
	Duties   []diffing.DutyGap
	Outlines []diffing.OutlineGap
	Body     string // name of the body
	Unnamed  bool   // the editions are filled with defaults, since no parameters were given
}

// The forms of kitei.gap/1. Beside the fields of the contract there are:
//
//   - of an edition: name, chapters (the counts by chapter);
//   - of its clauses: cite, title, chapter, confidence; reason of a not-applicable one; undecided and candidates (a missing one that local clauses may
//     answer); answers (how sure each of local is, and which pass found it); effect and findings of an adapted one, as seen from the edition;
//     missing_items (the provisions of an adapted one that the town does not have); introduced (the edition that brought a missing one in);
//     behind (what editions did to an adapted one after the one the town follows);
//   - of local_only: candidates;
//   - of follows: since (the oldest edition as near), similarity;
//   - age, local_chapters, outlines: how old the documents are, how much of each chapter is taken over (characters);
//   - twins, fates: clauses of several documents on one subject, and what becomes of each in a set after target;
//   - duties: what the law asks and which local clauses answer it.
type (
	gapFile struct {
		Schema        string            `json:"schema"`
		Local         []gapDocument     `json:"local"`
		Editions      []gapEdition      `json:"editions"`
		Follows       []gapFollow       `json:"follows"`
		Age           gapAge            `json:"age"`
		LocalChapters []gapLocalChapter `json:"local_chapters"`
		Outlines      []gapOutline      `json:"outlines,omitempty"`
		Twins         []gapTwin         `json:"twins"`
		Target        string            `json:"target"`
		Fates         []gapFate         `json:"fates"`
		Duties        []gapDuty         `json:"duties,omitempty"`
	}
	gapDocument struct {
		Source  string     `json:"source"`
		Title   string     `json:"title"`
		Clauses []gapLocal `json:"clauses"`
	}
	gapLocal struct {
		N     int    `json:"n"`
		Path  string `json:"path"`
		Label string `json:"label"`
		Title string `json:"title"`
		Text  string `json:"text"`
	}
	gapPlace struct {
		Doc int `json:"doc"`
		N   int `json:"n"`
	}
	gapEdition struct {
		Edition   string       `json:"edition"`
		Name      string       `json:"name"`
		Coverage  float64      `json:"coverage"`
		Clauses   []gapClause  `json:"clauses"`
		LocalOnly []gapOnly    `json:"local_only"`
		Chapters  []gapChapter `json:"chapters"`
	}
	gapClause struct {
		ID           string        `json:"id"`
		Status       string        `json:"status"`
		Required     bool          `json:"required"`
		Local        []gapPlace    `json:"local"`
		Similarity   float64       `json:"similarity"`
		Cite         string        `json:"cite"`
		Title        string        `json:"title"`
		Chapter      string        `json:"chapter"`
		Confidence   float64       `json:"confidence"`
		Reason       string        `json:"reason,omitempty"`
		Undecided    bool          `json:"undecided,omitempty"`
		Candidates   []gapGuess    `json:"candidates,omitempty"`
		Answers      []gapAnswer   `json:"answers,omitempty"`
		Effect       string        `json:"effect,omitempty"`
		Findings     []diffFinding `json:"findings,omitempty"`
		MissingItems []gapItem     `json:"missing_items,omitempty"`
		Introduced   *gapStep      `json:"introduced,omitempty"`
		Behind       []gapStep     `json:"behind,omitempty"`
	}
	gapGuess struct {
		gapPlace
		Confidence float64 `json:"confidence"`
	}
	gapAnswer struct {
		gapPlace
		Confidence float64 `json:"confidence"`
		Evidence   string  `json:"evidence"`
	}
	gapItem struct {
		ID        string `json:"id,omitempty"`
		Label     string `json:"label,omitempty"`
		Text      string `json:"text"`
		Required  bool   `json:"required"`
		Undecided bool   `json:"undecided,omitempty"`
	}
	gapStep struct {
		Edition string `json:"edition"`
		Kind    string `json:"kind,omitempty"`
		What    string `json:"what,omitempty"`
		Why     string `json:"why,omitempty"`
		Source  string `json:"source,omitempty"`
		Mark    string `json:"mark,omitempty"`
	}
	gapOnly struct {
		gapPlace
		Candidates []gapID `json:"candidates,omitempty"`
	}
	gapID struct {
		ID         string  `json:"id"`
		Confidence float64 `json:"confidence"`
	}
	gapChapter struct {
		ID            string  `json:"id"`
		Title         string  `json:"title"`
		Kept          int     `json:"kept"`
		Adapted       int     `json:"adapted"`
		Missing       int     `json:"missing"`
		NotApplicable int     `json:"not_applicable"`
		Undecided     int     `json:"undecided"`
		Coverage      float64 `json:"coverage"`
	}
	gapFollow struct {
		gapPlace
		Edition    string  `json:"edition"`
		Since      string  `json:"since"`
		Similarity float64 `json:"similarity"`
	}
	gapAge struct {
		Nearest  string     `json:"nearest,omitempty"`
		Median   string     `json:"median,omitempty"`
		Telling  int        `json:"telling"`
		Editions []gapCount `json:"editions"`
		Older    []gapPlace `json:"older"`
	}
	gapCount struct {
		Edition string `json:"edition"`
		Clauses int    `json:"clauses"`
		Telling int    `json:"telling"`
	}
	gapLocalChapter struct {
		Doc       int    `json:"doc"`
		Title     string `json:"title"`
		Clauses   int    `json:"clauses"`
		Identical int    `json:"identical"`
		Adapted   int    `json:"adapted"`
		Own       int    `json:"own"`
		Nearest   string `json:"nearest,omitempty"`
	}
	gapOutline struct {
		Edition  string   `json:"edition"`
		Chapters int      `json:"chapters"`
		Found    int      `json:"found"`
		Has      []string `json:"has"`
		Without  []string `json:"without"`
	}
	gapTwin struct {
		A          gapPlace      `json:"a"`
		B          gapPlace      `json:"b"`
		IDs        []string      `json:"ids"`
		Confidence float64       `json:"confidence"`
		Conflicts  []gapConflict `json:"conflicts"`
	}
	gapConflict struct {
		Kind string `json:"kind"`
		A    string `json:"a"`
		B    string `json:"b"`
	}
	gapFate struct {
		gapPlace
		Fate       string   `json:"fate"`
		Into       []string `json:"into"`
		Candidates []gapID  `json:"candidates,omitempty"`
		Merged     bool     `json:"merged,omitempty"`
		Twins      []int    `json:"twins,omitempty"`
	}
	gapDuty struct {
		Key     string        `json:"key"`
		Law     string        `json:"law"`
		Place   string        `json:"place"`
		Subject string        `json:"subject"`
		Parts   []gapDutyPart `json:"parts"`
	}
	gapDutyPart struct {
		Subject   string     `json:"subject"`
		Applies   bool       `json:"applies"`
		Met       bool       `json:"met"`
		Undecided bool       `json:"undecided,omitempty"`
		Local     []gapFound `json:"local"`
	}
	gapFound struct {
		gapPlace
		ID         string  `json:"id"`
		Confidence float64 `json:"confidence"`
	}
)

// WriteGapJSON writes a measure as kitei.gap/1.
func WriteGapJSON(w io.Writer, g *Gap) error {
	f := gapFile{
		Schema: "kitei.gap/1", Local: []gapDocument{}, Editions: []gapEdition{}, Follows: []gapFollow{}, LocalChapters: []gapLocalChapter{},
		Twins: []gapTwin{}, Target: g.Target, Fates: []gapFate{},
	}
	for _, side := range g.Local {
		f.Local = append(f.Local, jsonLocal(side))
	}
	for _, id := range g.Show {
		if e := g.Edition(id); e != nil {
			f.Editions = append(f.Editions, jsonEdition(e))
		}
	}
	for _, x := range g.Follows {
		f.Follows = append(f.Follows, gapFollow{gapPlace(x.Place), x.Edition, x.Since, shortly(x.Similarity)})
	}
	f.Age = jsonAge(&g.Age)
	for _, c := range g.Chapters {
		f.LocalChapters = append(f.LocalChapters, gapLocalChapter{c.Doc, c.Title, c.Clauses, c.Identical, c.Adapted, c.Own, c.Nearest})
	}
	for _, o := range g.Outlines {
		f.Outlines = append(f.Outlines, gapOutline{o.ID, o.Chapters, o.Found, list(o.Topics), list(o.Without)})
	}
	for _, t := range g.Twins {
		x := gapTwin{gapPlace(t.A), gapPlace(t.B), list(t.IDs), shortly(t.Confidence), []gapConflict{}}
		for _, c := range t.Conflicts {
			x.Conflicts = append(x.Conflicts, gapConflict(c))
		}
		f.Twins = append(f.Twins, x)
	}
	if e := g.Edition(g.Target); e != nil {
		for _, d := range g.Dispose(e) {
			f.Fates = append(f.Fates, gapFate{gapPlace(d.Place), string(d.Fate), list(d.Into), jsonIDs(d.Maybe), d.Merged, d.Twins})
		}
	}
	for _, d := range g.Duties {
		f.Duties = append(f.Duties, jsonDuty(&d))
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(f)
}

// shortly rounds a share to four places: more would be noise, and readers compare files.
func shortly(x float64) float64 { return math.Round(x*1e4) / 1e4 }

// list makes an empty list of none, so that a field is never null.
func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

func jsonLocal(side diffing.Side) gapDocument {
	d := gapDocument{Source: side.Source, Title: side.Title, Clauses: []gapLocal{}}
	for n, c := range side.Clauses {
		d.Clauses = append(d.Clauses, gapLocal{n, c.Path(), c.Node.Label, c.Node.Title, c.Text()})
	}
	return d
}

func jsonEdition(e *diffing.EditionGap) gapEdition {
	out := gapEdition{
		Edition: e.Edition, Name: e.Name, Coverage: shortly(e.Coverage), Clauses: []gapClause{}, LocalOnly: []gapOnly{}, Chapters: []gapChapter{},
	}
	for i := range e.Clauses {
		out.Clauses = append(out.Clauses, jsonClause(&e.Clauses[i]))
	}
	for _, l := range e.LocalOnly {
		out.LocalOnly = append(out.LocalOnly, gapOnly{gapPlace(l.Place), jsonIDs(l.Candidates)})
	}
	for _, c := range e.Chapters {
		out.Chapters = append(out.Chapters, gapChapter{c.ID, c.Title, c.Kept, c.Adapted, c.Missing, c.NotApplicable, c.Undecided, shortly(c.Coverage)})
	}
	return out
}

func jsonIDs(guesses []diffing.IDGuess) []gapID {
	var out []gapID
	for _, k := range guesses {
		out = append(out, gapID{k.ID, shortly(k.Confidence)})
	}
	return out
}

func jsonClause(c *diffing.ClauseGap) gapClause {
	out := gapClause{
		ID: c.ID, Status: string(c.Status), Required: c.Required, Local: []gapPlace{}, Similarity: shortly(c.Similarity), Cite: c.Cite, Title: c.Title,
		Chapter: c.Chapter.ID, Confidence: shortly(c.Confidence), Undecided: c.Undecided, Effect: string(c.Effect),
	}
	for _, a := range c.Local {
		out.Local = append(out.Local, gapPlace(a.Place))
		out.Answers = append(out.Answers, gapAnswer{gapPlace(a.Place), shortly(a.Confidence), a.Evidence})
	}
	for _, k := range c.Candidates {
		out.Candidates = append(out.Candidates, gapGuess{gapPlace(k.Place), shortly(k.Confidence)})
	}
	for _, x := range c.Findings {
		out.Findings = append(out.Findings, diffFinding{string(x.Effect), string(x.Topic), x.Old, x.New})
	}
	for _, s := range c.Behind {
		out.Behind = append(out.Behind, jsonStep(s))
	}
	switch c.Status {
	case diffing.Missing:
		if s := c.Introduced(); s != nil {
			x := jsonStep(*s)
			out.Introduced = &x
		}
	case diffing.Adapted:
		for _, i := range c.Items {
			if i.Status == diffing.Missing {
				out.MissingItems = append(out.MissingItems, gapItem{i.Node.ID, i.Node.Label, provisionWords(i.Node), i.Required, i.Undecided})
			}
		}
	case diffing.NotApplicable:
		out.Reason = c.Reason
	case diffing.Kept:
	}
	return out
}

// provisionWords is what a provision says without its number.
func provisionWords(n *policy.Node) string {
	return (&policy.Node{Title: n.Title, Text: n.Text}).Line()
}

func jsonStep(s diffing.Step) gapStep {
	return gapStep{s.Edition, s.Kind, s.What, s.Why, s.Source, s.Mark}
}

func jsonAge(a *diffing.Age) gapAge {
	out := gapAge{Nearest: a.Nearest, Median: a.Median, Telling: a.Telling, Editions: []gapCount{}, Older: []gapPlace{}}
	for _, e := range a.Editions {
		out.Editions = append(out.Editions, gapCount{e.Edition, e.Clauses, e.Telling})
	}
	for _, x := range a.Older {
		out.Older = append(out.Older, gapPlace(x.Place))
	}
	return out
}

func jsonDuty(d *diffing.DutyGap) gapDuty {
	out := gapDuty{Key: d.Key, Law: d.Law, Place: d.Place, Subject: d.Subject, Parts: []gapDutyPart{}}
	for i, part := range d.Parts {
		a := d.Answers[i]
		x := gapDutyPart{Subject: part.Subject, Applies: part.Applies, Met: a.Met, Undecided: a.Undecided, Local: []gapFound{}}
		for _, f := range a.Found {
			x.Local = append(x.Local, gapFound{gapPlace(f.Place), f.ID, shortly(f.Confidence)})
		}
		out.Parts = append(out.Parts, x)
	}
	return out
}
