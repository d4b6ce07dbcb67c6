package templates

import (
	"slices"
	"testing"
	"time"
)

// The outlines come in order of time, before the editions held in full; their chapters and topics name clauses of later editions.
func TestOutlines(t *testing.T) {
	known := allIDs(t)
	var ids []string
	last := ""
	for _, o := range Outlines() {
		ids = append(ids, o.ID)
		if _, err := time.Parse(time.DateOnly, o.Date); err != nil || o.Date <= last || o.Date >= Editions()[0].Date {
			t.Errorf("%s: date %s", o.ID, o.Date)
		}
		last = o.Date
		if Known(o.ID) {
			t.Errorf("%s is held in full", o.ID)
		}
		if o.Name == "" || o.Kind == "" || o.Basis == "" || o.Source == "" || o.Note == "" || !slices.Contains(marks, o.Mark) {
			t.Errorf("%s is incomplete", o.ID)
		}
		for i, c := range o.Chapters {
			if c.Number != i+1 || c.Title == "" || !known[c.ID] {
				t.Errorf("%s: chapter %+v", o.ID, c)
			}
		}
		for _, topic := range o.Topics {
			if topic.What == "" || !slices.Contains(marks, topic.Mark) {
				t.Errorf("%s: topic %+v", o.ID, topic)
			}
			for _, id := range topic.Keys {
				if !known[id] {
					t.Errorf("%s: no edition has %s", o.ID, id)
				}
			}
		}
	}
	if want := []string{"h13-03", "h15-03", "h18-09", "h22-11", "h27-03"}; !slices.Equal(ids, want) {
		t.Errorf("outlines %v, want %v", ids, want)
	}
	chapters := map[string]int{}
	for _, o := range Outlines() {
		chapters[o.ID] = len(o.Chapters)
	}
	if chapters["h13-03"] != 0 || chapters["h18-09"] != 7 || chapters["h22-11"] != 7 || chapters["h27-03"] != 8 {
		t.Errorf("chapters %v", chapters)
	}
}
