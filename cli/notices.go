package cli

import (
	"fmt"
	"strings"

	"kitei/policy"
)

// notices lists findings on stderr.
func (p *program) notices(list []policy.Notice) {
	if p.quiet {
		return
	}
	for i, group := range alike(list) {
		if i == maxNotices {
			fmt.Fprintln(p.stderr, p.text(policy.Problem("notices-more", policy.Pos{}, len(list)-shown(list, i))))
			return
		}
		fmt.Fprintln(p.stderr, p.tr("注意: ", "note: ")+p.line(&group[0])+p.others(group[1:]))
	}
}

// fewAlike is how many notices of one kind about one file are told one by one.
const fewAlike = 2

// alike puts the notices of one kind about one file together, in the order of the first ones.
func alike(list []policy.Notice) [][]policy.Notice {
	type kind struct{ code, file string }
	count := map[kind]int{}
	for i := range list {
		count[kind{list[i].Code, list[i].Pos.File}]++
	}
	var out [][]policy.Notice
	at := map[kind]int{}
	for i := range list {
		k := kind{list[i].Code, list[i].Pos.File}
		if g, seen := at[k]; seen && count[k] > fewAlike {
			out[g] = append(out[g], list[i])
			continue
		}
		at[k] = len(out)
		out = append(out, list[i:i+1:i+1])
	}
	return out
}

// shown is how many notices the first n groups hold.
func shown(list []policy.Notice, n int) int {
	sum := 0
	for _, group := range alike(list)[:n] {
		sum += len(group)
	}
	return sum
}

// maxPlaces is how many places of notices alike are named.
const maxPlaces = 10

// others says how many more notices of one kind there are and where; "" for none.
func (p *program) others(rest []policy.Notice) string {
	if len(rest) == 0 {
		return ""
	}
	var places []string
	for i := range rest {
		pos := rest[i].Pos
		pos.File = ""
		if at := p.place(pos); at != "" && len(places) < maxPlaces {
			places = append(places, at)
		}
	}
	where := strings.Join(places, p.tr("、", ", "))
	if where != "" {
		where = p.tr("：", ": ") + where
	}
	if len(places) == maxPlaces && len(rest) > maxPlaces {
		where += p.tr(" など", " …")
	}
	return fmt.Sprintf(p.tr("（ほか %d 件%s）", " (%d more%s)"), len(rest), where)
}
