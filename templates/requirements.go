package templates

import "kitei/policy"

// Requirement is an article-level clause of an edition as a town's own rules are measured against it.
type Requirement struct {
	ID           string
	Cite         string // its number in the guideline: 6.1(5); 基本方針3 in the basic policy, which is numbered by itself
	Title        string
	Chapter      string // id of its chapter, or BasicPolicy
	ChapterTitle string
	Parts        []string // ids of its items with captions
	Required     bool     // it holds a duty that is not only 推奨事項, or asks nothing of anybody (definitions)
	Local        bool     // offered to bodies that need it, and no part of the guideline
	When         string   // condition on parameters under which it stands
}

// BasicPolicy is the chapter that stands for the whole 基本方針.
const BasicPolicy = "bp"

// Requirements lists the article-level clauses of an edition in its order: 基本方針, 対策基準 and 特則. 別表 and 附則 are none. Titles are in the
// words of the body the parameters describe. It fails where a title cannot be filled.
func Requirements(e *Edition, p *Params) ([]Requirement, error) {
	var out []Requirement
	p = p.forEdition(e.ID)
	words, spell := p.vocabulary(), p.orthography()
	titled := func(title string) (string, error) {
		n := &policy.Node{Title: title}
		err := fillNode(n, p, words)
		return spell(n.Title), err
	}
	for _, d := range []*policy.Document{e.Basic, withOverlay(e.Standards, e.Overlay)} {
		for _, c := range policy.Clauses(d) {
			r := Requirement{ID: c.Node.ID, Cite: c.Node.Cite, Title: c.Node.Title, Local: c.Node.Local, When: c.Node.When}
			top := c.Node
			if len(c.Up) > 0 {
				top = c.Up[0]
			}
			for _, up := range c.Up {
				if r.When == "" {
					r.When = up.When
				}
				r.Local = r.Local || up.Local
			}
			r.Chapter, r.ChapterTitle = top.ID, top.Title
			if d == e.Basic {
				r.Chapter, r.ChapterTitle, r.Cite = BasicPolicy, d.Title, d.Short+r.Cite
			}
			r.Parts = captioned(c)
			r.Required = !r.Local && binding(c)
			for _, title := range []*string{&r.Title, &r.ChapterTitle} {
				var err error
				if *title, err = titled(*title); err != nil {
					return nil, err
				}
			}
			out = append(out, r)
		}
	}
	return out, nil
}

func captioned(c policy.Clause) []string {
	var out []string
	for _, p := range c.Parts {
		for n := range p.All() {
			if n.Kind == policy.Subarticle {
				out = append(out, n.ID)
			}
		}
	}
	return out
}

// binding reports whether a clause is more than 推奨事項. The level stands with its paragraphs.
func binding(c policy.Clause) bool {
	recommended := c.Node.Level == policy.Recommended
	if c.Node.Level == policy.Must {
		return true
	}
	for _, p := range c.Parts {
		for n := range p.All() {
			if n.Level == policy.Must {
				return true
			}
			recommended = recommended || n.Level == policy.Recommended
		}
	}
	return !recommended
}
