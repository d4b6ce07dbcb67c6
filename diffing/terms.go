package diffing

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
)

// Slot is one thing that several words stand for: a town's name and 本町, a role's name in the national model and the town's own, or the
// post that holds it. The comparison takes all of them for the same; what is shown is what was written.
type Slot struct {
	Name  string   // what it is, for the findings: ciso, 団体
	Role  bool     // the words name somebody who acts
	Words []string // as documents write them
}

// terms are pairs of an old term and its successor, or of two words for one thing, each with its reason.
//
// Not folded, although documents write one for the other, are words of which one is wider: 電磁的記録媒体 and 記録媒体 (which may be paper),
// コンピュータウイルス and 不正プログラム (of which it is a kind), LGWAN接続系 and 内部情報系 or 庁内系, 基幹系 and マイナンバー利用事務系 (which a
// town may cut otherwise: a [Slot] says so where it is true), 市長 and 町長 (likewise).
//
//go:embed terms.tsv
var terms string

// related are pairs of words on one subject, of which one may be wider; each with its reason. They say where to look, and never that two texts are
// the same.
//
//go:embed subjects.tsv
var related string

// folding folds the spellings of a text ([fold]) and then what stands for the same thing.
type folding struct {
	words     *strings.Replacer
	spellings *strings.Replacer // of the terms those that are spellings of one word
	current   *strings.Replacer // the terms as written, not folded
}

// firstSlot is the character that stands for the first slot in a key, written twice: a title that is a role and nothing else still has a gram.
// It belongs to a private plane that no text uses.
const firstSlot = 0x100000

// newFolding prepares the terms and slots.
func newFolding(slots []Slot) folding {
	var pairs []pair
	var spellings, current []pair
	for i, s := range slots {
		for _, w := range s.Words {
			if from := fold(w); from != "" {
				pairs = append(pairs, pair{from, strings.Repeat(string(rune(firstSlot+i)), 2)})
			}
		}
	}
	for _, f := range lines(terms) {
		pairs = append(pairs, pair{fold(f[0]), fold(f[1])})
		current = append(current, pair{f[0], f[1]})
		if isSpelling(f[2]) {
			spellings = append(spellings, pair{fold(f[0]), fold(f[1])})
		}
	}
	return folding{replacer(pairs), replacer(spellings), replacer(current)}
}

// subjectKey gives a function for the keys of texts whose subject is looked for: old terms and wider words stand for those of the model.
func subjectKey() func(string) string {
	var pairs []pair
	for _, f := range lines(related) {
		from, to := fold(f[0]), fold(f[1])
		pairs = append(pairs, pair{from, to}, pair{to, to}) // the word of the model is left as it is, though the other may be a part of it
	}
	same, near := newFolding(nil), replacer(pairs)
	return func(s string) string { return near.Replace(same.key(s)) }
}

type pair struct{ from, to string }

// replacer replaces words; the longest that fits counts, of two equally long ones the one named first.
func replacer(pairs []pair) *strings.Replacer {
	slices.SortStableFunc(pairs, func(x, y pair) int { return -cmp.Compare(len(x.from), len(y.from)) })
	flat := make([]string, 0, 2*len(pairs))
	for _, p := range pairs {
		flat = append(flat, p.from, p.to)
	}
	return strings.NewReplacer(flat...)
}

// lines gives the lines of a table of words, its remarks left out: the word, the other word, the reason.
func lines(table string) [][]string {
	var out [][]string
	for line := range strings.Lines(table) {
		if f := strings.Split(strings.TrimSpace(line), "\t"); len(f) == 3 && !strings.HasPrefix(line, "#") {
			out = append(out, f)
		}
	}
	return out
}

// key gives the comparison key of a text.
func (f folding) key(s string) string { return f.words.Replace(cutNote(fold(s))) }

// noteWords end the notes of amendments that web editions of rules print behind an article: （平18訓令5・一部改正）.
var noteWords = []string{"改正)", "追加)", "繰下)", "繰上)", "改称)"}

// cutNote takes the note of an amendment from the end of a folded text.
func cutNote(key string) string {
	open := strings.LastIndexByte(key, '(')
	if open < 0 || !strings.HasSuffix(key, ")") || !slices.ContainsFunc(noteWords, func(w string) bool { return strings.HasSuffix(key, w) }) {
		return key
	}
	for _, era := range []string{"明", "大", "昭", "平", "令"} {
		if rest, ok := strings.CutPrefix(key[open+1:], era); ok && rest != "" && (rest[0] >= '0' && rest[0] <= '9' || strings.HasPrefix(rest, "元")) {
			return key[:open]
		}
	}
	return key
}
