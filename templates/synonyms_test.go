package templates

import (
	"slices"
	"testing"
)

func TestSynonyms(t *testing.T) {
	p, err := ReadParams("kitei.yaml", []byte(`
body: {name: 瑞穂町, size: medium}
role: {names: {ciso: 情報セキュリティ最高責任者}, tokatsu: {post: 総務課長}}
audit: {head: 総務課長}
net: {zone_names: {マイナンバー利用事務系: 基幹系}}
`))
	if err != nil {
		t.Fatal(err)
	}
	words := map[string][]string{}
	seen := map[string]string{}
	for _, s := range p.Synonyms() {
		words[s.Key] = s.Words
		for _, w := range s.Words {
			if seen[w] != "" {
				t.Errorf("%s stands for %s and %s", w, seen[w], s.Key)
			}
			seen[w] = s.Key
		}
	}
	for key, want := range map[string][]string{
		"body.name": {"瑞穂町", "本町", "○○町"}, "ciso": {"最高情報セキュリティ責任者", "情報セキュリティ最高責任者", "副町長"},
		"tokatsu": {"統括情報セキュリティ責任者"}, "net.zone_names.マイナンバー利用事務系": {"マイナンバー利用事務系", "基幹系"},
	} {
		for _, w := range want {
			if !slices.Contains(words[key], w) {
				t.Errorf("%s: %v lacks %s", key, words[key], w)
			}
		}
	}
	if seen["総務課長"] != "" {
		t.Errorf("総務課長 holds two roles and stands for %s", seen["総務課長"])
	}
}
