package cli

import (
	"io"
	"slices"

	"github.com/urfave/cli/v2"

	"kitei/diffing"
	"kitei/exporters"
	"kitei/policy"
	"kitei/templates"
)

// stepFlags are the flags for several revisions at once.
func (p *program) stepFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "steps", Usage: p.tr("間の版を一つずつ経て比較し、それぞれの変更をもたらした版を示す", "go through every edition between, and tell which one brought each change")},
		&cli.StringFlag{Name: "adopted", Usage: p.tr("--steps で、旧の規程の基となった版（r4-03 等）。省略時は文言の最も近い版", "with --steps: the edition the old policy was written on; default: the one its wording is closest to")},
	}
}

// compareSteps compares the two documents of the command line through every edition between them.
func (p *program) compareSteps(c *cli.Context) (*diffing.Comparison, *diffing.Chain, exporters.TableOptions, error) {
	oldWord, newWord := c.Args().Get(0), c.Args().Get(1)
	words, ids, err := p.route(c, oldWord, newWord)
	if err != nil {
		return nil, nil, exporters.TableOptions{}, err
	}
	docs, err := p.documents(c.String("params"), words...)
	if err != nil {
		return nil, nil, exporters.TableOptions{}, err
	}
	comparing, options, err := p.comparing(c, docs[0], docs[len(docs)-1])
	if err != nil {
		return nil, nil, options, err
	}
	chain, err := diffing.CompareSteps(stops(docs, ids), comparing)
	if err != nil {
		return nil, nil, options, err
	}
	p.obstacles(c.String("decisions"), chain.Comparison)
	if err := explainSteps(chain, ids); err != nil {
		return nil, nil, options, err
	}
	options.Footer, err = p.statementFor(oldWord, newWord)
	return chain.Comparison, chain, options, err
}

// route gives the words of all documents on the way from the old to the new one, and beside each the edition it is or is drafted from, "" for
// a town's own.
func (p *program) route(c *cli.Context, oldWord, newWord string) (words, ids []string, err error) {
	to := newWord
	if newWord == "project" {
		values, err := p.params(c.String("params"))
		if err != nil {
			return nil, nil, err
		}
		to = values.Str("edition.to")
	}
	if !templates.Known(to) {
		return nil, nil, p.usageError("steps-new", newWord)
	}
	from, town := oldWord, !templates.Known(oldWord)
	if town {
		if from, err = p.adopted(c, oldWord); err != nil {
			return nil, nil, err
		}
		words, ids = []string{oldWord}, []string{""}
	}
	for _, id := range editionsBetween(from, to) {
		words, ids = append(words, id), append(ids, id)
	}
	words[len(words)-1] = newWord
	if len(words) < 2 {
		return nil, nil, p.usageError("steps-none", oldWord)
	}
	return words, ids, nil
}

// adopted gives the edition a town's policy was written on: the one that is named, or the one its wording is closest to.
func (p *program) adopted(c *cli.Context, word string) (string, error) {
	if id := c.String("adopted"); id != "" {
		_, err := templates.Open(id) // lists the editions there are
		return id, err
	}
	values, _, err := p.gapParams(c.String("params"))
	if err != nil {
		return "", err
	}
	quiet := *p
	quiet.stderr = io.Discard // what reading it has to say is said when it is read to be compared
	local, err := quiet.documents(c.String("params"), word)
	if err != nil {
		return "", err
	}
	var ids []string
	for _, e := range templates.Editions() {
		ids = append(ids, e.ID)
	}
	editions, _, err := p.gapModels(ids, values.With("doc.numbering", numberingOf(local, values.Str("doc.numbering"))))
	if err != nil {
		return "", err
	}
	nearest := diffing.Gap(local, editions, diffing.GapOptions{IgnoreIDs: c.Bool("ignore-ids"), Slots: slots(values)}).Age.Nearest
	if nearest == "" {
		return "", p.usageError("steps-adopted", word)
	}
	p.say("%s の基となった版は、文言の最も近い %s とみなしました。違うときは --adopted で指定してください。",
		"Taking %[2]s as the edition %[1]s was written on, by its wording. Name another with --adopted.", word, nearest)
	return nearest, nil
}

// editionsBetween gives the editions from one to another, both included, in the order of the way.
func editionsBetween(from, to string) []string {
	var ids []string
	for _, e := range templates.Editions() {
		ids = append(ids, e.ID)
	}
	i, j := slices.Index(ids, from), slices.Index(ids, to)
	if i <= j {
		return ids[i : j+1]
	}
	back := ids[j : i+1]
	slices.Reverse(back)
	return back
}

// stops names the documents on the way. What leads from a town's own text to the edition it was written on is no edition's doing.
func stops(docs []*policy.Document, ids []string) []diffing.Stop {
	names := map[string]string{}
	for _, e := range templates.Editions() {
		names[e.ID] = e.Name
	}
	out := make([]diffing.Stop, len(docs))
	for i, d := range docs {
		out[i] = diffing.Stop{Name: names[ids[i]], Document: d}
		switch {
		case ids[i] == "":
			out[i].Name = "現行"
		case i > 0 && ids[i-1] == "":
			out[i].Step = "現行と" + out[i].Name + "との違い"
		}
	}
	return out
}

// explainSteps adds to the changes of every step what its change log says of them, and to the whole the clauses of which only the commentary
// changed.
func explainSteps(chain *diffing.Chain, ids []string) error {
	for i, leg := range chain.Legs {
		if ids[i] == "" {
			continue
		}
		if err := explainChanges(leg, ids[i], ids[i+1]); err != nil {
			return err
		}
	}
	first := ids[0]
	if first == "" {
		first = ids[1]
	}
	return explainChanges(chain.Comparison, first, ids[len(ids)-1])
}
