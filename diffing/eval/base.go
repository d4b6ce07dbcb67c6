package eval

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"kitei/policy"
)

// Flatten gives a document as chapters with articles, one for every clause, without ids: the form that [Mutate] edits.
func Flatten(d *policy.Document) *policy.Document {
	out := &policy.Document{Source: d.Source, Title: d.Title}
	var last *policy.Node
	var under *policy.Node
	for _, c := range policy.Clauses(d) {
		up := c.Node
		if len(c.Up) > 0 {
			up = c.Up[len(c.Up)-1]
		}
		if last == nil || up != under {
			under = up
			last = &policy.Node{Kind: policy.Chapter, Label: fmt.Sprintf("第%d章", len(out.Nodes)+1), Title: fmt.Sprint(up.Title, " ", len(out.Nodes)+1)}
			out.Nodes = append(out.Nodes, last)
		}
		a := &policy.Node{Kind: policy.Article, Label: c.Node.Label, Title: c.Node.Title, Text: c.Node.Text}
		for _, p := range c.Parts {
			a.Children = append(a.Children, p.Clone())
		}
		for n := range a.All() {
			n.ID, n.Also = "", nil
		}
		last.Children = append(last.Children, a)
	}
	return out
}

// Words an English rule is made of. The subjects, verbs and objects are combined at random; a clause has its own topic.
var (
	subjects = strings.Fields("officer manager auditor custodian contractor committee staff supplier owner operator")
	verbs    = strings.Fields("approve record review test restrict encrypt label store transfer destroy monitor report isolate restore inspect rotate document archive verify renew revoke assign classify separate limit")
	objects  = strings.Fields("access accounts backups badges cables cameras certificates changes contracts copies credentials databases devices doors drives emails exceptions firewalls forms gateways incidents interfaces inventories keys laptops licences links locks logs mailboxes manuals media messages networks offices passwords patches permissions phones ports printers privileges procedures programs racks records rooms routers routes scanners schedules scripts servers sessions signatures software spares storage systems tablets terminals tokens tools traffic updates vendors visitors volumes websites workstations")
	manners  = []string{"in accordance with the manual", "prior to use", "at least once a year", "without delay", "in writing", "under the supervision of the committee", "within ten days", "as appropriate", "before the end of the month", "except in an emergency"}
)

// Rules writes a document of n English articles. The same seed gives the same document.
func Rules(n int, seed uint64) *policy.Document {
	r := rand.New(rand.NewPCG(seed, 7))
	word := func(list []string) string { return list[r.IntN(len(list))] }
	d := &policy.Document{Source: "rules", Title: "Rules"}
	for i := range n {
		if i%12 == 0 {
			d.Nodes = append(d.Nodes, &policy.Node{Kind: policy.Chapter, Label: English.Chapter(len(d.Nodes) + 1), Title: fmt.Sprintf("%s and %s", word(objects), word(objects))})
		}
		topic := []string{word(objects), word(objects), word(objects)}
		a := &policy.Node{Kind: policy.Article, Label: English.Article(i + 1), Title: fmt.Sprintf("%s of %s", word(verbs), topic[0])}
		for p := range 1 + r.IntN(6) {
			a.Children = append(a.Children, &policy.Node{
				Kind: policy.Paragraph, Label: fmt.Sprintf("(%d)", p+1),
				Text: fmt.Sprintf("The %s shall %s the %s and %s %s, and shall %s %s %s of the %s.", word(subjects), word(verbs), word(topic), word(objects), word(manners), word(verbs), word([]string{"the", "all", "such"}), word(objects), word(topic)),
			})
		}
		chapter := d.Nodes[len(d.Nodes)-1]
		chapter.Children = append(chapter.Children, a)
	}
	return d
}

// Cipher writes a document in letters that belong to no language: every Latin letter becomes a Cyrillic one.
func Cipher(d *policy.Document) *policy.Document {
	out := d.Clone()
	turn := func(s string) string {
		return strings.Map(func(r rune) rune {
			switch {
			case r >= 'a' && r <= 'z':
				return 'а' + r - 'a'
			case r >= 'A' && r <= 'Z':
				return 'А' + r - 'A'
			}
			return r
		}, s)
	}
	for n := range out.All() {
		n.Title, n.Text = turn(n.Title), turn(n.Text)
	}
	return out
}

// Scale gives a document of n times the size: copies in which other characters stand for the 漢字, so that no two clauses are alike.
func Scale(d *policy.Document, n int) *policy.Document {
	out := &policy.Document{Source: d.Source, Title: d.Title}
	for i := range n {
		copied := d.Clone()
		for x := range copied.All() {
			turn := func(s string) string {
				return strings.Map(func(r rune) rune {
					if r >= 0x4E00 && r < 0x9000 {
						return 0x4E00 + (r-0x4E00+rune(i*377))%(0x9000-0x4E00)
					}
					return r
				}, s)
			}
			x.Title, x.Text = turn(x.Title), turn(x.Text)
		}
		out.Nodes = append(out.Nodes, copied.Nodes...)
	}
	return out
}
