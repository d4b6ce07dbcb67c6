package templates

import "slices"

// Introduced gives, for every clause of an edition by its id, the edition from which on it has stood without a break: the one that
// introduced the requirement. A clause stands in an edition when an article has its id or also stands for it. The oldest edition held in full
// introduces what it has, since nothing is known of the one before.
func Introduced(id string) (map[string]Info, error) {
	if _, err := Open(id); err != nil {
		return nil, err
	}
	since := map[string]Info{}
	for _, info := range Editions() {
		e, err := Open(info.ID)
		if err != nil {
			return nil, err
		}
		here := map[string]bool{}
		for n := range withOverlay(e.Standards, e.Overlay).All() {
			for _, x := range append([]string{n.ID}, n.Also...) {
				here[x] = true
			}
		}
		for n := range e.Basic.All() {
			here[n.ID] = true
		}
		for x := range since {
			if !here[x] {
				delete(since, x)
			}
		}
		for x := range here {
			if _, stood := since[x]; !stood {
				since[x] = info
			}
		}
		if info.ID == id {
			break
		}
	}
	return since, nil
}

// Standing is where a clause of an edition comes from and how sure that is.
type Standing struct {
	Since   Info   // the edition that introduced it
	Changed Info   // the last edition that changed its text; equal to Since when none did
	Source  string // of the last change, else of the edition that introduced it
	Mark    string // the least sure of what is known of it: sourced, known or unsure
}

// Standings gives the standing of every clause of an edition by its id. Changes of the commentary alone do not count.
func Standings(id string) (map[string]Standing, error) {
	since, err := Introduced(id)
	if err != nil {
		return nil, err
	}
	out := make(map[string]Standing, len(since))
	for x, info := range since {
		out[x] = Standing{Since: info, Changed: info, Source: info.Source, Mark: info.Mark}
	}
	for _, info := range Editions() {
		entries, err := ReadChanges(info.ID)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			if e.Kind == Commentary {
				continue
			}
			for _, x := range e.New {
				if s, ok := out[x]; ok && order(info.ID) >= order(s.Since.ID) {
					out[x] = Standing{Since: s.Since, Changed: info, Source: e.Source, Mark: lessSure(s, info, e.Mark)}
				}
			}
		}
		if info.ID == id {
			break
		}
	}
	return out, nil
}

// lessSure joins the mark of a clause with that of a change. What introduced the clause is known by its own entry, no longer by the edition.
func lessSure(s Standing, now Info, mark string) string {
	if s.Since.ID == now.ID {
		return mark
	}
	if slices.Index(marks, s.Mark) > slices.Index(marks, mark) {
		return s.Mark
	}
	return mark
}
