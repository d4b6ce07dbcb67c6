package templates

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kitei/policy"
)

// roleNames are the names the model uses for the roles, by their keys.
var roleNames = map[string]string{
	"ciso": "最高情報セキュリティ責任者", "tokatsu": "統括情報セキュリティ責任者", "sekininsha": "情報セキュリティ責任者",
	"kanrisha": "情報セキュリティ管理者", "sysadmin": "情報システム管理者", "systan": "情報システム担当者",
	"staff": "職員等", "committee": "情報セキュリティ委員会", "csirt": "CSIRT", "audit": "情報セキュリティ監査統括責任者",
	"cloudmanager": "クラウドサービス管理者",
}

// RoleName gives the town's name for a role key, the key itself when it is unknown.
func (p *Params) RoleName(key string) string {
	_, local := p.Map("role.names")
	if name := local[key]; name != "" {
		return name
	}
	if key == "committee" && p.IsSet("committee.name") {
		return p.Str("committee.name")
	}
	if name := roleNames[key]; name != "" {
		return name
	}
	return key
}

// vocabulary replaces the model's words for roles, zones, classes and spellings by the town's.
// Longer words go first, and a word that is not replaced still shields the shorter ones inside it.
func (p *Params) vocabulary() func(string) string {
	words := map[string]string{}
	for key, name := range roleNames {
		words[name] = p.RoleName(key)
	}
	for _, key := range []string{"net.zone_names", "doc.word"} {
		_, m := p.Map(key)
		for from, to := range m {
			words[from] = to
		}
	}
	prefix := "自治体機密性"
	if order(p.edition) < order("r6-10") {
		prefix = "機密性" // the five classes came with 令和6年10月版
		words["自治体機密性"] = prefix
	}
	_, labels := p.Map("class.labels")
	for class, label := range labels {
		words[prefix+class] = label
		words["自治体機密性"+class] = label
	}
	return replacer(words)
}

func replacer(words map[string]string) func(string) string {
	from := make([]string, 0, len(words))
	for w := range words {
		from = append(from, w)
	}
	slices.SortFunc(from, func(a, b string) int {
		if d := len(b) - len(a); d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	pairs := make([]string, 0, 2*len(from))
	for _, w := range from {
		pairs = append(pairs, w, words[w])
	}
	return strings.NewReplacer(pairs...).Replace
}

// orthography applies the town's punctuation, conjunctions, brackets and digits to a finished sentence.
// References that wait for their number are left alone.
func (p *Params) orthography() func(string) string {
	var pairs []string
	switch p.Str("doc.punct") {
	case "，。":
		pairs = append(pairs, "、", "，")
	case "，．":
		pairs = append(pairs, "、", "，", "。", "．")
	}
	if p.Str("doc.conj") == "kana" {
		pairs = append(pairs, "及び", "および", "並びに", "ならびに", "又は", "または", "若しくは", "もしくは")
	}
	if p.Str("doc.fusoku") == "付則" {
		pairs = append(pairs, "附則", "付則")
	}
	if p.Str("doc.brackets") == "hankaku" {
		pairs = append(pairs, "（", "(", "）", ")")
	}
	replace := strings.NewReplacer(pairs...).Replace
	digits := p.digits()
	return func(s string) string {
		return outsideRefs(s, func(part string) string { return writeDigits(replace(part), digits) })
	}
}

// digits is the parameter doc.digits.
func (p *Params) digits() policy.Digits {
	switch p.Str("doc.digits") {
	case "hankaku":
		return policy.Hankaku
	case "kanji":
		return policy.Kanji
	}
	return policy.Zenkaku
}

// outsideRefs applies f to everything but {ref:…}.
func outsideRefs(s string, f func(string) string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(s, "{ref:")
		if before != "" {
			b.WriteString(f(before))
		}
		if !found {
			return b.String()
		}
		id, after, _ := strings.Cut(rest, "}")
		b.WriteString("{ref:" + id + "}")
		s = after
	}
}

// writeDigits writes the whole numbers of a Japanese sentence in the given digits. Numbers that belong to a Latin word or to a decimal
// (WPA3, 802.1X) stay as they are.
func writeDigits(s string, d policy.Digits) string {
	if d == policy.Hankaku || !strings.ContainsAny(s, "0123456789") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if s[i] < '0' || s[i] > '9' {
			_, n := utf8.DecodeRuneInString(s[i:])
			b.WriteString(s[i : i+n])
			i += n
			continue
		}
		j, value := i, 0
		for j < len(s) && '0' <= s[j] && s[j] <= '9' {
			value = value*10 + int(s[j]-'0')
			j++
		}
		switch {
		case i > 0 && isLatin(s[i-1]) || j < len(s) && isLatin(s[j]):
			b.WriteString(s[i:j])
		case d == policy.Kanji && j-i <= 5:
			b.WriteString(policy.FormatNumber(value, policy.Kanji))
		default:
			b.WriteString(policy.WidenDigits(s[i:j]))
		}
		i = j
	}
	return b.String()
}

func isLatin(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || strings.IndexByte("./-_@:", c) >= 0
}
