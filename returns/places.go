package returns

import (
	"strings"

	"kitei/exporters"
)

// places finds the clauses people name in 該当箇所.
type places struct {
	clauses []exporters.ConsultClause
	byKey   map[string]*exporters.ConsultClause
}

func newPlaces(clauses []exporters.ConsultClause) *places {
	p := &places{clauses: clauses, byKey: map[string]*exporters.ConsultClause{}}
	for i := range clauses {
		p.byKey[clauses[i].Key] = &clauses[i]
	}
	return p
}

// exact finds the clause whose place and document are as they were printed; nil when there is none or more than one.
func (p *places) exact(document, place string) *exporters.ConsultClause {
	found, _ := p.only(document, func(c *exporters.ConsultClause) bool { return place != "" && fold(c.Place()) == fold(place) })
	return found
}

// numberKey makes one of the ways to write a number: 6.2.（3）, 6.2(3).
func numberKey(s string) string {
	return strings.TrimSuffix(strings.ReplaceAll(fold(s), ".(", "("), ".")
}

// find finds the clause a person names: by number and heading, by one of the two, or by the number of a provision in it (第５条第２項, 5.1(1)③). It is
// nil when none answers to it, or more than one.
func (p *places) find(document, place string) *exporters.ConsultClause {
	want := numberKey(place)
	longest := 0
	for i := range p.clauses {
		if n := numberKey(p.clauses[i].Number); p.in(document, &p.clauses[i]) && begins(want, n) {
			longest = max(longest, len(n))
		}
	}
	for _, match := range []func(c *exporters.ConsultClause) bool{
		func(c *exporters.ConsultClause) bool {
			return numberKey(c.Place()) == want || numberKey(c.Number+c.Heading) == want
		},
		func(c *exporters.ConsultClause) bool { return c.Number != "" && numberKey(c.Number) == want },
		func(c *exporters.ConsultClause) bool { return c.Heading != "" && numberKey(c.Heading) == want },
		func(c *exporters.ConsultClause) bool {
			n := numberKey(c.Number)
			return longest > 0 && len(n) == longest && begins(want, n)
		},
	} {
		if found, several := p.only(document, match); found != nil || several {
			return found
		}
	}
	return nil
}

// names reports whether a place names the clause and nothing inside it.
func names(place string, c *exporters.ConsultClause) bool {
	key := numberKey(place)
	return key == numberKey(c.Place()) || key == numberKey(c.Number) || key == numberKey(c.Heading) || key == numberKey(c.Number+c.Heading)
}

// begins reports whether what a person names begins with a number and goes on inside its clause: 第５条第２項 with 第５条, but not 第５条の２ or 第５０条.
func begins(want, number string) bool {
	rest, ok := strings.CutPrefix(want, number)
	if !ok || number == "" || rest == "" {
		return false
	}
	last, next := number[len(number)-1], rest[0]
	return !strings.HasPrefix(rest, "の") && (!isDigit(last) || !isDigit(next) && next != '.')
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// only gives the one clause that matches; several says that there are more.
func (p *places) only(document string, match func(c *exporters.ConsultClause) bool) (found *exporters.ConsultClause, several bool) {
	for i := range p.clauses {
		if c := &p.clauses[i]; p.in(document, c) && match(c) {
			if found != nil {
				return nil, true
			}
			found = c
		}
	}
	return found, false
}

// in reports whether a clause belongs to the document that is named: by its short name or one that ends with it; without a name, to any.
func (p *places) in(document string, c *exporters.ConsultClause) bool {
	d := fold(document)
	return d == "" || d == fold(c.Document) || strings.HasSuffix(d, fold(c.Document))
}
