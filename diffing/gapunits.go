package diffing

import (
	"slices"
	"sync"

	"kitei/policy"
)

// town is the local documents prepared for comparison with any number of editions.
type town struct {
	docs    []*policy.Document
	clauses [][]policy.Clause // by document
	joined  *policy.Document  // all of them, every captioned item an article
	places  []Place           // by unit of joined
	wording *memory           // of texts as they are written, their spelling apart
	meaning *memory           // of texts with old terms and wider words for what they stand for
}

func newTown(local []*policy.Document, owners map[string]string) *town {
	t := &town{docs: local, joined: &policy.Document{Source: "local"}, wording: &memory{key: fold}, meaning: &memory{key: subjectKey()}}
	for i, d := range local {
		clauses := policy.Clauses(d)
		t.clauses = append(t.clauses, clauses)
		unfolded, whole := unfold(d, owners)
		for _, n := range whole {
			t.places = append(t.places, Place{Doc: i, N: n})
		}
		if len(clauses) == 0 {
			continue
		}
		t.joined.Nodes = append(t.joined.Nodes, bound(d.Title, unfolded.Nodes)...)
	}
	return t
}

// bound puts the articles and groupings of a document into a part with its title. Other provisions stay outside: in a part several of them would
// count as one clause, and in a document each counts.
func bound(title string, nodes []*policy.Node) []*policy.Node {
	var out []*policy.Node
	var part *policy.Node
	for _, n := range nodes {
		switch {
		case !n.Kind.Grouping() && n.Kind != policy.Article && !n.Kind.Attached():
			out, part = append(out, n), nil
			continue
		case part == nil:
			part = &policy.Node{Kind: policy.Part, Title: title}
			out = append(out, part)
		}
		part.Children = append(part.Children, n)
	}
	return out
}

// unfold gives a copy of a document in which every captioned item is an article of its own, and for every clause of the copy the clause of
// d it belongs to. Towns write the same item as ① with a caption or as a 条; taken apart, both are the same unit.
//
// A unit gives up the id of the article it came from: a unit that a town left out must not be found in another of the article.
func unfold(d *policy.Document, owners map[string]string) (*policy.Document, []int) {
	var whole []int
	for i, c := range policy.Clauses(d) {
		for range units(c.Node) {
			whole = append(whole, i)
		}
	}
	unfolded := d.Clone()
	also := map[*policy.Node][]string{}
	for n := range unfolded.All() {
		also[n] = n.Also
	}
	policy.Explode(unfolded)
	for n := range unfolded.All() {
		if kept, seen := also[n]; seen {
			n.Also = kept
		}
		if owner, ok := owners[n.ID]; ok {
			n.Also = slices.DeleteFunc(slices.Clone(n.Also), func(id string) bool { return id == owner })
		}
	}
	return unfolded, whole
}

// units is how many articles [policy.Explode] makes of a node.
func units(n *policy.Node) int {
	if n.Kind != policy.Article && n.Kind != policy.Subarticle {
		return 1
	}
	count, lead := 0, n.Text != ""
	for _, c := range n.Children {
		if c.Kind == policy.Subarticle {
			count += units(c)
		} else if count == 0 {
			lead = true
		}
	}
	if lead || count == 0 {
		count++
	}
	return count
}

// ownersOf gives for the id of every captioned item the article it stands in. Over the editions an item keeps its article.
func ownersOf(editions []Edition) map[string]string {
	owners := map[string]string{}
	for i := range editions {
		for _, c := range editions[i].Clauses {
			for _, part := range c.Parts {
				owners[part] = c.ID
			}
		}
	}
	return owners
}

// memory keeps the grams of texts: most clauses stand in several editions in the same words.
type memory struct {
	key   func(string) string
	grams sync.Map
}

func (m *memory) count(text string) []counted {
	if g, seen := m.grams.Load(text); seen {
		return g.([]counted)
	}
	g := count(m.key(text))
	m.grams.Store(text, g)
	return g
}
