package returns

import (
	"encoding/json"
	"io"
	"slices"

	"kitei/policy"
)

// The JSON of the list, kitei.opinions/1. Names are part of the interface and do not change.
type (
	opinionsJSON struct {
		Schema    string               `json:"schema"`
		Body      string               `json:"body"`
		Edition   string               `json:"edition"`
		Revision  string               `json:"revision"`
		Draft     string               `json:"draft"`
		Asked     []string             `json:"asked"`
		Missing   []string             `json:"missing"`
		Sections  []opinionSectionJSON `json:"sections"`
		Opinions  []opinionJSON        `json:"opinions"`
		Withdrawn []opinionJSON        `json:"withdrawn"`
		Problems  []problemJSON        `json:"problems"`
	}
	opinionSectionJSON struct {
		Section string       `json:"section"`
		State   OpinionState `json:"state"`
		Count   int          `json:"count"`
		File    string       `json:"file"`
		Person  string       `json:"person,omitempty"`
		Contact string       `json:"contact,omitempty"`
	}
	opinionJSON struct {
		N           int                 `json:"n"`
		ID          string              `json:"id"`
		Clause      string              `json:"clause,omitempty"`
		Fingerprint string              `json:"fingerprint,omitempty"`
		Document    string              `json:"document"`
		Place       string              `json:"place"`
		Changed     bool                `json:"changed"`
		Kind        string              `json:"kind"`
		Opinion     string              `json:"opinion"`
		Extra       string              `json:"extra,omitempty"`
		Proposal    string              `json:"proposal"`
		Reason      string              `json:"reason"`
		Response    string              `json:"response"`
		Answer      string              `json:"answer"`
		Where       string              `json:"where"`
		Note        string              `json:"note"`
		ByOffice    bool                `json:"by_office,omitempty"`
		From        []opinionSourceJSON `json:"from"`
	}
	opinionSourceJSON struct {
		Section string `json:"section"`
		File    string `json:"file,omitempty"`
		Cell    string `json:"cell,omitempty"`
	}
)

const opinionsSchema = "kitei.opinions/1"

// WriteOpinions writes the list as kitei.opinions/1: a response that is "" was not filled in. [ReadOpinionList] reads it back.
func WriteOpinions(w io.Writer, o *Opinions) error {
	out := opinionsJSON{
		Schema: opinionsSchema, Body: o.Body, Edition: o.Edition, Revision: o.Revision, Draft: o.Draft,
		Asked: slices.Concat([]string{}, o.Asked), Missing: slices.Concat([]string{}, o.Missing), Sections: []opinionSectionJSON{},
		Opinions: opinionForms(o.Items), Withdrawn: opinionForms(o.Withdrawn), Problems: []problemJSON{},
	}
	for _, s := range o.Sections {
		out.Sections = append(out.Sections, opinionSectionJSON{s.Name, s.State, s.N, s.File, s.Person, s.Contact})
	}
	for _, p := range o.Problems {
		out.Problems = append(out.Problems, problemJSON{p.Code, baseName(p.Pos.File), p.Pos.Cell, slices.Concat([]any{}, p.Args)})
	}
	return encodeJSON(w, out)
}

func opinionForms(items []OpinionItem) []opinionJSON {
	out := []opinionJSON{}
	for i := range items {
		o := &items[i]
		form := opinionJSON{
			N: i + 1, ID: o.ID, Clause: o.Key, Fingerprint: o.Fingerprint, Document: o.Document, Place: o.Place, Changed: o.Changed, Kind: o.Kind, Opinion: o.Text, Extra: o.Extra,
			Proposal: o.Proposal, Reason: o.Reason, Response: o.Entry.Response, Answer: o.Entry.Answer, Where: o.Entry.Where, Note: o.Entry.Note, ByOffice: o.ByOffice,
			From: []opinionSourceJSON{},
		}
		for _, f := range o.From {
			form.From = append(form.From, opinionSourceJSON(f))
		}
		out = append(out, form)
	}
	return out
}

// readOpinionsJSON reads kitei.opinions/1.
func readOpinionsJSON(name string, src []byte) (*OpinionList, []policy.Notice, error) {
	var in opinionsJSON
	if err := json.Unmarshal(src, &in); err != nil || in.Schema != opinionsSchema {
		return nil, nil, policy.Problem("opinions-no-list", policy.Pos{File: name})
	}
	list := &OpinionList{Edition: in.Edition, Draft: in.Draft}
	var notices []policy.Notice
	for _, f := range append(in.Opinions, in.Withdrawn...) {
		o := OpinionItem{
			ID: f.ID, Changed: f.Changed, ByOffice: f.ByOffice, Entry: OpinionEntry{response(f.Response), f.Answer, f.Where, f.Note},
			Opinion: Opinion{
				Key: f.Clause, Document: f.Document, Place: f.Place, Fingerprint: f.Fingerprint, Kind: f.Kind, Text: f.Opinion, Proposal: f.Proposal, Reason: f.Reason, Extra: f.Extra,
				Pos: policy.Pos{File: name},
			},
		}
		for _, s := range f.From {
			o.From = append(o.From, OpinionSource(s))
		}
		if o.ID == "" {
			o.ByOffice, o.typed = true, true
			o.identify()
		}
		if r := o.Entry.Response; r != "" && !slices.Contains(Responses, r) {
			notices = append(notices, policy.Notice{Code: "opinions-response", Pos: o.Pos, Args: []any{r}})
		}
		list.Items = append(list.Items, o)
	}
	return list, notices, nil
}
