package templates

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kitei/policy"
)

// found gives the notices of a draft as "code first-argument second-argument".
func found(t *testing.T, set *Set) []string {
	t.Helper()
	var out []string
	for _, n := range set.Unimplemented() {
		out = append(out, fmt.Sprint(n.Code, " ", n.Args))
	}
	return out
}

// allIDs holds every id any edition has or stands for.
func allIDs(t *testing.T) map[string]bool {
	known := map[string]bool{}
	for _, info := range Editions() {
		e := open(t, info.ID)
		for _, d := range []*policy.Document{e.Basic, withOverlay(e.Standards, e.Overlay)} {
			for n := range d.All() {
				for _, id := range append([]string{n.ID}, n.Also...) {
					known[id] = true
				}
			}
		}
	}
	return known
}

// Every id a procedure implements is one some edition has.
func TestImplementsExist(t *testing.T) {
	known := allIDs(t)
	procedures, err := Procedures()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range procedures {
		if len(p.Implements) == 0 {
			t.Errorf("%s implements nothing", p.Title)
		}
		for _, id := range p.Implements {
			if !known[id] {
				t.Errorf("%s implements %s, which no edition has", p.Title, id)
			}
		}
	}
}

// everything are parameters with every service in use, so that every procedure is drafted.
func everything() *Params {
	p := Defaults("瑞穂町")
	for key, v := range map[string]any{
		"telework": true, "webmeeting.tools": []any{"会議"}, "chat.tools": []any{"チャット"}, "sns.accounts": []any{"広報"},
		"ai.services": []any{"生成AI"}, "net.wlan": []any{"lgwan"},
	} {
		p = p.With(key, v)
	}
	return p
}

// With every procedure there, every clause that demands one is answered; taking a procedure away is noticed at the clause.
func TestMissingProcedureIsReported(t *testing.T) {
	set := draftSet(t, "r8-03", everything())
	if lines := found(t, set); len(lines) != 0 {
		t.Errorf("complete set: %v", lines)
	}
	set.Procedures = slices.DeleteFunc(set.Procedures, func(p Procedure) bool { return p.Number == 14 })
	lines := found(t, set)
	if len(lines) != 1 || !strings.Contains(lines[0], "業務委託に係る運用規程の整備") || !strings.Contains(lines[0], "対策基準第") {
		t.Errorf("without the procedure for outsourcing: %v", lines)
	}
	set.Procedures = nil
	lines = found(t, set)
	for _, title := range []string{"統括情報セキュリティ責任者", "バックアップの実施", "クラウドサービスの選定に係る運用規程の整備"} {
		if !slices.ContainsFunc(lines, func(l string) bool { return strings.Contains(l, title) }) {
			t.Errorf("without procedures, nothing on %s: %v", title, lines)
		}
	}
}

// A demand the parameters leave out asks for nothing, and a town's own words hide none.
func TestDemandsFollowTheDraft(t *testing.T) {
	set := draftSet(t, "r8-03", Defaults("瑞穂町").With("doc.word", map[string]any{"実施手順": "細則", "手順": "定め"}))
	set.Procedures = nil
	lines := strings.Join(found(t, set), "\n")
	if strings.Contains(lines, "ソーシャルメディア") || strings.Contains(lines, "Web会議") {
		t.Errorf("clauses that were left out are reported: %s", lines)
	}
	if !strings.Contains(lines, "バックアップの実施") {
		t.Errorf("a renamed procedure is not missed: %s", lines)
	}
}

// Implements keeps the ids a draft has.
func TestImplementsOfDraft(t *testing.T) {
	for edition, want := range map[string]bool{"r8-03": true, "h30-09": false} {
		set := draftSet(t, edition, everything())
		i := slices.IndexFunc(set.Procedures, func(p Procedure) bool { return p.Number == 14 })
		ids := set.Implements(set.Procedures[i])
		if slices.Contains(ids, "out.rule") != want || !slices.Contains(ids, "out.during") {
			t.Errorf("%s: %v", edition, ids)
		}
	}
}
