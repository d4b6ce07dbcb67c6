package templates

import "slices"

// Lineage gives for every clause of the editions up to one what they did to it, oldest first. The first step brought the clause in: by
// an entry of a change log, or, for what the oldest edition held in full has already, a step of that edition without a kind. A clause that
// came from others (split, merged, moved) has a step of its own for that; what became of the others before is theirs. Entries on the
// commentary alone stand in the list and bring nothing in.
func Lineage(to string) (map[string][]Step, error) {
	first := Oldest()
	steps, err := ChangesBetween(first.Edition, to)
	if err != nil {
		return nil, err
	}
	out := map[string][]Step{}
	for _, s := range steps {
		for _, id := range s.New {
			if len(out[id]) == 0 && (s.Kind == Commentary || slices.Contains(s.Old, id)) {
				out[id] = append(out[id], first)
			}
			out[id] = append(out[id], s)
		}
	}
	return out, nil
}

// Oldest is the step of the clauses that no change log names: they stand in the oldest edition held in full.
func Oldest() Step {
	first := Editions()[0]
	return Step{Edition: first.ID, Name: first.Name, Entry: Entry{Source: first.Source, Mark: first.Mark}}
}

// Before reports whether an edition is older than another.
func Before(a, b string) bool { return order(a) < order(b) }
