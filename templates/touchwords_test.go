package templates

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"kitei/policy"
)

// folds make two drafts alike that differ by one parameter of words or spelling only. A key that ends in a point stands for all below it.
var folds = map[string]func(string) string{
	"body.name":      strings.NewReplacer("椿市", "桜市").Replace,
	"body.self":      strings.NewReplacer("別の自団体の呼び方", "本市").Replace,
	"body.head":      strings.NewReplacer("市長職", "市長").Replace,
	"net.zone_names": strings.NewReplacer("別の領域", "LGWAN接続系").Replace,
	"role.names":     strings.NewReplacer("別の管理者", "情報システム管理者").Replace,
	"committee.name": strings.NewReplacer("別の委員会の名称", "情報セキュリティ委員会").Replace,
	"class.labels":   strings.NewReplacer("別の区分", "自治体機密性２").Replace,
	"doc.word":       strings.NewReplacer("別の事業者", "委託事業者").Replace,
	"doc.title.":     strings.NewReplacer("別の基本方針の題名", "桜市情報セキュリティ基本方針", "別の対策基準の題名", "桜市情報セキュリティ対策基準").Replace,
	"doc.punct":      strings.NewReplacer("，", "、", "．", "。").Replace,
	"doc.conj":       strings.NewReplacer("および", "及び", "または", "又は", "ならびに", "並びに", "もしくは", "若しくは").Replace,
	"doc.brackets":   strings.NewReplacer("(", "（", ")", "）").Replace,
	"doc.digits":     func(s string) string { return numerals.ReplaceAllString(s, "") },
}

var numerals = regexp.MustCompile(`[0-9０-９〇一二三四五六七八九十百千]+|[.．]`)

// mentions are what a clause speaks of that a parameter may change anywhere.
var mentions = map[string]*regexp.Regexp{
	"class.scheme":           regexp.MustCompile(`機密性|秘文書`),
	"class.prefix_integrity": regexp.MustCompile(`完全性|可用性`),
	"class.examples":         regexp.MustCompile(`機密性`),
	"org.layers":             regexp.MustCompile(`情報セキュリティ責任者|部局`),
}

// Parameters of the head and the 附則; of numbers and of how documents are cut; and those the defaults of others follow from.
var (
	heads      = []string{"doc.form", "doc.addressee", "doc.number", "doc.number_basic", "doc.date", "doc.effective", "doc.revision_of", "doc.repeals"}
	structural = []string{"doc.bundle", "doc.numbering", "doc.article_start.standard", "doc.fusoku"}
	followed   = []string{"body.kind", "body.size"}
)

// anywhere reports whether a parameter may change any clause, so that a test of this file holds it.
func anywhere(key string) bool {
	return mentions[key] != nil || fold(key) != nil || slices.Contains(slices.Concat(heads, structural, followed), key) || key == "level.recommend"
}

func fold(key string) func(string) string {
	for prefix, f := range folds {
		if key == prefix || strings.HasSuffix(prefix, ".") && strings.HasPrefix(key, prefix) {
			return f
		}
	}
	return nil
}

func folded(lines map[string]string, f func(string) string) map[string]string {
	out := map[string]string{}
	for id, s := range lines {
		if strings.Contains(id, " ") { // by a title
			id = f(id)
		}
		out[id] = f(s)
	}
	return out
}

// Words and spelling change nothing else: with the words put back the drafts are alike.
func TestWordsChangeNothingElse(t *testing.T) {
	for _, def := range Parameters() {
		f := fold(def.Key)
		if f == nil {
			continue
		}
		for _, x := range trials()[def.Key] {
			before, after := folded(x.before, f), folded(x.after, f)
			for _, id := range differing(before, after) {
				t.Errorf("%s %v changes %s", def.Key, x.value, id)
			}
		}
	}
}

// The scheme of classes and the layers of the body change clauses that speak of them; what stands at the head or in the 附則 changes nothing
// between; a choice about 推奨事項 changes clauses with 推奨事項.
func TestChoicesChangeNothingElse(t *testing.T) {
	recommended := recommendedClauses(t)
	for _, def := range Parameters() {
		for _, x := range trials()[def.Key] {
			for _, id := range differing(x.before, x.after) {
				allowed := true
				switch {
				case mentions[def.Key] != nil:
					allowed = mentions[def.Key].MatchString(x.before[id] + x.after[id])
				case slices.Contains(heads, def.Key):
					allowed = touched([]string{"頭書き", "附則"}, id)
				case def.Key == "level.recommend":
					allowed = recommended[id]
				}
				if !allowed {
					t.Errorf("%s %v changes %s", def.Key, x.value, id)
				}
			}
		}
	}
}

func recommendedClauses(t *testing.T) map[string]bool {
	out := map[string]bool{}
	e := open(t, "r8-03")
	for _, c := range policy.Clauses(withOverlay(e.Standards, e.Overlay)) {
		for _, part := range c.Parts {
			for n := range part.All() {
				out[c.Node.ID] = out[c.Node.ID] || n.Level == policy.Recommended
			}
		}
	}
	return out
}

// Numbers and the cut into documents change labels, and no provision of the two rules.
func TestStructureChangesNoProvision(t *testing.T) {
	before, labels := provisions(t, base())
	for _, key := range structural {
		def, _ := parameter(key)
		for _, value := range alternatives(*def, base()) {
			after, relabelled := provisions(t, base().With(key, value))
			if relabelled == labels {
				t.Errorf("%s %v changes nothing", key, value)
			}
			for _, id := range differing(before, after) {
				if !strings.Contains(id, "supplement") { // two rules have a 附則 each
					t.Errorf("%s %v changes %s", key, value, id)
				}
			}
		}
	}
}

// provisions gives the text of every provision of the two rules without its number, and all the numbers.
func provisions(t *testing.T, p *Params) (texts map[string]string, labels string) {
	t.Helper()
	set, _, err := DraftRules(open(t, "r8-03"), p)
	if err != nil {
		t.Fatal(problems(err))
	}
	texts = map[string]string{}
	for _, d := range set.Documents() {
		for n := range d.All() {
			labels += n.Label + "\n"
			if n.ID != "" && n.Text != "" {
				texts[n.ID] = unreferred(n)
			}
		}
	}
	return texts, labels
}

// Kind and size of a body change nothing but defaults: with the values that follow from them held, a clause changes only where it names them.
func TestDefaultsChangeNothingElse(t *testing.T) {
	e, sources := open(t, "r8-03"), clauseSources(t)
	for _, key := range followed {
		held := base()
		for _, def := range Parameters() {
			if def.DefaultBy != nil && def.DefaultBy.Key == key {
				held = held.With(def.Key, held.value(def.Key))
			}
		}
		before := clauseLines(e, held)
		def, _ := parameter(key)
		for _, value := range alternatives(*def, held) {
			for _, id := range differing(before, clauseLines(e, held.With(key, value))) {
				if !strings.Contains(sources[id], key) {
					t.Errorf("%s %v changes %s", key, value, id)
				}
			}
		}
	}
}
